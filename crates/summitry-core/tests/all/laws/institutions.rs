//! The laws of docs/model.md, section 16.8: what institutions may and may not do to the chance of a deal.

use super::random::{Draft, drafts};
use proptest::prelude::*;
use summitry_core::{
    forecast::{Forecast, Quiet, Settings, run_without_packages},
    scenario::{
        Lapse, Scenario, Want,
        institutions::{Counted, Decision, DecisionRule, Mediator, Meetings, Quota, Ratifier},
    },
    value::{Spread, Support, Value, ValueId, ValueKind},
};

/// Exact means exact up to rounding.
const EXACT: f64 = 1e-9;

fn forecast(s: &Scenario) -> Forecast {
    run_without_packages(s, Settings { worlds: 2, seed: 3 }, &Quiet).unwrap()
}

fn agreed(s: &Scenario) -> f64 {
    forecast(s).ending.agreed.mean
}

fn add(s: &mut Scenario, path: &str, x: f64, kind: ValueKind) -> ValueId {
    s.values.push(Value {
        path: path.to_owned(),
        spread: Spread::Point(x),
        kind,
        support: Support::Judgement,
    });
    ValueId(s.values.len() - 1)
}

fn quota(quota: Quota, of: Counted) -> Decision {
    Decision { rules: vec![DecisionRule::Quota { quota, of }] }
}

/// The draft with sides of different weights.
fn weighted(draft: &Draft, dice: &[f64]) -> Scenario {
    let mut s = draft.scenario();
    s.parties.iter_mut().zip(dice).for_each(|(party, u)| party.weight = 0.5 + 4.0 * u);
    s
}

/// Someone absent who wants what a random side might.
fn with_ratifier(s: &Scenario, dice: &[f64], asked: f64) -> Scenario {
    let mut s = s.clone();
    let wants = s.wants[0].clone();
    let wants = wants.iter().enumerate().map(|(k, _)| {
        let matters =
            add(&mut s, &format!("ratifier.r.matters{k}"), 80.0 * dice[k], ValueKind::Importance);
        let options = s.issues[k].options.len();
        let scores = (0..options)
            .map(|o| summitry_core::scenario::Score::Anchor(100.0 * dice[8 + 4 * k + o]))
            .collect();
        Some(Want { matters, scores, never: vec![] })
    });
    let wants: Vec<Option<Want>> = wants.collect();
    let asked = add(&mut s, "ratifier.r.asked", asked, ValueKind::Chance);
    s.institutions.ratifiers.push(Ratifier {
        id: "r".into(),
        of: 0,
        asked: Some(asked),
        needed_for: vec![],
        wants,
    });
    s
}

fn mediated(s: &Scenario, effort: f64, bust_up: f64) -> Scenario {
    let mut s = s.clone();
    let effort = add(&mut s, "mediator.m.effort", effort, ValueKind::Positive);
    let bust_up = add(&mut s, "mediator.m.bust_up", bust_up, ValueKind::Positive);
    s.institutions.mediators.push(Mediator {
        id: "m".into(),
        effort: Some(effort),
        bust_up: Some(bust_up),
        worse_off: None,
    });
    s
}

