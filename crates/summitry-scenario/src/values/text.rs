//! What a text stands for: a word, a range, three points, a number.

use summitry_core::value::Spread;

use super::figure::{Figure, bounded, percent_allowed};
use super::message::not_a_value;
use super::range::{pert, range};
use super::word::known;
use super::written::Fault;
use crate::grammar::quantity::Quantity;
use crate::scales::Scales;

/// What a text stands for.
pub(crate) fn text(written: &str, quantity: &Quantity, scales: &Scales) -> Result<Spread, Fault> {
    let t = written.trim();
    if let Some(spread) = known(t, quantity, scales) {
        return spread;
    }
    let parts: Vec<&str> = t.split(" to ").collect();
    if let [a, b] = parts.as_slice()
        && let (Some(a), Some(b)) = (Figure::parse(a), Figure::parse(b))
    {
        let percent = a.percent || b.percent;
        return range(a.value(percent, quantity), b.value(percent, quantity), percent, t, quantity);
    }
    let parts: Vec<&str> = t.split(" / ").collect();
    if let [a, b, c] = parts.as_slice()
        && let (Some(a), Some(b), Some(c)) = (Figure::parse(a), Figure::parse(b), Figure::parse(c))
    {
        let percent = a.percent || b.percent || c.percent;
        let [a, b, c] = [a, b, c].map(|f| f.value(percent, quantity));
        return pert(a, b, c, percent, t, quantity);
    }
    if let Some(figure) = Figure::parse(t) {
        percent_allowed(figure.percent, t, quantity)?;
        let value = figure.value(figure.percent, quantity);
        bounded(value, t, quantity)?;
        return Ok(Spread::Point(value));
    }
    Err(not_a_value(t, quantity, scales))
}
