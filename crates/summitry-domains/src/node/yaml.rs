//! YAML 1.2 into the tree. Anchors are shared, not copied, and counted, so that no bomb can go off; tags such as
//! Python's `!!python/tuple` are passed over.

use std::collections::HashMap;
use std::rc::Rc;

use saphyr_parser::{Event, Parser, ScalarStyle};

use crate::error::{LineColumn, Result, SourceText};
use crate::node::{At, Kind, MAX_DEPTH, Node};

/// Most values a document may have once its aliases are written out.
const MAX_NODES: usize = 20_000_000;

/// Most bytes of text it may have once its aliases are written out: as many as a file.
const MAX_TEXT: usize = 100 * 1024 * 1024;

/// A value under construction.
struct Open {
    at: At,
    anchor: usize,
    /// Values inside, aliases written out.
    weight: Weight,
    building: Building,
}

/// What a value takes once its aliases are written out: values, and bytes of text.
#[derive(Clone, Copy)]
struct Weight {
    values: usize,
    bytes: usize,
}

enum Building {
    List(Vec<Rc<Node>>),
    Map {
        entries: Vec<(String, Rc<Node>)>,
        key: Option<String>,
        seen: std::collections::HashSet<String>,
    },
}

/// Reads the one document of a file.
///
/// # Errors
///
/// With line and column: what is not YAML, nests too deep, gives a key twice or uses a mapping as a key.
pub(crate) fn read(source: SourceText<'_>) -> Result<Rc<Node>> {
    let mut open: Vec<Open> = Vec::new();
    let mut anchors: HashMap<usize, (Rc<Node>, Weight)> = HashMap::new();
    let mut root: Option<Rc<Node>> = None;
    for event in Parser::new_from_str(source.text) {
        let (event, span) = event.map_err(|error| {
            let place = place(error.marker());
            source.error(place, format!("not YAML: {}", error.info()))
        })?;
        let at = At::Place(place(&span.start));
        let (node, anchor, weight) = match event {
            Event::Scalar(text, style, anchor, _) => {
                let null = style == ScalarStyle::Plain
                    && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                let weight = Weight { values: 1, bytes: text.len() };
                let kind = if null { Kind::Null } else { Kind::Scalar(text.into_owned()) };
                (Rc::new(Node { at, kind }), anchor, weight)
            }
            Event::Alias(anchor) => {
                let Some((node, weight)) = anchors.get(&anchor) else {
                    let message = "an alias to something not finished yet";
                    return Err(source.error(place(&span.start), message));
                };
                (Rc::clone(node), 0, *weight)
            }
            Event::SequenceStart(anchor, _) => {
                push(&mut open, at, anchor, Building::List(Vec::new()), source)?;
                continue;
            }
            Event::MappingStart(anchor, _) => {
                let building = Building::Map {
                    entries: Vec::new(),
                    key: None,
                    seen: std::collections::HashSet::new(),
                };
                push(&mut open, at, anchor, building, source)?;
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let Some(done) = open.pop() else { continue };
                let kind = match done.building {
                    Building::List(items) => Kind::List(items),
                    Building::Map { entries, .. } => Kind::Map(entries),
                };
                (Rc::new(Node { at: done.at, kind }), done.anchor, done.weight)
            }
            _ => continue,
        };
        if anchor != 0 {
            anchors.insert(anchor, (Rc::clone(&node), weight));
        }
        put(node, weight, &mut open, &mut root, source)?;
    }
    root.ok_or_else(|| source.whole("holds no YAML value"))
}

fn push(
    open: &mut Vec<Open>,
    at: At,
    anchor: usize,
    building: Building,
    source: SourceText<'_>,
) -> Result<()> {
    if open.len() >= MAX_DEPTH {
        let node = Node { at, kind: Kind::Null };
        return Err(node.error(source, format!("nests deeper than {MAX_DEPTH}")));
    }
    open.push(Open { at, anchor, weight: Weight { values: 1, bytes: 0 }, building });
    Ok(())
}

/// Puts a finished value where it belongs.
fn put(
    node: Rc<Node>,
    weight: Weight,
    open: &mut [Open],
    root: &mut Option<Rc<Node>>,
    source: SourceText<'_>,
) -> Result<()> {
    let Some(parent) = open.last_mut() else {
        if root.is_some() {
            return Err(node.error(source, "a second document in one file"));
        }
        *root = Some(node);
        return Ok(());
    };
    let sum = &mut parent.weight;
    sum.values = sum.values.saturating_add(weight.values);
    sum.bytes = sum.bytes.saturating_add(weight.bytes);
    if sum.values > MAX_NODES {
        return Err(node.error(source, format!("more than {MAX_NODES} values")));
    }
    if sum.bytes > MAX_TEXT {
        let message =
            format!("more than {} MB of text once aliases are written out", MAX_TEXT >> 20);
        return Err(node.error(source, message));
    }
    match &mut parent.building {
        Building::List(items) => items.push(node),
        Building::Map { entries, key, seen } => match key.take() {
            Some(key) => entries.push((key, node)),
            None => {
                let name = match &node.kind {
                    Kind::Scalar(text) => text.clone(),
                    Kind::Null => "null".to_owned(),
                    _ => return Err(node.error(source, "a key must be a single value")),
                };
                if !seen.insert(name.clone()) {
                    return Err(node.error(source, format!("\"{name}\" is given twice")));
                }
                *key = Some(name);
            }
        },
    }
    Ok(())
}

fn place(marker: &saphyr_parser::Marker) -> LineColumn {
    LineColumn { line: marker.line(), column: marker.col() + 1 }
}
