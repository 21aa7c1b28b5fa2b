//! What the model does not need and readers do: history, disputes, gaps, base rates, sources, quotes.

use indexmap::IndexMap;

use super::builder::Builder;
use crate::diagnostic::Diagnostic;
use crate::document::{Backdrop, Base, Dispute, Event, Gap, Quote, Source};
use crate::ids::{in_order, tables};
use crate::tree::Node;
use crate::values;

impl Builder<'_> {
    /// What happened before, what is disputed, what is not known.
    pub(super) fn backdrop(&mut self) -> Backdrop {
        Backdrop { disputes: self.disputes(), timeline: self.timeline(), gaps: self.gaps() }
    }

    /// Facts the sides state differently.
    fn disputes(&mut self) -> Vec<Dispute> {
        let mut out = Vec::new();
        for (id, block) in self.each("dispute") {
            let feeds = block.get("feeds").map(Node::texts).unwrap_or_default();
            for (fed, span) in &feeds {
                let known = self.blocks.keys().any(|b| b == fed)
                    || self
                        .values
                        .provenance()
                        .iter()
                        .any(|p| p.path == *fed || p.path.starts_with(&format!("{fed}.")));
                if !known {
                    let near =
                        crate::diagnostic::nearest(fed, self.blocks.keys().map(String::as_str))
                            .map(|n| format!("did you mean `{n}`?"));
                    self.found.push(
                        Diagnostic::error(
                            span.clone(),
                            format!("there is no block or value `{fed}`"),
                        )
                        .help("write a path such as wants.us.drugs")
                        .maybe_help(near),
                    );
                }
            }
            out.push(Dispute {
                id: id.to_owned(),
                about: block.text("about").unwrap_or_default(),
                says: block
                    .get("says")
                    .and_then(Node::table)
                    .into_iter()
                    .flatten()
                    .filter_map(|(p, e)| Some((p.clone(), e.node.text()?.to_owned())))
                    .collect(),
                feeds: feeds.into_iter().map(|(t, _)| t.to_owned()).collect(),
            });
        }
        out
    }

    /// How they got here.
    fn timeline(&mut self) -> Vec<Event> {
        self.each("event")
            .into_iter()
            .map(|(id, block)| Event {
                id: id.to_owned(),
                when: block
                    .get("when")
                    .and_then(|n| n.date().or_else(|| n.text().map(str::to_owned)))
                    .unwrap_or_default(),
                what: block.text("what").unwrap_or_default(),
                trust: block.text("trust"),
                cameo: block.text("cameo"),
            })
            .collect()
    }

    /// What the file cannot tell.
    fn gaps(&mut self) -> Vec<Gap> {
        self.each("gap")
            .into_iter()
            .map(|(id, block)| Gap {
                id: id.to_owned(),
                text: block.text("text").unwrap_or_default(),
            })
            .collect()
    }

    /// Base rates.
    pub(super) fn bases(&mut self) -> IndexMap<String, Base> {
        let mut out = IndexMap::new();
        for (id, block) in self.each("base") {
            let range = block.get("chance").and_then(|n| values::likelihood(n, self.scales).ok());
            let Some((low, high)) = range else { continue };
            if low < high {
                self.error(
                    block.span("chance"),
                    "a base rate is one number: how often it happened",
                    "write chance = \"12%\"",
                );
            }
            out.insert(
                id.to_owned(),
                Base { chance: low, of: block.text("of"), cite: block.cite.clone() },
            );
            if block.cite.is_empty() {
                self.warn(
                    block.header.clone(),
                    format!("the base rate `{id}` cites no source"),
                    "add cite = [\"…\"]",
                );
            }
        }
        out
    }

    /// The texts quoted.
    pub(super) fn sources(&mut self, as_of: Option<&str>) -> IndexMap<String, Source> {
        let mut out = IndexMap::new();
        for (id, block) in self.each("source") {
            let published = block.get("published").and_then(Node::date);
            if let (Some(day), Some(as_of)) = (published.as_deref(), as_of)
                && day > as_of
            {
                self.warn(
                    block.span("published"),
                    format!("the source `{id}` was published after `as_of` ({as_of})"),
                    "a forecast may not use what was known later",
                );
            }
            out.insert(
                id.to_owned(),
                Source {
                    title: block.text("title"),
                    by: block.text("by"),
                    publisher: block.text("publisher"),
                    published,
                    address: block.text("address"),
                    kind: block.text("kind"),
                    sha256: block.text("sha256").map(|h| h.to_ascii_lowercase()),
                },
            );
        }
        out
    }

    /// Verbatim quotes, of all sources together.
    pub(super) fn quotes(&mut self) -> IndexMap<String, Quote> {
        let mut out: IndexMap<String, Quote> = IndexMap::new();
        let cited: std::collections::BTreeSet<&str> =
            self.cites.values().flatten().map(String::as_str).collect();
        let mut said: Vec<Diagnostic> = Vec::new();
        for (source, _, node) in tables(self.top, "quotes") {
            for (id, key, node) in node.table().map(in_order).unwrap_or_default() {
                let Some(text) = node.text() else { continue };
                if let Some(first) = out.get(id) {
                    said.push(
                        Diagnostic::error(key.clone(), format!("the quote `{id}` stands twice"))
                            .also(first.span.clone(), "first here")
                            .help("ids of quotes are unique over all sources: give one another id"),
                    );
                    continue;
                }
                if text.trim().is_empty() {
                    said.push(Diagnostic::error(
                        node.span.clone(),
                        format!("the quote `{id}` is empty"),
                    ));
                }
                if !cited.contains(id) {
                    said.push(
                        Diagnostic::warning(key.clone(), format!("nothing cites the quote `{id}`"))
                            .help("cite it where it supports something, or take it out"),
                    );
                }
                out.insert(
                    id.to_owned(),
                    Quote {
                        source: source.to_owned(),
                        text: text.to_owned(),
                        span: node.span.clone(),
                    },
                );
            }
        }
        self.found.extend(said);
        out
    }
}
