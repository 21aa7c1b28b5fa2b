//! The brief: one view model, laid out for terminal, Markdown and JSON.
//!
//! A [`Forecast`](summitry_core::forecast::Forecast) is numbers; a brief is what a reader takes away. Everything
//! between the two lives here **once**:
//!
//! * [`view`] turns document and forecast into sentences, figures and tables, one section a file;
//! * [`messages`] holds the product's own words in English and Spanish (Project Fluent), [`figures`] the forms of
//!   numbers, [`likelihood`] the probability words with their range;
//! * [`terminal`], [`markdown`] and [`json`] only lay the sections out;
//! * [`explain`] and [`scorecard`] are the two smaller views: one value, and one settled scenario.
//!
//! Rules every section follows: a chance is printed as runs of a hundred, never 0 or 100, beside the range the model's
//! answer moves in; a likelihood word never without its range; a confidence never in the same sentence as a
//! likelihood; a number that only the file's author stands for is marked so.

pub mod asked;
pub mod catalogue;
pub mod classes;
mod contents;
pub mod dance;
pub mod deals;
pub mod diff;
mod draw;
pub mod explain;
pub mod export;
pub mod figures;
pub mod json;
pub mod language;
pub mod likelihood;
pub mod markdown;
pub mod messages;
mod naming;
pub mod page;
pub mod record;
pub mod rich;
pub mod scorecard;
pub mod terminal;
pub mod tournament;
pub mod view;
pub mod why;
mod wording;
