//! Folders below a folder, each once, however many links lead to it, and no more than a machine can go through.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// Folders nest no deeper than this below the one named.
const MAX_FOLDERS: usize = 8;

/// Most files and folders looked at.
const MAX_ENTRIES: usize = 100_000;

/// One folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// Its path, below the one named.
    pub path: PathBuf,
    /// What in it is no folder, sorted.
    pub files: Vec<PathBuf>,
    /// Whether it holds folders.
    pub has_folders: bool,
    /// Whether its entries could be listed.
    pub readable: bool,
}

/// Goes through folders and remembers which.
#[derive(Debug, Default)]
pub struct Walk {
    /// Folders gone through, links resolved.
    pub(super) seen: HashSet<PathBuf>,
    entries: usize,
    deeper: bool,
}

impl Walk {
    /// Hands over the folder and those below it, a folder before those in it; where not all was looked at, says so.
    pub fn go(&mut self, path: &Path, each: &mut dyn FnMut(Folder)) -> Option<String> {
        self.deeper = false;
        self.folder(path, 0, each);
        if self.entries >= MAX_ENTRIES {
            return Some(format!(
                "only the first {MAX_ENTRIES} files and folders were looked at; name a folder further down"
            ));
        }
        self.deeper.then(|| {
            format!("looked {MAX_FOLDERS} folders deep and no deeper; name a folder further down")
        })
    }

    fn folder(&mut self, path: &Path, depth: usize, each: &mut dyn FnMut(Folder)) {
        if let Ok(resolved) = path.canonicalize()
            && !self.seen.insert(resolved)
        {
            return;
        }
        let left = MAX_ENTRIES.saturating_sub(self.entries);
        let list = std::fs::read_dir(path)
            .and_then(|list| list.take(left).map(|e| Ok(e?.path())).collect::<Result<Vec<_>, _>>());
        let readable = list.is_ok();
        let mut list = list.unwrap_or_default();
        self.entries += list.len();
        list.sort();
        let (folders, files): (Vec<_>, Vec<_>) = list.into_iter().partition(|e| e.is_dir());
        let has_folders = !folders.is_empty();
        each(Folder { path: path.to_owned(), files, has_folders, readable });
        if depth >= MAX_FOLDERS {
            self.deeper |= has_folders;
            return;
        }
        for inner in folders {
            if self.entries >= MAX_ENTRIES {
                return;
            }
            self.folder(&inner, depth + 1, each);
        }
    }
}
