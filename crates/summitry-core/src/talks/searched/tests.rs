use super::*;
use crate::deals::scale::Scaled;
use crate::deals::{Profile, Space, SpaceIssue};
use crate::talks::listing::Listing;
use crate::talks::shape::Shape;
use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;

fn space(values: &[Vec<i64>]) -> Space {
    let issue = |(i, v): (usize, &Vec<i64>)| SpaceIssue {
        name: format!("i{i}"),
        options: (0..v.len()).map(|o| format!("o{o}")).collect(),
    };
    let ratio = |&x: &i64| BigRational::new(BigInt::from(x), BigInt::from(1000));
    let profile = |name: &str| Profile {
        name: name.to_owned(),
        reservation: BigRational::from(BigInt::from(0)),
        base: BigRational::from(BigInt::from(0)),
        values: values.iter().map(|v| v.iter().map(ratio).collect()).collect(),
        interactions: Vec::new(),
    };
    Space {
        issues: values.iter().enumerate().map(issue).collect(),
        parties: vec![profile("a"), profile("b")],
        exclusions: Vec::new(),
    }
}

fn summed(values: &[Vec<i64>]) -> Summed {
    let shape = Shape::new(values.iter().map(Vec::len).collect()).unwrap();
    Summed::new(&shape, &Scaled::new(&space(values)), 0)
}

proptest! {
    /// Against the sorted list of all packages: same order of worth, same picks.
    #[test]
    fn is_the_sorted_list(
        values in proptest::collection::vec(proptest::collection::vec(0i64..1000, 1..5), 1..6),
        target in 0.0f64..4.0,
        reservation in 0.0f64..1.5,
    ) {
        let summed = summed(&values);
        let searched = Searched::new(&summed, reservation);
        let n = usize::try_from(summed.shape().packages()).unwrap();
        let all: Vec<f64> = (0..n).map(|i| summed.utility(i as u128)).collect();
        let listing = Listing::new(&all, reservation, |_| true);
        prop_assert!(searched.whole);
        prop_assert_eq!(searched.top.len(), listing.len());
        for place in 0..listing.len() {
            let listed = listing.at(listing.len() - 1 - place).unwrap();
            prop_assert_eq!(searched.ranked(place).unwrap().utility, listed.utility);
        }
        let utility = |p: Option<Pick>| p.map(|p| p.utility);
        prop_assert_eq!(utility(searched.at_least(target)), utility(listing.at_least(target)));
    }

    /// The pair of half-table sums is the least that is enough.
    #[test]
    fn meets_in_the_middle(
        mut a in proptest::collection::vec(0i32..100, 1..20),
        mut b in proptest::collection::vec(0i32..100, 1..20),
        gain in 0i32..220,
    ) {
        a.sort_unstable();
        b.sort_unstable();
        let sums = |v: &[i32]| v.iter().map(|&g| Sum { gain: f64::from(g), index: 0 }).collect();
        let least = a.iter().flat_map(|x| b.iter().map(move |y| x + y)).filter(|s| *s >= gain).min();
        let met = meet(&[sums(&a), sums(&b)], f64::from(gain)).map(|s| s.gain);
        prop_assert_eq!(met, least.map(f64::from));
    }
}

/// 10^20 packages of random worth: below the list every proposal is within a millionth of its target.
#[test]
fn finds_packages_within_a_millionth() {
    let stream = crate::value::streams::Stream::new(7, "searched");
    let mut n = 0;
    let mut draw = || {
        n += 1;
        (stream.uniform(n) * 1e9) as i64
    };
    let values: Vec<Vec<i64>> = (0..20).map(|_| (0..10).map(|_| draw()).collect()).collect();
    let summed = summed(&values);
    let (low, high) = summed.range();
    // Whatever no deal is worth: below everything, in the list of the worst, in the middle.
    for reservation in [low - 1.0, low + 0.05 * (high - low), low + 0.3 * (high - low)] {
        let searched = Searched::new(&summed, reservation);
        let (worst, last) =
            (searched.bottom.last().unwrap().utility, searched.top.last().unwrap().utility);
        assert!(low < worst && worst < last && last < high);
        let mut listed = 0;
        for step in 0..400 {
            let target = low + f64::from(step) / 400.0 * (high - low);
            let pick = searched.at_least(target).unwrap();
            assert!(pick.utility >= target.max(reservation));
            assert_eq!(pick.utility, summed.utility(pick.index));
            let over = (pick.utility - target.max(reservation)) / (high - low);
            if (worst..last).contains(&target.max(reservation)) {
                assert!(over <= WITHIN, "step {step}: {over:e} above the target");
            } else {
                listed += 1;
            }
        }
        // Where packages are listed there is none nearer, and that is a small part of the range.
        assert!((1..80).contains(&listed), "{listed}");
        let widest = searched.widest_gap(200);
        assert!(widest > 0.0 && widest <= WITHIN, "{widest:e}");
    }
}

/// The list of the worst holds the worst, and what it gives is what the list of all packages gives.
#[test]
fn the_worst_are_listed_exactly() {
    let stream = crate::value::streams::Stream::new(11, "searched");
    let mut n = 0;
    let mut draw = || {
        n += 1;
        (stream.uniform(n) * 1e6) as i64
    };
    let values: Vec<Vec<i64>> = (0..6).map(|_| (0..9).map(|_| draw()).collect()).collect();
    let summed = summed(&values);
    let (low, high) = summed.range();
    let searched = Searched::new(&summed, low - 1.0);
    assert_eq!(searched.bottom.len(), TOP);
    let all: Vec<f64> = (0..9u128.pow(6)).map(|i| summed.utility(i)).collect();
    let listing = Listing::new(&all, low - 1.0, |_| true);
    for (place, pick) in searched.bottom.iter().enumerate().step_by(97) {
        assert_eq!(listing.at(place).unwrap().utility, pick.utility);
    }
    for step in 0..50 {
        let target = low + f64::from(step) / 1000.0 * (high - low);
        let utility = |p: Option<Pick>| p.unwrap().utility;
        if target <= searched.bottom.last().unwrap().utility {
            assert_eq!(utility(searched.at_least(target)), utility(listing.at_least(target)));
        }
    }
}
