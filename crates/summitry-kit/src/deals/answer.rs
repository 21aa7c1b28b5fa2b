//! A space of packages, analysed: the engine's whole answer to one input, in exact numbers, for faces that show all of it.

use num_rational::BigRational;
use num_traits::Signed as _;
use summitry_core::deals::{
    Analysis, Analyst, Concept, Count, DisagreementRule, How, Options, PartySummary, Profile,
    Shares, Summit, SummitError, Within, analyse, analyse_watched, shares_watched,
};
use summitry_domains::reading::Settings;
use summitry_domains::{Converted, Reading};

use super::input::Input;
use super::stopped;
use super::words::SpaceWords;
use crate::{Budget, Control, Error, Result, Watch, Work, control::on_threads};

/// Swaps and asks listed.
const SWAPS: usize = 20;

/// What is asked of an input.
#[derive(Clone, Debug)]
pub struct DealsQuestion {
    /// How the numbers of other tools' files are read.
    pub settings: Settings,
    /// Definitions and limits.
    pub options: Options,
    /// Of a scenario: also the shares of this many worlds.
    pub worlds: Option<u64>,
}

/// One domain, analysed: everything that outputs draw on.
#[derive(Clone, Debug)]
pub struct DealsAnswer {
    /// The folder's name, or the first file's.
    pub name: String,
    /// The domain's own name.
    pub title: String,
    /// Whose file it was.
    pub tool: &'static str,
    /// How its numbers were read.
    pub reading: Reading,
    /// Issues, parties, exact utilities, notes.
    pub converted: Converted,
    /// The definitions used.
    pub options: Options,
    /// What came out.
    pub analysis: Analysis,
    /// What only a scenario has.
    pub of_summit: Option<OfSummit>,
    /// Whether it was stopped and this is what there was by then ([`Budget::partial`]): a note says what is missing.
    pub partial: bool,
}

/// What only a scenario has.
#[derive(Clone, Debug)]
pub struct OfSummit {
    /// The venue's id.
    pub venue: String,
    /// The world at the middle of the values.
    pub summit: Summit,
    /// What is possible among the packages that one meeting can carry; else why that cannot be said.
    pub within: Result<Within, SummitError>,
    /// Swaps, asks, blocks; `None` where it was stopped before.
    pub analyst: Option<Analyst>,
    /// What ids mean, in the file's words.
    pub words: SpaceWords,
    /// The same over worlds, where asked for.
    pub shares: Option<Shares>,
}

/// Analyses an input within a budget, watched. Where the budget takes a part for an answer and it is stopped, what there is by then is
/// given, marked: of a frontier that was not ready the packages that a short search finds.
///
/// # Errors
/// The input is wrong or too large, it was stopped, or the budget is used up.
pub fn answer(
    input: &Input,
    question: &DealsQuestion,
    budget: &Budget,
    control: &dyn Control,
) -> Result<DealsAnswer> {
    let watch = Watch::new(control, budget, Work::Deals, question.worlds);
    let found = on_threads(budget, || worked_out(input, question, budget, &watch))?;
    watch.blame(found)
}

fn worked_out(
    input: &Input,
    question: &DealsQuestion,
    budget: &Budget,
    watch: &Watch<'_>,
) -> Result<DealsAnswer> {
    let read = input.read(question.settings)?;
    let options = within_memory(question.options.clone(), budget);
    let about = |error: Error| error.about(input.shown());
    let mut converted = read.converted;
    let analysed = match analyse_watched(&converted.space, &options, watch) {
        Err(_) if watch.gives_a_part() => {
            converted.notes.push(stopped::before_the_frontier());
            analyse(&converted.space, &stopped::short(&options))
        }
        analysed => analysed,
    };
    let mut analysis = analysed.map_err(|error| about(error.into()))?;
    if let Some(summit) = &read.summit {
        // NegoLog's figure is meant for utilities between 0 and 1, not for points.
        analysis.opposition.negolog = summit.negolog_opposition(&options);
    }
    converted.notes.extend(not_exact(&analysis));
    if input.is_put_to_the_vote() {
        converted.notes.push(summitry_domains::Note {
            code: "votes",
            party: None,
            text: "the file decides by a vote, and this is what is possible if everybody must agree: a winning coalition may agree on \
                   more"
                .into(),
        });
    }
    if let Some(note) = disagreement_matters(&converted, &options, &analysis, watch) {
        converted.notes.push(note);
    }
    let of_summit = match (read.summit, input) {
        (Some(summit), Input::Venue { study, venue, .. }) => {
            let scenario = &study.document().scenario;
            let number = study.venue(venue)?;
            // What one part needs may be too long for another: each is there or is not.
            let analyst = summit.analyst_watched(SWAPS, &options, watch).map(Some);
            let shares = question
                .worlds
                .map(|n| shares_watched(scenario, number, study.seed(), n, &options, watch));
            let shares = shares.transpose();
            let there = || watch.gives_a_part();
            Some(OfSummit {
                venue: venue.clone(),
                analyst: analyst
                    .or_else(|e| if there() { Ok(None) } else { Err(about(e.into())) })?,
                shares: shares
                    .or_else(|e| if there() { Ok(None) } else { Err(about(e.into())) })?,
                within: summit.within_capacity_watched(&options, watch),
                words: SpaceWords::of(study.document(), &summit),
                summit,
            })
        }
        _ => None,
    };
    // Parts that may fail alone do not hide that all of it was stopped.
    if watch.is_stopped() && !watch.gives_a_part() {
        return Err(watch.stopped());
    }
    let partial = watch.is_stopped();
    if partial {
        converted.notes.push(stopped::cut_short());
    }
    Ok(DealsAnswer {
        of_summit,
        partial,
        name: input.name().to_owned(),
        title: read.name,
        tool: read.tool,
        reading: question.settings.reading,
        converted,
        options,
        analysis,
    })
}

