//! An answer, put into the file.

use summitry_scenario::scales::Scales;
use toml_edit::{Array, InlineTable, Item, Table, TableLike, Value, value};

use super::{Interview, Labelled, Prompt, UNKNOWN, Unfit};

impl Interview {
    /// Puts an answer into the file, or says why it is not taken; nothing is changed then.
    ///
    /// An empty answer takes what the file says already. `-` says that it is not known, where that may be.
    ///
    /// # Errors
    /// The answer does not fit the question.
    pub fn put(&mut self, question: &Prompt, answer: &str) -> Result<(), Unfit> {
        let given = answer.trim();
        let given = match (given.is_empty(), self.default(question)) {
            (true, Some(default)) => default,
            (true, None) => return Err(Unfit::Empty),
            _ => given.to_owned(),
        };
        if given == UNKNOWN {
            let gap = question.gap().filter(|_| question.optional()).ok_or(Unfit::Empty)?;
            let text = format!("Not known when the file was written: {}.", gap.replace('-', " "));
            let block = self.make("gap", &gap)?;
            block.insert("text", value(text));
            return Ok(());
        }
        match question {
            Prompt::Title => {
                let head = self.head()?;
                head.insert("title", value(given));
                head.remove("reviewed");
                head.remove("author");
            }
            Prompt::Date | Prompt::AsOf => {
                let day: toml_edit::Datetime = given
                    .parse::<jiff::civil::Date>()
                    .ok()
                    .and_then(|day| day.to_string().parse().ok())
                    .ok_or(Unfit::Day)?;
                let key = if *question == Prompt::Date { "date" } else { "as_of" };
                self.head()?.insert(key, value(day));
            }
            Prompt::Written => {
                let before = yes(&given).ok_or(Unfit::YesNo)?;
                let when = if before { "before the event" } else { "after the event" };
                self.head()?.insert("written", value(when));
            }
            Prompt::Parties => self.blocks("party", &given, 2)?,
            Prompt::Issues => self.blocks("issue", &given, 1)?,
            Prompt::Rooms => self.blocks("venue", &given, 1)?,
            Prompt::Options(issue) => {
                let options = several(&given);
                if options.len() < 2 {
                    return Err(Unfit::Two);
                }
                let block = self.make("issue", &issue.id)?;
                let stale = block
                    .get("now")
                    .and_then(Item::as_str)
                    .is_some_and(|now| !options.iter().any(|o| o == now));
                if stale {
                    block.remove("now");
                }
                block.insert("options", value(options.into_iter().collect::<Array>()));
            }
            Prompt::Now(issue, options) => {
                let now = one_of(options, &given)?;
                self.make("issue", &issue.id)?.insert("now", value(now));
            }
            Prompt::Best(party, issue, options) => {
                let best = one_of(options, &given)?;
                self.put_want(party, issue, "best", best.into())?;
            }
            Prompt::Matters(party, issue) => {
                if !importance(&given) {
                    return Err(Unfit::Importance);
                }
                self.put_want(party, issue, "matters", given.into())?;
            }
            Prompt::Row(room) => {
                if !chance(&given) {
                    return Err(Unfit::Chance);
                }
                self.make("venue", &room.id)?.insert("bust_up", value(given));
            }
        }
        Ok(())
    }

    fn head(&mut self) -> Result<&mut dyn TableLike, Unfit> {
        table(self.file.as_table_mut(), "summit", false)
    }

    /// The block of a kind with this id, made where there is none.
    fn make(&mut self, kind: &str, id: &str) -> Result<&mut dyn TableLike, Unfit> {
        table(table(self.file.as_table_mut(), kind, true)?, id, false)
    }

    fn put_want(
        &mut self,
        party: &Labelled,
        issue: &Labelled,
        key: &str,
        said: Value,
    ) -> Result<(), Unfit> {
        let wants = table(table(self.file.as_table_mut(), "wants", true)?, &party.id, false)?;
        if !wants.contains_key(&issue.id) {
            wants.insert(&issue.id, Item::Value(InlineTable::new().into()));
        }
        if let Some(want) = wants.get_mut(&issue.id).and_then(Item::as_table_like_mut) {
            want.insert(key, Item::Value(said));
        }
        Ok(())
    }

