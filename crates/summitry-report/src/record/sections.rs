//! The record as sections: what it was worth, question by question, by class, calibration, what stands apart, what is refused.

use summitry_core::score::{brier, log_score};
use summitry_kit::record::{Answered, Beside, Record, RecordRow, Scores, SealKind};
use summitry_scenario::outcome::Answer;

use crate::{
    messages::Messages,
    rich::{Rich, clean},
    view::sections::{Part, Section, Table},
};

/// The scores of one question under one answer.
pub(super) struct Scored {
    pub(super) yes: bool,
    pub(super) brier: f64,
    pub(super) log: f64,
    pub(super) brier_base: Option<f64>,
}

/// The scores of a question: one, two where it is disputed, none where nothing is known.
pub(super) fn scores(row: &RecordRow) -> Vec<Scored> {
    let of = |yes| Scored {
        yes,
        brier: brier(row.chance, yes),
        log: log_score(row.chance, yes),
        brier_base: row.base.map(|b| brier(b, yes)),
    };
    match row.answered {
        Answered::Ruled(Answer::Yes) => vec![of(true)],
        Answered::Ruled(Answer::No) => vec![of(false)],
        Answered::Ruled(Answer::Disputed) => vec![of(true), of(false)],
        Answered::Ruled(Answer::NotLookedUp) | Answered::Open => Vec::new(),
    }
}

/// Everything there is to say of a ledger on a day (ISO 8601).
#[must_use]
pub fn sections(record: &Record, today: &str, m: &Messages) -> Vec<Section> {
    let of = |kind: bool| -> Vec<&RecordRow> {
        record.rows.iter().filter(|r| (r.kind == SealKind::Forecast) == kind).collect()
    };
    let (forecasts, apart) = (of(true), of(false));
    let mut parts = vec![Part::Sentence(Rich::parse(
        &m.fill("record-seals", &[("n", record.seals.into()), ("day", (&m.day(today)).into())]),
    ))];
    parts.extend(summed(&record.forecasts, m));
    if record.rows.iter().any(|r| r.by_hand) {
        parts.push(Part::Note(m.say("record-by-hand")));
    }
    parts.push(Part::Note(m.say("record-note")));
    let mut out = vec![Section { id: "record", title: m.say("record-title"), parts }];
    if !forecasts.is_empty() {
        let parts = vec![Part::Table(questions(&forecasts, m))];
        out.push(Section { id: "record-questions", title: m.say("record-questions"), parts });
    }
    if !record.forecasts.classes.is_empty() {
        let parts = vec![
            Part::Table(classes(&record.forecasts, m)),
            Part::Note(m.say("record-classes-note")),
        ];
        out.push(Section { id: "record-classes", title: m.say("record-classes"), parts });
    }
    if let Some(table) = bins(&record.forecasts, m) {
        let parts = vec![Part::Table(table), Part::Note(m.say("record-calibration-note"))];
        out.push(Section { id: "record-calibration", title: m.say("record-calibration"), parts });
    }
    if !apart.is_empty() {
        let mut parts = vec![Part::Sentence(Rich::parse(&m.say("record-apart-note")))];
        parts.extend(summed(&record.apart, m));
        parts.push(Part::Table(questions(&apart, m)));
        out.push(Section { id: "record-apart", title: m.say("record-apart"), parts });
    }
    if !record.refused.is_empty() {
        let said = record.refused.iter().flat_map(|(seal, all)| {
            all.iter().map(move |r| {
                m.fill(
                    "record-refused-one",
                    &[
                        ("seal", (&clean(seal)).into()),
                        ("reason", r.reason.id().into()),
                        ("said", (&clean(&r.said)).into()),
                        ("cure", (&clean(&r.cure)).into()),
                    ],
                )
            })
        });
        let parts = said.map(|text| Part::Sentence(Rich::parse(&text))).collect();
        out.push(Section { id: "record-refused", title: m.say("record-refused"), parts });
    }
    if !record.unsealed.is_empty() {
        let parts = vec![Part::Note(m.fill(
            "record-unsealed-note",
            &[("files", (&clean(&record.unsealed.join(", "))).into())],
        ))];
        out.push(Section { id: "record-unsealed", title: m.say("record-unsealed"), parts });
    }
    out
}

fn summed(s: &Scores, m: &Messages) -> Vec<Part> {
    let mut said = vec![m.fill(
        "record-counts",
        &[
            ("settled", s.settled.into()),
            ("open", s.open.into()),
            ("disputed", s.disputed.into()),
            ("left", s.left_out.into()),
        ],
    )];
    if let (Some(brier), Some(log), Some(sharp)) = (s.brier, s.log, s.sharpness) {
        said.push(m.fill(
            "record-scores",
            &[
                ("brier", (&m.number(brier, 3)).into()),
                ("log", (&log_text(m, log)).into()),
                ("sharp", (&m.number(sharp, 2)).into()),
            ],
        ));
    }
    if let Some((best, worst)) = s.brier_disputed {
        said.push(m.fill(
            "record-disputed",
            &[("best", (&m.number(best, 3)).into()), ("worst", (&m.number(worst, 3)).into())],
        ));
    }
    if s.missing() > 0 {
        said.push(m.fill("record-missing", &[("n", s.missing().into())]));
    }
    if s.superseded > 0 {
        said.push(m.fill("record-superseded", &[("n", s.superseded.into())]));
    }
    let mut parts: Vec<Part> = said.iter().map(|text| Part::Sentence(Rich::parse(text))).collect();
    if !s.beside.is_empty() {
        parts.push(Part::Table(beside(s, m)));
    }
    parts
}

