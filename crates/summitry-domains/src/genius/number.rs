//! Numbers in attributes, as Java writes them.

use num_rational::BigRational;

use super::xml::Element;
use crate::error::{Result, SourceText};
use crate::exact;

/// A number that must be there.
pub(super) fn number(element: &Element, name: &str, source: SourceText<'_>) -> Result<BigRational> {
    let Some(text) = element.get(name) else {
        let message = format!("<{}> has no {name}", element.name);
        return Err(source.error(element.place(source), message));
    };
    // Java's own numbers may end with their type.
    let bare = text.trim().strip_suffix(['d', 'D', 'f', 'F']).unwrap_or(text);
    exact::parse(bare).ok_or_else(|| {
        let message = format!("{name} {}", exact::refusal(text));
        source.error(element.place_of(name, source), message)
    })
}

/// A whole number that must be there.
pub(super) fn whole(element: &Element, name: &str, source: SourceText<'_>) -> Result<i64> {
    let value = number(element, name, source)?;
    i64::try_from(value.to_integer()).ok().filter(|_| value.is_integer()).ok_or_else(|| {
        let message = format!("{name} of <{}> is not a whole number", element.name);
        source.error(element.place_of(name, source), message)
    })
}
