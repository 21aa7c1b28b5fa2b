//! From the worlds to a forecast: means, ranges, tables. Every figure is worked out by one thread, so threads do not show.

use rayon::prelude::*;

use super::{
    AffectedForecast, Chance, Ending, Exactness, ExpectationForecast, Factor, Forecast, Headline,
    InstitutionsForecast, PackageForecast, Place, Samples, StepForecast, VenueForecast, branches,
    drivers,
};
use crate::{
    scenario::{Atom, EndingKind, Expectation, Scenario},
    world::{
        columns::{Columns, NO_CAPACITY, ending},
        plan::Plan,
        rules::Rule,
    },
};

/// What a run came to beside its figures.
pub(super) struct Reached {
    pub(super) worlds: u64,
    pub(super) seed: u64,
    /// Worlds asked for: more than were reached where the run was stopped.
    pub(super) asked: u64,
    pub(super) exactness: Exactness,
}

/// How many packages are reported.
const MOST_PACKAGES: usize = 10;

/// Sums up a run.
pub(super) fn sum_up(
    plan: &Plan,
    run: &Reached,
    samples: Samples,
    followed: Vec<Vec<u16>>,
) -> Forecast {
    let s = plan.scenario;
    let c = &samples.columns;
    let parties = s.parties.len();
    let party = |i: usize, column: usize| c.parties + 2 * i + column;
    Forecast {
        worlds: run.worlds,
        asked: run.asked,
        seed: run.seed,
        exactness: run.exactness,
        ending: endings(|kind| samples.chance(kind)),
        venues: (0..s.venues.len()).into_par_iter().map(|v| venue(s, &samples, v)).collect(),
        issues: by_issue(s, c, |option| samples.chance(c.options + option)),
        agreed_issues: by_issue(s, c, |option| samples.chance(c.agreed_options + option)),
        by_rule: Rule::ALL
            .iter()
            .enumerate()
            .map(|(r, &rule)| {
                (rule, by_issue(s, c, |option| samples.chance(c.rule_option(r, option))))
            })
            .collect(),
        defines: (0..c.defines).map(|d| samples.chance(c.conditions + d)).collect(),
        cases: (0..c.cases).map(|d| samples.chance(c.conditions + c.defines + d)).collect(),
        questions: (0..s.questions.len())
            .into_par_iter()
            .map(|q| samples.chance(c.conditions + c.defines + c.cases + q))
            .collect(),
        expectations: expectations(s, &samples),
        steps: steps(plan, &samples),
        packages: packages(plan, &samples, &followed),
        headline: headline(&samples),
        drivers: drivers::drivers(plan, &samples),
        branches: branches::branches(&samples),
        affected: (0..s.affected.len())
            .map(|f| AffectedForecast {
                better: samples.chance(c.affected + 3 * f),
                same: samples.chance(c.affected + 3 * f + 1),
                worse: samples.chance(c.affected + 3 * f + 2),
            })
            .collect(),
        institutions: institutions(plan, &samples),
        now_over_no_deal: (0..parties).map(|i| samples.points(party(i, 0))).collect(),
        best_hope: (0..parties).map(|i| samples.mean(party(i, 1))).collect(),
        samples,
    }
}

/// What votes, ratifiers and further meetings come to.
fn institutions(plan: &Plan, samples: &Samples) -> InstitutionsForecast {
    let s = plan.scenario;
    let votes = if s.is_put_to_the_vote() { s.parties.len() } else { 0 };
    let chance = |place| samples.chance(samples.number(place));
    InstitutionsForecast {
        by_last: s.institutions.meetings.map(|_| chance(Place::ByLast)),
        refused: (0..s.institutions.ratifiers.len()).map(|r| chance(Place::Refused(r))).collect(),
        outvoted: (0..votes).map(|i| chance(Place::Outvoted(i))).collect(),
        power: if votes > 0 { plan.consent.power.clone() } else { Vec::new() },
    }
}

