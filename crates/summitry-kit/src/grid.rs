//! A grid of what-ifs: every combination of some values, forecast on the same worlds and streams, whole or in parts.

use std::ops::Range;
use std::time::Instant;

use serde_json::{Value, json};

use crate::parts::{ASKED, PartHead, bodies, opened, sealed};
use crate::tournament::Shard;
use crate::{Budget, Chance, Change, Control, Error, ErrorKind, Result, Rows, Study};

/// The name of the format.
const FORMAT: &str = "summitry-grid/1";

/// What is varied, and what is asked.
#[derive(Clone, Debug)]
pub struct WhatIfGrid {
    study: Study,
    paths: Vec<(String, Vec<String>)>,
    outcomes: Vec<String>,
}

/// One outcome at one combination.
#[derive(Clone, Debug, PartialEq)]
pub struct GridPoint {
    /// The values, one a path.
    pub values: Vec<String>,
    /// Which outcome.
    pub outcome: String,
    /// How likely it is then.
    pub chance: Chance,
}

impl WhatIfGrid {
    /// Every combination of these values, each as the file would write it; the last path changes fastest. Without outcomes
    /// `ending.agreed` is asked.
    ///
    /// # Errors
    /// There is no such outcome, or a path has no value.
    pub fn new(
        study: &Study,
        paths: Vec<(String, Vec<String>)>,
        outcomes: Option<Vec<String>>,
    ) -> Result<Self> {
        let outcomes = outcomes.unwrap_or_else(|| vec!["ending.agreed".to_owned()]);
        for outcome in &outcomes {
            study.known(outcome)?;
        }
        if let Some((path, _)) = paths.iter().find(|(_, values)| values.is_empty()) {
            let message = format!("{path}: there is no value to vary it over");
            return Err(Error::new(ErrorKind::Unknown, message));
        }
        Ok(Self { study: study.clone(), paths, outcomes })
    }

    /// How many combinations there are.
    #[must_use]
    pub fn points(&self) -> u64 {
        self.paths.iter().fold(1, |all: u64, (_, values)| all.saturating_mul(values.len() as u64))
    }

    /// One combination: a value for each path.
    fn point(&self, number: u64) -> Vec<&str> {
        let mut rest = number;
        let digits = self.paths.iter().rev().map(|(_, values)| {
            let n = (values.len() as u64).max(1);
            let value = usize::try_from(rest % n).ok().and_then(|at| values.get(at));
            rest /= n;
            value.map_or("", String::as_str)
        });
        let mut values: Vec<&str> = digits.collect();
        values.reverse();
        values
    }

    /// Works some combinations out, in their order; the budget's time is for all of them. Where the budget takes a part for an answer and
    /// it is stopped, those are given that were there by then, if there is one.
    ///
    /// # Errors
    /// A value cannot be set, a forecast cannot be made, or it was stopped.
    pub fn worked_out(
        &self,
        numbers: Range<u64>,
        budget: &Budget,
        control: &dyn Control,
    ) -> Result<Vec<GridPoint>> {
        let began = Instant::now();
        let mut points = Vec::new();
        for number in numbers.start..numbers.end.min(self.points()) {
            let values = self.point(number);
            let set = self.paths.iter().zip(&values).map(|((path, _), value)| Change::Set {
                path: path.clone(),
                written: (*value).to_owned(),
            });
            let study = self.study.changed(set)?;
            // A point is whole, or it is none.
            let whole = Budget { partial: false, ..budget.left(began) };
            let forecast = match study.forecast_without_packages(&whole, control) {
                Err(error) if budget.partial && error.is_stop() && !points.is_empty() => break,
                forecast => forecast?,
            };
            for outcome in &self.outcomes {
                points.push(GridPoint {
                    values: values.iter().map(|v| (*v).to_owned()).collect(),
                    outcome: outcome.clone(),
                    chance: forecast.chance(outcome)?,
                });
            }
        }
        Ok(points)
    }

    /// Points as rows: a column a path, `outcome`, `mean`, `low`, `high`.
    #[must_use]
    pub fn rows(&self, points: &[GridPoint]) -> Rows {
        let paths: Vec<&str> = self.paths.iter().map(|(path, _)| path.as_str()).collect();
        rows(&paths, points)
    }

    fn head(&self, budget: &Budget, points: Range<u64>) -> PartHead {
        let paths: Vec<Value> = self.paths.iter().map(|(p, v)| json!([p, v])).collect();
        let worlds = self.study.worlds(budget);
        let options = json!({ "paths": paths, "outcomes": self.outcomes, "worlds": worlds });
        PartHead::new(FORMAT, &self.study, options, points, self.points())
    }

