//! What the reader has changed, as it stands in the address of the page: `venue=closed&set=summit.capacity:5&pin=…`.
//!
//! The order of the address is the order of the changes, so that undoing is dropping the last one.

use summitry_core::value::{Spread, Value, ValueKind};
use summitry_kit::Study;
use summitry_report::language::Language;

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Change {
    /// The meeting is held in this room.
    Venue(String),
    /// A value is fixed at a point, in the kind's own unit.
    Set(String, f64),
    /// Suppose it ends so: the path of an outcome.
    Pin(String),
}

/// The view a page shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct View {
    /// Language asked for; `None`: the file's.
    pub(crate) language: Option<Language>,
    /// Changes, oldest first; at most one a room, a pin, and a path.
    pub(crate) changes: Vec<Change>,
    /// What the address asks for and nobody can read, for the page to say so.
    pub(crate) ignored: Vec<String>,
    /// Whether all worlds are asked for at once (for a reader without script).
    pub(crate) full: bool,
}

/// Longest query read; beyond it the address is refused.
pub(crate) const LONGEST: usize = 16_384;

/// Longest file name of a kept view, characters, without its ending.
const LONGEST_NAME: usize = 100;

impl View {
    /// Reads the query of an address. Unknown keys are passed over; a later change of the same thing replaces it.
    pub(crate) fn parse(query: &str) -> Self {
        let mut view = View::default();
        let mut path = None;
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            match key.as_ref() {
                "lang" => view.language = Language::from_tag(&value),
                "full" => view.full = value == "1",
                "venue" if value.is_empty() => view.drop_like(&Change::Venue(String::new())),
                "venue" => view.put(Change::Venue(value.into_owned())),
                "pin" if value.is_empty() => view.drop_like(&Change::Pin(String::new())),
                "pin" => view.put(Change::Pin(value.into_owned())),
                "set" => {
                    if let Some((path, number)) = value.rsplit_once(':')
                        && let Some(x) = number.parse::<f64>().ok().filter(|x| x.is_finite())
                    {
                        view.put(Change::Set(path.to_owned(), x));
                    } else {
                        view.ignored.push(value.into_owned());
                    }
                }
                // The plain form: a path, then its value, as people write it.
                "path" => path = Some(value.into_owned()).filter(|p| !p.is_empty()),
                "value" => match (path.take(), number(&value)) {
                    (Some(path), Some(x)) => view.put(Change::Set(path, x)),
                    (Some(path), None) => view.ignored.push(format!("{path}:{value}")),
                    (None, _) => {}
                },
                _ => {}
            }
        }
        view
    }

    /// Makes a change, in place of an earlier one of the same thing.
    pub(crate) fn put(&mut self, change: Change) {
        self.drop_like(&change);
        self.changes.push(change);
    }

    fn drop_like(&mut self, change: &Change) {
        self.changes.retain(|c| match (c, change) {
            (Change::Venue(_), Change::Venue(_)) | (Change::Pin(_), Change::Pin(_)) => false,
            (Change::Set(a, _), Change::Set(b, _)) => a != b,
            _ => true,
        });
    }

    /// The query that reproduces this view.
    pub(crate) fn query(&self) -> String {
        let mut out = form_urlencoded::Serializer::new(String::new());
        if let Some(language) = self.language {
            out.append_pair("lang", language.tag());
        }
        for change in &self.changes {
            match change {
                Change::Venue(id) => out.append_pair("venue", id),
                Change::Set(path, x) => out.append_pair("set", &format!("{path}:{x}")),
                Change::Pin(path) => out.append_pair("pin", path),
            };
        }
        out.finish()
    }

    /// The address of this view.
    pub(crate) fn address(&self) -> String {
        match self.query() {
            query if query.is_empty() => "/".to_owned(),
            query => format!("/?{query}"),
        }
    }

    /// The view before the last change.
    pub(crate) fn before(&self) -> View {
        let mut view = self.clone();
        view.changes.pop();
        view
    }

    /// Whether a room is both set and supposed: then it is held in the room that is set.
    pub(crate) fn room_twice(&self) -> bool {
        self.venue().is_some() && self.pin().is_some_and(|pin| pin.starts_with("venue."))
    }

    /// A file name for the view as it is kept: the scenario's, what is changed, the language.
    pub(crate) fn file_name(&self, scenario: &str) -> String {
        let stem = scenario.rsplit(['/', '\\']).next().unwrap_or_default();
        let stem = stem.strip_suffix(".toml").unwrap_or(stem);
        let changes = self.changes.iter().map(|change| match change {
            Change::Venue(id) => id.clone(),
            Change::Set(path, x) => format!("{path}-{x}"),
            Change::Pin(path) => format!("if-{path}"),
        });
        let language = self.language.map(|l| l.tag().to_owned());
        let all: Vec<String> =
            std::iter::once(stem.to_owned()).chain(changes).chain(language).collect();
        let safe = |c: char| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '-' };
        let name: String = all.join("-").chars().map(safe).take(LONGEST_NAME).collect();
        format!("{}.html", name.trim_matches(['.', '-']))
    }

    /// The pinned outcome.
    pub(crate) fn pin(&self) -> Option<&str> {
        self.changes
            .iter()
            .find_map(|c| if let Change::Pin(p) = c { Some(p.as_str()) } else { None })
    }

    /// The room it is held in.
    pub(crate) fn venue(&self) -> Option<&str> {
        self.changes
            .iter()
            .find_map(|c| if let Change::Venue(v) = c { Some(v.as_str()) } else { None })
    }

    /// The point a value is fixed at.
    pub(crate) fn set(&self, path: &str) -> Option<f64> {
        self.changes.iter().find_map(|c| match c {
            Change::Set(p, x) if p == path => Some(*x),
            _ => None,
        })
    }

    /// The study as this view sees it.
    ///
    /// # Errors
    ///
    /// A change names nothing in the file, or leaves the value's range; the text says so.
    pub(crate) fn apply(&self, study: &Study) -> Result<Study, String> {
        let values = &study.document().scenario.values;
        let mut changes = Vec::new();
        for change in &self.changes {
            match change {
                Change::Venue(id) => changes.push(summitry_kit::Change::Venue(id.clone())),
                Change::Set(path, x) => {
                    let Some(value) = values.iter().find(|v| v.path == *path) else {
                        return Err(format!("there is no value `{path}`"));
                    };
                    let (low, high) = range(value);
                    if !(low..=high).contains(x) {
                        return Err(outside(value, *x));
                    }
                    let (path, written) = (path.clone(), written(value, *x));
                    changes.push(summitry_kit::Change::Fix { path, at: *x, written });
                }
                Change::Pin(_) => {}
            }
        }
        study.changed(changes).map_err(|error| error.to_string())
    }
}

