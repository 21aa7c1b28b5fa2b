//! A table, read into the text of a file.

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, Value, value};

use super::{BETWEEN, COLUMNS, LARGEST, PARTS};

/// What is wrong with a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetError {
    /// Row from 1, the header among them.
    pub row: usize,
    /// Column from 1.
    pub column: usize,
    /// What is wrong, and the cure.
    pub message: String,
}

impl std::fmt::Display for SheetError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "row {}, column {}: {}", self.row, self.column, self.message)
    }
}

/// Reads a table of texts, its first row the header, into a file called `title`.
///
/// # Errors
/// A column that is not known or missing, an issue without options, or a side that is named once only.
pub fn read(title: &str, rows: &[Vec<String>]) -> Result<String, SheetError> {
    let fail = |row: usize, column: usize, message: String| SheetError {
        row: row + 1,
        column: column + 1,
        message,
    };
    let widest = rows.iter().map(Vec::len).max().unwrap_or_default();
    if rows.len() > LARGEST.0 || widest > LARGEST.1 {
        return Err(fail(
            0,
            0,
            format!(
                "the table has {} rows and {widest} columns; {} and {} are read\nhelp: is this the right sheet?",
                rows.len(),
                LARGEST.0,
                LARGEST.1
            ),
        ));
    }
    let header = rows.first().ok_or_else(|| fail(0, 0, "the table is empty".to_owned()))?;
    let mut columns = Vec::new();
    let mut sides: Vec<Named> = Vec::new();
    for (at, cell) in header.iter().enumerate() {
        columns.push(column(cell, &mut sides).map_err(|message| fail(0, at, message))?);
    }
    for wanted in COLUMNS {
        if !columns.contains(&Column::Own(wanted)) {
            return Err(fail(
                0,
                0,
                format!(
                    "there is no column `{wanted}`\nhelp: the columns are {}, and two a side, such as \"North: best\" and \"North: matters\"",
                    COLUMNS.join(", ")
                ),
            ));
        }
    }
    if sides.len() < 2 {
        return Err(fail(
            0,
            0,
            format!(
                "the table has {} sides; two or more are needed\nhelp: name a side's columns \"North: best\" and \"North: matters\"",
                sides.len()
            ),
        ));
    }
    let mut file = DocumentMut::new();
    file.insert("format", value("summitry/1"));
    let mut head = Table::new();
    head.insert("title", value(title));
    file.insert("summit", Item::Table(head));
    let mut parties = implicit();
    for side in &sides {
        let mut block = Table::new();
        block.insert("label", value(&side.label));
        parties.insert(&side.id, Item::Table(block));
    }
    file.insert("party", Item::Table(parties));
    let (mut issues, mut taken) = (implicit(), Vec::new());
    let mut wants: Vec<Table> = sides.iter().map(|_| Table::new()).collect();
    for (number, row) in rows.iter().enumerate().skip(1) {
        let cell = |at: usize| row.get(at).map_or("", |text| unguarded(text.trim()));
        let own = |name: &'static str| {
            let at = columns.iter().position(|c| *c == Column::Own(name)).unwrap_or_default();
            (at, cell(at))
        };
        if row.iter().all(|text| text.trim().is_empty()) {
            continue;
        }
        let (at, name) = own("issue");
        if name.is_empty() {
            return Err(fail(number, at, "the issue has no name".to_owned()));
        }
        let issue = Named::of(name, &mut taken);
        let (at, listed) = own("options");
        let options: Vec<Named> = listed
            .split(BETWEEN)
            .map(str::trim)
            .filter(|o| !o.is_empty())
            .map(Named::option)
            .collect();
        if options.len() < 2 {
            return Err(fail(
                number,
                at,
                format!(
                    "`{}` needs two options or more, in the order of a ladder, with {BETWEEN} between",
                    issue.label
                ),
            ));
        }
        let find = |at: usize, given: &str| {
            let wanted = Named::option(given);
            let found = options.iter().find(|o| o.id == wanted.id || o.label == wanted.label);
            found.map(|o| o.id.clone()).ok_or_else(|| {
                fail(number, at, format!("`{given}` is none of the options of `{}`", issue.label))
            })
        };
        let (at, now) = own("now");
        let now = if now.is_empty() {
            Err(fail(number, at, format!("`{}` does not say what holds now", issue.label)))
        } else {
            find(at, now)
        }?;
        let mut block = Table::new();
        block.insert("label", value(&issue.label));
        block.insert("now", value(now));
        block.insert("options", value(options.iter().map(Named::written).collect::<Array>()));
        issues.insert(&issue.id, Item::Table(block));
        for (at, column) in columns.iter().enumerate() {
            let (Column::Side(side, part), text) = (column, cell(at)) else { continue };
            let Some(of) = wants.get_mut(*side).filter(|_| !text.is_empty()) else { continue };
            let said: Value = match *part {
                "matters" => text.parse::<i64>().map_or_else(|_| text.into(), Into::into),
                "never" => {
                    let all = text.split(BETWEEN).map(str::trim).filter(|o| !o.is_empty());
                    let all: Vec<String> = all.map(|o| find(at, o)).collect::<Result<_, _>>()?;
                    all.into_iter().collect::<Array>().into()
                }
                _ => find(at, text)?.into(),
            };
            if !of.contains_key(&issue.id) {
                of.insert(&issue.id, value(InlineTable::new()));
            }
            if let Some(want) = of.get_mut(&issue.id).and_then(Item::as_table_like_mut) {
                want.insert(part, Item::Value(said));
            }
        }
    }
    file.insert("issue", Item::Table(issues));
    let mut all = implicit();
    for (side, of) in sides.iter().zip(wants).filter(|(_, of)| !of.is_empty()) {
        all.insert(&side.id, Item::Table(of));
    }
    file.insert("wants", Item::Table(all));
    Ok(file.to_string())
}

