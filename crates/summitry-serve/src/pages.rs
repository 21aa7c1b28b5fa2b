//! The live page's own parts: controls, what changed, suppose, save. Everything else is the frozen page's.

use askama::Template;
use summitry_core::value::{Value, ValueKind};
use summitry_report::{
    language::Language,
    messages::Messages,
    view::{Brief, Context, comparison::Comparison, value_name},
};

use crate::{
    asked::{Asked, NoAnswer},
    pin::{Supposed, choices},
    save::Preview,
    view::{Change, View, about, range, written, written_range},
};

/// Values that have a slider in sight; the others are folded away.
const IN_SIGHT: usize = 6;
/// Rows of what changed.
const SHOWN: usize = 6;

/// What the page is made of.
pub(crate) struct Live<'a> {
    pub(crate) asked: &'a Asked,
    pub(crate) brief: &'a Brief<'a>,
    /// The file as it is.
    pub(crate) before: &'a Context<'a>,
    pub(crate) m: &'a Messages,
    pub(crate) comparison: &'a Comparison,
    pub(crate) supposed: Option<&'a Supposed>,
    pub(crate) main: String,
}

#[derive(Template)]
#[template(path = "live.html")]
struct Whole<'a> {
    m: &'a Messages,
    language: &'a str,
    title: &'a str,
    head: String,
    problem: Option<&'a str>,
    version: u64,
    languages: Vec<(Language, String, bool)>,
    controls: Controls,
    part: String,
}

