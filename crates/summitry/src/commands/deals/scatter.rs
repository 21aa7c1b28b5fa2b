//! The frontier as a picture for two parties: a compact scatter in characters.

use summitry_core::deals::{Analysis, Concept, Space};
use summitry_domains::exact;
use summitry_report::{deals::title_of, messages::Messages};

/// Columns and rows of the picture.
const SIZE: (usize, usize) = (60, 14);

/// The picture, the first party to the right and the second upwards; `None` unless there are two parties and two points.
pub(crate) fn text(m: &Messages, analysis: &Analysis, space: &Space) -> Option<String> {
    let [across, up] = space.parties.as_slice() else { return None };
    let points: Vec<(f64, f64)> = analysis
        .frontier
        .iter()
        .filter_map(|p| {
            Some((exact::approx(p.utilities.first()?), exact::approx(p.utilities.get(1)?)))
        })
        .collect();
    let span = |of: &dyn Fn(&(f64, f64)) -> f64| {
        let low = points.iter().map(of).fold(f64::INFINITY, f64::min);
        let high = points.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        (high > low).then_some((low, high))
    };
    let (x, y) = (span(&|p| p.0)?, span(&|p| p.1)?);
    let place = |value: f64, (low, high): (f64, f64), cells: usize| {
        ((value - low) / (high - low) * (cells - 1) as f64).round() as usize
    };
    let mut picture = vec![vec![' '; SIZE.0]; SIZE.1];
    let mut mark = |at: usize, sign: char| {
        let Some(point) = points.get(at) else { return };
        let row = SIZE.1 - 1 - place(point.1, y, SIZE.1);
        if let Some(cell) =
            picture.get_mut(row).and_then(|row| row.get_mut(place(point.0, x, SIZE.0)))
        {
            // Where solutions share a cell the first named stays.
            if matches!(*cell, ' ' | '·') {
                *cell = sign;
            }
        }
    };
    (0..points.len()).for_each(|at| mark(at, '·'));
    for concept in Concept::told() {
        let solution = (concept.of)(&analysis.solutions);
        solution.points.iter().for_each(|&at| mark(at, sign(concept)));
    }
    let number = |x: f64| m.number(x, 4);
    let mut out = format!("{:>9} {} ↑\n", number(y.1), up.name);
    for row in picture {
        out.push_str(&format!("{:>9} │{}\n", "", row.into_iter().collect::<String>().trim_end()));
    }
    out.push_str(&format!("{:>9} └{} → {}\n", number(y.0), "─".repeat(SIZE.0), across.name));
    let right = number(x.1);
    out.push_str(&format!(
        "{:>11}{:<width$}{right}\n",
        "",
        number(x.0),
        width = SIZE.0 - right.len()
    ));
    out.push_str(&format!("· {}", m.say("possible-frontier")));
    for concept in Concept::told() {
        out.push_str(&format!("  {} {}", sign(concept), title_of(m, concept)));
    }
    out.push_str(&format!(" {}\n\n", m.say("possible-shared")));
    Some(out)
}

/// The letter of a concept in the picture: its title's first.
fn sign(concept: &Concept) -> char {
    concept.title.chars().next().map_or('?', |first| first.to_ascii_uppercase())
}
