//! One style of JSON: one object a line for what may be many, indented for what is one; a newline at the end of either; numbers in
//! the shortest form that reads back; whole numbers as text where a reader's double would lose digits.

use num_bigint::BigUint;
use num_traits::ToPrimitive as _;
use serde_json::Value;

/// The largest whole number every JSON reader keeps: 2^53.
const LARGEST: u64 = 1 << 53;

/// One object of many, on one line.
#[must_use]
pub fn line(value: &Value) -> String {
    format!("{value}\n")
}

/// One object alone, indented.
#[must_use]
pub fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

/// A whole number of any size: a number up to 2^53, beyond that its digits as text.
#[must_use]
pub fn whole(number: &BigUint) -> Value {
    match number.to_u64() {
        Some(small) if small <= LARGEST => Value::from(small),
        _ => Value::from(number.to_string()),
    }
}

/// The same for an index.
#[must_use]
pub fn index(number: u128) -> Value {
    match u64::try_from(number) {
        Ok(small) if small <= LARGEST => Value::from(small),
        _ => Value::from(number.to_string()),
    }
}