    /// One part of the grid, as [`of_parts`](Self::of_parts) takes it.
    ///
    /// # Errors
    /// As [`worked_out`](Self::worked_out).
    pub fn part(&self, part: Shard, budget: &Budget, control: &dyn Control) -> Result<Vec<u8>> {
        let numbers = part.blocks(self.points());
        let mut body = String::new();
        let whole = Budget { partial: false, ..*budget };
        for p in self.worked_out(numbers.clone(), &whole, control)? {
            let Chance { mean, low, high, .. } = p.chance;
            let bits = [mean, low, high].map(f64::to_bits);
            body.push_str(&format!("{}\n", json!([p.values, p.outcome, bits])));
        }
        Ok(sealed(&self.head(budget, numbers), body.as_bytes()))
    }

    /// The points that parts hold, in their order, each part with the name it goes by in messages.
    ///
    /// # Errors
    /// Parts of other versions, files, values, outcomes or numbers of worlds; a gap or an overlap; a part that is not whole.
    pub fn of_parts(&self, parts: &[(String, Vec<u8>)], budget: &Budget) -> Result<Vec<GridPoint>> {
        let broken = || Error::new(ErrorKind::File, "a part does not hold the points it names");
        let mut points = Vec::new();
        for body in bodies(&self.head(budget, 0..0), ASKED, parts, "point")? {
            let text = std::str::from_utf8(body).map_err(|_| broken())?;
            for line in text.lines() {
                points.push(read(line).ok_or_else(broken)?);
            }
        }
        let whole = self.points().saturating_mul(self.outcomes.len() as u64);
        if points.len() as u64 == whole { Ok(points) } else { Err(broken()) }
    }
}

fn rows(paths: &[&str], points: &[GridPoint]) -> Rows {
    let number = |f: fn(&Chance) -> f64| points.iter().map(|p| f(&p.chance)).collect();
    let mut rows = Rows::default();
    for (place, path) in paths.iter().enumerate() {
        let value = |p: &GridPoint| p.values.get(place).cloned().unwrap_or_default();
        rows = rows.texts((*path).to_owned(), points.iter().map(value).collect());
    }
    rows.texts("outcome", points.iter().map(|p| p.outcome.clone()).collect())
        .numbers("mean", number(|c| c.mean))
        .numbers("low", number(|c| c.low))
        .numbers("high", number(|c| c.high))
}

/// The rows that the parts of a grid hold, whatever file they are of: they name it themselves.
///
/// # Errors
/// They are no parts of a grid, or not all of one.
pub fn merged(parts: &[(String, Vec<u8>)]) -> Result<Rows> {
    let broken = || Error::new(ErrorKind::File, "these are no parts of a grid");
    let (name, bytes) = parts.first().ok_or_else(broken)?;
    let (head, _) = opened(name, bytes)?;
    if head.kind != FORMAT {
        return Err(broken());
    }
    let mut points = Vec::new();
    for body in bodies(&head, name, parts, "point")? {
        let text = std::str::from_utf8(body).map_err(|_| broken())?;
        points.extend(text.lines().map(read).collect::<Option<Vec<_>>>().ok_or_else(broken)?);
    }
    let named = head.options.get("paths").and_then(Value::as_array).ok_or_else(broken)?;
    let path = |pair: &Value| pair.get(0).and_then(Value::as_str).map(str::to_owned);
    let paths: Vec<String> = named.iter().map(path).collect::<Option<_>>().ok_or_else(broken)?;
    Ok(rows(&paths.iter().map(String::as_str).collect::<Vec<_>>(), &points))
}

fn read(line: &str) -> Option<GridPoint> {
    let value: Value = serde_json::from_str(line).ok()?;
    let [values, outcome, bits] = value.as_array()?.as_slice() else { return None };
    let text = |v: &Value| v.as_str().map(str::to_owned);
    let values = values.as_array()?.iter().map(text).collect::<Option<_>>()?;
    let bits: Vec<f64> =
        bits.as_array()?.iter().map(|b| b.as_u64().map(f64::from_bits)).collect::<Option<_>>()?;
    let [mean, low, high] = bits.as_slice() else { return None };
    let chance = Chance { mean: *mean, low: *low, high: *high };
    Some(GridPoint { values, outcome: text(outcome)?, chance })
}
