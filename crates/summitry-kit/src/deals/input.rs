//! What can be analysed: a foreign domain, or one venue of a Summitry scenario.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use summitry_core::deals::{Summit, middle, of_scenario};
use summitry_domains::load::{Found, Walk, WhoMeets, find as find_domains, find_paired, load};
use summitry_domains::reading::Settings;
use summitry_domains::{Converted, DomainError, Note, convert};
use summitry_scenario::{LARGEST_FILE, document::Document};

use crate::files::read;
use crate::talks::Passing;
use crate::{Error, ErrorKind, Result, Study};

/// Something with packages in it.
#[derive(Clone, Debug)]
pub enum Input {
    /// Files of another tool.
    Domain(Found),
    /// One venue of a scenario.
    Venue {
        /// The scenario's file without its ending.
        name: String,
        /// The scenario.
        study: Study,
        /// The id of the venue.
        venue: String,
    },
    /// A scenario that is wrong, which whoever opened it has said.
    Broken {
        /// The scenario's file without its ending.
        name: String,
        /// What is wrong with it, in one line.
        error: String,
    },
}

/// An input as exact utilities.
#[derive(Clone, Debug)]
pub struct Read {
    /// Its name.
    pub name: String,
    /// Whose format it is in.
    pub tool: &'static str,
    /// Issues, parties, utilities, notes.
    pub converted: Converted,
    /// Where it is a scenario: its world at the middle of the values.
    pub summit: Option<Summit>,
    /// What time takes off its utilities.
    pub passing: Passing,
}

impl Input {
    /// What to call it in messages before it is read.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Domain(found) => &found.name,
            Self::Venue { name, .. } | Self::Broken { name, .. } => name,
        }
    }

    /// Whether its file decides by a vote: what is worked out of packages and talks takes everybody's consent to be needed.
    #[must_use]
    pub fn is_put_to_the_vote(&self) -> bool {
        match self {
            Self::Venue { study, .. } => study.document().scenario.is_put_to_the_vote(),
            Self::Domain(_) | Self::Broken { .. } => false,
        }
    }

    /// What an error about it begins with: its folder or first file, or its file and venue.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Domain(found) => {
                let first = found.files.first().map(PathBuf::as_path).unwrap_or(Path::new(""));
                let folder = first.parent().filter(|_| found.files.len() > 1);
                folder.filter(|f| !f.as_os_str().is_empty()).unwrap_or(first).display().to_string()
            }
            Self::Venue { study, venue, .. } => {
                format!("{}, venue {venue}", study.document().file)
            }
            Self::Broken { name, .. } => name.clone(),
        }
    }

    /// The venue's id, where it is a scenario.
    #[must_use]
    pub fn venue(&self) -> Option<&str> {
        match self {
            Self::Domain(_) | Self::Broken { .. } => None,
            Self::Venue { venue, .. } => Some(venue),
        }
    }

    /// Reads it.
    ///
    /// # Errors
    /// Its files are wrong, or the scenario has no exact space.
    pub fn read(&self, settings: Settings) -> Result<Read> {
        match self {
            Self::Domain(found) => {
                let placed = |error| match error {
                    // Of the other kinds each names its file.
                    DomainError::Domain(_) => Error::from(error).about(self.shown()),
                    _ => Error::from(error),
                };
                let domain = load(found).map_err(placed)?;
                let converted = convert(&domain, settings).map_err(placed)?;
                let tool = domain.format.tool();
                let passing = crate::talks::passing(&domain);
                Ok(Read { name: domain.name, tool, converted, summit: None, passing })
            }
            Self::Venue { study, venue, .. } => {
                let document = study.document();
                let scenario = &document.scenario;
                let summit = of_scenario(scenario, study.venue(venue)?, &middle(scenario))
                    .map_err(|error| Error::from(error).about(self.shown()))?;
                let notes = notes(document, &summit);
                let converted = Converted { space: summit.space.clone(), notes };
                // Translated, where it is told in another language.
                let told = document.labels.get("summit.title");
                let name = told.unwrap_or(&document.summit.title).clone();
                let passing = Passing::default();
                Ok(Read { name, tool: "Summitry", converted, summit: Some(summit), passing })
            }
            Self::Broken { error, .. } => Err(Error::new(ErrorKind::Scenario, error.clone())),
        }
    }
}

