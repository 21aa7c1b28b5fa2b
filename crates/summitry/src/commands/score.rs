//! `summitry score`: what the forecast was worth, once the answers are known.

use std::path::PathBuf;

use summitry_kit::files::read::Role;
use summitry_report::{language::Language, scorecard::scorecard, terminal, view::Context};
use summitry_scenario::outcome::read_outcome;

use super::{forecast::Runs, load, output, sealed, variant, words};
use crate::exit::{BAD_INPUT, Failure};

/// Score a forecast: one row a question, beside the base rate and 50:50.
#[derive(clap::Args)]
pub(crate) struct Score {
    /// The scenario file.
    file: PathBuf,
    /// The outcome file: what happened, kept apart from the scenario.
    outcome: PathBuf,
    /// Print one JSON object (`summitry-score/1`, see docs/stability.md).
    #[arg(long)]
    json: bool,
    /// Language of the answer (default: the file's own).
    #[arg(long, value_name = "LANG", value_parser = words::language)]
    lang: Option<Language>,
    #[command(flatten)]
    runs: Runs,
}

/// Scores.
pub(crate) fn run(args: &Score) -> anyhow::Result<()> {
    let study = sealed::known(load::study(&args.file)?);
    let document = study.document();
    let text = load::text(&args.outcome, Role::Outcome)?;
    let name = args.outcome.display().to_string();
    let (outcome, diagnostics) = read_outcome(&text, Some(document));
    load::show(&load::tied(&name, &text, diagnostics));
    let outcome = outcome.ok_or_else(load::said)?;
    // ISO dates compare as text.
    if let (Some(entered), Some(date)) = (&outcome.entered, &document.summit.date)
        && entered < date
    {
        let message = format!(
            "{name}: the answers were entered on {entered}, before the meeting of {date}\n\
             help: settle the questions after the meeting, and give the day as `entered`"
        );
        return Err(Failure { message, code: BAD_INPUT }.into());
    }
    let m = words::messages(args.lang, document);
    let study = variant::translate(study, m.language())?;
    let forecast = args.runs.forecast(&study)?;
    let ctx = Context::new(study.document(), forecast.model(), &m);
    let card = scorecard(&ctx, |id| outcome.results.get(id).map(|ruling| ruling.answer));
    if args.json {
        output::json(&card.json())
    } else {
        output::print(&terminal::sections(&card.sections(&ctx), &m))
    }
}
