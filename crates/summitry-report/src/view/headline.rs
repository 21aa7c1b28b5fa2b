//! Where the headline comes from: a product of three factors, each with who stands for it.

use summitry_core::{forecast::Factor, value::Value};

use crate::{figures::Figure, messages::Messages, rich::Rich};

use super::{context::Context, names::support_mix, sections::Part};

/// The headline taken apart.
#[derive(Clone, Debug)]
pub struct HeadlineView {
    /// P(agreed).
    pub figure: Figure,
    /// `43 in 100 = no row 86 × a zone exists 99 × more than words 51`.
    pub product: Rich,
    /// The factors, in the order in which talks pass them.
    pub factors: Vec<FactorRow>,
    /// P(agreed) with λ = 0, out of a hundred: the typed chances alone.
    pub without_stakes: String,
    /// What λ = 0 means, with its figure.
    pub without_stakes_line: String,
}

/// One factor.
#[derive(Clone, Debug)]
pub struct FactorRow {
    /// `no_row`, `zone`, `more_than_words`.
    pub id: &'static str,
    /// Its name.
    pub label: String,
    /// The factor itself, 0..1.
    pub factor: Factor,
    /// Out of a hundred.
    pub text: String,
    /// The same with λ = 0.
    pub without_stakes: String,
    /// Who stands for the values it rests on: counts by class of support.
    pub support: String,
    /// Paths of the values it rests on directly.
    pub paths: Vec<String>,
}

pub(super) fn build(ctx: &Context<'_>) -> HeadlineView {
    let (m, h) = (ctx.messages, &ctx.forecast.headline);
    let room = |v: &&Value| {
        v.path.starts_with("venue.")
            && (v.path.ends_with(".bust_up") || v.path.ends_with(".chance"))
    };
    let zone = |v: &&Value| {
        ["wants.", "threat.", "outside.", "link.", "audience."]
            .iter()
            .any(|p| v.path.starts_with(p))
            || v.path == "summit.capacity"
            || v.path.ends_with(".effort")
    };
    let words = |v: &&Value| {
        ["summit.words_only", "engine.stakes", "engine.usual_share"].contains(&v.path.as_str())
    };
    let row = |id, label: &str, factor: Factor, of: &dyn Fn(&&Value) -> bool| {
        let values: Vec<&Value> = ctx.scenario().values.iter().filter(|v| of(v)).collect();
        FactorRow {
            id,
            label: m.say(label),
            factor,
            text: m.hundred(factor.chance),
            without_stakes: m.hundred(factor.without_stakes),
            support: support_mix(m, values.iter().map(|v| v.support)),
            paths: values.iter().map(|v| v.path.clone()).collect(),
        }
    };
    let factors = vec![
        row("no_row", "factor-no-row", h.no_row, &room),
        row("zone", "factor-zone", h.zone, &zone),
        row("more_than_words", "factor-more-than-words", h.more_than_words, &words),
    ];
    let product: Vec<String> =
        factors.iter().map(|f| format!("{} ⟦{}⟧", f.label, f.text)).collect();
    let without_stakes = m.hundred(h.agreed_without_stakes);
    HeadlineView {
        figure: ctx.figure(h.agreed),
        product: Rich::parse(&m.fill(
            "headline-product",
            &[
                ("n", (&m.hundred(h.agreed.mean)).into()),
                ("factors", (&product.join(" × ")).into()),
            ],
        )),
        without_stakes_line: m.fill("headline-without-stakes", &[("n", (&without_stakes).into())]),
        factors,
        without_stakes,
    }
}

/// Where the headline comes from, laid out.
pub(crate) fn parts(h: &HeadlineView, m: &Messages) -> Vec<Part> {
    let mut parts = vec![Part::Sentence(h.product.clone())];
    for f in &h.factors {
        parts.push(Part::Note(m.fill(
            "factor-line",
            &[
                ("label", (&f.label).into()),
                ("n", (&f.text).into()),
                ("without", (&f.without_stakes).into()),
                ("support", (&f.support).into()),
            ],
        )));
    }
    parts.push(Part::Note(h.without_stakes_line.clone()));
    parts
}
