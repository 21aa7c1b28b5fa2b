//! What a chance can be of: one name for every outcome, wherever it is asked for, written or read.
//!
//! A path names an outcome in the file's own ids: `ending.agreed`, `define.accord`, `case.best`, `question.tariffs`,
//! `expect.words`, `venue.closed`, `issue.visas.faster`. Everything that lets a reader name an outcome (the command, the page, JSON,
//! the library) reads it here, so that there is one grammar and one list. Spellings that `docs/stability.md` promised stay
//! readable: `agreed`, `defines.accord`, `issues.visas.options.faster`.

use super::{Atom, EndingKind, HeldBy, Scenario, VenueChance};

/// Something that can happen, and that a chance can be of. Indices are those of the [`Scenario`] it was read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    /// The meeting ends so: `ending.agreed`.
    Ending(EndingKind),
    /// No deal fits into one meeting, a part of no zone: `ending.no_capacity`.
    NoCapacity,
    /// A definition is met: `define.accord`.
    Define(usize),
    /// A case is met: `case.best`.
    Case(usize),
    /// A question is answered with yes by its date: `question.tariffs`.
    Question(usize),
    /// What the source expects comes true: `expect.words`.
    Expectation(usize),
    /// The meeting is held in this venue: `venue.closed`.
    Venue(usize),
    /// An issue ends at one of its options: `issue.visas.faster`.
    Option {
        /// Which issue.
        issue: usize,
        /// Which of its options.
        option: usize,
    },
    /// A package is agreed by the last of several meetings: `ending.agreed_by_last`.
    ByLast,
    /// This ratifier's no costs an agreement, a part of words only: `ratifier.congress.refuses`.
    Refused(usize),
    /// A package is agreed and this party loses by it: `party.hungary.outvoted`.
    Outvoted(usize),
}

/// A path that names no outcome of the scenario.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no outcome `{path}`{}", cure(.near))]
pub struct UnknownOutcome {
    /// What was asked for.
    pub path: String,
    /// The nearest paths there are, nearest first, at most three.
    pub near: Vec<String>,
}

fn cure(near: &[String]) -> String {
    match near {
        [] => "; outcomes are named like `ending.agreed`, `define.accord` or `issue.visas.faster`"
            .to_owned(),
        near => format!("; did you mean `{}`?", near.join("`, `")),
    }
}

impl EndingKind {
    /// The four endings, in the order they are told in.
    pub const ALL: [EndingKind; 4] =
        [EndingKind::Agreed, EndingKind::WordsOnly, EndingKind::BustUp, EndingKind::NoZone];

    /// Its id in paths and data: `agreed`, `words_only`, `bust_up`, `no_zone`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            EndingKind::Agreed => "agreed",
            EndingKind::WordsOnly => "words_only",
            EndingKind::BustUp => "bust_up",
            EndingKind::NoZone => "no_zone",
        }
    }
}

/// The id of what is a part of no zone: too little capacity.
const NO_CAPACITY: &str = "no_capacity";
/// The id of an agreement by the last of several meetings.
const BY_LAST: &str = "agreed_by_last";
/// What ends the path of a ratifier's no, and of a party outvoted.
const REFUSES: &str = "refuses";
const OUTVOTED: &str = "outvoted";

/// How the data of `summitry-brief/1` calls a block whose path has the singular: promised, so read.
const PLURALS: [(&str, &str); 6] = [
    ("issues.", "issue."),
    ("defines.", "define."),
    ("cases.", "case."),
    ("questions.", "question."),
    ("expectations.", "expect."),
    ("venues.", "venue."),
];

