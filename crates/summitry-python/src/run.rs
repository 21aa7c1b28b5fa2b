//! Work without the interpreter's lock, which Ctrl-C stops.

use std::{
    panic::resume_unwind,
    sync::{
        atomic::{AtomicBool, Ordering},
        mpsc::{RecvTimeoutError, sync_channel},
    },
    thread,
    time::Duration,
};

use pyo3::prelude::*;
use summitry_kit::{Control, Progress};

use crate::{error::OrRaise as _, own::Failed};

/// How long Ctrl-C may wait to be heard.
const LOOK: Duration = Duration::from_millis(50);

/// As large as a main thread's: what is deep there is deep here.
const STACK: usize = 8 << 20;

/// Whether to go on.
struct Stop<'f> {
    asked: AtomicBool,
    failed: &'f Failed,
}

impl Control for Stop<'_> {
    fn go_on(&self, _: Progress) -> bool {
        !self.asked.load(Ordering::Relaxed) && !self.failed.is_set()
    }
}

/// Works something out in a thread of its own, with the interpreter's lock free, and hears signals meanwhile.
///
/// # Errors
/// What `work` says, what a tactic written in Python raised, or what a signal's handler raised: mostly KeyboardInterrupt.
pub(crate) fn worked<T: Send>(
    py: Python<'_>,
    failed: &Failed,
    work: impl FnOnce(&dyn Control) -> summitry_kit::Result<T> + Send,
) -> PyResult<T> {
    let stop = Stop { asked: AtomicBool::new(false), failed };
    let found = py.detach(|| -> PyResult<summitry_kit::Result<T>> {
        thread::scope(|scope| {
            let (done, over) = sync_channel::<()>(1);
            let stop = &stop;
            let thread =
                thread::Builder::new().stack_size(STACK).spawn_scoped(scope, move || {
                    // Dropped at the end, whatever the end is.
                    let _done = done;
                    work(stop)
                })?;
            let mut signal = None;
            while over.recv_timeout(LOOK) == Err(RecvTimeoutError::Timeout) {
                if signal.is_none() {
                    signal = Python::attach(|py| py.check_signals()).err();
                    if signal.is_some() {
                        stop.asked.store(true, Ordering::Relaxed);
                    }
                }
            }
            let result = thread.join().unwrap_or_else(|panic| resume_unwind(panic));
            signal.map_or(Ok(result), Err)
        })
    })?;
    match failed.take(py) {
        Some(raised) => Err(raised),
        None => found.or_raise(py),
    }
}

/// The same where no tactic of somebody's own takes part.
///
/// # Errors
/// As [`worked`].
pub(crate) fn alone<T: Send>(
    py: Python<'_>,
    work: impl FnOnce(&dyn Control) -> summitry_kit::Result<T> + Send,
) -> PyResult<T> {
    worked(py, &Failed::default(), work)
}
