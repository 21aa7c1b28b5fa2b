//! `summitry deals`: which packages are possible, which nobody can improve on, which the fair points are.

mod csv;
mod human;
pub(crate) mod input;
mod json;
mod scatter;
mod summit;
pub(crate) mod words;

use std::path::PathBuf;

use anyhow::Context;
use clap::ValueEnum;
use num_rational::BigRational;
use num_traits::Signed as _;
use summitry_core::deals::{
    Analysis, Analyst, Count, Disagreement, Ideals, Options, Profile as Party, Rational, Shares,
    Summit, SummitError, Within, analyse, shares,
};
use summitry_domains::{Converted, Reading};
use summitry_scenario::visible::visible;

use super::output;
use crate::exit::{BAD_INPUT, Failure};
use input::Input;
use words::Words;

/// Which packages are possible, which nobody can improve on, and which single them out as fair.
///
/// Reads a Summitry scenario (analysed at the middle of its values, venue by venue), a negotiation domain with its
/// profiles (GENIUS XML, GeniusWeb JSON, NegMAS YAML or JSON, NegoLog JSON), or folders of them.
#[derive(clap::Args)]
pub(crate) struct DealsArgs {
    /// A scenario, a domain with its profiles, or folders of them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Write JSON, one object a line
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// Write the frontier as CSV
    #[arg(long)]
    csv: bool,
    /// Whose meaning the numbers of a GENIUS file are given (default: genius)
    #[arg(long, value_enum)]
    reading: Option<ReadingWord>,
    /// Into how many equal steps a real-valued issue is cut (default: 10; at most 200,000 for one such issue, 2,000 each for several)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=FINEST_GRID))]
    grid: Option<u32>,
    /// When a package is rational
    #[arg(long, value_enum, default_value_t)]
    rational: RationalWord,
    /// From where gains are measured (default: the reservation value; with --reading negmas, as NegMAS does)
    #[arg(long, value_enum)]
    disagreement: Option<DisagreementWord>,
    /// Over which packages Kalai and Smorodinsky's ideals are taken
    #[arg(long, value_enum, default_value_t)]
    ideals: IdealsWord,
    /// Of a scenario: only this venue
    #[arg(long, value_name = "ID")]
    venue: Option<String>,
    /// Of a scenario: also the shares of this many worlds
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=100_000))]
    worlds: Option<u64>,
    /// Of a scenario: seed of those worlds (default: what the file says, else 1)
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
}

/// Steps of a real-valued issue unless `--grid`.
pub(crate) const GRID: u32 = 10;

/// The finest grid that one real-valued issue may have; several have less room, which is said when they are read.
pub(crate) const FINEST_GRID: i64 = 200_000;

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
#[derive(Clone, Copy, ValueEnum)]
enum DisagreementWord {
    /// The reservation value, or the worst package where that is better (NegMAS; the figures published for these domains)
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
    /// Says which options have no meaning for what was named.
    fn passed_over(&self, inputs: &[Input]) {
        let scenarios = [
            ("--venue", self.venue.is_some()),
            ("--worlds", self.worlds.is_some()),
            ("--seed", self.seed.is_some()),
        ];
        let domains = [("--grid", self.grid.is_some()), ("--reading", self.reading.is_some())];
        let domain = inputs.iter().any(|input| matches!(input, Input::Domain(_)));
        let scenario = inputs.iter().any(|input| matches!(input, Input::Venue { .. }));
        let say = |given: &[(&str, bool)], of: &str, there: bool, other: &str| {
            for (option, _) in given.iter().filter(|(_, given)| *given && there) {
                output::note(&format!(
                    "note: {option} is for {of}; it changes nothing for {other}"
                ));
            }
        };
        say(&scenarios, "scenarios", domain, "a domain");
        say(&domains, "domains of other tools", scenario, "a scenario");
    }

