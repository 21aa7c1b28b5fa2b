//! A domain back into its own format, number for number as it was read.

mod genius;
mod geniusweb;
mod negmas;

use num_rational::BigRational;

use crate::write::written::decimal;

pub(super) use genius::genius;
pub(super) use geniusweb::{geniusweb, geniusweb_bid, geniusweb_domain, geniusweb_profile};
pub(super) use negmas::{negmas, negmas_domain, negmas_function};

/// Numbers of a file are decimals, so writing them back rounds nothing; whoever hands in others has said that they are rounded.
fn number(value: &BigRational) -> String {
    decimal(value, &mut 0)
}
