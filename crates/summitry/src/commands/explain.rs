//! `summitry explain`: what one value is, where it comes from, what it moves.

use std::path::PathBuf;

use summitry_report::{
    explain, terminal,
    view::{self, Context},
};

use super::{opening::Opening, output};
use crate::exit::{BAD_INPUT, Failure};

/// Explain one value, issue, outcome or figure: as written, median and mean, where from, what it moves.
#[derive(clap::Args)]
pub(crate) struct Explain {
    /// The scenario file.
    file: PathBuf,
    /// What to explain, such as `wants.us.visas.matters`, `issue.visas`, `define.accord` or `agreed`.
    path: String,
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
    output::print(&terminal::stamped(view::stamp(&ctx).as_deref(), &sections, &m))
}
