//! Files in and out: read with a limit, written whole or not at all, tables that no spreadsheet takes for formulas.

pub mod csv;
pub mod json;
pub mod own;
mod part;
pub mod read;
pub mod tables;
pub mod write;
