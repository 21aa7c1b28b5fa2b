//! Spaces to measure on: the committed synthetic scenarios, and generated ones of any size.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use serde_json::Value;
use summitry_core::deals::{Profile, Space, SpaceIssue};

/// A decimal as JSON writes it.
fn decimal(text: &str) -> BigRational {
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let exponent: i32 = exponent.parse::<i32>().expect("an exponent") - fraction.len() as i32;
    let mantissa: BigInt = format!("{whole}{fraction}").parse().expect("digits");
    BigRational::from(mantissa) * BigRational::from(BigInt::from(10)).pow(exponent)
}

/// A committed scenario.
pub fn scenario(file: &str) -> Space {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/summitry-core/tests/data/negmas");
    let text = std::fs::read_to_string(format!("{folder}/{file}")).expect("the scenario");
    let json: Value = serde_json::from_str(&text).expect("JSON");
    let list = |v: &Value| v.as_array().expect("a list").clone();
    let number = |v: &Value| decimal(&v.as_number().expect("a number").to_string());
    let name = |v: &Value| v.as_str().expect("a string").to_owned();
    let issues = list(&json["issues"]);
    let issues = issues.iter().map(|i| SpaceIssue {
        name: name(&i["name"]),
        options: list(&i["values"]).iter().map(name).collect(),
    });
    let parties = list(&json["parties"]);
    let parties = parties.iter().map(|p| Profile {
        name: name(&p["name"]),
        reservation: number(&p["reserved_value"]),
        base: BigRational::zero(),
        values: list(&p["weights"])
            .iter()
            .zip(list(&p["values"]))
            .map(|(w, values)| list(&values).iter().map(|v| number(w) * number(v)).collect())
            .collect(),
        interactions: Vec::new(),
    });
    Space { issues: issues.collect(), parties: parties.collect(), exclusions: Vec::new() }
}

/// What generated values look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Every value drawn by itself.
    Random,
    /// The second party's value is what the first's leaves of 1, within a tenth.
    Opposed,
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same spaces everywhere.
struct Rng(u64);

impl Rng {
    /// A number below 10^16.
    fn digits(&mut self) -> i64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % 10_000_000_000_000_000) as i64
    }
}

/// A space of `issues` issues with `options` options each; values and weights have sixteen decimals like a double's,
/// so that a weighted value has thirty-two.
pub fn generated(kind: Kind, parties: usize, issues: usize, options: usize, seed: u64) -> Space {
    const ONE: i64 = 10_000_000_000_000_000;
    let mut rng = Rng(seed);
    let first: Vec<Vec<i64>> =
        (0..issues).map(|_| (0..options).map(|_| rng.digits()).collect()).collect();
    let profile = |p: usize, rng: &mut Rng| {
        let raw: Vec<i64> = (0..issues).map(|_| rng.digits() / 10 + ONE / 10).collect();
        let total: i128 = raw.iter().map(|&w| i128::from(w)).sum();
        let value = |v: i64, rng: &mut Rng| match (kind, p) {
            (_, 0) => v,
            (Kind::Opposed, 1) => (ONE - v) / 10 * 9 + rng.digits() / 10,
            _ => rng.digits(),
        };
        let values = first.iter().zip(&raw).map(|(options, &w)| {
            let weight = BigInt::from(i128::from(w) * i128::from(ONE) / total);
            let scale = BigInt::from(ONE) * BigInt::from(ONE);
            let weighted = options.iter().map(|&v| &weight * value(v, rng));
            weighted.map(|x| BigRational::new(x, scale.clone())).collect()
        });
        Profile {
            name: format!("p{p}"),
            base: BigRational::zero(),
            values: values.collect(),
            reservation: BigRational::new((3 - p.min(2) as i64).into(), 10.into()),
            interactions: Vec::new(),
        }
    };
    let issue = |i| SpaceIssue {
        name: format!("i{i}"),
        options: (0..options).map(|o| format!("v{o}")).collect(),
    };
    Space {
        issues: (0..issues).map(issue).collect(),
        parties: (0..parties).map(|p| profile(p, &mut rng)).collect(),
        exclusions: Vec::new(),
    }
}
