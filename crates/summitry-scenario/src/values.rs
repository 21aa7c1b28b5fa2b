//! How an uncertain value is written, and the distribution it stands for (`docs/model.md`, section 1).

use summitry_core::value::{Kind, Spread, Z95};

use crate::diagnostic::{Diagnostic, choose};
use crate::document::Span;
use crate::grammar::quantity::{Quantity, Words};
use crate::scales::Scales;
use crate::tree::{Data, Node, Table};

/// A value as the file says it.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub(crate) spread: Spread,
    pub(crate) written: String,
    pub(crate) why: Option<String>,
    pub(crate) cite: Vec<String>,
    pub(crate) by: Option<String>,
    /// Whether it has a `{ }` of its own, and so stands alone.
    pub(crate) own_table: bool,
    pub(crate) span: Span,
}

/// The keys of a value's own table.
pub(crate) const VALUE_KEYS: [&str; 6] = ["is", "normal", "one_of", "why", "cite", "by"];

/// What is wrong with a piece of text that should be a value, and the cure.
type Fault = (String, Option<String>);

/// A value, and what is odd about it; or what is wrong with it.
pub(crate) fn read(
    node: &Node,
    quantity: &Quantity,
    scales: &Scales,
    warnings: &mut Vec<Diagnostic>,
) -> Result<Said, Vec<Diagnostic>> {
    let mut said = Said {
        spread: Spread::Point(0.0),
        written: String::new(),
        why: None,
        cite: Vec::new(),
        by: None,
        own_table: false,
        span: node.span.clone(),
    };
    let Data::Table(table) = &node.data else {
        said.spread = simple(node, quantity, scales, warnings)?;
        said.written = written(node);
        return Ok(said);
    };
    said.own_table = true;
    said.why = table.get("why").and_then(|e| e.node.text()).map(str::to_owned);
    said.by = table.get("by").and_then(|e| e.node.text()).map(str::to_owned);
    said.cite = table
        .get("cite")
        .map(|e| e.node.texts().into_iter().map(|(t, _)| t.to_owned()).collect())
        .unwrap_or_default();
    let given: Vec<&str> =
        ["is", "normal", "one_of"].into_iter().filter(|k| table.contains_key(*k)).collect();
    match given.as_slice() {
        [] => Err(vec![
            Diagnostic::error(node.span.clone(), "this value does not say what it is")
                .help("write { is = \"20 to 45\", why = \"…\" }"),
        ]),
        ["is"] => {
            let inner = &table["is"].node;
            said.spread = simple(inner, quantity, scales, warnings)?;
            said.written = written(inner);
            said.span = inner.span.clone();
            Ok(said)
        }
        ["normal"] => {
            let inner = &table["normal"].node;
            said.spread = normal(inner, quantity)?;
            said.written = format!("normal {}", written(inner));
            said.span = inner.span.clone();
            Ok(said)
        }
        [_] => {
            let inner = &table["one_of"].node;
            said.spread = one_of(inner, quantity)?;
            said.written = format!("one of {}", written(inner));
            said.span = inner.span.clone();
            Ok(said)
        }
        [first, second, ..] => Err(vec![
            Diagnostic::error(
                table[*second].key.clone(),
                format!("`{first}` and `{second}` both say what the value is"),
            )
            .help("keep one of them"),
        ]),
    }
}

/// The value as it stands in the file, in one line.
pub(crate) fn written(node: &Node) -> String {
    match &node.data {
        Data::Text(t) => t.clone(),
        Data::Number(raw, _) => raw.clone(),
        Data::Flag(f) => f.to_string(),
        Data::Date(d) => d.clone(),
        Data::List(l) => l.iter().map(written).collect::<Vec<_>>().join(", "),
        Data::Table(t) => t
            .iter()
            .map(|(k, e)| format!("{k}: {}", written(&e.node)))
            .collect::<Vec<_>>()
            .join(", "),
        Data::Other(name) => (*name).to_owned(),
    }
}

