//! Running the model for readers: few at a time, stopped when nobody waits any more.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use summitry_core::forecast::{Forecast, Settings};
use summitry_kit::{Budget, Control, Error, Progress, Study, Work};
use tokio::sync::Semaphore;

/// Quick answers worked out at once; more wait their turn.
const QUICK: usize = 2;
/// Readers that may wait for a quick answer; more are told to come back. Who waits keeps an address and a socket, some kilobytes.
const WAITING: usize = 512;
/// The same for a long answer.
const WAITING_FULL: usize = 64;

/// Says that nobody waits for a run any more, once it is dropped.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted(Arc<Flags>);

#[derive(Debug, Default)]
struct Flags {
    left: AtomicBool,
    done: AtomicU64,
}

impl Wanted {
    /// How many worlds are done.
    pub(crate) fn done_worlds(&self) -> u64 {
        self.0.done.load(Ordering::Relaxed)
    }

    /// The reader has left.
    pub(crate) fn leave(&self) {
        self.0.left.store(true, Ordering::Relaxed);
    }
}

impl Control for Wanted {
    fn go_on(&self, progress: Progress) -> bool {
        if progress.work == Work::Forecast {
            self.0.done.fetch_max(progress.done, Ordering::Relaxed);
        }
        !self.0.left.load(Ordering::Relaxed)
    }
}

/// For what the core works out beside a forecast.
impl summitry_core::forecast::Watcher for Wanted {
    fn done(&self, _done: u64) -> bool {
        !self.0.left.load(Ordering::Relaxed)
    }
}

/// Leaves when dropped: held by whoever reads the answer.
pub(crate) struct Reader(pub(crate) Wanted);

impl Drop for Reader {
    fn drop(&mut self) {
        self.0.leave();
    }
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NoRun {
    /// Too many wait already.
    Busy,
    /// The reader has left.
    Left,
    /// The scenario cannot be forecast.
    Scenario(String),
}

/// The places at which runs happen, and the file's own forecasts.
pub(crate) struct Runs {
    quick: Semaphore,
    waiting: Semaphore,
    full: Semaphore,
    waiting_full: Semaphore,
    /// The file as it is, by content hash, worlds and seed: what every view is compared with.
    kept: Mutex<HashMap<Key, Arc<Forecast>>>,
    /// The last full forecast of a view that changes something: what its explanations rest on.
    last: Mutex<Option<(Key, Arc<Forecast>)>>,
}

/// What a forecast is of: content hash (and changes), worlds, seed.
pub(crate) type Key = (String, u64, u64);

impl Runs {
    pub(crate) fn new() -> Self {
        Runs {
            quick: Semaphore::new(QUICK),
            waiting: Semaphore::new(WAITING),
            full: Semaphore::new(1),
            waiting_full: Semaphore::new(WAITING_FULL),
            kept: Mutex::default(),
            last: Mutex::default(),
        }
    }

    /// Works something out for a reader who waits for it, off the threads that talk to readers.
    pub(crate) async fn quick<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, NoRun> {
        let _waiting = self.waiting.try_acquire().map_err(|_| NoRun::Busy)?;
        let _turn = self.quick.acquire().await.map_err(|_| NoRun::Left)?;
        tokio::task::spawn_blocking(work).await.map_err(|_| NoRun::Left)
    }

    /// The same for a long answer: one at a time.
    pub(crate) async fn full<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, NoRun> {
        let _waiting = self.waiting_full.try_acquire().map_err(|_| NoRun::Busy)?;
        let _turn = self.full.acquire().await.map_err(|_| NoRun::Left)?;
        tokio::task::spawn_blocking(work).await.map_err(|_| NoRun::Left)
    }

    /// The forecast of the file as it is, worked out once; `identity` is that of its reading.
    pub(crate) fn base(
        &self,
        study: &Study,
        identity: &str,
        settings: Settings,
        control: &Wanted,
    ) -> Result<Arc<Forecast>, NoRun> {
        let key = (identity.to_owned(), settings.worlds, settings.seed);
        if let Some(forecast) = self.lock().get(&key) {
            return Ok(Arc::clone(forecast));
        }
        let forecast = forecast(study, settings, control, true)?;
        let mut kept = self.lock();
        // Only the file as it stands now is compared with.
        kept.retain(|(sha, ..), _| sha == identity);
        kept.insert(key, Arc::clone(&forecast));
        Ok(forecast)
    }

    /// Whether the forecast of the file as it is has been worked out.
    pub(crate) fn knows(&self, key: &Key) -> bool {
        self.lock().contains_key(key)
    }

    /// Keeps the full forecast of a view in place of the last one.
    pub(crate) fn keep_view(&self, key: Key, forecast: &Arc<Forecast>) {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) =
            Some((key, Arc::clone(forecast)));
    }

    /// The full forecast of a view, if it was the last.
    pub(crate) fn view(&self, key: &Key) -> Option<Arc<Forecast>> {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.as_ref().filter(|(kept, _)| kept == key).map(|(_, forecast)| Arc::clone(forecast))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<Key, Arc<Forecast>>> {
        // The map is whole between any two statements that hold the lock.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The budget of a run with these settings.
pub(crate) fn budget(settings: Settings) -> Budget {
    Budget { worlds: Some(settings.worlds), ..Budget::default() }
}

impl From<Error> for NoRun {
    fn from(error: Error) -> Self {
        if error.is_stopped() { NoRun::Left } else { NoRun::Scenario(error.to_string()) }
    }
}

/// Forecasts a study, with the likeliest packages or, in half the time, without.
pub(crate) fn forecast(
    study: &Study,
    settings: Settings,
    control: &Wanted,
    packages: bool,
) -> Result<Arc<Forecast>, NoRun> {
    let study = study.seeded(Some(settings.seed));
    let budget = budget(settings);
    let found = if packages {
        study.forecast_with(&budget, control)?
    } else {
        study.forecast_without_packages(&budget, control)?
    };
    Ok(Arc::clone(found.model()))
}

#[cfg(test)]
mod tests {
    use super::{NoRun, Runs, WAITING};

    #[tokio::test]
    async fn whoever_comes_beyond_those_who_wait_is_told_at_once() {
        let runs = Runs::new();
        let all = runs.waiting.try_acquire_many(WAITING as u32).unwrap();
        assert_eq!(runs.quick(|| ()).await, Err(NoRun::Busy));
        drop(all);
        assert_eq!(runs.quick(|| 1).await, Ok(1));
    }
}
