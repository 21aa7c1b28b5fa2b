//! The agenda: issues and their ladders, what each party wants, links.

use summitry_core::scenario::{HeldBy, Issue, Link, OptionOf, Score, Want};
use summitry_core::value::{Spread, ValueId};

use super::builder::{Block, Builder};
use crate::diagnostic::Diagnostic;
use crate::document::Provenance;
use crate::grammar::quantity::SCORE;
use crate::grammar::scenario::{OPTION, SCENARIO};
use crate::grammar::{IdOf, block};
use crate::ids::{in_order, option_id, tables};
use crate::path;
use crate::tree::{Data, Node};
use crate::values::tidy;

impl<'f> Builder<'f> {
    /// The issues, in file order.
    pub(super) fn agenda(&mut self) -> Vec<Issue> {
        let mut issues = Vec::new();
        for (id, block) in self.each("issue") {
            let raised = self.said(&block, "raised");
            let delivered = self.said(&block, "delivered");
            let held_by = self.held_by(&block);
            if held_by == HeldBy::Each {
                for key in ["raised", "delivered"] {
                    if let Some(node) = block.get(key) {
                        self.warn(
                            node.span.clone(),
                            format!("`{key}` has no effect on an issue held by `each`"),
                            "such an issue is not bargained over: leave it out",
                        );
                    }
                }
            }
            let options = self.ladder(id, &block, held_by == HeldBy::Each);
            let now = block
                .get("now")
                .and_then(Node::text)
                .and_then(|now| options.iter().position(|o| o.id == now))
                .unwrap_or(0);
            issues.push(Issue { id: id.to_owned(), options, now, held_by, raised, delivered });
        }
        if issues.is_empty() {
            self.error(
                0..0,
                "the agenda is empty: there is no issue to bargain over",
                "add [issue.some-id] with `now` and `options`",
            );
        } else if issues.iter().all(|i| i.held_by == HeldBy::Each) {
            let span = tables(self.top, "issue").first().map_or(0..0, |(_, _, n)| n.span.clone());
            self.error(
                span,
                "every issue is held by `each`: nothing is left to bargain over",
                "let at least one issue be held by a party or by \"both\"",
            );
        }
        issues
    }

    fn held_by(&self, block: &Block<'f>) -> HeldBy {
        let all = || (0..self.ids.names(IdOf::Party, None).len()).collect();
        match block.get("held_by") {
            None => HeldBy::Parties(all()),
            Some(node) => match node.text() {
                Some("both" | "all") => HeldBy::Parties(all()),
                Some("each") => HeldBy::Each,
                _ => {
                    let mut parties: Vec<usize> = node
                        .texts()
                        .iter()
                        .filter_map(|(id, _)| self.index(IdOf::Party, id))
                        .collect();
                    parties.sort_unstable();
                    parties.dedup();
                    HeldBy::Parties(parties)
                }
            },
        }
    }

    /// The options of one issue.
    fn ladder(&mut self, issue: &str, block: &Block<'f>, picked_alone: bool) -> Vec<OptionOf> {
        let nodes: Vec<&'f Node> = block
            .get("options")
            .and_then(Node::list)
            .unwrap_or_default()
            .iter()
            .filter(|n| option_id(n).is_some())
            .collect();
        // What each side picks alone is no step of a deal: it has no default effort.
        let efforts_said = picked_alone
            || nodes.iter().any(|n| n.table().is_some_and(|t| t.contains_key("effort")));
        let now = block.get("now").and_then(Node::text);
        let last = nodes.len().saturating_sub(1).max(1) as f64;
        let mut options: Vec<OptionOf> = Vec::new();
        for (number, node) in nodes.iter().enumerate() {
            let Some((id, span)) = option_id(node) else { continue };
            let value_path = path::join(&["issue", issue, "options", id]);
            let label_path = format!("issue.{issue}.{id}");
            let evenly = 100.0 * number as f64 / last;
            let Data::Table(table) = &node.data else {
                self.labels.insert(label_path, id.to_owned());
                self.blocks.insert(value_path.clone(), node.span.clone());
                let effort = (!efforts_said && now != Some(id))
                    .then(|| self.value_of(&value_path, OPTION, "effort", None, None))
                    .flatten();
                options.push(OptionOf { id: id.to_owned(), effort, at: evenly });
                continue;
            };
            if let Some(short) = table.get("short").and_then(|e| e.node.text()) {
                self.labels.insert(format!("short.{label_path}"), short.to_owned());
            }
            if let Some(label) = table.get("label").and_then(|e| e.node.text()) {
                self.labels.insert(label_path, label.to_owned());
            }
            let option = self.open(value_path.clone(), OPTION, table, node.span.clone());
            if let Some(percent) = option.get("percent") {
                self.facts.push(Provenance {
                    path: format!("{value_path}.percent"),
                    written: crate::values::written(percent),
                    why: option.why.clone(),
                    cite: option.cite.clone(),
                    by: None,
                    span: Some(percent.span.clone()),
                });
            }
            let effort = if now == Some(id) {
                if let Some(said) = option.get("effort") {
                    self.warn(
                        said.span.clone(),
                        format!("`{id}` is what holds now: its effort is not used"),
                        "leave it out",
                    );
                }
                None
            } else if efforts_said {
                self.said(&option, "effort")
            } else {
                self.value(&option, "effort")
            };
            let at = option.get("at").and_then(Node::number).unwrap_or(evenly);
            if let Some(before) = options.last()
                && at <= before.at
            {
                let how = if at < before.at { "below" } else { "no higher than" };
                self.error(
                    option.entry("at").map_or(span, |e| e.node.span.clone()),
                    format!(
                        "`{id}` lies at {} on the ladder, {how} `{}` at {}",
                        tidy(at),
                        before.id,
                        tidy(before.at)
                    ),
                    "options stand in ladder order: give each an `at`, rising from 0 to 100",
                );
            }
            options.push(OptionOf { id: id.to_owned(), effort, at });
        }
        options
    }