    /// Makes the blocks of a kind those named, keeping the ones that are there by their labels or ids.
    fn blocks(&mut self, kind: &str, given: &str, least: usize) -> Result<(), Unfit> {
        let labels = several(given);
        if labels.len() < least {
            return Err(if least > 1 { Unfit::Two } else { Unfit::Empty });
        }
        let before = self.named(kind);
        let mut kept: Vec<String> = Vec::new();
        for label in &labels {
            let there = before.iter().find(|n| n.label == *label || n.id == *label);
            let id = there.map_or_else(|| new_id(label, &before, &kept), |n| n.id.clone());
            let block = self.make(kind, &id)?;
            if there.is_none() {
                block.insert("label", value(label));
            }
            block.remove("reviewed");
            kept.push(id);
        }
        if let Some(all) = self.file.get_mut(kind).and_then(Item::as_table_like_mut) {
            for gone in before.iter().filter(|n| !kept.contains(&n.id)) {
                all.remove(&gone.id);
            }
        }
        Ok(())
    }
}

/// The table under a key, made where there is none.
fn table<'t>(
    here: &'t mut dyn TableLike,
    key: &str,
    implicit: bool,
) -> Result<&'t mut dyn TableLike, Unfit> {
    if !here.contains_key(key) {
        let mut made = Table::new();
        made.set_implicit(implicit);
        here.insert(key, Item::Table(made));
    }
    here.get_mut(key).and_then(Item::as_table_like_mut).ok_or(Unfit::File)
}

/// What is listed: with `;` between, or with commas where there is none.
fn several(given: &str) -> Vec<String> {
    let mark = if given.contains(';') { ';' } else { ',' };
    let mut out: Vec<String> = Vec::new();
    for text in given.split(mark).map(str::trim).filter(|t| !t.is_empty()) {
        if !out.iter().any(|o| o == text) {
            out.push(text.to_owned());
        }
    }
    out
}

/// One of those offered, by its words or by its number from 1.
fn one_of(options: &[String], given: &str) -> Result<String, Unfit> {
    let same = options.iter().find(|o| o.eq_ignore_ascii_case(given));
    let number = || given.parse::<usize>().ok().and_then(|n| options.get(n.checked_sub(1)?));
    same.or_else(number).cloned().ok_or(Unfit::OneOf)
}

fn yes(given: &str) -> Option<bool> {
    match given.to_lowercase().as_str() {
        "y" | "yes" | "s" | "si" | "sí" => Some(true),
        "n" | "no" => Some(false),
        _ => None,
    }
}

/// A word of importance, or points from 0 to 100.
fn importance(given: &str) -> bool {
    Scales::default().importance.contains_key(given) || range(given, 100.0)
}

fn chance(given: &str) -> bool {
    given.strip_suffix('%').is_some_and(|points| range(points, 100.0))
}

/// `20`, or `20 to 45`.
fn range(given: &str, most: f64) -> bool {
    let ends: Option<Vec<f64>> =
        given.split(" to ").map(|end| end.trim().trim_end_matches('%').parse().ok()).collect();
    match ends.as_deref() {
        Some([one]) => (0.0..=most).contains(one),
        Some([low, high]) => {
            (0.0..=most).contains(low) && (0.0..=most).contains(high) && low <= high
        }
        _ => false,
    }
}

/// An id for a label: small letters, digits and `-`.
fn new_id(label: &str, before: &[Labelled], kept: &[String]) -> String {
    let bare = crate::draft::id(label);
    let taken = |id: &str| before.iter().any(|n| n.id == id) || kept.iter().any(|k| k == id);
    let mut id = bare.clone();
    let mut number = 2;
    while taken(&id) {
        id = format!("{bare}-{number}");
        number += 1;
    }
    id
}
