//! A scenario: Summitry's own file, opened.

mod packed;

use std::path::Path;

use pyo3::{
    prelude::*,
    types::{PyBytes, PyDict},
};
use summitry_kit::{
    Change, Study,
    deals::{
        Reading,
        answer::{DealsQuestion, answer},
        input::Input,
    },
    tournament::Shard,
};
use summitry_report::messages::Messages;

use crate::{
    again::{Reduced, again},
    brief::{self, Brief},
    deals::Deals,
    error::{Diagnostic, OrRaise as _},
    forecast::Forecast,
    grid,
    options::{Given, told_in, translated},
    run,
    table::{Cells, Table},
    talks::{Talks, hold},
    why::Why,
    written::written,
};
use packed::Packed;

/// A negotiation written down in one TOML file. A what-if is another Scenario; this one stays as it is.
#[pyclass(frozen, module = "summitry")]
pub(crate) struct Scenario {
    study: Study,
}

impl Scenario {
    /// Of an opened study.
    pub(crate) fn new(study: Study) -> Self {
        Self { study }
    }

    /// What it is to the library.
    pub(crate) fn study(&self) -> &Study {
        &self.study
    }

    /// One room of it: the one named, else the likeliest.
    pub(crate) fn room(&self, venue: Option<&str>) -> summitry_kit::Result<Input> {
        let venue = match venue {
            Some(venue) => venue,
            None => self.study.likeliest_venue()?,
        };
        let file = &self.study.document().file;
        let name = Path::new(file).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Input::Venue { name, study: self.study.clone(), venue: venue.to_owned() })
    }
}

#[pymethods]
impl Scenario {
    /// The file's name as it was given.
    #[getter]
    fn file(&self) -> &str {
        &self.study.document().file
    }

    /// Its title.
    #[getter]
    fn title(&self) -> &str {
        &self.study.document().summit.title
    }

    /// The file's text, without what-ifs.
    #[getter]
    fn text(&self) -> &str {
        self.study.text()
    }

    /// SHA-256 of that text, lowercase hexadecimal.
    #[getter]
    fn sha256(&self) -> &str {
        self.study.sha256()
    }

    /// The seed of its streams.
    #[getter]
    fn seed(&self) -> u64 {
        self.study.seed()
    }

    /// The ids of the rooms it may be held in.
    #[getter]
    fn venues(&self) -> Vec<String> {
        self.study.venues().map(str::to_owned).collect()
    }

    /// What has been changed, as the command's flags write it.
    #[getter]
    fn changes(&self) -> Vec<String> {
        self.study.changes().iter().map(Change::flag).collect()
    }

    /// What its readers should know: diagnostics that are no errors.
    #[getter]
    fn warnings(&self) -> Vec<Diagnostic> {
        self.study.warnings().iter().map(Diagnostic::from).collect()
    }

    /// Every outcome that a chance can be asked of: columns `path`, `label`.
    #[getter]
    fn outcomes(&self) -> PyResult<Table> {
        let (paths, labels) =
            self.study.outcomes().into_iter().map(|o| (Some(o.path), Some(o.label))).unzip();
        Table::new(vec![
            ("path".to_owned(), Cells::Texts(paths)),
            ("label".to_owned(), Cells::Texts(labels)),
        ])
    }

    /// The same negotiation with something changed, for this run only.
    ///
    /// Args:
    ///     changes: any number of "PATH=VALUE", such as "summit.base=60%".
    ///     set: a dict of path to value, a number or what would stand in the file, such as {"wants.us.visas.matters": "20 to 45"}.
    ///     without: a block to leave out, such as "threat.tariffs", or a list of them.
    ///     venue: the room it is held in.
    ///
    /// Raises: SummitryError where a path names nothing that can be set, or the text would have errors.
    #[pyo3(signature = (*changes, set=None, without=None, venue=None))]
    fn what_if(
        &self,
        py: Python<'_>,
        changes: Vec<String>,
        set: Option<&Bound<'_, PyDict>>,
        without: Option<&Bound<'_, PyAny>>,
        venue: Option<String>,
    ) -> PyResult<Self> {
        let mut all: Vec<Change> = Vec::new();
        for change in changes {
            all.push(change.parse::<Change>().or_raise(py)?);
        }
        for (path, value) in set.iter().flat_map(|set| set.iter()) {
            all.push(Change::Set { path: path.extract()?, written: written(&value)? });
        }
        if let Some(without) = without {
            let blocks = match without.extract::<String>() {
                Ok(one) => vec![one],
                Err(_) => without.extract::<Vec<String>>()?,
            };
            all.extend(blocks.into_iter().map(Change::Without));
        }
        all.extend(venue.map(Change::Venue));
        run::alone(py, |_| self.study.changed(all)).map(Self::new)
    }

