//! What a side could do by itself, and what that does to an outcome.

use summitry_core::forecast::{Settings, levers as core_levers};

use crate::{
    Budget, Control, Error, ErrorKind, Named, Result, Rows, Study, Watch, Work, control::on_threads,
};

/// Worlds that every change is looked at over, where the budget names none: two in a hundred either way at most, and a large file
/// takes less than two seconds.
pub const WORLDS: u64 = 256;

/// One change that a side could make by itself, and what it does.
#[derive(Clone, Debug, PartialEq)]
pub struct Lever {
    /// Who makes it.
    pub party: Named,
    /// What is done: `threaten`, `withdraw`, `raise`, `drop`, `offer`, `keep_back`, `deliver`, `open_door`, `close_door`, `meet`,
    /// `care_more`, `care_less`, `agree` (to whatever is put to the vote), `one_meeting_more`, `one_meeting_less` (before the
    /// deadline).
    pub act: &'static str,
    /// To what: a threat, an issue, a side deal, a door, a room; the party itself where it agrees, `summit.meetings`.
    pub object: Named,
    /// The value that is changed, by its path; of a room its chance of a row, of a vote the party's power, of meetings what happens after
    /// a row, which stand for them.
    pub value: String,
    /// What the value becomes, in its own unit; of a room and a vote 1, of meetings how many.
    pub to: f64,
    /// By how much the outcome's chance changes, mean over worlds, −1..1.
    pub change: f64,
    /// 5 % quantile of the change over worlds.
    pub low: f64,
    /// 95 % quantile of the change over worlds.
    pub high: f64,
    /// Standard error of `change` from the number of worlds.
    pub error: f64,
}

impl Lever {
    /// Whether the change is within the noise, or too small to show.
    #[must_use]
    pub fn is_noise(&self) -> bool {
        summitry_core::forecast::is_noise(self.change, self.error)
    }

    /// Whether it is the same whoever does it: the room, the number of meetings.
    #[must_use]
    pub fn is_anybodys(&self) -> bool {
        matches!(self.act, "meet" | "one_meeting_more" | "one_meeting_less")
    }
}

/// Every change that was looked at, largest effect first.
#[derive(Clone, Debug)]
pub struct Levers {
    /// The outcome.
    pub of: Named,
    /// The changes.
    pub list: Vec<Lever>,
    /// Worlds that each was looked at over: the forecast's first.
    pub worlds: u64,
    /// Of a run that was stopped, how many changes were looked at and how many there are; `None` where all were.
    pub partial: Option<(usize, usize)>,
}

impl Levers {
    /// As columns: `party`, `act`, `object`, `value`, `to`, `change`, `low`, `high`, `error`; changes in −1..1.
    #[must_use]
    pub fn rows(&self) -> Rows {
        let texts = |f: fn(&Lever) -> String| self.list.iter().map(f).collect::<Vec<_>>();
        let numbers = |f: fn(&Lever) -> f64| self.list.iter().map(f).collect::<Vec<_>>();
        Rows::default()
            .texts("party", texts(|l| l.party.path.clone()))
            .texts("act", texts(|l| l.act.to_owned()))
            .texts("object", texts(|l| l.object.path.clone()))
            .texts("value", texts(|l| l.value.clone()))
            .numbers("to", numbers(|l| l.to))
            .numbers("change", numbers(|l| l.change))
            .numbers("low", numbers(|l| l.low))
            .numbers("high", numbers(|l| l.high))
            .numbers("error", numbers(|l| l.error))
    }
}

impl Study {
    /// Every change that a side (`None`: any side) could make by itself, ranked by what it does to an outcome.
    ///
    /// # Errors
    /// There is no such party or outcome, or no forecast.
    pub fn levers(&self, party: Option<&str>, path: &str) -> Result<Levers> {
        self.levers_with(party, path, &Budget::default(), &crate::Unwatched)
    }

    /// The same within a budget, watched. Where the budget takes a part for an answer and it is stopped, the changes that were looked at by
    /// then are given ([`Levers::partial`]), if there is one.
    ///
    /// # Errors
    /// As [`levers`](Self::levers), and of kind [`Stopped`](ErrorKind::Stopped).
    pub fn levers_with(
        &self,
        party: Option<&str>,
        path: &str,
        budget: &Budget,
        control: &dyn Control,
    ) -> Result<Levers> {
        let outcome = self.outcome(path)?;
        let scenario = &self.document().scenario;
        let parties: Vec<usize> = match party {
            Some(id) => vec![self.party(id)?],
            None => (0..scenario.parties.len()).collect(),
        };
        let worlds = budget.worlds.unwrap_or(WORLDS);
        let settings = Settings { worlds, seed: self.seed() };
        let watch = Watch::new(control, budget, Work::Levers, None);
        let found =
            on_threads(budget, || core_levers(scenario, settings, &parties, outcome, &watch))?;
        let found = watch.blame(found.map_err(Error::from))?;
        let partial = (found.looked_at < found.of).then_some((found.looked_at, found.of));
        let mut list: Vec<Lever> = Vec::new();
        for lever in found.list {
            let value = scenario.value(lever.value).path.clone();
            let (Some(party), Some(object)) = (self.party_named(lever.party), self.object(&value))
            else {
                continue;
            };
            let lever = Lever {
                party,
                act: lever.act.id(),
                object,
                value,
                to: lever.to,
                change: lever.change,
                low: lever.range.0,
                high: lever.range.1,
                error: lever.error,
            };
            // Where the room or the deadline is chosen, it does the same whoever chooses.
            let again = |l: &Lever| l.act == lever.act && l.value == lever.value;
            if !lever.is_anybodys() || !list.iter().any(again) {
                list.push(lever);
            }
        }
        let of = Named { path: outcome.path(scenario), label: self.label(outcome) };
        Ok(Levers { of, list, worlds, partial })
    }

    /// A party by its id.
    fn party(&self, id: &str) -> Result<usize> {
        let id = id.strip_prefix("party.").unwrap_or(id);
        let parties = &self.document().scenario.parties;
        parties.iter().position(|p| p.id == id).ok_or_else(|| {
            let known: Vec<String> = parties.iter().map(|p| p.id.clone()).collect();
            let error = Error::new(
                ErrorKind::Unknown,
                format!("there is no party \"{id}\"; the file has {}", known.join(", ")),
            );
            match summitry_core::scenario::outcome::near(id, &known).first() {
                Some(near) => error.cure_is(format!("did you mean `{near}`?")),
                None => error,
            }
        })
    }

    /// A party's path and name.
    pub(crate) fn party_named(&self, party: usize) -> Option<Named> {
        let id = &self.document().scenario.parties.get(party)?.id;
        Some(self.named(&["party", id]))
    }

    /// A ratifier's path and name.
    pub(crate) fn ratifier_named(&self, ratifier: usize) -> Option<Named> {
        let id = &self.document().scenario.institutions.ratifiers.get(ratifier)?.id;
        Some(self.named(&["ratifier", id]))
    }

    /// What a value belongs to: the block it stands in, of a wish the issue.
    fn object(&self, value: &str) -> Option<Named> {
        let parts = summitry_scenario::path::split(value)?;
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        match parts.as_slice() {
            ["summit", _] => Some(self.named(&["summit", "meetings"])),
            ["wants", _, issue, ..] => Some(self.named(&["issue", issue])),
            [block, id, ..] => Some(self.named(&[block, id])),
            _ => None,
        }
    }

    fn named(&self, parts: &[&str]) -> Named {
        let path = summitry_scenario::path::join(parts);
        let label = crate::study::words::line(self.document().label(&path));
        Named { path, label }
    }
}
