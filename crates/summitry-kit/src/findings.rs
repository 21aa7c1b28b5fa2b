//! What takes a brief long to know beside its forecast: which deals are possible, where outcomes are lost, what carries the
//! headline, how talks would go.
//!
//! [`Forecast::findings`](crate::Forecast::findings) works it out within a budget, and [`find`] for those who hold a forecast of the
//! core's own, watched by a [`Watcher`]; the report only shows it. A stop ends all of it: there are no findings in part.

use summitry_core::{
    deals::{
        Analysis, Analyst, DealsError, Options, Summit, SummitError, Within, analyse_watched,
        middle, of_scenario,
    },
    forecast::{
        Cancelled, Carried, Forecast, ForecastError, PositionsForecast, Watcher, Why, carried,
        likeliest, positions,
    },
    scenario::{Outcome, Scenario},
    talks::{
        Ended, Luck, Room, RoomError, TacticName,
        member::{Member, simulate_watched},
        play,
    },
};

use crate::{Budget, Control, Watch, Work, control::on_threads, institutions::POSITION_WORLDS};

pub(crate) mod lost;

pub use lost::{LostOutcome, wanted_most};

/// Worlds that the shares of [`Findings::carried`] rest on, each worked out once more for every group of numbers.
const CARRIED: u64 = 512;

/// Swaps looked for: a brief shows no more, `summitry deals` has all.
const SWAPS: usize = 8;

/// Who holds out in the session that is told: the textbook's two opposite ways (Faratin, Sierra & Jennings 1998).
const EXAMPLE: [&str; 2] = ["boulware", "linear"];

/// Everything a whole brief shows beside its forecast.
#[derive(Clone, Debug)]
pub struct Findings {
    /// Which deals are possible with every value at its middle.
    pub deals: PossibleDeals,
    /// Where outcomes are lost: a deal first, then cases, defines and what each side wants most.
    pub lost: Vec<LostOutcome>,
    /// How much of the headline's spread each group of numbers is behind.
    pub carried: Vec<Carried>,
    /// Where the file's positions point; `None` where it has none.
    pub positions: Option<PositionsForecast>,
    /// How simulated talks go, or why none could be held.
    pub talks: Result<SimulatedTalks, RoomError>,
}

impl Findings {
    /// Where an outcome is lost; `None` where it was not asked for or cannot be told.
    #[must_use]
    pub fn why(&self, outcome: Outcome) -> Option<&Why> {
        self.lost.iter().find(|lost| lost.outcome == outcome)?.why.as_ref().ok()
    }
}

/// Which deals are possible, room by room.
#[derive(Clone, Debug)]
pub struct PossibleDeals {
    /// The likeliest room of the forecast, in which the table is looked at.
    pub venue: usize,
    /// What was found there; `None` where the space is too large to be worked out beside a brief.
    pub here: Option<VenueDeals>,
    /// The other rooms; empty where nothing was found in the likeliest.
    pub elsewhere: Vec<OtherVenue>,
}

/// The deals that are possible in the likeliest room.
#[derive(Clone, Debug)]
pub struct VenueDeals {
    /// The world at the middle of its values.
    pub summit: Summit,
    /// Frontier and solutions.
    pub analysis: Analysis,
    /// What is possible among the packages that one meeting can carry; `None` where that is too large beside a brief.
    pub within: Option<Within>,
    /// Swaps, asks, blocks.
    pub analyst: Analyst,
}

/// The frontier in another room.
#[derive(Clone, Debug)]
pub struct OtherVenue {
    /// Which room.
    pub venue: usize,
    /// Its world and frontier; `None` where it is too large.
    pub found: Option<(Summit, Analysis)>,
}

/// How simulated talks go.
#[derive(Clone, Debug)]
pub struct SimulatedTalks {
    /// The numbers over all ways of negotiating.
    pub member: Member,
    /// One session, where there are two parties and one that ends in a deal.
    pub example: Option<Example>,
}

