//! A ledger: a folder of seals, each with what happened.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use summitry_scenario::{
    LARGEST_FILE,
    outcome::{OutcomeFile, read_outcome},
};

use super::{
    inspect::{against_file, against_outcome, inspect},
    refusal::Refused,
    seal::{SUFFIX, Seal},
};
use crate::{
    Diagnosis, Error, ErrorKind, Result, Study,
    files::read::{Role, bytes, text},
};

/// How an outcome file is called.
const OUTCOME: &str = ".outcome.toml";
/// How deep folders are gone through: a ledger by year and kind has three.
const DEEPEST: usize = 6;

/// One seal of a ledger.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its place below the ledger, with `/`.
    pub place: String,
    /// What it holds; `None` where its bytes are not what was sealed.
    pub seal: Option<Seal>,
    /// Why it is not believed; empty where it is.
    pub refusals: Vec<Refused>,
    /// Place of its outcome file and what that says.
    pub outcome: Option<(String, OutcomeFile)>,
    /// Proofs of its day that lie beside it (`.ots`, `.asc`, `.sig`); nobody here checks them.
    pub proofs: Vec<String>,
}

/// A folder of seals.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// Its seals, by their place.
    pub entries: Vec<Entry>,
    /// Outcome files that answer no seal of the ledger: nothing of theirs is scored.
    pub unsealed: Vec<String>,
}

impl Ledger {
    /// Goes through a folder and those in it. `today` is the day of whoever asks, ISO 8601.
    ///
    /// # Errors
    /// It is no folder or cannot be read, there is no seal in it, or an outcome file has errors.
    pub fn open(folder: &Path, today: &str) -> Result<Ledger> {
        let fail = |what: String, cure: &str| {
            Error::new(ErrorKind::File, what).about(folder.display()).cure_is(cure)
        };
        let mut files = Vec::new();
        walk(folder, DEEPEST, &mut files).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => fail(
                "there is no such folder".into(),
                "`summitry seal FILE --ledger DIR` makes one",
            ),
            std::io::ErrorKind::NotADirectory => {
                fail("it is no folder".into(), "name the folder that the seals are in")
            }
            _ => fail(format!("cannot be read: {error}"), "check the folder's permissions"),
        })?;
        files.sort();
        let ends = |path: &Path, with: &str| {
            path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(with))
        };
        let outcomes = files
            .iter()
            .filter(|path| ends(path, OUTCOME))
            .map(|path| Ok((path.clone(), outcome(path, None)?)))
            .collect::<Result<Vec<_>>>()?;
        let mut answered = Vec::new();
        let mut entries = Vec::new();
        for path in files.iter().filter(|path| ends(path, SUFFIX)) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let (seal, mut refusals) = inspect(&name, &held(path)?, today);
            let mut found = None;
            if let Some(seal) = &seal
                && let Some(at) = nearest(path, seal, &outcomes)?
            {
                answered.push(at.to_owned());
                let study = Study::read_named(&seal.file, &seal.scenario).ok();
                let read = outcome(at, study.as_ref())?;
                refusals.extend(against_outcome(seal, &read, &place(folder, at)));
                let beside = at.with_file_name(&seal.file);
                if let Ok(now) = text(&beside, Role::Scenario) {
                    refusals.extend(against_file(seal, &now, &place(folder, &beside)));
                }
                found = Some((place(folder, at), read));
            }
            let proofs = files
                .iter()
                .filter(|file| ["ots", "asc", "sig"].iter().any(|e| **file == with_more(path, e)));
            entries.push(Entry {
                place: place(folder, path),
                seal,
                refusals,
                outcome: found,
                proofs: proofs.map(|file| place(folder, file)).collect(),
            });
        }
        if entries.is_empty() {
            let cure = "`summitry seal FILE --ledger DIR` makes one, before the meeting";
            return Err(fail("there is no seal in it".into(), cure));
        }
        let unsealed = outcomes.iter().filter(|(path, _)| !answered.contains(path));
        let unsealed = unsealed.map(|(path, _)| place(folder, path)).collect();
        Ok(Ledger { entries, unsealed })
    }
}

/// The text of a seal's file. A byte that makes it no text any more is a byte that was changed: what is left of it fails its sum,
/// and the seal is refused by name like any other.
///
/// # Errors
/// It is absent, a folder, unreadable or too large.
pub fn held(path: &Path) -> Result<String> {
    text(path, Role::Seal).or_else(|error| match bytes(path, LARGEST_FILE as u64) {
        Ok(bytes) if std::str::from_utf8(&bytes).is_err() => {
            Ok(String::from_utf8_lossy(&bytes).into_owned())
        }
        _ => Err(error),
    })
}

/// Every file below a folder; hidden folders and links to folders are not entered.
fn walk(folder: &Path, depth: usize, out: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if kind.is_dir() && !hidden && depth > 0 {
            walk(&entry.path(), depth - 1, out)?;
        } else if kind.is_file() && !hidden {
            out.push(entry.path());
        }
    }
    Ok(())
}

/// A place below a folder, the same on every system.
fn place(folder: &Path, path: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    below.display().to_string().replace('\\', "/")
}

fn with_more(path: &Path, extension: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    name.into()
}

/// Reads an outcome file, held against the sealed scenario where that can be read.
fn outcome(path: &Path, study: Option<&Study>) -> Result<OutcomeFile> {
    let name = path.display().to_string();
    let text = text(path, Role::Outcome)?;
    let (outcome, said) = read_outcome(&text, study.map(Study::document));
    outcome.ok_or_else(|| {
        let text: Arc<str> = Arc::from(text.as_str());
        Error::of_text(said.into_iter().map(|d| Diagnosis::new(&name, &text, d)).collect())
    })
}

/// The outcome file that answers a seal: it names the scenario; of several the one nearest to the seal.
fn nearest<'o>(
    at: &Path,
    seal: &Seal,
    outcomes: &'o [(PathBuf, OutcomeFile)],
) -> Result<Option<&'o Path>> {
    let far = |path: &Path| {
        let (mine, theirs) = (at.parent(), path.parent());
        match (mine == theirs, mine.and_then(Path::parent) == theirs) {
            (true, _) => 0,
            (_, true) => 1,
            _ => 2,
        }
    };
    let names = outcomes.iter().filter(|(_, o)| o.of == seal.file);
    let mut found: Vec<&Path> = names.map(|(path, _)| path.as_path()).collect();
    found.sort_by_key(|path| far(path));
    match found.as_slice() {
        [first, second, ..] if far(first) == far(second) => {
            let what = format!(
                "two outcome files answer `{}`: {} and {}",
                seal.file,
                first.display(),
                second.display()
            );
            let cure = "keep one beside the seal: what happened happened once";
            Err(Error::new(ErrorKind::File, what).about(at.display()).cure_is(cure))
        }
        found => Ok(found.first().copied()),
    }
}
