//! What the file names: the ids of its blocks, collected before anything refers to them.

use indexmap::IndexMap;

use crate::amounts::Amounts;
use crate::grammar::scenario::SCENARIO;
use crate::grammar::{IdOf, scenario};
use crate::span::Span;
use crate::tree::{Data, Node, Table};

/// Every id of a file, by what it is the id of, in file order.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    blocks: IndexMap<&'static str, IndexMap<String, Span>>,
    options: IndexMap<String, Vec<String>>,
    amounts: IndexMap<String, Amounts>,
    quotes: IndexMap<String, Span>,
    /// Where true, any question id is taken: the scenario is another file.
    pub(crate) any_question: bool,
}

impl Ids {
    /// Collects the ids of a tree.
    pub(crate) fn of(top: &Table) -> Self {
        let mut ids = Self::default();
        for block in SCENARIO.iter().filter(|block| !block.named_as.is_empty()) {
            let found = tables(top, block.name);
            ids.blocks.insert(
                block.name,
                found.into_iter().map(|(id, key, _)| (id.to_owned(), key.clone())).collect(),
            );
        }
        for (id, _, node) in tables(top, "issue") {
            if let Some(amounts) = Amounts::of(node) {
                ids.amounts.insert(id.to_owned(), amounts);
            }
            let keyed = |key: &str| node.table().is_some_and(|t| t.contains_key(key));
            // A ladder of amounts that makes no options is what is wrong, not what names them.
            if keyed("amounts") && !keyed("options") {
                continue;
            }
            let options = node
                .table()
                .and_then(|t| t.get("options"))
                .and_then(|e| e.node.list())
                .map(|l| l.iter().filter_map(option_id).map(|(id, _)| id.to_owned()).collect())
                .unwrap_or_default();
            ids.options.insert(id.to_owned(), options);
        }
        for (_, _, node) in tables(top, "quotes") {
            for (id, entry) in node.table().into_iter().flatten() {
                ids.quotes.entry(id.clone()).or_insert_with(|| entry.key.clone());
            }
        }
        ids
    }

    /// The ladder of amounts of an issue that has one.
    pub(crate) fn amounts(&self, issue: &str) -> Option<&Amounts> {
        self.amounts.get(issue)
    }

    /// The ids a target may name; `issue` is the issue at hand.
    pub(crate) fn names(&self, target: IdOf, issue: Option<&str>) -> Vec<&str> {
        let of_blocks = || {
            let named = SCENARIO.iter().filter(|block| block.named_as.contains(&target));
            named.filter_map(|block| self.blocks.get(block.name)).flat_map(IndexMap::keys)
        };
        match target {
            IdOf::Quote => self.quotes.keys().map(String::as_str).collect(),
            IdOf::BaseRate => {
                of_blocks().map(String::as_str).chain(scenario::ENDINGS.iter().copied()).collect()
            }
            IdOf::OptionHere => issue
                .and_then(|i| self.options.get(i))
                .map(|o| o.iter().map(String::as_str).collect())
                .unwrap_or_default(),
            _ => of_blocks().map(String::as_str).collect(),
        }
    }

    /// Whether the target may name this.
    pub(crate) fn knows(&self, target: IdOf, issue: Option<&str>, id: &str) -> bool {
        match target {
            IdOf::Quote => self.quotes.contains_key(id),
            IdOf::Question if self.any_question => true,
            // An option of an issue that does not exist: the issue is what is wrong.
            IdOf::OptionHere if issue.is_none_or(|i| !self.options.contains_key(i)) => true,
            _ => self.names(target, issue).contains(&id),
        }
    }

    /// Whether there is a block of this name and id.
    pub(crate) fn has(&self, block: &str, id: &str) -> bool {
        self.blocks.get(block).is_some_and(|b| b.contains_key(id))
    }
}

/// The tables of a block keyed by id, in file order: id, the id's place, the table.
pub(crate) fn tables<'t>(top: &'t Table, block: &str) -> Vec<(&'t str, &'t Span, &'t Node)> {
    top.get(block).and_then(|e| e.node.table()).map(in_order).unwrap_or_default()
}

/// The entries of a table in file order. The parser moves a table that is opened again to the end.
pub(crate) fn in_order(table: &Table) -> Vec<(&str, &Span, &Node)> {
    let mut found: Vec<_> = table.iter().map(|(id, e)| (id.as_str(), &e.key, &e.node)).collect();
    found.sort_by_key(|(_, span, _)| span.start);
    found
}

/// The id of an option, written as a text or as a table.
pub(crate) fn option_id(node: &Node) -> Option<(&str, Span)> {
    match &node.data {
        Data::Text(t) => Some((t, node.span.clone())),
        Data::Table(t) => {
            let id = &t.get("id")?.node;
            Some((id.text()?, id.span.clone()))
        }
        _ => None,
    }
}

/// Whether a text can be an id: ASCII letters, digits, `-` and `_`.
pub(crate) fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 64
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}
