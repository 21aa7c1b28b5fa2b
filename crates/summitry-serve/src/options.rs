//! What to serve, and how.

use std::path::PathBuf;

/// What to serve.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// The scenario file. Only this file is ever written.
    pub file: PathBuf,
    /// The port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// Worlds of the quick answer, 1 or more.
    pub quick: u64,
    /// Worlds of the full answer; `None`: what the file says.
    pub worlds: Option<u64>,
    /// Seed of the streams; `None`: what the file says.
    pub seed: Option<u64>,
    /// Whether a reader needs the token that stands in the address; without, every user of the machine may read and save.
    pub token: bool,
    /// What-ifs that every page starts from; the file stays as it is.
    pub changes: Vec<summitry_kit::Change>,
    /// Who knows whether the file is sealed: hands back the study as it is, or [`sealed`](summitry_kit::Study::sealed).
    pub known: fn(summitry_kit::Study) -> summitry_kit::Study,
}
