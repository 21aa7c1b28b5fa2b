//! Endings and values in words: what a path such as `wants.us.visas.matters` is, and who stands for it.

use summitry_core::{
    scenario::EndingKind,
    value::{Support, Value, ValueKind},
};
use summitry_scenario::path;

use crate::messages::Messages;

use super::context::Context;

/// The message that names an ending.
#[must_use]
pub fn ending_name(kind: EndingKind) -> &'static str {
    match kind {
        EndingKind::Agreed => "ending-agreed",
        EndingKind::WordsOnly => "ending-words-only",
        EndingKind::BustUp => "ending-bust-up",
        EndingKind::NoZone => "ending-no-zone",
    }
}

/// Whether a value is one of the engine's own constants.
#[must_use]
pub fn is_engine(path: &str) -> bool {
    path.starts_with("engine.")
}

/// Who stands for a value, in words.
#[must_use]
pub fn support_words(m: &Messages, support: Support, path: &str) -> String {
    match support {
        Support::Stated => m.say("support-stated"),
        Support::Direction => m.say("support-direction"),
        Support::Judgement => m.say("support-judgement"),
        Support::Default if is_engine(path) => m.say("support-engine"),
        Support::Default => m.say("support-default"),
    }
}

/// What a low and a high value of a kind are called: `little` and `much`, `rarely` and `often`.
#[must_use]
pub fn ends(m: &Messages, path: &str) -> (String, String) {
    let last = path.rsplit('.').next().unwrap_or(path);
    let (low, high) = match last {
        _ if path.contains(".options.") => ("end-low-effort", "end-high-effort"),
        _ if path.contains(".score.") || path.starts_with("engine.") => {
            ("end-low-degree", "end-high-degree")
        }
        "base" | "words_only" | "chance" | "bust_up" | "carried_out" | "worst_form" | "raised"
        | "holds" | "otherwise" | "on_offer" | "leaks" => ("end-low-chance", "end-high-chance"),
        "capacity" | "matters" | "own_stake" | "power" | "audience_pull" | "worth" | "costs"
        | "delivered" => ("end-low-much", "end-high-much"),
        _ => ("end-low-degree", "end-high-degree"),
    };
    (m.say(low), m.say(high))
}

/// A value in words, in the brief's language; its path where Summitry has no words for it.
#[must_use]
pub fn value_name(ctx: &Context<'_>, path: &str) -> String {
    named(ctx, path).unwrap_or_else(|| path.to_owned())
}