/// The endings, from the chance of each of their columns.
fn endings(chance: impl Fn(usize) -> Chance) -> Ending {
    Ending {
        agreed: chance(ending(EndingKind::Agreed)),
        words_only: chance(ending(EndingKind::WordsOnly)),
        bust_up: chance(ending(EndingKind::BustUp)),
        no_zone: chance(ending(EndingKind::NoZone)),
        no_capacity: chance(NO_CAPACITY),
    }
}

/// One chance an option, issue by issue, from the number of the option among all.
fn by_issue(
    s: &Scenario,
    c: &Columns,
    chance: impl Fn(usize) -> Chance + Sync,
) -> Vec<Vec<Chance>> {
    let row = |(k, first): (usize, &usize)| {
        (0..s.issues[k].options.len()).map(|o| chance(first + o)).collect()
    };
    c.first_option.par_iter().enumerate().map(row).collect()
}

/// One venue: everything given that the meeting is held there.
fn venue(s: &Scenario, samples: &Samples, v: usize) -> VenueForecast {
    let c = &samples.columns;
    let given = |joint: usize| samples.given(joint, c.venue(v));
    VenueForecast {
        chance: samples.chance(c.venue(v)),
        ending: endings(|kind| given(c.venue_ending(v, kind))),
        issues: by_issue(s, c, |option| given(c.venue_option(v, option))),
        defines: (0..c.defines).map(|d| given(c.venue_condition(v, d))).collect(),
        cases: (0..c.cases).map(|d| given(c.venue_condition(v, c.defines + d))).collect(),
    }
}

/// The source's expectations beside the model's means.
fn expectations(s: &Scenario, samples: &Samples) -> Vec<ExpectationForecast> {
    s.expectations
        .iter()
        .enumerate()
        .map(|(e, expectation)| {
            let column = samples.columns.conditions
                + samples.columns.defines
                + samples.columns.cases
                + s.questions.len()
                + e;
            let model = samples.chance(column);
            let in_range = |(low, high): (f64, f64)| (low..=high).contains(&model.mean);
            let agrees = expectation.chance.is_none_or(in_range)
                && (!expectation.most_likely
                    || is_most_likely(s, samples, expectation, model.mean));
            ExpectationForecast { model, agrees }
        })
        .collect()
}

/// Whether an expectation names the likeliest: among an issue's options where it is about one issue, otherwise against
/// every ending without it.
fn is_most_likely(s: &Scenario, samples: &Samples, expectation: &Expectation, p: f64) -> bool {
    let that = &expectation.that;
    if let ([Atom::Issue { issue, options }], true, true) =
        (that.all.as_slice(), that.any.is_empty(), that.none.is_empty())
    {
        return (0..s.issues[*issue].options.len())
            .filter(|&o| !options[o])
            .all(|o| p > samples.mean(samples.number(Place::Option(*issue, o))));
    }
    // An ending that is part of what is expected is no rival: what rivals leave is compared ending by ending.
    let c = &samples.columns;
    let kinds = [EndingKind::Agreed, EndingKind::WordsOnly, EndingKind::BustUp, EndingKind::NoZone];
    kinds
        .into_iter()
        .filter(|&kind| !can_include(s, that, kind))
        .all(|kind| p > samples.mean(ending(kind)))
        && p > 0.0
        && c.width > 0
}

/// Whether a condition can hold when the meeting ends so; definitions are followed.
fn can_include(s: &Scenario, condition: &crate::scenario::Condition, kind: EndingKind) -> bool {
    fn atom(s: &Scenario, a: &Atom, kind: EndingKind, depth: usize) -> bool {
        match a {
            Atom::Ending(e) => *e == kind,
            Atom::Define(d, true) => holds(s, &s.defines[*d].condition, kind, depth + 1),
            Atom::Case(c, true) => holds(s, &s.cases[*c].condition, kind, depth + 1),
            Atom::SideDeal(_) => kind == EndingKind::Agreed,
            Atom::Issue { issue, options } => can_reach(s, *issue, options, kind),
            _ => true,
        }
    }
    fn holds(s: &Scenario, c: &crate::scenario::Condition, kind: EndingKind, depth: usize) -> bool {
        depth > s.defines.len() + s.cases.len()
            || (c.all.iter().all(|a| atom(s, a, kind, depth))
                && (c.any.is_empty() || c.any.iter().any(|a| atom(s, a, kind, depth))))
    }
    holds(s, condition, kind, 0)
}

