//! Where they meet: the chance of every venue in one world, and the likeliest of them (docs/model.md, section 10).

use crate::{forecast::likeliest, scenario::VenueChance, value::Drawn, world::plan::Plan};

/// The chance of every venue in one world (docs/model.md, section 10).
pub(crate) fn venue_chances(plan: &Plan, x: &Drawn) -> Vec<f64> {
    let venues = &plan.scenario.venues;
    if venues.iter().any(|v| v.chance == VenueChance::Certain) {
        return venues.iter().map(|v| f64::from(v.chance == VenueChance::Certain)).collect();
    }
    let said: f64 = venues
        .iter()
        .map(|v| if let VenueChance::Value(id) = v.chance { x.of(id) } else { 0.0 })
        .sum();
    let left = (1.0 - said).max(0.0);
    let weight = |chance: VenueChance| match chance {
        VenueChance::Rest => 1.0,
        VenueChance::Unsaid(id) => x.of(id),
        _ => 0.0,
    };
    let weights: f64 = venues.iter().map(|v| weight(v.chance)).sum();
    let mut chances: Vec<f64> = venues
        .iter()
        .map(|v| match v.chance {
            VenueChance::Value(id) => x.of(id),
            VenueChance::Rest | VenueChance::Unsaid(_) => left * weight(v.chance) / weights,
            VenueChance::Certain | VenueChance::Never => 0.0,
        })
        .collect();
    let total: f64 = chances.iter().sum();
    if total > 0.0 {
        chances.iter_mut().for_each(|c| *c /= total);
    } else if let Some(first) = chances.first_mut() {
        *first = 1.0;
    }
    chances
}

/// The venue that is likeliest with every value at its median; of equally likely ones the first.
pub(crate) fn likeliest_venue(plan: &Plan) -> usize {
    likeliest(venue_chances(plan, &plan.scenario.middle()))
}
