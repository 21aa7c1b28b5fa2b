//! Talks: the negotiation itself, played out offer by offer.
//!
//! A [`Table`] lays a space of packages out once; a [`Protocol`] says how long the parties talk and what may end it; a
//! [`TacticName`] plays each party; [`play`] gives the [`Session`], a pure function of table, protocol, tactics, seed and
//! session number.
//!
//! Offers stack and alternate (Aydoğan, Festen, Hindriks & Jonker 2017). `tactics` holds one tactic a file, `acceptance` one
//! acceptance condition a file, because the literature studies them apart (Baarslag et al. 2014). Where NegMAS 0.16.0 parts
//! from the papers, [`Convention`] chooses.

pub mod acceptance;
mod bayes;
pub mod curve;
mod deadline;
mod error;
mod frontier;
mod halves;
mod inverse;
mod lazy;
mod listing;
pub mod measures;
pub mod member;
mod opponent;
mod passing;
mod pool;
mod protocol;
mod registry;
mod room;
mod rounded;
mod searched;
mod session;
mod shape;
pub mod subgame;
mod summed;
mod table;
mod tactic;
pub mod tactics;

pub use bayes::Bayes;
pub use deadline::{Deadline, Seconds};
pub use error::TalksError;
pub use frontier::{Frontier, Point};
pub use inverse::Inverse;
pub use listing::Pick;
pub use opponent::Frequency;
pub use passing::{Fading, PartyDiscount, Passing, TimeGone};
pub use pool::GATHERED;
pub use protocol::{Convention, Protocol};
pub use registry::{TacticName, kinds};
pub use room::{Held, LARGEST, Room, RoomError};
pub use searched::{TOP, WITHIN};
pub use session::{Clock, Ended, Luck, Offer, Session, assign, converse, converse_by, play};
pub use shape::{Index, Shape};
pub use table::{LISTED, PackagesGathered, Side, Table};
pub use tactic::{
    Acceptance, Action, Dice, Exponent, Heard, Make, Offering, Pair, Seating, Tactic, TacticKind,
    View,
};
