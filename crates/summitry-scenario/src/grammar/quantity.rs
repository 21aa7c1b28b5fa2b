//! The kinds of uncertain values a key may hold: unit, bounds, words.

use summitry_core::value::ValueKind;

/// What a value may be.
#[derive(Debug)]
pub struct Quantity {
    /// The kind, which decides the family a range stands for.
    pub kind: ValueKind,
    /// Whether exactly 0 is allowed for a positive kind.
    pub zero: bool,
    /// Largest value, in the kind's unit.
    pub max: f64,
    /// Which words may stand for a range.
    pub words: Words,
    /// The unit, for messages and the reference page.
    pub unit: &'static str,
}

/// Which words may stand for a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// None.
    None,
    /// vital, major, some, minor, none.
    Importance,
    /// Of the likelihood scale the file names.
    Likelihood,
    /// sentence, decision, programme, law; easy, moderate, hard.
    Effort,
    /// courtesy call, working visit, prepared summit, final round.
    Capacity,
    /// A reference class by its id, or a word of the likelihood scale.
    Class,
}

impl Quantity {
    /// The smallest size above 0, in the kind's unit: a tenth of a millionth of a percent, or a millionth of anything else. What is
    /// smaller is 0 to everyone, and no divisor: beside 10^9 it is lost in the digits of a double.
    #[must_use]
    pub fn floor(&self) -> f64 {
        match self.kind {
            ValueKind::Chance | ValueKind::Share => 1e-9,
            _ => 1e-6,
        }
    }
}

const fn quantity(
    kind: ValueKind,
    zero: bool,
    max: f64,
    words: Words,
    unit: &'static str,
) -> Quantity {
    Quantity { kind, zero, max, words, unit }
}

/// No largest value: what is too much is for the author to say.
const ANY: f64 = f64::INFINITY;

/// Importance, 0 to 100 points.
pub const IMPORTANCE: Quantity =
    quantity(ValueKind::Importance, true, 100.0, Words::Importance, "points from 0 to 100");
/// Score of an option, 0 to 100 points.
pub const SCORE: Quantity =
    quantity(ValueKind::Score, true, 100.0, Words::None, "points from 0 (worst) to 100 (best)");
/// A place on a ladder, 0 to 100.
pub const PLACE: Quantity =
    quantity(ValueKind::Score, true, 100.0, Words::None, "a place on the ladder from 0 to 100");
/// A chance.
pub const CHANCE: Quantity = quantity(ValueKind::Chance, true, 1.0, Words::Likelihood, "percent");
/// A share.
pub const SHARE: Quantity =
    quantity(ValueKind::Share, true, 1.0, Words::None, "a share from 0 to 1");
/// A correlation that stays below 1.
pub const TOGETHER: Quantity =
    quantity(ValueKind::Share, true, 0.95, Words::None, "a share from 0 to 0.95");
/// An amount above 0.
pub const POSITIVE: Quantity =
    quantity(ValueKind::Positive, false, ANY, Words::None, "a number above 0");
/// An amount that may be exactly 0.
pub const AMOUNT: Quantity =
    quantity(ValueKind::Positive, true, ANY, Words::None, "a number, 0 or more");
/// Effort units.
pub const EFFORT: Quantity =
    quantity(ValueKind::Positive, true, ANY, Words::Effort, "effort units, 0 or more");
/// How much effort one meeting can carry.
pub const CAPACITY: Quantity =
    quantity(ValueKind::Positive, false, ANY, Words::Capacity, "effort units above 0");
/// How often meetings of a kind end in a deal.
pub const BASE: Quantity = quantity(
    ValueKind::Chance,
    true,
    1.0,
    Words::Class,
    "the id of a class (`summitry classes`) or percent",
);
/// Points of a side's own scale.
pub const POINTS: Quantity =
    quantity(ValueKind::Points, true, ANY, Words::None, "points on the scale of importance");
