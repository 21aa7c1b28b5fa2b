//! Named outcomes: definitions, cases, expectations, questions.

use indexmap::IndexMap;
use summitry_core::scenario::{Atom, Case, Condition, EndingKind, Expectation, Question};

use super::builder::{Block, Builder};
use crate::diagnostic::Diagnostic;
use crate::document::QuestionText;
use crate::grammar::IdOf;
use crate::grammar::scenario::ENDINGS;
use crate::ids::tables;
use crate::tree::Node;
use crate::values;

/// Days after the meeting up to which a question is about the meeting itself.
const ON_THE_DAY: i64 = 7;

impl<'f> Builder<'f> {
    /// Definitions, cases, and what they mean in words.
    pub(super) fn outcomes(&mut self) -> (Vec<Case>, Vec<Case>, IndexMap<String, String>) {
        let mut means = IndexMap::new();
        let mut uses: Vec<(String, crate::span::Span, Vec<String>)> = Vec::new();
        let mut both = [Vec::new(), Vec::new()];
        for (list, name) in both.iter_mut().zip(["define", "case"]) {
            for (id, block) in self.each(name) {
                if let Some(text) = block.text("means") {
                    means.insert(id.to_owned(), text);
                }
                let mut condition = Condition {
                    all: self.atoms(block.get("all")),
                    any: self.atoms(block.get("any")),
                    none: self.atoms(block.get("none")),
                };
                let not = block.get("not").map(Node::texts).unwrap_or_default();
                condition.none.extend(not.iter().filter_map(|(id, _)| self.outcome(id, true)));
                let empty = ["all", "any", "none", "not"].iter().all(|k| block.get(k).is_none());
                if empty {
                    self.error(
                        block.header.clone(),
                        format!("`{}` does not say when it is met", block.path),
                        "add all = { some-issue = [\"option\"] }",
                    );
                }
                let mut used: Vec<String> = not.iter().map(|(t, _)| (*t).to_owned()).collect();
                for key in ["all", "any", "none"] {
                    let keys = block.get(key).and_then(Node::table).into_iter().flatten();
                    used.extend(
                        keys.map(|(k, _)| k.clone())
                            .filter(|k| self.ids.knows(IdOf::Outcome, None, k)),
                    );
                }
                uses.push((id.to_owned(), block.header.clone(), used));
                list.push(Case { id: id.to_owned(), condition });
            }
        }
        self.names_differ();
        self.no_cycles(&uses);
        let [defines, cases] = both;
        (defines, cases, means)
    }

    /// A condition names issues, definitions and cases by id alone: no id may be two of them.
    fn names_differ(&mut self) {
        for (id, key, _) in tables(self.top, "define").into_iter().chain(tables(self.top, "case")) {
            if self.ids.has("issue", id) {
                self.error(
                    key.clone(),
                    format!(
                        "`{id}` is the id of an issue too: a condition could not tell them apart"
                    ),
                    "give one of them another id",
                );
            }
        }
        for (id, key, _) in tables(self.top, "case") {
            if let Some((_, first, _)) =
                tables(self.top, "define").into_iter().find(|(d, _, _)| *d == id)
            {
                self.found.push(
                    Diagnostic::error(key.clone(), format!("`{id}` is the id of a definition too"))
                        .also(first.clone(), "the definition")
                        .help("give one of them another id"),
                );
            }
        }
    }

    /// No definition may rest on itself.
    fn no_cycles(&mut self, uses: &[(String, crate::span::Span, Vec<String>)]) {
        let find = |id: &str| uses.iter().position(|(u, _, _)| u == id);
        // 0: not seen, 1: on the way, 2: done. An explicit stack: a chain may be long.
        let mut state = vec![0u8; uses.len()];
        for start in 0..uses.len() {
            let mut stack: Vec<(usize, usize)> = vec![(start, 0)];
            if state[start] != 0 {
                continue;
            }
            state[start] = 1;
            while let Some((node, next)) = stack.pop() {
                let Some(used) = uses[node].2.get(next) else {
                    state[node] = 2;
                    continue;
                };
                stack.push((node, next + 1));
                let Some(target) = find(used) else { continue };
                if state[target] == 1 {
                    let from = stack.iter().position(|(n, _)| *n == target).unwrap_or(0);
                    let mut chain: Vec<&str> =
                        stack[from..].iter().map(|(n, _)| uses[*n].0.as_str()).collect();
                    chain.push(&uses[target].0);
                    let chain = chain.join("` → `");
                    let header = uses[target].1.clone();
                    self.error(
                        header,
                        format!("`{}` rests on itself: `{chain}`", uses[target].0),
                        "take one of them out of the circle",
                    );
                } else if state[target] == 0 {
                    state[target] = 1;
                    stack.push((target, 0));
                }
            }
        }
    }

