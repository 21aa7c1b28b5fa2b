//! The probabilistic Condorcet election: options meet in pairs, and one beats another with a chance that grows with the weight of
//! those who prefer it (Wise, Lester & Efird 2015, KAPSARC Toolkit for Behavioral Analysis).
//!
//! Tables are rows of options: `strength[a][b]` is the weight for a against b, `victory[a][b]` the chance that a beats b.

use super::{VotingError, turned};

/// Steps until the process is given up.
const STEPS: u32 = 200_000;
/// It has settled once no chance moves by more in a step.
const SETTLED: f64 = 1e-15;

/// How strongly an actor with weight 1 stands up for a difference d of its utilities, d in 0..=1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voting {
    /// d: in proportion to what is at stake for it.
    Proportional,
    /// (d + d³) / 2: small stakes count less than in proportion.
    Cubic,
    /// 1 for any d above 0: one weight, one vote.
    Binary,
}

impl Voting {
    fn strength(self, difference: f64) -> f64 {
        match self {
            Voting::Proportional => difference,
            Voting::Cubic => (difference + difference * difference * difference) / 2.0,
            Voting::Binary => f64::from(u8::from(difference > 0.0)),
        }
    }
}

/// How the options' chances move, pair by pair, until they settle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Process {
    /// The option that holds is challenged by any with the same chance.
    Uniform,
    /// It is challenged by a in proportion to strength × chance of victory of a over it.
    Incentive,
}

/// Weight for each option against each other: S(a, b) = Σ `weights[i]` f(u(i, a) − u(i, b)) over actors i who prefer a.
/// `utilities[i][a]` in 0..=1, weights 0 or more.
///
/// # Errors
/// No actors, rows of different length, a weight or a utility out of range.
pub fn coalitions(
    weights: &[f64],
    utilities: &[Vec<f64>],
    voting: Voting,
) -> Result<Vec<Vec<f64>>, VotingError> {
    let options = utilities.first().map_or(0, Vec::len);
    if options == 0 || weights.len() != utilities.len() {
        return Err(VotingError::NoMembers);
    }
    for (row, utility) in utilities.iter().enumerate() {
        check_row("utilities", row, utility, options)?;
        if let Some(&value) = utility.iter().find(|u| !(0.0..=1.0).contains(*u)) {
            let range = "between 0 and 1";
            return Err(VotingError::Range { what: "a utility", value, range });
        }
    }
    if let Some((member, &value)) =
        weights.iter().enumerate().find(|(_, w)| !w.is_finite() || **w < 0.0)
    {
        return Err(VotingError::Weight { member, value });
    }
    let by_option = columns(utilities);
    let one = |a: &[f64], b: &[f64]| {
        let votes = weights.iter().zip(a.iter().zip(b)).filter(|(_, (a, b))| a > b);
        votes.map(|(weight, (a, b))| weight * voting.strength(a - b)).sum()
    };
    Ok(by_option.iter().map(|a| by_option.iter().map(|b| one(a, b)).collect()).collect())
}

/// Chance that each option beats each other: V(a, b) = S(a, b)^ν / (S(a, b)^ν + S(b, a)^ν); ½ against itself and where nobody cares.
/// `exponent` ν above 0: 1 in proportion, 2 the usual, large nearly certain for the stronger.
///
/// # Errors
/// No options, a table that is not square, a strength that is negative, an exponent of 0 or less.
pub fn victory(strength: &[Vec<f64>], exponent: f64) -> Result<Vec<Vec<f64>>, VotingError> {
    check_square("strengths", strength)?;
    if !exponent.is_finite() || exponent <= 0.0 {
        return Err(VotingError::Range { what: "the exponent", value: exponent, range: "above 0" });
    }
    let one = |own: f64, theirs: f64| {
        let most = own.max(theirs);
        if most <= 0.0 {
            return 0.5;
        }
        // relative to the stronger, so that no power overflows
        let power = |s: f64| libm::pow(s / most, exponent);
        power(own) / (power(own) + power(theirs))
    };
    let pairs = strength.iter().zip(columns(strength)).enumerate();
    let rows = pairs.map(|(a, (own, theirs))| {
        let row = own.iter().zip(theirs).enumerate();
        row.map(|(b, (&own, theirs))| if a == b { 0.5 } else { one(own, theirs) }).collect()
    });
    Ok(rows.collect())
}

