//! Where two sides clash: the issue on which both would lose most if the other got its way.

use summitry_core::scenario::{Scenario, Want};

use super::label;
use crate::view::context::Context;

/// Two sides at odds over an issue, each with the option it wants.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Clash {
    issue: usize,
    sides: [usize; 2],
    options: [usize; 2],
    /// What the one who loses less would lose, points.
    loss: f64,
}

pub(super) fn sentence(ctx: &Context<'_>) -> Option<String> {
    let m = ctx.messages;
    let clash = worst(ctx.scenario())?;
    let issue = label::quoted(ctx, &ctx.issue(clash.issue));
    let [(one, count), (other, _)] = clash.sides.map(|side| ctx.parties_in_text(&[side]));
    let [first, second] = clash.options.map(|o| label::quoted(ctx, &ctx.option(clash.issue, o)));
    let id = if ctx.scenario().parties.len() == 2 { "reason-clash-two" } else { "reason-clash" };
    Some(m.sentence(
        id,
        &[
            ("count", count.into()),
            ("issue", (&issue).into()),
            ("one", (&one).into()),
            ("other", (&other).into()),
            ("first", (&first).into()),
            ("second", (&second).into()),
        ],
    ))
}

/// The clash in which the side that loses less loses most; `None` where no two sides want different things.
fn worst(s: &Scenario) -> Option<Clash> {
    let mut worst: Option<Clash> = None;
    for issue in s.bargained() {
        let wants: Vec<(usize, &Want)> = s
            .wants
            .iter()
            .enumerate()
            .filter_map(|(side, row)| Some((side, row.get(issue)?.as_ref()?)))
            .collect();
        for (at, &(one, a)) in wants.iter().enumerate() {
            for &(other, b) in &wants[at + 1..] {
                let (Some(first), Some(second)) =
                    (s.best_option(a, issue), s.best_option(b, issue))
                else {
                    continue;
                };
                let (mine, theirs) =
                    (loses(s, issue, a, first, second), loses(s, issue, b, second, first));
                let loss = mine.min(theirs);
                if loss > worst.map_or(0.0, |w| w.loss) {
                    let (sides, options) = ([one, other], [first, second]);
                    worst = Some(Clash { issue, sides, options, loss });
                }
            }
        }
    }
    worst
}

/// Points lost where `got` takes the place of `wished`, at the median of the file's numbers.
fn loses(s: &Scenario, issue: usize, want: &Want, wished: usize, got: usize) -> f64 {
    let median = |id| s.value(id).spread.median();
    let score = |o: usize| s.score(want, issue, o, median);
    median(want.matters) * (score(wished) - score(got)) / 100.0
}
