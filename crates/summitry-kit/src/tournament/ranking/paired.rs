//! Whether one tactic beats another: differences in the same seat, against the same others, in the same domain.
//!
//! A test by turning signs (Fisher 1935; Pitman 1937): were the two alike, each difference might as well have had the other sign. Its p is
//! the share of all ways to turn signs under which the mean is at least as far from 0. Many comparisons are corrected by Holm (1979).

use summitry_core::value::streams::Stream;

/// Differences up to which all ways to turn signs are gone through.
const ALL: usize = 14;
/// Ways that are drawn where they are more.
const DRAWN: u64 = 9_999;

/// The two-sided p of the hypothesis that differences are as likely of either sign; 1 without any.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "counts")]
pub fn sign_turns(differences: &[f64], seed: u64, name: &str) -> f64 {
    let n = differences.len();
    let seen: f64 = differences.iter().sum::<f64>().abs();
    // Sums of the same terms in another order differ by rounding.
    let reach = seen - 1e-12 * differences.iter().map(|d| d.abs()).sum::<f64>();
    if n == 0 {
        return 1.0;
    }
    if n <= ALL {
        let ways = 1u32 << n;
        let far = (0..ways).filter(|way| {
            let sum: f64 = differences
                .iter()
                .enumerate()
                .map(|(place, d)| if way >> place & 1 == 0 { *d } else { -d })
                .sum();
            sum.abs() >= reach
        });
        return far.count() as f64 / f64::from(ways);
    }
    let stream = Stream::new(seed, name);
    let far = (0..DRAWN).filter(|draw| {
        let mut bits = [0u64; 4];
        let turned = differences.iter().enumerate().map(|(place, d)| {
            if place % 256 == 0 {
                bits = stream.words(draw + (place as u64 / 256) * DRAWN);
            }
            let word = bits.get(place / 64 % 4).copied().unwrap_or_default();
            if word >> (place % 64) & 1 == 0 { *d } else { -d }
        });
        turned.sum::<f64>().abs() >= reach
    });
    (far.count() as f64 + 1.0) / (DRAWN as f64 + 1.0)
}

/// Holm's correction: each p times how many are left, never falling.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "a number of comparisons")]
pub fn holm(all: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..all.len()).collect();
    let p = |place: &usize| all.get(*place).copied().unwrap_or(1.0);
    order.sort_by(|a, b| p(a).total_cmp(&p(b)));
    let mut corrected = vec![1.0; all.len()];
    let mut least: f64 = 0.0;
    for (before, place) in order.iter().enumerate() {
        least = least.max(p(place) * (all.len() - before) as f64).min(1.0);
        if let Some(slot) = corrected.get_mut(*place) {
            *slot = least;
        }
    }
    corrected
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p_is_the_share_of_sign_turns() {
        // All of one sign: 2 of 2^6 ways are as far.
        assert_eq!(sign_turns(&[0.1, 0.2, 0.3, 0.1, 0.5, 0.4], 1, "x"), 2.0 / 64.0);
        // By hand: of (3, −1) the sums 2, 4, −4, −2, all as far as 2.
        assert_eq!(sign_turns(&[3.0, -1.0], 1, "x"), 1.0);
        assert_eq!(sign_turns(&[0.0; 5], 1, "x"), 1.0);
        assert_eq!(sign_turns(&[], 1, "x"), 1.0);
    }

    /// Drawn ways come near to all ways: 16 differences, all of 2^16 counted here.
    #[test]
    fn drawing_comes_near_to_counting() {
        let d: Vec<f64> = (0..16).map(|n| f64::from((n * 7) % 16) - 5.0).collect();
        let seen = d.iter().sum::<f64>().abs();
        let far = (0..1u32 << 16).filter(|way| {
            let sum: f64 = (0..16)
                .map(|k| if way >> k & 1 == 0 { d[k as usize] } else { -d[k as usize] })
                .sum();
            sum.abs() >= seen - 1e-9
        });
        let exact = far.count() as f64 / 65536.0;
        assert!((sign_turns(&d, 3, "x") - exact).abs() < 0.015, "{exact}");
    }

    #[test]
    fn holm_is_the_textbooks() {
        // R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")
        let want = [0.03, 0.06, 0.06, 0.02];
        for (found, want) in holm(&[0.01, 0.04, 0.03, 0.005]).into_iter().zip(want) {
            assert!((found - want).abs() < 1e-12);
        }
        assert_eq!(holm(&[0.6, 0.9]), [1.0, 1.0]);
    }
}
