//! Institutions put together: who must agree, who is asked afterwards, who helps, how often they meet.

use summitry_core::scenario::institutions::{Mediator, Meetings, Position};
use summitry_core::scenario::{Institutions, Party, Want};

use super::builder::Builder;
use crate::diagnostic::Diagnostic;
use crate::ids::tables;
use crate::tree::Data;

/// Most parties where institutions count: who agrees is kept as one bit a party.
const MOST_COUNTED: usize = 128;

impl Builder<'_> {
    /// Everything about the rules by which the table is bound.
    pub(super) fn institutions(
        &mut self,
        parties: &[Party],
        positions: Vec<Position>,
    ) -> Institutions {
        let (decision, vetoes, chair) = self.meeting_decides(parties);
        self.called_like_a_party("ratifier", "`wants` could mean either");
        self.called_like_a_party("mediator", "`chair` could mean either");
        self.some_stay(parties);
        Institutions {
            decision,
            vetoes,
            chair,
            ratifiers: self.ratifiers(),
            mediators: self.mediators(),
            meetings: self.meetings(),
            positions,
            sure: Vec::new(),
        }
    }

    /// Those who help.
    fn mediators(&mut self) -> Vec<Mediator> {
        let mut mediators = Vec::new();
        let chair = self.top.get("decision").and_then(|e| e.node.table());
        let chair = chair.and_then(|t| t.get("chair")).and_then(|e| e.node.text());
        for (id, block) in self.each("mediator") {
            let effort = self.said(&block, "effort");
            let bust_up = self.said(&block, "bust_up");
            let worse_off = self.said(&block, "worse_off");
            if effort.is_none() && bust_up.is_none() && worse_off.is_none() && chair != Some(id) {
                self.warn(
                    block.header.clone(),
                    format!("`{}` changes nothing", block.path),
                    "say what it changes: `effort`, `bust_up` or `worse_off`, such as effort = \"0.7 to 1\"; or let it chair",
                );
            }
            mediators.push(Mediator { id: id.to_owned(), effort, bust_up, worse_off });
        }
        mediators
    }

    /// This meeting and those still to come; `None` for this one alone.
    fn meetings(&mut self) -> Option<Meetings> {
        let block = self.one("summit")?;
        let count = match block.get("meetings").map(|node| &node.data) {
            Some(Data::Number(raw, _)) => raw.parse::<u32>().unwrap_or(1),
            _ => 1,
        };
        if count >= 2 {
            return Some(Meetings {
                count,
                resumes: self.value_or_default(&block, "resumes"),
                alike: self.value_or_default(&block, "meetings_alike"),
            });
        }
        // A deadline says when things lapse, whoever meets before.
        for key in ["resumes", "meetings_alike"] {
            if let Some(node) = block.get(key) {
                self.warn(
                    node.span.clone(),
                    format!("`{key}` has no effect: this meeting is the only one"),
                    "add meetings = 2 or more, or leave it out",
                );
            }
        }
        None
    }

    /// Two blocks of one id that others could mean by it.
    fn called_like_a_party(&mut self, name: &'static str, because: &str) {
        let parties = tables(self.top, "party");
        for (id, span, _) in tables(self.top, name) {
            if let Some((_, party, _)) = parties.iter().find(|(party, _, _)| *party == id) {
                let message = format!("`{id}` is a party and a {name}: {because}");
                self.found.push(
                    Diagnostic::error(span.clone(), message)
                        .also((*party).clone(), "the party")
                        .help("give one of the two another id"),
                );
            }
        }
    }

    /// Where fewer than two may be left, nothing is agreed: said, since a row is meant more often.
    fn some_stay(&mut self, parties: &[Party]) {
        let leaving = parties.iter().filter(|party| party.leaves.is_some()).count();
        if leaving == 0 || leaving + 2 <= parties.len() {
            return;
        }
        let last = tables(self.top, "party")
            .into_iter()
            .filter_map(|(_, _, node)| node.table()?.get("leaves"))
            .map(|entry| entry.node.span.clone())
            .max_by_key(|span| span.start);
        let who = match parties.iter().find(|party| party.leaves.is_none()) {
            Some(stays) => format!("every party but `{}` may walk out", stays.id),
            None => "every party may walk out".to_owned(),
        };
        self.warn(
            last.unwrap_or(0..0),
            format!("{who}: where fewer than two are left nothing is agreed"),
            "let two parties stay at least; a row that ends the meeting is `bust_up` of a venue",
        );
    }

    /// More parties than are counted where it counts who agrees.
    pub(super) fn too_many_for_institutions(
        &mut self,
        parties: &[Party],
        wants: &[Vec<Option<Want>>],
        institutions: &Institutions,
    ) {
        let by_issue = self.issues.iter().any(|issue| {
            !issue.without_deal.is_empty()
                || issue.decision.is_some()
                || issue.options.iter().any(|option| option.alone.is_some())
        });
        let by_party = parties.iter().any(|party| party.leaves.is_some())
            || wants.iter().flatten().flatten().any(|want| !want.never.is_empty());
        let any = by_issue || by_party || *institutions != Institutions::default();
        let blocks = tables(self.top, "party");
        let Some((_, span, _)) = blocks.get(MOST_COUNTED).filter(|_| any) else { return };
        self.error(
            (*span).clone(),
            format!(
                "the file has {} parties; beside rules of decision, ratifiers, lapses, red lines or positions it may have {MOST_COUNTED}",
                parties.len()
            ),
            "put parties that always act together into one, with their `weight` together",
        );
    }
}
