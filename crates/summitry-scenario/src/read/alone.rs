//! What whoever holds an issue may do without any deal.

use summitry_core::scenario::{HeldBy, Issue};
use summitry_core::value::ValueId;

use super::builder::{Block, Builder};
use crate::ids::option_id;
use crate::tree::Node;

impl Builder<'_> {
    /// Acts alone need somebody who can act, and something to change.
    pub(super) fn done_alone(&mut self, block: &Block<'_>, issue: &Issue) {
        let options = block.get("options").and_then(Node::list).unwrap_or_default();
        for node in options {
            let Some((id, _)) = option_id(node) else { continue };
            let Some(alone) = node.table().and_then(|t| t.get("alone")) else { continue };
            if block.get("held_by").is_none() {
                self.warn(
                    alone.node.span.clone(),
                    format!(
                        "`{}` does not say who holds it: only all together can do `{id}` alone",
                        block.path
                    ),
                    "add `held_by`: the party that may do it without a deal",
                );
            }
            if issue.held_by == HeldBy::Each {
                self.error(
                    alone.node.span.clone(),
                    format!("`{id}` cannot be done alone: `{}` is held by `each`", block.path),
                    "let the issue be held by a party, which may then do it alone",
                );
            } else if issue.options.get(issue.now).is_some_and(|now| now.id == id) {
                self.error(
                    alone.node.span.clone(),
                    format!("`{id}` holds now: there is nothing to do alone"),
                    "give `alone` to the option that somebody may bring about",
                );
            }
        }
        let chances: Vec<ValueId> = issue.options.iter().filter_map(|o| o.alone).collect();
        if let Some(node) = block.get("options") {
            self.exclusive(&chances, &node.span, "chances of what is done `alone`");
        }
    }
}
