//! A number as it is written, and where its kind allows it.

use summitry_core::value::ValueKind;

use super::written::{Fault, tidy};
use crate::grammar::quantity::Quantity;

/// A number with or without its percent sign.
#[derive(Clone, Copy)]
pub(super) struct Figure {
    pub(super) number: f64,
    pub(super) percent: bool,
}

impl Figure {
    pub(super) fn parse(text: &str) -> Option<Self> {
        let t = text.trim();
        let (digits, percent) =
            t.strip_suffix('%').map_or((t, false), |rest| (rest.trim_end(), true));
        let plain =
            digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+' | b'_'));
        if !plain || !digits.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        let number: f64 = digits.replace('_', "").parse().ok()?;
        number.is_finite().then_some(Self { number, percent })
    }

    /// In the unit of the kind: chances are written in percent with or without the sign, shares only with it.
    pub(super) fn value(self, percent: bool, quantity: &Quantity) -> f64 {
        if percent || quantity.kind == ValueKind::Chance {
            self.number / 100.0
        } else {
            self.number
        }
    }
}

pub(super) fn percent_allowed(
    percent: bool,
    written: &str,
    quantity: &Quantity,
) -> Result<(), Fault> {
    if percent && !matches!(quantity.kind, ValueKind::Chance | ValueKind::Share) {
        return Err((
            format!("`{written}` is in percent, but this is {}", quantity.unit),
            Some(format!("leave the % out: \"{}\"", written.replace('%', "").trim())),
        ));
    }
    Ok(())
}

/// Whether one number lies where the kind allows it.
pub(super) fn bounded(value: f64, written: &str, quantity: &Quantity) -> Result<(), Fault> {
    let low = match quantity.kind {
        ValueKind::Points => f64::NEG_INFINITY,
        ValueKind::Importance
        | ValueKind::Score
        | ValueKind::Chance
        | ValueKind::Share
        | ValueKind::Positive => 0.0,
    };
    if value < low {
        return Err((format!("`{written}` is below 0, but this is {}", quantity.unit), None));
    }
    if value == 0.0 && !quantity.zero {
        return Err((format!("`{written}` is 0, but this is {}", quantity.unit), None));
    }
    // The last digits of a percentage are no fault of its author's.
    if value != 0.0 && value.abs() < quantity.floor() * (1.0 - 1e-9) {
        let zero = if quantity.zero { "write 0, or " } else { "write " };
        let floor = match quantity.kind {
            // Nine places: the least chance is a billionth.
            ValueKind::Chance => {
                let percent = format!("{:.9}", quantity.floor() * 100.0);
                format!("{}%", percent.trim_end_matches('0').trim_end_matches('.'))
            }
            _ => tidy(quantity.floor()),
        };
        return Err((
            format!("`{written}` is too small to be told from 0"),
            Some(format!("{zero}{floor} or more")),
        ));
    }
    if value > quantity.max {
        let help = match quantity.kind {
            ValueKind::Share if value > 1.0 => {
                Some(format!("write \"{}%\" or {}", tidy(value), tidy(value / 100.0)))
            }
            ValueKind::Share if quantity.max < 1.0 => Some(format!(
                "write {} or less: what moves together entirely is one value",
                tidy(quantity.max)
            )),
            _ => None,
        };
        return Err(match quantity.kind {
            ValueKind::Chance => (
                format!("`{written}` is more than 100 %"),
                Some("a chance lies between 0 and 100 %".to_owned()),
            ),
            _ => (
                format!(
                    "`{written}` is above {}, but this is {}",
                    tidy(quantity.max),
                    quantity.unit
                ),
                help,
            ),
        });
    }
    if value.abs() > 1e9 {
        return Err((format!("`{written}` is beyond any scale"), None));
    }
    Ok(())
}