impl Outcome {
    /// Every outcome of a scenario: endings, defines, cases, questions, expectations, venues, options; each in the file's order;
    /// then what only files with several meetings, ratifiers or votes have.
    pub fn all(scenario: &Scenario) -> impl Iterator<Item = Outcome> + '_ {
        let s = scenario;
        let options = s.issues.iter().enumerate().flat_map(|(issue, of)| {
            (0..of.options.len()).map(move |option| Outcome::Option { issue, option })
        });
        EndingKind::ALL
            .into_iter()
            .map(Outcome::Ending)
            .chain([Outcome::NoCapacity])
            .chain((0..s.defines.len()).map(Outcome::Define))
            .chain((0..s.cases.len()).map(Outcome::Case))
            .chain((0..s.questions.len()).map(Outcome::Question))
            .chain((0..s.expectations.len()).map(Outcome::Expectation))
            .chain((0..s.venues.len()).map(Outcome::Venue))
            .chain(options)
            .chain(s.institutions.meetings.map(|_| Outcome::ByLast))
            .chain((0..s.institutions.ratifiers.len()).map(Outcome::Refused))
            .chain((0..s.parties.len()).filter(|_| s.is_put_to_the_vote()).map(Outcome::Outvoted))
    }

    /// Its path. Empty where the outcome is another scenario's and its indices do not exist here.
    #[must_use]
    pub fn path(self, scenario: &Scenario) -> String {
        self.parts(scenario).map(|parts| join(&parts)).unwrap_or_default()
    }

    /// The outcome at a path, in today's or any promised older spelling.
    ///
    /// # Errors
    ///
    /// The path names no outcome of the scenario; the error names the nearest ones.
    pub fn parse(path: &str, scenario: &Scenario) -> Result<Self, UnknownOutcome> {
        let path = canonical(path);
        let plain = |parts: &[&str]| parts.join(".");
        // An option's id may be any text; whoever types it need not know that paths quote it.
        let named = |o: &Outcome| {
            o.parts(scenario).is_some_and(|parts| join(&parts) == path || plain(&parts) == path)
        };
        Self::all(scenario).find(named).ok_or_else(|| {
            let known: Vec<String> = Self::all(scenario).map(|o| o.path(scenario)).collect();
            UnknownOutcome { near: near(&path, &known), path }
        })
    }

    /// The test that asks for it, so that a forecast may suppose it; `None` where that cannot be asked: a question is
    /// settled later, a tone is picked after the talks, a claim of the source and a part of an ending are no conditions, and of rooms of
    /// which one is certain nothing is open.
    #[must_use]
    pub fn atom(self, scenario: &Scenario) -> Option<Atom> {
        match self {
            Outcome::Ending(kind) => Some(Atom::Ending(kind)),
            Outcome::Define(d) => Some(Atom::Define(d, true)),
            Outcome::Case(c) => Some(Atom::Case(c, true)),
            Outcome::Venue(v) => {
                let venues = &scenario.venues;
                let certain = venues.iter().any(|v| matches!(v.chance, VenueChance::Certain));
                (venues.len() > 1 && !certain).then_some(Atom::Venue(v))
            }
            Outcome::Option { issue, option } => {
                let of = scenario.issues.get(issue)?;
                let options = (0..of.options.len()).map(|o| o == option).collect();
                (of.held_by != HeldBy::Each).then_some(Atom::Issue { issue, options })
            }
            Outcome::NoCapacity
            | Outcome::Question(_)
            | Outcome::Expectation(_)
            | Outcome::ByLast
            | Outcome::Refused(_)
            | Outcome::Outvoted(_) => None,
        }
    }

    /// The parts of its path.
    fn parts(self, s: &Scenario) -> Option<Vec<&str>> {
        Some(match self {
            Outcome::Ending(kind) => vec!["ending", kind.id()],
            Outcome::NoCapacity => vec!["ending", NO_CAPACITY],
            Outcome::Define(i) => vec!["define", &s.defines.get(i)?.id],
            Outcome::Case(i) => vec!["case", &s.cases.get(i)?.id],
            Outcome::Question(i) => vec!["question", &s.questions.get(i)?.id],
            Outcome::Expectation(i) => vec!["expect", &s.expectations.get(i)?.id],
            Outcome::Venue(i) => vec!["venue", &s.venues.get(i)?.id],
            Outcome::Option { issue, option } => {
                let issue = s.issues.get(issue)?;
                vec!["issue", &issue.id, &issue.options.get(option)?.id]
            }
            Outcome::ByLast => vec!["ending", BY_LAST],
            Outcome::Refused(r) => vec!["ratifier", &s.institutions.ratifiers.get(r)?.id, REFUSES],
            Outcome::Outvoted(i) => vec!["party", &s.parties.get(i)?.id, OUTVOTED],
        })
    }
}

/// A path in today's spelling, whatever promised spelling it came in: `issues.visas.options.faster` is `issue.visas.faster`. Paths
/// of values are left as they are.
#[must_use]
pub fn canonical(path: &str) -> String {
    let path = path.trim();
    let singular =
        |(long, short): &(&str, &str)| path.strip_prefix(long).map(|rest| format!("{short}{rest}"));
    let path = PLURALS.iter().find_map(singular).unwrap_or_else(|| path.to_owned());
    if path == "headline" {
        return format!("ending.{}", EndingKind::Agreed.id());
    }
    if path == NO_CAPACITY
        || path == BY_LAST
        || EndingKind::ALL.iter().any(|kind| kind.id() == path)
    {
        return format!("ending.{path}");
    }
    // The effort of an option is a value, and stands under `options` in the file.
    if path.starts_with("issue.") && !path.ends_with(".effort") {
        return path.replacen(".options.", ".", 1);
    }
    path
}

/// The known paths nearest to one nobody knows, nearest first, at most three.
#[must_use]
pub fn near(path: &str, known: &[String]) -> Vec<String> {
    // Below this two paths have less in common than a slip of the pen leaves.
    const LIKE: f64 = 0.6;
    let score = |candidate: &str| {
        // One whole part of a path is as near as the path itself: `quota` is most likely `issue.quota`.
        let part = candidate.split_once('.').is_some_and(|(_, rest)| rest == path);
        if part { 1.0 } else { strsim::normalized_damerau_levenshtein(path, candidate) }
    };
    let mut scored: Vec<(f64, &String)> = known
        .iter()
        .map(|candidate| (score(candidate), candidate))
        .filter(|(score, _)| *score >= LIKE)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    scored.into_iter().take(3).map(|(_, path)| path.clone()).collect()
}

/// Ids are no longer than this; a longer text is no id and is quoted, as the reader of files does.
const LONGEST_PLAIN: usize = 64;

/// Parts with dots between, quoted as TOML quotes a key where they hold more than letters, digits, `-` and `_`.
fn join(parts: &[&str]) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let part = |text: &&str| {
        if (1..=LONGEST_PLAIN).contains(&text.len()) && text.chars().all(plain) {
            (*text).to_owned()
        } else {
            format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
        }
    };
    parts.iter().map(part).collect::<Vec<_>>().join(".")
}
