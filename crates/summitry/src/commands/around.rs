//! `summitry completions` and `summitry man`: made from the command's own arguments, so that they cannot fall behind.

use std::path::PathBuf;

use clap_complete::Shell;

use super::output;
use crate::exit::{Failure, NOT_WRITTEN};

/// Print completions for a shell: bash, elvish, fish, powershell or zsh.
#[derive(clap::Args)]
pub(crate) struct Completions {
    /// The shell.
    shell: Shell,
}

/// Print the manual page, or write one page a command.
#[derive(clap::Args)]
pub(crate) struct Man {
    /// Write the pages of all commands into this folder.
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

/// Prints completions for the whole command.
pub(crate) fn completions(args: &Completions, mut whole: clap::Command) -> anyhow::Result<()> {
    let mut out = Vec::new();
    clap_complete::generate(args.shell, &mut whole, "summitry", &mut out);
    output::print(&String::from_utf8_lossy(&out))
}

/// Prints or writes the manual of the whole command.
pub(crate) fn man(args: &Man, whole: clap::Command) -> anyhow::Result<()> {
    let Some(folder) = &args.dir else {
        let mut out = Vec::new();
        clap_mangen::Man::new(whole).render(&mut out)?;
        return output::print(&String::from_utf8_lossy(&out));
    };
    let written =
        std::fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(whole, folder));
    written.map_err(|error| Failure {
        message: format!(
            "{}: the pages cannot be written: {error}\nhelp: name a folder that may be written to",
            folder.display()
        ),
        code: NOT_WRITTEN,
    })?;
    output::note(&format!("wrote the manual into {}", folder.display()));
    Ok(())
}
