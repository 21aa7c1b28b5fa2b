//! A seal: one readable file with everything a forecast was made from and everything it said.

use indexmap::IndexMap;
use serde_json::{Map, Value, json};
use summitry_scenario::{document::Document, sha256::sha256};

use super::{
    kind::SealKind,
    questions::{SettleRule, rules},
    text::{dates, quotes},
};
use crate::{Chance, Error, ErrorKind, Result, Study};

/// The name and version of the format.
pub const FORMAT: &str = "summitry-seal/1";
/// How the name of a seal ends.
pub const SUFFIX: &str = ".seal.json";
/// How many digits of the sum stand in the name: by chance two seals share them once in 2^48.
const DIGITS: usize = 12;

/// When a seal is made, and who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The day, ISO 8601.
    pub date: String,
    /// Whether somebody gave the day, in place of the machine's clock.
    pub by_hand: bool,
}

/// One question, as it was sealed.
#[derive(Clone, Debug, PartialEq)]
pub struct SealedQuestion {
    /// Its id.
    pub id: String,
    /// How it is settled.
    pub rule: SettleRule,
    /// Chance of yes.
    pub chance: Chance,
    /// Base rate of yes that the file cites, 0..1.
    pub base: Option<f64>,
}

/// A sealed forecast.
#[derive(Clone, Debug, PartialEq)]
pub struct Seal {
    /// When it was made.
    pub made: Made,
    /// The version that made it.
    pub version: String,
    /// What kind of file it is of.
    pub kind: SealKind,
    /// Title of the meeting.
    pub title: String,
    /// Day of the meeting, ISO 8601.
    pub event: Option<String>,
    /// The scenario file's bare name.
    pub file: String,
    /// SHA-256 of its text.
    pub file_sha256: String,
    /// Seed of the streams.
    pub seed: u64,
    /// How many worlds.
    pub worlds: u64,
    /// The reference class it rests on; `None` where the level was typed.
    pub class: Option<String>,
    /// The questions, in the file's order.
    pub questions: Vec<SealedQuestion>,
    /// SHA-256 of every quote, by its id.
    pub quotes: IndexMap<String, String>,
    /// SHA-256 of the texts quoted, by id, where the file gives it.
    pub sources: IndexMap<String, Option<String>>,
    /// What `summitry brief FILE --json` said.
    pub brief: Value,
    /// The scenario's text.
    pub scenario: String,
    /// The sum over all of it; set by [`Seal::new`] and by reading.
    pub sha256: String,
}

impl Seal {
    /// Seals a study with the brief it gave.
    ///
    /// # Errors
    /// Nothing is asked, a question has no rule, no person has reviewed it, the file says it was written before an event that it does not date or that is
    /// not after `made`, or it knows something later than `made`.
    pub fn new(study: &Study, brief: Value, made: Made) -> Result<Seal> {
        let document = study.document();
        let kind = SealKind::of(document);
        let event = document.summit.date.clone();
        let refused = |what: String, cure: &str| {
            Error::new(ErrorKind::Model, what).about(&document.file).cure_is(cure)
        };
        if let Some(block) = document.summit.unreviewed.first() {
            return Err(refused(
                format!(
                    "`{block}` says reviewed = false: a draft that no person has read is no forecast"
                ),
                "read it, mend it, and take `reviewed = false` out of every block",
            ));
        }
        let questions = questions(document, study.text(), &brief)?;
        if kind == SealKind::Forecast && event.is_none() {
            return Err(refused(
                "it says it was written before the event, and not when the event is".to_owned(),
                "give the day of the meeting: date = 2027-03-01 in [summit]",
            ));
        }
        if let Some((what, cure)) = dates(Some(document), kind, event.as_deref(), &made.date).pop()
        {
            return Err(refused(what, &cure));
        }
        let level = brief.pointer("/headline/level");
        let class = level.and_then(|l| l.get("class")).and_then(Value::as_str);
        let text = |key: &str| brief.get(key).and_then(Value::as_str).unwrap_or_default();
        let whole = |key: &str| brief.get(key).and_then(Value::as_u64).unwrap_or_default();
        let bare = document.file.rsplit(['/', '\\']).next().unwrap_or(&document.file);
        let mut seal = Seal {
            made,
            version: text("version").to_owned(),
            kind,
            title: document.summit.title.clone(),
            event,
            file: bare.to_owned(),
            file_sha256: study.sha256().to_owned(),
            seed: whole("seed"),
            worlds: whole("worlds"),
            class: class.map(str::to_owned),
            questions,
            quotes: quotes(document),
            sources: document
                .sources
                .iter()
                .map(|(id, s)| (id.clone(), s.sha256.clone()))
                .collect(),
            scenario: study.text().to_owned(),
            brief,
            sha256: String::new(),
        };
        seal.sha256 = sha256(&seal.summed());
        Ok(seal)
    }

