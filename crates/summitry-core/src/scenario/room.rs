//! The room and those outside it: venues, audiences that push, people who feel the result.

use super::Condition;
use crate::value::ValueId;

/// A possible room.
#[derive(Clone, Debug, PartialEq)]
pub struct Venue {
    /// Id, unique among venues.
    pub id: String,
    /// How likely it is that the meeting happens there.
    pub chance: VenueChance,
    /// How many times as much as usual home audiences count here; positive.
    pub audience_pull: ValueId,
    /// Chance that the room blows up.
    pub bust_up: ValueId,
}

/// The chance of a venue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum VenueChance {
    /// Said in the file.
    Value(ValueId),
    /// What the others leave; several such venues share it evenly.
    Rest,
    /// Nothing said: what the others leave is shared in proportion to these positive weights.
    Unsaid(ValueId),
    /// Certain: it is the only venue, or a switch has fixed it.
    Certain,
    /// Excluded by a switch.
    Never,
}

/// People at home who see what is public and push on their own side.
#[derive(Clone, Debug, PartialEq)]
pub struct Audience {
    /// Id, unique among audiences.
    pub id: String,
    /// Which party they push.
    pub pushes: usize,
    /// Importance, 0 to 100; times the venue's pull it is the audience's weight at the table.
    pub matters: ValueId,
    /// For each issue they care about, the option they like; other options fall off with distance along the ladder.
    pub likes: Vec<(usize, usize)>,
}

/// Someone who feels the outcome and has no say.
#[derive(Clone, Debug, PartialEq)]
pub struct Affected {
    /// Id, unique among the affected.
    pub id: String,
    /// For each issue felt: its importance and the option that is best for them (the top of the ladder unless said).
    pub feels: Vec<(usize, ValueId, usize)>,
    /// Count only what comes with this: the chances are then joint with it. `None`: everything counts, as in every file.
    /// Side deals are not looked at here.
    pub only: Option<Condition>,
}
