//! A NegMAS file as a tree, and the class each mapping names.

use crate::error::{Result, SourceText};
use crate::node::{Kind, Node, json, yaml};

/// The class a mapping names, without its module.
pub(crate) fn class(node: &Node) -> Option<&str> {
    let named = node.get("type").or_else(|| node.get("__python_class__"))?;
    let Kind::Scalar(text) = &named.kind else { return None };
    Some(text.rsplit('.').next().unwrap_or(text))
}

/// A NegMAS document: JSON where it starts like JSON, YAML otherwise.
pub(crate) fn document(source: SourceText<'_>) -> Result<std::rc::Rc<Node>> {
    if source.text.trim_start().starts_with('{') { json::read(source) } else { yaml::read(source) }
}
