//! Positions: many parties, each somewhere on a ladder of 0 to 100.
//!
//! With thirty parties nobody lists packages. Three numbers a party and issue are what experts give: where it stands, how much it
//! cares, what it can bring to bear. This room holds what follows from them, apart from any world:
//!
//! * [`mean`]: the weighted mean, the one to beat, with the spread that its errors had on real cases;
//! * [`nash`]: the weighted Nash solution with quadratic losses, which the mean is the limit of;
//! * [`exchange`]: who could give way on what in return for what, with equal gains.

mod error;
pub mod exchange;
pub mod mean;
pub mod nash;
mod trade;

pub use error::PositionsError;

#[cfg(test)]
mod tests;

/// Where one party stands on one issue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stance {
    /// Place on the ladder. Any unit for the mean and Nash; 0..=100 for exchange and for rungs.
    pub at: f64,
    /// How much the issue matters to the party, 0..=100.
    pub salience: f64,
    /// What it can bring to bear, 0 or more in any unit.
    pub power: f64,
}

impl Stance {
    /// Power that is in fact used: power × salience.
    fn weight(&self) -> f64 {
        self.power * self.salience
    }
}

/// The sum of all weights, of positions that can be weighed.
fn checked(positions: &[Stance]) -> Result<f64, PositionsError> {
    if positions.is_empty() {
        return Err(PositionsError::Nobody);
    }
    for (party, position) in positions.iter().enumerate() {
        let refuse = |what, value, range| PositionsError::Range { what, party, value, range };
        if !position.at.is_finite() {
            return Err(refuse("position", position.at, "a number"));
        }
        if !(0.0..=100.0).contains(&position.salience) {
            return Err(refuse("salience", position.salience, "between 0 and 100"));
        }
        if !position.power.is_finite() || position.power < 0.0 {
            return Err(refuse("power", position.power, "0 or more"));
        }
    }
    let sum: f64 = positions.iter().map(Stance::weight).sum();
    if sum > 0.0 { Ok(sum) } else { Err(PositionsError::AllZero) }
}
