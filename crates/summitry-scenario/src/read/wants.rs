//! What each party wants of each issue.

use summitry_core::scenario::institutions::Position;
use summitry_core::scenario::{HeldBy, Score, Want};
use summitry_core::value::{Spread, ValueId};

use super::agenda::quoted;
use super::builder::{Block, Builder};
use crate::diagnostic::Diagnostic;
use crate::grammar::quantity::SCORE;
use crate::grammar::scenario::SCENARIO;
use crate::grammar::{IdOf, Key, block};
use crate::ids::{in_order, tables};
use crate::path;
use crate::tree::Node;
use crate::values::tidy;

impl<'f> Builder<'f> {
    /// What each party wants of each issue.
    ///
    /// Where a party has a position and nothing is said of the issue, it wants by distance from where it stands.
    pub(super) fn wants(&mut self, positions: &[Position]) -> Vec<Vec<Option<Want>>> {
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
                let stands = positions.iter().find(|p| (p.party, p.issue) == (party, issue));
                wants[party][issue] = self.want(issue, &block, stands);
            }
        }
        for position in positions {
            let options = self.issues[position.issue].options.len();
            wants[position.party][position.issue].get_or_insert_with(|| Want {
                matters: position.salience,
                scores: vec![Score::From(position.at); options],
                never: Vec::new(),
            });
        }
        if self.table_missing {
            // What a party wants may stand in the table that could not be read, which was said.
            return wants;
        }
        for (party, id) in parties.iter().enumerate() {
            if !self.unreviewed.is_empty() && wants[party].iter().all(Option::is_none) {
                wants[party] = self.as_today(id, keys);
                continue;
            }
            self.weights(party, id, &wants[party]);
        }
        wants
    }

    /// What a draft that nobody has read yet takes for the wants of a side of which it says none: everything stays as it is.
    /// No importance is anyone's there: each is the default.
    fn as_today(&mut self, id: &str, keys: &'static [Key]) -> Vec<Option<Want>> {
        let header = self.blocks.get(&path::join(&["party", id])).cloned().unwrap_or(0..0);
        self.warn(
            header,
            format!("the draft does not say what `{id}` wants: until it does, everything as it is"),
            format!("add [wants.{id}.…] with `matters` and `best`"),
        );
        let ladders: Vec<(String, usize, usize)> =
            self.issues.iter().map(|i| (i.id.clone(), i.options.len(), i.now)).collect();
        let mut one = |(issue, options, now): (String, usize, usize)| {
            let path = path::join(&["wants", id, &issue]);
            let matters = self.value_of(&path, keys, "matters", None, None)?;
            let scores =
                (0..options).map(|o| Score::Anchor(if o == now { 100.0 } else { 0.0 })).collect();
            Some(Want { matters, scores, never: Vec::new() })
        };
        ladders.into_iter().map(&mut one).collect()
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

    /// What one block wants of an issue; `stands`: where the party stands on it, if the file says so.
    pub(super) fn want(
        &mut self,
        issue: usize,
        block: &Block<'f>,
        stands: Option<&Position>,
    ) -> Option<Want> {
        let never = self.never(issue, block);
        if let Some(stands) = stands
            && ["worst", "best", "score"].iter().all(|key| block.get(key).is_none())
        {
            let scores = vec![Score::From(stands.at); self.issues[issue].options.len()];
            let matters = self.said(block, "matters").unwrap_or(stands.salience);
            return Some(Want { matters, scores, never });
        }
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
        if never.contains(&best) {
            let id = self.issues[issue].options[best].id.clone();
            self.error(
                block.span("never"),
                format!("`{id}` is the best option of `{}` and a red line too", block.path),
                "take it out of `never`, or name another best",
            );
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
        Some(Want { matters, scores: out, never })
    }

    /// Red lines, in ladder order.
    fn never(&mut self, issue: usize, block: &Block<'f>) -> Vec<usize> {
        let said = block.get("never").map(Node::texts).unwrap_or_default();
        let mut never: Vec<usize> =
            said.iter().filter_map(|(option, _)| self.option(issue, option)).collect();
        never.sort_unstable();
        never.dedup();
        let options = &self.issues[issue].options;
        if !never.is_empty() && never.len() == options.len() {
            self.error(
                block.span("never"),
                format!(
                    "`{}` never accepts any option of `{}`, what holds now among them",
                    block.path, self.issues[issue].id
                ),
                "keep the options that are red lines; a side that agrees to nothing is no side of a deal",
            );
        }
        never
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
