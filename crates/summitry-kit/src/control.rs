//! Watching what takes long, and stopping it.

use std::{
    sync::atomic::{AtomicBool, AtomicU64, Ordering},
    time::{Duration, Instant},
};

use summitry_core::forecast::{PartOf, Watcher};

use crate::{Budget, Error, ErrorKind, Result};

/// What is being worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Work {
    /// A forecast; counted in worlds.
    Forecast,
    /// Deals; counted in worlds where shares of worlds are asked for, otherwise uncounted.
    Deals,
    /// Talks; counted in sessions, or in worlds of a grid beside a brief.
    Talks,
    /// A tournament; counted in sessions.
    Tournament,
    /// What a brief tells beside its forecast: deals, gates, what carries the headline, talks; uncounted.
    Findings,
    /// Where an outcome is lost and what would turn it; uncounted.
    Why,
    /// What every side could do by itself; uncounted.
    Levers,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being worked out.
    pub work: Work,
    /// How much of it is done; see [`Work`] for what is counted. Rises, except that threads may tell it out of order.
    pub done: u64,
    /// Of how much; `None` where nobody knows before the end.
    pub of: Option<u64>,
}

/// Someone who watches and may stop it. Closures do, too:
///
/// ```
/// use summitry_kit::{Control, Progress};
/// let patient = |progress: Progress| progress.done < 1_000_000;
/// let _: &dyn Control = &patient;
/// ```
pub trait Control: Sync {
    /// Called now and then, often, from any thread; `false` stops the work, which ends with an error of kind
    /// [`Stopped`](ErrorKind::Stopped).
    fn go_on(&self, progress: Progress) -> bool;
}

impl<F: Fn(Progress) -> bool + Sync> Control for F {
    fn go_on(&self, progress: Progress) -> bool {
        self(progress)
    }
}

/// Nobody watches.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unwatched;

impl Control for Unwatched {
    fn go_on(&self, _progress: Progress) -> bool {
        true
    }
}

/// Asks between two looks at the clock: the engines ask millions of times a second, and a look costs as much as a merge.
const BETWEEN_LOOKS: u64 = 64;

/// One piece of work under somebody's eyes and a clock: what the core's engines are given, which count in one number only.
pub struct Watch<'c> {
    control: &'c dyn Control,
    work: Work,
    of: Option<u64>,
    time: Option<(Instant, Duration)>,
    partial: bool,
    asked: AtomicU64,
    late: AtomicBool,
    stopped: AtomicBool,
}

impl<'c> Watch<'c> {
    /// Begins now.
    #[must_use]
    pub fn new(control: &'c dyn Control, budget: &Budget, work: Work, of: Option<u64>) -> Self {
        Watch {
            control,
            work,
            of,
            time: budget.time.map(|most| (Instant::now(), most)),
            partial: budget.partial,
            asked: AtomicU64::new(0),
            late: AtomicBool::new(false),
            stopped: AtomicBool::new(false),
        }
    }

    /// Whether to go on, with so much done.
    pub fn go_on(&self, done: u64) -> bool {
        let look = self.asked.fetch_add(1, Ordering::Relaxed).is_multiple_of(BETWEEN_LOOKS);
        if look && self.time.is_some_and(|(since, most)| since.elapsed() > most) {
            self.late.store(true, Ordering::Relaxed);
        }
        let progress = Progress { work: self.work, done, of: self.of };
        let go_on = !self.late.load(Ordering::Relaxed)
            && !self.stopped.load(Ordering::Relaxed)
            && self.control.go_on(progress);
        if !go_on {
            // Once is enough: threads that ask later are told the same.
            self.stopped.store(true, Ordering::Relaxed);
        }
        go_on
    }

    /// Whether it has been stopped.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// Whether it has been stopped and what is there by then is wanted.
    pub(crate) fn gives_a_part(&self) -> bool {
        self.partial && self.is_stopped()
    }

    /// Why it was stopped.
    #[must_use]
    pub fn stopped(&self) -> Error {
        match self.time {
            Some((_, most)) if self.late.load(Ordering::Relaxed) => Error::new(
                ErrorKind::Budget,
                format!("it takes longer than the {} s of the budget", most.as_secs_f64()),
            )
            .cure_is("give it more time, or ask for fewer worlds or sessions"),
            _ => Error::new(ErrorKind::Stopped, "it was stopped"),
        }
    }

    /// The error of a run, where a stop says why.
    pub(crate) fn blame<T>(&self, result: Result<T>) -> Result<T> {
        result.map_err(|error| if self.is_stopped() { self.stopped() } else { error })
    }
}

impl Watcher for Watch<'_> {
    fn done(&self, done: u64) -> bool {
        self.go_on(done)
    }

    fn part(&self) -> PartOf {
        if self.partial { PartOf::Wanted } else { PartOf::Unwanted }
    }
}

/// Runs `work` on the budget's threads.
///
/// # Errors
/// The threads could not be started.
pub fn on_threads<T: Send>(budget: &Budget, work: impl FnOnce() -> T + Send) -> Result<T> {
    let Some(threads) = budget.threads else { return Ok(work()) };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().map_err(|error| {
        Error::new(ErrorKind::Budget, format!("no threads could be started: {error}"))
            .cure_is("ask for fewer")
    })?;
    Ok(pool.install(work))
}
