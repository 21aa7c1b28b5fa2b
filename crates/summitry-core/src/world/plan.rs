//! The scenario, made ready to run: what does not depend on the world is worked out once.

use crate::{
    scenario::{Audience, Institutions, Issue, Scenario, Want},
    value::{Drawn, Spread, Value, ValueId, normal, streams::Stream},
    world::{
        agenda::{Bargained, Slot, ladder_scores},
        conditions::Logic,
        institutions::{
            MOST_PARTIES,
            consent::Consent,
            dice::{self, Die, MOST_ACTS},
        },
        links::{LinkBits, link_bits},
        no_deal::Outcomes,
    },
};

/// Most links, optional issues, side deals or threats a forecast takes: their states are kept as bits.
pub const MOST_SWITCHES: usize = 60;

/// Above this many states of side deals, links and raised issues in a venue, states are sampled.
pub(crate) const MOST_STATES: usize = 4096;

/// Which quantile of the capacity counts as its upper end: the end of a range as it is written, "2 to 8".
const UPPER_END: f64 = 0.95;

/// Why a scenario cannot be forecast at all. The reader refuses such files before; this guards the library's users.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// Fewer than two parties.
    #[error("a negotiation needs two or more parties")]
    TooFewParties,
    /// No issue that is bargained over.
    #[error("a negotiation needs an issue that is bargained over")]
    EmptyAgenda,
    /// No venue.
    #[error("a negotiation needs a venue")]
    NoVenue,
    /// An issue with fewer than two options, or more than 65,535.
    #[error("issue `{0}` needs between 2 and 65,535 options")]
    Options(String),
    /// Too many switches of one kind.
    #[error("at most {MOST_SWITCHES} {0} can be kept apart, the file has {1}")]
    TooMany(&'static str, usize),
    /// Too many parties for a file with institutions: their sets are kept as bits.
    #[error("at most {MOST_PARTIES} parties can vote, veto, leave or refuse, the file has {0}")]
    TooManyParties(usize),
    /// Too many acts done alone.
    #[error("acts done alone may fall out in at most {MOST_ACTS} ways together: leave some out")]
    TooManyActs,
}

/// The scenario with its constant parts worked out.
#[derive(Clone, Debug)]
pub(crate) struct Plan<'s> {
    pub(crate) scenario: &'s Scenario,
    /// Where every value's uniforms come from, by value.
    sources: Vec<Source>,
    /// The issues that are bargained over, in order.
    pub(crate) bargained: Vec<Bargained>,
    /// How many options they have together.
    pub(crate) slots: usize,
    /// What each audience likes at the table.
    pub(crate) likings: Vec<Liking>,
    /// What the links say of every slot.
    pub(crate) links: Vec<LinkBits>,
    /// Issues that may not be raised, in order of their bit, with the chance that they are.
    pub(crate) raised: Vec<(usize, ValueId)>,
    /// The outcomes of the no-deal lottery, which packages they are and what they carry out.
    pub(crate) outcomes: Outcomes,
    /// The truth of every condition wherever it does not depend on the world.
    pub(crate) logic: Logic,
    /// Whose consent a package needs.
    pub(crate) consent: Consent,
    /// What lapses if nothing is agreed: where there is anything, today itself is a package, its extension.
    pub(crate) lapses: Vec<Die>,
    /// What may be done alone, whatever the ending.
    pub(crate) acts: Vec<Die>,
    /// Keys for sampling inside worlds that are too large to integrate.
    pub(crate) sampling: Stream,
    /// The upper end of what one meeting may carry, effort units: what *whether* looks at and nothing may exceed.
    pub(crate) most_effort: f64,
    /// Whether most worlds have too many packages to list, so that no world tries to.
    pub(crate) zone_is_sampled: bool,
}

impl<'s> Plan<'s> {
    /// Works out everything that does not depend on the world.
    pub(crate) fn new(scenario: &'s Scenario, seed: u64) -> Result<Self, PlanError> {
        check(scenario)?;
        let mut bargained = Vec::new();
        let mut raised = Vec::new();
        let mut slots = 0;
        for k in scenario.bargained() {
            let issue = &scenario.issues[k];
            let raised_bit = issue.raised.map(|chance| {
                raised.push((bargained.len(), chance));
                raised.len() as u32 - 1
            });
            let options = issue.options.len();
            bargained.push(Bargained {
                issue: k,
                first: slots,
                options,
                now: issue.now,
                raised_bit,
            });
            slots += options;
        }
        let lapses = dice::lapses(scenario, &bargained);
        let acts = dice::acts(scenario, &bargained);
        if dice::falls(&acts, MOST_ACTS).is_none() {
            return Err(PlanError::TooManyActs);
        }
        let outcomes = Outcomes::new(scenario, &bargained, &lapses, &acts);
        let logic = Logic::new(scenario, &bargained, &outcomes);
        let consent = Consent::new(scenario, &bargained, slots);
        Ok(Plan {
            scenario,
            sources: sources(scenario, seed),
            likings: likings(scenario, &bargained, slots),
            links: link_bits(scenario, &bargained, slots),
            bargained,
            slots,
            raised,
            outcomes,
            logic,
            consent,
            lapses,
            acts,
            most_effort: scenario.value(scenario.capacity).spread.quantile(UPPER_END),
            sampling: Stream::new(seed, "engine.sampling"),
            zone_is_sampled: false,
        })
    }

