//! `summitry why`: where an outcome is lost, and the smallest change that would make it likelier than not.

use std::path::PathBuf;
use std::time::Instant;

use serde_json::json;
use summitry_kit::Budget;
use summitry_report::{
    json, terminal,
    view::{self, Context},
    why,
};

use super::{
    forecast::{Bar, forecast_alone},
    load,
    opening::Opening,
    output,
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

/// How much of the time the forecast may take; what would turn it takes about as long.
const FOR_THE_FORECAST: f64 = 0.5;

/// Says why.
pub(crate) fn run(args: &Why) -> anyhow::Result<()> {
    let (study, m) = args.opening.open_negotiable(&args.file)?;
    // A slip is answered before the model runs for it.
    study.known(&args.path).map_err(load::refused)?;
    let budget = Budget { partial: true, ..args.opening.runs.budget() };
    let began = Instant::now();
    let forecast = forecast_alone(&study, &budget.share(FOR_THE_FORECAST))?;
    let bar = Bar::new();
    let why = forecast.why_searched(&args.path, &budget.left(began), &bar);
    bar.clear();
    let why = why.map_err(load::refused)?;
    let model = forecast.model();
    let partial = forecast.is_partial() || why.turn.is_none();
    if args.json {
        let mut object = json::why::object(&study, &why);
        if partial {
            object["partial"] = json!({ "worlds": model.worlds, "asked": model.asked });
        }
        return output::json(&object);
    }
    let ctx = Context::new(study.document(), model, &m);
    let mut stamp = view::stamp(&ctx);
    if partial {
        let counts = [("worlds", &m.count(model.worlds)), ("of", &m.count(model.asked))];
        let far = m.fill("stamp-partial", &counts.map(|(name, n)| (name, n.into())));
        let without = why.turn.is_none().then(|| m.say("stamp-partial-turn"));
        let said: Vec<String> = [Some(far), without, stamp].into_iter().flatten().collect();
        stamp = Some(said.join(" "));
    }
    output::print(&terminal::answer(stamp.as_deref(), why::why(&ctx, &why), &m))
}
