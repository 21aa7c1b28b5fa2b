//! Levers: what a change that one side could make by itself does to an outcome, over the same worlds (common random numbers:
//! only the changed number differs).

use rayon::prelude::*;

use super::{Cancelled, ForecastError, PartOf, Settings, Watcher, run_without_packages};
use crate::{
    scenario::{HeldBy, Outcome, Scenario, VenueChance, institutions::Meetings},
    value::{Spread, ValueId},
};

/// What somebody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Make a threat that would be carried out for sure.
    Threaten,
    /// Take a threat back.
    Withdraw,
    /// Put an issue on the table for sure.
    Raise,
    /// Keep an issue off the table.
    Drop,
    /// Offer the quiet deal for sure.
    Offer,
    /// Take the quiet deal off the table.
    KeepBack,
    /// Deliver for sure what one has promised.
    Deliver,
    /// Build up the other door: twice what it is worth.
    OpenDoor,
    /// Close the other door.
    CloseDoor,
    /// Meet in this room for sure.
    Meet,
    /// Care twice as much about an issue, or say so credibly.
    CareMore,
    /// Care half as much about an issue.
    CareLess,
    /// Agree to whatever is put to the vote.
    Agree,
    /// Meet once more before the deadline: whoever sets it.
    OneMeetingMore,
    /// Meet once less before the deadline: whoever sets it.
    OneMeetingLess,
}

impl Act {
    /// The act's id in output.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Act::Threaten => "threaten",
            Act::Withdraw => "withdraw",
            Act::Raise => "raise",
            Act::Drop => "drop",
            Act::Offer => "offer",
            Act::KeepBack => "keep_back",
            Act::Deliver => "deliver",
            Act::OpenDoor => "open_door",
            Act::CloseDoor => "close_door",
            Act::Meet => "meet",
            Act::CareMore => "care_more",
            Act::CareLess => "care_less",
            Act::Agree => "agree",
            Act::OneMeetingMore => "one_meeting_more",
            Act::OneMeetingLess => "one_meeting_less",
        }
    }
}

/// One change a side could make, and what it does.
#[derive(Clone, Debug, PartialEq)]
pub struct Lever {
    /// Who does it.
    pub party: usize,
    /// What is done.
    pub act: Act,
    /// To which number; of a venue, its chance of a bust-up stands for it, of a party's vote its power, of meetings the chance that the
    /// next takes place after a row.
    pub value: ValueId,
    /// What the number becomes, in its own unit; of a venue and of a vote, 1; of meetings, how many.
    pub to: f64,
    /// Change of the outcome's chance, mean over worlds, −1 to 1.
    pub change: f64,
    /// 5 % and 95 % quantiles of the change over worlds.
    pub range: (f64, f64),
    /// Standard error of `change` from the number of worlds.
    pub error: f64,
}

/// What was found: all changes that were looked at, and whether that is all there are.
#[derive(Clone, Debug, PartialEq)]
pub struct LeversFound {
    /// Those that move the outcome, largest effect first.
    pub list: Vec<Lever>,
    /// Changes that were looked at over every world.
    pub looked_at: usize,
    /// Changes there are; more than were looked at only where it was stopped and what there is was wanted.
    pub of: usize,
}

/// Every change that each of these parties could make by itself, largest effect on `outcome` first, over the first `settings.worlds`
/// worlds.
///
/// # Errors
/// As [`super::run`]. Where a part is wanted ([`Watcher::part`]), stopped only while nothing has been looked at yet.
pub fn levers(
    scenario: &Scenario,
    settings: Settings,
    parties: &[usize],
    outcome: Outcome,
    control: &dyn Watcher,
) -> Result<LeversFound, ForecastError> {
    let before = worlds(scenario, settings, outcome, control)?;
    let candidates: Vec<Candidate> = parties.iter().flat_map(|&p| acts(scenario, p)).collect();
    let of = candidates.len();
    let looked: Result<Vec<Option<Lever>>, ForecastError> = candidates
        .into_par_iter()
        .filter_map(|candidate| {
            let Candidate { party, act, value, to, .. } = candidate;
            let after = match worlds(&candidate.made(scenario), settings, outcome, control) {
                // A change that was not looked at is left out, and counted.
                Err(ForecastError::Cancelled(_)) if control.part() == PartOf::Wanted => {
                    return None;
                }
                Err(error) => return Some(Err(error)),
                Ok(after) => after,
            };
            Some(Ok(lever(&before, &after).map(|(change, range, error)| Lever {
                party,
                act,
                value,
                to,
                change,
                range,
                error,
            })))
        })
        .collect();
    let looked = looked?;
    let looked_at = looked.len();
    if looked_at == 0 && of > 0 {
        return Err(Cancelled.into());
    }
    let mut list: Vec<Lever> = looked.into_iter().flatten().collect();
    list.sort_by(|a, b| b.change.abs().total_cmp(&a.change.abs()).then(a.value.cmp(&b.value)));
    Ok(LeversFound { list, looked_at, of })
}

/// The chance of an outcome, world by world: of all the worlds, or stopped.
fn worlds(
    scenario: &Scenario,
    settings: Settings,
    outcome: Outcome,
    control: &dyn Watcher,
) -> Result<Vec<f64>, ForecastError> {
    if !control.done(0) {
        return Err(Cancelled.into());
    }
    let forecast = run_without_packages(scenario, settings, control)?;
    if forecast.worlds < settings.worlds {
        return Err(Cancelled.into());
    }
    Ok(forecast.samples.at(outcome.place()).collect())
}

