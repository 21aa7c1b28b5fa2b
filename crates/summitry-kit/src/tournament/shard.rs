//! A part of a tournament, for one machine of many, and the parts put together again.
//!
//! Shard i of n plays the blocks from ⌊(i − 1)·B/n⌋ to ⌊i·B/n⌋ of B. Put together, blocks are added up in their order whoever played
//! them, so that every number of shards gives the same bytes.

use std::ops::Range;
use std::str::FromStr;
use std::sync::atomic::AtomicU64;

use serde_json::{Value, json};

use super::programme::Programme;
use super::{Schedule, SessionBlock, Take, Tally};
use crate::parts::{in_order, unlike};
use crate::{Budget, Control, Error, ErrorKind, Result, Watch, Work, control::on_threads};

/// Which of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    number: u64,
    of: u64,
}

impl Shard {
    /// All of it.
    pub const WHOLE: Self = Self { number: 1, of: 1 };

    /// Number `number` of `of`, counted from 1.
    ///
    /// # Errors
    /// There is no such one.
    pub fn new(number: u64, of: u64) -> Result<Self> {
        if (1..=of).contains(&number) {
            return Ok(Self { number, of });
        }
        let message = format!("there is no shard {number} of {of}: they are counted from 1");
        Err(Error::new(ErrorKind::Unknown, message))
    }

    /// The one of a SLURM job array: `id`, and the array's `count`, its least id and its step as SLURM gives them.
    ///
    /// # Errors
    /// The numbers are none, or do not fit each other.
    pub fn slurm(id: &str, count: &str, least: Option<&str>, step: Option<&str>) -> Result<Self> {
        let number = |name: &str, text: &str| {
            text.trim().parse::<u64>().map_err(|_| {
                Error::new(ErrorKind::Unknown, format!("{name} is `{text}`, which is no number"))
            })
        };
        let id = number("SLURM_ARRAY_TASK_ID", id)?;
        let count = number("SLURM_ARRAY_TASK_COUNT", count)?;
        let least = least.map_or(Ok(0), |text| number("SLURM_ARRAY_TASK_MIN", text))?;
        let step = step.map_or(Ok(1), |text| number("SLURM_ARRAY_TASK_STEP", text))?;
        match id.checked_sub(least).and_then(|from| from.checked_div(step)) {
            Some(place) => Self::new(place + 1, count),
            None => Err(Error::new(
                ErrorKind::Unknown,
                format!("SLURM_ARRAY_TASK_ID {id} does not fit an array from {least} by {step}"),
            )),
        }
    }

    /// Its number, from 1.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.number
    }

    /// How many there are.
    #[must_use]
    pub fn of(&self) -> u64 {
        self.of
    }

    /// Its blocks, of so many.
    #[must_use]
    pub fn blocks(&self, all: u64) -> Range<u64> {
        let at = |number: u64| {
            let place = u128::from(all) * u128::from(number) / u128::from(self.of);
            u64::try_from(place).unwrap_or(all)
        };
        at(self.number - 1)..at(self.number)
    }
}

impl FromStr for Shard {
    type Err = Error;

    /// Reads `3/7`.
    fn from_str(text: &str) -> Result<Self> {
        let parts = text
            .split_once('/')
            .and_then(|(number, of)| Some((number.trim().parse().ok()?, of.trim().parse().ok()?)));
        match parts {
            Some((number, of)) => Self::new(number, of),
            None => Err(Error::new(
                ErrorKind::Unknown,
                format!("`{text}` is no shard; write the first of seven as 1/7"),
            )),
        }
    }
}

impl std::fmt::Display for Shard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

/// The first line of a shard's text, and the manifest of its folder: what is played, and which blocks of it are here.
#[must_use]
pub fn manifest(programme: &Programme, rows: bool, blocks: &Range<u64>) -> Value {
    json!({ "programme": programme.write(), "rows": rows, "from": blocks.start, "to": blocks.end })
}

/// What a manifest says.
#[derive(Clone, Debug, PartialEq)]
pub struct Manifest {
    /// What is played.
    pub programme: Programme,
    /// Whether there is a row a session.
    pub rows: bool,
    /// Which blocks are here.
    pub blocks: Range<u64>,
}

