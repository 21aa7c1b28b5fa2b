//! What can be analysed: a foreign domain, or one venue of a Summitry scenario.

use std::path::{Path, PathBuf};

use summitry_core::deals::{Summit, middle, of_scenario};
use summitry_domains::load::{Found, find as find_domains, load};
use summitry_domains::reading::Settings;
use summitry_domains::{Converted, Note, convert};
use summitry_scenario::document::Document;

use crate::commands::load as scenario_file;
use crate::exit::{BAD_INPUT, Failure};

/// Something with packages in it.
pub(crate) enum Input {
    /// Files of another tool.
    Domain(Found),
    /// One venue of a scenario.
    Venue {
        /// The scenario's file without its ending.
        name: String,
        /// The scenario.
        document: Box<Document>,
        /// Which of its venues.
        venue: usize,
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
            Self::Venue { name, .. } => name,
        }
    }

    /// The venue's id, where it is a scenario.
    pub(crate) fn venue(&self) -> Option<&str> {
        match self {
            Self::Domain(_) => None,
            Self::Venue { document, venue, .. } => {
                document.scenario.venues.get(*venue).map(|v| v.id.as_str())
            }
        }
    }

    /// Reads it.
    pub(crate) fn read(&self, settings: Settings) -> anyhow::Result<Read> {
        match self {
            Self::Domain(found) => {
                let domain = load(found)?;
                let converted = convert(&domain, settings)?;
                let tool = domain.format.tool();
                Ok(Read { name: domain.name, tool, converted, summit: None })
            }
            Self::Venue { document, venue, .. } => {
                let scenario = &document.scenario;
                let summit = of_scenario(scenario, *venue, &middle(scenario))?;
                let notes = notes(document, &summit);
                let converted = Converted { space: summit.space.clone(), notes };
                let name = document.summit.title.clone();
                Ok(Read { name, tool: "Summitry", converted, summit: Some(summit) })
            }
        }
    }
}

/// What was decided to make one exact space of a scenario.
fn notes(document: &Document, summit: &Summit) -> Vec<Note> {
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
                "one meeting can carry {:.3} units of effort; that rules no package out here, `fits` says which it can carry",
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
        out.push(note("side-deals", "side deals are left out".to_owned()));
    }
    out
}

/// Groups the files named into inputs: scenarios by venue, then domains.
pub(crate) fn find(files: &[PathBuf], venue: Option<&str>) -> anyhow::Result<Vec<Input>> {
    let mut inputs = Vec::new();
    let mut others = Vec::new();
    for path in files {
        if is_toml(path) && !path.is_dir() {
            venues(path, venue, &mut inputs)?;
            continue;
        }
        let scenarios = if path.is_dir() { scenarios_in(path) } else { Vec::new() };
        for file in &scenarios {
            venues(file, venue, &mut inputs)?;
        }
        // A folder of scenarios alone holds no domain, which is no error.
        if scenarios.is_empty() || find_domains(std::slice::from_ref(path)).is_ok() {
            others.push(path.clone());
        }
    }
    inputs.extend(find_domains(&others)?.into_iter().map(Input::Domain));
    Ok(inputs)
}

fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

/// Scenarios in a folder and in the folders in it; translations and outcomes have no issues of their own.
fn scenarios_in(folder: &Path) -> Vec<PathBuf> {
    let entries = |folder: &Path| -> Vec<PathBuf> {
        let Ok(list) = std::fs::read_dir(folder) else { return Vec::new() };
        let mut list: Vec<PathBuf> = list.filter_map(|entry| Some(entry.ok()?.path())).collect();
        list.sort();
        list
    };
    let mut files = Vec::new();
    for entry in entries(folder) {
        if entry.is_dir() { files.extend(entries(&entry)) } else { files.push(entry) }
    }
    let scenario = |path: &PathBuf| {
        is_toml(path)
            && std::fs::read_to_string(path).is_ok_and(|text| {
                let starts =
                    |with: &str| text.lines().any(|line| line.trim_start().starts_with(with));
                starts("[summit]") && starts("[issue.")
            })
    };
    files.retain(scenario);
    files
}

fn venues(path: &Path, asked: Option<&str>, inputs: &mut Vec<Input>) -> anyhow::Result<()> {
    let document = scenario_file::document(path)?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ids: Vec<&str> = document.scenario.venues.iter().map(|v| v.id.as_str()).collect();
    let which: Vec<usize> =
        (0..ids.len()).filter(|&v| asked.is_none_or(|asked| ids[v] == asked)).collect();
    if which.is_empty() {
        let message = format!(
            "{}: there is no venue \"{}\"; the file has {}",
            path.display(),
            asked.unwrap_or_default(),
            ids.join(", ")
        );
        return Err(Failure { message, code: BAD_INPUT }.into());
    }
    for venue in which {
        inputs.push(Input::Venue {
            name: name.clone(),
            document: Box::new(document.clone()),
            venue,
        });
    }
    Ok(())
}
