//! One pairing, as many sessions as fit the seconds given: the half of `peers_talks.py` that is ours.

use std::time::Instant;

use summitry_bench::scenario;
use summitry_core::talks::{Chance, Convention, LISTED, Protocol, Table, TacticName, play};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, first, second, steps, seconds] = arguments.as_slice() else {
        eprintln!("talks FILE TACTIC TACTIC STEPS SECONDS");
        std::process::exit(2);
    };
    let space = scenario(file);
    let tactics: [TacticName; 2] = [first, second].map(|name| name.parse().expect("a tactic"));
    let protocol = Protocol::new(steps.parse().expect("steps")).with(Convention::Negmas);
    let seconds: f64 = seconds.parse().expect("seconds");
    let chance = Chance::new(1);
    let rate = |session: &mut dyn FnMut(u64) -> usize| {
        let (start, mut sessions, mut offers) = (Instant::now(), 0u64, 0usize);
        while start.elapsed().as_secs_f64() < seconds {
            offers += session(sessions);
            sessions += 1;
        }
        let spent = start.elapsed().as_secs_f64();
        (sessions as f64 / spent, offers as f64 / spent)
    };
    let table = Table::new(&space, LISTED).expect("a table");
    let (sessions, offers) =
        rate(&mut |number| play(&table, &protocol, &tactics, &chance, number).offers.len());
    let (laid_out, _) = rate(&mut |number| {
        let table = Table::new(&space, LISTED).expect("a table");
        play(&table, &protocol, &tactics, &chance, number).offers.len()
    });
    println!(r#"{{"sessions": {sessions}, "offers": {offers}, "laid_out": {laid_out}}}"#);
}
