//! A grid of what-ifs as Python writes it: a dict of path to list of values.

use pyo3::{exceptions::PyTypeError, prelude::*, types::PyDict};
use summitry_kit::{Study, grid::WhatIfGrid};

use crate::{error::OrRaise as _, written::written};

/// Reads a dict of path to list of values; the last path changes fastest.
pub(crate) fn read(
    py: Python<'_>,
    study: &Study,
    values: &Bound<'_, PyDict>,
    outcomes: Option<Vec<String>>,
) -> PyResult<WhatIfGrid> {
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
    WhatIfGrid::new(study, paths, outcomes).or_raise(py)
}