    /// The file as it is written.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}  \"sha256\": \"{}\"\n}}\n", self.summed(), self.sha256)
    }

    /// What it is called: the day, the scenario's name, and the first digits of its sum, so that no two seals share a name and
    /// none can pass for another.
    #[must_use]
    pub fn name(&self) -> String {
        let stem = self.file.strip_suffix(".toml").unwrap_or(&self.file);
        let plain = |c: char| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '-' };
        let stem: String = stem.chars().map(plain).take(60).collect();
        let sum = self.sha256.get(..DIGITS).unwrap_or(&self.sha256);
        format!("{}-{stem}-{sum}{SUFFIX}", self.made.date)
    }

    /// Everything above the line of the sum.
    fn summed(&self) -> String {
        let text = format!("{:#}", Value::Object(self.object()));
        let open = text.strip_suffix("\n}").unwrap_or(&text);
        format!("{open},\n")
    }

    fn object(&self) -> Map<String, Value> {
        let questions = self.questions.iter().map(|q| {
            let Chance { mean, low, high, .. } = q.chance;
            json!({
                "id": q.id, "ask": q.rule.ask, "counts": q.rule.counts, "settle": q.rule.settle, "by": q.rule.by,
                "chance": { "mean": mean, "low": low, "high": high }, "base": q.base,
            })
        });
        let lines: Vec<&str> = self.scenario.split('\n').collect();
        let entries = [
            ("format", json!(FORMAT)),
            ("date", json!(self.made.date)),
            ("dated_by", json!(if self.made.by_hand { "hand" } else { "clock" })),
            ("version", json!(self.version)),
            ("kind", json!(self.kind.id())),
            ("title", json!(self.title)),
            ("event", json!(self.event)),
            ("file", json!(self.file)),
            ("file_sha256", json!(self.file_sha256)),
            ("seed", json!(self.seed)),
            ("worlds", json!(self.worlds)),
            ("class", json!(self.class)),
            ("questions", questions.collect()),
            ("quotes", json!(self.quotes)),
            ("sources", json!(self.sources)),
            ("brief", self.brief.clone()),
            ("scenario", json!(lines)),
        ];
        entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
    }
}

fn questions(document: &Document, text: &str, brief: &Value) -> Result<Vec<SealedQuestion>> {
    let refused = |what: String, cure: String| {
        Err(Error::new(ErrorKind::Model, what).about(&document.file).cure_is(cure))
    };
    let mut rules = rules(text);
    if document.scenario.questions.is_empty() {
        let cure =
            "ask what will be settled later: [question.some-id] with ask, counts, settle and by";
        return refused("it asks no question, so nothing could be settled".into(), cure.into());
    }
    let mut out = Vec::new();
    for question in &document.scenario.questions {
        let rule = rules.shift_remove(&question.id).unwrap_or_default();
        if rule.settle.is_none() {
            let what = format!("the question `{}` does not say how it is settled", question.id);
            let cure = format!(
                "add settle = \"Yes, if …\" to [question.{}]: a rule made afterwards settles nothing",
                question.id
            );
            return refused(what, cure);
        }
        let figure = |end: &str| {
            let chance = brief.get("questions").and_then(|q| q.get(&question.id));
            chance.and_then(|c| c.get(end)).and_then(Value::as_f64).unwrap_or_default()
        };
        out.push(SealedQuestion {
            id: question.id.clone(),
            rule,
            chance: Chance { mean: figure("mean"), low: figure("low"), high: figure("high") },
            base: document.bases.get(&question.id).map(|b| b.chance),
        });
    }
    Ok(out)
}
