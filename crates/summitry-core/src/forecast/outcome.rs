//! Where an [`Outcome`] stands in a forecast: what the file names, the worlds hold in columns.

use super::{Chance, Forecast, Place, Target};
use crate::scenario::{EndingKind, Outcome};

impl From<Target> for Outcome {
    fn from(target: Target) -> Self {
        match target {
            Target::Agreed => Outcome::Ending(EndingKind::Agreed),
            Target::WordsOnly => Outcome::Ending(EndingKind::WordsOnly),
            Target::BustUp => Outcome::Ending(EndingKind::BustUp),
            Target::NoZone => Outcome::Ending(EndingKind::NoZone),
            Target::Define(d) => Outcome::Define(d),
            Target::Case(c) => Outcome::Case(c),
            Target::Question(q) => Outcome::Question(q),
        }
    }
}

impl Outcome {
    /// The outcome as something that drivers and branches are worked out of; `None` for those that are only counted.
    #[must_use]
    pub fn target(self) -> Option<Target> {
        match self {
            Outcome::Ending(EndingKind::Agreed) => Some(Target::Agreed),
            Outcome::Ending(EndingKind::WordsOnly) => Some(Target::WordsOnly),
            Outcome::Ending(EndingKind::BustUp) => Some(Target::BustUp),
            Outcome::Ending(EndingKind::NoZone) => Some(Target::NoZone),
            Outcome::Define(d) => Some(Target::Define(d)),
            Outcome::Case(c) => Some(Target::Case(c)),
            Outcome::Question(q) => Some(Target::Question(q)),
            Outcome::NoCapacity
            | Outcome::ByLast
            | Outcome::Refused(_)
            | Outcome::Outvoted(_)
            | Outcome::Expectation(_)
            | Outcome::Venue(_)
            | Outcome::Option { .. } => None,
        }
    }

    /// Where its chance stands, world by world.
    #[must_use]
    pub fn place(self) -> Place {
        match (self.target(), self) {
            (Some(target), _) => Place::Target(target),
            (None, Outcome::Expectation(e)) => Place::Expectation(e),
            (None, Outcome::Venue(v)) => Place::Venue(v),
            (None, Outcome::Option { issue, option }) => Place::Option(issue, option),
            (None, Outcome::ByLast) => Place::ByLast,
            (None, Outcome::Refused(r)) => Place::Refused(r),
            (None, Outcome::Outvoted(i)) => Place::Outvoted(i),
            (None, _) => Place::NoCapacity,
        }
    }
}

impl Forecast {
    /// The chance of an outcome; `None` where its indices are another scenario's.
    #[must_use]
    pub fn chance(&self, outcome: Outcome) -> Option<Chance> {
        match outcome {
            Outcome::Ending(EndingKind::Agreed) => Some(self.ending.agreed),
            Outcome::Ending(EndingKind::WordsOnly) => Some(self.ending.words_only),
            Outcome::Ending(EndingKind::BustUp) => Some(self.ending.bust_up),
            Outcome::Ending(EndingKind::NoZone) => Some(self.ending.no_zone),
            Outcome::NoCapacity => Some(self.ending.no_capacity),
            Outcome::Define(d) => self.defines.get(d).copied(),
            Outcome::Case(c) => self.cases.get(c).copied(),
            Outcome::Question(q) => self.questions.get(q).copied(),
            Outcome::Expectation(e) => self.expectations.get(e).map(|e| e.model),
            Outcome::Venue(v) => self.venues.get(v).map(|v| v.chance),
            Outcome::Option { issue, option } => self.issues.get(issue)?.get(option).copied(),
            Outcome::ByLast => self.institutions.by_last,
            Outcome::Refused(r) => self.institutions.refused.get(r).copied(),
            Outcome::Outvoted(i) => self.institutions.outvoted.get(i).copied(),
        }
    }
}
