//! Values of Python's as a scenario's file writes them.

use pyo3::prelude::*;

/// A value as the file would write it.
pub(crate) fn written(value: &Bound<'_, PyAny>) -> PyResult<String> {
    if let Ok(text) = value.extract::<String>() {
        return Ok(text);
    }
    if let Ok(flag) = value.extract::<bool>() {
        return Ok(flag.to_string());
    }
    let text = value.repr()?.to_string();
    // NumPy writes its numbers with their type.
    match value.extract::<f64>() {
        Ok(number) if text.parse::<f64>().is_err() => Ok(number.to_string()),
        _ => Ok(text),
    }
}