/// Each option's chance in the long run of a [`Process`], from all options with the same chance: not negative, sum 1.
///
/// Uniform: p'(a) = 1/M Σ_b V(a, b) (p(a) + p(b)). Incentive, with the challenge G(a → b) = S(a, b) V(a, b) / Σ_α S(α, b) V(α, b):
/// p'(a) = Σ_b V(a, b) (p(a) G(b → a) + p(b) G(a → b)). Each step goes half way, which settles the same and does not swing.
///
/// # Errors
/// As [`victory`]; [`VotingError::Unsettled`] where the chances still move after 200,000 steps.
pub fn elect(
    strength: &[Vec<f64>],
    exponent: f64,
    process: Process,
) -> Result<Vec<f64>, VotingError> {
    let v = victory(strength, exponent)?;
    let into = columns(&transitions(strength, &v, process));
    let options = strength.len();
    let mut chances = vec![1.0 / f64::from(u32::try_from(options).unwrap_or(u32::MAX)); options];
    let mut moved = 1.0;
    for _ in 0..STEPS {
        let next: Vec<f64> = into
            .iter()
            .zip(&chances)
            .map(|(moves, own)| {
                let to: f64 = moves.iter().zip(&chances).map(|(moves, from)| moves * from).sum();
                f64::midpoint(*own, to)
            })
            .collect();
        let sum: f64 = next.iter().sum();
        let next: Vec<f64> = next.iter().map(|chance| chance / sum).collect();
        moved = next.iter().zip(&chances).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        chances = next;
        if moved <= SETTLED {
            return Ok(chances);
        }
    }
    Err(VotingError::Unsettled { steps: STEPS, moved })
}

/// Each option's chance to beat all others at once, relative to the others': p(a) ∝ Π_b V(a, b). Sum 1.
///
/// # Errors
/// As [`victory`]; all zero where each option is sure to lose to some other ([`VotingError::AllZero`]).
pub fn conditional(strength: &[Vec<f64>], exponent: f64) -> Result<Vec<f64>, VotingError> {
    let v = victory(strength, exponent)?;
    let chances: Vec<f64> = v.iter().map(|row| row.iter().product()).collect();
    let sum: f64 = chances.iter().sum();
    if sum <= 0.0 {
        return Err(VotingError::AllZero);
    }
    Ok(chances.iter().map(|chance| chance / sum).collect())
}

/// `[from][to]`: chance that the option that holds gives way; rows sum to 1.
fn transitions(strength: &[Vec<f64>], v: &[Vec<f64>], process: Process) -> Vec<Vec<f64>> {
    let options = v.len();
    let even = 1.0 / f64::from(u32::try_from(options).unwrap_or(u32::MAX));
    columns(strength)
        .iter()
        .zip(columns(v))
        .enumerate()
        .map(|(from, (against, beaten))| {
            let all: f64 = against.iter().zip(&beaten).map(|(s, v)| s * v).sum();
            let challenge = |incentive: f64| match process {
                Process::Uniform => even,
                Process::Incentive if all > 0.0 => incentive / all,
                Process::Incentive => 0.0,
            };
            let mut row: Vec<f64> =
                against.iter().zip(&beaten).map(|(s, v)| challenge(s * v) * v).collect();
            row.iter_mut().skip(from).take(1).for_each(|own| *own = 0.0);
            let stays = 1.0 - row.iter().sum::<f64>();
            row.iter_mut().skip(from).take(1).for_each(|own| *own = stays);
            row
        })
        .collect()
}

/// For each option its column of a table.
fn columns(table: &[Vec<f64>]) -> Vec<Vec<f64>> {
    turned::columns(&table.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

fn check_square(what: &'static str, table: &[Vec<f64>]) -> Result<(), VotingError> {
    if table.is_empty() {
        return Err(VotingError::NoMembers);
    }
    for (row, numbers) in table.iter().enumerate() {
        check_row(what, row, numbers, table.len())?;
        if let Some(&value) = numbers.iter().find(|s| !s.is_finite() || **s < 0.0) {
            return Err(VotingError::Range { what: "a strength", value, range: "0 or more" });
        }
    }
    Ok(())
}

fn check_row(
    what: &'static str,
    row: usize,
    numbers: &[f64],
    expected: usize,
) -> Result<(), VotingError> {
    let found = numbers.len();
    if found == expected { Ok(()) } else { Err(VotingError::Row { what, row, found, expected }) }
}
