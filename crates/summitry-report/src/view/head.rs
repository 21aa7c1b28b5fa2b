//! Title, place and dates, the stamp, and how the brief was made.

use summitry_core::forecast::{Place, Target};

use crate::rich::clean;

use super::{context::Context, finding};

/// The top of the brief.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// Title of the meeting.
    pub title: String,
    /// What the figures say, in one line.
    pub finding: String,
    /// The question above the brief.
    pub question: Option<String>,
    /// Place and day.
    pub place_and_day: String,
    /// Up to which day things were known.
    pub known: Option<String>,
    /// DRAFT, or ILLUSTRATION, NOT A FORECAST, and why; `None` for a real forecast.
    pub stamp: Option<String>,
    /// Who sits at the table.
    pub table: Vec<String>,
    /// How it was made: file and its hash, version, worlds and seed, exact or sampled.
    pub made: Vec<String>,
}

pub(super) fn build(ctx: &Context<'_>) -> Head {
    let (m, summit) = (ctx.messages, &ctx.document.summit);
    let title = if summit.title.is_empty() {
        m.say("untitled")
    } else {
        ctx.label_or("summit.title", &summit.title)
    };
    let question = summit.question.as_ref().map(|q| ctx.label_or("summit.question", q));
    let place_and_day = [
        summit.place.as_ref().map(|p| ctx.label_or("summit.place", p)),
        summit.date.as_ref().map(|d| m.day(d)),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(", ");
    let known =
        summit.as_of.as_ref().map(|d| m.fill("known-as-of", &[("day", (&m.day(d)).into())]));
    Head {
        finding: finding::build(ctx, &title).line,
        title,
        question,
        place_and_day,
        known,
        stamp: stamp(ctx),
        table: table(ctx),
        made: made(ctx),
    }
}

/// The stamp every output of a draft or of an illustration carries, and that of a file whose day nobody vouches for; `None` for a forecast
/// that was sealed before the event.
#[must_use]
pub fn stamp(ctx: &Context<'_>) -> Option<String> {
    let (m, summit) = (ctx.messages, &ctx.document.summit);
    if summit.is_draft() {
        return Some(m.fill("stamp-draft", &[("blocks", summit.unreviewed.len().into())]));
    }
    if !summit.is_illustration() {
        return match (&summit.sealed, &summit.dated_by_hand) {
            (Some(_), _) => None,
            (None, Some(day)) => Some(m.fill("stamp-by-hand", &[("day", (&m.day(day)).into())])),
            (None, None) => Some(m.say("stamp-unsealed")),
        };
    }
    summit.is_illustration().then(|| {
        let why = if summit.invented {
            "stamp-invented"
        } else if summit.written.is_some() {
            "stamp-after"
        } else {
            "stamp-undated"
        };
        m.fill("stamp", &[("why", (&m.say(why)).into())])
    })
}

fn table(ctx: &Context<'_>) -> Vec<String> {
    let (m, d) = (ctx.messages, ctx.document);
    (0..ctx.scenario().parties.len())
        .map(|i| {
            let leader =
                d.leaders.get(i).copied().flatten().and_then(|p| ctx.scenario().people.get(p));
            let leader = leader.map(|p| ctx.label(&format!("person.{}", p.id)));
            let others: Vec<String> = d
                .also_there
                .get(i)
                .map(|names| {
                    names
                        .iter()
                        .map(|name| {
                            let path = format!("person.{name}");
                            if d.labels.contains_key(&path) {
                                ctx.label(&path)
                            } else {
                                clean(name)
                            }
                        })
                        .collect()
                })
                .unwrap_or_default();
            let people: Vec<String> = leader.into_iter().chain(others).collect();
            if people.is_empty() {
                ctx.party(i)
            } else {
                m.fill(
                    "party-people",
                    &[("party", (&ctx.party(i)).into()), ("people", (&people.join("; ")).into())],
                )
            }
        })
        .collect()
}

fn made(ctx: &Context<'_>) -> Vec<String> {
    let (m, d, f) = (ctx.messages, ctx.document, ctx.forecast);
    let file = d.file.rsplit(['/', '\\']).next().unwrap_or(&d.file);
    let hash = d.sha256.get(..12).unwrap_or(&d.sha256);
    let exact = if f.exactness.exact {
        m.say("made-exact")
    } else {
        m.fill(
            "made-sampled",
            &[
                ("worlds", (&m.count(f.exactness.sampled_worlds)).into()),
                ("error", (&m.two_digits(f.exactness.error * 100.0)).into()),
                ("options", (&m.two_digits(f.exactness.options * 100.0)).into()),
            ],
        )
    };
    let (_, error) = f.samples.mean_and_error(Place::Target(Target::Agreed));
    let kept = f.samples.kept();
    let ranges =
        (kept < f.worlds).then(|| m.fill("made-ranges", &[("worlds", (&m.count(kept)).into())]));
    let lines = [
        m.fill(
            "made-file",
            &[
                ("file", (&clean(file)).into()),
                ("hash", hash.into()),
                ("version", env!("CARGO_PKG_VERSION").into()),
            ],
        ),
        m.fill(
            "made-worlds",
            &[
                ("worlds", (&m.count(f.worlds)).into()),
                ("seed", (&f.seed.to_string()).into()),
                ("error", (&m.two_digits(100.0 * error)).into()),
            ],
        ),
        exact,
    ];
    lines.into_iter().chain(ranges).collect()
}

impl Context<'_> {
    /// A label the translation may override, else the text of the file.
    pub(super) fn label_or(&self, path: &str, text: &str) -> String {
        self.document.labels.get(path).map_or_else(|| clean(text), |label| clean(label))
    }
}
