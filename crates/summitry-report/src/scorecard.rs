//! A settled scenario: one row a question, its chance beside what happened, scored beside the base rate and 50:50.

use serde_json::{Map, Value, json};
use summitry_core::{
    forecast::Chance,
    score::{brier, log_score},
};
use summitry_scenario::outcome::Answer;

use crate::{
    rich::Rich,
    view::{
        Context,
        sections::{Part, Section, Table},
    },
};

/// One question and what became of it.
#[derive(Clone, Debug)]
pub struct ScoreRow {
    /// Question id.
    pub id: String,
    /// The question.
    pub ask: String,
    /// Chance of yes.
    pub chance: Chance,
    /// What happened.
    pub answer: Answer,
    /// Base rate of yes, where the file cites one, 0..1.
    pub base: Option<f64>,
    /// The scores: one, or two where the ruling is open, none where nobody looked.
    pub scores: Vec<Scored>,
}

/// The scores of one question under one answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scored {
    /// Under this answer.
    pub yes: bool,
    /// Brier score, one-sided, 0..1; 0 is perfect.
    pub brier: f64,
    /// Log score, nats; 0 is perfect.
    pub log: f64,
    /// Brier score of the base rate, where there is one.
    pub brier_base: Option<f64>,
    /// Brier score of 50:50: always 0.25.
    pub brier_even: f64,
}

/// All questions.
#[derive(Clone, Debug, Default)]
pub struct Scorecard {
    /// One row a question that has an entry in the outcome file.
    pub rows: Vec<ScoreRow>,
    /// Questions the outcome file does not name.
    pub missing: Vec<String>,
    /// Why the scores show the mechanism and no skill; `None` for a real forecast.
    pub stamp: Option<Stamp>,
    /// Day of the seal before the event, where one is known.
    pub sealed: Option<String>,
}

/// Why scores are no sign of skill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stamp {
    /// A program drafted some of the file, and no person has read that.
    Draft,
    /// The negotiation is invented, and so are its answers.
    Invented,
    /// The file was written after the event, or does not say that it was written before.
    Hindsight,
}

impl Stamp {
    fn of(ctx: &Context<'_>) -> Option<Stamp> {
        let summit = &ctx.document.summit;
        summit.is_illustration().then_some(if summit.is_draft() {
            Stamp::Draft
        } else if summit.invented {
            Stamp::Invented
        } else {
            Stamp::Hindsight
        })
    }

    /// Its word in the data.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Stamp::Draft => "draft",
            Stamp::Invented => "invented",
            Stamp::Hindsight => "hindsight",
        }
    }
}

/// Scores a forecast; `answer` gives what the outcome file says about a question's id.
#[must_use]
pub fn scorecard(ctx: &Context<'_>, answer: impl Fn(&str) -> Option<Answer>) -> Scorecard {
    let sealed = ctx.document.summit.sealed.clone();
    let mut out = Scorecard { stamp: Stamp::of(ctx), sealed, ..Scorecard::default() };
    for (i, (q, &chance)) in
        ctx.scenario().questions.iter().zip(&ctx.forecast.questions).enumerate()
    {
        let Some(answer) = answer(&q.id) else {
            out.missing.push(q.id.clone());
            continue;
        };
        let base = ctx.document.bases.get(&q.id).map(|b| b.chance);
        let scored = |yes| Scored {
            yes,
            brier: brier(chance.mean, yes),
            log: log_score(chance.mean, yes),
            brier_base: base.map(|b| brier(b, yes)),
            brier_even: brier(0.5, yes),
        };
        out.rows.push(ScoreRow {
            id: q.id.clone(),
            ask: ctx.question(i),
            chance,
            answer,
            base,
            scores: match answer {
                Answer::Yes => vec![scored(true)],
                Answer::No => vec![scored(false)],
                Answer::Disputed => vec![scored(true), scored(false)],
                Answer::NotLookedUp => Vec::new(),
            },
        });
    }
    out
}