fn dice() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(0.0..1.0f64, 32)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_lower_quota_does_not_lower_the_chance(draft in drafts(), u in dice()) {
        let mut s = weighted(&draft, &u);
        let of = if u[8] < 0.5 { Counted::Weight } else { Counted::Parties };
        let (low, high) = (0.3 + 0.6 * u[9].min(u[10]), 0.3 + 0.6 * u[9].max(u[10]));
        s.institutions.decision = quota(Quota::Share(high), of);
        let before = agreed(&s);
        s.institutions.decision = quota(Quota::Share(low), of);
        prop_assert!(agreed(&s) >= before - EXACT);
        s.institutions.decision = Decision::default();
        prop_assert!(agreed(&s) <= before + EXACT);
    }

    #[test]
    fn a_veto_dropped_or_a_red_line_less_does_not_lower_it(draft in drafts(), u in dice()) {
        let mut s = weighted(&draft, &u);
        s.institutions.decision = quota(Quota::MoreThanHalf, Counted::Weight);
        let free = agreed(&s);
        s.institutions.vetoes = vec![(u[12] * s.parties.len() as f64) as usize];
        let vetoed = agreed(&s);
        prop_assert!(vetoed <= free + EXACT, "{free} with a veto {vetoed}");
        let k = (u[13] * s.issues.len() as f64) as usize;
        let o = (u[14] * s.issues[k].options.len() as f64) as usize;
        let Some(want) = s.wants[0][k].as_mut() else { return Ok(()) };
        want.never.push(o);
        prop_assert!(agreed(&s) <= vetoed + EXACT);
    }

    #[test]
    fn a_ratifier_does_not_raise_it_nor_does_being_asked_more(draft in drafts(), u in dice()) {
        let s = draft.scenario();
        let (free, low, high) = (agreed(&s), 0.9 * u[30], 0.9 * u[30] + 0.1);
        let rarely = forecast(&with_ratifier(&s, &u, low));
        let often = forecast(&with_ratifier(&s, &u, high));
        prop_assert!(rarely.ending.agreed.mean <= free + EXACT);
        prop_assert!(often.ending.agreed.mean <= rarely.ending.agreed.mean + EXACT);
        // What is refused is just what is missing.
        let refused = often.institutions.refused[0].mean;
        prop_assert!((free - often.ending.agreed.mean - refused).abs() < EXACT);
        prop_assert!(refused <= often.ending.words_only.mean + EXACT);
    }

    #[test]
    fn a_worse_fate_without_a_deal_does_not_lower_it(draft in drafts(), u in dice()) {
        let mut draft = draft;
        // Where threats set the same issue, which of them holds depends on what lapses: that is left aside.
        draft.threats.clear();
        let mut s = draft.scenario();
        let k = (u[0] * s.issues.len() as f64) as usize;
        let o = (u[1] * s.issues[k].options.len() as f64) as usize;
        let worse = draft.scores.iter().all(|of| of[k][o] <= of[k][s.issues[k].now]);
        if !worse || !draft.audiences.is_empty() || o == s.issues[k].now {
            return Ok(());
        }
        let before = agreed(&s);
        let rare = add(&mut s, "rare", 0.4, ValueKind::Chance);
        s.issues[k].without_deal = vec![Lapse { option: o, chance: Some(rare) }];
        let perhaps = agreed(&s);
        prop_assert!(perhaps >= before - EXACT, "{before} -> {perhaps}");
        s.issues[k].without_deal = vec![Lapse { option: o, chance: None }];
        prop_assert!(agreed(&s) >= perhaps - EXACT);
    }

    #[test]
    fn another_meeting_does_not_lower_the_chance_by_the_last(draft in drafts(), u in dice()) {
        let mut s = draft.scenario();
        let resumes = add(&mut s, "summit.resumes", u[0], ValueKind::Chance);
        let alike = add(&mut s, "summit.meetings_alike", u[1], ValueKind::Share);
        let mut last = agreed(&s);
        for count in 2..5 {
            s.institutions.meetings = Some(Meetings { count, resumes, alike });
            let forecast = forecast(&s);
            let by_last = forecast.institutions.by_last.unwrap().mean;
            prop_assert!(by_last >= last - EXACT && by_last <= 1.0 + EXACT);
            last = by_last;
        }
    }

    #[test]
    fn a_mediator_who_eases_does_not_lower_it(draft in drafts(), u in dice()) {
        let s = draft.scenario();
        let before = agreed(&s);
        prop_assert!(agreed(&mediated(&s, 0.3 + 0.7 * u[0], 0.2 + 0.8 * u[1])) >= before - EXACT);
    }

    #[test]
    fn all_spelt_out_changes_no_bit(draft in drafts(), u in dice()) {
        let plain = draft.scenario();
        let before = forecast(&plain);
        let mut spelt = weighted(&draft, &u);
        spelt.institutions.decision = Decision { rules: vec![DecisionRule::All] };
        let after = forecast(&spelt);
        prop_assert_eq!(before.ending.agreed.mean.to_bits(), after.ending.agreed.mean.to_bits());
        prop_assert_eq!(&before.issues, &after.issues);
        // A quota of all heads is unanimity by another way of counting.
        spelt.institutions.decision = quota(Quota::Share(1.0), Counted::Parties);
        let counted = forecast(&spelt);
        prop_assert!((before.ending.agreed.mean - counted.ending.agreed.mean).abs() < EXACT);
        for (a, b) in before.issues.iter().flatten().zip(counted.issues.iter().flatten()) {
            prop_assert!((a.mean - b.mean).abs() < EXACT);
        }
    }

    #[test]
    fn chances_add_up_with_everything_at_once(draft in drafts(), u in dice()) {
        let mut s = with_ratifier(&mediated(&weighted(&draft, &u), 0.8, 0.7), &u, 0.5);
        s.institutions.decision = quota(Quota::Share(0.55), Counted::Weight);
        s.issues[0].decision = Some(quota(Quota::MoreThanHalf, Counted::Parties));
        let leaves = add(&mut s, "party.p0.leaves", 0.2, ValueKind::Chance);
        s.parties[0].leaves = Some(leaves);
        let k = s.issues.len() - 1;
        let now = s.issues[k].now;
        let other = usize::from(now == 0);
        s.issues[k].without_deal = vec![Lapse { option: other, chance: None }];
        let alone = add(&mut s, "alone", 0.3, ValueKind::Chance);
        let act = usize::from(s.issues[0].now == 0);
        s.issues[0].options[act].alone = Some(alone);
        let f = forecast(&s);
        let e = f.ending;
        let sum = e.agreed.mean + e.words_only.mean + e.bust_up.mean + e.no_zone.mean;
        prop_assert!((sum - 1.0).abs() < EXACT, "{sum}");
        for row in &f.issues {
            let sum: f64 = row.iter().map(|c| c.mean).sum();
            prop_assert!((sum - 1.0).abs() < EXACT, "{sum}");
        }
        for of in &f.institutions.outvoted {
            prop_assert!(of.mean >= 0.0 && of.mean <= e.agreed.mean + EXACT);
        }
        let power: f64 = f.institutions.power.iter().map(|p| p.shapley_shubik).sum();
        prop_assert!((power - 1.0).abs() < EXACT);
    }
}
