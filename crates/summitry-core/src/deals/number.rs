//! The integers exact work is done in: machine words where they surely fit, big integers otherwise.

use std::fmt::Debug;

use num_bigint::{BigInt, BigUint};
use num_traits::{One, ToPrimitive, Zero};

/// A signed integer that holds scaled utilities. Implementations may assume that the caller has checked the range.
pub(super) trait Exact: Clone + Ord + Debug + Send + Sync {
    /// Nothing.
    fn zero() -> Self;
    /// The value, or `None` where it does not fit.
    fn from_big(value: &BigInt) -> Option<Self>;
    /// The same number as a big integer.
    fn to_big(&self) -> BigInt;
    /// Sum.
    fn plus(&self, other: &Self) -> Self;
    /// Difference.
    fn minus(&self, other: &Self) -> Self;
}

/// A non-negative integer that holds counts and indices of packages.
pub(super) trait Tally: Clone + Ord + Debug + Send + Sync {
    /// Nothing.
    fn zero() -> Self;
    /// A single one.
    fn one() -> Self;
    /// The value, or `None` where it does not fit.
    fn from_big(value: &BigUint) -> Option<Self>;
    /// The same number as a big integer.
    fn to_big(&self) -> BigUint;
    /// Sum.
    fn plus(&self, other: &Self) -> Self;
    /// Product.
    fn times(&self, other: &Self) -> Self;
}

/// What a machine word and a big integer have in common, whether it is for utilities or for counts.
macro_rules! word {
    ($big:ty, $narrow:ident) => {
        fn zero() -> Self {
            0
        }
        fn from_big(value: &$big) -> Option<Self> {
            value.$narrow()
        }
        fn to_big(&self) -> $big {
            <$big>::from(*self)
        }
        #[inline]
        fn plus(&self, other: &Self) -> Self {
            self.wrapping_add(*other)
        }
    };
}

/// The same of big integers.
macro_rules! big {
    () => {
        fn zero() -> Self {
            Zero::zero()
        }
        fn from_big(value: &Self) -> Option<Self> {
            Some(value.clone())
        }
        fn to_big(&self) -> Self {
            self.clone()
        }
        fn plus(&self, other: &Self) -> Self {
            self + other
        }
    };
}

impl Exact for i128 {
    word!(BigInt, to_i128);
    #[inline]
    fn minus(&self, other: &Self) -> Self {
        self.wrapping_sub(*other)
    }
}

impl Exact for BigInt {
    big!();
    fn minus(&self, other: &Self) -> Self {
        self - other
    }
}

impl Tally for u128 {
    word!(BigUint, to_u128);
    fn one() -> Self {
        1
    }
    #[inline]
    fn times(&self, other: &Self) -> Self {
        self.wrapping_mul(*other)
    }
}

impl Tally for BigUint {
    big!();
    fn one() -> Self {
        One::one()
    }
    fn times(&self, other: &Self) -> Self {
        self * other
    }
}

/// Component by component.
#[inline]
pub(super) fn both<T, const N: usize>(
    a: &[T; N],
    b: &[T; N],
    join: impl Fn(&T, &T) -> T,
) -> [T; N] {
    // `from_fn` stays below N: these two never fail, and cost no check.
    std::array::from_fn(|p| join(&a[p], &b[p]))
}

/// Wide enough for 10^77 packages without allocating.
pub(super) type Wide = ruint::Uint<256, 4>;

impl Tally for Wide {
    fn zero() -> Self {
        Self::ZERO
    }
    fn one() -> Self {
        Self::ONE
    }
    fn from_big(value: &BigUint) -> Option<Self> {
        Self::try_from(value).ok()
    }
    fn to_big(&self) -> BigUint {
        BigUint::from(*self)
    }
    #[inline]
    fn plus(&self, other: &Self) -> Self {
        self.wrapping_add(*other)
    }
    #[inline]
    fn times(&self, other: &Self) -> Self {
        self.wrapping_mul(*other)
    }
}
