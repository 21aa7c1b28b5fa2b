//! The scenarios and pages that come with Summitry, held to their promises.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod labels;
mod quotes;
mod reading;
mod trace;
mod tutorial;

use std::error::Error;
use std::path::PathBuf;

/// What a test here returns.
type Checked = Result<(), Box<dyn Error>>;

/// A path from the root of the repository.
fn root(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// A text file of the repository.
fn text(path: &str) -> Result<String, Box<dyn Error>> {
    std::fs::read_to_string(root(path)).map_err(|error| format!("{path}: {error}").into())
}

/// A TOML file of the repository.
fn table(path: &str) -> Result<toml::Table, Box<dyn Error>> {
    text(path)?.parse().map_err(|error| format!("{path}: {error}").into())
}

/// The article, which is no part of the repository; `None`, with a printed reason, where it is absent.
#[expect(clippy::print_stdout, reason = "a test that skips says so")]
fn article() -> Option<String> {
    let path = root("../shared/sources/000_a0027dbee2dca3fe.txt");
    let found = std::fs::read_to_string(&path).ok();
    if found.is_none() {
        println!(
            "skipped: the article is not part of the repository, and ../shared/sources is absent"
        );
    }
    found
}

/// What stands at a dotted path: keys of tables, and options of an issue by their id.
fn at<'a>(file: &'a toml::Table, path: &str) -> Option<&'a toml::Value> {
    let mut parts = path.split('.');
    let mut here = file.get(parts.next()?)?;
    for part in parts {
        here = match here {
            toml::Value::Array(options) => {
                options.iter().find(|o| o.get("id").and_then(toml::Value::as_str) == Some(part))?
            }
            _ => here.get(part)?,
        };
    }
    Some(here)
}
