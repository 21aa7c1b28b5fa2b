//! `summitry brief`: what's behind it and what could happen, on one page.

use std::{
    path::{Path, PathBuf},
    time::Instant,
};

use anyhow::Result;
use summitry_kit::{Budget, Diagnosis, ErrorKind, Forecast, Study, findings::Findings};
use summitry_report::{
    asked::{Asked, Topic},
    json,
    language::Language,
    markdown, terminal,
    view::{self, Context, Warning, comparison::compare},
};
use summitry_scenario::document::Document;
use summitry_scenario::visible::visible;

use super::{
    forecast::{Bar, Runs, forecast},
    load, output, page, sealed,
    shards::{self, Parts},
    variant::{self, Changes},
    words::{bare, language, messages},
};

/// The brief: which deals are possible, how likely each ending is, what drives it, what it rests on.
#[derive(clap::Args)]
pub(crate) struct Brief {
    /// The scenario file.
    file: PathBuf,
    /// Another scenario file, shown beside this one, with the lines that differ.
    #[arg(long, value_name = "OTHER")]
    against: Option<PathBuf>,
    /// Print one JSON object (`summitry-brief/2`, see docs/stability.md).
    #[arg(long, conflicts_with = "markdown")]
    json: bool,
    /// Print Markdown.
    #[arg(long)]
    markdown: bool,
    /// Print these parts in place of the first screen, one or several: agenda, steps, deals, drivers, talks, rules, sources,
    /// questions, method.
    #[arg(long, value_name = "PART", value_parser = topic, value_delimiter = ',', conflicts_with = "json")]
    show: Vec<Topic>,
    /// Print everything: the first screen and all parts.
    #[arg(long, conflicts_with_all = ["json", "show"])]
    all: bool,
    /// Language of the brief (default: the file's own).
    #[arg(long, value_name = "LANG", value_parser = language)]
    lang: Option<Language>,
    #[command(flatten)]
    pages: page::Pages,
    #[command(flatten)]
    parts: Parts,
    #[command(flatten)]
    runs: Runs,
    #[command(flatten)]
    changes: Changes,
}

/// The name of its parts' files.
pub(crate) const KIND: &str = "worlds";

/// Reads one part of `--show`.
fn topic(text: &str) -> Result<Topic, String> {
    Topic::from_id(text)
        .ok_or_else(|| format!("the parts are {}", Topic::ALL.map(Topic::id).join(", ")))
}

/// The width to lay out in: the terminal's, else that of `COLUMNS`, else the narrowest.
fn width() -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|text| text.trim().parse().ok());
    let terminal = terminal_size::terminal_size_of(std::io::stdout());
    let terminal = terminal.map(|(width, _)| usize::from(width.0));
    terminal.or(columns).unwrap_or(terminal::NARROWEST)
}

