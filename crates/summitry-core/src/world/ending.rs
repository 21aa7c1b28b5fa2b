//! How it ends: friendly words, or more (docs/model.md, section 7).

use crate::value::{logistic, logit};

/// P(words only | a zone exists): the typed chance, moved by what is at stake.
///
/// `typed` is the chance of words only where the best joint package gives each side the share `usual` of its best hope;
/// `stakes` λ ≥ 0 is the slope; `best_share` s* the largest smallest share in the zone, 0..1. λ = 0 gives the typed chance
/// back, and a typed 0 or 1 stays.
#[must_use]
pub fn words_only(typed: f64, stakes: f64, best_share: f64, usual: f64) -> f64 {
    if typed <= 0.0 || typed >= 1.0 || stakes == 0.0 {
        return typed;
    }
    1.0 - logistic(logit(1.0 - typed) + stakes * (best_share - usual))
}

#[cfg(test)]
mod tests {
    use super::words_only;

    #[test]
    fn no_stakes_give_the_typed_chance_back() {
        assert_eq!(words_only(0.3, 0.0, 0.9, 0.5), 0.3);
        assert_eq!(words_only(0.0, 7.0, 0.1, 0.5), 0.0);
        assert!((words_only(0.3, 7.0, 0.5, 0.5) - 0.3).abs() < 1e-15);
    }

    /// The logit fitted on 5,878 DealOrNoDeal dialogues, P(agree) = Λ(−3.19 + 7.3 s*): λ = 7.3 and a typed chance of
    /// 1 − Λ(−3.19 + 7.3·½) at s₀ = ½ reproduce it.
    #[test]
    fn reproduces_the_dialogue_fit() {
        let typed = 1.0 - crate::value::logistic(-3.19 + 7.3 * 0.5);
        for s in [0.2, 0.5, 0.8] {
            let agree = 1.0 - words_only(typed, 7.3, s, 0.5);
            assert!((agree - crate::value::logistic(-3.19 + 7.3 * s)).abs() < 1e-14);
        }
    }
}