/// One session between two parties that ends in a deal, offer by offer: one of many, not a typical one.
#[derive(Clone, Debug)]
pub struct Example {
    /// The world it is played in.
    pub world: u64,
    /// In which room.
    pub venue: usize,
    /// One tactic a party.
    pub tactics: Vec<TacticName>,
    /// The round of the deal, from 0.
    pub round: u32,
    /// How many rounds there was time for.
    pub rounds: u32,
    /// What no deal is worth to each.
    pub reservation: [f64; 2],
    /// The undominated packages that suit both.
    pub frontier: Vec<[f64; 2]>,
    /// The offers in the order they were made.
    pub offers: Vec<ExampleOffer>,
    /// What was agreed, as it is worth to each.
    pub agreement: Option<[f64; 2]>,
}

/// One offer of the session.
#[derive(Clone, Debug)]
pub struct ExampleOffer {
    /// 0 or 1: who made it.
    pub party: usize,
    /// In which round, from 0.
    pub round: u32,
    /// What it is worth to each.
    pub utilities: [f64; 2],
    /// What it changes against today: issue and option of the scenario.
    pub changes: Vec<(usize, usize)>,
}

/// Works out the findings that go with a forecast of this scenario. The result depends on the two alone, never on threads.
///
/// # Errors
/// `control` had it stopped: it is asked now and then in every room, and after every world of the talks.
pub fn find(
    scenario: &Scenario,
    forecast: &Forecast,
    control: &dyn Watcher,
) -> Result<Findings, Cancelled> {
    let venue = likeliest(forecast.venues.iter().map(|v| v.chance.mean));
    let deals = deals(scenario, venue, control)?;
    let lost = lost::find(scenario, forecast, control)?;
    let carried = match carried(scenario, forecast.seed, CARRIED, control) {
        Ok(carried) => carried,
        Err(ForecastError::Cancelled(stopped)) => return Err(stopped),
        // Whoever has a forecast has a plan and worlds: nothing else can go wrong.
        Err(ForecastError::Plan(_) | ForecastError::NoWorlds) => Vec::new(),
    };
    let worlds = forecast.worlds.min(POSITION_WORLDS);
    let positions = match positions(scenario, forecast.seed, worlds, control) {
        Ok(positions) => positions,
        Err(ForecastError::Cancelled(stopped)) => return Err(stopped),
        Err(ForecastError::Plan(_) | ForecastError::NoWorlds) => None,
    };
    let talks = match simulate_watched(scenario, forecast.seed, forecast.worlds, control) {
        Ok(member) => {
            Ok(SimulatedTalks { example: example(scenario, forecast, &member, venue), member })
        }
        Err(RoomError::Stopped(stopped)) => return Err(stopped),
        Err(error) => Err(error),
    };
    Ok(Findings { deals, lost, carried, positions, talks })
}

impl crate::Forecast {
    /// What a brief tells beside this forecast, within a budget and watched.
    ///
    /// # Errors
    /// It was stopped, the budget's time does not reach, or its threads could not be started.
    pub fn findings(&self, budget: &Budget, control: &dyn Control) -> crate::Result<Findings> {
        let scenario = &self.study().document().scenario;
        let watch = Watch::new(control, budget, Work::Findings, None);
        let found = on_threads(budget, || find(scenario, self.model(), &watch))?;
        watch.blame(found.map_err(crate::Error::from))
    }
}

/// Limits under which a brief is not held up: each of these takes a fraction of a second.
fn limits() -> Options {
    Options {
        frontier_limit: 100_000,
        piece_limit: 200_000,
        count_limit: 100_000,
        // Half a second of one core.
        work: 30_000_000,
        near: false,
        samples: 10_000,
        search: 500_000,
        ..Options::default()
    }
}