    /// Draws world `n`: one number a value, in the scenario's order.
    pub(crate) fn draw(&self, n: u64, into: &mut Drawn) {
        let values = || self.scenario.values.iter().zip(&self.sources);
        into.refill(values().map(|(value, source)| source.alone(value, n)));
        // Once every ρ is drawn, the values that move together are drawn again through their factor.
        for (number, (value, source)) in values().enumerate() {
            let Some(factor) = &source.factor else { continue };
            if let Some(u) = source.mixed(factor, n, into.of(factor.rho)) {
                into.set(ValueId(number), value.spread.quantile(u));
            }
        }
    }

    /// The uniform that a value is drawn from in world `n`; `None` for a point.
    pub(crate) fn uniform(&self, id: ValueId, n: u64) -> Option<f64> {
        let source = self.source(id);
        let Some(factor) = &source.factor else {
            return source.stream.map(|stream| stream.uniform(n));
        };
        let rho = self.source(factor.rho).alone(self.scenario.value(factor.rho), n);
        source.mixed(factor, n, rho)
    }

    fn source(&self, id: ValueId) -> &Source {
        &self.sources[id.0]
    }

    /// Whether packages are bound by more than utilities: a decision, a red line, an absence, a ratifier.
    pub(crate) fn is_bound(&self) -> bool {
        !self.consent.plain || !self.scenario.institutions.ratifiers.is_empty()
    }

    /// The dice of what lapses and of what is done alone, in the order of an outcome's.
    pub(crate) fn dice(&self) -> impl Iterator<Item = &Die> {
        self.lapses.iter().chain(&self.acts)
    }

    /// Number of parties.
    pub(crate) fn parties(&self) -> usize {
        self.scenario.parties.len()
    }

    /// What the scenario says of an issue that is bargained over.
    pub(crate) fn issue(&self, b: &Bargained) -> &'s Issue {
        b.issue_in(self.scenario)
    }

    /// The slots of a package's options.
    #[inline]
    pub(crate) fn slots_of<'a>(&'a self, package: &'a [u16]) -> impl Iterator<Item = Slot> + 'a {
        self.bargained.iter().zip(package).map(|(b, &o)| b.slot(usize::from(o)))
    }

    /// What a package adds up to in a list with one number a slot.
    #[inline]
    pub(crate) fn sum(&self, package: &[u16], slots: &[f64]) -> f64 {
        self.slots_of(package).map(|slot| slot.of(slots)).sum()
    }

    /// What today adds up to.
    #[inline]
    pub(crate) fn sum_today(&self, slots: &[f64]) -> f64 {
        self.bargained.iter().map(|b| b.today().of(slots)).sum()
    }

    /// The bargained issue behind a scenario's issue, if it is one.
    pub(crate) fn bargained_index(&self, issue: usize) -> Option<usize> {
        self.bargained.iter().position(|b| b.issue == issue)
    }

    /// A party's raw score of an option in this world: 0 where it is indifferent.
    pub(crate) fn raw_score(&self, party: usize, issue: usize, option: usize, x: &Drawn) -> f64 {
        let want = self.scenario.want(party, issue);
        want.map_or(0.0, |want| self.score(want, issue, option, x))
    }

    /// The score of an option to whoever wants this of the issue, 0 to 100.
    pub(crate) fn score(&self, want: &Want, issue: usize, option: usize, x: &Drawn) -> f64 {
        self.scenario.score(want, issue, option, |id| x.of(id))
    }

    /// δ for someone on this side: 1 where it must deliver the issue itself, or where everything is delivered.
    pub(crate) fn kept_share(&self, b: &Bargained, party: usize, x: &Drawn) -> f64 {
        let issue = self.issue(b);
        match issue.delivered {
            Some(id) if !issue.held_by.delivers(party) => x.of(id),
            _ => 1.0,
        }
    }

    /// The effort of an option in this world; `now` needs none.
    pub(crate) fn effort(&self, b: &Bargained, option: usize, x: &Drawn) -> f64 {
        if option == b.now {
            return 0.0;
        }
        self.issue(b).options[option].effort.map_or(0.0, |id| x.of(id).max(0.0))
    }
}

