//! Labels inside a sentence that says why.

use crate::{rich::shortened, view::context::Context};

/// Labels are cut at a word beyond so many characters: a sentence must stay one.
pub(super) const LABEL: usize = 48;

/// A label as it stands between the quotation marks of one of these sentences.
pub(super) fn quoted(ctx: &Context<'_>, label: &str) -> String {
    ctx.messages.inside_quotes(&shortened(label, LABEL))
}

/// An option likewise: with its issue where that is needed and there is room, else alone.
pub(super) fn option(ctx: &Context<'_>, issue: usize, option: usize) -> String {
    let path = ctx.option_path(issue, option).unwrap_or_default();
    if ctx.document.labels.contains_key(&format!("short.{path}")) {
        return ctx.messages.inside_quotes(&ctx.short(&path, LABEL));
    }
    let whole = ctx.option_alone(issue, option);
    if whole.chars().count() <= LABEL {
        ctx.messages.inside_quotes(&whole)
    } else {
        quoted(ctx, &ctx.option(issue, option))
    }
}
