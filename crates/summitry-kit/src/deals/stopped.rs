//! What there is of an analysis that was stopped before its end.

use summitry_core::deals::Options;
use summitry_domains::Note;

/// Most work of the analysis that stands in for one that was stopped: a second or so of one core on fifty issues.
const WORK: u64 = 300_000;
/// Packages drawn by it.
const SAMPLES: usize = 2_000;
/// Changes tried by its search.
const SEARCH: usize = 30_000;
/// Pieces that it goes through one by one.
const PIECES: usize = 2_000;

/// The same definitions with as little work as an answer takes: whoever asked to stop waits for it.
pub(super) fn short(options: &Options) -> Options {
    Options {
        count: false,
        work: options.work.min(WORK),
        samples: options.samples.min(SAMPLES),
        search: options.search.min(SEARCH),
        piece_limit: options.piece_limit.min(PIECES),
        ..options.clone()
    }
}

/// Says that the frontier is of a short search.
pub(super) fn before_the_frontier() -> Note {
    said(
        "the frontier was not ready: what is listed is what a short search finds, and how near it comes is said by the method",
    )
}

/// Says that it was stopped.
pub(super) fn cut_short() -> Note {
    said(
        "it was stopped: what does not stand here was not worked out, which does not mean that there is none",
    )
}

fn said(text: &str) -> Note {
    Note { code: "partial", party: None, text: text.into() }
}
