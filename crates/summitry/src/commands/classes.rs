//! `summitry classes`: the reference classes, and how each was counted.

use serde_json::{Value, json};
use summitry_kit::Class;
use summitry_report::{classes, language::Language, messages::Messages, terminal};

use super::{load, output, words};

/// Reference classes: how often meetings of a kind ended so, who counted it, and how.
#[derive(clap::Args)]
pub(crate) struct Classes {
    /// Only this class, with everything that is known of its count.
    id: Option<String>,
    /// Print one JSON object (`summitry-classes/1`).
    #[arg(long)]
    json: bool,
    /// Language of the answer (default: English).
    #[arg(long, value_name = "LANG", value_parser = words::language)]
    lang: Option<Language>,
}

/// Lists them, or shows one.
pub(crate) fn run(args: &Classes) -> anyhow::Result<()> {
    let m = Messages::new(args.lang.unwrap_or_default());
    let tag = m.language().tag();
    let found = match &args.id {
        Some(id) => vec![Class::named(id, tag).map_err(load::refused)?],
        None => Class::all(tag),
    };
    if args.json {
        let all: Vec<Value> = found.iter().map(as_json).collect();
        return output::json(&json!({ "format": "summitry-classes/1", "classes": all }));
    }
    match (&args.id, found.as_slice()) {
        (Some(_), [class]) => output::print(&terminal::sections(&[classes::one(&m, class)], &m)),
        (_, all) => output::print(&terminal::sections(&[classes::list(&m, all)], &m)),
    }
}

fn as_json(class: &Class) -> Value {
    let [title, author, url, date] = &class.source;
    json!({
        "id": class.id,
        "label": class.label,
        "unit": class.unit,
        "event": class.event,
        "n": class.n,
        "k": class.k,
        "share": f64::from(class.k) / f64::from(class.n),
        "chance": { "mean": class.chance.mean, "low": class.chance.low, "high": class.chance.high },
        "period": class.period,
        "source": { "title": title, "author": author, "url": url, "date": date },
        "how": class.how,
        "verified": class.verified,
        "seen": class.seen,
        "default": class.default,
    })
}
