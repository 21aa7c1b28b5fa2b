//! Quotes as quotes: what the file copied letter for letter, each with the text it is from.

use crate::rich::clean;

use super::context::Context;

/// One quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteView {
    /// The words, as the source has them.
    pub text: String,
    /// The same in the brief's language, where a translation of the file gives it (`quote.ID`).
    pub translated: Option<String>,
    /// Id of the source, by which a page leads to it.
    pub source: String,
    /// What the source is called in a few words: outlet, else author, else title.
    pub name: String,
}

impl QuoteView {
    /// The quote in one line: `“stepped up seizures” (The Bogotá Post)`.
    #[must_use]
    pub fn line(&self, m: &crate::messages::Messages) -> String {
        let quoted = |text: &str| m.fill("quoted", &[("text", (&m.inside_quotes(text)).into())]);
        let original = quoted(&self.text);
        match &self.translated {
            None => format!("{original} ({})", self.name),
            Some(text) => {
                let original = m.fill("quoted-original", &[("text", (&original).into())]);
                format!("{} ({original}, {})", quoted(text), self.name)
            }
        }
    }
}

/// The quotes of the first of these paths that cites any; a value with quotes of its own stands before its block.
pub(super) fn of(ctx: &Context<'_>, paths: &[&str]) -> Vec<QuoteView> {
    let d = ctx.document;
    let cited = paths.iter().filter_map(|path| d.cites.get(*path)).find(|ids| !ids.is_empty());
    let quotes = cited.into_iter().flatten().filter_map(|id| Some((id, d.quotes.get(id)?)));
    quotes
        .map(|(id, quote)| QuoteView {
            text: clean(&quote.text),
            translated: d.labels.get(&format!("quote.{id}")).map(|text| clean(text)),
            source: quote.source.clone(),
            name: name(ctx, &quote.source),
        })
        .collect()
}

fn name(ctx: &Context<'_>, id: &str) -> String {
    let source = ctx.document.sources.get(id);
    let called = source.and_then(|s| s.publisher.as_ref().or(s.by.as_ref()).or(s.title.as_ref()));
    clean(called.map_or(id, String::as_str))
}
