//! A place in a file's text.

/// A byte range in the file's text.
pub type Span = std::ops::Range<usize>;
