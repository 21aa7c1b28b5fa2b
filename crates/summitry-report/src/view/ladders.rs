//! Where each issue ends up: its ladder with the chance of each rung, today's, and the cases that name it.

use summitry_core::{
    forecast::Chance,
    scenario::{Atom, HeldBy, Outcome},
};

use crate::figures::Figure;

use super::context::Context;

/// One issue.
#[derive(Clone, Debug)]
pub struct Ladder {
    /// Issue id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// The same where space is short.
    pub short: String,
    /// Whether each side picks alone (tone): then it is not bargained over.
    pub picked_alone: bool,
    /// The rungs, in ladder order.
    pub rungs: Vec<Rung>,
}

/// One option of an issue.
#[derive(Clone, Debug)]
pub struct Rung {
    /// Option id.
    pub id: String,
    /// Its path as an outcome, `issue.visas.faster`.
    pub path: String,
    /// Its name.
    pub label: String,
    /// The same where space is short.
    pub short: String,
    /// How likely the issue ends here.
    pub figure: Figure,
    /// Whether this holds today.
    pub now: bool,
    /// The cases that name this option, by their labels.
    pub cases: Vec<String>,
}

/// Characters of a label beside a bar: two lines of a phone.
const SHORT: usize = 60;

pub(crate) fn build(ctx: &Context<'_>) -> Vec<Ladder> {
    of(ctx, &ctx.forecast.issues)
}

/// The ladders of the whole forecast, or of one room.
pub(super) fn of(ctx: &Context<'_>, chances: &[Vec<Chance>]) -> Vec<Ladder> {
    ctx.scenario()
        .issues
        .iter()
        .enumerate()
        .map(|(k, issue)| Ladder {
            id: issue.id.clone(),
            label: ctx.issue(k),
            short: ctx.short(&format!("issue.{}", issue.id), SHORT),
            picked_alone: issue.held_by == HeldBy::Each,
            rungs: issue
                .options
                .iter()
                .enumerate()
                .map(|(o, option)| {
                    let chance = chances.get(k).and_then(|row| row.get(o));
                    Rung {
                        id: option.id.clone(),
                        path: Outcome::Option { issue: k, option: o }.path(ctx.scenario()),
                        label: ctx.option(k, o),
                        short: ctx
                            .option_path(k, o)
                            .map_or_else(String::new, |path| ctx.short(&path, SHORT)),
                        figure: ctx.figure(chance.copied().unwrap_or_default()),
                        now: o == issue.now,
                        cases: cases(ctx, k, o),
                    }
                })
                .collect(),
        })
        .collect()
}

/// The cases whose `all` part names this option outright.
fn cases(ctx: &Context<'_>, issue: usize, option: usize) -> Vec<String> {
    ctx.scenario()
        .cases
        .iter()
        .filter(|case| {
            case.condition.all.iter().any(|atom| {
                matches!(atom, Atom::Issue { issue: k, options } if *k == issue && options.get(option) == Some(&true))
            })
        })
        .map(|case| ctx.event("case", &case.id))
        .collect()
}
