//! Negotiation domains in the formats the field uses, read as their own authors meant them.
//!
//! A [`domain::Domain`] is what the files say, nothing scaled and nothing rounded; [`reading::convert`] turns it into the
//! exact [`summitry_core::deals::Space`] every deal algorithm works on, under GENIUS's or NegMAS's semantics, and names
//! where the two differ.
#![forbid(unsafe_code)]

pub mod centre;
pub mod domain;
pub mod error;
pub mod exact;
pub mod genius;
pub mod geniusweb;
pub mod load;
pub mod negmas;
pub mod negolog;
mod node;
pub mod reading;
mod scorable;
pub mod write;

pub use domain::{Domain, Format};
pub use error::{DomainError, LineColumn, SourceText};
pub use load::{Found, find, load};
pub use reading::{Converted, Note, Reading, convert};
pub use write::{
    GivenSpace, TargetFormat, Written, write, write_space, write_space_thinned, write_thinned,
};
