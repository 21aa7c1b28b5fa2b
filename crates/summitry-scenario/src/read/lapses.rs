//! What an issue falls to if nothing is agreed, and ladders of amounts.

use summitry_core::scenario::{Issue, Lapse};
use summitry_core::value::ValueId;

use super::builder::{Block, Builder};
use super::room::lower_end;
use crate::grammar::quantity::CHANCE;
use crate::path;
use crate::span::Span;
use crate::tree::Node;
use crate::values::tidy;

impl<'f> Builder<'f> {
    /// What the issue falls to if nothing is agreed, in the file's order.
    pub(super) fn lapses(&mut self, block: &Block<'f>, issue: &Issue) -> Vec<Lapse> {
        let Some(node) = block.get("without_deal") else { return Vec::new() };
        let find = |id: &str| issue.options.iter().position(|option| option.id == id);
        let Some(table) = node.table() else {
            let Some(option) = node.text().and_then(find) else { return Vec::new() };
            if option == issue.now {
                self.warn(
                    node.span.clone(),
                    format!(
                        "`{}` holds now: it stays if nothing is agreed anyway",
                        issue.options[option].id
                    ),
                    "leave `without_deal` out",
                );
                return Vec::new();
            }
            return vec![Lapse { option, chance: None }];
        };
        if table.is_empty() {
            self.error(
                node.span.clone(),
                "`without_deal` names no option",
                "write { some-option = \"80 to 95%\" }, or leave it out: then it stays as now",
            );
        }
        let mut lapses = Vec::new();
        for (id, entry) in table {
            let Some(option) = find(id) else { continue };
            if option == issue.now {
                self.error(
                    entry.key.clone(),
                    format!("`{id}` is what holds now: it gets what the others leave"),
                    "leave it out",
                );
                continue;
            }
            let path = format!("{}.without_deal.{}", block.path, path::part(id));
            if let Some(chance) = self.push_said(path, &CHANCE, &entry.node, Some(block)) {
                lapses.push(Lapse { option, chance: Some(chance) });
            }
        }
        let chances: Vec<ValueId> = lapses.iter().filter_map(|lapse| lapse.chance).collect();
        self.exclusive(&chances, &node.span, "chances of `without_deal`");
        lapses
    }

    /// Chances of things that exclude each other cannot pass 100 %.
    pub(super) fn exclusive(&mut self, chances: &[ValueId], place: &Span, what: &str) {
        let spreads = || chances.iter().filter_map(|id| self.spread(*id));
        let low: f64 = spreads().map(lower_end).sum();
        let middle: f64 = spreads().map(|spread| spread.median()).sum();
        let percent = |x: f64| tidy((x * 1000.0).round() / 10.0);
        if low > 1.0 + 1e-9 {
            self.error(
                place.clone(),
                format!("the {what} add up to {} %, even at their lower ends", percent(low)),
                "make them add up to 100 % or less: what is left stays as now",
            );
        } else if middle > 1.0 + 1e-9 {
            self.warn(
                place.clone(),
                format!(
                    "the {what} add up to {} %; they are scaled down to 100 %",
                    percent(middle)
                ),
                "make them add up to 100 % or less: what is left stays as now",
            );
        }
    }

    /// A ladder of amounts that could not be written out, and one beside options.
    pub(super) fn amounts(&mut self, block: &Block<'f>) {
        let Some(amounts) = block.get("amounts") else { return };
        let number = |key: &str| {
            amounts.table().and_then(|t| t.get(key)).and_then(|entry| entry.node.number())
        };
        if let (Some(from), Some(to)) = (number("from"), number("to"))
            && from >= to
        {
            let message = format!("the amounts go from {} to {}", tidy(from), tidy(to));
            self.error(amounts.span.clone(), message, "`from` is the lowest, `to` the highest");
        }
        // Options that were written out for it carry its own place.
        let written_out = |options: &Node| options.span == amounts.span;
        if let Some(options) = block.get("options").filter(|options| !written_out(options)) {
            self.error(
                options.span.clone(),
                format!("`options` and `amounts` both say the ladder of `{}`", block.path),
                "keep one of them",
            );
        }
    }
}