    fn outcome(&self, id: &str, met: bool) -> Option<Atom> {
        let position = |block: &str| tables(self.top, block).iter().position(|(d, _, _)| *d == id);
        position("define")
            .map(|d| Atom::Define(d, met))
            .or_else(|| position("case").map(|c| Atom::Case(c, met)))
    }

    /// One part of a condition.
    fn atoms(&self, node: Option<&Node>) -> Vec<Atom> {
        let Some(table) = node.and_then(Node::table) else { return Vec::new() };
        table
            .iter()
            .filter_map(|(key, entry)| {
                let node = &entry.node;
                if let Some(issue) = self.issues.iter().position(|i| i.id == *key) {
                    let mut options = vec![false; self.issues[issue].options.len()];
                    for (option, _) in node.texts() {
                        options[self.option(issue, option)?] = true;
                    }
                    return Some(Atom::Issue { issue, options });
                }
                match key.as_str() {
                    "venue" => self.index(IdOf::Venue, node.text()?).map(Atom::Venue),
                    "side_deal" => self.index(IdOf::SideDeal, node.text()?).map(Atom::SideDeal),
                    "cheapest_gain" => {
                        self.index(IdOf::Issue, node.text()?).map(Atom::CheapestGain)
                    }
                    "ending" => ending(node.text()?).map(Atom::Ending),
                    id => self.outcome(id, node.flag()?),
                }
            })
            .collect()
    }

    /// A condition of which every part must hold.
    fn all_of(&mut self, block: &Block<'f>, key: &str) -> Condition {
        let all = self.atoms(block.get(key));
        if all.is_empty() && block.get(key).and_then(Node::table).is_some_and(|t| t.is_empty()) {
            self.error(
                block.span(key),
                format!("`{key}` of `{}` is empty: it would always be met", block.path),
                "write { some-issue = [\"option\"] }",
            );
        }
        Condition { all, any: Vec::new(), none: Vec::new() }
    }

    /// What the source expects.
    pub(super) fn expectations(&mut self) -> Vec<Expectation> {
        let mut out = Vec::new();
        for (id, block) in self.each("expect") {
            let that = self.all_of(&block, "that");
            let chance = block.get("chance").and_then(|n| values::likelihood(n, self.scales).ok());
            let most_likely = block.get("most_likely").and_then(Node::flag).unwrap_or(false);
            match (block.get("chance").is_some(), most_likely) {
                (false, false) => self.error(
                    block.header.clone(),
                    format!("`{}` says neither `chance` nor `most_likely`", block.path),
                    "add chance = \"likely\", or most_likely = true",
                ),
                (true, true) => self.error(
                    block.span("most_likely"),
                    format!("`{}` says both `chance` and `most_likely`", block.path),
                    "a claim is about a chance or about the most likely outcome: make two of them",
                ),
                _ => {}
            }
            out.push(Expectation { id: id.to_owned(), that, chance, most_likely });
        }
        out
    }

    /// The questions, and their words.
    pub(super) fn questions(&mut self, date: Option<&str>) -> (Vec<Question>, Vec<QuestionText>) {
        let (mut questions, mut texts) = (Vec::new(), Vec::new());
        for (id, block) in self.each("question") {
            let counts = self.all_of(&block, "counts");
            let by = block.get("by").and_then(Node::date);
            let later = days_between(date, by.as_deref()).is_some_and(|d| d > ON_THE_DAY);
            let value = |builder: &mut Self, key: &str| {
                if later { builder.value(&block, key) } else { builder.said(&block, key) }
            };
            let holds = value(self, "holds");
            let otherwise = value(self, "otherwise");
            if days_between(date, by.as_deref()).is_some_and(|d| d < 0) {
                self.warn(
                    block.span("by"),
                    format!("`{}` is settled before the meeting", block.path),
                    "mend the day",
                );
            }
            texts.push(QuestionText {
                ask: block.text("ask").unwrap_or_default(),
                settle: block.text("settle"),
                by,
            });
            questions.push(Question { id: id.to_owned(), counts, otherwise, holds });
        }
        (questions, texts)
    }
}

fn ending(word: &str) -> Option<EndingKind> {
    let kinds = [EndingKind::Agreed, EndingKind::WordsOnly, EndingKind::BustUp, EndingKind::NoZone];
    ENDINGS.iter().position(|e| *e == word).and_then(|n| kinds.get(n).copied())
}

/// Days from one ISO day to another.
fn days_between(from: Option<&str>, to: Option<&str>) -> Option<i64> {
    let day = |d: Option<&str>| d?.parse::<jiff::civil::Date>().ok();
    let (from, to) = (day(from)?, day(to)?);
    Some(i64::from(from.until(to).ok()?.get_days()))
}
