//! Files and folders into domains: what each file is, which belong together.

mod files;
mod game;
mod pairing;
mod repository;
mod threads;
mod walk;

use std::path::{Path, PathBuf};

use crate::domain::{Domain, Format};
use crate::error::{DomainError, LineColumn, Result, SourceText};
use crate::node::json;
use crate::{genius, geniusweb, negmas, negolog, scorable};

pub use files::{Found, decode};
pub(crate) use files::{Loaded, read_text};
pub use pairing::WhoMeets;
pub use walk::{Folder, Walk};

use files::may_be_domain;

/// Longest name of a domain in bytes: file systems take 255, and endings are added.
const LONGEST_NAME: usize = 200;

/// What one file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Domain(Format),
    Profile(Format),
    /// A file that belongs to a domain's folder and says nothing about packages (results, statistics).
    Beside,
}

/// Groups what the user named into domains: files belong together, a folder is one domain, a folder of folders many.
///
/// # Errors
///
/// A folder without any file of a known kind. What cannot be read is found too: [`load`] says why.
pub fn find(paths: &[PathBuf]) -> Result<Vec<Found>> {
    find_noting(paths, &mut Vec::new())
}

/// As [`find`], with sentences on what was named twice or not looked into.
///
/// # Errors
///
/// As [`find`].
pub fn find_noting(paths: &[PathBuf], notes: &mut Vec<String>) -> Result<Vec<Found>> {
    find_paired(paths, WhoMeets::default(), notes)
}

/// As [`find_noting`], with which of a GENIUS folder's profiles meet.
///
/// # Errors
///
/// As [`find`].
pub fn find_paired(
    paths: &[PathBuf],
    pair: WhoMeets,
    notes: &mut Vec<String>,
) -> Result<Vec<Found>> {
    let mut found = Vec::new();
    let mut files: Vec<PathBuf> = Vec::new();
    let mut walk = Walk::default();
    for path in paths {
        if !path.is_dir() {
            if files.iter().any(|other| same(other, path)) {
                notes.push(format!(
                    "{} is given twice: it stands for two parties who want the same",
                    path.display()
                ));
            }
            files.push(path.clone());
            continue;
        }
        let known = path.canonicalize().is_ok_and(|path| walk.seen.contains(&path));
        if known {
            notes.push(format!("{} is named twice; taken once", path.display()));
            continue;
        }
        let before = found.len();
        let cut = walk.go(path, &mut |folder| found.extend(one(folder, pair)));
        match cut {
            Some(cut) if found.len() > before => {
                notes.push(format!("{}: {cut}", path.display()));
            }
            None if found.len() > before => {}
            cut => {
                let none = "holds no domain: no .xml, .json, .yml or .yaml file".to_owned();
                let message = cut.map_or(none, |cut| format!("no domain found: {cut}"));
                return Err(DomainError::File { file: path.display().to_string(), message });
            }
        }
    }
    if let Some(first) = files.first() {
        let name = first.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        found.insert(0, Found::plain(name, files));
    }
    pairing::part_names(&mut found);
    for one in &mut found {
        one.name = plain_name(&one.name);
    }
    Ok(found)
}

