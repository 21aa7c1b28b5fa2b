//! Where the seals of a file are kept, and which day it is: what `seal`, `verify`, `record` and the brief's stamp share.

use std::path::{Path, PathBuf};

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use summitry_kit::{
    Study,
    files::read::{Role, text},
    record::{SUFFIX, inspect},
};

/// The folder beside a file in which its seals lie where nobody names another.
const LEDGER: &str = "ledger";

/// The ledger of a file.
pub(super) fn ledger(file: &Path) -> PathBuf {
    file.parent().unwrap_or(Path::new("")).join(LEDGER)
}

/// The day given, else today by the machine's clock: in UTC, so that a seal's day is the same everywhere.
pub(super) fn today(given: Option<Date>) -> String {
    given.unwrap_or_else(|| Timestamp::now().to_zoned(TimeZone::UTC).date()).to_string()
}

/// Reads `--date`.
pub(super) fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "write a day as YEAR-MONTH-DAY, such as 2027-02-28".to_owned())
}

/// The study, known to be sealed where an intact seal of its very text lies in its ledger, dated before the event.
pub(super) fn known(study: Study) -> Study {
    if study.document().summit.is_illustration() {
        return study;
    }
    let day = study.path().and_then(|path| day(&ledger(path), study.sha256()));
    match day {
        Some((day, false)) => study.sealed(&day),
        Some((day, true)) => study.dated_by_hand(&day),
        None => study,
    }
}

/// The day of the first seal of a text with this sum in a ledger, and whether it was given by hand: such a day vouches for no more than
/// the file does, and is looked at where there is no other.
fn day(ledger: &Path, sha256: &str) -> Option<(String, bool)> {
    let today = today(None);
    let names = std::fs::read_dir(ledger).ok()?.flatten().map(|entry| entry.file_name());
    let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.retain(|name| name.ends_with(SUFFIX));
    // Names begin with the day.
    names.sort();
    let mut by_hand = None;
    let by_clock = names.into_iter().find_map(|name| {
        let text = text(&ledger.join(&name), Role::Seal).ok()?;
        // Most seals of a ledger are of other texts: their sums are not worth working out.
        if !text.contains(sha256) {
            return None;
        }
        let (seal, refusals) = inspect(&name, &text, &today);
        let made = seal.filter(|s| refusals.is_empty() && s.file_sha256 == sha256)?.made;
        if made.by_hand {
            by_hand.get_or_insert((made.date, true));
            return None;
        }
        Some((made.date, false))
    });
    by_clock.or(by_hand)
}
