//! Why a chance is what it is, as `summitry why --json` prints it (`summitry-why/1`): field names stable.

use serde_json::{Value, json};
use summitry_kit::{Change, Study, Why, turn::Crossing};

/// One object.
#[must_use]
pub fn object(study: &Study, why: &Why) -> Value {
    let changes: Vec<String> = study.changes().iter().map(Change::flag).collect();
    let document = study.document();
    let change = |c: &Crossing| {
        json!({
            "path": c.path, "from": c.from, "to": c.to, "chance": c.chance, "crossed": c.crossed,
        })
    };
    let gates = match &why.gates {
        Ok(gates) => json!({
            "worlds": gates.worlds,
            "by_deal": gates.by_deal,
            "without_deal": gates.without_deal,
            "lost": gates.lost.iter().map(|lost| json!({
                "gate": lost.gate,
                "party": lost.side.as_ref().map(|side| &side.path),
                "label": lost.side.as_ref().map(|side| &side.label),
                "share": lost.share,
            })).collect::<Vec<_>>(),
            "short_by": gates.short_by.iter().map(|(party, share)| json!({
                "party": party.path, "label": party.label, "share": share,
            })).collect::<Vec<_>>(),
        }),
        Err(reason) => json!({ "untold": reason }),
    };
    let turn = why.turn.as_ref().map(|turn| {
        json!({
            "already": turn.already,
            "worlds": turn.worlds,
            "changes": turn.changes.iter().map(change).collect::<Vec<_>>(),
            "farthest": turn.farthest.as_ref().map(change),
        })
    });
    json!({
        "format": "summitry-why/1",
        "file": document.file.rsplit(['/', '\\']).next().unwrap_or_default(),
        "sha256": document.sha256,
        "illustration": document.summit.is_illustration(),
        "changes": changes,
        "path": why.path,
        "label": why.label,
        "chance": { "mean": why.chance.mean, "low": why.chance.low, "high": why.chance.high },
        "gates": gates,
        "turn": turn,
        "drivers": why.drivers.iter().map(|d| json!({
            "path": d.path, "low": d.low, "high": d.high,
        })).collect::<Vec<_>>(),
    })
}
