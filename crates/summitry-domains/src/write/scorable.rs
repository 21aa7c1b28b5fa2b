//! Scorable games as LLM-Deliberation plays them (Abdelnabi et al. 2024): whole scores, options `A1`, `A2`, …, a threshold.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::One;

use super::names::in_order;
use super::plain::Plain;
use super::written::Written;
use crate::error::{DomainError, Result};

/// Issues have a letter.
const MOST_ISSUES: usize = 26;
/// Options have one digit.
const MOST_OPTIONS: usize = 9;

pub(super) fn write(plain: &Plain<'_>, written: &mut Written) -> Result<()> {
    let space = &plain.space;
    if let Some(party) = space.parties.iter().find(|party| !party.interactions.is_empty()) {
        return Err(DomainError::Domain(format!(
            "party \"{}\" links issues with each other; a scorable game holds sums over issues only",
            party.name
        )));
    }
    let most = space.issues.iter().map(|issue| issue.options.len()).max().unwrap_or_default();
    if space.issues.len() > MOST_ISSUES || most > MOST_OPTIONS {
        return Err(DomainError::Domain(format!(
            "{} issues with up to {most} options; a scorable game has at most {MOST_ISSUES} issues (letters) of \
             {MOST_OPTIONS} options (one digit)",
            space.issues.len()
        )));
    }
    plain.time_and_words("a scorable game", written);
    let files = in_order(space.parties.iter().map(|party| party.name.as_str()), "party", &[]);
    let mut config = String::new();
    for (at, (party, file)) in space.parties.iter().zip(&files).enumerate() {
        let role = match at {
            0 => "p1",
            1 => "p2",
            _ => "player",
        };
        let said: String =
            party.name.chars().map(|c| if c == ',' || c.is_control() { ' ' } else { c }).collect();
        config.push_str(&format!("{},{file},{role},cooperative,model\n", said.trim()));
        // Scores are whole numbers: everything times the common denominator, the constant in the first issue.
        let numbers = party.values.iter().flatten().chain([&party.base]);
        let scale = numbers.fold(BigInt::one(), |all, number| all.lcm(number.denom()));
        let scale = BigRational::from_integer(scale);
        let mut text = String::new();
        for (issue, values) in party.values.iter().enumerate() {
            let scores: Vec<String> = values
                .iter()
                .map(|value| if issue == 0 { value + &party.base } else { value.clone() })
                .map(|value| (value * &scale).to_integer().to_string())
                .collect();
            text.push_str(&format!("{}\n", scores.join(", ")));
        }
        // Sums are whole, so the next whole number lets the same packages pass.
        text.push_str(&format!("{}\n", (&party.reservation * &scale).ceil().to_integer()));
        if !scale.is_one() {
            written.lost.push(format!(
                "{}: scores and threshold are {} times the utilities, since scores are whole numbers",
                party.name,
                scale.to_integer()
            ));
        }
        written.files.push((format!("scores_files/{file}.txt"), text));
    }
    let first: Vec<String> = (0..space.issues.len()).map(|at| format!("{}1", letter(at))).collect();
    let mut words = String::new();
    for (at, issue) in space.issues.iter().enumerate() {
        words.push_str(&format!("Issue {}: {}\n", letter(at), line(&issue.name)));
        for (number, option) in issue.options.iter().enumerate() {
            words.push_str(&format!("{}{} {}\n", letter(at), number + 1, line(option)));
        }
        words.push('\n');
    }
    written.files.push(("config.txt".to_owned(), config));
    written.files.push(("initial_deal.txt".to_owned(), format!("{}\n", first.join(","))));
    written.files.push(("global_instructions.txt".to_owned(), words));
    written.lost.push(
        "roles (p1, p2), incentives and models in config.txt and the story in global_instructions.txt are yours to fill in"
            .to_owned(),
    );
    Ok(())
}

fn letter(issue: usize) -> char {
    char::from(b'A' + u8::try_from(issue).unwrap_or_default())
}

/// A name in quotation marks on one line.
fn line(name: &str) -> String {
    let plain: String =
        name.chars().map(|c| if c.is_control() || c == '"' { ' ' } else { c }).collect();
    format!("\"{}\"", plain.trim())
}
