//! Suppose it ends so: the whole forecast, given an outcome. Bayes' rule over worlds and inside them, with nothing assumed
//! that the model does not hold: worlds in which the outcome is likelier count for more.

mod candidates;
mod joint;

use rayon::prelude::*;

use super::{
    AffectedForecast, Cancelled, Chance, Driver, Ending, ExpectationForecast, Factor, Forecast,
    ForecastError, Headline, InstitutionsForecast, PackageForecast, Place, Samples, Settings,
    StepForecast, Target, VenueForecast, Watcher, blocks::kept, run_without_packages,
};
use crate::{
    scenario::{Atom, Case, Condition, EndingKind, Scenario},
    value::Drawn,
    world::{
        columns::{Columns, NO_CAPACITY},
        plan::Plan,
    },
};
use joint::{Joint, Wanted};

/// How many packages are reported, as in a forecast: what fits a table that is read, not searched.
const MOST_PACKAGES: usize = 10;

/// What an outcome says about everything else.
#[derive(Clone, Debug)]
pub struct Given {
    /// How likely the outcome itself is.
    pub chance: Chance,
    /// What makes the outcome likelier: its own drivers, largest movement first.
    pub drivers: Vec<Driver>,
    /// The forecast given the outcome.
    ///
    /// Means are ratios of means over worlds; ranges are those of the worlds' own ratios, each world counted as often as
    /// the outcome happens in it. [`Forecast::samples`] holds, world by world, what linearises these ratios (mean plus
    /// influence, Hampel 1974), so that comparing with another run gives the standard error of the difference by the delta
    /// method. Who feels it is left out where the outcome asks about side deals; drivers, branches, single rules,
    /// votes and ratifiers, later meetings and the part λ plays are always left out: they are of the forecast that supposes nothing.
    pub forecast: Forecast,
}

/// Works out the forecast given that the talks end as `pin` says; `None` where that never happens.
///
/// # Errors
///
/// As [`run`](super::run). Indices in `pin` must exist in the scenario.
pub fn given(
    scenario: &Scenario,
    settings: Settings,
    control: &dyn Watcher,
    pin: &Atom,
) -> Result<Option<Given>, ForecastError> {
    let pinned = Condition { all: vec![pin.clone()], ..Condition::default() };
    let mut asked = scenario.clone();
    // A define of its own makes the outcome a target, with drivers.
    asked.defines.push(Case { id: String::new(), condition: pinned.clone() });
    asked.questions.clear();
    asked.expectations.clear();
    let target = Target::Define(scenario.defines.len());
    let packages = candidates::candidates(&asked, settings, pin)?;
    // Those affected twice: as they are, to keep indices, and jointly with the outcome.
    let feels = !asks_side_deal(scenario, &pinned, 0);
    if feels {
        let joint = |who: &crate::scenario::Affected| crate::scenario::Affected {
            only: Some(pinned.clone()),
            ..who.clone()
        };
        asked.affected = scenario.affected.iter().map(joint).collect();
    }
    let wanted = Wanted::of(scenario, pin, &packages, &mut asked);
    // What linearises the ratios stands in rows, so no more worlds are taken than keep theirs.
    let width = Columns::new(&Plan::new(&asked, settings.seed)?, 0).width;
    let settings = Settings { worlds: kept(width, settings.worlds), ..settings };
    // Its packages are joint chances of their own.
    let all = run_without_packages(&asked, settings, control)?;
    if all.worlds < settings.worlds {
        return Err(Cancelled.into());
    }
    let chance = all.defines.last().copied().unwrap_or_default();
    if chance.mean <= 0.0 {
        return Ok(None);
    }
    let drivers = all.drivers.iter().filter(|d| d.of == target).copied().collect();
    let forecast = assemble(scenario, settings, &all, target, &wanted, packages, feels)?;
    Ok(Some(Given { chance, drivers, forecast }))
}

/// Whether a condition asks, directly or through others, whether a side deal was made.
fn asks_side_deal(s: &Scenario, condition: &Condition, depth: usize) -> bool {
    depth <= s.defines.len() + s.cases.len()
        && condition.all.iter().chain(&condition.any).chain(&condition.none).any(
            |atom| match atom {
                Atom::SideDeal(_) => true,
                Atom::Define(d, _) => asks_side_deal(s, &s.defines[*d].condition, depth + 1),
                Atom::Case(c, _) => asks_side_deal(s, &s.cases[*c].condition, depth + 1),
                _ => false,
            },
        )
}

