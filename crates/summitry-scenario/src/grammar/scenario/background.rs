//! How they got here, what is disputed or unknown, and the texts quoted.

use super::common::{CITE, MOST_OTHERS, WHY};
use crate::grammar::{Block, Field, Form, IdOf, Ids, PLAIN, at_most, key, must};

/// `[dispute]`.
pub(super) const DISPUTE: Block = Block {
    name: "dispute",
    form: Form::Each(
        Ids::New,
        &[
            must("about", Field::Text, "The fact in dispute.").speaking(),
            key("says", Field::Map(IdOf::Party, &Field::Text), "What each side says.").speaking(),
            key("feeds", Field::Paths, "Which blocks or values rest on it."),
            WHY,
            CITE,
        ],
    ),
    doc: "A fact the sides state differently.",
    most: at_most(MOST_OTHERS, "disputes"),
    states_facts: true,
    ..PLAIN
};

/// `[event]`.
pub(super) const EVENT: Block = Block {
    name: "event",
    form: Form::Each(
        Ids::New,
        &[
            must("when", Field::DateOrText, "When, as a day or in the source's words.").speaking(),
            must("what", Field::Text, "What happened.").speaking(),
            key(
                "trust",
                Field::Choice(&["up", "down", "none"]),
                "What it did to trust between the sides.",
            ),
            key("cameo", Field::Text, "CAMEO event code."),
            WHY,
            CITE,
        ],
    ),
    doc: "How they got here.",
    states_facts: true,
    ..PLAIN
};

/// `[gap]`.
pub(super) const GAP: Block = Block {
    name: "gap",
    form: Form::Each(Ids::New, &[must("text", Field::Text, "What is missing."), WHY, CITE]),
    doc: "What the file cannot tell.",
    ..PLAIN
};

/// `[source]`.
pub(super) const SOURCE: Block = Block {
    name: "source",
    form: Form::Each(
        Ids::New,
        &[
            key("title", Field::Text, "Title."),
            key("by", Field::Text, "Author."),
            key("publisher", Field::Text, "Publisher or outlet."),
            key("published", Field::Date, "Day of publication."),
            key("address", Field::Text, "Address."),
            key("kind", Field::Text, "Kind of text."),
            key(
                "file",
                Field::Text,
                "Where the author keeps a copy. Nothing is read from it; `check --source` takes the text.",
            ),
            key("sha256", Field::Sha256, "SHA-256 of the text the quotes were checked against."),
            WHY,
        ],
    ),
    doc: "A text that is quoted.",
    named_as: &[IdOf::Source],
    kept: Some("values cite its quotes"),
    ..PLAIN
};

/// `[quotes]`.
pub(super) const QUOTES: Block = Block {
    name: "quotes",
    form: Form::FreeEach(Ids::Of(IdOf::Source), Field::Text),
    doc: "Verbatim quotes of one source, by id; ids are unique over all sources.",
    ..PLAIN
};
