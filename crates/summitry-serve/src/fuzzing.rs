//! What a fuzzer may ask: an address read without a server. Compiled for fuzzing alone.

use summitry_kit::Study;

use crate::{guard, view::View};

/// Reads what an address asks for, says it again and makes it in a study.
///
/// # Panics
/// The address says something else after it was said again.
pub fn query(query: &str, study: &Study) {
    let view = View::parse(query);
    let again = View::parse(&view.query());
    assert_eq!(view.changes, again.changes, "said again it asks for something else");
    let _ = view.apply(study);
    let _ = guard::acts(query);
}
