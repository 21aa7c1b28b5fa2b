//! Where the outcomes of a first screen are lost: a deal, the named outcomes, what each side wants most.
//!
//! The gates are counted over few worlds, the forecast over all. So that no reader meets two figures for one thing, the gates are
//! brought to the forecast's mean: what happens and what is lost are each scaled as a whole.

use summitry_core::{
    forecast::{Cancelled, Forecast, ForecastError, Gate, Watcher, Why, WhyError, why_over},
    scenario::{EndingKind, Outcome, Scenario, Want},
};

/// Worlds that the gates are counted over. At 96 a share of one half has a standard error of two or three in a hundred, which is
/// finer than any word said of it, and what a first screen asks for takes well under half a second on Washington.
const WORLDS: u64 = 96;
/// Fewer worlds say nothing: then nothing is told.
const FEWEST: u64 = 16;
/// Packages gone through, over all worlds and outcomes: Washington, with 809 packages and 7 outcomes, needs a third of it.
const STEPS: u128 = 1_500_000;

/// Where one outcome is lost, or why that cannot be told.
#[derive(Clone, Debug)]
pub struct LostOutcome {
    /// Of what.
    pub outcome: Outcome,
    /// Its chance and its gates, brought to the forecast's mean: they sum to 1.
    pub why: Result<Why, String>,
}

/// Where a deal is lost, then each case, define and most wanted option, each once.
///
/// # Errors
/// `control` had it stopped.
pub(super) fn find(
    scenario: &Scenario,
    forecast: &Forecast,
    control: &dyn Watcher,
) -> Result<Vec<LostOutcome>, Cancelled> {
    let asked = asked(scenario);
    let of_each = worlds(scenario, asked.len());
    asked
        .into_iter()
        .enumerate()
        .map(|(place, outcome)| {
            // Where there is not the time for all, there may be for the deal itself.
            let worlds = of_each.or_else(|| worlds(scenario, 1).filter(|_| place == 0));
            let Some(worlds) = worlds else {
                let why = Err("the agenda is too large for this beside a brief".to_owned());
                return Ok(LostOutcome { outcome, why });
            };
            of(scenario, forecast, outcome, worlds.min(forecast.worlds), control)
        })
        .collect()
}

/// How many worlds there is time for where so many outcomes are told; `None` for too few.
fn worlds(scenario: &Scenario, outcomes: usize) -> Option<u64> {
    let fit = STEPS / scenario.packages().max(1).saturating_mul(outcomes.max(1) as u128);
    Some(u64::try_from(fit).unwrap_or(WORLDS).min(WORLDS)).filter(|worlds| *worlds >= FEWEST)
}

/// Where one outcome is lost, counted over these worlds and brought to the forecast.
///
/// # Errors
/// `control` had it stopped.
pub(crate) fn of(
    scenario: &Scenario,
    forecast: &Forecast,
    outcome: Outcome,
    worlds: u64,
    control: &dyn Watcher,
) -> Result<LostOutcome, Cancelled> {
    let why = match why_over(scenario, forecast.seed, outcome, worlds, control) {
        Ok(why) => Ok(brought_to(why, forecast)),
        Err(WhyError::Forecast(ForecastError::Cancelled(stopped))) => return Err(stopped),
        Err(error) => Err(error.to_string()),
    };
    Ok(LostOutcome { outcome, why })
}

/// What a first screen tells the gates of, a deal first.
fn asked(scenario: &Scenario) -> Vec<Outcome> {
    let mut all = vec![Outcome::Ending(EndingKind::Agreed)];
    all.extend((0..scenario.cases.len()).map(Outcome::Case));
    all.extend((0..scenario.defines.len()).map(Outcome::Define));
    for party in 0..scenario.parties.len() {
        let wanted =
            wanted_most(scenario, party).map(|(issue, option)| Outcome::Option { issue, option });
        all.extend(wanted.filter(|outcome| !all.contains(outcome)));
    }
    all
}

/// The best option of the issue that matters most to a side (by the median; of equals the first in the file): issue and option.
#[must_use]
pub fn wanted_most(scenario: &Scenario, party: usize) -> Option<(usize, usize)> {
    let weight = |w: &Want| scenario.value(w.matters).spread.median();
    let wants = scenario.wants.get(party)?.iter().enumerate();
    let (k, want) = wants
        .filter_map(|(k, w)| w.as_ref().map(|w| (k, w)))
        .reduce(|best, next| if weight(next.1) > weight(best.1) { next } else { best })?;
    scenario.best_option(want, k).map(|o| (k, o))
}

/// The gates brought to the forecast. Of a deal it knows more than the mean: how often there is a row, how often words, and how
/// often nothing is possible, so only the last is divided as counted.
fn brought_to(mut why: Why, forecast: &Forecast) -> Why {
    let Some(mean) = forecast.chance(why.outcome).map(|c| c.mean) else { return why };
    let happens = why.happens();
    // Where one of the two sides was never counted, there is nothing to scale.
    if !(happens > 0.0 && happens < 1.0 && mean > 0.0 && mean < 1.0) {
        return why;
    }
    why.by_deal *= mean / happens;
    why.without_deal *= mean / happens;
    let is_deal = why.outcome == Outcome::Ending(EndingKind::Agreed);
    let ending = &forecast.ending;
    let group = |gate: Gate| match gate {
        Gate::BustUp => 0,
        Gate::Words | Gate::Refused(_) | Gate::Lapses => 1,
        _ => 2,
    };
    let mut known = [ending.bust_up.mean, ending.words_only.mean, ending.no_zone.mean];
    let mut counted = [0.0; 3];
    why.gates.iter().for_each(|&(gate, share)| counted[group(gate)] += share);
    let all_counted = known.iter().zip(counted).all(|(k, c)| (*k > 0.0) == (c > 0.0));
    if !(is_deal && all_counted) {
        known = counted.map(|c| c * (1.0 - mean) / (1.0 - happens));
    }
    for (gate, share) in &mut why.gates {
        let g = group(*gate);
        *share *= known[g] / counted[g];
    }
    // Who alone would have been enough is told of what is lost for want of a coalition, and goes with it.
    let coalition = group(Gate::NoCoalition);
    if counted[coalition] > 0.0 {
        for (_, share) in &mut why.short_by {
            *share *= known[coalition] / counted[coalition];
        }
    }
    why
}
