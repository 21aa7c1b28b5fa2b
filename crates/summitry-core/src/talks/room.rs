//! A scenario's rooms as tables to talk at: world n of the file, with real private information.
//!
//! In world n every side has the values that world gives it, the same world as the forecast's. What may be agreed on is what
//! the forecast counts as a deal (docs/model.md, section 5): something changes, no change is useless, no holding link is
//! broken, issues that are not raised stay, one meeting can carry it. Which links hold, which issues are raised and which
//! side deals are on is drawn once a world. Reservation values are the sides' points of acceptance.
//!
//! What a side takes the others' values to be lies between the truth and what another, unrelated world gives them;
//! `engine.misreading` says how far from the truth. Rounds, patience and the chance of a bust-up are the file's too.

use thiserror::Error;

use super::protocol::Protocol;
use super::shape::Shape;
use super::table::{Lists, Table};
use crate::deals::SpaceIssue;
use crate::forecast::Cancelled;
use crate::scenario::Scenario;
use crate::world::WorldState;
use crate::world::opened::Opened;
use crate::world::plan::{Plan, PlanError};
use crate::world::slack::ACCEPT_SLACK;
use crate::world::switches::{SwitchStreams, Switches};
use crate::world::utility::AtTable;
use crate::world::venues::{likeliest_venue, venue_chances};

/// The most packages a scenario's agenda may have to be laid out for talks: some 20 MB a party, and every world lays it out anew.
pub const LARGEST: u128 = 1_000_000;

/// Worlds from here on are drawn for what sides believe: no forecast reaches them.
const OTHER_WORLDS: u64 = 1 << 40;

/// Why a scenario cannot be talked about.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RoomError {
    /// The scenario cannot be forecast either.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// No such venue.
    #[error("there is no venue number {0}")]
    Venue(usize),
    /// Threats may turn out in too many ways to be listed.
    #[error(
        "what may happen if nothing is agreed has too many outcomes to list; join threats or their forms"
    )]
    Outcomes,
    /// Too many rounds to be played beside a brief.
    #[error("{rounds} rounds are too many to be played here; set engine.rounds lower")]
    TooLong {
        /// The upper end of the file's rounds.
        rounds: u32,
    },
    /// Too many packages.
    #[error("{0} packages are too many to talk about (limit {LARGEST}); leave issues out")]
    TooMany(String),
    /// Whoever watched had it stopped.
    #[error(transparent)]
    Stopped(#[from] Cancelled),
}

/// A scenario, ready to be talked about in any room and world.
#[derive(Debug)]
pub struct Room<'s> {
    plan: Plan<'s>,
    shape: Shape,
    issues: Vec<SpaceIssue>,
    streams: SwitchStreams,
}

/// One world of it.
#[derive(Debug)]
pub struct Held {
    opened: Opened,
    switches: Switches,
    /// Worlds that the sides mistake this one for, one a side; empty where nobody is to look ahead.
    others: Vec<Opened>,
}

impl<'s> Room<'s> {
    /// Readies a scenario; `seed` is the forecast's.
    ///
    /// # Errors
    /// A scenario that cannot be forecast, has too many packages or too many ways in which no deal may turn out.
    pub fn new(scenario: &'s Scenario, seed: u64) -> Result<Self, RoomError> {
        let plan = Plan::new(scenario, seed)?;
        if plan.outcomes.is_sampled() {
            return Err(RoomError::Outcomes);
        }
        let packages = scenario.packages();
        let shape = Shape::new(plan.bargained.iter().map(|b| b.options).collect());
        let shape = shape.filter(|_| packages <= LARGEST);
        let Some(shape) = shape else { return Err(RoomError::TooMany(packages.to_string())) };
        let issues = plan.bargained.iter().map(|b| {
            let issue = plan.issue(b);
            let options = issue.options.iter().map(|o| o.id.clone()).collect();
            SpaceIssue { name: issue.id.clone(), options }
        });
        let issues = issues.collect();
        let streams = SwitchStreams::new(&plan, seed);
        Ok(Self { plan, shape, issues, streams })
    }

    /// For each issue of the table, its index in the scenario.
    #[must_use]
    pub fn issues(&self) -> Vec<usize> {
        self.plan.bargained.iter().map(|b| b.issue).collect()
    }

    /// The package that holds today.
    #[must_use]
    pub fn now(&self) -> Vec<usize> {
        self.plan.bargained.iter().map(|b| b.now).collect()
    }

    /// World `n`. With `guesses`, what each side believes of the others is drawn too, which takes several times as long and
    /// only tactics that look ahead ask for.
    #[must_use]
    pub fn world(&self, n: u64, guesses: bool) -> Held {
        let plan = &self.plan;
        let opened = Opened::world(plan, n);
        let switches = self.streams.draw(n, &opened.x);
        let mut held = Held { opened, switches, others: Vec::new() };
        if guesses && held.opened.x.of(plan.scenario.engine.misreading) > 0.0 {
            let parties = plan.parties() as u64;
            let other = |i: u64| Opened::world(plan, OTHER_WORLDS + n * parties + i);
            held.others = (0..parties).map(other).collect();
        }
        held
    }

