//! The frontier as CSV (RFC 4180), one line a point of utilities.

use summitry_domains::exact;

use super::Answer;

/// Header and lines; with several domains the first column names the domain and the header is repeated where the issues
/// change, that is for every domain.
pub(crate) fn text(answer: &Answer, several: bool, first: bool) -> String {
    let space = &answer.converted.space;
    let mut text = String::new();
    if !first {
        text.push('\n');
    }
    let mut header: Vec<String> = Vec::new();
    if several {
        header.push("domain".to_owned());
    }
    header.push("index".to_owned());
    header.push("packages".to_owned());
    header.extend(space.parties.iter().map(|party| format!("utility of {}", party.name)));
    header.extend(space.issues.iter().map(|issue| issue.name.clone()));
    line(&mut text, &header);
    for point in &answer.analysis.frontier {
        let mut cells: Vec<String> = Vec::new();
        if several {
            cells.push(answer.name.clone());
        }
        cells.push(point.index.to_string());
        cells.push(point.packages.to_string());
        cells.extend(point.utilities.iter().map(|utility| exact::approx(utility).to_string()));
        cells.extend(
            space
                .issues
                .iter()
                .zip(&point.package)
                .map(|(issue, option)| issue.options.get(*option).cloned().unwrap_or_default()),
        );
        line(&mut text, &cells);
    }
    text
}

fn line(text: &mut String, cells: &[String]) {
    for (number, cell) in cells.iter().enumerate() {
        if number > 0 {
            text.push(',');
        }
        if cell.contains(['"', ',', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
    text.push_str("\r\n");
}
