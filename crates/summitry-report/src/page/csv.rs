//! The page's numbers as CSV (RFC 4180), carried in the page itself as `data:` links: no server, no script.

use base64::{Engine as _, engine::general_purpose::STANDARD};

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
    for section in contents::sections(brief, m) {
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
        // A factor of the headline is a ratio of means: it has no range of its own.
        let range = if path.starts_with("headline.") {
            ",".to_owned()
        } else {
            format!("{:.4},{:.4}", chance.low, chance.high)
        };
        out.push_str(&format!("{},{},{:.4},{range}\r\n", field(&path), field(&label), chance.mean));
    }
    out
}

fn text(table: &Table) -> String {
    let line = |cells: Vec<String>| cells.join(",") + "\r\n";
    let mut out = line(table.columns.iter().map(|c| field(&c.title)).collect());
    for row in &table.rows {
        out.push_str(&line(row.cells.iter().map(|c| field(c)).collect()));
    }
    out
}

/// One field: quoted where it must be, and never a formula to a spreadsheet.
fn field(text: &str) -> String {
    let number = text.parse::<f64>().is_ok();
    let text = if !number && text.starts_with(['=', '+', '-', '@', '\t']) {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn a_label_is_no_formula_and_no_new_column() {
        assert_eq!(field("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        assert_eq!(field("a, b"), "\"a, b\"");
        assert_eq!(field("+14"), "+14");
        assert_eq!(field("plain"), "plain");
    }
}
