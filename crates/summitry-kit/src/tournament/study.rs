//! A tournament about a study, as an analyst asks for it.

use std::fmt;

use super::{Entry, Schedule, Standing};
use crate::deals::input::Input;
use crate::talks::{Rules, each};
use crate::{
    Budget, Control, Error, Result, Rows, Study, Unwatched, Watch, Work, chance::percent,
    control::on_threads,
};

/// How tactics fared against one another, the best first.
///
/// Printed, it is a line a tactic.
#[derive(Clone, Debug)]
pub struct Tournament {
    /// How many sessions were played.
    pub sessions: u64,
    /// The tactics with their standings, by the mean advantage.
    pub standings: Vec<(String, Standing)>,
}

impl Study {
    /// All assignments of these tactics to the parties, whoever speaks first, each in so many worlds: names separated by commas, or `all`.
    ///
    /// # Errors
    /// There is no such venue or tactic, or the scenario is too large to be talked about.
    pub fn tournament(&self, venue: &str, tactics: &str, worlds: u64) -> Result<Tournament> {
        self.tournament_with(venue, tactics, worlds, &Budget::default(), &Unwatched)
    }

    /// The same within a budget, watched.
    ///
    /// # Errors
    /// As [`tournament`](Self::tournament), and where it was stopped or the budget does not reach.
    pub fn tournament_with(
        &self,
        venue: &str,
        tactics: &str,
        worlds: u64,
        budget: &Budget,
        control: &dyn Control,
    ) -> Result<Tournament> {
        self.venue(venue)?;
        let tactics = each(tactics)?;
        let name = self.document().file.clone();
        let input = Input::Venue { name, study: self.clone(), venue: venue.to_owned() };
        let rules = Rules::default();
        let entry = Entry { tactics: tactics.clone(), repeat: worlds, self_play: true };
        let inputs = [input];
        let schedule = Schedule::new(&inputs, &rules, None, entry, "")?;
        if let Some((_, error)) = schedule.left_out().first() {
            return Err(error.clone());
        }
        // The costliest seats: someone who looks ahead, if there is one, in each.
        let domain = schedule.domain(0)?;
        let ahead = tactics.iter().filter(|tactic| tactic.kind().looks_ahead);
        let seats: Vec<_> = ahead.cycle().take(domain.parties()).copied().collect();
        domain.session(0)?.fits(&seats, 0, budget)?;
        let all = u64::try_from(schedule.programme().sessions()).ok();
        let watch = Watch::new(control, budget, Work::Tournament, all);
        let played = on_threads(budget, || schedule.play::<Error>(false, &watch, &mut |_| Ok(())))?;
        let tally = watch.blame(played)?;
        let (sessions, standings) = (tally.sessions, tally.standings);
        let names = tactics.iter().map(ToString::to_string);
        let mut standings: Vec<(String, Standing)> = names.zip(standings).collect();
        standings.sort_by(|a, b| b.1.advantage.mean().total_cmp(&a.1.advantage.mean()));
        Ok(Tournament { sessions, standings })
    }
}

impl Tournament {
    /// The standings: columns `tactic`, `advantage` (gain over no deal as a share of the best package's), `half_width` (of its 95 %
    /// interval), `deals` (share of sessions, 0..1).
    #[must_use]
    pub fn rows(&self) -> Rows {
        let of = |f: fn(&Standing) -> f64| self.standings.iter().map(|(_, s)| f(s)).collect();
        Rows::default()
            .texts("tactic", self.standings.iter().map(|(name, _)| name.clone()).collect())
            .numbers("advantage", of(|s| s.advantage.mean()))
            .numbers("half_width", of(|s| s.advantage.half_width()))
            .numbers("deals", of(Standing::deal))
    }
}

impl fmt::Display for Tournament {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, s) in &self.standings {
            let (mean, half) = (s.advantage.mean(), s.advantage.half_width());
            writeln!(f, "{name}: advantage {mean:.3} ± {half:.3}, deals {}", percent(s.deal()))?;
        }
        Ok(())
    }
}
