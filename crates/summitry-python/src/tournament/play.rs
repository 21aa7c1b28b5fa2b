//! What is asked of a tournament, played.

use pyo3::{exceptions::PyTypeError, prelude::*, types::PyDict};
use serde_json::{Value, json};
use summitry_kit::{
    Budget, Change, Control, Error, Result, Watch, Work,
    control::on_threads,
    deals::input::Input,
    talks::Rules,
    tournament::{
        Entry, Finished, Joined, Pairing, Programme, Schedule, SessionRow, Shard,
        ranking::Metric,
        shard::{Manifest, shard},
    },
};

use crate::{
    domain::Domain,
    error::OrRaise as _,
    options::{Given, told_in},
    own::{Cast, cast},
    scenario::Scenario,
};

/// The command's names of what a run must not differ in.
const BY: &str = "by";

/// A tournament as it was asked for.
pub(super) struct Asked {
    inputs: Vec<Input>,
    rules: Rules,
    seed: Option<u64>,
    repeat: u64,
    self_play: bool,
    budget: Budget,
    changes: Vec<String>,
    language: &'static str,
    pub(super) by: Metric,
    pub(super) rows: bool,
    pub(super) cast: Cast,
}

impl Asked {
    pub(super) fn read(
        py: Python<'_>,
        negotiations: &Bound<'_, PyAny>,
        tactics: &Bound<'_, PyAny>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let mut given = Given::new(py, options);
        let rules = given.rules()?;
        let repeat = given.repeat()?;
        let seed = given.seed()?;
        let self_play = given.flag("self_play")?;
        let rows = given.flag("rows")?;
        let by = given.metric()?;
        let budget = given.limits()?;
        given.finish()?;
        let (mut inputs, mut changes, mut language) = (Vec::new(), Vec::new(), None);
        for item in items(negotiations)? {
            if let Ok(domain) = item.cast::<Domain>() {
                language.get_or_insert("en");
                inputs.push(domain.get().input().clone());
                continue;
            }
            let scenario = item.cast::<Scenario>().map_err(|_| {
                PyTypeError::new_err(format!(
                    "{item} is no negotiation: give what load() or load_all() returned"
                ))
            })?;
            let study = scenario.get().study();
            language.get_or_insert(told_in(None, study).tag());
            for flag in study.changes().iter().map(Change::flag) {
                if !changes.contains(&flag) {
                    changes.push(flag);
                }
            }
            let study = study.seeded(seed.or(Some(study.seed())));
            inputs.push(Scenario::new(study).room(None).or_raise(py)?);
        }
        let cast = cast(py, tactics, true)?;
        let language = language.unwrap_or("en");
        Ok(Self {
            inputs,
            rules,
            seed,
            repeat,
            self_play,
            budget,
            changes,
            language,
            by,
            rows,
            cast,
        })
    }

    /// What is played. One that cannot be is an error: whoever names ten wants ten.
    pub(super) fn schedule(&self) -> Result<Schedule<'_>> {
        let tactics = self.cast.names.clone();
        let entry = Entry { tactics, repeat: self.repeat, self_play: self.self_play };
        let schedule = Schedule::new(&self.inputs, &self.rules, self.seed, entry, "")?;
        if let Some((_, error)) = schedule.left_out().first() {
            return Err(error.clone());
        }
        let changes: Vec<Value> = self.changes.iter().cloned().map(Value::from).collect();
        // The command's own options, so that parts of either may be put together.
        Ok(schedule
            .with_option("changes", Value::from(changes))
            .with_option(BY, json!(self.by.word()))
            .with_option("format", json!("csv"))
            .with_option("language", json!(self.language)))
    }

    pub(super) fn play(
        &self,
        schedule: &Schedule<'_>,
        control: &dyn Control,
        take: &mut (dyn FnMut(&Finished<'_>) -> Result<()> + Send),
    ) -> Result<Joined> {
        let all = u64::try_from(schedule.programme().sessions()).ok();
        let watch = Watch::new(control, &self.budget, Work::Tournament, all);
        let played = on_threads(&self.budget, || {
            schedule.play::<Error>(self.rows, &watch, &mut |finished| take(finished))
        })?;
        played.map_err(|error| if watch.is_stopped() { watch.stopped() } else { error })
    }

    pub(super) fn shard(&self, number: u64, of: u64, control: &dyn Control) -> Result<String> {
        let part = Shard::new(number, of)?;
        shard(&self.schedule()?, part, self.rows, &self.budget, control)
    }
}

/// One negotiation, or each of several.
fn items<'py>(given: &Bound<'py, PyAny>) -> PyResult<Vec<Bound<'py, PyAny>>> {
    if given.cast::<Domain>().is_ok() || given.cast::<Scenario>().is_ok() {
        return Ok(vec![given.clone()]);
    }
    given.try_iter()?.collect()
}

/// Whether parts have a row a session, by the first of them.
pub(super) fn has_rows(shards: &[String]) -> Result<bool> {
    let head = shards.first().and_then(|text| text.lines().next()).unwrap_or_default();
    Ok(Manifest::read(head)?.rows)
}

/// By what a run ranks tactics.
pub(super) fn metric(of: &Programme) -> Metric {
    let word = of.options.get(BY).and_then(Value::as_str).unwrap_or_default();
    Metric::ALL.into_iter().find(|metric| metric.word() == word).unwrap_or_default()
}

/// One session, and whose it is.
pub(super) struct Session {
    pub(super) domain: usize,
    pub(super) places: Vec<usize>,
    pub(super) repeat: u64,
    pub(super) row: SessionRow,
}

/// One assignment, all its sessions.
pub(super) struct Assignment {
    pub(super) domain: usize,
    pub(super) places: Vec<usize>,
    pub(super) pairing: Pairing,
}

/// What is kept beside the summary.
pub(super) struct Kept {
    /// `None` where no rows were asked for.
    pub(super) sessions: Option<Vec<Session>>,
    pub(super) assignments: Vec<Assignment>,
}

impl Kept {
    pub(super) fn new(rows: bool) -> Self {
        Self { sessions: rows.then(Vec::new), assignments: Vec::new() }
    }

    pub(super) fn take(&mut self, finished: &Finished<'_>) {
        match finished {
            Finished::Session { domain, places, repeat, row } => {
                if let Some(sessions) = &mut self.sessions {
                    let (domain, repeat, row) = (*domain, *repeat, (*row).clone());
                    sessions.push(Session { domain, places: places.to_vec(), repeat, row });
                }
            }
            Finished::Assignment { domain, places, pairing } => {
                let (domain, pairing) = (*domain, (*pairing).clone());
                self.assignments.push(Assignment { domain, places: places.to_vec(), pairing });
            }
        }
    }
}
