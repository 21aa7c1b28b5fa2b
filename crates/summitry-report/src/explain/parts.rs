//! What explanations are made of: named lines, quotes, titles with their path.

use crate::{
    rich::{Rich, clean},
    view::{
        Context, comparison,
        sections::{Part, Section},
    },
};

pub(super) fn rows(pairs: &[(String, String)]) -> Vec<Part> {
    pairs
        .iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| Part::Sentence(Rich::parse(&format!("⟦{name}⟧: {text}"))))
        .collect()
}

/// A name with its path, which people may type.
pub(super) fn titled(path: &str, name: &str) -> String {
    if name == path { path.to_owned() } else { format!("{name} ({path})") }
}

pub(super) fn quotes(ctx: &Context<'_>, ids: &[String]) -> Section {
    let (m, d) = (ctx.messages, ctx.document);
    let mut parts: Vec<Part> = ids
        .iter()
        .filter_map(|id| d.quotes.get(id))
        .map(|q| {
            let text = m.fill("quoted", &[("text", (&clean(&q.text)).into())]);
            let by = d
                .sources
                .get(&q.source)
                .and_then(|s| s.by.as_deref())
                .map(clean)
                .unwrap_or_default();
            let by = if by.is_empty() { clean(&q.source) } else { by };
            Part::Note(format!("{text} – {by}, {}", comparison::place(d, Some(q.span.start))))
        })
        .collect();
    if parts.is_empty() {
        parts.push(Part::Note(m.say("explain-no-quotes")));
    }
    Section { id: "quotes", title: m.say("explain-quotes"), parts }
}
