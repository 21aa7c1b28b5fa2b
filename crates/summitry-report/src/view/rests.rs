//! What this rests on: who stands for the numbers, which defaults were used, what is not known, how much confidence
//! that allows. Everything here is counted from the file; no chance stands in these lines.

use summitry_core::value::Support;

use crate::{messages::Messages, rich::clean};

use super::{
    context::Context,
    is_engine,
    moves::Moves,
    sections::{Part, sentence},
    value_name,
};

/// What the brief rests on.
#[derive(Clone, Debug, Default)]
pub struct Rests {
    /// How many values by class: stated, direction quoted, judgement, default.
    pub counts: [usize; 4],
    /// The same as a sentence.
    pub line: String,
    /// How many values a program proposed (`by = "agent"`), of whatever class.
    pub by_agent: usize,
    /// The same as a sentence; `None` where there are none.
    pub by_agent_line: Option<String>,
    /// The quotes and their sources.
    pub quotes: String,
    /// The texts quoted.
    pub sources: Vec<(String, String)>,
    /// Defaults used because the file is silent: name, as written. The engine's own come last.
    pub defaults: Vec<(String, String)>,
    /// How many defaults, in words.
    pub defaults_line: Option<String>,
    /// What the file cannot tell.
    pub gaps: Vec<String>,
    /// How much confidence that allows.
    pub level: Confidence,
    /// The same in words, and what was counted to say so.
    pub confidence: String,
}

/// Analytic confidence, by countable things alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Confidence {
    /// Fewer than two sources, or less than a tenth of the values stated.
    #[default]
    Low,
    /// In between.
    Moderate,
    /// Three sources or more, half of the values stated, and half of the movement by stated values.
    High,
}

impl Confidence {
    fn word(self) -> &'static str {
        match self {
            Confidence::Low => "confidence-low",
            Confidence::Moderate => "confidence-moderate",
            Confidence::High => "confidence-high",
        }
    }

    /// The message that is its word where it begins a sentence.
    pub(crate) fn starts(self) -> &'static str {
        match self {
            Confidence::Low => "confidence-starts-low",
            Confidence::Moderate => "confidence-starts-moderate",
            Confidence::High => "confidence-starts-high",
        }
    }
}

pub(super) fn build(ctx: &Context<'_>, moves: &Moves) -> Rests {
    let (m, d) = (ctx.messages, ctx.document);
    let counts = d.support();
    let total: usize = counts.iter().sum();
    let mut defaults: Vec<(String, String)> = Vec::new();
    let mut of_engine = Vec::new();
    for (value, provenance) in ctx.scenario().values.iter().zip(&d.provenance) {
        if value.support == Support::Default {
            let row =
                (value_name(ctx, &value.path), ctx.messages.written(&clean(&provenance.written)));
            if is_engine(&value.path) { of_engine.push(row) } else { defaults.push(row) }
        }
    }
    let by_agent = d.by_agent();
    let in_engine = of_engine.len();
    let in_file = defaults.len();
    defaults.append(&mut of_engine);
    Rests {
        counts,
        line: m.fill(
            "rests-line",
            &[("total", total.into()), ("each", (&supported(ctx, counts)).into())],
        ),
        by_agent,
        by_agent_line: (by_agent > 0)
            .then(|| m.fill("rests-by-agent", &[("count", by_agent.into())])),
        quotes: m.fill(
            "rests-quotes",
            &[("quotes", d.quotes.len().into()), ("sources", d.sources.len().into())],
        ),
        sources: d.sources.keys().map(|id| (id.clone(), source(ctx, id))).collect(),
        defaults_line: (in_file + in_engine > 0).then(|| {
            m.fill("rests-defaults", &[("file", in_file.into()), ("engine", in_engine.into())])
        }),
        defaults,
        gaps: d
            .backdrop
            .gaps
            .iter()
            .map(|g| ctx.label_or(&format!("gap.{}", g.id), &g.text))
            .collect(),
        level: level(ctx, counts, moves),
        confidence: confidence(ctx, counts, moves),
    }
}

/// How many numbers somebody stands for, of each kind. Of what there is none nothing is said, but for what stands in a source.
pub(super) fn supported(ctx: &Context<'_>, counts: [usize; 4]) -> String {
    let m = ctx.messages;
    let kinds = ["stated", "direction", "judgement", "default"];
    let each: Vec<String> = kinds
        .iter()
        .zip(counts)
        .filter(|(kind, n)| **kind == "stated" || *n > 0)
        .map(|(kind, n)| m.fill(&format!("sure-{kind}"), &[("n", n.into())]))
        .collect();
    m.list(&each)
}

/// A text that is quoted, as a line of a bibliography.
fn source(ctx: &Context<'_>, id: &str) -> String {
    let m = ctx.messages;
    let Some(source) = ctx.document.sources.get(id) else { return clean(id) };
    let title = source.title.as_ref().map(|t| m.fill("quoted", &[("text", (&clean(t)).into())]));
    let parts = [
        source.by.as_deref().map(clean),
        title,
        source.publisher.as_deref().map(clean),
        source.published.as_deref().map(|d| m.day(d)),
        source.address.as_deref().map(clean),
    ];
    let line = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if line.is_empty() { clean(id) } else { line }
}

/// Analytic confidence from countable things alone: existing confidence scales are "poorly conceived, ambiguous"
/// (Irwin & Mandel 2019).
fn level(ctx: &Context<'_>, counts: [usize; 4], moves: &Moves) -> Confidence {
    let total = counts.iter().sum::<usize>().max(1);
    let sources = ctx.document.sources.len();
    // Counts of values in a file: far below the range in which an f64 is exact.
    let stated = counts[0] as f64 / total as f64;
    if sources >= 3 && stated >= 0.5 && moves.stated_share >= 0.5 {
        Confidence::High
    } else if sources < 2 || stated < 0.1 {
        Confidence::Low
    } else {
        Confidence::Moderate
    }
}

fn confidence(ctx: &Context<'_>, counts: [usize; 4], moves: &Moves) -> String {
    let m = ctx.messages;
    let total = counts.iter().sum::<usize>().max(1);
    let sources = ctx.document.sources.len();
    let level = level(ctx, counts, moves).word();
    m.fill(
        "confidence",
        &[
            ("level", (&m.say(level)).into()),
            ("sources", sources.into()),
            ("stated", counts[0].into()),
            ("total", total.into()),
            ("share", (&m.percent(moves.stated_share)).into()),
        ],
    )
}

/// What this rests on, laid out.
pub(crate) fn parts(r: &Rests, m: &Messages) -> Vec<Part> {
    let mut parts = vec![sentence(&r.line)];
    parts.extend(r.by_agent_line.as_deref().map(sentence));
    parts.push(sentence(&r.quotes));
    parts.extend(r.sources.iter().map(|(id, line)| Part::Source(id.clone(), line.clone())));
    parts.extend(r.defaults_line.as_deref().map(sentence));
    let shown: Vec<String> =
        r.defaults.iter().map(|(name, written)| format!("{name} = {written}")).collect();
    if !shown.is_empty() {
        parts.push(Part::Note(shown.join("; ")));
    }
    if !r.gaps.is_empty() {
        parts.push(sentence(&format!("{}: {}", m.say("title-gaps"), r.gaps.join(" "))));
    }
    parts.push(sentence(&r.confidence));
    parts
}