impl Manifest {
    /// Reads what [`manifest`] wrote.
    ///
    /// # Errors
    /// It is something else, or was changed.
    pub fn read(text: &str) -> Result<Self> {
        let wrong = |what: &str| {
            Error::new(ErrorKind::File, format!("it is no manifest of a tournament: {what}"))
        };
        let value: Value = serde_json::from_str(text).map_err(|e| wrong(&e.to_string()))?;
        let programme = value.get("programme").ok_or_else(|| wrong("it names no programme"))?;
        let programme = Programme::read(programme)?;
        let whole = |key: &str| value.get(key).and_then(Value::as_u64);
        match (value.get("rows").and_then(Value::as_bool), whole("from"), whole("to")) {
            (Some(rows), Some(from), Some(to)) if from <= to && to <= programme.blocks() => {
                Ok(Self { programme, rows, blocks: from..to })
            }
            _ => Err(wrong("it does not say which blocks it is of")),
        }
    }
}

/// Puts manifests in the order of their blocks: their places in `all`.
///
/// # Errors
/// They are of different programmes, a block is in two of them or in none.
pub fn order(all: &[(String, Manifest)]) -> Result<Vec<usize>> {
    let refuse = |message: String| Err(Error::new(ErrorKind::Model, message));
    let Some((first_name, first)) = all.first() else {
        return refuse("there is nothing to put together".to_owned());
    };
    for (name, manifest) in all {
        let what = first.programme.differs(&manifest.programme);
        let what = what.or((first.rows != manifest.rows).then_some("options"));
        if let Some(what) = what {
            let message = format!("{first_name} and {name} are of different {what}");
            return Err(unlike(message, what));
        }
    }
    let ranges: Vec<(&str, Range<u64>)> =
        all.iter().map(|(name, m)| (name.as_str(), m.blocks.clone())).collect();
    in_order(&ranges, first.programme.blocks(), "block")
}

/// Plays one shard: its manifest and its blocks as text, which [`join`] takes.
///
/// # Errors
/// A world cannot be laid out, or it was stopped.
pub fn shard(
    schedule: &Schedule<'_>,
    part: Shard,
    rows: bool,
    budget: &Budget,
    control: &dyn Control,
) -> Result<String> {
    let programme = schedule.programme();
    let blocks = part.blocks(programme.blocks());
    let mut text = format!("{}\n", manifest(programme, rows, &blocks));
    let watch = Watch::new(control, budget, Work::Tournament, Some(programme.sessions_in(&blocks)));
    let told = AtomicU64::new(0);
    let all = on_threads(budget, || -> Result<()> {
        for number in blocks {
            text.push_str(&schedule.block(number, rows, &watch, &told)?.write());
        }
        Ok(())
    })?;
    watch.blame(all)?;
    Ok(text)
}

/// Puts shards together, in any order, and hands over what is finished: as one run over all blocks would have.
///
/// # Errors
/// They do not belong together, one is not whole, or what `take` says.
pub fn join(shards: &[String], take: &mut Take<'_, Error>) -> Result<(Programme, super::Joined)> {
    let mut all = Vec::new();
    for (number, text) in shards.iter().enumerate() {
        let head = text.lines().next().unwrap_or_default();
        let name = format!("shard {}", number + 1);
        let manifest = Manifest::read(head).map_err(|error| error.about(&name))?;
        all.push((name, manifest));
    }
    let places = order(&all)?;
    let programme = all.first().map(|(_, m)| m.programme.clone());
    let Some(programme) = programme else {
        return Err(Error::new(ErrorKind::Model, "there is nothing to put together"));
    };
    let mut tally = Tally::new(&programme);
    for place in places {
        let (Some(text), Some((name, manifest))) = (shards.get(place), all.get(place)) else {
            continue;
        };
        let mut due = manifest.blocks.clone();
        for block in blocks_of(text) {
            let block = SessionBlock::read(block).filter(|b| Some(b.number) == due.next());
            let Some(block) = block else {
                return Err(Error::new(ErrorKind::File, format!("{name} is not whole")));
            };
            tally.add(block, take)?;
        }
        if due.next().is_some() {
            return Err(Error::new(ErrorKind::File, format!("{name} is not whole")));
        }
    }
    let joined = tally.finish();
    Ok((programme, joined))
}

/// The blocks of a shard's text: each ends with the line of its sum.
fn blocks_of(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text.split_once('\n').map_or("", |(_, rest)| rest);
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest.find("\n{\"sum\":").map(|at| at + 1);
        let end = end.and_then(|at| Some(at + rest.get(at..)?.find('\n')? + 1));
        let (block, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        Some(block)
    })
}
