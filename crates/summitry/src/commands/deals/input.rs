//! What can be analysed: a foreign domain, or one venue of a Summitry scenario.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use summitry_core::deals::{Summit, middle, of_scenario};
use summitry_domains::load::{Found, Walk, find as find_domains, find_noting, load};
use summitry_domains::reading::Settings;
use summitry_domains::{Converted, DomainError, Note, convert};
use summitry_scenario::diagnostic::Severity;
use summitry_scenario::document::Document;
use summitry_scenario::read;

use crate::commands::{load as scenario_file, output};

/// Something with packages in it.
pub(crate) enum Input {
    /// Files of another tool.
    Domain(Found),
    /// One venue of a scenario.
    Venue {
        /// The scenario's file without its ending.
        name: String,
        /// The file as the user named it.
        file: String,
        /// The scenario.
        document: Box<Document>,
        /// Which of its venues.
        venue: usize,
    },
    /// A scenario that is wrong, which has been said on stderr.
    Broken {
        /// The scenario's file without its ending.
        name: String,
        /// File, place and message of its first error.
        error: String,
    },
}

/// An input as exact utilities.
pub(crate) struct Read {
    /// Its name.
    pub(crate) name: String,
    /// Whose format it is in.
    pub(crate) tool: &'static str,
    /// Issues, parties, utilities, notes.
    pub(crate) converted: Converted,
    /// Where it is a scenario: its world at the middle of the values.
    pub(crate) summit: Option<Summit>,
}

impl Input {
    /// What to call it in messages before it is read.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Domain(found) => &found.name,
            Self::Venue { name, .. } | Self::Broken { name, .. } => name,
        }
    }

    /// What an error about it begins with: its folder or first file, or its file and venue.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Domain(found) => {
                let first = found.files.first().map(PathBuf::as_path).unwrap_or(Path::new(""));
                let folder = first.parent().filter(|_| found.files.len() > 1);
                folder.filter(|f| !f.as_os_str().is_empty()).unwrap_or(first).display().to_string()
            }
            Self::Venue { file, .. } => {
                format!("{file}, venue {}", self.venue().unwrap_or_default())
            }
            Self::Broken { name, .. } => name.clone(),
        }
    }

    /// The venue's id, where it is a scenario.
    pub(crate) fn venue(&self) -> Option<&str> {
        match self {
            Self::Domain(_) | Self::Broken { .. } => None,
            Self::Venue { document, venue, .. } => {
                document.scenario.venues.get(*venue).map(|v| v.id.as_str())
            }
        }
    }

    /// Reads it.
    pub(crate) fn read(&self, settings: Settings) -> anyhow::Result<Read> {
        match self {
            Self::Domain(found) => {
                let placed = |error| match error {
                    // Of the other kinds each names its file.
                    DomainError::Domain(_) => anyhow::Error::from(error).context(self.shown()),
                    _ => error.into(),
                };
                let domain = load(found).map_err(placed)?;
                let converted = convert(&domain, settings).map_err(placed)?;
                let tool = domain.format.tool();
                Ok(Read { name: domain.name, tool, converted, summit: None })
            }
            Self::Venue { document, venue, .. } => {
                let scenario = &document.scenario;
                let summit = of_scenario(scenario, *venue, &middle(scenario))
                    .with_context(|| self.shown())?;
                let notes = notes(document, &summit);
                let converted = Converted { space: summit.space.clone(), notes };
                let name = document.summit.title.clone();
                Ok(Read { name, tool: "Summitry", converted, summit: Some(summit) })
            }
            Self::Broken { .. } => Err(scenario_file::said()),
        }
    }
}

/// What was decided to make one exact space of a scenario.
pub(crate) fn notes(document: &Document, summit: &Summit) -> Vec<Note> {
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
pub(crate) fn find(files: &[PathBuf], venue: Option<&str>) -> anyhow::Result<Vec<Input>> {
    let mut inputs = Vec::new();
    let mut others = Vec::new();
    let mut notes: Vec<String> = Vec::new();
    let mut seen = HashSet::new();
    let mut first = |path: &Path| seen.insert(path.canonicalize().unwrap_or(path.to_owned()));
    for path in files {
        if is_toml(path) && !path.is_dir() {
            if first(path) {
                venues(path, venue, &mut inputs);
            } else {
                notes.push(format!("{} is named twice; analysed once", path.display()));
            }
            continue;
        }
        let scenarios = if path.is_dir() { scenarios_in(path, &mut notes) } else { Vec::new() };
        for file in &scenarios {
            if first(file) {
                venues(file, venue, &mut inputs);
            } else {
                notes.push(format!("{} is named twice; analysed once", file.display()));
            }
        }
        // A folder of scenarios alone holds no domain, which is no error.
        if scenarios.is_empty() || find_domains(std::slice::from_ref(path)).is_ok() {
            others.push(path.clone());
        }
    }
    let domains = find_noting(&others, &mut notes)?;
    inputs.extend(domains.into_iter().map(Input::Domain));
    let mut said = HashSet::new();
    for note in notes.iter().filter(|note| said.insert(note.as_str())) {
        output::note(&format!("note: {note}"));
    }
    Ok(inputs)
}

pub(crate) fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

/// Scenarios in a folder and in the folders in it; translations and outcomes have no issues of their own.
fn scenarios_in(folder: &Path, notes: &mut Vec<String>) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = Vec::new();
    let cut = Walk::default().go(folder, &mut |folder| files.extend(folder.files));
    files.sort();
    let scenario = |path: &PathBuf| {
        is_toml(path)
            && path.is_file()
            && std::fs::read(path).is_ok_and(|bytes| {
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

/// The venues of a scenario; of one that is wrong, what is wrong, which is also said on stderr.
fn venues(path: &Path, asked: Option<&str>, inputs: &mut Vec<Input>) {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let file = path.display().to_string();
    let document = match document(path, &file) {
        Ok(document) => document,
        Err(error) => {
            inputs.push(Input::Broken { name, error });
            return;
        }
    };
    let ids: Vec<&str> = document.scenario.venues.iter().map(|v| v.id.as_str()).collect();
    let which: Vec<usize> =
        (0..ids.len()).filter(|&v| asked.is_none_or(|asked| ids[v] == asked)).collect();
    if which.is_empty() {
        let error = format!(
            "{file}: there is no venue \"{}\"; the file has {}",
            asked.unwrap_or_default(),
            ids.join(", ")
        );
        output::note(&format!("error: {error}"));
        inputs.push(Input::Broken { name, error });
        return;
    }
    for venue in which {
        inputs.push(Input::Venue {
            name: name.clone(),
            file: file.clone(),
            document: Box::new(document.clone()),
            venue,
        });
    }
}

/// A scenario; what there is to say about it goes to stderr, and the first error is handed back.
fn document(path: &Path, file: &str) -> Result<Document, String> {
    let text = scenario_file::text(path).map_err(|_| format!("{file}: cannot be read"))?;
    let reading = read(file, &text);
    scenario_file::show(file, &text, &reading.diagnostics);
    reading.document.ok_or_else(|| {
        let first = reading.diagnostics.iter().find(|d| d.severity == Severity::Error);
        let shown = first.map(|d| d.render(file, &text, false)).unwrap_or_default();
        shown.lines().next().unwrap_or(file).to_owned()
    })
}
