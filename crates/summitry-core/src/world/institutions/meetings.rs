//! Several meetings before a deadline (docs/model.md, section 16.6).

use crate::{scenario::Scenario, value::Drawn};

/// P(agreed by the last of `count` meetings) = κ a + (1 − κ) a (1 − q^m)/(1 − q), q = 1 − a − b + resumes·b.
///
/// `agreed` a and `bust_up` b are this meeting's chances, `resumes` that the next takes place after a row, `alike` κ the part of
/// what happens that stays from meeting to meeting; all 0 to 1. Never below a, never falling with `count`.
#[must_use]
pub(crate) fn by_last(agreed: f64, bust_up: f64, count: u32, resumes: f64, alike: f64) -> f64 {
    let again = (1.0 - agreed - bust_up + resumes * bust_up).clamp(0.0, 1.0);
    let mut throws = 0.0;
    let mut reach = 1.0;
    for _ in 0..count {
        let before = throws;
        throws += reach * agreed;
        reach *= again;
        // `reach` never grows: what adds nothing now adds nothing later.
        if throws <= before {
            break;
        }
    }
    alike * agreed + (1.0 - alike) * throws.min(1.0)
}

/// The same in a world; this meeting's chance where it is the only one.
pub(crate) fn in_world(s: &Scenario, x: &Drawn, agreed: f64, bust_up: f64) -> f64 {
    s.institutions
        .meetings
        .map_or(agreed, |m| by_last(agreed, bust_up, m.count, x.of(m.resumes), x.of(m.alike)))
}

#[cfg(test)]
mod tests {
    use super::by_last;

    #[test]
    fn one_meeting_is_this_one_and_more_never_lower() {
        assert!((by_last(0.3, 0.1, 1, 0.5, 0.4) - 0.3).abs() < 1e-15);
        let mut last = 0.0;
        for count in 1..9 {
            let p = by_last(0.3, 0.1, count, 0.5, 0.4);
            assert!(p > last && p < 1.0, "{count}: {p}");
            last = p;
        }
    }

    /// Independent throws with no row are 1 − (1 − a)^m; the same throw again is a.
    #[test]
    fn the_two_ends_are_the_known_ones() {
        assert!((by_last(0.2, 0.0, 3, 1.0, 0.0) - (1.0 - 0.8f64.powi(3))).abs() < 1e-15);
        assert!((by_last(0.2, 0.1, 3, 0.5, 1.0) - 0.2).abs() < 1e-15);
        assert!((by_last(0.0, 0.0, u32::MAX, 1.0, 0.0)).abs() < 1e-15);
    }
}
