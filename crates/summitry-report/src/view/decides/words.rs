//! Names and values as these sections write them.

use summitry_core::value::ValueId;

use crate::{
    rich::{clean, shortened},
    view::context::Context,
};

/// An issue between quotation marks, cut at a word where its label is long.
pub(in crate::view) fn quoted(ctx: &Context<'_>, issue: usize) -> String {
    const LABEL: usize = 48;
    let m = ctx.messages;
    let label = m.inside_quotes(&shortened(&ctx.issue(issue), LABEL));
    m.fill("decides-quoted", &[("what", (&label).into())])
}

/// A value as the file writes it.
pub(in crate::view) fn written(ctx: &Context<'_>, id: ValueId) -> String {
    let provenance = ctx.document.provenance.get(id.0);
    ctx.messages.written(&clean(provenance.map_or("", |p| p.written.as_str())))
}
