//! A reference that enumerates every package in exact whole numbers: slow, short and obviously right.
#![allow(dead_code, clippy::unwrap_used, clippy::print_stdout, reason = "shared by tests")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::One;
use summitry_core::deals::Space;

/// What enumeration finds. Utilities are whole numbers: each party's, times that party's own common denominator.
pub(crate) struct Reference {
    pub(crate) packages: usize,
    pub(crate) rational: usize,
    /// Points of utilities with the packages that reach them, in order.
    pub(crate) frontier: BTreeMap<Vec<BigInt>, Vec<usize>>,
    /// Packages with the highest product of gains among rational ones, over NegMAS's disagreement point.
    pub(crate) nash: Vec<usize>,
    /// What every utility of each party was multiplied with.
    pub(crate) scales: Vec<BigInt>,
}

impl Reference {
    pub(crate) fn frontier_packages(&self) -> Vec<usize> {
        let mut all: Vec<usize> = self.frontier.values().flatten().copied().collect();
        all.sort_unstable();
        all
    }

    /// The frontier as doubles.
    pub(crate) fn frontier_points(&self) -> Vec<Vec<f64>> {
        let ratio = |value: &BigInt, scale: &BigInt| {
            summitry_domains::exact::approx(&BigRational::new(value.clone(), scale.clone()))
        };
        self.frontier
            .keys()
            .map(|point| point.iter().zip(&self.scales).map(|(u, s)| ratio(u, s)).collect())
            .collect()
    }
}

/// Every package's utilities, in index order (the first issue most significant), with each party's scale.
pub(crate) fn utilities(space: &Space) -> (Vec<Vec<BigInt>>, Vec<BigInt>) {
    let sizes: Vec<usize> = space.issues.iter().map(|issue| issue.options.len()).collect();
    let count: usize = sizes.iter().product();
    let scales: Vec<BigInt> = space
        .parties
        .iter()
        .map(|party| {
            let numbers = party.values.iter().flatten();
            let links = party.interactions.iter().map(|link| &link.adds);
            numbers
                .chain(links)
                .chain([&party.base, &party.reservation])
                .fold(BigInt::one(), |all, number| all.lcm(number.denom()))
        })
        .collect();
    let whole = |number: &BigRational, party: usize| -> BigInt {
        (number * BigRational::from_integer(scales[party].clone())).to_integer()
    };
    let tables: Vec<Vec<Vec<BigInt>>> = (0..space.parties.len())
        .map(|party| {
            let values = &space.parties[party].values;
            values.iter().map(|issue| issue.iter().map(|v| whole(v, party)).collect()).collect()
        })
        .collect();
    let mut package = vec![0; sizes.len()];
    let mut all = Vec::with_capacity(count);
    for _ in 0..count {
        let point = space
            .parties
            .iter()
            .enumerate()
            .map(|(number, party)| {
                let mut sum = whole(&party.base, number);
                for (issue, option) in package.iter().enumerate() {
                    sum += &tables[number][issue][*option];
                }
                for link in &party.interactions {
                    if link.on.iter().all(|(issue, flags)| flags[package[*issue]]) {
                        sum += whole(&link.adds, number);
                    }
                }
                sum
            })
            .collect();
        all.push(point);
        for (digit, size) in package.iter_mut().zip(&sizes).rev() {
            *digit += 1;
            if *digit < *size {
                break;
            }
            *digit = 0;
        }
    }
    (all, scales)
}

pub(crate) fn enumerate(space: &Space) -> Reference {
    let (all, scales) = utilities(space);
    let reservations: Vec<BigInt> = space
        .parties
        .iter()
        .zip(&scales)
        .map(|(party, scale)| {
            (&party.reservation * BigRational::from_integer(scale.clone())).to_integer()
        })
        .collect();
    let mut points: BTreeMap<Vec<BigInt>, Vec<usize>> = BTreeMap::new();
    let mut rational = 0;
    for (index, point) in all.iter().enumerate() {
        if point.iter().zip(&reservations).all(|(u, r)| u >= r) {
            rational += 1;
            points.entry(point.clone()).or_default().push(index);
        }
    }
    // From the highest first utility down: a point is undominated where none kept so far is at least as good in all.
    let mut frontier: BTreeMap<Vec<BigInt>, Vec<usize>> = BTreeMap::new();
    let mut kept: Vec<Vec<BigInt>> = Vec::new();
    for (point, packages) in points.into_iter().rev() {
        let dominated = kept.iter().any(|other| other.iter().zip(&point).all(|(a, b)| a >= b));
        if !dominated {
            kept.push(point.clone());
            frontier.insert(point, packages);
        }
    }
    let disagreement: Vec<BigInt> = (0..space.parties.len())
        .map(|party| {
            let worst = all.iter().map(|point| &point[party]).min().unwrap();
            worst.max(&reservations[party]).clone()
        })
        .collect();
    let product = |point: &[BigInt]| {
        point.iter().zip(&disagreement).fold(BigInt::one(), |all, (u, d)| all * (u - d))
    };
    let best = frontier.keys().map(|point| product(point)).max();
    let mut nash: Vec<usize> = frontier
        .iter()
        .filter(|(point, _)| Some(product(point)) == best)
        .flat_map(|(_, packages)| packages.iter().copied())
        .collect();
    nash.sort_unstable();
    Reference { packages: all.len(), rational, frontier, nash, scales }
}

/// The folder of third-party domains beside the repository, or `None` with a printed reason.
pub(crate) fn shared_domains() -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = root.join("../shared/data/negotiation-domains");
    if folder.join("index.json").is_file() {
        return Some(folder);
    }
    println!("skipped: ../shared/data/negotiation-domains is absent (third-party data)");
    None
}
