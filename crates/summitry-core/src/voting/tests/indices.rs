use proptest::prelude::*;

use super::{near, numbers, vectors};
use crate::voting::census::{self, Reduced};
use crate::voting::counting;
use crate::voting::{
    Game, PowerIndex, Precision, Sampling, VoteRule, VotingError, banzhaf, halves, sampled,
    shapley_shubik, sums,
};

fn both(game: &Game) -> (PowerIndex, PowerIndex) {
    let sampling = Sampling::default();
    (banzhaf(game, sampling).unwrap(), shapley_shubik(game, sampling).unwrap())
}

fn one_rule(weights: Vec<f64>, quota: f64) -> Game {
    Game::new(weights.len(), vec![VoteRule::at_least(weights, quota).unwrap()], &[]).unwrap()
}

/// Both indices from their definitions: every coalition, every member.
fn brute_force(game: &Game) -> (Vec<f64>, Vec<f64>) {
    let members = game.members();
    let factorial = |n: usize| (1..=n).map(|k| k as f64).product::<f64>();
    let (mut swings, mut pivots) = (vec![0.0; members], vec![0.0; members]);
    for coalition in 0..1_usize << members {
        let mut inside: Vec<bool> = (0..members).map(|i| coalition >> i & 1 == 1).collect();
        let others = coalition.count_ones() as usize;
        for member in (0..members).filter(|i| coalition >> i & 1 == 0) {
            let before = game.is_winning(&inside);
            inside[member] = true;
            if game.is_winning(&inside) && !before {
                swings[member] += 1.0;
                pivots[member] +=
                    factorial(others) * factorial(members - others - 1) / factorial(members);
            }
            inside[member] = false;
        }
    }
    let all: f64 = swings.iter().sum();
    (swings.iter().map(|s| s / all).collect(), pivots)
}

/// Closed forms of `tests/data/voting_power.json`; the first also in Banzhaf's line of work: 5/21 thrice, 3/21 twice, 0.
#[test]
fn councils_of_the_textbooks() {
    let all = vectors(include_str!("../../../tests/data/voting_power.json"));
    let cases = all["cases"].as_object().unwrap();
    assert_eq!(cases.len(), 4);
    for case in cases.values() {
        let game = one_rule(numbers(&case["weights"]), case["quota"].as_f64().unwrap());
        let (first, second) = both(&game);
        near(&first.shares, &numbers(&case["banzhaf_normalised"]), 1e-11);
        near(&second.shares, &numbers(&case["shapley_shubik"]), 1e-11);
        assert_eq!((first.precision, second.precision), (Precision::Exact, Precision::Exact));
    }
}

#[test]
fn luxembourg_had_nothing() {
    let (first, second) = both(&one_rule(vec![4.0, 4.0, 4.0, 2.0, 2.0, 1.0], 12.0));
    assert_eq!((first.shares[5].to_bits(), second.shares[5].to_bits()), (0, 0));
}

/// Shares of the population, per cent, of the Council's 27 members as a rule of thumb has them.
fn council() -> Vec<f64> {
    [
        18.6, 15.1, 13.1, 10.7, 8.4, 4.3, 4.0, 2.6, 2.4, 2.4, 2.3, 2.2, 2.1, 2.0, 1.5, 1.3, 1.2,
        1.2, 1.1,
    ]
    .into_iter()
    .chain([0.9, 0.6, 0.5, 0.4, 0.3, 0.2, 0.15, 0.12])
    .collect()
}

fn double_majority(people: Vec<f64>) -> Game {
    let members = people.len();
    let heads = VoteRule::share(vec![1.0; members], 0.55).unwrap();
    Game::new(members, vec![heads, VoteRule::share(people, 0.65).unwrap()], &[]).unwrap()
}

#[test]
fn a_council_of_few_against_brute_force() {
    for members in 1..=11 {
        let game = double_majority(council().into_iter().take(members).collect());
        let (expected, (first, second)) = (brute_force(&game), both(&game));
        near(&first.shares, &expected.0, 1e-12);
        near(&second.shares, &expected.1, 1e-12);
    }
}

