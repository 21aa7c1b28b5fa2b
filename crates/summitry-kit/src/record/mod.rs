//! The record: forecasts sealed before the event, held against what happened afterwards.
//!
//! A [`Seal`] is one readable file that holds everything a forecast was made from and everything it said, with a sum over all
//! of it. [`inspect`] says whether it is what it claims to be, [`rerun`] whether this version still says the same, a
//! [`Ledger`] is a folder of seals with their outcome files, and a [`Record`] what they were worth.
//!
//! Nothing here reads a clock: the day is the caller's. Nothing here writes a brief either: what a brief says as JSON is
//! given, since the words are above this library.

mod calibration;
mod inspect;
mod ledger;
mod parse;
mod questions;
mod rank;
mod refusal;
mod rerun;
mod rows;
mod seal;
mod summary;

pub use calibration::{Bin, calibration};
pub use inspect::{against_file, inspect};
pub use ledger::{Entry, Ledger};
pub use questions::{Rule, rules};
pub use rank::{Beside, FEWEST};
pub use refusal::{Reason, Refusal};
pub use rerun::{Differs, Rerun, rerun};
pub use rows::{Answered, Asked, Row};
pub use seal::{FORMAT, Kind, Made, SUFFIX, Seal, SealedQuestion};
pub use summary::{ClassSum, Record, Summary};
