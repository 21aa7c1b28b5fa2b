//! What is talked about, as Python sees it: packages as dicts of issue to option.

use pyo3::{
    exceptions::{PyTypeError, PyValueError},
    prelude::*,
    types::{PyDict, PyTuple},
};
use summitry_kit::{
    deals::SpaceIssue,
    talks::{Index, Shape, Table},
};

use super::offer::Offer;

/// The agenda of a table.
#[derive(Debug)]
pub(crate) struct Agenda {
    issues: Vec<SpaceIssue>,
    shape: Shape,
}

impl Agenda {
    /// Of a table.
    pub(crate) fn of(table: &Table) -> Self {
        Self { issues: table.issues().to_vec(), shape: table.shape().clone() }
    }

    /// How many packages there are.
    pub(crate) fn packages(&self) -> u128 {
        self.shape.packages()
    }

    /// The issues with their options.
    pub(crate) fn issues<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let all = PyDict::new(py);
        for issue in &self.issues {
            all.set_item(&issue.name, &issue.options)?;
        }
        Ok(all)
    }

    /// A package as issue to option.
    pub(crate) fn package<'py>(
        &self,
        py: Python<'py>,
        index: Index,
    ) -> PyResult<Bound<'py, PyDict>> {
        let all = PyDict::new(py);
        for (issue, option) in self.issues.iter().zip(self.shape.options(index)) {
            all.set_item(&issue.name, issue.options.get(option))?;
        }
        Ok(all)
    }

    /// One option of it.
    pub(crate) fn option(&self, index: Index, issue: &str) -> Option<&str> {
        let place = self.issues.iter().position(|i| i.name == issue)?;
        let option = *self.shape.options(index).get(place)?;
        Some(self.issues.get(place)?.options.get(option)?.as_str())
    }

    /// The package that Python means: an offer, its index, a dict of issue to option, or a tuple of options in the agenda's order.
    pub(crate) fn read(&self, given: &Bound<'_, PyAny>) -> PyResult<Index> {
        if let Ok(offer) = given.cast::<Offer>() {
            return self.inside(offer.get().index);
        }
        if let Ok(index) = given.extract::<Index>() {
            return self.inside(index);
        }
        let options: Vec<Bound<'_, PyAny>> = if let Ok(dict) = given.cast::<PyDict>() {
            let of = |issue: &SpaceIssue| {
                dict.get_item(&issue.name)?.ok_or_else(|| {
                    PyValueError::new_err(format!("the package says nothing of \"{}\"", issue.name))
                })
            };
            if let Some(stray) = dict.keys().iter().find(|key| {
                key.extract::<String>()
                    .map_or(true, |key| !self.issues.iter().any(|i| i.name == key))
            }) {
                return Err(PyValueError::new_err(format!("there is no issue {}", stray.repr()?)));
            }
            self.issues.iter().map(of).collect::<PyResult<_>>()?
        } else if given.is_instance_of::<PyTuple>() {
            given.try_iter()?.collect::<PyResult<_>>()?
        } else {
            return Err(PyTypeError::new_err(format!(
                "{} is no package: return an Offer, a dict of issue to option, a tuple of options, an index, or None to leave",
                given.repr()?
            )));
        };
        if options.len() != self.issues.len() {
            return Err(PyValueError::new_err(format!(
                "{} options for {} issues",
                options.len(),
                self.issues.len()
            )));
        }
        let place = |(issue, option): (&SpaceIssue, &Bound<'_, PyAny>)| {
            let text = option.str()?.to_string();
            issue.options.iter().position(|known| *known == text).ok_or_else(|| {
                PyValueError::new_err(format!("\"{}\" has no option \"{text}\"", issue.name))
            })
        };
        let package: Vec<usize> =
            self.issues.iter().zip(&options).map(place).collect::<PyResult<_>>()?;
        Ok(self.shape.index(&package))
    }

    fn inside(&self, index: Index) -> PyResult<Index> {
        if index < self.shape.packages() {
            return Ok(index);
        }
        Err(PyValueError::new_err(format!(
            "there are {} packages, and none with index {index}",
            self.shape.packages()
        )))
    }
}
