//! One party's additive values as whole numbers over one denominator, where they fit an integer.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::ToPrimitive;

use crate::deals::scale::Scaled;
use crate::deals::{Profile, Space};

/// Sums and denominators up to which nothing overflows: two of them and what stands for "beyond every sum" fit an integer.
pub(super) const LARGEST: i128 = 1 << 124;

/// What every package is worth before any option counts, no deal, and what each option adds.
#[derive(Debug)]
pub(crate) struct Whole {
    pub(super) base: i128,
    pub(super) none: i128,
    pub(super) denominator: i128,
    /// `[issue][option]`.
    pub(super) values: Vec<Vec<i128>>,
    /// A bound on every sum.
    pub(super) most: i128,
}

impl Whole {
    /// Read off a party of a space that has no links and no exclusions, without working the space out in large numbers first: the same
    /// numbers. `None` where it has some, or numbers are too large.
    pub(crate) fn of_profile(space: &Space, profile: &Profile) -> Option<Self> {
        let linked = space.parties.iter().any(|party| !party.interactions.is_empty());
        if linked || !space.exclusions.is_empty() {
            return None;
        }
        let small = |x: &BigInt| x.to_i128().filter(|x| x.abs() <= LARGEST);
        let mut common: i128 = 1;
        let ends = [&profile.reservation, &profile.base];
        for number in ends.into_iter().chain(profile.values.iter().flatten()) {
            let own = small(number.denom()).filter(|own| *own > 0)?;
            if common % own != 0 {
                let more = own / common.gcd(&own);
                common = common.checked_mul(more).filter(|common| *common <= LARGEST)?;
            }
        }
        let whole = |number: &BigRational| {
            small(number.numer())?.checked_mul(common / small(number.denom())?)
        };
        let issue = |options: &Vec<BigRational>| options.iter().map(whole).collect();
        let values = profile.values.iter().map(issue).collect::<Option<_>>()?;
        Self {
            base: whole(&profile.base)?,
            none: whole(&profile.reservation)?,
            denominator: common,
            values,
            most: 0,
        }
        .bounded()
    }

    /// Of a party of a space worked out; `None` where issues are linked, options ruled out, or numbers too large.
    pub(crate) fn of_scaled(space: &Scaled, party: usize) -> Option<Self> {
        let plain = space.links.is_empty()
            && !space.nothing
            && space.allowed.iter().flatten().all(|allowed| *allowed);
        if !plain {
            return None;
        }
        let small = |x: &BigInt| x.to_i128().filter(|x| x.abs() <= LARGEST);
        let value = |v: &Vec<BigInt>| small(v.get(party)?);
        let issue = |options: &Vec<Vec<BigInt>>| options.iter().map(value).collect();
        Self {
            base: small(space.base.get(party)?)?,
            none: small(space.reservation.get(party)?)?,
            denominator: small(space.denominators.get(party)?).filter(|d| *d > 0)?,
            values: space.values.iter().map(issue).collect::<Option<_>>()?,
            most: 0,
        }
        .bounded()
    }

    /// With its bound; `None` where that is too large.
    fn bounded(mut self) -> Option<Self> {
        let largest = |options: &Vec<i128>| options.iter().map(|v| v.unsigned_abs()).max();
        let own = self.base.unsigned_abs().checked_add(self.none.unsigned_abs())?;
        let most = self.values.iter().filter_map(largest).try_fold(own, u128::checked_add)?;
        self.most = i128::try_from(most).ok().filter(|most| *most <= LARGEST)?;
        Some(self)
    }
}
