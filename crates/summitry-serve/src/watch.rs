//! Following the file: an edit on disk becomes a new reading, told to every open page.
//!
//! The file is looked at twice a second rather than watched: editors replace files in many ways, network folders tell
//! nothing, and reading two numbers costs nothing.

use std::{sync::Arc, time::Duration};

use crate::{loaded::Loaded, shared::Shared};

/// How often the file is looked at.
const EVERY: Duration = Duration::from_millis(500);

/// Looks at the file until it is aborted.
pub(crate) async fn follow(shared: Arc<Shared>) {
    let mut seen = stamp(&shared);
    loop {
        tokio::time::sleep(EVERY).await;
        let now = stamp(&shared);
        if now != seen {
            seen = now;
            reload(&shared).await;
        }
    }
}

fn stamp(shared: &Shared) -> Option<(std::time::SystemTime, u64)> {
    let meta = std::fs::metadata(&shared.options.file).ok()?;
    Some((meta.modified().ok()?, meta.len()))
}

/// Reads the file anew. With errors in it the last good reading stays, and the page says what is wrong.
pub(crate) async fn reload(shared: &Arc<Shared>) {
    let (file, changes) = (shared.options.file.clone(), shared.options.changes.clone());
    let read = tokio::task::spawn_blocking(move || Loaded::read(&file, &changes)).await;
    let Ok(read) = read else { return };
    shared.replace(|old| match read {
        Ok(loaded) => loaded,
        Err(problem) => Loaded { problem: Some(problem), ..old.clone() },
    });
}
