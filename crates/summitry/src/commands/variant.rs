//! A scenario as the command line wants it: a value set, a block left out, one room, labels in another language.

use std::path::Path;

use anyhow::Result;
use summitry_report::language::Language;
use summitry_scenario::{
    document::Document,
    edit::{self, EditError},
    translation::read_translation,
};

use super::{load, output};
use crate::exit::{BAD_INPUT, Failure};

/// What-ifs: the file stays as it is, the run is another.
#[derive(clap::Args, Clone, Debug, Default)]
pub(crate) struct Changes {
    /// Set a value for this run, such as `summit.words_only=40%`; the file as it is stands beside it.
    #[arg(long, value_name = "PATH=VALUE", value_parser = assignment)]
    set: Vec<(String, String)>,
    /// Hold the meeting in this room; the file as it is stands beside it.
    #[arg(long, value_name = "ID")]
    venue: Option<String>,
    /// Leave a block out, such as `threat.tariffs`, or every block of a kind, such as `threat`; the file as it is stands beside it.
    #[arg(long, value_name = "BLOCK")]
    without: Vec<String>,
}

/// Reads `PATH=VALUE`.
fn assignment(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((path, value)) if !path.trim().is_empty() && !value.trim().is_empty() => {
            Ok((path.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err("write it as PATH=VALUE, such as summit.words_only=40%".to_owned()),
    }
}

impl Changes {
    /// The flags as typed, one entry each; empty where nothing is changed.
    pub(crate) fn said(&self) -> Vec<String> {
        let set = self.set.iter().map(|(path, value)| format!("--set {path}={value}"));
        let without = self.without.iter().map(|block| format!("--without {block}"));
        let venue = self.venue.iter().map(|id| format!("--venue {id}"));
        set.chain(without).chain(venue).collect()
    }

    /// The changed document; what goes with a block that is left out is said on stderr.
    pub(crate) fn apply(&self, document: &Document) -> Result<Document> {
        let mut changed = document.clone();
        if !self.set.is_empty() || !self.without.is_empty() {
            let mut text = document.text.clone();
            for (path, value) in &self.set {
                text = edit::set(&text, path, value).map_err(refused)?;
            }
            for block in &self.without {
                let (shorter, removed) = edit::without(&text, block).map_err(refused)?;
                for gone in removed {
                    if gone.rested_on.is_none() && gone.path != *block {
                        anstream::eprintln!("--without {block}: `{}` is left out", gone.path);
                    }
                    if let Some(rested_on) = gone.rested_on {
                        output::note(&format!(
                            "--without {block}: `{}` goes too, it rests on `{rested_on}`",
                            gone.path
                        ));
                    }
                }
                text = shorter;
            }
            changed = quietly(&document.file, &text)?;
        }
        if let Some(id) = &self.venue {
            edit::hold_in(&mut changed, id).map_err(refused)?;
        }
        Ok(changed)
    }
}

/// Reads a changed text: its warnings were said of the file already, its errors are new.
fn quietly(name: &str, text: &str) -> Result<Document> {
    let reading = summitry_scenario::read(name, text);
    reading.document.ok_or_else(|| {
        load::show(name, text, &reading.diagnostics);
        load::said()
    })
}

fn refused(error: EditError) -> anyhow::Error {
    Failure { message: error.to_string(), code: BAD_INPUT }.into()
}

/// Puts the labels of `NAME.<lang>.toml`, beside the file, in place of the file's own where the brief speaks another
/// language. What the translation leaves out is shown as it stands, and counted on stderr.
pub(crate) fn translate(document: &mut Document, file: &Path, language: Language) -> Result<()> {
    if Language::from_tag(&document.summit.language) == Some(language) {
        return Ok(());
    }
    let beside = file.with_extension(format!("{}.toml", language.tag()));
    if !beside.is_file() {
        output::note(&format!(
            "{}: no such file, so labels stay in `{}`",
            beside.display(),
            document.summit.language
        ));
        return Ok(());
    }
    let text = load::text(&beside)?;
    let (translation, diagnostics) = read_translation(&text, document);
    load::show(&beside.display().to_string(), &text, &diagnostics);
    let translation = translation.ok_or_else(load::said)?;
    if !translation.missing.is_empty() {
        output::note(&format!(
            "{}: {} texts are not translated and stay in `{}`",
            beside.display(),
            translation.missing.len(),
            document.summit.language
        ));
    }
    document.labels.extend(translation.labels);
    Ok(())
}
