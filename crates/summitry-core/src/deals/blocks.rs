//! Who can block what: options that some party refuses in every package, options no common deal contains, and who walks
//! away from a given package. Every party's consent is taken to be needed.

use num_rational::BigRational;
use num_traits::Zero;

use super::check::check;
use super::engine::{Limits, Stop};
use super::exact::rational_frontier;
use super::meter::Meter;
use super::options::{Options, Rational};
use super::ranges::Ranges;
use super::scale::Scaled;
use super::{DealsError, Space, exists};
use crate::forecast::{Cancelled, Quiet, Watcher};

/// What stands in the way of one option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionBlock {
    /// The issue.
    pub issue: usize,
    /// The option.
    pub option: usize,
    /// Parties for whom every package with this option is worse than no deal: a red line each can hold alone.
    pub refused_by: Vec<usize>,
    /// Whether some package with this option is rational for every party at once; `None` where that passed a limit.
    pub in_some_deal: Option<bool>,
}

/// A party that prefers no deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The party.
    pub party: usize,
    /// Its reservation value less the package's utility.
    pub shortfall: BigRational,
}

/// What stands in the way of each option, by issue and option.
///
/// # Errors
/// Where the space does not hang together.
pub fn blocks(space: &Space, options: &Options) -> Result<Vec<OptionBlock>, DealsError> {
    blocks_watched(space, options, &Quiet)
}

/// The same under somebody's eyes, who may have it stopped.
///
/// # Errors
/// As [`blocks`], and [`DealsError::Stopped`].
pub fn blocks_watched(
    space: &Space,
    options: &Options,
    control: &dyn Watcher,
) -> Result<Vec<OptionBlock>, DealsError> {
    check(space)?;
    let scaled = Scaled::new(space);
    let meter = Meter::new(control, options.work);
    let limits = Limits::new(options, &meter);
    let mut out = Vec::new();
    for (issue, allowed) in scaled.allowed.iter().enumerate() {
        for (option, &keep) in allowed.iter().enumerate() {
            let mut only = scaled.clone();
            let alone = only.allowed.get_mut(issue).into_iter().flatten().enumerate();
            alone.for_each(|(o, flag)| *flag = o == option && keep);
            only.nothing |= !keep;
            let ranges = Ranges::new(&only, limits);
            if matches!(ranges, Err(Stop::Cancelled)) {
                return Err(Cancelled.into());
            }
            let refused_by = ranges.iter().flat_map(|r| {
                let best = r.range.iter().map(|(_, best)| best).zip(&only.reservation);
                best.enumerate().filter(|(_, (best, reservation))| match options.rational {
                    Rational::AtLeast => best < reservation,
                    Rational::Above => best <= reservation,
                })
            });
            let refused_by: Vec<usize> = refused_by.map(|(p, _)| p).collect();
            let in_some_deal = if refused_by.is_empty() {
                match exists::rational(&only, options.rational) {
                    Some(found) => Some(matches!(found, exists::Found::Package(_))),
                    None => match rational_frontier(&only, options, control) {
                        Ok(front) => Some(!front.is_empty()),
                        Err(Stop::Cancelled) => return Err(Cancelled.into()),
                        Err(_) => None,
                    },
                }
            } else {
                Some(false)
            };
            out.push(OptionBlock { issue, option, refused_by, in_some_deal });
        }
    }
    Ok(out)
}

/// The parties that would rather have no deal than this package.
///
/// # Errors
/// Where the space does not hang together or this is no package of it.
pub fn refusals(
    space: &Space,
    package: &[usize],
    rule: Rational,
) -> Result<Vec<Refusal>, DealsError> {
    check(space)?;
    let utilities = space.utilities(package)?;
    let parties = space.parties.iter().zip(utilities).enumerate();
    Ok(parties
        .map(|(party, (profile, u))| Refusal { party, shortfall: &profile.reservation - u })
        .filter(|r| match rule {
            Rational::AtLeast => r.shortfall > BigRational::zero(),
            Rational::Above => r.shortfall >= BigRational::zero(),
        })
        .collect())
}
