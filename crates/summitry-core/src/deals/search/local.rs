//! Pareto local search: every package found is changed by one option, and by two on linked issues (Paquete, Chiarandini & Stützle 2004).

use super::{Archive, Landscape};
use crate::forecast::{Cancelled, Watcher};

/// Tries the changes of every package in the archive until all are tried or so many changes were weighed; how many were.
pub(super) fn improve(
    land: &Landscape,
    archive: &mut Archive,
    most: usize,
    control: &dyn Watcher,
) -> Result<u64, Cancelled> {
    let mut weighed = 0;
    let (mut one, mut two) = (Vec::new(), Vec::new());
    while let Some(point) = archive.next() {
        let state = land.start(&point.at);
        for issue in 0..land.issues() {
            if !control.done(0) {
                return Err(Cancelled);
            }
            for choice in (0..land.choices(issue)).filter(|&c| c != usize::from(state.at[issue])) {
                let broken = land.after(&state, issue, choice, &mut one);
                weighed += 1;
                let mut changed = state.clone();
                land.change(&mut changed, issue, choice, &one, broken);
                if changed.broken == 0 && !archive.covers(&one) {
                    keep(land, archive, &changed.at);
                }
                for other in (issue + 1..land.issues()).filter(|&other| land.linked(issue, other)) {
                    for second in 0..land.choices(other) {
                        if second == usize::from(changed.at[other]) {
                            continue;
                        }
                        let broken = land.after(&changed, other, second, &mut two);
                        weighed += 1;
                        if i64::from(changed.broken) + broken == 0 && !archive.covers(&two) {
                            let mut at = changed.at.clone();
                            at[other] = second as u16;
                            keep(land, archive, &at);
                        }
                    }
                }
            }
        }
        if weighed >= most as u64 {
            break;
        }
    }
    Ok(weighed)
}

/// Adds a package, weighed anew.
fn keep(land: &Landscape, archive: &mut Archive, at: &[u16]) {
    let fresh = land.start(at);
    archive.add(&fresh.at, &fresh.worth);
}