/// A number, a range, a word.
fn simple(
    node: &Node,
    quantity: &Quantity,
    scales: &Scales,
    warnings: &mut Vec<Diagnostic>,
) -> Result<Spread, Vec<Diagnostic>> {
    let fault = |(message, help): Fault| {
        vec![Diagnostic::error(node.span.clone(), message).maybe_help(help)]
    };
    match &node.data {
        Data::Number(raw, n) => {
            let value = if quantity.kind == Kind::Chance { n / 100.0 } else { *n };
            if quantity.kind == Kind::Chance && *n > 0.0 && *n < 1.0 {
                warnings.push(
                    Diagnostic::warning(
                        node.span.clone(),
                        format!("chances are written in percent: `{raw}` is read as {raw} in 100"),
                    )
                    .help(format!(
                        "write \"{}%\" if you meant {} in 100, or \"{raw}%\" to say so",
                        tidy(n * 100.0),
                        tidy(n * 100.0)
                    )),
                );
            }
            bounded(value, raw, quantity).map_err(fault)?;
            Ok(Spread::Point(value))
        }
        Data::Text(t) => text(t, quantity, scales).map_err(fault),
        _ => Err(vec![
            Diagnostic::error(
                node.span.clone(),
                format!("expected {}, found {}", quantity.unit, node.kind()),
            )
            .help(examples(quantity)),
        ]),
    }
}

/// What a text stands for.
pub(crate) fn text(written: &str, quantity: &Quantity, scales: &Scales) -> Result<Spread, Fault> {
    let t = written.trim();
    if let Some(range) = word(t, quantity.words, scales) {
        return of_word(range, quantity);
    }
    let parts: Vec<&str> = t.split(" to ").collect();
    if let [a, b] = parts.as_slice()
        && let (Some(a), Some(b)) = (Figure::parse(a), Figure::parse(b))
    {
        let percent = a.percent || b.percent;
        return range(a.value(percent, quantity), b.value(percent, quantity), percent, t, quantity);
    }
    let parts: Vec<&str> = t.split(" / ").collect();
    if let [a, b, c] = parts.as_slice()
        && let (Some(a), Some(b), Some(c)) = (Figure::parse(a), Figure::parse(b), Figure::parse(c))
    {
        let percent = a.percent || b.percent || c.percent;
        let [a, b, c] = [a, b, c].map(|f| f.value(percent, quantity));
        return pert(a, b, c, percent, t, quantity);
    }
    if let Some(figure) = Figure::parse(t) {
        percent_allowed(figure.percent, t, quantity)?;
        let value = figure.value(figure.percent, quantity);
        bounded(value, t, quantity)?;
        return Ok(Spread::Point(value));
    }
    Err(not_a_value(t, quantity, scales))
}

/// A number with or without its percent sign.
#[derive(Clone, Copy)]
struct Figure {
    number: f64,
    percent: bool,
}

impl Figure {
    fn parse(text: &str) -> Option<Self> {
        let t = text.trim();
        let (digits, percent) =
            t.strip_suffix('%').map_or((t, false), |rest| (rest.trim_end(), true));
        let plain =
            digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+' | b'_'));
        if !plain || !digits.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        let number: f64 = digits.replace('_', "").parse().ok()?;
        number.is_finite().then_some(Self { number, percent })
    }

    /// In the unit of the kind: chances are written in percent with or without the sign, shares only with it.
    fn value(self, percent: bool, quantity: &Quantity) -> f64 {
        if percent || quantity.kind == Kind::Chance { self.number / 100.0 } else { self.number }
    }
}

fn percent_allowed(percent: bool, written: &str, quantity: &Quantity) -> Result<(), Fault> {
    if percent && !matches!(quantity.kind, Kind::Chance | Kind::Share) {
        return Err((
            format!("`{written}` is in percent, but this is {}", quantity.unit),
            Some(format!("leave the % out: \"{}\"", written.replace('%', "").trim())),
        ));
    }
    Ok(())
}

