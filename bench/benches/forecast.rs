//! How long a forecast takes: the full Washington file and the ten-minute one, on one thread and on two.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use summitry_core::forecast::{Quiet, Settings, run};
use summitry_scenario::document::Document;

/// Reads a scenario of the repository.
fn scenario(name: &str) -> Document {
    let path = format!("{}/../scenarios/2026-washington/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the scenario is in the tree");
    summitry_scenario::read(name, &text).document.expect("the scenario reads")
}

fn forecasts(c: &mut Criterion) {
    for (name, worlds) in [("washington.toml", 20_000), ("washington.toml", 500), ("washington.quick.toml", 1_000)] {
        let document = scenario(name);
        let settings = Settings { worlds, seed: document.run.seed };
        let mut group = c.benchmark_group(format!("{name}, {worlds} worlds"));
        group.sample_size(10);
        for threads in [1, 2] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads start");
            group.bench_function(format!("{threads} threads"), |b| {
                b.iter(|| pool.install(|| run(black_box(&document.scenario), settings, &Quiet)));
            });
        }
        group.finish();
    }
}

fn reading(c: &mut Criterion) {
    let document = scenario("washington.toml");
    c.bench_function("read washington.toml", |b| {
        b.iter(|| summitry_scenario::read("washington.toml", black_box(&document.text)));
    });
}

criterion_group!(benches, forecasts, reading);
criterion_main!(benches);
