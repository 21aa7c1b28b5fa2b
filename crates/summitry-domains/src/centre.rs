//! An ANL 2025 centre as a whole: what its deals with all edges are worth to it together.
//!
//! The files hold three kinds as data: the best of the deals (`MaxCenterUFun`), a weighted sum of them
//! (`LinearCombinationCenterUFun`), and, for `LambdaCenterUFun`, the competition's own two evaluators, told by the name of their class:
//! `TargetEvaluator` (the sum of the quantities agreed on) and `DinnersEvaluator` (on which days how many come), each with its table of
//! values in the file or in `center.csv` beside it. Any other evaluator is code that no file holds.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::domain::Domain;
use crate::error::{DomainError, Result, SourceText};
use crate::exact;
use crate::load::{Found, Loaded, read_text};
use crate::negmas::document;
use crate::negmas::threads::class_of;
use crate::node::{Kind, Node};

/// A centre with its edges.
#[derive(Clone, Debug)]
pub struct Centre {
    /// What it is called.
    pub name: String,
    /// What no deal at all is worth to it.
    pub reservation: f64,
    /// What its deals are worth together.
    pub together: DealsTogether,
    /// The negotiation with each edge in the order in which they are held: the centre's own side of it, constant where it has none,
    /// and the edge's.
    pub edges: Vec<Domain>,
}

/// What deals are worth together.
#[derive(Clone, Debug, PartialEq)]
pub enum DealsTogether {
    /// As much as the best of them.
    Max,
    /// Their sum, each with its weight; weights add up to 1.
    Sum(Vec<f64>),
    /// By the sum of the numbers that the first issues were agreed at.
    Quantity(BTreeMap<i64, f64>),
    /// By how often each of these is what a first issue was agreed at.
    Days(Vec<String>, BTreeMap<Vec<u32>, f64>),
}

/// One edge's end, as the centre sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct EdgeEnd {
    /// What it is worth to the centre's own side: the deal, or no deal with this edge.
    pub side: f64,
    /// What the first issue was agreed at; `None` without a deal.
    pub first: Option<String>,
}

impl Centre {
    /// What the ends with all edges are worth together. A table that does not hold what came of them gives what no deal is worth, as the
    /// competition's evaluators do.
    #[must_use]
    pub fn worth(&self, ends: &[EdgeEnd]) -> f64 {
        let mut agreed = ends.iter().filter_map(|end| end.first.as_deref()).peekable();
        if agreed.peek().is_none() {
            return self.reservation;
        }
        let looked_up = |value: Option<&f64>| value.copied().unwrap_or(self.reservation);
        match &self.together {
            DealsTogether::Max => ends.iter().map(|end| end.side).fold(f64::NEG_INFINITY, f64::max),
            DealsTogether::Sum(weights) => {
                ends.iter().zip(weights).map(|(end, w)| end.side * w).sum()
            }
            DealsTogether::Quantity(values) => {
                let sum: Option<i64> = agreed.map(|text| text.trim().parse::<i64>().ok()).sum();
                looked_up(sum.and_then(|sum| values.get(&sum)))
            }
            DealsTogether::Days(days, values) => {
                let agreed: Vec<&str> = agreed.collect();
                let of = |day: &String| agreed.iter().filter(|text| *text == day).count();
                let counts = days.iter().map(|day| u32::try_from(of(day)).unwrap_or(u32::MAX));
                looked_up(values.get(&counts.collect::<Vec<u32>>()))
            }
        }
    }
}

/// The centre's file, where these are all the edges of one, in their order.
#[must_use]
pub fn whole(found: &[Found]) -> Option<&PathBuf> {
    let (first, count) = (found.first()?, found.len());
    let file = first.files.first()?;
    let all = found
        .iter()
        .enumerate()
        .all(|(at, one)| one.thread == Some((at, count)) && one.files.first() == Some(file));
    all.then_some(file)
}

