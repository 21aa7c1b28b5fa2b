//! One motive enters once: the same quote behind two preferences that pull one party the same way.

use std::cmp::Ordering;

use summitry_core::scenario::Score;

use crate::diagnostic::Diagnostic;
use crate::document::Document;

/// A preference that pulls a party along an issue's ladder.
struct Pull {
    block: String,
    party: usize,
    issue: usize,
    /// Up or down the ladder from today.
    way: Ordering,
}

/// Warns of each quote that feeds two pulls of one party on one issue, the same way.
pub(super) fn twice(document: &Document, out: &mut Vec<Diagnostic>) {
    let pulls = pulls(document);
    for (number, later) in pulls.iter().enumerate() {
        for earlier in &pulls[..number] {
            if (later.party, later.issue, later.way) != (earlier.party, earlier.issue, earlier.way)
                || later.block == earlier.block
            {
                continue;
            }
            let cites = |p: &Pull| document.cites.get(&p.block).cloned().unwrap_or_default();
            let Some(shared) = cites(later).into_iter().find(|q| cites(earlier).contains(q)) else {
                continue;
            };
            let issue = &document.scenario.issues[later.issue].id;
            let place = document.blocks.get(&later.block).cloned().unwrap_or(0..0);
            let mut diagnostic = Diagnostic::warning(
                place,
                format!("the quote `{shared}` feeds `{}` and `{}`, which pull the same way on `{issue}`", earlier.block, later.block),
            )
            .help("one motive enters once: keep it where it belongs, or cite what tells the two apart");
            if let Some(first) = document.blocks.get(&earlier.block) {
                diagnostic = diagnostic.also(first.clone(), "the other");
            }
            out.push(diagnostic);
        }
    }
}

fn pulls(document: &Document) -> Vec<Pull> {
    let s = &document.scenario;
    let mut out = Vec::new();
    for (party, wants) in s.wants.iter().enumerate() {
        for (issue, want) in wants.iter().enumerate() {
            let Some(want) = want else { continue };
            let best = want
                .scores
                .iter()
                .position(|x| matches!(x, Score::Anchor(points) if *points > 0.0));
            if let Some(best) = best {
                let block = format!("wants.{}.{}", s.parties[party].id, s.issues[issue].id);
                out.push(Pull { block, party, issue, way: best.cmp(&s.issues[issue].now) });
            }
        }
    }
    for audience in &s.audiences {
        for (issue, option) in &audience.likes {
            out.push(Pull {
                block: format!("audience.{}", audience.id),
                party: audience.pushes,
                issue: *issue,
                way: option.cmp(&s.issues[*issue].now),
            });
        }
    }
    out
}
