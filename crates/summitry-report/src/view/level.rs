//! The level the headline starts from: somebody's count of such meetings, or the file's own judgement.

use summitry_core::{scenario::Level, value::Spread};
use summitry_scenario::classes::{self, Class};

use crate::{messages::Messages, rich::clean};

use super::context::Context;

/// Where the level comes from.
#[derive(Clone, Debug)]
pub struct LevelView {
    /// A class of meetings that somebody counted.
    pub class: Option<&'static Class>,
    /// `class`, `base` or `words_only`.
    pub kind: &'static str,
    /// The share of such meetings that end in a deal, 0..1: as counted, or the mean of what is typed.
    pub share: f64,
    /// What the members of the class are, or the level as the file types it.
    pub label: String,
    /// The same as a sentence, beside this meeting's own figure.
    pub line: String,
}

pub(super) fn build(ctx: &Context<'_>) -> LevelView {
    let (m, s) = (ctx.messages, ctx.scenario());
    let id = s.level.value();
    let spread = &s.value(id).spread;
    let written = ctx.document.provenance.get(id.0).map_or_else(String::new, |p| clean(&p.written));
    let class = match (s.level, spread) {
        // Only a class leaves a beta: a word or a number would be typed.
        (Level::Base(_), Spread::Beta { .. }) => classes::class(written.trim().trim_matches('"')),
        _ => None,
    };
    let this = m.hundred(ctx.forecast.headline.agreed.mean);
    if let Some(class) = class {
        let line = counted(m, class, &this);
        let label = class.label[language(m)].clone();
        return LevelView { class: Some(class), kind: "class", share: class.share(), label, line };
    }
    let (kind, message, share) = match s.level {
        Level::Base(_) => ("base", "level-base", spread.mean()),
        Level::WordsOnly(_) => ("words_only", "level-words-only", 1.0 - spread.mean()),
    };
    let label = m.written(&written);
    let args = [("written", (&label).into()), ("this", (&this).into())];
    let share_text = m.hundred(share);
    let line = m.fill(message, &[args[0], args[1], ("share", (&share_text).into())]);
    LevelView { class: None, kind, share, label, line }
}

fn counted(m: &Messages, class: &Class, this: &str) -> String {
    let (n, k, share) =
        (m.count(class.n.into()), m.count(class.k.into()), m.hundred(class.share()));
    let at = language(m);
    let line = m.fill(
        "level-class",
        &[
            ("unit", (&class.unit).into()),
            ("n", (&n).into()),
            ("k", (&k).into()),
            ("label", (&class.label[at]).into()),
            ("event", (&class.event[at]).into()),
            ("share", (&share).into()),
            ("this", this.into()),
        ],
    );
    if class.verified { line } else { format!("{line} {}", m.say("level-unverified")) }
}

/// Classes are written in the languages of the brief, in their order.
fn language(m: &Messages) -> usize {
    m.language() as usize
}
