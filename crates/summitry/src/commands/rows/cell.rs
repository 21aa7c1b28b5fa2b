//! One value of a row, whatever file it goes into.

use serde_json::Value;

/// One value of a row.
pub(crate) enum Cell {
    /// Words.
    Text(String),
    /// A count.
    Whole(u64),
    /// A number.
    Number(f64),
    /// One number a party.
    Numbers(Vec<f64>),
    /// No words.
    NoText,
    /// No number.
    NoNumber,
}

impl Cell {
    /// A number, or none.
    pub(crate) fn maybe(value: Option<f64>) -> Self {
        value.map_or(Self::NoNumber, Self::Number)
    }

    /// As it is written, and whether it is words.
    pub(super) fn written(&self) -> (String, bool) {
        match self {
            Self::Text(text) => (text.clone(), true),
            Self::Whole(n) => (n.to_string(), false),
            Self::Number(x) => (x.to_string(), false),
            Self::Numbers(list) => {
                (list.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "), false)
            }
            Self::NoText | Self::NoNumber => (String::new(), true),
        }
    }

    /// As a JSON line has it.
    pub(super) fn json(&self) -> Value {
        match self {
            Self::Text(text) => Value::from(text.as_str()),
            Self::Whole(n) => Value::from(*n),
            Self::Number(x) => Value::from(*x),
            Self::Numbers(list) => list.iter().copied().map(Value::from).collect(),
            Self::NoText | Self::NoNumber => Value::Null,
        }
    }
}
