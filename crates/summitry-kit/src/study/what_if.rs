//! What-ifs: one notion of a change, for the command's flags, the page's sliders and embedders alike.

use std::{fmt, str::FromStr, sync::Arc};

use summitry_core::value::Spread;
use summitry_scenario::{NoTable, document::Document, edit, read_with};

use crate::{Error, ErrorKind, Result, error::Diagnosis};

/// One change of a scenario for one run; the file stays as it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// A value or setting reads as if this stood in the file: a number, a word, a range, or anything TOML. What is written
    /// stands alone, without the quotes of the line it replaces; defaults may be set, too.
    Set {
        /// Its path, such as `summit.base`.
        path: String,
        /// What is written, such as `40%` or `"20 to 45"`.
        written: String,
    },
    /// A value is held at one point, in its own unit. Unlike [`Set`](Self::Set) nothing is read anew, so that of a default which
    /// several values share the others stay: what a hand on a slider means.
    Fix {
        /// Its path.
        path: String,
        /// The point: a chance in 0..1, an importance in 0..100, and so on.
        at: f64,
        /// The point as the file would write it.
        written: String,
    },
    /// A block is left out (`threat.tariffs`), or every block of a kind (`threat`), and what cannot do without it.
    Without(String),
    /// The meeting is held in this venue.
    Venue(String),
}

impl Change {
    /// The change as the command's flags write it: `--set summit.base=60%`.
    #[must_use]
    pub fn flag(&self) -> String {
        match self {
            Change::Set { .. } | Change::Fix { .. } => format!("--set {self}"),
            Change::Without(block) => format!("--without {block}"),
            Change::Venue(id) => format!("--venue {id}"),
        }
    }

    /// Whether it changes the text, which is then read anew.
    fn is_of_text(&self) -> bool {
        matches!(self, Change::Set { .. } | Change::Without(_))
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Change::Set { path, written } | Change::Fix { path, written, .. } => {
                write!(f, "{path}={written}")
            }
            Change::Without(block) => write!(f, "without {block}"),
            Change::Venue(id) => write!(f, "held in {id}"),
        }
    }
}

impl FromStr for Change {
    type Err = Error;

    /// Reads `PATH=VALUE`.
    fn from_str(text: &str) -> Result<Self> {
        match text.split_once('=') {
            Some((path, value)) if !path.trim().is_empty() && !value.trim().is_empty() => {
                Ok(Change::Set { path: path.trim().to_owned(), written: value.trim().to_owned() })
            }
            _ => Err(Error::new(
                ErrorKind::Unknown,
                "write it as PATH=VALUE, such as summit.base=60%",
            )),
        }
    }
}

/// Something that went out with a block that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// The block that was asked to be left out.
    pub asked: String,
    /// What went.
    pub path: String,
    /// The path it rested on; `None` for the block asked for, or one of its kind.
    pub rested_on: Option<String>,
}

/// A document with changes made: first those of the text, in their order, then those of the reading.
pub(super) fn apply(base: &Document, changes: &[Change]) -> Result<(Document, Vec<Gone>)> {
    let mut gone = Vec::new();
    let mut out = if changes.iter().any(Change::is_of_text) {
        let text = rewritten(&base.text, changes, &mut gone)?;
        reread(base, &text)?
    } else {
        base.clone()
    };
    for change in changes {
        match change {
            Change::Fix { path, at, written } => fix(&mut out, path, *at, written)?,
            Change::Venue(id) => edit::hold_in(&mut out, id)?,
            Change::Set { .. } | Change::Without(_) => {}
        }
    }
    Ok((out, gone))
}

fn rewritten(text: &str, changes: &[Change], gone: &mut Vec<Gone>) -> Result<String> {
    let mut text = text.to_owned();
    for change in changes {
        match change {
            Change::Set { path, written } => text = edit::set(&text, path, written)?,
            Change::Without(block) => {
                let (shorter, removed) = edit::without(&text, block)?;
                gone.extend(removed.into_iter().map(|r| Gone {
                    asked: block.clone(),
                    path: r.path,
                    rested_on: r.rested_on,
                }));
                text = shorter;
            }
            Change::Fix { .. } | Change::Venue(_) => {}
        }
    }
    Ok(text)
}

/// Reads a changed text: its warnings were said of the file already, its errors are new.
///
/// Tables stand for what they were when the file was opened.
fn reread(base: &Document, text: &str) -> Result<Document> {
    let file = &base.file;
    let reading = read_with(file, text, &|table| {
        base.tables.get(table).cloned().ok_or_else(|| NoTable {
            what: "a what-if can name no other table than the file".to_owned(),
            cure: "name it in the file".to_owned(),
        })
    });
    reading.document.ok_or_else(|| {
        let text: Arc<str> = Arc::from(text);
        let all = reading.diagnostics.into_iter();
        Error::of_text(all.map(|d| Diagnosis::new(file, &text, d)).collect())
    })
}

fn fix(document: &mut Document, path: &str, at: f64, written: &str) -> Result<()> {
    let values = &mut document.scenario.values;
    let found = values.iter().position(|v| v.path == path);
    let Some((number, value)) = found.and_then(|i| Some((i, values.get_mut(i)?))) else {
        return Err(Error::new(ErrorKind::Unknown, format!("there is no value `{path}`")));
    };
    value.spread = Spread::Point(at);
    if let Some(provenance) = document.provenance.get_mut(number) {
        provenance.written = written.to_owned();
    }
    Ok(())
}
