//! What is written, to which tool, and numbers as its files have them.

use num_rational::BigRational;

use crate::exact;

/// What to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetFormat {
    /// GENIUS XML: a domain and a profile a party.
    Genius,
    /// GeniusWeb JSON: a domain and a profile a party.
    GeniusWeb,
    /// NegMAS YAML: an outcome space and a utility function a party.
    Negmas,
    /// NegoLog JSON: a profile a party.
    Negolog,
    /// A scorable game of LLM-Deliberation: `config.txt` and a file of whole scores a party.
    Scorable,
    /// `.nfg`, which Gambit and OpenSpiel read: the demand game over the frontier.
    Nfg,
    /// A Summitry scenario to go on from.
    Summitry,
}

/// Files to be written, and what they leave out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// File names and contents.
    pub files: Vec<(String, String)>,
    /// What the target cannot hold or holds differently, in sentences.
    pub lost: Vec<String>,
}

/// Decimal places where a fraction has no finite decimal: more than a double keeps.
pub(crate) const PLACES: u32 = 20;

/// A number as a decimal; where none equals it, the nearest of 20 places, counted.
pub(crate) fn decimal(number: &BigRational, rounded: &mut usize) -> String {
    let (text, exactly) = exact::rounded(number, PLACES);
    if let Some(whole) = exact::decimal(number) {
        return whole;
    }
    if !exactly {
        *rounded += 1;
    }
    text
}

/// Says how many numbers were rounded.
pub(crate) fn say_rounded(rounded: usize, party: &str, written: &mut Written) {
    if rounded > 0 {
        written.lost.push(format!(
            "{party}: {rounded} number{} that no decimal equals {} rounded to {PLACES} places",
            if rounded == 1 { "" } else { "s" },
            if rounded == 1 { "is" } else { "are" }
        ));
    }
}
