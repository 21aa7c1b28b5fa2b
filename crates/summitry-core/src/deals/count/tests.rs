use proptest::prelude::*;

use super::pairs;
use crate::deals::frontier::Point;
use crate::deals::meter::Meter;
use crate::deals::options::Rational;
use crate::forecast::Quiet;

type P8 = Point<i128, u128, 8>;

fn table() -> impl Strategy<Value = Vec<P8>> {
    prop::collection::vec((prop::array::uniform8(-4i128..5), 1u128..4), 0..60)
        .prop_map(|all| all.into_iter().map(|(u, packages)| P8 { u, packages, index: 0 }).collect())
}

proptest! {
    #[test]
    fn pairs_are_counted_as_by_trying_all(
        a in table(),
        b in table(),
        floor in prop::array::uniform8(-5i128..4),
        dims in 1usize..6,
        above: bool,
    ) {
        let rule = if above { Rational::Above } else { Rational::AtLeast };
        let reaches = |x: &P8, y: &P8| {
            (0..dims).all(|d| {
                let sum = x.u[d] + y.u[d];
                if above { sum > floor[d] } else { sum >= floor[d] }
            })
        };
        let brute: u128 = a
            .iter()
            .flat_map(|x| b.iter().map(move |y| (x, y)))
            .filter(|(x, y)| reaches(x, y))
            .map(|(x, y)| x.packages * y.packages)
            .sum();
        prop_assert_eq!(pairs::count(&a, &b, &floor, rule, dims, &Meter::new(&Quiet, u64::MAX)), Ok(Some(brute)));
    }
}