fn named(ctx: &Context<'_>, path: &str) -> Option<String> {
    let m = ctx.messages;
    let parts = path::split(path)?;
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let label = |block: &str, id: &str| ctx.label(&path::join(&[block, id]));
    // Who stands within the name, and not behind it, has an article.
    let whom = |block: &str, id: &str| ctx.in_text(&path::join(&[block, id]));
    let one = |id: &str, what: String| Some(m.fill(id, &[("what", (&what).into())]));
    let two = |id: &str, what: String, who: String| {
        Some(m.fill(id, &[("what", (&what).into()), ("who", (&who).into())]))
    };
    match parts.as_slice() {
        ["summit", "capacity"] => Some(m.say("value-capacity")),
        ["summit", "base"] => Some(m.say("value-base")),
        ["summit", "words_only"] => Some(m.say("value-words-only")),
        ["together", group, "rho"] => one("value-together", group.replace(['-', '_'], " ")),
        ["engine", constant] => {
            m.try_fill(&format!("value-engine-{}", constant.replace('_', "-")), &[])
        }
        ["summit", "resumes"] => Some(m.say("value-resumes")),
        ["summit", "meetings_alike"] => Some(m.say("value-alike")),
        ["party", p, "leaves"] => one("value-leaves", label("party", p)),
        ["ratifier", r, "asked"] => one("value-asked", label("ratifier", r)),
        ["ratifier", r, "matters"] => one("value-ratifier", label("ratifier", r)),
        ["mediator", who, "effort"] => one("value-mediator-effort", label("mediator", who)),
        ["mediator", who, "bust_up"] => one("value-mediator-row", label("mediator", who)),
        ["mediator", who, "worse_off"] => one("value-mediator-worse", label("mediator", who)),
        ["issue", k, "options", o, "alone"] => {
            one("value-alone", ctx.label(&path::join(&["issue", k, o])))
        }
        ["issue", k, "without_deal", o] => {
            one("value-lapse", ctx.label(&path::join(&["issue", k, o])))
        }
        ["position", p, k, "at"] => two("value-at", label("issue", k), whom("party", p)),
        ["position", p, k, "salience"] => {
            two("value-salience", label("issue", k), whom("party", p))
        }
        ["position", p, k, "power"] => two("value-bearing", label("issue", k), whom("party", p)),
        ["party", p, "power"] => one("value-power", label("party", p)),
        ["person", p, "own_stake"] => one("value-own-stake", label("person", p)),
        ["issue", k, "raised"] => one("value-raised", label("issue", k)),
        ["issue", k, "delivered"] => one("value-delivered", label("issue", k)),
        ["issue", k, "options", o, "effort"] => {
            one("value-effort", ctx.label(&path::join(&["issue", k, o])))
        }
        ["wants", p, k, "matters"] => two("value-matters", label("issue", k), wanting(ctx, p)),
        ["wants", p, k, "score", o] => {
            two("value-score", ctx.label(&path::join(&["issue", k, o])), wanting(ctx, p))
        }
        ["audience", a, "matters"] => one("value-audience", label("audience", a)),
        ["venue", v, "chance"] => {
            // Unsaid, a room draws a weight among the unsaid ones; said, it is a chance.
            let of = |value: &&Value| value.path == path && value.kind == ValueKind::Chance;
            let said = ctx.scenario().values.iter().any(|value| of(&value));
            let id = if said { "value-venue-chance" } else { "value-venue-weight" };
            one(id, label("venue", v))
        }
        ["venue", v, "audience_pull"] => one("value-venue-pull", label("venue", v)),
        ["venue", v, "bust_up"] => one("value-venue-bust-up", label("venue", v)),
        ["threat", t, "carried_out"] => one("value-threat", threat(ctx, t)),
        ["threat", t, "worst_form"] => one("value-threat-worst", threat(ctx, t)),
        ["outside", o, "worth"] => one("value-outside-worth", label("outside", o)),
        ["outside", o, "costs"] => one("value-outside-costs", label("outside", o)),
        ["link", l, "holds"] => one("value-link", link(ctx, l)),
        ["side_deal", d, "worth"] => one("value-side-worth", label("side_deal", d)),
        ["side_deal", d, "on_offer"] => one("value-side-offer", label("side_deal", d)),
        ["side_deal", d, "leaks"] => one("value-side-leaks", label("side_deal", d)),
        ["side_deal", d, "if_leaked", a] => {
            two("value-side-leaked", label("side_deal", d), label("audience", a))
        }
        ["affected", a, "feels", k] => two("value-feels", label("issue", k), label("affected", a)),
        ["question", q, "holds"] => one("value-question-holds", question(ctx, q)),
        ["question", q, "otherwise"] => one("value-question-otherwise", question(ctx, q)),
        _ => None,
    }
}

/// Whoever wants something: a party, or one who is asked afterwards.
fn wanting(ctx: &Context<'_>, id: &str) -> String {
    let is_party = ctx.scenario().parties.iter().any(|party| party.id == id);
    ctx.in_text(&path::join(&[if is_party { "party" } else { "ratifier" }, id]))
}

/// A question by its id, in words.
fn question(ctx: &Context<'_>, id: &str) -> String {
    let index = ctx.scenario().questions.iter().position(|q| q.id == id);
    index.map_or_else(|| id.to_owned(), |i| ctx.question(i))
}

/// A threat: its own label, else what it does at its worst.
pub(crate) fn threat(ctx: &Context<'_>, id: &str) -> String {
    let path = path::join(&["threat", id]);
    if ctx.document.labels.contains_key(&path) {
        return ctx.label(&path);
    }
    let does = ctx.scenario().threats.iter().find(|t| t.id == id).map(|t| {
        let forms = t
            .does
            .iter()
            .filter_map(|(k, options)| options.last().map(|&o| ctx.option_alone(*k, o)));
        forms.collect::<Vec<_>>().join(" + ")
    });
    does.filter(|d| !d.is_empty()).unwrap_or_else(|| id.to_owned())
}

/// A link: its own label, else what it rules out without what.
pub(super) fn link(ctx: &Context<'_>, id: &str) -> String {
    let path = path::join(&["link", id]);
    if ctx.document.labels.contains_key(&path) {
        ctx.label(&path)
    } else {
        id.replace(['-', '_'], " ")
    }
}
