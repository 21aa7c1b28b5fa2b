//! What a fuzzer may ask: an address read without a server. Compiled for fuzzing and tests alone.

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

#[cfg(test)]
mod tests {
    use summitry_scenario::template::TEMPLATE;

    use super::{Study, query};

    /// Queries put together from what they are made of, in an order that a fixed seed gives.
    #[test]
    fn queries_said_again_ask_for_the_same() {
        let study = Study::read(TEMPLATE).unwrap();
        let parts = [
            "set=",
            "pin=",
            "path=",
            "value=",
            "venue=",
            "lang=es",
            "full=1",
            "summit.base",
            "ending.agreed",
            "camera",
            ":",
            "0.6",
            "40%25",
            "%",
            "%2",
            "%00",
            "%22",
            "%26",
            "%3D",
            "+",
            "&",
            "&",
            "&",
            "=",
            "\"",
            "..",
            "É",
            "%C3",
            "1e400",
            "-0",
            "NaN",
            "",
        ];
        let mut dice: u64 = 1;
        for _ in 0..20_000 {
            let mut all = String::new();
            dice = dice
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let mut left = dice >> 5;
            while left > 0 {
                all.push_str(parts[usize::try_from(left % 32).unwrap()]);
                left >>= 5;
            }
            query(&all, &study);
        }
    }
}
