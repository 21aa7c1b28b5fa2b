//! The brief's charts, one a file: each shows a part of the view and says its finding in words.

pub(crate) mod affected;
pub(crate) mod drivers;
pub(crate) mod factors;
mod frame;
pub(crate) mod gains;
pub(crate) mod hundred;
pub(crate) mod ladders;
pub(crate) mod rooms;
