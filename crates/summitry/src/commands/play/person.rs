//! A person at the table: shown what a tactic would see, asked what to do.

use std::fmt::Write as _;

use summitry_core::talks::{Action, Heard, Index, Pick, Session, Table, Tactic, View};

use crate::commands::output;
use crate::commands::talks::setup::Laid;

/// Packages shown at a time.
const SHOWN: usize = 10;

const HELP: &str = "  list [N]        your packages from place N on, the best first
  near UTILITY    your packages worth at least so much, the worst first
  offer N         offer the package at place N of your list
  accept          take the offer on the table
  leave           walk out
  help            this
";

/// Someone typing, or a script.
pub(super) struct Person<'a, L> {
    laid: &'a Laid,
    party: usize,
    lines: L,
    /// Offers heard since the last turn.
    heard: Vec<Heard>,
}

/// What is said before the first turn.
pub(super) fn welcome(laid: &Laid, party: usize) -> String {
    let side = laid.table.side(party);
    format!(
        "{}: you are {}. No deal is worth {:.3} to you, your best package {:.3}. {} rounds.\n{HELP}",
        laid.name,
        side.name(),
        side.reservation(),
        side.highest(),
        laid.protocol.rounds
    )
}

impl<'a, L> Person<'a, L> {
    pub(super) fn new(laid: &'a Laid, party: usize, lines: L) -> Self {
        Self { laid, party, lines, heard: Vec::new() }
    }

    fn say(text: &str) {
        // A closed pipe or a full disk must not end the talks half-way: the debrief reports it.
        let _ = output::print(text);
    }

    fn package(&self, place: usize, pick: Pick) -> String {
        format!("  {:>4}  {:.3}  {}\n", place + 1, pick.utility, self.laid.package(pick.index))
    }

    fn list(&self, from: usize) {
        let inverse = self.laid.table.side(self.party).inverse();
        let picks = (from..from.saturating_add(SHOWN)).map_while(|p| Some((p, inverse.ranked(p)?)));
        let text: String = picks.map(|(place, pick)| self.package(place, pick)).collect();
        Self::say(if text.is_empty() { "  nothing there\n" } else { &text });
    }

    /// The place of a package in the party's order, by bisection; ties are searched through.
    fn place(&self, wanted: Pick) -> Option<usize> {
        let inverse = self.laid.table.side(self.party).inverse();
        let (mut low, mut high) =
            (0, usize::try_from(self.laid.table.shape().packages()).unwrap_or(usize::MAX));
        while low < high {
            let middle = low + (high - low) / 2;
            match inverse.ranked(middle) {
                Some(pick) if pick.utility > wanted.utility => low = middle + 1,
                _ => high = middle,
            }
        }
        let same = |p: &usize| inverse.ranked(*p).is_some_and(|pick| pick.index == wanted.index);
        (low..low.saturating_add(100_000)).find(same)
    }

    fn near(&self, utility: f64) {
        let side = self.laid.table.side(self.party);
        let Some(pick) = side.inverse().at_least(utility) else { return };
        match self.place(pick) {
            Some(place) => {
                for place in (place.saturating_sub(SHOWN - 1)..=place).rev() {
                    if let Some(pick) = side.inverse().ranked(place) {
                        Self::say(&self.package(place, pick));
                    }
                }
            }
            None => Self::say("  too far down to list; ask for more\n"),
        }
    }
}

impl<L: Iterator<Item = std::io::Result<String>>> Person<'_, L> {
    /// The next line, without spaces around; `None` at the end of the input.
    fn ask(&mut self) -> Option<String> {
        Self::say("> ");
        let line = self.lines.next()?.ok()?;
        Some(line.trim().to_owned())
    }
}