/// Whether two paths lead to the same file.
fn same(a: &Path, b: &Path) -> bool {
    a == b || matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// A name that is no path: it names folders that are written, and `..` (of a file `...xml`) would lead out of them.
fn plain_name(name: &str) -> String {
    let plain: String =
        name.chars().map(|c| if matches!(c, '/' | '\\' | '\0') { '-' } else { c }).collect();
    let mut end = plain.len().min(LONGEST_NAME);
    while !plain.is_char_boundary(end) {
        end -= 1;
    }
    let plain = &plain[..end];
    if plain.trim_matches('.').is_empty() { "domain".to_owned() } else { plain.to_owned() }
}

/// The domains of one folder, if it holds any.
fn one(folder: Folder, pair: WhoMeets) -> Vec<Found> {
    // `.` and `..` have no name of their own.
    let named = match folder.path.file_name() {
        Some(_) => folder.path.clone(),
        None => folder.path.canonicalize().unwrap_or_else(|_| folder.path.clone()),
    };
    let name = named.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if !folder.readable {
        // Loading it says why, so that the others are still found.
        return vec![Found::plain(name, vec![folder.path])];
    }
    if threads::is_part(&folder.path) {
        return Vec::new();
    }
    if scorable::is_game(&folder.path) {
        return vec![Found::plain(name, vec![folder.path.join("config.txt")])];
    }
    let files: Vec<_> = folder.files.into_iter().filter(|file| may_be_domain(file)).collect();
    // A folder of folders may hold a list or a result beside them, and a file by itself may be anything.
    let sure = files.len() > 1 && !folder.has_folders;
    if !sure && !any_recognised(&files) {
        return Vec::new();
    }
    if let Some(threads) = threads::of_centre(&name, &folder.path, &files) {
        return threads;
    }
    pairing::split(&name, &files, pair).unwrap_or_else(|| vec![Found::plain(name, files)])
}

/// Whether one of the files is a domain or a profile, or cannot be told and has to be complained about.
fn any_recognised(files: &[PathBuf]) -> bool {
    files.iter().any(|file| {
        let read = read_text(file);
        let role = read.and_then(|file| role(SourceText { name: &file.shown, text: &file.text }));
        !matches!(role, Ok(Role::Beside))
    })
}

/// Reads one domain from its files.
///
/// # Errors
///
/// Files that cannot be read, are larger than 100 MB, of unknown or mixed formats, or wrong in themselves (with line and
/// column).
pub fn load(found: &Found) -> Result<Domain> {
    let mut domain = match found.thread {
        Some((edge, edges)) => threads::load(found, edge, edges, false)?.1,
        None => load_files(found)?,
    };
    domain.remarks.splice(0..0, found.remarks.iter().cloned());
    Ok(domain)
}

/// Reads one edge of a centre that values its deals together, with the place the centre has it in.
pub(crate) fn edge(found: &Found) -> Result<(usize, Domain)> {
    match found.thread {
        Some((edge, edges)) => threads::load(found, edge, edges, true),
        None => Err(DomainError::Domain("no edge of a centre".to_owned())),
    }
}

fn load_files(found: &Found) -> Result<Domain> {
    if let [config] = found.files.as_slice()
        && let Some(folder) = config.parent().filter(|folder| scorable::is_game(folder))
        && config.file_name().is_some_and(|name| name == "config.txt")
    {
        return game::load(found, config, folder);
    }
    let files: Vec<Loaded> =
        found.files.iter().map(|path| read_text(path)).collect::<Result<_>>()?;
    // Within a folder stray files are passed over; a file the user named must be understood.
    let mut roles = Vec::new();
    for file in &files {
        roles.push(role(SourceText { name: &file.shown, text: &file.text })?);
    }
    let mut agenda: Option<(Format, usize)> = None;
    let mut profiles = Vec::new();
    for (at, role) in roles.iter().enumerate() {
        match role {
            Role::Domain(format) => match agenda {
                None => agenda = Some((*format, at)),
                Some((_, first)) => {
                    let (Some(first), Some(second)) = (files.get(first), files.get(at)) else {
                        continue;
                    };
                    return Err(DomainError::File {
                        file: second.shown.clone(),
                        message: format!(
                            "a second domain beside {}; give one at a time",
                            first.shown
                        ),
                    });
                }
            },
            Role::Profile(format) => profiles.push((*format, at)),
            Role::Beside => {}
        }
    }
    let Some(format) = agenda.or_else(|| profiles.first().copied()).map(|(format, _)| format)
    else {
        let first = files.first().map(|file| file.shown.clone()).unwrap_or_default();
        return Err(DomainError::File {
            file: first,
            message: "is neither GENIUS XML, GeniusWeb JSON, NegMAS YAML or JSON, nor NegoLog JSON"
                .to_owned(),
        });
    };
    if let Some((other, at)) = profiles.iter().find(|(other, _)| *other != format)
        && let Some(file) = files.get(*at)
    {
        return Err(DomainError::File {
            file: file.shown.clone(),
            message: format!(
                "is {}, the others are {}; one domain, one format",
                other.tool(),
                format.tool()
            ),
        });
    }
    let source =
        |at: usize| files.get(at).map(|file| SourceText { name: &file.shown, text: &file.text });
    let named: Vec<(String, SourceText<'_>)> = profiles
        .iter()
        .filter_map(|(_, at)| {
            let stem = files.get(*at)?.path.file_stem()?.to_string_lossy().into_owned();
            Some((stem, source(*at)?))
        })
        .collect();
    let agenda = agenda.and_then(|(_, at)| source(at));
    let mut domain = match format {
        Format::Genius => genius::read(agenda, &named)?,
        Format::GeniusWeb => geniusweb::read(agenda, &named)?,
        Format::Negmas => negmas::read(agenda, &named)?,
        Format::Negolog => negolog::read(&named)?,
        Format::Scorable | Format::Summitry => {
            return Err(DomainError::Domain("no files of a domain".to_owned()));
        }
    };
    if domain.name.is_empty() {
        domain.name.clone_from(&found.name);
    }
    let mut names: Vec<String> = Vec::new();
    for profile in &mut domain.profiles {
        profile.name = genius::unique(&profile.name, names.iter().map(String::as_str));
        names.push(profile.name.clone());
    }
    Ok(domain)
}

/// What a file is, by its content.
fn role(source: SourceText<'_>) -> Result<Role> {
    let start = source.text.trim_start();
    if start.is_empty() {
        return Err(source.whole("is empty"));
    }
    if let Some(at) = source.text.find('\0') {
        let place = LineColumn::of_offset(source.text, at);
        return Err(source.error(place, "is not text: a domain is XML, JSON or YAML"));
    }
    if start.starts_with('<') {
        return Ok(match genius::kind(source)? {
            Some(genius::Kind::Domain) => Role::Domain(Format::Genius),
            Some(genius::Kind::Profile) => Role::Profile(Format::Genius),
            None => Role::Beside,
        });
    }
    let root =
        if start.starts_with(['{', '[']) { json::read(source)? } else { negmas::document(source)? };
    Ok(if geniusweb::is_domain(&root) {
        Role::Domain(Format::GeniusWeb)
    } else if geniusweb::is_profile(&root) {
        Role::Profile(Format::GeniusWeb)
    } else if negolog::is_profile(&root) {
        Role::Profile(Format::Negolog)
    } else if negolog::is_specs(&root) {
        Role::Beside
    } else if negmas::is_domain(&root) {
        Role::Domain(Format::Negmas)
    } else if negmas::is_profile(&root) {
        Role::Profile(Format::Negmas)
    } else {
        Role::Beside
    })
}
