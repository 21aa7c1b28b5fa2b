//! `summitry brief`: what's behind it and what could happen, on one page.

use std::path::{Path, PathBuf};

use anyhow::Result;
use summitry_core::forecast::Quiet;
use summitry_kit::findings::find;
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

use super::{
    exists,
    forecast::Runs,
    load, output, page,
    variant::{self, Changes},
};
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
    #[command(flatten)]
    changes: Changes,
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
    let (mut plain, mut warnings) = document(args)?;
    let m = messages(args.lang, &plain);
    let said = args.changes.said();
    let mut this = args.changes.apply(&plain)?;
    let mut other = match &args.against {
        Some(path) => Some((path, load::document(path)?)),
        None if !said.is_empty() => Some((&args.file, plain.clone())),
        None => None,
    };
    // Labels come last: what-ifs work on the file's own text.
    variant::translate(&mut plain, &args.file, m.language())?;
    this.labels.extend(plain.labels.clone());
    if let Some((path, other)) = &mut other {
        if args.against.is_some() {
            variant::translate(other, path, m.language())?;
        } else {
            other.labels.extend(plain.labels.clone());
        }
    }
    let name =
        std::iter::once(bare(&plain).to_owned()).chain(said.clone()).collect::<Vec<_>>().join(" ");
    // Both sides run on the same worlds and streams.
    let settings = args.runs.settings(&this);
    let forecast = args.runs.forecast(&this, settings)?;
    warnings.extend(warnings_of(&this, &check(&this, &[]).diagnostics));
    let findings = find(&this.scenario, &forecast, &Quiet)?;
    let brief = view::Brief::new(&this, &forecast, Some(&findings), &m, warnings);
    if args.pages.asked() {
        return args.pages.write(&brief, &m);
    }
    let top = brief.moves.drivers.iter().find(|d| !d.noise).map(|d| d.path.as_str());
    let next = next(&this, &args.file, m.language(), top);
    let Some((_, other)) = other else {
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
        &said,
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
fn next(document: &Document, path: &Path, language: Language, top: Option<&str>) -> Vec<String> {
    let file = bare(document);
    let mut out = Vec::new();
    if let Some(venue) = document.scenario.venues.get(1) {
        out.push(format!("summitry brief {file} --venue {}", venue.id));
    }
    let own = Language::from_tag(&document.summit.language);
    for other in Language::ALL.into_iter().filter(|&l| l != language) {
        // A language whose labels nobody wrote would be half a brief.
        let translated = path.with_extension(format!("{}.toml", other.tag())).is_file();
        if translated || own == Some(other) {
            out.push(format!("summitry brief {file} --lang {}", other.tag()));
        }
    }
    out.push(format!("summitry brief {file} --html brief.html"));
    let path = top.unwrap_or("agreed");
    if exists("explain") {
        out.push(format!("summitry explain {file} {path}"));
    }
    if exists("check") {
        out.push(format!("summitry check {file}"));
    }
    if !document.scenario.questions.is_empty() && exists("score") {
        out.push(format!("summitry score {file} OUTCOME"));
    }
    out
}
