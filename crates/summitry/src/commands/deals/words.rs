//! What the ids of a scenario mean, in the file's own words.

use summitry_core::deals::Summit;
use summitry_scenario::document::Document;
use summitry_scenario::path;

/// Labels beside ids, in the order of the space.
pub(crate) struct Words {
    /// Parties.
    pub(crate) parties: Vec<String>,
    /// Issues, each with its options.
    pub(crate) issues: Vec<(String, Vec<String>)>,
}

impl Words {
    /// The labels of one venue's space; an id without a label stands for itself.
    pub(crate) fn of(document: &Document, summit: &Summit) -> Self {
        let label = |parts: &[&str]| {
            let id = parts.last().copied().unwrap_or_default().to_owned();
            let label = document.labels.get(&path::join(parts)).map(String::as_str);
            // One line each, however the file breaks them.
            label.unwrap_or(&id).split_whitespace().collect::<Vec<_>>().join(" ")
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

    /// For a reader: one line a party and an issue with what its options mean.
    pub(crate) fn text(&self, summit: &Summit) -> String {
        let mut text = String::from("In the file's words:\n");
        for (party, label) in summit.space.parties.iter().zip(&self.parties) {
            text.push_str(&format!("  {}\n", beside(&party.name, label)));
        }
        for (issue, (label, options)) in summit.space.issues.iter().zip(&self.issues) {
            text.push_str(&format!("  {}\n", beside(&issue.name, label)));
            for (id, label) in issue.options.iter().zip(options) {
                text.push_str(&format!("    {}\n", beside(id, label)));
            }
        }
        text
    }
}

fn beside(id: &str, label: &str) -> String {
    if id == label { id.to_owned() } else { format!("{id}: {label}") }
}
