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
mod kind;
mod ledger;
mod mean;
mod over;
mod parse;
mod questions;
mod rank;
mod refusal;
mod rerun;
mod rows;
mod seal;
mod summary;
mod text;

pub use calibration::{Bin, calibration};
pub use inspect::{against_file, inspect};
pub use kind::SealKind;
pub use ledger::{Entry, Ledger, held};
pub use over::{Moment, SealHistory, SealedFigure};
pub use questions::{SettleRule, rules};
pub use rank::{Beside, FEWEST};
pub use refusal::{Fault, Refused};
pub use rerun::{Differs, Rerun, rerun};
pub use rows::{Answered, OtherChance, RecordRow};
pub use seal::{FORMAT, Made, SUFFIX, Seal, SealedQuestion};
pub use summary::{ClassSum, Record, Scores};
