//! One value, or one block, or one chance: what it is, where it comes from, what it moves.

use summitry_core::{
    forecast::{Chance, Driver, Target},
    scenario::EndingKind,
    value::{Kind, Value},
};

use summitry_scenario::{
    document::{Document, Provenance},
    path,
};

use crate::{
    language::Language,
    messages::Messages,
    rich::{Rich, clean},
    view::{
        Context, comparison,
        sections::{Part, Section, Table},
        support_words, value_name,
    },
};

/// A path that is nothing in the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{path}` is nothing in this file{}", hint(.near))]
pub struct UnknownPath {
    /// What was asked for.
    pub path: String,
    /// The nearest paths there are, nearest first.
    pub near: Vec<String>,
}

fn hint(near: &[String]) -> String {
    match near {
        [] => "; paths look like `wants.us.visas.matters` or `issue.visas`".to_owned(),
        near => format!("; did you mean `{}`?", near.join("`, `")),
    }
}

/// Explains a path: a value, a block of the file, or a figure of the brief.
///
/// # Errors
///
/// The path is nothing in the file; the error names the nearest ones.
pub fn explain(ctx: &Context<'_>, path: &str) -> Result<Vec<Section>, UnknownPath> {
    let path = known_or_near(ctx.document, path)?;
    Ok(match ctx.scenario().values.iter().position(|v| v.path == path) {
        Some(i) => value(ctx, i),
        None => block(ctx, &path),
    })
}

/// The file's own form of a path, without a forecast.
///
/// # Errors
///
/// The path is nothing in the file; the error names the nearest ones.
pub fn known_or_near(document: &Document, path: &str) -> Result<String, UnknownPath> {
    let path = canonical(path);
    let known = known(document);
    if known.contains(&path) {
        Ok(path)
    } else {
        Err(UnknownPath { near: near(&path, &known), path })
    }
}

/// The file's own path for one in the words of the data: `issues.visas.options.faster` is `issue.visas.faster`.
fn canonical(path: &str) -> String {
    let path = path.trim();
    let plural = [
        ("issues.", "issue."),
        ("defines.", "define."),
        ("cases.", "case."),
        ("questions.", "question."),
        ("expectations.", "expect."),
        ("venues.", "venue."),
    ];
    let path = plural
        .iter()
        .find_map(|(long, short)| path.strip_prefix(long).map(|rest| format!("{short}{rest}")))
        .unwrap_or_else(|| path.to_owned());
    match path.as_str() {
        // The words of the data, and those on the screen in either language.
        "agreed" | "headline" => "ending.agreed".to_owned(),
        "words_only" | "bust_up" | "no_zone" => format!("ending.{path}"),
        _ if on_screen(&path).is_some() => {
            on_screen(&path).map_or(path, |id| format!("ending.{id}"))
        }
        _ if path.starts_with("issue.") && !path.ends_with(".effort") => {
            path.replacen(".options.", ".", 1)
        }
        _ => path,
    }
}

/// The ending that the brief calls so, in any language: `agreement` is `agreed`.
fn on_screen(word: &str) -> Option<&'static str> {
    let endings = [
        ("agreed", "ending-agreed"),
        ("words_only", "ending-words-only"),
        ("bust_up", "ending-bust-up"),
        ("no_zone", "ending-no-zone"),
    ];
    let asked = word.to_lowercase().replace(['-', '_'], " ");
    Language::ALL.iter().map(|&l| Messages::new(l)).find_map(|m| {
        let said = |id: &str| m.say(id).to_lowercase().replace('-', " ");
        endings.iter().find(|(_, message)| said(message) == asked).map(|&(id, _)| id)
    })
}

