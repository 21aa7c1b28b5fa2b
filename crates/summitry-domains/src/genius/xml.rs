//! XML into a small tree that remembers where everything stood.
//!
//! Entities a document defines itself are never expanded, so no bomb can go off; an ampersand that starts no known
//! entity is taken as written, because GENIUS's own reader decodes none and its files contain bare ones.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use crate::error::{LineColumn, Result, SourceText};
use crate::node::MAX_VALUES;

/// Deeper nesting than any domain has.
const MAX_DEPTH: usize = 64;

/// One element with its attributes and child elements; text between elements means nothing in these files.
#[derive(Clone, Debug)]
pub(crate) struct Element {
    /// The tag's name.
    pub(crate) name: String,
    /// Where it starts, in bytes.
    pub(crate) offset: usize,
    /// Attributes in the file's order.
    attributes: Vec<Attribute>,
    /// Child elements in the file's order.
    pub(crate) children: Vec<Element>,
}

#[derive(Clone, Debug)]
struct Attribute {
    name: String,
    value: String,
    offset: usize,
}

impl Element {
    /// An attribute's value.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|a| a.name == name).map(|a| a.value.as_str())
    }

    /// Where an attribute's value stands, or the element where there is no such attribute.
    pub(crate) fn place_of(&self, name: &str, source: SourceText<'_>) -> LineColumn {
        let offset =
            self.attributes.iter().find(|a| a.name == name).map_or(self.offset, |a| a.offset);
        LineColumn::of_offset(source.text, offset)
    }

    /// Where the element starts.
    pub(crate) fn place(&self, source: SourceText<'_>) -> LineColumn {
        LineColumn::of_offset(source.text, self.offset)
    }

    /// Child elements of one name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The first child element of one name.
    pub(crate) fn first(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }
}

/// Reads a whole document and gives its root element.
///
/// # Errors
///
/// With line and column: where it is not well-formed XML, nests deeper than 64 or has no root element.
pub(crate) fn read(source: SourceText<'_>) -> Result<Element> {
    let text = source.text;
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = Vec::new();
    let mut root: Option<Element> = None;
    let mut elements = 0;
    loop {
        let start = position(reader.buffer_position());
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                let at = position(reader.error_position());
                return Err(source.error(LineColumn::of_offset(text, at), plain(&error)));
            }
        };
        if matches!(event, Event::Start(_) | Event::Empty(_)) {
            elements += 1;
            if elements > MAX_VALUES {
                let message = format!("has more than {MAX_VALUES} elements: no domain has");
                return Err(source.whole(message));
            }
        }
        match event {
            Event::Start(tag) => {
                if open.len() >= MAX_DEPTH {
                    let message = format!("elements nest deeper than {MAX_DEPTH}");
                    return Err(source.error(LineColumn::of_offset(text, start), message));
                }
                open.push(element(&tag, start, source)?);
            }
            Event::Empty(tag) => {
                let done = element(&tag, start, source)?;
                close(done, &mut open, &mut root, source)?;
            }
            Event::End(_) => {
                if let Some(done) = open.pop() {
                    close(done, &mut open, &mut root, source)?;
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if let Some(unclosed) = open.last() {
        let message = format!("<{}> is never closed", unclosed.name);
        return Err(source.error(unclosed.place(source), message));
    }
    root.ok_or_else(|| source.whole("holds no XML element"))
}

/// Puts a finished element where it belongs.
fn close(
    done: Element,
    open: &mut [Element],
    root: &mut Option<Element>,
    source: SourceText<'_>,
) -> Result<()> {
    if let Some(parent) = open.last_mut() {
        parent.children.push(done);
    } else if root.is_some() {
        let message = format!("a second root element <{}>", done.name);
        return Err(source.error(done.place(source), message));
    } else {
        *root = Some(done);
    }
    Ok(())
}

/// A start tag with its attributes.
fn element(tag: &BytesStart<'_>, start: usize, source: SourceText<'_>) -> Result<Element> {
    let mut attributes = Vec::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| {
            source.error(LineColumn::of_offset(source.text, start), format!("in a tag: {error}"))
        })?;
        // The raw value is a slice of the text, so its address says where it stands.
        let offset = (attribute.value.as_ptr() as usize)
            .checked_sub(source.text.as_ptr() as usize)
            .filter(|offset| *offset <= source.text.len())
            .unwrap_or(start);
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_or_else(|_| attribute.value.to_string(), std::borrow::Cow::into_owned);
        attributes.push(Attribute { name: attribute.key.as_ref().to_owned(), value, offset });
    }
    Ok(Element {
        name: tag.name().as_ref().to_owned(),
        offset: start,
        attributes,
        children: Vec::new(),
    })
}

/// An offset of the reader as an index; files are far below the address space.
fn position(offset: u64) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

/// The reader's message, starting small.
fn plain(error: &quick_xml::Error) -> String {
    format!("not well-formed XML: {error}")
}
