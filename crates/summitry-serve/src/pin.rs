//! Suppose it ends so: an outcome named by its path, and the forecast given that it happens.

use std::sync::Arc;

use summitry_core::{
    forecast::{Control, Forecast, ForecastError, Settings, given},
    scenario::{Atom, EndingKind, HeldBy, VenueChance},
};
use summitry_report::view::{Context, DriverRow, driver_row};
use summitry_scenario::document::Document;

use crate::{answer::NoAnswer, runs::NoRun};

/// One outcome that may be asked about.
pub(crate) struct Outcome {
    /// Its path: `ending.agreed`, `issue.visas.faster`, `define.accord`, `case.best`.
    pub(crate) path: String,
    /// Its name.
    pub(crate) label: String,
    pub(crate) atom: Atom,
}

/// Every outcome of a document: endings, named outcomes, options. (A tone is picked after the talks: no condition on it.)
pub(crate) fn outcomes(ctx: &Context<'_>) -> Vec<Outcome> {
    let (m, s) = (ctx.messages, ctx.scenario());
    let endings = [
        ("agreed", "ending-agreed", EndingKind::Agreed),
        ("words_only", "ending-words-only", EndingKind::WordsOnly),
        ("bust_up", "ending-bust-up", EndingKind::BustUp),
        ("no_zone", "ending-no-zone", EndingKind::NoZone),
    ];
    let endings = endings.into_iter().map(|(id, label, kind)| Outcome {
        path: format!("ending.{id}"),
        label: m.say(label),
        atom: Atom::Ending(kind),
    });
    let defines = s.defines.iter().enumerate().map(|(i, d)| Outcome {
        path: format!("define.{}", d.id),
        label: ctx.event("define", &d.id),
        atom: Atom::Define(i, true),
    });
    let cases = s.cases.iter().enumerate().map(|(i, c)| Outcome {
        path: format!("case.{}", c.id),
        label: ctx.event("case", &c.id),
        atom: Atom::Case(i, true),
    });
    // Of rooms of which one is certain nothing can be supposed.
    let open =
        s.venues.len() > 1 && !s.venues.iter().any(|v| matches!(v.chance, VenueChance::Certain));
    let venues = s.venues.iter().enumerate().filter(|_| open).map(|(i, v)| Outcome {
        path: format!("venue.{}", v.id),
        label: m.fill("branch-venue", &[("what", (&ctx.venue(i)).into())]),
        atom: Atom::Venue(i),
    });
    let bargained = s.issues.iter().enumerate().filter(|(_, i)| i.held_by != HeldBy::Each);
    let options = bargained.flat_map(|(k, issue)| {
        (0..issue.options.len()).map(move |o| Outcome {
            path: format!("issue.{}.{}", issue.id, issue.options[o].id),
            label: format!("{}: {}", ctx.issue(k), ctx.option(k, o)),
            atom: Atom::Issue {
                issue: k,
                options: (0..issue.options.len()).map(|i| i == o).collect(),
            },
        })
    });
    endings.chain(defines).chain(cases).chain(venues).chain(options).collect()
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
    document: &Document,
    ctx: &Context<'_>,
    path: &str,
    settings: Settings,
    control: &dyn Control,
) -> Result<Supposed, NoAnswer> {
    let m = ctx.messages;
    let pinned = outcomes(ctx)
        .into_iter()
        .find(|o| o.path == path)
        .ok_or_else(|| NoAnswer::Asked(format!("there is no outcome `{path}`")))?;
    let found =
        given(&document.scenario, settings, control, &pinned.atom).map_err(|e| match e {
            ForecastError::Cancelled(_) => NoRun::Left,
            e => NoRun::Scenario(e.to_string()),
        })?;
    let chance = found.as_ref().map_or(0.0, |g| g.chance.mean);
    let title = m.fill("live-suppose-line", &[("what", (&pinned.label).into())]);
    let chance = m.fill("live-suppose-chance", &[("n", (&m.of_hundred(chance)).into())]);
    let drivers = found.iter().flat_map(|g| &g.drivers);
    let drivers = drivers
        .filter_map(|d| driver_row(ctx, d))
        .filter(|d| !d.noise && (d.high - d.low).abs() >= 0.01)
        .take(DRIVERS)
        .collect();
    Ok(Supposed {
        label: pinned.label,
        title,
        chance,
        forecast: found.map(|g| Arc::new(g.forecast)),
        drivers,
    })
}
