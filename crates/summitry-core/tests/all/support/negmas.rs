//! Reads the synthetic scenarios of `tests/data/negmas`.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use serde_json::Value;
use summitry_core::deals::{Profile, Space, SpaceIssue};

/// One file of the test data.
pub(crate) fn data(file: &str) -> Value {
    let path = format!("{}/tests/data/negmas/{file}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The decimal a JSON number is written as: doubles in these files are written as their shortest decimal.
pub(crate) fn decimal(number: &Value) -> BigRational {
    let text = number.as_number().unwrap().to_string();
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let exponent: i32 = exponent.parse::<i32>().unwrap() - fraction.len() as i32;
    let mantissa: BigInt = format!("{whole}{fraction}").parse().unwrap();
    BigRational::from(mantissa) * BigRational::from(BigInt::from(10)).pow(exponent)
}

/// A scenario file as a space.
pub(crate) fn space(file: &str) -> Space {
    let scenario = data(file);
    let list = |v: &Value| v.as_array().unwrap().clone();
    let text = |v: &Value| v.as_str().unwrap().to_owned();
    let issues = list(&scenario["issues"])
        .iter()
        .map(|i| SpaceIssue {
            name: text(&i["name"]),
            options: list(&i["values"]).iter().map(text).collect(),
        })
        .collect();
    let party = |p: &Value| {
        let weighted = list(&p["weights"]).into_iter().zip(list(&p["values"]));
        Profile {
            name: text(&p["name"]),
            reservation: decimal(&p["reserved_value"]),
            base: BigRational::zero(),
            values: weighted
                .map(|(w, values)| list(&values).iter().map(|v| decimal(&w) * decimal(v)).collect())
                .collect(),
            interactions: Vec::new(),
        }
    };
    Space {
        issues,
        parties: list(&scenario["parties"]).iter().map(party).collect(),
        exclusions: Vec::new(),
    }
}
