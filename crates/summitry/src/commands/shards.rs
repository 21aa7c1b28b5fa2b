//! Parts of a brief's worlds or of a grid in a folder: written whole, found again.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use summitry_kit::Budget;
use summitry_kit::files::{read, write};
use summitry_kit::tournament::Shard;

use super::tournament::asked::{Part, part};
use crate::exit::{BAD_INPUT, Failure};

/// The ending of a part's name.
const ENDING: &str = ".part";

/// The most that the parts of a folder may hold together where --memory says nothing, bytes: as much as a forecast's worlds may take.
const MOST: u64 = 4_000_000_000;

/// Where parts are, and which is to be worked out.
#[derive(clap::Args, Clone, Debug)]
pub(crate) struct Parts {
    /// With --shard: keep that part in this folder. Without: put the parts in it together instead of working anything out.
    #[arg(long, value_name = "DIR")]
    run: Option<PathBuf>,
    /// Work out this part alone, such as 3/7, or slurm: the one of a job array.
    #[arg(long, requires = "run", value_name = "I/N", value_parser = part)]
    shard: Option<Part>,
}

/// What is asked of parts.
pub(crate) enum Asked {
    /// Nothing: one run over all.
    Nothing,
    /// One part.
    Part(PathBuf, Shard),
    /// All of them together.
    All(PathBuf),
}

impl Parts {
    /// What is asked.
    pub(crate) fn asked(&self) -> anyhow::Result<Asked> {
        Ok(match (&self.run, &self.shard) {
            (None, _) => Asked::Nothing,
            (Some(folder), Some(part)) => Asked::Part(folder.clone(), part.shard()?),
            (Some(folder), None) => Asked::All(folder.clone()),
        })
    }
}

/// Writes a part whole or not at all, in place of one that was there: a part worked out again has the same bytes.
pub(crate) fn keep(
    folder: &Path,
    kind: &str,
    shard: Shard,
    bytes: &[u8],
) -> anyhow::Result<PathBuf> {
    let name = format!("{kind}-{}-of-{}{ENDING}", shard.number(), shard.of());
    let path = folder.join(name);
    let shown = || path.display().to_string();
    std::fs::create_dir_all(folder).with_context(shown)?;
    let mut beside = write::beside(&path).with_context(shown)?;
    beside.write_all(bytes).with_context(shown)?;
    write::put(beside, &path, true).with_context(shown)?;
    Ok(path)
}

/// The parts of a kind in a folder, with their names; together they hold no more than the budget's memory.
pub(crate) fn found(
    folder: &Path,
    kind: &str,
    budget: &Budget,
) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let all = named(folder, kind);
    if all.is_empty() {
        let message = format!(
            "{}: there are no parts here\nhelp: --shard 1/7 --run {} works the first of seven out",
            folder.display(),
            folder.display()
        );
        return Err(Failure { message, code: BAD_INPUT }.into());
    }
    let mut parts = Vec::new();
    let mut left = budget.memory.unwrap_or(MOST);
    for path in all {
        let shown = path.display().to_string();
        // Whoever shares the folder may have put anything there: a pipe, a device, a file larger than memory.
        let bytes = read::bytes(&path, left).map_err(|error| {
            let cure = match error.kind() {
                std::io::ErrorKind::FileTooLarge => {
                    "allow more with --memory, which all parts share; or work this part out again"
                }
                _ => "work this part out again",
            };
            let message = format!("{shown}: {error}\nhelp: {cure}");
            Failure { message, code: BAD_INPUT }
        })?;
        left = left.saturating_sub(bytes.len() as u64);
        parts.push((shown, bytes));
    }
    Ok(parts)
}

/// The places of a kind's parts.
pub(crate) fn named(folder: &Path, kind: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let ours = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(&format!("{kind}-")) && name.ends_with(ENDING)
    };
    let mut all: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(ours).collect();
    all.sort();
    all
}
