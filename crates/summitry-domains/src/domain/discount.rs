//! How utility shrinks with time, as a file states it.

use num_rational::BigRational;
use num_traits::{One, Zero};

/// How utility shrinks with time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discount {
    /// By how much.
    pub rule: DiscountRule,
    /// Whether the reservation value shrinks as well.
    pub of_reservation: bool,
    /// What NegMAS counts time by (`step`, `relative_time`, …) where its file says so; `None` is the tool's own way.
    pub clock: Option<String>,
}

/// By how much utility shrinks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiscountRule {
    /// Multiplied by this to the power of time: at the deadline (GENIUS) or after each step (NegMAS) this share is left.
    Share(BigRational),
    /// NegMAS's linear discount: (`cost` times time) to the power of `power` is taken off.
    Cost {
        /// Utility a unit of time.
        cost: BigRational,
        /// The power, 1 where none is stated.
        power: BigRational,
    },
}

impl Discount {
    /// GENIUS's discount factor.
    #[must_use]
    pub fn share(factor: BigRational) -> Self {
        Self { rule: DiscountRule::Share(factor), of_reservation: true, clock: None }
    }

    /// Whether time changes nothing. GENIUS takes 0 for no discount (`validateDiscount`), and so does NegMAS.
    #[must_use]
    pub fn is_none(&self) -> bool {
        match &self.rule {
            DiscountRule::Share(factor) => factor.is_one() || factor.is_zero(),
            DiscountRule::Cost { cost, .. } => cost.is_zero(),
        }
    }
}