/// Whether one number lies where the kind allows it.
fn bounded(value: f64, written: &str, quantity: &Quantity) -> Result<(), Fault> {
    let low = match quantity.kind {
        Kind::Points => f64::NEG_INFINITY,
        Kind::Importance | Kind::Score | Kind::Chance | Kind::Share | Kind::Positive => 0.0,
    };
    if value < low {
        return Err((format!("`{written}` is below 0, but this is {}", quantity.unit), None));
    }
    if value == 0.0 && !quantity.zero {
        return Err((format!("`{written}` is 0, but this is {}", quantity.unit), None));
    }
    if value > quantity.max {
        let help = (quantity.kind == Kind::Share && value > 1.0)
            .then(|| format!("write \"{}%\" or {}", tidy(value), tidy(value / 100.0)));
        return Err(match quantity.kind {
            Kind::Chance => (
                format!("`{written}` is more than 100 %"),
                Some("a chance lies between 0 and 100 %".to_owned()),
            ),
            _ => (
                format!(
                    "`{written}` is above {}, but this is {}",
                    tidy(quantity.max),
                    quantity.unit
                ),
                help,
            ),
        });
    }
    if value.abs() > 1e9 {
        return Err((format!("`{written}` is beyond any scale"), None));
    }
    Ok(())
}

/// `a to b`: nine chances in ten inside.
fn range(
    a: f64,
    b: f64,
    percent: bool,
    written: &str,
    quantity: &Quantity,
) -> Result<Spread, Fault> {
    percent_allowed(percent, written, quantity)?;
    if a > b {
        let mut ends = written.split(" to ");
        let (first, last) = (ends.next().unwrap_or(""), ends.next().unwrap_or(""));
        let sign = if percent { "%" } else { "" };
        return Err((
            format!("the range `{written}` runs backwards"),
            Some(format!(
                "write \"{} to {}{sign}\"",
                last.trim_end_matches('%').trim(),
                first.trim_end_matches('%').trim()
            )),
        ));
    }
    if a == b {
        return Err((
            format!("the range `{written}` has no width"),
            Some(format!("write one number: \"{}\"", written.split(" to ").last().unwrap_or(""))),
        ));
    }
    match quantity.kind {
        Kind::Chance => {
            if a <= 0.0 || b >= 1.0 {
                if b > 1.0 {
                    bounded(b, written, quantity)?;
                }
                bounded(a, written, quantity)?;
                let (end, near, word) = if a <= 0.0 {
                    ("0 %", "1%", "impossible")
                } else {
                    ("100 %", "99%", "certain")
                };
                return Err((
                    format!(
                        "`{written}` ends at {end}: a range of chances has its ends strictly inside 0 and 100 %"
                    ),
                    Some(format!("write {near} for the end if it is nearly {word}")),
                ));
            }
        }
        Kind::Positive => {
            if a <= 0.0 {
                return Err((
                    format!(
                        "`{written}` starts at 0 or below: a range of {} has its ends above 0",
                        quantity.unit
                    ),
                    Some("start it a little above 0, such as 0.1".to_owned()),
                ));
            }
            bounded(b, written, quantity)?;
        }
        Kind::Importance | Kind::Score | Kind::Share | Kind::Points => {
            bounded(a, written, quantity)?;
            bounded(b, written, quantity)?;
        }
    }
    Ok(spread(a, b, quantity))
}

/// The family of the kind with these 5 % and 95 % quantiles, a < b, both inside the bounds.
fn spread(a: f64, b: f64, quantity: &Quantity) -> Spread {
    let middle = |a: f64, b: f64| (f64::midpoint(a, b), (b - a) / (2.0 * Z95));
    match quantity.kind {
        Kind::Chance => {
            let logit = |p: f64| libm::log(p / (1.0 - p));
            let (mu, sigma) = middle(logit(a), logit(b));
            Spread::LogitNormal { mu, sigma }
        }
        Kind::Positive => {
            let (mu, sigma) = middle(libm::log(a), libm::log(b));
            Spread::LogNormal { mu, sigma }
        }
        Kind::Importance | Kind::Score | Kind::Share | Kind::Points => {
            let (mean, sd) = middle(a, b);
            let (min, max) = clip(quantity);
            Spread::Normal { mean, sd, min, max }
        }
    }
}

/// Where draws of a normal are cut off.
fn clip(quantity: &Quantity) -> (f64, f64) {
    match quantity.kind {
        Kind::Points => (f64::NEG_INFINITY, f64::INFINITY),
        Kind::Positive => (1e-6, quantity.max),
        Kind::Chance => (0.000_001, 0.999_999),
        Kind::Importance | Kind::Score | Kind::Share => (0.0, quantity.max),
    }
}