impl Scorecard {
    /// How many questions were not looked up.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.rows.iter().filter(|r| r.answer == Answer::NotLookedUp).count()
    }

    /// The settled rows, whose scores enter the means: neither disputed nor left out.
    pub fn settled(&self) -> impl Iterator<Item = &Scored> {
        self.rows
            .iter()
            .filter(|r| matches!(r.answer, Answer::Yes | Answer::No))
            .flat_map(|r| &r.scores)
    }

    /// The sections a layout prints.
    #[must_use]
    pub fn sections(&self, ctx: &Context<'_>) -> Vec<Section> {
        let m = ctx.messages;
        let mut table = Table::new(&[
            (&m.say("column-question"), false),
            (&m.say("column-chance"), true),
            (&m.say("column-answer"), false),
            (&m.say("column-brier"), true),
            (&m.say("column-brier-base"), true),
            (&m.say("column-brier-even"), true),
            (&m.say("column-log"), true),
        ]);
        let number = |x: f64| m.number(x, 3);
        let yes_no = |yes: bool| m.say(if yes { "answer-yes" } else { "answer-no" });
        for row in &self.rows {
            let chance = m.hundred(row.chance.mean);
            if row.scores.is_empty() {
                let blank = String::from("–");
                table.row(vec![
                    row.ask.clone(),
                    chance.clone(),
                    m.say("answer-not-looked-up"),
                    blank.clone(),
                    blank.clone(),
                    blank.clone(),
                    blank,
                ]);
            }
            for score in &row.scores {
                let answer = match row.answer {
                    Answer::Disputed => {
                        m.fill("score-disputed", &[("answer", (&yes_no(score.yes)).into())])
                    }
                    _ => yes_no(score.yes),
                };
                table.row(vec![
                    row.ask.clone(),
                    chance.clone(),
                    answer,
                    number(score.brier),
                    score.brier_base.map_or_else(|| m.say("no-base-rate"), number),
                    number(score.brier_even),
                    number(score.log),
                ]);
            }
        }
        let settled: Vec<&Scored> = self.settled().collect();
        if let Some((brier, log)) = means(&settled) {
            let base: Option<Vec<f64>> = settled.iter().map(|s| s.brier_base).collect();
            let base = base.map(|b| b.iter().sum::<f64>() / b.len() as f64);
            table.row(vec![
                m.fill("score-mean", &[("n", settled.len().into())]),
                String::new(),
                String::new(),
                number(brier),
                base.map_or_else(|| "–".to_owned(), number),
                number(0.25),
                number(log),
            ]);
        }
        let mut parts = Vec::new();
        if let Some(stamp) = self.stamp {
            let text = match (stamp, &ctx.document.summit.written) {
                (Stamp::Draft, _) => m.say("score-draft"),
                (Stamp::Invented, _) => m.say("score-invented"),
                (Stamp::Hindsight, Some(_)) => m.say("score-hindsight"),
                (Stamp::Hindsight, None) => m.say("score-undated"),
            };
            parts.push(Part::Sentence(Rich::parse(&text)));
        } else if self.sealed.is_none() {
            let said = match &ctx.document.summit.dated_by_hand {
                Some(day) => m.fill("stamp-by-hand", &[("day", (&m.day(day)).into())]),
                None => m.say("score-unsealed"),
            };
            parts.push(Part::Sentence(Rich::parse(&said)));
        }
        if !table.rows.is_empty() {
            parts.push(Part::Table(table));
        }
        if settled.is_empty() {
            parts.push(Part::Note(m.say("score-none")));
        }
        parts.push(Part::Note(m.fill("score-left-out", &[("n", self.left_out().into())])));
        parts.push(Part::Note(m.fill("score-no-answer", &[("n", self.missing.len().into())])));
        parts.push(Part::Note(m.say("score-note")));
        vec![Section { id: "score", title: m.say("title-score"), parts }]
    }

    /// The same as data, `summitry-score/1`.
    #[must_use]
    pub fn json(&self) -> Value {
        let rows: Map<String, Value> = self
            .rows
            .iter()
            .map(|row| {
                let answer = match row.answer {
                    Answer::Yes => "yes",
                    Answer::No => "no",
                    Answer::Disputed => "disputed",
                    Answer::NotLookedUp => "not looked up",
                };
                let scores: Vec<Value> = row
                    .scores
                    .iter()
                    .map(|s| {
                        json!({
                            "yes": s.yes, "brier": s.brier, "log": s.log,
                            "brier_base": s.brier_base, "brier_even": s.brier_even,
                        })
                    })
                    .collect();
                let chance = json!({ "mean": row.chance.mean, "low": row.chance.low, "high": row.chance.high });
                (row.id.clone(), json!({ "chance": chance, "answer": answer, "base": row.base, "scores": scores }))
            })
            .collect();
        let settled: Vec<&Scored> = self.settled().collect();
        let (brier, log) = means(&settled).unzip();
        json!({
            "format": "summitry-score/1",
            "stamp": self.stamp.map(Stamp::id),
            "sealed": self.sealed,
            "questions": rows,
            "settled": settled.len(),
            "left_out": self.left_out(),
            "missing": self.missing,
            "mean_brier": brier,
            "mean_log": log,
        })
    }
}

/// Mean Brier and log score; `None` for none.
fn means(scores: &[&Scored]) -> Option<(f64, f64)> {
    if scores.is_empty() {
        return None;
    }
    let n = scores.len() as f64;
    let mean = |of: fn(&Scored) -> f64| scores.iter().map(|s| of(s)).sum::<f64>() / n;
    Some((mean(|s| s.brier), mean(|s| s.log)))
}
