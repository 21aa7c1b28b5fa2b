//! The meeting itself: what it is, and the format it is written in.

use super::common::{CITE, FORMAT, REVIEWED, WHY, WRITTEN};
use crate::grammar::quantity::{BASE, CAPACITY, CHANCE, SHARE};
use crate::grammar::{Block, Field, Form, PLAIN, key, or};

/// `format`.
pub(super) const FORMAT_LINE: Block = Block {
    name: "format",
    form: Form::Top(key(
        "format",
        Field::Choice(&[FORMAT]),
        "The format and its version: \"summitry/1\".",
    )),
    doc: "The format and its version.",
    ..PLAIN
};

/// `[summit]`.
pub(super) const SUMMIT: Block = Block {
    name: "summit",
    form: Form::One(&[
        key("title", Field::Text, "Title of the meeting."),
        key("question", Field::Text, "The question above the brief."),
        key("date", Field::Date, "The day of the meeting."),
        key("as_of", Field::Date, "Nothing later than this day was used."),
        key(
            "written",
            Field::WordsOrDate(WRITTEN),
            "When the file was written. Unless it was before the event, every output is stamped ILLUSTRATION, NOT A FORECAST.",
        ),
        key(
            "invented",
            Field::Flag,
            "true where the negotiation is invented: every output is stamped.",
        ),
        REVIEWED,
        key("place", Field::Text, "Where the meeting is held."),
        or("language", Field::Text, "en", "Language of the labels, such as en or es-CO."),
        key("author", Field::Text, "Who signs the file."),
        or(
            "capacity",
            Field::Quantity(&CAPACITY),
            "working visit",
            "How much effort one meeting can carry: a courtesy call 2, a working visit 4, a prepared summit 8, a final round 16.",
        ),
        or(
            "base",
            Field::Quantity(&BASE),
            "leaders-bilateral",
            "How often such meetings end in a deal: the id of a class that was counted (`summitry classes`), or a chance, which is then your own judgement.",
        ),
        key(
            "words_only",
            Field::Quantity(&CHANCE),
            "In place of `base`: the chance that a friendly meeting still ends in words only; your own judgement.",
        ),
        key(
            "meetings",
            Field::Whole(1, 1_000),
            "How many meetings there are before the deadline, this one among them; 1, this one alone, unless said.",
        ),
        key("deadline", Field::Date, "The day by which they must agree; not before `date`."),
        or(
            "resumes",
            Field::Quantity(&CHANCE),
            "40 to 90%",
            "Chance that the next meeting takes place after a public row; only with `meetings` of 2 or more.",
        ),
        or(
            "meetings_alike",
            Field::Quantity(&SHARE),
            "30 to 90%",
            "How far a later meeting goes as this one went: 0 a new throw, 1 the same again; only with `meetings` of 2 or more.",
        ),
        WHY,
        CITE,
    ]),
    doc: "The head of the file: what, when, by whom, and how much one meeting can carry.",
    example: "[summit]
title    = \"Talks on the truce\"
date     = 2026-04-20
meetings = 3                # this one and two still to come
deadline = 2026-05-01",
    ..PLAIN
};
