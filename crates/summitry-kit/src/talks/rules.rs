//! The rules of the room, with those of a file in place of what is left open.

use summitry_core::talks::{Convention, Protocol, Seconds, Table};
use summitry_domains::Reading;

/// The rules of the room. What is left open is as the scenario says; of a domain, as said here.
#[derive(Clone, Debug, PartialEq)]
pub struct Rules {
    /// Rounds in which every party has one turn, 1 or more (100).
    pub rounds: Option<u32>,
    /// A deadline in counted seconds in place of one in rounds.
    pub seconds: Option<Seconds>,
    /// Chance that the room blows up after a round, 0..1 (0).
    pub bust_up: Option<f64>,
    /// A party walks out when offers to it have not improved for so many rounds, 1 or more (never).
    pub patience: Option<u32>,
    /// What one more offer leaves of utility, 0..1: one number for all, or one a party (Rubinstein's δ). Only who looks ahead counts it.
    pub discount: Vec<f64>,
    /// What one more offer costs in utility: one number for all, or one a party. Only who looks ahead counts it.
    pub cost: Vec<f64>,
    /// Whose meaning numbers and tactics are given.
    pub reading: Reading,
    /// Into how many equal steps a real-valued issue of another tool's domain is cut, 1 to 200,000.
    pub grid: u32,
}

impl Default for Rules {
    fn default() -> Self {
        Rules {
            rounds: None,
            seconds: None,
            bust_up: None,
            patience: None,
            discount: Vec::new(),
            cost: Vec::new(),
            reading: Reading::Genius,
            grid: super::GRID,
        }
    }
}

impl Rules {
    /// The rules of a file, with these in their place.
    pub(super) fn over(&self, file: &Protocol, table: &Table) -> Protocol {
        let spread = |given: &[f64]| match given {
            [one] => vec![*one; table.parties()],
            many => many.to_vec(),
        };
        let ruled = Protocol {
            rounds: self.rounds.unwrap_or(file.rounds),
            bust_up: self.bust_up.unwrap_or(file.bust_up),
            patience: self.patience.or(file.patience),
            discount: spread(&self.discount),
            cost: spread(&self.cost),
            convention: match self.reading {
                Reading::Genius => file.convention,
                Reading::Negmas => Convention::Negmas,
            },
            ..file.clone()
        };
        match self.seconds {
            Some(seconds) => ruled.within(seconds, table.parties()),
            None => ruled,
        }
    }
}
