//! One value, or one block, or one chance: what it is, where it comes from, what it moves.

mod block;
mod parts;
mod paths;
mod value;

pub use paths::{UnknownPath, known_or_near};

use crate::view::{Context, sections::Section};

/// Explains a path: a value, a block of the file, or a figure of the brief.
///
/// # Errors
///
/// The path is nothing in the file; the error names the nearest ones.
pub fn explain(ctx: &Context<'_>, path: &str) -> Result<Vec<Section>, UnknownPath> {
    let path = known_or_near(ctx.document, path)?;
    Ok(match ctx.scenario().values.iter().position(|v| v.path == path) {
        Some(index) => value::value(ctx, index),
        None => block::block(ctx, &path),
    })
}
