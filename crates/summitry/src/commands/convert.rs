//! `summitry convert`: a domain of one tool, or a room of a scenario, into the files of another, and what they cannot hold.

mod scenario;

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use summitry_domains::load::{Found, find, load};
use summitry_domains::reading::Settings;
use summitry_domains::{Target, Written, write};
use summitry_scenario::visible::visible;

use super::deals::ReadingWord;
use super::deals::input::is_toml;
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
    /// Whose meaning the numbers of a GENIUS file are given
    #[arg(long, value_enum, default_value_t)]
    reading: ReadingWord,
    /// Into how many equal steps a real-valued issue is cut where the target has no such issues
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    grid: u32,
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
    /// Gambit's .nfg: the demand game over the frontier
    Nfg,
}

impl From<TargetWord> for Target {
    fn from(word: TargetWord) -> Self {
        match word {
            TargetWord::Summitry => Self::Summitry,
            TargetWord::Genius => Self::Genius,
            TargetWord::Geniusweb => Self::GeniusWeb,
            TargetWord::Negmas => Self::Negmas,
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
    let found = find(&others)?;
    let several = found.len() + scenarios.len() > 1;
    let settings = Settings { reading: args.reading.into(), grid: args.grid };
    let stem = |path: &PathBuf| path.file_stem().unwrap_or_default().to_owned();
    let names = scenarios.iter().map(stem).chain(found.iter().map(|d| d.name.clone().into()));
    let folders: Vec<PathBuf> =
        names.map(|name| if several { out.join(name) } else { out.clone() }).collect();
    not_among_inputs(files, &found, std::iter::once(out).chain(&folders))?;
    let written = scenarios
        .iter()
        .map(|path| (path.display().to_string(), Item::Scenario(path)))
        .chain(found.iter().map(|domain| (domain.name.clone(), Item::Domain(domain))));
    let mut failed = 0;
    for ((name, item), folder) in written.zip(&folders) {
        let written = match item {
            Item::Scenario(path) => scenario::write(path, args.venue.as_deref(), args.to.into()),
            Item::Domain(domain) => load(domain)
                .and_then(|domain| write(&domain, settings, args.to.into()))
                .map_err(anyhow::Error::from),
        };
        match written {
            Ok(written) => put(folder, &written, args.force)?,
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

/// Writes the files of one domain, none where one is in the way.
fn put(folder: &Path, written: &Written, force: bool) -> anyhow::Result<()> {
    let failure = |message: String| Failure { message, code: NOT_WRITTEN };
    let paths: Vec<PathBuf> = written.files.iter().map(|(name, _)| folder.join(name)).collect();
    if let Some(there) = paths.iter().find(|path| path.exists() && !force) {
        let message = format!("{} exists; --force writes over it", there.display());
        return Err(failure(message).into());
    }
    std::fs::create_dir_all(folder)
        .map_err(|error| failure(format!("cannot make {}: {error}", folder.display())))?;
    for (path, (_, text)) in paths.iter().zip(&written.files) {
        output::file(path, text, force)
            .map_err(|error| failure(format!("cannot write {}: {error}", path.display())))?;
        output::print(&visible(&format!("{}\n", path.display())))?;
    }
    for lost in &written.lost {
        output::note(&format!("note: {lost}"));
    }
    Ok(())
}
