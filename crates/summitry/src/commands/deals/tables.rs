//! The tables of an answer: the points that solutions pick, the frontier, and how their numbers are shown.

use comfy_table::{Cell, CellAlignment, ContentArrangement, Table, presets};
use num_rational::BigRational;
use summitry_core::deals::{Concept, Count, FrontierPoint, Solutions, Space};
use summitry_domains::exact;
use summitry_kit::deals::answer::OfSummit;

/// Frontier points shown before the rest is left to `--json` and `--csv`.
const SHOWN: usize = 20;

pub(super) fn table(header: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED);
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(header.iter().map(Cell::new));
    table
}

pub(super) fn put(text: &mut String, table: &Table) {
    text.push_str(&table.to_string());
    text.push_str("\n\n");
}

pub(super) fn right(text: &str) -> Cell {
    Cell::new(text).set_alignment(CellAlignment::Right)
}

/// Which points the solutions pick.
pub(super) fn solutions(solutions: &Solutions, points: &[FrontierPoint], space: &Space) -> Table {
    let mut header = vec!["solution"];
    header.extend(space.parties.iter().map(|party| party.name.as_str()));
    header.push("package");
    let mut table = table(&header);
    for concept in Concept::ALL {
        let (name, solution) = (concept.title, (concept.of)(solutions));
        let Some(point) = solution.points.first().and_then(|&i| points.get(i)) else { continue };
        let ties = if solution.points.len() > 1 || point.packages != solution.packages {
            format!(" ({} tie)", solution.packages)
        } else {
            String::new()
        };
        let mut row = vec![Cell::new(format!("{name}{ties}"))];
        row.extend(point.utilities.iter().map(|utility| right(&shown(utility))));
        row.push(Cell::new(package(point, space)));
        table.add_row(row);
    }
    table
}

/// The frontier; of a scenario with the effort of each package.
pub(super) fn frontier(
    text: &mut String,
    points: &[FrontierPoint],
    space: &Space,
    of: Option<&OfSummit>,
) {
    let mut header = vec!["frontier"];
    header.extend(space.parties.iter().map(|party| party.name.as_str()));
    header.push("packages");
    header.extend(of.map(|_| "effort"));
    header.push("one of them");
    let mut table = table(&header);
    for point in points.iter().take(SHOWN) {
        let mut row = vec![Cell::new(format!("#{}", point.index))];
        row.extend(point.utilities.iter().map(|utility| right(&shown(utility))));
        row.push(right(&point.packages.to_string()));
        row.extend(of.map(|of| right(&format!("{:.2}", of.summit.effort(&point.package)))));
        row.push(Cell::new(package(point, space)));
        table.add_row(row);
    }
    put(text, &table);
    if points.len() > SHOWN {
        let more = points.len() - SHOWN;
        text.push_str(&format!("… and {more} more points; --csv and --json have them all\n\n"));
    }
}

/// Option by option; issue names would fill the line.
fn package(point: &FrontierPoint, space: &Space) -> String {
    space
        .issues
        .iter()
        .zip(&point.package)
        .filter_map(|(issue, option)| issue.options.get(*option).map(String::as_str))
        .collect::<Vec<_>>()
        .join(" · ")
}

pub(super) fn shown(number: &BigRational) -> String {
    exact::rounded(number, 4).0
}

pub(super) fn counted(count: &Count) -> String {
    match count {
        Count::NotAsked => "not counted".to_owned(),
        Count::Exact(exactly) => exactly.to_string(),
        Count::Bounds { low, high, estimate, .. } => {
            format!("between {low} and {high} (about {:.1}%)", estimate.0 * 100.0)
        }
    }
}
