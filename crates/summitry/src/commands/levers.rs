//! `summitry levers`: what each side could do by itself, ranked by what it does to an outcome.

use std::path::PathBuf;

use serde_json::{Value, json};
use summitry_kit::{Budget, Study, Unwatched};
use summitry_report::{
    terminal,
    view::{self, Context},
    why,
};

use super::{forecast::Bar, load, opening::Opening, output, words};

/// What each side could do by itself, ranked by what it does to an outcome: mean, range, standard error.
#[derive(clap::Args)]
pub(crate) struct Levers {
    /// The scenario file.
    file: PathBuf,
    /// Only what this side could do, by its id.
    #[arg(long = "for", value_name = "PARTY")]
    party: Option<String>,
    /// What it does to which outcome, such as `case.best` or `define.accord`.
    #[arg(long, value_name = "PATH", default_value = "ending.agreed")]
    of: String,
    /// Print one JSON object (`summitry-levers/1`); changes are in 0..1.
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// Print CSV.
    #[arg(long)]
    csv: bool,
    /// How many worlds each change is looked at over (default: 256).
    #[command(flatten)]
    opening: Opening,
}

/// Prints them.
pub(crate) fn run(args: &Levers) -> anyhow::Result<()> {
    let (study, m) = args.opening.open_negotiable(&args.file)?;
    let budget = Budget { partial: true, ..args.opening.runs.budget() };
    let bar = Bar::new();
    let levers = study.levers_with(args.party.as_deref(), &args.of, &budget, &bar);
    bar.clear();
    let levers = levers.map_err(load::refused)?;
    if args.json {
        return output::json(&as_json(&study, &levers, &args.opening.changes.said()));
    }
    let partial = levers.partial.map(|(n, of)| {
        let (n, of) = (m.count(n as u64), m.count(of as u64));
        m.fill("levers-partial", &[("n", (&n).into()), ("of", (&of).into())])
    });
    if args.csv {
        if let Some(said) = &partial {
            output::note(said);
        }
        return output::print(&summitry_scenario::visible::visible(&levers.rows().csv()));
    }
    // Names only: the figures are the levers' own. Nobody may stop it: what there is is told after a stop, too.
    let few = Budget { worlds: Some(1), time: None, ..budget };
    let forecast = study.forecast_without_packages(&few, &Unwatched).map_err(load::refused)?;
    let ctx = Context::new(study.document(), forecast.model(), &m);
    let stamp: Vec<String> = partial.into_iter().chain(view::stamp(&ctx)).collect();
    let stamp = (!stamp.is_empty()).then(|| stamp.join(" "));
    output::print(&terminal::stamped(stamp.as_deref(), &[why::levers(&ctx, &levers)], &m))
}

fn as_json(study: &Study, levers: &summitry_kit::Levers, changes: &[String]) -> Value {
    let document = study.document();
    let mut object = json!({
        "format": "summitry-levers/1",
        "file": words::bare(document),
        "sha256": document.sha256,
        "illustration": document.summit.is_illustration(),
        "changes": changes,
        "of": levers.of.path,
        "label": levers.of.label,
        "worlds": levers.worlds,
        "levers": levers.list.iter().map(|l| json!({
            "party": l.party.path, "act": l.act, "object": l.object.path, "label": l.object.label,
            "value": l.value, "to": l.to,
            "change": l.change, "low": l.low, "high": l.high, "error": l.error,
            "noise": l.is_noise(),
        })).collect::<Vec<_>>(),
    });
    if let Some((looked_at, asked)) = levers.partial {
        object["partial"] = json!({ "looked_at": looked_at, "asked": asked });
    }
    object
}
