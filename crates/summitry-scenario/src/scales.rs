//! Words and the ranges they stand for: likelihood, importance, effort.

use indexmap::IndexMap;

use crate::diagnostic::Diagnostic;
use crate::grammar::likelihood::{KNOWN, USUAL};
use crate::tree::{Data, Node, Table};

/// The words a file may use instead of numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Scales {
    /// Name of the likelihood scale: one of [`KNOWN`], or `own` for the file's own table.
    pub likelihood_name: String,
    /// Likelihood word → range, both ends 0..1, in ascending order.
    pub likelihood: IndexMap<String, (f64, f64)>,
    /// Word of importance → range, points 0–100; equal ends for an exact number.
    pub importance: IndexMap<String, (f64, f64)>,
    /// Word of effort → units, 0 or more; equal ends for an exact number.
    pub effort: IndexMap<String, (f64, f64)>,
    /// Word of capacity → effort units, above 0.
    pub capacity: IndexMap<String, (f64, f64)>,
}

impl Scales {
    /// The likelihood scale as readers know it; `None` for the file's own.
    #[must_use]
    pub fn title(&self) -> Option<&'static str> {
        KNOWN.iter().find(|scale| scale.name == self.likelihood_name).map(|scale| scale.title)
    }
}

impl Default for Scales {
    fn default() -> Self {
        let importance = [
            ("vital", (80.0, 100.0)),
            ("major", (55.0, 80.0)),
            ("some", (30.0, 55.0)),
            ("minor", (8.0, 30.0)),
            ("none", (0.0, 0.0)),
        ];
        Self {
            likelihood_name: USUAL.name.to_owned(),
            likelihood: percent(USUAL.words),
            importance: importance.into_iter().map(|(w, r)| (w.to_owned(), r)).collect(),
            effort: efforts(),
            capacity: CAPACITY.iter().map(|&(w, at)| (w.to_owned(), around(at))).collect(),
        }
    }
}

/// What an option takes, anchored: a unit is a sentence in the communiqué, and each step up is twice the one before. What
/// stands for an anchor is narrow on purpose: the words say what is meant.
const EFFORT: &[(&str, f64)] =
    &[("sentence", 1.0), ("decision", 2.0), ("programme", 4.0), ("law", 8.0)];

/// The words of the first edition, exact numbers; they mean what they meant.
const EFFORT_BEFORE: &[(&str, f64)] = &[("easy", 1.0), ("moderate", 2.0), ("hard", 4.0)];

/// What one meeting carries, anchored in the same units.
const CAPACITY: &[(&str, f64)] = &[
    ("courtesy call", 2.0),
    ("working visit", 4.0),
    ("prepared summit", 8.0),
    ("final round", 16.0),
];

/// How far an anchored word reaches to either side, as a factor (**choice**).
const REACH: f64 = 1.3;

fn around(at: f64) -> (f64, f64) {
    (at / REACH, at * REACH)
}

fn efforts() -> IndexMap<String, (f64, f64)> {
    let anchored = EFFORT.iter().map(|&(w, at)| (w.to_owned(), around(at)));
    anchored.chain(EFFORT_BEFORE.iter().map(|&(w, at)| (w.to_owned(), (at, at)))).collect()
}

fn percent(table: &[(&str, f64, f64)]) -> IndexMap<String, (f64, f64)> {
    table.iter().map(|(w, a, b)| ((*w).to_owned(), (a / 100.0, b / 100.0))).collect()
}

/// The likelihood scale of this name.
#[must_use]
pub fn likelihood(name: &str) -> Option<IndexMap<String, (f64, f64)>> {
    KNOWN.iter().find(|scale| scale.name == name).map(|scale| percent(scale.words))
}

/// The file's scales: its own where it says, the usual ones elsewhere.
pub(crate) fn read(top: &Table, diagnostics: &mut Vec<Diagnostic>) -> Scales {
    let mut scales = Scales::default();
    let Some(table) = top.get("scales").and_then(|e| e.node.table()) else { return scales };
    if let Some(entry) = table.get("likelihood") {
        match &entry.node.data {
            // An unknown name is reported where all names are.
            Data::Text(name) => {
                if let Some(words) = likelihood(name) {
                    scales.likelihood_name.clone_from(name);
                    scales.likelihood = words;
                }
            }
            Data::Table(words) => {
                let own = ranges(words, true, diagnostics);
                if !own.is_empty() {
                    "own".clone_into(&mut scales.likelihood_name);
                    scales.likelihood =
                        own.into_iter().map(|(w, (a, b))| (w, (a / 100.0, b / 100.0))).collect();
                    scales
                        .likelihood
                        .sort_by(|_, a, _, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
                }
            }
            _ => {}
        }
    }
    if let Some(words) = table.get("importance").and_then(|e| e.node.table()) {
        let own = ranges(words, false, diagnostics);
        if !own.is_empty() {
            scales.importance = own;
        }
    }
    if let Some(words) = table.get("effort").and_then(|e| e.node.table()) {
        let own: IndexMap<String, (f64, f64)> = words
            .iter()
            .filter_map(|(word, entry)| match entry.node.number() {
                Some(n) if (0.0..=1e9).contains(&n) => Some((word.to_lowercase(), (n, n))),
                _ => {
                    diagnostics.push(Diagnostic::error(
                        entry.node.span.clone(),
                        format!("the effort `{word}` needs a number, 0 or more"),
                    ));
                    None
                }
            })
            .collect();
        if !own.is_empty() {
            scales.effort = own;
        }
    }
    scales
}

/// Words to ranges between 0 and 100.
fn ranges(
    words: &Table,
    percent: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> IndexMap<String, (f64, f64)> {
    let mut out = IndexMap::new();
    for (word, entry) in words {
        match ends(&entry.node, percent) {
            Some((a, b)) if a <= b && a >= 0.0 && b <= 100.0 => {
                out.insert(word.to_lowercase(), (a, b));
            }
            Some((a, b)) if a > b => diagnostics.push(
                Diagnostic::error(
                    entry.node.span.clone(),
                    format!("the range of `{word}` runs backwards"),
                )
                .help("write the lower end first"),
            ),
            Some(_) => diagnostics.push(Diagnostic::error(
                entry.node.span.clone(),
                format!("the range of `{word}` leaves 0 to 100"),
            )),
            None => diagnostics.push(
                Diagnostic::error(
                    entry.node.span.clone(),
                    format!("`{word}` needs a number or a range"),
                )
                .help(if percent {
                    "write \"55 to 80%\""
                } else {
                    "write \"55 to 80\" or 0"
                }),
            ),
        }
    }
    out
}

fn ends(node: &Node, percent: bool) -> Option<(f64, f64)> {
    let number = |t: &str| {
        let t = t.trim();
        let t = if percent { t.strip_suffix('%').unwrap_or(t).trim_end() } else { t };
        t.parse::<f64>().ok().filter(|n| n.is_finite())
    };
    match &node.data {
        Data::Number(_, n) => Some((*n, *n)),
        Data::Text(t) => match t.split(" to ").collect::<Vec<_>>().as_slice() {
            [one] => number(one).map(|n| (n, n)),
            [a, b] => Some((number(a)?, number(b)?)),
            _ => None,
        },
        _ => None,
    }
}
