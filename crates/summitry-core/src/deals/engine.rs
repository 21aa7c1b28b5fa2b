//! What the exact engine works on: a scaled space in integers of a chosen width, its limits, and the bounds by which
//! hopeless points are dropped. How issues are put together is in `combine.rs`.

use num_bigint::BigInt;
use num_traits::{Signed, Zero};

use super::frontier::{Cap, Full, Keep, Point};
use super::limit::Limit;
use super::meter::Meter;
use super::number::{Exact, Tally, both};
use super::options::{Options, Rational};
use super::scale::{Link, Scaled};

/// What stops the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// The frontier passed a limit when this many issues were combined.
    Frontier {
        /// Which.
        limit: Limit,
        /// Issues combined.
        done: usize,
    },
    /// Links cut the space into more states than allowed.
    Pieces,
    /// Whoever watched had it stopped.
    Cancelled,
}

impl Stop {
    /// A union that has no end, when this many issues were combined.
    pub(super) fn of(full: Full, done: usize) -> Self {
        match full {
            Full::TooLarge(limit) => Stop::Frontier { limit, done },
            Full::Stopped => Stop::Cancelled,
        }
    }
}

/// How far the engine may go.
#[derive(Clone, Copy)]
pub(super) struct Limits<'c> {
    /// The most points held at once.
    pub(super) points: usize,
    /// The most bytes that one list of points may take.
    pub(super) bytes: usize,
    /// The most states held at once.
    pub(super) states: usize,
    /// The most pieces gone through one by one where the states are too many.
    pub(super) pieces: u128,
    /// Whether pieces gone through one by one are only to be counted: whatever reaches the floor loses its utilities.
    pub(super) tally: bool,
    /// How much it may look at, and who may stop it.
    pub(super) meter: &'c Meter<'c>,
}

impl<'c> Limits<'c> {
    /// The limits a caller set, and what is left of the work.
    pub(super) fn new(options: &Options, meter: &'c Meter<'c>) -> Self {
        let Options { frontier_limit, frontier_bytes, state_limit, piece_limit, .. } = *options;
        Self {
            points: frontier_limit,
            bytes: frontier_bytes,
            states: state_limit,
            pieces: piece_limit as u128,
            tally: false,
            meter,
        }
    }

    /// The cap of one union of such points: many parties make large points, and memory is what gives out first.
    pub(super) fn cap<P>(self) -> Cap<'c> {
        let fit = self.bytes / size_of::<P>().max(1);
        Cap { points: self.points.min(fit), meter: self.meter }
    }
}

/// A front of the whole space and what it took.
#[derive(Clone, Debug)]
pub(super) struct Found<T, W, const N: usize> {
    /// The front.
    pub(super) front: Vec<Point<T, W, N>>,
    /// The most states of links held at once.
    pub(super) states: usize,
    /// Whether pieces were gone through one by one.
    pub(super) enumerated: bool,
}

/// A link in engine integers.
#[derive(Clone, Debug)]
pub(super) struct EngineLink<T, const N: usize> {
    /// Issues concerned, ascending, with one flag an option.
    pub(super) on: Vec<(usize, Vec<bool>)>,
    /// What it adds; `None` where it rules the package out.
    pub(super) adds: Option<[T; N]>,
}

/// The space in engine integers: `dims` objectives, each a party's utility or a sum of several.
#[derive(Clone, Debug)]
pub(super) struct Engine<T, W, const N: usize> {
    /// Objectives in use; the rest of each array is zero.
    pub(super) dims: usize,
    /// What is kept of partial packages.
    pub(super) keep: Keep,
    /// What every package is worth before any option counts.
    pub(super) base: [T; N],
    /// Where a floor is set, only points that reach it (or pass it) matter.
    pub(super) floor: Option<([T; N], Rational)>,
    /// One point an allowed option of each issue, with the option's number.
    pub(super) options: Vec<Vec<(usize, Point<T, W, N>)>>,
    /// Links on two issues or more.
    pub(super) links: Vec<EngineLink<T, N>>,
    /// Whether everything is excluded.
    pub(super) nothing: bool,
}

/// One objective: what it adds up, given what each party gets.
pub(super) type Objective<'a> = &'a dyn Fn(&[BigInt]) -> BigInt;

