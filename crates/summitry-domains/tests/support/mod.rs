//! A reference that enumerates every package in exact fractions: slow, short and obviously right.
#![allow(dead_code, reason = "each test file uses its own part")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use num_rational::BigRational;
use num_traits::{One, Zero};
use summitry_core::deals::Space;

/// What enumeration finds.
pub(crate) struct Reference {
    pub(crate) packages: usize,
    pub(crate) rational: usize,
    /// Points of utilities with the packages that reach them, in order.
    pub(crate) frontier: BTreeMap<Vec<BigRational>, Vec<usize>>,
    /// Packages with the highest product of gains among rational ones, over NegMAS's disagreement point.
    pub(crate) nash: Vec<usize>,
}

impl Reference {
    pub(crate) fn frontier_packages(&self) -> Vec<usize> {
        let mut all: Vec<usize> = self.frontier.values().flatten().copied().collect();
        all.sort_unstable();
        all
    }
}

/// Every package's utilities, in index order (the first issue most significant).
pub(crate) fn utilities(space: &Space) -> Vec<Vec<BigRational>> {
    let sizes: Vec<usize> = space.issues.iter().map(|issue| issue.options.len()).collect();
    let count: usize = sizes.iter().product();
    let mut package = vec![0; sizes.len()];
    let mut all = Vec::with_capacity(count);
    for _ in 0..count {
        let point = space
            .parties
            .iter()
            .map(|party| {
                let mut sum = party.base.clone();
                for (issue, option) in package.iter().enumerate() {
                    sum += &party.values[issue][*option];
                }
                for link in &party.interactions {
                    if link.on.iter().all(|(issue, flags)| flags[package[*issue]]) {
                        sum += &link.adds;
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
    all
}

pub(crate) fn enumerate(space: &Space) -> Reference {
    let all = utilities(space);
    let reservations: Vec<&BigRational> = space.parties.iter().map(|p| &p.reservation).collect();
    let mut points: BTreeMap<Vec<BigRational>, Vec<usize>> = BTreeMap::new();
    let mut rational = 0;
    for (index, point) in all.iter().enumerate() {
        if point.iter().zip(&reservations).all(|(u, r)| u >= *r) {
            rational += 1;
            points.entry(point.clone()).or_default().push(index);
        }
    }
    // From the highest first utility down: a point is undominated where none kept so far is at least as good in all.
    let mut kept: Vec<Vec<BigRational>> = Vec::new();
    let mut frontier = BTreeMap::new();
    for (point, packages) in points.into_iter().rev() {
        let dominated = kept.iter().any(|other| other.iter().zip(&point).all(|(a, b)| a >= b));
        if !dominated {
            kept.push(point.clone());
            frontier.insert(point, packages);
        }
    }
    // NegMAS's disagreement point: the reservation value, or the worst package where that is better.
    let disagreement: Vec<BigRational> = (0..space.parties.len())
        .map(|party| {
            let worst = all.iter().map(|point| &point[party]).min().unwrap();
            worst.max(reservations[party]).clone()
        })
        .collect();
    let product = |point: &[BigRational]| {
        point.iter().zip(&disagreement).fold(BigRational::one(), |all, (u, d)| all * (u - d))
    };
    let best = frontier.keys().map(|point| product(point)).max().unwrap_or_else(BigRational::zero);
    let mut nash: Vec<usize> = frontier
        .iter()
        .filter(|(point, _)| product(point) == best)
        .flat_map(|(_, packages)| packages.iter().copied())
        .collect();
    nash.sort_unstable();
    Reference { packages: all.len(), rational, frontier, nash }
}

/// The folder of third-party domains beside the repository, or `None` with a printed reason.
pub(crate) fn shared_domains() -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = root.join("../shared/data/negotiation-domains");
    if folder.join("index.json").is_file() {
        return Some(folder);
    }
    println!(
        "skipped: ../shared/data/negotiation-domains is not here (third-party data, never committed)"
    );
    None
}
