//! How the meeting, or one issue, decides; and what can never be decided so.

use summitry_core::scenario::Party;
use summitry_core::scenario::institutions::{Chair, Counted, Decision, DecisionRule, Quota};

use super::builder::Builder;
use crate::decision::{self, Rule};
use crate::grammar::IdOf;
use crate::ids::tables;
use crate::tree::Node;
use crate::values::tidy;

/// A rounding error of the whole is no vote.
const SLACK: f64 = 1e-9;

impl Builder<'_> {
    /// The rules at a key; `None` where it says nothing that can be read (which was reported).
    pub(super) fn decision_of(
        &mut self,
        node: Option<&Node>,
        parties: &[Party],
    ) -> Option<Decision> {
        let rules = decision::read(node?).ok()?;
        for rule in &rules {
            self.reachable(rule, parties);
        }
        for (number, rule) in rules.iter().enumerate() {
            if rules[..number].iter().any(|before| before.rule == rule.rule) {
                self.warn(rule.span.clone(), "this rule stands twice in the list", "keep one");
            } else if rules.len() > 1 && rule.rule == DecisionRule::All {
                self.warn(
                    rule.span.clone(),
                    "`all` needs everybody: the other rules of the list have no effect",
                    "take \"all\" out of the list, or write rule = \"all\" alone",
                );
            }
        }
        Some(Decision { rules: rules.into_iter().map(|rule| rule.rule).collect() })
    }

    /// A quota that all together do not meet is met by nobody.
    fn reachable(&mut self, rule: &Rule, parties: &[Party]) {
        let DecisionRule::Quota { quota, of } = rule.rule else { return };
        let whole = match of {
            Counted::Parties => parties.len() as f64,
            Counted::Weight => parties.iter().map(|party| party.weight).sum(),
        };
        if parties.is_empty() {
            return;
        }
        if of == Counted::Weight && whole <= 0.0 {
            self.error(
                rule.span.clone(),
                "this quota counts weight, but every party's `weight` is 0",
                "give the parties weights, or count of = \"parties\"",
            );
        } else if let Quota::Number(number) = quota
            && number > whole * (1.0 + SLACK)
        {
            let (what, have) = match of {
                Counted::Parties => ("parties", "there are"),
                Counted::Weight => ("of weight", "all together have"),
            };
            self.error(
                rule.span.clone(),
                format!(
                    "nobody can reach a quota of {} {what}: {have} {}",
                    tidy(number),
                    tidy(whole)
                ),
                format!(
                    "write {} or less, or a share such as \"65%\"{}",
                    tidy(whole),
                    if number <= 100.0 {
                        format!(": \"{}%\" is that share of the whole", tidy(number))
                    } else {
                        String::new()
                    }
                ),
            );
        }
    }

    /// The meeting's decision, its vetoes and its chair.
    pub(super) fn meeting_decides(
        &mut self,
        parties: &[Party],
    ) -> (Decision, Vec<usize>, Option<Chair>) {
        let by_weight = |decision: &Decision| {
            let weighs =
                |r: &DecisionRule| matches!(r, DecisionRule::Quota { of: Counted::Weight, .. });
            decision.rules.iter().any(weighs)
        };
        let Some(block) = self.one("decision") else {
            let any = self.issues.iter().filter_map(|issue| issue.decision.as_ref()).any(by_weight);
            self.weights_count(any);
            return Default::default();
        };
        let decision = self.decision_of(block.get("rule"), parties).unwrap_or_default();
        let own = self.issues.iter().filter_map(|issue| issue.decision.as_ref());
        let (all, any) = (
            decision.is_unanimous() && own.clone().all(Decision::is_unanimous),
            by_weight(&decision) || own.clone().any(by_weight),
        );
        self.weights_count(any);
        let vetoes = block.get("vetoes").map(Node::texts).unwrap_or_default();
        let mut vetoes: Vec<usize> =
            vetoes.iter().filter_map(|(id, _)| self.index(IdOf::Party, id)).collect();
        vetoes.sort_unstable();
        vetoes.dedup();
        if all && !vetoes.is_empty() {
            self.warn(
                block.span("vetoes"),
                "`vetoes` has no effect: all must agree anyway",
                "leave it out, or say by which `rule` fewer than all can agree",
            );
        }
        let chair = block.get("chair").and_then(Node::text).and_then(|id| {
            let mediators = tables(self.top, "mediator");
            self.index(IdOf::Party, id)
                .map(Chair::Party)
                .or_else(|| mediators.iter().position(|(m, _, _)| *m == id).map(Chair::Mediator))
        });
        (decision, vetoes, chair)
    }

    /// A weight that no quota counts.
    fn weights_count(&mut self, counted: bool) {
        if counted {
            return;
        }
        for (id, _, node) in tables(self.top, "party") {
            if let Some(weight) = node.table().and_then(|t| t.get("weight")) {
                self.warn(
                    weight.node.span.clone(),
                    format!("nothing counts the weight of `{id}`"),
                    "add [decision] with rule = { quota = \"65%\", of = \"weight\" }, or leave it out; bargaining power is `power`",
                );
                return;
            }
        }
    }
}
