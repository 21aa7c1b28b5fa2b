//! The record as data: `summitry-record/1`, documented in `docs/stability.md`.

use serde_json::{Value, json};
use summitry_kit::record::{Bin, Record, RecordRow, Scores};

use super::sections::scores;

/// Lays a record out as one JSON object. `today` is the day it was asked for.
#[must_use]
pub fn json(record: &Record, today: &str) -> Value {
    json!({
        "format": "summitry-record/1",
        "version": env!("CARGO_PKG_VERSION"),
        "today": today,
        "seals": record.seals,
        "forecasts": summary(&record.forecasts),
        "apart": summary(&record.apart),
        "questions": record.rows.iter().map(row).collect::<Value>(),
        "refused": record
            .refused
            .iter()
            .map(|(seal, all)| {
                let reasons = all.iter().map(|r| {
                    json!({ "reason": r.reason.id(), "said": r.said, "cure": r.cure })
                });
                json!({ "seal": seal, "refusals": reasons.collect::<Value>() })
            })
            .collect::<Value>(),
        "unsealed": record.unsealed,
    })
}

fn summary(s: &Scores) -> Value {
    let beside = s.beside.iter().map(|b| {
        json!({
            "who": b.who, "kind": b.kind, "n": b.n, "brier": b.theirs, "brier_ours": b.ours,
            "difference": b.ours - b.theirs, "error": b.error, "log": b.theirs_log, "log_ours": b.ours_log,
            "difference_log": b.ours_log - b.theirs_log, "ahead": b.ahead, "missing": b.missing(),
        })
    });
    let classes = s
        .classes
        .iter()
        .map(|c| json!({ "class": c.class, "n": c.n, "brier": c.brier, "log": c.log }));
    let bin = |b: &Bin| json!({ "from": b.from, "to": b.to, "n": b.n, "mean": b.mean, "yes": b.yes, "low": b.band.0, "high": b.band.1 });
    json!({
        "settled": s.settled, "disputed": s.disputed, "left_out": s.left_out, "open": s.open,
        "superseded": s.superseded, "missing": s.missing(), "mean_brier": s.brier,
        "mean_brier_disputed": s.brier_disputed.map(|(best, worst)| json!({ "best": best, "worst": worst })),
        "mean_log": s.log, "sharpness": s.sharpness, "beside": beside.collect::<Value>(),
        "classes": classes.collect::<Value>(),
        "calibration": s.calibration.as_ref().map(|all| all.iter().map(bin).collect::<Value>()),
    })
}

fn row(row: &RecordRow) -> Value {
    let others = row.others.iter();
    let others = others.map(|o| json!({ "who": o.who, "kind": o.kind, "chance": o.chance }));
    let scores = scores(row).into_iter().map(|s| {
        json!({ "yes": s.yes, "brier": s.brier, "log": s.log, "brier_base": s.brier_base, "brier_even": 0.25 })
    });
    json!({
        "seal": row.seal, "date": row.date, "dated_by": if row.by_hand { "hand" } else { "clock" },
        "kind": row.kind.id(), "file": row.file, "question": row.id, "ask": row.ask, "class": row.class,
        "chance": row.chance, "base": row.base, "mean": row.mean, "answer": row.answered.id(), "superseded": row.superseded,
        "scores": scores.collect::<Value>(), "others": others.collect::<Value>(),
    })
}