    /// The state this world's talks are played in: what holds, is raised, on offer and leaks.
    #[must_use]
    pub fn state(&self, held: &Held) -> WorldState {
        held.switches.state(&self.plan)
    }

    /// The venue that is likeliest with every value at its median; of equally likely ones the first.
    #[must_use]
    pub fn likeliest(&self) -> usize {
        likeliest_venue(&self.plan)
    }

    /// The chance of every venue in a world.
    #[must_use]
    pub fn venue_chances(&self, held: &Held) -> Vec<f64> {
        venue_chances(&self.plan, &held.opened.x)
    }

    /// The venue's chance of a bust-up, over the whole meeting.
    ///
    /// # Errors
    /// No such venue.
    pub fn bust_up(&self, held: &Held, venue: usize) -> Result<f64, RoomError> {
        let venue = self.plan.scenario.venues.get(venue).ok_or(RoomError::Venue(venue))?;
        Ok(held.opened.x.of(venue.bust_up))
    }

    /// The file's chance of friendly words only in this world, as typed.
    #[must_use]
    pub fn words_only(&self, held: &Held) -> f64 {
        1.0 - self.plan.scenario.level.base(&held.opened.x)
    }

    /// The rules of the room: rounds and patience of `[engine]`; the chance of a bust-up is spread over the rounds so that
    /// a meeting that lasts them all blows up as often as the file says.
    ///
    /// # Errors
    /// No such venue.
    pub fn protocol(&self, held: &Held, venue: usize) -> Result<Protocol, RoomError> {
        let e = &self.plan.scenario.engine;
        let rounds = whole(held.opened.x.of(e.rounds));
        let stays = 1.0 - self.bust_up(held, venue)?;
        Ok(Protocol {
            bust_up: 1.0 - libm::pow(stays, 1.0 / f64::from(rounds)),
            patience: Some(whole(held.opened.x.of(e.patience))),
            ..Protocol::new(rounds)
        })
    }

    /// The table of a venue in a world. Where no package may be agreed on, its sides have nothing to propose.
    ///
    /// # Errors
    /// No such venue.
    pub fn table(&self, held: &Held, venue: usize) -> Result<Table, RoomError> {
        let plan = &self.plan;
        let s = plan.scenario;
        if venue >= s.venues.len() {
            return Err(RoomError::Venue(venue));
        }
        let parties = plan.parties();
        let at = held.opened.at_table(plan, venue);
        let mut shifts = vec![0.0; parties];
        let Switches { on, leaked, .. } = held.switches;
        at.shifts(plan, &held.opened.tastes, on, leaked, &held.opened.x, &mut shifts);
        let reservation = |at: &AtTable, opened: &Opened, i: usize| {
            opened.no_deal(plan, at, i).accepts - ACCEPT_SLACK
        };
        // The agenda is no larger than the walk's limit, so that it comes to its end.
        let (zone, _) = held.opened.reachable(plan, &at, LARGEST as usize);
        let rows: Vec<usize> = (0..zone.len()).filter(|&r| held.switches.allow(&zone, r)).collect();
        let packages = rows.iter().map(|&r| zone.index[r] as u32).collect();
        let own = |(i, shift): (usize, &f64)| {
            rows.iter().map(|&r| zone.sums.row(r)[i] + shift).collect::<Vec<_>>()
        };
        let utilities: Vec<Vec<f64>> = shifts.iter().enumerate().map(own).collect();
        let none: Vec<f64> = (0..parties).map(|i| reservation(&at, &held.opened, i)).collect();
        let names = s.parties.iter().map(|p| p.id.clone()).zip(none.iter().copied()).collect();
        let lists = Lists { packages, utilities };
        let mut table =
            Table::of_lists(self.issues.clone(), self.shape.clone(), names, lists.clone());
        let gap = held.opened.x.of(s.engine.misreading);
        for (party, mistaken) in held.others.iter().enumerate() {
            let other = mistaken.at_table(plan, venue);
            let between = |a: f64, b: f64| a + gap * (b - a);
            let mut utilities = lists.utilities.clone();
            let mut believed = none.clone();
            let each = believed.iter_mut().zip(&mut utilities).zip(&shifts).enumerate();
            for (i, ((believed, utilities), shift)) in each.filter(|(i, _)| *i != party) {
                *believed = between(*believed, reservation(&other, mistaken, i));
                for (u, &r) in utilities.iter_mut().zip(&rows) {
                    let sum = plan.sum(zone.options.row(r), other.table.row(i));
                    *u = between(*u, sum + shift);
                }
            }
            table.believing_lists(party, believed, utilities);
        }
        Ok(table)
    }
}

/// A number of rounds: at least 1, and no more than anyone waits for.
pub(super) fn whole(x: f64) -> u32 {
    libm::round(x).clamp(1.0, 1e6) as u32
}
