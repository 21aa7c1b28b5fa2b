//! A person at the table: shown what a tactic would see, asked what to do.

use std::fmt::Write as _;

use summitry_core::talks::{Action, Heard, Index, Pick, Session, Table, Tactic, View};

use summitry_kit::talks::Laid;
use summitry_report::messages::Messages;

use crate::commands::output;
use crate::commands::talks::human::worth;

/// Packages shown at a time.
const SHOWN: usize = 10;

/// The commands, in the order of the message `play-words`.
const WORDS: [&str; 6] = ["list", "near", "offer", "accept", "leave", "help"];

/// What one may type.
fn help(m: &Messages) -> String {
    let lines = [
        m.say("play-help"),
        m.say("play-help-near"),
        m.say("play-help-offer"),
        m.say("play-help-accept"),
        m.say("play-help-leave"),
        m.say("play-help-help"),
    ];
    lines.map(|line| format!("  {line}\n")).concat()
}

/// Someone typing, or a script.
pub(super) struct Person<'a, L> {
    laid: &'a Laid,
    m: &'a Messages,
    party: usize,
    lines: L,
    /// Offers heard since the last turn.
    heard: Vec<Heard>,
}

/// What is said before the first turn.
pub(super) fn welcome(laid: &Laid, m: &Messages, party: usize) -> String {
    let side = laid.table.side(party);
    let args = [
        ("name", laid.name.clone()),
        ("who", laid.party(party).to_owned()),
        ("none", worth(laid, m, side.reservation())),
        ("best", worth(laid, m, side.highest())),
        ("rounds", laid.protocol.rounds.to_string()),
    ];
    let seconds = laid.protocol.seconds.map(|seconds| seconds.all.to_string());
    let mut args = args.to_vec();
    args.extend(seconds.clone().map(|seconds| ("seconds", seconds)));
    let id = if seconds.is_some() { "play-welcome-seconds" } else { "play-welcome" };
    let args: Vec<_> = args.iter().map(|(k, v)| (*k, v.into())).collect();
    let mut text = m.fill(id, &args);
    if laid.world.is_some() {
        let patience =
            laid.protocol.patience.map_or_else(|| m.say("talks-never"), |n| n.to_string());
        let args = [("bust", m.percent(laid.protocol.bust_up)), ("patience", patience)];
        text.push(' ');
        text.push_str(&m.fill("play-welcome-rules", &args.each_ref().map(|(k, v)| (*k, v.into()))));
    }
    format!("{text}\n{}", help(m))
}

impl<'a, L> Person<'a, L> {
    pub(super) fn new(laid: &'a Laid, m: &'a Messages, party: usize, lines: L) -> Self {
        Self { laid, m, party, lines, heard: Vec::new() }
    }

    fn say(text: &str) {
        // A closed pipe or a full disk must not end the talks half-way: the debrief reports it.
        let _ = output::plain(text);
    }

    /// Says a message on a line of its own.
    fn tell(&self, id: &str, args: &[(&str, &str)]) {
        let args: Vec<_> = args.iter().map(|(k, v)| (*k, (*v).into())).collect();
        Self::say(&format!("  {}\n", self.m.fill(id, &args)));
    }

    fn package(&self, place: usize, pick: Pick) -> String {
        format!(
            "  {:>4}  {}  {}\n",
            place + 1,
            worth(self.laid, self.m, pick.utility),
            self.laid.package(pick.index)
        )
    }

    /// A command whatever its case, in English also where the language has words of its own.
    fn command(&self, typed: &str) -> String {
        let typed = typed.to_lowercase();
        let own = self.m.say("play-words");
        let same = WORDS.iter().zip(own.split_whitespace()).find(|(_, own)| **own == typed);
        same.map_or(typed.clone(), |(word, _)| (*word).to_owned())
    }