impl<T: Exact, W: Tally, const N: usize> Engine<T, W, N> {
    /// The space with the given linear objectives; `None` where a number does not fit.
    pub(super) fn new(space: &Scaled, objectives: &[Objective<'_>]) -> Option<Self> {
        let row = |utilities: &[BigInt]| -> Option<[T; N]> {
            let mut out: [T; N] = std::array::from_fn(|_| T::zero());
            for (slot, objective) in out.iter_mut().zip(objectives) {
                *slot = T::from_big(&objective(utilities))?;
            }
            Some(out)
        };
        let mut options = Vec::with_capacity(space.sizes.len());
        let issues = space.values.iter().zip(&space.allowed).zip(&space.strides);
        for ((values, allowed), stride) in issues {
            let mut points = Vec::with_capacity(values.len());
            let kept = values.iter().zip(allowed).enumerate().filter(|(_, (_, allowed))| **allowed);
            for (option, (utilities, _)) in kept {
                let index = W::from_big(&(stride * option))?;
                points.push((option, Point { u: row(utilities)?, packages: W::one(), index }));
            }
            options.push(points);
        }
        let link = |l: &Link| {
            let adds = match &l.adds {
                Some(adds) => Some(row(adds)?),
                None => None,
            };
            Some(EngineLink { on: l.on.clone(), adds })
        };
        let mut links = space.links.iter().map(link).collect::<Option<Vec<_>>>()?;
        // A link that adds nothing to these objectives would only hold states apart.
        links.retain(|l| l.adds.as_ref().is_none_or(|a| a.iter().any(|x| *x != T::zero())));
        Some(Self {
            dims: objectives.len(),
            keep: Keep::Front(objectives.len()),
            base: row(&space.base)?,
            floor: None,
            options,
            links,
            nothing: space.nothing,
        })
    }

    /// One objective a party, and only packages at or above (or strictly above) every reservation value.
    pub(super) fn of_parties(space: &Scaled, rational: Rational) -> Option<Self> {
        let own: Vec<_> = (0..space.parties()).map(|p| move |u: &[BigInt]| u[p].clone()).collect();
        let own: Vec<Objective<'_>> = own.iter().map(|f| f as Objective<'_>).collect();
        let mut engine = Self::new(space, &own)?;
        let mut floor: [T; N] = std::array::from_fn(|_| T::zero());
        for (slot, r) in floor.iter_mut().zip(&space.reservation) {
            *slot = T::from_big(r)?;
        }
        engine.floor = Some((floor, rational));
        Some(engine)
    }

    /// Drops points that cannot reach the floor even with the best of everything still open.
    pub(super) fn drop_hopeless(&self, points: &mut Vec<Point<T, W, N>>, after: &[T; N]) {
        if let Some((floor, rational)) = &self.floor {
            // What a point must have itself.
            let need = both(floor, after, T::minus);
            let dims = self.dims;
            points.retain(|point| match rational {
                Rational::AtLeast => point.u.iter().zip(&need).take(dims).all(|(u, n)| u >= n),
                Rational::Above => point.u.iter().zip(&need).take(dims).all(|(u, n)| u > n),
            });
        }
    }

    /// An issue's allowed options as points.
    pub(super) fn points(&self, issue: usize) -> impl Iterator<Item = &Point<T, W, N>> {
        self.options.get(issue).into_iter().flatten().map(|(_, point)| point)
    }

    /// The most each objective can get from an issue.
    pub(super) fn best_option(&self, issue: usize) -> [T; N] {
        highest(self.points(issue)).unwrap_or_else(|| std::array::from_fn(|_| T::zero()))
    }

    /// The most each objective can get from a link: what it adds where that is positive.
    pub(super) fn bonus(link: &EngineLink<T, N>) -> [T; N] {
        let adds = link.adds.as_ref();
        adds.map_or_else(
            || std::array::from_fn(|_| T::zero()),
            |adds| adds.each_ref().map(|add| add.clone().max(T::zero())),
        )
    }
}

/// Component by component.
pub(super) fn add<T: Exact, const N: usize>(a: &[T; N], b: &[T; N]) -> [T; N] {
    both(a, b, T::plus)
}

/// The most of each utility over some points.
pub(super) fn highest<'p, T: Exact + 'p, W: 'p, const N: usize>(
    mut points: impl Iterator<Item = &'p Point<T, W, N>>,
) -> Option<[T; N]> {
    let first = points.next()?.u.clone();
    Some(points.fold(first, |best, p| both(&best, &p.u, |a, b| a.max(b).clone())))
}

/// Whether all sums the engine forms for this space stay below 2^bits in absolute value.
pub(super) fn fits(magnitude: &BigInt, bits: u64) -> bool {
    debug_assert!(!magnitude.is_negative());
    magnitude.is_zero() || magnitude.bits() < bits
}
