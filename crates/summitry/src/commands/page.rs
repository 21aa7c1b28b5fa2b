//! The brief as files: one offline HTML page, each picture as SVG and PNG, a card, a slide; and the words to go with them.

use std::path::{Path, PathBuf};

use summitry_kit::files::{read, write};
use summitry_report::{
    export::{self, ExportFile},
    messages::Messages,
    page::{self, Theme},
    view::Brief,
};

use super::output;
use crate::exit::{Failure, NOT_WRITTEN};

/// What is larger, bytes, was not written here: a page of ours has at most some megabytes.
const LARGEST: u64 = 256 << 20;

/// Which files to write.
#[derive(clap::Args)]
pub(crate) struct Pages {
    /// Write the brief as one HTML file: no network, no script needed, prints on two pages.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["json", "markdown", "against"])]
    html: Option<PathBuf>,
    /// Write each picture as SVG and PNG into this folder, with a card (1200 × 630) and a slide (1600 × 900): all or none.
    #[arg(long, value_name = "DIR", conflicts_with_all = ["json", "markdown", "against"])]
    figures: Option<PathBuf>,
    /// Colours of the pictures of --figures: light, dark, or auto (SVG alone: as the reader's screen is).
    #[arg(long, value_name = "THEME", default_value = "light", value_parser = theme)]
    theme: Theme,
    /// Print what to pass on: a paragraph, a post of 280 characters, the HTML that shows the card.
    #[arg(long, conflicts_with_all = ["json", "markdown", "against"])]
    share: bool,
    /// Replace files that are there already, even where they are not as this command wrote them.
    #[arg(long)]
    force: bool,
}

fn theme(text: &str) -> Result<Theme, String> {
    Theme::from_id(text)
        .ok_or_else(|| format!("the themes are {}", Theme::ALL.map(Theme::id).join(", ")))
}

fn failed(message: String) -> Failure {
    Failure { message, code: NOT_WRITTEN }
}

impl Pages {
    /// Whether any file, or anything to pass on, is asked for.
    pub(crate) fn asked(&self) -> bool {
        self.html.is_some() || self.figures.is_some() || self.share
    }

    /// Writes what was asked for, and says on stderr where.
    pub(crate) fn write(&self, brief: &Brief<'_>, m: &Messages) -> anyhow::Result<()> {
        if let Some(path) = &self.html {
            one(path, &page::frozen(brief, m)?, self.force)?;
        }
        if let Some(folder) = &self.figures {
            for path in self.all(folder, &export::files(brief, m, self.theme)?)? {
                output::note(&format!("wrote {}", path.display()));
            }
        }
        if self.share {
            let share = export::share(brief, m);
            let parts = [
                ("share-paragraph", &share.paragraph),
                ("share-post", &share.post),
                ("share-embed", &share.embed),
            ];
            let told = parts.map(|(title, text)| format!("{}:\n{text}\n", m.say(title)));
            output::print(&told.join("\n"))?;
        }
        Ok(())
    }

    /// Writes every picture, or none: all are drawn and stand beside their places before the first takes it.
    fn all(&self, folder: &Path, files: &[ExportFile]) -> anyhow::Result<Vec<PathBuf>> {
        let shown = folder.display();
        if folder.is_file() {
            let message = format!("{shown}: is a file, and pictures need a folder");
            return Err(
                failed(format!("{message}\nhelp: name a folder, new or there already")).into()
            );
        }
        std::fs::create_dir_all(folder)
            .map_err(|error| failed(format!("{shown}: the folder cannot be made: {error}")))?;
        let places: Vec<PathBuf> = files.iter().map(|file| folder.join(&file.name)).collect();
        let strange = |path: &&PathBuf| {
            let own = |bytes: Vec<u8>| {
                export::is_own_png(&bytes)
                    || String::from_utf8(bytes).is_ok_and(|text| page::is_sealed(&text))
            };
            path.exists() && !read::bytes(path, LARGEST).is_ok_and(own)
        };
        if let Some(path) = places.iter().find(strange).filter(|_| !self.force) {
            let message = format!(
                "{}: is there already; none of the {} pictures was written\nhelp: --force replaces it",
                path.display(),
                files.len()
            );
            return Err(failed(message).into());
        }
        let cannot = |path: &Path, error: &std::io::Error| {
            failed(format!("{}: cannot be written: {}", path.display(), write::reason(error)))
        };
        let mut staged = Vec::new();
        for (path, file) in places.iter().zip(files) {
            let mut part = write::beside(path).map_err(|error| cannot(path, &error))?;
            std::io::Write::write_all(&mut part, &file.bytes)
                .map_err(|error| cannot(path, &error))?;
            staged.push((part, path));
        }
        for (part, path) in staged {
            write::put(part, path, true).map_err(|error| cannot(path, &error))?;
        }
        Ok(places)
    }
}

/// Writes one page or picture and says on stderr where. What the command itself wrote, and nobody has edited since, it replaces
/// without being told to.
pub(super) fn one(path: &Path, text: &str, force: bool) -> anyhow::Result<()> {
    let own = read::bytes(path, LARGEST)
        .is_ok_and(|there| String::from_utf8(there).is_ok_and(|there| page::is_sealed(&there)));
    output::named(path, &page::sealed(text), force || own)?;
    output::note(&format!("wrote {}", path.display()));
    Ok(())
}
