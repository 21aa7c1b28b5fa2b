//! A package somebody offers, or may.

use std::sync::Arc;

use pyo3::{exceptions::PyKeyError, prelude::*, types::PyDict};
use summitry_kit::talks::Index;

use super::agenda::Agenda;

/// A package, and what it is worth to the party that sees it. `offer["price"]` is the option of an issue.
#[pyclass(frozen, module = "summitry")]
pub(crate) struct Offer {
    pub(super) agenda: Arc<Agenda>,
    pub(super) index: Index,
    pub(super) utility: f64,
    pub(super) party: Option<usize>,
}

#[pymethods]
impl Offer {
    /// Its index in mixed radix, the first issue most significant.
    #[getter]
    fn index(&self) -> Index {
        self.index
    }

    /// What it is worth to the party that sees it, in the domain's own units.
    #[getter]
    fn utility(&self) -> f64 {
        self.utility
    }

    /// Who made it, counted from 0 in the file's order; None where nobody has.
    #[getter]
    fn party(&self) -> Option<usize> {
        self.party
    }

    /// The package as a dict of issue to option.
    #[getter]
    fn package<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.agenda.package(py, self.index)
    }

    fn __getitem__(&self, issue: &str) -> PyResult<&str> {
        let option = self.agenda.option(self.index, issue);
        option.ok_or_else(|| PyKeyError::new_err(format!("there is no issue \"{issue}\"")))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().index == self.index)
    }

    fn __hash__(&self) -> u64 {
        (self.index % u128::from(u64::MAX)) as u64
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("<Offer {}, worth {}>", self.package(py)?.repr()?, self.utility))
    }
}
