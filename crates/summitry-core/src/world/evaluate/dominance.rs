//! How many packages are better for everybody: N(x), counted among the best ones (docs/model.md, section 6).

use crate::world::{rows::Rows, zone::Packages};

/// The measure of packages that may dominate another: sixteen places. Who dominates has the higher σ, so the best ones see
/// nearly all of it, and the count stays cheap and blind to clones.
const PLACES: f64 = 16.0;
/// Standard deviations of a gain over which dominating fades in, so that no chance jumps where two packages meet.
const FADE: f64 = 0.05;
/// Packages this close in σ share a place in the order.
const TIE: f64 = 1e-9;
/// How many of the best rows are looked at first; more where their measure does not reach the places.
const FIRST: usize = 32;

/// Memory for the count.
#[derive(Clone, Debug, Default)]
pub(super) struct Dominance {
    order: Vec<usize>,
    /// The rows that may dominate, by number among the accepted, with their measure.
    best: Vec<(usize, f64)>,
    /// Their gains, `rivals[party * best + number]`, their measures, and how one row compares with each.
    rivals: Vec<f64>,
    shares: Vec<f64>,
    least: Vec<f64>,
    most: Vec<f64>,
    /// N of every accepted row.
    pub(super) count: Vec<f64>,
}

impl Dominance {
    /// Counts for every accepted row of one side-deal state; `standard` holds their gains in standard deviations, party by
    /// party, and `sigma` their σ.
    pub(super) fn fill(
        &mut self,
        zone: &Packages,
        parties: usize,
        accepted: &[usize],
        sigma: &[f64],
        standard: &Rows<f64>,
    ) {
        let Dominance { order, best, rivals, shares, least, most, count } = self;
        order.clear();
        // Rows that need a link to hold are not possible in every state, so they stand against nobody.
        let mut needed = zone.needed.iter().map(|&(row, _)| row).peekable();
        for (a, &row) in accepted.iter().enumerate() {
            while needed.next_if(|&n| n < row).is_some() {}
            if needed.peek() != Some(&row) {
                order.push(a);
            }
        }
        let measure = |a: usize| zone.measure[accepted[a]];
        best_of(order, sigma, measure, best);
        lay_out(best, standard, parties, rivals, shares);
        count.clear();
        let places = shares.len();
        for gains in standard.iter() {
            least.clear();
            least.resize(places, f64::INFINITY);
            most.clear();
            most.resize(places, f64::NEG_INFINITY);
            for (mine, theirs) in gains.iter().zip(rivals.chunks_exact(places.max(1))) {
                for ((least, most), theirs) in least.iter_mut().zip(&mut *most).zip(theirs) {
                    let over = theirs - mine;
                    *least = if over < *least { over } else { *least };
                    *most = if over > *most { over } else { *most };
                }
            }
            let mut dominated = 0.0;
            for ((least, most), share) in least.iter().zip(&*most).zip(&*shares) {
                if *least > -FADE && *most > 0.0 {
                    dominated += share * (most / FADE).min(1.0) * (1.0 + least / FADE).min(1.0);
                }
            }
            count.push(dominated);
        }
    }
}

/// The best rows' gains, party by party, so that a row is compared with all of them at once.
fn lay_out(
    best: &[(usize, f64)],
    standard: &Rows<f64>,
    parties: usize,
    rivals: &mut Vec<f64>,
    shares: &mut Vec<f64>,
) {
    rivals.clear();
    for i in 0..parties {
        rivals.extend(best.iter().map(|&(y, _)| standard.cell(y, i)));
    }
    shares.clear();
    shares.extend(best.iter().map(|&(_, share)| share));
}

/// The rows of highest σ up to a measure of [`PLACES`], each with the part of its measure that has a place.
fn best_of(
    order: &mut [usize],
    sigma: &[f64],
    measure: impl Fn(usize) -> f64,
    best: &mut Vec<(usize, f64)>,
) {
    best.clear();
    let down = |a: &usize, b: &usize| sigma[*b].total_cmp(&sigma[*a]).then(a.cmp(b));
    let mut looked = FIRST;
    let sorted = loop {
        if looked >= order.len() {
            break order.len();
        }
        order.select_nth_unstable_by(looked, down);
        let tied = sigma[order[looked]] + 2.0 * TIE;
        let above: f64 =
            order[..looked].iter().filter(|&&a| sigma[a] > tied).map(|&a| measure(a)).sum();
        if above >= PLACES {
            break looked;
        }
        looked *= 4;
    };
    order[..sorted].sort_unstable_by(down);
    let mut rest = &order[..sorted];
    let mut above = 0.0;
    while let Some(&first) = rest.first().filter(|_| above < PLACES) {
        let tied = rest.iter().take_while(|&&a| sigma[first] - sigma[a] <= TIE).count();
        let group: f64 = rest[..tied].iter().map(|&a| measure(a)).sum();
        if group > 0.0 {
            let part = ((PLACES - above) / group).min(1.0);
            best.extend(rest[..tied].iter().map(|&a| (a, part * measure(a))));
        }
        above += group;
        rest = &rest[tied..];
    }
}
