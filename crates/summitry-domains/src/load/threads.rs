//! ANL 2025: a centre that makes one deal with each of its edges, after one another. Each edge is a negotiation of two.
//!
//! A folder holds `center.yml` (a `…CenterUFun`), `edges/` with a utility function an edge and, where the centre values each
//! deal by itself, `sides/` or `side_ufuns` inside the centre (Automated Negotiation League 2025, package `anl2025`).

use std::path::{Path, PathBuf};

use super::files::{Found, Loaded, may_be_domain, read_text};
use crate::domain::Domain;
use crate::error::{Result, SourceText};
use crate::negmas::{self, threads::Thread};

/// Whether a folder is `edges` or `sides` of a centre, which its own folder speaks for.
pub(super) fn is_part(folder: &Path) -> bool {
    let named = folder.file_name().is_some_and(|name| name == "edges" || name == "sides");
    named && folder.parent().is_some_and(|above| centre_in(&listed(above)).is_some())
}

/// The negotiations of a centre with its edges, or `None` where the folder holds no centre.
pub(super) fn of_centre(name: &str, folder: &Path, files: &[PathBuf]) -> Option<Vec<Found>> {
    let (edges, sides) = (listed(&folder.join("edges")), listed(&folder.join("sides")));
    if edges.is_empty() {
        return None;
    }
    let centre = centre_in(files)?;
    let count = edges.len();
    let found = edges.into_iter().enumerate().map(|(at, edge)| {
        let stem = edge.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let side = sides.get(at).filter(|_| sides.len() == count).cloned();
        let files = [centre.clone(), edge].into_iter().chain(side).collect();
        let mut found = Found::plain(format!("{name}-{stem}"), files);
        found.thread = Some((at, count));
        found
    });
    Some(found.collect())
}

/// The centre's file, told by its content.
fn centre_in(files: &[PathBuf]) -> Option<PathBuf> {
    files
        .iter()
        .find(|path| {
            read_text(path).is_ok_and(|file| {
                let text = &file.text;
                let typed = |line: &str| {
                    line.starts_with("type:") && line.trim_end().ends_with("CenterUFun")
                };
                !text.trim_start().starts_with('<') && text.lines().any(typed)
            })
        })
        .cloned()
}

/// A folder's YAML and JSON files by name; none where there is no such folder.
fn listed(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| may_be_domain(path) && path.is_file())
        .collect();
    files.sort();
    files
}

/// Reads one edge's negotiation, with the place the centre has it in; `together`: as one of all that the centre values together.
pub(super) fn load(
    found: &Found,
    edge: usize,
    edges: usize,
    together: bool,
) -> Result<(usize, Domain)> {
    let files: Vec<Loaded> =
        found.files.iter().map(|path| read_text(path)).collect::<Result<_>>()?;
    let source =
        |at: usize| files.get(at).map(|file| SourceText { name: &file.shown, text: &file.text });
    let stem = |at: usize| {
        found.files.get(at).and_then(|path| path.file_stem()).unwrap_or_default().to_string_lossy()
    };
    let (Some(centre), Some(own)) = (source(0), source(1)) else {
        return Err(crate::error::DomainError::Domain("a centre without an edge".to_owned()));
    };
    let thread = Thread { centre, edge: own, side: source(2), at: edge, of: edges, together };
    let (place, mut domain) = negmas::threads::read(thread, &stem(1))?;
    domain.name.clone_from(&found.name);
    Ok((place, domain))
}
