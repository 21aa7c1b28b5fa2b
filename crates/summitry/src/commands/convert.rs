//! `summitry convert`: a domain of one tool, or a room of a scenario, into the files of another, and what they cannot hold.

mod scenario;

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use summitry_domains::error::plain;
use summitry_domains::load::{Found, find_paired, load};
use summitry_domains::reading::Settings;
use summitry_domains::{TargetFormat, Written, write_thinned};
use summitry_kit::deals::input::{Input, is_toml};
use summitry_kit::files::{own, write as files};
use summitry_kit::talks::{FINEST_GRID, GRID};
use summitry_scenario::diagnostic::Severity;
use summitry_scenario::visible::visible;

use super::deals::{PairWord, ReadingWord};
use super::output;
use crate::exit::{Failure, NOT_WRITTEN, WRONG_COMMAND_LINE};

/// Turn a domain of one tool, or one room of a scenario, into the files of another.
///
/// Of a scenario goes what `deals` analyses: every value at its middle, the likeliest room. What the target cannot hold is listed on stderr. Several domains each get a folder of their own.
#[derive(clap::Args)]
#[command(override_usage = "summitry convert [OPTIONS] <FILE>... --to <TO> <OUT-FOLDER>")]
pub(crate) struct ConvertArgs {
    /// A domain with its profiles, scenarios, or folders of domains; last, the folder to write to, made where there is none
    // One list, since an option may stand between its files and the folder.
    #[arg(required = true, num_args = 1.., value_name = "FILE... OUT-FOLDER")]
    paths: Vec<PathBuf>,
    /// What to write
    #[arg(long, value_enum)]
    to: TargetWord,
    /// Whose meaning the numbers of a GENIUS file are given (default: genius)
    #[arg(long, value_enum)]
    reading: Option<ReadingWord>,
    /// Into how many equal steps a real-valued issue is cut where the target has no such issues (default: 10; at most 200,000 for one such issue, 2,000 each for several)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=i64::from(FINEST_GRID)))]
    grid: Option<u32>,
    /// Which profiles of a GENIUS folder meet where it holds more than one session has (default: first)
    #[arg(long, value_enum, default_value_t)]
    pair: PairWord,
    /// Of a demand game: at most so many strategies, evenly along the frontier (default: all of up to 64)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(2..=1000))]
    strategies: Option<u32>,
    /// Of a scenario: this venue instead of the likeliest
    #[arg(long, value_name = "ID")]
    venue: Option<String>,
    /// Write over files that are there
    #[arg(long)]
    force: bool,
}

/// `--to`.
#[derive(Clone, Copy, ValueEnum)]
enum TargetWord {
    /// A Summitry scenario to go on from
    Summitry,
    /// GENIUS XML
    Genius,
    /// GeniusWeb JSON
    Geniusweb,
    /// NegMAS YAML
    Negmas,
    /// NegoLog JSON
    Negolog,
    /// A scorable game, as LLM-Deliberation plays it
    Scorable,
    /// .nfg for Gambit and OpenSpiel: the demand game over the frontier
    Nfg,
}

impl From<TargetWord> for TargetFormat {
    fn from(word: TargetWord) -> Self {
        match word {
            TargetWord::Summitry => Self::Summitry,
            TargetWord::Genius => Self::Genius,
            TargetWord::Geniusweb => Self::GeniusWeb,
            TargetWord::Negmas => Self::Negmas,
            TargetWord::Negolog => Self::Negolog,
            TargetWord::Scorable => Self::Scorable,
            TargetWord::Nfg => Self::Nfg,
        }
    }
}

/// Converts every domain named; a folder goes on past a domain that is wrong.
pub(crate) fn run(args: &ConvertArgs) -> anyhow::Result<()> {
    let Some((out, files)) = args.paths.split_last().filter(|(_, files)| !files.is_empty()) else {
        let message = "give the files of a domain and, last, the folder to write to".to_owned();
        return Err(Failure { message, code: WRONG_COMMAND_LINE }.into());
    };
    let (scenarios, others): (Vec<PathBuf>, Vec<PathBuf>) =
        files.iter().cloned().partition(|path| is_toml(path) && !path.is_dir());
    let mut notes = Vec::new();
    let found = find_paired(&others, args.pair.into(), &mut notes)?;
    for note in &notes {
        output::note(&format!("note: {note}"));
    }
    let several = found.len() + scenarios.len() > 1;
    args.passed_over(!scenarios.is_empty(), !found.is_empty());
    let settings = Settings {
        reading: args.reading.unwrap_or_default().into(),
        grid: args.grid.unwrap_or(GRID),
    };
    let stem = |path: &PathBuf| path.file_stem().unwrap_or_default().to_owned();
    let names = scenarios.iter().map(stem).chain(found.iter().map(|d| d.name.clone().into()));
    let folders: Vec<PathBuf> =
        names.map(|name| if several { out.join(inside(name)) } else { out.clone() }).collect();
    let sources: Vec<String> = scenarios
        .iter()
        .map(|path| path.display().to_string())
        .chain(found.iter().map(|domain| Input::Domain(domain.clone()).shown()))
        .collect();
    each_its_own(&folders, &sources)?;
    not_among_inputs(files, &found, std::iter::once(out).chain(&folders))?;
    let written = scenarios
        .iter()
        .map(|path| (path.display().to_string(), Item::Scenario(path)))
        .chain(found.iter().map(|domain| (domain.name.clone(), Item::Domain(domain))));
    let strategies = args.strategies.and_then(|most| usize::try_from(most).ok());
    if strategies.is_some() && !matches!(args.to, TargetWord::Nfg) {
        output::note("note: --strategies is for --to nfg; it changes nothing for other files");
    }
    let mut failed = 0;
    for ((name, item), folder) in written.zip(&folders) {
        let written = match item {
            Item::Scenario(path) => {
                scenario::write(path, args.venue.as_deref(), args.to.into(), strategies)
            }
            Item::Domain(domain) => load(domain)
                .and_then(|domain| write_thinned(&domain, settings, args.to.into(), strategies))
                .map_err(anyhow::Error::from),
        };
        match written {
            Ok(written) => {
                let whose = if several { format!("{name}: ") } else { String::new() };
                put(folder, &written, &whose, args.force)?;
            }
            Err(error) if several => {
                failed += 1;
                let said = format!("{error:#}");
                if !said.is_empty() {
                    output::note(&format!("error: {name}: {said}"));
                }
            }
            Err(error) => return Err(error),
        }
    }
    if failed > 0 {
        anyhow::bail!("{failed} of {} inputs could not be converted", folders.len());
    }
    Ok(())
}