/// Every path of the file: values, blocks, and figures of the brief.
fn known(d: &Document) -> Vec<String> {
    let s = &d.scenario;
    let mut out: Vec<String> = ["agreed", "words_only", "bust_up", "no_zone"]
        .iter()
        .map(|e| format!("ending.{e}"))
        .collect();
    for issue in &s.issues {
        out.push(path::join(&["issue", &issue.id]));
        out.extend(issue.options.iter().map(|o| path::join(&["issue", &issue.id, &o.id])));
    }
    let named = |block: &'static str, id: &str| path::join(&[block, id]);
    out.extend(s.defines.iter().map(|x| named("define", &x.id)));
    out.extend(s.cases.iter().map(|x| named("case", &x.id)));
    out.extend(s.expectations.iter().map(|x| named("expect", &x.id)));
    out.extend(s.questions.iter().map(|x| named("question", &x.id)));
    out.extend(d.labels.keys().cloned());
    out.extend(d.cites.keys().cloned());
    // Values, and every block they stand in: `wants.us.visas.matters`, `wants.us.visas`, `wants.us`, `wants`.
    for value in &s.values {
        out.push(value.path.clone());
        let mut at = value.path.as_str();
        while let Some((block, _)) = at.rsplit_once('.') {
            out.push(block.to_owned());
            at = block;
        }
    }
    out.sort();
    out.dedup();
    out
}

fn near(path: &str, known: &[String]) -> Vec<String> {
    let mut scored: Vec<(f64, &String)> = known
        .iter()
        .map(|candidate| (strsim::normalized_damerau_levenshtein(path, candidate), candidate))
        // One whole part of a path is as near as the path itself: `quota` is most likely `issue.quota`.
        .map(|(score, candidate)| {
            let part = candidate.split_once('.').is_some_and(|(_, rest)| rest == path);
            (if part { 1.0 } else { score }, candidate)
        })
        .filter(|(score, _)| *score >= 0.6)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    scored.into_iter().take(3).map(|(_, path)| path.clone()).collect()
}

fn rows(pairs: &[(String, String)]) -> Vec<Part> {
    pairs
        .iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| Part::Sentence(Rich::parse(&format!("⟦{name}⟧: {text}"))))
        .collect()
}

fn value(ctx: &Context<'_>, index: usize) -> Vec<Section> {
    let (m, d) = (ctx.messages, ctx.document);
    let value = &ctx.scenario().values[index];
    let empty = Provenance::default();
    let p = d.provenance.get(index).unwrap_or(&empty);
    let place = match &p.span {
        Some(span) => comparison::place(d, Some(span.start)),
        None => m.say("explain-no-place"),
    };
    let spread = &value.spread;
    let mut about = vec![
        (m.say("explain-kind"), kind(ctx, value.kind)),
        (m.say("explain-written"), clean(&p.written)),
        (m.say("explain-at"), place),
        (m.say("explain-median"), amount(ctx, value, spread.median())),
        (m.say("explain-mean"), amount(ctx, value, spread.mean())),
    ];
    if !spread.is_point() {
        let (low, high) = (spread.quantile(0.05), spread.quantile(0.95));
        about.push((
            m.say("explain-range"),
            m.fill(
                "from-to",
                &[
                    ("low", (&amount(ctx, value, low)).into()),
                    ("high", (&amount(ctx, value, high)).into()),
                ],
            ),
        ));
    }
    about.extend([
        (m.say("explain-from"), support_words(m, value.support, &value.path)),
        (m.say("explain-why"), p.why.as_deref().map(clean).unwrap_or_default()),
        (m.say("explain-by"), p.by.as_deref().map(clean).unwrap_or_default()),
    ]);
    let mut out = vec![Section {
        id: "value",
        title: titled(&value.path, &value_name(ctx, &value.path)),
        parts: rows(&about),
    }];
    out.push(quotes(ctx, &p.cite));
    out.push(moves(ctx, index));
    out
}

/// A number of a value's kind as people read it: chances in percent, the rest plain.
fn amount(ctx: &Context<'_>, value: &Value, x: f64) -> String {
    match value.kind {
        Kind::Chance => {
            let digits = ctx.messages.number(x * 100.0, 1);
            ctx.messages.language().percentage(&digits)
        }
        Kind::Importance | Kind::Score | Kind::Points => ctx.messages.number(x, 1),
        Kind::Share | Kind::Positive => ctx.messages.number(x, 2),
    }
}

/// A name with its path, which people may type.
fn titled(path: &str, name: &str) -> String {
    if name == path { path.to_owned() } else { format!("{name} ({path})") }
}

fn kind(ctx: &Context<'_>, kind: Kind) -> String {
    ctx.messages.say(match kind {
        Kind::Importance => "kind-importance",
        Kind::Score => "kind-score",
        Kind::Chance => "kind-chance",
        Kind::Share => "kind-share",
        Kind::Positive => "kind-positive",
        Kind::Points => "kind-points",
    })
}

