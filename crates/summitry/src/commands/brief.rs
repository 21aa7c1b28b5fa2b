//! `summitry brief`: what's behind it and what could happen, on one page.

use std::path::PathBuf;

use anyhow::Result;
use summitry_report::{
    json,
    language::Language,
    markdown,
    messages::Messages,
    terminal,
    view::{self, Context, Warning, comparison::compare},
};
use summitry_scenario::{
    check::check,
    diagnostic::{Diagnostic, Severity},
    document::Document,
};

use super::{exists, forecast::Runs, load, output, page, whatif};
use crate::exit::Failure;

/// The brief: which deals are possible, how likely each ending is, what drives it, what it rests on.
#[derive(clap::Args)]
pub(crate) struct Brief {
    /// The scenario file.
    file: PathBuf,
    /// Another scenario file, shown beside this one, with the lines that differ.
    #[arg(long, value_name = "OTHER")]
    against: Option<PathBuf>,
    /// Print one JSON object (`summitry-brief/1`, see docs/stability.md).
    #[arg(long, conflicts_with = "markdown")]
    json: bool,
    /// Print Markdown.
    #[arg(long)]
    markdown: bool,
    /// Language of the brief (default: the file's own).
    #[arg(long, value_name = "LANG", value_parser = language)]
    lang: Option<Language>,
    #[command(flatten)]
    pages: page::Pages,
    #[command(flatten)]
    runs: Runs,
    /// Hold the meeting in this room; the file as it is stands beside it.
    #[arg(long, value_name = "ID")]
    venue: Option<String>,
    /// Leave a block out, such as `threat.tariffs`; the file as it is stands beside it.
    #[arg(long, value_name = "BLOCK")]
    without: Vec<String>,
}

/// Reads `--lang`.
pub(crate) fn language(text: &str) -> Result<Language, String> {
    Language::from_tag(text).ok_or_else(|| {
        let known: Vec<&str> = Language::ALL.iter().map(|l| l.tag()).collect();
        format!("there are messages for {}", known.join(" and "))
    })
}

/// The language asked for, else the file's, else English.
pub(crate) fn messages(asked: Option<Language>, document: &Document) -> Messages {
    Messages::new(
        asked.or_else(|| Language::from_tag(&document.summit.language)).unwrap_or_default(),
    )
}

/// A file's bare name: outputs must not depend on folders.
pub(crate) fn bare(document: &Document) -> &str {
    document.file.rsplit(['/', '\\']).next().unwrap_or(&document.file)
}

/// Prints the brief.
pub(crate) fn run(args: &Brief) -> Result<()> {
    let (plain, mut warnings) = document(args)?;
    let m = messages(args.lang, &plain);
    let mut this = plain.clone();
    let mut name = bare(&plain).to_owned();
    if let Some(id) = &args.venue {
        whatif::venue(&mut this, id)?;
        name.push_str(&format!(" --venue {id}"));
    }
    for block in &args.without {
        whatif::without(&mut this, block)?;
        name.push_str(&format!(" --without {block}"));
    }
    let changed = name != bare(&plain);
    let other = match &args.against {
        Some(path) => Some(load::document(path)?),
        None if changed => Some(plain.clone()),
        None => None,
    };
    // Both sides run on the same worlds and streams.
    let settings = args.runs.settings(&this);
    let forecast = args.runs.forecast(&this, settings)?;
    warnings.extend(warnings_of(&this, &check(&this, &[]).diagnostics));
    let brief = view::Brief::new(&this, &forecast, &m, warnings);
    if args.pages.asked() {
        return args.pages.write(&brief, &m);
    }
    let next = next(&this);
    let Some(other) = other else {
        return if args.json {
            output::json(&json::brief(&brief, &m))
        } else if args.markdown {
            output::print(&markdown::brief(&brief, &m))
        } else {
            output::print(&terminal::brief(&brief, &m, &next))
        };
    };
    let beside = args.runs.forecast(&other, settings)?;
    let comparison = compare(
        &Context::new(&this, &forecast, &m),
        &Context::new(&other, &beside, &m),
        (&name, bare(&other)),
    );
    if args.json {
        output::json(&json::comparison(&brief, &comparison, &m))
    } else if args.markdown {
        output::print(&markdown::comparison(&brief, &comparison, &m))
    } else {
        output::print(&terminal::comparison(&brief, &comparison, &m, &next))
    }
}

/// Reads the file; its errors end the command, its warnings go into the brief.
fn document(args: &Brief) -> Result<(Document, Vec<Warning>)> {
    let name = args.file.display().to_string();
    let text = load::text(&args.file)?;
    let reading = summitry_scenario::read(&name, &text);
    load::show(&name, &text, &reading.diagnostics);
    let Some(document) = reading.document else { return Err(load::said()) };
    if document.scenario.issues.is_empty() {
        let message = format!(
            "{name}:1:1: there is no issue to negotiate about\nhelp: add an [issue.some-id]"
        );
        return Err(Failure { message, code: crate::exit::BAD_INPUT }.into());
    }
    let warnings = warnings_of(&document, &reading.diagnostics);
    Ok((document, warnings))
}

fn warnings_of(document: &Document, diagnostics: &[Diagnostic]) -> Vec<Warning> {
    diagnostics
        .iter()
        .filter(|d| d.severity == Severity::Warning)
        .map(|d| {
            let (line, column) = d.place(&document.text);
            Warning {
                place: format!("{}:{line}:{column}", bare(document)),
                text: d.message.clone(),
            }
        })
        .collect()
}

/// What to do next: only commands and flags that exist, with this file's own ids.
fn next(document: &Document) -> Vec<String> {
    let file = bare(document);
    let mut out = Vec::new();
    if let Some(venue) = document.scenario.venues.get(1) {
        out.push(format!("summitry brief {file} --venue {}", venue.id));
    }
    out.push(format!("summitry brief {file} --lang es"));
    out.push(format!("summitry brief {file} --html brief.html"));
    let value = document.scenario.values.iter().find(|v| v.path.starts_with("wants."));
    if let Some(value) = value.filter(|_| exists("explain")) {
        out.push(format!("summitry explain {file} {}", value.path));
    }
    if exists("check") {
        out.push(format!("summitry check {file}"));
    }
    if !document.scenario.questions.is_empty() && exists("score") {
        out.push(format!("summitry score {file} OUTCOME"));
    }
    out
}
