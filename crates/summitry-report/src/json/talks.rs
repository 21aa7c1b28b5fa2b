//! `talks`: simulated talks, documented in `docs/stability.md`.

use serde_json::{Map, Value, json};
use summitry_core::talks::member::Ends;

use super::parts::number;
use crate::view::Brief;

pub(super) fn talks(brief: &Brief<'_>) -> Value {
    let s = &brief.document.scenario;
    let Some(talks) = &brief.talks else { return Value::Null };
    let found = match &talks.found {
        Ok(found) => found,
        Err(why) => return json!({ "left_out": why }),
    };
    let member = found.member;
    let range = |(low, high): (f64, f64)| json!({ "low": number(low), "high": number(high) });
    let cells: Vec<Value> = member
        .cells
        .iter()
        .map(|cell| {
            let gains = s.parties.iter().zip(&cell.gains);
            json!({
                "tactics": cell.tactics.iter().map(ToString::to_string).collect::<Vec<_>>(),
                "ends": ends(&cell.ends),
                "error": number(cell.error),
                "when": number(cell.when),
                "gains": gains.map(|(p, g)| (p.id.clone(), number(*g))).collect::<Map<_, _>>(),
                "to_frontier": number(cell.to_frontier),
            })
        })
        .collect();
    // Of a room that no world is held in there is nothing to tell.
    let held = |e: &Ends| {
        let all = e.deal + e.bust_up + e.walk_out + e.clock + e.no_zone;
        all.is_finite() && all > 0.0
    };
    let venues = s.venues.iter().zip(&member.venues).filter(|(_, e)| held(e));
    json!({
        "worlds": member.worlds,
        "sessions": member.sessions,
        "exact": false,
        "error": number(member.error),
        "mean": ends(&member.mean),
        "range": {
            "deal": range(member.range()),
            "bust_up": range(member.bust_up_range()),
            "fruitless": range(member.fruitless_range()),
        },
        "fruitless": number(member.mean.fruitless()),
        "inputs": {
            "bust_up": number(member.typed_bust_up),
            "words_only": number(member.typed_words_only),
            "words_only_in_forecast": number(found.words_in_forecast),
        },
        "venues": venues.map(|(v, e)| (v.id.clone(), ends(e))).collect::<Map<_, _>>(),
        "cells": cells,
    })
}

fn ends(e: &Ends) -> Value {
    json!({
        "deal": number(e.deal),
        "bust_up": number(e.bust_up),
        "walk_out": number(e.walk_out),
        "clock": number(e.clock),
        "no_zone": number(e.no_zone),
    })
}
