//! Conditions: which outcomes count as an accord, a case, a yes.
//!
//! Truth does not depend on the world (but for the cheapest gain), so it is worked out once for every package and
//! situation, as bits, one a condition.

use rayon::prelude::*;

use crate::{
    scenario::{Atom, Condition, EndingKind, Scenario},
    world::{
        agenda::{self, Bargained},
        bits::{is_marked, mark},
        no_deal::Outcomes,
        rows::Rows,
    },
};

/// Most words of truth kept; above, truth is worked out when asked.
const MOST_CACHED: usize = 1 << 21;

/// The ways a meeting ends without a deal, in the order of their index.
pub(crate) const FAILURES: [EndingKind; 3] =
    [EndingKind::WordsOnly, EndingKind::BustUp, EndingKind::NoZone];

/// Where an issue's option is found in a situation.
#[derive(Clone, Copy, Debug)]
enum Place {
    Package(usize),
    Tone(usize),
}

/// Everything a condition may ask about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Situation<'a> {
    pub(crate) package: &'a [u16],
    pub(crate) tone: &'a [u16],
    pub(crate) venue: usize,
    pub(crate) ending: EndingKind,
    /// Side deals that are part of the deal.
    pub(crate) on: u64,
    /// The issue of the first of the low-hanging fruit in this world.
    pub(crate) cheapest: Option<usize>,
}

/// What is known already of one situation: the truth of the first conditions, none of them worldly where it is asked for, since what
/// refers to a worldly one is worldly itself.
#[derive(Clone, Copy, Debug, Default)]
struct Known<'a> {
    truth: &'a [u64],
    conditions: usize,
}

impl Known<'_> {
    fn of(self, c: usize) -> Option<bool> {
        (c < self.conditions).then(|| is_marked(self.truth, c))
    }
}

/// The conditions of a scenario in one list: defines, cases, questions, expectations.
#[derive(Clone, Debug)]
pub(crate) struct Logic {
    conditions: Vec<Condition>,
    defines: usize,
    places: Vec<Place>,
    /// Options per bargained issue, for package indices.
    radix: Vec<usize>,
    /// Words of 64 bits a situation takes.
    pub(crate) words: usize,
    /// The combinations of tone without a bust-up.
    pub(crate) tones: Vec<Vec<u16>>,
    /// The combination after a bust-up.
    pub(crate) tone_after_bust_up: Vec<u16>,
    /// Conditions (by number) whose truth depends on the world through the cheapest gain, and whether on nothing else.
    pub(crate) worldly: Vec<(usize, bool)>,
    venues: usize,
    offers: usize,
    /// A row of words a situation; empty where there are too many to keep.
    agreed: Rows<u64>,
    failed: Rows<u64>,
}

impl Logic {
    /// Works out the truth of every condition in every situation, as far as it can be kept.
    pub(crate) fn new(scenario: &Scenario, bargained: &[Bargained], outcomes: &Outcomes) -> Self {
        let conditions: Vec<Condition> = scenario
            .defines
            .iter()
            .map(|c| &c.condition)
            .chain(scenario.cases.iter().map(|c| &c.condition))
            .chain(scenario.questions.iter().map(|q| &q.counts))
            .chain(scenario.expectations.iter().map(|e| &e.that))
            .cloned()
            .collect();
        let mut tones_seen = 0;
        let places = (0..scenario.issues.len())
            .map(|k| match bargained.iter().position(|b| b.issue == k) {
                Some(b) => Place::Package(b),
                None => {
                    tones_seen += 1;
                    Place::Tone(tones_seen - 1)
                }
            })
            .collect();
        let words = conditions.len().div_ceil(64).max(1);
        let mut logic = Logic {
            defines: scenario.defines.len(),
            places,
            radix: bargained.iter().map(|b| b.options).collect(),
            words,
            tones: agenda::combinations(scenario),
            tone_after_bust_up: agenda::after_bust_up(scenario),
            worldly: Vec::new(),
            venues: scenario.venues.len(),
            offers: scenario.side_deals.len(),
            agreed: Rows::default(),
            failed: Rows::default(),
            conditions,
        };
        let asks = logic.conditions.iter().map(|condition| logic.asks_cheapest(condition, 0));
        let worldly = asks.enumerate().filter(|(_, (some, _))| *some);
        logic.worldly = worldly.map(|(c, (_, all))| (c, all)).collect();
        logic.cache_agreed();
        logic.cache_failed(outcomes);
        logic
    }

