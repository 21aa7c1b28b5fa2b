//! Against the source, and to be scored.

use crate::{figures::Figure, rich::clean};

use super::{Context, events::base};

/// One expectation of the source beside the model.
#[derive(Clone, Debug)]
pub struct CheckRow {
    /// Expectation id.
    pub id: String,
    /// What the source expects, in words.
    pub expects: String,
    /// The model's chance.
    pub model: Figure,
    /// Whether they agree.
    pub agrees: bool,
    /// The quotes it rests on.
    pub quotes: Vec<String>,
    /// The whole line: `✔ The source expects …; the model says 62 of 100.`
    pub line: String,
}

/// One question that will be settled.
#[derive(Clone, Debug)]
pub struct QuestionRow {
    /// Question id.
    pub id: String,
    /// The question.
    pub ask: String,
    /// How it is settled.
    pub settle: Option<String>,
    /// By when.
    pub by: Option<String>,
    /// Chance of yes.
    pub figure: Figure,
    /// Its base rate, or that none is given.
    pub base: String,
}

pub(super) fn expectations(ctx: &Context<'_>) -> Vec<CheckRow> {
    let (m, s) = (ctx.messages, ctx.scenario());
    s.expectations
        .iter()
        .zip(&ctx.forecast.expectations)
        .map(|(e, f)| {
            let path = format!("expect.{}", e.id);
            let what = if ctx.document.labels.contains_key(&path) {
                ctx.label(&path)
            } else {
                super::background::condition(ctx, &e.that)
            };
            let expects = match e.chance {
                Some((low, high)) => m.fill(
                    "expects-chance",
                    &[
                        ("what", (&what).into()),
                        ("band", (&ctx.words().of_range(low, high)).into()),
                    ],
                ),
                None => m.fill("expects-most-likely", &[("what", (&what).into())]),
            };
            let quotes: Vec<String> = ctx
                .document
                .cites
                .get(&path)
                .or_else(|| ctx.document.cites.get(&format!("{path}.chance")))
                .map(|ids| {
                    ids.iter()
                        .filter_map(|id| ctx.document.quotes.get(id))
                        .map(|q| clean(&q.text))
                        .collect()
                })
                .unwrap_or_default();
            let line = m.fill(
                if f.agrees { "check-agrees" } else { "check-disagrees" },
                &[("expects", (&expects).into()), ("n", (&m.of_hundred(f.model.mean)).into())],
            );
            CheckRow {
                id: e.id.clone(),
                expects,
                model: ctx.figure(f.model),
                agrees: f.agrees,
                quotes,
                line,
            }
        })
        .collect()
}

pub(super) fn questions(ctx: &Context<'_>) -> Vec<QuestionRow> {
    let (m, s) = (ctx.messages, ctx.scenario());
    s.questions
        .iter()
        .zip(&ctx.forecast.questions)
        .enumerate()
        .map(|(i, (q, &chance))| {
            let text = ctx.document.questions.get(i);
            let path = format!("question.{}", q.id);
            QuestionRow {
                id: q.id.clone(),
                ask: text.map_or_else(
                    || ctx.label(&path),
                    |t| ctx.label_or(&format!("{path}.ask"), &t.ask),
                ),
                settle: text
                    .and_then(|t| t.settle.as_ref())
                    .map(|t| ctx.label_or(&format!("{path}.settle"), t)),
                by: text.and_then(|t| t.by.as_ref()).map(|d| m.day(d)),
                figure: ctx.figure(chance),
                base: base(ctx, &q.id),
            }
        })
        .collect()
}
