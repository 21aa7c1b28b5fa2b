//! Talks about a study, as an analyst asks for them.

use std::fmt;

use summitry_core::talks::{Ended, Luck};

use super::{Rules, Summary, domain, each};
use crate::deals::input::Input;
use crate::{
    Budget, Control, Error, ErrorKind, Result, Rows, Study, Unwatched, Watch, Work,
    chance::percent, control::on_threads, statistics::wilson,
};

/// What is asked of talks about a study.
///
/// Session n is held in world n of the file, the forecast's own: real private information, the room's rules.
#[derive(Clone, Debug)]
pub struct Talks {
    study: Study,
    venue: String,
    tactics: String,
    /// The rules of the room; what is left open is as the file says.
    pub rules: Rules,
}

/// Many sessions in a few numbers.
///
/// Printed, it is `200 sessions: deal 62% (55% to 68%), walk-out 30%, clock 4%, bust-up 4%`.
#[derive(Clone, Debug)]
pub struct TalksSummary {
    /// How many sessions.
    pub sessions: u64,
    /// Share that ended in a deal, 0..1.
    pub deal: f64,
    /// 95 % interval of that share from the number of sessions (Wilson 1927).
    pub deal_interval: (f64, f64),
    /// Share in which somebody left, 0..1.
    pub walk_out: f64,
    /// Share in which time ran out, 0..1.
    pub clock: f64,
    /// Share in which the room blew up, 0..1.
    pub bust_up: f64,
    /// Mean round of the deals, from 1; 0 without a deal.
    pub round: f64,
    /// For each party, by its name: mean gain over no deal, points on its own scale.
    pub gains: Vec<(String, f64)>,
}

impl Study {
    /// Talks in a room: tactics one a party, or one for all, separated by commas, such as `boulware,conceder`.
    ///
    /// # Errors
    /// There is no such venue or tactic; the error names the nearest.
    pub fn talks(&self, venue: &str, tactics: &str) -> Result<Talks> {
        self.venue(venue)?;
        each(tactics)?;
        Ok(Talks {
            study: self.clone(),
            venue: venue.to_owned(),
            tactics: tactics.to_owned(),
            rules: Rules::default(),
        })
    }
}

impl Talks {
    /// Holds so many sessions and sums them up.
    ///
    /// # Errors
    /// The scenario is too large to be talked about, or the rules do not fit it.
    pub fn sum_up(&self, sessions: u64) -> Result<TalksSummary> {
        self.sum_up_with(sessions, &Budget::default(), &Unwatched)
    }

    /// The same within a budget, watched.
    ///
    /// # Errors
    /// As [`sum_up`](Self::sum_up), and where it was stopped or the budget does not reach.
    pub fn sum_up_with(
        &self,
        sessions: u64,
        budget: &Budget,
        control: &dyn Control,
    ) -> Result<TalksSummary> {
        let mut summary = None;
        let mut names = Vec::new();
        self.hold(sessions, budget, control, &mut |laid, _, session| {
            let parties = laid.table.parties();
            if names.is_empty() {
                names = (0..parties).map(|p| laid.party(p).to_owned()).collect();
            }
            summary.get_or_insert_with(|| Summary::new(parties)).add(laid, session);
        })?;
        let summary = summary.ok_or_else(|| Error::new(ErrorKind::Budget, "no session"))?;
        Ok(TalksSummary::of(&summary, names))
    }

