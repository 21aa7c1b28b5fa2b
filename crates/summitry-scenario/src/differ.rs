//! Two files side by side: the values that differ, with their lines.

use crate::diagnostic::place;
use crate::document::{Document, Provenance};

/// A value that is not the same in two files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The value's path.
    pub path: String,
    /// What the first file says; `None` where it has no such value.
    pub old: Option<Said>,
    /// What the second file says; `None` where it has no such value.
    pub new: Option<Said>,
}

/// A value in one of two files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// As written, or the default.
    pub written: String,
    /// Its line, from 1; `None` for a default.
    pub line: Option<usize>,
}

/// The values that differ, in the first file's order, then what only the second has. Labels, reasons and quotes do not count:
/// they move no figure.
#[must_use]
pub fn differ(old: &Document, new: &Document) -> Vec<Difference> {
    let mut out = Vec::new();
    let find = |d: &Document, path: &str| d.scenario.values.iter().position(|v| v.path == path);
    for (value, provenance) in old.scenario.values.iter().zip(&old.provenance) {
        match find(new, &value.path) {
            Some(at) if new.scenario.values[at].spread == value.spread => {}
            other => out.push(Difference {
                path: value.path.clone(),
                old: Some(side(old, provenance)),
                new: other.map(|at| side(new, &new.provenance[at])),
            }),
        }
    }
    for (value, provenance) in new.scenario.values.iter().zip(&new.provenance) {
        if find(old, &value.path).is_none() {
            out.push(Difference {
                path: value.path.clone(),
                old: None,
                new: Some(side(new, provenance)),
            });
        }
    }
    out.extend(facts(old, new));
    out
}

/// Lines that are no values and still move figures: what holds now, who holds, which option is best …
fn facts(old: &Document, new: &Document) -> Vec<Difference> {
    let lines = |d: &Document| crate::read::structure(&d.text);
    let (before, after) = (lines(old), lines(new));
    let mut out = Vec::new();
    let to_side = |d: &Document, (written, at): &(String, usize)| Said {
        written: written.clone(),
        line: Some(place(&d.text, *at).0),
    };
    for (path, said) in &before {
        let other = after.get(path);
        if other.map(|(w, _)| w) != Some(&said.0) {
            out.push(Difference {
                path: path.clone(),
                old: Some(to_side(old, said)),
                new: other.map(|o| to_side(new, o)),
            });
        }
    }
    for (path, said) in after.iter().filter(|(p, _)| !before.contains_key(*p)) {
        out.push(Difference { path: path.clone(), old: None, new: Some(to_side(new, said)) });
    }
    out
}

fn side(document: &Document, provenance: &Provenance) -> Said {
    Said {
        written: provenance.written.clone(),
        line: provenance.span.as_ref().map(|s| place(&document.text, s.start).0),
    }
}
