//! Counts, options and solutions of a space of deals, in words.

use summitry_core::deals::{Concept, Count, Solution, Solutions, Summit};

use crate::view::context::Context;

/// A count in words.
pub(super) fn counted(ctx: &Context<'_>, count: &Count) -> String {
    match count {
        Count::Exact(n) => n.to_string(),
        Count::Bounds { low, high, .. } => ctx.messages.fill(
            "deals-between",
            &[("low", (&low.to_string()).into()), ("high", (&high.to_string()).into())],
        ),
        Count::NotAsked => String::new(),
    }
}

/// An option of the space in a whole package, where many stand side by side.
pub(super) fn alone(ctx: &Context<'_>, summit: &Summit, issue: usize, option: usize) -> String {
    ctx.option_alone(summit.issues.get(issue).copied().unwrap_or(usize::MAX), option)
}

/// The solutions by name.
pub(super) fn named<'a>(
    ctx: &Context<'_>,
    solutions: &'a Solutions,
) -> Vec<(String, &'a Solution)> {
    let told = Concept::ALL.iter().filter(|concept| concept.told);
    told.map(|concept| {
        let said = ctx.messages.try_fill(&format!("rule-{}", concept.id.replace('_', "-")), &[]);
        (said.unwrap_or_else(|| concept.title.to_owned()), (concept.of)(solutions))
    })
    .collect()
}
