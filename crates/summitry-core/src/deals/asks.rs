//! What a side should ask for first: what means much to it and little to the others (Raiffa 1982; Fisher and Ury 1981).

use num_rational::BigRational;
use num_traits::Signed;

use super::check::check;
use super::moves::Around;
use super::{DealsError, Space};

/// A change of one issue that a party gains by.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// The issue.
    pub issue: usize,
    /// The option to ask for.
    pub option: usize,
    /// What it gives each party; the asking party's is positive.
    pub gains: Vec<BigRational>,
    /// The asking party's gain as a share of what the issues can give it at most.
    pub share: f64,
    /// The others' losses, as shares of what the issues can give each of them, for one share of own gain. 0 where
    /// nobody loses.
    pub price: f64,
}

/// What `party` gains by asking for, away from `now`: the lowest price first, then the largest gain. Excluded packages
/// are left out.
///
/// # Errors
/// Where the space does not hang together, `now` is no package of it, or there is no such party.
pub fn asks(space: &Space, now: &[usize], party: usize) -> Result<Vec<Ask>, DealsError> {
    check(space)?;
    if party >= space.parties.len() {
        let (whose, what) = ("the question".to_owned(), format!("party number {}", party + 1));
        return Err(DealsError::UnknownIssue { whose, what });
    }
    let around = Around::new(space, now)?;
    let mut asks: Vec<Ask> = around
        .singles()
        .iter()
        .filter(|c| c.gains_of(party).is_positive() && around.allowed(&[c]))
        .map(|change| {
            let shares = around.shares(change);
            let share = shares.get(party).copied().unwrap_or_default();
            let others = shares.iter().enumerate().filter(|(p, _)| *p != party);
            let losses: f64 = others.map(|(_, s)| (-s).max(0.0)).sum();
            Ask {
                issue: change.issue(),
                option: change.option(),
                gains: around.gains(change),
                share,
                price: if losses > 0.0 { losses / share } else { 0.0 },
            }
        })
        .collect();
    asks.sort_by(|a, b| {
        let worth = a.price.total_cmp(&b.price).then(b.share.total_cmp(&a.share));
        worth.then((a.issue, a.option).cmp(&(b.issue, b.option)))
    });
    Ok(asks)
}
