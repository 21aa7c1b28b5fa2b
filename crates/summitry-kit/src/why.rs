//! Why a chance is what it is: what it rests on, and what moves it.

use std::fmt;

use summitry_core::{
    forecast::Paired,
    scenario::{EndingKind, Outcome},
};

use crate::{Chance, Error, ErrorKind, Forecast, Result, chance::percent};

/// Drivers told of one outcome: more are no reasons any more.
const MOST: usize = 8;

/// What an outcome rests on and what moves it.
///
/// Printed, it is a few lines: the chance, of the headline its factors, and the values that move it most.
#[derive(Clone, Debug)]
pub struct Why {
    /// The outcome's path.
    pub path: String,
    /// Its name.
    pub label: String,
    /// How likely it is.
    pub chance: Chance,
    /// The factors whose product it is, in their order; of the headline (`ending.agreed`) alone, otherwise empty.
    pub factors: Vec<Factor>,
    /// The uncertain values that move it most, largest movement first, without those within the noise. Of questions, options and rooms
    /// none is worked out.
    pub drivers: Vec<Reason>,
}

/// One step on the way to the outcome.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Factor {
    /// What has to go well: `no bust-up`, `a zone of agreement`, `more than words`.
    pub what: &'static str,
    /// The chance that it does, given the steps before, 0..1.
    pub chance: f64,
    /// The same if what is at stake did not count, 0..1.
    pub without_stakes: f64,
}

/// One uncertain value that moves it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The value's path.
    pub path: String,
    /// The outcome's mean in the worlds in which the value lies in its low third, 0..1.
    pub low: f64,
    /// The same for its high third, 0..1.
    pub high: f64,
}

impl Why {
    pub(crate) fn of(forecast: &Forecast, path: &str) -> Result<Self> {
        let (study, model) = (forecast.study(), forecast.model());
        let outcome = study.outcome(path)?;
        let scenario = &study.document().scenario;
        let drivers = model.drivers.iter().filter(|d| outcome.target() == Some(d.of));
        let loud = drivers
            .filter(|d| !Paired { difference: d.high - d.low, error: d.error }.is_noise())
            .filter_map(|d| {
                let path = scenario.values.get(d.value.0)?.path.clone();
                Some(Reason { path, low: d.low, high: d.high })
            });
        let chance = model.chance(outcome).ok_or_else(|| {
            Error::new(ErrorKind::Unknown, format!("the forecast does not hold `{path}`"))
        })?;
        let h = &model.headline;
        let factor = |what, f: summitry_core::forecast::Factor| Factor {
            what,
            chance: f.chance,
            without_stakes: f.at_level,
        };
        let factors = match outcome {
            Outcome::Ending(EndingKind::Agreed) => vec![
                factor("no bust-up", h.no_row),
                factor("a zone of agreement", h.zone),
                factor("more than words", h.more_than_words),
            ],
            _ => Vec::new(),
        };
        Ok(Why {
            path: outcome.path(scenario),
            label: study.label(outcome),
            chance: chance.into(),
            factors,
            drivers: loud.take(MOST).collect(),
        })
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} ({}): {}", self.label, self.path, self.chance)?;
        for factor in &self.factors {
            writeln!(f, "  × {}: {}", factor.what, percent(factor.chance))?;
        }
        for reason in &self.drivers {
            let (low, high) = (percent(reason.low), percent(reason.high));
            writeln!(f, "  {}: {low} where it is low, {high} where it is high", reason.path)?;
        }
        Ok(())
    }
}
