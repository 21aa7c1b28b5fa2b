//! The agenda as change from today: how often each issue takes a step back, stays, takes a step forward.
//!
//! Back and forward are along the file's own ladder. Whether a step is better depends on who is asked: that is on the cards and in
//! the table of steps.

use crate::{figures::Figure, figures::rounded, messages::Messages};

use super::ladders::{Ladder, Rung};

/// One issue.
#[derive(Clone, Debug)]
pub struct AgendaRow {
    /// Its name.
    pub label: String,
    /// Whether each side picks alone.
    pub picked_alone: bool,
    /// Below today's option, the nearest first.
    pub back: Half,
    /// Today's option.
    pub same: Figure,
    /// Its path.
    pub path: String,
    /// What holds today.
    pub now: String,
    /// Above today's option, the nearest first.
    pub forward: Half,
}

/// The options on one side of today's.
#[derive(Clone, Debug, Default)]
pub struct Half {
    /// Each of them.
    pub rungs: Vec<Rung>,
}

impl Half {
    /// How often the issue ends on this side, 0..1.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.rungs.iter().map(|r| r.figure.chance.mean).sum()
    }

    /// The options worth a word: those that do not print as under 1, else the likeliest one.
    #[must_use]
    pub fn told(&self) -> Vec<&Rung> {
        let seen: Vec<&Rung> =
            self.rungs.iter().filter(|r| rounded(r.figure.chance.mean) > 0).collect();
        if !seen.is_empty() {
            return seen;
        }
        let most = |a: &&Rung, b: &&Rung| a.figure.chance.mean.total_cmp(&b.figure.chance.mean);
        self.rungs.iter().max_by(most).into_iter().collect()
    }
}

/// The issues, those that move most often first.
#[must_use]
pub(crate) fn rows(ladders: &[Ladder]) -> Vec<AgendaRow> {
    let mut rows: Vec<AgendaRow> = ladders.iter().filter_map(row).collect();
    rows.sort_by(|a, b| a.same.chance.mean.total_cmp(&b.same.chance.mean));
    rows
}

fn row(ladder: &Ladder) -> Option<AgendaRow> {
    let now = ladder.rungs.iter().position(|r| r.now)?;
    let (back, rest) = ladder.rungs.split_at(now);
    let (today, forward) = rest.split_first()?;
    Some(AgendaRow {
        label: ladder.short.clone(),
        picked_alone: ladder.picked_alone,
        back: Half { rungs: back.iter().rev().cloned().collect() },
        same: today.figure.clone(),
        path: today.path.clone(),
        now: today.short.clone(),
        forward: Half { rungs: forward.to_vec() },
    })
}

/// The most that any issue moves to one side, 0..1; the scale of every bar.
#[must_use]
pub(crate) fn scale(rows: &[AgendaRow]) -> f64 {
    rows.iter().flat_map(|r| [r.back.total(), r.forward.total()]).fold(0.05, f64::max)
}

/// The finding: how many issues stay as they are more often than not, whatever the file's numbers are.
#[must_use]
pub(crate) fn finding(ladders: &[Ladder], m: &Messages) -> Option<String> {
    let rows = rows(ladders);
    let stay = rows.iter().filter(|r| rounded(r.same.chance.low) > 50).count();
    let moves = rows.iter().filter(|r| rounded(r.same.chance.high) < 50).count();
    let all = rows.len();
    let id = match stay {
        _ if all == 0 => return None,
        0 if moves == all => "agenda-none-stays",
        0 => "agenda-open",
        n if n == all => "agenda-all-stay",
        _ => "agenda-some-stay",
    };
    Some(m.fill(id, &[("stay", stay.into()), ("all", all.into())]))
}
