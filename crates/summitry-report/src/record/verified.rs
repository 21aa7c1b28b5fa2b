//! What a verification found, in sentences.

use serde_json::Value;
use summitry_kit::record::{Differs, Refused, Rerun, Seal};

use crate::{
    messages::Messages,
    rich::{Rich, clean},
    view::sections::{Part, Section, Table},
};

/// How many differing figures are listed; the data has all of them.
const SHOWN: usize = 40;

/// A verification, of a `file` too where one is named, with whether it is still the sealed text: the seal where it could be read, why it is refused, what came of running it again under `version`.
#[must_use]
pub fn verified(
    m: &Messages,
    seal: Option<&Seal>,
    refusals: &[Refused],
    again: Option<&Rerun>,
    version: &str,
    file: Option<(&str, bool)>,
) -> Section {
    let mut parts = Vec::new();
    let mut say = |text: String| parts.push(Part::Sentence(Rich::parse(&text)));
    if let Some(seal) = seal {
        let kind = match seal.kind.id() {
            "forecast" => "seal-forecast",
            "hindsight" => "seal-hindsight",
            _ => "seal-invented",
        };
        say(m.fill(
            "seal-of",
            &[
                ("title", (&clean(&seal.title)).into()),
                ("day", (&m.day(&seal.made.date)).into()),
                ("version", (&clean(&seal.version)).into()),
                ("kind", (&m.say(kind)).into()),
                ("n", seal.questions.len().into()),
            ],
        ));
        if seal.made.by_hand {
            say(m.say("seal-by-hand"));
        }
    }
    for r in refusals {
        say(m.fill(
            "seal-refused",
            &[
                ("reason", r.reason.id().into()),
                ("said", (&clean(&r.said)).into()),
                ("cure", (&clean(&r.cure)).into()),
            ],
        ));
    }
    if let (Some((file, same)), true) = (file, refusals.is_empty()) {
        let id = if same { "seal-file-same" } else { "seal-file-changed" };
        say(m.fill(id, &[("file", (&clean(file)).into())]));
    }
    let mut differs: &[Differs] = &[];
    match again {
        Some(Rerun::Same) => say(m.say("seal-same")),
        Some(Rerun::Version(all)) if all.is_empty() => {
            say(m.fill("seal-same-other-version", &[("version", version.into())]));
        }
        Some(Rerun::Version(all)) => {
            say(m.fill("seal-differs", &[("version", version.into()), ("n", all.len().into())]));
            differs = all;
        }
        Some(Rerun::Forged(_, all)) => differs = all,
        Some(Rerun::Unreadable(why)) => {
            let why = clean(why);
            say(m.fill("seal-unreadable", &[("version", version.into()), ("why", (&why).into())]));
        }
        None => {}
    }
    if !differs.is_empty() {
        let mut table = Table::new(&[
            (&m.say("seal-figure"), false),
            (&m.say("seal-then"), true),
            (&m.say("seal-now"), true),
        ]);
        for d in differs.iter().take(SHOWN) {
            table.row(vec![clean(&d.path), short(d.sealed.as_ref()), short(d.today.as_ref())]);
        }
        parts.push(Part::Table(table));
        if differs.len() > SHOWN {
            let more = differs.len() - SHOWN;
            parts.push(Part::Note(m.fill("seal-more", &[("n", more.into())])));
        }
    }
    Section { id: "verify", title: m.say("seal-title"), parts }
}

/// A value in a few characters.
fn short(value: Option<&Value>) -> String {
    let text = match value {
        None => return "–".to_owned(),
        Some(Value::Number(number)) => match number.as_f64() {
            Some(x) if number.is_f64() => format!("{x:.6}"),
            _ => number.to_string(),
        },
        Some(Value::String(text)) => clean(text),
        Some(other) => other.to_string(),
    };
    let mut short: String = text.chars().take(32).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
