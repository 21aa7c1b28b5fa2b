//! The translation file: labels in another language beside the scenario, `NAME.es.toml`; texts only, no number.

use super::{Block, Field, Form, PLAIN, key, must};

/// Every block of a translation file.
pub static TRANSLATION: &[Block] = &[
    Block {
        name: "for",
        form: Form::Top(key("for", Field::Text, "The scenario file it translates.")),
        doc: "The scenario file it translates.",
        ..PLAIN
    },
    Block {
        name: "language",
        form: Form::Top(must(
            "language",
            Field::Text,
            "Language of the labels, such as es or es-CO.",
        )),
        doc: "Language of the labels.",
        ..PLAIN
    },
    Block {
        name: "labels",
        form: Form::Free(Field::Text),
        doc: "Text by path: summit.title, party.us, issue.force, issue.force.guarantee.",
        ..PLAIN
    },
];
