//! When talks end: after so many rounds, or after so many seconds.
//!
//! Seconds are counted, not measured: every turn takes as long as the deadline says, so that the same talks are the same on any
//! machine. Only whoever seats a person hands over a clock of its own.

use std::str::FromStr;

use super::TalksError;

/// What a turn takes unless said otherwise, in seconds.
const A_TURN: f64 = 1.0;
/// The most turns that seconds may be cut into: what rounds may be, twice.
const MOST: f64 = 2e8;

/// A deadline in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seconds {
    /// All of them, above 0.
    pub all: f64,
    /// What one turn takes, above 0.
    pub turn: f64,
}

impl Seconds {
    /// How many turns begin before the time is up, 1 or more.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked when it is read: positive, and at most 2·10^8"
    )]
    pub fn turns(self) -> usize {
        (self.all / self.turn).ceil().clamp(1.0, MOST) as usize
    }

    /// Turn number `turn`, counted from 0, as a share of all the time.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "turns stay far below 2^53")]
    pub fn share(self, turn: usize) -> f64 {
        turn as f64 * self.turn / self.all
    }
}

/// A deadline as it is written: `60`, `60rounds`, `180s`, `180s/0.5s`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Deadline {
    /// Rounds in which every party has one turn, 1 or more.
    Rounds(u32),
    /// Seconds.
    Seconds(Seconds),
}

impl FromStr for Deadline {
    type Err = TalksError;

    fn from_str(text: &str) -> Result<Self, TalksError> {
        let wrong = || TalksError::Deadline { word: text.to_owned() };
        let above = |text: &str| -> Option<f64> {
            text.trim().strip_suffix('s')?.parse().ok().filter(|x: &f64| *x > 0.0 && x.is_finite())
        };
        let text = text.trim();
        let rounds = text.strip_suffix("rounds").or_else(|| text.strip_suffix("round"));
        if let Ok(rounds) = rounds.unwrap_or(text).trim().parse::<u32>() {
            return if rounds > 0 { Ok(Self::Rounds(rounds)) } else { Err(wrong()) };
        }
        let (all, turn) = match text.split_once('/') {
            Some((all, turn)) => (above(all), above(turn)),
            None => (above(text), Some(A_TURN)),
        };
        match (all, turn) {
            (Some(all), Some(turn)) if all / turn <= MOST => {
                Ok(Self::Seconds(Seconds { all, turn }))
            }
            _ => Err(wrong()),
        }
    }
}

impl std::fmt::Display for Deadline {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Rounds(rounds) => write!(f, "{rounds}rounds"),
            Self::Seconds(Seconds { all, turn }) => write!(f, "{all}s/{turn}s"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deadlines_are_read_and_written() {
        let read = |text: &str| text.parse::<Deadline>().unwrap().to_string();
        let all = ["60", "60rounds", "180s", "180s/0.5s", " 2.5s / 1s"];
        assert_eq!(all.map(read), ["60rounds", "60rounds", "180s/1s", "180s/0.5s", "2.5s/1s"]);
        for wrong in
            ["", "0", "0rounds", "-3s", "0s", "infs", "3m", "10s/0s", "10s/", "1e9s/1s", "NaNs"]
        {
            let said = wrong.parse::<Deadline>().unwrap_err().to_string();
            assert!(said.contains("180s"), "{wrong}: {said}");
        }
    }

    #[test]
    fn a_turn_that_begins_in_time_counts() {
        let turns = |all: f64, turn: f64| Seconds { all, turn }.turns();
        assert_eq!((turns(10.0, 1.0), turns(10.0, 3.0), turns(1.0, 5.0)), (10, 4, 1));
        assert_eq!(Seconds { all: 10.0, turn: 2.5 }.share(3), 0.75);
    }
}
