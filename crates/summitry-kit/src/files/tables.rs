//! Tables that a scenario names (`positions = "positions.csv"`): files of its own folder.

use std::path::{Component, Path};

use summitry_scenario::NoTable;

use super::read::{Role, plain};

/// The text of a table beside a scenario file, by the name the scenario gives it.
///
/// # Errors
/// Where the name leads out of the scenario's folder, also by a link, or the file cannot be read or is larger than
/// [`LARGEST_FILE`](summitry_scenario::LARGEST_FILE).
pub fn beside(scenario: &Path, name: &str) -> Result<String, NoTable> {
    let outside = || NoTable {
        what: "a table is read from the scenario's own folder only".to_owned(),
        cure: "put it beside the scenario and name it without a folder above: positions.csv"
            .to_owned(),
    };
    let inside = |part| matches!(part, Component::Normal(_) | Component::CurDir);
    if name.is_empty() || !Path::new(name).components().all(inside) {
        return Err(outside());
    }
    let folder = match scenario.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let path = folder.join(name);
    // Where both are there, what counts is where links lead; where not, reading says what is wrong.
    if let (Ok(folder), Ok(real)) = (folder.canonicalize(), path.canonicalize())
        && !real.starts_with(&folder)
    {
        return Err(outside());
    }
    plain(&path, Role::Table).map_err(|error| {
        let said = error.diagnostics().first();
        NoTable {
            what: said.map_or_else(|| error.to_string(), |d| d.message().to_owned()),
            cure: said.and_then(|d| d.cure()).unwrap_or_default().to_owned(),
        }
    })
}
