//! How the meeting decides, who is asked afterwards, and who helps.

use summitry_core::world::plan::MOST_SWITCHES;

use super::common::{CITE, IN_TEXT, LABEL, MOST_OTHERS, PLURAL, WHY};
use crate::grammar::quantity::{CHANCE, IMPORTANCE, POSITIVE};
use crate::grammar::{Block, Field, Form, IdOf, Ids, PLAIN, Tie, at_most, key, must, or};

/// What a quota may count.
pub const COUNTED: &[&str] = &["parties", "weight"];

/// `[decision]`.
pub(super) const DECISION: Block = Block {
    name: "decision",
    form: Form::One(&[
        or(
            "rule",
            Field::Decision,
            "all",
            "What a package needs: \"all\", \"majority\" (more than half of the parties), a quota, or a list of which every rule must hold.",
        ),
        key(
            "vetoes",
            Field::Refs(IdOf::Party),
            "Parties without whom nothing is agreed, whatever the count.",
        ),
        key(
            "chair",
            Field::Ref(IdOf::Chair),
            "Who puts packages to the vote and breaks ties. A party that chairs puts nothing to the vote by which it loses; a mediator has no side.",
        ),
        WHY,
        CITE,
    ]),
    doc: "How the meeting decides. Left out: all must agree.",
    example: "[decision]
rule   = [{ quota = \"55%\", of = \"parties\" }, { quota = \"65%\", of = \"weight\" }]   # both must hold
vetoes = [\"us\"]
chair  = \"presidency\"                        # a party or a mediator",
    states_facts: true,
    ..PLAIN
};

/// `[ratifier]`.
pub(super) const RATIFIER: Block = Block {
    name: "ratifier",
    form: Form::Each(
        Ids::New,
        &[
            LABEL,
            IN_TEXT,
            PLURAL,
            must("of", Field::Ref(IdOf::Party), "Whose side it belongs to."),
            key(
                "asked",
                Field::Quantity(&CHANCE),
                "Chance that its consent is needed; certain unless said.",
            ),
            key(
                "needed_for",
                Field::Refs(IdOf::Issue),
                "Only packages that change one of these issues need it; every package unless said.",
            )
            .tied(Tie::Block),
            key(
                "likes",
                Field::Map(IdOf::Issue, &Field::Ref(IdOf::OptionHere)),
                "For each issue it cares about, the option it likes; each counts alike. Or write full [wants.ID.ISSUE] blocks.",
            ),
            or(
                "matters",
                Field::Quantity(&IMPORTANCE),
                "some",
                "How much each issue of `likes` counts for it; says something only where [wants.ID.ISSUE] weighs others.",
            )
            .tied(Tie::Beside("likes")),
            WHY,
            CITE,
        ],
    ),
    doc: "Someone absent whose consent may be needed afterwards: a parliament, a court, a referendum.",
    most: at_most(MOST_SWITCHES, "ratifiers"),
    named_as: &[IdOf::Wanter],
    states_facts: true,
    example: "[ratifier.congress]
label      = \"US Congress\"
of         = \"us\"
asked      = \"60 to 90%\"
needed_for = [\"tariffs\"]
likes      = { tariffs = \"10 percent\" }      # or a full [wants.congress.tariffs]",
    ..PLAIN
};

/// `[mediator]`.
pub(super) const MEDIATOR: Block = Block {
    name: "mediator",
    form: Form::Each(
        Ids::New,
        &[
            LABEL,
            IN_TEXT,
            PLURAL,
            key(
                "effort",
                Field::Quantity(&POSITIVE),
                "What every effort is multiplied by; below 1, agreeing gets easier.",
            ),
            key(
                "bust_up",
                Field::Quantity(&POSITIVE),
                "What the chance that the room blows up is multiplied by; below 1, it gets rarer.",
            ),
            key(
                "worse_off",
                Field::Quantity(&POSITIVE),
                "What the gain of the least content side is multiplied by when a package is chosen; above 1, deals get more even.",
            ),
            WHY,
            CITE,
        ],
    ),
    doc: "Someone who helps, without a stake and without a vote. What it changes is what the file says; what is left out changes nothing.",
    most: at_most(MOST_OTHERS, "mediators"),
    named_as: &[IdOf::Chair],
    states_facts: true,
    example: "[mediator.qatar]
label   = \"Qatar\"
effort  = \"0.7 to 1\"     # agreeing gets somewhat easier
bust_up = 0.5",
    ..PLAIN
};
