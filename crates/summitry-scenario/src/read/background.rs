//! The head of the file, settings, and what the model does not need: history, disputes, gaps, sources, quotes.

use indexmap::IndexMap;
use summitry_core::scenario::{Disagreement, Engine, Level};
use summitry_core::value::ValueId;

use super::builder::{Block, Builder};
use super::room::lower_end;
use crate::diagnostic::Diagnostic;
use crate::document::{Base, Dispute, Event, Gap, Quote, Run, Source, Summit};
use crate::grammar::scenario::FORMAT;
use crate::ids::{in_order, tables};
use crate::tree::{Data, Node};
use crate::values;

impl<'f> Builder<'f> {
    /// The block, or one that says nothing.
    fn one_or_empty(&mut self, name: &'static str) -> BlockOrNone<'f> {
        match self.one(name) {
            Some(block) => BlockOrNone::Some(block),
            None => BlockOrNone::None(name),
        }
    }

    fn setting(&mut self, block: &BlockOrNone<'f>, key: &str) -> ValueId {
        match block {
            BlockOrNone::Some(block) => self.value_or_default(block, key),
            BlockOrNone::None(name) => {
                let (path, keys) = self.unsaid(name, name);
                self.value_of(&path, keys, key, None, None).unwrap_or_else(|| self.point(name, key))
            }
        }
    }

    /// The head of the file.
    pub(super) fn summit(&mut self) -> Summit {
        if !self.top.contains_key("format") {
            self.found.push(
                Diagnostic::warning(
                    0..0,
                    format!("the file does not say its format; it is read as {FORMAT}"),
                )
                .help(format!("add format = \"{FORMAT}\" at the top")),
            );
        }
        let mut summit = Summit { language: "en".to_owned(), ..Summit::default() };
        let block = self.one("summit");
        if let Some(block) = &block {
            let text = |key: &str| block.text(key);
            let date = |key: &str| block.get(key).and_then(Node::date);
            summit.title = text("title").unwrap_or_default();
            summit.question = text("question");
            summit.date = date("date");
            summit.as_of = date("as_of");
            summit.written = date("written").or_else(|| text("written"));
            summit.place = text("place");
            summit.language = text("language").unwrap_or(summit.language);
            summit.author = text("author");
            summit.invented = block.get("invented").and_then(Node::flag).unwrap_or(false);
            if let (Some(day), Some(as_of)) = (&summit.date, &summit.as_of)
                && as_of > day
            {
                self.warn(
                    block.span("as_of"),
                    format!("`as_of` is after the meeting ({day}): a forecast may not use what was known later"),
                    "mend one of the two days",
                );
            }
        }
        if summit.title.is_empty() {
            // A file with only parties, issues and wants is a file: it is called after its parties.
            let parties: Vec<&str> = tables(self.top, "party")
                .into_iter()
                .map(|(id, _, node)| {
                    node.table()
                        .and_then(|t| t.get("label"))
                        .and_then(|e| e.node.text())
                        .unwrap_or(id)
                })
                .collect();
            summit.title = parties.join(" – ");
        }
        self.labels.insert("summit.title".to_owned(), summit.title.clone());
        if let Some(question) = &summit.question {
            self.labels.insert("summit.question".to_owned(), question.clone());
        }
        summit
    }

    /// How much one meeting can carry, and how often such meetings end in a deal.
    pub(super) fn meeting(&mut self) -> (ValueId, Level) {
        let block = self.one_or_empty("summit");
        let capacity = self.setting(&block, "capacity");
        let typed = match &block {
            BlockOrNone::Some(block) => self.said(block, "words_only"),
            BlockOrNone::None(_) => None,
        };
        let level = match (typed, &block) {
            (Some(typed), BlockOrNone::Some(head)) => {
                if head.get("base").is_some() {
                    self.error(
                        head.span("words_only"),
                        "`base` and `words_only` both say how often such meetings end in a deal",
                        "keep `base`, which names a count",
                    );
                }
                Level::WordsOnly(typed)
            }
            _ => Level::Base(self.setting(&block, "base")),
        };
        (capacity, level)
    }

    /// Keys of the first edition that nothing uses any more: said once each.
    fn first_edition(&mut self, block: &BlockOrNone<'f>) {
        let BlockOrNone::Some(block) = block else { return };
        for (old, now) in [
            ("stakes", "`elasticity` says how what is at stake moves the chance of a deal"),
            ("usual_share", "the level is that of a class: `base` in [summit]"),
            ("pool_nash", "one rule makes the forecast, the others are shown beside it"),
        ] {
            if block.get(old).is_some() {
                self.warn(
                    block.span(old),
                    format!("`{old}` belongs to the first edition of the model and is not used"),
                    format!("leave it out: {now}"),
                );
            }
        }
    }

    /// The engine's constants.
    pub(super) fn engine(&mut self) -> Engine {
        let block = self.one_or_empty("engine");
        let disagreement = match &block {
            BlockOrNone::Some(b)
                if b.get("disagreement").and_then(Node::text) == Some("impasse") =>
            {
                Disagreement::Impasse
            }
            _ => Disagreement::Threats,
        };
        let tolerance = self.setting(&block, "tolerance");
        let below = self.spread(tolerance).is_some_and(|spread| lower_end(spread) < -1e-9);
        if let (true, BlockOrNone::Some(block)) = (below, &block) {
            self.error(
                block.span("tolerance"),
                "a tolerance below 0 would count gains as losses",
                "write 0, or the points a side does not mind losing, such as 3",
            );
        }
        self.first_edition(&block);
        Engine {
            choosing: self.setting(&block, "choosing"),
            waste: self.setting(&block, "waste"),
            split: self.setting(&block, "split"),
            elasticity: self.setting(&block, "elasticity"),
            tone: self.setting(&block, "tone"),
            sharpness: self.setting(&block, "sharpness"),
            threats_together: self.setting(&block, "threats_together"),
            nash_floor: self.setting(&block, "nash_floor"),
            ks_blend: self.setting(&block, "ks_blend"),
            tolerance,
            rounds: self.setting(&block, "rounds"),
            patience: self.setting(&block, "patience"),
            misreading: self.setting(&block, "misreading"),
            disagreement,
        }
    }

    /// Worlds and seed.
    pub(super) fn run(&mut self) -> Run {
        let mut run = Run { worlds: 20_000, seed: 1 };
        if let Some(block) = self.one("run") {
            let whole = |key: &str| match block.get(key).map(|n| &n.data) {
                Some(Data::Number(raw, _)) => raw.parse::<u64>().ok(),
                _ => None,
            };
            run.worlds = whole("worlds").unwrap_or(run.worlds);
            run.seed = whole("seed").unwrap_or(run.seed);
        }
        run
    }

    /// Facts the sides state differently.
    pub(super) fn disputes(&mut self) -> Vec<Dispute> {
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
    pub(super) fn timeline(&mut self) -> Vec<Event> {
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
    pub(super) fn gaps(&mut self) -> Vec<Gap> {
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

/// A block, or its name where the file has none.
enum BlockOrNone<'f> {
    Some(Block<'f>),
    None(&'static str),
}
