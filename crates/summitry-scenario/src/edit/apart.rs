//! Two files, one change at a time: what the second says otherwise, and the first with one of these taken over.

use toml::{Table, Value};
use toml_edit::{DocumentMut, Item, TableLike};

use super::EditError;
use crate::path;

/// One line, or one block, that is not the same in two files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Apart {
    /// Where it stands, part by part.
    pub parts: Vec<String>,
}

impl Apart {
    /// The path as one text.
    #[must_use]
    pub fn path(&self) -> String {
        let parts: Vec<&str> = self.parts.iter().map(String::as_str).collect();
        path::join(&parts)
    }
}

/// Everything in which two texts differ, in the order of the second, then what only the first has. Comments, blanks and the order
/// of blocks are nothing; a block that one of them lacks is one change.
///
/// # Errors
/// One of them is no TOML.
pub fn apart(old: &str, new: &str) -> Result<Vec<Apart>, EditError> {
    let read = |text: &str| -> Result<Table, EditError> {
        text.parse().map_err(|error| EditError::new(format!("the text is no TOML: {error}"), None))
    };
    let mut out = Vec::new();
    walk(&mut Vec::new(), &read(old)?, &read(new)?, &mut out);
    Ok(out)
}

/// How many parts of a path name a whole block: `threat.tariffs`.
const BLOCK: usize = 2;

fn walk(parts: &mut Vec<String>, old: &Table, new: &Table, out: &mut Vec<Apart>) {
    let empty = Table::new();
    for key in new.keys().chain(old.keys().filter(|key| !new.contains_key(*key))) {
        parts.push(key.clone());
        match (old.get(key), new.get(key)) {
            (a, b) if a == b => {}
            (Some(Value::Table(a)), Some(Value::Table(b))) => walk(parts, a, b, out),
            (Some(Value::Table(a)), None) if parts.len() < BLOCK => walk(parts, a, &empty, out),
            (None, Some(Value::Table(b))) if parts.len() < BLOCK => walk(parts, &empty, b, out),
            _ => out.push(Apart { parts: parts.clone() }),
        }
        parts.pop();
    }
}

/// The text with one change taken over from another: set, added, or left out where the other has no such thing.
///
/// # Errors
/// One of them is no TOML.
pub fn take(text: &str, from: &str, change: &Apart) -> Result<String, EditError> {
    let mut file = super::parse(text)?;
    let other = super::parse(from)?;
    let Some((last, blocks)) = change.parts.split_last() else { return Ok(text.to_owned()) };
    let item = change.parts.iter().try_fold(other.as_item(), |item, part| item.get(part)).cloned();
    place(&mut file, blocks, last, item);
    Ok(file.to_string())
}

fn place(file: &mut DocumentMut, blocks: &[String], last: &str, item: Option<Item>) {
    let mut here: &mut dyn TableLike = file.as_table_mut();
    for part in blocks {
        if !here.contains_key(part) {
            if item.is_none() {
                return;
            }
            let mut table = toml_edit::Table::new();
            table.set_implicit(true);
            here.insert(part, Item::Table(table));
        }
        match here.get_mut(part).and_then(Item::as_table_like_mut) {
            Some(table) => here = table,
            None => return,
        }
    }
    match item {
        Some(item) => {
            here.insert(last, item);
        }
        None => {
            here.remove(last);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

    use super::*;

    const OLD: &str =
        "a = 1 # one\n[threat.x]\nby = \"us\"\n[wants.us]\nvisas = { matters = \"minor\" }\n";
    const NEW: &str = "a = 1\n[wants.us]\nvisas = { matters = \"vital\", best = \"yes\" }\n[threat.y]\nby = \"us\"\n";

    #[test]
    fn taken_one_by_one_the_changes_make_the_second_file() {
        let all = apart(OLD, NEW).unwrap();
        let paths: Vec<String> = all.iter().map(Apart::path).collect();
        assert_eq!(
            paths,
            ["wants.us.visas.matters", "wants.us.visas.best", "threat.y", "threat.x"]
        );
        let done = all.iter().fold(OLD.to_owned(), |text, one| take(&text, NEW, one).unwrap());
        assert!(apart(&done, NEW).unwrap().is_empty(), "{done}");
        assert!(done.contains("# one"));
    }
}
