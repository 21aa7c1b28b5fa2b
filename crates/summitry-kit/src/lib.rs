#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod budget;
mod chance;
pub mod control;
mod error;
pub mod files;
pub mod findings;
mod forecast;
mod rows;
mod study;
mod why;

pub use budget::Budget;
pub use chance::{Chance, Moved};
pub use control::{Control, Progress, Unwatched, Watch, Work};
pub use error::{Diagnosis, Error, ErrorKind, Result};
pub use forecast::{Against, Forecast};
pub use rows::{Column, Rows, Values};
pub use study::{Change, Gone, Named, Study, Translated};
pub use why::{Factor, Reason, Why};
