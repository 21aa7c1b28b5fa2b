//! Spaces to measure on: the committed synthetic scenarios, and generated ones of any size.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use serde_json::Value;
use summitry_core::deals::{Interaction, Profile, Space, SpaceIssue};

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

/// Two parties whose utilities are sums of hyper-rectangles, as in GENIUS's nonlinear domains: each on one to three
/// issues, an interval of options on each.
pub fn hyper_rectangles(issues: usize, options: usize, rectangles: usize, seed: u64) -> Space {
    let mut space = generated(Kind::Random, 2, issues, options, seed);
    let mut rng = Rng(seed);
    let mut below = |n: usize| rng.digits() as usize % n;
    for party in &mut space.parties {
        party.values.iter_mut().flatten().for_each(|v| *v = BigRational::zero());
        party.reservation = BigRational::zero();
        for _ in 0..rectangles {
            let on = (0..=below(3)).map(|_| {
                let (a, b) = (below(options), below(options));
                let interval = (0..options).map(|o| (a.min(b)..=a.max(b)).contains(&o)).collect();
                (below(issues), interval)
            });
            let on = on.collect();
            party.interactions.push(Interaction { on, adds: BigInt::from(below(100) + 1).into() });
        }
    }
    space
}

/// A GENIUS domain of 1,944,000 packages in seven discrete issues and two opposed profiles, the size of ANAC 2011's
/// AMPOvsCity, as file names and texts. Its numbers are drawn here; nothing of the original but its size.
pub fn genius_domain() -> Vec<(&'static str, String)> {
    const SIZES: [usize; 7] = [10, 6, 9, 6, 10, 10, 6];
    let mut rng = Rng(2011);
    let mut below = |n: i64| rng.digits() % n;
    let first: Vec<Vec<i64>> =
        SIZES.iter().map(|&n| (0..n).map(|_| 1 + below(100)).collect()).collect();
    let second: Vec<Vec<i64>> = first
        .iter()
        .map(|values| values.iter().map(|v| (101 - v + below(21) - 10).clamp(1, 100)).collect())
        .collect();
    let mut weights = || -> Vec<i64> {
        let mut raw: Vec<i64> = SIZES.iter().map(|_| 5 + below(11)).collect();
        // They add up to exactly 1, so that GENIUS has nothing to cap.
        raw[0] = 100 - raw[1..].iter().sum::<i64>();
        raw
    };
    let issues = |values: Option<&[Vec<i64>]>| -> String {
        let mut text = String::new();
        for (k, &n) in SIZES.iter().enumerate() {
            text.push_str(&format!(
                "<issue index=\"{}\" name=\"issue {k}\" type=\"discrete\" etype=\"discrete\" vtype=\"discrete\">\n",
                k + 1
            ));
            for o in 0..n {
                let evaluation =
                    values.map_or(String::new(), |v| format!(" evaluation=\"{}\"", v[k][o]));
                text.push_str(&format!("<item index=\"{}\" value=\"o{o}\"{evaluation}/>\n", o + 1));
            }
            text.push_str("</issue>\n");
        }
        text
    };
    const ROOT: &str = "<objective index=\"0\" name=\"root\" type=\"objective\" etype=\"objective\" description=\"\">\n";
    let domain = format!(
        "<negotiation_template>\n<utility_space number_of_issues=\"{}\">\n{ROOT}{}</objective>\n</utility_space>\n\
         </negotiation_template>\n",
        SIZES.len(),
        issues(None)
    );
    let profile = |values: &[Vec<i64>], weights: &[i64]| {
        let weights: String = weights
            .iter()
            .enumerate()
            .map(|(k, w)| {
                format!("<weight index=\"{}\" value=\"{}.{:02}\"/>\n", k + 1, w / 100, w % 100)
            })
            .collect();
        format!(
            "<utility_space>\n{ROOT}{}{weights}</objective>\n<reservation value=\"0.3\"/>\n</utility_space>\n",
            issues(Some(values))
        )
    };
    vec![
        ("domain.xml", domain),
        ("profile1.xml", profile(&first, &weights())),
        ("profile2.xml", profile(&second, &weights())),
    ]
}
