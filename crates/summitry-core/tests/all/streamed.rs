//! Runs too long to keep every row, and runs that are stopped: what they say is what the whole run says.

use std::sync::atomic::{AtomicU64, Ordering};

use proptest::prelude::*;
use summitry_core::{
    forecast::{
        Chance, Forecast, ForecastError, PartOf, Place, Quiet, Settings, Target, Watcher, run,
        run_keeping,
    },
    scenario::EndingKind,
};

use crate::common::random::drafts;

const SETTINGS: Settings = Settings { worlds: 500, seed: 3 };
/// Rows kept of a streamed run: three blocks of 32.
const ROWS: u64 = 96;

/// Places of every kind that each of these scenarios has.
const PLACES: [Place; 6] = [
    Place::Target(Target::Agreed),
    Place::Target(Target::WordsOnly),
    Place::Target(Target::BustUp),
    Place::Option(0, 1),
    Place::Venue(0),
    Place::VenueEnding(0, EndingKind::Agreed),
];

/// Every figure that rests on means alone.
fn means(f: &Forecast) -> Vec<f64> {
    let e = &f.ending;
    let mut all: Vec<Chance> = vec![e.agreed, e.words_only, e.bust_up, e.no_zone, e.no_capacity];
    for v in &f.venues {
        all.extend([v.chance, v.ending.agreed, v.ending.words_only, v.ending.bust_up]);
        all.extend(v.issues.iter().flatten());
    }
    all.extend(f.issues.iter().flatten());
    all.extend(f.agreed_issues.iter().flatten());
    all.extend(f.packages.iter().map(|p| p.chance));
    // Branches of equal shares may change places with the last bit of a sum.
    let mut branches: Vec<_> = f.branches.iter().collect();
    branches.sort_by_key(|b| format!("{:?} {:?}", b.of, b.branch));
    all.extend(branches.iter().flat_map(|b| [b.yes, b.no]));
    let mut out: Vec<f64> = all.iter().map(|c| c.mean).collect();
    let h = &f.headline;
    out.extend([h.agreed.mean, h.no_row.chance, h.zone.chance, h.more_than_words.chance]);
    out.extend(&f.best_hope);
    out
}

/// Stops a run once this many worlds are done.
struct Stop {
    after: u64,
    part: PartOf,
    asked: AtomicU64,
}

impl Watcher for Stop {
    fn done(&self, worlds: u64) -> bool {
        self.asked.fetch_max(worlds, Ordering::Relaxed);
        worlds < self.after
    }

    fn part(&self) -> PartOf {
        self.part
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn means_are_those_of_all_worlds_and_ranges_those_of_the_kept(mut draft in drafts()) {
        draft.spreads = true;
        let s = draft.scenario();
        let whole = run(&s, SETTINGS, &Quiet).unwrap();
        let streamed = run_keeping(&s, SETTINGS, ROWS, &Quiet).unwrap();
        let first = run(&s, Settings { worlds: ROWS, ..SETTINGS }, &Quiet).unwrap();
        prop_assert_eq!(streamed.worlds, SETTINGS.worlds);
        prop_assert_eq!(streamed.samples.kept(), ROWS);
        for (place, (a, b)) in means(&whole).into_iter().zip(means(&streamed)).enumerate() {
            prop_assert!((a - b).abs() < 1e-9, "figure {place}: {a} in all, {b} streamed");
        }
        prop_assert_eq!(streamed.ending.agreed.low, first.ending.agreed.low);
        prop_assert_eq!(streamed.ending.agreed.high, first.ending.agreed.high);
        for place in PLACES {
            let (mean, error) = streamed.samples.mean_and_error(place);
            let (all, whole_error) = whole.samples.mean_and_error(place);
            let row: Vec<f64> = whole.samples.at(place).collect();
            let squares: f64 = row.iter().map(|p| (p - all).powi(2)).sum();
            let textbook = (squares / 499.0 / 500.0).sqrt();
            prop_assert!((whole_error - textbook).abs() < 1e-12);
            prop_assert!((mean - all).abs() < 1e-12);
            // From 96 worlds in place of 500: the same to within its own luck.
            prop_assert!(error <= 3.0 * whole_error + 1e-3 && whole_error <= 3.0 * error + 0.02);
            let moved = streamed.samples.against(place, &whole.samples, place).unwrap();
            prop_assert!(moved.difference.abs() < 1e-12 && moved.error < 1e-12);
        }
    }

    #[test]
    fn a_stopped_run_is_a_run_of_the_worlds_it_reached(mut draft in drafts()) {
        draft.spreads = true;
        let s = draft.scenario();
        for rows in [SETTINGS.worlds, ROWS] {
            let stop = Stop { after: 200, part: PartOf::Wanted, asked: AtomicU64::new(0) };
            let settings = Settings { worlds: 20_000, ..SETTINGS };
            let Ok(cut) = run_keeping(&s, settings, rows, &stop) else {
                // Where rows are summed many blocks at once, none of them may be whole.
                continue;
            };
            prop_assert!(cut.worlds < settings.worlds && cut.worlds >= 64);
            prop_assert_eq!(cut.asked, settings.worlds);
            let same = run_keeping(&s, Settings { worlds: cut.worlds, ..settings }, rows, &Quiet);
            // Which packages are followed is known from as many worlds as are asked for.
            let (cut, same) = (cut.ending, same.unwrap().ending);
            prop_assert_eq!(cut, same);
        }
    }
}

#[test]
fn a_stop_without_a_wish_for_a_part_is_an_error() {
    let s = crate::common::Sketch::plain().scenario();
    let stop = Stop { after: 200, part: PartOf::Unwanted, asked: AtomicU64::new(0) };
    let stopped = run(&s, Settings { worlds: 20_000, seed: 1 }, &stop);
    assert!(matches!(stopped, Err(ForecastError::Cancelled(_))));
    assert!(stop.asked.load(Ordering::Relaxed) < 20_000, "the others go on");
    let early = Stop { after: 1, part: PartOf::Wanted, asked: AtomicU64::new(0) };
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let nothing = one.install(|| run(&s, Settings { worlds: 20_000, seed: 1 }, &early));
    assert!(matches!(nothing, Err(ForecastError::Cancelled(_))), "one block says nothing");
}

#[test]
fn threads_do_not_show_where_rows_are_summed() {
    let mut s = crate::common::Sketch::plain();
    s.links = vec![((0, 1), (1, 2), 0.4)];
    let s = s.scenario();
    let settings = Settings { worlds: 5_000, seed: 9 };
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        means(&pool.install(|| run_keeping(&s, settings, 64, &Quiet)).unwrap())
    };
    let one: Vec<u64> = on(1).into_iter().map(f64::to_bits).collect();
    for threads in [2, 8] {
        let many: Vec<u64> = on(threads).into_iter().map(f64::to_bits).collect();
        assert_eq!(one, many, "{threads} threads");
    }
}