#[derive(PartialEq)]
enum Column {
    Own(&'static str),
    Side(usize, &'static str),
    /// A column without a header: remarks.
    None,
}

/// What a header's cell says.
fn column(cell: &str, sides: &mut Vec<Named>) -> Result<Column, String> {
    let cell = unguarded(cell.trim().trim_start_matches('\u{feff}'));
    if cell.is_empty() {
        return Ok(Column::None);
    }
    if let Some(own) = COLUMNS.iter().find(|c| c.eq_ignore_ascii_case(cell)) {
        return Ok(Column::Own(own));
    }
    let known = || {
        format!(
            "the column `{cell}` is not known\nhelp: the columns are {}, and those of sides, such as \"North: {}\"",
            COLUMNS.join(", "),
            PARTS.join("\", \"North: ")
        )
    };
    let (side, part) = cell.rsplit_once(':').ok_or_else(known)?;
    let part = PARTS.iter().find(|p| p.eq_ignore_ascii_case(part.trim())).ok_or_else(known)?;
    let mut none = Vec::new();
    let named = Named::of(side.trim(), &mut none);
    let at = sides.iter().position(|s| s.label == named.label).unwrap_or_else(|| {
        let mut taken = sides.iter().map(|s| s.id.clone()).collect();
        sides.push(Named::of(side.trim(), &mut taken));
        sides.len() - 1
    });
    Ok(Column::Side(at, part))
}

/// A label with its id: `United States [us]`; without one the id is made from the label.
struct Named {
    id: String,
    label: String,
}

impl Named {
    fn split(text: &str) -> (String, Option<String>) {
        let inner = text.strip_suffix(']').and_then(|t| t.rsplit_once('['));
        match inner {
            Some((label, id)) if !label.trim().is_empty() && !id.trim().is_empty() => {
                (label.trim().to_owned(), Some(id.trim().to_owned()))
            }
            _ => (text.to_owned(), None),
        }
    }

    fn of(text: &str, taken: &mut Vec<String>) -> Named {
        let (label, id) = Named::split(text);
        let bare = id.unwrap_or_else(|| crate::draft::id(&label));
        let (mut id, mut number) = (bare.clone(), 2);
        while taken.contains(&id) {
            id = format!("{bare}-{number}");
            number += 1;
        }
        taken.push(id.clone());
        Named { id, label }
    }

    /// An option, whose id is its words where none is given.
    fn option(text: &str) -> Named {
        let (label, id) = Named::split(text);
        Named { id: id.unwrap_or_else(|| label.clone()), label }
    }

    /// As the file has an option.
    fn written(&self) -> Value {
        if self.id == self.label {
            return self.id.as_str().into();
        }
        let mut table = InlineTable::new();
        table.insert("id", self.id.as_str().into());
        table.insert("label", self.label.as_str().into());
        table.into()
    }
}

/// A cell without the apostrophe that keeps a spreadsheet from running it.
fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|t| t.starts_with(['=', '+', '-', '@'])).unwrap_or(text)
}

fn implicit() -> Table {
    let mut table = Table::new();
    table.set_implicit(true);
    table
}
