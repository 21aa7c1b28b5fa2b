//! Those who are absent and asked afterwards.

use summitry_core::scenario::institutions::Ratifier;
use summitry_core::scenario::{Score, Want};
use summitry_core::value::Spread;

use super::builder::{Block, Builder};
use crate::grammar::IdOf;
use crate::grammar::scenario::SCENARIO;
use crate::ids::{in_order, tables};
use crate::path;
use crate::tree::Node;

impl<'f> Builder<'f> {
    /// The ratifiers, in file order.
    pub(super) fn ratifiers(&mut self) -> Vec<Ratifier> {
        let mut ratifiers = Vec::new();
        for (id, block) in self.each("ratifier") {
            let of = block.get("of").and_then(Node::text).and_then(|p| self.index(IdOf::Party, p));
            let asked = self.said(&block, "asked");
            let needed = block.get("needed_for");
            let mut needed_for: Vec<usize> = needed
                .map(Node::texts)
                .unwrap_or_default()
                .iter()
                .filter_map(|(id, _)| self.issues.iter().position(|issue| issue.id == *id))
                .collect();
            needed_for.sort_unstable();
            needed_for.dedup();
            if needed.and_then(Node::list).is_some_and(<[Node]>::is_empty) {
                self.error(
                    block.span("needed_for"),
                    format!("`needed_for` of `{}` names no issue", block.path),
                    "name the issues, or leave it out: then every package needs it",
                );
            }
            let listed: Vec<(usize, Vec<usize>)> =
                needed_for.iter().map(|&issue| (issue, Vec::new())).collect();
            self.none_by_each(&block, "needed_for", &listed);
            let wants = self.ratifier_wants(id, &block);
            ratifiers.push(Ratifier {
                id: id.to_owned(),
                of: of.unwrap_or(0),
                asked,
                needed_for,
                wants,
            });
        }
        ratifiers
    }

    /// What it makes of each issue: what it likes, each alike, and what its own blocks say.
    fn ratifier_wants(&mut self, id: &str, block: &Block<'f>) -> Vec<Option<Want>> {
        let mut wants = vec![None; self.issues.len()];
        let likes = self.liked(block.get("likes"));
        if !likes.is_empty() {
            let matters = self.value_or_default(block, "matters");
            for &(issue, option) in &likes {
                let scores = self.by_distance(issue, option);
                wants[issue] = Some(Want { matters, scores, never: Vec::new() });
            }
        } else if let Some(matters) = block.get("matters") {
            self.warn(
                matters.span.clone(),
                format!("`matters` of `{}` has no effect: it weighs `likes`", block.path),
                format!("write it into [wants.{id}.ISSUE], or add `likes`"),
            );
        }
        let keys = crate::grammar::block(SCENARIO, "wants").map_or(&[][..], |b| b.keys());
        let own = tables(self.top, "wants").into_iter().find(|(wanter, _, _)| *wanter == id);
        let own = own.and_then(|(_, _, node)| node.table()).map(in_order).unwrap_or_default();
        for (issue_id, key, node) in &own {
            let Some(issue) = self.issues.iter().position(|i| i.id == *issue_id) else { continue };
            let Some(table) = node.table() else { continue };
            if wants[issue].is_some() {
                self.error(
                    (*key).clone(),
                    format!(
                        "`likes` of `{}` says what it wants of `{issue_id}` already",
                        block.path
                    ),
                    "keep one of the two",
                );
            }
            let path = path::join(&["wants", id, issue_id]);
            let own = self.open(path, keys, table, node.span.clone());
            wants[issue] = self.want(issue, &own, None);
        }
        let said = wants.iter().flatten().next().is_some() || !own.is_empty();
        let weighs = |want: &Want| self.spread(want.matters) != Some(&Spread::Point(0.0));
        if !said {
            self.error(
                block.header.clone(),
                format!("the file does not say what `{id}` wants, so it could refuse nothing"),
                format!(
                    "add likes = {{ some-issue = \"option\" }}, or a block [wants.{id}.some-issue]"
                ),
            );
        } else if wants.iter().flatten().next().is_some() && !wants.iter().flatten().any(weighs) {
            self.error(
                block.header.clone(),
                format!("nothing matters to `{id}`: its weights are all zero"),
                "give one of its issues a `matters` above 0",
            );
        }
        wants
    }

    /// Scores falling off along the ladder from the option liked, as an audience's do.
    fn by_distance(&self, issue: usize, liked: usize) -> Vec<Score> {
        let options = &self.issues[issue].options;
        let from = options[liked].at;
        let farthest = options.iter().map(|o| (o.at - from).abs()).fold(0.0, f64::max);
        let score = |at: f64| match farthest > 0.0 {
            true => 100.0 * (1.0 - (at - from).abs() / farthest),
            false => 100.0,
        };
        options.iter().map(|o| Score::Anchor(score(o.at))).collect()
    }
}
