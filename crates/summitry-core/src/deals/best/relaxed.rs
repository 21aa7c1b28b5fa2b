//! Bounds for branch and bound: the goal over mixtures of options, issue by issue.
//!
//! Where every issue may mix its options, the best mixture is found by the method of Frank and Wolfe (1956): step by step towards the
//! options that the goal's plane at the present mixture likes best. Every plane on the way bounds the goal over all packages, for a
//! plane's highest value is taken issue by issue; the lowest of these bounds comes near the best mixture's value.

use super::{
    goal::{Goal, Plane},
    table::Table,
};

/// Steps of the method: by then the bound moves in the fourth digit.
const STEPS: usize = 400;
/// How many planes are kept for the search: each costs an addition a step, and different ones cut different branches.
const KEPT: usize = 12;
/// How sharply the smallest gain counts at the first step and at the last, in shares of the span of gains.
const SHARPNESS: (f64, f64) = (8.0, 2_000.0);

/// Halvings of a way: to a millionth.
const HALVINGS: usize = 20;

/// What the relaxation came to.
pub(super) struct Relaxed {
    /// Planes, the lowest bound first.
    pub(super) planes: Vec<Plane>,
    /// No package's value passes this.
    pub(super) bound: f64,
    /// Packages that some plane likes best: where to begin looking.
    pub(super) liked: Vec<Vec<usize>>,
}

/// Planes that bound the goal over the packages of a table that give every party what it needs.
pub(super) fn relax(table: &Table, goal: &Goal) -> Relaxed {
    let mut mixed = table.base.clone();
    for choices in &table.issues {
        let even = 1.0 / choices.len() as f64;
        for choice in choices {
            mixed.iter_mut().zip(&choice.worth).for_each(|(sum, worth)| *sum += even * worth);
        }
    }
    let spans: Vec<f64> = (0..table.base.len()).map(|party| span(table, party)).collect();
    let mut walk = Walk { table, spans, mixed, found: Vec::new(), liked: Vec::new() };
    if let Goal::Product { from } = goal {
        // A product is flat nowhere near zero: first to where everybody gains.
        let units = walk.spans.iter().map(|span| if *span > 0.0 { *span } else { f64::INFINITY });
        let units = units.take(from.len()).collect();
        walk.go(&Goal::Least { from: from.clone(), units });
        walk.found.clear();
    }
    walk.go(goal);
    let Walk { mut found, mut liked, .. } = walk;
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    let bound = found.first().map_or(f64::INFINITY, |(bound, _)| *bound);
    // The lowest, and of the better half others far apart in the order.
    let every = (found.len() / 2 / KEPT).max(1);
    let planes = found.into_iter().step_by(every).take(KEPT).map(|(_, plane)| plane).collect();
    liked.reverse();
    liked.truncate(2 * KEPT);
    Relaxed { planes, bound, liked }
}

/// The method on its way.
struct Walk<'t> {
    table: &'t Table,
    /// How far apart each party's best and worst package lie.
    spans: Vec<f64>,
    /// What the present mixture is worth to each party.
    mixed: Vec<f64>,
    /// Planes and the bounds they give.
    found: Vec<(f64, Plane)>,
    /// Packages that planes liked best.
    liked: Vec<Vec<usize>>,
}

impl Walk<'_> {
    fn go(&mut self, goal: &Goal) {
        let table = self.table;
        // What a party short of its need pays for a unit of it (the multipliers of Lagrange's relaxation).
        let mut prices = vec![0.0; table.base.len()];
        for step in 0..STEPS {
            let part = step as f64 / STEPS as f64;
            let sharp = SHARPNESS.0 * libm::pow(SHARPNESS.1 / SHARPNESS.0, part);
            let mut plane = goal.plane(&self.mixed, sharp / goal.span(&self.spans));
            plane.weights.resize(table.base.len(), 0.0);
            // What a party's whole span is worth to the goal on average.
            let spans = plane.weights.iter().zip(&self.spans);
            let worth: f64 = spans.map(|(weight, span)| weight * span).sum();
            let scale = worth / self.spans.len() as f64 / (1.0 + step as f64).sqrt();
            let priced = plane.weights.iter_mut().zip(&prices).zip(&table.needs);
            for ((weight, price), need) in priced {
                *weight += price;
                plane.constant -= price * need;
            }
            let (highest, package) = highest(table, &plane);
            if highest.is_finite() {
                self.found.push((highest, plane));
            }
            let utilities = table.utilities(&package);
            let rate = goal.rate(&self.mixed, &utilities).unwrap_or(2.0 / (step as f64 + 2.0));
            self.mixed.iter_mut().zip(&utilities).for_each(|(m, u)| *m += rate * (u - *m));
            let each = prices.iter_mut().zip(&utilities).zip(&table.needs).zip(&self.spans);
            for (((price, u), need), span) in each.filter(|(_, span)| **span > 0.0) {
                *price = (*price + scale * (need - u) / (span * span)).max(0.0);
            }
            if self.liked.last() != Some(&package) {
                self.liked.push(package);
            }
        }
    }
}

/// The highest value of a plane over all packages, and the package.
fn highest(table: &Table, plane: &Plane) -> (f64, Vec<usize>) {
    let of = |worth: &[f64]| -> f64 { worth.iter().zip(&plane.weights).map(|(w, u)| w * u).sum() };
    let mut sum = plane.constant + of(&table.base);
    let package = table.issues.iter().map(|choices| {
        let mut best = (f64::NEG_INFINITY, 0);
        for (c, choice) in choices.iter().enumerate() {
            let worth = of(&choice.worth);
            if worth > best.0 {
                best = (worth, c);
            }
        }
        sum += best.0;
        best.1
    });
    let package = package.collect();
    (sum, package)
}

/// How far apart a party's best and worst package lie.
fn span(table: &Table, party: usize) -> f64 {
    let each = table.issues.iter().map(|choices| {
        let worth = || choices.iter().filter_map(|choice| choice.worth.get(party)).copied();
        worth().fold(f64::NEG_INFINITY, f64::max) - worth().fold(f64::INFINITY, f64::min)
    });
    each.filter(|span| span.is_finite()).sum()
}

impl Goal {
    /// How far to go from one mixture towards another: where the product is highest on the way; `None`: as the method goes by itself.
    fn rate(&self, from: &[f64], to: &[f64]) -> Option<f64> {
        let Goal::Product { from: none } = self else { return None };
        let each = || from.iter().zip(to).zip(none);
        if each().any(|((at, _), none)| at <= none) {
            return None;
        }
        // The derivative falls on the way: its zero, by halving.
        let rises = |rate: f64| {
            let slope = |((at, to), none): ((&f64, &f64), &f64)| {
                let gain = at + rate * (to - at) - none;
                if gain > 0.0 { (to - at) / gain } else { f64::NEG_INFINITY }
            };
            each().map(slope).sum::<f64>() > 0.0
        };
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..HALVINGS {
            let middle = 0.5 * (low + high);
            if rises(middle) { low = middle } else { high = middle }
        }
        Some(low)
    }

    /// The span of what the goal compares, so that sharpness means the same whatever the units.
    fn span(&self, spans: &[f64]) -> f64 {
        let most = match self {
            Goal::Least { units, .. } => {
                spans.iter().zip(units).map(|(span, unit)| span / unit).fold(0.0, f64::max)
            }
            _ => 1.0,
        };
        if most > 0.0 { most } else { 1.0 }
    }
}