    /// What each party wants of each issue.
    pub(super) fn wants(&mut self) -> Vec<Vec<Option<Want>>> {
        let keys = block(SCENARIO, "wants").map_or(&[][..], |b| b.keys());
        let parties: Vec<String> =
            self.ids.names(IdOf::Party, None).into_iter().map(str::to_owned).collect();
        let mut wants = vec![vec![None; self.issues.len()]; parties.len()];
        for (party_id, _, node) in tables(self.top, "wants") {
            let Some(party) = parties.iter().position(|p| p == party_id) else { continue };
            for (issue_id, _, node) in node.table().map(in_order).unwrap_or_default() {
                let Some(issue) = self.issues.iter().position(|i| i.id == issue_id) else {
                    continue;
                };
                let Some(table) = node.table() else { continue };
                let path = path::join(&["wants", party_id, issue_id]);
                let block = self.open(path, keys, table, node.span.clone());
                wants[party][issue] = self.want(issue, &block);
            }
        }
        for (party, id) in parties.iter().enumerate() {
            self.weights(party, id, &wants[party]);
        }
        wants
    }

    /// A party whose weights are all zero has nothing to bargain for.
    fn weights(&mut self, party: usize, id: &str, wants: &[Option<Want>]) {
        let bargained =
            || (0..self.issues.len()).filter(|k| self.issues[*k].held_by != HeldBy::Each);
        let counts = bargained().any(|k| {
            wants
                .get(k)
                .and_then(Option::as_ref)
                .is_some_and(|w| self.spread(w.matters) != Some(&Spread::Point(0.0)))
        });
        if counts || bargained().next().is_none() {
            return;
        }
        let header = tables(self.top, "party").get(party).map_or(0..0, |(_, _, n)| n.span.clone());
        let said = wants.iter().flatten().next().is_some();
        let message = if said {
            format!("nothing that is bargained over matters to `{id}`: its weights are all zero")
        } else {
            format!("the file does not say what `{id}` wants")
        };
        let issue = bargained().next().map_or_else(String::new, |k| self.issues[k].id.clone());
        self.error(header, message, format!("add [wants.{id}.{issue}] with `matters` and `best`"));
    }