/// The Council of 27, counted two ways that share no line: halves, and sums of whole weights.
#[test]
fn a_council_of_27_counted_twice() {
    let game = double_majority(council());
    let reduced = Reduced::new(&game);
    assert_eq!(reduced.at_least, 15);
    let (by_halves, by_sums) = (halves::count(&reduced), sums::count(&reduced).unwrap());
    assert_eq!(by_halves.all, by_sums.all);
    assert_eq!(by_halves.with, by_sums.with);
    let (first, second) = both(&game);
    assert_eq!(first.precision, Precision::Exact);
    for power in [&first.shares, &second.shares] {
        assert!((power.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert!(power.windows(2).all(|pair| pair[0] >= pair[1] - 1e-15), "heavier, not weaker");
    }
    // heads count too, so power is flatter than population
    assert!(first.shares[0] < 0.186 && first.shares[26] > 0.0012);
}

#[test]
fn three_ways_of_counting_agree() {
    let game = double_majority(council().into_iter().take(15).collect());
    let reduced = Reduced::new(&game);
    let listed = counting::count(&game).unwrap();
    for other in [halves::count(&reduced), sums::count(&reduced).unwrap()] {
        assert_eq!(listed.all, other.all);
        assert_eq!(listed.with, other.with);
    }
}

#[test]
fn many_members_by_sums() {
    // sixty alike: exactly one sixtieth; no number is listed
    let (first, second) = both(&one_rule(vec![1.0; 60], 31.0));
    near(&first.shares, &[1.0 / 60.0; 60], 1e-14);
    near(&second.shares, &[1.0 / 60.0; 60], 1e-12);
    // forty of three kinds, two rules: equals alike, everything adds up, and sampling agrees within four errors
    let weights: Vec<f64> = (0..40).map(|i| f64::from(1 + i % 3)).collect();
    let other: Vec<f64> = (0..40).map(|i| f64::from(1 + i % 2)).collect();
    let rules = vec![
        VoteRule::share(weights, 0.6).unwrap(),
        VoteRule::more_than_half(other, None).unwrap(),
    ];
    let game = Game::new(40, rules, &[7]).unwrap();
    let (first, second) = both(&game);
    for power in [&first, &second] {
        assert_eq!(power.precision, Precision::Exact);
        assert!((power.shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert_eq!(power.shares[0].to_bits(), power.shares[6].to_bits());
        assert!(power.shares[7] > power.shares[1]);
    }
    let few = Sampling { seed: 5, draws: 4_000 };
    agrees(&sampled::banzhaf(&game, few).unwrap(), &first);
    agrees(&sampled::shapley_shubik(&game, few).unwrap(), &second);
}

#[track_caller]
fn agrees(found: &PowerIndex, expected: &PowerIndex) {
    let Precision::Sampled { error } = found.precision else { panic!("not sampled") };
    assert!(error > 0.0 && error < 0.02, "{error}");
    near(&found.shares, &expected.shares, 4.0 * error);
}

#[test]
fn what_fits_no_count_is_sampled_and_says_so() {
    // 30 members, two rules of weights that share no unit
    let irrational = |k: f64| (0..30).map(|i| libm::sqrt(f64::from(i) + k)).collect::<Vec<f64>>();
    let rules = vec![
        VoteRule::share(irrational(2.0), 0.6).unwrap(),
        VoteRule::share(irrational(5.3).into_iter().rev().collect(), 0.6).unwrap(),
    ];
    let game = Game::new(30, rules, &[]).unwrap();
    let few = Sampling { seed: 1, draws: 500 };
    for index in [banzhaf, shapley_shubik] {
        let power = index(&game, few).unwrap();
        assert!(matches!(power.precision, Precision::Sampled { error } if error > 0.0));
        assert_eq!(power, index(&game, few).unwrap(), "same seed, same answer");
        assert!((power.shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        let none = Sampling { seed: 1, draws: 1 };
        assert_eq!(index(&game, none), Err(VotingError::NoDraws));
    }
}

/// Random games of up to seven members: one or two rules, or a majority with a tie-breaker, and perhaps a veto.
fn games() -> impl Strategy<Value = Game> {
    (2..=7_usize).prop_flat_map(|members| {
        let weights = || prop::collection::vec(0..=6_u8, members);
        (weights(), weights(), 1..=100_u8, 0..4_u8, 0..members).prop_filter_map(
            "some weight",
            move |(first, second, share, kind, member)| {
                let real = |w: Vec<u8>| w.into_iter().map(f64::from).collect::<Vec<f64>>();
                let quota = f64::from(share) / 100.0;
                let mut rules = vec![VoteRule::share(real(first), quota).ok()?];
                match kind {
                    1 => rules.push(VoteRule::more_than_half(real(second), Some(member)).ok()?),
                    2 => rules.push(VoteRule::more_than_half(real(second), None).ok()?),
                    _ => {}
                }
                let vetoes = if kind == 3 { vec![member] } else { Vec::new() };
                Game::new(members, rules, &vetoes).ok()
            },
        )
    })
}

proptest! {
    #[test]
    fn counts_are_the_definitions(game in games()) {
        let (expected, (first, second)) = (brute_force(&game), both(&game));
        near(&first.shares, &expected.0, 1e-12);
        near(&second.shares, &expected.1, 1e-12);
        let (reduced, listed) = (Reduced::new(&game), counting::count(&game).unwrap());
        let summed = census::restored(&game, &reduced, &sums::count(&reduced).unwrap());
        prop_assert_eq!(&listed.with, &summed.with);
        if reduced.rules.len() == 1 {
            let halved = census::restored(&game, &reduced, &halves::count(&reduced));
            prop_assert_eq!(&listed.with, &halved.with);
        }
    }

    #[test]
    fn a_dummy_has_none_and_who_blocks_has_most(game in games()) {
        let (first, second) = both(&game);
        let (swings, _) = brute_force(&game);
        for power in [&first.shares, &second.shares] {
            let most = power.iter().copied().fold(0.0, f64::max);
            for (member, &share) in power.iter().enumerate() {
                prop_assert_eq!(share > 0.0, swings[member] > 0.0);
                prop_assert!(!game.blocks(member) || share >= most - 1e-12);
            }
        }
    }

    #[test]
    fn more_members_never_undo_a_decision(game in games(), bits in 0..128_usize, one in 0..7_usize) {
        let mut coalition: Vec<bool> = (0..game.members()).map(|i| bits >> i & 1 == 1).collect();
        let before = game.is_winning(&coalition);
        let missing = game.short_by(&coalition);
        if let Some(inside) = coalition.get_mut(one) {
            *inside = true;
            prop_assert!(!before || game.is_winning(&coalition));
            prop_assert_eq!(missing.contains(&one), !before && game.is_winning(&coalition));
        }
    }

    #[test]
    fn a_veto_does_not_weaken_its_holder(game in games(), member in 0..7_usize) {
        prop_assume!(member < game.members());
        let with = Game::new(game.members(), game.rules().to_vec(), &[member]).unwrap();
        let without = Game::new(game.members(), game.rules().to_vec(), &[]).unwrap();
        let shares = |game: &Game| both(game).1.shares[member];
        prop_assert!(shares(&with) >= shares(&without) - 1e-12);
    }
}
