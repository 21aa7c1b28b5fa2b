//! What-ifs from the command line: hold it in another room, leave a block out.

use summitry_core::{
    scenario::VenueChance,
    value::{Spread, ValueId},
};
use summitry_scenario::document::Document;

use crate::exit::{BAD_INPUT, Failure};

/// Fixes the room: this venue is certain, the others never.
pub(crate) fn venue(document: &mut Document, id: &str) -> anyhow::Result<()> {
    let ids: Vec<&str> = document.scenario.venues.iter().map(|v| v.id.as_str()).collect();
    if !ids.contains(&id) {
        return Err(unknown("venue", id, &ids));
    }
    for venue in &mut document.scenario.venues {
        let chosen = venue.id == id;
        venue.chance = if chosen { VenueChance::Certain } else { VenueChance::Never };
        let path = summitry_scenario::path::join(&["venue", &venue.id, "chance"]);
        let written = format!("{} (--venue {id})", if chosen { "100%" } else { "0%" });
        let value = document.scenario.values.iter().position(|v| v.path == path);
        if let Some(provenance) = value.and_then(|i| document.provenance.get_mut(i)) {
            provenance.written = written;
        }
    }
    Ok(())
}

/// Leaves a block out: a threat is never carried out, a link never holds, a side deal is never on offer, an audience or
/// an outside option weighs nothing, an issue is never raised. `threat` alone means every threat.
pub(crate) fn without(document: &mut Document, block: &str) -> anyhow::Result<()> {
    let off = silenced(document, block)?;
    for ValueId(i) in off {
        document.scenario.values[i].spread = Spread::Point(0.0);
        if let Some(provenance) = document.provenance.get_mut(i) {
            provenance.written = format!("0 (--without {block})");
        }
    }
    Ok(())
}

/// The values that must be 0 for a block to have no effect.
fn silenced(document: &Document, block: &str) -> anyhow::Result<Vec<ValueId>> {
    let s = &document.scenario;
    let (kind, id) = block.split_once('.').map_or((block, None), |(kind, id)| (kind, Some(id)));
    let rows: Vec<(&str, Vec<ValueId>)> = match kind {
        "threat" => s.threats.iter().map(|x| (x.id.as_str(), vec![x.carried_out])).collect(),
        "link" => s.links.iter().map(|x| (x.id.as_str(), vec![x.holds])).collect(),
        "side_deal" => s.side_deals.iter().map(|x| (x.id.as_str(), vec![x.on_offer])).collect(),
        "audience" => s.audiences.iter().map(|x| (x.id.as_str(), vec![x.matters])).collect(),
        "outside" => s
            .outsides
            .iter()
            .map(|x| {
                let costs = x.hurts.map(|(_, costs)| costs);
                (x.id.as_str(), std::iter::once(x.worth).chain(costs).collect())
            })
            .collect(),
        "person" => s
            .people
            .iter()
            .filter_map(|x| x.own_stake.map(|stake| (x.id.as_str(), vec![stake])))
            .collect(),
        _ => {
            let message = format!(
                "`--without {block}`: only a threat, link, side_deal, audience, outside or person can be left out\n\
                 help: write it like `--without threat.tariffs`, or `--without threat` for all of them"
            );
            return Err(Failure { message, code: BAD_INPUT }.into());
        }
    };
    let ids: Vec<&str> = rows.iter().map(|(id, _)| *id).collect();
    let found: Vec<ValueId> = rows
        .iter()
        .filter(|(x, _)| id.is_none_or(|id| id == *x))
        .flat_map(|(_, v)| v.clone())
        .collect();
    if found.is_empty() { Err(unknown(kind, id.unwrap_or(kind), &ids)) } else { Ok(found) }
}

fn unknown(kind: &str, id: &str, ids: &[&str]) -> anyhow::Error {
    let near = ids
        .iter()
        .map(|candidate| (strsim::normalized_damerau_levenshtein(id, candidate), *candidate))
        .filter(|(score, _)| *score >= 0.5)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let help = match (near, ids) {
        (Some((_, near)), _) => format!("did you mean `{near}`?"),
        (None, []) => format!("the file has no {kind}"),
        (None, ids) => format!("the file has `{}`", ids.join("`, `")),
    };
    Failure { message: format!("the file has no {kind} `{id}`\nhelp: {help}"), code: BAD_INPUT }
        .into()
}
