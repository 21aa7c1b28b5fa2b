//! Why a chance is what it is: at which gate the rest is lost, what moves it, and the smallest change that would turn it.

use std::fmt;

use summitry_core::forecast::{Gate, Paired, Watcher as CoreControl};

use crate::{
    Budget, Chance, Control, Error, ErrorKind, Forecast, Named, Result, Study, Watch, Work,
    chance::percent,
    control::on_threads,
    findings::lost,
    turn::{self, TurningPoint},
};

/// Drivers told of one outcome: more are no reasons any more.
const MOST: usize = 8;
/// The most worlds that gates are counted over.
const GATE_WORLDS: u64 = 1_000;

/// What an outcome rests on, where the rest is lost, and what moves it.
///
/// Printed, it is a few lines: the chance, the gates, the change that would turn it, the values that move it most.
#[derive(Clone, Debug)]
pub struct Why {
    /// The outcome's path.
    pub path: String,
    /// Its name.
    pub label: String,
    /// How likely it is.
    pub chance: Chance,
    /// How it happens and where it is lost; or why that cannot be told, of an outcome that is none of the talks.
    pub gates: Result<Gates, String>,
    /// The single changes that would make it likelier than not; `None` where nobody looked for them.
    pub turn: Option<TurningPoint>,
    /// The uncertain values that move it most, largest movement first, without those within the noise. Of questions, options and rooms
    /// none is worked out.
    pub drivers: Vec<Reason>,
}

/// How an outcome happens and where it is lost; all shares sum to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Gates {
    /// The worlds counted, brought to the chance over all of them.
    pub worlds: u64,
    /// The chance that it happens by a deal, 0..1.
    pub by_deal: f64,
    /// The chance that it happens without one, 0..1.
    pub without_deal: f64,
    /// What is lost at each gate, in the order of the meeting; gates at which nothing is lost are left out.
    pub lost: Vec<Lost>,
    /// Of what is lost at `no_coalition`: for each party whose consent alone would have been enough, the chance of that, the likeliest
    /// first, 0..1. More than one may be at a time, so they may sum to more than the gate's share, or to less.
    pub short_by: Vec<(Named, f64)>,
}

impl Gates {
    /// The gates, most lost first.
    #[must_use]
    pub fn by_size(&self) -> Vec<&Lost> {
        let mut all: Vec<&Lost> = self.lost.iter().collect();
        all.sort_by(|a, b| b.share.total_cmp(&a.share));
        all
    }
}

/// What is lost at one gate.
#[derive(Clone, Debug, PartialEq)]
pub struct Lost {
    /// The gate's id: `bust_up`, `no_package`, `not_raised`, `link`, `effort`, `useless`, `loses`, `no_coalition`, `refused`,
    /// `lapses`, `words`, `beaten`.
    pub gate: &'static str,
    /// At `loses`, the side that would lose by it; at `refused`, the ratifier that would say no.
    pub side: Option<Named>,
    /// The chance that it is lost here, 0..1.
    pub share: f64,
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
    pub(crate) fn of(
        forecast: &Forecast,
        path: &str,
        search: bool,
        control: &dyn CoreControl,
        cut_short: &dyn Fn() -> bool,
    ) -> Result<Self> {
        let (study, model) = (forecast.study(), forecast.model());
        let outcome = study.outcome(path)?;
        let scenario = &study.document().scenario;
        let chance = model.chance(outcome).ok_or_else(|| {
            Error::new(ErrorKind::Unknown, format!("the forecast does not hold `{path}`"))
        })?;
        let worlds = GATE_WORLDS.min(model.worlds);
        let found = match lost::of(scenario, model, outcome, worlds, control) {
            Ok(found) => found.why,
            Err(_) if cut_short() => Err("it was stopped before that was counted".to_owned()),
            Err(error) => return Err(error.into()),
        };
        let gates = found.map(|why| Gates {
            worlds: why.worlds,
            by_deal: why.by_deal,
            without_deal: why.without_deal,
            lost: why.gates.iter().map(|&(gate, share)| lost_at(study, gate, share)).collect(),
            short_by: why
                .short_by
                .iter()
                .filter_map(|&(party, share)| Some((study.party_named(party)?, share)))
                .collect(),
        });
        let turn = match search.then(|| turn::search(study, outcome, chance.mean, control)) {
            Some(Err(_)) if cut_short() => None,
            turn => turn.transpose()?,
        };
        let drivers = model.drivers.iter().filter(|d| outcome.target() == Some(d.of));
        let loud = drivers
            .filter(|d| !Paired { difference: d.high - d.low, error: d.error }.is_noise())
            .filter_map(|d| {
                let path = scenario.values.get(d.value.0)?.path.clone();
                Some(Reason { path, low: d.low, high: d.high })
            });
        Ok(Why {
            path: outcome.path(scenario),
            label: study.label(outcome),
            chance: chance.into(),
            gates,
            turn,
            drivers: loud.take(MOST).collect(),
        })
    }
}

