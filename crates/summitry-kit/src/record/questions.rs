//! The rules of a file's questions, as the file writes them: what is asked, what counts, how and by when it is settled.

use indexmap::IndexMap;

/// How one question is settled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettleRule {
    /// What is asked.
    pub ask: String,
    /// What counts as yes on the day, as the file writes the condition.
    pub counts: String,
    /// How it is settled.
    pub settle: Option<String>,
    /// By when, ISO 8601.
    pub by: Option<String>,
}

impl SettleRule {
    /// The first part that differs from another rule: its key, what stands here, what stands there.
    #[must_use]
    pub fn differs(&self, other: &SettleRule) -> Option<(&'static str, String, String)> {
        let none = || "nothing".to_owned();
        let parts = [
            ("ask", Some(&self.ask), Some(&other.ask)),
            ("counts", Some(&self.counts), Some(&other.counts)),
            ("settle", self.settle.as_ref(), other.settle.as_ref()),
            ("by", self.by.as_ref(), other.by.as_ref()),
        ];
        let differs = parts.into_iter().find(|(_, mine, theirs)| mine != theirs);
        differs.map(|(key, mine, theirs)| {
            (key, mine.cloned().unwrap_or_else(none), theirs.cloned().unwrap_or_else(none))
        })
    }
}

/// The rules of a scenario's text, by the id of the question, in the file's order; empty where the text is no TOML.
#[must_use]
pub fn rules(text: &str) -> IndexMap<String, SettleRule> {
    let file: toml::Table = text.parse().unwrap_or_default();
    let questions = file.get("question").and_then(toml::Value::as_table);
    let rule = |question: &toml::Value| {
        let said = |key: &str| question.get(key).map(written);
        SettleRule {
            ask: said("ask").unwrap_or_default(),
            counts: said("counts").unwrap_or_default(),
            settle: said("settle"),
            by: said("by"),
        }
    };
    questions.into_iter().flatten().map(|(id, q)| (id.clone(), rule(q))).collect()
}

/// A value in one line: texts and days as they are, tables and lists as JSON.
fn written(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Datetime(day) => day.to_string(),
        other => serde_json::to_string(other).unwrap_or_default(),
    }
}
