//! The finding, over a grid of figures in both languages: never stronger than its range, never silent, never repeating itself.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]
#![allow(clippy::float_cmp, reason = "a number of the list it was taken from")]

use summitry_core::forecast::{Chance, Ending};
use summitry_report::{
    language::Language,
    messages::Messages,
    view::finding::{Claim, found},
};

/// What a claim promises of every figure in the range, out of a hundred.
fn promised(claim: Claim) -> (f64, f64) {
    match claim {
        Claim::RuledOut => (0.0, 5.0),
        Claim::VeryUnlikely => (0.0, 20.0),
        Claim::Unlikely => (0.0, 45.0),
        Claim::OpenAgainst | Claim::CoinToss | Claim::OpenFor => (0.0, 100.0),
        Claim::Likely => (55.0, 100.0),
        Claim::VeryLikely => (80.0, 100.0),
        Claim::Certain => (95.0, 100.0),
    }
}

#[test]
fn a_claim_holds_over_its_whole_range() {
    for low in 0..=100 {
        for high in low..=100 {
            // Means outside of their quantiles are there too.
            for mean in (0..=100).step_by(3) {
                let [low, mean, high] = [low, mean, high].map(|n| f64::from(n) / 100.0);
                let claim = Claim::of(Chance { mean, low, high });
                let (least, most) = promised(claim);
                for p in [low, mean, high] {
                    let p = (p * 100.0).round();
                    assert!(least <= p && p <= most, "{claim:?} of {low} {mean} {high}");
                }
                if claim == Claim::CoinToss {
                    assert!((0.445..=0.555).contains(&mean), "{mean}");
                }
                assert!(claim != Claim::OpenFor || mean > 0.5, "{mean}");
                assert!(claim != Claim::OpenAgainst || mean < 0.5, "{mean}");
            }
        }
    }
}

fn chance(mean: f64, around: f64) -> Chance {
    Chance { mean, low: (mean - around).max(0.0), high: (mean + around).min(1.0) }
}

/// The words that a claim may be said in, in each language; one stands in every finding that makes it.
pub(super) fn words(claim: Claim) -> [&'static str; 2] {
    match claim {
        Claim::RuledOut => ["all but ruled out", "casi imposible"],
        Claim::VeryUnlikely => ["very unlikely", "muy improbable"],
        Claim::Unlikely => ["unlikely", "improbable"],
        Claim::OpenAgainst => ["with the odds against it", "en contra"],
        Claim::CoinToss => ["a coin-toss", "en el aire"],
        Claim::OpenFor => ["with the odds for it", "a favor"],
        Claim::Likely => ["likely", "probable"],
        Claim::VeryLikely => ["very likely", "muy probable"],
        Claim::Certain => ["all but certain", "casi inevitable"],
    }
}

#[test]
fn every_finding_says_what_its_figures_allow() {
    let mut seen = std::collections::BTreeSet::new();
    for around in [0.0, 0.04, 0.1, 0.2, 0.35] {
        for agreed in 0..=20 {
            for words_only in 0..=20 - agreed {
                for bust_up in 0..=20 - agreed - words_only {
                    let no_zone = 20 - agreed - words_only - bust_up;
                    let [agreed, words_only, bust_up, no_zone] =
                        [agreed, words_only, bust_up, no_zone]
                            .map(|n| chance(f64::from(n) / 20.0, around));
                    let ending =
                        Ending { agreed, words_only, bust_up, no_zone, ..Ending::default() };
                    for (at, language) in Language::ALL.into_iter().enumerate() {
                        let m = Messages::new(language);
                        let line = found(&ending, false, &m);
                        holds(&ending, &line, at);
                        if around == 0.1 {
                            // Who must agree changes no other finding than that nothing can be agreed.
                            let vote = found(&ending, true, &m);
                            holds(&ending, &vote, at);
                            let votes = ["the votes", "los votos"][at];
                            let none = line.contains(["every side", "todas las partes"][at]);
                            assert_eq!(vote.contains(votes), none, "{vote}");
                            assert_eq!(vote != line, none, "{vote}");
                        }
                        seen.insert(line);
                    }
                }
            }
        }
    }
    assert!(seen.len() > 60, "only {} findings", seen.len());
    assert!(seen.contains("a public row is very unlikely, a deal a coin-toss"), "{seen:#?}");
}

/// Each thing that a line names is claimed as its range allows.
pub(super) fn holds(ending: &Ending, line: &str, at: usize) {
    assert!(!line.contains("finding-") && !line.contains('$'), "{line}");
    let names = [["a deal", "un acuerdo"], ["a public row", "una pelea pública"]];
    for (name, chance) in names.iter().zip([ending.agreed, ending.bust_up]) {
        let Some((_, rest)) = line.split_once(name[at]) else { continue };
        let alike = ["and so is", "también"];
        // What is as the other is claimed as the other.
        if line.contains(alike[at]) {
            assert_eq!(Claim::of(ending.agreed), Claim::of(ending.bust_up), "{line}");
        }
        let claim = words(Claim::of(chance))[at];
        assert!(rest.contains(claim) || line.contains(alike[at]), "{line}: {chance:?}");
    }
    let leads = |one: Chance, others: [Chance; 3]| others.iter().all(|o| one.low > o.high);
    if line.starts_with(["friendly words are the likeliest", "lo más probable son"][at]) {
        let others = [ending.agreed, ending.bust_up, ending.no_zone];
        assert!(leads(ending.words_only, others), "{line}: {ending:?}");
    }
    if line.starts_with(["no deal would suit", "ningún acuerdo convendría"][at]) {
        assert!(ending.no_zone.low >= 0.795, "{line}: {ending:?}");
    }
    if line.starts_with(["most likely no deal", "lo más probable es que ningún"][at]) {
        assert!(ending.no_zone.low >= 0.545, "{line}: {ending:?}");
    }
}
