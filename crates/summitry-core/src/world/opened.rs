//! A world, opened: every value drawn, and what follows from the values alone before anyone enters a venue.
//!
//! Forecast, talks and deals all open world n here, so no one can say of two results that they come from different worlds.

use crate::{
    value::{Drawn, normal},
    world::{
        institutions::{
            alone::{self, Fall},
            dice::Die,
            mediators,
            ratifiers::Ratifiers,
        },
        no_deal::{self, ByItself, Lottery, Outcome},
        plan::Plan,
        states::Sampler,
        utility::{AtTable, NoDeal, Tastes},
        zone::{Drawing, Packages, Terms, Walk, useless_changes},
    },
};

/// How many outcomes of the lottery are drawn where there are too many to list: at an error of 1/√512 of a chance, half of
/// what one world's values move it by.
const LOTTERY_DRAWN: usize = 512;

/// One world's values and what follows from them; its memory is kept from world to world.
#[derive(Clone, Debug, Default)]
pub(crate) struct Opened {
    /// One number a value, in the scenario's order.
    pub(crate) x: Drawn,
    /// What every side and audience makes of every option.
    pub(crate) tastes: Tastes,
    /// Effort of every slot, effort units.
    pub(crate) efforts: Vec<f64>,
    /// How far apart the sides' scores of every slot are where their interest is alike; empty where the split term is off.
    split: Vec<f64>,
    /// The chances of the lottery's outcomes.
    pub(crate) lottery: Lottery,
    /// The outcomes where they were drawn; empty where the plan lists them.
    drawn: Vec<Outcome>,
    /// The chance of every slot if nothing is agreed.
    pub(crate) marginal: Vec<f64>,
    /// What those who are asked afterwards make of every option.
    pub(crate) ratifiers: Ratifiers,
    /// Every way acts done alone may fall out.
    pub(crate) falls: Vec<Fall>,
}

impl Opened {
    /// Opens world `n`; `sampler` serves a lottery that is too large to list. Whether anything was sampled.
    pub(crate) fn open(&mut self, plan: &Plan, n: u64, sampler: &mut Sampler) -> bool {
        plan.draw(n, &mut self.x);
        self.follow(plan, sampler)
    }

    /// Opens the world of these values, such as the middle of all.
    pub(crate) fn at(plan: &Plan, x: &Drawn) -> Self {
        let mut opened = Opened { x: x.clone(), ..Opened::default() };
        opened.follow(plan, &mut Sampler::new(plan, 0, 0));
        opened
    }

    /// Opens the world of these values in place.
    pub(crate) fn at_values(&mut self, plan: &Plan, x: &Drawn, sampler: &mut Sampler) {
        self.x.clone_from(x);
        self.follow(plan, sampler);
    }

    /// World `n` by itself.
    pub(crate) fn world(plan: &Plan, n: u64) -> Self {
        let mut opened = Opened::default();
        opened.open(plan, n, &mut Sampler::new(plan, n, 0));
        opened
    }

    fn follow(&mut self, plan: &Plan, sampler: &mut Sampler) -> bool {
        self.tastes.fill(plan, &self.x);
        self.fill_slots(plan);
        let drawn = self.fill_lottery(plan, sampler);
        self.ratifiers.fill(plan, &self.marginal, &self.x);
        alone::fill(plan, &self.x, &mut self.falls);
        drawn
    }

    /// The outcomes in use: all of them, or those drawn.
    pub(crate) fn outcomes<'a>(&'a self, plan: &'a Plan) -> &'a [Outcome] {
        if self.drawn.is_empty() { &plan.outcomes.list } else { &self.drawn }
    }

    /// Whether the outcomes are the plan's own list.
    pub(crate) fn is_listed(&self) -> bool {
        self.drawn.is_empty()
    }

    /// The table of one venue.
    pub(crate) fn at_table(&self, plan: &Plan, venue: usize) -> AtTable {
        let mut table = AtTable::default();
        table.fill(plan, &self.tastes, venue, &self.x);
        table
    }

    /// What no deal is worth to a side at a table of this world.
    pub(crate) fn no_deal(&self, plan: &Plan, table: &AtTable, party: usize) -> NoDeal {
        table.no_deal(plan, &self.marginal, party, &self.x)
    }

    /// Every package that one meeting can carry and that changes nothing for nothing, whoever may want it; `false` beside
    /// it if there are more than `limit`.
    pub(crate) fn reachable(&self, plan: &Plan, table: &AtTable, limit: usize) -> (Packages, bool) {
        let mut useless = Vec::with_capacity(plan.slots);
        useless_changes(plan, &table.table, &mut useless);
        let terms = Terms {
            table: &table.table,
            rule: Drawing::default(),
            needs: &vec![f64::NEG_INFINITY; plan.parties()],
            efforts: &self.efforts,
            share: &vec![1.0; plan.slots],
            alone: &vec![1.0; plan.slots],
            useless: &useless,
            most_effort: self.x.of(plan.scenario.capacity),
            carries: f64::INFINITY,
            left: &table.left,
            ratifiers: &self.ratifiers,
        };
        let mut packages = Packages::default();
        let all = Walk::default().list(plan, &terms, limit, &mut packages);
        (packages, all)
    }