/// A number as people write it: `0.4`, `0,4`, `40%`.
fn number(text: &str) -> Option<f64> {
    let text = text.trim().replace(',', ".");
    let (text, unit) = match text.strip_suffix('%') {
        Some(text) => (text.trim(), 0.01),
        None => (text.as_str(), 1.0),
    };
    text.parse::<f64>().ok().map(|x| x * unit).filter(|x| x.is_finite())
}

/// That a point lies outside of the range of its value.
pub(crate) fn outside(value: &Value, x: f64) -> String {
    let (low, high) = range(value);
    let (low, high) = (written(value, low), written(value, high));
    format!("`{}` goes from {low} to {high}, not {x}", value.path)
}

/// The range a value may be moved in: nine chances in ten of its own, or, for a point, all that its kind allows.
pub(crate) fn range(value: &Value) -> (f64, f64) {
    let tidy = |low: f64, high: f64| {
        // Rounded outwards to three digits, so that the page's own numbers are inside.
        let unit = 10f64.powi(((high - low).max(1e-9)).log10().floor() as i32 - 2);
        // A range as the file writes it comes back through its quantiles with dust at the ends: `0.35` as `0.349999`.
        let dust = 1e-3;
        ((low / unit + dust).floor() * unit, (high / unit - dust).ceil() * unit)
    };
    let clip = |(low, high): (f64, f64)| match value.kind {
        ValueKind::Chance | ValueKind::Share => (low.max(0.0), high.min(1.0)),
        ValueKind::Importance | ValueKind::Score => (low.max(0.0), high.min(100.0)),
        ValueKind::Positive => (low.max(0.0), high),
        ValueKind::Points => (low, high),
    };
    match &value.spread {
        Spread::Point(x) => match value.kind {
            ValueKind::Chance | ValueKind::Share => (0.0, 1.0),
            ValueKind::Importance | ValueKind::Score => (0.0, 100.0),
            ValueKind::Positive => (0.0, (2.0 * x).max(1.0)),
            ValueKind::Points => (x - 20.0, x + 20.0),
        },
        spread => clip(tidy(spread.quantile(0.05), spread.quantile(0.95))),
    }
}

/// A range about a point, a third as wide as the file's own and within it: for whoever knows better than the file, but not to the
/// point. `None` where the file itself gives a point, or where the range would say nothing.
pub(crate) fn about(value: &Value, x: f64) -> Option<(f64, f64)> {
    if matches!(value.spread, Spread::Point(_)) {
        return None;
    }
    let (least, most) = range(value);
    let sixth = (most - least) / 6.0;
    // One digit of the width is as much as a guess deserves.
    let unit = 10f64.powf(sixth.max(1e-9).log10().floor());
    let tidy = |x: f64| (x / unit).round() * unit;
    let (low, high) = (tidy(x - sixth).max(least), tidy(x + sixth).min(most));
    (low <= x && x <= high && low < high).then_some((low, high))
}

