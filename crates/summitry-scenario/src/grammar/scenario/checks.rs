//! What is compared or scored: what the source expects, questions, base rates.

use super::common::{CITE, LABEL, MOST_OTHERS, WHY};
use crate::grammar::quantity::CHANCE;
use crate::grammar::{Block, Field, Form, IdOf, Ids, PLAIN, at_most, key, must, or};

/// `[expect]`.
pub(super) const EXPECT: Block = Block {
    name: "expect",
    form: Form::Each(
        Ids::New,
        &[
            LABEL,
            must("that", Field::Condition, "What is expected: every one of these holds."),
            key("chance", Field::Likelihood, "The chance the source's words stand for."),
            key(
                "most_likely",
                Field::Flag,
                "true where the source calls it the most likely outcome.",
            ),
            WHY,
            CITE,
        ],
    ),
    doc: "What the source expects: a check, never an input.",
    most: at_most(MOST_OTHERS, "expectations"),
    ..PLAIN
};

/// `[question]`.
pub(super) const QUESTION: Block = Block {
    name: "question",
    form: Form::Each(
        Ids::New,
        &[
            LABEL,
            must("ask", Field::Text, "The question."),
            must(
                "counts",
                Field::Condition,
                "What counts as yes on the day of the meeting: every one of these holds.",
            ),
            key("settle", Field::Text, "How it is settled."),
            key("by", Field::Date, "By when."),
            or(
                "holds",
                Field::Quantity(&CHANCE),
                "70 to 97%",
                "Chance that what was agreed lasts until then. The default holds from 8 days after the meeting; before, it is certain.",
            ),
            or(
                "otherwise",
                Field::Quantity(&CHANCE),
                "1 to 15%",
                "Chance that it happens anyway by then. The default holds from 8 days after the meeting; before, there is none.",
            ),
            WHY,
            CITE,
        ],
    ),
    doc: "A question settled later, fixed before the event.",
    most: at_most(MOST_OTHERS, "questions"),
    named_as: &[IdOf::Question, IdOf::BaseRate],
    ..PLAIN
};

/// `[base]`.
pub(super) const BASE: Block = Block {
    name: "base",
    form: Form::Each(
        Ids::Of(IdOf::BaseRate),
        &[
            must("chance", Field::Likelihood, "How often such events happen: one number."),
            key("of", Field::Text, "Of what class of events."),
            WHY,
            CITE,
        ],
    ),
    doc: "A base rate, by the id of a definition, case, question or ending.",
    ..PLAIN
};
