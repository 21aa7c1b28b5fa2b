//! A file as it stood at a revision of git: `FILE@REVISION`.
//!
//! The `git` command reads it and no library does: who has revisions has the command, which knows every kind of repository
//! (worktrees, partial clones, alternates, signed config), while a library would add a hundred crates for one blob. It is only ever
//! asked for blobs (`cat-file`), which run no filter, hook or external diff.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;
use summitry_kit::Study;
use summitry_scenario::LARGEST_FILE;

use super::load;
use crate::exit::{BAD_INPUT, Failure};

/// The file and the revision, where the name is no file that is there.
pub(super) fn split(given: &Path) -> Option<(PathBuf, String)> {
    if given.exists() {
        return None;
    }
    let text = given.to_str()?;
    let (file, revision) = text.rsplit_once('@')?;
    (!file.is_empty() && !revision.is_empty()).then(|| (PathBuf::from(file), revision.to_owned()))
}

/// The study of a file as it stood, with the table it names.
pub(super) fn study(file: &Path, revision: &str) -> Result<Study> {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let text = blob(folder, revision, &name).map_err(|why| refused(file, revision, &why))?;
    let table = text.parse::<toml::Table>().ok();
    let table = table.as_ref().and_then(|t| t.get("positions")).and_then(toml::Value::as_str);
    // A table is beside its file, or it is none: the reader says so.
    let beside = table.filter(|t| !t.contains(['/', '\\', ':']) && *t != "..");
    let tables: Vec<(&str, String)> = beside
        .and_then(|table| Some((table, blob(folder, revision, table).ok()?)))
        .into_iter()
        .collect();
    let tables: Vec<(&str, &str)> =
        tables.iter().map(|(name, text)| (*name, text.as_str())).collect();
    Study::read_with_tables(&name, &text, &tables).map_err(load::refused)
}

fn refused(file: &Path, revision: &str, why: &str) -> anyhow::Error {
    let message = format!("{} at the revision `{revision}`: {why}", file.display());
    Failure { message, code: BAD_INPUT }.into()
}

/// The text of a file of a folder at a revision.
fn blob(folder: &Path, revision: &str, name: &str) -> Result<String, String> {
    if revision.starts_with('-') || revision.contains([':', '\0']) {
        return Err(
            "this is no revision\nhelp: write FILE@REVISION, such as talks.toml@HEAD~3".to_owned()
        );
    }
    let said = Command::new("git")
        .current_dir(folder)
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_TERMINAL_PROMPT", "0")
        .args(["cat-file", "blob", &format!("{revision}:./{name}")])
        .output()
        .map_err(|error| {
            format!("git cannot be run: {error}\nhelp: install git, or give two files")
        })?;
    if !said.status.success() {
        let why = String::from_utf8_lossy(&said.stderr);
        let why =
            why.trim().trim_start_matches("fatal: ").lines().next().unwrap_or_default().to_owned();
        return Err(format!("git says: {why}\nhelp: git log --oneline -- {name} lists revisions"));
    }
    if said.stdout.len() > LARGEST_FILE {
        return Err(format!("the file is larger than {} MB", LARGEST_FILE >> 20));
    }
    String::from_utf8(said.stdout).map_err(|_| "the file is not UTF-8 text".to_owned())
}
