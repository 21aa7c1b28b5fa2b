//! `summitry grid`: every combination of some values, forecast on the same worlds, whole or in parts.

use std::path::PathBuf;

use serde_json::json;
use summitry_kit::Budget;
use summitry_kit::grid::{GridPoint, WhatIfGrid};
use summitry_report::messages::Messages;

use super::forecast::Bar;
use super::opening::Opening;
use super::shards::{self, Asked, Parts};
use super::{load, output};

/// The name of its parts' files.
pub(crate) const KIND: &str = "grid";

/// What-ifs over several values at once: every combination, on the same worlds and streams.
#[derive(clap::Args)]
pub(crate) struct Grid {
    /// The scenario file.
    file: PathBuf,
    /// A value and what it takes, such as `summit.base=20%,40%,60%`; may be given several times, the last changes fastest.
    #[arg(long, required = true, value_name = "PATH=V,V…", value_parser = varied)]
    vary: Vec<(String, Vec<String>)>,
    /// An outcome that is asked, such as `ending.agreed` (the default); may be given several times.
    #[arg(long, value_name = "PATH")]
    outcome: Vec<String>,
    /// Write CSV to this file instead of the terminal.
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    out: Option<PathBuf>,
    /// Replace the file where it exists.
    #[arg(long)]
    force: bool,
    /// Print one JSON object a line, a line an outcome and combination.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    parts: Parts,
    #[command(flatten)]
    opening: Opening,
}

/// Reads `PATH=V,V`; a comma within brackets or quotes parts nothing.
fn varied(text: &str) -> Result<(String, Vec<String>), String> {
    let (path, values) = text
        .split_once('=')
        .ok_or_else(|| format!("`{text}` names no values; write summit.base=20%,40%"))?;
    let (mut depth, mut quoted) = (0_usize, false);
    let mut list = vec![String::new()];
    for c in values.chars() {
        match c {
            '"' => quoted = !quoted,
            '[' | '{' if !quoted => depth += 1,
            ']' | '}' if !quoted => depth = depth.saturating_sub(1),
            ',' if !quoted && depth == 0 => {
                list.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(last) = list.last_mut() {
            last.push(c);
        }
    }
    let values: Vec<String> = list.iter().map(|value| value.trim().to_owned()).collect();
    if values.iter().any(String::is_empty) {
        return Err(format!("`{text}`: there is a comma too many, or no value at all"));
    }
    Ok((path.trim().to_owned(), values))
}

/// Says on stderr that only so many of the combinations are there.
fn cut_short(grid: &WhatIfGrid, outcomes: &[String], points: &[GridPoint], m: &Messages) {
    let there = points.len() as u64 / (outcomes.len() as u64).max(1);
    if there < grid.points() {
        let (n, of) = (m.count(there), m.count(grid.points()));
        output::note(&m.fill("grid-partial", &[("n", (&n).into()), ("of", (&of).into())]));
    }
}

/// Works the grid out, or one part of it, or puts parts together.
pub(crate) fn run(args: &Grid) -> anyhow::Result<()> {
    let (study, m) = args.opening.open(&args.file)?;
    let budget = args.opening.runs.budget();
    let outcomes = (!args.outcome.is_empty()).then(|| args.outcome.clone());
    let grid = WhatIfGrid::new(&study, args.vary.clone(), outcomes).map_err(load::refused)?;
    let bar = Bar::new();
    let points = match args.parts.asked()? {
        Asked::Nothing => {
            let part = Budget { partial: true, ..budget };
            let points = grid.worked_out(0..grid.points(), &part, &bar).map_err(load::refused)?;
            bar.clear();
            cut_short(&grid, &args.outcome, &points, &m);
            points
        }
        Asked::All(folder) => {
            let parts = shards::found(&folder, KIND, &budget)?;
            grid.of_parts(&parts, &budget).map_err(load::refused)?
        }
        Asked::Part(folder, shard) => {
            let bytes = grid.part(shard, &budget, &bar).map_err(load::refused)?;
            bar.clear();
            let path = shards::keep(&folder, KIND, shard, &bytes)?;
            let (shard, place) = (shard.to_string(), path.display().to_string());
            let args = [("shard", (&shard).into()), ("place", (&place).into())];
            return output::plain(&format!("{}\n", m.fill("part-done", &args)));
        }
    };
    bar.clear();
    if args.json {
        let line = |p: &GridPoint| {
            let set = args.vary.iter().zip(&p.values);
            let set: serde_json::Map<String, serde_json::Value> =
                set.map(|((path, _), value)| (path.clone(), json!(value))).collect();
            let (mean, low, high) = (p.chance.mean, p.chance.low, p.chance.high);
            summitry_kit::files::json::line(
                &json!({ "set": set, "outcome": p.outcome, "mean": mean, "low": low, "high": high }),
            )
        };
        return points.iter().try_for_each(|p| output::told_data(&line(p)).map(|_| ()));
    }
    let csv = grid.rows(&points).csv();
    match &args.out {
        Some(path) => output::named(path, &csv, args.force),
        None => output::told_data(&csv).map(|_| ()),
    }
}
