//! A part of a long piece of work, for one machine of many: worked out apart, kept whole or not at all, put together in one order.
//!
//! A part is a line of JSON that says what it is of, what was worked out, and a line with the sum of both. Parts of other versions, inputs,
//! seeds or options are refused, and so are gaps, overlaps, and what was cut off or changed.

use std::ops::Range;

use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use summitry_scenario::sha256::{hex, of_bytes};

use crate::{Change, Error, ErrorKind, Result, Study};

/// What the work that is asked for goes by in messages.
pub(crate) const ASKED: &str = "what is asked for";

/// What a part is of.
#[derive(Clone, Debug, PartialEq)]
pub struct PartHead {
    /// What kind of work: `summitry-worlds/1`, `summitry-grid/1`.
    pub kind: String,
    /// Of Summitry.
    pub version: String,
    /// The sum of the file, its tables and what was changed in it.
    pub input: String,
    /// The seed of all chance.
    pub seed: u64,
    /// What else no part may differ in.
    pub options: Map<String, Value>,
    /// Which pieces are here.
    pub pieces: Range<u64>,
    /// How many pieces there are.
    pub of: u64,
}

impl PartHead {
    /// The head of a part of work on a study.
    #[must_use]
    pub fn new(kind: &str, study: &Study, options: Value, pieces: Range<u64>, of: u64) -> Self {
        Self {
            kind: kind.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            input: fingerprint(study),
            seed: study.seed(),
            options: options.as_object().cloned().unwrap_or_default(),
            pieces,
            of,
        }
    }

    fn write(&self) -> String {
        let (from, to) = (self.pieces.start, self.pieces.end);
        json!({
            "kind": self.kind, "version": self.version, "input": self.input, "seed": self.seed, "options": self.options,
            "from": from, "to": to, "of": self.of,
        })
        .to_string()
    }

    /// Reads what a part says of itself, whatever came of the rest.
    fn read(line: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(line).ok()?;
        let text = |key: &str| Some(value.get(key)?.as_str()?.to_owned());
        let whole = |key: &str| value.get(key)?.as_u64();
        let (from, to, of, seed) = (whole("from")?, whole("to")?, whole("of")?, whole("seed")?);
        (from <= to && to <= of).then_some(())?;
        let options = value.get("options")?.as_object()?.clone();
        let (kind, version, input) = (text("kind")?, text("version")?, text("input")?);
        Some(Self { kind, version, input, seed, options, pieces: from..to, of })
    }

    /// What tells it from another, in a word for people; `None` where they may be put together.
    fn differs(&self, other: &Self) -> Option<&'static str> {
        if self.kind != other.kind {
            Some("kinds")
        } else if self.version != other.version {
            Some("versions of Summitry")
        } else if self.input != other.input {
            Some("inputs")
        } else if self.seed != other.seed {
            Some("seeds")
        } else if self.options != other.options || self.of != other.of {
            Some("options")
        } else {
            None
        }
    }

    /// Refuses a part that is not of this work, which goes by `own`.
    ///
    /// # Errors
    /// It is of another kind, version, input, seed or options: the error says which.
    fn takes(&self, own: &str, name: &str, part: &Self) -> Result<()> {
        match self.differs(part) {
            None => Ok(()),
            Some(what) => Err(unlike(format!("{name} is of other {what} than {own}"), what)),
        }
    }
}

/// Refuses to put together what is of different `what`.
pub(crate) fn unlike(message: String, what: &str) -> Error {
    let cure =
        format!("leave out what does not belong here, or work it out again with the same {what}");
    Error::new(ErrorKind::Model, message).cure_is(cure)
}

/// The sum of what a study is made of: its text, its tables, its changes.
fn fingerprint(study: &Study) -> String {
    let document = study.document();
    let mut sum = Sha256::new();
    let mut take = |text: &str| {
        sum.update(text.len().to_le_bytes());
        sum.update(text.as_bytes());
    };
    take(study.text());
    for (name, text) in &document.tables {
        take(name);
        take(text);
    }
    for change in study.changes() {
        match change {
            Change::Set { path, written } | Change::Fix { path, written, .. } => {
                take(path);
                take(written);
            }
            Change::Without(block) => take(&format!("without {block}")),
            Change::Venue(id) => take(&format!("venue {id}")),
        }
    }
    hex(&sum.finalize())
}

/// A part as bytes.
#[must_use]
pub fn sealed(head: &PartHead, body: &[u8]) -> Vec<u8> {
    let mut all = head.write().into_bytes();
    all.push(b'\n');
    all.extend_from_slice(body);
    let sum = of_bytes(&all);
    all.extend_from_slice(format!("\n{sum}\n").as_bytes());
    all
}

