//! A summit's possible deals as data: what `summitry deals --json` and `summitry brief --json` share.

mod method;

use num_rational::BigRational;
use num_traits::ToPrimitive;
use serde_json::{Map, Value, json};
use summitry_core::deals::{Analyst, Move, Space, Summit, SwapKind};

pub use method::{how, picked, short_of, title_of, why};

/// Package as issue → option, by ids.
#[must_use]
pub fn package(space: &Space, package: &[usize]) -> Value {
    let entries = space.issues.iter().zip(package).filter_map(|(issue, option)| {
        Some((issue.name.clone(), Value::from(issue.options.get(*option)?.clone())))
    });
    Value::Object(entries.collect())
}

fn gains(space: &Space, gains: &[BigRational]) -> Value {
    let entries = space.parties.iter().zip(gains);
    Value::Object(entries.map(|(p, g)| (p.name.clone(), json!(g.to_f64()))).collect())
}

fn option(space: &Space, issue: usize, option: usize) -> (String, String) {
    let Some(issue) = space.issues.get(issue) else { return <_>::default() };
    (issue.name.clone(), issue.options.get(option).cloned().unwrap_or_default())
}

/// `swaps`, `asks` and `blocks`, documented in `docs/domains.md`.
#[must_use]
pub fn analyst(summit: &Summit, analyst: &Analyst) -> Map<String, Value> {
    let space = &summit.own;
    let step = |m: &Move| {
        let (issue, to) = option(space, m.issue, m.to);
        json!({ "issue": issue, "from": option(space, m.issue, m.from).1, "to": to, "gains": gains(space, &m.gains) })
    };
    let swaps: Vec<Value> = analyst
        .swaps
        .iter()
        .map(|swap| {
            json!({
                "kind": match swap.kind { SwapKind::Free => "free", SwapKind::Swap => "swap" },
                "moves": swap.moves.iter().map(step).collect::<Vec<_>>(),
                "gains": gains(space, &swap.gains),
                "effort": summit.effort(&swap.package),
            })
        })
        .collect();
    let asks: Map<String, Value> = space
        .parties
        .iter()
        .zip(&analyst.asks)
        .map(|(party, list)| {
            let list: Vec<Value> = list
                .iter()
                .map(|ask| {
                    let (issue, to) = option(space, ask.issue, ask.option);
                    json!({ "issue": issue, "option": to, "gains": gains(space, &ask.gains), "price": ask.price })
                })
                .collect();
            (party.name.clone(), list.into())
        })
        .collect();
    let blocks: Vec<Value> = analyst
        .blocks
        .iter()
        .map(|block| {
            let (issue, option) = option(&summit.space, block.issue, block.option);
            let by: Vec<&String> = block
                .refused_by
                .iter()
                .filter_map(|p| Some(&space.parties.get(*p)?.name))
                .collect();
            json!({ "issue": issue, "option": option, "refused_by": by })
        })
        .collect();
    let mut out = Map::new();
    out.insert("swaps".to_owned(), swaps.into());
    out.insert("asks".to_owned(), asks.into());
    out.insert("blocks".to_owned(), blocks.into());
    out
}
