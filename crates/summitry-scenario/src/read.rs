//! Reads a scenario file: every mistake in file order, and the typed model where there is none.

mod agenda;
mod background;
mod conditions;
mod order;
mod room;
mod structure;
mod table;

pub(crate) use structure::structure;

use indexmap::IndexMap;
use sha2::{Digest, Sha256};
use summitry_core::scenario::{Issue, Scenario};
use summitry_core::value::{Spread, Support, Value, ValueId};

use crate::diagnostic::{Diagnostic, Severity, in_file_order};
use crate::document::{Document, Provenance, Span};
use crate::grammar::quantity::Quantity;
use crate::grammar::scenario::SCENARIO;
use crate::grammar::{Field, Key, block};
use crate::ids::{Ids, tables};
use crate::scales::{self, Scales};
use crate::tree::{self, Entry, Node, Table};
use crate::{limits, path, support, values, walk};

/// Largest file that is read, bytes. A scenario of a thousand lines has about fifty thousand.
pub const LARGEST_FILE: usize = 4 << 20;

/// What came of reading a file.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The file, where it has no errors.
    pub document: Option<Document>,
    /// Everything to say about it, in file order.
    pub diagnostics: Vec<Diagnostic>,
}

impl Reading {
    /// Whether anything said is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.severity == Severity::Error)
    }
}

/// Reads a scenario file. `file_name` is the name messages use.
///
/// Never panics and reads nothing but `text`. The document is there exactly when no diagnostic is an error.
#[must_use]
pub fn read(file_name: &str, text: &str) -> Reading {
    if text.len() > LARGEST_FILE {
        let message = format!(
            "the file has {} bytes; the largest that is read has {LARGEST_FILE}",
            text.len()
        );
        let diagnostic = Diagnostic::new(Severity::Error, None, message)
            .help("a scenario is a page or two of text: is this the right file?");
        return Reading { document: None, diagnostics: vec![diagnostic] };
    }
    let tree::Parsed { top, mut diagnostics, broken } = tree::parse(text);
    let too_much = limits::exceeded(&top);
    if !too_much.is_empty() {
        diagnostics.extend(too_much);
        in_file_order(&mut diagnostics);
        return Reading { document: None, diagnostics };
    }
    let ids = Ids::of(&top);
    let mut found = Vec::new();
    let scales = scales::read(&top, &mut found);
    found.extend(walk::check(SCENARIO, &top, &ids, &scales));
    beside_syntax(&mut diagnostics, found);
    let mut builder = Builder::new(&top, &ids, &scales);
    let document = builder.document(file_name, text);
    // A broken table may lack whole blocks; what only follows from that is not said.
    if !broken {
        diagnostics.append(&mut builder.found);
    }
    in_file_order(&mut diagnostics);
    let failed = diagnostics.iter().any(|d| d.severity == Severity::Error);
    Reading { document: document.filter(|_| !failed), diagnostics }
}

/// Puts the blocks together. Whatever does not fit the grammar was reported before and is skipped here.
struct Builder<'f> {
    top: &'f Table,
    ids: &'f Ids,
    scales: &'f Scales,
    found: Vec<Diagnostic>,
    values: Vec<Value>,
    provenance: Vec<Provenance>,
    facts: Vec<Provenance>,
    labels: IndexMap<String, String>,
    cites: IndexMap<String, Vec<String>>,
    whys: IndexMap<String, String>,
    blocks: IndexMap<String, Span>,
    issues: Vec<Issue>,
}

/// One block, with what its values inherit.
#[derive(Clone)]
struct Block<'f> {
    path: String,
    keys: &'static [Key],
    table: &'f Table,
    header: Span,
    why: Option<String>,
    cite: Vec<String>,
}

impl<'f> Block<'f> {
    fn get(&self, key: &str) -> Option<&'f Node> {
        debug_assert!(self.keys.iter().any(|k| k.name == key), "{} has no key {key}", self.path);
        self.table.get(key).map(|e| &e.node)
    }

    fn entry(&self, key: &str) -> Option<&'f Entry> {
        self.table.get(key)
    }

    fn text(&self, key: &str) -> Option<String> {
        self.get(key).and_then(Node::text).map(str::to_owned)
    }

    /// The place of a key's value, or the header.
    fn span(&self, key: &str) -> Span {
        self.get(key).map_or_else(|| self.header.clone(), |n| n.span.clone())
    }
}

