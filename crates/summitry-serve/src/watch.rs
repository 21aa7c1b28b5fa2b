//! Following the file: an edit on disk, also of a table or a translation beside it, becomes a new reading, told to every open page.
//!
//! The file is looked at twice a second rather than watched: editors replace files in many ways, network folders tell
//! nothing, and reading two numbers costs nothing.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use crate::{loaded::Loaded, shared::Shared};

/// How often the file is looked at.
const EVERY: Duration = Duration::from_millis(500);
/// At every how many looks a file with something wrong is read again.
const AGAIN: u32 = 4;

/// Looks at the file until it is aborted.
pub(crate) async fn follow(shared: Arc<Shared>) {
    let mut seen = stamps(&shared);
    let mut looks = 0u32;
    loop {
        tokio::time::sleep(EVERY).await;
        let now = stamps(&shared);
        looks = looks.wrapping_add(1);
        // While something is wrong it may be mended in a file that nobody knows of yet: a table that the scenario names and
        // that was not there.
        let again = looks.is_multiple_of(AGAIN) && shared.loaded().problem.is_some();
        if now != seen || again {
            seen = now;
            reload(&shared).await;
        }
    }
}

/// What tells a file from what it was: when it was changed, its size, where it is kept; and where its name leads.
type Stamp = Option<(std::time::SystemTime, u64, u64, PathBuf)>;

/// Of the scenario, its tables and its translations, by name.
fn stamps(shared: &Shared) -> Vec<(PathBuf, Stamp)> {
    let all = std::iter::once(shared.place.path().to_owned()).chain(shared.loaded().beside());
    all.map(|path| (path.clone(), stamp(&path))).collect()
}

fn stamp(path: &Path) -> Stamp {
    let meta = std::fs::metadata(path).ok()?;
    #[cfg(unix)]
    let kept = std::os::unix::fs::MetadataExt::ino(&meta);
    #[cfg(not(unix))]
    let kept = 0;
    Some((meta.modified().ok()?, meta.len(), kept, path.canonicalize().ok()?))
}

/// Reads the file anew. With errors in it the last good reading stays, and the page says what is wrong.
pub(crate) async fn reload(shared: &Arc<Shared>) {
    let (place, changes) = (shared.place.clone(), shared.options.changes.clone());
    let known = shared.options.known;
    let read = tokio::task::spawn_blocking(move || Loaded::read(&place, &changes, known)).await;
    let Ok(read) = read else { return };
    shared.replace(|old| match read {
        Ok(loaded) => loaded,
        Err(problem) => Loaded { problem: Some(problem), ..old.clone() },
    });
}
