//! The tables of an answer: the points that solutions pick, the frontier, and how their numbers are shown.

use comfy_table::{Cell, CellAlignment, ContentArrangement, Table, presets};
use num_rational::BigRational;
use summitry_core::deals::{Concept, Count, FrontierPoint, Solutions, Space};
use summitry_domains::exact;
use summitry_kit::deals::answer::OfSummit;
use summitry_report::{deals::title_of, messages::Messages};

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
pub(super) fn solutions(
    m: &Messages,
    solutions: &Solutions,
    points: &[FrontierPoint],
    space: &Space,
) -> Table {
    let (first, last) = (m.say("possible-solution"), m.say("possible-package"));
    let mut header = vec![first.as_str()];
    header.extend(space.parties.iter().map(|party| party.name.as_str()));
    header.push(&last);
    let mut table = table(&header);
    for concept in Concept::ALL {
        let (mut name, solution) = (title_of(m, concept), (concept.of)(solutions));
        let Some(point) = solution.points.first().and_then(|&i| points.get(i)) else { continue };
        if solution.points.len() > 1 || point.packages != solution.packages {
            let n = m.grouped(&solution.packages.to_string());
            name = m.fill("possible-tie", &[("name", (&name).into()), ("n", (&n).into())]);
        }
        let mut row = vec![Cell::new(name)];
        row.extend(point.utilities.iter().map(|utility| right(&shown(m, utility))));
        row.push(Cell::new(package(point, space)));
        table.add_row(row);
    }
    table
}

/// The frontier; of a scenario with the effort of each package.
pub(super) fn frontier(
    m: &Messages,
    text: &mut String,
    points: &[FrontierPoint],
    space: &Space,
    of: Option<&OfSummit>,
) {
    let word = |id: &str| m.say(id);
    let (first, packages) = (word("possible-frontier"), word("possible-packages-column"));
    let (effort, last) = (word("possible-effort"), word("possible-one-of-them"));
    let mut header = vec![first.as_str()];
    header.extend(space.parties.iter().map(|party| party.name.as_str()));
    header.push(&packages);
    header.extend(of.map(|_| effort.as_str()));
    header.push(&last);
    let mut table = table(&header);
    for point in points.iter().take(SHOWN) {
        let mut row = vec![Cell::new(format!("#{}", point.index))];
        row.extend(point.utilities.iter().map(|utility| right(&shown(m, utility))));
        row.push(right(&m.grouped(&point.packages.to_string())));
        row.extend(of.map(|of| right(&m.number(of.summit.effort(&point.package), 2))));
        row.push(Cell::new(package(point, space)));
        table.add_row(row);
    }
    put(text, &table);
    if points.len() > SHOWN {
        let more = m.count((points.len() - SHOWN) as u64);
        text.push_str(&m.fill("possible-more", &[("n", (&more).into())]));
        text.push_str("\n\n");
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

/// A utility in the form of the language, to four decimals.
pub(super) fn shown(m: &Messages, number: &BigRational) -> String {
    m.written(&exact::rounded(number, 4).0)
}

/// How many there are, or between what.
pub(super) fn counted(m: &Messages, count: &Count) -> String {
    match count {
        Count::NotAsked => m.say("possible-not-counted"),
        Count::Exact(exactly) => m.grouped(&exactly.to_string()),
        Count::Bounds { low, high, estimate, .. } => {
            let (low, high) = (m.grouped(&low.to_string()), m.grouped(&high.to_string()));
            m.fill(
                "possible-between",
                &[
                    ("low", (&low).into()),
                    ("high", (&high).into()),
                    ("share", (&share(m, estimate.0)).into()),
                ],
            )
        }
    }
}

/// A share, 0..1, as a percentage with one decimal.
pub(super) fn share(m: &Messages, share: f64) -> String {
    m.language().percentage(&m.number(share * 100.0, 1))
}
