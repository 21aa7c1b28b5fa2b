//! Paths: how a value or a block is named, part by part, with dots between (`wants.us.force.score.menace`).
//!
//! A part that is more than ASCII letters, digits, `-` and `_` is quoted as TOML quotes a key, so that a path can be
//! typed, split again, and looked up in the file: `issue.force.options."official guarantee".effort`.

use crate::ids::is_id;

/// One part, quoted where it must be.
#[must_use]
pub fn part(text: &str) -> String {
    if is_id(text) {
        return text.to_owned();
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A path of these parts.
#[must_use]
pub fn join(parts: &[&str]) -> String {
    parts.iter().map(|p| part(p)).collect::<Vec<_>>().join(".")
}

/// The parts of a path; `None` where a quote does not close.
#[must_use]
pub fn split(path: &str) -> Option<Vec<String>> {
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut chars = path.chars();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        match c {
            '"' => quoted = !quoted,
            '\\' if quoted => part.push(chars.next()?),
            '.' if !quoted => parts.push(std::mem::take(&mut part)),
            c => part.push(c),
        }
    }
    parts.push(part);
    (!quoted).then_some(parts)
}
