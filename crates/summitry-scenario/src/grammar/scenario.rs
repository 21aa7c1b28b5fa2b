//! The scenario file, `summitry/1`.

mod agenda;
mod background;
mod checks;
mod engine;
mod institutions;
mod positions;
mod room;
mod sides;
mod summit;

use summitry_core::world::plan::MOST_SWITCHES;

use super::{Block, Field, IdOf, Key, key};

pub use agenda::OPTION;
pub use institutions::COUNTED;

/// The format's name and version, as files give it.
pub const FORMAT: &str = "summitry/1";

/// The words `summit.written` knows.
pub const WRITTEN: &[&str] = &["before the event", "after the event"];

/// The keys of a condition that are no issue and no outcome, and what each names.
pub static CONDITION: &[Key] = &[
    key("venue", Field::Ref(IdOf::Venue), "The room the meeting is held in."),
    key("side_deal", Field::Ref(IdOf::SideDeal), "A side deal that is on offer."),
    key("ending", Field::Choice(ENDINGS), "How the meeting ends."),
    key("cheapest_gain", Field::Ref(IdOf::Issue), "The issue whose step ranks first."),
];

/// The keys of [`CONDITION`].
#[must_use]
pub fn condition_words() -> Vec<&'static str> {
    CONDITION.iter().map(|word| word.name).collect()
}

/// How a meeting can end, as conditions and base rates name it.
pub const ENDINGS: &[&str] = &["agreed", "words_only", "bust_up", "no_zone"];

// Keys that every block has alike.

/// The name readers see.
const LABEL: Key =
    key("label", Field::Text, "What readers see instead of the id, in any language.").speaking();
/// The author's reason.
const WHY: Key =
    key("why", Field::Text, "The file's author speaking: the reason for what is said here.");
/// The quotes it rests on.
const CITE: Key = key(
    "cite",
    Field::Refs(IdOf::Quote),
    "Quotes that support what is said here. A value with its own { } needs its own.",
);

/// The most parties: every one has a column in every table of every world; no negotiation on record has more.
const MOST_PARTIES: usize = 200;
/// The most issues: ten times the longest agenda of our data, and still read in a second.
const MOST_ISSUES: usize = 1_000;
/// The most definitions, cases, expectations, questions and other blocks that are not switched on and off, each: each
/// costs a column of the results.
const MOST_OTHERS: usize = 500;

/// Issues, and on each one option or several: what links and threats speak of.
const ISSUE_OPTIONS: Field = Field::Map(IdOf::Issue, &Field::Refs(IdOf::OptionHere));

/// Every block of a scenario file, in the order of the reference page.
pub static SCENARIO: &[Block] = &[
    summit::FORMAT_LINE,
    summit::SUMMIT,
    sides::PARTY,
    sides::PERSON,
    agenda::ISSUE,
    agenda::DEFINE,
    sides::WANTS,
    institutions::DECISION,
    institutions::RATIFIER,
    institutions::MEDIATOR,
    positions::TABLE,
    positions::POSITION,
    sides::AUDIENCE,
    room::VENUE,
    room::THREAT,
    room::OUTSIDE,
    agenda::LINK,
    room::SIDE_DEAL,
    background::DISPUTE,
    background::EVENT,
    sides::AFFECTED,
    agenda::CASE,
    checks::EXPECT,
    checks::QUESTION,
    checks::BASE,
    background::GAP,
    engine::SCALES,
    engine::ENGINE,
    engine::MOVE_TOGETHER,
    engine::RUN,
    background::SOURCE,
    background::QUOTES,
];
