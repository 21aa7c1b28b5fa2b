//! A forecast, asked by paths.

use std::sync::Arc;

use summitry_core::{
    forecast::{self as core, Settings, footprint},
    scenario::Scenario,
};

use crate::{
    Budget, Chance, Control, Error, ErrorKind, Moved, Result, Rows, Study, Unwatched, Watch, Work,
    control::on_threads,
};

/// What the file's own judgements imply, over many worlds. Depends on the study and the number of worlds alone, never on threads.
#[derive(Clone, Debug)]
pub struct Forecast {
    study: Study,
    model: Arc<core::Forecast>,
}

/// Memory for the rows of a forecast where nobody sets a limit: a laptop keeps breathing, and no file of some kilobytes asks for
/// more than a machine has.
const MOST_MEMORY: u64 = 4_000_000_000;

impl Study {
    /// Forecasts it.
    ///
    /// # Errors
    /// The model cannot forecast it, or the budget does not reach.
    pub fn forecast(&self, budget: &Budget) -> Result<Forecast> {
        self.forecast_with(budget, &Unwatched)
    }

    /// The same, watched.
    ///
    /// # Errors
    /// As [`forecast`](Self::forecast), and of kind [`Stopped`](ErrorKind::Stopped).
    pub fn forecast_with(&self, budget: &Budget, control: &dyn Control) -> Result<Forecast> {
        run(self, budget, control, true)
    }

    /// The same without the likeliest whole packages, which take as long as 512 worlds: for a page that follows a moving hand. Every
    /// other figure has the same bits.
    ///
    /// # Errors
    /// As [`forecast_with`](Self::forecast_with).
    pub fn forecast_without_packages(
        &self,
        budget: &Budget,
        control: &dyn Control,
    ) -> Result<Forecast> {
        run(self, budget, control, false)
    }
}

/// Works it out, with the likeliest packages or, in the time of 512 worlds less, without.
fn run(study: &Study, budget: &Budget, control: &dyn Control, packages: bool) -> Result<Forecast> {
    let settings = Settings { worlds: study.worlds(budget), seed: study.seed() };
    let scenario = &study.document().scenario;
    refuse_what_does_not_fit(scenario, budget, settings.worlds)?;
    let watch = Watch::new(control, budget, Work::Forecast, Some(settings.worlds));
    let model = on_threads(budget, || {
        let run = if packages { core::run } else { core::run_without_packages };
        run(scenario, settings, &watch)
    })?;
    let model = watch.blame(model.map_err(Error::from))?;
    Ok(Forecast::of(study, Arc::new(model)))
}

/// Refuses a run whose rows would not fit into memory, before any of it is asked for.
fn refuse_what_does_not_fit(scenario: &Scenario, budget: &Budget, worlds: u64) -> Result<()> {
    let most = budget.memory.unwrap_or(MOST_MEMORY);
    let needs = footprint(scenario, worlds)?;
    if needs <= u128::from(most) {
        return Ok(());
    }
    let fit = u128::from(most) / (needs / u128::from(worlds.max(1))).max(1);
    let message = format!(
        "{worlds} worlds of this file take {} MB, and the budget has {} MB",
        needs.div_ceil(1_000_000),
        most / 1_000_000
    );
    let cure = if fit > 0 {
        format!("run fewer: --worlds {fit} fits; or allow more with --memory")
    } else {
        "no world of it fits: leave issues, definitions or questions out".to_owned()
    };
    Err(Error::new(ErrorKind::Budget, message).cure_is(cure))
}

impl Forecast {
    /// The forecast of a study.
    pub(crate) fn of(study: &Study, model: Arc<core::Forecast>) -> Self {
        Forecast { study: study.clone(), model }
    }

    /// How likely an outcome is, by its path: `ending.agreed`, `define.accord`, `issue.visas.faster` …
    ///
    /// # Errors
    /// There is no such outcome; the error names the nearest.
    pub fn chance(&self, path: &str) -> Result<Chance> {
        let outcome = self.study.outcome(path)?;
        let chance = self.model.chance(outcome).map(Chance::from);
        chance.ok_or_else(|| {
            Error::new(ErrorKind::Unknown, format!("the forecast does not hold `{path}`"))
        })
    }