/// Mean, range and error of the change; `None` where nothing moves.
fn lever(before: &[f64], after: &[f64]) -> Option<(f64, (f64, f64), f64)> {
    let mut change: Vec<f64> = before.iter().zip(after).map(|(a, b)| b - a).collect();
    let n = change.len() as f64;
    let mean = change.iter().sum::<f64>() / n;
    if change.iter().all(|c| *c == 0.0) {
        return None;
    }
    let squares: f64 = change.iter().map(|c| (c - mean) * (c - mean)).sum();
    change.sort_unstable_by(f64::total_cmp);
    let at = |u: f64| change[((n - 1.0) * u).round() as usize];
    Some((mean, (at(0.05), at(0.95)), libm::sqrt(squares) / n))
}

/// A change, not made yet: of a large file all changes of all sides would be thousands of files.
struct Candidate {
    party: usize,
    act: Act,
    value: ValueId,
    to: f64,
    edit: Edit,
}

/// What is changed in the scenario.
#[derive(Clone, Copy)]
enum Edit {
    /// The value becomes `to`.
    Set,
    /// The meeting is held in this venue.
    Held(usize),
    /// The party consents to whatever is put to the vote.
    Sure,
    /// There are so many meetings.
    Meetings(Meetings),
}

impl Candidate {
    fn made(&self, s: &Scenario) -> Scenario {
        match self.edit {
            Edit::Set => with(s, self.value, Spread::Point(self.to)),
            Edit::Held(venue) => held_in(s, venue),
            Edit::Sure => {
                let mut changed = s.clone();
                changed.institutions.sure.push(self.party);
                changed
            }
            Edit::Meetings(meetings) => {
                let mut changed = s.clone();
                changed.institutions.meetings = Some(meetings);
                changed
            }
        }
    }
}

/// What a side could do by itself.
fn acts(s: &Scenario, party: usize) -> Vec<Candidate> {
    let mut acts = Vec::new();
    let mut set = |act: Act, id: ValueId, to: f64| {
        acts.push(Candidate { party, act, value: id, to, edit: Edit::Set });
    };
    for threat in s.threats.iter().filter(|t| t.by == party) {
        set(Act::Threaten, threat.carried_out, 1.0);
        set(Act::Withdraw, threat.carried_out, 0.0);
    }
    for issue in &s.issues {
        if let Some(id) = issue.raised {
            set(Act::Raise, id, 1.0);
            set(Act::Drop, id, 0.0);
        }
        if let (Some(id), true) = (issue.delivered, issue.held_by.delivers(party)) {
            set(Act::Deliver, id, 1.0);
        }
    }
    for deal in &s.side_deals {
        // Whoever is not the one who gets it may offer it.
        if s.people.get(deal.gets).is_some_and(|p| p.side != Some(party)) {
            set(Act::Offer, deal.on_offer, 1.0);
            set(Act::KeepBack, deal.on_offer, 0.0);
        }
    }
    for door in s.outsides.iter().filter(|d| d.helps == party) {
        let worth = s.value(door.worth).spread.median();
        set(Act::OpenDoor, door.worth, 2.0 * worth);
        set(Act::CloseDoor, door.worth, 0.0);
    }
    for (issue, want) in s.issues.iter().zip(&s.wants[party]) {
        if let (Some(want), true) = (want, issue.held_by != HeldBy::Each) {
            let matters = s.value(want.matters).spread.median();
            set(Act::CareMore, want.matters, (2.0 * matters).min(100.0));
            set(Act::CareLess, want.matters, 0.5 * matters);
        }
    }
    if s.venues.len() > 1 {
        for (v, venue) in s.venues.iter().enumerate() {
            let edit = Edit::Held(v);
            acts.push(Candidate { party, act: Act::Meet, value: venue.bust_up, to: 1.0, edit });
        }
    }
    acts.extend(votes(s, party));
    acts.extend(meetings(s, party));
    acts
}

/// What one more vote would do; nothing where all must agree, or the vote is sure already.
fn votes(s: &Scenario, party: usize) -> Option<Candidate> {
    let open = s.is_put_to_the_vote() && !s.institutions.sure.contains(&party);
    let value = s.parties[party].power;
    open.then_some(Candidate { party, act: Act::Agree, value, to: 1.0, edit: Edit::Sure })
}

/// Another deadline: a meeting more and a meeting less. It moves what happens by the last meeting and nothing of this one.
fn meetings(s: &Scenario, party: usize) -> Vec<Candidate> {
    let Some(known) = s.institutions.meetings else { return Vec::new() };
    let with = |act: Act, count: u32| {
        let edit = Edit::Meetings(Meetings { count, ..known });
        Candidate { party, act, value: known.resumes, to: f64::from(count), edit }
    };
    let fewer = known.count.saturating_sub(1).max(1);
    vec![with(Act::OneMeetingMore, known.count.saturating_add(1)), with(Act::OneMeetingLess, fewer)]
}

/// The scenario with one number's distribution in place of its own.
#[must_use]
pub fn with(scenario: &Scenario, id: ValueId, spread: Spread) -> Scenario {
    let mut changed = scenario.clone();
    changed.values[id.0].spread = spread;
    changed
}

/// The scenario with the meeting held in one venue for sure.
fn held_in(scenario: &Scenario, venue: usize) -> Scenario {
    let mut changed = scenario.clone();
    for (v, of) in changed.venues.iter_mut().enumerate() {
        of.chance = if v == venue { VenueChance::Certain } else { VenueChance::Never };
    }
    changed
}
