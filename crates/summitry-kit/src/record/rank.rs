//! Our forecasts beside others', on the questions that both gave a chance to.

use summitry_core::score::{brier, log_score};

use super::rows::RecordRow;

/// Fewest settled questions from which anybody is ranked or a curve is drawn: below, luck decides.
pub const FEWEST: usize = 10;

/// One other forecast, on the questions it shares with ours.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    /// Whose it is; `base`, `even` and `mean` for the base rate, 50:50 and the weighted mean of positions.
    pub who: String,
    /// `base`, `even`, `mean`, or what the outcome file says it is.
    pub kind: String,
    /// Settled questions that both gave a chance to.
    pub n: usize,
    /// Mean Brier score of ours on them; 0 is perfect.
    pub ours: f64,
    /// Mean Brier score of theirs.
    pub theirs: f64,
    /// Standard error of the difference of the two, over questions; `None` for fewer than two.
    pub error: Option<f64>,
    /// Mean log score of ours on them, nats; 0 is perfect.
    pub ours_log: f64,
    /// Mean log score of theirs.
    pub theirs_log: f64,
    /// Whether ours is the better Brier score; `None` under [`FEWEST`] questions.
    pub ahead: Option<bool>,
}

impl Beside {
    /// How many settled questions are missing until it is said who is better.
    #[must_use]
    pub fn missing(&self) -> usize {
        FEWEST.saturating_sub(self.n)
    }
}

/// Everyone beside us: the base rate, 50:50, the weighted mean, then others in the order in which they turn up. Without a common question nobody.
pub(super) fn beside(settled: &[(&RecordRow, bool)]) -> Vec<Beside> {
    let mut who: Vec<(&str, &str)> = vec![("base", "base"), ("even", "even"), ("mean", "mean")];
    for other in settled.iter().flat_map(|(row, _)| &row.others) {
        if !who.iter().any(|(w, k)| (*w, *k) == (other.who.as_str(), other.kind.as_str())) {
            who.push((&other.who, &other.kind));
        }
    }
    who.into_iter()
        .filter_map(|(who, kind)| {
            let theirs = |row: &RecordRow| match kind {
                "base" => row.base,
                "even" => Some(0.5),
                "mean" => row.mean,
                _ => row.others.iter().find(|o| o.who == who && o.kind == kind).map(|o| o.chance),
            };
            let shared =
                settled.iter().filter_map(|(row, yes)| Some((row.chance, theirs(row)?, *yes)));
            one(who, kind, &shared.collect::<Vec<_>>())
        })
        .collect()
}

fn one(who: &str, kind: &str, shared: &[(f64, f64, bool)]) -> Option<Beside> {
    let n = shared.len();
    let mean =
        |of: &dyn Fn(&(f64, f64, bool)) -> f64| shared.iter().map(of).sum::<f64>() / n as f64;
    let ours = mean(&|(p, _, yes)| brier(*p, *yes));
    let theirs = mean(&|(_, q, yes)| brier(*q, *yes));
    let squares: f64 = shared
        .iter()
        .map(|(p, q, yes)| (brier(*p, *yes) - brier(*q, *yes) - (ours - theirs)).powi(2))
        .sum();
    (n > 0).then(|| Beside {
        who: who.to_owned(),
        kind: kind.to_owned(),
        n,
        ours,
        theirs,
        error: (n > 1).then(|| (squares / (n as f64 - 1.0) / n as f64).sqrt()),
        ours_log: mean(&|(p, _, yes)| log_score(*p, *yes)),
        theirs_log: mean(&|(_, q, yes)| log_score(*q, *yes)),
        ahead: (n >= FEWEST).then_some(ours < theirs),
    })
}
