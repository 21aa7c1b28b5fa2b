//! The brief as files: one offline HTML page, and each picture as SVG.

use std::path::PathBuf;

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
    /// Replace files that are there already.
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
        let mut written = Vec::new();
        if let Some(path) = &self.html {
            output::named(path, &page::frozen(brief, m)?, self.force)?;
            written.push(path.clone());
        }
        if let Some(folder) = &self.figures {
            std::fs::create_dir_all(folder).map_err(|error| Failure {
                message: format!("{}: the folder cannot be made: {error}", folder.display()),
                code: NOT_WRITTEN,
            })?;
            for picture in page::figures(brief, m) {
                let path = folder.join(format!("{}.svg", picture.id));
                output::named(&path, &picture.framed(&brief.head), self.force)?;
                written.push(path);
            }
        }
        for path in written {
            output::note(&format!("wrote {}", path.display()));
        }
        Ok(())
    }
}
