//! A negotiation, written down: the typed form of one scenario file.
//!
//! Everything here is an index or a [`ValueId`]: ids were resolved and ranges were checked by whoever built it (the
//! `summitry-scenario` crate reads it from TOML). Labels, quotes and reasons stay outside; the model does not need them.

mod agenda;
mod condition;
mod decision;
pub mod institutions;
pub mod outcome;
mod room;
mod table;

pub use agenda::{HeldBy, Issue, Link, OptionOf, Score, Want};
pub use condition::{Atom, Case, Condition, EndingKind, Expectation, Question};
pub use institutions::{Decision, Institutions, Lapse};
pub use outcome::{Outcome, UnknownOutcome};
pub use room::{Affected, Audience, Venue, VenueChance};
pub use table::{Outside, Party, Person, SideDeal, Threat};

use crate::value::{Drawn, Value, ValueId};

/// A whole negotiation, ready to be forecast.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Every uncertain number, in the file's order, defaults after the block they belong to. Paths are unique.
    pub values: Vec<Value>,
    /// Two or more parties.
    pub parties: Vec<Party>,
    /// People named in the file, leaders among them.
    pub people: Vec<Person>,
    /// One or more issues.
    pub issues: Vec<Issue>,
    /// `wants[party][issue]`; `None` where the party is indifferent (nothing said).
    pub wants: Vec<Vec<Option<Want>>>,
    /// Audiences at home.
    pub audiences: Vec<Audience>,
    /// The possible rooms; at least one.
    pub venues: Vec<Venue>,
    /// What a side may do if nothing is agreed.
    pub threats: Vec<Threat>,
    /// Other doors: what a side may turn to if nothing is agreed.
    pub outsides: Vec<Outside>,
    /// Packages that rule each other out.
    pub links: Vec<Link>,
    /// Deals nobody would announce.
    pub side_deals: Vec<SideDeal>,
    /// Those who feel the outcome and have no say.
    pub affected: Vec<Affected>,
    /// Named outcomes that other conditions may use, such as `accord`. No cycles.
    pub defines: Vec<Case>,
    /// The source's own cases: best, worst, middle.
    pub cases: Vec<Case>,
    /// What the source expects: checks, never inputs.
    pub expectations: Vec<Expectation>,
    /// Questions settled later.
    pub questions: Vec<Question>,
    /// Who must agree, who else can say no, who helps, until when.
    pub institutions: Institutions,
    /// How much effort one meeting can carry, in effort units, above 0.
    pub capacity: ValueId,
    /// How often such meetings end in a deal at all.
    pub level: Level,
    /// Values that move together.
    pub together: Vec<Together>,
    /// The engine's own constants.
    pub engine: Engine,
}

/// Where the level of agreement comes from: the chance of a deal, given no row, where the best package gives every side
/// [`USUAL_GAIN`](crate::world::ending::USUAL_GAIN).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// A chance of a deal: of a class of meetings that were counted, or typed.
    Base(ValueId),
    /// The chance of friendly words only, typed: the level is what it leaves.
    WordsOnly(ValueId),
}

impl Level {
    /// The value behind it.
    #[must_use]
    pub fn value(self) -> ValueId {
        match self {
            Level::Base(id) | Level::WordsOnly(id) => id,
        }
    }

    /// The level in a world with values `x`, 0 to 1.
    #[must_use]
    pub fn base(self, x: &Drawn) -> f64 {
        match self {
            Level::Base(id) => x.of(id),
            Level::WordsOnly(id) => 1.0 - x.of(id),
        }
    }
}

/// Values that move together: one Gaussian factor behind all of them (Vasicek 1987), as threats have.
#[derive(Clone, Debug, PartialEq)]
pub struct Together {
    /// Id, unique among groups; `together.<id>` names the factor's stream.
    pub id: String,
    /// The values; each is in one group at most.
    pub values: Vec<ValueId>,
    /// ρ, their correlation before each takes its own distribution, 0 to 0.95.
    pub rho: ValueId,
}

/// The engine's own constants: values like any other, with defaults of stated standing (docs/model.md), sampled like the rest.
#[derive(Clone, Debug, PartialEq)]
pub struct Engine {
    /// β, how sharply better packages are preferred, per standard deviation of a side's gains.
    pub choosing: ValueId,
    /// ν, how much a package loses for each that is better for everybody, 0 or more.
    pub waste: ValueId,
    /// ψ, how much a package loses where sides with a like interest in an issue do not meet in the middle, 0 or more.
    pub split: ValueId,
    /// η, how strongly what is at stake moves the chance of a deal: doubling the least content side's gain multiplies the
    /// odds by 2^η; above 0.
    pub elasticity: ValueId,
    /// How sharply each side picks its tone, per 100 points.
    pub tone: ValueId,
    /// β of the rules that are shown beside the forecast's own.
    pub sharpness: ValueId,
    /// ρ, how far threats are carried out together: correlation of the shared Gaussian factor, 0 to 0.95.
    pub threats_together: ValueId,
    /// ε, added to each share inside the Nash rule's logarithm, so that a share of 0 is unlikely, not impossible.
    pub nash_floor: ValueId,
    /// How much the largest share counts beside the smallest in the smooth Kalai–Smorodinsky rule.
    pub ks_blend: ValueId,
    /// Points below which a step's loss is no loss.
    pub tolerance: ValueId,
    /// How many rounds of offers a meeting has time for, above 0, rounded to a whole number of at least 1; simulated talks
    /// only.
    pub rounds: ValueId,
    /// After how many rounds without a better offer a side leaves, above 0, rounded alike; simulated talks only.
    pub patience: ValueId,
    /// How far what a side takes the others' values to be is from what they are: 0 sees the truth, 1 another world, 0 to 1;
    /// simulated talks only.
    pub misreading: ValueId,
    /// What the gains of a deal are measured from.
    pub disagreement: Disagreement,
}

