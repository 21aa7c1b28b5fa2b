//! Summitry for Python: everything is asked of `summitry-kit` and laid out by `summitry-report`; here stands only what Python needs
//! of them, one class a file. How it looks from Python is in `docs/python.md`, its types in `python/summitry/__init__.pyi`.
#![forbid(unsafe_code)]

mod again;
mod brief;
mod chance;
mod deals;
mod domain;
mod error;
mod forecast;
mod grid;
mod load;
mod options;
mod own;
mod run;
mod scenario;
mod table;
mod talks;
mod tournament;
mod why;
mod written;

use pyo3::prelude::*;

/// The compiled half of the package `summitry`.
#[pymodule]
mod _summitry {
    #[pymodule_export]
    use crate::brief::Brief;
    #[pymodule_export]
    use crate::chance::{Chance, Moved};
    #[pymodule_export]
    use crate::deals::Deals;
    #[pymodule_export]
    use crate::domain::Domain;
    #[pymodule_export]
    use crate::error::Diagnostic;
    #[pymodule_export]
    use crate::error::SummitryError;
    #[pymodule_export]
    use crate::forecast::Forecast;
    #[pymodule_export]
    use crate::load::{load, load_all};
    #[pymodule_export]
    use crate::own::offer::Offer;
    #[pymodule_export]
    use crate::own::seat::Seat;
    #[pymodule_export]
    use crate::own::state::State;
    #[pymodule_export]
    use crate::scenario::Scenario;
    #[pymodule_export]
    use crate::table::Table;
    #[pymodule_export]
    use crate::talks::Talks;
    #[pymodule_export]
    use crate::talks::tactics;
    #[pymodule_export]
    use crate::tournament::{Tournament, join_tournament, tournament, tournament_shard};
    #[pymodule_export]
    use crate::why::Why;

    use super::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
