//! What a run leaves: rows, the summary, and what is printed of it.

use summitry_kit::files::json as style;
use summitry_kit::tournament::folder::{RunFolder, add_up};
use summitry_kit::tournament::ranking::{Metric, TournamentSummary};
use summitry_kit::tournament::{Joined, Programme};
use summitry_report::language::Language;
use summitry_report::messages::Messages;

use super::files::Files;
use super::told;
use crate::commands::output;
use crate::exit::{BAD_INPUT, Failure};

/// The file that is written last.
pub(crate) const SUMMARY: &str = "summary.json";
/// The run's options that say what its results are.
pub(super) const BY: &str = "by";
/// See [`BY`].
pub(super) const FORMAT: &str = "format";
/// See [`BY`].
pub(super) const LANGUAGE: &str = "language";

fn option<'p>(of: &'p Programme, name: &str) -> &'p str {
    of.options.get(name).and_then(|value| value.as_str()).unwrap_or_default()
}

/// The language of a run.
pub(crate) fn language(of: &Programme) -> Language {
    Language::from_tag(option(of, LANGUAGE)).unwrap_or_default()
}

/// Writes the rows of shards put together into a folder.
pub(crate) fn write(to: &RunFolder, from: &[RunFolder]) -> anyhow::Result<(Joined, Metric)> {
    let of = &to.manifest().programme;
    let format = option(of, FORMAT);
    if format == "parquet" && !cfg!(feature = "parquet") {
        let message = "the run is to be written as Parquet, and this summitry was built without\n\
                       help: build it with `--features parquet`";
        return Err(Failure { message: message.to_owned(), code: BAD_INPUT }.into());
    }
    let ending = if format.is_empty() { "csv" } else { format };
    let mut files = Files::within(to.path(), ending, to.manifest().rows)?;
    let joined = add_up(from, &mut |finished| files.take(of, finished))?;
    files.finish()?;
    let by = Metric::ALL.into_iter().find(|metric| metric.word() == option(of, BY));
    Ok((joined, by.unwrap_or_default()))
}

/// The summary as a file.
pub(crate) fn object(of: &Programme, summary: &TournamentSummary) -> String {
    style::pretty(&summary.write(of))
}

/// Prints the summary.
pub(crate) fn print(
    of: &Programme,
    summary: &TournamentSummary,
    language: Language,
    json: bool,
) -> anyhow::Result<()> {
    if json {
        return output::json(&summary.write(of));
    }
    output::print(&told::text(&Messages::new(language), of, summary))
}