impl<'f> Builder<'f> {
    fn new(top: &'f Table, ids: &'f Ids, scales: &'f Scales) -> Self {
        Self {
            top,
            ids,
            scales,
            found: Vec::new(),
            values: Vec::new(),
            provenance: Vec::new(),
            facts: Vec::new(),
            labels: IndexMap::new(),
            cites: IndexMap::new(),
            whys: IndexMap::new(),
            blocks: IndexMap::new(),
            issues: Vec::new(),
        }
    }

    /// The blocks of this name keyed by id.
    fn each(&mut self, name: &'static str) -> Vec<(&'f str, Block<'f>)> {
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
                (id, self.open(path, keys, table, header))
            })
            .collect()
    }

    /// The one block of this name; `None` where the file has none.
    fn one(&mut self, name: &'static str) -> Option<Block<'f>> {
        let keys = block(SCENARIO, name).map_or(&[][..], |b| b.keys());
        let node = &self.top.get(name)?.node;
        let table = node.table()?;
        Some(self.open(name.to_owned(), keys, table, node.span.clone()))
    }

    /// Takes down what a block says about itself.
    fn open(
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
        if let Some(why) = &why {
            self.whys.insert(path.clone(), why.clone());
        }
        self.blocks.insert(path.clone(), header.clone());
        Block { path, keys, table, header, why, cite }
    }

    /// A block of which the file says nothing.
    fn unsaid(&self, path: &str, name: &'static str) -> (String, &'static [Key]) {
        (path.to_owned(), block(SCENARIO, name).map_or(&[][..], |b| b.keys()))
    }

    /// The value of a key: what the file says, or its default; `None` where there is neither.
    fn value(&mut self, block: &Block<'f>, key: &str) -> Option<ValueId> {
        self.value_of(&block.path, block.keys, key, block.get(key), Some(block))
    }

    /// The value of a key, only where the file says it.
    fn said(&mut self, block: &Block<'f>, key: &str) -> Option<ValueId> {
        block.get(key)?;
        self.value(block, key)
    }

    /// The value of a key that has a default.
    fn value_or_default(&mut self, block: &Block<'f>, key: &str) -> ValueId {
        // Every key asked for here has a default in the grammar; a point of 0 would only stand in a file with errors.
        self.value(block, key).unwrap_or_else(|| self.point(&block.path, key))
    }

    fn point(&mut self, block: &str, key: &str) -> ValueId {
        self.push_default(
            format!("{block}.{key}"),
            &crate::grammar::quantity::POINTS,
            Spread::Point(0.0),
            "0",
        )
    }

    fn value_of(
        &mut self,
        block_path: &str,
        keys: &'static [Key],
        key: &str,
        node: Option<&'f Node>,
        block: Option<&Block<'f>>,
    ) -> Option<ValueId> {
        let known = keys.iter().find(|k| k.name == key)?;
        let (Field::Quantity(quantity) | Field::QuantityOr(quantity, _)) = &known.field else {
            return None;
        };
        let path = format!("{block_path}.{key}");
        if let Some(node) = node
            && let Some(id) = self.push_said(path.clone(), quantity, node, block)
        {
            return Some(id);
        }
        known.default.map(|d| self.push_written_default(path, quantity, d))
    }

    /// A value the file says; `None` where it cannot be read (which was reported).
    fn push_said(
        &mut self,
        path: String,
        quantity: &Quantity,
        node: &Node,
        block: Option<&Block<'f>>,
    ) -> Option<ValueId> {
        let said = values::read(node, quantity, self.scales, &mut Vec::new()).ok()?;
        let (why, cite) = if said.own_table {
            if !said.cite.is_empty() {
                self.cites.insert(path.clone(), said.cite.clone());
            }
            (said.why, said.cite)
        } else {
            block.map_or((None, Vec::new()), |b| (b.why.clone(), b.cite.clone()))
        };
        let provenance = Provenance {
            path: path.clone(),
            written: said.written,
            why,
            cite,
            by: said.by,
            span: Some(said.span),
        };
        // The class of support is set once all quotes are known.
        Some(self.push(
            Value { path, spread: said.spread, kind: quantity.kind, support: Support::Judgement },
            provenance,
        ))
    }

    /// A default as it would be written in the file.
    fn push_written_default(
        &mut self,
        path: String,
        quantity: &Quantity,
        written: &str,
    ) -> ValueId {
        // A word of the default may be missing from the file's own scale: then the usual scale holds.
        let spread = values::text(written, quantity, self.scales)
            .or_else(|_| values::text(written, quantity, &Scales::default()))
            .unwrap_or_else(|_| zero_to(written, quantity));
        self.push_default(path, quantity, spread, written)
    }

    fn push_default(
        &mut self,
        path: String,
        quantity: &Quantity,
        spread: Spread,
        written: &str,
    ) -> ValueId {
        let provenance =
            Provenance { path: path.clone(), written: written.to_owned(), ..Provenance::default() };
        self.push(
            Value { path, spread, kind: quantity.kind, support: Support::Default },
            provenance,
        )
    }

    fn push(&mut self, value: Value, provenance: Provenance) -> ValueId {
        self.values.push(value);
        self.provenance.push(provenance);
        ValueId(self.values.len() - 1)
    }

    fn error(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.found.push(Diagnostic::error(span, message).help(help));
    }

    fn warn(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.found.push(Diagnostic::warning(span, message).help(help));
    }

    /// The number of an id among the ids of a block.
    fn index(&self, target: crate::grammar::Target, id: &str) -> Option<usize> {
        self.ids.names(target, None).iter().position(|n| *n == id)
    }

    /// An issue and the number of one of its options.
    fn option(&self, issue: usize, option: &str) -> Option<usize> {
        self.issues.get(issue)?.options.iter().position(|o| o.id == option)
    }

    /// A table from issues to lists of options, resolved.
    fn issue_options(&self, node: Option<&Node>) -> Vec<(usize, Vec<usize>)> {
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

    fn document(&mut self, file_name: &str, text: &str) -> Option<Document> {
        let summit = self.summit();
        let (capacity, level) = self.meeting();
        let (parties, leaders, also_there) = self.parties();
        self.issues = self.agenda();
        let wants = self.wants();
        let audiences = self.audiences();
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
        let disputes = self.disputes();
        let timeline = self.timeline();
        let gaps = self.gaps();
        let bases = self.bases();
        let sources = self.sources(summit.as_of.as_deref());
        let quotes = self.quotes();
        let run = self.run();
        self.leaders_agree(&people, &leaders);

        for (value, provenance) in self.values.iter_mut().zip(&self.provenance) {
            if value.support != Support::Default {
                let cited = provenance.cite.iter().filter_map(|id| quotes.get(id));
                value.support = support::class(&provenance.written, cited.map(|q| q.text.as_str()));
            }
        }
        let mut scenario = Scenario {
            values: std::mem::take(&mut self.values),
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
            defines,
            cases,
            expectations,
            questions,
            capacity,
            level,
            together: Vec::new(),
            engine,
        };
        let mut provenance = std::mem::take(&mut self.provenance);
        order::in_file_order(&mut scenario, &mut provenance);
        Some(Document {
            file: file_name.to_owned(),
            text: text.to_owned(),
            sha256: hex(&Sha256::digest(text.as_bytes())),
            summit,
            scenario,
            labels: std::mem::take(&mut self.labels),
            provenance,
            facts: std::mem::take(&mut self.facts),
            leaders,
            also_there,
            timeline,
            disputes,
            gaps,
            bases,
            sources,
            quotes,
            blocks: std::mem::take(&mut self.blocks),
            whys: std::mem::take(&mut self.whys),
            gives,
            cites: std::mem::take(&mut self.cites),
            means,
            questions: question_texts,
            scales: self.scales.clone(),
            run,
        })
    }
}

/// Adds what the walk found, except where a syntax error already says why.
pub(crate) fn beside_syntax(syntax: &mut Vec<Diagnostic>, mut found: Vec<Diagnostic>) {
    let places: Vec<Span> = syntax.iter().filter_map(|d| d.span.clone()).collect();
    found.retain(|d| {
        d.span.as_ref().is_none_or(|s| {
            !places.iter().any(|p| p.start < s.end && s.start < p.end.max(p.start + 1))
        })
    });
    syntax.append(&mut found);
}

/// A default range that starts at 0, which a share may and a typed range of the kind might not.
fn zero_to(written: &str, quantity: &Quantity) -> Spread {
    debug_assert!(
        false,
        "the default `{written}` of the grammar cannot be read as {}",
        quantity.unit
    );
    Spread::Point(0.0)
}

/// Lowercase hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, b| {
        out.push(char::from_digit(u32::from(b >> 4), 16).unwrap_or('0'));
        out.push(char::from_digit(u32::from(b & 15), 16).unwrap_or('0'));
        out
    })
}