    /// The same under another seed of its streams; None: what the file says, else 1.
    #[pyo3(signature = (seed=None))]
    fn seeded(&self, seed: Option<u64>) -> Self {
        Self::new(self.study.seeded(seed))
    }

    /// Forecasts it: what the file's own judgements imply, over many worlds.
    ///
    /// Options: worlds (default: what the file says, else 20,000), threads (no figure depends on it), memory (MB), time (seconds).
    #[pyo3(signature = (**options))]
    fn forecast(&self, py: Python<'_>, options: Option<&Bound<'_, PyDict>>) -> PyResult<Forecast> {
        let mut given = Given::new(py, options);
        let budget = given.budget()?;
        given.finish()?;
        run::alone(py, |control| self.study.forecast_with(&budget, control)).map(Forecast::new)
    }

    /// A part of a forecast's worlds, as bytes that `forecast_of_parts` takes: what one machine of many works out. Every part scouts the
    /// first worlds for the likeliest packages.
    ///
    /// Args:
    ///     number, of: which of how many, counted from 1.
    ///
    /// Options: worlds, threads, memory (MB), time (seconds).
    #[pyo3(signature = (number, of, **options))]
    fn worlds_part<'py>(
        &self,
        py: Python<'py>,
        number: u64,
        of: u64,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let mut given = Given::new(py, options);
        let budget = given.budget()?;
        given.finish()?;
        let part = Shard::new(number, of).or_raise(py)?;
        let bytes = run::alone(py, |control| self.study.worlds_part(part, &budget, control))?;
        Ok(PyBytes::new(py, &bytes))
    }

    /// The forecast that all parts make together, in any order: every figure has the bits of one run.
    ///
    /// Options: as for the parts.
    ///
    /// Raises: SummitryError where parts are of another version, file, seed or number of worlds, or one is missing or there twice.
    #[pyo3(signature = (parts, **options))]
    fn forecast_of_parts(
        &self,
        py: Python<'_>,
        parts: Vec<Vec<u8>>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Forecast> {
        let mut given = Given::new(py, options);
        let budget = given.budget()?;
        given.finish()?;
        let named = parts.into_iter().zip(1..);
        let named: Vec<_> = named.map(|(part, n)| (format!("part {n}"), part)).collect();
        run::alone(py, |_| self.study.forecast_of_parts(&named, &budget)).map(Forecast::new)
    }

    /// Every combination of some values, forecast on the same worlds: columns one a path (as the file would write the value), `outcome`,
    /// `mean`, `low`, `high`; the last path changes fastest.
    ///
    /// Args:
    ///     values: a dict of path to a list of values, such as {"summit.base": ["20%", "40%"]}.
    ///     outcomes: paths of outcomes; default: ["ending.agreed"].
    ///     first, last: of the combinations only these, counted from 0, `last` left out: what a shard works out.
    ///
    /// Options: worlds, threads, memory (MB), time (seconds; of each forecast).
    #[pyo3(signature = (values, outcomes=None, first=0, last=None, **options))]
    fn what_if_grid(
        &self,
        py: Python<'_>,
        values: &Bound<'_, PyDict>,
        outcomes: Option<Vec<String>>,
        first: usize,
        last: Option<usize>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Table> {
        let mut given = Given::new(py, options);
        let budget = given.budget()?;
        given.finish()?;
        let grid = grid::read(py, &self.study, values, outcomes)?;
        let last = last.map_or(grid.points(), |last| last as u64);
        let points =
            run::alone(py, |control| grid.worked_out(first as u64..last, &budget, control))?;
        Table::of(grid.rows(&points))
    }

    /// The brief: what's behind it and what could happen. Of a what-if, beside the file as it stands.
    ///
    /// Options: lang ("en", "es"; default: the file's own), worlds, threads, memory (MB), time (seconds).
    #[pyo3(signature = (**options))]
    fn brief(&self, py: Python<'_>, options: Option<&Bound<'_, PyDict>>) -> PyResult<Brief> {
        let mut given = Given::new(py, options);
        let language = given.lang()?;
        let budget = given.budget()?;
        given.finish()?;
        let language = told_in(language, &self.study);
        run::alone(py, |control| brief::worked_out(&self.study, language, &budget, control))
    }

    /// Why an outcome is as likely as it is: where the rest is lost, what moves it, the smallest change that would turn it.
    ///
    /// Args:
    ///     path: which outcome, such as "ending.agreed" (default), "define.accord", "issue.visas.faster".
    ///
    /// Options: lang, worlds, threads, memory (MB), time (seconds).
    #[pyo3(signature = (path="ending.agreed", **options))]
    fn why(
        &self,
        py: Python<'_>,
        path: &str,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Why> {
        let mut given = Given::new(py, options);
        let language = given.lang()?;
        let budget = given.budget()?;
        given.finish()?;
        let language = told_in(language, &self.study);
        run::alone(py, |control| Why::worked_out(&self.study, path, language, &budget, control))
    }

    /// Which deals are possible in a room, with every value at its middle; in exact numbers.
    ///
    /// Args:
    ///     venue: the room; None: the likeliest.
    ///
    /// Options: rational, disagreement, ideals, worlds (also the shares of so many worlds), threads, memory (MB), time (seconds).
    #[pyo3(signature = (venue=None, **options))]
    fn deals(
        &self,
        py: Python<'_>,
        venue: Option<&str>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Deals> {
        let mut given = Given::new(py, options);
        let budget = given.budget()?;
        let settings = given.settings()?;
        let options = given.definitions(Reading::Genius)?;
        given.finish()?;
        let input = self.room(venue).or_raise(py)?;
        let question = DealsQuestion { settings, options, worlds: budget.worlds };
        run::alone(py, |control| answer(&input, &question, &budget, control)).map(Deals::new)
    }

    /// Holds talks in a room: one tactic a party in the file's order, or one for all. Session n is held in world n of the file.
    ///
    /// Args:
    ///     tactics: names separated by commas or in a list, or classes of one's own (docs/python.md).
    ///
    /// Options: venue (default: the likeliest), repeat, rounds, seed, bust_up, patience, discount, cost, lang, offers (False: keep no
    /// single offers), memory (MB), time (seconds).
    #[pyo3(signature = (tactics, **options))]
    fn talks(
        &self,
        py: Python<'_>,
        tactics: &Bound<'_, PyAny>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Talks> {
        let mut given = Given::new(py, options);
        let venue = given.venue()?;
        let language = told_in(given.lang()?, &self.study);
        let told = translated(&self.study, language).or_raise(py)?;
        let seed = given.seed()?;
        let told = Self::new(told.seeded(seed.or(Some(self.study.seed()))));
        let input = told.room(venue.as_deref()).or_raise(py)?;
        hold(py, &input, tactics, Messages::new(language).say("talks-unchanged"), given)
    }

    fn __repr__(&self) -> String {
        let changes = self.changes();
        let changed =
            if changes.is_empty() { String::new() } else { format!(" {}", changes.join(" ")) };
        format!("<Scenario {}{changed}: {}>", self.file(), self.title())
    }

    /// Made again elsewhere from its text: where it lies does not matter, and labels of a translation stay behind.
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py, Packed>> {
        again(py, "Scenario", packed::pack(&self.study))
    }

    #[staticmethod]
    fn _unpacked(
        py: Python<'_>,
        file: &str,
        text: &str,
        tables: Vec<(String, String)>,
        changes: Vec<packed::Part>,
        seed: u64,
    ) -> PyResult<Self> {
        packed::unpack(file, text, &tables, changes, seed).or_raise(py).map(Self::new)
    }
}
