//! What changed between two files, and which change moved the figures how far.

use summitry_core::forecast::is_noise;
use summitry_scenario::{
    differ::differ,
    edit::{apart, take},
};

use crate::{Budget, Control, Forecast, Result, Study};

/// One line that means something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The path of its value or setting.
    pub path: String,
    /// As the first file writes it; `None` where it has no such thing.
    pub old: Option<String>,
    /// As the second file writes it.
    pub new: Option<String>,
}

/// How far one figure moved.
#[derive(Clone, Debug, PartialEq)]
pub struct Shift {
    /// The path of the outcome.
    pub path: String,
    /// Its name.
    pub label: String,
    /// Chance before, 0..1.
    pub before: f64,
    /// Chance after, 0..1.
    pub after: f64,
    /// Standard error of the difference, over common worlds; `None` where there are none.
    pub error: Option<f64>,
    /// Whether the difference is to be read as none.
    pub noise: bool,
}

/// Changes that were made together, and what they moved. Together stand those that cannot be read one without the other.
#[derive(Clone, Debug, PartialEq)]
pub struct DiffStep {
    /// What means something else.
    pub lines: Vec<Line>,
    /// Every ending, definition, case and question that both files have, in the file's order.
    pub moves: Vec<Shift>,
}

/// Two files, apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Diff {
    /// The changes of meaning in the second file's order, each on top of those before it.
    pub steps: Vec<DiffStep>,
    /// All of them together.
    pub total: Vec<Shift>,
    /// How many lines differ and mean the same: labels, reasons, quotes, questions' words.
    pub wording: usize,
}

/// Goes from one file to another, one change at a time, on the same worlds and streams: the second's. What each change moves depends
/// on those made before it; together they make the whole difference.
///
/// # Errors
/// One of the files cannot be forecast, `control` stopped it, or the budget does not reach.
pub fn diff(old: &Study, new: &Study, budget: &Budget, control: &dyn Control) -> Result<Diff> {
    let seed = Some(new.seed());
    let budget = Budget { worlds: Some(new.worlds(budget)), ..*budget };
    let run = |study: &Study| study.seeded(seed).forecast_without_packages(&budget, control);
    let (first, last) = (run(old)?, run(new)?);
    let name = &new.document().file;
    let (mut text, mut at) = (old.text().to_owned(), first.clone());
    let (mut steps, mut wording, mut waiting) = (Vec::new(), 0, 0);
    for change in apart(old.text(), new.text())? {
        text = take(&text, new.text(), &change)?;
        waiting += 1;
        // What does not read or run alone waits for the next: an option and those who want it.
        let Ok(study) = Study::read_named(name, &text) else { continue };
        let lines = lines(&at, &study);
        if lines.is_empty() {
            wording += waiting;
            waiting = 0;
            continue;
        }
        let done = match run(&study) {
            Ok(done) => done,
            Err(error) if error.is_stopped() || error.kind() == crate::ErrorKind::Budget => {
                return Err(error);
            }
            Err(_) => continue,
        };
        steps.push(DiffStep { lines, moves: moves(&at, &done) });
        (at, waiting) = (done, 0);
    }
    // What never read alone, and whatever the order of blocks decides.
    let rest = lines(&at, new);
    if !rest.is_empty() {
        steps.push(DiffStep { lines: rest, moves: moves(&at, &last) });
    }
    Ok(Diff { steps, total: moves(&first, &last), wording })
}

fn lines(before: &Forecast, after: &Study) -> Vec<Line> {
    let all = differ(before.study().document(), after.document());
    let mut out: Vec<Line> = Vec::new();
    for d in all {
        // A value and the line it is written on may both differ.
        if !out.iter().any(|line| line.path == d.path) {
            let written = |said: Option<summitry_scenario::differ::Said>| said.map(|s| s.written);
            out.push(Line { path: d.path, old: written(d.old), new: written(d.new) });
        }
    }
    out
}

fn moves(before: &Forecast, after: &Forecast) -> Vec<Shift> {
    let against = after.against(before);
    let shown = ["ending.", "define.", "case.", "question."];
    let outcomes = after.study().outcomes().into_iter();
    outcomes
        .filter(|o| shown.iter().any(|kind| o.path.starts_with(kind)))
        .filter_map(|o| {
            let moved = against.change(&o.path).ok()?;
            Some(Shift {
                path: o.path,
                label: o.label,
                before: moved.before.mean,
                after: moved.this.mean,
                error: moved.error,
                noise: is_noise(moved.difference, moved.error.unwrap_or_default()),
            })
        })
        .collect()
}
