//! How long exact deals take: the issue's table, then growth by issues, options, parties and frontier size.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use summitry_bench::{Kind, generated, scenario};
use summitry_core::deals::{Options, analyse};

/// Frontier, all solutions, ranges and opposition; no count of rational packages.
fn without_count() -> Options {
    Options { count: false, ..Options::default() }
}

fn table(c: &mut Criterion) {
    let mut group = c.benchmark_group("table");
    let cases = [
        ("1e6_opposed", scenario("scn_opposed_2p_1e6.json")),
        ("1e6_3_parties", scenario("scn_random_3p_1e6.json")),
        ("1e20_opposed", generated(Kind::Opposed, 2, 20, 10, 1)),
    ];
    for (name, space) in &cases {
        group.bench_function(*name, |b| b.iter(|| analyse(black_box(space), &without_count())));
    }
    for file in ["scn_opposed_2p_1e5", "scn_opposed_2p_1e6", "scn_1e7"] {
        let space = scenario(&format!("{file}.json"));
        let name = format!("full_statistics/{file}");
        group.bench_function(name, |b| b.iter(|| analyse(black_box(&space), &Options::default())));
    }
    group.finish();
}

fn growth(c: &mut Criterion) {
    let mut group = c.benchmark_group("growth");
    group.sample_size(10).measurement_time(Duration::from_secs(1));
    let mut time = |name: String, kind, parties, issues, options| {
        let space = generated(kind, parties, issues, options, 1);
        group.bench_function(BenchmarkId::from_parameter(name), |b| {
            b.iter(|| analyse(black_box(&space), &without_count()));
        });
    };
    for issues in [5, 10, 20, 30, 40, 50] {
        time(format!("opposed_2p_{issues}x10"), Kind::Opposed, 2, issues, 10);
        time(format!("random_2p_{issues}x10"), Kind::Random, 2, issues, 10);
    }
    for options in [2, 5, 20, 50, 100] {
        time(format!("opposed_2p_10x{options}"), Kind::Opposed, 2, 10, options);
    }
    for issues in [4, 6, 8, 10, 12] {
        time(format!("random_3p_{issues}x10"), Kind::Random, 3, issues, 10);
    }
    for parties in [4, 5, 6] {
        time(format!("random_{parties}p_5x5"), Kind::Random, parties, 5, 5);
    }
    group.finish();
}

criterion_group!(deals, table, growth);
criterion_main!(deals);
