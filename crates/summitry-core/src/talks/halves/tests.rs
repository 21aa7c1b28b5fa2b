use super::*;
use crate::deals::scale::Scaled;
use crate::deals::{Profile, Space, SpaceIssue};
use crate::talks::listing::Listing;
use crate::value::streams::Stream;
use num_bigint::BigInt;
use num_rational::BigRational;

/// Whatever is asked, halves answer as a sorted list does: many ties, negative values, every reservation value.
#[test]
fn halves_answer_as_a_sorted_list() {
    let stream = Stream::new(11, "halves");
    for n in 0..60u64 {
        let sizes: Vec<usize> = (0..1 + n % 4).map(|k| 1 + (n * 7 + k * 3) as usize % 6).collect();
        // Every third space in numbers of 32 digits, in which different sums are the same double.
        let fraction = |x: f64| {
            let small = BigInt::from((x * 13.0) as i64 - 4);
            if n % 3 == 0 {
                let tiny = BigInt::from((x * 1e6) as i64 % 3);
                let ten = BigInt::from(10u64.pow(16));
                return BigRational::new(small * &ten * &ten + tiny, &ten * &ten);
            }
            BigRational::new(small, BigInt::from(1 + n % 5))
        };
        let mut drawn = 0;
        let mut next = || {
            drawn += 1;
            stream.further(n, 0, drawn)
        };
        let values: Vec<Vec<BigRational>> =
            sizes.iter().map(|size| (0..*size).map(|_| fraction(next())).collect()).collect();
        let reservation = fraction(next() * 2.0);
        let party = |name: &str| Profile {
            name: name.to_owned(),
            reservation: reservation.clone(),
            base: fraction(0.9),
            values: values.clone(),
            interactions: Vec::new(),
        };
        let issue = |(k, size): (usize, &usize)| SpaceIssue {
            name: k.to_string(),
            options: (0..*size).map(|o| o.to_string()).collect(),
        };
        let space = Space {
            issues: sizes.iter().enumerate().map(issue).collect(),
            parties: vec![party("a"), party("b")],
            exclusions: Vec::new(),
        };
        let shape = Shape::new(sizes).unwrap();
        let scaled = Scaled::new(&space);
        let whole = Whole::of_scaled(&scaled, 0).unwrap();
        let read = Whole::of_profile(&space, &space.parties[0]).unwrap();
        // Whichever way they are read, the numbers are the same.
        assert_eq!(format!("{whole:?}"), format!("{read:?}"));
        let halves = Halves::new(&shape, whole).unwrap();
        let list: Vec<f64> = (0..shape.packages()).map(|i| halves.utility(i)).collect();
        let rounded = |x: &BigInt| crate::talks::rounded::ratio(x, &scaled.denominators[0]);
        let exact = |i| rounded(&scaled.utilities_of(&shape.options(i))[0]);
        assert!((0..shape.packages()).all(|i| list[i as usize] == exact(i)));
        assert_eq!(halves.list(), list);
        let least = rounded(&scaled.reservation[0]);
        let sorted = Listing::new(&list, least, |_| true);
        let ends = list.iter().fold((f64::MAX, f64::MIN), |(l, h), u| (l.min(*u), h.max(*u)));
        assert_eq!(halves.range(), ends);
        let best = sorted.at_least(f64::INFINITY).and_then(|top| sorted.at_least(top.utility));
        assert_eq!(halves.best(), best);
        let around = list.iter().flat_map(|u| [*u, u + 1e-7, u - 1e-7, u + 0.3]);
        let targets = around.chain([f64::INFINITY, f64::NEG_INFINITY, -1e300, 1e300, 0.0]);
        for target in targets {
            assert_eq!(halves.at_least(target), sorted.at_least(target), "{n} {target}");
            for below in [1e-6, 0.5] {
                let want = sorted.nearest_from(target, below);
                assert_eq!(halves.nearest_from(target, below), want, "{n} {target} {below}");
            }
        }
    }
}
