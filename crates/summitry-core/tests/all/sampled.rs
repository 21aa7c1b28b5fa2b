//! Forecasts whose packages are sampled: is the error they state the error they make? Simulation-based: random negotiations small
//! enough to be listed, worked out both ways on the same worlds. 40 of them in `cargo test`, `SUMMITRY_SAMPLED_CASES` says otherwise
//! (`docs/reliability.md` has 200).

use summitry_core::forecast::{Forecast, Place, Quiet, Settings, run, run_sampled};

use crate::common::Sketch;

/// Worlds a case: of 48, twelve are sampled twice. `SUMMITRY_SAMPLED_WORLDS` says otherwise.
fn worlds() -> u64 {
    std::env::var("SUMMITRY_SAMPLED_WORLDS").ok().and_then(|n| n.parse().ok()).unwrap_or(48)
}

/// What 95 % of Student's t lie within, where one world in four shows the error (Cornish and Fisher's expansion, 1938).
fn quantile() -> f64 {
    let (z, degrees) = (1.959_964f64, worlds() as f64 / 4.0);
    let first = (z.powi(3) + z) / 4.0;
    let second = (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / 96.0;
    z + first / degrees + second / (degrees * degrees)
}

/// A number from 0 to 1 for a place.
fn at(seed: u64, place: u64) -> f64 {
    let mut z =
        seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ place.wrapping_mul(0xd1b5_4a32_d192_ed03);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (z >> 11) as f64 / (1u64 << 53) as f64
}

/// Five or six issues of four or five options: some thousands of packages, about as many as are drawn.
fn sketch(seed: u64) -> Sketch {
    let (issues, options, parties) = (6, 5 + (seed % 2) as usize, 2 + (seed % 3) as usize);
    let mut place = 0;
    let mut dice = || {
        place += 1;
        at(seed, place)
    };
    let mut ladder = || {
        let efforts = (0..options).map(|_| 0.5 + 3.0 * dice()).collect();
        (efforts, (dice() * options as f64) as usize, None)
    };
    let issues: Vec<(Vec<f64>, usize, Option<f64>)> = (0..issues).map(|_| ladder()).collect();
    let mut table =
        || issues.iter().map(|_| (0..options).map(|_| 100.0 * dice()).collect()).collect();
    let scores = (0..parties).map(|_| table()).collect();
    let weights =
        (0..parties).map(|_| issues.iter().map(|_| 10.0 + 60.0 * dice()).collect()).collect();
    let (capacity, words_only) = (3.0 + 6.0 * dice(), 0.2 + 0.5 * dice());
    Sketch {
        issues,
        scores,
        weights,
        capacity,
        words_only,
        threats: vec![(0, 0, 1, 0.3)],
        ..Sketch::plain()
    }
}

/// How many cases are tried.
fn cases() -> u64 {
    std::env::var("SUMMITRY_SAMPLED_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(40)
}

/// Both ways on the same worlds.
fn both(seed: u64) -> (Forecast, Forecast) {
    let s = sketch(seed).scenario();
    let settings = Settings { worlds: worlds(), seed };
    let exact = run(&s, settings, &Quiet).unwrap();
    let sampled = run_sampled(&s, settings, &Quiet).unwrap();
    assert!(exact.exactness.exact && sampled.exactness.sampled_worlds == worlds());
    (exact, sampled)
}

/// Whether a deal is likely rests on the best package for the least content side, which is searched for, not drawn.
#[test]
fn the_search_for_what_is_at_stake_nearly_always_finds_it() {
    let (mut found, mut off) = (0, 0.0f64);
    for seed in 0..cases() {
        let (exact, sampled) = both(seed);
        let missed = (exact.ending.agreed.mean - sampled.ending.agreed.mean).abs();
        found += u64::from(missed < 1e-9);
        off = off.max(missed);
    }
    println!("{found} of {} found; off by {off:.5} at most", cases());
    assert!(100 * found >= 90 * cases(), "only {found} of {} found", cases());
    assert!(off < 0.005, "P(agreed) off by {off}");
}

/// What is agreed is drawn: its stated errors cover, and it is as often too high as too low.
#[test]
fn stated_errors_of_sampled_contents_hold() {
    let (mut within, mut above, mut n, mut sum) = (0u32, 0u32, 0u32, 0.0);
    let (mut largest, mut stated) = (0.0f64, 0.0);
    for seed in 0..cases() {
        let (exact, sampled) = both(seed);
        // One figure a case, so that cases are independent: the likeliest change of the first issue.
        let now = sketch(seed).issues[0].1;
        let changes = exact.issues[0].iter().enumerate().filter(|(o, _)| *o != now);
        let Some((o, chance)) = changes.max_by(|a, b| a.1.mean.total_cmp(&b.1.mean)) else {
            continue;
        };
        let error = sampled.samples.sampling_error(Place::Option(0, o));
        let off = sampled.issues[0][o].mean - chance.mean;
        if error < 1e-6 {
            assert!(off.abs() < 1e-4, "seed {seed}: off by {off}, and no error is stated");
            continue;
        }
        let z = off / error;
        if z.abs() > quantile() {
            println!(
                "seed {seed}: {:.6} instead of {:.6}, {error:.6} stated",
                chance.mean + off,
                chance.mean
            );
        }
        largest = largest.max(off.abs());
        stated += error;
        n += 1;
        within += u32::from(z.abs() <= quantile());
        above += u32::from(z > 0.0);
        sum += z;
    }
    let cases = f64::from(n);
    println!(
        "{n} cases: {within} within {:.2} standard errors, {above} above, mean {:.2}; off by {largest:.4} at most, {:.4} stated",
        quantile(),
        sum / cases,
        stated / cases
    );
    assert!(n >= 20, "too few cases say anything: {n}");
    // 95 % less three standard deviations of such a share.
    let least = 0.95 - 3.0 * (0.95f64 * 0.05 / cases).sqrt();
    assert!(f64::from(within) / cases >= least, "only {within} of {n} lie within their error");
    // As often too high as too low, within three standard deviations.
    let side = (f64::from(above) / cases - 0.5).abs();
    assert!(side <= 1.5 / cases.sqrt(), "{above} of {n} too high: biased");
}