/// Minus infinity has no digits.
fn log_text(m: &Messages, log: f64) -> String {
    if log.is_finite() { m.number(log, 3) } else { "−∞".to_owned() }
}

fn beside(s: &Scores, m: &Messages) -> Table {
    let mut table = Table::new(&[
        (&m.say("record-who"), false),
        (&m.say("record-n"), true),
        (&m.say("record-ours"), true),
        (&m.say("record-theirs"), true),
        (&m.say("column-difference"), true),
        (&m.say("record-error"), true),
        (&m.say("record-log-difference"), true),
        (&m.say("record-verdict"), false),
    ]);
    for b in &s.beside {
        let verdict = match b.ahead {
            Some(true) => m.say("record-ahead"),
            Some(false) => m.say("record-behind"),
            None => m.fill("record-needs", &[("n", b.missing().into())]),
        };
        table.row(vec![
            who(b, m),
            b.n.to_string(),
            m.number(b.ours, 3),
            m.number(b.theirs, 3),
            signed(m, b.ours - b.theirs),
            b.error.map_or_else(|| "–".to_owned(), |e| m.number(e, 3)),
            signed(m, b.ours_log - b.theirs_log),
            verdict,
        ]);
    }
    table
}

fn who(b: &Beside, m: &Messages) -> String {
    match b.kind.as_str() {
        "base" => m.say("column-base"),
        "even" => "50:50".to_owned(),
        "mean" => m.say("record-weighted"),
        kind => {
            let kind = m.try_fill(&format!("forecaster-{kind}"), &[]).unwrap_or_default();
            format!("{} ({kind})", clean(&b.who))
        }
    }
}

fn signed(m: &Messages, x: f64) -> String {
    if !x.is_finite() {
        return if x < 0.0 {
            "−∞"
        } else if x > 0.0 {
            "+∞"
        } else {
            "–"
        }
        .to_owned();
    }
    let sign = if x < 0.0 { "−" } else { "+" };
    format!("{sign}{}", m.number(x.abs(), 3))
}

fn questions(rows: &[&RecordRow], m: &Messages) -> Table {
    let mut table = Table::new(&[
        (&m.say("record-sealed"), false),
        (&m.say("column-question"), false),
        (&m.say("column-chance"), true),
        (&m.say("column-answer"), false),
        (&m.say("column-brier"), true),
        (&m.say("column-brier-base"), true),
        (&m.say("column-log"), true),
    ]);
    let blank = || "–".to_owned();
    for row in rows {
        let ask = if row.superseded {
            m.fill("record-again", &[("ask", (&clean(&row.ask)).into())])
        } else {
            clean(&row.ask)
        };
        let front =
            |answer: String| vec![row.date.clone(), ask.clone(), m.hundred(row.chance), answer];
        let scored = scores(row);
        if scored.is_empty() {
            let id =
                if row.answered == Answered::Open { "record-open" } else { "answer-not-looked-up" };
            table.row([front(m.say(id)), vec![blank(), blank(), blank()]].concat());
        }
        for s in scored {
            let answer = m.say(if s.yes { "answer-yes" } else { "answer-no" });
            let answer = match row.answered {
                Answered::Ruled(Answer::Disputed) => {
                    m.fill("score-disputed", &[("answer", (&answer).into())])
                }
                _ => answer,
            };
            let base = s.brier_base.map_or_else(|| m.say("no-base-rate"), |b| m.number(b, 3));
            let figures = vec![m.number(s.brier, 3), base, log_text(m, s.log)];
            table.row([front(answer), figures].concat());
        }
        if row.superseded
            && let Some(last) = table.rows.last_mut()
        {
            last.faint = true;
        }
    }
    table
}

fn classes(s: &Scores, m: &Messages) -> Table {
    let mut table = Table::new(&[
        (&m.say("classes-id"), false),
        (&m.say("record-n"), true),
        (&m.say("column-brier"), true),
        (&m.say("column-log"), true),
    ]);
    for c in &s.classes {
        let class = c.class.clone().unwrap_or_else(|| m.say("record-no-class"));
        table.row(vec![class, c.n.to_string(), m.number(c.brier, 3), log_text(m, c.log)]);
    }
    table
}

/// The calibration as a table; `None` where there is no curve.
pub(super) fn bins(s: &Scores, m: &Messages) -> Option<Table> {
    let mut table = Table::new(&[
        (&m.say("record-stated"), true),
        (&m.say("record-n"), true),
        (&m.say("record-mean"), true),
        (&m.say("record-happened"), true),
        (&m.say("record-band"), true),
    ]);
    for b in s.calibration.as_ref()? {
        table.row(vec![
            m.band(b.from, b.to),
            b.n.to_string(),
            m.hundred(b.mean),
            m.fill("record-of", &[("k", b.yes.into()), ("n", b.n.into())]),
            format!("{} – {}", b.band.0, b.band.1),
        ]);
    }
    Some(table)
}