/// A part's head and body.
///
/// # Errors
/// It is no part, was cut off, or was changed.
pub fn opened<'b>(name: &str, bytes: &'b [u8]) -> Result<(PartHead, &'b [u8])> {
    let wrong = |what: &str| Error::new(ErrorKind::File, format!("{name}: {what}"));
    let parted = || {
        let (all, sum) = bytes.split_at_checked(bytes.len().checked_sub(66)?)?;
        let given = std::str::from_utf8(sum).ok()?.trim();
        (of_bytes(all) == given).then_some(())?;
        let end = all.iter().position(|byte| *byte == b'\n')?;
        let head = PartHead::read(std::str::from_utf8(all.get(..end)?).ok()?)?;
        Some((head, all.get(end + 1..)?))
    };
    parted().ok_or_else(|| {
        wrong("it is no part, was cut off, or was changed").cure_is("work this part out again")
    })
}

/// Puts ranges of pieces, each with a name, in their order: their places in `all`.
///
/// # Errors
/// A piece is in two of them or in none.
pub(crate) fn in_order(all: &[(&str, Range<u64>)], of: u64, piece: &str) -> Result<Vec<usize>> {
    let refuse = |message: String| Err(Error::new(ErrorKind::Model, message));
    let mut places: Vec<usize> = (0..all.len()).collect();
    places.sort_by_key(|place| all.get(*place).map_or((0, 0), |(_, r)| (r.start, r.end)));
    let (mut due, mut before) = (0, "");
    for place in &places {
        let Some((name, Range { start, end })) = all.get(*place) else { continue };
        if *start > due {
            let last = start - 1;
            return refuse(format!(
                "{piece}s {due} to {last} are missing: nothing stands before {name}"
            ));
        }
        // An empty part covers nothing twice.
        if *start < due && start < end {
            return refuse(format!("{piece} {start} is in {before} and in {name}"));
        }
        if *end > due {
            (due, before) = (*end, name);
        }
    }
    if due < of {
        let last = of - 1;
        return refuse(format!("{piece}s {due} to {last} are missing: nothing follows {before}"));
    }
    Ok(places)
}

/// The bodies of parts in the order of their pieces, all of them of `asked`, which goes by `own`.
///
/// # Errors
/// One is of something else, a piece is missing or there twice, or a part is not whole.
pub fn bodies<'b>(
    asked: &PartHead,
    own: &str,
    parts: &'b [(String, Vec<u8>)],
    piece: &str,
) -> Result<Vec<&'b [u8]>> {
    let mut all = Vec::new();
    for (name, bytes) in parts {
        let (head, body) = opened(name, bytes)?;
        asked.takes(own, name, &head)?;
        all.push((name.as_str(), head.pieces, body));
    }
    let ranges: Vec<(&str, Range<u64>)> = all.iter().map(|(n, r, _)| (*n, r.clone())).collect();
    let places = in_order(&ranges, asked.of, piece)?;
    Ok(places.into_iter().filter_map(|place| all.get(place).map(|(_, _, body)| *body)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(pieces: Range<u64>) -> PartHead {
        PartHead {
            kind: "kind/1".to_owned(),
            version: "1.0.0".to_owned(),
            input: "ab".to_owned(),
            seed: 1,
            options: Map::new(),
            pieces,
            of: 2,
        }
    }

    /// Whatever a part is of that the others are not, it is refused by name, with what to do; and only then.
    #[test]
    fn what_a_part_is_of_decides_where_it_belongs() {
        let put = |second: &PartHead| {
            let part = |name: &str, head: &PartHead| (name.to_owned(), sealed(head, b"\x00\n\xff"));
            let parts = [part("one", &head(0..1)), part("two", second)];
            bodies(&head(0..0), ASKED, &parts, "block").map(|bodies| bodies.len())
        };
        assert_eq!(put(&head(1..2)).ok(), Some(2));
        let changed = |change: PartChange| {
            let mut other = head(1..2);
            change(&mut other);
            put(&other).unwrap_err()
        };
        let wrong: [(PartChange, &str); 5] = [
            (|h| h.kind.push('0'), "kinds"),
            (|h| h.version = "1.0.1".to_owned(), "versions of Summitry"),
            (|h| h.input.push('c'), "inputs"),
            (|h| h.seed = 2, "seeds"),
            (|h| h.options = Map::from_iter([("worlds".to_owned(), json!(7))]), "options"),
        ];
        for (change, what) in wrong {
            let error = changed(change);
            let said = format!("two is of other {what} than what is asked for");
            assert_eq!(error.message(), said);
            let cure = error.cure().unwrap_or_default();
            assert!(cure.ends_with(&format!("work it out again with the same {what}")), "{cure}");
        }
    }

    type PartChange = fn(&mut PartHead);
}
