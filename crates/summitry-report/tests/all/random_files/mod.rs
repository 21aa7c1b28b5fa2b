//! What holds for every valid file, tried on random ones: 500 in `cargo test`, as many as `SUMMITRY_RANDOM_FILES` says otherwise,
//! from the seed after `SUMMITRY_RANDOM_SEED` on:
//!
//! ```text
//! SUMMITRY_RANDOM_FILES=100000 cargo test --release -p summitry-report --test all random_files
//! ```

mod dice;
mod laws;
mod written;

use written::{Style, write};

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn laws_of_every_valid_file() {
    let (files, seed) = (number("SUMMITRY_RANDOM_FILES", 500), number("SUMMITRY_RANDOM_SEED", 0));
    // Threads of its own: what is tried takes rayon's.
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for first in 0..threads {
            scope.spawn(move || {
                for n in (seed..seed + files).skip(first).step_by(threads) {
                    let text = write(n, Style::default());
                    let said = std::panic::catch_unwind(|| laws::all(n, &text));
                    assert!(said.is_ok(), "the file of seed {n} breaks a law:\n{text}");
                }
            });
        }
    });
}

#[test]
fn the_generator_says_what_it_can() {
    let all: String = (0..300).map(|n| write(n, Style::default())).collect();
    let blocks = [
        "party", "person", "issue", "define", "wants", "decision", "ratifier", "mediator",
        "audience", "venue",
    ];
    let more = [
        "threat",
        "outside",
        "link",
        "side_deal",
        "event",
        "affected",
        "case",
        "expect",
        "question",
        "engine",
    ];
    for block in blocks.iter().chain(&more) {
        assert!(all.contains(&format!("[{block}")), "no file has a {block}");
    }
    for form in [
        " to ",
        " / ",
        "is = ",
        "normal = ",
        "one_of = ",
        "\"likely\"",
        "\"major\"",
        "\"decision\"",
    ] {
        assert!(all.contains(form), "no value is written as {form}");
    }
}
