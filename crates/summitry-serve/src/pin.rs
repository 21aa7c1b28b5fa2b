//! Suppose it ends so: an outcome named by its path, and what else is then likely.

use summitry_core::{
    forecast::{Control, Given, Settings, given},
    scenario::{Atom, EndingKind, HeldBy},
};
use summitry_report::{messages::Messages, view::Context};
use summitry_scenario::document::Document;

use crate::runs::NoRun;

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
    let venues = s.venues.iter().enumerate().filter(|_| s.venues.len() > 1).map(|(i, v)| Outcome {
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

/// One row of what else changes.
pub(crate) struct Row {
    pub(crate) label: String,
    pub(crate) before: String,
    pub(crate) after: String,
    pub(crate) difference: String,
    pub(crate) noise: bool,
}

/// What an outcome says about the others.
pub(crate) struct Supposed {
    pub(crate) label: String,
    /// How likely it is itself.
    pub(crate) chance: String,
    /// Whether it ever happens in these worlds.
    pub(crate) happens: bool,
    pub(crate) rows: Vec<Row>,
}

/// Works out what the outcome at `path` says about all others; `Ok(None)` where there is no such outcome.
pub(crate) fn suppose(
    document: &Document,
    m: &Messages,
    ctx: &Context<'_>,
    path: &str,
    settings: Settings,
    control: &dyn Control,
) -> Result<Option<Supposed>, NoRun> {
    use summitry_core::forecast::ForecastError;
    let mut all = outcomes(ctx);
    let Some(at) = all.iter().position(|o| o.path == path) else { return Ok(None) };
    let pinned = all.remove(at);
    let of: Vec<Atom> = all.iter().map(|o| o.atom.clone()).collect();
    let Given { chance, figures } = given(&document.scenario, settings, control, &pinned.atom, &of)
        .map_err(|error| match error {
            ForecastError::Cancelled(_) => NoRun::Left,
            error => NoRun::Scenario(error.to_string()),
        })?;
    let mut rows: Vec<(f64, Row)> = all
        .iter()
        .zip(&figures)
        .map(|(outcome, f)| {
            let moved = f.after.mean - f.before.mean;
            let noise = f.is_noise();
            (
                if noise { 0.0 } else { moved.abs() },
                Row {
                    label: outcome.label.clone(),
                    before: m.hundred(f.before.mean),
                    after: m.hundred(f.after.mean),
                    difference: m.points(moved * 100.0),
                    noise,
                },
            )
        })
        .collect();
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    Ok(Some(Supposed {
        label: pinned.label,
        chance: m.of_hundred(chance.mean),
        happens: !figures.is_empty(),
        rows: rows.into_iter().map(|(_, row)| row).collect(),
    }))
}
