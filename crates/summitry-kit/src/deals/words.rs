//! What the ids of a scenario mean, in the file's own words.

use summitry_core::deals::Summit;
use summitry_scenario::document::Document;
use summitry_scenario::path;

use crate::study::words::line;

/// Labels beside ids, in the order of the space.
#[derive(Clone, Debug, Default)]
pub struct SpaceWords {
    /// Parties.
    pub parties: Vec<String>,
    /// Issues, each with its options.
    pub issues: Vec<(String, Vec<String>)>,
}

impl SpaceWords {
    /// The labels of one venue's space; an id without a label stands for itself.
    #[must_use]
    pub fn of(document: &Document, summit: &Summit) -> Self {
        let label = |parts: &[&str]| {
            let id = parts.last().copied().unwrap_or_default().to_owned();
            let label = document.labels.get(&path::join(parts)).map(String::as_str);
            line(label.unwrap_or(&id))
        };
        let issue = |issue: &summitry_core::deals::SpaceIssue| {
            let options = issue.options.iter().map(|o| label(&["issue", &issue.name, o]));
            (label(&["issue", &issue.name]), options.collect())
        };
        Self {
            parties: summit.space.parties.iter().map(|p| label(&["party", &p.name])).collect(),
            issues: summit.space.issues.iter().map(issue).collect(),
        }
    }
}
