//! `summitry new`: a commented starting file that already runs, or one of the library to begin from.

use std::path::{Path, PathBuf};

use summitry_kit::files::{read, write};
use summitry_kit::library::Shelved;
use summitry_scenario::template::{SCHEMA_LINE, TEMPLATE};

use super::{load, output};
use crate::exit::{Failure, NOT_WRITTEN};

/// Write a commented starting file of about 50 lines that already runs, or begin from one of the library.
#[derive(clap::Args)]
pub(crate) struct New {
    /// The file to write.
    file: PathBuf,
    /// Begin from a negotiation of the library (`summitry list`), with its Spanish labels beside it.
    #[arg(long, value_name = "SLUG")]
    like: Option<String>,
    /// Replace the file if it exists.
    #[arg(long)]
    force: bool,
}

/// Writes the file.
pub(crate) fn run(args: &New) -> anyhow::Result<()> {
    let name = args.file.display();
    let Some(slug) = &args.like else {
        one(&args.file, &format!("{SCHEMA_LINE}{TEMPLATE}"), args.force)?;
        output::note(&format!("wrote {name}\nnext: summitry check {name}"));
        return Ok(());
    };
    let shelved = Shelved::named(slug).map_err(load::refused)?;
    let labels = args.file.with_extension("es.toml");
    // A translation says which file it is of.
    let own = args.file.file_name().unwrap_or_default().to_string_lossy();
    let spanish = shelved.spanish.replacen(
        &format!("\"{}\"", shelved.file),
        &serde_json::Value::from(own.as_ref()).to_string(),
        1,
    );
    if !args.force && labels.exists() && !holds(&labels, &spanish) {
        return Err(exists(&labels));
    }
    one(&args.file, &format!("{SCHEMA_LINE}{}", shelved.text), args.force)?;
    one(&labels, &spanish, args.force)?;
    for (table, text) in shelved.tables {
        one(&args.file.with_file_name(table), text, args.force)?;
    }
    output::note(&format!(
        "wrote {name} and {}\nnext: make it yours: title, date, as_of and written in [summit], then the sides, issues and wants; the \
         quotes are of another meeting\nthen: summitry check {name}",
        labels.display()
    ));
    Ok(())
}

/// Writes one file; as it was written it holds no work of anyone's, and is replaced without being told to.
fn one(path: &Path, text: &str, force: bool) -> anyhow::Result<()> {
    write::file(path, text, force || holds(path, text)).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => exists(path),
        _ => {
            let message =
                format!("{} could not be written: {}", path.display(), write::reason(&error));
            Failure { message, code: NOT_WRITTEN }.into()
        }
    })
}

/// Whether a plain file holds just this.
fn holds(path: &Path, text: &str) -> bool {
    read::bytes(path, text.len() as u64).is_ok_and(|there| there == text.as_bytes())
}

fn exists(path: &Path) -> anyhow::Error {
    let message =
        format!("{} exists\nhelp: choose another name, or replace it with --force", path.display());
    Failure { message, code: NOT_WRITTEN }.into()
}
