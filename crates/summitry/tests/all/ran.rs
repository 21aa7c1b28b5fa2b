//! The command, run in a folder.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::{path::Path, process::Command};

/// Its exit code, what it printed and what it said beside that.
pub(crate) fn summitry(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    run(env!("CARGO_BIN_EXE_summitry"), folder, args)
}

/// The same of any program; git finds none of the user's settings.
pub(crate) fn run(program: &str, folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(program)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .args(args)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}
