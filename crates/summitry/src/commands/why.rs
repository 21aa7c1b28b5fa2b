//! `summitry why`: where an outcome is lost, and the smallest change that would make it likelier than not.

use std::path::PathBuf;

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
        return output::json(&json::why::object(&study, &why));
    }
    let ctx = Context::new(study.document(), forecast.model(), &m);
    let stamp = view::stamp(&ctx);
    output::print(&terminal::answer(stamp.as_deref(), why::why(&ctx, &why), &m))
}
