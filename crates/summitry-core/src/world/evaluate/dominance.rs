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

/// A row that may dominate: its number among the accepted, its σ and its measure.
#[derive(Clone, Copy, Debug)]
struct Ranked {
    row: usize,
    sigma: f64,
    measure: f64,
}

/// Memory for the count.
#[derive(Clone, Debug, Default)]
pub(super) struct Dominance {
    order: Vec<Ranked>,
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
        // Both ascend, so the measures are walked once beside the rows.
        let mut measures = zone.measure.iter().enumerate();
        for (number, (&row, &sigma)) in accepted.iter().zip(sigma).enumerate() {
            while needed.next_if(|&n| n < row).is_some() {}
            let measure = measures.find(|(at, _)| *at == row).map(|(_, measure)| *measure);
            if needed.peek() != Some(&row) {
                order.extend(measure.map(|measure| Ranked { row: number, sigma, measure }));
            }
        }
        best_of(order, best);
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
fn best_of(order: &mut [Ranked], best: &mut Vec<(usize, f64)>) {
    best.clear();
    let down = |a: &Ranked, b: &Ranked| b.sigma.total_cmp(&a.sigma).then(a.row.cmp(&b.row));
    let mut looked = FIRST;
    let sorted = loop {
        if looked >= order.len() {
            break order.len();
        }
        let (higher, next, _) = order.select_nth_unstable_by(looked, down);
        let tied = next.sigma + 2.0 * TIE;
        let above: f64 = higher.iter().filter(|a| a.sigma > tied).map(|a| a.measure).sum();
        if above >= PLACES {
            break looked;
        }
        looked *= 4;
    };
    let (sorted, _) = order.split_at_mut(sorted);
    sorted.sort_unstable_by(down);
    let mut rest = &*sorted;
    let mut above = 0.0;
    while let Some(first) = rest.first().filter(|_| above < PLACES) {
        let alike = rest.iter().take_while(|a| first.sigma - a.sigma <= TIE).count();
        let (tied, lower) = rest.split_at(alike);
        let group: f64 = tied.iter().map(|a| a.measure).sum();
        if group > 0.0 {
            let part = ((PLACES - above) / group).min(1.0);
            best.extend(tied.iter().map(|a| (a.row, part * a.measure)));
        }
        above += group;
        rest = lower;
    }
}
