//! Rows of equal width in one piece of memory: what every side makes of every option, what every package is.
//!
//! The table alone knows where a row begins; whoever works with rows zips them.

/// A table of rows of equal width.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows<T> {
    cells: Vec<T>,
    width: usize,
}

impl<T: Copy> Rows<T> {
    /// Empties it for rows of this width, keeping its memory.
    pub(crate) fn clear(&mut self, width: usize) {
        self.cells.clear();
        self.width = width;
    }

    /// Makes it this many rows of this width, every cell alike.
    pub(crate) fn fill(&mut self, rows: usize, width: usize, cell: T) {
        self.clear(width);
        self.cells.resize(rows * width, cell);
    }

    /// Makes it the same as another.
    pub(crate) fn copy_from(&mut self, other: &Self) {
        self.clear(other.width);
        self.cells.extend_from_slice(&other.cells);
    }

    /// Adds a cell; a row is whole once it has its width.
    #[inline]
    pub(crate) fn push(&mut self, cell: T) {
        self.cells.push(cell);
    }

    /// Adds a row.
    #[inline]
    pub(crate) fn push_row(&mut self, row: &[T]) {
        self.cells.extend_from_slice(row);
    }

    /// Adds all rows of another of the same width.
    pub(crate) fn append(&mut self, other: &Self) {
        self.cells.extend_from_slice(&other.cells);
    }

    /// Adds a row cell by cell.
    pub(crate) fn extend(&mut self, row: impl Iterator<Item = T>) {
        self.cells.extend(row);
    }

    /// Whether it has no rows.
    pub(crate) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// A row by its number.
    #[inline]
    pub(crate) fn row(&self, number: usize) -> &[T] {
        let start = number * self.width;
        &self.cells[start..start + self.width]
    }

    /// The same, to be changed.
    #[inline]
    pub(crate) fn row_mut(&mut self, number: usize) -> &mut [T] {
        let start = number * self.width;
        &mut self.cells[start..start + self.width]
    }

    /// A row to read and the next one to write.
    #[inline]
    pub(crate) fn row_and_next(&mut self, number: usize) -> (&[T], &mut [T]) {
        let (before, after) = self.cells.split_at_mut((number + 1) * self.width);
        (&before[number * self.width..], &mut after[..self.width])
    }

    /// The row that was added last; empty where there is none.
    #[inline]
    pub(crate) fn last(&self) -> &[T] {
        &self.cells[self.cells.len().saturating_sub(self.width)..]
    }

    /// One cell.
    #[inline]
    pub(crate) fn cell(&self, row: usize, column: usize) -> T {
        self.cells[row * self.width + column]
    }

    /// The same, to be changed.
    #[inline]
    pub(crate) fn cell_mut(&mut self, row: usize, column: usize) -> &mut T {
        &mut self.cells[row * self.width + column]
    }

    /// Every row in order.
    #[inline]
    pub(crate) fn iter(&self) -> std::slice::ChunksExact<'_, T> {
        self.cells.chunks_exact(self.width.max(1))
    }
}
