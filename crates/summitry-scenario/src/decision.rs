//! How a meeting decides, as it is written: `"all"`, `"majority"`, a quota, or a list of these.

use summitry_core::scenario::institutions::{Counted, DecisionRule, Quota};

use crate::diagnostic::{Diagnostic, choose};
use crate::grammar::scenario::COUNTED;
use crate::span::Span;
use crate::tree::{Data, Node, Table};
use crate::values::tidy;

/// One rule with its place.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) rule: DecisionRule,
    pub(crate) span: Span,
}

/// What a quota looks like.
const EXAMPLE: &str =
    "write { quota = \"65%\", of = \"weight\" } or { quota = 12, of = \"parties\" }";

/// The rules, all of them to hold.
pub(crate) fn read(node: &Node) -> Result<Vec<Rule>, Vec<Diagnostic>> {
    let Some(list) = node.list() else { return one(node).map(|rule| vec![rule]) };
    if list.is_empty() {
        return Err(vec![
            Diagnostic::error(node.span.clone(), "this list has no rule")
                .help("name one, or leave it out: then all must agree"),
        ]);
    }
    let (mut rules, mut errors) = (Vec::new(), Vec::new());
    for item in list {
        match one(item) {
            Ok(rule) => rules.push(rule),
            Err(found) => errors.extend(found),
        }
    }
    if errors.is_empty() { Ok(rules) } else { Err(errors) }
}

fn one(node: &Node) -> Result<Rule, Vec<Diagnostic>> {
    let rule = match &node.data {
        Data::Text(text) => word(text, node)?,
        Data::Table(table) => quota_of(table, node)?,
        _ => {
            return Err(vec![
                Diagnostic::error(
                    node.span.clone(),
                    format!("expected a rule of decision, found {}", node.kind()),
                )
                .help(format!("write \"all\" or \"majority\", or {}", &EXAMPLE["write ".len()..])),
            ]);
        }
    };
    Ok(Rule { rule, span: node.span.clone() })
}

fn word(text: &str, node: &Node) -> Result<DecisionRule, Vec<Diagnostic>> {
    let majority = DecisionRule::Quota { quota: Quota::MoreThanHalf, of: Counted::Parties };
    match text {
        "all" => Ok(DecisionRule::All),
        "majority" => Ok(majority),
        _ => {
            let error =
                Diagnostic::error(node.span.clone(), format!("`{text}` is no rule of decision"));
            let counts = text.starts_with(|c: char| c.is_ascii_digit());
            let meant = match text.trim().to_lowercase().as_str() {
                "consensus" | "unanimity" | "unanimous" | "everybody" | "everyone" => Some("all"),
                "simple majority" | "more than half" => Some("majority"),
                _ => None,
            };
            if let Some(meant) = meant {
                return Err(vec![error.help(format!("here the word for it is \"{meant}\""))]);
            }
            Err(vec![if counts {
                error.help(format!(
                    "write {{ quota = \"{text}\", of = \"parties\" }}, or of = \"weight\""
                ))
            } else {
                error.help(EXAMPLE).maybe_help(choose(text, "it is one of", &["all", "majority"]))
            }])
        }
    }
}

fn quota_of(table: &Table, node: &Node) -> Result<DecisionRule, Vec<Diagnostic>> {
    let mut errors = Vec::new();
    for (key, entry) in table.iter().filter(|(key, _)| !matches!(key.as_str(), "quota" | "of")) {
        errors.push(
            Diagnostic::error(entry.key.clone(), format!("a quota has no key `{key}`"))
                .help("its keys are: quota, of"),
        );
    }
    let mut missing = |key: &str| {
        errors.push(
            Diagnostic::error(node.span.clone(), format!("this rule does not say `{key}`"))
                .help(EXAMPLE),
        );
    };
    let (quota, of) = (table.get("quota"), table.get("of"));
    if quota.is_none() {
        missing("quota");
    }
    if of.is_none() {
        missing("of");
    }
    let of = of.and_then(|entry| match entry.node.text() {
        Some("parties") => Some(Counted::Parties),
        Some("weight") => Some(Counted::Weight),
        said => {
            let error =
                Diagnostic::error(entry.node.span.clone(), "a quota counts parties or weight");
            let near = said.and_then(|said| choose(said, "it is one of", COUNTED));
            errors.push(error.help("write of = \"parties\" or of = \"weight\"").maybe_help(near));
            None
        }
    });
    let quota = quota.and_then(|entry| match how_much(&entry.node, of) {
        Ok(quota) => Some(quota),
        Err(error) => {
            errors.push(*error);
            None
        }
    });
    match (quota, of) {
        (Some(quota), Some(of)) if errors.is_empty() => Ok(DecisionRule::Quota { quota, of }),
        _ => Err(errors),
    }
}

/// Per cent of a fraction such as `2/3`; the inner `None` where it is no number, the outer where it is no fraction.
fn fraction(text: &str) -> Option<Option<f64>> {
    let (part, whole) = text.split_once('/')?;
    let number = |text: &str| text.trim().parse::<u32>().ok().map(f64::from);
    let share = number(part).zip(number(whole)).filter(|(_, whole)| *whole > 0.0);
    Some(share.map(|(part, whole)| 100.0 * part / whole))
}

/// How much is enough: a share with its sign or as a fraction, a number without, or more than half.
fn how_much(node: &Node, of: Option<Counted>) -> Result<Quota, Box<Diagnostic>> {
    let error = |message: String, help: String| {
        Err(Box::new(Diagnostic::error(node.span.clone(), message).help(help)))
    };
    let plain = |text: &str| text.trim().parse::<f64>().ok().filter(|n| n.is_finite());
    let (written, share, number) = match &node.data {
        Data::Number(raw, n) => (raw.clone(), false, Some(*n)),
        Data::Text(text) if text == "majority" => return Ok(Quota::MoreThanHalf),
        Data::Text(text) => {
            let percent = text.trim().strip_suffix('%').map(plain);
            match percent.or_else(|| fraction(text)) {
                Some(number) => (text.clone(), true, number),
                None => (text.clone(), false, plain(text)),
            }
        }
        _ => (String::new(), false, None),
    };
    let Some(number) = number else {
        return error(
            format!(
                "expected a quota, found {}",
                match node.text() {
                    Some(text) => format!("`{text}`"),
                    None => node.kind().to_owned(),
                }
            ),
            "a quota is one number: \"65%\" or \"2/3\" of the whole, 12, or \"majority\""
                .to_owned(),
        );
    };
    if number <= 0.0 {
        return error(
            format!("a quota of `{written}` is met by nobody agreeing"),
            "write a quota above 0".to_owned(),
        );
    }
    if share && number > 100.0 {
        return error(
            format!("a quota of `{written}` is more than the whole: nobody can reach it"),
            "write \"100%\" or less".to_owned(),
        );
    }
    if !share && number < 1.0 && of == Some(Counted::Parties) {
        return error(
            format!("`{written}` parties are less than one"),
            format!("write \"{}%\" for that share of the parties", tidy(number * 100.0)),
        );
    }
    Ok(if share { Quota::Share(number / 100.0) } else { Quota::Number(number) })
}
