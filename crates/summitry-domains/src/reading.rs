//! From what a file says to exact utilities: two readings of the same numbers, and where they part.
//!
//! The readings differ for GENIUS files only. A GeniusWeb, NegMAS or NegoLog file is read as its own tool reads it,
//! whichever reading is asked for.

pub(crate) mod cap;
pub(crate) mod differences;
pub(crate) mod evaluate;

use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use summitry_core::deals::{Interaction, Profile as Party, Space, SpaceIssue};

use crate::domain::{Domain, Evaluator, Format, Issue, IssueValues, Profile, Reservation};
use crate::error::{DomainError, Result};
use crate::exact;
use crate::genius::count;

/// Most options one issue may have once ranges are cut; more would not fit a table per party.
const MAX_OPTIONS: usize = 200_001;

/// Most pairs of values of two issues: they are combined value by value, which takes a minute at this size.
const MAX_PAIRS: usize = 1_000_000_000;

/// Most values of a grid where one issue is real-valued.
const MOST_VALUES: u64 = 200_001;

/// Most pairs of values of two real-valued issues.
const MOST_PAIRS: u64 = 4_004_001;

/// Whose meaning the numbers of a GENIUS file are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Reading {
    /// GENIUS 10.4's own: evaluations divided by the issue's largest, whole-number evaluators counted from the lower
    /// bound and kept within 0–1, utilities capped at 1, nonlinear ones divided by `maxutility`.
    #[default]
    Genius,
    /// NegMAS 0.16.0's loader with `ignore_discount=True`: the numbers as they stand.
    Negmas,
}

impl Reading {
    /// The word of the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Genius => "genius",
            Self::Negmas => "negmas",
        }
    }
}

/// How to turn a domain into a space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Whose meaning GENIUS numbers are given.
    pub reading: Reading,
    /// Into how many equal steps a real-valued issue is cut; both ends are kept, so `grid + 1` values. At least 1.
    pub grid: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { reading: Reading::Genius, grid: 10 }
    }
}

/// Something the user should know about how the numbers were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// A word for programs: `evaluation-scale`, `reservation-scale`, `discount`, `integer-evaluator`, `cap`,
    /// `rectangles`, `grid`, `reservation`, `reader`.
    pub code: &'static str,
    /// The party concerned, where it is one.
    pub party: Option<String>,
    /// The sentence.
    pub text: String,
}

/// A domain as exact utilities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted {
    /// What every exact algorithm works on.
    pub space: Space,
    /// Where the readings differ, what was cut, what the reader put right.
    pub notes: Vec<Note>,
}

/// The values of every issue once ranges are cut: numbers for ranges, none for named options.
pub(crate) struct Cut {
    /// The options' names.
    pub(crate) names: Vec<String>,
    /// Their numbers, where the issue is a range.
    pub(crate) numbers: Option<Vec<BigRational>>,
}

