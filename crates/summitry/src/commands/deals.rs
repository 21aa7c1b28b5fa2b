//! `summitry deals`: which packages are possible, which nobody can improve on, which the fair points are.

mod csv;
mod human;
mod scatter;
mod summit;
mod tables;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::ValueEnum;
use summitry_core::deals::{DisagreementRule, Ideals, Options, Rational};
use summitry_domains::Reading;
use summitry_domains::load::WhoMeets;
use summitry_domains::reading::Settings;
use summitry_kit::deals::answer::{self, DealsAnswer, DealsQuestion, OfSummit};
use summitry_kit::deals::input::{self, Input};
use summitry_kit::talks::{FINEST_GRID, GRID};
use summitry_kit::{Budget, Study};
use summitry_report::json::deals as json;
use summitry_report::{language::Language, messages::Messages};
use summitry_scenario::visible::visible;

use super::forecast::Bar;
use super::variant::Changes;
use super::{load, output, words};
use crate::exit::{BAD_INPUT, Failure};
use crate::process;

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
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=i64::from(FINEST_GRID)))]
    grid: Option<u32>,
    /// Which profiles of a GENIUS folder meet where it holds more than one session has (default: first)
    #[arg(long, value_enum, default_value_t)]
    pair: PairWord,
    /// When a package is rational
    #[arg(long, value_enum, default_value_t)]
    rational: RationalWord,
    /// From where gains are measured (default: the reservation value; with --reading negmas, as NegMAS does)
    #[arg(long, value_enum)]
    disagreement: Option<DisagreementWord>,
    /// Over which packages Kalai and Smorodinsky's ideals are taken
    #[arg(long, value_enum, default_value_t)]
    ideals: IdealsWord,
    /// Most time, seconds, for all that is named; then what there is by then is given, marked as partial (default: no limit)
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    time: Option<u64>,
    #[command(flatten)]
    changes: Changes,
    /// Language of what is told (a scenario's own, else en); data have none
    #[arg(long, value_name = "LANG", value_parser = words::language, conflicts_with_all = ["json", "csv"])]
    lang: Option<Language>,
    /// Of a scenario: also the shares of this many worlds
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=100_000))]
    worlds: Option<u64>,
    /// Of a scenario: seed of those worlds (default: what the file says, else 1)
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
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

/// `--pair`.
#[derive(Clone, Copy, Default, ValueEnum)]
pub(crate) enum PairWord {
    /// The first two of each domain
    #[default]
    First,
    /// Every two that are not alternatives of one another
    All,
    /// What domainrepository.xml lists
    Repository,
}

impl From<PairWord> for WhoMeets {
    fn from(word: PairWord) -> Self {
        match word {
            PairWord::First => Self::First,
            PairWord::All => Self::All,
            PairWord::Repository => Self::Repository,
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
            ("--set, --without and --venue", !self.changes.list().is_empty()),
            ("--worlds", self.worlds.is_some()),
            ("--seed", self.seed.is_some()),
        ];
        let domains = [("--grid", self.grid.is_some()), ("--reading", self.reading.is_some())];
        let domain = inputs.iter().any(|input| matches!(input, Input::Domain(_)));
        let scenario = inputs.iter().any(|input| matches!(input, Input::Venue { .. }));
        let say = |given: &[(&str, bool)], of: &str, there: bool, other: &str| {
            for (option, _) in given.iter().filter(|(_, given)| *given && there) {
                let (is, it) = if option.contains(" and ") {
                    ("are", "they change")
                } else {
                    ("is", "it changes")
                };
                output::note(&format!("note: {option} {is} for {of}; {it} nothing for {other}"));
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
                    DisagreementRule::ReservationOrWorst
                }
                (Some(DisagreementWord::Reservation), _) | (None, ReadingWord::Genius) => {
                    DisagreementRule::Reservation
                }
                (Some(DisagreementWord::Worst), _) => DisagreementRule::Worst,
            },
            ideals: match self.ideals {
                IdealsWord::Rational => Ideals::Rational,
                IdealsWord::All => Ideals::All,
            },
            ..Options::default()
        }
    }
}

/// Steps of a grid beyond which its size is said before the work begins.
const LARGE_GRID: u32 = 10_000;

