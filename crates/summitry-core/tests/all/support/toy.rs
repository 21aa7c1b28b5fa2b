//! Small spaces for the tests of talks.

use num_bigint::BigInt;
use num_rational::BigRational;
use summitry_core::deals::{Profile, Space, SpaceIssue};

/// A decimal with two places.
pub(crate) fn hundredths(n: i64) -> BigRational {
    BigRational::new(BigInt::from(n), BigInt::from(100))
}

/// A space of additive values in hundredths: `values[party][issue][option]`.
pub(crate) fn space(values: &[Vec<Vec<i64>>], reservation: &[i64]) -> Space {
    let issue = |(i, options): (usize, &Vec<i64>)| SpaceIssue {
        name: format!("issue {i}"),
        options: (0..options.len()).map(|o| format!("option {o}")).collect(),
    };
    let profile = |(p, values): (usize, &Vec<Vec<i64>>)| Profile {
        name: format!("party {p}"),
        reservation: hundredths(reservation[p]),
        base: hundredths(0),
        values: values.iter().map(|v| v.iter().map(|&x| hundredths(x)).collect()).collect(),
        interactions: Vec::new(),
    };
    Space {
        issues: values[0].iter().enumerate().map(issue).collect(),
        parties: values.iter().enumerate().map(profile).collect(),
        exclusions: Vec::new(),
    }
}

/// A dollar in so many pieces: option k gives the first party k of them.
pub(crate) fn dollar(pieces: i64) -> Space {
    let piece = |k: i64| BigRational::new(BigInt::from(k), BigInt::from(pieces));
    let mut space = space(&[vec![vec![]], vec![vec![]]], &[0, 0]);
    space.issues[0].options = (0..=pieces).map(|k| k.to_string()).collect();
    space.parties[0].values[0] = (0..=pieces).map(piece).collect();
    space.parties[1].values[0] = (0..=pieces).map(|k| piece(pieces - k)).collect();
    space
}

/// Twelve packages: three prices, two dates, two places; the parties want opposite prices, and care differently for the rest.
pub(crate) fn twelve() -> Space {
    let first = vec![vec![50, 30, 0], vec![30, 0], vec![0, 20]];
    let second = vec![vec![0, 25, 40], vec![0, 20], vec![40, 0]];
    space(&[first, second], &[20, 25])
}
