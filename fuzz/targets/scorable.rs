//! A scorable game: one party's scores, read by both. It is a folder, so each run writes a file.
#![no_main]

use std::{fs, path::PathBuf, sync::LazyLock};

use summitry_domains::{convert, find, load, reading::Settings};

/// Two parties at one table of scores, in a folder of this process.
static GAME: LazyLock<PathBuf> = LazyLock::new(|| {
    let game = std::env::temp_dir().join(format!("summitry-fuzz-{}", std::process::id()));
    fs::create_dir_all(game.join("scores_files")).expect("a folder of its own");
    let seats = "A, one, player, cooperative, x\nB, one, player, cooperative, x\n";
    fs::write(game.join("config.txt"), seats).expect("a file of its own");
    game
});

libfuzzer_sys::fuzz_target!(|text: &[u8]| {
    fs::write(GAME.join("scores_files/one.txt"), text).expect("a file of its own");
    let Ok(found) = find(&[GAME.clone()]) else { return };
    for found in &found {
        match load(found) {
            Ok(domain) => {
                let _ = convert(&domain, Settings::default());
            }
            Err(error) => assert!(!error.to_string().is_empty(), "a refusal says nothing"),
        }
    }
});
