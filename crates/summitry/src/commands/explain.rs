//! `summitry explain`: what one value is, where it comes from, what it moves.

use std::path::PathBuf;

use serde_json::json;
use summitry_report::{
    explain, terminal,
    view::{self, Context},
};

use super::{opening::Opening, output, words::bare};
use crate::exit::{BAD_INPUT, Failure};

/// Explain one value, issue, outcome or figure: as written, median and mean, where from, what it moves.
#[derive(clap::Args)]
pub(crate) struct Explain {
    /// The scenario file.
    file: PathBuf,
    /// What to explain, such as `wants.us.visas.matters`, `issue.visas`, `define.accord` or `agreed`.
    path: String,
    /// Print one JSON object (`summitry-explain/1`, see docs/stability.md).
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    opening: Opening,
}

/// Explains.
pub(crate) fn run(args: &Explain) -> anyhow::Result<()> {
    let (study, m) = args.opening.open(&args.file)?;
    let document = study.document();
    // An unknown path is said before the model runs for it.
    explain::known_or_near(document, &args.path)
        .map_err(|error| Failure { message: error.to_string(), code: BAD_INPUT })?;
    let forecast = args.opening.runs.forecast(&study)?;
    let ctx = Context::new(document, forecast.model(), &m);
    let sections = explain::explain(&ctx, &args.path)
        .map_err(|error| Failure { message: error.to_string(), code: BAD_INPUT })?;
    let stamp = view::stamp(&ctx);
    if args.json {
        return output::json(&json!({
            "format": "summitry-explain/1", "file": bare(document), "sha256": document.sha256,
            "illustration": document.summit.is_illustration(), "stamp": stamp, "path": args.path,
            "text": anstream::adapter::strip_str(&terminal::sections(&sections, &m)).to_string(),
        }));
    }
    output::print(&terminal::stamped(stamp.as_deref(), &sections, &m))
}
