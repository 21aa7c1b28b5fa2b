//! The brief as files: one offline HTML page, and each picture as SVG.

use std::path::{Path, PathBuf};

use summitry_report::{messages::Messages, page, view::Brief};

use super::output;
use crate::exit::{Failure, NOT_WRITTEN};

/// Which files to write.
#[derive(clap::Args)]
pub(crate) struct Pages {
    /// Write the brief as one HTML file: no network, no script needed, prints on two pages.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["json", "markdown", "against"])]
    html: Option<PathBuf>,
    /// Write each picture as an SVG file into this folder.
    #[arg(long, value_name = "DIR", conflicts_with_all = ["json", "markdown", "against"])]
    figures: Option<PathBuf>,
    /// Replace files that are there already, even where they are not as this command wrote them.
    #[arg(long)]
    force: bool,
}

impl Pages {
    /// Whether any file is asked for.
    pub(crate) fn asked(&self) -> bool {
        self.html.is_some() || self.figures.is_some()
    }

    /// Writes what was asked for, and says on stderr where.
    pub(crate) fn write(&self, brief: &Brief<'_>, m: &Messages) -> anyhow::Result<()> {
        if let Some(path) = &self.html {
            one(path, &page::frozen(brief, m)?, self.force)?;
        }
        if let Some(folder) = &self.figures {
            std::fs::create_dir_all(folder).map_err(|error| Failure {
                message: format!("{}: the folder cannot be made: {error}", folder.display()),
                code: NOT_WRITTEN,
            })?;
            for picture in page::figures(brief, m) {
                let path = folder.join(format!("{}.svg", picture.id));
                one(&path, &picture.framed(&brief.head), self.force)?;
            }
        }
        Ok(())
    }
}

/// Writes one page or picture and says on stderr where. What the command itself wrote, and nobody has edited since, it replaces
/// without being told to.
pub(super) fn one(path: &Path, text: &str, force: bool) -> anyhow::Result<()> {
    let own = std::fs::read_to_string(path).is_ok_and(|there| page::is_sealed(&there));
    output::named(path, &page::sealed(text), force || own)?;
    output::note(&format!("wrote {}", path.display()));
    Ok(())
}
