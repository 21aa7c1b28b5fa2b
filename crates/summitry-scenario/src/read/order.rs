//! The order of values: file order, then defaults block by block.

use summitry_core::scenario::{Level, Scenario, Score, VenueChance};
use summitry_core::value::ValueId;

use crate::document::Provenance;

/// Sorts values and their provenance, and renumbers every [`ValueId`].
///
/// Streams are keyed by path, so the order changes no result; it is the order readers see.
pub(super) fn in_file_order(scenario: &mut Scenario, provenance: &mut Vec<Provenance>) {
    let mut order: Vec<usize> = (0..scenario.values.len()).collect();
    order.sort_by_key(|&i| provenance[i].span.as_ref().map_or(usize::MAX, |s| s.start));
    let mut place = vec![0; order.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old] = new;
    }
    scenario.values = order.iter().map(|&i| scenario.values[i].clone()).collect();
    *provenance = order.iter().map(|&i| provenance[i].clone()).collect();
    each_id(scenario, &mut |id| *id = ValueId(place[id.0]));
}

/// Visits every value id of a scenario.
fn each_id(s: &mut Scenario, visit: &mut impl FnMut(&mut ValueId)) {
    for party in &mut s.parties {
        visit(&mut party.power);
    }
    for person in &mut s.people {
        person.own_stake.iter_mut().for_each(&mut *visit);
    }
    for issue in &mut s.issues {
        issue.raised.iter_mut().for_each(&mut *visit);
        issue.delivered.iter_mut().for_each(&mut *visit);
        issue.options.iter_mut().filter_map(|o| o.effort.as_mut()).for_each(&mut *visit);
    }
    for want in s.wants.iter_mut().flatten().flatten() {
        visit(&mut want.matters);
        for score in &mut want.scores {
            if let Score::Value(id) = score {
                visit(id);
            }
        }
    }
    for audience in &mut s.audiences {
        visit(&mut audience.matters);
    }
    for venue in &mut s.venues {
        if let VenueChance::Value(id) | VenueChance::Unsaid(id) = &mut venue.chance {
            visit(id);
        }
        visit(&mut venue.audience_pull);
        visit(&mut venue.bust_up);
    }
    for threat in &mut s.threats {
        visit(&mut threat.carried_out);
        threat.worst_form.iter_mut().for_each(&mut *visit);
    }
    for outside in &mut s.outsides {
        visit(&mut outside.worth);
        outside.hurts.iter_mut().for_each(|(_, id)| visit(id));
    }
    for link in &mut s.links {
        visit(&mut link.holds);
    }
    for deal in &mut s.side_deals {
        visit(&mut deal.worth);
        visit(&mut deal.on_offer);
        visit(&mut deal.leaks);
        deal.if_leaked.iter_mut().for_each(|(_, id)| visit(id));
    }
    for affected in &mut s.affected {
        affected.feels.iter_mut().for_each(|(_, id, _)| visit(id));
    }
    for question in &mut s.questions {
        question.otherwise.iter_mut().for_each(&mut *visit);
        question.holds.iter_mut().for_each(&mut *visit);
    }
    visit(&mut s.capacity);
    match &mut s.level {
        Level::Base(id) | Level::WordsOnly(id) => visit(id),
    }
    for group in &mut s.together {
        group.values.iter_mut().for_each(&mut *visit);
        visit(&mut group.rho);
    }
    let e = &mut s.engine;
    for id in [
        &mut e.choosing,
        &mut e.waste,
        &mut e.split,
        &mut e.elasticity,
        &mut e.tone,
        &mut e.sharpness,
        &mut e.threats_together,
        &mut e.nash_floor,
        &mut e.ks_blend,
        &mut e.tolerance,
        &mut e.rounds,
        &mut e.patience,
        &mut e.misreading,
    ] {
        visit(id);
    }
}
