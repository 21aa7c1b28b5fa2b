//! Files in the making: who ends in the middle leaves none. Told to end, the process removes its own; killed, it leaves them to the
//! next that writes to the same place. A lock says that somebody still writes.

use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use tempfile::NamedTempFile;

/// Before the letters of chance in the name of a folder in the making.
pub(super) const FOLDER: &str = ".summitry-";
/// How many letters of chance.
const CHANCE: usize = 6;
/// Names that are looked at for parts of others; a folder with more is not gone through for that.
const MOST: usize = 10_000;

/// What this process is making.
static MAKING: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Removes what this process has not finished: for when it is told to end.
pub fn clean() {
    for path in MAKING.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
        remove(&path);
    }
}

fn remove(path: &Path) {
    // What is gone already, or in its place by now, is fine.
    let _ = if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) };
}

/// Remembers what is in the making, and forgets what is not any more.
fn remember(path: &Path) {
    let mut making = MAKING.lock().unwrap_or_else(PoisonError::into_inner);
    making.retain(|path| path.exists());
    making.push(path.to_owned());
}

/// A file in the making beside its place, `.NAME.part` and a few letters of chance; of a pipe or a device, in the system's folder
/// for such files. What an earlier process left of the same is removed.
///
/// # Errors
/// What the system says.
pub fn beside(target: &Path) -> io::Result<NamedTempFile> {
    let folder = target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let plain = std::fs::metadata(target).map_or(true, |meta| meta.is_file());
    let spool = std::env::temp_dir();
    let folder = if plain { folder } else { &spool };
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    // Names have a limit of 255 bytes on the usual file systems.
    let prefix = format!(".{}.part", name.chars().take(50).collect::<String>());
    sweep(folder, &prefix);
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).rand_bytes(CHANCE);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As any new file: the user's mask takes away from it.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    // File systems without locks have no sweeping either.
    let _ = file.as_file().try_lock();
    if !file.path().exists() {
        // Swept by another between making and locking: once more, and that is all the luck there is.
        file = builder.tempfile_in(folder)?;
        let _ = file.as_file().try_lock();
    }
    remember(file.path());
    Ok(file)
}

/// Says that a folder in the making is, for as long as what is handed back lives.
pub(super) fn hold(folder: &Path) -> Option<File> {
    remember(folder);
    let held = File::open(folder).ok()?;
    held.try_lock().ok()?;
    Some(held)
}

/// Removes the parts of this name that nobody writes any more.
pub(super) fn sweep(folder: &Path, prefix: &str) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.take(MOST).flatten() {
        let name = entry.file_name();
        let Some(chance) = name.to_str().and_then(|name| name.strip_prefix(prefix)) else {
            continue;
        };
        if chance.len() != CHANCE || !chance.bytes().all(|b| b.is_ascii_alphanumeric()) {
            continue;
        }
        // No link is followed out of the folder.
        let Ok(meta) = entry.metadata() else { continue };
        if !(meta.is_file() || meta.is_dir()) {
            continue;
        }
        if File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok()) {
            remove(&entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_writes_is_swept_and_the_rest_stays() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.csv");
        let left = folder.path().join(".a.csv.partAbCdEf");
        for path in [&left, &folder.path().join(".a.csv.part-notes"), &folder.path().join("b")] {
            std::fs::write(path, "half").unwrap();
        }
        let held = beside(&target).unwrap();
        assert!(!left.exists());
        // Somebody writes this one.
        let second = beside(&target).unwrap();
        assert!(held.path().exists() && second.path().exists());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 4);
    }
}