fn quotes(ctx: &Context<'_>, ids: &[String]) -> Section {
    let (m, d) = (ctx.messages, ctx.document);
    let mut parts: Vec<Part> = ids
        .iter()
        .filter_map(|id| d.quotes.get(id))
        .map(|q| {
            let text = m.fill("quoted", &[("text", (&clean(&q.text)).into())]);
            let by = d
                .sources
                .get(&q.source)
                .and_then(|s| s.by.as_deref())
                .map(clean)
                .unwrap_or_default();
            let by = if by.is_empty() { clean(&q.source) } else { by };
            Part::Note(format!("{text} – {by}, {}", comparison::place(d, Some(q.span.start))))
        })
        .collect();
    if parts.is_empty() {
        parts.push(Part::Note(m.say("explain-no-quotes")));
    }
    Section { id: "quotes", title: m.say("explain-quotes"), parts }
}

/// What one value moves: each forecast in its low and its high third, largest movement first.
fn moves(ctx: &Context<'_>, index: usize) -> Section {
    let m = ctx.messages;
    let mut drivers: Vec<&Driver> =
        ctx.forecast.drivers.iter().filter(|d| d.value.0 == index && !d.is_noise()).collect();
    drivers.sort_by(|a, b| (b.high - b.low).abs().total_cmp(&(a.high - a.low).abs()));
    let mut table = Table::new(&[
        (&m.say("column-outcome"), false),
        (&m.say("column-low-high"), true),
        (&m.say("column-chance"), true),
    ]);
    for d in drivers.iter().take(10) {
        table.row(vec![
            ctx.target_name(d.of),
            m.arrow(d.low, d.high),
            m.hundred(ctx.target(d.of).mean),
        ]);
    }
    let parts = if table.rows.is_empty() {
        vec![Part::Note(m.say("explain-moves-nothing"))]
    } else {
        vec![Part::Table(table), Part::Note(m.say("explain-moves-note"))]
    };
    Section { id: "moves", title: m.say("explain-moves"), parts }
}

/// A block of the file or a figure of the brief.
fn block(ctx: &Context<'_>, path: &str) -> Vec<Section> {
    let (m, d) = (ctx.messages, ctx.document);
    let mut about = Vec::new();
    let target = target(ctx, path);
    if let Some(chance) = target.map(|t| ctx.target(t)).or_else(|| other_chance(ctx, path)) {
        let (of, range) = (m.of_hundred(chance.mean), m.range(chance.low, chance.high));
        let said = match ctx.words().word(chance.mean) {
            Some(word) => format!("{of}: {word}"),
            None => of,
        };
        let text =
            m.fill("explain-chance-text", &[("said", (&said).into()), ("range", (&range).into())]);
        about.push((m.say("explain-chance"), text));
    }
    if let Some(means) =
        d.means.get(path).or_else(|| path.split_once('.').and_then(|(_, id)| d.means.get(id)))
    {
        about.push((m.say("explain-means"), clean(means)));
    }
    let s = ctx.scenario();
    let counts = |id: &str, block: &str, c: &summitry_core::scenario::Condition| {
        (format!("{block}.{id}") == path).then(|| crate::view::condition(ctx, c))
    };
    let condition = s
        .defines
        .iter()
        .find_map(|x| counts(&x.id, "define", &x.condition))
        .or_else(|| s.cases.iter().find_map(|x| counts(&x.id, "case", &x.condition)))
        .or_else(|| s.questions.iter().find_map(|x| counts(&x.id, "question", &x.counts)))
        .or_else(|| s.expectations.iter().find_map(|x| counts(&x.id, "expect", &x.that)));
    about.extend(condition.map(|text| (m.say("explain-counts"), text)));
    let label = match target {
        Some(target) => ctx.target_name(target),
        None => ctx.label(path),
    };
    let mut out = vec![Section { id: "block", title: titled(path, &label), parts: rows(&about) }];
    out.extend(options(ctx, path));
    if let Some(target) = target {
        out.extend(drivers_of(ctx, target));
    }
    out.extend(values(ctx, path));
    if let Some(ids) = d.cites.get(path) {
        out.push(quotes(ctx, ids));
    }
    out
}

