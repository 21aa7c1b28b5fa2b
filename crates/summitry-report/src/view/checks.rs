//! Against the source, and to be scored.

use summitry_core::{
    forecast::StepForecast,
    scenario::{Atom, Condition},
};

use crate::{
    figures::Figure,
    messages::Messages,
    rich::{Rich, clean, shortened},
};

use super::{
    context::Context,
    events::{any_base, base},
    sections::{Part, Table, number, words},
};

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
            let labelled = ctx.document.labels.contains_key(&path);
            let what = if labelled {
                ctx.label(&path)
            } else {
                super::conditions::condition(ctx, &e.that)
            };
            let expects = match e.chance {
                // A label that says how likely is not told it twice.
                Some((low, high)) if ctx.words().is_said(&what, low, high) => m.fill(
                    "expects-said",
                    &[("what", (&what).into()), ("band", (&m.band(low, high)).into())],
                ),
                Some((low, high)) => m.fill(
                    "expects-chance",
                    &[
                        ("what", (&what).into()),
                        ("band", (&ctx.words().of_range(low, high)).into()),
                    ],
                ),
                None if labelled => what.clone(),
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
            let ours = e.chance.is_some_and(|band| !quoted_word(ctx, band, &quotes));
            let whose = m.say(if ours { "check-ours" } else { "check-source" });
            let line = m.fill(
                if f.agrees { "check-agrees" } else { "check-disagrees" },
                &[
                    ("whose", (&whose).into()),
                    ("expects", (&expects).into()),
                    ("n", (&m.of_hundred(f.model.mean)).into()),
                ],
            );
            let why = ctx.document.whys.get(&path).filter(|_| ours);
            let why = why.map(|text| {
                m.fill(
                    "check-why",
                    &[("why", (&ctx.label_or(&format!("{path}.why"), text)).into())],
                )
            });
            let line = [Some(line), rank(ctx, &e.that), why]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" ");
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

/// Whether a quote uses the scale's own word for this chance: then it is the source's chance and not our reading.
fn quoted_word(ctx: &Context<'_>, (low, high): (f64, f64), quotes: &[String]) -> bool {
    let scale = &ctx.document.scales.likelihood;
    let stands_for = |&(a, b): &(f64, f64)| (a - low).abs() < 1e-9 && (b - high).abs() < 1e-9;
    scale.iter().filter(|(_, band)| stands_for(band)).any(|(word, _)| {
        // "most likely" claims a rank, not the chance that "likely" stands for.
        let word = word.to_lowercase();
        quotes.iter().map(|q| q.to_lowercase()).any(|q| {
            q.contains(&word)
                && !q.contains(&format!("most {word}"))
                && !q.contains(&format!("un{word}"))
        })
    })
}

/// Where the model ranks the issue that is said to be the cheapest gain, and whom that step costs.
fn rank(ctx: &Context<'_>, that: &Condition) -> Option<String> {
    let m = ctx.messages;
    let issue = that.all.iter().chain(&that.any).find_map(|atom| match atom {
        Atom::CheapestGain(k) => Some(*k),
        _ => None,
    })?;
    // Only steps that gain somebody something are ranked on the page.
    let gains = |s: &&StepForecast| s.gains.iter().any(|g| g.mean > 0.0);
    let ranked = super::steps::ranked(&ctx.forecast.steps, |effort| m.two_digits(effort));
    let steps: Vec<&StepForecast> = ranked.into_iter().filter(gains).collect();
    let at = steps.iter().position(|s| s.issue == issue)?;
    let losers: Vec<String> = steps[at]
        .gains
        .iter()
        .enumerate()
        .filter(|(_, g)| g.mean <= -0.5)
        .map(|(i, g)| {
            let (who, n) = (ctx.party_in_text(i), m.number(-g.mean, 0));
            m.fill("check-loses", &[("who", (&who).into()), ("n", (&n).into())])
        })
        .collect();
    let losers = if losers.is_empty() { "none".to_owned() } else { m.list(&losers) };
    Some(m.fill(
        "check-rank",
        &[
            ("rank", (&(at + 1).to_string()).into()),
            ("steps", (&steps.len().to_string()).into()),
            ("losers", (&losers).into()),
        ],
    ))
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

/// Against the source, laid out.
pub(crate) fn parts(checks: &[CheckRow], m: &Messages) -> Option<Vec<Part>> {
    if checks.is_empty() {
        return None;
    }
    let parts = checks
        .iter()
        .map(|c| {
            let quotes: Vec<String> =
                c.quotes.iter().map(|q| m.fill("quoted", &[("text", q.into())])).collect();
            let quotes =
                if quotes.is_empty() { String::new() } else { format!(" {}", quotes.join(" ")) };
            Part::Sentence(Rich::parse(&format!("{}{quotes}", c.line)))
        })
        .collect();
    Some(parts)
}

/// A question is cut at a word beyond so many characters where it only says which is meant.
const ASK: usize = 40;

/// To be scored, laid out.
pub(crate) fn question_parts(questions: &[QuestionRow], m: &Messages) -> Option<Vec<Part>> {
    if questions.is_empty() {
        return None;
    }
    let heads = ["column-question", "column-chance", "column-range", "column-by", "column-base"]
        .map(|id| m.say(id));
    let [question, chance, range, by, base] = &heads;
    let mut columns = vec![words(question), number(chance), number(range), words(by)];
    let any = any_base(m, questions.iter().map(|q| q.base.as_str()));
    columns.extend(any.then(|| words(base)));
    let mut table = Table::new(&columns);
    let mut notes = Vec::new();
    for q in questions {
        let mut cells = vec![
            (q.ask.clone(), None),
            (q.figure.text.clone(), Some(format!("question.{}", q.id))),
            (q.figure.range.clone(), None),
            (q.by.clone().unwrap_or_default(), None),
        ];
        cells.extend(any.then(|| (q.base.clone(), None)));
        table.row_with(cells);
        if let Some(how) = &q.settle {
            let ask = shortened(&q.ask, ASK);
            let args = [("ask", (&ask).into()), ("how", how.into())];
            notes.push(Part::Note(m.fill("settled-by", &args)));
        }
    }
    if !any {
        notes.push(Part::Note(m.say("note-no-base")));
    }
    let mut parts = vec![Part::Table(table)];
    parts.append(&mut notes);
    Some(parts)
}
