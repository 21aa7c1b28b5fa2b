//! The row of one world while it is written: what goes together is added together.

use crate::world::{columns::Columns, rules::RULES};

/// One world's row. Columns are numbers that only [`Columns`] gives out.
pub(super) struct Row<'r> {
    columns: &'r Columns,
    cells: &'r mut [f64],
}

impl<'r> Row<'r> {
    /// The row in these cells, as long as the columns are wide.
    pub(super) fn new(columns: &'r Columns, cells: &'r mut [f64]) -> Self {
        Row { columns, cells }
    }

    /// What a column holds.
    pub(super) fn at(&self, column: usize) -> f64 {
        self.cells[column]
    }

    /// Writes a column.
    pub(super) fn set(&mut self, column: usize, p: f64) {
        self.cells[column] = p;
    }

    /// Writes columns that follow one another.
    pub(super) fn set_from(&mut self, column: usize, numbers: impl IntoIterator<Item = f64>) {
        self.from(column).iter_mut().zip(numbers).for_each(|(cell, number)| *cell = number);
    }

    /// Adds to a column.
    #[inline]
    pub(super) fn add(&mut self, column: usize, p: f64) {
        self.cells[column] += p;
    }

    /// This column and all that follow.
    pub(super) fn from(&mut self, column: usize) -> &mut [f64] {
        &mut self.cells[column..]
    }

    /// Adds to an option, by number among all options, with `p` its chance and `by_rule` the same under each rule.
    #[inline]
    pub(super) fn add_option(
        &mut self,
        venue: usize,
        option: usize,
        p: f64,
        by_rule: &[f64; RULES],
    ) {
        self.add(self.columns.options + option, p);
        self.add(self.columns.venue_option(venue, option), p);
        for (rule, q) in by_rule.iter().enumerate() {
            self.add(self.columns.rule_option(rule, option), *q);
        }
    }

    /// Takes what is given a venue, but not the venue's chance, from another row.
    pub(super) fn copy_venue(&mut self, venue: usize, from: &[f64]) {
        let own = self.columns.venue(venue) + 1..self.columns.venue(venue + 1);
        self.cells[own.clone()].copy_from_slice(&from[own]);
    }
}
