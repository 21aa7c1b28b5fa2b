//! The answer for a reader: what is possible, who needs what, the fair points, the frontier, what to know.

use comfy_table::Cell;
use summitry_core::deals::{How, Profile};
use summitry_kit::deals::answer::{DealsAnswer, bounds};

use super::tables::{counted, frontier, put, right, shown, solutions, table};
use super::{scatter, summit};

/// The whole answer.
pub(crate) fn text(answer: &DealsAnswer) -> String {
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
        "{} packages, {} rational for all, {} {} point{}\n\n",
        analysis.packages,
        counted(&analysis.rational),
        analysis.frontier.len(),
        // Of a list that is not exact nobody knows what improves on it.
        if analysis.method.exact { "undominated" } else { "listed" },
        if analysis.frontier.len() == 1 { "" } else { "s" }
    ));
    let sampled = matches!(analysis.method.how, How::Sampled { .. });
    let mut table = if !sampled {
        table(&["party", "no deal", "worst", "best"])
    } else {
        table(&["party", "no deal", "worst found", "best found", "none below", "none above"])
    };
    for (party, profile) in analysis.parties.iter().zip(&space.parties) {
        let mut row = vec![
            Cell::new(&party.name),
            right(&shown(&party.reservation)),
            right(&party.minimum.as_ref().map_or_else(String::new, shown)),
            right(&party.maximum.as_ref().map_or_else(String::new, shown)),
        ];
        if sampled {
            let (low, high) = bounds(profile);
            row.extend([right(&shown(&low)), right(&shown(&high))]);
        }
        table.add_row(row);
    }
    put(&mut text, &table);
    if analysis.frontier.is_empty() {
        text.push_str(&none(answer));
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

/// That nothing suits everyone, where it is proven: all packages were gone through, or a party's bound lies below what it needs.
fn none(answer: &DealsAnswer) -> String {
    let proven = |party: &Profile| bounds(party).1 < party.reservation;
    let none =
        "No package gives everyone at least what no deal gives: there is no zone of agreement.\n";
    let method = &answer.analysis.method;
    if method.exact || answer.converted.space.parties.iter().any(proven) {
        return none.to_owned();
    }
    if let How::Sampled { packages, searched, .. } = method.how {
        return format!(
            "None found among {packages} drawn packages and {searched} weighed by a search that gives everyone at least what no deal gives: that is no proof that there is none.\n"
        );
    }
    "None found that gives everyone at least what no deal gives: that is no proof that there is none.\n".to_owned()
}
