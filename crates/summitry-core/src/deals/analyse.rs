//! The analysis of a space: which engine, which numbers, and the answer put together.

use super::analysis::{Analysis, How, Method, Opposition, WhyMethod};
use super::check::check;
use super::core::Core;
use super::engine::{Limits, Stop};
use super::exact::frontier;
use super::fractions::{points, summaries};
use super::meter::Meter;
use super::options::Options;
use super::ranges::Ranges;
use super::scale::Scaled;
use super::solutions;
use super::{DealsError, Space, opposition};
use super::{rounded, sample};
use crate::forecast::{Cancelled, Quiet, Watcher};

/// Works out which deals are possible: counts, frontier, bargaining solutions, opposition.
///
/// Exact wherever the answer says so. The same space and options give the same answer, bit for bit.
///
/// # Errors
/// Where the space does not hang together, or where its frontier outgrows [`Options::frontier_limit`].
pub fn analyse(space: &Space, options: &Options) -> Result<Analysis, DealsError> {
    analyse_watched(space, options, &Quiet)
}

/// The same under somebody's eyes, who may have it stopped; how far it is nobody knows, so that the number told is 0.
///
/// # Errors
/// As [`analyse`], and [`DealsError::Stopped`].
pub fn analyse_watched(
    space: &Space,
    options: &Options,
    control: &dyn Watcher,
) -> Result<Analysis, DealsError> {
    check(space)?;
    let scaled = Scaled::new(space);
    let meter = Meter::new(control, options.work);
    let limits = Limits::new(options, &meter);
    let exact = || {
        let ranges = Ranges::new(&scaled, limits)?;
        match frontier(&scaled, Some(&ranges), limits, options) {
            Ok(core) => Ok(assemble(space, &scaled, &ranges, core, limits, options)),
            Err(Stop::Frontier { limit, done }) if options.near => {
                let near = rounded::analyse(space, &scaled, &ranges, limits, options, limit)?;
                near.ok_or(Stop::Frontier { limit, done })
            }
            Err(other) => Err(other),
        }
    };
    match exact() {
        Ok(analysis) => Ok(analysis),
        Err(Stop::Pieces) => sample::analyse(space, &scaled, options, control),
        Err(Stop::Cancelled) => Err(Cancelled.into()),
        Err(Stop::Frontier { limit, done }) => {
            Err(DealsError::FrontierTooLarge { limit, done, issues: space.issues.len() })
        }
    }
}

fn assemble(
    space: &Space,
    scaled: &Scaled,
    ranges: &Ranges,
    core: Core,
    limits: Limits<'_>,
    options: &Options,
) -> Analysis {
    let (how, why) = if !core.linked {
        (How::IssueByIssue, WhyMethod::Additive)
    } else {
        let how = if core.enumerated {
            How::PieceByPiece
        } else {
            How::LinkStates { states: core.states }
        };
        (how, WhyMethod::Linked)
    };
    Analysis {
        packages: ranges.packages.clone(),
        rational: core.rational,
        parties: summaries(space, scaled, &ranges.range),
        solutions: solutions::all(&core.points, scaled, &ranges.range, options),
        opposition: Opposition {
            negmas: opposition::negmas(&core.points, scaled, &ranges.range),
            negolog: opposition::negolog(scaled, limits),
        },
        frontier: points(space, scaled, core.points),
        method: Method { exact: true, how, why },
    }
}
