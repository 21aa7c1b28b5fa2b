#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod budget;
mod chance;
pub mod control;
pub mod deals;
mod error;
pub mod files;
pub mod findings;
mod forecast;
mod rows;
pub mod statistics;
mod study;
mod suppose;
pub mod talks;
pub mod tournament;
mod why;

pub use budget::Budget;
pub use chance::{Chance, Moved};
pub use control::{Control, Progress, Unwatched, Watch, Work};
pub use error::{Diagnosis, Error, ErrorKind, Result};
pub use forecast::{Against, Forecast};
pub use rows::{Column, Rows, Values};
pub use study::{Change, Gone, Named, Study, Translated};
pub use suppose::Supposed;
pub use why::{Factor, Reason, Why};
