//! `summitry why`: where an outcome is lost, and the smallest change that would make it likelier than not.

use std::path::PathBuf;

use serde_json::{Value, json};
use summitry_kit::{Study, turn::Crossing};
use summitry_report::{
    terminal,
    view::{self, Context},
    why,
};

use super::{
    forecast::{Bar, forecast_alone},
    load,
    opening::Opening,
    output, words,
};

/// Why an outcome is as likely as it is: in five lines how likely, where it is lost, who would lose by it, what would turn it.
#[derive(clap::Args)]
pub(crate) struct Why {
    /// The scenario file.
    file: PathBuf,
    /// Which outcome, such as `agreed`, `case.best`, `define.accord` or `issue.visas.faster`.
    #[arg(default_value = "ending.agreed")]
    path: String,
    /// Print one JSON object with every gate and every change that would turn it (`summitry-why/1`).
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    opening: Opening,
}

/// Says why.
pub(crate) fn run(args: &Why) -> anyhow::Result<()> {
    let (study, m) = args.opening.open_negotiable(&args.file)?;
    // A slip is answered before the model runs for it.
    study.known(&args.path).map_err(load::refused)?;
    let budget = args.opening.runs.budget();
    let forecast = forecast_alone(&study, &budget)?;
    let bar = Bar::new();
    let why = forecast.why_searched(&args.path, &budget, &bar);
    bar.clear();
    let why = why.map_err(load::refused)?;
    if args.json {
        return output::json(&as_json(&study, &why, &args.opening.changes.said()));
    }
    let ctx = Context::new(study.document(), forecast.model(), &m);
    let stamp = view::stamp(&ctx);
    output::print(&terminal::answer(stamp.as_deref(), why::why(&ctx, &why), &m))
}

fn as_json(study: &Study, why: &summitry_kit::Why, changes: &[String]) -> Value {
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
        "file": words::bare(document),
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
