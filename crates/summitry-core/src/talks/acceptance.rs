//! Acceptance conditions, one a file.

pub mod level;
pub mod next;
