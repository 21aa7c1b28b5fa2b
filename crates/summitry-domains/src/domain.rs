//! A negotiation domain as its own file states it: nothing scaled, nothing cut, nothing rounded.

mod discount;
mod forbidden;

pub use discount::{Discount, DiscountRule};
pub use forbidden::{Forbidden, ForbiddenValues};

use indexmap::IndexMap;
use num_bigint::BigInt;
use num_rational::BigRational;

/// The tool whose file format a domain came in, which is also whose meaning its numbers have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// GENIUS: `negotiation_template` and `utility_space` in XML.
    Genius,
    /// GeniusWeb: JSON with `issuesValues` and `LinearAdditiveUtilitySpace`.
    GeniusWeb,
    /// NegMAS: YAML or JSON with `type: …OutcomeSpace` and `type: …UtilityFunction`.
    Negmas,
    /// NegoLog: JSON with `issueWeights` and `issues`.
    Negolog,
    /// LLM-Deliberation: `config.txt` and `scores_files/`.
    Scorable,
    /// One room of a Summitry scenario, see [`write_space`](crate::write_space); no file is read as this.
    Summitry,
}

impl Format {
    /// The tool's name as its makers write it.
    #[must_use]
    pub fn tool(self) -> &'static str {
        match self {
            Self::Genius => "GENIUS",
            Self::GeniusWeb => "GeniusWeb",
            Self::Negmas => "NegMAS",
            Self::Negolog => "NegoLog",
            Self::Scorable => "LLM-Deliberation",
            Self::Summitry => "Summitry",
        }
    }
}

/// Issues and, for each party, a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Domain {
    /// The domain's own name, or the folder's.
    pub name: String,
    /// Whose file this was.
    pub format: Format,
    /// The agenda in the domain file's order.
    pub issues: Vec<Issue>,
    /// One profile a party, in the order given.
    pub profiles: Vec<Profile>,
    /// What the reader had to pass over or put right, in words.
    pub remarks: Vec<String>,
}

/// One point of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The issue's name, unique within the domain.
    pub name: String,
    /// A sentence about it, where the file has one.
    pub description: Option<String>,
    /// What it can be.
    pub values: IssueValues,
}

/// What an issue can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IssueValues {
    /// Named options in the file's order, unique names.
    Options(Vec<OptionItem>),
    /// Every whole number from `low` to `high`, both included.
    Integer {
        /// The smallest.
        low: BigInt,
        /// The largest, not below `low`.
        high: BigInt,
    },
    /// Every real number from `low` to `high`.
    Real {
        /// The smallest.
        low: BigRational,
        /// The largest, not below `low`.
        high: BigRational,
    },
    /// `low`, `low + step`, … up to at most `high`.
    Steps {
        /// The first.
        low: BigRational,
        /// The bound the last does not pass.
        high: BigRational,
        /// The distance, above zero.
        step: BigRational,
    },
}

/// One option of a discrete issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionItem {
    /// The option's name, unique within the issue.
    pub name: String,
    /// A sentence about it, where the file has one.
    pub description: Option<String>,
    /// GENIUS's `cost`, kept to be written back; no tool computes with it.
    pub cost: Option<BigRational>,
}

impl OptionItem {
    /// An option with a name and nothing else.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), description: None, cost: None }
    }
}

/// What one party thinks of every package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The party's name: the profile's own or the file's, unique within the domain.
    pub name: String,
    /// One entry an issue, in the domain's order.
    pub terms: Vec<Term>,
    /// A constant added to every package (NegMAS's `bias`); zero in the other formats.
    pub bias: BigRational,
    /// What depends on several issues together; empty for additive profiles.
    pub rectangles: Vec<Rectangle>,
    /// Packages the party would rather do without a deal than take, whatever that is worth: NegMAS's minus infinity.
    pub forbidden: Vec<Forbidden>,
    /// GENIUS divides a nonlinear profile by this.
    pub max_utility: Option<BigRational>,
    /// What the party gets without a deal.
    pub reservation: Reservation,
    /// How utility shrinks with time; `None` where the file says nothing.
    pub discount: Option<Discount>,
}

