//! Sealed forecasts in words: what a verification found, and what a ledger's forecasts were worth.

mod data;
pub mod over;
mod picture;
mod sections;
mod verified;

use askama::Template;
use summitry_kit::record::Record;

pub use data::json;
pub use picture::picture;
pub use sections::sections;
pub use verified::verified;

use crate::{
    messages::Messages,
    page::{self, PageError},
};

/// The record as one HTML file that loads nothing and runs no script.
///
/// # Errors
/// Only where a template cannot be written out, which no input causes.
pub fn page(record: &Record, today: &str, m: &Messages) -> Result<String, PageError> {
    let drawn = picture(&record.forecasts, m);
    let sheet = page::Sheet {
        language: m.language().tag(),
        title: m.say("record-title"),
        line: m.fill("record-as-of", &[("day", (&m.day(today)).into())]),
        style: page::style(),
        top: format!("<figure>{}</figure>", drawn.inline()),
        main: page::plain(sections(record, today, m), m)?,
    };
    Ok(sheet.render()?)
}