fn pert(
    low: f64,
    mode: f64,
    high: f64,
    percent: bool,
    written: &str,
    quantity: &Quantity,
) -> Result<Spread, Fault> {
    percent_allowed(percent, written, quantity)?;
    for end in [low, high] {
        if !(end == 0.0 && quantity.kind == Kind::Positive) {
            bounded(end, written, quantity)?;
        }
    }
    if low >= high || mode < low || mode > high {
        return Err((
            format!("`{written}` is not in order"),
            Some("write low / most likely / high, such as \"10 / 20 / 40\"".to_owned()),
        ));
    }
    Ok(Spread::Pert { low, mode, high })
}

fn word(text: &str, words: Words, scales: &Scales) -> Option<(f64, f64)> {
    let text = text.to_lowercase();
    match words {
        Words::None => None,
        Words::Importance => scales.importance.get(&text).copied(),
        Words::Likelihood => scales.likelihood.get(&text).copied(),
        Words::Effort => scales.effort.get(&text).map(|e| (*e, *e)),
    }
}

/// A word's range, read with the kind of the place it stands in.
fn of_word((a, b): (f64, f64), quantity: &Quantity) -> Result<Spread, Fault> {
    if a >= b {
        return Ok(Spread::Point(a));
    }
    if quantity.kind == Kind::Chance {
        // Scales that start at 0 % or end at 100 % have no finite logit there: a thousandth inside.
        return Ok(spread(a.max(0.001), b.min(0.999), quantity));
    }
    Ok(spread(a, b, quantity))
}

/// The ends a likelihood stands for where it is not sampled: a word, a range, a number; 0..1.
pub(crate) fn likelihood(node: &Node, scales: &Scales) -> Result<(f64, f64), Box<Diagnostic>> {
    let inner = match &node.data {
        Data::Table(t) => match t.get("is") {
            Some(entry) => &entry.node,
            None => {
                return Err(Box::new(
                    Diagnostic::error(node.span.clone(), "this value does not say what it is")
                        .help("write { is = \"likely\", why = \"…\" }"),
                ));
            }
        },
        _ => node,
    };
    let error = |message: String| Diagnostic::error(inner.span.clone(), message);
    let (a, b) = match &inner.data {
        Data::Number(_, n) => (n / 100.0, n / 100.0),
        Data::Text(t) => {
            let t = t.trim();
            if let Some(range) = word(t, Words::Likelihood, scales) {
                return Ok(range);
            }
            let figures: Vec<Option<Figure>> = t.split(" to ").map(Figure::parse).collect();
            match figures.as_slice() {
                [Some(a)] => (a.number / 100.0, a.number / 100.0),
                [Some(a), Some(b)] => (a.number / 100.0, b.number / 100.0),
                _ => {
                    let (message, help) = not_a_value(t, &crate::grammar::quantity::CHANCE, scales);
                    return Err(Box::new(error(message).maybe_help(help)));
                }
            }
        }
        _ => {
            return Err(Box::new(
                error(format!("expected a chance, found {}", inner.kind()))
                    .help("write \"likely\", \"55 to 80%\" or \"12%\""),
            ));
        }
    };
    if a > b {
        return Err(Box::new(
            error(format!("the range `{}` runs backwards", written(inner)))
                .help("write the lower end first"),
        ));
    }
    if a < 0.0 || b > 1.0 {
        return Err(Box::new(error(format!("`{}` is not between 0 and 100 %", written(inner)))));
    }
    Ok((a, b))
}

fn normal(node: &Node, quantity: &Quantity) -> Result<Spread, Vec<Diagnostic>> {
    let numbers: Option<Vec<f64>> =
        node.list().map(|l| l.iter().filter_map(Node::number).collect());
    let scale = if quantity.kind == Kind::Chance { 0.01 } else { 1.0 };
    match numbers.as_deref() {
        Some([mean, sd]) if *sd > 0.0 && node.list().is_some_and(|l| l.len() == 2) => {
            let (min, max) = clip(quantity);
            Ok(Spread::Normal { mean: mean * scale, sd: sd * scale, min, max })
        }
        _ => Err(vec![
            Diagnostic::error(
                node.span.clone(),
                "`normal` needs a mean and a standard deviation above 0",
            )
            .help("write { normal = [40, 10] }"),
        ]),
    }
}

