//! Who decides, in an embedder's words: what votes, ratifiers and further meetings come to, and where positions point.

use summitry_core::forecast::{PositionsForecast, positions};

use crate::{
    Budget, Chance, Control, Error, Forecast, Named, Result, Watch, Work, control::on_threads,
};

/// Worlds that positions are told of at most: a mean of 0 to 100 is then known to half a point.
pub(crate) const POSITION_WORLDS: u64 = 2_000;

/// A party's share of the power to decide by the meeting's rule, 0..1.
#[derive(Clone, Debug, PartialEq)]
pub struct DecidingPower {
    /// Who.
    pub party: Named,
    /// Shapley & Shubik (1954), which the forecast uses; over all parties they sum to 1.
    pub shapley_shubik: f64,
    /// Banzhaf (1965), beside it; they sum to 1 as well.
    pub banzhaf: f64,
    /// Whether nothing is decided without it.
    pub can_block: bool,
}

impl Forecast {
    /// How likely something is agreed by the last of several meetings; `None` where this is the only one.
    #[must_use]
    pub fn by_last(&self) -> Option<Chance> {
        self.model().institutions.by_last.map(Chance::from)
    }

    /// How often each ratifier's no costs an agreement, in the file's order.
    #[must_use]
    pub fn refused(&self) -> Vec<(Named, Chance)> {
        let chances = self.model().institutions.refused.iter().enumerate();
        chances
            .filter_map(|(r, &chance)| Some((self.study().ratifier_named(r)?, chance.into())))
            .collect()
    }

    /// How often something is agreed by which each party loses, in the file's order; empty where all must agree.
    #[must_use]
    pub fn outvoted(&self) -> Vec<(Named, Chance)> {
        let chances = self.model().institutions.outvoted.iter().enumerate();
        chances
            .filter_map(|(i, &chance)| Some((self.study().party_named(i)?, chance.into())))
            .collect()
    }

    /// Who has how much of the power to decide, in the file's order; empty where all must agree.
    #[must_use]
    pub fn power(&self) -> Vec<DecidingPower> {
        let power = self.model().institutions.power.iter().enumerate();
        power
            .filter_map(|(i, of)| {
                Some(DecidingPower {
                    party: self.study().party_named(i)?,
                    shapley_shubik: of.shapley_shubik,
                    banzhaf: of.banzhaf,
                    can_block: of.can_block,
                })
            })
            .collect()
    }

    /// Where the file's positions point, issue by issue, indexed like the scenario; `None` where it has none. The weighted mean with its
    /// error of fifty years of votes, and beside it the median, Nash and exchange: never a part of the forecast.
    ///
    /// # Errors
    /// It was stopped, or the budget does not reach.
    pub fn positions(
        &self,
        budget: &Budget,
        control: &dyn Control,
    ) -> Result<Option<PositionsForecast>> {
        let scenario = &self.study().document().scenario;
        let (seed, worlds) = (self.model().seed, self.model().worlds.min(POSITION_WORLDS));
        let watch = Watch::new(control, budget, Work::Findings, None);
        let found = on_threads(budget, || positions(scenario, seed, worlds, &watch))?;
        watch.blame(found.map_err(Error::from))
    }
}