/// Puts the forecast together from the joint chances.
fn assemble(
    s: &Scenario,
    settings: Settings,
    all: &Forecast,
    target: Target,
    wanted: &Wanted,
    packages: Vec<Vec<u16>>,
    feels: bool,
) -> Result<Forecast, ForecastError> {
    let plan = Plan::new(s, settings.seed)?;
    let columns = Columns::new(&plan, 0);
    let width = columns.width;
    let rows = vec![0.0; width * settings.worlds as usize];
    let samples = Samples::new(columns, rows, settings.worlds, s.questions.len());
    let mut joint = Joint::new(all.samples.at(Place::Target(target)).collect(), samples);
    let column = |i: usize| -> Vec<f64> { all.samples.at(Place::Expectation(i)).collect() };
    let raw = |c: usize| -> Vec<f64> { all.samples.column(c).collect() };
    let of = &all.samples.columns;

    // Every plain figure: its place, and the column that holds it jointly with the outcome.
    let ending = wanted.endings;
    let ending = ending.map(|(kind, i)| joint.put(Place::Target(ending_target(kind)), &column(i)));
    let issues: Vec<Vec<Chance>> = wanted
        .options
        .iter()
        .enumerate()
        .map(|(k, row)| {
            let option = |(o, &i): (usize, &usize)| joint.put(Place::Option(k, o), &column(i));
            row.iter().enumerate().map(option).collect()
        })
        .collect();
    let agreed_issues = wanted
        .agreed_options
        .iter()
        .map(|row| {
            row.iter()
                .map(|i| i.map_or_else(Chance::default, |i| joint.chance(&column(i))))
                .collect()
        })
        .collect();
    let defines: Vec<Chance> = (wanted.defines.iter().enumerate())
        .map(|(d, &i)| joint.put(Place::Target(Target::Define(d)), &column(i)))
        .collect();
    let cases: Vec<Chance> = (wanted.cases.iter().enumerate())
        .map(|(c, &i)| joint.put(Place::Target(Target::Case(c)), &column(i)))
        .collect();
    let questions = questions(s, &plan, wanted, &mut joint, &column);
    let expectations = (wanted.expectations.iter().enumerate())
        .map(|(e, &i)| {
            let model = joint.put(Place::Expectation(e), &column(i));
            let agrees = s.expectations[e]
                .chance
                .is_none_or(|(low, high)| (low..=high).contains(&model.mean));
            ExpectationForecast { model, agrees }
        })
        .collect();
    let mut no_capacity = vec![0.0; settings.worlds as usize];
    let venues = venues(wanted, &mut joint, &column, |v, no_zone| {
        // Inside a world and a room, what follows no zone does not depend on why there is none.
        let zone = raw(of.venue_ending(v, crate::world::columns::ending(EndingKind::NoZone)));
        let short = raw(of.venue_ending(v, NO_CAPACITY));
        for (((into, joint), zone), short) in
            no_capacity.iter_mut().zip(no_zone).zip(zone).zip(short)
        {
            *into += if zone > 0.0 { joint * short / zone } else { 0.0 };
        }
    });
    let affected = if feels {
        (0..s.affected.len())
            .map(|f| AffectedForecast {
                better: joint.put(Place::Better(f), &raw(of.affected + 3 * f)),
                same: joint.put(Place::Same(f), &raw(of.affected + 3 * f + 1)),
                worse: joint.put(Place::Worse(f), &raw(of.affected + 3 * f + 2)),
            })
            .collect()
    } else {
        Vec::new()
    };
    let steps = all.steps.iter().map(|step| self::step(step, &all.samples, s, &joint)).collect();
    let mut packages: Vec<PackageForecast> = (packages.into_iter().zip(&wanted.packages))
        .map(|(package, &i)| {
            let mut options: Vec<usize> = s.issues.iter().map(|issue| issue.now).collect();
            for (b, o) in plan.bargained.iter().zip(package) {
                options[b.issue] = usize::from(o);
            }
            PackageForecast { options, chance: joint.chance(&column(i)) }
        })
        .filter(|p| p.chance.mean > 0.0)
        .collect();
    packages
        .sort_by(|a, b| b.chance.mean.total_cmp(&a.chance.mean).then(a.options.cmp(&b.options)));
    packages.truncate(MOST_PACKAGES);
    let no_capacity = joint.put(Place::NoCapacity, &no_capacity);
    let [agreed, words_only, bust_up, no_zone] = ending;
    Ok(Forecast {
        worlds: settings.worlds,
        asked: settings.worlds,
        seed: settings.seed,
        exactness: all.exactness,
        ending: Ending { agreed, words_only, bust_up, no_zone, no_capacity },
        venues,
        issues,
        agreed_issues,
        by_rule: Vec::new(),
        defines,
        cases,
        questions,
        expectations,
        steps,
        packages,
        headline: headline(agreed, words_only, bust_up),
        drivers: Vec::new(),
        branches: Vec::new(),
        affected,
        institutions: InstitutionsForecast::default(),
        now_over_no_deal: party(s, &joint, |i| raw(of.parties + 2 * i)),
        best_hope: party(s, &joint, |i| raw(of.parties + 2 * i + 1))
            .iter()
            .map(|c| c.mean)
            .collect(),
        samples: joint.into_samples(),
    })
}

