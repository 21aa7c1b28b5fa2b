//! How objects travel: what pickle needs to make one again.

use pyo3::prelude::*;

/// What `__reduce__` gives: who makes it again, and from what.
pub(crate) type Reduced<'py, T> = (Bound<'py, PyAny>, (&'static str, T));

/// To be made again by the static method `_unpacked` of a class, with these arguments.
pub(crate) fn again<'py, T>(
    py: Python<'py>,
    class: &'static str,
    packed: T,
) -> PyResult<Reduced<'py, T>> {
    Ok((py.import("summitry._again")?.getattr("again")?, (class, packed)))
}
