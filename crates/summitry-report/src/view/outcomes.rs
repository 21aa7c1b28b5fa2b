//! Every outcome in words, with its chance: the one place where an ending, a named outcome or an option gets its name.

use summitry_core::{
    forecast::{Chance, Ending, Target},
    scenario::{EndingKind, Outcome},
};

use super::{conditions::condition, context::Context, names::ending_name};

/// The chance of an ending.
pub(crate) fn ending_chance(of: &Ending, kind: EndingKind) -> Chance {
    match kind {
        EndingKind::Agreed => of.agreed,
        EndingKind::WordsOnly => of.words_only,
        EndingKind::BustUp => of.bust_up,
        EndingKind::NoZone => of.no_zone,
    }
}

impl Context<'_> {
    /// The chance of an outcome; 0 where the forecast has no such outcome.
    #[must_use]
    pub fn chance(&self, outcome: Outcome) -> Chance {
        self.forecast.chance(outcome).unwrap_or_default()
    }

    /// What an outcome is called; empty where the scenario has no such outcome.
    #[must_use]
    pub fn outcome_name(&self, outcome: Outcome) -> String {
        let s = self.scenario();
        match outcome {
            Outcome::Ending(kind) => self.messages.say(ending_name(kind)),
            Outcome::NoCapacity => self.label(&outcome.path(s)),
            Outcome::Define(i) => {
                s.defines.get(i).map_or_else(String::new, |d| self.event("define", &d.id))
            }
            Outcome::Case(i) => {
                s.cases.get(i).map_or_else(String::new, |c| self.event("case", &c.id))
            }
            Outcome::Question(i) => self.question(i),
            Outcome::Expectation(i) => {
                s.expectations.get(i).map_or_else(String::new, |e| condition(self, &e.that))
            }
            Outcome::Venue(i) => self.venue(i),
            Outcome::Option { issue, option } => {
                format!("{}: {}", self.issue(issue), self.option(issue, option))
            }
            Outcome::ByLast => self.messages.say("outcome-by-last"),
            Outcome::Refused(r) => {
                let who = self.ratifier_in_text(r);
                let count = self.number(&[self.ratifier_path(r)]);
                let args = [("who", (&who).into()), ("count", count.into())];
                self.messages.fill("outcome-refused", &args)
            }
            Outcome::Outvoted(i) => {
                let who = self.party_in_text(i);
                self.messages.fill("outcome-outvoted", &[("who", (&who).into())])
            }
        }
    }

    /// The forecast of a target.
    #[must_use]
    pub fn target(&self, target: Target) -> Chance {
        self.chance(target.into())
    }

    /// What a target is called.
    #[must_use]
    pub fn target_name(&self, target: Target) -> String {
        self.outcome_name(target.into())
    }
}
