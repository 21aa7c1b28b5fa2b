//! One rule: members' weights and what they must add up to.

use super::VotingError;

/// Relative slack of every comparison with a quota: 65 % of a sum of fractions is met by what rounds to it.
pub const SLACK: f64 = 1e-9;

/// One weighted rule of a vote. Every kind is kept as one comparison Σ w ≥ needed.
#[derive(Clone, Debug, PartialEq)]
pub struct VoteRule {
    weights: Vec<f64>,
    /// What is compared: the weights, with a tie-breaker's raised by twice the slack.
    compared: Vec<f64>,
    needed: f64,
    /// The quota was a bare majority: the comparison is strict.
    strict: bool,
    tie_breaker: Option<usize>,
    quota: f64,
}

impl VoteRule {
    /// A coalition meets the rule if its weights add up to `quota` or more, up to [`SLACK`] × quota. Weights in 0..∞ in any unit,
    /// quota in the same unit, above 0 and at most their sum.
    ///
    /// # Errors
    /// No members, a weight out of range, all weights zero, a quota of nothing or above the sum.
    pub fn at_least(weights: Vec<f64>, quota: f64) -> Result<Self, VotingError> {
        let sum = checked_sum(&weights)?;
        if quota.is_nan() || quota <= 0.0 {
            return Err(VotingError::QuotaTooLow { quota });
        }
        let needed = quota * (1.0 - SLACK);
        if sum < needed {
            return Err(VotingError::QuotaTooHigh { quota, sum });
        }
        let compared = weights.clone();
        Ok(VoteRule { weights, compared, needed, strict: false, tie_breaker: None, quota })
    }

    /// As [`VoteRule::at_least`] with the quota as a share of the sum of all weights, in (0, 1].
    ///
    /// # Errors
    /// As [`VoteRule::at_least`].
    pub fn share(weights: Vec<f64>, share: f64) -> Result<Self, VotingError> {
        let sum = checked_sum(&weights)?;
        VoteRule::at_least(weights, share * sum)
    }

    /// More than half of the weights; exactly half is enough if and only if the tie-breaker, if there is one, is in the
    /// coalition. Whoever breaks ties may weigh 0: a chair without a vote.
    ///
    /// # Errors
    /// No members, a weight out of range, all weights zero, a tie-breaker who is not there.
    pub fn more_than_half(
        weights: Vec<f64>,
        tie_breaker: Option<usize>,
    ) -> Result<Self, VotingError> {
        let quota = checked_sum(&weights)? / 2.0;
        let mut compared = weights.clone();
        if let Some(member) = tie_breaker {
            let members = weights.len();
            let weight =
                compared.get_mut(member).ok_or(VotingError::NoSuchMember { member, members })?;
            *weight += 2.0 * SLACK * quota;
        }
        let needed = quota * (1.0 + SLACK);
        Ok(VoteRule { weights, compared, needed, strict: true, tie_breaker, quota })
    }

    /// The weights as given.
    #[must_use]
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// What is needed: a sum of weights, to be exceeded where the rule is a bare majority.
    #[must_use]
    pub fn quota(&self) -> f64 {
        self.quota
    }

    /// Weights as compared with [`VoteRule::needed`].
    pub(super) fn compared(&self) -> &[f64] {
        &self.compared
    }

    /// The compared sum from which on the rule is met.
    pub(super) fn needed(&self) -> f64 {
        self.needed
    }

    /// The rule in whole numbers, (weights, quota), where its weights are multiples of a thousandth part of a power of ten.
    ///
    /// A strict rule doubles: 2 Σ w + [tie-breaker] ≥ total + 1.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "rounded, not negative, and at most 2⁴⁰"
    )]
    pub(super) fn whole(&self) -> Option<(Vec<usize>, usize)> {
        const LARGEST: f64 = 1_099_511_627_776.0;
        let mut scale = 1.0;
        let scaled = loop {
            let scaled: Vec<f64> = self.weights.iter().map(|w| w * scale).collect();
            if scaled.iter().any(|&w| w > LARGEST) || scale > 1e6 {
                return None;
            }
            if scaled.iter().all(|&w| (w - libm::rint(w)).abs() <= SLACK * w) {
                break scaled;
            }
            scale *= 10.0;
        };
        let mut weights: Vec<usize> = scaled.iter().map(|&w| libm::rint(w) as usize).collect();
        if self.strict {
            let total: usize = weights.iter().sum();
            weights.iter_mut().for_each(|w| *w *= 2);
            if let Some(weight) = self.tie_breaker.and_then(|member| weights.get_mut(member)) {
                *weight += 1;
            }
            return Some((weights, total + 1));
        }
        let divisor = weights.iter().fold(0, |a, &b| num_integer::gcd(a, b)).max(1);
        weights.iter_mut().for_each(|w| *w /= divisor);
        Some((weights, libm::ceil(self.needed * scale / to_f64(divisor)) as usize))
    }
}

/// A whole number as a double.
#[expect(clippy::cast_precision_loss, reason = "at most 2⁵³")]
fn to_f64(whole: usize) -> f64 {
    whole as f64
}

/// Σ w, of weights that are weights.
fn checked_sum(weights: &[f64]) -> Result<f64, VotingError> {
    if weights.is_empty() {
        return Err(VotingError::NoMembers);
    }
    if let Some((member, &value)) =
        weights.iter().enumerate().find(|(_, w)| !w.is_finite() || **w < 0.0)
    {
        return Err(VotingError::Weight { member, value });
    }
    let sum: f64 = weights.iter().sum();
    if sum > 0.0 { Ok(sum) } else { Err(VotingError::AllZero) }
}
