//! `summitry list`, `show` and `catalogue`: the library of negotiations that comes with Summitry.

use std::path::PathBuf;

use anyhow::Result;
use serde_json::{Value, json};
use summitry_kit::{Budget, Study, library::Shelved};
use summitry_report::{catalogue, language::Language, messages::Messages, terminal, view};

use super::{
    forecast::{Runs, forecast},
    load, output, page, words,
};

/// Negotiations to look at and to begin from: those that come with Summitry.
#[derive(clap::Args)]
pub(crate) struct List {
    /// Print one JSON object (`summitry-library/1`, see docs/stability.md).
    #[arg(long)]
    json: bool,
    /// Language of the answer (default: English).
    #[arg(long, value_name = "LANG", value_parser = words::language)]
    lang: Option<Language>,
}

/// Print the file of a negotiation of the library.
#[derive(clap::Args)]
pub(crate) struct Show {
    /// Its name, as `summitry list` gives it.
    slug: String,
    /// Print its labels in this language in place of the file.
    #[arg(long, value_name = "LANG", value_parser = words::language)]
    lang: Option<Language>,
}

/// The library as one page, each negotiation with its small picture.
#[derive(clap::Args)]
pub(crate) struct Catalogue {
    /// Write the page into this HTML file: no network, no script.
    #[arg(long, value_name = "FILE")]
    html: PathBuf,
    /// Replace the file if it exists.
    #[arg(long)]
    force: bool,
    /// Language of the page (default: English).
    #[arg(long, value_name = "LANG", value_parser = words::language)]
    lang: Option<Language>,
    #[command(flatten)]
    runs: Runs,
}

/// Every negotiation, opened in a language.
fn opened(tag: &str) -> Result<Vec<(&'static str, Study)>> {
    let all = Shelved::all().iter();
    all.map(|s| Ok((s.slug, s.study(tag).map_err(load::refused)?))).collect()
}

/// Lists the library.
pub(crate) fn list(args: &List) -> Result<()> {
    let m = Messages::new(args.lang.unwrap_or_default());
    let all = opened(m.language().tag())?;
    if args.json {
        return output::json(&json!({
            "format": "summitry-library/1",
            "negotiations": all.iter().map(|(slug, study)| row(slug, study)).collect::<Value>(),
        }));
    }
    output::print(&terminal::sections(&[catalogue::list(&all, &m)], &m))
}

fn row(slug: &str, study: &Study) -> Value {
    let d = study.document();
    let title = d.labels.get("summit.title").unwrap_or(&d.summit.title);
    json!({
        "slug": slug, "file": d.file, "title": title, "date": d.summit.date,
        "invented": d.summit.invented, "written": d.summit.written,
        "parties": d.scenario.parties.len(), "issues": d.scenario.issues.len(),
        "questions": d.scenario.questions.len(), "sha256": d.sha256,
    })
}

/// Prints a file of the library.
pub(crate) fn show(args: &Show) -> Result<()> {
    let shelved = Shelved::named(&args.slug).map_err(load::refused)?;
    let spanish = args.lang == Some(Language::Spanish);
    output::print(if spanish { shelved.spanish } else { shelved.text })
}

/// Writes the page.
pub(crate) fn catalogue(args: &Catalogue) -> Result<()> {
    let m = Messages::new(args.lang.unwrap_or_default());
    // A hundred marks a picture: a tenth of the worlds shows the same ones.
    let asked = args.runs.budget();
    let budget = Budget { worlds: asked.worlds.or(Some(2000)), ..asked };
    let mut cards = Vec::new();
    for (slug, study) in opened(m.language().tag())? {
        let study = args.runs.seeded(&study);
        let forecast = forecast(&study, &budget)?;
        let brief = view::Brief::new(study.document(), forecast.model(), None, &m, Vec::new());
        cards.push(catalogue::card(slug, &brief, &m));
    }
    page::one(&args.html, &catalogue::page(&cards, &m)?, args.force)
}
