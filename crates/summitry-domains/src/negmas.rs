//! NegMAS YAML and JSON: an outcome space and one utility function a party, each with its `type`.
//!
//! Read as NegMAS 0.16.0 computes them: `LinearAdditiveUtilityFunction` is `bias + Σ weight · value`, nothing divided or
//! capped; `ExpDiscountedUFun` wraps another function and is taken undiscounted.

mod blocks;
mod bounds;
mod document;
mod function;
mod known;
mod space;
pub(crate) mod threads;
mod value;

pub(crate) use document::document;

use document::class;
use space::agenda;

use crate::domain::{Domain, Format, Profile};
use crate::error::{DomainError, Result, SourceText};
use crate::node::{Kind, Node};

/// Whether a document is a NegMAS outcome space.
pub(crate) fn is_domain(root: &Node) -> bool {
    class(root).is_some_and(|class| class.ends_with("OutcomeSpace"))
        || (class(root).is_none()
            && root.get("issues").is_some_and(|n| matches!(n.kind, Kind::List(_))))
}

/// Whether a document is a NegMAS utility function.
pub(crate) fn is_profile(root: &Node) -> bool {
    class(root).is_some_and(|class| {
        class.ends_with("UtilityFunction")
            || class.ends_with("UFun")
            || class.ends_with("AggregationFunction")
    })
}

/// Reads an outcome space with its utility functions. Without one, that inside the first function is taken.
///
/// # Errors
///
/// With line and column: what is neither YAML nor JSON, lacks a part, names options the outcome space has not, or uses a
/// class that cannot be computed exactly.
pub fn read(
    domain: Option<SourceText<'_>>,
    profiles: &[(String, SourceText<'_>)],
) -> Result<Domain> {
    let mut remarks = Vec::new();
    let mut found = match domain {
        Some(source) => Some(agenda(&*document(source)?, source, &mut remarks)?),
        None => None,
    };
    let mut read: Vec<Profile> = Vec::new();
    for (name, source) in profiles {
        let source = *source;
        let root = document(source)?;
        if found.is_none() {
            let space =
                root.get("outcome_space").or_else(|| root.get("ufun")?.get("outcome_space"));
            let Some(space) = space else {
                return Err(source.whole("no outcome space: give NegMAS's domain file as well"));
            };
            found = Some(agenda(space, source, &mut remarks)?);
        }
        let issues = found.as_ref().map(|(_, issues)| issues.as_slice()).unwrap_or_default();
        let own = root.get("name").and_then(|node| node.text(source).ok()).unwrap_or(name);
        let mut profile = Profile::new(own);
        function::Reader { source, issues }.function(&root, &mut profile, &mut remarks)?;
        read.push(profile);
    }
    let Some((name, issues)) = found else {
        return Err(DomainError::Domain("no NegMAS file was given".to_owned()));
    };
    Ok(Domain { name, format: Format::Negmas, issues, profiles: read, remarks })
}
