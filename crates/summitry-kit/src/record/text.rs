//! What a seal says of its scenario, taken from the scenario: the days it knows and the sums of its quotes.

use indexmap::IndexMap;
use summitry_scenario::{document::Document, sha256::sha256};

use super::kind::SealKind;

/// The quotes of a file, each by its sum.
pub(super) fn quotes(document: &Document) -> IndexMap<String, String> {
    document.quotes.iter().map(|(id, q)| (id.clone(), sha256(&q.text))).collect()
}

/// What is wrong with the day of a seal, each with its cure. ISO dates compare as text.
pub(super) fn dates(
    document: Option<&Document>,
    kind: SealKind,
    event: Option<&str>,
    date: &str,
) -> Vec<(String, String)> {
    let mut out = Vec::new();
    if kind == SealKind::Forecast
        && let Some(event) = event.filter(|&event| event <= date)
    {
        out.push((
            format!("it is sealed on {date}, which is not before the meeting of {event}, and says it was written before"),
            "seal before the day of the meeting; of a file sealed later say so: written = \"after the event\"".to_owned(),
        ));
    }
    let Some(document) = document else { return out };
    let summit = &document.summit;
    let mut known: Vec<(String, &str)> = Vec::new();
    known.extend(summit.as_of.as_deref().map(|day| ("as_of".to_owned(), day)));
    let written = summit.written.as_deref().filter(|w| w.starts_with(|c: char| c.is_ascii_digit()));
    known.extend(written.map(|day| ("written".to_owned(), day)));
    for (id, source) in &document.sources {
        known
            .extend(source.published.as_deref().map(|day| (format!("source.{id}.published"), day)));
    }
    for (path, day) in known {
        if day > date {
            out.push((
                format!("it is sealed on {date}, and `{path}` is {day}: it knows what came later"),
                "set the clock right, or mend the day in the file, and seal again".to_owned(),
            ));
        }
    }
    out
}
