//! `summitry check`: is the file sound, do its quotes stand in their source, what does it rest on?

use std::path::PathBuf;

use serde_json::{Value, json};
use summitry_core::forecast::{self, Chance, Quiet, Settings};
use summitry_core::value::Support;
use summitry_kit::files::{read::Role, tables};
use summitry_scenario::check::{Report, check};
use summitry_scenario::diagnostic::{Diagnostic, Severity, in_file_order};
use summitry_scenario::document::Document;
use summitry_scenario::visible::visible;
use summitry_scenario::{quotes, read_with};

use super::{load, output};

/// Check a scenario file: mistakes, quotes against their source, figures nobody is quoted for, defaults.
#[derive(clap::Args)]
pub(crate) struct Check {
    /// The scenario file.
    file: PathBuf,
    /// The text of a source, to hold the quotes against; may be given once for each source.
    #[arg(long, value_name = "TEXT")]
    source: Vec<PathBuf>,
    /// Warnings, defaults among them, count as errors.
    #[arg(long)]
    strict: bool,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

/// Checks the file.
pub(crate) fn run(args: &Check) -> anyhow::Result<()> {
    let name = args.file.display().to_string();
    let text = load::text(&args.file, Role::Scenario)?;
    let sources: Vec<String> =
        args.source.iter().map(|p| load::text(p, Role::Source)).collect::<Result<_, _>>()?;
    let reading = read_with(&name, &text, &|table| tables::beside(&args.file, table));
    let mut diagnostics = reading.diagnostics;
    let report = reading.document.as_ref().map(|document| {
        let texts: Vec<&str> = sources.iter().map(String::as_str).collect();
        let mut report = check(document, &texts);
        diagnostics.append(&mut report.diagnostics);
        in_file_order(&mut diagnostics);
        report
    });
    let count = |s: Severity| diagnostics.iter().filter(|d| d.severity == s).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let defaults = report.as_ref().map_or(0, |r| r.defaults.len() + r.indifferent.len());
    let failed = errors > 0 || (args.strict && warnings + defaults > 0);
    let checked = reading.document.as_ref().zip(report.as_ref());
    load::show(&load::tied(&name, &text, diagnostics.clone()));
    if args.json {
        output::json(&as_json(&name, &text, &diagnostics, checked, !failed))?;
    } else if let Some((document, report)) = checked {
        output::print(&visible(&as_text(document, report, errors, warnings)))?;
    }
    if args.strict && failed && errors == 0 {
        output::note(&format!(
            "--strict: {} and {} count as errors",
            counted(warnings, "warning"),
            counted(defaults, "default")
        ));
    }
    if failed { Err(load::said()) } else { Ok(()) }
}

const CLASSES: [(Support, &str, &str); 4] = [
    (Support::Stated, "stated", "stated in a quote"),
    (Support::Direction, "direction", "direction quoted, size the author's"),
    (Support::Judgement, "judgement", "the author's own judgement"),
    (Support::Default, "default", "default"),
];

fn class_count(document: &Document, class: Support) -> usize {
    document.support()[class as usize]
}

/// Worlds that are enough to say how far today is from no deal.
const WORLDS: u64 = 500;

/// For each side, by how many points at the table today beats no deal: mean and range over worlds.
fn today(document: &Document) -> Vec<(&str, Chance)> {
    let settings = Settings { worlds: WORLDS, seed: document.run.seed };
    let parties = document.scenario.parties.iter().map(|p| p.id.as_str());
    forecast::run(&document.scenario, settings, &Quiet)
        .map(|f| parties.zip(f.now_over_no_deal).collect())
        .unwrap_or_default()
}

/// `1 error`, `2 errors`.
fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

fn as_text(document: &Document, report: &Report, errors: usize, warnings: usize) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    let s = &document.scenario;
    // Writing to a String cannot fail.
    let _ = writeln!(
        out,
        "{}: {}, {}",
        document.file,
        counted(errors, "error"),
        counted(warnings, "warning")
    );
    let packages = s.packages();
    let _ = writeln!(
        out,
        "{} parties, {}, {packages} {}, {}:",
        s.parties.len(),
        counted(s.issues.len(), "issue"),
        if packages.to_string() == "1" { "package" } else { "packages" },
        counted(document.support().iter().sum::<usize>(), "number")
    );
    for (class, _, words) in CLASSES {
        let _ = writeln!(out, "  {:>4}  {words}", class_count(document, class));
    }
    for v in &report.verified {
        let _ = writeln!(
            out,
            "{}: {} of {} quotes stand in the source, letter for letter; {} of its {} words quoted ({:.1} in 100)",
            v.source,
            v.found.len(),
            v.found.len() + v.missing.len(),
            v.words_quoted,
            v.words,
            v.share() * 100.0
        );
        if !v.unused.is_empty() {
            let numbers: Vec<String> = v.unused.iter().map(usize::to_string).collect();
            let _ = writeln!(
                out,
                "  sentences no quote is from ({} of {}): {}",
                v.unused.len(),
                v.sentences,
                numbers.join(" ")
            );
        }
    }
    for (party, points) in today(document) {
        let _ = writeln!(
            out,
            "today beats no deal for {party} by {:.1} points at the table ({:.1} to {:.1} over {WORLDS} worlds){}",
            points.mean,
            points.low,
            points.high,
            if points.mean < 0.0 { ": no deal is better than today" } else { "" }
        );
    }
    if report.verified.is_empty() && !document.quotes.is_empty() {
        let _ = writeln!(
            out,
            "{} quotes, not held against their source (--source TEXT does)",
            document.quotes.len()
        );
    }
    if !report.defaults.is_empty() {
        let _ = writeln!(out, "defaults used:");
        for (path, written) in &report.defaults {
            let _ = writeln!(out, "  {path} = {written}");
        }
    }
    for (party, issue) in &report.indifferent {
        let _ = writeln!(out, "  wants.{party}.{issue}: nothing said, so taken to be indifferent");
    }
    out
}