/// One issue's part of a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The weight as the file states it; `None` where it states none.
    pub weight: Option<BigRational>,
    /// How the issue's values are evaluated.
    pub evaluator: Evaluator,
}

/// How one issue's values are evaluated, in the file's own scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evaluator {
    /// The profile says nothing of this issue.
    Nothing,
    /// One number an option, in the domain's order; `None` where the profile leaves one out.
    Table(Vec<Option<BigRational>>),
    /// Numbers for whole-number values by the value itself (NegMAS tables over ranges).
    NumberTable(IndexMap<String, BigRational>),
    /// `slope · value + offset`; in GENIUS, `slope · (value − lowest) + offset` for whole numbers.
    Linear {
        /// Change per unit.
        slope: BigRational,
        /// Value at zero (at the lowest whole number in GENIUS).
        offset: BigRational,
    },
    /// 0 outside `low`–`high`, 1 at `top`, straight in between.
    Triangular {
        /// Where it leaves 0.
        low: BigRational,
        /// Where it comes back to 0.
        high: BigRational,
        /// Where it is 1.
        top: BigRational,
    },
    /// `c0 + c1 · value + c2 · value² + …`, lowest power first.
    Polynomial(Vec<BigRational>),
    /// `bias` outside `start`–`end`, `bias + scale` from `rise` to `fall`, straight in between.
    Trapezoid(Box<Trapezoid>),
    /// Several of one issue, each times its weight, and a constant.
    Sum {
        /// Weight and part.
        parts: Vec<(BigRational, Evaluator)>,
        /// What is added once.
        bias: BigRational,
    },
    /// The same for every value.
    Constant(BigRational),
    /// Straight from one corner to the other, 0 outside (GeniusWeb's `NumberValueSetUtilities`).
    Between {
        /// The low corner's value.
        low: BigRational,
        /// The low corner's utility.
        at_low: BigRational,
        /// The high corner's value.
        high: BigRational,
        /// The high corner's utility.
        at_high: BigRational,
    },
}

/// A trapezium of NegMAS; a triangle where it has no flat top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trapezoid {
    /// Where it begins to rise.
    pub start: BigRational,
    /// Where it reaches its top.
    pub rise: BigRational,
    /// Where it leaves its top.
    pub fall: BigRational,
    /// Where it is down again.
    pub end: BigRational,
    /// Value outside.
    pub bias: BigRational,
    /// What the top is above that.
    pub scale: BigRational,
    /// Whether the ends count as outside even where the top reaches them: `TriangularFun`, not `TrapezoidalFun`.
    pub pointed: bool,
}

/// A block of packages with a bonus: GENIUS's hyper-rectangle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rectangle {
    /// Issue number and the lowest and highest value it covers; no bounds means every package.
    pub bounds: Vec<(usize, BigRational, BigRational)>,
    /// Whether the utility is given inside (`INCLUDES`) or outside (`EXCLUDES`) the block.
    pub inside: bool,
    /// What is added.
    pub utility: BigRational,
    /// What it is multiplied with: the rectangle's own weight and those of the functions around it.
    pub weight: BigRational,
}

/// What a party gets without a deal, as the file says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reservation {
    /// Nothing is said.
    Unstated,
    /// A number in the profile's own scale of utilities.
    Value(BigRational),
    /// NegMAS's minus infinity: any deal is better than none.
    AnyDeal,
    /// GeniusWeb's reservation bid: one value an issue, `None` where the bid leaves it open.
    Bid(Vec<Option<String>>),
}

impl IssueValues {
    /// The options' names where the issue is discrete.
    #[must_use]
    pub fn options(&self) -> Option<&[OptionItem]> {
        match self {
            Self::Options(options) => Some(options),
            _ => None,
        }
    }
}

impl Profile {
    /// A profile of nothing yet, for readers to fill.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            terms: Vec::new(),
            bias: BigRational::from_integer(BigInt::from(0)),
            rectangles: Vec::new(),
            forbidden: Vec::new(),
            max_utility: None,
            reservation: Reservation::Unstated,
            discount: None,
        }
    }
}
