//! The agenda: issues and their ladders, links.

use summitry_core::scenario::{HeldBy, Issue, Link, OptionOf, Party};

use super::builder::{Block, Builder};
use crate::document::Provenance;
use crate::grammar::IdOf;
use crate::grammar::scenario::OPTION;
use crate::ids::{option_id, tables};
use crate::path;
use crate::tree::{Data, Node};
use crate::values::tidy;

impl<'f> Builder<'f> {
    /// The issues, in file order.
    pub(super) fn agenda(&mut self, parties: &[Party]) -> Vec<Issue> {
        let mut issues = Vec::new();
        for (id, block) in self.each("issue") {
            let raised = self.said(&block, "raised");
            let delivered = self.said(&block, "delivered");
            let held_by = self.held_by(&block);
            if held_by == HeldBy::Each {
                for key in ["raised", "delivered", "without_deal", "decision"] {
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
            let mut issue = Issue {
                id: id.to_owned(),
                options,
                now,
                held_by,
                raised,
                delivered,
                without_deal: Vec::new(),
                decision: None,
            };
            self.amounts(&block);
            self.done_alone(&block, &issue);
            if issue.held_by != HeldBy::Each {
                issue.without_deal = self.lapses(&block, &issue);
                issue.decision = self.decision_of(block.get("decision"), parties);
            }
            issues.push(issue);
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
                options.push(OptionOf { id: id.to_owned(), effort, at: evenly, alone: None });
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
            let alone = self.said(&option, "alone");
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
            options.push(OptionOf { id: id.to_owned(), effort, at, alone });
        }
        options
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

/// A list of ids for a message.
pub(super) fn quoted<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    ids.map(|i| format!("`{i}`")).collect::<Vec<_>>().join(", ")
}