fn ending_target(kind: EndingKind) -> Target {
    match kind {
        EndingKind::Agreed => Target::Agreed,
        EndingKind::WordsOnly => Target::WordsOnly,
        EndingKind::BustUp => Target::BustUp,
        EndingKind::NoZone => Target::NoZone,
    }
}

/// The questions: what counts is known jointly with the outcome; time is added as in every forecast, world by world.
fn questions(
    s: &Scenario,
    plan: &Plan,
    wanted: &Wanted,
    joint: &mut Joint,
    column: &dyn Fn(usize) -> Vec<f64>,
) -> Vec<Chance> {
    if s.questions.is_empty() {
        return Vec::new();
    }
    let worlds = joint.worlds();
    let drawn: Vec<Vec<(f64, f64)>> = (0..worlds as u64)
        .into_par_iter()
        .map_init(Drawn::default, |x, n| {
            plan.draw(n, x);
            let time = |q: &crate::scenario::Question| {
                (q.holds.map_or(1.0, |id| x.of(id)), q.otherwise.map_or(0.0, |id| x.of(id)))
            };
            s.questions.iter().map(time).collect()
        })
        .collect();
    (wanted.questions.iter().enumerate())
        .map(|(q, &i)| {
            let mut counts = column(i);
            let times = drawn.iter().filter_map(|times| times.get(q));
            for ((c, p), (holds, otherwise)) in counts.iter_mut().zip(joint.pinned()).zip(times) {
                *c = *c * holds + (p - *c) * otherwise;
            }
            joint.put(Place::Target(Target::Question(q)), &counts)
        })
        .collect()
}

/// The rooms: how likely each is given the outcome, and everything given both. `no_zone` is told each room's joint column.
fn venues(
    wanted: &Wanted,
    joint: &mut Joint,
    column: &dyn Fn(usize) -> Vec<f64>,
    mut no_zone: impl FnMut(usize, Vec<f64>),
) -> Vec<VenueForecast> {
    let mut all = Vec::with_capacity(wanted.venues.len());
    for (v, asked) in wanted.venues.iter().enumerate() {
        let here = column(asked.held);
        let chance = joint.put(Place::Venue(v), &here);
        let held = Joint::weights(here);
        for (kind, i) in asked.endings {
            joint.put(Place::VenueEnding(v, kind), &column(i));
        }
        let [.., (_, nothing)] = asked.endings;
        no_zone(v, column(nothing));
        let of = |i: &usize| held.of(&column(*i));
        let [agreed, words_only, bust_up, no_zone] = asked.endings.map(|(_, i)| of(&i));
        all.push(VenueForecast {
            chance,
            ending: Ending { agreed, words_only, bust_up, no_zone, no_capacity: Chance::default() },
            issues: asked.options.iter().map(|row| row.iter().map(of).collect()).collect(),
            defines: asked.defines.iter().map(of).collect(),
            cases: asked.cases.iter().map(of).collect(),
        });
    }
    all
}

/// A step's gains and chances, worlds counted as often as the outcome happens in them.
fn step(step: &StepForecast, samples: &Samples, s: &Scenario, joint: &Joint) -> StepForecast {
    let c = &samples.columns;
    let bargained = s.bargained().position(|k| k == step.issue);
    let Some(number) = (c.step_list.iter())
        .position(|x| Some(x.bargained) == bargained && x.option == step.option)
    else {
        return step.clone();
    };
    let at = c.step(number);
    let mean = |column: usize| joint.over_worlds(&samples.column(column).collect::<Vec<_>>());
    let parties = s.parties.len();
    StepForecast {
        gains: (0..parties).map(|i| mean(at + i)).collect(),
        effort: mean(at + parties).mean,
        nobody_loses: mean(at + parties + 1),
        nobody_loses_by_3: mean(at + parties + 2),
        first: mean(at + parties + 3),
        ..step.clone()
    }
}

fn party(s: &Scenario, joint: &Joint, column: impl Fn(usize) -> Vec<f64>) -> Vec<Chance> {
    (0..s.parties.len()).map(|i| joint.over_worlds(&column(i))).collect()
}

/// The factors of the headline, without what the level alone would say.
fn headline(agreed: Chance, words_only: Chance, bust_up: Chance) -> Headline {
    let both = |chance: f64| Factor { chance, at_level: chance };
    let ratio = |a: f64, b: f64| if b > 0.0 { (a / b).min(1.0) } else { 0.0 };
    let (no_row, zone) = (1.0 - bust_up.mean, agreed.mean + words_only.mean);
    Headline {
        agreed,
        at_level: agreed.mean,
        no_row: both(no_row),
        zone: both(ratio(zone, no_row)),
        more_than_words: both(ratio(agreed.mean, zone)),
    }
}
