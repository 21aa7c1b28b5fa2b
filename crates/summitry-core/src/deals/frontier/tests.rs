use proptest::prelude::*;

use super::{Cap, Full, Keep, Limit, Meter, Point, front_of, sum};
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

/// Work without end.
fn plenty() -> Meter<'static> {
    Meter::new(&Quiet, u64::MAX)
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
        prop_assert_eq!(front_of(points.clone(), Keep::Front(dims), &plenty()), Ok(brute(&points)));
    }

    #[test]
    fn sums_of_fronts_are_fronts_of_sums(
        case in (1usize..6).prop_flat_map(|d| (Just(d), points(d), points(d))),
    ) {
        let (dims, a, b) = case;
        let keep = Keep::Front(dims);
        let all: Vec<P5> = a.iter().flat_map(|p| b.iter().map(|q| p.plus(q))).collect();
        let meter = plenty();
        let (a, b) = (front_of(a, keep, &meter).unwrap(), front_of(b, keep, &meter).unwrap());
        let got = sum(&a, &b, keep, Cap { points: usize::MAX, meter: &meter }).unwrap();
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
    let cap = Cap { points: usize::MAX, meter: &Meter::new(&Impatient, u64::MAX) };
    assert_eq!(sum(&origin, &origin, Keep::All, cap), Err(Full::Stopped));
}

#[test]
fn work_gives_out_in_any_number_of_parties() {
    // Nothing dominates anything: one party's gain is another's loss.
    for dims in 2..6 {
        let line = |i: i128| {
            let mut u = [0; 8];
            u[0] = i;
            u[dims - 1] = -i;
            P5 { u, packages: 1, index: 0 }
        };
        let all: Vec<P5> = (0..200).rev().map(line).collect();
        let meter = Meter::new(&Quiet, 300);
        let cap = Cap { points: usize::MAX, meter: &meter };
        let got = sum(&all, &all, Keep::Front(dims), cap);
        assert_eq!(got, Err(Full::TooLarge(Limit::Work)), "{dims}");
    }
}
