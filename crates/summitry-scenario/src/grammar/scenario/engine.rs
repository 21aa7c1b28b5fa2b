//! Scales, settings of the model and of the run.

use super::common::{CITE, MOST_OTHERS, WHY};
use crate::grammar::quantity::{AMOUNT, POINTS, POSITIVE, SHARE, TOGETHER};
use crate::grammar::{Block, Field, Form, Ids, PLAIN, at_most, key, likelihood, must, or};

/// `[scales]`.
pub(super) const SCALES: Block = Block {
    name: "scales",
    form: Form::One(&[
        key(
            "likelihood",
            Field::LikelihoodScale(&likelihood::NAMES),
            "A scale by name (icd203 unless said), or a table of words to ranges in percent.",
        ),
        key("importance", Field::ImportanceScale, "Words to ranges of points from 0 to 100."),
        key("effort", Field::EffortScale, "Words to effort units."),
    ]),
    doc: "Words, and the ranges they stand for.",
    ..PLAIN
};

/// `[engine]`.
pub(super) const ENGINE: Block = Block {
    name: "engine",
    form: Form::One(&[
        or(
            "choosing",
            Field::Quantity(&AMOUNT),
            "3 to 4.6",
            "How sharply better packages are preferred; 3.7 was fitted on human bargaining.",
        ),
        or(
            "waste",
            Field::Quantity(&AMOUNT),
            "0.6",
            "How much a package loses for each one that is better for everybody; fitted on human bargaining.",
        ),
        or(
            "split",
            Field::Quantity(&AMOUNT),
            "0",
            "How much a package loses where sides with a like interest in an issue do not meet in the middle; 1.11 was fitted on one set of dialogues, 0 leaves it out.",
        ),
        or(
            "elasticity",
            Field::Quantity(&POSITIVE),
            "2.5 to 5",
            "How strongly what is at stake moves the chance of a deal: doubling what the least content side gains multiplies the odds by 2 to this power.",
        ),
        or(
            "tone",
            Field::Quantity(&AMOUNT),
            "10 to 20",
            "How sharply each side picks the tone it speaks in afterwards.",
        ),
        or(
            "sharpness",
            Field::Quantity(&AMOUNT),
            "10 to 20",
            "How sharply better packages are preferred by the rules shown beside the forecast's own.",
        ),
        key("stakes", Field::Quantity(&AMOUNT), "Of the first edition; read and not used."),
        key("usual_share", Field::Quantity(&SHARE), "Of the first edition; read and not used."),
        key("pool_nash", Field::Quantity(&SHARE), "Of the first edition; read and not used."),
        or(
            "threats_together",
            Field::Quantity(&TOGETHER),
            "0 to 0.8",
            "How far threats are carried out together.",
        ),
        or(
            "nash_floor",
            Field::Quantity(&POSITIVE),
            "0.05",
            "Added to each share in the Nash rule, so that a share of 0 is unlikely, not impossible.",
        ),
        or(
            "ks_blend",
            Field::Quantity(&SHARE),
            "0.2",
            "How much the largest share counts beside the smallest in the Kalai–Smorodinsky rule.",
        ),
        or(
            "tolerance",
            Field::Quantity(&POINTS),
            "0",
            "Points below which a step's loss is no loss: 0 or more.",
        ),
        or(
            "rounds",
            Field::Quantity(&POSITIVE),
            "6 to 24",
            "How many rounds of offers a meeting has time for; simulated talks only.",
        ),
        or(
            "patience",
            Field::Quantity(&POSITIVE),
            "3 to 12",
            "After how many rounds without a better offer a side leaves; simulated talks only.",
        ),
        or(
            "misreading",
            Field::Quantity(&SHARE),
            "0.2 to 0.8",
            "How far what a side believes of the others is from the truth: 0 sees it, 1 knows only the file's ranges; simulated talks only.",
        ),
        or(
            "disagreement",
            Field::Choice(&["threats", "impasse"]),
            "threats",
            "What gains are measured from: what threats and other doors are worth (Nash 1953), or the status quo (Binmore, Rubinstein & Wolinsky 1986).",
        ),
        WHY,
        CITE,
    ]),
    doc: "The engine's own constants: values like any other.",
    ..PLAIN
};

/// `[together]`.
pub(super) const MOVE_TOGETHER: Block = Block {
    name: "together",
    form: Form::Each(
        Ids::New,
        &[
            must(
                "values",
                Field::Paths,
                "Paths of the values, such as wants.us.drugs.matters; each in one group at most.",
            ),
            or(
                "rho",
                Field::Quantity(&TOGETHER),
                "0 to 0.8",
                "How far they move together: 0 not at all, 0.95 as one.",
            ),
            WHY,
            CITE,
        ],
    ),
    doc: "Values that move together: who errs on one errs on the others.",
    most: at_most(MOST_OTHERS, "groups of values"),
    ..PLAIN
};

/// `[run]`.
pub(super) const RUN: Block = Block {
    name: "run",
    form: Form::One(&[
        or(
            "worlds",
            Field::Whole(1, 1_000_000),
            "20000",
            "How many worlds. Where nothing is said a large agenda takes fewer, at least 500.",
        ),
        or(
            "seed",
            Field::Whole(0, i64::MAX as u64),
            "1",
            "The seed; `--seed` goes on to 18446744073709551615, which TOML cannot hold.",
        ),
    ]),
    doc: "How long to run.",
    ..PLAIN
};
