//! What an article says of a negotiation, as candidates for a scenario file: found by lists of words and by form, without a
//! language model. Nothing here judges: no importance, no chance, no option is made up, and everything says where it stands.
#![forbid(unsafe_code)]

pub mod article;
pub mod bargain;
mod countries;
pub mod dates;
pub mod draft;
mod escaped;
pub mod figures;
mod file;
mod ids;
mod lexicon;
pub mod likelihood;
pub mod names;
mod page;
pub mod quotes;
pub mod speech;
mod told;
mod words;

pub use article::{Article, LONGEST, Sentence};
pub use draft::{Draft, draft};
pub use ids::id;
pub use lexicon::Tongue;
