//! `summitry merge`: the shards of a tournament put together.

use std::path::PathBuf;

use summitry_kit::tournament::RunFolder;
use summitry_kit::tournament::ranking::TournamentSummary;
use summitry_kit::tournament::shard;

use super::tournament::results;
use crate::exit::{BAD_INPUT, Failure};

/// Put the shards of a tournament together: the same results as of one run.
#[derive(clap::Args)]
pub(crate) struct Merge {
    /// Folders of shards, or folders that hold them
    #[arg(required = true, value_name = "DIR")]
    folders: Vec<PathBuf>,
    /// Write the results to this folder
    #[arg(long, required = true, value_name = "DIR")]
    out: PathBuf,
    /// Write the summary as JSON
    #[arg(long)]
    json: bool,
}

/// Refuses what does not belong together, then adds up.
pub(crate) fn run(args: &Merge) -> anyhow::Result<()> {
    let shards = RunFolder::find(&args.folders)?;
    let named = |f: &RunFolder| (f.path().display().to_string(), f.manifest().clone());
    // Before anything is written.
    shard::order(&shards.iter().map(named).collect::<Vec<_>>())?;
    let Some(first) = shards.first() else {
        let message = "there is nothing to put together".to_owned();
        return Err(Failure { message, code: BAD_INPUT }.into());
    };
    for shard in &shards {
        shard.is_whole()?;
    }
    let whole = RunFolder::whole(&args.out, first.manifest())?;
    let programme = &whole.manifest().programme;
    let (joined, metric) = results::write(&whole, &shards)?;
    let summary = TournamentSummary::new(programme, &joined, metric);
    whole.put(results::SUMMARY, &results::object(programme, &summary))?;
    results::print(programme, &summary, results::language(programme), args.json)
}
