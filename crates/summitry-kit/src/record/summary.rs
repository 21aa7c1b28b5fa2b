//! The record: what sealed forecasts were worth.

use summitry_core::score::{brier, log_score};
use summitry_scenario::outcome::Answer;

use super::{
    calibration::{Bin, calibration},
    kind::SealKind,
    ledger::Ledger,
    rank::{Beside, FEWEST, beside},
    refusal::Refused,
    rows::{Answered, RecordRow, rows},
};

/// A ledger, scored.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// How many seals it holds, believed or not.
    pub seals: usize,
    /// Every question of every seal that is believed.
    pub rows: Vec<RecordRow>,
    /// What forecasts were worth.
    pub forecasts: Scores,
    /// The same of files written with hindsight or invented: it shows the mechanism, and no skill.
    pub apart: Scores,
    /// Seals that are not believed, and why.
    pub refused: Vec<(String, Vec<Refused>)>,
    /// Outcome files that answer no seal.
    pub unsealed: Vec<String>,
}

/// Scores of one kind of files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    /// Questions settled yes or no.
    pub settled: usize,
    /// Questions whose rule does not decide.
    pub disputed: usize,
    /// Questions that nobody looked up.
    pub left_out: usize,
    /// Questions without an answer yet.
    pub open: usize,
    /// Questions that a later seal asks again; they are counted there.
    pub superseded: usize,
    /// Mean Brier score over settled questions, 0..1; 0 is perfect.
    pub brier: Option<f64>,
    /// The same if every disputed question came out our way, and if none did.
    pub brier_disputed: Option<(f64, f64)>,
    /// Mean log score over settled questions, nats; 0 is perfect, minus infinity where something was called impossible and happened.
    pub log: Option<f64>,
    /// Mean of |2p − 1| over settled questions: 0 is always 50:50, 1 always certain. It is a virtue only beside calibration.
    pub sharpness: Option<f64>,
    /// Others on the same questions.
    pub beside: Vec<Beside>,
    /// By reference class, in the order of their ids; those that rest on none last.
    pub classes: Vec<ClassSum>,
    /// The calibration curve; `None` under [`FEWEST`] settled questions.
    pub calibration: Option<Vec<Bin>>,
}

/// Scores of one reference class.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassSum {
    /// Its id; `None` where the level was typed.
    pub class: Option<String>,
    /// Settled questions.
    pub n: usize,
    /// Mean Brier score.
    pub brier: f64,
    /// Mean log score, nats.
    pub log: f64,
}

impl Scores {
    /// How many settled questions are missing until anybody is ranked and a curve is drawn.
    #[must_use]
    pub fn missing(&self) -> usize {
        FEWEST.saturating_sub(self.settled)
    }

    fn of(rows: &[&RecordRow]) -> Scores {
        let counted: Vec<&RecordRow> = rows.iter().copied().filter(|r| !r.superseded).collect();
        let count = |answered: Answered| counted.iter().filter(|r| r.answered == answered).count();
        let settled: Vec<(&RecordRow, bool)> =
            counted.iter().filter_map(|r| Some((*r, r.answered.settled()?))).collect();
        let chances: Vec<(f64, bool)> = settled.iter().map(|(r, yes)| (r.chance, *yes)).collect();
        let briers = || chances.iter().map(|&(p, yes)| brier(p, yes));
        let disputed: Vec<f64> = counted
            .iter()
            .filter(|r| r.answered == Answered::Ruled(Answer::Disputed))
            .map(|r| r.chance)
            .collect();
        let both = |best: bool| {
            let way = |p: &f64| brier(*p, (*p >= 0.5) == best);
            mean(briers().chain(disputed.iter().map(way)))
        };
        Scores {
            settled: settled.len(),
            disputed: disputed.len(),
            left_out: count(Answered::Ruled(Answer::NotLookedUp)),
            open: count(Answered::Open),
            superseded: rows.len() - counted.len(),
            brier: mean(briers()),
            brier_disputed: both(true).zip(both(false)).filter(|_| !disputed.is_empty()),
            log: mean(chances.iter().map(|&(p, yes)| log_score(p, yes))),
            sharpness: mean(chances.iter().map(|(p, _)| (2.0 * p - 1.0).abs())),
            beside: beside(&settled),
            classes: classes(&settled),
            calibration: (settled.len() >= FEWEST).then(|| calibration(&chances)),
        }
    }
}

impl Record {
    /// Scores a ledger.
    #[must_use]
    pub fn of(ledger: &Ledger) -> Record {
        let rows = rows(ledger);
        let (forecasts, apart): (Vec<&RecordRow>, Vec<&RecordRow>) =
            rows.iter().partition(|r| r.kind == SealKind::Forecast);
        let (forecasts, apart) = (Scores::of(&forecasts), Scores::of(&apart));
        let refused = ledger.entries.iter().filter(|e| !e.refusals.is_empty());
        Record {
            seals: ledger.entries.len(),
            forecasts,
            apart,
            refused: refused.map(|e| (e.place.clone(), e.refusals.clone())).collect(),
            unsealed: ledger.unsealed.clone(),
            rows,
        }
    }
}

fn classes(settled: &[(&RecordRow, bool)]) -> Vec<ClassSum> {
    let mut ids: Vec<Option<&str>> = settled.iter().map(|(r, _)| r.class.as_deref()).collect();
    // Typed levels, which have no id, last.
    ids.sort_by_key(|id| (id.is_none(), *id));
    ids.dedup();
    ids.into_iter()
        .map(|id| {
            let of = settled.iter().filter(|(r, _)| r.class.as_deref() == id);
            let of: Vec<(f64, bool)> = of.map(|(r, yes)| (r.chance, *yes)).collect();
            ClassSum {
                class: id.map(str::to_owned),
                n: of.len(),
                brier: mean(of.iter().map(|&(p, yes)| brier(p, yes))).unwrap_or_default(),
                log: mean(of.iter().map(|&(p, yes)| log_score(p, yes))).unwrap_or_default(),
            }
        })
        .collect()
}

/// The mean; `None` of nothing.
fn mean(numbers: impl Iterator<Item = f64>) -> Option<f64> {
    let (n, sum) = numbers.fold((0usize, 0.0), |(n, sum), x| (n + 1, sum + x));
    (n > 0).then(|| sum / n as f64)
}
