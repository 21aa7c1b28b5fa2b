//! How long talks take: the table, a session at a time, on tables laid out before; and laying them out.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use summitry_bench::{Kind, generated, scenario};
use summitry_core::talks::{Convention, LISTED, Luck, Protocol, Table, TacticName, play};

fn tactic(name: &str) -> TacticName {
    name.parse().expect("a tactic")
}

fn sessions(c: &mut Criterion) {
    let mut group = c.benchmark_group("talks");
    let cases = [
        ("boulware_conceder_1e4_100", "scn_opposed_2p_1e4.json", 100, ["boulware", "conceder"]),
        ("micro_micro_1e3_1000", "scn_opposed_2p_1e3.json", 1000, ["micro", "micro"]),
        ("hardliners_1e4_100", "scn_opposed_2p_1e4.json", 100, ["hardliner", "hardliner"]),
        ("tit_for_tat_boulware_1e3_100", "scn_opposed_2p_1e3.json", 100, ["tit-for-tat", "boulware"]),
        ("frequency_nice_1e3_100", "scn_opposed_2p_1e3.json", 100, ["frequency", "nice-tit-for-tat"]),
        ("subgame_perfect_1e3_100", "scn_opposed_2p_1e3.json", 100, ["subgame-perfect", "subgame-perfect"]),
    ];
    for (name, file, rounds, tactics) in cases {
        let table = Table::new(&scenario(file), LISTED).expect("a table");
        let protocol = Protocol::new(rounds);
        let tactics = tactics.map(tactic);
        let chance = Luck::new(1);
        let offers = play(&table, &protocol, &tactics, &chance, 0).offers.len();
        group.throughput(Throughput::Elements(offers as u64));
        let mut number = 0;
        group.bench_function(name, |b| {
            b.iter(|| {
                number += 1;
                play(black_box(&table), &protocol, &tactics, &chance, number)
            });
        });
    }
    group.finish();
}

/// A table laid out anew for each session: no further than the session asks.
fn fresh(c: &mut Criterion) {
    let mut group = c.benchmark_group("fresh");
    let space = Arc::new(scenario("scn_opposed_2p_1e4.json"));
    let chance = Luck::new(1);
    for (name, convention) in [("textbook", Convention::Textbook), ("negmas", Convention::Negmas)] {
        let protocol = Protocol::new(100).with(convention);
        let tactics = ["boulware", "conceder"].map(tactic);
        group.bench_function(format!("boulware_conceder_1e4_100_{name}"), |b| {
            b.iter(|| {
                let table = Table::shared_space(Arc::clone(&space), LISTED).expect("a table");
                play(&table, &protocol, &tactics, &chance, 0)
            });
        });
    }
    group.finish();
}

fn tables(c: &mut Criterion) {
    let mut group = c.benchmark_group("lay_out");
    group.sample_size(10);
    for file in ["scn_opposed_2p_1e3", "scn_opposed_2p_1e4", "scn_opposed_2p_1e6"] {
        let space = scenario(&format!("{file}.json"));
        group.bench_function(file, |b| b.iter(|| Table::new(black_box(&space), LISTED)));
    }
    let space = generated(Kind::Opposed, 2, 20, 10, 1);
    group.bench_function("1e20", |b| b.iter(|| Table::new(black_box(&space), LISTED)));
    let table = Table::new(&space, LISTED).expect("a table");
    let tactics = [tactic("boulware"), tactic("conceder")];
    group.bench_function("session_1e20_boulware_conceder_100", |b| {
        b.iter_batched(
            || (),
            |()| play(&table, &Protocol::new(100), &tactics, &Luck::new(1), 0),
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

criterion_group!(talks, sessions, fresh, tables);
criterion_main!(talks);
