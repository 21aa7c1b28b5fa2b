//! Where parties stand on ladders of 0 to 100.

use super::common::{CITE, WHY};
use crate::grammar::quantity::{IMPORTANCE, PLACE, POSITIVE};
use crate::grammar::{Block, Field, Form, IdOf, PLAIN, key, or};

/// `positions`.
pub(super) const TABLE: Block = Block {
    name: "positions",
    form: Form::Top(key(
        "positions",
        Field::Text,
        "A table of positions beside this file, as comma-separated values.",
    )),
    doc: "A table of positions: a file beside this one, comma-separated, with a first line that names the columns `party`, `issue`, `at`, `salience` and `power` in any order. Parties and issues stand there by id or label; every cell is written like the value it is. What [position.PARTY.ISSUE] says comes before the table. The line stands at the top of the file, before the first [block].",
    example: "positions = \"positions.csv\"
# party,issue,at,salience,power
# Germany,limit,70,major,8
# poland,limit,20 to 30,90,4",
    ..PLAIN
};

/// `[position]`.
pub(super) const POSITION: Block = Block {
    name: "position",
    form: Form::Pairs(
        IdOf::Party,
        IdOf::Issue,
        &[
            key(
                "at",
                Field::Quantity(&PLACE),
                "Where it stands on the issue's ladder, 0 to 100. Required, unless the table of `positions` says it.",
            ),
            or(
                "salience",
                Field::Quantity(&IMPORTANCE),
                "some",
                "How much the issue matters to it, as points or a word.",
            ),
            or(
                "power",
                Field::Quantity(&POSITIVE),
                "1",
                "What it can bring to bear on this issue; only ratios count.",
            ),
            WHY,
            CITE,
        ],
    ),
    doc: "Where one party stands on one issue. Positions are shown beside the forecast as a weighted mean; a party with a position and nothing said in `wants` about the issue wants by distance from it.",
    states_facts: true,
    example: "[position.germany.limit]
at       = 70
salience = \"major\"
power    = 8",
    ..PLAIN
};