/// Turns a domain into exact utilities under one reading.
///
/// # Errors
///
/// Fewer than two parties, issues or options a profile leaves out, an issue with too many values, a hyper-rectangle
/// over options that are not numbers.
pub fn convert(domain: &Domain, settings: Settings) -> Result<Converted> {
    if domain.profiles.len() < 2 {
        let message = format!(
            "a negotiation needs two parties, and here is {}; give the other profiles as well",
            if domain.profiles.is_empty() { "none" } else { "only one" }
        );
        return Err(DomainError::Domain(message));
    }
    let mut notes = Vec::new();
    let cuts = cut_all(&domain.issues, settings.grid, &mut notes)?;
    let mut parties = Vec::new();
    for profile in &domain.profiles {
        parties.push(party(domain, profile, &cuts, settings.reading, &mut notes)?);
    }
    if domain.format == Format::Genius {
        differences::note(domain, &cuts, settings.reading, &mut notes)?;
    }
    for remark in &domain.remarks {
        notes.push(Note { code: "reader", party: None, text: remark.clone() });
    }
    let issues = domain
        .issues
        .iter()
        .zip(cuts)
        .map(|(issue, cut)| SpaceIssue { name: issue.name.clone(), options: cut.names })
        .collect();
    Ok(Converted { space: Space { issues, parties, exclusions: Vec::new() }, notes })
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
    let too_many = || {
        DomainError::Domain(format!(
            "issue \"{}\" has more than {MAX_OPTIONS} values; cut it into a range with fewer",
            issue.name
        ))
    };
    let numbers: Vec<BigRational> = match &issue.values {
        IssueValues::Options(options) => {
            let names = options.iter().map(|option| option.name.clone()).collect();
            return Ok(Cut { names, numbers: None });
        }
        IssueValues::Integer { low, high } => {
            let count = count(low, high, MAX_OPTIONS).ok_or_else(too_many)?;
            (0..count).map(|i| BigRational::from_integer(low + i)).collect()
        }
        IssueValues::Steps { low, high, step } => {
            let last = ((high - low) / step).floor().to_integer();
            let count = usize::try_from(last)
                .ok()
                .and_then(|last| last.checked_add(1))
                .filter(|count| *count <= MAX_OPTIONS)
                .ok_or_else(too_many)?;
            (0..count).map(|i| low + step * BigRational::from_integer(i.into())).collect()
        }
        IssueValues::Real { low, high } if low == high => vec![low.clone()],
        IssueValues::Real { low, high } => {
            if grid as usize >= MAX_OPTIONS {
                return Err(too_many());
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

/// One party's exact utilities.
fn party(
    domain: &Domain,
    profile: &Profile,
    cuts: &[Cut],
    reading: Reading,
    notes: &mut Vec<Note>,
) -> Result<Party> {
    let genius = domain.format == Format::Genius;
    let own = genius && reading == Reading::Genius;
    // GENIUS's nonlinear profiles consist of rectangles only; NegMAS adds what else the file holds.
    let nonlinear = !profile.rectangles.is_empty();
    let mut values = Vec::with_capacity(cuts.len());
    for (at, (issue, cut)) in domain.issues.iter().zip(cuts).enumerate() {
        let term = profile.terms.get(at);
        let silent = term.is_none_or(|term| term.evaluator == Evaluator::Nothing);
        if nonlinear && (own || silent) {
            values.push(vec![BigRational::zero(); cut.names.len()]);
            continue;
        }
        let Some(term) = term.filter(|_| !silent) else {
            return Err(DomainError::Domain(format!(
                "party \"{}\" says nothing of issue \"{}\"; its profile needs a value for each option",
                profile.name, issue.name
            )));
        };
        let Some(weight) = &term.weight else {
            return Err(DomainError::Domain(format!(
                "party \"{}\" gives issue \"{}\" no weight",
                profile.name, issue.name
            )));
        };
        let evaluated = evaluate::issue(profile, issue, &term.evaluator, cut, own)?;
        values.push(evaluated.into_iter().map(|value| value * weight).collect());
    }
    let mut base = profile.bias.clone();
    let mut interactions = rectangles(domain, profile, cuts, own, &mut base)?;
    if own
        && nonlinear
        && let Some(most) = &profile.max_utility
    {
        base /= most;
        for interaction in &mut interactions {
            interaction.adds /= most;
        }
    }
    let mut party = Party {
        name: profile.name.clone(),
        reservation: BigRational::zero(),
        base,
        values,
        interactions,
    };
    if own {
        cap::apply(&mut party, notes);
    }
    party.reservation = reservation(domain, profile, &party, cuts, notes)?;
    Ok(party)
}

/// What the party gets without a deal, on the scale of its utilities.
fn reservation(
    domain: &Domain,
    profile: &Profile,
    party: &Party,
    cuts: &[Cut],
    notes: &mut Vec<Note>,
) -> Result<BigRational> {
    let unstated = match domain.format {
        Format::Genius | Format::Negolog | Format::Summitry => Some(BigRational::zero()),
        Format::GeniusWeb | Format::Negmas => None,
    };
    match (&profile.reservation, unstated) {
        (Reservation::Value(value), _) => Ok(value.clone()),
        (Reservation::Unstated, Some(value)) => Ok(value),
        (Reservation::AnyDeal | Reservation::Unstated, _) => {
            let lowest = lowest(party);
            let exactly = if party.interactions.is_empty() {
                "its lowest utility"
            } else {
                "a value no package falls below"
            };
            notes.push(Note {
                code: "reservation",
                party: Some(profile.name.clone()),
                text: format!(
                    "{} takes any deal rather than none: the reservation value is {exactly}, {}",
                    profile.name,
                    exact::rounded(&lowest, 6).0
                ),
            });
            Ok(lowest)
        }
        (Reservation::Bid(bid), _) => {
            let mut sum = party.base.clone();
            for (at, choice) in bid.iter().enumerate() {
                // An issue the bid leaves open counts nothing, as in GeniusWeb.
                let Some(choice) = choice else { continue };
                let (Some(cut), Some(values)) = (cuts.get(at), party.values.get(at)) else {
                    continue;
                };
                let number = exact::parse(choice);
                let place = cut.names.iter().position(|name| name == choice).or_else(|| {
                    let numbers = cut.numbers.as_ref()?;
                    numbers.iter().position(|candidate| Some(candidate) == number.as_ref())
                });
                match (place.and_then(|place| values.get(place)), domain.issues.get(at)) {
                    (Some(value), _) => sum += value,
                    // A bid may name a number the grid does not hit.
                    (None, Some(issue)) => {
                        sum += evaluate::off_grid(profile, issue, at, number.as_ref(), choice)?;
                    }
                    (None, None) => {}
                }
            }
            Ok(sum)
        }
    }
}

/// A bound no package falls below; the lowest utility itself where nothing depends on several issues.
fn lowest(party: &Party) -> BigRational {
    let zero = BigRational::zero();
    let additive: BigRational = party.values.iter().filter_map(|values| values.iter().min()).sum();
    let links: BigRational =
        party.interactions.iter().map(|link| &link.adds).filter(|adds| **adds < zero).sum();
    &party.base + additive + links
}

/// Rectangles as interactions; what is given outside a block is given everywhere and taken back inside.
fn rectangles(
    domain: &Domain,
    profile: &Profile,
    cuts: &[Cut],
    own: bool,
    base: &mut BigRational,
) -> Result<Vec<Interaction>> {
    let mut interactions = Vec::new();
    for rectangle in &profile.rectangles {
        // NegMAS multiplies neither by the rectangle's weight nor by those of functions inside functions.
        let genius = domain.format == Format::Genius;
        let weight = if own || !genius { rectangle.weight.clone() } else { BigRational::one() };
        let mut adds = &rectangle.utility * weight;
        if !rectangle.inside && own {
            *base += &adds;
            adds = -adds;
        }
        if rectangle.bounds.is_empty() {
            *base += adds;
            continue;
        }
        let mut on: Vec<(usize, Vec<bool>)> = Vec::new();
        for (issue, low, high) in &rectangle.bounds {
            let Some(cut) = cuts.get(*issue) else { continue };
            let flags = evaluate::within(&domain.issues, *issue, cut, low, high)?;
            match on.iter_mut().find(|(other, _)| other == issue) {
                Some((_, both)) => {
                    both.iter_mut().zip(flags).for_each(|(a, b)| *a = *a && b);
                }
                None => on.push((*issue, flags)),
            }
        }
        let empty = on.iter().any(|(_, flags)| !flags.contains(&true));
        if !empty && !adds.is_zero() {
            interactions.push(Interaction { on, adds });
        }
    }
    Ok(interactions)
}

/// Whether two numbers differ by more than the noise of a double near 1.
pub(crate) fn differ(a: &BigRational, b: &BigRational) -> bool {
    let noise = BigRational::new(1.into(), exact::power_of_ten(9));
    (a - b).abs() > noise
}
