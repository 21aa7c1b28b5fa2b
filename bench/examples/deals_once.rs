//! Times single analyses and says what they found, as JSON lines: `bench/peers.py` sets them beside other tools.
//!
//! `deals_once SECONDS` repeats each case for about that long and prints the fastest run, since other work on the machine can
//! only slow one down, and the median. `deals_once SECONDS PART` takes the cases whose name contains PART. `deals_once write ISSUES`
//! prints the opposed space of ten options an issue as a scenario file, in doubles, for the peers to read.

use std::time::{Duration, Instant};

use num_traits::ToPrimitive;
use serde_json::json;
use summitry_bench::{Kind, generated, hyper_rectangles, scenario};
use summitry_core::deals::{Count, Options, Profile, Space, SpaceIssue, analyse};

fn write(issues: usize) {
    let space = generated(Kind::Opposed, 2, issues, 10, 1);
    let issue = |i: &SpaceIssue| json!({"name": i.name, "values": i.options});
    let party = |p: &Profile| {
        let values: Vec<Vec<Option<f64>>> =
            p.values.iter().map(|v| v.iter().map(ToPrimitive::to_f64).collect()).collect();
        json!({
            "name": p.name,
            "weights": vec![1.0; values.len()],
            "values": values,
            "reserved_value": p.reservation.to_f64(),
        })
    };
    let issues: Vec<_> = space.issues.iter().map(issue).collect();
    let parties: Vec<_> = space.parties.iter().map(party).collect();
    println!("{}", json!({"issues": issues, "parties": parties}));
}

fn main() {
    if std::env::args().nth(1).is_some_and(|a| a == "write") {
        return write(std::env::args().nth(2).and_then(|n| n.parse().ok()).unwrap_or(20));
    }
    let seconds: f64 = std::env::args().nth(1).and_then(|s| s.parse().ok()).unwrap_or(1.0);
    let only = std::env::args().nth(2).unwrap_or_default();
    let run = |name: &str, space: &dyn Fn() -> Space, count: bool| {
        if !name.contains(&only) {
            return;
        }
        let space = space();
        let options = Options { count, ..Options::default() };
        let (start, mut took) = (Instant::now(), Vec::<Duration>::new());
        let mut found = String::new();
        while start.elapsed().as_secs_f64() < seconds {
            let one = Instant::now();
            let analysis = analyse(&space, &options);
            took.push(one.elapsed());
            found = match analysis {
                Ok(a) => {
                    let rational = match a.rational {
                        Count::Exact(n) => format!("\"{n}\""),
                        Count::Bounds { low, high, .. } => format!("[\"{low}\", \"{high}\"]"),
                        Count::NotAsked => "null".to_owned(),
                    };
                    let (n, exact) = (a.frontier.len(), a.method.exact);
                    format!(
                        "\"frontier\": {n}, \"exact\": {exact}, \"rational\": {rational}, \"how\": \"{}\"",
                        a.method.how
                    )
                }
                Err(e) => format!("\"stopped\": \"{e}\""),
            };
        }
        took.sort_unstable();
        let ms = |at: usize| took.get(at).map_or(f64::NAN, |t| t.as_secs_f64() * 1e3);
        let (ms, median) = (ms(0), ms(took.len() / 2));
        println!(
            "{{\"case\": \"{name}\", \"ms\": {ms:.3}, \"median_ms\": {median:.3}, \"count\": {count}, {found}}}"
        );
    };
    for file in ["scn_opposed_2p_1e6", "scn_random_3p_1e6", "scn_1e6", "scn_random_3p_1e5"] {
        run(file, &|| scenario(&format!("{file}.json")), false);
    }
    for file in
        ["scn_opposed_2p_1e5", "scn_1e5", "scn_opposed_2p_1e6", "scn_random_3p_1e6", "scn_1e7"]
    {
        run(file, &|| scenario(&format!("{file}.json")), true);
    }
    let grown = |kind: Kind, parties: usize, issues: usize, options: usize, count: bool| {
        let word = format!("{kind:?}").to_lowercase();
        let name = format!("{word}_{parties}p_{issues}x{options}");
        run(&name, &|| generated(kind, parties, issues, options, 1), count);
    };
    for issues in [5, 10, 15, 20, 30, 40, 50, 70] {
        grown(Kind::Opposed, 2, issues, 10, false);
        grown(Kind::Random, 2, issues, 10, false);
    }
    for options in [2, 5, 20, 50, 100] {
        grown(Kind::Opposed, 2, 10, options, false);
    }
    for issues in [6, 8, 10, 12, 15, 20] {
        grown(Kind::Random, 3, issues, 10, false);
    }
    for issues in [4, 6, 8, 10] {
        grown(Kind::Opposed, 3, issues, 10, false);
    }
    for parties in [4, 5, 6, 7, 8] {
        grown(Kind::Random, parties, 6, 5, false);
    }
    for (kind, parties) in [(Kind::Opposed, 2), (Kind::Random, 2), (Kind::Random, 3)] {
        grown(kind, parties, 12, 10, true);
    }
    grown(Kind::Opposed, 2, 20, 10, true);
    for (issues, rectangles) in [(6, 20), (7, 20), (10, 6), (10, 12), (10, 20), (30, 12)] {
        let name = format!("rectangles_{issues}x10_{rectangles}");
        run(&name, &|| hyper_rectangles(issues, 10, rectangles, 1), true);
    }
}