    fn list(&self, from: usize) {
        let inverse = self.laid.table.side(self.party).inverse();
        let picks = (from..from.saturating_add(SHOWN)).map_while(|p| Some((p, inverse.ranked(p)?)));
        let text: String = picks.map(|(place, pick)| self.package(place, pick)).collect();
        if text.is_empty() { self.tell("play-nothing-there", &[]) } else { Self::say(&text) }
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
        if utility > side.highest() {
            let [wanted, best] = [utility, side.highest()].map(|u| worth(self.laid, self.m, u));
            self.tell("play-near-none", &[("wanted", &wanted), ("best", &best)]);
            return;
        }
        let Some(pick) = side.inverse().at_least(utility) else { return };
        match self.place(pick) {
            Some(place) => {
                for place in (place.saturating_sub(SHOWN - 1)..=place).rev() {
                    if let Some(pick) = side.inverse().ranked(place) {
                        Self::say(&self.package(place, pick));
                    }
                }
            }
            None => self.tell("play-far", &[]),
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
        let (round, rounds) = ((view.round + 1).to_string(), view.protocol.rounds.to_string());
        let left = view.protocol.seconds.map(|seconds| seconds.all * (1.0 - view.now.share));
        let left = left.map(|left| format!("{left:.0}"));
        let id = if left.is_some() { "play-turn-seconds" } else { "play-turn" };
        let left = left.unwrap_or_default();
        let turn =
            [("round", (&round).into()), ("rounds", (&rounds).into()), ("left", (&left).into())];
        Self::say(&format!("\n{}\n", self.m.fill(id, &turn)));
        for heard in std::mem::take(&mut self.heard) {
            let (utility, package) =
                (worth(self.laid, self.m, heard.utility), self.laid.package(heard.index));
            self.tell(
                "play-heard",
                &[("who", self.laid.party(heard.from)), ("worth", &utility), ("package", &package)],
            );
        }
        loop {
            let Some(line) = self.ask() else {
                Self::say("\n");
                self.tell("play-input-ended", &[]);
                return Action::WalkOut;
            };
            let (word, rest) = line.split_once(' ').unwrap_or((line.as_str(), ""));
            let word = self.command(word);
            let word = word.as_str();
            let number = || rest.trim().parse::<usize>().ok().filter(|n| *n > 0).map(|n| n - 1);
            match (word, rest.trim()) {
                ("", "") => {}
                ("list", "") => self.list(0),
                ("list", _) => match number() {
                    Some(place) => self.list(place),
                    None => self.tell("play-list-place", &[]),
                },
                ("near", _) => match rest.trim().parse::<f64>() {
                    Ok(utility) if utility.is_finite() => self.near(utility),
                    _ => self.tell("play-near-utility", &[]),
                },
                ("offer", _) => {
                    let inverse = view.side().inverse();
                    match number().and_then(|place| inverse.ranked(place)) {
                        Some(pick) => return Action::Offer(pick.index),
                        None => self.tell("play-offer-place", &[]),
                    }
                }
                ("accept", "") => match view.on_table {
                    Some(offer) => {
                        if offer.utility < view.side().reservation() {
                            self.tell("play-less", &[]);
                        }
                        return Action::Accept;
                    }
                    None => self.tell("play-no-offer", &[]),
                },
                ("leave", "") => return Action::WalkOut,
                ("help", "") => Self::say(&help(self.m)),
                _ => {
                    self.tell("play-unknown", &[("line", &line)]);
                    Self::say(&help(self.m));
                }
            }
        }
    }

    fn hear(&mut self, offer: Heard, _table: &Table) {
        self.heard.push(offer);
    }

    /// A person leaves when it says so.
    fn is_patient(&self) -> bool {
        true
    }
}

/// What to think about afterwards: who played what, what each offer gave whom, what could have been had.
pub(super) fn debrief(
    laid: &Laid,
    m: &Messages,
    party: usize,
    names: &[String],
    session: &Session,
) -> anyhow::Result<String> {
    let table = &laid.table;
    let say = |id: &str, args: &[(&str, &str)]| {
        let args: Vec<_> = args.iter().map(|(k, v)| (*k, (*v).into())).collect();
        m.fill(id, &args)
    };
    let shown = |utility: f64| worth(laid, m, utility);
    let mut text = format!("\n{}\n", m.say("play-debrief"));
    for (other, name) in names.iter().enumerate().filter(|(other, _)| *other != party) {
        let line = say("play-played", &[("who", laid.party(other)), ("tactic", name)]);
        writeln!(text, "  {line}")?;
    }
    let best = |mine: bool| {
        let offers = session.offers.iter().filter(|offer| (offer.party == party) == mine);
        offers.map(|o| table.utility(party, o.index)).max_by(f64::total_cmp)
    };
    if let Some(best) = best(false) {
        writeln!(text, "  {}", say("play-best-heard", &[("worth", &shown(best))]))?;
    }
    let end = session.utility(table, party);
    if end < table.side(party).reservation() {
        writeln!(text, "  {}", m.say("play-below"))?;
    }
    text.push_str(&missed(laid, m, party, session)?);
    if session.offers.is_empty() {
        return Ok(text);
    }
    writeln!(text, "\n  {}", m.say("play-offers"))?;
    let (round, you) = (m.say("talks-round"), m.say("play-you"));
    for offer in &session.offers {
        let who = if offer.party == party { you.as_str() } else { laid.party(offer.party) };
        writeln!(text, "  {round} {:>3}  {who}: {}", offer.round + 1, each(laid, m, offer.index))?;
    }
    Ok(text)
}

/// What a package is worth to each party.
fn each(laid: &Laid, m: &Messages, index: Index) -> String {
    let each = (0..laid.table.parties())
        .map(|p| format!("{} {}", laid.party(p), worth(laid, m, laid.table.utility(p, index))));
    each.collect::<Vec<_>>().join(", ")
}

/// What could have been had, by the frontier.
fn missed(laid: &Laid, m: &Messages, party: usize, session: &Session) -> anyhow::Result<String> {
    let table = &laid.table;
    let Ok(frontier) = table.frontier() else {
        // The ending has said so.
        return Ok(String::new());
    };
    let say = |id: &str, args: &[(&str, &str)]| {
        let args: Vec<_> = args.iter().map(|(k, v)| (*k, (*v).into())).collect();
        m.fill(id, &args)
    };
    let shown = |utility: f64| worth(laid, m, utility);
    let mut text = String::new();
    let end = session.utility(table, party);
    // What would have left the others no worse off than they ended.
    let others = |u: &[f64]| {
        (0..table.parties()).filter(|p| *p != party).all(|p| u[p] >= session.utility(table, p))
    };
    let room = frontier.points.iter().filter(|point| others(&point.utilities));
    let room = room.max_by(|a, b| a.utilities[party].total_cmp(&b.utilities[party]));
    if let Some(point) = room.filter(|point| point.utilities[party] > end) {
        let (worth, package) = (shown(point.utilities[party]), laid.package(point.index));
        let args =
            [("worth", &*worth), ("package", &package), ("each", &each(laid, m, point.index))];
        writeln!(text, "  {}", say("play-could", &args))?;
    } else {
        writeln!(text, "  {}", m.say("play-could-not"))?;
    }
    if !frontier.nash.is_empty() {
        writeln!(text, "  {}", say("play-nash", &[("worth", &shown(frontier.nash[party]))]))?;
    }
    Ok(text)
}
