//! How a domain is to be read, and what comes of it.

use summitry_core::deals::Space;

/// Whose meaning the numbers of a GENIUS file are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Reading {
    /// GENIUS 10.4's own: evaluations divided by the largest, whole-number evaluators counted from the lower
    /// bound and kept within 0–1, utilities capped at 1, nonlinear ones divided by `maxutility`.
    #[default]
    Genius,
    /// NegMAS 0.16.0's loader with `ignore_discount=True`: the numbers as they stand.
    Negmas,
}

impl Reading {
    /// The word of the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Genius => "genius",
            Self::Negmas => "negmas",
        }
    }
}

/// How to turn a domain into a space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Whose meaning GENIUS numbers are given.
    pub reading: Reading,
    /// Into how many equal steps a real-valued issue is cut; both ends are kept, so `grid + 1` values. At least 1.
    pub grid: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { reading: Reading::Genius, grid: 10 }
    }
}

/// Something the user should know about how the numbers were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// A word for programs: `evaluation-scale`, `reservation-scale`, `discount`, `integer-evaluator`, `cap`,
    /// `rectangles`, `grid`, `reservation`, `forbidden`, `reader`.
    pub code: &'static str,
    /// The party concerned, where it is one.
    pub party: Option<String>,
    /// The sentence.
    pub text: String,
}

/// A domain as exact utilities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted {
    /// What every exact algorithm works on.
    pub space: Space,
    /// Where the readings differ, what was cut, what the reader put right.
    pub notes: Vec<Note>,
}
