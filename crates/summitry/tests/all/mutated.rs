//! Files of our own, changed at random with a fixed seed, through the laws that fuzz targets hold readers to (`fuzz/`): what a short run
//! of the fuzzer would find, without its instrumented build. `SUMMITRY_MUTATIONS=100000` makes so many of each.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use std::path::{Path, PathBuf};

#[allow(unreachable_pub, reason = "it is a library of its own, too")]
#[path = "../../../../fuzz/src/lib.rs"]
mod laws;

/// Texts of each reader; a scenario takes a millisecond, a path a microsecond.
const MUTATIONS: usize = 1000;
/// Longer files are changed in the fuzzer's long runs.
const LONGEST: u64 = 16 << 10;

/// What breaks readers more often than chance would find it.
const TOKENS: [&str; 34] = [
    "",
    "\"",
    "'",
    "\"\"\"",
    "\\",
    "\n",
    "\r",
    "\t",
    "\0",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    "&",
    "=",
    ",",
    ":",
    "- ",
    "0",
    "-0",
    "1e400",
    "-1e-400",
    "NaN",
    "inf",
    "18446744073709551616",
    "0.1%",
    "99999999",
    " to ",
    "É",
    "\u{202e}",
    "\u{feff}",
    "𝟘",
];

/// Numbers that look like chance (Steele, Lea and Flood 2014, SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % n.max(1) as u64).unwrap()
    }

    fn of<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }

    /// A stretch of a text: most are short.
    fn stretch(&mut self, text: &[u8]) -> std::ops::Range<usize> {
        let from = self.below(text.len() + 1);
        let longest = *self.of(&[1, 8, 80, text.len()]);
        from..(from + self.below(longest + 1)).min(text.len())
    }
}

/// One text with a few changes: stretches left out, doubled, moved, taken from another; tokens and single bytes put in.
fn changed(seeds: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut text = dice.of(seeds).clone();
    for _ in 0..=dice.below(4) {
        let at = dice.stretch(&text);
        let put: Vec<u8> = match dice.below(6) {
            0 => Vec::new(),
            1 => text[at.clone()].repeat(2),
            2 => text[dice.stretch(&text)].to_vec(),
            3 => {
                let other = dice.of(seeds);
                other[dice.stretch(other)].to_vec()
            }
            4 => vec![u8::try_from(dice.below(256)).unwrap()],
            _ => dice.of(&TOKENS).as_bytes().to_vec(),
        };
        // Half of the time beside what is there, not in its place.
        let at = if dice.below(2) == 0 { at.start..at.start } else { at };
        text.splice(at, put);
    }
    text
}

/// Files under a folder of the repository whose names end so.
fn files(folder: &Path, ending: &str, out: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).unwrap().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            files(&path, ending, out);
        } else if path.to_string_lossy().ends_with(ending) {
            out.push(path);
        }
    }
}

/// The files of these folders that are not too long.
fn seeds(folders: &[&str], ending: &str) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut all = Vec::new();
    folders.iter().for_each(|folder| files(&root.join(folder), ending, &mut all));
    all.retain(|path| std::fs::metadata(path).unwrap().len() <= LONGEST);
    assert!(!all.is_empty(), "no file ends in {ending}");
    let mut texts: Vec<Vec<u8>> = all.iter().map(|path| std::fs::read(path).unwrap()).collect();
    // Exact fractions of so many whole numbers take seconds: the fuzzer's long runs have them.
    texts.retain(|text| !text.windows(6).any(|part| part == b"200001"));
    texts
}

/// Every text as it is, and so many changed ones.
fn hold(seeds: &[Vec<u8>], law: fn(&[u8])) {
    let mutations = std::env::var("SUMMITRY_MUTATIONS").ok().and_then(|n| n.parse().ok());
    let mut dice = Dice(1);
    seeds.iter().for_each(|text| law(text));
    for number in 0..mutations.unwrap_or(MUTATIONS) {
        let text = changed(seeds, &mut dice);
        let failed = std::panic::catch_unwind(|| law(&text)).is_err();
        assert!(!failed, "text {number} breaks a law:\n{}", String::from_utf8_lossy(&text));
    }
}

fn text(bytes: &[u8], law: fn(&str)) {
    law(&String::from_utf8_lossy(bytes));
}

#[test]
fn scenarios() {
    hold(&seeds(&["scenarios", "crates"], ".toml"), |b| text(b, laws::scenario));
}

#[test]
fn translations_and_outcomes() {
    hold(&seeds(&["scenarios"], ".es.toml"), |b| text(b, laws::translation));
    hold(&seeds(&["scenarios", "evidence"], "outcome.toml"), |b| text(b, laws::outcome));
}

#[test]
fn paths_and_changes() {
    let paths = ["issue.\"a.b\".c", "party.us", "a.\"\\\"\".b"].map(|t| t.as_bytes().to_vec());
    hold(&paths, |b| text(b, laws::path));
    let changes = ["summit.capacity=\"4 to 7\"", "summit.base=40%", "issue.a={ now = \"x\" }"];
    hold(&changes.map(|t| t.as_bytes().to_vec()), |b| text(b, laws::change));
}

#[test]
fn domains_of_other_tools() {
    let folder = &["crates/summitry-domains/tests"];
    hold(&seeds(folder, ".xml"), laws::genius);
    hold(&seeds(folder, ".json"), laws::geniusweb);
    hold(&seeds(folder, ".json"), laws::negolog);
    hold(&[seeds(folder, ".yml"), seeds(folder, ".json")].concat(), laws::negmas);
    hold(&seeds(folder, ".txt"), laws::scorable);
}
