//! `summitry deals`: which packages are possible, which nobody can improve on, which the fair points are.

mod csv;
mod human;
pub(crate) mod input;
mod json;

use std::path::PathBuf;

use anyhow::Context;
use clap::ValueEnum;
use summitry_core::deals::{Analysis, Disagreement, Ideals, Options, Rational, analyse};
use summitry_domains::{Converted, Reading};
use summitry_scenario::visible::visible;

use super::output;
use crate::exit::{BAD_INPUT, Failure};
use input::Input;

/// Which packages are possible, which nobody can improve on, and which single them out as fair.
///
/// Reads a negotiation domain with its profiles (GENIUS XML, GeniusWeb JSON, NegMAS YAML or JSON, NegoLog JSON), or
/// folders of them.
#[derive(clap::Args)]
pub(crate) struct DealsArgs {
    /// A domain with its profiles, or folders of them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Write JSON; one object a line where there are several domains
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// Write the frontier as CSV
    #[arg(long)]
    csv: bool,
    /// Whose meaning the numbers of a GENIUS file are given
    #[arg(long, value_enum, default_value_t)]
    reading: ReadingWord,
    /// Into how many equal steps a real-valued issue is cut
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    grid: u32,
    /// When a package is rational
    #[arg(long, value_enum, default_value_t)]
    rational: RationalWord,
    /// From where gains are measured
    #[arg(long, value_enum, default_value_t)]
    disagreement: DisagreementWord,
    /// Over which packages Kalai and Smorodinsky's ideals are taken
    #[arg(long, value_enum, default_value_t)]
    ideals: IdealsWord,
}

/// `--reading`.
#[derive(Clone, Copy, Default, ValueEnum)]
pub(crate) enum ReadingWord {
    /// GENIUS's own
    #[default]
    Genius,
    /// NegMAS 0.16's
    Negmas,
}

impl From<ReadingWord> for Reading {
    fn from(word: ReadingWord) -> Self {
        match word {
            ReadingWord::Genius => Self::Genius,
            ReadingWord::Negmas => Self::Negmas,
        }
    }
}

/// `--rational`.
#[derive(Clone, Copy, Default, ValueEnum)]
enum RationalWord {
    /// At or above the reservation value (Nash 1950)
    #[default]
    AtLeast,
    /// Strictly above it
    Above,
}

/// `--disagreement`.
#[derive(Clone, Copy, Default, ValueEnum)]
enum DisagreementWord {
    /// The reservation value, or the worst package where that is better (NegMAS; the figures published for these domains)
    #[default]
    ReservationOrWorst,
    /// The reservation value (Nash 1950)
    Reservation,
    /// The worst package
    Worst,
}

/// `--ideals`.
#[derive(Clone, Copy, Default, ValueEnum)]
enum IdealsWord {
    /// Packages rational for everyone (Kalai and Smorodinsky 1975)
    #[default]
    Rational,
    /// All packages
    All,
}

impl DealsArgs {
    fn options(&self) -> Options {
        Options {
            rational: match self.rational {
                RationalWord::AtLeast => Rational::AtLeast,
                RationalWord::Above => Rational::Above,
            },
            disagreement: match self.disagreement {
                DisagreementWord::ReservationOrWorst => Disagreement::ReservationOrWorst,
                DisagreementWord::Reservation => Disagreement::Reservation,
                DisagreementWord::Worst => Disagreement::Worst,
            },
            ideals: match self.ideals {
                IdealsWord::Rational => Ideals::Rational,
                IdealsWord::All => Ideals::All,
            },
            ..Options::default()
        }
    }
}

/// One domain, analysed: everything the three outputs draw on.
pub(crate) struct Answer {
    /// The folder's name, or the first file's.
    name: String,
    /// The domain's own name.
    title: String,
    /// Whose file it was.
    tool: &'static str,
    /// How its numbers were read.
    reading: Reading,
    /// Issues, parties, exact utilities, notes.
    converted: Converted,
    /// The definitions used.
    options: Options,
    /// What came out.
    analysis: Analysis,
}

/// Analyses every domain named and writes it to stdout; a folder goes on past a domain that is wrong.
pub(crate) fn run(args: &DealsArgs) -> anyhow::Result<()> {
    let inputs = input::find(&args.files)?;
    let several = inputs.len() > 1;
    let mut failed = 0;
    for (number, input) in inputs.iter().enumerate() {
        match answer(input, args) {
            Ok(answer) => {
                let text = if args.json {
                    json::text(&answer, !several)?
                } else if args.csv {
                    visible(&csv::text(&answer, several, number == 0)).into_owned()
                } else {
                    visible(&human::text(&answer)).into_owned()
                };
                output::print(&text)?;
            }
            Err(error) if several => {
                failed += 1;
                output::note(&format!("error: {error:#}"));
                if args.json {
                    output::print(&json::error(input.name(), &format!("{error:#}"))?)?;
                }
            }
            Err(error) => return Err(error),
        }
    }
    if failed > 0 {
        let message = format!("{failed} of {} domains could not be analysed", inputs.len());
        return Err(Failure { message, code: BAD_INPUT }.into());
    }
    Ok(())
}

fn answer(input: &Input, args: &DealsArgs) -> anyhow::Result<Answer> {
    let settings =
        summitry_domains::reading::Settings { reading: args.reading.into(), grid: args.grid };
    let read = input.read(settings)?;
    let options = args.options();
    let mut converted = read.converted;
    let analysis = analyse(&converted.space, &options).with_context(|| input.name().to_owned())?;
    if let Some(note) = disagreement_matters(&converted, &options, &analysis) {
        converted.notes.push(note);
    }
    Ok(Answer {
        name: input.name().to_owned(),
        title: read.name,
        tool: read.tool,
        reading: settings.reading,
        converted,
        options,
        analysis,
    })
}

/// Where gains counted from the reservation value itself would single out other packages, says so.
fn disagreement_matters(
    converted: &Converted,
    options: &Options,
    analysis: &Analysis,
) -> Option<summitry_domains::Note> {
    let lifted = options.disagreement == Disagreement::ReservationOrWorst
        && analysis
            .parties
            .iter()
            .any(|party| party.minimum.as_ref().is_some_and(|least| *least > party.reservation));
    if !lifted || analysis.frontier.is_empty() {
        return None;
    }
    let strict = Options { disagreement: Disagreement::Reservation, ..options.clone() };
    let other = analyse(&converted.space, &strict).ok()?;
    let (here, there) = (&analysis.solutions, &other.solutions);
    let differ: Vec<&str> = [
        ("Nash", here.nash != there.nash),
        ("Kalai–Smorodinsky", here.kalai_smorodinsky != there.kalai_smorodinsky),
        ("egalitarian", here.egalitarian != there.egalitarian),
    ]
    .into_iter()
    .filter_map(|(name, differs)| differs.then_some(name))
    .collect();
    (!differ.is_empty()).then(|| summitry_domains::Note {
        code: "disagreement",
        party: None,
        text: format!(
            "gains are counted from the reservation value, or from the worst package where that is better, as NegMAS \
             does; counted from the reservation value alone (--disagreement reservation, Nash 1950) the solution differs \
             for {}",
            differ.join(", ")
        ),
    })
}
