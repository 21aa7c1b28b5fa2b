//! A scenario file, read: the model's [`Scenario`] and everything about it that the model does not need.

use indexmap::IndexMap;
use summitry_core::scenario::Scenario;

pub use crate::span::Span;
use crate::{scales::Scales, support};

/// One scenario file, read without errors.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file's name as the user gave it, for messages.
    pub file: String,
    /// The whole text.
    pub text: String,
    /// SHA-256 of the text, lowercase hexadecimal.
    pub sha256: String,
    /// What, when, by whom.
    pub summit: Meeting,
    /// What the model runs on.
    pub scenario: Scenario,
    /// Text shown for an id, by path: `summit.title`, `party.us`, `issue.force`, `issue.force.guarantee`, `venue.closed` …
    /// An id without a label of its own is shown as itself.
    pub labels: IndexMap<String, String>,
    /// Where each value of [`Scenario::values`] comes from, in the same order.
    pub provenance: Vec<Provenance>,
    /// Facts with a number that the model does not use, such as an option's `percent`.
    pub facts: Vec<Provenance>,
    /// Party → its leader (index into people), where said.
    pub leaders: Vec<Option<usize>>,
    /// Party → who else is there, in the file's words.
    pub also_there: Vec<Vec<String>>,
    /// What happened before, what is disputed, what is not known.
    pub backdrop: Backdrop,
    /// Base rates, by the id of the define, case, question or ending they are for.
    pub bases: IndexMap<String, Base>,
    /// The texts quoted.
    pub sources: IndexMap<String, Source>,
    /// Verbatim quotes by id.
    pub quotes: IndexMap<String, Quote>,
    /// The text of each table the file names, such as `positions.csv`: what a change of this text is read with again.
    pub tables: IndexMap<String, String>,
    /// Where each block stands (its header), by path: `party.us`, `wants.us.force`.
    pub blocks: IndexMap<String, Span>,
    /// The author's reason for a block, by path, where given.
    pub whys: IndexMap<String, String>,
    /// Side deal → the party that gives it, where said.
    pub gives: Vec<Option<usize>>,
    /// For each block or value path that cites: the quotes' ids. Values repeat theirs in [`Provenance::cite`].
    pub cites: IndexMap<String, Vec<String>>,
    /// For defines and cases: what they mean in words, where said.
    pub means: IndexMap<String, String>,
    /// Questions: text, ruling and date, in the scenario's order.
    pub questions: Vec<QuestionText>,
    /// The words and their ranges.
    pub scales: Scales,
    /// Worlds and seed.
    pub run: Run,
}

/// The head of the file.
#[derive(Clone, Debug, Default)]
pub struct Meeting {
    /// Title of the meeting.
    pub title: String,
    /// The question above the brief.
    pub question: Option<String>,
    /// Day of the meeting, ISO 8601.
    pub date: Option<String>,
    /// The day by which they must agree, ISO 8601.
    pub deadline: Option<String>,
    /// Nothing later than this day was used, ISO 8601.
    pub as_of: Option<String>,
    /// When the file was written: `before the event`, `after the event`, or an ISO 8601 date.
    pub written: Option<String>,
    /// Where the meeting is held.
    pub place: Option<String>,
    /// Language of the labels, BCP 47.
    pub language: String,
    /// Who signs the file.
    pub author: Option<String>,
    /// `true` where the file says that the negotiation is invented.
    pub invented: bool,
    /// Paths of the blocks that say `reviewed = false`, in file order: no person has read them since a program drafted them.
    pub unreviewed: Vec<String>,
    /// Day of a seal of this very text, dated before the event. No file can say so of itself: whoever keeps the seals does.
    pub sealed: Option<String>,
    /// Day of a seal whose day was given by hand, where there is no other: it vouches for no more than the file does.
    pub dated_by_hand: Option<String>,
}

impl Meeting {
    /// Whether every output must be stamped DRAFT: some of it was drafted by a program, and no person has read that yet.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        !self.unreviewed.is_empty()
    }

    /// Whether every output must be stamped ILLUSTRATION, NOT A FORECAST: always, unless the file was written before the
    /// event (it says so, or gives a date not after the meeting's), is not invented and was read by a person.
    #[must_use]
    pub fn is_illustration(&self) -> bool {
        if self.invented || self.is_draft() {
            return true;
        }
        match (self.written.as_deref(), self.date.as_deref()) {
            (Some("before the event"), _) => false,
            // ISO dates compare as text.
            (Some(written), Some(date)) if written.starts_with(|c: char| c.is_ascii_digit()) => {
                written > date
            }
            _ => true,
        }
    }
}