fn target(ctx: &Context<'_>, path: &str) -> Option<Target> {
    let s = ctx.scenario();
    let (block, id) = path.split_once('.')?;
    match block {
        "ending" => Some(match ending_kind(id)? {
            EndingKind::Agreed => Target::Agreed,
            EndingKind::WordsOnly => Target::WordsOnly,
            EndingKind::BustUp => Target::BustUp,
            EndingKind::NoZone => Target::NoZone,
        }),
        "define" => s.defines.iter().position(|x| x.id == id).map(Target::Define),
        "case" => s.cases.iter().position(|x| x.id == id).map(Target::Case),
        "question" => s.questions.iter().position(|x| x.id == id).map(Target::Question),
        _ => None,
    }
}

fn ending_kind(id: &str) -> Option<EndingKind> {
    Some(match id {
        "agreed" => EndingKind::Agreed,
        "words_only" => EndingKind::WordsOnly,
        "bust_up" => EndingKind::BustUp,
        "no_zone" => EndingKind::NoZone,
        _ => return None,
    })
}

/// The chance of an option, a venue, an expectation.
fn other_chance(ctx: &Context<'_>, path: &str) -> Option<Chance> {
    let (s, f) = (ctx.scenario(), ctx.forecast);
    for (k, issue) in s.issues.iter().enumerate() {
        let o = (0..issue.options.len()).find(|&o| ctx.option_path(k, o).as_deref() == Some(path));
        if let Some(o) = o {
            return f.issues.get(k)?.get(o).copied();
        }
    }
    if let Some(id) = path.strip_prefix("venue.") {
        let v = s.venues.iter().position(|v| v.id == id)?;
        return f.venues.get(v).map(|v| v.chance);
    }
    let e = s.expectations.iter().position(|e| path.strip_prefix("expect.") == Some(&e.id))?;
    f.expectations.get(e).map(|e| e.model)
}

/// The rungs of an issue.
fn options(ctx: &Context<'_>, path: &str) -> Option<Section> {
    let k =
        ctx.scenario().issues.iter().position(|i| path.strip_prefix("issue.") == Some(&i.id))?;
    let ladder = crate::view::ladders(ctx).into_iter().nth(k)?;
    let title = ctx.messages.say("explain-options");
    Some(Section { id: "options", title, parts: vec![Part::Ladders(vec![ladder])] })
}

/// What moves a figure.
fn drivers_of(ctx: &Context<'_>, target: Target) -> Option<Section> {
    let m = ctx.messages;
    let mut drivers: Vec<&Driver> =
        ctx.forecast.drivers.iter().filter(|d| d.of == target && !d.is_noise()).collect();
    drivers.sort_by(|a, b| (b.high - b.low).abs().total_cmp(&(a.high - a.low).abs()));
    let mut table = Table::new(&[
        (&m.say("column-value"), false),
        (&m.say("column-low-high"), true),
        (&m.say("column-says"), false),
    ]);
    for d in drivers.into_iter().take(8) {
        let value = ctx.scenario().values.get(d.value.0)?;
        table.row(vec![
            titled(&value.path, &value_name(ctx, &value.path)),
            m.arrow(d.low, d.high),
            support_words(m, value.support, &value.path),
        ]);
    }
    (!table.rows.is_empty()).then(|| Section {
        id: "drivers",
        title: m.say("explain-drivers"),
        parts: vec![Part::Table(table)],
    })
}

/// The values that stand in a block.
fn values(ctx: &Context<'_>, path: &str) -> Option<Section> {
    let (m, d) = (ctx.messages, ctx.document);
    let mut table = Table::new(&[
        (&m.say("column-value"), false),
        (&m.say("explain-written"), false),
        (&m.say("column-says"), false),
        (&m.say("column-where"), false),
    ]);
    let prefix = format!("{path}.");
    for (value, p) in ctx.scenario().values.iter().zip(&d.provenance) {
        if value.path.starts_with(&prefix) {
            table.row(vec![
                titled(&value.path, &value_name(ctx, &value.path)),
                clean(&p.written),
                support_words(m, value.support, &value.path),
                p.span.as_ref().map(|s| comparison::place(d, Some(s.start))).unwrap_or_default(),
            ]);
        }
    }
    (!table.rows.is_empty()).then(|| Section {
        id: "values",
        title: m.say("explain-values"),
        parts: vec![Part::Table(table)],
    })
}