/// Whether an issue can end at one of these options when the meeting ends so.
fn can_reach(s: &Scenario, issue: usize, options: &[bool], kind: EndingKind) -> bool {
    use crate::scenario::HeldBy;
    let flagged = |o: usize| options.get(o).copied().unwrap_or(false);
    if s.issues[issue].held_by == HeldBy::Each {
        return if kind == EndingKind::BustUp {
            flagged(0)
        } else {
            (1..options.len()).any(flagged)
        };
    }
    if kind == EndingKind::Agreed {
        return options.iter().any(|&o| o);
    }
    let threatened = |o: usize| {
        s.threats.iter().flat_map(|t| &t.does).any(|(k, forms)| *k == issue && forms.contains(&o))
    };
    (0..options.len()).any(|o| flagged(o) && (o == s.issues[issue].now || threatened(o)))
}

/// Single steps, best first: those that more likely than not cost nobody, then by effort, then by the smaller gain.
fn steps(plan: &Plan, samples: &Samples) -> Vec<StepForecast> {
    let parties = plan.parties();
    let c = &samples.columns;
    let mut all: Vec<StepForecast> = c
        .step_list
        .par_iter()
        .enumerate()
        .map(|(number, step)| {
            let at = c.step(number);
            StepForecast {
                issue: step.issue(plan),
                option: step.option,
                gains: (0..parties).map(|i| samples.points(at + i)).collect(),
                effort: samples.mean(at + parties),
                nobody_loses: samples.chance(at + parties + 1),
                nobody_loses_by_3: samples.chance(at + parties + 2),
                first: samples.chance(at + parties + 3),
            }
        })
        .collect();
    let smaller = |s: &StepForecast| s.gains.iter().map(|g| g.mean).fold(f64::INFINITY, f64::min);
    all.sort_by(|a, b| {
        let harms = |s: &StepForecast| s.nobody_loses.mean < 0.5;
        harms(a)
            .cmp(&harms(b))
            .then(a.effort.total_cmp(&b.effort))
            .then(smaller(b).total_cmp(&smaller(a)))
            .then((a.issue, a.option).cmp(&(b.issue, b.option)))
    });
    all
}

/// The likeliest packages among those followed.
fn packages(plan: &Plan, samples: &Samples, followed: &[Vec<u16>]) -> Vec<PackageForecast> {
    let s = plan.scenario;
    let mut all: Vec<PackageForecast> = followed
        .par_iter()
        .enumerate()
        .map(|(place, package)| {
            let mut options: Vec<usize> = s.issues.iter().map(|issue| issue.now).collect();
            for (b, &o) in plan.bargained.iter().zip(package) {
                options[b.issue] = usize::from(o);
            }
            PackageForecast { options, chance: samples.chance(samples.columns.packages + place) }
        })
        .filter(|p| p.chance.mean > 0.0)
        .collect();
    all.sort_by(|a, b| b.chance.mean.total_cmp(&a.chance.mean).then(a.options.cmp(&b.options)));
    all.truncate(MOST_PACKAGES);
    all
}

/// Where the headline comes from.
fn headline(samples: &Samples) -> Headline {
    let c = &samples.columns;
    let agreed = samples.chance(ending(EndingKind::Agreed));
    let no_row = 1.0 - samples.mean(ending(EndingKind::BustUp));
    let zone = samples.mean(c.zone);
    let level = samples.mean(c.at_level);
    let ratio = |a: f64, b: f64| if b > 0.0 { a / b } else { 0.0 };
    let both = |chance: f64| Factor { chance, at_level: chance };
    Headline {
        agreed,
        at_level: level,
        no_row: both(no_row),
        zone: both(ratio(zone, no_row)),
        more_than_words: Factor { chance: ratio(agreed.mean, zone), at_level: ratio(level, zone) },
    }
}
