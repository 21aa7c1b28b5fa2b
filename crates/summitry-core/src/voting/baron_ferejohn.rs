//! Bargaining under majority rule with equal members, closed form.

use super::VotingError;

/// How a pie of 1 is divided once the first proposer's offer passes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Division {
    /// What whoever proposes keeps, in 0..=1.
    pub proposer: f64,
    /// What each partner is offered, in 0..=1; everybody else gets nothing.
    pub partner: f64,
    /// Number of partners: the quota less the proposer.
    pub partners: usize,
}

/// The symmetric stationary equilibrium of dividing a pie of 1 among `members`, of whom `quota` must agree, each proposing with equal
/// chance in every round, and later rounds worth `patience` times this one: the proposer keeps 1 − δ (q − 1) / n, each of q − 1
/// partners gets δ / n (Baron & Ferejohn 1989). Simple majority is q = (n + 1) / 2, unanimity q = n.
///
/// # Errors
/// No members; a quota outside 1..=members; patience outside 0..=1.
#[expect(clippy::cast_precision_loss, reason = "numbers of members")]
pub fn symmetric(members: usize, quota: usize, patience: f64) -> Result<Division, VotingError> {
    if members == 0 {
        return Err(VotingError::NoMembers);
    }
    if quota == 0 {
        return Err(VotingError::QuotaTooLow { quota: 0.0 });
    }
    let (n, q) = (members as f64, quota as f64);
    if quota > members {
        return Err(VotingError::QuotaTooHigh { quota: q, sum: n });
    }
    if !(0.0..=1.0).contains(&patience) {
        let range = "between 0 and 1";
        return Err(VotingError::Range { what: "patience", value: patience, range });
    }
    let partner = patience / n;
    Ok(Division { proposer: 1.0 - partner * (q - 1.0), partner, partners: quota - 1 })
}
