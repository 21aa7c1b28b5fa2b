//! The outcome file: what happened, kept apart from the scenario, and dated.

use super::{Block, Field, Form, IdOf, Ids, PLAIN, key, must};

/// How a question was answered.
pub const ANSWERS: &[&str] = &["yes", "no", "disputed", "not looked up"];

/// What another forecast may be.
pub const FORECASTERS: &[&str] = &["market", "crowd", "person", "model", "other"];

/// Every block of an outcome file.
pub static OUTCOME: &[Block] = &[
    Block {
        name: "for",
        form: Form::Top(must("for", Field::Text, "The scenario file it answers.")),
        doc: "The scenario file it answers.",
        ..PLAIN
    },
    Block {
        name: "entered",
        form: Form::Top(key("entered", Field::Date, "The day the answers were entered.")),
        doc: "The day the answers were entered.",
        ..PLAIN
    },
    Block {
        name: "by",
        form: Form::Top(key("by", Field::Text, "Who entered them.")),
        doc: "Who entered them.",
        ..PLAIN
    },
    Block {
        name: "note",
        form: Form::Top(key("note", Field::Text, "Anything readers must know.")),
        doc: "Anything readers must know.",
        ..PLAIN
    },
    Block {
        name: "result",
        form: Form::Each(
            Ids::Of(IdOf::Question),
            &[
                must(
                    "answer",
                    Field::Choice(ANSWERS),
                    "yes, no, disputed (scored both ways), or not looked up (left out and counted).",
                ),
                key("why", Field::Text, "The reason, in the author's words."),
                key("what", Field::Text, "What was reported, in other words."),
                key("outlet", Field::Text, "Who reported it."),
                key("title", Field::Text, "Title of the report."),
                key("published", Field::Date, "Day of the report."),
                key("address", Field::Text, "Address of the report."),
                key("cite", Field::Refs(IdOf::Quote), "Quotes that support the answer."),
                key(
                    "rule",
                    Field::Text,
                    "The rule it was settled by, copied from the question: the record refuses another than the sealed one.",
                ),
            ],
        ),
        doc: "The answer to one question of the scenario.",
        ..PLAIN
    },
    Block {
        name: "forecast",
        form: Form::Each(
            Ids::New,
            &[
                must("who", Field::Text, "Whose forecast it is: a market, a crowd, a person."),
                key("kind", Field::Choice(FORECASTERS), "What it is."),
                must("made", Field::Date, "The day its chances were read: before the meeting."),
                key("address", Field::Text, "Where they stand."),
                must(
                    "chances",
                    Field::Map(IdOf::Question, &Field::Likelihood),
                    "Its chance of yes, question by question: one number each.",
                ),
            ],
        ),
        doc: "Another forecast of the same questions, to be scored beside ours.",
        ..PLAIN
    },
    Block {
        name: "quotes",
        form: Form::FreeEach(Ids::New, Field::Text),
        doc: "Verbatim quotes, by outlet and id. A paraphrase needs none.",
        ..PLAIN
    },
];
