//! Results as columns, ready for any data frame: names, numbers and texts, every column as long as the others.

use crate::files::csv::{self, CsvField};

/// The cells of a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// Numbers; not a number where there is none.
    Numbers(Vec<f64>),
    /// Texts.
    Texts(Vec<String>),
}

impl Values {
    /// How many cells.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Values::Numbers(list) => list.len(),
            Values::Texts(list) => list.len(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A named column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its name, unique among the columns.
    pub name: String,
    /// Its cells.
    pub values: Values,
}

/// A table, column by column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// The columns, all of one length.
    pub columns: Vec<Column>,
}

impl Rows {
    /// Adds a column of texts.
    pub(crate) fn texts(mut self, name: impl Into<String>, cells: Vec<String>) -> Self {
        self.columns.push(Column { name: name.into(), values: Values::Texts(cells) });
        self
    }

    /// Adds a column of numbers.
    pub(crate) fn numbers(mut self, name: impl Into<String>, cells: Vec<f64>) -> Self {
        self.columns.push(Column { name: name.into(), values: Values::Numbers(cells) });
        self
    }

    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.columns.first().map_or(0, |c| c.values.len())
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A column by its name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Values> {
        self.columns.iter().find(|c| c.name == name).map(|c| &c.values)
    }

    /// The table as CSV with a line of names; no text acts as a formula.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut out = String::new();
        csv::line(&mut out, self.columns.iter().map(|c| CsvField::Text(&c.name)));
        for row in 0..self.len() {
            let cells: Vec<(String, bool)> = self
                .columns
                .iter()
                .map(|c| match &c.values {
                    Values::Numbers(list) => {
                        let x = list.get(row).copied().filter(|x| !x.is_nan());
                        (x.map_or_else(String::new, |x| x.to_string()), true)
                    }
                    Values::Texts(list) => (list.get(row).cloned().unwrap_or_default(), false),
                })
                .collect();
            let fields = cells.iter().map(|(text, number)| {
                if *number { CsvField::Number(text) } else { CsvField::Text(text) }
            });
            csv::line(&mut out, fields);
        }
        out
    }
}
