//! Words such as "major" or "likely": the range the file's scale gives them.

use summitry_core::value::{Spread, ValueKind};

use super::range::spread;
use super::written::Fault;
use crate::classes;
use crate::grammar::quantity::{Quantity, Words};
use crate::scales::Scales;

/// The distribution a word stands for in the place it stands in, if the place knows it.
pub(super) fn known(
    text: &str,
    quantity: &Quantity,
    scales: &Scales,
) -> Option<Result<Spread, Fault>> {
    if quantity.words == Words::Class
        && let Some(class) = classes::class(text)
    {
        return Some(Ok(class.spread()));
    }
    word(text, quantity.words, scales).map(|range| of_word(range, quantity))
}

/// The range of a word, if the place knows it.
pub(super) fn word(text: &str, words: Words, scales: &Scales) -> Option<(f64, f64)> {
    let text = text.to_lowercase();
    match words {
        Words::None => None,
        Words::Importance => scales.importance.get(&text).copied(),
        Words::Likelihood | Words::Class => scales.likelihood.get(&text).copied(),
        Words::Effort => scales.effort.get(&text).copied(),
        Words::Capacity => scales.capacity.get(&text).copied(),
    }
}

/// A word's range, read with the kind of the place it stands in.
fn of_word((a, b): (f64, f64), quantity: &Quantity) -> Result<Spread, Fault> {
    if a >= b {
        return Ok(Spread::Point(a));
    }
    if quantity.kind == ValueKind::Chance {
        // Scales that start at 0 % or end at 100 % have no finite logit there: a thousandth inside.
        return Ok(spread(a.max(0.001), b.min(0.999), quantity));
    }
    Ok(spread(a, b, quantity))
}
