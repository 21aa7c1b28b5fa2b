//! What tells which profiles belong to which domain.

use std::collections::{BTreeMap, BTreeSet};

use super::agenda::{issues_of, title};
use super::xml;
use crate::error::{Result, SourceText};

/// Issues and options of a file, for telling which profiles belong to which domain.
pub(crate) struct Shape {
    /// A domain, a profile, or neither.
    pub(crate) is_domain: Option<bool>,
    /// What the root objective is called.
    pub(crate) title: String,
    /// Each issue's index, in order, with the names of its options; none of a range.
    issues: BTreeMap<i64, BTreeSet<String>>,
}

impl Shape {
    /// Whether a profile has a domain's issues, and no option that it lacks.
    pub(crate) fn fits(&self, domain: &Shape) -> bool {
        self.issues.len() == domain.issues.len()
            && self.issues.iter().all(|(index, options)| {
                domain.issues.get(index).is_some_and(|known| options.is_subset(known))
            })
    }
}

/// What a GENIUS file holds.
///
/// # Errors
///
/// Where the file is not well-formed XML, or an issue has no index.
pub(crate) fn shape(source: SourceText<'_>) -> Result<Shape> {
    let root = xml::read(source)?;
    let is_domain = match root.name.as_str() {
        "negotiation_template" => Some(true),
        "utility_space" => Some(false),
        _ => None,
    };
    let mut issues = BTreeMap::new();
    if is_domain.is_some() {
        for raw in issues_of(&root, source)? {
            let options = raw.element.all("item").filter_map(|item| item.get("value"));
            issues.insert(raw.index, options.map(str::to_owned).collect());
        }
    }
    let title = title(&root).unwrap_or_default().to_owned();
    Ok(Shape { is_domain, title, issues })
}
