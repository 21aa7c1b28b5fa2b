//! A negotiation as a table, as people keep it in a sheet: a row an issue, and for each side what it likes best and how much that
//! matters. A table says less than a file: what is left out is named.

mod read;
mod write;

pub use read::{SheetError, read};
pub use write::{SheetWritten, write};

/// The columns that are no side's.
pub const COLUMNS: [&str; 3] = ["issue", "now", "options"];
/// What a side's columns hold, behind its name and a colon.
pub const PARTS: [&str; 4] = ["best", "matters", "worst", "never"];
/// What stands between the options of a cell.
pub const BETWEEN: char = ';';
/// The most rows and columns that are read: a file takes no more issues and sides.
pub const LARGEST: (usize, usize) = (1_001, 804);
