//! Every outcome in words, with its chance: the one place where an ending, a named outcome or an option gets its name.

use summitry_core::{
    forecast::{Chance, Ending, Place, Target},
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

/// The outcome whose drivers and branches are worked out.
pub(crate) fn of_target(target: Target) -> Outcome {
    match target {
        Target::Agreed => Outcome::Ending(EndingKind::Agreed),
        Target::WordsOnly => Outcome::Ending(EndingKind::WordsOnly),
        Target::BustUp => Outcome::Ending(EndingKind::BustUp),
        Target::NoZone => Outcome::Ending(EndingKind::NoZone),
        Target::Define(i) => Outcome::Define(i),
        Target::Case(i) => Outcome::Case(i),
        Target::Question(i) => Outcome::Question(i),
    }
}

/// The other way round; `None` where no drivers are worked out.
pub(crate) fn target(outcome: Outcome) -> Option<Target> {
    Some(match outcome {
        Outcome::Ending(EndingKind::Agreed) => Target::Agreed,
        Outcome::Ending(EndingKind::WordsOnly) => Target::WordsOnly,
        Outcome::Ending(EndingKind::BustUp) => Target::BustUp,
        Outcome::Ending(EndingKind::NoZone) => Target::NoZone,
        Outcome::Define(i) => Target::Define(i),
        Outcome::Case(i) => Target::Case(i),
        Outcome::Question(i) => Target::Question(i),
        _ => return None,
    })
}

/// Where its chance is kept world by world.
pub(crate) fn place(outcome: Outcome) -> Place {
    match outcome {
        Outcome::NoCapacity => Place::NoCapacity,
        Outcome::Expectation(i) => Place::Expectation(i),
        Outcome::Venue(i) => Place::Venue(i),
        Outcome::Option { issue, option } => Place::Option(issue, option),
        // Those that are no target have been named above.
        outcome => Place::Target(target(outcome).unwrap_or(Target::Agreed)),
    }
}

/// The id an outcome has as `of` in the data: `agreed`, `define.accord`, `question.tariffs` …
#[must_use]
pub fn event_path(ctx: &Context<'_>, of: Target) -> String {
    match of_target(of) {
        Outcome::Ending(kind) => kind.id().to_owned(),
        outcome => outcome.path(ctx.scenario()),
    }
}

/// The path of its figure in the data: `ending.agreed`, `defines.accord`, `issues.visas.faster`.
pub(crate) fn data_path(ctx: &Context<'_>, outcome: Outcome) -> String {
    let s = ctx.scenario();
    let id = |id: Option<&String>| id.map_or("", String::as_str).to_owned();
    match outcome {
        Outcome::Define(i) => format!("defines.{}", id(s.defines.get(i).map(|x| &x.id))),
        Outcome::Case(i) => format!("cases.{}", id(s.cases.get(i).map(|x| &x.id))),
        Outcome::Question(i) => format!("questions.{}", id(s.questions.get(i).map(|x| &x.id))),
        Outcome::Expectation(i) => {
            format!("expectations.{}", id(s.expectations.get(i).map(|x| &x.id)))
        }
        Outcome::Venue(i) => format!("venues.{}", id(s.venues.get(i).map(|x| &x.id))),
        Outcome::Option { issue, option } => {
            let issue = s.issues.get(issue);
            let option = issue.and_then(|issue| issue.options.get(option));
            format!("issues.{}.{}", id(issue.map(|x| &x.id)), id(option.map(|x| &x.id)))
        }
        Outcome::Ending(_) | Outcome::NoCapacity => outcome.path(s),
    }
}

impl Context<'_> {
    /// The chance of an outcome; 0 where the forecast has no such outcome.
    #[must_use]
    pub fn chance(&self, outcome: Outcome) -> Chance {
        let f = self.forecast;
        let chance = match outcome {
            Outcome::Ending(kind) => Some(ending_chance(&f.ending, kind)),
            Outcome::NoCapacity => Some(f.ending.no_capacity),
            Outcome::Define(i) => f.defines.get(i).copied(),
            Outcome::Case(i) => f.cases.get(i).copied(),
            Outcome::Question(i) => f.questions.get(i).copied(),
            Outcome::Expectation(i) => f.expectations.get(i).map(|e| e.model),
            Outcome::Venue(i) => f.venues.get(i).map(|v| v.chance),
            Outcome::Option { issue, option } => {
                f.issues.get(issue).and_then(|row| row.get(option)).copied()
            }
        };
        chance.unwrap_or_default()
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
        }
    }

    /// The forecast of a target.
    #[must_use]
    pub fn target(&self, target: Target) -> Chance {
        self.chance(of_target(target))
    }

    /// What a target is called.
    #[must_use]
    pub fn target_name(&self, target: Target) -> String {
        self.outcome_name(of_target(target))
    }
}