/// Bytes that one partial package takes at most where numbers fit machine words: eight utilities, a count and an index of 16 bytes
/// each, twice while a list grows.
const BYTES_A_POINT: u64 = 320;

/// Lists that a frontier holds at once at most: those being united, and the one they grow into, twice while it grows.
const LISTS: u64 = 5;

/// The options with limits under which the tables stay within the budget's memory.
pub(super) fn within_memory(options: Options, budget: &Budget) -> Options {
    let Some(most) = budget.memory else { return options };
    let at_most = |most: u64| usize::try_from(most).unwrap_or(usize::MAX).max(1);
    let points = at_most(most / BYTES_A_POINT);
    Options {
        frontier_bytes: options.frontier_bytes.min(at_most(most / LISTS)),
        // Two half-tables are held at once.
        count_limit: options.count_limit.min(points / 2),
        ..options
    }
}

/// Says which figures are not exact.
fn not_exact(analysis: &Analysis) -> Vec<summitry_domains::Note> {
    let note = |code, text: &str| summitry_domains::Note { code, party: None, text: text.into() };
    let mut notes = Vec::new();
    if let How::Rounded { within, .. } = &analysis.method.how {
        notes.push(note(
            "rounded",
            "the frontier is too long to be listed: the packages shown are real and none of them improves on another, but better \
             ones may exist within the distance given; what solutions pick was searched for beside, `method` says how surely, and those it \
             does not name pick the best of the list; the parties' ranges are exact",
        ));
        let wide = |(loss, party): (&BigRational, &PartySummary)| {
            let range = party
                .maximum
                .as_ref()
                .zip(party.minimum.as_ref())
                .map(|(most, least)| most - least);
            range.is_some_and(|range| *loss >= range)
        };
        if within.iter().zip(&analysis.parties).any(wide) {
            notes.push(note(
                "too-wide",
                "for some party the distance is as wide as its whole range: the list promises nothing, it only shows packages that \
                 are possible",
            ));
        }
        if analysis.frontier.is_empty() {
            notes.push(note(
                "none-found",
                "no package that suits everyone was found so near: that is no proof that there is none",
            ));
        }
    } else if !analysis.method.exact {
        notes.push(note(
            "sampled",
            "frontier, solutions, opposition and the parties' ranges are those of the packages drawn or searched for: there may be better and \
             worse ones, none outside the bounds given",
        ));
    }
    if let How::Sampled { packages, searched, .. } = analysis.method.how
        && analysis.frontier.is_empty()
    {
        let text = format!(
            "no package that suits everyone was found among {packages} drawn and {searched} weighed by a search: that is no proof that there is none"
        );
        notes.push(note("none-found", &text));
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
#[must_use]
pub fn bounds(party: &Profile) -> (BigRational, BigRational) {
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
    watch: &Watch<'_>,
) -> Option<summitry_domains::Note> {
    let (other, used, flag) = match options.disagreement {
        DisagreementRule::Reservation => (
            DisagreementRule::ReservationOrWorst,
            "gains are counted from the reservation value (Nash 1950); counted from the worst package where that is \
             better, as NegMAS does",
            "reservation-or-worst",
        ),
        DisagreementRule::ReservationOrWorst => (
            DisagreementRule::Reservation,
            "gains are counted from the reservation value, or from the worst package where that is better, as NegMAS \
             does; counted from the reservation value alone, as Nash (1950) does",
            "reservation",
        ),
        DisagreementRule::Worst => return None,
    };
    let lifted = analysis
        .parties
        .iter()
        .any(|party| party.minimum.as_ref().is_some_and(|least| *least > party.reservation));
    if !lifted || analysis.frontier.is_empty() {
        return None;
    }
    let others = Options { disagreement: other, count: false, ..options.clone() };
    let other = analyse_watched(&converted.space, &others, watch).ok()?;
    let (here, there) = (&analysis.solutions, &other.solutions);
    // Where gains are counted from moves no sum of utilities, and NegMAS's own reading has its own rule.
    let differs = |concept: &&Concept| (concept.of)(here) != (concept.of)(there);
    let differ: Vec<&str> = Concept::told().filter(differs).map(|concept| concept.title).collect();
    (!differ.is_empty()).then(|| summitry_domains::Note {
        code: "disagreement",
        party: None,
        text: format!(
            "{used} (--disagreement {flag}), the solution differs for {}",
            differ.join(", ")
        ),
    })
}