    fn want(&mut self, issue: usize, block: &Block<'f>) -> Option<Want> {
        let matters = self.value_or_default(block, "matters");
        let find =
            |key: &str| block.get(key).and_then(Node::text).and_then(|o| self.option(issue, o));
        let (said_worst, said_best) = (find("worst"), find("best"));
        if block.get("worst").is_none() && block.get("best").is_none() {
            self.error(
                block.header.clone(),
                format!("`{}` says neither `best` nor `worst`", block.path),
                format!(
                    "add best = one of {}",
                    quoted(self.issues[issue].options.iter().map(|o| o.id.as_str()))
                ),
            );
            return None;
        }
        let at: Vec<f64> = self.issues[issue].options.iter().map(|o| o.at).collect();
        let (worst, best) = match (said_worst, said_best) {
            (Some(w), Some(b)) => (w, b),
            (None, Some(b)) => (farthest(&at, b), b),
            (Some(w), None) => (w, farthest(&at, w)),
            (None, None) => return None,
        };
        if worst == best {
            let span = block.span(if said_best.is_some() { "best" } else { "worst" });
            self.error(
                span,
                format!("`{}` is both the best and the worst", self.issues[issue].options[best].id),
                "the two must differ; a side that does not care leaves the block out",
            );
            return None;
        }
        let scores = block.get("score");
        let mut out = Vec::new();
        for (number, option) in self.issues[issue].options.clone().iter().enumerate() {
            let said = scores.and_then(Node::table).and_then(|t| t.get(&option.id));
            if number == worst || number == best {
                if let Some(entry) = said {
                    let (word, points) = if number == best { ("best", 100) } else { ("worst", 0) };
                    self.found.push(
                        Diagnostic::error(
                            entry.key.clone(),
                            format!("`{}` is the {word} option, which scores {points}: the ends are the scale", option.id),
                        )
                        .help("leave its score out"),
                    );
                }
                out.push(Score::Anchor(if number == best { 100.0 } else { 0.0 }));
                continue;
            }
            let path = format!("{}.score.{}", block.path, path::part(&option.id));
            let id = said.and_then(|e| self.push_said(path.clone(), &SCORE, &e.node, Some(block)));
            out.push(Score::Value(
                id.unwrap_or_else(|| self.even_score(path, &at, number, worst, best)),
            ));
        }
        Some(Want { matters, scores: out })
    }

    /// The default score: falling off along the ladder from the best, 0 at the worst's distance and beyond.
    fn even_score(
        &mut self,
        path: String,
        at: &[f64],
        number: usize,
        worst: usize,
        best: usize,
    ) -> ValueId {
        let span = (at[worst] - at[best]).abs();
        let score = if span > 0.0 {
            100.0 * (1.0 - (at[number] - at[best]).abs() / span).max(0.0)
        } else {
            50.0
        };
        self.push_default(path, &SCORE, Spread::Point(score), &tidy((score * 10.0).round() / 10.0))
    }

    /// Packages that rule each other out.
    pub(super) fn links(&mut self) -> Vec<Link> {
        let mut links = Vec::new();
        for (id, block) in self.each("link") {
            let holds = self.value_or_default(&block, "holds");
            let when = self.issue_options(block.get("when"));
            let rules_out = self.issue_options(block.get("rules_out"));
            self.none_by_each(&block, "when", &when);
            self.none_by_each(&block, "rules_out", &rules_out);
            for (key, list) in [("when", &when), ("rules_out", &rules_out)] {
                if list.is_empty() {
                    self.error(
                        block.span(key),
                        format!("`{}` of `{}` names no issue", key, block.path),
                        "write { some-issue = [\"option\"] }",
                    );
                }
            }
            links.push(Link { id: id.to_owned(), when, rules_out, holds });
        }
        links
    }

    /// An issue held by each is picked, not bargained: no link or threat works on it.
    pub(super) fn none_by_each(
        &mut self,
        block: &Block<'f>,
        key: &str,
        list: &[(usize, Vec<usize>)],
    ) {
        for (issue, _) in list {
            if self.issues[*issue].held_by == HeldBy::Each {
                let id = self.issues[*issue].id.clone();
                let span = block
                    .get(key)
                    .and_then(Node::table)
                    .and_then(|t| t.get(&id))
                    .map_or_else(|| block.span(key), |e| e.key.clone());
                self.error(
                    span,
                    format!(
                        "`{id}` is held by `each` and not bargained over: `{}` cannot name it",
                        block.path
                    ),
                    "leave it out, or let the issue be held by a party",
                );
            }
        }
    }
}

/// The option farthest along the ladder from this one; the lower one on a tie.
fn farthest(at: &[f64], from: usize) -> usize {
    let mut best = if from == 0 { at.len() - 1 } else { 0 };
    for (number, place) in at.iter().enumerate() {
        let (d, longest) = ((place - at[from]).abs(), (at[best] - at[from]).abs());
        if number != from && (d > longest || (d == longest && number < best)) {
            best = number;
        }
    }
    best
}

/// A list of ids for a message.
pub(super) fn quoted<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    ids.map(|i| format!("`{i}`")).collect::<Vec<_>>().join(", ")
}
