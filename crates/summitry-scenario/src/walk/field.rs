//! One key's value against its field: text, choices, references, options, quantities, conditions.

use super::{LONGEST_TEXT, Walk};
use crate::amounts;
use crate::decision;
use crate::diagnostic::{Diagnostic, choose, nearest};
use crate::grammar::quantity::{PLACE, Quantity};
use crate::grammar::{Field, IdOf, Key, scenario};
use crate::ids::option_id;
use crate::span::Span;
use crate::tree::{Data, Node, Table};
use crate::values;
use crate::visible::intruder;

impl Walk<'_> {
    pub(super) fn text(&mut self, node: &Node) -> bool {
        match &node.data {
            Data::Text(t) if t.len() > LONGEST_TEXT => {
                self.error(
                    &node.span,
                    format!("this text is longer than {LONGEST_TEXT} bytes"),
                    Some("keep what is needed".to_owned()),
                );
                false
            }
            Data::Text(t) => match intruder(t) {
                None => true,
                Some(c) => {
                    self.error(
                        &node.span,
                        format!(
                            "this text has a character that acts on a terminal: `{}`",
                            c.escape_unicode()
                        ),
                        Some("take it out: every output of this file would carry it".to_owned()),
                    );
                    false
                }
            },
            _ => {
                self.wrong_kind("text in quotes", node, "");
                false
            }
        }
    }

    pub(super) fn choice(&mut self, name: &str, words: &[&str], node: &Node) {
        if !self.text(node) {
            return;
        }
        let word = node.text().unwrap_or("");
        if !words.contains(&word) {
            let help = choose(word, "it is one of", words);
            self.error(&node.span, format!("`{name}` cannot be `{word}`"), help);
        }
    }

    pub(super) fn refs(&mut self, target: IdOf, node: &Node, issue: Option<&str>) {
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
    pub(super) fn field(
        &mut self,
        field: &'static Field,
        name: &str,
        node: &Node,
        issue: Option<&str>,
    ) {
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
                _ => {
                    let number = node.text().map(|t| t.trim().trim_end_matches('%').trim_end());
                    let help = number.filter(|number| number.parse::<f64>().is_ok()).map_or_else(
                        || "without quotes".to_owned(),
                        |number| format!("write {name} = {number}, without quotes and %"),
                    );
                    self.wrong_kind("a number", node, &help);
                }
            },
            Field::Choice(words) => self.choice(name, words, node),
            Field::Quantity(quantity) => {
                if !self.amount_for_place(quantity, node, issue) {
                    self.quantity(quantity, node);
                }
            }
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
                        let issue = if *target == IdOf::Issue { Some(key.as_str()) } else { issue };
                        self.field(of, key, &entry.node, issue);
                    }
                }
            }
            Field::Options(keys) => self.options(keys, node, issue),
            Field::Table(keys) => match node.table() {
                Some(table) => self.keys(name, keys, &node.span, table, issue),
                None => self.wrong_kind(
                    "a table",
                    node,
                    &format!("write {{ {} = … }}", keys.first().map_or("", |k| k.name)),
                ),
            },
            Field::Decision => {
                if let Err(errors) = decision::read(node) {
                    self.found.extend(errors);
                }
            }
            Field::OptionOr(of) => match node.table() {
                Some(table) => {
                    for (option, entry) in table {
                        if self.known(IdOf::OptionHere, issue, option, &entry.key) {
                            self.field(of, option, &entry.node, issue);
                        }
                    }
                }
                None => self.field(&Field::Ref(IdOf::OptionHere), name, node, issue),
            },
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

    pub(super) fn holders(&mut self, node: &Node) {
        let words = ["both", "all", "each"];
        if let Some(id) = node.text()
            && !self.ids.knows(IdOf::Party, None, id)
        {
            let parties = self.ids.names(IdOf::Party, None);
            let candidates: Vec<&str> = words.into_iter().chain(parties).collect();
            let help = choose(id, "it is one of", &candidates);
            return self.error(&node.span, format!("there is no party `{id}`"), help);
        }
        self.refs(IdOf::Party, node, None);
        if node.list().is_some_and(<[Node]>::is_empty) {
            self.error(
                &node.span,
                "nobody holds this issue",
                Some("name a party, or write \"both\"".to_owned()),
            );
        }
    }

    pub(super) fn options(&mut self, keys: &'static [Key], node: &Node, issue: Option<&str>) {
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
    pub(super) fn value_keys(&mut self, table: &Table) {
        for (key, entry) in table {
            match key.as_str() {
                "is" | "normal" | "one_of" => {}
                "why" | "by" => {
                    self.text(&entry.node);
                }
                "cite" => self.refs(IdOf::Quote, &entry.node, None),
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

    /// Whether a percentage or an amount stands where a place on a ladder of amounts should; says so.
    fn amount_for_place(&mut self, quantity: &Quantity, node: &Node, issue: Option<&str>) -> bool {
        if quantity.unit != PLACE.unit {
            return false;
        }
        let Some((issue, ladder)) = issue.and_then(|i| Some((i, self.ids.amounts(i)?))) else {
            return false;
        };
        let (text, number) = match &node.data {
            Data::Number(raw, n) => (raw.clone(), *n),
            Data::Text(text) => match text.trim().trim_end_matches('%').trim_end().parse::<f64>() {
                Ok(n) => (text.clone(), n),
                Err(_) => return false,
            },
            _ => return false,
        };
        let percent = text.trim().ends_with('%');
        let amount = !percent && number > 100.0 && (ladder.from..=ladder.to).contains(&number);
        let share_of_it = percent && (0.0..=100.0).contains(&number);
        if !(amount || share_of_it) {
            return false;
        }
        let share = (number - ladder.from) / (ladder.to - ladder.from);
        let place = if amount { (100.0 * share).round() } else { number };
        let unit = |amount: f64| amounts::label(&values::tidy(amount), &ladder.unit);
        let message = format!("`{text}` is not a place on the ladder of `{issue}`");
        let help = format!(
            "write {}: 0 is {}, 100 is {}",
            values::tidy(place),
            unit(ladder.from),
            unit(ladder.to)
        );
        self.error(&node.span, message, Some(help));
        true
    }

    pub(super) fn quantity(&mut self, quantity: &Quantity, node: &Node) {
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

    pub(super) fn condition(&mut self, node: &Node) {
        let Some(table) = node.table() else {
            return self.wrong_kind(
                "a table",
                node,
                "write { some-issue = [\"option\"], accord = true }",
            );
        };
        for (key, entry) in table {
            let node = &entry.node;
            if self.ids.knows(IdOf::Issue, None, key) {
                self.refs(IdOf::OptionHere, node, Some(key));
                if node.list().is_some_and(<[Node]>::is_empty) {
                    self.error(&node.span, format!("no option of `{key}` is named"), None);
                }
            } else if self.ids.knows(IdOf::Outcome, None, key) {
                if node.flag().is_none() {
                    self.wrong_kind("true or false", node, &format!("write {key} = true"));
                }
            } else if let Some(word) = scenario::CONDITION.iter().find(|w| w.name == key) {
                self.field(&word.field, key, node, None);
            } else {
                let names: Vec<&str> = [
                    self.ids.names(IdOf::Issue, None),
                    self.ids.names(IdOf::Outcome, None),
                    scenario::condition_words(),
                ]
                .concat();
                let help = choose(key, "a condition may name", &names);
                self.error(
                    &entry.key,
                    format!(
                        "`{key}` is no issue, definition or case, and no word a condition knows"
                    ),
                    help,
                );
            }
        }
    }
}
