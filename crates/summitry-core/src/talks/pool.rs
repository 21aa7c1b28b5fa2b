//! Packages gathered where there are too many to list and their values hang together across issues: talks are then about these alone.
//!
//! First those that the search of the analysis finds, of which none is as good as another for everybody, with the best and the worst found
//! for each party. Then the packages on the ways between them, changed one issue at a time from one to the next in a drawn order (path
//! relinking, Glover 1997), so that there is something at every level of worth; last, packages drawn evenly. All counted, from one seed:
//! the same space gives the same packages.

use std::collections::HashSet;

use num_traits::ToPrimitive;

use super::rounded::ratio;
use crate::deals::Options;
use crate::deals::dice::Dice;
use crate::deals::package::applies;
use crate::deals::scale::Scaled;
use crate::deals::search::search;
use crate::forecast::Quiet;

/// The most packages gathered.
pub const GATHERED: usize = 65_536;
/// Of them, drawn evenly.
const DRAWN: usize = 8_192;
/// Changes that the search may try, in each of its two parts: a quarter of the analysis's, since every table is laid out anew.
const SEARCHED: usize = 3_000_000;
/// Ways that are tried in a row without a new package before the ways are taken for exhausted.
const IN_VAIN: usize = 64;

/// Packages and what they are worth.
#[derive(Debug)]
pub(crate) struct Pool {
    /// The option of each issue, package by package.
    pub(crate) packages: Vec<Vec<u16>>,
    /// `utilities[party][place]`.
    pub(crate) utilities: Vec<Vec<f64>>,
    /// How many of them the search found.
    pub(crate) found: usize,
}

/// Gathers the packages of a space. Issues have fewer than 2^16 options.
pub(crate) fn gather(space: &Scaled) -> Option<Pool> {
    if space.sizes.iter().any(|&n| u16::try_from(n).is_err()) {
        return None;
    }
    let options = Options { search: SEARCHED, ..Options::default() };
    let found = search(space, &options, &Quiet).ok()?;
    let mut gathered = Gathered { space, seen: HashSet::new(), packages: Vec::new() };
    for package in found.packages.iter().chain(&found.ends) {
        gathered.add(package);
    }
    let known = gathered.packages.len();
    let mut dice = Dice::new(options.seed ^ 0x9e37);
    gathered.ways(known, &mut dice);
    // Twice as many draws as there is room: exclusions may rule many out.
    for _ in 0..2 * DRAWN {
        if gathered.packages.len() >= GATHERED {
            break;
        }
        let package: Vec<usize> = space.sizes.iter().map(|&n| dice.below(n)).collect();
        gathered.add(&package);
    }
    let mut utilities = vec![Vec::with_capacity(gathered.packages.len()); space.base.len()];
    for package in &gathered.packages {
        let package: Vec<usize> = package.iter().map(|&o| usize::from(o)).collect();
        let worth = space.utilities_of(&package);
        for ((list, sum), denominator) in utilities.iter_mut().zip(worth).zip(&space.denominators) {
            let small = sum.to_i64().zip(denominator.to_i64()).filter(|(sum, d)| {
                // Both exact as doubles: one division rounds once.
                sum.unsigned_abs() < 1 << 53 && d.unsigned_abs() < 1 << 53
            });
            #[expect(clippy::cast_precision_loss, reason = "checked: below 2^53")]
            list.push(small.map_or_else(|| ratio(&sum, denominator), |(s, d)| s as f64 / d as f64));
        }
    }
    Some(Pool { packages: gathered.packages, utilities, found: known })
}

struct Gathered<'a> {
    space: &'a Scaled,
    seen: HashSet<Vec<u16>>,
    packages: Vec<Vec<u16>>,
}

impl Gathered<'_> {
    /// Adds a package that may be agreed on and is not there yet; whether it was added.
    #[expect(clippy::cast_possible_truncation, reason = "issues have fewer than 2^16 options")]
    fn add(&mut self, package: &[usize]) -> bool {
        let space = self.space;
        let allowed = package
            .iter()
            .zip(&space.allowed)
            .all(|(&o, flags)| flags.get(o).copied().unwrap_or(false));
        let excluded = || space.links.iter().any(|l| l.adds.is_none() && applies(&l.on, package));
        if space.nothing || !allowed || excluded() {
            return false;
        }
        let small: Vec<u16> = package.iter().map(|&o| o as u16).collect();
        let new = self.seen.insert(small.clone());
        if new {
            self.packages.push(small);
        }
        new
    }

    /// Walks between the first `known` packages until there is room for what is drawn alone.
    fn ways(&mut self, known: usize, dice: &mut Dice) {
        if known < 2 {
            return;
        }
        let mut vain = 0;
        while self.packages.len() + DRAWN < GATHERED && vain < IN_VAIN {
            let [from, to] = [dice.below(known), dice.below(known)];
            let (Some(from), Some(to)) = (self.packages.get(from), self.packages.get(to)) else {
                return;
            };
            let to: Vec<usize> = to.iter().map(|&o| usize::from(o)).collect();
            let mut at: Vec<usize> = from.iter().map(|&o| usize::from(o)).collect();
            let mut apart: Vec<usize> = (0..at.len()).filter(|&k| at.get(k) != to.get(k)).collect();
            let mut new = false;
            while !apart.is_empty() {
                let issue = apart.swap_remove(dice.below(apart.len()));
                if let (Some(slot), Some(&option)) = (at.get_mut(issue), to.get(issue)) {
                    *slot = option;
                }
                if self.packages.len() + DRAWN < GATHERED {
                    new |= self.add(&at);
                }
            }
            vain = if new { 0 } else { vain + 1 };
        }
    }
}
