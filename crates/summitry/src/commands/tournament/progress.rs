//! How far a run is, for a terminal and for a log.

use std::io::IsTerminal as _;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use summitry_kit::{Control, Progress};

use crate::commands::forecast::Bar;
use crate::commands::output;
use crate::process;

/// How often a log is told.
const EVERY: Duration = Duration::from_secs(60);

/// A bar on a terminal; elsewhere a line a minute.
pub(super) struct Told {
    bar: Bar,
    terminal: bool,
    begun: Instant,
    last: Mutex<(Instant, Option<u64>)>,
}

impl Told {
    pub(super) fn new() -> Self {
        let now = Instant::now();
        let terminal = std::io::stderr().is_terminal();
        Self { bar: Bar::new(), terminal, begun: now, last: Mutex::new((now, None)) }
    }

    pub(super) fn clear(&self) {
        self.bar.clear();
    }
}

impl Control for Told {
    fn go_on(&self, progress: Progress) -> bool {
        if self.terminal {
            return self.bar.go_on(progress);
        }
        if process::is_asked() {
            return false;
        }
        // Whoever finds it taken leaves the telling to who holds it.
        let Ok(mut last) = self.last.try_lock() else { return true };
        // What a resumed run finds done says nothing of its rate.
        let from = *last.1.get_or_insert(progress.done);
        if last.0.elapsed() >= EVERY {
            last.0 = Instant::now();
            let seconds = self.begun.elapsed().as_secs_f64();
            #[expect(clippy::cast_precision_loss, reason = "a rate for people")]
            let rate = progress.done.saturating_sub(from) as f64 / seconds.max(1e-9);
            let of = progress.of.unwrap_or(progress.done);
            #[expect(clippy::cast_precision_loss, reason = "a time for people")]
            let left = of.saturating_sub(progress.done) as f64 / rate.max(1e-9);
            output::note(&format!(
                "{} of {of} sessions, {rate:.0}/s, {} left",
                progress.done,
                time(left)
            ));
        }
        true
    }
}

/// A time in the unit that fits it.
pub(super) fn time(seconds: f64) -> String {
    match seconds {
        s if s < 120.0 => format!("{s:.0} s"),
        s if s < 7200.0 => format!("{:.0} min", s / 60.0),
        s if s < 172_800.0 => format!("{:.0} h", s / 3600.0),
        s => format!("{:.0} days", s / 86400.0),
    }
}