impl<L: Iterator<Item = std::io::Result<String>>> Tactic for Person<'_, L> {
    fn act(&mut self, view: &View<'_>) -> Action {
        Self::say(&format!("\nround {} of {}\n", view.round + 1, view.protocol.rounds));
        for heard in std::mem::take(&mut self.heard) {
            Self::say(&format!(
                "  {} offers {:.3} to you: {}\n",
                self.laid.party(heard.from),
                heard.utility,
                self.laid.package(heard.index)
            ));
        }
        loop {
            let Some(line) = self.ask() else {
                Self::say("\n  the input ended: you leave\n");
                return Action::WalkOut;
            };
            let (word, rest) = line.split_once(' ').unwrap_or((line.as_str(), ""));
            let number = || rest.trim().parse::<usize>().ok().filter(|n| *n > 0).map(|n| n - 1);
            match (word, rest.trim()) {
                ("", "") => {}
                ("list", "") => self.list(0),
                ("list", _) => match number() {
                    Some(place) => self.list(place),
                    None => Self::say("  list takes a place, counted from 1\n"),
                },
                ("near", _) => match rest.trim().parse::<f64>() {
                    Ok(utility) if utility.is_finite() => self.near(utility),
                    _ => Self::say("  near takes a utility, such as 0.7\n"),
                },
                ("offer", _) => {
                    let inverse = view.side().inverse();
                    match number().and_then(|place| inverse.ranked(place)) {
                        Some(pick) => return Action::Offer(pick.index),
                        None => Self::say("  offer takes a place of your list, counted from 1\n"),
                    }
                }
                ("accept", "") => match view.on_table {
                    Some(offer) => {
                        if offer.utility < view.side().reservation() {
                            Self::say("  less than no deal, but as you say\n");
                        }
                        return Action::Accept;
                    }
                    None => Self::say("  there is no offer on the table yet\n"),
                },
                ("leave", "") => return Action::WalkOut,
                ("help", "") => Self::say(HELP),
                _ => Self::say(&format!("  `{line}`: not one of these\n{HELP}")),
            }
        }
    }

    fn hear(&mut self, offer: Heard, _table: &Table) {
        self.heard.push(offer);
    }
}

/// What to think about afterwards: who played what, what each offer gave whom, what could have been had.
pub(super) fn debrief(
    laid: &Laid,
    party: usize,
    names: &[String],
    session: &Session,
) -> anyhow::Result<String> {
    let table = &laid.table;
    let mut text = String::from("\nDebrief\n");
    for (other, name) in names.iter().enumerate().filter(|(other, _)| *other != party) {
        writeln!(text, "  {} played {name}", laid.party(other))?;
    }
    let worth = |index: Index| -> Vec<String> {
        (0..table.parties())
            .map(|p| format!("{} {:.3}", laid.party(p), table.utility(p, index)))
            .collect()
    };
    let best = |mine: bool| {
        let offers = session.offers.iter().filter(|offer| (offer.party == party) == mine);
        offers.map(|o| table.utility(party, o.index)).max_by(f64::total_cmp)
    };
    if let Some(best) = best(false) {
        writeln!(text, "  the best offer you were made was worth {best:.3} to you")?;
    }
    let frontier = table.frontier()?;
    let end = session.utility(table, party);
    if end < table.side(party).reservation() {
        text.push_str("  you agreed to less than no deal was worth to you\n");
    }
    // What would have left the others no worse off than they ended.
    let others = |u: &[f64]| {
        (0..table.parties()).filter(|p| *p != party).all(|p| u[p] >= session.utility(table, p))
    };
    let room = frontier.points.iter().filter(|point| others(&point.utilities));
    let room = room.max_by(|a, b| a.utilities[party].total_cmp(&b.utilities[party]));
    if let Some(point) = room.filter(|point| point.utilities[party] > end) {
        writeln!(
            text,
            "  without costing anyone else anything you could have had {:.3}: {} ({})",
            point.utilities[party],
            laid.package(point.index),
            worth(point.index).join(", ")
        )?;
    } else {
        text.push_str("  nothing more was to be had without costing someone else\n");
    }
    if !frontier.nash.is_empty() {
        writeln!(text, "  Nash's solution would have given you {:.3}", frontier.nash[party])?;
    }
    text.push_str("\n  every offer, and what it gave whom:\n");
    for offer in &session.offers {
        let who = if offer.party == party { "you" } else { laid.party(offer.party) };
        writeln!(text, "  round {:>3}  {who}: {}", offer.round + 1, worth(offer.index).join(", "))?;
    }
    Ok(text)
}
