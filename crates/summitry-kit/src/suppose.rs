//! Suppose it ends so: the whole forecast, given an outcome.

use std::sync::Arc;

use summitry_core::forecast::{Settings, given};

use crate::{
    Budget, Chance, Control, Error, ErrorKind, Forecast, Result, Study, Watch, Work,
    control::on_threads,
};

/// What an outcome says about everything else: Bayes' rule over worlds and inside them, nothing assumed that the model does not hold.
#[derive(Clone, Debug)]
pub struct Supposed {
    /// How likely the outcome itself is.
    pub chance: Chance,
    /// The forecast given the outcome; `None` where it never happens in these worlds. Drivers, branches and what is at stake are of the
    /// forecast that supposes nothing, and left out.
    pub forecast: Option<Forecast>,
    /// What makes the outcome itself likelier, in the model's terms: for faces that show it.
    pub drivers: Vec<summitry_core::forecast::Driver>,
}

impl Study {
    /// Supposes that an outcome happens: `ending.agreed`, `issue.visas.faster`, `venue.closed` …
    ///
    /// # Errors
    /// There is no such outcome, or one that cannot be asked of the end of the talks (a question settled later, a tone picked
    /// afterwards, a room where one is certain); it was stopped, or the budget does not reach.
    pub fn suppose(&self, path: &str, budget: &Budget, control: &dyn Control) -> Result<Supposed> {
        let scenario = &self.document().scenario;
        let atom = self.outcome(path)?.atom(scenario).ok_or_else(|| {
            Error::new(ErrorKind::Unknown, format!("`{path}` cannot be supposed"))
                .cure_is("suppose an ending, a define, a case, a room that is open or an option that is bargained over")
        })?;
        let settings = Settings { worlds: self.worlds(budget), seed: self.seed() };
        let watch = Watch::new(control, budget, Work::Forecast, Some(settings.worlds));
        let found = on_threads(budget, || given(scenario, settings, &watch, &atom))?;
        let found = watch.blame(found.map_err(Error::from))?;
        let of = |g: summitry_core::forecast::Given| Supposed {
            chance: g.chance.into(),
            forecast: Some(Forecast::of(self, Arc::new(g.forecast))),
            drivers: g.drivers,
        };
        let never = Supposed { chance: Chance::default(), forecast: None, drivers: Vec::new() };
        Ok(found.map_or(never, of))
    }
}