struct Controls {
    hidden: Vec<(&'static str, String)>,
    venues: Vec<Choice>,
    /// What may be supposed, by what it is one of.
    outcomes: Vec<(String, Vec<Choice>)>,
    values: Vec<Slider>,
    more: Vec<Slider>,
    undo: Option<String>,
    reset: Option<String>,
    saves: Vec<(String, String)>,
    frozen: String,
    all: Option<String>,
    all_label: String,
    file_name: String,
}

impl Controls {
    /// Whether a room is chosen.
    fn held(&self) -> bool {
        self.venues.iter().any(|c| c.chosen)
    }
}

struct Choice {
    id: String,
    label: String,
    chosen: bool,
}

struct Slider {
    path: String,
    label: String,
    low: String,
    high: String,
    step: String,
    /// Its range, as the list says a point in it.
    shown_range: String,
    /// What its ends are called, each with its number.
    ends: (String, String),
    /// Where the file has it.
    file: String,
    at: String,
    shown: String,
    percent: bool,
    set: bool,
}

#[derive(Template)]
#[template(path = "part.html")]
struct Part<'a> {
    m: &'a Messages,
    worlds: String,
    /// What a reader without script does to have all worlds.
    press: Option<String>,
    /// What the address asks for and is left out.
    ignored: Vec<String>,
    changed: Vec<String>,
    rows: Vec<ChangedRow>,
    /// Further rows, smaller or within the noise, folded away.
    more: Vec<ChangedRow>,
    more_title: String,
    supposed: Option<&'a Supposed>,
    /// The endings in one line, which stays in sight: class, figure, what it was where that differs, name.
    answer: Vec<(&'static str, String, Option<String>, String)>,
    main: &'a str,
}

struct ChangedRow {
    label: String,
    this: String,
    other: String,
    difference: String,
    noise: bool,
}

/// The whole page.
pub(crate) fn whole(live: &Live<'_>) -> Result<String, NoAnswer> {
    let (m, view) = (live.m, &live.asked.view);
    let languages = Language::ALL
        .into_iter()
        .map(|l| {
            let address = View { language: Some(l), ..view.clone() }.address();
            (l, address, l == m.language())
        })
        .collect();
    let page = Whole {
        m,
        language: m.language().tag(),
        title: &live.brief.head.title,
        head: summitry_report::page::head(live.brief, m)?,
        problem: live.asked.loaded.problem.as_deref(),
        version: live.asked.version,
        languages,
        controls: controls(live),
        part: part(live)?,
    };
    Ok(page.render()?)
}

/// The part that follows the values.
pub(crate) fn part(live: &Live<'_>) -> Result<String, NoAnswer> {
    let (m, asked) = (live.m, live.asked);
    let count = |n: u64| m.count(n);
    let (n, all) = (count(asked.settings.worlds), count(asked.all));
    let worlds = if asked.settings.worlds < asked.all {
        m.fill("live-worlds-more", &[("n", (&n).into()), ("all", (&all).into())])
    } else {
        m.fill("live-worlds", &[("n", (&n).into())])
    };
    let press = (asked.settings.worlds < asked.all)
        .then(|| m.fill("live-worlds-press", &[("all", (&all).into())]));
    let twice = asked.view.room_twice().then(|| m.say("live-room-twice"));
    let unread = asked.view.ignored.iter();
    let unread = unread.map(|what| m.fill("live-unread", &[("what", what.into())]));
    let given = live.supposed.filter(|s| s.forecast.is_some());
    let mut rows: Vec<((bool, bool, f64), ChangedRow)> = Vec::new();
    for row in live.comparison.groups.iter().flat_map(|g| &g.rows) {
        let (Some(this), Some(other)) = (&row.this, &row.other) else { continue };
        if row.noise && this.text == other.text || repeats(&row.path, &asked.view, given.is_some())
        {
            continue;
        }
        let moved = (this.chance.mean - other.chance.mean).abs();
        rows.push((
            (!row.noise, row.path.starts_with("ending."), moved),
            ChangedRow {
                label: row.label.clone(),
                this: this.text.clone(),
                other: other.text.clone(),
                difference: row.difference.clone(),
                noise: row.noise,
            },
        ));
    }
    // What is no noise first; of that the endings, then by size.
    rows.sort_by(|(a, _), (b, _)| (b.0, b.1).cmp(&(a.0, a.1)).then(b.2.total_cmp(&a.2)));
    let loud = rows.iter().filter(|(_, row)| !row.noise).count();
    let mut rows: Vec<ChangedRow> = rows.into_iter().map(|(_, row)| row).collect();
    let more = rows.split_off(loud.min(SHOWN));
    let quiet = more.iter().filter(|row| row.noise).count();
    let page = Part {
        m,
        worlds,
        press,
        ignored: unread.chain(twice).collect(),
        changed: given
            .map(Supposed::line)
            .into_iter()
            .chain(changes(&asked.view, live.before))
            .collect(),
        rows,
        more_title: m.fill("live-more", &[("n", more.len().into()), ("quiet", quiet.into())]),
        more,
        supposed: live.supposed,
        answer: answer(live),
        main: &live.main,
    };
    Ok(page.render()?)
}

/// The endings in one line; those that print as under 1 now and before are left out.
fn answer(live: &Live<'_>) -> Vec<(&'static str, String, Option<String>, String)> {
    let before = &live.before.forecast.ending;
    let was = |id: &str| match id {
        "agreed" => before.agreed,
        "words_only" => before.words_only,
        "bust_up" => before.bust_up,
        _ => before.no_zone,
    };
    let seen = live.brief.endings.iter().filter(|e| e.marks > 0);
    seen.map(|e| {
        let was = live.m.hundred(was(e.id).mean);
        (e.id, e.figure.text.clone(), (was != e.figure.text).then_some(was), e.label.clone())
    })
    .collect()
}

/// Whether a row of what changed only repeats the question, or says nothing of the view: what the level alone would say is
/// of the forecast with nothing supposed.
fn repeats(path: &str, view: &View, supposed: bool) -> bool {
    let pin = view.pin().filter(|_| supposed);
    let room = view.venue().is_some() || pin.is_some_and(|pin| pin.starts_with("venue."));
    (room && path.starts_with("venue."))
        || pin.is_some_and(|pin| path.starts_with("headline.") || path == pin)
}

/// What the view changes, in words; `ctx` is of the file as it is.
pub(crate) fn changes(view: &View, ctx: &Context<'_>) -> Vec<String> {
    let m = ctx.messages;
    let values = &ctx.scenario().values;
    let of = |change: &Change| match change {
        Change::Venue(id) => {
            let label = ctx.label(&format!("venue.{id}"));
            Some(m.fill("live-held", &[("room", (&label).into())]))
        }
        Change::Set(path, x) => {
            let i = values.iter().position(|v| v.path == *path)?;
            let was = ctx.document.provenance.get(i).map_or("", |p| p.written.as_str());
            Some(m.fill(
                "live-fixed",
                &[
                    ("what", (&value_name(ctx, path)).into()),
                    ("written", (&shown(m, &values[i], *x)).into()),
                    ("was", (&m.written(&summitry_report::rich::clean(was))).into()),
                ],
            ))
        }
        Change::Pin(_) => None,
    };
    view.changes.iter().filter_map(of).collect()
}

fn controls(live: &Live<'_>) -> Controls {
    let (m, ctx, view) = (live.m, live.before, &live.asked.view);
    let s = ctx.scenario();
    let mut hidden: Vec<(&'static str, String)> = Vec::new();
    if let Some(language) = view.language {
        hidden.push(("lang", language.tag().to_owned()));
    }
    for change in &view.changes {
        if let Change::Set(path, x) = change {
            hidden.push(("set", format!("{path}:{x}")));
        }
    }
    let choice = |id: &str, label: String, chosen: Option<&str>| Choice {
        id: id.to_owned(),
        label,
        chosen: chosen == Some(id),
    };
    let venues = s
        .venues
        .iter()
        .enumerate()
        .map(|(i, v)| choice(&v.id, ctx.venue(i), view.venue()))
        .collect();
    let mut outcomes: Vec<(String, Vec<Choice>)> = Vec::new();
    let open = |path: &str| view.venue().is_none() || !path.starts_with("venue.");
    for o in choices(ctx).into_iter().filter(|o| open(&o.path)) {
        let one = choice(&o.path, o.label, view.pin());
        match outcomes.last_mut().filter(|(group, _)| *group == o.group) {
            Some((_, all)) => all.push(one),
            None => outcomes.push((o.group, vec![one])),
        }
    }
    // What moves the headline most comes first; what is set stays in sight.
    let drivers: Vec<usize> = ctx
        .forecast
        .drivers
        .iter()
        .filter(|d| d.of == summitry_core::forecast::Target::Agreed)
        .map(|d| d.value.0)
        .collect();
    let rank = |i: usize| drivers.iter().position(|&d| d == i).unwrap_or(usize::MAX);
    let mut order: Vec<usize> = (0..s.values.len()).collect();
    order.sort_by_key(|&i| (rank(i), i));
    let mut values: Vec<Slider> = order.into_iter().map(|i| slider(ctx, view, i)).collect();
    // The first ones keep their places while one of them is moved; what is set beyond them joins them at the end.
    let rest = values.split_off(values.len().min(IN_SIGHT));
    let (set, more): (Vec<Slider>, Vec<Slider>) = rest.into_iter().partition(|v| v.set);
    values.extend(set);
    let saves = view
        .changes
        .iter()
        .filter_map(|c| match c {
            Change::Set(path, x) => {
                let mut query = form_urlencoded::Serializer::new(String::new());
                query.append_pair("path", path).append_pair("at", &x.to_string());
                Some((value_name(ctx, path), format!("/save?{}&{}", query.finish(), view.query())))
            }
            _ => None,
        })
        .collect();
    let reset = View { language: view.language, ..View::default() };
    let all = m.count(live.asked.all);
    Controls {
        hidden,
        venues,
        outcomes,
        values,
        more,
        undo: (!view.changes.is_empty()).then(|| view.before().address()),
        reset: (!view.changes.is_empty()).then(|| reset.address()),
        saves,
        frozen: format!("/brief.html?{}", view.query()),
        all: (live.asked.settings.worlds < live.asked.all)
            .then(|| format!("/?{}&full=1", view.query())),
        file_name: view.file_name(&live.asked.loaded.document().file),
        all_label: m.fill("live-all", &[("all", (&all).into())]),
    }
}

fn slider(ctx: &Context<'_>, view: &View, i: usize) -> Slider {
    let value = &ctx.scenario().values[i];
    let (low, high) = range(value);
    let middle = value.spread.median().clamp(low, high);
    let at = view.set(&value.path).unwrap_or(middle);
    let (low_word, high_word) = summitry_report::view::ends(ctx.messages, &value.path);
    let number = |x: f64| {
        let text = format!("{x:.6}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    let ends = |x: f64| ctx.messages.written(&written(value, x));
    Slider {
        path: value.path.clone(),
        label: value_name(ctx, &value.path),
        low: number(low),
        high: number(high),
        step: number(((high - low) / 100.0).max(1e-6)),
        shown_range: format!("{}–{}", ends(low), ends(high)),
        ends: (format!("{low_word} {}", ends(low)), format!("{high_word} {}", ends(high))),
        file: ctx
            .messages
            .fill("live-in-file", &[("at", (&shown(ctx.messages, value, middle)).into())]),
        at: number(at),
        shown: shown(ctx.messages, value, at),
        percent: value.kind == ValueKind::Chance,
        set: view.set(&value.path).is_some(),
    }
}

/// A point in the page's language.
fn shown(m: &Messages, value: &Value, x: f64) -> String {
    match value.kind {
        ValueKind::Chance => m.percent(x),
        _ => m.two_digits(x),
    }
}

#[derive(Template)]
#[template(path = "explain.html")]
struct Explanation<'a> {
    m: &'a Messages,
    language: &'a str,
    back: String,
    main: String,
    worlds: String,
}

/// One explanation as a page of its own.
pub(crate) fn explanation(asked: &Asked, m: &Messages, main: String) -> Result<String, NoAnswer> {
    let worlds = m.fill("live-worlds", &[("n", (&m.count(asked.settings.worlds)).into())]);
    let page =
        Explanation { m, language: m.language().tag(), back: asked.view.address(), main, worlds };
    Ok(page.render()?)
}

#[derive(Template)]
#[template(path = "save.html")]
struct Save<'a> {
    m: &'a Messages,
    language: &'a str,
    back: String,
    intro: String,
    preview: &'a Preview,
    /// The same with a range about the point.
    range: Option<&'a Preview>,
    path: &'a str,
    at: String,
    sha: &'a str,
    query: String,
}

/// The line that would be written, and the button that writes it.
pub(crate) fn save(
    asked: &Asked,
    m: &Messages,
    path: &str,
    at: f64,
    preview: &Preview,
    range: Option<&Preview>,
) -> Result<String, NoAnswer> {
    let document = asked.loaded.document();
    let page = Save {
        m,
        language: m.language().tag(),
        back: asked.view.address(),
        intro: m.fill(
            if preview.before.is_empty() { "live-save-add" } else { "live-save-intro" },
            &[("line", preview.line.into()), ("file", (&document.file).into())],
        ),
        preview,
        range,
        path,
        at: at.to_string(),
        sha: asked.loaded.study.sha256(),
        query: asked.view.query(),
    };
    Ok(page.render()?)
}

/// How a range about a point stands in the file; `None` where none is to be had.
pub(crate) fn literal_range(value: &Value, x: f64) -> Option<String> {
    Some(format!("\"{}\"", written_range(value, about(value, x)?)))
}

/// How a point stands in the file.
pub(crate) fn literal(value: &Value, x: f64) -> String {
    match value.kind {
        ValueKind::Chance => format!("\"{}\"", written(value, x)),
        _ => written(value, x),
    }
}

#[derive(Template)]
#[template(path = "refused.html")]
struct Refused<'a> {
    m: &'a Messages,
    language: &'a str,
    title: String,
    back: &'a str,
    why: &'a str,
}

/// Why something cannot be shown or done; `title` is the message above it.
pub(crate) fn refused(m: &Messages, title: &str, why: &str, back: &str) -> String {
    let page = Refused { m, language: m.language().tag(), title: m.say(title), back, why };
    page.render().unwrap_or_else(|_| why.to_owned())
}
