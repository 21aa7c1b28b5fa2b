//! Tactics by name: which there are, and the one that a word like `boulware:8` means.

use std::fmt;
use std::str::FromStr;

use super::TalksError;
use super::protocol::Protocol;
use super::table::Table;
use super::tactic::{Dice, Seating, Tactic, TacticKind};
use super::tactics::ALL;

/// All tactics.
#[must_use]
pub fn kinds() -> &'static [TacticKind] {
    ALL
}

/// A tactic by name, with an exponent of its own or not: `boulware`, `boulware:8`.
#[derive(Clone, Copy, Debug)]
pub struct TacticName {
    kind: &'static TacticKind,
    exponent: Option<f64>,
}

impl TacticName {
    /// Seats it.
    #[must_use]
    pub fn seat(
        &self,
        table: &Table,
        protocol: &Protocol,
        party: usize,
        dice: Dice,
    ) -> Box<dyn Tactic> {
        let own = self.kind.exponent.map_or(1.0, |(default, ..)| default);
        let exponent = self.exponent.unwrap_or(own);
        (self.kind.make)(&Seating { table, protocol, party, exponent, dice })
    }

    /// A kind that is none of ours, such as one that an embedder wrote: it plays wherever ours do, under its kind's name. Two are
    /// the same where their names are, so that whoever seats several keeps the names apart.
    #[must_use]
    pub fn of(kind: &'static TacticKind) -> Self {
        Self { kind, exponent: None }
    }

    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> &'static TacticKind {
        self.kind
    }

    /// Every kind with its default exponent.
    #[must_use]
    pub fn all() -> Vec<Self> {
        ALL.iter().map(|kind| Self { kind, exponent: None }).collect()
    }
}

impl PartialEq for TacticName {
    fn eq(&self, other: &Self) -> bool {
        self.kind.name == other.kind.name && self.exponent == other.exponent
    }
}

impl fmt::Display for TacticName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.name)?;
        self.exponent.map_or(Ok(()), |e| write!(f, ":{e}"))
    }
}

impl FromStr for TacticName {
    type Err = TalksError;

    fn from_str(word: &str) -> Result<Self, TalksError> {
        let (name, given) = word.split_once(':').map_or((word, None), |(n, e)| (n, Some(e)));
        let Some(kind) = ALL.iter().find(|kind| kind.name == name) else {
            let like = |kind: &&'static TacticKind| strsim::osa_distance(kind.name, name);
            let closest =
                ALL.iter().min_by_key(like).filter(|kind| like(kind) <= 1 + name.len() / 3);
            let known: Vec<&str> = ALL.iter().map(|kind| kind.name).collect();
            return Err(TalksError::UnknownTactic {
                word: word.to_owned(),
                closest: closest.map(|kind| kind.name),
                known: known.join(", "),
            });
        };
        let Some(given) = given else { return Ok(Self { kind, exponent: None }) };
        let wrong = |problem: String| Err(TalksError::Exponent { word: word.to_owned(), problem });
        let Some((_, range, (low, high))) = kind.exponent else {
            return wrong("takes no exponent".to_owned());
        };
        match given.parse::<f64>() {
            Ok(exponent) if low < exponent && exponent < high => {
                Ok(Self { kind, exponent: Some(exponent) })
            }
            Ok(_) => wrong(format!("the exponent must be {range}")),
            Err(_) => wrong(format!("`{given}` is no number; the exponent must be {range}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_and_written() {
        for kind in kinds() {
            let name: TacticName = kind.name.parse().unwrap();
            assert_eq!(name.to_string(), kind.name);
        }
        assert_eq!("boulware:8".parse::<TacticName>().unwrap().to_string(), "boulware:8");
    }

    #[test]
    fn wrong_names_are_answered_with_the_cure() {
        let said = |word: &str| word.parse::<TacticName>().unwrap_err().to_string();
        assert!(said("bolware").contains("did you mean `boulware`?"));
        assert!(!said("zzz").contains("did you mean"));
        assert_eq!(said("linear:2"), "tactic `linear:2`: takes no exponent");
        assert_eq!(said("boulware:0.5"), "tactic `boulware:0.5`: the exponent must be above 1");
        assert!(said("conceder:x").contains("`x` is no number"));
    }
}