/// Reads a centre from all its edges, as [`find`](crate::find) gives them.
///
/// # Errors
/// They are not all the edges of one; a file is wrong; or what its deals are worth together is code.
pub fn read(found: &[Found]) -> Result<Centre> {
    let Some(path) = whole(found) else {
        let message = "these are not all the edges of one ANL 2025 centre".to_owned();
        return Err(DomainError::Domain(message));
    };
    let Loaded { shown, text, .. } = read_text(path)?;
    let source = SourceText { name: &shown, text: &text };
    let root = document(source)?;
    let number = |node: &Node| node.number(source).map(|n| exact::approx(&n));
    let reservation = match root.get("reserved_value").map(|node| node.text(source)) {
        // Any deal is better than none, however little it is worth.
        Some(Ok(text)) if text.trim().trim_start_matches('-').eq_ignore_ascii_case(".inf") => 0.0,
        _ => root.get("reserved_value").map_or(Ok(0.0), |node| number(node))?,
    };
    let together = match class_of(&root).unwrap_or_default() {
        "MaxCenterUFun" => DealsTogether::Max,
        "LinearCombinationCenterUFun" => DealsTogether::Sum(weights(&root, source, found.len())?),
        "LambdaCenterUFun" => evaluator(&root, source, path)?,
        other => {
            let message = format!(
                "what deals are worth together to a {other} is code that this file does not hold"
            );
            return Err(root.error(source, message));
        }
    };
    let mut edges = found.iter().map(crate::load::edge).collect::<Result<Vec<_>>>()?;
    // Files stand in the order of their names; the centre may know its edges in another.
    edges.sort_by_key(|(place, _)| *place);
    let edges = edges.into_iter().map(|(_, domain)| domain).collect();
    let name = root.get("name").and_then(|node| node.text(source).ok()).unwrap_or("Center");
    Ok(Centre { name: name.to_owned(), reservation, together, edges })
}

/// The weights of a sum, brought to 1 as the competition does.
fn weights(root: &Node, source: SourceText<'_>, edges: usize) -> Result<Vec<f64>> {
    let Some(node) = root.get("weights") else {
        // The competition would draw them anew in every session.
        #[expect(clippy::cast_precision_loss, reason = "a number of edges")]
        return Ok(vec![1.0 / edges as f64; edges]);
    };
    let list: Vec<f64> = node
        .list(source)?
        .iter()
        .map(|w| w.number(source).map(|w| exact::approx(&w)))
        .collect::<Result<_>>()?;
    let sum: f64 = list.iter().sum();
    if list.len() != edges {
        return Err(node.error(source, format!("{} weights for {edges} edges", list.len())));
    }
    Ok(list.iter().map(|w| if sum == 0.0 { *w } else { w / sum }).collect())
}

/// One of the competition's two evaluators.
fn evaluator(root: &Node, source: SourceText<'_>, path: &Path) -> Result<DealsTogether> {
    let node = root.need("evaluator", source)?;
    let class = class_of(node).unwrap_or_default();
    let days = class == "DinnersEvaluator";
    if !days && class != "TargetEvaluator" {
        let message = format!(
            "what deals are worth together is Python code here ({class}); of such evaluators TargetEvaluator and DinnersEvaluator are \
             known, the competition's own"
        );
        return Err(node.error(source, message));
    }
    let whole = |text: &str| -> Vec<i64> {
        let parts = text.split(|c: char| !c.is_ascii_digit() && c != '-');
        parts.filter_map(|part| part.parse().ok()).collect()
    };
    let mut rows: Vec<(Vec<i64>, f64)> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    if let Some(values) = node.get("values") {
        for (key, value) in values.map(source)? {
            rows.push((whole(key), exact::approx(&value.number(source)?)));
        }
        if let Some(Kind::List(list)) = node.get("days").map(|days| &days.kind) {
            for day in list {
                names.push(day.text(source)?.to_owned());
            }
        }
    } else {
        let Loaded { shown, text, .. } = read_text(&path.with_file_name("center.csv"))?;
        let wrong = |line: usize| DomainError::File {
            file: shown.clone(),
            message: format!("line {}: expected numbers, the last of them a value", line + 1),
        };
        let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        let (_, head) = lines.next().ok_or_else(|| wrong(0))?;
        names = head.split(',').map(|name| name.trim().to_owned()).collect();
        names.pop();
        for (line, row) in lines {
            let (keys, value) = row.rsplit_once(',').ok_or_else(|| wrong(line))?;
            let value: f64 = value.trim().parse().map_err(|_| wrong(line))?;
            rows.push((whole(keys), value));
        }
    }
    if days {
        let counts =
            |key: Vec<i64>| key.into_iter().filter_map(|n| u32::try_from(n).ok()).collect();
        let values = rows.into_iter().map(|(key, value)| (counts(key), value)).collect();
        return Ok(DealsTogether::Days(names, values));
    }
    let one = |(key, value): (Vec<i64>, f64)| Some((*key.first()?, value));
    Ok(DealsTogether::Quantity(rows.into_iter().filter_map(one).collect()))
}
