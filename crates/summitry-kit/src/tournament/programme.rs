//! What is played, as data: enough to say which session is which, to add blocks up, and to refuse what does not belong together.

use serde_json::{Map, Value, json};
use summitry_scenario::sha256::sha256;

use crate::{Error, ErrorKind, Result};

/// The name of the format of a run's manifest.
pub const FORMAT: &str = "summitry-tournament/1";

/// One domain that is played.
#[derive(Clone, Debug, PartialEq)]
pub struct Played {
    /// What it is called.
    pub name: String,
    /// The sum of its files.
    pub sha256: String,
    /// What its parties are called, in its order.
    pub parties: Vec<String>,
    /// The seed of its chance.
    pub seed: u64,
    /// Whether each session is another world.
    pub worlds: bool,
    /// Whether time takes something off utilities.
    pub discounted: bool,
    /// Assignments times repeats.
    pub units: u64,
    /// Units a block.
    pub block: u64,
    /// The number of its first block.
    pub first: u64,
}

/// All of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Programme {
    /// Which version of Summitry plays it.
    pub version: String,
    /// The tactics that take part, by name.
    pub tactics: Vec<String>,
    /// Sessions an assignment and a rotation.
    pub repeat: u64,
    /// Whether a tactic also meets itself in every seat.
    pub self_play: bool,
    /// Whose meaning numbers and tactics are given: `genius` or `negmas`.
    pub reading: String,
    /// The rules of the room and what was changed in the files, as given.
    pub options: Map<String, Value>,
    /// The domains, in their order.
    pub domains: Vec<Played>,
    /// Those that cannot be played: name and why.
    pub left_out: Vec<(String, String)>,
}

/// Where a block lies.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) domain: usize,
    /// Its units, from and up to.
    pub(super) units: (u64, u64),
}

impl Programme {
    /// The tactics of one assignment, by their places among those that take part: the last party's changes fastest.
    #[must_use]
    pub fn assignment(&self, parties: usize, rank: u64) -> Vec<usize> {
        let base = (self.tactics.len() as u128).max(1);
        let mut rest = u128::from(rank);
        if !self.self_play {
            // Those where all play alike stand evenly: at 0, one step further, and so on.
            let step = (0..parties).fold(0u128, |sum, _| sum * base + 1);
            let between = (step - 1).max(1);
            rest = rest / between * step + 1 + rest % between;
        }
        let mut places = vec![0; parties];
        for place in places.iter_mut().rev() {
            *place = usize::try_from(rest % base).unwrap_or(0);
            rest /= base;
        }
        places
    }

    /// Where a block lies; `None` beyond the last.
    pub(super) fn place(&self, number: u64) -> Option<Place> {
        if number >= self.blocks() {
            return None;
        }
        let domain = self.domains.partition_point(|d| d.first <= number).checked_sub(1)?;
        let played = self.domains.get(domain)?;
        let from = (number - played.first) * played.block;
        Some(Place { domain, units: (from, (from + played.block).min(played.units)) })
    }

    /// How many blocks there are.
    #[must_use]
    pub fn blocks(&self) -> u64 {
        self.domains.last().map_or(0, |d| d.first + d.units.div_ceil(d.block.max(1)))
    }

    /// How many sessions.
    #[must_use]
    pub fn sessions(&self) -> u128 {
        let of = |d: &Played| u128::from(d.units) * d.parties.len() as u128;
        self.domains.iter().map(of).sum()
    }

    /// How many sessions a range of blocks holds.
    #[must_use]
    pub fn sessions_in(&self, blocks: &std::ops::Range<u64>) -> u64 {
        let of = |number| {
            let place = self.place(number)?;
            let parties = self.domains.get(place.domain)?.parties.len() as u64;
            Some((place.units.1 - place.units.0) * parties)
        };
        blocks.clone().filter_map(of).sum()
    }

    /// The most parties a domain has.
    #[must_use]
    pub fn most_parties(&self) -> usize {
        self.domains.iter().map(|d| d.parties.len()).max().unwrap_or(0)
    }

    /// How many of its domains have more than two parties.
    #[must_use]
    pub fn of_more_than_two(&self) -> usize {
        self.domains.iter().filter(|d| d.parties.len() > 2).count()
    }

