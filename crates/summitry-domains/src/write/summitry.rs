//! A first draft of a Summitry scenario: parties, issues with options, what each party wants, in its words and scales.
//!
//! The step from worst to best of a party's most important issue counts 100 points, the others in proportion (swing
//! weights; Edwards and Barron 1994); options score 0 to 100 between worst and best.

use num_rational::BigRational;
use num_traits::Zero;

use super::names::{distinct, quoted};
use super::plain::Plain;
use super::written::Written;
use crate::error::{DomainError, Result};
use crate::exact;

/// Decimal places of a score or weight: as many as a double keeps.
const PLACES: u32 = 12;

/// A label without what would act on a terminal or turn the text around; a line break becomes a space.
fn label(name: &str, stripped: &mut usize) -> String {
    let unseen = |c: char| {
        c.is_control()
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    if !name.contains(unseen) {
        return quoted(name);
    }
    *stripped += 1;
    let spaced = name.replace(['\n', '\r', '\t'], " ").replace(unseen, "");
    quoted(spaced.trim())
}

pub(super) fn write(plain: &Plain<'_>, written: &mut Written) -> Result<()> {
    let mut stripped = 0;
    let space = &plain.space;
    if let Some(party) = space.parties.iter().find(|party| !party.interactions.is_empty()) {
        return Err(DomainError::Domain(format!(
            "party \"{}\" links issues with each other; a scenario holds sums over issues",
            party.name
        )));
    }
    plain.time_and_words("a scenario", written);
    plain.ranges_as_options("a scenario", written);
    let title = if plain.domain.name.is_empty() { "A domain" } else { &plain.domain.name };
    let mut text = format!(
        "# Converted from a {} domain. Go on from here: titles, dates, sources, the room.\n\
         format = \"summitry/1\"\n\n[summit]\ntitle = {}\ninvented = true\n",
        plain.domain.format.tool(),
        label(title, &mut stripped)
    );
    let parties = distinct(space.parties.iter().map(|p| p.name.as_str()), "party", &[]);
    for (party, id) in space.parties.iter().zip(&parties) {
        text.push_str(&format!("\n[party.{id}]\nlabel = {}\n", label(&party.name, &mut stripped)));
    }
    let issues = distinct(space.issues.iter().map(|i| i.name.as_str()), "issue", &[]);
    let mut left_out = Vec::new();
    let mut options = Vec::new();
    for (issue, id) in space.issues.iter().zip(&issues) {
        let ids = distinct(issue.options.iter().map(String::as_str), "option", &[]);
        if ids.len() < 2 {
            left_out.push(issue.name.clone());
            options.push(Vec::new());
            continue;
        }
        text.push_str(&format!("\n[issue.{id}]\nlabel = {}\n", label(&issue.name, &mut stripped)));
        text.push_str(&format!("now = {}\noptions = [\n", quoted(&ids[0])));
        for (id, option) in ids.iter().zip(&issue.options) {
            text.push_str(&format!(
                "  {{ id = {}, label = {} }},\n",
                quoted(id),
                label(option, &mut stripped)
            ));
        }
        text.push_str("]\n");
        options.push(ids);
    }
    let mut rounded = 0;
    let mut indifferent = Vec::new();
    for (party, party_id) in space.parties.iter().zip(&parties) {
        let range = |values: &[BigRational]| match (values.iter().max(), values.iter().min()) {
            (Some(most), Some(least)) => most - least,
            _ => BigRational::zero(),
        };
        let widest = party.values.iter().map(|values| range(values)).max();
        let widest = widest.unwrap_or_else(BigRational::zero);
        if widest.is_zero() {
            indifferent.push(party_id.clone());
        }
        for ((values, issue), ids) in party.values.iter().zip(&issues).zip(&options) {
            if ids.is_empty() {
                continue;
            }
            let swing = range(values);
            // What a party does not want it need not be said to want.
            if swing.is_zero() {
                continue;
            }
            text.push_str(&format!("\n[wants.{party_id}.{issue}]\n"));
            let (Some(most), Some(least)) = (values.iter().max(), values.iter().min()) else {
                continue;
            };
            let hundred = BigRational::from_integer(100.into());
            let mut number = |value: BigRational| {
                let (text, exactly) = exact::rounded(&value, PLACES);
                rounded += usize::from(!exactly);
                text
            };
            text.push_str(&format!("matters = {}\n", number(&hundred * &swing / &widest)));
            let place = |wanted: &BigRational| values.iter().position(|v| v == wanted);
            let (Some(worst), Some(best)) = (place(least), place(most)) else { continue };
            let id = |place: usize| ids.get(place).map_or("", String::as_str);
            text.push_str(&format!("worst = {}\nbest = {}\n", quoted(id(worst)), quoted(id(best))));
            let scores: Vec<String> = values
                .iter()
                .enumerate()
                .filter(|(place, _)| *place != worst && *place != best)
                .map(|(place, value)| {
                    let score = &hundred * (value - least) / &swing;
                    format!("{} = {}", quoted(id(place)), number(score))
                })
                .collect();
            if !scores.is_empty() {
                text.push_str(&format!("score = {{ {} }}\n", scores.join(", ")));
            }
        }
    }
    let name = distinct([title], "domain", &[]).remove(0);
    written.files.push((format!("{name}.toml"), text));
    written.lost.extend(indifferent.iter().map(|party| {
        format!("{party} makes no difference between any options, which a scenario does not allow: add what it wants")
    }));
    written.lost.push(
        "what holds today is not in the file: the first option of each issue was taken, please check".to_owned(),
    );
    written.lost.push(
        "reservation values were not carried over: Summitry works out what each side has without a deal".to_owned(),
    );
    if stripped > 0 {
        written.lost.push(format!(
            "{stripped} name{} held control or direction characters, which were left out",
            if stripped == 1 { "" } else { "s" }
        ));
    }
    if rounded > 0 {
        written.lost.push(format!("{rounded} points and scores are rounded to {PLACES} places"));
    }
    for issue in left_out {
        written
            .lost
            .push(format!("\"{issue}\" has one option only and nothing to agree on; left out"));
    }
    Ok(())
}
