//! The command on a small domain of two parties, which talks and tournaments are tested on.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

pub(super) fn harbour() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../summitry-domains/tests/data/harbour-genius")
}

pub(super) fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_summitry"));
    let (first, rest) = arguments.split_first().unwrap();
    command.arg(first).arg(harbour()).args(rest);
    command
}

pub(super) fn run(arguments: &[&str]) -> Output {
    command(arguments).output().unwrap()
}

pub(super) fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(super) fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}
