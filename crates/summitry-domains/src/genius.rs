//! GENIUS XML: `negotiation_template` (the domain) and `utility_space` (one party's profile).
//!
//! Read as GENIUS 10.4 reads it (Lin et al. 2014, "Genius: an integrated environment for supporting the design of
//! generic automated negotiators", and its classes `EvaluatorDiscrete`, `EvaluatorInteger`, `EvaluatorReal`,
//! `AdditiveUtilitySpace`, `NonlinearUtilitySpace`): issues are matched by index, options by name, only direct `item`
//! children count, weights belong to the objective they stand in.

mod agenda;
mod number;
mod profile;
mod shape;
pub(crate) mod xml;

pub(crate) use shape::{Shape, shape};

use std::collections::HashMap;

use crate::domain::{Domain, Format, Issue};
use crate::error::{DomainError, Result, SourceText};
use agenda::{issue, issues_of, title};
use profile::Reader;

/// What a GENIUS file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A domain: `negotiation_template`.
    Domain,
    /// A profile: `utility_space`.
    Profile,
}

/// What a file's root element makes it, or `None` where it is no GENIUS file.
///
/// # Errors
///
/// Where the file is not well-formed XML.
pub fn kind(source: SourceText<'_>) -> Result<Option<Kind>> {
    let root = xml::read(source)?;
    Ok(match root.name.as_str() {
        "negotiation_template" => Some(Kind::Domain),
        "utility_space" => Some(Kind::Profile),
        _ => None,
    })
}

/// Reads a domain with its profiles. Without a domain file the first profile's issues are the domain's.
///
/// # Errors
///
/// With line and column: XML that is not well-formed, numbers that are none, issues or options a profile names and the
/// domain does not know, and what cannot be computed exactly.
pub fn read(
    domain: Option<SourceText<'_>>,
    profiles: &[(String, SourceText<'_>)],
) -> Result<Domain> {
    let agenda_source = domain.or_else(|| profiles.first().map(|(_, source)| *source));
    let Some(agenda_source) = agenda_source else {
        return Err(DomainError::Domain("no GENIUS file was given".to_owned()));
    };
    let mut remarks = Vec::new();
    let agenda_root = xml::read(agenda_source)?;
    let agenda = issues_of(&agenda_root, agenda_source)?;
    if agenda.is_empty() {
        return Err(agenda_source.error(agenda_root.place(agenda_source), "holds no issue"));
    }
    let mut issues: Vec<Issue> = Vec::new();
    let mut by_index = HashMap::new();
    for raw in &agenda {
        if by_index.insert(raw.index, issues.len()).is_some() {
            let message = format!("a second issue with index {}", raw.index);
            return Err(agenda_source.error(raw.element.place_of("index", agenda_source), message));
        }
        let mut issue = issue(raw, agenda_source, &mut remarks)?;
        issue.name = unique(&issue.name, issues.iter().map(|i| i.name.as_str()));
        issues.push(issue);
    }
    let mut read = Vec::new();
    for (name, source) in profiles {
        let profile = Reader { source: *source, issues: &issues, by_index: &by_index };
        read.push(profile.read(name, &mut remarks)?);
    }
    Ok(Domain {
        name: title(&agenda_root).unwrap_or_default().to_owned(),
        format: Format::Genius,
        issues,
        profiles: read,
        remarks,
    })
}

/// A name that none of the others has: `x`, `x (2)`, `x (3)`, …
pub(crate) fn unique<'a>(name: &str, taken: impl Iterator<Item = &'a str> + Clone) -> String {
    let is_taken = |candidate: &str| taken.clone().any(|other| other == candidate);
    if !is_taken(name) {
        return name.to_owned();
    }
    (2_u32..)
        .map(|n| format!("{name} ({n})"))
        .find(|candidate| !is_taken(candidate))
        .unwrap_or_default()
}
