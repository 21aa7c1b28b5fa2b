use proptest::prelude::*;

use super::{Cap, Full, Keep, Point, front_of, sum};
use crate::forecast::{Quiet, Watcher};

type P5 = Point<i128, u128, 8>;

fn points(dims: usize) -> impl Strategy<Value = Vec<P5>> {
    // Few distinct values, so that ties and duplicates are the rule.
    prop::collection::vec(prop::array::uniform8(-3i128..4), 0..160).prop_map(move |all| {
        all.into_iter()
            .enumerate()
            .map(|(i, mut u)| {
                u[dims..].fill(0);
                Point { u, packages: 1, index: i as u128 }
            })
            .collect()
    })
}

/// By definition: compare everything with everything.
fn brute(points: &[P5]) -> Vec<P5> {
    let mut out: Vec<P5> = Vec::new();
    for p in points {
        if points.iter().any(|q| q.u != p.u && q.u.iter().zip(&p.u).all(|(a, b)| a >= b)) {
            continue;
        }
        match out.iter_mut().find(|q| q.u == p.u) {
            Some(q) => {
                q.packages += p.packages;
                q.index = q.index.min(p.index);
            }
            None => out.push(p.clone()),
        }
    }
    out.sort_by_key(|p| std::cmp::Reverse(p.u));
    out
}

proptest! {
    #[test]
    fn fronts_are_those_of_the_definition(case in (1usize..7).prop_flat_map(|d| (Just(d), points(d)))) {
        let (dims, points) = case;
        prop_assert_eq!(front_of(points.clone(), Keep::Front(dims)), brute(&points));
    }

    #[test]
    fn sums_of_fronts_are_fronts_of_sums(
        case in (1usize..6).prop_flat_map(|d| (Just(d), points(d), points(d))),
    ) {
        let (dims, a, b) = case;
        let keep = Keep::Front(dims);
        let all: Vec<P5> = a.iter().flat_map(|p| b.iter().map(|q| p.plus(q))).collect();
        let got = sum(&front_of(a, keep), &front_of(b, keep), keep, Cap { points: usize::MAX, control: &Quiet }).unwrap();
        prop_assert_eq!(got, brute(&all));
    }
}

/// Stops at once.
struct Impatient;

impl Watcher for Impatient {
    fn done(&self, _done: u64) -> bool {
        false
    }
}

#[test]
fn a_sum_is_stopped() {
    let origin = vec![P5::origin()];
    let cap = Cap { points: usize::MAX, control: &Impatient };
    assert_eq!(sum(&origin, &origin, Keep::All, cap), Err(Full::Stopped));
}
