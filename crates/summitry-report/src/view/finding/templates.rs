//! The table of findings: when each is true, and how it is said. The first that is true is taken.

use summitry_core::forecast::{Chance, Ending};

use crate::{figures::rounded, messages::Messages};

use super::claim::Claim;

/// The four endings, and what may be claimed of three of them.
pub(super) struct Figures {
    agreed: Chance,
    words: Chance,
    row: Chance,
    none: Chance,
    /// Whether no deal is one that does not find the votes, rather than one that does not suit every side.
    counts_votes: bool,
}

impl Figures {
    pub(super) fn new(of: &Ending, counts_votes: bool) -> Self {
        let (agreed, words, row, none) = (of.agreed, of.words_only, of.bust_up, of.no_zone);
        Figures { agreed, words, row, none, counts_votes }
    }
}

/// One finding.
pub(super) struct Template {
    pub(super) when: fn(&Figures) -> bool,
    pub(super) say: fn(&Figures, &Messages) -> String,
}

/// Every finding, the most telling first; the last is always true.
pub(super) static TEMPLATES: [Template; 7] = [
    // There is nothing that every side could sign, or that finds the votes.
    Template {
        when: |f| Claim::of(f.none) >= Claim::VeryLikely,
        say: |f, m| {
            let id = if f.counts_votes { "finding-none-vote" } else { "finding-none" };
            after(m, id, is(m, "finding-row", f.row))
        },
    },
    Template {
        when: |f| Claim::of(f.none) == Claim::Likely,
        say: |f, m| {
            let votes = f.counts_votes;
            let id = if votes { "finding-none-likely-vote" } else { "finding-none-likely" };
            after(m, id, is(m, "finding-row", f.row))
        },
    },
    // Friendly words come more often than anything else, whatever the file's numbers are.
    Template {
        when: |f| leads(f.words, &[f.agreed, f.row, f.none]),
        say: |f, m| after(m, "finding-words", is(m, "finding-deal", f.agreed)),
    },
    // A deal and a row are as open as each other.
    Template {
        when: |f| Claim::of(f.agreed) == Claim::of(f.row),
        say: |f, m| {
            let first = is(m, "finding-deal", f.agreed);
            m.fill(
                "finding-alike",
                &[("first", (&first).into()), ("what", (&m.say("finding-row")).into())],
            )
        },
    },
    // A row comes more often than anything else, whatever the file's numbers are.
    Template { when: |f| leads(f.row, &[f.agreed, f.words, f.none]), say: row_first },
    Template {
        when: |f| Claim::of(f.agreed) >= Claim::Likely,
        say: |f, m| both(m, is(m, "finding-deal", f.agreed), and(m, "finding-row", f.row)),
    },
    Template { when: |_| true, say: row_first },
];

fn row_first(f: &Figures, m: &Messages) -> String {
    both(m, is(m, "finding-row", f.row), and(m, "finding-deal", f.agreed))
}

/// Whether even the low end of a range lies above the high ends of all others, as printed.
fn leads(one: Chance, others: &[Chance]) -> bool {
    let low = rounded(one.low).min(rounded(one.mean));
    others.iter().all(|other| low > rounded(other.high).max(rounded(other.mean)))
}

/// A clause: `a deal is a coin-toss`.
fn is(m: &Messages, what: &str, chance: Chance) -> String {
    claimed(m, "finding-is", what, chance)
}

/// The same as the second of two: `a deal a coin-toss`.
fn and(m: &Messages, what: &str, chance: Chance) -> String {
    claimed(m, "finding-and", what, chance)
}

fn claimed(m: &Messages, family: &str, what: &str, chance: Chance) -> String {
    let id = format!("{family}-{}", Claim::of(chance).id());
    m.fill(&id, &[("what", (&m.say(what)).into())])
}

fn both(m: &Messages, first: String, second: String) -> String {
    m.fill("finding-both", &[("first", (&first).into()), ("second", (&second).into())])
}

fn after(m: &Messages, id: &str, then: String) -> String {
    m.fill(id, &[("then", (&then).into())])
}