/// Prints the brief.
pub(crate) fn run(args: &Brief) -> Result<()> {
    let plain = sealed::known(load::study(&args.file)?);
    plain.negotiable().map_err(load::refused)?;
    let m = messages(args.lang, plain.document());
    let said = args.changes.said();
    let plain = variant::translate(plain, m.language())?;
    let this = args.runs.seeded(&args.changes.apply(&plain)?);
    let budget = args.runs.budget();
    // Both sides run on the same worlds and streams.
    let same = Budget { worlds: Some(this.worlds(&budget)), ..budget };
    if budget.worlds.is_none() && this.worlds(&same) < this.document().run.worlds {
        let count = |n| m.count(n);
        let (worlds, all) = (count(this.worlds(&same)), count(this.document().run.worlds));
        let numbers = [("worlds", (&worlds).into()), ("all", (&all).into())];
        output::note(&m.fill("fewer-worlds", &numbers));
    }
    let other = match &args.against {
        Some(path) => Some(variant::translate(load::study(path)?, m.language())?),
        None if !said.is_empty() => Some(plain.clone()),
        None => None,
    };
    let other = other.map(|other| other.seeded(Some(this.seed())));
    let asked = if args.all {
        Asked::All
    } else if args.show.is_empty() {
        Asked::First
    } else {
        Asked::Topics(args.show.clone())
    };
    let document = this.document();
    let file = bare(plain.document());
    let name = std::iter::once(file.to_owned()).chain(said.clone()).collect::<Vec<_>>().join(" ");
    // Two runs are compared world by world, which a part of one has not; what a single one has is given.
    let same = Budget { partial: other.is_none(), ..same };
    let began = Instant::now();
    let forecast = match args.parts.asked()? {
        shards::Asked::Nothing => forecast(&this, &same.share(FOR_THE_FORECAST))?,
        shards::Asked::All(folder) => {
            let parts = shards::found(&folder, KIND, &budget)?;
            this.forecast_of_parts(&parts, &same).map_err(load::refused)?
        }
        shards::Asked::Part(folder, shard) => {
            let bar = Bar::new();
            let bytes = this.worlds_part(shard, &same, &bar);
            bar.clear();
            let path = shards::keep(&folder, KIND, shard, &bytes.map_err(load::refused)?)?;
            let (shard, place) = (shard.to_string(), path.display().to_string());
            let args = [("shard", (&shard).into()), ("place", (&place).into())];
            return output::plain(&format!("{}\n", m.fill("part-done", &args)));
        }
    };
    let warnings = warnings_of(document, &this.warnings());
    let findings = findings(&forecast, &same.left(began))?;
    let brief = view::Brief::new(document, forecast.model(), findings.as_ref(), &m, warnings);
    let brief =
        if findings.is_none() || forecast.is_partial() { brief.cut_short(&m) } else { brief };
    if args.pages.asked() {
        return args.pages.write(&brief, &m);
    }
    let top = brief.moves.drivers.iter().find(|d| !d.noise).map(|d| d.path.as_str());
    let next = next(document, &args.file, m.language(), top);
    let Some(other) = other else {
        return if args.json {
            output::json(&json::brief(&brief, &m))
        } else if args.markdown {
            output::print(&markdown::brief(&brief, &m, &asked))
        } else {
            output::print(&terminal::brief(&brief, &m, &asked, width(), &next))
        };
    };
    let beside = self::forecast(&other, &same)?;
    let comparison = compare(
        &Context::new(document, forecast.model(), &m),
        &Context::new(other.document(), beside.model(), &m),
        (&name, bare(other.document())),
        &said,
    );
    if args.json {
        output::json(&json::comparison(&brief, &comparison, &m))
    } else if args.markdown {
        output::print(&markdown::comparison(&brief, &comparison, &m))
    } else {
        output::print(&terminal::comparison(&brief, &comparison, &m, width(), &next))
    }
}

/// How much of the time a forecast may take: what a brief tells beside it takes about as long on large agendas.
const FOR_THE_FORECAST: f64 = 0.6;

/// What a brief tells beside its forecast; `None` where the time does not reach for it or Ctrl-C has asked for what is there.
fn findings(forecast: &Forecast, budget: &Budget) -> Result<Option<Findings>> {
    let bar = Bar::new();
    let findings = forecast.findings(budget, &bar);
    bar.clear();
    match findings {
        Err(error)
            if budget.partial && matches!(error.kind(), ErrorKind::Budget | ErrorKind::Stopped) =>
        {
            Ok(None)
        }
        findings => Ok(Some(findings.map_err(load::refused)?)),
    }
}

/// What the brief of a study says as data, in the file's own language: what a seal holds.
pub(super) fn data(study: &Study, budget: &Budget) -> summitry_kit::Result<serde_json::Value> {
    study.negotiable()?;
    let bar = Bar::new();
    let done = study.forecast_with(budget, &bar).and_then(|forecast| {
        let findings = forecast.findings(budget, &bar)?;
        Ok((forecast, findings))
    });
    bar.clear();
    let (forecast, findings) = done?;
    let document = study.document();
    let m = messages(None, document);
    let warnings = warnings_of(document, &study.warnings());
    let brief = view::Brief::new(document, forecast.model(), Some(&findings), &m, warnings);
    Ok(json::brief(&brief, &m))
}

fn warnings_of(document: &Document, diagnostics: &[Diagnosis]) -> Vec<Warning> {
    let warning = |d: &Diagnosis| Warning {
        place: format!("{}:{}:{}", bare(document), d.line(), d.column()),
        text: d.message().to_owned(),
    };
    diagnostics.iter().filter(|d| d.is_warning()).map(warning).collect()
}

/// What to do next: only commands and flags that exist, with this file's own ids.
fn next(document: &Document, path: &Path, language: Language, top: Option<&str>) -> Vec<String> {
    let file = bare(document);
    let file = visible(file);
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
    out.push(format!("summitry explain {file} {path}"));
    out.push(format!("summitry check {file}"));
    if !document.scenario.questions.is_empty() {
        out.push(format!("summitry score {file} OUTCOME"));
    }
    out
}
