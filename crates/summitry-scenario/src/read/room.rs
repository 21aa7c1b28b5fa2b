//! The room and those outside it: venues, audiences, those affected.

use summitry_core::scenario::{Affected, Audience, Venue, VenueChance};
use summitry_core::value::Spread;

use super::builder::Builder;
use crate::grammar::IdOf;
use crate::grammar::quantity::{AMOUNT, IMPORTANCE};
use crate::path;
use crate::tree::{Data, Node};
use crate::values::tidy;

impl Builder<'_> {
    /// Audiences at home.
    pub(super) fn audiences(&mut self) -> Vec<Audience> {
        let mut audiences = Vec::new();
        for (id, block) in self.each("audience") {
            let pushes =
                block.get("pushes").and_then(Node::text).and_then(|p| self.index(IdOf::Party, p));
            let matters = self.value_or_default(&block, "matters");
            let likes: Vec<(usize, usize)> = self.liked(block.get("likes"));
            if likes.is_empty()
                && block.get("likes").and_then(Node::table).is_none_or(|t| t.is_empty())
            {
                self.warn(
                    block.header.clone(),
                    format!("`{}` likes nothing, so it counts for nothing", block.path),
                    "add likes = { some-issue = \"option\" }",
                );
            }
            audiences.push(Audience {
                id: id.to_owned(),
                pushes: pushes.unwrap_or(0),
                matters,
                likes,
            });
        }
        audiences
    }

    /// A table from issues to one option each.
    pub(super) fn liked(&self, node: Option<&Node>) -> Vec<(usize, usize)> {
        let Some(table) = node.and_then(Node::table) else { return Vec::new() };
        table
            .iter()
            .filter_map(|(issue, entry)| {
                let issue = self.issues.iter().position(|i| i.id == *issue)?;
                Some((issue, self.option(issue, entry.node.text()?)?))
            })
            .collect()
    }

    /// The possible rooms.
    pub(super) fn venues(&mut self) -> Vec<Venue> {
        let blocks = self.each("venue");
        if blocks.is_empty() {
            let (path, keys) = self.unsaid("venue.meeting", "venue");
            let audience_pull = self.value_of(&path, keys, "audience_pull", None, None);
            let bust_up = self.value_of(&path, keys, "bust_up", None, None);
            return match (audience_pull, bust_up) {
                (Some(audience_pull), Some(bust_up)) => vec![Venue {
                    id: "meeting".to_owned(),
                    chance: VenueChance::Certain,
                    audience_pull,
                    bust_up,
                }],
                _ => Vec::new(),
            };
        }
        let only = blocks.len() == 1;
        let mut venues = Vec::new();
        for (id, block) in &blocks {
            let chance = match block.get("chance") {
                _ if only => {
                    if let Some(said) = block.get("chance") {
                        self.warn(
                            said.span.clone(),
                            format!("`{}` is the only venue: its chance is 100 %", block.path),
                            "leave `chance` out, or add the other rooms",
                        );
                    }
                    VenueChance::Certain
                }
                None => VenueChance::Unsaid(self.push_written_default(
                    format!("{}.chance", block.path),
                    &AMOUNT,
                    "0.5 to 2",
                )),
                Some(node) if is_rest(node) => VenueChance::Rest,
                Some(_) => {
                    self.value(block, "chance").map_or(VenueChance::Rest, VenueChance::Value)
                }
            };
            let audience_pull = self.value_or_default(block, "audience_pull");
            let bust_up = self.value_or_default(block, "bust_up");
            venues.push(Venue { id: (*id).to_owned(), chance, audience_pull, bust_up });
        }
        self.chances_add_up(&venues, blocks.last().map_or(0..0, |(_, b)| b.span("chance")));
        venues
    }

    /// Chances of venues cannot pass 100 %.
    fn chances_add_up(&mut self, venues: &[Venue], place: crate::span::Span) {
        let said: Vec<&Spread> = venues
            .iter()
            .filter_map(|v| match v.chance {
                VenueChance::Value(id) => self.spread(id),
                _ => None,
            })
            .collect();
        let low: f64 = said.iter().map(|spread| lower_end(spread)).sum();
        let middle: f64 = said.iter().map(|spread| spread.median()).sum();
        let percent = |x: f64| tidy((x * 1000.0).round() / 10.0);
        let share =
            venues.iter().any(|v| matches!(v.chance, VenueChance::Rest | VenueChance::Unsaid(_)));
        if low > 1.0 + 1e-9 {
            self.error(
                place,
                format!(
                    "the chances of the venues add up to {} %, even at their lower ends",
                    percent(low)
                ),
                "make them add up to 100 %, or give one of them \"the rest\"",
            );
        } else if middle > 1.0 + 1e-9 {
            self.warn(
                place,
                format!(
                    "the chances of the venues add up to {} %; they are scaled down to 100 %",
                    percent(middle)
                ),
                "make them add up to 100 %, or give one of them \"the rest\"",
            );
        } else if !share && venues.len() > 1 && middle <= 0.0 {
            self.error(
                place,
                "every venue has the chance 0: the meeting would be held nowhere",
                "give the room it will be held in a chance, or \"the rest\"",
            );
        } else if !share && said.len() == venues.len() && venues.len() > 1 && middle < 0.99 {
            self.warn(
                place,
                format!(
                    "the chances of the venues add up to {} %; they are scaled up to 100 %",
                    percent(middle)
                ),
                "give one of them \"the rest\"",
            );
        }
    }

    /// Those who feel the outcome.
    pub(super) fn affected(&mut self) -> Vec<Affected> {
        let mut affected = Vec::new();
        for (id, block) in self.each("affected") {
            let likes = self.liked(block.get("likes"));
            let mut feels = Vec::new();
            for (issue_id, entry) in block.get("feels").and_then(Node::table).into_iter().flatten()
            {
                let Some(issue) = self.issues.iter().position(|i| i.id == *issue_id) else {
                    continue;
                };
                let path = format!("{}.feels.{}", block.path, path::part(issue_id));
                let best = likes
                    .iter()
                    .find(|(k, _)| *k == issue)
                    .map_or(self.issues[issue].options.len().saturating_sub(1), |(_, o)| *o);
                if let Some(value) = self.push_said(path, &IMPORTANCE, &entry.node, Some(&block)) {
                    feels.push((issue, value, best));
                }
            }
            for (issue, _) in &likes {
                if !feels.iter().any(|(k, _, _)| k == issue) {
                    let issue = self.issues[*issue].id.clone();
                    self.warn(
                        block.span("likes"),
                        format!(
                            "`{}` likes something on `{issue}` but does not feel it",
                            block.path
                        ),
                        format!("add {issue} to `feels`"),
                    );
                }
            }
            affected.push(Affected { id: id.to_owned(), feels, only: None });
        }
        affected
    }
}

fn is_rest(node: &Node) -> bool {
    // As the grammar offers it for the chance of a venue.
    const REST: &str = "the rest";
    match &node.data {
        Data::Table(t) => t.get("is").and_then(|e| e.node.text()) == Some(REST),
        _ => node.text() == Some(REST),
    }
}

/// The lower end of what is written: of a range its 5 % quantile, of a list or a triangle its least.
pub(super) fn lower_end(spread: &Spread) -> f64 {
    match spread {
        Spread::Pert { low, .. } => *low,
        Spread::OneOf(pairs) => pairs.first().map_or(0.0, |(x, _)| *x),
        _ => spread.quantile(0.05),
    }
}
