//! Exchange of positions with equal gains.
//!
//! Two parties on opposite sides of two outcomes can both gain: each votes nearer to the other on the issue it cares less about. The
//! outcome of an issue is the weighted mean of what is voted. A shift δ of an outcome towards a party is worth salience × δ to it,
//! and the two give so much that both gain the same (Stokman & Van Oosten 1994). Written from that description, and compared
//! with runs of another implementation; the conventions the paper leaves open are said at [`round`].

use super::trade::{Ground, Leg, Trade};
use super::{PositionsError, Stance, checked};

/// Positions by issue and party; `None` where a party takes no part in an issue.
pub type ExchangeTable = [Vec<Option<Stance>>];

/// One party's part in an exchange: on which issue it gives way, and by how much.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Concession {
    /// The party, from 0.
    pub party: usize,
    /// The issue it gives way on, from 0; it gains on the other party's.
    pub issue: usize,
    /// What it would have voted before, 0..=100.
    pub from: f64,
    /// What it votes now, 0..=100.
    pub to: f64,
}

/// An exchange that took place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exchange {
    /// What each of the two gains: points of outcome × salience as a share of 1.
    pub gain: f64,
    /// Who gives way on the later of the two issues.
    pub later: Concession,
    /// Who gives way on the earlier.
    pub earlier: Concession,
}

/// One round of exchanges.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// Outcome of each issue if everybody votes its position.
    pub before: Vec<f64>,
    /// Exchanges that were possible at the start.
    pub possible: usize,
    /// Those that took place, in order.
    pub exchanges: Vec<Exchange>,
    /// What is voted in the end, by issue and party.
    pub votes: Vec<Vec<Option<f64>>>,
    /// Outcome of each issue by these votes.
    pub after: Vec<f64>,
}

/// All exchanges of one round, the most gainful first. Positions and salience in 0..=100.
///
/// Conventions, as in the runs compared with: who stands at the outcome counts as below it; outcomes and sides are those at the start.
/// A party moves one way only on an issue in a round, no further than the other party's position, and the moves weighed for one side of
/// an exchange do not add up to more than 100. An exchange does not carry an outcome past the position of whoever gains from it;
/// of earlier exchanges that counts those it gained from itself, and of several moves by one party the shortest; where the
/// outcome stands exactly there already, it may. Of exchanges with the same gain, to ten digits, the one that stood earlier goes first.
///
/// # Errors
/// Issues with different numbers of parties, nobody on an issue, all weights zero, a number out of its range.
pub fn round(table: &ExchangeTable) -> Result<Round, PositionsError> {
    let sums = check(table)?;
    let before: Vec<f64> = table.iter().zip(&sums).map(|(row, sum)| outcome(row, *sum)).collect();
    let mut open = candidates(table, &sums, &before);
    let possible = open.iter().filter(|trade| trade.valid).count();
    let mut votes: Vec<Vec<Option<f64>>> =
        table.iter().map(|row| row.iter().map(|p| p.map(|p| p.at)).collect()).collect();
    let mut exchanges = Vec::new();
    while !open.is_empty() {
        // a stable sort: of equal gains the one that stood earlier stays first
        open.sort_by(|a, b| b.rank().total_cmp(&a.rank()));
        let done = open.remove(0);
        if !done.valid {
            continue;
        }
        open.retain(|trade| trade.valid);
        open.iter_mut().for_each(|trade| trade.after(&done));
        open.retain(|trade| trade.valid);
        for leg in &done.legs {
            let vote = votes.get_mut(leg.issue).and_then(|row| row.get_mut(leg.party));
            vote.into_iter().for_each(|vote| *vote = Some(leg.to()));
        }
        let [later, earlier] = done.legs.each_ref().map(moved);
        exchanges.push(Exchange { gain: done.gain, later, earlier });
    }
    let after = table
        .iter()
        .zip(&votes)
        .zip(&sums)
        .map(|((row, votes), sum)| {
            let voted = row.iter().zip(votes).filter_map(|(p, vote)| Some((p.as_ref()?, (*vote)?)));
            voted.map(|(p, vote)| p.weight() * vote).sum::<f64>() / sum
        })
        .collect();
    Ok(Round { before, possible, exchanges, votes, after })
}

/// Where parties stand when the next round begins: x + ((1 − s) 0.4 + 0.1) (y − x), with s salience as a share of 1 and y what was
/// voted: who cares less about an issue comes to stand nearer to its vote.
#[must_use]
pub fn next(table: &ExchangeTable, round: &Round) -> Vec<Vec<Option<Stance>>> {
    let moved = |p: Option<Stance>, vote: Option<f64>| {
        p.map(|p| {
            let part = (1.0 - p.salience / 100.0) * 0.4 + 0.1;
            Stance { at: p.at + part * (vote.unwrap_or(p.at) - p.at), ..p }
        })
    };
    let rows = table.iter().zip(&round.votes);
    rows.map(|(row, votes)| row.iter().zip(votes).map(|(p, vote)| moved(*p, *vote)).collect())
        .collect()
}

fn moved(leg: &Leg) -> Concession {
    Concession { party: leg.party, issue: leg.issue, from: leg.at, to: leg.to() }
}

fn outcome(row: &[Option<Stance>], sum: f64) -> f64 {
    row.iter().flatten().map(|p| p.weight() * p.at).sum::<f64>() / sum
}

/// The sum of weights on each issue.
fn check(table: &ExchangeTable) -> Result<Vec<f64>, PositionsError> {
    let expected = table.first().map_or(0, Vec::len);
    let mut sums = Vec::with_capacity(table.len());
    for (issue, row) in table.iter().enumerate() {
        if row.len() != expected {
            return Err(PositionsError::Shape { issue, found: row.len(), expected });
        }
        for (party, p) in row.iter().enumerate() {
            if let Some(value) = p.map(|p| p.at).filter(|at| !(0.0..=100.0).contains(at)) {
                let range = "between 0 and 100";
                return Err(PositionsError::Range { what: "position", party, value, range });
            }
        }
        sums.push(checked(&row.iter().flatten().copied().collect::<Vec<_>>())?);
    }
    Ok(sums)
}

/// Every pair of issues and every two parties on opposite sides of both outcomes.
fn candidates(table: &ExchangeTable, sums: &[f64], before: &[f64]) -> Vec<Trade> {
    let grounds: Vec<(Ground, f64)> = table
        .iter()
        .zip(sums)
        .zip(before)
        .enumerate()
        .map(|(issue, ((row, &sum), &outcome))| (Ground { issue, row, sum }, outcome))
        .collect();
    let mut found = Vec::new();
    let mut later = grounds.iter();
    for &(p, p_outcome) in &grounds {
        later.next();
        for &(q, q_outcome) in later.clone() {
            // by the outcomes they stand at or below
            let (mut none, mut first, mut second, mut both) = (vec![], vec![], vec![], vec![]);
            for (party, pair) in p.row.iter().zip(q.row).enumerate() {
                if let (Some(at_p), Some(at_q)) = pair {
                    let side = match (at_p.at <= p_outcome, at_q.at <= q_outcome) {
                        (false, false) => &mut none,
                        (true, false) => &mut first,
                        (false, true) => &mut second,
                        (true, true) => &mut both,
                    };
                    side.push(party);
                }
            }
            for (ours, theirs) in [(none, both), (first, second)] {
                for i in ours {
                    found.extend(theirs.iter().filter_map(|&j| Trade::new([p, q], [i, j])));
                }
            }
        }
    }
    found
}
