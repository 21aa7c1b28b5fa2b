//! Where the sides meet, and what they can do besides agreeing.

use summitry_core::world::plan::MOST_SWITCHES;

use super::common::{CITE, ISSUE_OPTIONS, LABEL, MOST_OTHERS, SHORT, WHY};
use crate::grammar::quantity::{AMOUNT, CHANCE, IMPORTANCE, POINTS};
use crate::grammar::{Block, Field, Form, IdOf, Ids, PLAIN, Tie, at_most, key, must, or};

/// `[venue]`.
pub(super) const VENUE: Block = Block {
    name: "venue",
    form: Form::Each(
        Ids::New,
        &[
            LABEL,
            SHORT,
            key(
                "chance",
                Field::QuantityOr(&CHANCE, "the rest"),
                "How likely it is that the meeting is held there, or \"the rest\". Left out: a weight of 0.5 to 2 in what the others leave.",
            ),
            or(
                "audience_pull",
                Field::Quantity(&AMOUNT),
                "0.5 to 2",
                "How many times as much as usual home audiences count here.",
            ),
            or("bust_up", Field::Quantity(&CHANCE), "2 to 15%", "Chance that the room blows up."),
            WHY,
            CITE,
        ],
    ),
    doc: "A possible room. Without any there is one, certain, with the defaults.",
    most: at_most(MOST_SWITCHES, "venues"),
    named_as: &[IdOf::Venue],
    states_facts: true,
    ..PLAIN
};

/// `[threat]`.
pub(super) const THREAT: Block = Block {
    name: "threat",
    form: Form::Each(
        Ids::New,
        &[
            LABEL,
            must("by", Field::Ref(IdOf::Party), "Who threatens."),
            must(
                "does",
                ISSUE_OPTIONS,
                "What it does if carried out: issues and the forms it may take on each, mildest first.",
            ),
            or(
                "carried_out",
                Field::Quantity(&CHANCE),
                "5 to 50%",
                "Chance that it is carried out if nothing is agreed, for whatever reason.",
            ),
            or(
                "worst_form",
                Field::Quantity(&CHANCE),
                "10 to 50%",
                "How often, if carried out, it takes its last form.",
            ),
            WHY,
            CITE,
        ],
    ),
    doc: "What a side may do if nothing is agreed.",
    most: at_most(MOST_SWITCHES, "threats"),
    states_facts: true,
    ..PLAIN
};

/// `[outside]`.
pub(super) const OUTSIDE: Block = Block {
    name: "outside",
    form: Form::Each(
        Ids::New,
        &[
            LABEL,
            must("helps", Field::Ref(IdOf::Party), "Whose no-deal value it raises."),
            or(
                "worth",
                Field::Quantity(&POINTS),
                "1 to 10",
                "By how many points of that side's own scale, beyond today.",
            ),
            key("hurts", Field::Ref(IdOf::Party), "Whose no-deal value it lowers."),
            or(
                "costs",
                Field::Quantity(&POINTS),
                "1 to 10",
                "By how many points of that side's own scale; only beside `hurts`.",
            )
            .tied(Tie::Beside("hurts")),
            WHY,
            CITE,
        ],
    ),
    doc: "Another door: what a side may turn to if nothing is agreed.",
    most: at_most(MOST_OTHERS, "other doors"),
    states_facts: true,
    ..PLAIN
};

/// `[side_deal]`.
pub(super) const SIDE_DEAL: Block = Block {
    name: "side_deal",
    form: Form::Each(
        Ids::New,
        &[
            LABEL,
            key("gives", Field::Ref(IdOf::Party), "Who gives it."),
            must("gets", Field::Ref(IdOf::Person), "The person who gets it."),
            or("worth", Field::Quantity(&IMPORTANCE), "major", "What it is worth to that person."),
            or(
                "on_offer",
                Field::Quantity(&CHANCE),
                "5 to 50%",
                "Chance that it is on offer; then every deal includes it.",
            ),
            or("leaks", Field::Quantity(&CHANCE), "20 to 80%", "Chance that it becomes public."),
            key(
                "if_leaked",
                Field::Map(IdOf::Audience, &Field::Quantity(&POINTS)),
                "Points added to an audience's value if it leaks; usually negative.",
            ),
            WHY,
            CITE,
        ],
    ),
    doc: "Something one person gets, on offer or not, that may leak.",
    most: at_most(MOST_SWITCHES, "side deals"),
    named_as: &[IdOf::SideDeal],
    states_facts: true,
    ..PLAIN
};
