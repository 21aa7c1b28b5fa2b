//! NegoLog JSON: one file a party, weights and values.

use num_rational::BigRational;
use num_traits::{One, Zero};

use super::names::{in_order, quoted};
use super::plain::Plain;
use super::written::{Written, decimal, say_rounded};
use crate::error::{DomainError, Result};

pub(super) fn write(plain: &Plain<'_>, written: &mut Written) -> Result<()> {
    if let Some(party) = plain.space.parties.iter().find(|party| !party.interactions.is_empty()) {
        return Err(DomainError::Domain(format!(
            "party \"{}\" links issues with each other; NegoLog holds sums over issues only",
            party.name
        )));
    }
    plain.time_and_words("NegoLog", written);
    plain.ranges_as_options("NegoLog", written);
    let names: Vec<&str> = plain.space.parties.iter().map(|party| party.name.as_str()).collect();
    // NegoLog's own two files; its parties have no other names.
    let files = match names.as_slice() {
        [_, _] => vec!["profileA".to_owned(), "profileB".to_owned()],
        _ => {
            written.lost.push("NegoLog negotiates between two; it has no use for more".to_owned());
            in_order(names.iter().copied(), "party", &[])
        }
    };
    for (number, (party, file)) in plain.space.parties.iter().zip(&files).enumerate() {
        if party.name != *file {
            written
                .lost
                .push(format!("{}: the party is called {file}, after its file", party.name));
        }
        let mut rounded = 0;
        let (mut weights, mut issues) = (Vec::new(), Vec::new());
        for (at, issue) in plain.space.issues.iter().enumerate() {
            let (weight, mut values) = plain.weighed(number, at);
            // A constant goes into the first issue.
            if at == 0 && !party.base.is_zero() {
                values.iter_mut().for_each(|value| *value += &party.base / &weight);
            }
            let (weight, values) = decimals(weight, values);
            let entries: Vec<String> = issue
                .options
                .iter()
                .zip(&values)
                .map(|(option, value)| {
                    format!("{}: {}", quoted(option), decimal(value, &mut rounded))
                })
                .collect();
            issues.push(format!("    {}: {{{}}}", quoted(&issue.name), entries.join(", ")));
            weights.push(format!("{}: {}", quoted(&issue.name), decimal(&weight, &mut rounded)));
        }
        let reservation = decimal(&party.reservation, &mut rounded);
        say_rounded(rounded, &party.name, written);
        let text = format!(
            "{{\n  \"reservationValue\": {reservation},\n  \"issueWeights\": {{{}}},\n  \"issues\": {{\n{}\n  }}\n}}\n",
            weights.join(", "),
            issues.join(",\n")
        );
        written.files.push((format!("{file}.json"), text));
    }
    Ok(())
}

/// The weight folded into the values where only their products are decimals.
fn decimals(weight: BigRational, values: Vec<BigRational>) -> (BigRational, Vec<BigRational>) {
    let exactly = |number: &BigRational| crate::exact::decimal(number).is_some();
    if exactly(&weight) && values.iter().all(exactly) {
        return (weight, values);
    }
    let folded = values.iter().map(|value| value * &weight).collect();
    (BigRational::one(), folded)
}
