//! What all requests share: the options, the file as last read, the runs.

use std::sync::{Arc, PoisonError, RwLock};

use axum::http::Uri;
use summitry_core::forecast::Settings;
use tokio::sync::{Semaphore, watch};

use crate::{
    answers::Answers, asked::Asked, loaded::Loaded, options::ServeOptions, place::Place,
    runs::Runs, view::View,
};

/// Endless streams at once. With the readers that may wait for a run they are fewer than there are connections, so that nobody who
/// holds them locks others out.
const LISTENING: usize = 64;

/// What all requests share.
pub(crate) struct Shared {
    pub(crate) options: ServeOptions,
    /// The file as it was named and found when the server started.
    pub(crate) place: Place,
    loaded: RwLock<Arc<Loaded>>,
    pub(crate) changed: watch::Sender<u64>,
    /// Readers that may be told of changes by an endless stream each; more ask now and then.
    pub(crate) listening: Arc<Semaphore>,
    pub(crate) runs: Runs,
    /// Quick answers given already.
    pub(crate) answers: Answers,
}

impl Shared {
    pub(crate) fn new(options: ServeOptions, place: Place, loaded: Loaded) -> Self {
        Shared {
            options,
            place,
            loaded: RwLock::new(Arc::new(loaded)),
            changed: watch::channel(0).0,
            listening: Arc::new(Semaphore::new(LISTENING)),
            runs: Runs::new(),
            answers: Answers::default(),
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
            if next.identity() == loaded.identity() && next.problem == loaded.problem {
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
        let all = self.options.worlds.unwrap_or(loaded.worlds);
        let worlds = if full || view.full { all } else { self.options.quick.min(all) };
        let seed = self.options.seed.unwrap_or(loaded.document().run.seed);
        Asked { loaded, view, settings: Settings { worlds, seed }, all, version }
    }
}
