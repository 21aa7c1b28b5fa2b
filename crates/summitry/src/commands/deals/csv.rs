//! The frontier as CSV (RFC 4180), one line a point of utilities; of a scenario also what one meeting can carry and the swaps.

use num_rational::BigRational;
use summitry_core::deals::{FrontierPoint, SwapKind};
use summitry_domains::exact;
use summitry_kit::files::csv::{self, CsvField};

use summitry_kit::deals::answer::{DealsAnswer, OfSummit};

/// The lines of one answer after another; with several the first column names the domain, and a header stands wherever the
/// columns change.
pub(crate) struct Sheet {
    several: bool,
    header: Vec<String>,
}

impl Sheet {
    /// An empty sheet.
    pub(crate) fn new(several: bool) -> Self {
        Self { several, header: Vec::new() }
    }

    /// The lines of one answer, under a header where they need one.
    pub(crate) fn text(&mut self, answer: &DealsAnswer) -> String {
        let mut text = String::new();
        let header = header(answer, self.several);
        if header != self.header {
            if !self.header.is_empty() {
                text.push('\n');
            }
            csv::line(&mut text, header.iter().map(|name| CsvField::Text(name)));
            self.header = header;
        }
        let first: Vec<String> = self.several.then(|| answer.name.clone()).into_iter().collect();
        for row in rows(answer) {
            csv::line(&mut text, first.iter().chain(&row).map(|cell| CsvField::Text(cell)));
        }
        text
    }
}

fn header(answer: &DealsAnswer, several: bool) -> Vec<String> {
    let space = &answer.converted.space;
    let mut header: Vec<String> = Vec::new();
    let mut add = |names: &[&str]| header.extend(names.iter().map(|&name| name.to_owned()));
    if several {
        add(&["domain"]);
    }
    if answer.of_summit.is_some() {
        add(&["venue", "kind"]);
    }
    add(&["index", "packages"]);
    if answer.of_summit.is_some() {
        add(&["effort", "fits"]);
    }
    header.extend(space.parties.iter().map(|party| format!("utility of {}", party.name)));
    if answer.of_summit.is_some() {
        header.extend(space.parties.iter().map(|party| format!("own change of {}", party.name)));
    }
    header.extend(space.issues.iter().map(|issue| issue.name.clone()));
    header
}

fn rows(answer: &DealsAnswer) -> Vec<Vec<String>> {
    let points = &answer.analysis.frontier;
    let Some(of) = &answer.of_summit else {
        return points.iter().map(|p| row(answer, None, p)).collect();
    };
    let mut rows: Vec<Vec<String>> =
        points.iter().map(|p| row(answer, Some((of, "frontier")), p)).collect();
    if let Ok(within) = &of.within {
        let kind = Some((of, "within capacity"));
        rows.extend(within.frontier.iter().map(|p| row(answer, kind, p)));
    }
    let space = &of.summit.space;
    for swap in of.analyst.iter().flat_map(|a| &a.swaps) {
        let kind = match swap.kind {
            SwapKind::Free => "free step",
            SwapKind::Swap => "swap",
        };
        // A package of today's making: how many others are worth the same is not asked.
        let (Ok(utilities), Ok(index)) =
            (space.utilities(&swap.package), space.index_of(&swap.package))
        else {
            continue;
        };
        let point =
            FrontierPoint { utilities, packages: 0u8.into(), package: swap.package.clone(), index };
        rows.push(row(answer, Some((of, kind)), &point));
    }
    rows
}

/// One package; of a scenario with its room, effort, and what it changes on the sides' own lists.
fn row(answer: &DealsAnswer, of: Option<(&OfSummit, &str)>, point: &FrontierPoint) -> Vec<String> {
    let space = &answer.converted.space;
    let number = |x: &BigRational| exact::approx(x).to_string();
    let mut cells: Vec<String> = Vec::new();
    if let Some((of, kind)) = of {
        cells.extend([of.venue.clone(), kind.to_owned()]);
    }
    cells.push(point.index.to_string());
    let counted = point.packages != 0u8.into();
    cells.push(if counted { point.packages.to_string() } else { String::new() });
    if let Some((of, _)) = of {
        cells.push(of.summit.effort(&point.package).to_string());
        cells.push(if of.summit.fits(&point.package) { "yes" } else { "no" }.to_owned());
    }
    cells.extend(point.utilities.iter().map(number));
    if let Some((of, _)) = of {
        let own = &of.summit.own;
        let now = own.utilities(&of.summit.now).unwrap_or_default();
        let then = own.utilities(&point.package).unwrap_or_default();
        cells.extend(then.iter().zip(&now).map(|(then, now)| number(&(then - now))));
    }
    let chosen = space.issues.iter().zip(&point.package);
    cells.extend(chosen.map(|(i, o)| i.options.get(*o).cloned().unwrap_or_default()));
    cells
}
