//! Which paths can be explained, and what is meant by one that is near.

use summitry_core::scenario::{EndingKind, Outcome, outcome};
use summitry_scenario::{document::Document, path};

use crate::{language::Language, messages::Messages, view::ending_name};

/// A path that is nothing in the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{path}` is nothing in this file{}", hint(.near))]
pub struct UnknownPath {
    /// What was asked for.
    pub path: String,
    /// The nearest paths there are, nearest first.
    pub near: Vec<String>,
}

fn hint(near: &[String]) -> String {
    match near {
        [] => "; paths look like `wants.us.visas.matters` or `issue.visas`".to_owned(),
        near => format!("; did you mean `{}`?", near.join("`, `")),
    }
}

/// The file's own form of a path, without a forecast.
///
/// # Errors
///
/// The path is nothing in the file; the error names the nearest ones.
pub fn known_or_near(document: &Document, path: &str) -> Result<String, UnknownPath> {
    let path = outcome::canonical(path);
    // The words on the screen, in either language: `agreement` is `ending.agreed`.
    let path = on_screen(&path).map_or(path, |kind| format!("ending.{}", kind.id()));
    let known = known(document);
    if known.contains(&path) {
        Ok(path)
    } else {
        Err(UnknownPath { near: outcome::near(&path, &known), path })
    }
}

/// The ending that the brief calls so, in any language.
fn on_screen(word: &str) -> Option<EndingKind> {
    let plain = |text: &str| text.to_lowercase().replace(['-', '_'], " ");
    let asked = plain(word);
    Language::ALL.iter().map(|&l| Messages::new(l)).find_map(|m| {
        EndingKind::ALL.into_iter().find(|kind| plain(&m.say(ending_name(*kind))) == asked)
    })
}

/// Every path of the file: values, blocks, and figures of the brief.
fn known(d: &Document) -> Vec<String> {
    let s = &d.scenario;
    let mut out: Vec<String> = Outcome::all(s).map(|outcome| outcome.path(s)).collect();
    out.extend(s.issues.iter().map(|issue| path::join(&["issue", &issue.id])));
    out.extend(d.labels.keys().cloned());
    out.extend(d.cites.keys().cloned());
    // Values, and every block they stand in: `wants.us.visas.matters`, `wants.us.visas`, `wants.us`, `wants`.
    for value in &s.values {
        out.push(value.path.clone());
        let mut at = value.path.as_str();
        while let Some((block, _)) = at.rsplit_once('.') {
            out.push(block.to_owned());
            at = block;
        }
    }
    out.sort();
    out.dedup();
    out
}
