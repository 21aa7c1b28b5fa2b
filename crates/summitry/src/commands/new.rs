//! `summitry new`: a commented starting file that already runs.

use std::io::Write as _;
use std::path::PathBuf;

use summitry_scenario::template::TEMPLATE;

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
    let mut options = std::fs::OpenOptions::new();
    options.write(true);
    if args.force {
        options.create(true).truncate(true);
    } else {
        // `create_new` and not a look beforehand: nothing can slip in between.
        options.create_new(true);
    }
    let written = options.open(&args.file).and_then(|mut f| f.write_all(TEMPLATE.as_bytes()));
    if let Err(error) = written {
        let message = if error.kind() == std::io::ErrorKind::AlreadyExists {
            format!("{name} exists\nhelp: choose another name, or replace it with --force")
        } else {
            format!("{name} could not be written: {error}")
        };
        return Err(Failure { message, code: NOT_WRITTEN }.into());
    }
    anstream::eprintln!("wrote {name}\nnext: summitry check {name}");
    Ok(())
}
