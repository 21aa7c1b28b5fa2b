//! One pairing, so many sessions, on one table or on a new one each time: the half of `peers_talks.py` that is ours. It reads no
//! clock; the script takes the processor time.

use std::sync::Arc;

use summitry_bench::scenario;
use summitry_core::talks::{Convention, LISTED, Luck, Protocol, Table, TacticName, play};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, first, second, steps, sessions, tables] = arguments.as_slice() else {
        eprintln!("talks FILE TACTIC TACTIC STEPS SESSIONS one-table|new-tables");
        std::process::exit(2);
    };
    let space = Arc::new(scenario(file));
    let tactics: [TacticName; 2] = [first, second].map(|name| name.parse().expect("a tactic"));
    let protocol = Protocol::new(steps.parse().expect("steps")).with(Convention::Negmas);
    let sessions: u64 = sessions.parse().expect("sessions");
    let chance = Luck::new(1);
    let lay_out = || Table::shared_space(Arc::clone(&space), LISTED).expect("a table");
    let one = lay_out();
    let offers: usize = (0..sessions)
        .map(|number| {
            if tables == "one-table" {
                play(&one, &protocol, &tactics, &chance, number).offers.len()
            } else {
                play(&lay_out(), &protocol, &tactics, &chance, number).offers.len()
            }
        })
        .sum();
    println!("{offers}");
}
