//! The answer for a reader: what is possible, who needs what, the fair points, the frontier, what to know.

use comfy_table::Cell;
use summitry_core::deals::{How, Profile};
use summitry_kit::deals::answer::{DealsAnswer, bounds};
use summitry_report::{deals, messages::Messages};

use super::tables::{counted, frontier, put, right, shown, solutions, table};
use super::{scatter, summit};

/// The whole answer.
pub(crate) fn text(m: &Messages, answer: &DealsAnswer) -> String {
    let (space, analysis) = (&answer.converted.space, &answer.analysis);
    let mut text = head(m, answer);
    if answer.partial {
        text.push_str(&m.say("possible-partial"));
        text.push_str("\n\n");
    }
    put(&mut text, &parties(m, answer));
    if analysis.frontier.is_empty() {
        text.push_str(&none(m, answer));
        text.push('\n');
    } else {
        put(&mut text, &solutions(m, &analysis.solutions, &analysis.frontier, space));
        if let Some(picture) = scatter::text(m, analysis, space) {
            text.push_str(&picture);
        }
        frontier(m, &mut text, &analysis.frontier, space, answer.of_summit.as_ref());
    }
    if let Some(of) = &answer.of_summit {
        text.push_str(&summit::text(m, of, answer));
    }
    text.push_str(&opposition(m, answer));
    let method = &analysis.method;
    let (how, why) = (deals::how(m, &method.how), deals::why(m, method.why));
    let id = if method.exact { "possible-exact" } else { "possible-not-exact" };
    text.push_str(&m.fill(id, &[("how", (&how).into()), ("why", (&why).into())]));
    text.push('\n');
    for note in &answer.converted.notes {
        let args = [("code", note.code.into()), ("text", (&note.text).into())];
        text.push_str(&m.fill("possible-note", &args));
        text.push('\n');
    }
    text.push('\n');
    text
}

/// What was analysed, how large it is, how many packages suit everyone.
fn head(m: &Messages, answer: &DealsAnswer) -> String {
    let (space, analysis) = (&answer.converted.space, &answer.analysis);
    let named = if answer.title == answer.name {
        answer.name.clone()
    } else {
        let args = [("name", (&answer.name).into()), ("title", (&answer.title).into())];
        m.fill("possible-named", &args)
    };
    let read = match &answer.of_summit {
        Some(of) => m.fill("possible-venue", &[("venue", (&of.venue).into())]),
        None => m.fill(
            "possible-read",
            &[("tool", answer.tool.into()), ("reading", answer.reading.word().into())],
        ),
    };
    let size = [("issues", space.issues.len().into()), ("parties", space.parties.len().into())];
    let size = m.fill("possible-size", &size);
    let n = analysis.frontier.len();
    // Of a list that is not exact nobody knows what improves on it.
    let id = if analysis.method.exact { "possible-packages" } else { "possible-packages-listed" };
    let packages = m.fill(
        id,
        &[
            ("packages", (&m.grouped(&analysis.packages.to_string())).into()),
            ("rational", (&counted(m, &analysis.rational)).into()),
            ("points", (&m.count(n as u64)).into()),
            ("n", n.into()),
        ],
    );
    format!("{named} · {read} · {size}\n{packages}\n\n")
}

/// Columns of the sides' table.
const WHOLE: [&str; 4] = ["possible-party", "possible-no-deal", "possible-worst", "possible-best"];
/// The same where packages were drawn and searched for.
const SAMPLED: [&str; 6] = [
    "possible-party",
    "possible-no-deal",
    "possible-worst-found",
    "possible-best-found",
    "possible-none-below",
    "possible-none-above",
];

/// What no deal, the worst and the best package are worth to each.
fn parties(m: &Messages, answer: &DealsAnswer) -> comfy_table::Table {
    let sampled = matches!(answer.analysis.method.how, How::Sampled { .. });
    let ids: &[&str] = if sampled { &SAMPLED } else { &WHOLE };
    let header: Vec<String> = ids.iter().map(|id| m.say(id)).collect();
    let mut table = table(&header.iter().map(String::as_str).collect::<Vec<_>>());
    for (party, profile) in answer.analysis.parties.iter().zip(&answer.converted.space.parties) {
        let or_nothing = |x: &Option<_>| x.as_ref().map_or_else(String::new, |x| shown(m, x));
        let mut row = vec![
            Cell::new(&party.name),
            right(&shown(m, &party.reservation)),
            right(&or_nothing(&party.minimum)),
            right(&or_nothing(&party.maximum)),
        ];
        if sampled {
            let (low, high) = bounds(profile);
            row.extend([right(&shown(m, &low)), right(&shown(m, &high))]);
        }
        table.add_row(row);
    }
    table
}

/// How far the sides' wishes lie apart, as other tools count it.
fn opposition(m: &Messages, answer: &DealsAnswer) -> String {
    let opposition = &answer.analysis.opposition;
    let Some(negmas) = opposition.negmas.map(|x| m.number(x, 4)) else { return String::new() };
    let said = match opposition.negolog.map(|x| m.number(x, 4)) {
        Some(negolog) => m.fill(
            "possible-opposition-both",
            &[("negmas", (&negmas).into()), ("negolog", (&negolog).into())],
        ),
        None => m.fill("possible-opposition", &[("negmas", (&negmas).into())]),
    };
    format!("{said}\n")
}

/// That nothing suits everyone, where it is proven: all packages were gone through, or a party's bound lies below what it needs.
fn none(m: &Messages, answer: &DealsAnswer) -> String {
    let proven = |party: &Profile| bounds(party).1 < party.reservation;
    let method = &answer.analysis.method;
    if method.exact || answer.converted.space.parties.iter().any(proven) {
        return m.say("possible-none");
    }
    if let How::Sampled { packages, searched, .. } = method.how {
        let (drawn, searched) = (m.count(packages as u64), m.count(searched));
        let args = [("drawn", (&drawn).into()), ("searched", (&searched).into())];
        return m.fill("possible-none-drawn", &args);
    }
    m.say("possible-none-found")
}
