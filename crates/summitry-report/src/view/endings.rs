//! How it may end: one bar an ending, each mark one chance in a hundred.

use summitry_core::{
    forecast::{Ending, TOO_SMALL_TO_SHOW},
    scenario::EndingKind,
};

use crate::figures::{Figure, rounded};

use super::{context::Context, names::ending_name, outcomes::ending_chance};

/// One ending.
#[derive(Clone, Debug)]
pub struct EndingBar {
    /// `agreed`, `words_only`, `bust_up`, `no_zone`.
    pub id: &'static str,
    /// Its name.
    pub label: String,
    /// What it means, in a few words.
    pub note: String,
    /// How likely it is.
    pub figure: Figure,
    /// Marks of a hundred; the marks of all endings sum to 100.
    pub marks: usize,
    /// As many marks as its figure prints, for a place that shows both: rounded by itself, so that all together may be 99 or 101.
    pub printed: usize,
}

pub(super) fn build(ctx: &Context<'_>) -> Vec<EndingBar> {
    of(ctx, &ctx.forecast.ending)
}

/// How many marks each ending has beside its figure, by its id: what a page shows as having been before something was changed.
#[must_use]
pub fn ending_marks(ctx: &Context<'_>) -> Vec<(&'static str, usize)> {
    build(ctx).iter().map(|ending| (ending.id, ending.printed)).collect()
}

/// The four endings of the whole forecast, or of one room.
pub(super) fn of(ctx: &Context<'_>, e: &Ending) -> Vec<EndingBar> {
    let m = ctx.messages;
    let chances = EndingKind::ALL.map(|kind| ending_chance(e, kind));
    let marks = hundred_marks(&chances.map(|chance| chance.mean));
    EndingKind::ALL
        .into_iter()
        .zip(chances)
        .zip(marks)
        .map(|((kind, chance), marks)| EndingBar {
            id: kind.id(),
            label: m.say(ending_name(kind)),
            note: note(ctx, kind, e.no_capacity.mean),
            printed: (rounded(chance.mean) as usize).min(100),
            figure: ctx.figure(chance),
            marks,
        })
        .collect()
}

/// What an ending means, in a few words.
fn note(ctx: &Context<'_>, kind: EndingKind, no_capacity: f64) -> String {
    let m = ctx.messages;
    match kind {
        EndingKind::Agreed => m.say("ending-agreed-note"),
        EndingKind::WordsOnly => m.say("ending-words-only-note"),
        EndingKind::BustUp => m.say("ending-bust-up-note"),
        EndingKind::NoZone if no_capacity >= TOO_SMALL_TO_SHOW => {
            let id = ctx.by_rule("ending-no-zone-capacity", "ending-no-zone-capacity-vote");
            m.fill(id, &[("n", (&m.hundred(no_capacity)).into())])
        }
        EndingKind::NoZone => m.say(ctx.by_rule("ending-no-zone-note", "ending-no-zone-note-vote")),
    }
}

/// A hundred marks: as many for each ending as its figure says; what rounding leaves over goes to endings that print as
/// `under 1`, then to those rounded down most, and what it gives too much is taken from those rounded up most.
fn hundred_marks(shares: &[f64; 4]) -> [usize; 4] {
    let total: f64 = shares.iter().sum();
    if !(total.is_finite() && total > 0.0) {
        return [0; 4];
    }
    let exact = shares.map(|p| p.max(0.0) / total * 100.0);
    let mut marks = exact.map(|x| rounded(x / 100.0) as usize);
    // How much each was rounded down by; an `under 1` that may happen counts as the most.
    let short = |i: usize, marks: &[usize; 4]| {
        if marks[i] == 0 && exact[i] > 0.0 { 1.0 } else { exact[i] - marks[i] as f64 }
    };
    for _ in 0..4 {
        let sum: usize = marks.iter().sum();
        let by = |i: &usize, j: &usize| short(*i, &marks).total_cmp(&short(*j, &marks));
        if sum < 100 {
            if let Some(i) = (0..4).max_by(by) {
                marks[i] += 1;
            }
        } else if sum > 100
            && let Some(i) = (0..4).min_by(by)
        {
            marks[i] -= 1;
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::hundred_marks;

    #[test]
    fn marks_sum_to_a_hundred() {
        assert_eq!(hundred_marks(&[0.483, 0.369, 0.1445, 0.0035]), [48, 37, 14, 1]);
        assert_eq!(hundred_marks(&[0.433, 0.406, 0.139, 0.022]), [43, 41, 14, 2]);
        assert_eq!(hundred_marks(&[0.25, 0.25, 0.25, 0.25]), [25; 4]);
        assert_eq!(hundred_marks(&[1.0, 0.0, 0.0, 0.0]), [100, 0, 0, 0]);
        assert_eq!(
            hundred_marks(&[1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0, 0.0]).iter().sum::<usize>(),
            100
        );
        assert_eq!(hundred_marks(&[0.0; 4]), [0; 4]);
    }
}
