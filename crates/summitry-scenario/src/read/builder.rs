//! Puts the blocks of a file together into a document.

use indexmap::IndexMap;
use summitry_core::scenario::{Issue, Scenario};

use super::values::Values;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::{Document, Provenance};
use crate::grammar::scenario::SCENARIO;
use crate::grammar::{Key, block};
use crate::ids::{Ids, tables};
use crate::path;
use crate::scales::Scales;
use crate::sha256::sha256;
use crate::span::Span;
use crate::tree::{Entry, Node, Table};

/// Puts the blocks together. Whatever does not fit the grammar was reported before and is skipped here.
pub(super) struct Builder<'f> {
    pub(super) top: &'f Table,
    pub(super) ids: &'f Ids,
    pub(super) scales: &'f Scales,
    pub(super) found: Vec<Diagnostic>,
    pub(super) values: Values<'f>,
    pub(super) facts: Vec<Provenance>,
    pub(super) labels: IndexMap<String, String>,
    pub(super) cites: IndexMap<String, Vec<String>>,
    pub(super) whys: IndexMap<String, String>,
    pub(super) blocks: IndexMap<String, Span>,
    pub(super) issues: Vec<Issue>,
    /// Paths of the blocks that say `reviewed = false`.
    pub(super) unreviewed: Vec<String>,
    /// The tables the file names, by name.
    pub(super) tables: &'f IndexMap<String, String>,
    /// Whether the file names a table that could not be read.
    pub(super) table_missing: bool,
}

/// One block, with what its values inherit.
#[derive(Clone)]
pub(super) struct Block<'f> {
    pub(super) path: String,
    pub(super) keys: &'static [Key],
    pub(super) table: &'f Table,
    pub(super) header: Span,
    pub(super) why: Option<String>,
    pub(super) cite: Vec<String>,
}

impl<'f> Block<'f> {
    pub(super) fn get(&self, key: &str) -> Option<&'f Node> {
        debug_assert!(self.keys.iter().any(|k| k.name == key), "{} has no key {key}", self.path);
        self.table.get(key).map(|e| &e.node)
    }

    pub(super) fn entry(&self, key: &str) -> Option<&'f Entry> {
        self.table.get(key)
    }

    pub(super) fn text(&self, key: &str) -> Option<String> {
        self.get(key).and_then(Node::text).map(str::to_owned)
    }

    /// The place of a key's value, or the header.
    pub(super) fn span(&self, key: &str) -> Span {
        self.get(key).map_or_else(|| self.header.clone(), |n| n.span.clone())
    }
}

impl<'f> Builder<'f> {
    pub(super) fn new(
        top: &'f Table,
        ids: &'f Ids,
        scales: &'f Scales,
        numbers: &'f [usize],
        tables: &'f IndexMap<String, String>,
    ) -> Self {
        let named = top.get("positions").and_then(|e| e.node.text());
        Self {
            tables,
            table_missing: named.is_some_and(|name| !tables.contains_key(name)),
            top,
            ids,
            scales,
            found: Vec::new(),
            values: Values::new(numbers),
            facts: Vec::new(),
            labels: IndexMap::new(),
            cites: IndexMap::new(),
            whys: IndexMap::new(),
            blocks: IndexMap::new(),
            issues: Vec::new(),
            unreviewed: Vec::new(),
        }
    }

    /// The blocks of this name keyed by id.
    pub(super) fn each(&mut self, name: &'static str) -> Vec<(&'f str, Block<'f>)> {
        let keys = block(SCENARIO, name).map_or(&[][..], |b| b.keys());
        let found: Vec<(&'f str, &'f Table, Span)> = tables(self.top, name)
            .into_iter()
            .filter_map(|(id, _, node)| node.table().map(|t| (id, t, node.span.clone())))
            .collect();
        found
            .into_iter()
            .map(|(id, table, header)| {
                let path = path::join(&[name, id]);
                if let Some(label) = table.get("label").and_then(|e| e.node.text()) {
                    self.labels.insert(format!("{name}.{id}"), label.to_owned());
                }
                for form in ["short", "in_text"] {
                    if let Some(text) = table.get(form).and_then(|e| e.node.text()) {
                        self.labels.insert(format!("{form}.{name}.{id}"), text.to_owned());
                    }
                }
                if table.get("plural").and_then(|e| e.node.flag()) == Some(true) {
                    self.labels.insert(format!("plural.{name}.{id}"), "true".to_owned());
                }
                // Elsewhere `by` is a side or a day.
                let by = table.get("by").filter(|_| name == "case");
                if let Some(by) = by.and_then(|e| e.node.text()) {
                    self.labels.insert(format!("{name}.{id}.by"), by.to_owned());
                }
                (id, self.open(path, keys, table, header))
            })
            .collect()
    }