fn deals(
    scenario: &Scenario,
    venue: usize,
    control: &dyn Watcher,
) -> Result<PossibleDeals, Cancelled> {
    let here = here(scenario, venue, control)?;
    let mut elsewhere = Vec::new();
    if here.is_some() {
        for other in (0..scenario.venues.len()).filter(|other| *other != venue) {
            elsewhere.push(OtherVenue { venue: other, found: exact(scenario, other, control)? });
            // A small room may be done before anybody is asked.
            if !control.done(0) {
                return Err(Cancelled);
            }
        }
    }
    Ok(PossibleDeals { venue, here, elsewhere })
}

fn here(
    scenario: &Scenario,
    venue: usize,
    control: &dyn Watcher,
) -> Result<Option<VenueDeals>, Cancelled> {
    let Some((summit, analysis)) = exact(scenario, venue, control)? else { return Ok(None) };
    let analyst = unless_stopped(summit.analyst_watched(SWAPS, &limits(), control))?;
    let Some(analyst) = analyst else { return Ok(None) };
    let within = unless_stopped(summit.within_capacity_watched(&limits(), control))?;
    Ok(Some(VenueDeals { summit, analysis, within, analyst }))
}

/// What was found; `None` where it is too large beside a brief. A stop is no size.
fn unless_stopped<T>(found: Result<T, SummitError>) -> Result<Option<T>, Cancelled> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(SummitError::Deals(DealsError::Stopped(stopped))) => Err(stopped),
        Err(_) => Ok(None),
    }
}

/// A room's world at the middle and its frontier, where that is small enough to be exact.
fn exact(
    scenario: &Scenario,
    venue: usize,
    control: &dyn Watcher,
) -> Result<Option<(Summit, Analysis)>, Cancelled> {
    let Ok(summit) = of_scenario(scenario, venue, &middle(scenario)) else { return Ok(None) };
    let analysis = analyse_watched(&summit.space, &limits(), control).map_err(SummitError::from);
    let analysis = unless_stopped(analysis)?.filter(|a| a.method.exact);
    Ok(analysis.map(|analysis| (summit, analysis)))
}

/// The first world, in this room, in which the two textbook ways agree.
fn example(
    scenario: &Scenario,
    forecast: &Forecast,
    member: &Member,
    venue: usize,
) -> Option<Example> {
    let tactics: Vec<TacticName> = EXAMPLE.iter().filter_map(|t| t.parse().ok()).collect();
    if scenario.parties.len() != tactics.len() {
        return None;
    }
    let room = Room::new(scenario, forecast.seed).ok()?;
    let chance = Luck::new(forecast.seed);
    let (world, table, protocol, session) = (0..member.worlds).find_map(|n| {
        let held = room.world(n, false);
        let table = room.table(&held, venue).ok()?;
        let mut protocol = room.protocol(&held, venue).ok()?;
        // Who speaks first is nobody's privilege.
        protocol.first = (n % 2) as usize;
        let session = play(&table, &protocol, &tactics, &chance, n);
        (session.ended == Ended::Deal).then_some((n, table, protocol, session))
    })?;
    let pair = |index| [table.utility(0, index), table.utility(1, index)];
    let frontier = table.frontier().ok()?;
    let (issues, now) = (room.issues(), room.now());
    let offers = session.offers.iter().map(|offer| {
        let options = table.shape().options(offer.index);
        let changed = options.iter().zip(&now).zip(&issues).filter(|((o, now), _)| o != now);
        ExampleOffer {
            party: offer.party,
            round: offer.round,
            utilities: pair(offer.index),
            changes: changed.map(|((o, _), k)| (*k, *o)).collect(),
        }
    });
    Some(Example {
        world,
        venue,
        round: session.round,
        rounds: protocol.rounds,
        reservation: [table.side(0).reservation(), table.side(1).reservation()],
        frontier: frontier.points.iter().map(|p| [p.utilities[0], p.utilities[1]]).collect(),
        agreement: session.agreement.map(pair),
        offers: offers.collect(),
        tactics,
    })
}