fn lost_at(study: &Study, gate: Gate, share: f64) -> Lost {
    let side = match gate {
        Gate::Loses(party) => study.party_named(party),
        Gate::Refused(ratifier) => study.ratifier_named(ratifier),
        _ => None,
    };
    Lost { gate: gate.id(), side, share }
}

impl Study {
    /// Why an outcome is as likely as it is: its chance, where the rest is lost, the smallest single change that would make it likelier
    /// than not. [`Forecast::why`] asks a forecast that is there already, and looks for no change.
    ///
    /// # Errors
    /// There is no such outcome, or no forecast.
    pub fn why(&self, path: &str) -> Result<Why> {
        self.why_with(path, &Budget::default(), &crate::Unwatched)
    }

    /// The same within a budget, watched.
    ///
    /// # Errors
    /// As [`why`](Self::why), and of kind [`Stopped`](ErrorKind::Stopped).
    pub fn why_with(&self, path: &str, budget: &Budget, control: &dyn Control) -> Result<Why> {
        // A slip is answered before the model runs for it.
        self.outcome(path)?;
        self.forecast_without_packages(budget, control)?.why_searched(path, budget, control)
    }
}

impl Forecast {
    /// Why an outcome is as likely as it is, without a search for what would change it.
    ///
    /// # Errors
    /// There is no such outcome.
    pub fn why(&self, path: &str) -> Result<Why> {
        Why::of(
            self,
            path,
            false,
            &Watch::new(&crate::Unwatched, &Budget::default(), Work::Why, None),
            &|| false,
        )
    }

    /// The same with the search, which takes as long as a forecast. Where the budget takes a part for an answer and it is stopped, what
    /// was not reached is left out: the search, and with it the gates.
    ///
    /// # Errors
    /// There is no such outcome, it was stopped, or the budget does not reach.
    pub fn why_searched(&self, path: &str, budget: &Budget, control: &dyn Control) -> Result<Why> {
        let watch = Watch::new(control, budget, Work::Why, None);
        let cut_short = || budget.partial && watch.is_stopped();
        watch.blame(on_threads(budget, || Why::of(self, path, true, &watch, &cut_short))?)
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} ({}): {}", self.label, self.path, self.chance)?;
        for lost in self.gates.iter().flat_map(|gates| &gates.lost) {
            let side = lost.side.as_ref().map_or_else(String::new, |s| format!(" ({})", s.label));
            writeln!(f, "  lost at {}{side}: {}", lost.gate, percent(lost.share))?;
        }
        for (party, share) in self.gates.iter().flat_map(|gates| &gates.short_by) {
            writeln!(f, "    {} alone would do: {}", party.label, percent(*share))?;
        }
        if let Some(turn) = &self.turn {
            for change in turn.changes.iter().take(1) {
                let (path, to, chance) = (&change.path, change.to, percent(change.chance));
                writeln!(f, "  if {path} were {to:.2}: {chance}")?;
            }
        }
        for reason in &self.drivers {
            let (low, high) = (percent(reason.low), percent(reason.high));
            writeln!(f, "  {}: {low} where it is low, {high} where it is high", reason.path)?;
        }
        Ok(())
    }
}
