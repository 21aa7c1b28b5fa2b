//! Walks a file along its grammar: every key is known, every kind fits, every id names something, every value can be
//! read. What only makes sense between blocks is checked where the blocks are put together (`read.rs`).

use crate::diagnostic::{Diagnostic, Severity, choose, nearest};
use crate::document::Span;
use crate::grammar::{Block, Field, Form, Ids as IdRule, Key, Target, block, scenario};
use crate::ids::{Ids, is_id, option_id};
use crate::scales::Scales;
use crate::tree::{Data, Entry, Node, Table};
use crate::values;

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
                    if !self.block_id(block.name, *rule, id, &entry.key) {
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
                                "write { matters = \"some\", best = \"…\" }",
                            );
                            continue;
                        };
                        self.keys(&name, keys, &entry.node.span, inner, Some(b));
                    }
                }
            }
            Form::FreeEach(rule, field) => {
                for (id, entry) in table {
                    if !self.block_id(block.name, *rule, id, &entry.key) {
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

    fn block_id(&mut self, block: &str, rule: IdRule, id: &str, span: &Span) -> bool {
        match rule {
            IdRule::Of(target) => self.known(target, None, id, span),
            IdRule::New => {
                self.new_id(&format!("the block `{block}`"), id, span);
                let reserved = matches!(block, "issue" | "define" | "case")
                    && scenario::CONDITION_WORDS.contains(&id);
                if reserved {
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
                let help = nearest(key, names.iter().copied()).map_or_else(
                    || format!("its keys are: {}", names.join(", ")),
                    |n| format!("did you mean `{n}`?"),
                );
                self.error(&entry.key, format!("`{name}` has no key `{key}`"), Some(help));
            }
        }
        for key in keys.iter().filter(|k| k.required && !table.contains_key(k.name)) {
            self.found.push(
                Diagnostic::error(header.clone(), format!("`{name}` does not say `{}`", key.name))
                    .help(format!("`{}`: {}", key.name, lower(key.doc))),
            );
        }
    }

    /// Whether an id names something; says so where it does not.
    fn known(&mut self, target: Target, issue: Option<&str>, id: &str, span: &Span) -> bool {
        if self.ids.knows(target, issue, id) {
            return true;
        }
        let names = self.ids.names(target, issue);
        let message = match (target, issue) {
            (Target::OptionHere, Some(issue)) => {
                format!("the issue `{issue}` has no option `{id}`")
            }
            _ => format!("there is no {} `{id}`", target.noun()),
        };
        let help = choose(id, target.several(), &names).or_else(|| {
            names.is_empty().then(|| match target {
                Target::Quote => "quotes stand below a line [quotes.some-source]".to_owned(),
                Target::Source => format!("add a block [source.{id}] with title, by, published"),
                Target::BaseRate => {
                    "a base rate is for a definition, case, question or ending".to_owned()
                }
                _ => format!("the file has no {} yet", target.noun()),
            })
        });
        let help = if target == Target::Source && help.is_none() {
            Some(format!("add a block [source.{id}]"))
        } else {
            help
        };
        self.error(span, message, help);
        false
    }

    fn text(&mut self, node: &Node) -> bool {
        match &node.data {
            Data::Text(t) if t.len() > LONGEST_TEXT => {
                self.error(
                    &node.span,
                    format!("this text is longer than {LONGEST_TEXT} bytes"),
                    Some("keep what is needed".to_owned()),
                );
                false
            }
            Data::Text(_) => true,
            _ => {
                self.wrong_kind("text in quotes", node, "");
                false
            }
        }
    }

    fn choice(&mut self, name: &str, words: &[&str], node: &Node) {
        if !self.text(node) {
            return;
        }
        let word = node.text().unwrap_or("");
        if !words.contains(&word) {
            let help = choose(word, "it is one of", words);
            self.error(&node.span, format!("`{name}` cannot be `{word}`"), help);
        }
    }

    fn refs(&mut self, target: Target, node: &Node, issue: Option<&str>) {
        match &node.data {
            Data::Text(id) => {
                self.known(target, issue, id, &node.span);
            }
            Data::List(list) => {
                for (at, item) in list.iter().enumerate() {
                    let Some(id) = item.text() else {
                        self.wrong_kind(&format!("the id of {} in quotes", target.one()), item, "");
                        continue;
                    };
                    self.known(target, issue, id, &item.span);
                    if list[..at].iter().any(|n| n.text() == Some(id)) {
                        self.found.push(
                            Diagnostic::warning(
                                item.span.clone(),
                                format!("`{id}` stands twice in this list"),
                            )
                            .help("keep one"),
                        );
                    }
                }
            }
            _ => self.wrong_kind(
                &format!("a list of {}s", target.noun()),
                node,
                "write [\"one\", \"two\"]",
            ),
        }
    }

    #[expect(clippy::too_many_lines, reason = "one arm a kind of field")]
    fn field(&mut self, field: &'static Field, name: &str, node: &Node, issue: Option<&str>) {
        match field {
            Field::Text => {
                self.text(node);
            }
            Field::Texts => match &node.data {
                Data::List(list) => {
                    for item in list {
                        self.text(item);
                    }
                }
                _ => self.wrong_kind("a list of texts", node, "write [\"one\", \"two\"]"),
            },
            Field::Date => {
                if node.date().is_none() {
                    let help = "write year-month-day, such as 2026-02-03";
                    match node.text() {
                        Some(t) => self.error(
                            &node.span,
                            format!("`{t}` is not a day"),
                            Some(help.to_owned()),
                        ),
                        None => self.wrong_kind("a day", node, help),
                    }
                }
            }
            Field::WordsOrDate(words) => {
                if node.date().is_none() {
                    self.choice(name, words, node);
                }
            }
            Field::DateOrText => {
                if node.date().is_none() {
                    self.text(node);
                }
            }
            Field::Flag => {
                if node.flag().is_none() {
                    self.wrong_kind("true or false", node, "without quotes");
                }
            }
            Field::Whole(low, high) => {
                let fits = matches!(&node.data, Data::Number(raw, _)
                    if raw.parse::<u64>().is_ok_and(|n| (*low..=*high).contains(&n)));
                if !fits {
                    match &node.data {
                        Data::Number(raw, _) => self.error(
                            &node.span,
                            format!("`{name}` cannot be `{raw}`"),
                            Some(format!("a whole number from {low} to {high}")),
                        ),
                        _ => self.wrong_kind("a whole number", node, "without quotes"),
                    }
                }
            }
            Field::Number(low, high) => match &node.data {
                Data::Number(_, n) if (*low..=*high).contains(n) => {}
                Data::Number(raw, _) => self.error(
                    &node.span,
                    format!("`{name}` cannot be `{raw}`"),
                    Some(format!(
                        "a number from {} to {}",
                        values::tidy(*low),
                        values::tidy(*high)
                    )),
                ),
                _ => self.wrong_kind("a number", node, "without quotes"),
            },
            Field::Choice(words) => self.choice(name, words, node),
            Field::Quantity(quantity) => self.quantity(quantity, node),
            Field::QuantityOr(quantity, text) => {
                let plain = match &node.data {
                    Data::Table(t) => {
                        let plain = t.get("is").and_then(|e| e.node.text()) == Some(*text);
                        if plain {
                            self.value_keys(t);
                        }
                        plain
                    }
                    _ => node.text() == Some(*text),
                };
                if !plain {
                    self.quantity(quantity, node);
                }
            }
            Field::Likelihood => {
                if let Data::Table(t) = &node.data {
                    self.value_keys(t);
                    for key in ["normal", "one_of"] {
                        if let Some(entry) = t.get(key) {
                            self.error(
                                &entry.key,
                                format!("`{key}` has no place here"),
                                Some("write { is = … }".to_owned()),
                            );
                        }
                    }
                }
                if let Err(diagnostic) = values::likelihood(node, self.scales) {
                    self.found.push(*diagnostic);
                }
            }
            Field::Ref(target) => match node.text() {
                Some(id) => {
                    self.known(*target, issue, id, &node.span);
                }
                None => self.wrong_kind(&format!("the id of {} in quotes", target.one()), node, ""),
            },
            Field::Refs(target) => self.refs(*target, node, issue),
            Field::Holders => {
                if !matches!(node.text(), Some("both" | "all" | "each")) {
                    self.holders(node);
                }
            }
            Field::Map(target, of) => {
                let Some(table) = node.table() else {
                    return self.wrong_kind(
                        "a table",
                        node,
                        &format!("write {{ some-{} = … }}", target.noun().replace(' ', "-")),
                    );
                };
                for (key, entry) in table {
                    if self.known(*target, issue, key, &entry.key) {
                        let issue =
                            if *target == Target::Issue { Some(key.as_str()) } else { issue };
                        self.field(of, key, &entry.node, issue);
                    }
                }
            }
            Field::Options(keys) => self.options(keys, node, issue),
            Field::Condition => self.condition(node),
            Field::Paths => match &node.data {
                Data::Text(_) => {}
                Data::List(list) => {
                    for item in list {
                        self.text(item);
                    }
                }
                _ => self.wrong_kind("a list of paths", node, "write [\"wants.us.drugs\"]"),
            },
            Field::LikelihoodScale(names) => match &node.data {
                Data::Table(_) => {}
                _ => self.choice(name, names, node),
            },
            // The entries are read with the scales.
            Field::ImportanceScale | Field::EffortScale => {
                if node.table().is_none() {
                    self.wrong_kind(
                        "a table of words",
                        node,
                        "write { vital = \"80 to 100\", none = 0 }",
                    );
                }
            }
            Field::Sha256 => {
                if self.text(node) {
                    let t = node.text().unwrap_or("");
                    if t.len() != 64 || !t.bytes().all(|b| b.is_ascii_hexdigit()) {
                        self.error(&node.span, "a SHA-256 has 64 hexadecimal digits", None);
                    }
                }
            }
        }
    }

    fn holders(&mut self, node: &Node) {
        let words = ["both", "all", "each"];
        if let Some(id) = node.text()
            && !self.ids.knows(Target::Party, None, id)
        {
            let parties = self.ids.names(Target::Party, None);
            let candidates: Vec<&str> = words.into_iter().chain(parties).collect();
            let help = choose(id, "it is one of", &candidates);
            return self.error(&node.span, format!("there is no party `{id}`"), help);
        }
        self.refs(Target::Party, node, None);
        if node.list().is_some_and(<[Node]>::is_empty) {
            self.error(
                &node.span,
                "nobody holds this issue",
                Some("name a party, or write \"both\"".to_owned()),
            );
        }
    }

    fn options(&mut self, keys: &'static [Key], node: &Node, issue: Option<&str>) {
        let Some(list) = node.list() else {
            return self.wrong_kind(
                "a list of options",
                node,
                "write [\"worse\", \"as now\", \"better\"]",
            );
        };
        let mut seen: Vec<(String, Span)> = Vec::new();
        for item in list {
            match &item.data {
                Data::Text(_) => {}
                Data::Table(table) => {
                    self.keys("an option", keys, &item.span, table, issue);
                }
                _ => self.wrong_kind(
                    "an option",
                    item,
                    "write a text, or { id = \"…\", label = \"…\" }",
                ),
            }
            if let Some((id, span)) = option_id(item) {
                // A plain text is its own id, so an option's id may be any short text.
                let long = id.chars().count() > 200 || id.chars().any(char::is_control);
                if id.trim().is_empty() || long {
                    self.error(&span, "an option needs a short text on one line", None);
                }
                if let Some((_, first)) = seen.iter().find(|(s, _)| s == id) {
                    self.found.push(
                        Diagnostic::error(span.clone(), format!("the option `{id}` stands twice"))
                            .also(first.clone(), "first here")
                            .help("give one of them another id"),
                    );
                }
                seen.push((id.to_owned(), span));
            }
        }
        if list.len() < 2 {
            let n = if list.is_empty() { "no option" } else { "only one option" };
            self.error(
                &node.span,
                format!("this issue has {n}; there is nothing to bargain over"),
                Some("name at least two outcomes, what holds now among them".to_owned()),
            );
        }
    }

    /// The keys of a value's own table.
    fn value_keys(&mut self, table: &Table) {
        for (key, entry) in table {
            match key.as_str() {
                "is" | "normal" | "one_of" => {}
                "why" | "by" => {
                    self.text(&entry.node);
                }
                "cite" => self.refs(Target::Quote, &entry.node, None),
                _ => {
                    let help = nearest(key, values::VALUE_KEYS).map_or_else(
                        || format!("its keys are: {}", values::VALUE_KEYS.join(", ")),
                        |n| format!("did you mean `{n}`?"),
                    );
                    self.error(&entry.key, format!("a value has no key `{key}`"), Some(help));
                }
            }
        }
    }

    fn quantity(&mut self, quantity: &crate::grammar::quantity::Quantity, node: &Node) {
        if let Data::Table(t) = &node.data {
            self.value_keys(t);
            if !values::is_value_table(t)
                && t.keys().any(|k| !values::VALUE_KEYS.contains(&k.as_str()))
            {
                return;
            }
        }
        let mut warnings = Vec::new();
        if let Err(errors) = values::read(node, quantity, self.scales, &mut warnings) {
            self.found.extend(errors);
        }
        self.found.extend(warnings);
    }

    fn condition(&mut self, node: &Node) {
        let Some(table) = node.table() else {
            return self.wrong_kind(
                "a table",
                node,
                "write { some-issue = [\"option\"], accord = true }",
            );
        };
        for (key, entry) in table {
            let node = &entry.node;
            if self.ids.knows(Target::Issue, None, key) {
                self.refs(Target::OptionHere, node, Some(key));
                if node.list().is_some_and(<[Node]>::is_empty) {
                    self.error(&node.span, format!("no option of `{key}` is named"), None);
                }
            } else if self.ids.knows(Target::Outcome, None, key) {
                if node.flag().is_none() {
                    self.wrong_kind("true or false", node, &format!("write {key} = true"));
                }
            } else {
                match key.as_str() {
                    "venue" => self.field(&Field::Ref(Target::Venue), key, node, None),
                    "side_deal" => self.field(&Field::Ref(Target::SideDeal), key, node, None),
                    "cheapest_gain" => self.field(&Field::Ref(Target::Issue), key, node, None),
                    "ending" => self.choice(key, scenario::ENDINGS, node),
                    _ => {
                        let names: Vec<&str> = [
                            self.ids.names(Target::Issue, None),
                            self.ids.names(Target::Outcome, None),
                            scenario::CONDITION_WORDS.to_vec(),
                        ]
                        .concat();
                        let help = choose(key, "a condition may name", &names);
                        self.error(
                            &entry.key,
                            format!("`{key}` is no issue, definition or case, and no word a condition knows"),
                            help,
                        );
                    }
                }
            }
        }
    }
}

/// A sentence in the middle of another.
fn lower(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}
