//! `summitry merge`: the shards of a tournament, or of a grid, put together.

use std::path::PathBuf;

use anyhow::Context as _;
use summitry_kit::grid::merged;
use summitry_kit::tournament::RunFolder;
use summitry_kit::tournament::ranking::TournamentSummary;
use summitry_kit::tournament::shard;
use summitry_kit::{Budget, Rows};

use super::tournament::results;
use super::{brief, grid, output, shards};
use crate::exit::{BAD_INPUT, Failure};

/// Put the shards of a tournament or of a grid together: the same results as of one run.
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
    if let Some(grid) = parts(args)? {
        std::fs::create_dir_all(&args.out).with_context(|| args.out.display().to_string())?;
        return output::named(&args.out.join("grid.csv"), &grid.csv(), true);
    }
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

/// The rows of a grid, where the folders hold its parts; the parts of a brief belong to the brief.
fn parts(args: &Merge) -> anyhow::Result<Option<Rows>> {
    if let Some(folder) = args.folders.iter().find(|f| !shards::named(f, brief::KIND).is_empty()) {
        let message = format!(
            "{}: these are worlds of a brief\nhelp: `summitry brief FILE --run {}` puts them together",
            folder.display(),
            folder.display()
        );
        return Err(Failure { message, code: BAD_INPUT }.into());
    }
    let mut all = Vec::new();
    for folder in args.folders.iter().filter(|f| !shards::named(f, grid::KIND).is_empty()) {
        all.extend(shards::found(folder, grid::KIND, &Budget::default())?);
    }
    Ok(if all.is_empty() { None } else { Some(merged(&all)?) })
}
