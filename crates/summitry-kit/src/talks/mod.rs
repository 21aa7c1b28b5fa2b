//! Talks: a domain or a scenario laid out, sessions held, many of them summed up.

mod centre;
pub mod domain;
mod held;
mod laid;
mod own;
mod passing;
mod rules;
mod summary;
mod watched;

pub use centre::{CentreTalks, Sequence, centre_of};
pub use held::{Talks, TalksSummary};
pub use laid::Laid;
pub use own::{Maker, Own};
pub use passing::passing;
pub use rules::Rules;
pub use summary::Summary;
pub use watched::play;

/// What a tactic of one's own is written against, and what comes of talks, as the model's own crate has it.
pub use summitry_core::talks::{
    Acceptance, Action, Convention, Deadline, Dice, Ended, Heard, Index, Luck, Offer, Offering,
    Passing, Pick, Protocol, Seating, Seconds, Session, Shape, Side, Table, Tactic, TacticName,
    TimeGone, View,
};

use summitry_core::talks::kinds;

use crate::{Error, ErrorKind, Result};

/// Into how many steps a real-valued issue of another tool's domain is cut unless said.
pub const GRID: u32 = 10;

/// The finest grid that one real-valued issue may have; several have less room, which is said when they are read.
pub const FINEST_GRID: u32 = 200_000;

/// The names of all tactics, in the order of the documentation.
#[must_use]
pub fn tactics() -> Vec<&'static str> {
    kinds().iter().map(|kind| kind.name).collect()
}

/// Whether any of these looks ahead.
#[must_use]
pub fn looks_ahead(tactics: &[TacticName]) -> bool {
    tactics.iter().any(|tactic| tactic.kind().looks_ahead)
}

/// One tactic by its name: `boulware`, `boulware:8`.
///
/// # Errors
/// There is no such tactic, or its exponent is out of range; the error names the nearest.
pub fn tactic(name: &str) -> Result<TacticName> {
    if name.trim().is_empty() {
        return Err(Error::new(
            ErrorKind::Unknown,
            "there is a comma too many, or no tactic at all",
        ));
    }
    Ok(name.trim().parse()?)
}

/// Tactics by their names, separated by commas; `all` stands for every one. None stands twice.
///
/// # Errors
/// As [`tactic`].
pub fn each(names: &str) -> Result<Vec<TacticName>> {
    let mut out: Vec<TacticName> = Vec::new();
    for name in names.split(',') {
        let more = if name.trim() == "all" { TacticName::all() } else { vec![tactic(name)?] };
        for one in more {
            if !out.contains(&one) {
                out.push(one);
            }
        }
    }
    Ok(out)
}
