//! In which language a command answers, and what it calls the file.

use summitry_kit::deals::input::Input;
use summitry_report::{language::Language, messages::Messages};
use summitry_scenario::document::Document;

use super::variant::translate;

/// Reads `--lang`.
pub(crate) fn language(text: &str) -> Result<Language, String> {
    Language::from_tag(text).ok_or_else(|| {
        let known: Vec<&str> = Language::ALL.iter().map(|l| l.tag()).collect();
        format!("there are messages for {}", known.join(" and "))
    })
}

/// The language asked for, else the file's, else English.
pub(crate) fn messages(asked: Option<Language>, document: &Document) -> Messages {
    Messages::new(
        asked.or_else(|| Language::from_tag(&document.summit.language)).unwrap_or_default(),
    )
}

/// What is told in a language: a scenario with the words of its translation, in the language asked for or its own; a domain as it is,
/// in the language asked for or English.
pub(crate) fn told_in(asked: Option<Language>, input: &Input) -> anyhow::Result<(Input, Language)> {
    let Input::Venue { name, study, venue } = input else {
        return Ok((input.clone(), asked.unwrap_or_default()));
    };
    let language = messages(asked, study.document()).language();
    let study = translate(study.clone(), language)?;
    Ok((Input::Venue { name: name.clone(), study, venue: venue.clone() }, language))
}

/// A file's bare name: outputs must not depend on folders.
pub(crate) fn bare(document: &Document) -> &str {
    document.file.rsplit(['/', '\\']).next().unwrap_or(&document.file)
}
