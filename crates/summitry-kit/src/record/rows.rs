//! One question of one seal, beside what happened.

use summitry_scenario::outcome::Answer;

use super::{kind::SealKind, ledger::Ledger, mean::mean};

/// What became of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// Settled, or disputed, or not looked up.
    Ruled(Answer),
    /// No outcome file says anything yet.
    Open,
}

impl Answered {
    /// Its word in the data.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Answered::Ruled(Answer::Yes) => "yes",
            Answered::Ruled(Answer::No) => "no",
            Answered::Ruled(Answer::Disputed) => "disputed",
            Answered::Ruled(Answer::NotLookedUp) => "not looked up",
            Answered::Open => "open",
        }
    }

    /// Yes or no, where it is settled.
    #[must_use]
    pub fn settled(self) -> Option<bool> {
        match self {
            Answered::Ruled(Answer::Yes) => Some(true),
            Answered::Ruled(Answer::No) => Some(false),
            _ => None,
        }
    }
}

/// What another forecast said of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherChance {
    /// Whose it is.
    pub who: String,
    /// `market`, `crowd`, `person`, `model` or `other`.
    pub kind: String,
    /// Its chance of yes, 0..1.
    pub chance: f64,
}

/// One question of one seal.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordRow {
    /// The seal's place in the ledger.
    pub seal: String,
    /// Its day.
    pub date: String,
    /// Whether somebody gave that day by hand.
    pub by_hand: bool,
    /// What kind of file it is of.
    pub kind: SealKind,
    /// The scenario file's bare name.
    pub file: String,
    /// The question's id.
    pub id: String,
    /// What is asked.
    pub ask: String,
    /// The reference class the forecast rests on.
    pub class: Option<String>,
    /// The sealed chance of yes, 0..1.
    pub chance: f64,
    /// The base rate the file cites, 0..1.
    pub base: Option<f64>,
    /// What the weighted mean of the file's positions says, 0..1, where it has positions on what is asked.
    pub mean: Option<f64>,
    /// What happened.
    pub answered: Answered,
    /// Whether a later seal of the same file asks it again: the last word before the event counts, once.
    pub superseded: bool,
    /// What others said of it, before the event.
    pub others: Vec<OtherChance>,
}

/// Every question of every seal that is believed, in the ledger's order.
pub(super) fn rows(ledger: &Ledger) -> Vec<RecordRow> {
    let believed = ledger.entries.iter().filter(|e| e.refusals.is_empty());
    let mut out: Vec<RecordRow> = Vec::new();
    let mut events: Vec<Option<String>> = Vec::new();
    for (entry, seal) in believed.filter_map(|e| Some((e, e.seal.as_ref()?))) {
        let outcome = entry.outcome.as_ref().map(|(_, outcome)| outcome);
        for question in &seal.questions {
            let ruling = outcome.and_then(|o| o.results.get(&question.id));
            let others = outcome.into_iter().flat_map(|o| &o.others).filter(|other| {
                // A chance read on the day itself may know how it went.
                seal.event.as_ref().is_none_or(|event| other.made < *event)
            });
            let others = others.filter_map(|other| {
                let chance = other.chances.get(&question.id).copied()?;
                Some(OtherChance { who: other.who.clone(), kind: other.kind.clone(), chance })
            });
            events.push(seal.event.clone());
            out.push(RecordRow {
                seal: entry.place.clone(),
                date: seal.made.date.clone(),
                by_hand: seal.made.by_hand,
                kind: seal.kind,
                file: seal.file.clone(),
                id: question.id.clone(),
                ask: question.rule.ask.clone(),
                class: seal.class.clone(),
                chance: question.chance.mean,
                base: question.base,
                mean: mean(&seal.brief, &question.rule.counts),
                answered: ruling.map_or(Answered::Open, |r| Answered::Ruled(r.answer)),
                superseded: false,
                others: others.collect(),
            });
        }
    }
    // The same question of the same meeting; of two seals of one day the later name counts.
    let keys: Vec<_> = out
        .iter()
        .zip(&events)
        .map(|(r, event)| {
            (
                (r.file.clone(), event.clone(), r.id.clone(), r.kind),
                (r.date.clone(), r.seal.clone()),
            )
        })
        .collect();
    for (row, (question, when)) in out.iter_mut().zip(&keys) {
        row.superseded = keys.iter().any(|(q, w)| q == question && w > when);
    }
    out
}
