//! How a scenario travels.

use summitry_kit::{Change, Study};

/// One change: its kind, its path, block or room, and what is written.
pub(super) type Part = (String, String, String);
/// What a scenario is made of again: file, text, tables, changes, seed.
pub(super) type Packed = (String, String, Vec<(String, String)>, Vec<Part>, u64);

/// Takes it apart.
pub(super) fn pack(study: &Study) -> Packed {
    let document = study.document();
    let part = |change: &Change| match change {
        Change::Set { path, written } | Change::Fix { path, written, .. } => {
            ("set".to_owned(), path.clone(), written.clone())
        }
        Change::Without(block) => ("without".to_owned(), block.clone(), String::new()),
        Change::Venue(id) => ("venue".to_owned(), id.clone(), String::new()),
    };
    let tables = document.tables.iter().map(|(name, text)| (name.clone(), text.clone()));
    let changes = study.changes().iter().map(part);
    let (file, text) = (document.file.clone(), study.text().to_owned());
    (file, text, tables.collect(), changes.collect(), study.seed())
}

/// Makes it again.
pub(super) fn unpack(
    file: &str,
    text: &str,
    tables: &[(String, String)],
    changes: Vec<Part>,
    seed: u64,
) -> summitry_kit::Result<Study> {
    let tables: Vec<(&str, &str)> =
        tables.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let change = |(kind, first, second): Part| match kind.as_str() {
        "set" => Change::Set { path: first, written: second },
        "without" => Change::Without(first),
        _ => Change::Venue(first),
    };
    let study = Study::read_with_tables(file, text, &tables)?;
    Ok(study.changed(changes.into_iter().map(change))?.seeded(Some(seed)))
}