/// A range as the file writes it: `5 to 7`, `20 to 45%`.
pub(crate) fn written_range(value: &Value, (low, high): (f64, f64)) -> String {
    let (low, high) = (written(value, low), written(value, high));
    format!("{} to {high}", low.trim_end_matches('%'))
}

/// A point as the file writes it: chances in percent, everything else as a number.
pub(crate) fn written(value: &Value, x: f64) -> String {
    let short = |x: f64| {
        let text = format!("{x:.4}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    match value.kind {
        ValueKind::Chance => format!("{}%", short(x * 100.0)),
        _ => short(x),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_reproduces_its_view() {
        let view = View::parse("lang=es&venue=closed&set=summit.capacity:5.5&pin=ending.agreed");
        assert_eq!(view.changes.len(), 3);
        assert_eq!(View::parse(&view.query()), view);
        assert_eq!(view.before().pin(), None);
        assert_eq!(view.before().venue(), Some("closed"));
    }

    #[test]
    fn the_same_thing_changed_twice_is_one_change() {
        let view = View::parse("set=a.b:1&venue=x&set=a.b:2&venue=");
        assert_eq!(view.changes, [Change::Set("a.b".into(), 2.0)]);
    }

    #[test]
    fn the_plain_form_is_read_as_people_write() {
        let view = View::parse("path=summit.words_only&value=40%25");
        assert_eq!(view.set("summit.words_only"), Some(0.4));
        assert_eq!(View::parse("path=a&value=0,4").set("a"), Some(0.4));
        assert_eq!(View::parse("path=a&value=nan").changes, []);
        assert_eq!(View::parse("path=a&value=nan").ignored, ["a:nan"]);
        assert_eq!(View::parse("set=a.b:abc&path=&value=").ignored, ["a.b:abc"]);
    }

    #[test]
    fn a_kept_view_is_named_by_what_it_shows() {
        let name = |query| View::parse(query).file_name("folder/washington.toml");
        assert_eq!(name(""), "washington.html");
        assert_eq!(
            name("lang=es&venue=closed&set=summit.capacity:5.5&pin=ending.agreed"),
            "washington-closed-summit.capacity-5.5-if-ending.agreed-es.html"
        );
        assert_eq!(name("venue=a%22%2F..%0Ab"), "washington-a--..-b.html");
        assert!(name(&format!("venue={}", "x".repeat(500))).len() <= LONGEST_NAME + 5);
    }

    #[test]
    fn a_range_about_a_point_is_a_third_of_the_files_and_within_it() {
        let file = include_str!("../../../scenarios/2026-washington/washington.toml");
        let document = summitry_scenario::read("w.toml", file).document.unwrap();
        let value =
            |path: &str| document.scenario.values.iter().find(|v| v.path == path).unwrap().clone();
        // Written as "40 to 60".
        let score = value("wants.colombia.security.score.intel");
        let kept = |x| about(&score, x).map(|r| written_range(&score, r));
        assert_eq!(range(&score), (40.0, 60.0));
        assert_eq!(kept(50.0).as_deref(), Some("47 to 53"));
        assert_eq!(kept(60.0).as_deref(), Some("57 to 60"));
        for value in &document.scenario.values {
            let (least, most) = range(value);
            for x in [least, 0.3 * least + 0.7 * most, most] {
                let Some((low, high)) = about(value, x) else {
                    assert!(matches!(value.spread, Spread::Point(_)), "{}", value.path);
                    continue;
                };
                assert!(least <= low && low <= x && x <= high && high <= most, "{}", value.path);
                assert!(high - low <= (most - least) * 0.5 + 1e-9, "{}: {low} {high}", value.path);
            }
        }
    }

    #[test]
    fn a_range_ends_where_the_file_says() {
        let mut seen = 0;
        let file = include_str!("../../../scenarios/2026-washington/washington.toml");
        let document = summitry_scenario::read("w.toml", file).document.unwrap();
        for (value, p) in document.scenario.values.iter().zip(&document.provenance) {
            let text = p.written.trim_matches('"');
            let Some((low, high)) = text.trim_end_matches('%').split_once(" to ") else { continue };
            let plain = |x: f64| written(value, x).trim_end_matches('%').to_owned();
            let ends = range(value);
            assert_eq!(
                (plain(ends.0), plain(ends.1)),
                (low.trim().to_owned(), high.trim().to_owned()),
                "{}",
                value.path
            );
            seen += 1;
        }
        assert!(seen > 5, "{seen}");
    }
}
