//! What an article says of a negotiation, as candidates for a file, and the same as data.

pub use summitry_draft::*;

use serde_json::{Value, json};

/// The name and version of the data.
pub const FORMAT: &str = "summitry-draft/1";

/// A draft as data: its candidates with their places, and the file.
#[must_use]
pub fn data(draft: &Draft) -> Value {
    let place = |(article, sentence): &(usize, usize)| {
        let id = draft.articles.get(*article).map(|a| a.id.as_str());
        json!({ "article": id, "sentence": sentence })
    };
    let places = |stands: &[(usize, usize)]| stands.iter().map(place).collect::<Value>();
    let id = |number: usize| draft.articles.get(number).map(|a| a.id.clone());
    let said = || draft.said.iter().enumerate();
    json!({
        "format": FORMAT,
        "reviewed": false,
        "sources": draft.articles.iter().map(|a| json!({
            "id": a.id, "name": a.name, "title": a.title, "sha256": a.sha256, "html": a.page, "language": a.tongue.tag(),
            "sentences": a.of, "read": a.sentences.len(),
        })).collect::<Value>(),
        "names": draft.names.iter().map(|n| json!({
            "label": n.label, "kind": n.kind.id(), "times": n.times, "stands": places(&n.stands),
        })).collect::<Value>(),
        "issues": draft.issues.iter().map(|i| json!({
            "label": i.label, "listed": i.listed, "verbs": i.verbs, "stands": places(&i.stands),
        })).collect::<Value>(),
        "quotes": draft.quotes.iter().map(|q| json!({
            "article": id(q.article), "sentence": q.sentence, "text": q.text,
        })).collect::<Value>(),
        "days": said().flat_map(|(n, s)| s.days.iter().map(move |d| (n, d))).map(|(n, d)| json!({
            "article": id(n), "sentence": d.sentence, "text": d.text, "readings": d.readings, "doubt": d.doubt.map(dates::Doubt::id),
        })).collect::<Value>(),
        "figures": said().flat_map(|(n, s)| s.figures.iter().map(move |f| (n, f))).map(|(n, f)| json!({
            "article": id(n), "sentence": f.sentence, "text": f.text, "ambiguous": f.ambiguous,
        })).collect::<Value>(),
        "hedges": said().flat_map(|(n, s)| s.hedges.iter().map(move |h| (n, h))).map(|(n, (sentence, h))| json!({
            "article": id(n), "sentence": sentence, "word": h.word, "likelihood": h.likelihood,
        })).collect::<Value>(),
        "speech": said().flat_map(|(n, s)| s.speech.iter().map(move |w| (n, w))).map(|(n, w)| json!({
            "article": id(n), "sentence": w.sentence, "words": w.words,
        })).collect::<Value>(),
        "file": draft.file(),
    })
}
