//! `summitry upgrade`: a file of the first edition, brought to the second.

use std::path::PathBuf;

use anyhow::Result;
use serde_json::{Value, json};
use summitry_kit::files::{read::Role, write};
use summitry_scenario::upgrade::{Decided, upgrade};

use super::{load, output};
use crate::exit::{BAD_INPUT, Failure, NOT_WRITTEN};

/// Bring a file of the first edition to the second: comments stay, and everything that was decided is said.
#[derive(clap::Args)]
pub(crate) struct Upgrade {
    /// The scenario file.
    file: PathBuf,
    /// Write the result into this file; otherwise the file itself is replaced.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Change nothing: only say what would be decided.
    #[arg(long, conflicts_with = "out")]
    dry: bool,
    /// Replace the file named by --out if it exists.
    #[arg(long)]
    force: bool,
    /// Print one JSON object (`summitry-upgrade/1`, see docs/stability.md).
    #[arg(long)]
    json: bool,
}

/// Upgrades.
pub(crate) fn run(args: &Upgrade) -> Result<()> {
    let name = args.file.display();
    let text = load::text(&args.file, Role::Scenario)?;
    let failed = |message: String, code: u8| anyhow::Error::from(Failure { message, code });
    let (now, decided) =
        upgrade(&text).map_err(|error| failed(format!("{name}: {error}"), BAD_INPUT))?;
    if let Some(out) = &args.out {
        output::named(out, &now, args.force)?;
    } else if !args.dry && now != text {
        let done = write::over(&args.file, &text, &now, |to| to).map_err(|error| {
            failed(format!("{name} could not be written: {}", write::reason(&error)), NOT_WRITTEN)
        })?;
        if !done {
            return Err(failed(
                format!("{name}: somebody changed it meanwhile\nhelp: run it again"),
                NOT_WRITTEN,
            ));
        }
    }
    if args.json {
        let one = |d: &Decided| json!({ "path": d.path, "was": d.was, "is": d.is, "why": d.why });
        return output::json(&json!({
            "format": "summitry-upgrade/1",
            "file": args.file.file_name().map(|n| n.to_string_lossy()),
            "changed": now != text,
            "decided": decided.iter().map(one).collect::<Value>(),
        }));
    }
    let line = |d: &Decided| {
        let was = d.was.as_deref().unwrap_or("nothing");
        let is = d.is.as_deref().unwrap_or("a comment");
        format!("{}: {was} is {is} now\n  {}\n", d.path, d.why)
    };
    let mut said: String = decided.iter().map(line).collect();
    if decided.is_empty() {
        said = format!("{name} is of the second edition: nothing to do\n");
    }
    output::plain(&said)
}
