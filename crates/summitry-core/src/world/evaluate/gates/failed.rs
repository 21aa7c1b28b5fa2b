//! The chance that what is asked for holds, or would have held, where nothing was agreed.

use crate::{
    scenario::{Condition, EndingKind},
    world::{
        conditions::Situation,
        evaluate::Inside,
        no_deal::{ByItself, Outcome},
    },
};

impl Inside<'_> {
    /// The chance that the condition holds after a failure in this venue, over the lottery and the tone.
    pub(super) fn holds_after(&self, venue: usize, kind: EndingKind, condition: &Condition) -> f64 {
        let logic = &self.plan.logic;
        let mut holds = 0.0;
        for (outcome, chance) in
            self.opened.outcomes(self.plan).iter().zip(&self.opened.lottery.chances)
        {
            let situation = |tone| Situation {
                package: &outcome.package,
                tone,
                venue,
                ending: kind,
                on: 0,
                cheapest: None,
            };
            if kind == EndingKind::BustUp {
                let so = logic.holds(condition, &situation(&logic.tone_after_bust_up));
                holds += if so { *chance } else { 0.0 };
                continue;
            }
            for (tone, p) in logic.tones.iter().zip(&self.tones.chances) {
                holds += if logic.holds(condition, &situation(tone)) { chance * p } else { 0.0 };
            }
        }
        holds
    }

    /// The chance that the condition would have held after a failure in this venue, had nothing lapsed, and does not.
    pub(super) fn lapses_after(
        &self,
        venue: usize,
        kind: EndingKind,
        condition: &Condition,
    ) -> f64 {
        let plan = self.plan;
        if plan.lapses.is_empty() {
            return 0.0;
        }
        let lapses = plan.lapses.len();
        let mut lost = 0.0;
        for (outcome, chance) in self.opened.outcomes(plan).iter().zip(&self.opened.lottery.chances)
        {
            let (lapsed, done) = outcome.fallen.split_at(lapses.min(outcome.fallen.len()));
            if lapsed.iter().all(Option::is_none) {
                continue;
            }
            let kept: Vec<Option<usize>> =
                lapsed.iter().map(|_| None).chain(done.iter().copied()).collect();
            let by_itself = ByItself { lapses: &plan.lapses, acts: &plan.acts, fallen: &kept };
            let forms = outcome.forms.clone();
            let kept = Outcome::new(plan.scenario, &plan.bargained, forms, &by_itself);
            let held = self.holds_at(venue, kind, condition, &kept.package);
            let holds = self.holds_at(venue, kind, condition, &outcome.package);
            lost += chance * (held - holds).max(0.0);
        }
        lost
    }

    /// The chance over the tone that the condition holds at one package after a failure.
    fn holds_at(
        &self,
        venue: usize,
        ending: EndingKind,
        condition: &Condition,
        package: &[u16],
    ) -> f64 {
        let logic = &self.plan.logic;
        let tones = logic.tones.iter().zip(&self.tones.chances);
        let holds = |tone: &[u16]| {
            let situation = Situation { package, tone, venue, ending, on: 0, cheapest: None };
            logic.holds(condition, &situation)
        };
        tones.filter(|(tone, _)| holds(tone)).map(|(_, p)| p).sum()
    }
}
