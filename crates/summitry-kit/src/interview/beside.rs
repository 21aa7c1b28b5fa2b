//! What the articles said of what is asked.

use crate::draft::{Draft, names::NameKind};

use super::Prompt;

/// The most lines beside a question.
const LINES: usize = 5;

/// What stands beside a question: candidates, or sentences that speak of it.
#[must_use]
pub fn beside(draft: &Draft, question: &Prompt) -> Vec<String> {
    let labels = |of: Vec<String>| if of.is_empty() { Vec::new() } else { vec![of.join("; ")] };
    match question {
        Prompt::Title => {
            draft.articles.iter().filter_map(|a| a.title.clone()).take(LINES).collect()
        }
        Prompt::Date | Prompt::AsOf | Prompt::Written => {
            let days = draft.said.iter().flat_map(|s| &s.days);
            let one = |d: &crate::draft::dates::Day| match (d.readings.join(" / "), d.doubt) {
                (readings, None) => format!("{} = {readings}", d.text),
                (readings, Some(doubt)) if readings.is_empty() => {
                    format!("{} ({})", d.text, doubt.id())
                }
                (readings, Some(doubt)) => format!("{} = {readings} ({})", d.text, doubt.id()),
            };
            days.map(one).take(LINES).collect()
        }
        Prompt::Parties => {
            let states = draft.names.iter().filter(|n| n.kind == NameKind::State);
            labels(states.take(LINES * 2).map(|n| n.label.clone()).collect())
        }
        Prompt::Issues => {
            labels(draft.issues.iter().take(LINES * 2).map(|i| i.label.clone()).collect())
        }
        Prompt::Options(issue) | Prompt::Now(issue, _) => sentences(draft, &[&issue.label]),
        Prompt::Best(party, issue, _) | Prompt::Matters(party, issue) => {
            let both = sentences(draft, &[&issue.label, &party.label]);
            if both.is_empty() { sentences(draft, &[&issue.label]) } else { both }
        }
        Prompt::Rooms | Prompt::Row(_) => {
            let rooms =
                ["televised", "cameras", "closed doors", "press", "cámaras", "puerta cerrada"];
            let all = rooms.iter().flat_map(|word| sentences(draft, &[word]));
            let mut out: Vec<String> = all.collect();
            out.dedup();
            out.truncate(LINES);
            out
        }
    }
}

/// The first sentences in which a word of each label stands.
fn sentences(draft: &Draft, labels: &[&str]) -> Vec<String> {
    let words: Vec<Vec<String>> = labels
        .iter()
        .map(|label| {
            let long = label.split_whitespace().filter(|w| w.chars().count() > 3);
            // "tariffs" is found in "tariff rates".
            long.map(|w| w.to_lowercase().trim_end_matches('s').to_owned()).collect()
        })
        .collect();
    let mut out = Vec::new();
    for article in &draft.articles {
        for sentence in &article.sentences {
            let said = article.said(sentence);
            let small = said.to_lowercase();
            if words.iter().all(|label| label.iter().any(|w| small.contains(w.as_str()))) {
                out.push(said.split_whitespace().collect::<Vec<_>>().join(" "));
            }
        }
    }
    out.truncate(LINES);
    out
}
