//! Tables of a terminal: without borders, numbers on the right, no word broken in its middle while there is room for it.

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Width, presets::NOTHING};

use crate::view::sections::Table;

use super::paper::{FAINT, Paper, columns, styled};

/// The most columns that a column may ask for so that its longest word stays whole: a number, a word or a path, no sentence.
const WHOLE: usize = 36;

impl Paper {
    /// A table without borders, its numbers on the right.
    pub(super) fn table(&mut self, table: &Table) {
        let mut lay = comfy_table::Table::new();
        lay.load_style(NOTHING)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(u16::try_from(self.width).unwrap_or(u16::MAX));
        lay.set_header(table.columns.iter().map(|c| c.title.clone()).collect::<Vec<_>>());
        for row in &table.rows {
            lay.add_row(row.cells.clone());
        }
        let least = least(table, self.width);
        for (i, column) in table.columns.iter().enumerate() {
            let Some(lay) = lay.column_mut(i) else { continue };
            if column.number {
                lay.set_cell_alignment(CellAlignment::Right);
            }
            let least = u16::try_from(least.get(i).copied().unwrap_or(0)).unwrap_or(u16::MAX);
            lay.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least)));
        }
        for (i, line) in lay.lines().enumerate() {
            let line = line.trim_end();
            let style = if i == 0 || line.contains("~ ") { Some(FAINT) } else { None };
            self.line(&styled(line, style));
        }
    }
}

/// How wide each column must be so that figures stay on their line and words stay whole, as far as the width allows.
fn least(table: &Table, width: usize) -> Vec<usize> {
    let texts = |i: usize| {
        let cells = table.rows.iter().filter_map(move |r| r.cells.get(i));
        cells.chain(table.columns.get(i).map(|c| &c.title))
    };
    let mut least: Vec<usize> = (0..table.columns.len())
        .map(|i| {
            let figures = if table.columns[i].number {
                let cells = table.rows.iter().filter_map(|r| r.cells.get(i));
                cells.map(|c| columns(c)).max().unwrap_or(0)
            } else {
                0
            };
            let word = texts(i).flat_map(|t| t.split_whitespace()).map(columns).max().unwrap_or(0);
            figures.max(word).min(WHOLE) + 2
        })
        .collect();
    // What asks for more than there is asks for less, the widest first.
    while least.iter().sum::<usize>() > width {
        let Some(most) = least.iter_mut().max().filter(|most| **most > 6) else { break };
        *most -= 1;
    }
    least
}