/// Analyses every domain named and writes it to stdout; a folder goes on past a domain that is wrong.
pub(crate) fn run(args: &DealsArgs) -> anyhow::Result<()> {
    let inputs = find(&args.files, args.pair.into(), &args.changes, args.seed)?;
    let several = inputs.len() > 1;
    let grid = args.grid.unwrap_or(GRID);
    args.passed_over(&inputs);
    if grid > LARGE_GRID {
        let values = grid + 1;
        output::note(&format!(
            "note: --grid {grid} cuts every real-valued issue into {values} values; that can take a minute"
        ));
    }
    let question = DealsQuestion {
        settings: Settings { reading: args.reading.unwrap_or_default().into(), grid },
        options: args.options(),
        worlds: args.worlds,
    };
    let (mut failed, mut done) = (0, 0_u64);
    let mut csv = csv::Sheet::new(several);
    let began = Instant::now();
    let time = args.time.map(Duration::from_secs);
    let budget = Budget { time, partial: true, ..Budget::default() };
    for input in &inputs {
        let (input, language) = if args.json || args.csv {
            (input.clone(), Language::default())
        } else {
            match words::told_in(args.lang, input) {
                Ok(told) => told,
                Err(error) if several => {
                    failed += 1;
                    output::note(&format!("error: {error:#}"));
                    continue;
                }
                Err(error) => return Err(error),
            }
        };
        let bar = Bar::new();
        let answered = answer::answer(&input, &question, &budget.left(began), &bar);
        bar.clear();
        match answered {
            // What was analysed by then has been written.
            Err(error) if error.is_stop() && done > 0 && stopped(args, began) => {
                cut_short(&Messages::new(language), done, inputs.len());
                break;
            }
            Ok(answer) => {
                let text = if args.json {
                    json::text(&answer)
                } else if args.csv {
                    aside(&answer);
                    visible(&csv.text(&answer)).into_owned()
                } else {
                    visible(&human::text(&Messages::new(language), &answer)).into_owned()
                };
                output::print(&text)?;
                if answer.partial {
                    if several {
                        cut_short(&Messages::new(language), done, inputs.len());
                    }
                    break;
                }
            }
            Err(error) => {
                // What is wrong with a scenario is on stderr already.
                let (said, shown) = match &input {
                    Input::Broken { error, .. } => (error.clone(), true),
                    _ => (error.to_string(), false),
                };
                if args.json {
                    output::told_data(&json::error(input.name(), &said))?;
                }
                if !several {
                    return Err(if shown { load::said() } else { load::refused(error) });
                }
                failed += 1;
                if !shown {
                    output::note(&format!("error: {said}"));
                }
            }
        }
        done += 1;
    }
    if failed > 0 {
        let message = format!("{failed} of {} inputs could not be analysed", inputs.len());
        return Err(Failure { message, code: BAD_INPUT }.into());
    }
    Ok(())
}

/// Says on stderr that only so many of the inputs are there whole.
fn cut_short(m: &Messages, done: u64, of: usize) {
    let (n, of) = (m.count(done), m.count(of as u64));
    output::note(&m.fill("deals-partial", &[("n", (&n).into()), ("of", (&of).into())]));
}

/// Whether the time is up or Ctrl-C has asked for what is there: a budget of memory ends one input alone.
fn stopped(args: &DealsArgs, began: Instant) -> bool {
    process::is_asked() || args.time.is_some_and(|most| began.elapsed() > Duration::from_secs(most))
}

/// What the files named hold: of scenarios each room that the changed one may be held in.
pub(crate) fn find(
    files: &[PathBuf],
    pair: WhoMeets,
    changes: &Changes,
    seed: Option<u64>,
) -> anyhow::Result<Vec<Input>> {
    let mut open = |path: &Path| -> Result<Study, String> {
        let opened = load::first(path)?;
        match changes.make(&opened) {
            Ok(study) => Ok(study.seeded(seed)),
            Err(error) => {
                let error = format!("{}: {}", path.display(), error.message());
                output::note(&format!("error: {error}"));
                Err(error)
            }
        }
    };
    let mut note = |text: &str| output::note(&format!("note: {text}"));
    Ok(input::find(files, pair, &mut open, &mut note)?)
}

/// What a table of numbers cannot say of itself: that it is not exact, and how its numbers were read. Never only in the other
/// outputs.
fn aside(answer: &DealsAnswer) {
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