fn one_of(node: &Node, quantity: &Quantity) -> Result<Spread, Vec<Diagnostic>> {
    let error = |span: Span, message: String| {
        vec![
            Diagnostic::error(span, message)
                .help("write { one_of = { \"10\" = 1, \"20\" = 3 } }: each number with its weight"),
        ]
    };
    let Some(table) = node.table() else {
        return Err(error(
            node.span.clone(),
            format!("`one_of` needs a table of numbers and weights, found {}", node.kind()),
        ));
    };
    let mut pairs: Vec<(f64, f64)> = Vec::new();
    for (key, entry) in table {
        let Some(figure) = Figure::parse(key) else {
            return Err(error(entry.key.clone(), format!("`{key}` is not a number")));
        };
        let fault = |(message, help): Fault| {
            vec![Diagnostic::error(entry.key.clone(), message).maybe_help(help)]
        };
        percent_allowed(figure.percent, key, quantity).map_err(fault)?;
        let value = figure.value(figure.percent, quantity);
        bounded(value, key, quantity).map_err(fault)?;
        match entry.node.number() {
            Some(weight) if weight > 0.0 && weight <= 1e12 => pairs.push((value, weight)),
            _ => {
                return Err(error(
                    entry.node.span.clone(),
                    "a weight is a number above 0".to_owned(),
                ));
            }
        }
    }
    if pairs.is_empty() {
        return Err(error(node.span.clone(), "`one_of` names no number".to_owned()));
    }
    let total: f64 = pairs.iter().map(|(_, w)| w).sum();
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    pairs.iter_mut().for_each(|(_, w)| *w /= total);
    Ok(Spread::OneOf(pairs))
}

/// The message for a text that is no value at all.
fn not_a_value(t: &str, quantity: &Quantity, scales: &Scales) -> Fault {
    // `20-45`, `20–45 %`, `20..45`: a range in another dress.
    let dashed = t.replace(['–', '—', '−'], "-").replace("..", "-");
    if let Some((a, b)) = dashed.trim_start_matches('-').split_once('-')
        && let (Some(_), Some(_)) = (Figure::parse(a), Figure::parse(b))
    {
        return (
            format!("`{t}` is not how a range is written"),
            Some(format!("write \"{} to {}\"", a.trim(), b.trim())),
        );
    }
    if let Some(number) = t.strip_suffix("percent").or_else(|| t.strip_suffix("per cent"))
        && Figure::parse(number).is_some()
    {
        return (
            format!("`{t}` is not how a percentage is written"),
            Some(format!("write \"{}%\"", number.trim())),
        );
    }
    if Figure::parse(&t.replace(',', ".")).is_some() {
        return (
            format!("`{t}` is not a number here"),
            Some(format!("write the decimals with a point: \"{}\"", t.replace(',', "."))),
        );
    }
    let words: Vec<&str> = match quantity.words {
        Words::None => Vec::new(),
        Words::Importance => scales.importance.keys().map(String::as_str).collect(),
        Words::Likelihood => scales.likelihood.keys().map(String::as_str).collect(),
        Words::Effort => scales.effort.keys().map(String::as_str).collect(),
    };
    let help = choose(t, "the words are", &words).unwrap_or_else(|| examples(quantity));
    (format!("`{t}` is neither a number, a range nor a word known here"), Some(help))
}

fn examples(quantity: &Quantity) -> String {
    match (quantity.kind, quantity.words) {
        (_, Words::Importance) => "write \"major\", 60 or \"55 to 80\"",
        (_, Words::Likelihood) => "write \"likely\", \"60%\" or \"30 to 70%\"",
        (_, Words::Effort) => "write \"easy\", 2 or \"1 to 4\"",
        (Kind::Share, _) => "write 0.5, \"50%\" or \"0.4 to 0.6\"",
        _ => "write a number, or a range such as \"2 to 8\"",
    }
    .to_owned()
}

/// A number without trailing zeros.
pub(crate) fn tidy(n: f64) -> String {
    let text = format!("{n:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Whether a table is a value's own: it has one of the keys only such a table has.
pub(crate) fn is_value_table(table: &Table) -> bool {
    ["is", "normal", "one_of"].iter().any(|k| table.contains_key(*k))
}
