//! Ranges as lists of values: whole numbers one by one, real numbers on a grid.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::One;

use crate::domain::{Issue, IssueValues};
use crate::error::{DomainError, Result};
use crate::exact;
use crate::reading::asked::Note;

/// Most values of a real-valued issue once it is cut.
const MAX_OPTIONS: usize = 200_001;

/// Most whole numbers of a range: a table per party of a few hundred megabytes.
const MAX_WHOLE: usize = 2_000_001;

/// Most pairs of values of two issues: they are combined value by value, which takes a minute at this size.
const MAX_PAIRS: usize = 1_000_000_000;

/// Most values of a grid where one issue is real-valued.
const MOST_VALUES: u64 = 200_001;

/// Most pairs of values of two real-valued issues.
const MOST_PAIRS: u64 = 4_004_001;

/// The values of every issue once ranges are cut: numbers for ranges, none for named options.
pub(crate) struct Cut {
    /// The options' names.
    pub(crate) names: Vec<String>,
    /// Their numbers, where the issue is a range.
    pub(crate) numbers: Option<Vec<BigRational>>,
}

/// The options of every issue, ranges cut.
pub(crate) fn cut_all(issues: &[Issue], grid: u32, notes: &mut Vec<Note>) -> Result<Vec<Cut>> {
    fine_enough(issues, grid)?;
    let cuts: Vec<Cut> =
        issues.iter().map(|issue| cut(issue, grid.max(1), notes)).collect::<Result<_>>()?;
    let mut sizes: Vec<usize> = cuts.iter().map(|cut| cut.names.len()).collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    match sizes.as_slice() {
        [a, b, ..] if a.saturating_mul(*b) > MAX_PAIRS => Err(DomainError::Domain(format!(
            "two issues of {a} and {b} values together have more than {MAX_PAIRS} pairs, too many to be gone through; use \
             coarser ranges"
        ))),
        _ => Ok(cuts),
    }
}

/// Refuses a grid so fine that its answer would not come: two issues are combined value by value.
fn fine_enough(issues: &[Issue], grid: u32) -> Result<()> {
    let real =
        |issue: &&Issue| matches!(&issue.values, IssueValues::Real { low, high } if low < high);
    let reals = issues.iter().filter(real).count();
    let Some(named) = issues.iter().find(real) else { return Ok(()) };
    let values = u64::from(grid) + 1;
    let most = if reals > 1 { MOST_PAIRS.isqrt() } else { MOST_VALUES };
    if values <= most {
        return Ok(());
    }
    let size = if reals > 1 {
        format!("; two of the {reals} together {} pairs", values * values)
    } else {
        String::new()
    };
    Err(DomainError::Domain(format!(
        "--grid {grid} gives the real-valued issue \"{}\" {values} values{size}: too many to be gone through; take --grid {} \
         or less here",
        named.name,
        most - 1
    )))
}

fn cut(issue: &Issue, grid: u32, notes: &mut Vec<Note>) -> Result<Cut> {
    let too_many = |most: usize| {
        DomainError::Domain(format!(
            "issue \"{}\" has more than {most} values; cut it into a range with fewer",
            issue.name
        ))
    };
    let numbers: Vec<BigRational> = match &issue.values {
        IssueValues::Options(options) => {
            let names = options.iter().map(|option| option.name.clone()).collect();
            return Ok(Cut { names, numbers: None });
        }
        IssueValues::Integer { low, high } => {
            let count = count(low, high, MAX_WHOLE).ok_or_else(|| too_many(MAX_WHOLE))?;
            (0..count).map(|i| BigRational::from_integer(low + i)).collect()
        }
        IssueValues::Steps { low, high, step } => {
            let last = ((high - low) / step).floor().to_integer();
            let count = usize::try_from(last)
                .ok()
                .and_then(|last| last.checked_add(1))
                .filter(|count| *count <= MAX_WHOLE)
                .ok_or_else(|| too_many(MAX_WHOLE))?;
            (0..count).map(|i| low + step * BigRational::from_integer(i.into())).collect()
        }
        IssueValues::Real { low, high } if low == high => vec![low.clone()],
        IssueValues::Real { low, high } => {
            if grid as usize >= MAX_OPTIONS {
                return Err(too_many(MAX_OPTIONS));
            }
            notes.push(Note {
                code: "grid",
                party: None,
                text: format!(
                    "\"{}\" is a real number from {} to {}: cut into {grid} equal steps, {} values with both ends; \
                     frontier and solutions are those of the grid",
                    issue.name,
                    exact::text(low),
                    exact::text(high),
                    grid + 1
                ),
            });
            let step = (high - low) / BigRational::from_integer(grid.into());
            (0..=grid).map(|i| low + &step * BigRational::from_integer(i.into())).collect()
        }
    };
    let names = numbers.iter().map(exact::text).collect();
    Ok(Cut { names, numbers: Some(numbers) })
}

/// The whole numbers of an integer issue as a count, or `None` where there are more than `most`.
fn count(low: &BigInt, high: &BigInt, most: usize) -> Option<usize> {
    usize::try_from(high - low + BigInt::one()).ok().filter(|count| *count <= most)
}