fn as_json(
    name: &str,
    text: &str,
    diagnostics: &[Diagnostic],
    checked: Option<(&Document, &Report)>,
    passed: bool,
) -> Value {
    let said: Vec<Value> = diagnostics
        .iter()
        .map(|d| {
            let (line, column) = d.place(text);
            json!({
                "severity": d.severity.word(), "file": name, "line": line, "column": column,
                "message": d.message, "help": d.help,
            })
        })
        .collect();
    let mut out = json!({ "format": "summitry-check/1", "file": name, "passed": passed, "diagnostics": said });
    let Some((document, report)) = checked else { return out };
    out["support"] = CLASSES
        .iter()
        .map(|(class, id, _)| ((*id).to_owned(), json!(class_count(document, *class))))
        .collect::<serde_json::Map<_, _>>()
        .into();
    out["today_over_no_deal"] = today(document)
        .into_iter()
        .map(|(party, p)| {
            (party.to_owned(), json!({ "mean": p.mean, "low": p.low, "high": p.high }))
        })
        .collect::<serde_json::Map<_, _>>()
        .into();
    out["defaults"] =
        report.defaults.iter().map(|(p, w)| json!({ "path": p, "value": w })).collect();
    out["indifferent"] =
        report.indifferent.iter().map(|(p, i)| json!({ "party": p, "issue": i })).collect();
    out["quotes"] = report
        .verified
        .iter()
        .map(|v| {
            json!({
                "source": v.source, "same_file": v.same_file,
                "found": v.found.iter().map(|(id, at)| json!({ "id": id, "sentence": at })).collect::<Vec<_>>(),
                "missing": v.missing.iter().map(|(id, near)| json!({ "id": id, "nearest": near })).collect::<Vec<_>>(),
                "words_quoted": v.words_quoted, "words": v.words, "share": v.share(), "share_limit": quotes::LARGEST_SHARE,
                "sentences": v.sentences, "unused_sentences": v.unused,
            })
        })
        .collect();
    out
}
