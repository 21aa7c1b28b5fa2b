//! Swaps: I give this, you give that, and nobody loses (logrolling; Raiffa 1982, chapters 10–11 and 14).
//!
//! The same search finds the low-hanging fruit: changes of a single issue that cost nobody anything.

use num_rational::BigRational;

use super::check::check;
use super::moves::{Around, Change, Move};
use super::{DealsError, Space};

/// Whether a change needs something in return.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SwapKind {
    /// One change that costs nobody anything.
    Free,
    /// Two changes, each at somebody's cost, that together cost nobody anything.
    Swap,
}

/// Changes after which nobody is worse off and somebody is better off.
#[derive(Clone, Debug, PartialEq)]
pub struct Swap {
    /// One change or two.
    pub kind: SwapKind,
    /// The changes, by issue.
    pub moves: Vec<Move>,
    /// What they give each party together, links between issues counted.
    pub gains: Vec<BigRational>,
    /// The package afterwards.
    pub package: Vec<usize>,
    /// The smallest of the parties' gains as a share of what the issues can give that party at most; then orders.
    pub least_share: f64,
    /// The sum of those shares.
    pub total_share: f64,
}

/// All free changes and swaps of two issues away from `now`, free changes first; then by the smallest share of gain,
/// the sum of shares, and the package. At most `most`.
///
/// # Errors
/// Where the space does not hang together or `now` is no package of it.
pub fn swaps(space: &Space, now: &[usize], most: usize) -> Result<Vec<Swap>, DealsError> {
    check(space)?;
    let around = Around::new(space, now)?;
    let singles = around.singles();
    let mut out: Vec<(SwapKind, Vec<&Change>, Change)> = Vec::new();
    for (i, first) in singles.iter().enumerate() {
        if first.nobody_loses() {
            if first.somebody_gains() && around.allowed(&[first]) {
                out.push((SwapKind::Free, vec![first], first.clone()));
            }
            continue;
        }
        for second in singles.iter().skip(i + 1) {
            if second.issue() == first.issue() || second.nobody_loses() {
                continue;
            }
            let both = around.both(first, second);
            if both.nobody_loses() && both.somebody_gains() && around.allowed(&[first, second]) {
                out.push((SwapKind::Swap, vec![first, second], both));
            }
        }
    }
    let mut swaps: Vec<Swap> = out
        .into_iter()
        .map(|(kind, parts, change)| {
            let shares = around.shares(&change);
            let moves = parts.into_iter().map(|part| around.to_move(part));
            Swap {
                kind,
                moves: moves.collect(),
                gains: around.gains(&change),
                package: around.after(&change),
                least_share: shares.iter().copied().fold(f64::INFINITY, f64::min),
                total_share: shares.iter().sum(),
            }
        })
        .collect();
    swaps.sort_by(|a, b| {
        let shares = b.least_share.total_cmp(&a.least_share);
        let shares = shares.then(b.total_share.total_cmp(&a.total_share));
        a.kind.cmp(&b.kind).then(shares).then_with(|| a.package.cmp(&b.package))
    });
    swaps.truncate(most);
    Ok(swaps)
}
