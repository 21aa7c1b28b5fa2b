//! All laws over many random negotiations, as a table: `cargo run --release -p summitry-core --example laws -- 20000`.
//! A second number is the seed.
#![allow(
    dead_code,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command for developers that shares its laws with the tests"
)]

#[path = "../tests/all/laws/checks.rs"]
mod checks;
#[path = "../tests/all/common/random.rs"]
mod random;
#[path = "../tests/all/laws/table.rs"]
mod table;

use checks::{DICE, LAWS, Measured};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

#[derive(Clone, Debug, Default)]
struct Fared {
    applied: u64,
    broken: u64,
    worst: f64,
}

impl Fared {
    fn add(&mut self, case: u64, name: &str, measured: &Measured) {
        self.applied += 1;
        if !measured.holds() {
            self.broken += 1;
            eprintln!("case {case}: {name}: missed by {}: {}", measured.missed, measured.said);
        }
        if self.worst <= measured.missed || measured.missed.is_nan() {
            self.worst = measured.missed;
        }
    }
}

/// Drafts kept in memory at a time.
const BATCH: usize = 1000;

fn main() {
    let number = |place: usize, otherwise: u64| {
        std::env::args().nth(place).and_then(|a| a.parse().ok()).unwrap_or(otherwise)
    };
    let (cases, seed) = (number(1, 2000), number(2, 1));
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let strategy = (random::drafts(), prop::collection::vec(0.0..1.0f64, DICE));
    let mut fared = vec![Fared { worst: f64::NEG_INFINITY, ..Fared::default() }; LAWS.len()];
    for start in (0..cases).step_by(BATCH) {
        let batch: Vec<_> = (start..cases.min(start + BATCH as u64))
            .map(|_| strategy.new_tree(&mut runner).expect("drafts never fail").current())
            .collect();
        let found: Vec<Vec<Option<Measured>>> = batch
            .par_iter()
            .map(|(draft, dice)| LAWS.iter().map(|(_, check)| check(draft, dice)).collect())
            .collect();
        for (case, row) in (start..).zip(found) {
            for (((name, _), fared), measured) in LAWS.iter().zip(&mut fared).zip(row) {
                let Some(measured) = measured else { continue };
                fared.add(case, name, &measured);
            }
        }
    }
    println!("{cases} random negotiations, seed {seed}\n");
    println!("| law | cases it speaks of | violations | worst |\n|---|---:|---:|---:|");
    for ((name, _), Fared { applied, broken, worst, .. }) in LAWS.iter().zip(&fared) {
        println!("| {name} | {applied} | {broken} | {worst:.1e} |");
    }
}
