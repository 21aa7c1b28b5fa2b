//! The seals of one file over time: a table, a picture, the data.

use serde_json::{Value, json};
use summitry_kit::record::{Moment, SealHistory, SealedFigure};

use crate::{
    draw::{Anchor, Drawing, Picture, wrap},
    messages::Messages,
    rich::{Rich, clean},
    view::sections::{Part, Section, Table},
};

/// Place of the picture's axes, pixels.
const LEFT: f64 = 60.0;
const TOP: f64 = 40.0;
const WIDE: f64 = 420.0;
const HIGH: f64 = 240.0;
/// Width and height of the whole, pixels.
const WIDTH: u32 = 720;
const HEIGHT: u32 = 350;
/// The most lines that one picture holds apart.
const LINES: usize = 5;

/// Every outcome that a seal speaks of, in the order of the last one.
fn paths(over: &SealHistory) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for figure in over.moments.iter().rev().flat_map(|m| &m.figures) {
        if !out.contains(&figure.path) {
            out.push(figure.path.clone());
        }
    }
    out
}

fn at<'m>(moment: &'m Moment, path: &str) -> Option<&'m SealedFigure> {
    moment.figures.iter().find(|f| f.path == path)
}

/// One row a seal, one column an outcome; beside each figure how far it moved since the seal before.
#[must_use]
pub fn sections(over: &SealHistory, m: &Messages) -> Vec<Section> {
    let paths = paths(over);
    let day = m.say("over-day");
    let names: Vec<String> = paths.iter().map(|path| clean(path)).collect();
    let columns: Vec<(&str, bool)> = std::iter::once((day.as_str(), false))
        .chain(names.iter().map(|n| (n.as_str(), true)))
        .collect();
    let mut table = Table::new(&columns);
    let mut before: Option<&Moment> = None;
    for moment in &over.moments {
        let cells = paths.iter().map(|path| {
            let Some(now) = at(moment, path) else { return "–".to_owned() };
            let was = before.and_then(|b| at(b, path));
            let moved = was.map_or_else(String::new, |was| {
                format!(" ({})", m.points(100.0 * (now.mean - was.mean)))
            });
            format!("{}{moved}", m.hundred(now.mean))
        });
        table.row(std::iter::once(m.day(&moment.date)).chain(cells).collect());
        before = Some(moment);
    }
    let mut parts = vec![Part::Table(table), Part::Note(m.say("over-note"))];
    if over.refused > 0 {
        parts.push(Part::Sentence(Rich::parse(
            &m.fill("over-refused", &[("n", over.refused.into())]),
        )));
    }
    let title = m.fill("over-title", &[("title", (&clean(&over.title)).into())]);
    vec![Section { id: "over", title, parts }]
}

/// Days since some day long ago, as far as needed to place them on a line.
fn days(date: &str) -> f64 {
    let mut parts = date.split('-').map(|part| part.parse::<f64>().unwrap_or_default());
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    // Months of one length: a picture of weeks is off by two days at most.
    year.unwrap_or_default() * 365.25 + month.unwrap_or_default() * 30.44 + day.unwrap_or_default()
}

/// The figures as lines over the days of their seals.
#[must_use]
pub fn picture(over: &SealHistory, m: &Messages) -> Picture {
    let mut drawing = Drawing::default();
    let percent = |x: f64| x / f64::from(WIDTH) * 100.0;
    let title = m.fill("over-title", &[("title", (&clean(&over.title)).into())]);
    drawing.text(0.0, 4.0, 18.0, Anchor::Start, "strong", &title);
    let first = over.moments.first().map_or(0.0, |m| days(&m.date));
    let last = over.moments.last().map_or(0.0, |m| days(&m.date));
    let span = (last - first).max(1.0);
    let x = |date: &str| percent(LEFT + WIDE * ((days(date) - first) / span));
    let y = |p: f64| TOP + HIGH * (1.0 - p);
    for tick in [0.0, 0.25, 0.5, 0.75, 1.0] {
        drawing.line(percent(LEFT), y(tick), percent(LEFT + WIDE), y(tick), "rail");
        drawing.text(percent(LEFT), -8.0, y(tick) + 4.0, Anchor::End, "small", &m.hundred(tick));
    }
    // The first and the last day, where there are two.
    for (moment, anchor) in over.moments.first().into_iter().zip([Anchor::Start]).chain(
        over.moments.last().into_iter().filter(|_| over.moments.len() > 1).zip([Anchor::End]),
    ) {
        drawing.text(x(&moment.date), 0.0, y(0.0) + 20.0, anchor, "small", &m.day(&moment.date));
    }
    let paths = paths(over);
    let mut spoken = Vec::new();
    // Names beside the lines' ends, none on another.
    let mut places: Vec<f64> = Vec::new();
    for (number, path) in paths.iter().take(LINES).enumerate() {
        let points: Vec<(&str, f64)> = over
            .moments
            .iter()
            .filter_map(|moment| Some((moment.date.as_str(), at(moment, path)?.mean)))
            .collect();
        for pair in points.windows(2) {
            if let [(from, p), (to, q)] = pair {
                drawing.line(
                    x(from),
                    y(*p),
                    x(to),
                    y(*q),
                    if number == 0 { "axis" } else { "join" },
                );
            }
        }
        for (date, p) in &points {
            drawing.mark(x(date), y(*p), number + 1);
        }
        if let Some((_, p)) = points.last() {
            let mut place = y(*p) + 4.0;
            while places.iter().any(|other| (other - place).abs() < 15.0) {
                place += 15.0;
            }
            places.push(place);
            let name = wrap(&format!("{} {}", clean(path), m.hundred(*p)), 30, 1).concat();
            drawing.text(percent(LEFT + WIDE + 16.0), 0.0, place, Anchor::Start, "tag", &name);
        }
        let said: Vec<String> =
            points.iter().map(|(date, p)| format!("{} {}", m.day(date), m.hundred(*p))).collect();
        spoken.push(format!("{}: {}", clean(path), said.join(", ")));
    }
    Picture {
        id: "over",
        title: None,
        unit: None,
        alt: format!("{title}. {}", spoken.join("; ")),
        height: HEIGHT,
        width: Some(WIDTH),
        body: drawing.0,
    }
}

/// The same as data, `summitry-over/1`.
#[must_use]
pub fn json(over: &SealHistory) -> Value {
    let figure =
        |f: &SealedFigure| json!({ "path": f.path, "mean": f.mean, "low": f.low, "high": f.high });
    let moment = |m: &Moment| {
        json!({
            "date": m.date, "seal": m.seal, "version": m.version,
            "figures": m.figures.iter().map(figure).collect::<Value>(),
        })
    };
    json!({
        "format": "summitry-over/1",
        "version": env!("CARGO_PKG_VERSION"),
        "file": over.file,
        "title": over.title,
        "moments": over.moments.iter().map(moment).collect::<Value>(),
        "refused": over.refused,
    })
}
