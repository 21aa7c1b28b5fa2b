//! Who is at the table, what they and their publics want, and who else feels the result.

use super::common::{
    CITE, IN_TEXT, LABEL, MOST_OTHERS, MOST_PARTIES, PLURAL, REVIEWED, SHORT, WHY,
};
use crate::grammar::quantity::{CHANCE, IMPORTANCE, POSITIVE, SCORE};
use crate::grammar::{Block, Field, Form, IdOf, Ids, PLAIN, Tie, at_most, key, must, or};

/// `[party]`.
pub(super) const PARTY: Block = Block {
    name: "party",
    form: Form::Each(
        Ids::New,
        &[
            LABEL,
            SHORT,
            IN_TEXT,
            PLURAL,
            key("leader", Field::Ref(IdOf::Person), "Who leads this side."),
            key("also_there", Field::Texts, "Who else is there, in the source's words."),
            or("power", Field::Quantity(&POSITIVE), "1", "Bargaining power; only ratios count."),
            or(
                "weight",
                Field::Number(0.0, 1e9),
                "1",
                "What it counts in quotas of weight: a plain number, 0 or more.",
            ),
            key(
                "leaves",
                Field::Quantity(&CHANCE),
                "Chance that it walks out of a meeting that goes on without it; never unless said.",
            ),
            REVIEWED,
            WHY,
            CITE,
        ],
    ),
    doc: "A side at the table. There are two or more.",
    required: true,
    least: 2,
    most: at_most(MOST_PARTIES, "parties"),
    named_as: &[IdOf::Party, IdOf::Wanter, IdOf::Chair],
    states_facts: true,
    ..PLAIN
};

/// `[person]`.
pub(super) const PERSON: Block = Block {
    name: "person",
    form: Form::Each(
        Ids::New,
        &[
            LABEL,
            SHORT,
            key("side", Field::Ref(IdOf::Party), "Whose side the person is on.").tied(Tie::Block),
            or(
                "own_stake",
                Field::Quantity(&IMPORTANCE),
                "minor",
                "How much the person's own stakes weigh in what the side accepts. The default holds for a person who gets a side deal; for others there is none.",
            ),
            WHY,
            CITE,
        ],
    ),
    doc: "Someone named. A leader is not the country: own stakes may count.",
    most: at_most(MOST_OTHERS, "people"),
    named_as: &[IdOf::Person],
    states_facts: true,
    ..PLAIN
};

/// `[wants]`.
pub(super) const WANTS: Block = Block {
    name: "wants",
    form: Form::Pairs(
        IdOf::Wanter,
        IdOf::Issue,
        &[
            or(
                "matters",
                Field::Quantity(&IMPORTANCE),
                "some",
                "How much the step from its worst to its best option counts, as points or a word.",
            ),
            key(
                "worst",
                Field::Ref(IdOf::OptionHere),
                "The option that scores 0; the farthest from the best unless said.",
            ),
            key(
                "best",
                Field::Ref(IdOf::OptionHere),
                "The option that scores 100; the farthest from the worst unless said.",
            ),
            key(
                "score",
                Field::Map(IdOf::OptionHere, &Field::Quantity(&SCORE)),
                "Scores of options between; evenly spaced on the ladder where left out.",
            ),
            key(
                "never",
                Field::Refs(IdOf::OptionHere),
                "Red lines: options it accepts at no price.",
            ),
            REVIEWED,
            WHY,
            CITE,
        ],
    ),
    doc: "What one party, or one ratifier, makes of one issue. A party with nothing said is indifferent.",
    example: "[wants.south.border]
matters = \"vital\"
best    = \"open\"
never   = [\"closed\"]   # a red line",
    ..PLAIN
};

/// `[audience]`.
pub(super) const AUDIENCE: Block = Block {
    name: "audience",
    form: Form::Each(
        Ids::New,
        &[
            LABEL,
            must("pushes", Field::Ref(IdOf::Party), "Which party they push."),
            or(
                "matters",
                Field::Quantity(&IMPORTANCE),
                "some",
                "How much they count at the table, before the room's pull.",
            ),
            key(
                "likes",
                Field::Map(IdOf::Issue, &Field::Ref(IdOf::OptionHere)),
                "For each issue they care about, the option they like.",
            ),
            WHY,
            CITE,
        ],
    ),
    doc: "People at home who see what is public and push on their own side.",
    most: at_most(MOST_OTHERS, "audiences"),
    named_as: &[IdOf::Audience],
    states_facts: true,
    ..PLAIN
};

/// `[affected]`.
pub(super) const AFFECTED: Block = Block {
    name: "affected",
    form: Form::Each(
        Ids::New,
        &[
            LABEL,
            must(
                "feels",
                Field::Map(IdOf::Issue, &Field::Quantity(&IMPORTANCE)),
                "Issues felt, and how much.",
            ),
            key(
                "likes",
                Field::Map(IdOf::Issue, &Field::Ref(IdOf::OptionHere)),
                "The option that is best for them; the top of the ladder unless said.",
            ),
            WHY,
            CITE,
        ],
    ),
    doc: "Who feels the outcome and has no say.",
    most: at_most(MOST_OTHERS, "blocks of those affected"),
    states_facts: true,
    ..PLAIN
};
