//! What is talked about, what goes with what, and outcomes with a name.

use summitry_core::world::plan::MOST_SWITCHES;

use super::common::{CITE, ISSUE_OPTIONS, LABEL, MOST_ISSUES, MOST_OTHERS, REVIEWED, SHORT, WHY};
use crate::grammar::quantity::{CHANCE, EFFORT};
use crate::grammar::{Block, Field, Form, IdOf, Ids, Key, PLAIN, at_most, key, must, or};

/// An issue's option, written as a table.
pub static OPTION: &[Key] = &[
    must("id", Field::Text, "Id, unique within the issue."),
    LABEL,
    SHORT,
    or(
        "effort",
        Field::Quantity(&EFFORT),
        "1 to 4",
        "How hard it is to get there, whatever one thinks of it: effort units or a word. The default holds where no option of the issue says; where one does, the others need none.",
    ),
    key(
        "at",
        Field::Number(0.0, 100.0),
        "Where on the ladder it lies, 0 to 100; evenly spaced unless said.",
    ),
    key(
        "alone",
        Field::Quantity(&CHANCE),
        "Chance that whoever holds the issue does it without any deal, however the meeting ends; never unless said.",
    ),
    key(
        "percent",
        Field::Number(-1e9, 1e9),
        "A percentage that the label speaks of. A fact for readers; the model does not use it.",
    )
    .speaking(),
    WHY,
    CITE,
];

/// A ladder of amounts.
const AMOUNTS: &[Key] = &[
    must("from", Field::Number(-1e9, 1e9), "The lowest amount."),
    must("to", Field::Number(-1e9, 1e9), "The highest amount."),
    must(
        "steps",
        Field::Whole(2, 200),
        "How many amounts there are, evenly spaced, both ends among them.",
    ),
    key("unit", Field::Text, "What is counted, such as \"bn USD\": shown behind every amount."),
];

/// `[issue]`.
pub(super) const ISSUE: Block = Block {
    name: "issue",
    form: Form::Each(
        Ids::New,
        &[
            LABEL,
            SHORT,
            key(
                "held_by",
                Field::Holders,
                "Who can change it: a party, a list of parties, \"both\" or \"all\" (only together, as where nothing is said), or \"each\": any side can spoil it alone, and it is not bargained over.",
            ),
            must("now", Field::Ref(IdOf::OptionHere), "The option that holds today."),
            must(
                "options",
                Field::Options(OPTION),
                "The possible outcomes in ladder order, two or more: texts, or tables.",
            )
            .or_instead("amounts"),
            key(
                "amounts",
                Field::Table(AMOUNTS),
                "In place of `options`: a ladder of amounts, such as { from = 100, to = 1300, unit = \"bn USD\", steps = 13 }. Each amount is the id of an option and may be named with or without quotes.",
            ),
            key(
                "without_deal",
                Field::OptionOr(&Field::Quantity(&CHANCE)),
                "What it falls to if nothing is agreed: an option, or a table of options with their chances, such as { lapsed = \"80 to 95%\" }; the rest stays as now. Left out: it stays as now.",
            ),
            key(
                "decision",
                Field::Decision,
                "What a package that changes this issue needs, in place of the meeting's `rule` and written like it.",
            ),
            key(
                "delivered",
                Field::Quantity(&CHANCE),
                "The share of a promise that is kept; all of it unless said.",
            ),
            key(
                "raised",
                Field::Quantity(&CHANCE),
                "Chance that the issue comes up at all; certain unless said.",
            ),
            REVIEWED,
            WHY,
            CITE,
        ],
    ),
    doc: "One point to cover: an ordered ladder of options.",
    required: true,
    least: 1,
    most: at_most(MOST_ISSUES, "issues"),
    named_as: &[IdOf::Issue],
    in_conditions: true,
    states_facts: true,
    example: "[issue.truce]
now          = \"holds\"
options      = [\"ended\", \"holds\", { id = \"peace\", effort = \"programme\", alone = \"1 to 3%\" }]
without_deal = { ended = \"80 to 95%\" }            # nothing agreed: the truce runs out
decision     = { quota = \"55%\", of = \"parties\" }  # this issue is decided by a majority

[issue.fund]
now     = 100
amounts = { from = 100, to = 1300, unit = \"bn USD\", steps = 13 }",
    ..PLAIN
};

/// What a named outcome says, whether the source or the author named it.
const NAMED_OUTCOME: &[Key] = &[
    LABEL,
    key("means", Field::Text, "What it means, in words.").speaking(),
    key("all", Field::Condition, "Every one of these holds."),
    key("any", Field::Condition, "At least one of these holds."),
    key("none", Field::Condition, "None of these holds."),
    key("not", Field::Refs(IdOf::Outcome), "None of these definitions and cases is met."),
    WHY,
    CITE,
];

/// `[define]`.
pub(super) const DEFINE: Block = Block {
    name: "define",
    form: Form::Each(Ids::New, NAMED_OUTCOME),
    doc: "A named outcome that other conditions may use, such as an accord.",
    most: at_most(MOST_OTHERS, "definitions"),
    named_as: &[IdOf::Outcome, IdOf::BaseRate],
    in_conditions: true,
    ..PLAIN
};

/// `[link]`.
pub(super) const LINK: Block = Block {
    name: "link",
    form: Form::Each(
        Ids::New,
        &[
            LABEL,
            must(
                "when",
                ISSUE_OPTIONS,
                "It speaks of packages in which every one of these issues takes one of these options.",
            ),
            must(
                "rules_out",
                ISSUE_OPTIONS,
                "Of those, it rules out each in which any of these issues takes one of these options.",
            ),
            or("holds", Field::Quantity(&CHANCE), "50 to 95%", "Chance that the link holds."),
            WHY,
            CITE,
        ],
    ),
    doc: "Packages that rule each other out.",
    most: at_most(MOST_SWITCHES, "links"),
    states_facts: true,
    ..PLAIN
};

/// A case says whose judgement it is, too.
const CASE_KEYS: &[Key] = &[
    LABEL,
    key("by", Field::Text, "Whose judgement this case is: a person or a text. Unsaid: the source's where it is cited, else the author's.").speaking(),
    key("means", Field::Text, "What it means, in words.").speaking(),
    key("all", Field::Condition, "Every one of these holds."),
    key("any", Field::Condition, "At least one of these holds."),
    key("none", Field::Condition, "None of these holds."),
    key("not", Field::Refs(IdOf::Outcome), "None of these definitions and cases is met."),
    WHY,
    CITE,
];

/// `[case]`.
pub(super) const CASE: Block = Block {
    name: "case",
    form: Form::Each(Ids::New, CASE_KEYS),
    doc: "A case the source names: best, worst, middle.",
    most: at_most(MOST_OTHERS, "cases"),
    named_as: &[IdOf::Outcome, IdOf::BaseRate],
    in_conditions: true,
    ..PLAIN
};
