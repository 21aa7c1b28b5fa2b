//! Ranges and three-point estimates, and the family of distributions each kind takes them for.

use summitry_core::value::{Spread, ValueKind, Z95};

use super::figure::{bounded, percent_allowed};
use super::written::Fault;
use crate::grammar::quantity::Quantity;

/// `a to b`: nine chances in ten inside.
pub(super) fn range(
    a: f64,
    b: f64,
    percent: bool,
    written: &str,
    quantity: &Quantity,
) -> Result<Spread, Fault> {
    percent_allowed(percent, written, quantity)?;
    if a > b {
        let mut ends = written.split(" to ");
        let (first, last) = (ends.next().unwrap_or(""), ends.next().unwrap_or(""));
        let sign = if percent { "%" } else { "" };
        return Err((
            format!("the range `{written}` runs backwards"),
            Some(format!(
                "write \"{} to {}{sign}\"",
                last.trim_end_matches('%').trim(),
                first.trim_end_matches('%').trim()
            )),
        ));
    }
    if a == b {
        return Err((
            format!("the range `{written}` has no width"),
            Some(format!("write one number: \"{}\"", written.split(" to ").last().unwrap_or(""))),
        ));
    }
    match quantity.kind {
        ValueKind::Chance => {
            if a <= 0.0 || b >= 1.0 {
                if b > 1.0 {
                    bounded(b, written, quantity)?;
                }
                bounded(a, written, quantity)?;
                let (end, near, word) = if a <= 0.0 {
                    ("0 %", "1%", "impossible")
                } else {
                    ("100 %", "99%", "certain")
                };
                return Err((
                    format!(
                        "`{written}` ends at {end}: a range of chances has its ends strictly inside 0 and 100 %"
                    ),
                    Some(format!("write {near} for the end if it is nearly {word}")),
                ));
            }
        }
        ValueKind::Positive => {
            if a <= 0.0 {
                return Err((
                    format!(
                        "`{written}` starts at 0 or below: a range of {} has its ends above 0",
                        quantity.unit
                    ),
                    Some("start it a little above 0, such as 0.1".to_owned()),
                ));
            }
            bounded(b, written, quantity)?;
        }
        ValueKind::Importance | ValueKind::Score | ValueKind::Share | ValueKind::Points => {
            bounded(a, written, quantity)?;
            bounded(b, written, quantity)?;
        }
    }
    Ok(spread(a, b, quantity))
}

/// The family of the kind with these 5 % and 95 % quantiles, a < b, both inside the bounds.
pub(super) fn spread(a: f64, b: f64, quantity: &Quantity) -> Spread {
    let middle = |a: f64, b: f64| (f64::midpoint(a, b), (b - a) / (2.0 * Z95));
    match quantity.kind {
        ValueKind::Chance => {
            let logit = |p: f64| libm::log(p / (1.0 - p));
            let (mu, sigma) = middle(logit(a), logit(b));
            Spread::LogitNormal { mu, sigma }
        }
        ValueKind::Positive => {
            let (mu, sigma) = middle(libm::log(a), libm::log(b));
            Spread::LogNormal { mu, sigma }
        }
        ValueKind::Importance | ValueKind::Score | ValueKind::Share | ValueKind::Points => {
            let (mean, sd) = middle(a, b);
            let (min, max) = clip(quantity);
            Spread::Normal { mean, sd, min, max }
        }
    }
}

/// Where draws of a normal are cut off.
pub(super) fn clip(quantity: &Quantity) -> (f64, f64) {
    match quantity.kind {
        ValueKind::Points => (f64::NEG_INFINITY, f64::INFINITY),
        ValueKind::Positive => (1e-6, quantity.max),
        ValueKind::Chance => (0.000_001, 0.999_999),
        ValueKind::Importance | ValueKind::Score | ValueKind::Share => (0.0, quantity.max),
    }
}

/// `low / most likely / high`: a PERT (Malcolm et al. 1959).
pub(super) fn pert(
    low: f64,
    mode: f64,
    high: f64,
    percent: bool,
    written: &str,
    quantity: &Quantity,
) -> Result<Spread, Fault> {
    percent_allowed(percent, written, quantity)?;
    for end in [low, high] {
        if !(end == 0.0 && quantity.kind == ValueKind::Positive) {
            bounded(end, written, quantity)?;
        }
    }
    if low >= high || mode < low || mode > high {
        return Err((
            format!("`{written}` is not in order"),
            Some("write low / most likely / high, such as \"10 / 20 / 40\"".to_owned()),
        ));
    }
    Ok(Spread::Pert { low, mode, high })
}
