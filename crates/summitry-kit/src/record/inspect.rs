//! Whether a seal is what it claims to be: its bytes, its name, its day, and that it says what the scenario in it says.

use summitry_scenario::{outcome::OutcomeFile, sha256::sha256};

use super::{
    kind::SealKind,
    parse,
    questions::rules,
    refusal::{Fault, Refused},
    seal::Seal,
    text::{dates, quotes},
};
use crate::Study;

/// Reads a seal and holds it against itself. `name` is the bare name of its file; `today` the day of whoever asks, ISO 8601.
/// The seal is there where its bytes are those that were summed up; without refusals it is to be believed, as far as whoever
/// made it is.
#[must_use]
pub fn inspect(name: &str, text: &str, today: &str) -> (Option<Seal>, Vec<Refused>) {
    let seal = match parse::seal(text) {
        Ok(seal) => seal,
        Err(refusal) => return (None, vec![refusal]),
    };
    let mut found = Vec::new();
    if name != seal.name() {
        found.push(Refused::new(
            Fault::Copied,
            format!("it is called `{name}`, and by what it holds it is `{}`", seal.name()),
            "a seal was copied over another file, or renamed: give it its own name, and take the other from where it was kept",
        ));
    }
    if seal.made.date.as_str() > today {
        found.push(Refused::new(
            Fault::Clock,
            format!("it is dated {}, and today is {today}", seal.made.date),
            "a clock was moved: set it right and seal again; the date of a commit or a timestamp says when it really was",
        ));
    }
    within(&seal, &mut found);
    (Some(seal), found)
}

/// Holds what a seal says against the scenario in it, which whoever edits a seal and sums it up anew may forget.
fn within(seal: &Seal, found: &mut Vec<Refused>) {
    let cure =
        "take the seal from where it was kept first: somebody edited it and summed it up anew";
    if sha256(&seal.scenario) != seal.file_sha256 {
        let said = "the scenario in it is not the one whose sum it gives";
        found.push(Refused::new(Fault::Text, said, cure));
    }
    found.extend(against_file(seal, &seal.scenario, "the scenario in it"));
    let figures = seal.brief.get("questions");
    for question in &seal.questions {
        let said = figures.and_then(|q| q.get(&question.id)).and_then(|c| c.get("mean"));
        if said.and_then(serde_json::Value::as_f64) != Some(question.chance.mean) {
            let said =
                format!("the chance of question `{}` is not the one in its brief", question.id);
            found.push(Refused::new(Fault::Figures, said, cure));
        }
    }
    // A scenario that this version cannot read is no fault of the seal's: whoever runs it again is told.
    let Ok(study) = Study::read_named(&seal.file, &seal.scenario) else {
        found.extend(on_its_face(seal));
        return;
    };
    let document = study.document();
    let same = SealKind::of(document) == seal.kind
        && document.summit.date == seal.event
        && document.summit.title == seal.title
        && quotes(document) == seal.quotes
        && seal.questions.len() == document.scenario.questions.len()
        && seal.questions.iter().all(|q| q.base == document.bases.get(&q.id).map(|b| b.chance));
    if !same {
        let said = "what it says of the file (kind, title, day, quotes, questions or base rates) is not what the scenario in it says";
        found.push(Refused::new(Fault::Text, said, cure));
    }
    for (said, cure) in dates(Some(document), seal.kind, seal.event.as_deref(), &seal.made.date) {
        found.push(Refused::new(Fault::Clock, said, cure));
    }
}

/// The one comparison of days that needs no document.
fn on_its_face(seal: &Seal) -> Option<Refused> {
    let (said, cure) = dates(None, seal.kind, seal.event.as_deref(), &seal.made.date).pop()?;
    Some(Refused::new(Fault::Clock, said, cure))
}

/// Whether the questions of a scenario's text are still those that were sealed. The rest of the file may have gone on.
#[must_use]
pub fn against_file(seal: &Seal, text: &str, name: &str) -> Vec<Refused> {
    let cure =
        "the sealed rule settles the question: put it back, or ask a new question under another id";
    let now = rules(text);
    let mut out = Vec::new();
    for question in &seal.questions {
        let said = match now.get(&question.id) {
            None => format!("{name} no longer asks question `{}`", question.id),
            Some(rule) => match question.rule.differs(rule) {
                None => continue,
                Some((key, sealed, now)) => format!(
                    "the rule of question `{}` was edited afterwards: `{key}` was sealed as “{sealed}”, and {name} says “{now}”",
                    question.id
                ),
            },
        };
        out.push(Refused::new(Fault::SettleRule, said, cure));
    }
    out
}

/// Whether an outcome file settles what was sealed, by the sealed rules, and afterwards.
#[must_use]
pub(super) fn against_outcome(seal: &Seal, outcome: &OutcomeFile, name: &str) -> Vec<Refused> {
    let mut out = Vec::new();
    for (id, ruling) in &outcome.results {
        let sealed = seal.questions.iter().find(|q| q.id == *id);
        let by = ruling.rule.as_ref();
        if let (Some(sealed), Some(by)) = (sealed.map(|q| q.rule.settle.as_ref()), by)
            && sealed.map(|rule| rule.trim()) != Some(by.trim())
        {
            let sealed = sealed.map_or("nothing", String::as_str);
            out.push(Refused::new(
                Fault::SettleRule,
                format!("{name} settles question `{id}` by “{by}”, and sealed was “{sealed}”"),
                "settle it by the sealed rule; where that does not decide, the answer is \"disputed\"",
            ));
        }
    }
    if let Some(entered) = &outcome.entered {
        let (kind, made) = (seal.kind, seal.made.date.as_str());
        let before_seal = kind == SealKind::Forecast && entered.as_str() < made;
        let before_event = seal.event.as_ref().is_some_and(|event| entered < event);
        if before_seal || before_event {
            let what = if before_event { "the meeting" } else { "the seal" };
            out.push(Refused::new(
                Fault::Answers,
                format!("{name}: the answers were entered on {entered}, before {what}"),
                "settle the questions after the meeting, and give that day as `entered`",
            ));
        }
    }
    out
}
