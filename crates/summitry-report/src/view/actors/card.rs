//! What a card says: somebody, and what is known of it.

use crate::{messages::Messages, view::quotes::QuoteView};

/// One side, or somebody absent.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Whether it is not at the table.
    pub absent: bool,
    /// Its name.
    pub name: String,
    /// Who leads it and who else is there; empty where the file names nobody.
    pub people: String,
    /// What is known of it, in the order of the card.
    pub facts: Vec<Fact>,
}

/// One line of a card.
#[derive(Clone, Debug)]
pub struct Fact {
    /// What it is about: `wants most`.
    pub term: String,
    /// What the file, or the forecast, says.
    pub text: String,
    /// The path of the figure in it, where it is one.
    pub path: Option<String>,
    /// The quotes it rests on.
    pub quotes: Vec<QuoteView>,
}

/// A line whose text is no figure.
pub(super) fn fact(m: &Messages, term: &str, text: String, quotes: Vec<QuoteView>) -> Fact {
    Fact { term: m.say(term), text, path: None, quotes }
}
