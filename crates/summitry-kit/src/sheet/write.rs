//! A file as a table.

use toml_edit::{DocumentMut, Item, TableLike};

use super::{BETWEEN, COLUMNS, PARTS};
use crate::files::csv::{CsvField, line};

/// A table as CSV, and what of the file is not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetWritten {
    /// The table.
    pub csv: String,
    /// Blocks and keys that a table cannot say, each once.
    pub left_out: Vec<String>,
}

/// Blocks that a table says.
const BLOCKS: [&str; 5] = ["format", "summit", "party", "issue", "wants"];

/// Writes the table of a file's text, which reads without errors. Cells that a spreadsheet would run are guarded.
#[must_use]
pub fn write(text: &str) -> SheetWritten {
    let file: DocumentMut = text.parse().unwrap_or_default();
    let mut left_out: Vec<String> = file
        .iter()
        .map(|(key, _)| key)
        .filter(|key| !BLOCKS.contains(key))
        .map(|key| format!("[{key}]"))
        .collect();
    let blocks = |kind: &str| -> Vec<(String, &dyn TableLike)> {
        let table = file.get(kind).and_then(Item::as_table_like);
        table
            .map(|t| {
                t.iter()
                    .filter_map(|(id, item)| Some((id.to_owned(), item.as_table_like()?)))
                    .collect()
            })
            .unwrap_or_default()
    };
    let (parties, issues) = (blocks("party"), blocks("issue"));
    let want = |party: &str, issue: &str, part: &str| -> String {
        let of = file.get("wants").and_then(|w| w.get(party)).and_then(|w| w.get(issue));
        of.and_then(|w| w.get(part)).map(cell).unwrap_or_default()
    };
    let mut lose = |what: String| {
        if !left_out.contains(&what) {
            left_out.push(what);
        }
    };
    let mut csv = String::new();
    // Columns that are empty throughout are not written.
    let parts: Vec<(&str, &str, String)> = parties
        .iter()
        .flat_map(|(id, block)| {
            PARTS.map(|part| (id.as_str(), part, format!("{}: {part}", named(id, *block))))
        })
        .filter(|(party, part, _)| {
            matches!(*part, "best" | "matters")
                || issues.iter().any(|(issue, _)| !want(party, issue, part).is_empty())
        })
        .collect();
    let header: Vec<String> = COLUMNS
        .iter()
        .map(|c| (*c).to_owned())
        .chain(parts.iter().map(|(_, _, name)| name.clone()))
        .collect();
    line(&mut csv, header.iter().map(|c| CsvField::Text(c)));
    for (id, block) in &issues {
        for (key, _) in block.iter().filter(|(key, _)| !["label", "now", "options"].contains(key)) {
            lose(format!("issue.….{key}"));
        }
        let options = block.get("options").and_then(Item::as_array);
        let options: Vec<String> =
            options.map(|l| l.iter().map(|o| option(o, &mut lose)).collect()).unwrap_or_default();
        let between = format!("{BETWEEN} ");
        let now = block.get("now").map(cell).unwrap_or_default();
        let mut row = vec![named(id, *block), now, options.join(&between)];
        row.extend(parts.iter().map(|(party, part, _)| want(party, id, part)));
        line(&mut csv, row.iter().map(|c| CsvField::Text(c)));
    }
    for (party, block) in &parties {
        for (key, _) in block.iter().filter(|(key, _)| *key != "label") {
            lose(format!("party.….{key}"));
        }
        let wants = file.get("wants").and_then(|w| w.get(party)).and_then(Item::as_table_like);
        for (_, want) in wants.into_iter().flat_map(TableLike::iter) {
            let keys = want.as_table_like().into_iter().flat_map(TableLike::iter);
            for (key, item) in keys {
                if !PARTS.contains(&key) {
                    lose(format!("wants.….….{key}"));
                } else if item.as_inline_table().is_some_and(|t| t.len() > 1) {
                    lose("reasons and quotes of values".to_owned());
                }
            }
        }
    }
    if blocks_of(&file, "summit").any(|key| !["title"].contains(&key)) {
        lose("[summit] beyond its title".to_owned());
    }
    SheetWritten { csv, left_out }
}

fn blocks_of<'f>(file: &'f DocumentMut, kind: &str) -> impl Iterator<Item = &'f str> {
    let table = file.get(kind).and_then(Item::as_table_like);
    table.into_iter().flat_map(TableLike::iter).map(|(key, _)| key)
}

/// `United States [us]`, or the id where there is no label.
fn named(id: &str, block: &dyn TableLike) -> String {
    match block.get("label").and_then(Item::as_str) {
        Some(label) => format!("{label} [{id}]"),
        None => id.to_owned(),
    }
}

/// A value in a cell: what it is, without its reasons; lists with the mark between.
fn cell(item: &Item) -> String {
    item.as_value().map(plain).unwrap_or_default()
}

fn plain(value: &toml_edit::Value) -> String {
    if let Some(text) = value.as_str() {
        return text.to_owned();
    }
    if let Some(inner) = value.as_inline_table() {
        return inner.get("is").map(plain).unwrap_or_default();
    }
    if let Some(list) = value.as_array() {
        return list.iter().map(plain).collect::<Vec<_>>().join(&format!("{BETWEEN} "));
    }
    value.clone().decorated("", "").to_string()
}

/// An option in a cell.
fn option(value: &toml_edit::Value, lose: &mut impl FnMut(String)) -> String {
    let Some(table) = value.as_inline_table() else { return plain(value) };
    for (key, _) in table.iter().filter(|(key, _)| !["id", "label"].contains(key)) {
        lose(format!("issue.….options.….{key}"));
    }
    let text = |key: &str| table.get(key).and_then(toml_edit::Value::as_str);
    match (text("label"), text("id")) {
        (Some(label), Some(id)) => format!("{label} [{id}]"),
        (_, id) => id.unwrap_or_default().to_owned(),
    }
}
