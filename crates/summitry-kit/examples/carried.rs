//! What carries the headline, of any files: with their own ranges, and with every number over its whole legal range.
//!
//! `cargo run --release -p summitry-kit --example carried -- [--worlds N] FILE...` prints a Markdown table. The table in
//! docs/evidence.md comes from here.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command that prints a table")]

use std::process::ExitCode;

use summitry_core::{
    forecast::{Quiet, Settings, carried, run_without_packages},
    scenario::{Level, Scenario},
    value::{Spread, ValueKind},
};
use summitry_kit::Study;

/// Worlds where none are asked for: the standard errors are then near two hundredths.
const WORLDS: u64 = 2048;
/// Steps a legal range is drawn in: finer than anyone types.
const STEPS: u32 = 400;

fn main() -> ExitCode {
    let mut worlds = WORLDS;
    let mut files = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--worlds" => worlds = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(WORLDS),
            _ => files.push(argument),
        }
    }
    println!("| file | ranges | P(agreed) | sides | level | capacity | venue |");
    println!("|---|---|---:|---:|---:|---:|---:|");
    for file in &files {
        let study = match Study::open(file) {
            Ok(study) => study,
            Err(error) => {
                eprintln!("{error}");
                return ExitCode::FAILURE;
            }
        };
        let own = study.document().scenario.clone();
        for (ranges, scenario) in [("as written", &own), ("whole legal range", &legal(&own))] {
            if !row(file, ranges, scenario, worlds) {
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}

/// Prints one row; `false` where nothing could be worked out.
fn row(file: &str, ranges: &str, scenario: &Scenario, worlds: u64) -> bool {
    let settings = Settings { worlds, seed: 1 };
    let (Ok(shares), Ok(forecast)) = (
        carried(scenario, settings.seed, worlds, &Quiet),
        run_without_packages(scenario, settings, &Quiet),
    ) else {
        return false;
    };
    let name = file.rsplit('/').next().unwrap_or(file);
    let cells: Vec<String> =
        shares.iter().map(|s| format!("{:.2} ± {:.2}", s.share, s.error)).collect();
    println!("| {name} | {ranges} | {:.2} | {} |", forecast.ending.agreed.mean, cells.join(" | "));
    true
}

/// Every number evenly over its whole legal range: points 0 to 100, chances and shares 0 to 1, points of doors −100 to 100. An
/// amount has no legal end: it is drawn from a quarter to four times what the file says, evenly in its logarithm. A level that was
/// counted stays what the count leaves open, which is all that is legal of it.
fn legal(scenario: &Scenario) -> Scenario {
    let mut changed = scenario.clone();
    let class = match scenario.level {
        Level::Base(id) if matches!(scenario.value(id).spread, Spread::Beta { .. }) => Some(id.0),
        _ => None,
    };
    for (v, value) in changed.values.iter_mut().enumerate() {
        if Some(v) == class {
            continue;
        }
        let even = |low: f64, high: f64| -> Vec<(f64, f64)> {
            let step = |i: u32| low + (high - low) * (f64::from(i) + 0.5) / f64::from(STEPS);
            (0..STEPS).map(|i| (step(i), 1.0 / f64::from(STEPS))).collect()
        };
        value.spread = Spread::OneOf(match value.kind {
            ValueKind::Importance | ValueKind::Score => even(0.0, 100.0),
            ValueKind::Chance => even(0.0, 1.0),
            ValueKind::Share => even(0.0, 0.95),
            ValueKind::Points => even(-100.0, 100.0),
            ValueKind::Positive => {
                let middle = value.spread.median().max(1e-6).ln();
                let four = 4.0f64.ln();
                let logs = even(middle - four, middle + four);
                logs.into_iter().map(|(x, weight)| (x.exp(), weight)).collect()
            }
        });
    }
    changed
}