    /// How many conditions there are.
    pub(crate) fn len(&self) -> usize {
        self.conditions.len()
    }

    /// Number of a case among all conditions.
    pub(crate) fn case(&self, case: usize) -> usize {
        self.defines + case
    }

    /// The truth of every condition (but the worldly ones) after a deal, as bits.
    pub(crate) fn agreed<'a>(
        &'a self,
        venue: usize,
        on: u64,
        tone: usize,
        index: usize,
        package: &[u16],
        scratch: &'a mut [u64],
    ) -> &'a [u64] {
        if self.agreed.is_empty() {
            let tone = self.tone(tone);
            let ending = EndingKind::Agreed;
            self.fill(&Situation { package, tone, venue, ending, on, cheapest: None }, scratch);
            return scratch;
        }
        let packages = self.packages().unwrap_or(1);
        let situation = (venue << self.offers | on as usize) * self.tones.len() + tone;
        self.agreed.row(situation * packages + index)
    }

    /// The truth of every condition (but the worldly ones) after a failure, as bits; `tone` is ignored after a bust-up.
    pub(crate) fn failed<'a>(
        &'a self,
        venue: usize,
        failure: usize,
        tone: usize,
        outcome: Option<usize>,
        package: &[u16],
        scratch: &'a mut [u64],
    ) -> &'a [u64] {
        if let (Some(outcome), false) = (outcome, self.failed.is_empty()) {
            return self.failed.row(self.failed_row(outcome, venue, failure, tone));
        }
        self.fill(&self.failure_in(venue, failure, tone, package, None), scratch);
        scratch
    }

    /// The situation after a failure.
    pub(crate) fn failure_in<'a>(
        &'a self,
        venue: usize,
        failure: usize,
        tone: usize,
        package: &'a [u16],
        cheapest: Option<usize>,
    ) -> Situation<'a> {
        let ending = FAILURES[failure];
        let tone =
            if ending == EndingKind::BustUp { &self.tone_after_bust_up } else { self.tone(tone) };
        Situation { package, tone, venue, ending, on: 0, cheapest }
    }

    fn failed_row(&self, outcome: usize, venue: usize, failure: usize, tone: usize) -> usize {
        ((outcome * self.venues + venue) * FAILURES.len() + failure) * self.tones.len() + tone
    }

    /// A combination of tone by its number.
    fn tone(&self, number: usize) -> &[u16] {
        self.tones.get(number).map_or(&[], Vec::as_slice)
    }

    /// Works out every condition in one situation.
    pub(crate) fn fill(&self, situation: &Situation, into: &mut [u64]) {
        into.fill(0);
        for (c, condition) in self.conditions.iter().enumerate() {
            let worldly = self.worldly.iter().any(|&(w, _)| w == c);
            let known = Known { truth: into, conditions: c };
            if !worldly && self.met(condition, situation, known, 0) {
                mark(into, c);
            }
        }
    }

    /// Whether one condition, by number, holds in a situation.
    pub(crate) fn condition(&self, c: usize, situation: &Situation) -> bool {
        self.is(c, true, situation, Known::default(), 0)
    }

    /// Whether it is as expected whether the condition of this number holds.
    fn is(
        &self,
        c: usize,
        expected: bool,
        situation: &Situation,
        known: Known,
        depth: usize,
    ) -> bool {
        if let Some(truth) = known.of(c) {
            return truth == expected;
        }
        let condition = self.conditions.get(c);
        condition.is_some_and(|c| self.met(c, situation, known, depth) == expected)
    }

    /// How many packages there are, if few enough to keep truth for each.
    fn packages(&self) -> Option<usize> {
        self.radix.iter().try_fold(1usize, |n, &r| n.checked_mul(r).filter(|&n| n <= MOST_CACHED))
    }

    fn cache_agreed(&mut self) {
        let situations = if self.offers < 12 {
            (self.venues << self.offers) * self.tones.len()
        } else {
            usize::MAX
        };
        let Some(packages) = self.packages() else { return };
        let Some(size) = situations.checked_mul(packages).and_then(|n| n.checked_mul(self.words))
        else {
            return;
        };
        if size > MOST_CACHED {
            return;
        }
        let logic = &*self;
        let rows = (0..situations)
            .into_par_iter()
            .map(|situation| logic.in_situation(situation, packages));
        let rows: Vec<Rows<u64>> = rows.collect();
        let mut truth = Rows::default();
        truth.clear(self.words);
        for part in &rows {
            truth.append(part);
        }
        self.agreed = truth;
    }

    /// The truth after every package in one situation of room, side deals and tone.
    fn in_situation(&self, situation: usize, packages: usize) -> Rows<u64> {
        let (place, tone) = (situation / self.tones.len(), situation % self.tones.len());
        let (venue, on) = (place >> self.offers, place as u64 & ((1 << self.offers) - 1));
        let (tone, ending) = (self.tone(tone), EndingKind::Agreed);
        let mut truth = Rows::default();
        truth.clear(self.words);
        let mut words = vec![0; self.words];
        let mut package = vec![0; self.radix.len()];
        for row in 0..packages {
            let mut index = row;
            for (o, &n) in package.iter_mut().zip(&self.radix).rev() {
                *o = (index % n) as u16;
                index /= n;
            }
            let situation =
                Situation { package: &package, tone, venue, ending, on, cheapest: None };
            self.fill(&situation, &mut words);
            truth.push_row(&words);
        }
        truth
    }

    fn cache_failed(&mut self, outcomes: &Outcomes) {
        let size =
            outcomes.list.len() * self.venues * FAILURES.len() * self.tones.len() * self.words;
        if size > MOST_CACHED {
            return;
        }
        let mut truth = Rows::default();
        truth.clear(self.words);
        let mut words = vec![0; self.words];
        // in the order of `failed_row`
        for outcome in &outcomes.list {
            for venue in 0..self.venues {
                for failure in 0..FAILURES.len() {
                    for tone in 0..self.tones.len() {
                        let situation =
                            self.failure_in(venue, failure, tone, &outcome.package, None);
                        self.fill(&situation, &mut words);
                        truth.push_row(&words);
                    }
                }
            }
        }
        self.failed = truth;
    }

    /// Whether a condition holds. References are followed as deep as there are conditions: deeper would be a cycle, which
    /// the reader refuses, and counts as not met.
    pub(crate) fn holds(&self, condition: &Condition, s: &Situation) -> bool {
        self.met(condition, s, Known::default(), 0)
    }

    fn met(&self, condition: &Condition, s: &Situation, known: Known, depth: usize) -> bool {
        let atom = |a: &Atom| self.atom(a, s, known, depth);
        depth <= self.conditions.len()
            && condition.all.iter().all(atom)
            && (condition.any.is_empty() || condition.any.iter().any(atom))
            && !condition.none.iter().any(atom)
    }

    fn atom(&self, atom: &Atom, s: &Situation, known: Known, depth: usize) -> bool {
        match atom {
            Atom::Issue { issue, options } => {
                let option = self.places.get(*issue).and_then(|place| match place {
                    Place::Package(k) => s.package.get(*k),
                    Place::Tone(k) => s.tone.get(*k),
                });
                option.and_then(|o| options.get(usize::from(*o))).copied().unwrap_or(false)
            }
            Atom::Define(d, expected) => self.is(*d, *expected, s, known, depth + 1),
            Atom::Case(c, expected) => self.is(self.case(*c), *expected, s, known, depth + 1),
            Atom::Venue(v) => s.venue == *v,
            Atom::SideDeal(d) => s.ending == EndingKind::Agreed && s.on & (1 << d) != 0,
            Atom::Ending(e) => s.ending == *e,
            Atom::CheapestGain(issue) => s.cheapest == Some(*issue),
        }
    }

    /// Whether a condition asks for the cheapest gain, and whether it asks for nothing else.
    fn asks_cheapest(&self, condition: &Condition, depth: usize) -> (bool, bool) {
        let mut found = (false, true);
        if depth > self.conditions.len() {
            return found;
        }
        let of = |number: usize| {
            let condition = self.conditions.get(number);
            condition.map_or((false, false), |c| self.asks_cheapest(c, depth + 1))
        };
        for atom in condition.all.iter().chain(&condition.any).chain(&condition.none) {
            let (some, all) = match atom {
                Atom::CheapestGain(_) => (true, true),
                Atom::Define(d, _) => of(*d),
                Atom::Case(c, _) => of(self.case(*c)),
                _ => (false, false),
            };
            found = (found.0 || some, found.1 && all);
        }
        found
    }
}
