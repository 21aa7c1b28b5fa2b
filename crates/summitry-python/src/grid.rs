//! A grid of what-ifs: every combination of some values, forecast on the same worlds and streams.

use pyo3::{exceptions::PyTypeError, prelude::*, types::PyDict};
use summitry_kit::{Budget, Chance, Change, Control, Error, Study};

use crate::{
    error::OrRaise as _,
    table::{Cells, Table},
    written::written,
};

/// What is varied: a path, and the values it takes as the file would write them.
pub(crate) struct Grid {
    paths: Vec<(String, Vec<String>)>,
    outcomes: Vec<String>,
}

impl Grid {
    /// Reads a dict of path to list of values; the last path changes fastest.
    pub(crate) fn read(
        py: Python<'_>,
        study: &Study,
        values: &Bound<'_, PyDict>,
        outcomes: Option<Vec<String>>,
    ) -> PyResult<Self> {
        let mut paths = Vec::new();
        for (path, list) in values {
            let path: String = path.extract()?;
            if list.extract::<String>().is_ok() {
                let what = format!("{path}: give a list of values, such as [0.2, 0.5]");
                return Err(PyTypeError::new_err(what));
            }
            let list = list.try_iter()?.map(|value| written(&value?)).collect::<PyResult<_>>()?;
            paths.push((path, list));
        }
        let outcomes = outcomes.unwrap_or_else(|| vec!["ending.agreed".to_owned()]);
        for outcome in &outcomes {
            study.known(outcome).or_raise(py)?;
        }
        Ok(Self { paths, outcomes })
    }

    /// How many combinations there are.
    pub(crate) fn points(&self) -> usize {
        self.paths.iter().map(|(_, values)| values.len()).product()
    }

    /// One combination: a value for each path.
    fn point(&self, number: usize) -> Vec<&str> {
        let mut rest = number;
        let mut values: Vec<&str> = self
            .paths
            .iter()
            .rev()
            .map(|(_, values)| {
                let n = values.len().max(1);
                let value = values.get(rest % n).map_or("", String::as_str);
                rest /= n;
                value
            })
            .collect();
        values.reverse();
        values
    }

    /// Works out the combinations from `first` to before `last`.
    pub(crate) fn worked_out(
        &self,
        study: &Study,
        first: usize,
        last: usize,
        budget: &Budget,
        control: &dyn Control,
    ) -> Result<Vec<Point>, Error> {
        let mut points = Vec::new();
        for number in first..last.min(self.points()) {
            let values = self.point(number);
            let set = self.paths.iter().zip(&values);
            let set = set.map(|((path, _), value)| Change::Set {
                path: path.clone(),
                written: (*value).to_owned(),
            });
            let forecast = study.changed(set)?.forecast_without_packages(budget, control)?;
            for outcome in &self.outcomes {
                points.push(Point {
                    values: values.iter().map(|v| (*v).to_owned()).collect(),
                    outcome: outcome.clone(),
                    chance: forecast.chance(outcome)?,
                });
            }
        }
        Ok(points)
    }

    /// The points as a table: a column a path, `outcome`, `mean`, `low`, `high`.
    pub(crate) fn table(&self, points: &[Point]) -> PyResult<Table> {
        let number =
            |f: fn(&Chance) -> f64| Cells::Numbers(points.iter().map(|p| f(&p.chance)).collect());
        let mut columns: Vec<(String, Cells)> = Vec::new();
        for (place, (path, _)) in self.paths.iter().enumerate() {
            let values = points.iter().map(|p| p.values.get(place).cloned()).collect();
            columns.push((path.clone(), Cells::Texts(values)));
        }
        let outcomes = points.iter().map(|p| Some(p.outcome.clone())).collect();
        columns.push(("outcome".to_owned(), Cells::Texts(outcomes)));
        columns.push(("mean".to_owned(), number(|c| c.mean)));
        columns.push(("low".to_owned(), number(|c| c.low)));
        columns.push(("high".to_owned(), number(|c| c.high)));
        Table::new(columns)
    }
}

/// One outcome at one combination.
pub(crate) struct Point {
    values: Vec<String>,
    outcome: String,
    chance: Chance,
}