/// What was decided to make one exact space of a scenario.
#[must_use]
pub fn notes(document: &Document, summit: &Summit) -> Vec<Note> {
    let scenario = &document.scenario;
    let note = |code, text: String| Note { code, party: None, text };
    let listed = |ids: Vec<&String>| match ids.as_slice() {
        [] => "none".to_owned(),
        _ => ids.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(", "),
    };
    let mut out = vec![
        note(
            "middle",
            "every value is at its middle (the median); utilities are points at the table, doubles rounded to nine decimals \
             and exact from there; --worlds N says how far that carries"
                .to_owned(),
        ),
        note(
            "capacity",
            format!(
                "one meeting can carry {:.3} units of effort; frontier and solutions are those of all packages, `fits` says \
                 which it can carry, and what is possible among those stands beside them",
                summit.capacity
            ),
        ),
    ];
    if !scenario.links.is_empty() {
        let holding =
            summit.links.iter().filter_map(|&l| Some(&scenario.links.get(l)?.id)).collect();
        out.push(note(
            "links",
            format!("links taken to hold, being at least as likely as not: {}", listed(holding)),
        ));
    }
    if !summit.unraised.is_empty() {
        let ids = summit.unraised.iter().filter_map(|&k| Some(&summit.space.issues.get(k)?.name));
        out.push(note(
            "raised",
            format!(
                "kept as today, being raised in fewer than half of cases: {}",
                listed(ids.collect())
            ),
        ));
    }
    if !scenario.side_deals.is_empty() {
        let ids = |list: &[usize]| {
            listed(list.iter().filter_map(|&d| Some(&scenario.side_deals.get(d)?.id)).collect())
        };
        out.push(note(
            "side-deals",
            format!(
                "side deals taken to be part of every deal, being at least as likely as not: {}; of those taken to leak: {}",
                ids(&summit.side_deals),
                ids(&summit.leaked)
            ),
        ));
    }
    out
}

/// Groups the files named into inputs: scenarios by venue, then domains. One that is wrong does not hide the others.
///
/// `pair` says which profiles of a GENIUS folder meet. `open` opens a scenario and says what there is to say about it, `Err` being what is wrong in one line; `note` hears what is worth
/// knowing about the list.
///
/// # Errors
/// Where files that are no scenarios hold no domain.
pub fn find(
    files: &[PathBuf],
    pair: WhoMeets,
    open: &mut dyn FnMut(&Path) -> Result<Study, String>,
    note: &mut dyn FnMut(&str),
) -> Result<Vec<Input>> {
    let mut inputs = Vec::new();
    let mut others = Vec::new();
    let mut notes: Vec<String> = Vec::new();
    let mut seen = HashSet::new();
    let mut first = |path: &Path| seen.insert(path.canonicalize().unwrap_or(path.to_owned()));
    for path in files {
        if is_toml(path) && !path.is_dir() {
            if first(path) {
                venues(path, open(path), &mut inputs);
            } else {
                notes.push(format!("{} is named twice; analysed once", path.display()));
            }
            continue;
        }
        let scenarios = if path.is_dir() { scenarios_in(path, &mut notes) } else { Vec::new() };
        for file in &scenarios {
            if first(file) {
                venues(file, open(file), &mut inputs);
            } else {
                notes.push(format!("{} is named twice; analysed once", file.display()));
            }
        }
        // A folder of scenarios alone holds no domain, which is no error.
        if scenarios.is_empty() || find_domains(std::slice::from_ref(path)).is_ok() {
            others.push(path.clone());
        }
    }
    let domains = find_paired(&others, pair, &mut notes)?;
    inputs.extend(domains.into_iter().map(Input::Domain));
    let mut said = HashSet::new();
    for text in notes.iter().filter(|note| said.insert(note.as_str())) {
        note(text);
    }
    Ok(inputs)
}

/// The rooms of a scenario that it may be held in; of one that is wrong, what is wrong.
fn venues(path: &Path, study: Result<Study, String>, inputs: &mut Vec<Input>) {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    match study {
        Ok(study) => {
            let venues: Vec<String> = study.venues().map(str::to_owned).collect();
            let input = |venue| Input::Venue { name: name.clone(), study: study.clone(), venue };
            inputs.extend(venues.into_iter().map(input));
        }
        Err(error) => inputs.push(Input::Broken { name, error }),
    }
}

/// Whether a file is called like a scenario.
#[must_use]
pub fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

/// Scenarios in a folder and in the folders in it; translations and outcomes have no issues of their own.
fn scenarios_in(folder: &Path, notes: &mut Vec<String>) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = Vec::new();
    let cut = Walk::default().go(folder, &mut |folder| files.extend(folder.files));
    files.sort();
    let scenario = |path: &PathBuf| {
        is_toml(path)
            && read::bytes(path, LARGEST_FILE as u64).is_ok_and(|bytes| {
                let text = String::from_utf8_lossy(&bytes);
                let starts =
                    |with: &str| text.lines().any(|line| line.trim_start().starts_with(with));
                starts("[summit]") && starts("[issue.")
            })
    };
    files.retain(scenario);
    // Where none is found, looking for domains says it.
    notes.extend(cut.filter(|_| !files.is_empty()).map(|c| format!("{}: {c}", folder.display())));
    files
}