/// What the gains of a deal are measured from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Disagreement {
    /// Threats may be carried out and outside options taken: the disagreement point is what that lottery is worth
    /// (Nash 1953).
    #[default]
    Threats,
    /// Impasse is the status quo; outside options only bound what a side accepts (Binmore, Rubinstein & Wolinsky 1986).
    Impasse,
}

impl Scenario {
    /// The value behind an id.
    #[must_use]
    pub fn value(&self, id: ValueId) -> &Value {
        &self.values[id.0]
    }

    /// What a party wants of an issue; `None` where it is indifferent.
    #[must_use]
    pub fn want(&self, party: usize, issue: usize) -> Option<&Want> {
        self.wants[party][issue].as_ref()
    }

    /// The world in which every value is at its middle: the median of its distribution.
    #[must_use]
    pub fn middle(&self) -> Drawn {
        self.values.iter().map(|value| value.spread.median()).collect()
    }

    /// Number of packages the issues that are bargained span, saturating at `u128::MAX`.
    #[must_use]
    pub fn packages(&self) -> u128 {
        self.bargained().fold(1u128, |n, k| n.saturating_mul(self.issues[k].options.len() as u128))
    }

    /// The score of an option to whoever wants this of an issue, 0 to 100, with the file's numbers as `number` gives them; 0
    /// where there is no such option.
    pub fn score(
        &self,
        want: &Want,
        issue: usize,
        option: usize,
        number: impl Fn(ValueId) -> f64,
    ) -> f64 {
        match want.scores.get(option) {
            Some(Score::Anchor(score)) => *score,
            Some(Score::Value(id)) => number(*id),
            Some(Score::From(point)) => {
                let point = number(*point);
                let away = |o: &OptionOf| (o.at - point).abs();
                let options = self.issues.get(issue).map_or(&[][..], |issue| &issue.options);
                let farthest = options.iter().map(away).fold(0.0, f64::max);
                let mine = options.get(option).map_or(0.0, away);
                if farthest > 0.0 { 100.0 * (1.0 - mine / farthest) } else { 100.0 }
            }
            None => 0.0,
        }
    }

    /// The option of an issue that whoever wants this likes best: what is written as best, else by the middle of the file's
    /// numbers, the first of equals.
    #[must_use]
    pub fn best_option(&self, want: &Want, issue: usize) -> Option<usize> {
        let written = |score: &Score| matches!(score, Score::Anchor(x) if *x >= 100.0);
        let middle = |o: &usize| self.score(want, issue, *o, |id| self.value(id).spread.median());
        want.scores.iter().position(written).or_else(|| {
            (0..want.scores.len())
                .reduce(|best, o| if middle(&o) > middle(&best) { o } else { best })
        })
    }

    /// Whether something may be agreed against a party: some decision is less than unanimous, or a party may walk out.
    #[must_use]
    pub fn is_put_to_the_vote(&self) -> bool {
        self.counts_votes() || self.parties.iter().any(|party| party.leaves.is_some())
    }

    /// Whether the meeting, or one of its issues, decides by a majority or a quota: where no deal comes about, none finds the
    /// votes.
    pub fn counts_votes(&self) -> bool {
        let own = self.issues.iter().filter_map(|issue| issue.decision.as_ref());
        !std::iter::once(&self.institutions.decision).chain(own).all(Decision::is_unanimous)
    }

    /// Indices of the issues that are bargained over: all but those held by `each`.
    pub fn bargained(&self) -> impl Iterator<Item = usize> + '_ {
        self.held(|held_by| *held_by != HeldBy::Each)
    }

    /// Indices of the issues every side picks alone: those held by `each`.
    pub fn picked_alone(&self) -> impl Iterator<Item = usize> + '_ {
        self.held(|held_by| *held_by == HeldBy::Each)
    }

    /// Indices of the issues held in a certain way.
    fn held(&self, so: fn(&HeldBy) -> bool) -> impl Iterator<Item = usize> + '_ {
        self.issues.iter().enumerate().filter(move |(_, issue)| so(&issue.held_by)).map(|(k, _)| k)
    }
}
