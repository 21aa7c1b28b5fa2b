//! The answer for a reader: what is possible, who needs what, the fair points, the frontier, what to know.

use comfy_table::{Cell, CellAlignment, ContentArrangement, Table, presets};
use num_rational::BigRational;
use summitry_core::deals::{Concept, Count, FrontierPoint, Solutions, Space};
use summitry_domains::exact;

use summitry_kit::deals::answer::{Answer, OfSummit, bounds};

use super::{scatter, summit};

/// Frontier points shown before the rest is left to `--json` and `--csv`.
const SHOWN: usize = 20;

/// The whole answer.
pub(crate) fn text(answer: &Answer) -> String {
    let (space, analysis) = (&answer.converted.space, &answer.analysis);
    let mut text = format!(
        "{} · {} · {} issues, {} parties\n",
        if answer.title == answer.name {
            answer.name.clone()
        } else {
            format!("{} ({})", answer.name, answer.title)
        },
        match &answer.of_summit {
            Some(of) => format!("venue {}, every value at its middle", of.venue),
            None => format!("{} file, {} reading", answer.tool, answer.reading.word()),
        },
        space.issues.len(),
        space.parties.len()
    );
    text.push_str(&format!(
        "{} packages, {} rational for all, {} undominated point{}\n\n",
        analysis.packages,
        counted(&analysis.rational),
        analysis.frontier.len(),
        if analysis.frontier.len() == 1 { "" } else { "s" }
    ));
    let mut table = if analysis.method.exact {
        table(&["party", "no deal", "worst", "best"])
    } else {
        table(&["party", "no deal", "worst drawn", "best drawn", "none below", "none above"])
    };
    for (party, profile) in analysis.parties.iter().zip(&space.parties) {
        let mut row = vec![
            Cell::new(&party.name),
            right(&shown(&party.reservation)),
            right(&party.minimum.as_ref().map_or_else(String::new, shown)),
            right(&party.maximum.as_ref().map_or_else(String::new, shown)),
        ];
        if !analysis.method.exact {
            let (low, high) = bounds(profile);
            row.extend([right(&shown(&low)), right(&shown(&high))]);
        }
        table.add_row(row);
    }
    put(&mut text, &table);
    if analysis.frontier.is_empty() {
        text.push_str("No package gives everyone at least what no deal gives: there is no zone of agreement.\n");
    } else {
        put(&mut text, &solutions(&analysis.solutions, &analysis.frontier, space));
        if let Some(picture) = scatter::text(analysis, space) {
            text.push_str(&picture);
        }
        frontier(&mut text, &analysis.frontier, space, answer.of_summit.as_ref());
    }
    if let Some(of) = &answer.of_summit {
        text.push_str(&summit::text(of, answer));
    }
    if let (Some(negmas), Some(negolog)) = (analysis.opposition.negmas, analysis.opposition.negolog)
    {
        text.push_str(&format!("Opposition {negmas:.4} (NegMAS), {negolog:.4} (NegoLog)\n"));
    } else if let Some(negmas) = analysis.opposition.negmas {
        text.push_str(&format!("Opposition {negmas:.4} (NegMAS)\n"));
    }
    let exactly = if analysis.method.exact { "Exact" } else { "NOT exact" };
    text.push_str(&format!("{exactly}: {}; {}\n", analysis.method.how, analysis.method.why));
    for note in &answer.converted.notes {
        text.push_str(&format!("Note ({}): {}\n", note.code, note.text));
    }
    text.push('\n');
    text
}

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
