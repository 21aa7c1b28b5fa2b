//! `summitry new`: a commented starting file that already runs.

use std::path::PathBuf;

use summitry_kit::files::write;
use summitry_scenario::template::TEMPLATE;

use super::output;
use crate::exit::{Failure, NOT_WRITTEN};

/// Write a commented starting file of about 50 lines that already runs.
#[derive(clap::Args)]
pub(crate) struct New {
    /// The file to write.
    file: PathBuf,
    /// Replace the file if it exists.
    #[arg(long)]
    force: bool,
}

/// Writes the file.
pub(crate) fn run(args: &New) -> anyhow::Result<()> {
    let name = args.file.display();
    // The template as it was written holds no work of anyone's.
    let untouched = || std::fs::read(&args.file).is_ok_and(|there| there == TEMPLATE.as_bytes());
    let written = write::file(&args.file, TEMPLATE, args.force || untouched());
    if let Err(error) = written {
        let message = if error.kind() == std::io::ErrorKind::AlreadyExists {
            format!("{name} exists\nhelp: choose another name, or replace it with --force")
        } else {
            format!("{name} could not be written: {}", write::reason(&error))
        };
        return Err(Failure { message, code: NOT_WRITTEN }.into());
    }
    output::note(&format!("wrote {name}\nnext: summitry check {name}"));
    Ok(())
}
