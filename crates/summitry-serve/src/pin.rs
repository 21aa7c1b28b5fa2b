//! Suppose it ends so: an outcome named by its path, and the forecast given that it happens.

use std::sync::Arc;

use summitry_core::{
    forecast::{Forecast, Settings},
    scenario::Outcome,
};
use summitry_kit::{ErrorKind, Study};
use summitry_report::view::{Context, DriverRow, driver_row};

use crate::{
    asked::NoAnswer,
    runs::{Wanted, budget},
};

/// One outcome that may be supposed.
pub(crate) struct Choice {
    /// Its path: `ending.agreed`, `issue.visas.faster`, `define.accord`, `case.best`.
    pub(crate) path: String,
    /// Its name, beside that of its group.
    pub(crate) label: String,
    /// What it is one of: an issue, the endings, the rooms.
    pub(crate) group: String,
}

/// Every outcome of a document that may be supposed: endings, named outcomes, rooms, options.
pub(crate) fn choices(ctx: &Context<'_>) -> Vec<Choice> {
    let s = ctx.scenario();
    Outcome::all(s)
        .filter(|outcome| outcome.atom(s).is_some())
        .map(|outcome| Choice {
            path: outcome.path(s),
            label: match outcome {
                Outcome::Option { issue, option } => ctx.option_alone(issue, option),
                Outcome::Venue(v) => ctx.venue(v),
                _ => label(ctx, outcome),
            },
            group: group(ctx, outcome),
        })
        .collect()
}

/// What an outcome is one of.
fn group(ctx: &Context<'_>, outcome: Outcome) -> String {
    match outcome {
        Outcome::Option { issue, .. } => ctx.issue(issue),
        Outcome::Venue(_) => ctx.messages.say("live-room"),
        Outcome::Ending(_) | Outcome::NoCapacity => ctx.messages.say("title-endings"),
        _ => ctx.messages.say("title-events"),
    }
}

/// What an outcome is called on the page.
fn label(ctx: &Context<'_>, outcome: Outcome) -> String {
    match (outcome.target(), outcome) {
        (Some(target), _) => ctx.target_name(target),
        (None, Outcome::Venue(v)) => {
            ctx.messages.fill("branch-venue", &[("what", (&ctx.venue(v)).into())])
        }
        (None, Outcome::Option { issue, option }) => {
            format!("{}: {}", ctx.issue(issue), ctx.option(issue, option))
        }
        (None, _) => outcome.path(ctx.scenario()),
    }
}

/// What an outcome says about everything else.
pub(crate) struct Supposed {
    /// Its name.
    pub(crate) label: String,
    /// That it is supposed.
    pub(crate) title: String,
    /// How likely it is itself.
    pub(crate) chance: String,
    /// Given the outcome; `None` where it never happens in these worlds.
    pub(crate) forecast: Option<Arc<Forecast>>,
    /// What makes the outcome itself likelier.
    pub(crate) drivers: Vec<DriverRow>,
}

impl Supposed {
    /// That it is supposed, and how likely it is itself.
    pub(crate) fn line(&self) -> String {
        format!("{} {}", self.title, self.chance)
    }
}

/// How many drivers of the outcome are shown.
const DRIVERS: usize = 5;

/// Works out the forecast given the outcome at `path`.
pub(crate) fn suppose(
    study: &Study,
    ctx: &Context<'_>,
    path: &str,
    settings: Settings,
    control: &Wanted,
) -> Result<Supposed, NoAnswer> {
    let m = ctx.messages;
    let scenario = &study.document().scenario;
    let outcome =
        Outcome::parse(path, scenario).map_err(|error| NoAnswer::Asked(error.to_string()))?;
    let found = study
        .seeded(Some(settings.seed))
        .suppose(path, &budget(settings), control)
        .map_err(|error| match error.kind() {
            ErrorKind::Unknown => NoAnswer::Asked(error.to_string()),
            _ => NoAnswer::Run(error.into()),
        })?;
    let label = label(ctx, outcome);
    let title = m.fill("live-suppose-line", &[("what", (&label).into())]);
    let chance = m.of_hundred(found.chance.mean);
    let chance = m.fill("live-suppose-chance", &[("n", (&chance).into())]);
    let drivers = found
        .drivers
        .iter()
        .filter_map(|d| driver_row(ctx, d))
        .filter(|d| !d.noise && (d.high - d.low).abs() >= 0.01)
        .take(DRIVERS)
        .collect();
    let forecast = found.forecast.map(|forecast| Arc::clone(forecast.model()));
    Ok(Supposed { label, title, chance, forecast, drivers })
}