    /// What goes with every option whatever the venue.
    fn fill_slots(&mut self, plan: &Plan) {
        let x = &self.x;
        self.efforts.clear();
        for b in &plan.bargained {
            self.efforts.extend((0..b.options).map(|o| plan.effort(b, o, x)));
        }
        if !plan.scenario.institutions.mediators.is_empty() {
            let eased = mediators::effort(plan.scenario, x);
            self.efforts.iter_mut().for_each(|effort| *effort *= eased);
        }
        self.fill_split(plan);
    }

    /// How far apart like interests end at every slot; nothing where the split term is switched off.
    fn fill_split(&mut self, plan: &Plan) {
        let s = plan.scenario;
        self.split.clear();
        if self.x.of(s.engine.split) <= 0.0 {
            return;
        }
        let parties = plan.parties();
        let pairs = (parties * (parties - 1) / 2) as f64;
        let weight =
            |i: usize, issue: usize| s.want(i, issue).map_or(0.0, |want| self.x.of(want.matters));
        let mut split = Vec::with_capacity(plan.slots);
        for b in &plan.bargained {
            for o in 0..b.options {
                let mut sum = 0.0;
                for (i, j) in (0..parties).flat_map(|i| (i + 1..parties).map(move |j| (i, j))) {
                    let (a, c) = (weight(i, b.issue), weight(j, b.issue));
                    let alike = if a.max(c) > 0.0 { a.min(c) / a.max(c) } else { 0.0 };
                    let apart = plan.raw_score(i, b.issue, o, &self.x)
                        - plan.raw_score(j, b.issue, o, &self.x);
                    sum += alike * (apart / 100.0) * (apart / 100.0);
                }
                split.push(if b.options >= 3 { sum / pairs } else { 0.0 });
            }
        }
        self.split = split;
    }

    /// How far a package is from meeting in the middle where interests are alike; 0 where the term is switched off.
    pub(crate) fn split(&self, plan: &Plan, package: &[u16]) -> f64 {
        if self.split.is_empty() {
            return 0.0;
        }
        plan.sum(package, &self.split)
    }

    /// The lottery's chances, and the chance of each option under it; whether its outcomes were drawn.
    fn fill_lottery(&mut self, plan: &Plan, sampler: &mut Sampler) -> bool {
        self.drawn.clear();
        let is_sampled = plan.outcomes.is_sampled();
        if is_sampled {
            for _ in 0..LOTTERY_DRAWN {
                let outcome = draw_outcome(plan, &self.x, sampler);
                self.drawn.push(outcome);
            }
            self.lottery.chances.clear();
            self.lottery.chances.resize(LOTTERY_DRAWN, 1.0 / LOTTERY_DRAWN as f64);
        } else {
            let dice: Vec<&Die> = plan.dice().collect();
            self.lottery.fill(plan.scenario, &plan.outcomes, &dice, &self.x);
        }
        self.marginal.clear();
        self.marginal.resize(plan.slots, 0.0);
        let outcomes = if is_sampled { &self.drawn } else { &plan.outcomes.list };
        for (outcome, chance) in outcomes.iter().zip(&self.lottery.chances) {
            for slot in plan.slots_of(&outcome.package) {
                *slot.of_mut(&mut self.marginal) += chance;
            }
        }
        is_sampled
    }
}

/// One outcome of the lottery, drawn: the common factor, then every threat given it.
fn draw_outcome(plan: &Plan, x: &Drawn, sampler: &mut Sampler) -> Outcome {
    let s = plan.scenario;
    let rho = x.of(s.engine.threats_together);
    let z = normal::quantile(sampler.uniform());
    let forms = s.threats.iter().map(|threat| {
        let threshold = normal::quantile(x.of(threat.carried_out));
        let carried_out = sampler.uniform() < no_deal::conditional(threshold, rho, z);
        let mut u = sampler.uniform();
        carried_out.then(|| {
            (0..threat.forms())
                .find(|&f| {
                    u -= no_deal::form_chance(threat, f, x);
                    u < 0.0
                })
                .unwrap_or(threat.forms() - 1)
        })
    });
    let forms = forms.collect();
    let fallen = plan.dice().map(|die| {
        let mut u = sampler.uniform();
        die.chances(x).into_iter().position(|p| {
            u -= p;
            u < 0.0
        })
    });
    let fallen: Vec<Option<usize>> = fallen.collect();
    let by_itself = ByItself { lapses: &plan.lapses, acts: &plan.acts, fallen: &fallen };
    Outcome::new(s, &plan.bargained, forms, &by_itself)
}