impl ConvertArgs {
    /// Says which options have no meaning for what was named.
    fn passed_over(&self, scenarios: bool, domains: bool) {
        if domains && self.venue.is_some() {
            output::note("note: --venue is for scenarios; it changes nothing for a domain");
        }
        if scenarios && (self.grid.is_some() || self.reading.is_some()) {
            output::note(
                "note: --grid and --reading are for domains of other tools; they change nothing for a scenario",
            );
        }
    }
}

/// The name of a folder that lies in another whatever an input is called: `...toml` has the stem `..`.
fn inside(name: std::ffi::OsString) -> std::ffi::OsString {
    let mut parts = Path::new(&name).components();
    let plain = matches!(parts.next(), Some(std::path::Component::Normal(_)));
    if plain && parts.next().is_none() { name } else { "unnamed".into() }
}

/// Something to convert.
enum Item<'a> {
    Scenario(&'a Path),
    Domain(&'a Found),
}

/// Refuses to write into a folder that is read from: the next reading would find two domains in it, or one of them changed.
fn not_among_inputs<'a>(
    files: &[PathBuf],
    found: &[Found],
    mut targets: impl Iterator<Item = &'a PathBuf>,
) -> anyhow::Result<()> {
    let holders = found
        .iter()
        .flat_map(|domain| &domain.files)
        .map(PathBuf::as_path)
        .chain(files.iter().map(PathBuf::as_path).filter(|path| !path.is_dir()))
        .map(|file| file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")));
    let read: Vec<PathBuf> = files
        .iter()
        .map(PathBuf::as_path)
        .chain(holders)
        .filter_map(|folder| folder.canonicalize().ok())
        .collect();
    let same = |target: &&PathBuf| target.canonicalize().is_ok_and(|t| read.contains(&t));
    let Some(target) = targets.find(same) else { return Ok(()) };
    let message = format!(
        "{} holds the files to convert\nhelp: name another folder to write to, such as {}",
        target.display(),
        target.join("converted").display()
    );
    Err(Failure { message, code: NOT_WRITTEN }.into())
}

/// Refuses two inputs of one name: the second would be written over the first. Some file systems tell no case apart.
fn each_its_own(folders: &[PathBuf], sources: &[String]) -> anyhow::Result<()> {
    let mut taken = std::collections::HashMap::new();
    for (folder, source) in folders.iter().zip(sources) {
        if let Some(first) = taken.insert(folder.to_string_lossy().to_lowercase(), source) {
            let message = format!(
                "{first} and {source} would both be written to {}\nhelp: convert them one at a time, into folders of their own",
                folder.display()
            );
            return Err(Failure { message, code: NOT_WRITTEN }.into());
        }
    }
    Ok(())
}

/// Writes the files of one domain, none where one is in the way.
fn put(folder: &Path, written: &Written, whose: &str, force: bool) -> anyhow::Result<()> {
    let failure = |message: String| Failure { message, code: NOT_WRITTEN };
    let there = folder.ancestors().find(|path| path.exists());
    if let Some(file) = there.filter(|path| !path.is_dir()) {
        let message = format!("{} is a file; name a folder to write to", file.display());
        return Err(failure(message).into());
    }
    let paths: Vec<PathBuf> = written.files.iter().map(|(name, _)| folder.join(name)).collect();
    let in_the_way =
        |path: &&PathBuf| path.exists() && !(path.is_file() && (force || own::is_own(path)));
    if let Some(there) = paths.iter().find(in_the_way) {
        let message = if there.is_file() {
            format!("{} exists; --force writes over it", there.display())
        } else {
            format!("{} exists and is no plain file; name another folder", there.display())
        };
        return Err(failure(message).into());
    }
    files::together(folder, &written.files).map_err(|error| {
        failure(format!("cannot write to {}: {}", folder.display(), plain(&error)))
    })?;
    for (path, (name, text)) in paths.iter().zip(&written.files) {
        output::print(&visible(&format!("{}\n", path.display())))?;
        if is_toml(path) {
            still_wrong(name, text, whose);
        }
    }
    for lost in &written.lost {
        output::note(&format!("note: {whose}{lost}"));
    }
    Ok(())
}

/// Says what the reader of scenarios would refuse in a draft.
fn still_wrong(name: &str, text: &str, whose: &str) {
    let errors = summitry_scenario::read(name, text).diagnostics;
    for error in errors.iter().filter(|d| d.severity == Severity::Error) {
        let said = error.render(name, text, false);
        let first = said.lines().next().unwrap_or_default();
        output::note(&format!("note: {whose}to be put right in the draft: {first}"));
    }
}
