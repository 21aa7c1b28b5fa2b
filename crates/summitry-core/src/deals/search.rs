//! Searching linked spaces that are too large to go through: good packages for everybody, none proven best.
//!
//! Annealing (Kirkpatrick, Gelatt & Vecchi 1983) towards many balances between the parties, by weighted sums and by weighted distance
//! from the best each could have (Chebyshev; Bowman 1976), then Pareto local search (Paquete, Chiarandini & Stützle 2004): every package found
//! is changed by one option, and by two on linked issues, until no change leads to a package that none found is as good as.
//! All is counted, not timed, and drawn from one seed.

mod anneal;
mod archive;
mod landscape;
mod local;

use super::{dice::Dice, options::Options, scale::Scaled};
use crate::forecast::{Cancelled, Watcher};
use anneal::Balance;
use archive::Archive;
use landscape::Landscape;

/// Balances between two parties; more parties share as many again each.
const BALANCES: usize = 33;
/// The most changes tried for one balance.
const STEPS: usize = 240_000;

/// What parts the search's draws from those of the packages drawn beside it.
const APART: u64 = 0x5eed;

/// What a search found.
pub(crate) struct Found {
    /// Packages, none of which is as good as another for everybody.
    pub(crate) packages: Vec<Vec<usize>>,
    /// The best and the worst package found for each party.
    pub(crate) ends: Vec<Vec<usize>>,
    /// Packages weighed.
    pub(crate) weighed: u64,
}

/// Searches a space; nothing where every package is ruled out or none that is not is found.
pub(crate) fn search(
    space: &Scaled,
    options: &Options,
    control: &dyn Watcher,
) -> Result<Found, Cancelled> {
    let mut found = Found { packages: Vec::new(), ends: Vec::new(), weighed: 0 };
    if space.nothing {
        return Ok(found);
    }
    let land = Landscape::new(space);
    let mut dice = Dice::new(options.seed ^ APART);
    let parties = land.parties();
    let mut archive = Archive::default();
    // The ends first: what the balances are measured by, and for two parties the frontier's own ends.
    let mut best = vec![f64::NEG_INFINITY; parties];
    let balances = BALANCES * parties.max(2) / 2;
    let steps = (options.search / (balances + 2 * parties)).min(STEPS);
    let mut run = |balance: &Balance, archive: &mut Archive, dice: &mut Dice| {
        if !control.done(0) {
            return Err(Cancelled);
        }
        found.weighed += steps as u64;
        Ok(anneal::anneal(&land, balance, steps, dice, archive))
    };
    for (party, best) in best.iter_mut().enumerate() {
        for sign in [1.0, -1.0] {
            let weights = (0..parties).map(|i| if i == party { sign } else { 0.0 }).collect();
            let Some(end) = run(&Balance::Sum(weights), &mut archive, &mut dice)? else { continue };
            if sign > 0.0 {
                *best = land.start(&end).worth.get(party).copied().unwrap_or(*best);
            }
            found.ends.push(land.package(&end));
        }
    }
    let spans: Vec<f64> = best.iter().zip(land.floor()).map(|(b, f)| (b - f).max(1.0)).collect();
    for number in 0..balances {
        let shares = shares(parties, number, balances, &mut dice);
        let weights = shares.iter().zip(&spans).map(|(share, span)| share / span).collect();
        let balance = if number % 2 == 0 {
            Balance::Sum(weights)
        } else {
            Balance::Distance { best: best.clone(), weights }
        };
        run(&balance, &mut archive, &mut dice)?;
    }
    found.weighed += local::improve(&land, &mut archive, options.search, control)?;
    found.packages = archive.into_points().map(|point| land.package(&point.at)).collect();
    Ok(found)
}

/// What each party's gains weigh in a balance, 0 to 1: for two an even row, for more drawn evenly from all (Dirichlet, by spacings).
fn shares(parties: usize, number: usize, of: usize, dice: &mut Dice) -> Vec<f64> {
    if parties == 2 {
        let share = (number as f64 + 0.5) / of as f64;
        return vec![share, 1.0 - share];
    }
    let raw: Vec<f64> = (0..parties).map(|_| -libm::log(1.0 - dice.uniform())).collect();
    let sum: f64 = raw.iter().sum();
    raw.into_iter().map(|r| r / sum.max(1e-12)).collect()
}
