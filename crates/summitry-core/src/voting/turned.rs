//! A table turned on its side, so that columns can be walked as rows are.

/// The columns of rows that are as long as the first; of a shorter row its cells count as absent.
pub(super) fn columns<T: Copy>(rows: &[&[T]]) -> Vec<Vec<T>> {
    let width = rows.first().map_or(0, |row| row.len());
    (0..width).map(|at| rows.iter().filter_map(|row| row.get(at).copied()).collect()).collect()
}
