//! The page's numbers as CSV (RFC 4180), carried in the page itself as `data:` links: no server, no script.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use summitry_kit::files::csv::{CsvField, line};

use crate::{
    contents,
    messages::Messages,
    view::{
        Brief, Context, comparison,
        sections::{Part, Table},
    },
};

/// A file the page carries.
pub(super) struct Download {
    /// What it holds, in the page's language.
    pub(super) label: String,
    /// The name it is saved under.
    pub(super) name: String,
    /// Its bytes as a `data:` link.
    pub(super) link: String,
}

/// The figures in long form, and each section's table as the page shows it.
pub(super) fn downloads(brief: &Brief<'_>, m: &Messages) -> Vec<Download> {
    let file = |label: String, name: String, text: &str| Download {
        label,
        name,
        link: format!("data:text/csv;charset=utf-8;base64,{}", STANDARD.encode(text)),
    };
    let mut out = vec![file(m.say("page-figures"), "figures.csv".to_owned(), &figures(brief, m))];
    for (_, section) in contents::entries(brief, m) {
        let tables = section.parts.iter().filter_map(|part| match part {
            Part::Table(table) => Some(table),
            _ => None,
        });
        for (i, table) in tables.enumerate() {
            // A second table of a section is told apart by what its rows are.
            let (label, name) = match (i, table.columns.first()) {
                (0, _) | (_, None) => (section.title.clone(), format!("{}.csv", section.id)),
                (i, Some(column)) => (
                    format!("{} ({})", section.title, column.title),
                    format!("{}-{}.csv", section.id, i + 1),
                ),
            };
            out.push(file(label, name, &text(table)));
        }
    }
    out
}

/// Every figure: path, name, mean and range, chances 0..1 with a decimal point whatever the language.
fn figures(brief: &Brief<'_>, m: &Messages) -> String {
    let mut out = String::from("path,label,mean,low,high\r\n");
    let ctx = Context::new(brief.document, brief.forecast, m);
    for (path, label, chance) in comparison::figures(&ctx) {
        // Of what the level alone would say only the mean is kept.
        let ranged = !path.starts_with("headline.");
        let [low, high] = [chance.low, chance.high]
            .map(|p| if ranged { format!("{p:.4}") } else { String::new() });
        let mean = format!("{:.4}", chance.mean);
        line(&mut out, [&path, &label, &mean, &low, &high].map(|text| field(text)));
    }
    out
}

fn text(table: &Table) -> String {
    let mut out = String::new();
    line(&mut out, table.columns.iter().map(|column| field(&column.title)));
    for row in &table.rows {
        line(&mut out, row.cells.iter().map(|cell| field(cell)));
    }
    out
}

/// A cell: a number as it is printed, or words, which no spreadsheet may run.
fn field(text: &str) -> CsvField<'_> {
    if text.parse::<f64>().is_ok() { CsvField::Number(text) } else { CsvField::Text(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_no_formula_and_no_new_column() {
        let mut out = String::new();
        line(&mut out, ["=HYPERLINK(\"x\")", "a, b", "+14", "plain"].map(field));
        assert_eq!(out, "\"'=HYPERLINK(\"\"x\"\")\",\"a, b\",+14,plain\r\n");
    }
}
