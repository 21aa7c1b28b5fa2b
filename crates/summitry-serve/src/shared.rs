//! What all requests share: the options, the file as last read, the runs.

use std::sync::{Arc, PoisonError, RwLock};

use axum::http::Uri;
use summitry_core::forecast::Settings;
use tokio::sync::watch;

use crate::{asked::Asked, loaded::Loaded, options::ServeOptions, runs::Runs, view::View};

/// What all requests share.
pub(crate) struct Shared {
    pub(crate) options: ServeOptions,
    loaded: RwLock<Arc<Loaded>>,
    pub(crate) changed: watch::Sender<u64>,
    pub(crate) runs: Runs,
}

impl Shared {
    pub(crate) fn new(options: ServeOptions, loaded: Loaded) -> Self {
        Shared {
            options,
            loaded: RwLock::new(Arc::new(loaded)),
            changed: watch::channel(0).0,
            runs: Runs::new(),
        }
    }

    /// The file as last read.
    pub(crate) fn loaded(&self) -> Arc<Loaded> {
        Arc::clone(&self.loaded.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts a new reading in place and tells every open page.
    pub(crate) fn replace(&self, new: impl FnOnce(&Loaded) -> Loaded) {
        {
            let mut loaded = self.loaded.write().unwrap_or_else(PoisonError::into_inner);
            let next = new(&loaded);
            if next.study.sha256() == loaded.study.sha256() && next.problem == loaded.problem {
                return;
            }
            *loaded = Arc::new(next);
        }
        self.changed.send_modify(|n| *n += 1);
    }

    pub(crate) fn asked(&self, uri: &Uri, full: bool) -> Asked {
        let view = View::parse(uri.query().unwrap_or_default());
        // Before the reading: a page that says too low a number asks once more, one that says too high never would.
        let version = *self.changed.borrow();
        let loaded = self.loaded();
        let all = self.options.worlds.unwrap_or(loaded.document().run.worlds);
        let worlds = if full || view.full { all } else { self.options.quick.min(all) };
        let seed = self.options.seed.unwrap_or(loaded.document().run.seed);
        Asked { loaded, view, settings: Settings { worlds, seed }, all, version }
    }
}