/// Where one value comes from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Provenance {
    /// The value's path.
    pub path: String,
    /// What the file says, or the default, as written (`"20 to 45"`, `major`).
    pub written: String,
    /// The author's reason: the value's own, or its block's.
    pub why: Option<String>,
    /// Ids of the quotes cited: the value's own, or its block's. A value with its own `{ }` stands alone.
    pub cite: Vec<String>,
    /// Who judged, where the file says (`by`).
    pub by: Option<String>,
    /// Where it stands; `None` for a default.
    pub span: Option<Span>,
}

/// What readers need and the model does not.
#[derive(Clone, Debug, Default)]
pub struct Backdrop {
    /// How they got here.
    pub timeline: Vec<Event>,
    /// Facts the sides state differently.
    pub disputes: Vec<Dispute>,
    /// What the file cannot tell.
    pub gaps: Vec<Gap>,
}

/// One step of how they got here.
#[derive(Clone, Debug, Default)]
pub struct Event {
    /// Id.
    pub id: String,
    /// When, in the source's words or as a date.
    pub when: String,
    /// What happened.
    pub what: String,
    /// `up`, `down` or `none`.
    pub trust: Option<String>,
    /// CAMEO code, where given.
    pub cameo: Option<String>,
}

/// A fact the sides state differently.
#[derive(Clone, Debug, Default)]
pub struct Dispute {
    /// Id.
    pub id: String,
    /// What it is about.
    pub about: String,
    /// Party id → what it says.
    pub says: IndexMap<String, String>,
    /// Paths of the blocks or values it feeds.
    pub feeds: Vec<String>,
}

/// Something the file cannot tell.
#[derive(Clone, Debug, Default)]
pub struct Gap {
    /// Id.
    pub id: String,
    /// What is missing.
    pub text: String,
}

/// A cited base rate.
#[derive(Clone, Debug)]
pub struct Base {
    /// The rate, 0..1.
    pub chance: f64,
    /// Of what class of events, in words.
    pub of: Option<String>,
    /// Quotes cited.
    pub cite: Vec<String>,
}

/// A text that is quoted.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// Title.
    pub title: Option<String>,
    /// Author.
    pub by: Option<String>,
    /// Publisher or outlet.
    pub publisher: Option<String>,
    /// Day of publication, ISO 8601.
    pub published: Option<String>,
    /// Address.
    pub address: Option<String>,
    /// Kind of text.
    pub kind: Option<String>,
    /// SHA-256 of the file it was checked against, lowercase hexadecimal.
    pub sha256: Option<String>,
}

/// A verbatim quote.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Id of the source.
    pub source: String,
    /// The words.
    pub text: String,
    /// Where it stands in the scenario file.
    pub span: Span,
}

/// The words of a question.
#[derive(Clone, Debug, Default)]
pub struct QuestionText {
    /// The question.
    pub ask: String,
    /// How it is settled.
    pub settle: Option<String>,
    /// By when, ISO 8601.
    pub by: Option<String>,
}

/// How long to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Worlds, 1 to 1,000,000; default 20,000.
    pub worlds: u64,
    /// Whether the file says how many; otherwise a large agenda may take fewer.
    pub worlds_said: bool,
    /// Seed; default 1.
    pub seed: u64,
}

impl Document {
    /// How many numbers are stated, direction quoted, the author's judgement, and defaults: the model's values, and the facts
    /// with a number beside them, such as an option's `percent`.
    #[must_use]
    pub fn support(&self) -> [usize; 4] {
        let mut counts = [0; 4];
        for value in &self.scenario.values {
            counts[value.support as usize] += 1;
        }
        for fact in &self.facts {
            let quotes =
                fact.cite.iter().filter_map(|id| self.quotes.get(id)).map(|q| q.text.as_str());
            counts[support::class(&fact.written, quotes) as usize] += 1;
        }
        counts
    }

    /// How many of its values are judged by an agent, as it says (`by = "agent"`): a program's guesses, which no person has made
    /// their own.
    #[must_use]
    pub fn by_agent(&self) -> usize {
        self.provenance.iter().filter(|p| p.by.as_deref() == Some(AGENT)).count()
    }

    /// The label shown for a path, or the last part of the path where there is none.
    #[must_use]
    pub fn label<'a>(&'a self, path: &'a str) -> &'a str {
        self.labels.get(path).map_or_else(|| last_part(path), String::as_str)
    }
}

/// Who judged a value that a program proposed, as `by` names it.
pub const AGENT: &str = "agent";

/// The last part of a path, without the quotes it may carry.
fn last_part(path: &str) -> &str {
    match path.strip_suffix('"') {
        Some(open) => open.rfind(".\"").map_or(open, |at| &open[at + 2..]),
        None => path.rsplit('.').next().unwrap_or(path),
    }
}
