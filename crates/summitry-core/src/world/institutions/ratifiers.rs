//! Those who are absent and asked afterwards (docs/model.md, section 16.4; Putnam 1988).

use crate::{
    scenario::institutions::Ratifier,
    value::Drawn,
    world::{plan::Plan, slack::ACCEPT_SLACK},
};

/// What the ratifiers of one world make of every package.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ratifiers {
    /// `value[ratifier * slots + slot]`, points, with the discount of promises.
    value: Vec<f64>,
    /// What no deal is worth to each, points.
    no_deal: Vec<f64>,
}

impl Ratifiers {
    /// Fills in one world; `marginal[slot]` is the no-deal lottery's chance of each option.
    pub(crate) fn fill(&mut self, plan: &Plan, marginal: &[f64], x: &Drawn) {
        self.value.clear();
        self.no_deal.clear();
        for ratifier in &plan.scenario.institutions.ratifiers {
            let mut nothing = 0.0;
            for (k, b) in plan.bargained.iter().enumerate() {
                let want = ratifier.wants.get(b.issue).and_then(Option::as_ref);
                let weight = want.map_or(0.0, |want| x.of(want.matters) / 100.0);
                let score =
                    |o: usize| want.map_or(0.0, |want| plan.score(want, b.issue, o, x)) * weight;
                let kept = plan.kept_share(b, ratifier.of, x);
                let now = score(b.now);
                let acts = plan.acts.iter().filter(|die| die.issue == k);
                let done: f64 = acts
                    .flat_map(|die| die.faces.iter().zip(die.chances(x)))
                    .map(|((o, _), p)| p * (score(*o) - now))
                    .sum();
                for (o, chance) in b.of(marginal).iter().enumerate() {
                    let anyway = if o == b.now { done } else { 0.0 };
                    self.value.push(kept * score(o) + (1.0 - kept) * now + anyway);
                    nothing += chance * score(o);
                }
            }
            self.no_deal.push(nothing);
        }
    }

    /// The ratifiers who refuse a package if they are asked, a bit each.
    pub(crate) fn refuse(&self, plan: &Plan, options: &[u16]) -> u64 {
        let ratifiers = plan.scenario.institutions.ratifiers.iter();
        let tables = self.value.chunks_exact(plan.slots.max(1));
        let asked = ratifiers.zip(tables).zip(&self.no_deal).enumerate();
        asked.fold(0, |bits, (r, ((ratifier, table), nothing))| {
            if !is_needed(plan, ratifier, options) {
                return bits;
            }
            let slots = plan.bargained.iter().zip(options);
            let value: f64 = slots.map(|(b, &o)| b.slot(usize::from(o)).of(table)).sum();
            let no = value < nothing - ACCEPT_SLACK || has_red_line(plan, ratifier, options);
            bits | u64::from(no) << r
        })
    }
}

/// Whether a package needs this ratifier's consent: it changes one of its issues, or is any package where none is named.
fn is_needed(plan: &Plan, ratifier: &Ratifier, options: &[u16]) -> bool {
    let changes = |issue: usize| {
        plan.bargained
            .iter()
            .zip(options)
            .any(|(b, &o)| b.issue == issue && usize::from(o) != b.now)
    };
    ratifier.needed_for.is_empty() || ratifier.needed_for.iter().any(|&issue| changes(issue))
}

fn has_red_line(plan: &Plan, ratifier: &Ratifier, options: &[u16]) -> bool {
    plan.bargained.iter().zip(options).any(|(b, &o)| {
        let want = ratifier.wants.get(b.issue).and_then(Option::as_ref);
        want.is_some_and(|want| want.never.contains(&usize::from(o)))
    })
}
