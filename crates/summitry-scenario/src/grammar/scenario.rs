//! The scenario file, `summitry/1`.

mod agenda;
mod background;
mod checks;
mod common;
mod engine;
mod institutions;
mod positions;
mod room;
mod sides;
mod summit;

use super::{Block, Field, IdOf, Key, key};

pub use agenda::OPTION;
pub use common::{FORMAT, WRITTEN};
pub use institutions::COUNTED;

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
