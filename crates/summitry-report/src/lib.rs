//! The brief: one view model, laid out for terminal, Markdown and JSON.