    /// As an object: what the manifest of a run holds, without its shard.
    #[must_use]
    pub fn write(&self) -> Value {
        let domain = |d: &Played| {
            json!({
                "name": d.name, "sha256": d.sha256, "parties": d.parties, "seed": d.seed, "worlds": d.worlds,
                "discounted": d.discounted, "units": d.units, "block": d.block, "first": d.first,
            })
        };
        let left = |(name, why): &(String, String)| json!({ "name": name, "why": why });
        let mut object = json!({
            "format": FORMAT,
            "version": self.version,
            "tactics": self.tactics,
            "repeat": self.repeat,
            "self_play": self.self_play,
            "reading": self.reading,
            "options": self.options,
            "domains": self.domains.iter().map(domain).collect::<Vec<_>>(),
            "left_out": self.left_out.iter().map(left).collect::<Vec<_>>(),
            "sessions": u64::try_from(self.sessions()).unwrap_or(u64::MAX),
            "blocks": self.blocks(),
        });
        let sum = sha256(&object.to_string());
        if let Some(map) = object.as_object_mut() {
            map.insert("sha256".to_owned(), Value::from(sum));
        }
        object
    }

    /// The sum of all of it: two runs may be put together where it is the same.
    #[must_use]
    pub fn sum(&self) -> String {
        let object = self.write();
        object.get("sha256").and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    /// Reads what [`write`](Self::write) wrote.
    ///
    /// # Errors
    /// It is something else, of another format, or was changed.
    pub fn read(value: &Value) -> Result<Self> {
        let wrong = |what: &str| {
            Error::new(ErrorKind::File, format!("it is no manifest of a tournament: {what}"))
        };
        match value.get("format").and_then(Value::as_str) {
            Some(FORMAT) => {}
            Some(other) => return Err(wrong(&format!("its format is `{other}`, not `{FORMAT}`"))),
            None => return Err(wrong("it names no format")),
        }
        let read =
            Self::fields(value).ok_or_else(|| wrong("a field is missing or of another kind"))?;
        if value.get("sha256").and_then(Value::as_str) != Some(&read.sum()) {
            return Err(wrong("its sum is another, so it was changed"));
        }
        Ok(read)
    }

    fn fields(value: &Value) -> Option<Self> {
        let text = |v: &Value, key: &str| Some(v.get(key)?.as_str()?.to_owned());
        let flag = |v: &Value, key: &str| v.get(key)?.as_bool();
        let whole = |v: &Value, key: &str| v.get(key)?.as_u64();
        let texts = |v: &Value, key: &str| -> Option<Vec<String>> {
            v.get(key)?.as_array()?.iter().map(|t| t.as_str().map(str::to_owned)).collect()
        };
        let domain = |d: &Value| {
            Some(Played {
                name: text(d, "name")?,
                sha256: text(d, "sha256")?,
                parties: texts(d, "parties")?,
                seed: whole(d, "seed")?,
                worlds: flag(d, "worlds")?,
                discounted: flag(d, "discounted")?,
                units: whole(d, "units")?,
                block: whole(d, "block").filter(|block| *block > 0)?,
                first: whole(d, "first")?,
            })
        };
        let left = |l: &Value| Some((text(l, "name")?, text(l, "why")?));
        Some(Self {
            version: text(value, "version")?,
            tactics: texts(value, "tactics")?,
            repeat: whole(value, "repeat").filter(|repeat| *repeat > 0)?,
            self_play: flag(value, "self_play")?,
            reading: text(value, "reading")?,
            options: value.get("options")?.as_object()?.clone(),
            domains: value.get("domains")?.as_array()?.iter().map(domain).collect::<Option<_>>()?,
            left_out: value.get("left_out")?.as_array()?.iter().map(left).collect::<Option<_>>()?,
        })
    }

    /// What tells this one from another, in a word for people; `None` where nothing does.
    #[must_use]
    pub fn differs(&self, other: &Self) -> Option<&'static str> {
        let seeds = |p: &Self| p.domains.iter().map(|d| d.seed).collect::<Vec<_>>();
        let sums = |p: &Self| p.domains.iter().map(|d| d.sha256.clone()).collect::<Vec<_>>();
        if self.version != other.version {
            Some("versions of Summitry")
        } else if sums(self) != sums(other) || self.left_out != other.left_out {
            Some("inputs")
        } else if seeds(self) != seeds(other) {
            Some("seeds")
        } else if self.tactics != other.tactics {
            Some("tactics")
        } else if self != other {
            Some("options")
        } else {
            None
        }
    }
}
