//! A scorable game from its folder.

use std::path::Path;

use super::files::{Found, Loaded, read_text};
use crate::domain::Domain;
use crate::error::{Result, SourceText};
use crate::{genius, scorable};

/// Reads a scorable game: the parties' files lie beside its list of parties.
pub(super) fn load(found: &Found, config: &Path, folder: &Path) -> Result<Domain> {
    let list = read_text(config)?;
    let seats = scorable::seats(SourceText { name: &list.shown, text: &list.text })?;
    let files: Vec<Loaded> = seats
        .iter()
        .map(|seat| read_text(&folder.join("scores_files").join(format!("{}.txt", seat.file))))
        .collect::<Result<_>>()?;
    let parties: Vec<_> = seats
        .into_iter()
        .zip(&files)
        .map(|(seat, file)| (seat, SourceText { name: &file.shown, text: &file.text }))
        .collect();
    let mut domain = scorable::read(&parties)?;
    domain.name.clone_from(&found.name);
    let mut names: Vec<String> = Vec::new();
    for profile in &mut domain.profiles {
        profile.name = genius::unique(&profile.name, names.iter().map(String::as_str));
        names.push(profile.name.clone());
    }
    Ok(domain)
}