    /// This forecast beside another, such as that of the file as it stands.
    #[must_use]
    pub fn against<'a>(&'a self, before: &'a Forecast) -> Against<'a> {
        Against { this: self, before }
    }

    /// Every outcome with its chance: columns `path`, `label`, `mean`, `low`, `high`, each chance in 0..1.
    #[must_use]
    pub fn rows(&self) -> Rows {
        let all = self.study.outcomes();
        let chances: Vec<Chance> =
            all.iter().map(|o| self.chance(&o.path).unwrap_or_default()).collect();
        let of = |f: fn(&Chance) -> f64| chances.iter().map(f).collect();
        let (paths, labels) = all.into_iter().map(|o| (o.path, o.label)).unzip();
        Rows::default()
            .texts("path", paths)
            .texts("label", labels)
            .numbers("mean", of(|c| c.mean))
            .numbers("low", of(|c| c.low))
            .numbers("high", of(|c| c.high))
    }

    /// The same outcomes world by world: one row a world, one column an outcome, named by its path; each in 0..1. Of runs of many
    /// worlds, the first ones only: rows take 256 MB at most, some 50,000 worlds of a file like Washington's.
    ///
    /// # Errors
    /// One of the paths names no outcome.
    pub fn worlds(&self, paths: &[&str]) -> Result<Rows> {
        paths.iter().try_fold(Rows::default(), |rows, path| {
            let place = self.study.outcome(path)?.place();
            Ok(rows.numbers(*path, self.model.samples.at(place).collect()))
        })
    }

    /// Whether it was stopped before all its worlds and gives what it had: only under a budget that wants that
    /// ([`Budget::partial`]).
    #[must_use]
    pub fn is_partial(&self) -> bool {
        self.model.worlds < self.model.asked
    }

    /// What was forecast.
    #[must_use]
    pub fn study(&self) -> &Study {
        &self.study
    }

    /// The forecast as the model's own crate has it, indexed like the scenario: for faces that show all of it.
    #[must_use]
    pub fn model(&self) -> &Arc<core::Forecast> {
        &self.model
    }
}

/// One forecast beside another.
#[derive(Clone, Copy, Debug)]
pub struct Against<'a> {
    this: &'a Forecast,
    before: &'a Forecast,
}

impl Against<'_> {
    /// How far an outcome moved, with its standard error where both have the same number of worlds: the worlds are the same
    /// then, and only what differs between the two studies differs.
    ///
    /// # Errors
    /// One of the two has no such outcome.
    pub fn change(&self, path: &str) -> Result<Moved> {
        let (this, before) = (self.this.chance(path)?, self.before.chance(path)?);
        let at = self.this.study.outcome(path)?.place();
        let was = self.before.study.outcome(path)?.place();
        let paired = self.this.model.samples.against(at, &self.before.model.samples, was);
        let same_seed = self.this.model.seed == self.before.model.seed;
        Ok(Moved {
            this,
            before,
            difference: this.mean - before.mean,
            error: paired.filter(|_| same_seed).map(|p| p.error),
        })
    }

    /// Every outcome that both have: columns `path`, `label`, `this`, `before`, `difference`, `error` (not a number where unknown).
    #[must_use]
    pub fn rows(&self) -> Rows {
        let all = self.this.study.outcomes().into_iter();
        let both: Vec<_> = all.filter_map(|o| Some((self.change(&o.path).ok()?, o))).collect();
        let of = |f: &dyn Fn(&Moved) -> f64| both.iter().map(|(m, _)| f(m)).collect();
        Rows::default()
            .texts("path", both.iter().map(|(_, o)| o.path.clone()).collect())
            .texts("label", both.iter().map(|(_, o)| o.label.clone()).collect())
            .numbers("this", of(&|m| m.this.mean))
            .numbers("before", of(&|m| m.before.mean))
            .numbers("difference", of(&|m| m.difference))
            .numbers("error", of(&|m| m.error.unwrap_or(f64::NAN)))
    }
}