/// Where one value's uniforms come from.
#[derive(Clone, Debug)]
struct Source {
    /// Its own stream; none for a point, which is written into every world as it is.
    stream: Option<Stream>,
    /// The factor it shares with others, if it moves with them.
    factor: Option<Factor>,
}

/// What moves a group of values together.
#[derive(Clone, Copy, Debug)]
struct Factor {
    stream: Stream,
    /// ρ of the group.
    rho: ValueId,
}

impl Source {
    /// The value in world `n` by its own stream alone.
    fn alone(&self, value: &Value, n: u64) -> f64 {
        match (&value.spread, self.stream) {
            (Spread::Point(x), _) => *x,
            (spread, Some(stream)) => spread.quantile(stream.uniform(n)),
            (spread, None) => spread.median(),
        }
    }

    /// u′ = Φ(√ρ z + √(1 − ρ) Φ⁻¹(u)): the one-factor Gaussian model (Vasicek 1987).
    fn mixed(&self, factor: &Factor, n: u64, rho: f64) -> Option<f64> {
        let own = normal::quantile(self.stream?.uniform(n));
        let z = normal::quantile(factor.stream.uniform(n));
        let rho = rho.clamp(0.0, 1.0);
        Some(normal::cdf(libm::sqrt(rho) * z + libm::sqrt(1.0 - rho) * own))
    }
}

/// The source of every value.
fn sources(scenario: &Scenario, seed: u64) -> Vec<Source> {
    let own = |value: &Value| {
        let varies = !matches!(value.spread, Spread::Point(_));
        Source { stream: varies.then(|| Stream::new(seed, &value.path)), factor: None }
    };
    let mut sources: Vec<Source> = scenario.values.iter().map(own).collect();
    for group in &scenario.together {
        let stream = Stream::new(seed, &format!("together.{}", group.id));
        for id in &group.values {
            sources[id.0].factor = Some(Factor { stream, rho: group.rho });
        }
    }
    sources
}

/// Refuses what no forecast can be made of.
fn check(scenario: &Scenario) -> Result<(), PlanError> {
    if scenario.parties.len() < 2 {
        return Err(PlanError::TooFewParties);
    }
    if scenario.bargained().next().is_none() {
        return Err(PlanError::EmptyAgenda);
    }
    if scenario.venues.is_empty() {
        return Err(PlanError::NoVenue);
    }
    for issue in &scenario.issues {
        if !(2..=65_535).contains(&issue.options.len()) {
            return Err(PlanError::Options(issue.id.clone()));
        }
    }
    let leaves = scenario.parties.iter().filter(|p| p.leaves.is_some()).count();
    let bound = leaves > 0
        || scenario.institutions != Institutions::default()
        || scenario.issues.iter().any(|i| i.decision.is_some())
        || scenario.wants.iter().flatten().flatten().any(|w| !w.never.is_empty());
    if bound && scenario.parties.len() > MOST_PARTIES {
        return Err(PlanError::TooManyParties(scenario.parties.len()));
    }
    let optional = scenario.bargained().filter(|&k| scenario.issues[k].raised.is_some()).count();
    for (what, count) in [
        ("links", scenario.links.len()),
        ("issues that may not be raised", optional),
        ("side deals", scenario.side_deals.len()),
        ("threats", scenario.threats.len()),
        ("ratifiers", scenario.institutions.ratifiers.len()),
        ("parties that may leave", leaves),
    ] {
        if count > MOST_SWITCHES {
            return Err(PlanError::TooMany(what, count));
        }
    }
    Ok(())
}

/// What one audience likes of what is bargained over.
#[derive(Clone, Debug)]
pub(crate) struct Liking {
    /// What it makes of every slot, 0–100 by distance along the ladder, 0 where the issue is not liked.
    pub(crate) base: Vec<f64>,
    /// Over how many bargained issues its value is a mean; 0: it does not count at the table.
    pub(crate) issues: usize,
}

/// What each audience likes, audience by audience.
fn likings(scenario: &Scenario, bargained: &[Bargained], slots: usize) -> Vec<Liking> {
    let liking = |audience: &Audience| {
        let mut liking = Liking { base: vec![0.0; slots], issues: 0 };
        for &(issue, liked) in &audience.likes {
            let Some(b) = bargained.iter().find(|b| b.issue == issue) else { continue };
            liking.issues += 1;
            b.of_mut(&mut liking.base).copy_from_slice(&ladder_scores(scenario, issue, liked));
        }
        liking
    };
    scenario.audiences.iter().map(liking).collect()
}