    /// The one block of this name; `None` where the file has none.
    pub(super) fn one(&mut self, name: &'static str) -> Option<Block<'f>> {
        let keys = block(SCENARIO, name).map_or(&[][..], |b| b.keys());
        let node = &self.top.get(name)?.node;
        let table = node.table()?;
        Some(self.open(name.to_owned(), keys, table, node.span.clone()))
    }

    /// Takes down what a block says about itself.
    pub(super) fn open(
        &mut self,
        path: String,
        keys: &'static [Key],
        table: &'f Table,
        header: Span,
    ) -> Block<'f> {
        let why = table.get("why").and_then(|e| e.node.text()).map(str::to_owned);
        let cite: Vec<String> = table
            .get("cite")
            .map(|e| e.node.texts().into_iter().map(|(t, _)| t.to_owned()).collect())
            .unwrap_or_default();
        if !cite.is_empty() {
            self.cites.insert(path.clone(), cite.clone());
        }
        if table.get("reviewed").and_then(|e| e.node.flag()) == Some(false) {
            self.unreviewed.push(path.clone());
        }
        if let Some(why) = &why {
            self.whys.insert(path.clone(), why.clone());
        }
        self.blocks.insert(path.clone(), header.clone());
        Block { path, keys, table, header, why, cite }
    }

    /// A block of which the file says nothing.
    pub(super) fn unsaid(&self, path: &str, name: &'static str) -> (String, &'static [Key]) {
        (path.to_owned(), block(SCENARIO, name).map_or(&[][..], |b| b.keys()))
    }

    pub(super) fn error(
        &mut self,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.found.push(Diagnostic::error(span, message).help(help));
    }

    pub(super) fn warn(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.found.push(Diagnostic::warning(span, message).help(help));
    }

    pub(super) fn note(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.found.push(Diagnostic::new(Severity::Note, Some(span), message).help(help));
    }

    /// The number of an id among the ids of a block.
    pub(super) fn index(&self, target: crate::grammar::IdOf, id: &str) -> Option<usize> {
        self.ids.names(target, None).iter().position(|n| *n == id)
    }

    /// An issue and the number of one of its options.
    pub(super) fn option(&self, issue: usize, option: &str) -> Option<usize> {
        self.issues.get(issue)?.options.iter().position(|o| o.id == option)
    }

    /// A table from issues to lists of options, resolved.
    pub(super) fn issue_options(&self, node: Option<&Node>) -> Vec<(usize, Vec<usize>)> {
        let Some(table) = node.and_then(Node::table) else { return Vec::new() };
        table
            .iter()
            .filter_map(|(id, entry)| {
                let issue = self.issues.iter().position(|i| i.id == *id)?;
                let options: Vec<usize> =
                    entry.node.texts().iter().filter_map(|(o, _)| self.option(issue, o)).collect();
                (!options.is_empty()).then_some((issue, options))
            })
            .collect()
    }

    /// Everything the file says. Whatever does not fit the grammar was reported before and is skipped here.
    pub(super) fn document(&mut self, file_name: &str, text: &str) -> Document {
        let mut summit = self.summit();
        let (capacity, level) = self.meeting();
        let (parties, leaders, also_there) = self.parties();
        self.issues = self.agenda(&parties);
        let positions = self.positions();
        let wants = self.wants(&positions);
        let audiences = self.audiences();
        let institutions = self.institutions(&parties, positions);
        let venues = self.venues();
        let threats = self.threats();
        let outsides = self.outsides();
        let links = self.links();
        let (side_deals, gives) = self.side_deals();
        let people = self.people(&side_deals);
        let affected = self.affected();
        let (defines, cases, means) = self.outcomes();
        let expectations = self.expectations();
        let (questions, question_texts) = self.questions(summit.date.as_deref());
        let engine = self.engine();
        let backdrop = self.backdrop();
        let bases = self.bases();
        let sources = self.sources(summit.as_of.as_deref());
        let quotes = self.quotes();
        let run = self.run();
        self.leaders_agree(&people, &leaders);

        let together = self.together();
        self.too_many_for_institutions(&parties, &wants, &institutions);

        summit.unreviewed = std::mem::take(&mut self.unreviewed);
        let (values, provenance) = self.values.finish(&quotes);
        let scenario = Scenario {
            values,
            parties,
            people,
            issues: std::mem::take(&mut self.issues),
            wants,
            audiences,
            venues,
            threats,
            outsides,
            links,
            side_deals,
            affected,
            institutions,
            defines,
            cases,
            expectations,
            questions,
            capacity,
            level,
            together,
            engine,
        };
        Document {
            file: file_name.to_owned(),
            text: text.to_owned(),
            sha256: sha256(text),
            summit,
            scenario,
            labels: std::mem::take(&mut self.labels),
            provenance,
            facts: std::mem::take(&mut self.facts),
            leaders,
            also_there,
            backdrop,
            bases,
            sources,
            quotes,
            tables: self.tables.clone(),
            blocks: std::mem::take(&mut self.blocks),
            whys: std::mem::take(&mut self.whys),
            gives,
            cites: std::mem::take(&mut self.cites),
            means,
            questions: question_texts,
            scales: self.scales.clone(),
            run,
        }
    }
}
