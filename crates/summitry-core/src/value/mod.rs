//! An uncertain number: what it is called, how it is spread, who supports it.

mod drawn;
pub mod normal;
mod quantile;
pub mod streams;

pub use drawn::Drawn;
pub use quantile::{logistic, logit};

/// Where a value stands in [`Scenario::values`](crate::scenario::Scenario::values), and so in every world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ValueId(pub usize);

/// One uncertain number of the file, or a default that stands in for one.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// Dotted path in the file, such as `wants.us.visas.matters`. It names the stream of uniforms this value is drawn
    /// from, so two runs that differ in one line differ only through that line.
    pub path: String,
    /// The distribution, in the unit of its [`ValueKind`].
    pub spread: Spread,
    /// What kind of quantity it is; the family of `spread` follows from it.
    pub kind: ValueKind,
    /// Who says so.
    pub support: Support,
}

/// What kind of quantity a value is. The kind decides the unit, the bounds and which family a range stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// Importance, 0 to 100: a swing weight, what the step from worst to best is worth.
    Importance,
    /// Score of an option, 0 (worst) to 100 (best).
    Score,
    /// A chance, 0 to 1 (written in percent or as a likelihood word).
    Chance,
    /// A share between 0 and 1 that is no chance (`engine.usual_share`, `engine.threats_together`).
    Share,
    /// A positive factor or amount: capacity, effort, pull, sharpness, stakes, power.
    Positive,
    /// Points on a side's own scale, on which an issue that matters 40 swings by 40; may be negative.
    Points,
}

/// The distribution of a value, parameterised so that one uniform number gives one draw through the inverse CDF.
#[derive(Clone, Debug, PartialEq)]
pub enum Spread {
    /// Exactly this.
    Point(f64),
    /// Normal, clipped to `[min, max]`.
    Normal {
        /// Mean before clipping.
        mean: f64,
        /// Standard deviation before clipping, above 0.
        sd: f64,
        /// Smallest value; draws below are set to it.
        min: f64,
        /// Largest value; draws above are set to it.
        max: f64,
    },
    /// Log-normal: the logarithm is normal with this mean and standard deviation.
    LogNormal {
        /// Mean of the natural logarithm.
        mu: f64,
        /// Standard deviation of the natural logarithm, above 0.
        sigma: f64,
    },
    /// Logit-normal on (0, 1): ln(p/(1 − p)) is normal.
    LogitNormal {
        /// Mean of the logit.
        mu: f64,
        /// Standard deviation of the logit, above 0.
        sigma: f64,
    },
    /// PERT (Malcolm et al. 1959): a beta with shape 4 stretched over `[low, high]`.
    Pert {
        /// Lowest possible value.
        low: f64,
        /// Most likely value.
        mode: f64,
        /// Highest possible value, above `low`.
        high: f64,
    },
    /// Beta on 0..1: what a count of `a − ½` yes and `b − ½` no leaves open (Jeffreys 1946).
    Beta {
        /// First shape, above 0.
        a: f64,
        /// Second shape, above 0.
        b: f64,
    },
    /// One of several numbers, each with its weight; weights are positive and sum to 1.
    OneOf(Vec<(f64, f64)>),
}

/// Who says so: the class of support behind a value, counted on page one of every brief.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Support {
    /// The number itself stands in a cited quote.
    Stated,
    /// A cited quote gives the direction; the size is the file author's.
    Direction,
    /// The file author's own judgement, no quote.
    Judgement,
    /// Nothing in the file: Summitry's stated default.
    Default,
}

/// The standard normal quantile of 0.95: a range "a to b" puts nine chances in ten between its ends.
pub const Z95: f64 = 1.644_853_626_951_472_7;