    /// Every offer of so many sessions: columns `session`, `round` (from 1), `party`, `package`, one `utility of` each party, and
    /// `ended` in the last row of a session.
    ///
    /// # Errors
    /// As [`sum_up`](Self::sum_up).
    pub fn offers(&self, sessions: u64) -> Result<Rows> {
        let mut texts: [Vec<String>; 3] = Default::default();
        let mut numbers: [Vec<f64>; 2] = Default::default();
        let mut utilities: Vec<(String, Vec<f64>)> = Vec::new();
        self.hold(sessions, &Budget::default(), &Unwatched, &mut |laid, number, session| {
            let parties = laid.table.parties();
            if utilities.is_empty() {
                utilities = (0..parties).map(|p| (laid.id(p).to_owned(), Vec::new())).collect();
            }
            let [party, package, ended] = &mut texts;
            let [sessions, rounds] = &mut numbers;
            for (place, offer) in session.offers.iter().enumerate() {
                sessions.push(number as f64);
                rounds.push(f64::from(offer.round) + 1.0);
                party.push(laid.party(offer.party).to_owned());
                package.push(laid.package(offer.index));
                let last = place + 1 == session.offers.len();
                ended.push(if last { session.ended.word().to_owned() } else { String::new() });
                for (p, (_, list)) in utilities.iter_mut().enumerate() {
                    list.push(laid.table.utility(p, offer.index));
                }
            }
        })?;
        let [party, package, ended] = texts;
        let [sessions, rounds] = numbers;
        let rows = Rows::default()
            .numbers("session", sessions)
            .numbers("round", rounds)
            .texts("party", party)
            .texts("package", package);
        let rows = utilities
            .into_iter()
            .fold(rows, |rows, (id, list)| rows.numbers(format!("utility of {id}"), list));
        Ok(rows.texts("ended", ended))
    }

    /// Holds sessions one by one and hands each over with its number.
    fn hold(
        &self,
        sessions: u64,
        budget: &Budget,
        control: &dyn Control,
        take: &mut (dyn FnMut(&super::Laid, u64, &summitry_core::talks::Session) + Send),
    ) -> Result<()> {
        let input = Input::Venue {
            name: self.study.document().file.clone(),
            study: self.study.clone(),
            venue: self.venue.clone(),
        };
        let named = each(&self.tactics)?;
        let laid_out = domain::lay_out(&input, &self.rules, None, &named, UNCHANGED)?;
        // One tactic may sit in two seats, which a list of each alone does not show.
        let typed: Result<Vec<_>> = self.tactics.split(',').map(super::tactic).collect();
        let seats = laid_out.seat(&typed?)?;
        domain::bearable(&laid_out.name, u128::from(sessions))?;
        let watch = Watch::new(control, budget, Work::Talks, Some(sessions));
        let dice = Luck::new(laid_out.seed);
        let mut all = || -> Result<()> {
            for number in 0..sessions {
                let laid = laid_out.session(number)?;
                laid.fits(&seats, 0, budget)?;
                let session = super::play(&laid, &seats, &dice, number, &watch, number)?;
                take(&laid, number, &session);
            }
            Ok(())
        };
        on_threads(budget, &mut all)?
    }
}

/// What a package is called that changes nothing.
const UNCHANGED: &str = "as today";

impl TalksSummary {
    #[expect(clippy::cast_precision_loss, reason = "counts of sessions")]
    fn of(summary: &Summary, names: Vec<String>) -> Self {
        let n = summary.sessions.max(1) as f64;
        let share = |end: Ended| {
            let place = Ended::ALL.iter().position(|e| *e == end);
            place.and_then(|p| summary.ended.get(p)).map_or(0.0, |&count| count as f64 / n)
        };
        let deals = summary.ended.first().copied().unwrap_or_default();
        TalksSummary {
            sessions: summary.sessions,
            deal: share(Ended::Deal),
            deal_interval: wilson(deals, summary.sessions),
            walk_out: share(Ended::WalkOut),
            clock: share(Ended::Clock),
            bust_up: share(Ended::BustUp),
            round: summary.rounds.mean(),
            gains: names.into_iter().zip(summary.gains.iter().map(|m| m.mean())).collect(),
        }
    }
}

impl fmt::Display for TalksSummary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (low, high) = self.deal_interval;
        write!(
            f,
            "{} sessions: deal {} ({} to {}), walk-out {}, clock {}, bust-up {}",
            self.sessions,
            percent(self.deal),
            percent(low),
            percent(high),
            percent(self.walk_out),
            percent(self.clock),
            percent(self.bust_up)
        )
    }
}