    fn options(&self) -> Options {
        Options {
            rational: match self.rational {
                RationalWord::AtLeast => Rational::AtLeast,
                RationalWord::Above => Rational::Above,
            },
            disagreement: match (self.disagreement, self.reading.unwrap_or_default()) {
                (Some(DisagreementWord::ReservationOrWorst), _) | (None, ReadingWord::Negmas) => {
                    Disagreement::ReservationOrWorst
                }
                (Some(DisagreementWord::Reservation), _) | (None, ReadingWord::Genius) => {
                    Disagreement::Reservation
                }
                (Some(DisagreementWord::Worst), _) => Disagreement::Worst,
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
    /// What only a scenario has.
    of_summit: Option<OfSummit>,
}

/// What only a scenario has.
struct OfSummit {
    /// The venue's id.
    venue: String,
    /// The world at the middle of the values.
    summit: Summit,
    /// What is possible among the packages that one meeting can carry; else why that cannot be said.
    within: Result<Within, SummitError>,
    /// Swaps, asks, blocks.
    analyst: Analyst,
    /// What ids mean, in the file's words.
    words: Words,
    /// The same over worlds, where asked for.
    shares: Option<Shares>,
}

/// Steps of a grid beyond which its size is said before the work begins.
const LARGE_GRID: u32 = 10_000;

/// Swaps and asks listed.
const SWAPS: usize = 20;

/// Analyses every domain named and writes it to stdout; a folder goes on past a domain that is wrong.
pub(crate) fn run(args: &DealsArgs) -> anyhow::Result<()> {
    let inputs = input::find(&args.files, args.venue.as_deref())?;
    let several = inputs.len() > 1;
    let grid = args.grid.unwrap_or(GRID);
    args.passed_over(&inputs);
    if grid > LARGE_GRID {
        let values = grid + 1;
        output::note(&format!(
            "note: --grid {grid} cuts every real-valued issue into {values} values; that can take a minute"
        ));
    }
    let mut failed = 0;
    let mut csv = csv::Sheet::new(several);
    for input in &inputs {
        match answer(input, args) {
            Ok(answer) => {
                let text = if args.json {
                    json::text(&answer)?
                } else if args.csv {
                    aside(&answer);
                    visible(&csv.text(&answer)).into_owned()
                } else {
                    visible(&human::text(&answer)).into_owned()
                };
                output::print(&text)?;
            }
            Err(error) => {
                // What is wrong with a scenario is on stderr already.
                let (said, shown) = match input {
                    Input::Broken { error, .. } => (error.clone(), true),
                    _ => (format!("{error:#}"), false),
                };
                if args.json {
                    output::print(&json::error(input.name(), &said)?)?;
                }
                if !several {
                    return Err(error);
                }
                failed += 1;
                if !shown {
                    output::note(&format!("error: {said}"));
                }
            }
        }
    }
    if failed > 0 {
        let message = format!("{failed} of {} inputs could not be analysed", inputs.len());
        return Err(Failure { message, code: BAD_INPUT }.into());
    }
    Ok(())
}

/// What a table of numbers cannot say of itself: that it is not exact, and how its numbers were read. Never only in the other
/// outputs.
fn aside(answer: &Answer) {
    let method = &answer.analysis.method;
    if !method.exact {
        output::note(&format!("note: {}: NOT exact: {}; {}", answer.name, method.how, method.why));
    }
    for note in &answer.converted.notes {
        output::note(&format!("note: {} ({}): {}", answer.name, note.code, note.text));
    }
    if let Some(OfSummit { venue, within: Err(error), .. }) = &answer.of_summit {
        let name = &answer.name;
        output::note(&format!(
            "note: {name}, venue {venue}: nothing within capacity is listed: {error}"
        ));
    }
}

fn answer(input: &Input, args: &DealsArgs) -> anyhow::Result<Answer> {
    let settings = summitry_domains::reading::Settings {
        reading: args.reading.unwrap_or_default().into(),
        grid: args.grid.unwrap_or(GRID),
    };
    let read = input.read(settings)?;
    let options = args.options();
    let mut converted = read.converted;
    let mut analysis = analyse(&converted.space, &options).with_context(|| input.shown())?;
    if let Some(summit) = &read.summit {
        // NegoLog's figure is meant for utilities between 0 and 1, not for points.
        analysis.opposition.negolog = summit.negolog_opposition(&options);
    }
    converted.notes.extend(not_exact(&analysis));
    if let Some(note) = disagreement_matters(&converted, &options, &analysis) {
        converted.notes.push(note);
    }
    let of_summit = match (read.summit, input) {
        (Some(summit), Input::Venue { document, venue, .. }) => {
            let seed = args.seed.unwrap_or(document.run.seed);
            let shares = args.worlds.map(|n| shares(&document.scenario, *venue, seed, n, &options));
            Some(OfSummit {
                venue: input.venue().unwrap_or_default().to_owned(),
                analyst: summit.analyst(SWAPS, &options).with_context(|| input.shown())?,
                shares: shares.transpose().with_context(|| input.shown())?,
                within: summit.within_capacity(&options),
                words: Words::of(document, &summit),
                summit,
            })
        }
        _ => None,
    };
    Ok(Answer {
        of_summit,
        name: input.name().to_owned(),
        title: read.name,
        tool: read.tool,
        reading: settings.reading,
        converted,
        options,
        analysis,
    })
}

/// Says which figures are not exact.
fn not_exact(analysis: &Analysis) -> Vec<summitry_domains::Note> {
    let note = |code, text: &str| summitry_domains::Note { code, party: None, text: text.into() };
    let mut notes = Vec::new();
    if !analysis.method.exact {
        notes.push(note(
            "sampled",
            "frontier, solutions, opposition and the parties' ranges are those of the packages drawn: there may be better and \
             worse ones, none outside the bounds given",
        ));
    }
    if matches!(analysis.rational, Count::Bounds { .. }) {
        notes.push(note(
            "count",
            if analysis.method.exact {
                "the number of rational packages is bounded, not exact: counting them would need too large a table; \
                 everything else is exact"
            } else {
                "the number of rational packages is bounded, not exact"
            },
        ));
    }
    notes
}

/// No package of a party lies outside these: each issue's worst and best, and every link that takes away or adds.
fn bounds(party: &Party) -> (BigRational, BigRational) {
    let ends = |pick: fn(Option<&BigRational>, Option<&BigRational>) -> Option<BigRational>| {
        let sum: BigRational =
            party.values.iter().filter_map(|v| pick(v.iter().min(), v.iter().max())).sum();
        sum + &party.base
    };
    let links = |up: bool| -> BigRational {
        let adds = party.interactions.iter().map(|link| &link.adds);
        adds.filter(|adds| adds.is_positive() == up).sum()
    };
    (ends(|least, _| least.cloned()) + links(false), ends(|_, most| most.cloned()) + links(true))
}

/// Where the two usual disagreement points single out other packages, says so.
fn disagreement_matters(
    converted: &Converted,
    options: &Options,
    analysis: &Analysis,
) -> Option<summitry_domains::Note> {
    let (other, used, flag) = match options.disagreement {
        Disagreement::Reservation => (
            Disagreement::ReservationOrWorst,
            "gains are counted from the reservation value (Nash 1950); counted from the worst package where that is \
             better, as NegMAS does",
            "reservation-or-worst",
        ),
        Disagreement::ReservationOrWorst => (
            Disagreement::Reservation,
            "gains are counted from the reservation value, or from the worst package where that is better, as NegMAS \
             does; counted from the reservation value alone, as Nash (1950) does",
            "reservation",
        ),
        Disagreement::Worst => return None,
    };
    let lifted = analysis
        .parties
        .iter()
        .any(|party| party.minimum.as_ref().is_some_and(|least| *least > party.reservation));
    if !lifted || analysis.frontier.is_empty() {
        return None;
    }
    let others = Options { disagreement: other, count: false, ..options.clone() };
    let other = analyse(&converted.space, &others).ok()?;
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
            "{used} (--disagreement {flag}), the solution differs for {}",
            differ.join(", ")
        ),
    })
}
