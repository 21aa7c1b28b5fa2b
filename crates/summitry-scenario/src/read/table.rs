//! Who sits at the table: parties, people, threats, other doors, side deals.

use summitry_core::scenario::{Outside, Party, Person, SideDeal, Threat};

use super::builder::Builder;
use crate::diagnostic::Diagnostic;
use crate::grammar::IdOf;
use crate::grammar::quantity::POINTS;
use crate::ids::tables;
use crate::path;
use crate::tree::Node;

impl Builder<'_> {
    /// The parties, their leaders (index into people) and who else is there.
    pub(super) fn parties(&mut self) -> (Vec<Party>, Vec<Option<usize>>, Vec<Vec<String>>) {
        let (mut parties, mut leaders, mut also) = (Vec::new(), Vec::new(), Vec::new());
        for (id, block) in self.each("party") {
            let power = self.value_or_default(&block, "power");
            leaders.push(
                block.get("leader").and_then(Node::text).and_then(|p| self.index(IdOf::Person, p)),
            );
            also.push(
                block
                    .get("also_there")
                    .map(|n| n.texts().into_iter().map(|(t, _)| t.to_owned()).collect())
                    .unwrap_or_default(),
            );
            let weight = block.get("weight").and_then(Node::number).unwrap_or(1.0);
            let leaves = self.said(&block, "leaves");
            parties.push(Party { id: id.to_owned(), power, weight, leaves });
        }
        if parties.len() < 2 {
            let span = tables(self.top, "party").first().map_or(0..0, |(_, _, n)| n.span.clone());
            let message = match parties.first() {
                None => "the file names no party".to_owned(),
                Some(one) => format!("`{}` is the only party: nobody to talk to", one.id),
            };
            self.error(span, message, "a negotiation has two or more parties: add [party.some-id]");
        }
        (parties, leaders, also)
    }

    /// The people. Who gets a side deal has own stakes unless the file says otherwise.
    pub(super) fn people(&mut self, side_deals: &[SideDeal]) -> Vec<Person> {
        let mut people = Vec::new();
        for (number, (id, block)) in self.each("person").into_iter().enumerate() {
            let side =
                block.get("side").and_then(Node::text).and_then(|p| self.index(IdOf::Party, p));
            let gets = side_deals.iter().any(|d| d.gets == number);
            let own_stake = if gets {
                Some(self.value_or_default(&block, "own_stake"))
            } else {
                self.said(&block, "own_stake")
            };
            if gets && block.get("side").is_none() {
                self.error(
                    block.header.clone(),
                    format!("`{id}` gets a side deal, but the file does not say whose side the person is on"),
                    "add side = the id of a party",
                );
            } else if let Some(stake) = block.get("own_stake") {
                if side.is_none() {
                    self.warn(
                        stake.span.clone(),
                        format!("own stakes of `{id}` count for nobody: no `side` is said"),
                        "add side = the id of a party",
                    );
                } else if !gets {
                    self.warn(
                        stake.span.clone(),
                        format!("own stakes of `{id}` only dilute the side's value: no side deal is for the person"),
                        "add a [side_deal.…] that the person gets, or leave `own_stake` out",
                    );
                }
            }
            people.push(Person { id: id.to_owned(), side, own_stake });
        }
        people
    }

    /// A leader leads the own side.
    pub(super) fn leaders_agree(&mut self, people: &[Person], leaders: &[Option<usize>]) {
        for (number, (_, block)) in self.each("party").into_iter().enumerate() {
            let Some(person) = leaders.get(number).copied().flatten().and_then(|p| people.get(p))
            else {
                continue;
            };
            if person.side.is_some_and(|side| side != number) {
                let header = tables(self.top, "person")
                    .into_iter()
                    .find(|(id, _, _)| *id == person.id)
                    .map(|(_, _, n)| n.span.clone());
                let mut diagnostic = Diagnostic::error(
                    block.span("leader"),
                    format!("`{}` leads `{}` but is on another side", person.id, block.path),
                )
                .help("name a leader of this side, or mend the person's `side`");
                if let Some(header) = header {
                    diagnostic = diagnostic.also(header, "the person");
                }
                self.found.push(diagnostic);
            }
        }
    }

    /// What a side may do if nothing is agreed.
    pub(super) fn threats(&mut self) -> Vec<Threat> {
        let mut threats = Vec::new();
        for (id, block) in self.each("threat") {
            let by = block.get("by").and_then(Node::text).and_then(|p| self.index(IdOf::Party, p));
            let does = self.issue_options(block.get("does"));
            self.none_by_each(&block, "does", &does);
            if does.is_empty() {
                self.error(
                    block.span("does"),
                    format!("`{}` does nothing", block.path),
                    "write does = { some-issue = [\"option\"] }",
                );
            }
            for (issue, options) in &does {
                let now = self.issues[*issue].now;
                if options.contains(&now) {
                    let (issue, option) = {
                        let i = &self.issues[*issue];
                        (i.id.clone(), i.options[now].id.clone())
                    };
                    self.warn(
                        block.span("does"),
                        format!(
                            "`{}` threatens with `{option}`, which holds on `{issue}` anyway",
                            block.path
                        ),
                        "name the options it would change to",
                    );
                }
            }
            let carried_out = self.value_or_default(&block, "carried_out");
            let several = does.iter().any(|(_, options)| options.len() > 1);
            let worst_form = if several {
                Some(self.value_or_default(&block, "worst_form"))
            } else {
                if let Some(said) = block.get("worst_form") {
                    self.warn(
                        said.span.clone(),
                        format!("`worst_form` has no effect: `{}` has one form", block.path),
                        "leave it out, or name several options in `does`",
                    );
                }
                None
            };
            threats.push(Threat {
                id: id.to_owned(),
                by: by.unwrap_or(0),
                does,
                carried_out,
                worst_form,
            });
        }
        threats
    }

    /// Other doors.
    pub(super) fn outsides(&mut self) -> Vec<Outside> {
        let mut outsides = Vec::new();
        for (id, block) in self.each("outside") {
            let party = |key: &str| {
                block.get(key).and_then(Node::text).and_then(|p| self.index(IdOf::Party, p))
            };
            let (helps, hurts) = (party("helps"), party("hurts"));
            if helps.is_some() && helps == hurts {
                self.error(
                    block.span("hurts"),
                    "the same side is helped and hurt",
                    "say the difference in `worth`",
                );
            }
            let worth = self.value_or_default(&block, "worth");
            if self.spread(worth).is_some_and(|spread| spread.median() < 0.0) {
                self.note(
                    block.span("worth"),
                    format!("`{}` is worth less than nothing to the side it is of: it is read as blame, a door that costs", block.path),
                    "nothing, where that is meant: no deal is that much worse for this side",
                );
            }
            if block.get("hurts").is_none()
                && let Some(costs) = block.get("costs")
            {
                self.error(
                    costs.span.clone(),
                    format!("`{}` says what it costs, but not whom", block.path),
                    "add hurts = the id of a party",
                );
            }
            let hurts = hurts.map(|p| (p, self.value_or_default(&block, "costs")));
            outsides.push(Outside { id: id.to_owned(), helps: helps.unwrap_or(0), worth, hurts });
        }
        outsides
    }

    /// Deals nobody would announce, and who gives each.
    pub(super) fn side_deals(&mut self) -> (Vec<SideDeal>, Vec<Option<usize>>) {
        let (mut deals, mut gives) = (Vec::new(), Vec::new());
        for (id, block) in self.each("side_deal") {
            let gets =
                block.get("gets").and_then(Node::text).and_then(|p| self.index(IdOf::Person, p));
            gives.push(
                block.get("gives").and_then(Node::text).and_then(|p| self.index(IdOf::Party, p)),
            );
            let worth = self.value_or_default(&block, "worth");
            let on_offer = self.value_or_default(&block, "on_offer");
            let leaks = self.value_or_default(&block, "leaks");
            let mut if_leaked = Vec::new();
            for (audience, entry) in
                block.get("if_leaked").and_then(Node::table).into_iter().flatten()
            {
                let Some(index) = self.index(IdOf::Audience, audience) else { continue };
                let path = format!("{}.if_leaked.{}", block.path, path::part(audience));
                if let Some(value) = self.push_said(path, &POINTS, &entry.node, Some(&block)) {
                    if_leaked.push((index, value));
                }
            }
            deals.push(SideDeal {
                id: id.to_owned(),
                gets: gets.unwrap_or(0),
                worth,
                on_offer,
                leaks,
                if_leaked,
            });
        }
        (deals, gives)
    }
}
