#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod budget;
mod chance;
pub mod classes;
pub mod control;
pub mod deals;
pub mod diff;
pub mod draft;
mod error;
pub mod files;
pub mod findings;
mod forecast;
pub mod grid;
pub mod institutions;
pub mod interview;
pub mod levers;
pub mod library;
pub mod parts;
pub mod record;
mod rows;
pub mod sheet;
pub mod statistics;
mod study;
mod suppose;
pub mod talks;
pub mod tournament;
pub mod turn;
pub mod why;
mod worlds;

pub use budget::Budget;
pub use chance::{Chance, Moved};
pub use classes::Class;
pub use control::{Control, Progress, Unwatched, Watch, Work};
pub use error::{Diagnosis, Error, ErrorKind, Result};
pub use forecast::{Against, Forecast};
pub use levers::{Lever, Levers};
pub use rows::{Column, Rows, Values};
pub use study::{Change, Gone, Named, Study, Translated};
pub use suppose::Supposed;
pub use why::Why;
