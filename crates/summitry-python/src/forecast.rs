//! A forecast, asked by paths.

use pyo3::{prelude::*, types::PyDict};
use summitry_kit::Budget;

use crate::{
    chance::{Chance, Moved},
    error::OrRaise as _,
    options::{Given, told_in},
    run,
    scenario::Scenario,
    table::Table,
    why::Why,
};

/// What the file's own judgements imply, over many worlds. Depends on scenario, seed and number of worlds alone, never on threads.
#[pyclass(frozen, module = "summitry")]
pub(crate) struct Forecast {
    forecast: summitry_kit::Forecast,
}

impl Forecast {
    /// Of the library's.
    pub(crate) fn new(forecast: summitry_kit::Forecast) -> Self {
        Self { forecast }
    }
}

#[pymethods]
impl Forecast {
    /// What was forecast.
    #[getter]
    fn scenario(&self) -> Scenario {
        Scenario::new(self.forecast.study().clone())
    }

    /// How many worlds.
    #[getter]
    fn n_worlds(&self) -> u64 {
        self.forecast.model().worlds
    }

    /// The seed of its streams.
    #[getter]
    fn seed(&self) -> u64 {
        self.forecast.model().seed
    }

    /// How likely an outcome is, by its path: "ending.agreed", "define.accord", "issue.visas.faster" …
    ///
    /// Raises: SummitryError where there is none; it names the nearest.
    #[pyo3(signature = (path="ending.agreed"))]
    fn chance(&self, py: Python<'_>, path: &str) -> PyResult<Chance> {
        self.forecast.chance(path).or_raise(py).map(Chance::from)
    }

    /// Every outcome with its chance: columns `path`, `label`, `mean`, `low`, `high`, each in 0..1.
    fn rows(&self) -> PyResult<Table> {
        Table::of(self.forecast.rows())
    }

    /// Outcomes world by world: one row a world, one column a path, each in 0..1.
    fn worlds(&self, py: Python<'_>, paths: Vec<String>) -> PyResult<Table> {
        let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
        Table::of(self.forecast.worlds(&paths).or_raise(py)?)
    }

    /// How far an outcome moved against another forecast, in 0..1, with the standard error where both share their worlds.
    fn change(&self, py: Python<'_>, path: &str, before: &Forecast) -> PyResult<Moved> {
        self.forecast.against(&before.forecast).change(path).or_raise(py).map(Moved::from)
    }

    /// Every outcome that both forecasts have: columns `path`, `label`, `this`, `before`, `difference`, `error`.
    fn against(&self, before: &Forecast) -> PyResult<Table> {
        Table::of(self.forecast.against(&before.forecast).rows())
    }

    /// Why an outcome is as likely as it is, without a search for what would turn it.
    ///
    /// Options: lang.
    #[pyo3(signature = (path="ending.agreed", **options))]
    fn why(
        &self,
        py: Python<'_>,
        path: &str,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Why> {
        let mut given = Given::new(py, options);
        let language = told_in(given.lang()?, self.forecast.study());
        given.finish()?;
        run::alone(py, |control| {
            Why::of(&self.forecast, path, language, false, &Budget::default(), control)
        })
    }

    fn __repr__(&self) -> String {
        let agreed = self.forecast.chance("ending.agreed").map(|c| format!(": agreed {c}"));
        format!("<Forecast of {} worlds{}>", self.n_worlds(), agreed.unwrap_or_default())
    }

    fn _repr_html_(&self) -> PyResult<String> {
        Ok(self.rows()?.html())
    }
}
