//! JSON (RFC 8259) into the tree: serde_json checks the syntax and hands out every value as written.

use std::fmt;
use std::rc::Rc;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::error::{DomainError, LineColumn, Result, SourceText};
use crate::node::{At, Kind, MAX_DEPTH, MAX_VALUES, Node};

/// Reads a whole document.
///
/// # Errors
///
/// With line and column: what is not JSON, nests too deep or gives a key twice.
pub(crate) fn read(source: SourceText<'_>) -> Result<Rc<Node>> {
    // Counting commas is quick and comes before anything is held; text is full of them nowhere near that often.
    if source.text.bytes().filter(|byte| *byte == b',').count() >= MAX_VALUES {
        return Err(source.whole(format!("has more than {MAX_VALUES} values: no domain has")));
    }
    let raw: &RawValue =
        serde_json::from_str(source.text).map_err(|error| syntax(source, 0, &error))?;
    node(raw, source, 0)
}

/// A mapping's entries as written, duplicates included.
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Entries<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry::<String, &'de RawValue>()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

fn node(raw: &RawValue, source: SourceText<'_>, depth: usize) -> Result<Rc<Node>> {
    let text = raw.get();
    // The raw value is a slice of the file, so its address says where it stands.
    let offset = (text.as_ptr() as usize).saturating_sub(source.text.as_ptr() as usize);
    let at = At::Offset(offset);
    if depth > MAX_DEPTH {
        let place = LineColumn::of_offset(source.text, offset);
        return Err(source.error(place, format!("nests deeper than {MAX_DEPTH}")));
    }
    let wrong = |error: serde_json::Error| syntax(source, offset, &error);
    let kind = match text.as_bytes().first() {
        Some(b'{') => {
            let Entries(raw_entries) = serde_json::from_str(text).map_err(wrong)?;
            let mut seen = std::collections::HashSet::new();
            let mut entries = Vec::with_capacity(raw_entries.len());
            for (key, value) in &raw_entries {
                let value = node(value, source, depth + 1)?;
                if !seen.insert(key.as_str()) {
                    return Err(value.error(source, format!("\"{key}\" is given twice")));
                }
                entries.push((key.clone(), value));
            }
            Kind::Map(entries)
        }
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(text).map_err(wrong)?;
            let items: Result<Vec<_>> =
                items.into_iter().map(|item| node(item, source, depth + 1)).collect();
            Kind::List(items?)
        }
        Some(b'"') => Kind::Scalar(serde_json::from_str(text).map_err(wrong)?),
        Some(b'n') => Kind::Null,
        _ => Kind::Scalar(text.to_owned()),
    };
    Ok(Rc::new(Node { at, kind }))
}

/// serde_json's message at its place; inside a value it counts from where the value starts.
fn syntax(source: SourceText<'_>, from: usize, error: &serde_json::Error) -> DomainError {
    let rest = source.text.get(from..).unwrap_or_default();
    let line_start: usize =
        rest.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let offset = from + line_start + error.column().saturating_sub(1);
    let message = error.to_string();
    // The library says "… at line 3 column 5"; the place stands before the message already.
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(said, _)| said);
    source.error(LineColumn::of_offset(source.text, offset), format!("not JSON: {message}"))
}
