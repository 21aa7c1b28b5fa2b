//! GENIUS's `domainrepository.xml`: which profiles it lists for a domain.

use std::path::{Path, PathBuf};

use super::files::read_text;
use crate::error::SourceText;
use crate::genius::xml::{self, Element};

/// Folders above a domain in which the list is looked for.
const MOST_UP: usize = 8;

/// The paths of the profiles listed for a domain file, relative to where GENIUS ran; `None` where no list names it.
pub(super) fn listed(domain: &Path) -> Option<Vec<PathBuf>> {
    let domain = domain.canonicalize().unwrap_or_else(|_| domain.to_owned());
    domain.ancestors().skip(1).take(MOST_UP).find_map(|folder| {
        let read = read_text(&folder.join("domainrepository.xml")).ok()?;
        let root = xml::read(SourceText { name: &read.shown, text: &read.text }).ok()?;
        of_domain(&root, &domain)
    })
}

fn of_domain(at: &Element, domain: &Path) -> Option<Vec<PathBuf>> {
    let url = |element: &Element| {
        let url = element.get("url")?;
        let path = url.strip_prefix("file:").unwrap_or(url).trim_start_matches("./");
        (!path.is_empty()).then(|| PathBuf::from(path))
    };
    if at.name == "domainRepItem" && url(at).is_some_and(|path| domain.ends_with(path)) {
        return Some(at.all("profile").filter_map(url).collect());
    }
    at.children.iter().find_map(|child| of_domain(child, domain))
}
