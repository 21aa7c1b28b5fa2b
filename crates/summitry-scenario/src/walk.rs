//! Walks a file along its grammar: every key is known, every kind fits, every id names something, every value can be
//! read. What only makes sense between blocks is checked where the blocks are put together (`read.rs`).

mod field;

use crate::diagnostic::{Diagnostic, Severity, choose, nearest};
use crate::grammar::{Block, Form, IdOf, Ids as IdRule, Key, block, scenario};
use crate::ids::{Ids, is_id};
use crate::scales::Scales;
use crate::span::Span;
use crate::tree::{Entry, Node, Table};

/// Longest text that is read: a label or a reason, not a book.
const LONGEST_TEXT: usize = 10_000;

/// Checks a whole file against a grammar.
pub(crate) fn check(
    grammar: &'static [Block],
    top: &Table,
    ids: &Ids,
    scales: &Scales,
) -> Vec<Diagnostic> {
    let mut walk = Walk { ids, scales, found: Vec::new() };
    walk.file(grammar, top);
    walk.found
}

struct Walk<'f> {
    ids: &'f Ids,
    scales: &'f Scales,
    found: Vec<Diagnostic>,
}

impl Walk<'_> {
    fn error(&mut self, span: &Span, message: impl Into<String>, help: Option<String>) {
        self.found.push(Diagnostic::error(span.clone(), message).maybe_help(help));
    }

    fn wrong_kind(&mut self, what: &str, node: &Node, help: &str) {
        let help = (!help.is_empty()).then(|| help.to_owned());
        self.error(&node.span, format!("expected {what}, found {}", node.kind()), help);
    }

    fn file(&mut self, grammar: &'static [Block], top: &Table) {
        for (name, entry) in top {
            let Some(block) = block(grammar, name) else {
                self.unknown_block(grammar, name, entry);
                continue;
            };
            self.block(block, entry);
        }
        for block in grammar {
            if let Form::Top(key) = &block.form
                && key.required
                && !top.contains_key(block.name)
            {
                self.found.push(
                    Diagnostic::new(
                        Severity::Error,
                        Some(0..0),
                        format!("the file does not say `{}`", block.name),
                    )
                    .help(format!(
                        "add {} = … at the top: {}",
                        block.name,
                        lower(key.doc)
                    )),
                );
            }
        }
    }

    fn unknown_block(&mut self, grammar: &'static [Block], name: &str, entry: &Entry) {
        let tables: Vec<&str> = grammar.iter().map(|b| b.name).collect();
        if let Some(near) = nearest(name, tables.iter().copied()) {
            return self.error(
                &entry.key,
                format!("there is no block `{name}`"),
                Some(format!("did you mean `{near}`?")),
            );
        }
        // A key that belongs into a block: `title = …` before the first table.
        let home = grammar
            .iter()
            .find(|b| matches!(b.form, Form::One(_)) && b.keys().iter().any(|k| k.name == name));
        let help = match home {
            None if entry.node.table().is_none() => {
                let keys = grammar
                    .iter()
                    .filter(|b| matches!(b.form, Form::One(_)))
                    .flat_map(|b| b.keys().iter().map(move |k| (b.name, k.name)));
                match nearest(name, keys.clone().map(|(_, k)| k))
                    .and_then(|near| keys.clone().find(|(_, k)| *k == near))
                {
                    Some((block, key)) => {
                        format!("did you mean `{key}` of [{block}]? put it below that line")
                    }
                    None => format!("the blocks are: {}", tables.join(", ")),
                }
            }
            Some(home) if entry.node.table().is_none() => {
                format!("put it below a line [{}]", home.name)
            }
            _ => format!("the blocks are: {}", tables.join(", ")),
        };
        self.error(&entry.key, format!("there is no block `{name}`"), Some(help));
    }

    fn block(&mut self, block: &'static Block, entry: &Entry) {
        if let Form::Top(key) = &block.form {
            return self.field(&key.field, key.name, &entry.node, None);
        }
        let Some(table) = entry.node.table() else {
            let example = match block.form {
                Form::One(_) | Form::Free(_) => {
                    format!("write a line [{}] and its keys below", block.name)
                }
                _ => format!("write a line [{}.some-id] and its keys below", block.name),
            };
            return self.wrong_kind("a table", &entry.node, &example);
        };
        match &block.form {
            Form::Top(_) => {}
            Form::One(keys) => self.keys(block.name, keys, &entry.node.span, table, None),
            Form::Free(field) => {
                for (key, entry) in table {
                    self.field(field, key, &entry.node, None);
                }
            }
            Form::Each(rule, keys) => {
                for (id, entry) in table {
                    if !self.block_id(block, *rule, id, &entry.key) {
                        continue;
                    }
                    let Some(inner) = self.inner(block.name, keys, id, entry) else { continue };
                    let issue = (block.name == "issue").then_some(id.as_str());
                    let name = format!("{}.{id}", block.name);
                    self.keys(&name, keys, &entry.node.span, inner, issue);
                }
            }
            Form::Pairs(first, second, keys) => {
                for (a, outer) in table {
                    self.known(*first, None, a, &outer.key);
                    let Some(inner) = outer.node.table() else {
                        self.wrong_kind(
                            "a table",
                            &outer.node,
                            &format!("write [{}.{a}.some-issue] and its keys below", block.name),
                        );
                        continue;
                    };
                    for (b, entry) in inner {
                        if !self.known(*second, None, b, &entry.key) {
                            continue;
                        }
                        let name = format!("{}.{a}.{b}", block.name);
                        let Some(inner) = entry.node.table() else {
                            self.wrong_kind(
                                "a table",
                                &entry.node,
                                match block.name {
                                    "position" => "write { at = 70, salience = \"major\" }",
                                    _ => "write { matters = \"some\", best = \"…\" }",
                                },
                            );
                            continue;
                        };
                        self.keys(&name, keys, &entry.node.span, inner, Some(b));
                    }
                }
            }
            Form::FreeEach(rule, field) => {
                for (id, entry) in table {
                    if !self.block_id(block, *rule, id, &entry.key) {
                        continue;
                    }
                    let Some(inner) = entry.node.table() else {
                        self.wrong_kind(
                            "a table",
                            &entry.node,
                            &format!("write [{}.{id}] and its entries below", block.name),
                        );
                        continue;
                    };
                    for (key, entry) in inner {
                        self.new_id("a quote", key, &entry.key);
                        self.field(field, key, &entry.node, None);
                    }
                }
            }
        }
    }

    /// A block's table; where there is none, says whether the user forgot the id.
    fn inner<'t>(
        &mut self,
        block: &str,
        keys: &[Key],
        id: &str,
        entry: &'t Entry,
    ) -> Option<&'t Table> {
        let table = entry.node.table();
        if table.is_none() {
            if keys.iter().any(|k| k.name == id) {
                self.error(
                    &entry.key,
                    format!("`{block}` needs an id before its keys"),
                    Some(format!("write [{block}.some-id], then `{id}` below")),
                );
            } else {
                self.wrong_kind(
                    "a table",
                    &entry.node,
                    &format!("write a line [{block}.{id}] and its keys below"),
                );
            }
        }
        table
    }

    fn block_id(&mut self, block: &Block, rule: IdRule, id: &str, span: &Span) -> bool {
        match rule {
            IdRule::Of(target) => self.known(target, None, id, span),
            IdRule::New => {
                self.new_id(&format!("the block `{}`", block.name), id, span);
                if block.in_conditions && scenario::condition_words().contains(&id) {
                    self.error(
                        span,
                        format!("`{id}` cannot be an id here: conditions use the word"),
                        Some(format!("call it `the-{}`", id.replace('_', "-"))),
                    );
                }
                true
            }
        }
    }

    fn new_id(&mut self, what: &str, id: &str, span: &Span) {
        if is_id(id) {
            return;
        }
        let proposal: String = id
            .chars()
            .filter_map(|c| match c {
                c if c.is_ascii_alphanumeric() || c == '-' || c == '_' => {
                    Some(c.to_ascii_lowercase())
                }
                ' ' | '.' | '/' => Some('-'),
                _ => None,
            })
            .take(64)
            .collect();
        let mut help =
            "an id has up to 64 letters a to z, digits, - and _; any other text goes into `label`"
                .to_owned();
        if is_id(&proposal) {
            help = format!("call it `{proposal}`; {help}");
        }
        self.error(span, format!("`{id}` cannot be the id of {what}"), Some(help));
    }

    /// Checks the keys of one table.
    fn keys(
        &mut self,
        name: &str,
        keys: &'static [Key],
        header: &Span,
        table: &Table,
        issue: Option<&str>,
    ) {
        for (key, entry) in table {
            if let Some(known) = keys.iter().find(|k| k.name == key) {
                self.field(&known.field, known.name, &entry.node, issue);
            } else {
                let names: Vec<&str> = keys.iter().map(|k| k.name).collect();
                let help = if key == "positions" {
                    "it stands at the top of the file, before the first [block]".to_owned()
                } else if matches!(key.as_str(), "seats" | "votes") && names.contains(&"weight") {
                    format!("did you mean `weight`? what a quota counts, {key} or anything else")
                } else {
                    nearest(key, names.iter().copied()).map_or_else(
                        || format!("its keys are: {}", names.join(", ")),
                        |n| format!("did you mean `{n}`?"),
                    )
                };
                self.error(&entry.key, format!("`{name}` has no key `{key}`"), Some(help));
            }
        }
        let instead = |key: &Key| key.instead.is_some_and(|other| table.contains_key(other));
        let missing = |key: &&Key| key.required && !table.contains_key(key.name) && !instead(key);
        for key in keys.iter().filter(missing) {
            self.found.push(
                Diagnostic::error(header.clone(), format!("`{name}` does not say `{}`", key.name))
                    .help(format!("`{}`: {}", key.name, lower(key.doc))),
            );
        }
    }

    /// Whether an id names something; says so where it does not.
    fn known(&mut self, target: IdOf, issue: Option<&str>, id: &str, span: &Span) -> bool {
        if self.ids.knows(target, issue, id) {
            return true;
        }
        let names = self.ids.names(target, issue);
        let message = match (target, issue) {
            (IdOf::OptionHere, Some(issue)) => {
                format!("the issue `{issue}` has no option `{id}`")
            }
            _ => format!("there is no {} `{id}`", target.noun()),
        };
        let help = choose(id, target.several(), &names).or_else(|| {
            names.is_empty().then(|| match target {
                IdOf::Quote => "quotes stand below a line [quotes.some-source]".to_owned(),
                IdOf::Source => format!("add a block [source.{id}] with title, by, published"),
                IdOf::BaseRate => {
                    "a base rate is for a definition, case, question or ending".to_owned()
                }
                _ => format!("the file has no {} yet", target.noun()),
            })
        });
        let help = if target == IdOf::Source && help.is_none() {
            Some(format!("add a block [source.{id}]"))
        } else {
            help
        };
        self.error(span, message, help);
        false
    }
}

/// A sentence in the middle of another.
fn lower(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}
