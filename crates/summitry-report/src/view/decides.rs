//! Who decides: by which rule, who can stop it alone, who is asked afterwards, who helps, until when.
//!
//! A file in which all sides must agree at one meeting says none of it: there everybody can stop it, and every other section says so.

mod power;
mod rule;
mod until;
mod words;

use summitry_core::scenario::{
    Outcome, Scenario,
    institutions::{Chair, Mediator, Ratifier},
};

use super::{
    context::Context,
    sections::{Part, sentence},
};

pub(in crate::view) use rule::rule;
pub(in crate::view) use until::{by_last, deadline};
pub(in crate::view) use words::{quoted, written};

/// Names told one by one; of more, how many.
const NAMES: usize = 6;

/// Whether the file says anything about who decides, what no deal is, or until when.
pub(crate) fn has_institutions(s: &Scenario) -> bool {
    let of = &s.institutions;
    let issue = |k: &summitry_core::scenario::Issue| {
        k.decision.is_some()
            || !k.without_deal.is_empty()
            || k.options.iter().any(|o| o.alone.is_some())
    };
    !of.decision.rules.is_empty()
        || !of.vetoes.is_empty()
        || of.chair.is_some()
        || !of.ratifiers.is_empty()
        || !of.mediators.is_empty()
        || of.meetings.is_some()
        || s.parties.iter().any(|p| p.leaves.is_some())
        || s.issues.iter().any(issue)
        || s.wants.iter().flatten().flatten().any(|want| !want.never.is_empty())
}

/// The section; `None` where the file says nothing of the kind.
pub(crate) fn parts(ctx: &Context<'_>) -> Option<Vec<Part>> {
    if !has_institutions(ctx.scenario()) {
        return None;
    }
    let lines = [vec![rule::meeting(ctx)], rule::issues(ctx), stops(ctx), until::lines(ctx)];
    let asked = [ratifiers(ctx), leaves(ctx), red_lines(ctx), mediators(ctx)];
    let said = lines.into_iter().chain(asked).flatten();
    let mut parts: Vec<Part> = said.map(|line| sentence(&line)).collect();
    parts.extend(power::parts(ctx));
    Some(parts)
}

/// What is worked out as if all had to agree, with a note that says so where the file decides by a vote.
pub(crate) fn with_note(ctx: &Context<'_>, mut parts: Vec<Part>) -> Vec<Part> {
    if ctx.scenario().is_put_to_the_vote() {
        parts.push(Part::Note(ctx.messages.say("talks-everybody")));
    }
    parts
}

/// Who can stop a deal alone, as one clause: `France alone can stop it`; `None` where a table says it better.
pub(in crate::view) fn who_stops(ctx: &Context<'_>) -> String {
    let (m, s, power) = (ctx.messages, ctx.scenario(), &ctx.forecast.institutions.power);
    if power.is_empty() {
        return m.say("decides-each-stops");
    }
    let able: Vec<usize> = (0..s.parties.len()).filter(|&i| power[i].can_block).collect();
    match able.len() {
        0 => m.say("decides-none-stops"),
        n if n == s.parties.len() => m.say("decides-each-stops"),
        n if n > NAMES => {
            m.fill("decides-some-stop", &[("n", n.into()), ("all", s.parties.len().into())])
        }
        n => {
            let (who, _) = ctx.parties_in_text(&able);
            m.sentence("decides-stop", &[("who", (&who).into()), ("count", n.into())])
        }
    }
}

/// Vetoes, the chair, and who can stop it alone for whatever reason.
fn stops(ctx: &Context<'_>) -> Vec<String> {
    let (m, of) = (ctx.messages, &ctx.scenario().institutions);
    let mut said = Vec::new();
    if !of.vetoes.is_empty() {
        let (who, count) = ctx.parties_in_text(&of.vetoes);
        said.push(m.sentence("decides-veto", &[("who", (&who).into()), ("count", count.into())]));
    }
    match of.chair {
        Some(Chair::Party(i)) => {
            let (who, count) = ctx.parties_in_text(&[i]);
            let args = [("who", (&who).into()), ("count", count.into())];
            said.push(m.sentence("decides-chair-party", &args));
        }
        Some(Chair::Mediator(i)) => {
            let (who, count) = of
                .mediators
                .get(i)
                .map_or_else(Default::default, |mediator| mediator_in_text(ctx, &mediator.id));
            let args = [("who", (&who).into()), ("count", count.into())];
            said.push(m.sentence("decides-chair", &args));
        }
        None => {}
    }
    said.push(m.fill("decides-sentence", &[("what", (&who_stops(ctx)).into())]));
    said
}

/// Those who are absent and asked afterwards, and how often their no stops a deal.
fn ratifiers(ctx: &Context<'_>) -> Vec<String> {
    let (m, s) = (ctx.messages, ctx.scenario());
    let one = |(r, ratifier): (usize, &Ratifier)| {
        let (who, of) = (ctx.ratifier_in_text(r), ctx.party_in_text(ratifier.of));
        let count = ctx.number(&[ctx.ratifier_path(r)]);
        let n = m.of_hundred(ctx.chance(Outcome::Refused(r)).mean);
        let asked = ratifier.asked.map(|id| written(ctx, id));
        let asked = asked.map_or_else(
            || m.say("decides-asked-always"),
            |asked| m.fill("decides-asked", &[("chance", (&asked).into())]),
        );
        let about = ratifier_about(ctx, ratifier);
        m.sentence(
            "decides-ratifier",
            &[
                ("who", (&who).into()),
                ("count", count.into()),
                ("of", (&of).into()),
                ("asked", (&asked).into()),
                ("about", (&about).into()),
                ("n", (&n).into()),
            ],
        )
    };
    s.institutions.ratifiers.iter().enumerate().map(one).collect()
}

/// What somebody absent is asked about.
pub(in crate::view) fn ratifier_about(ctx: &Context<'_>, ratifier: &Ratifier) -> String {
    let m = ctx.messages;
    let about: Vec<String> = ratifier.needed_for.iter().map(|&k| quoted(ctx, k)).collect();
    if about.is_empty() {
        m.say("decides-about-all")
    } else {
        m.fill("decides-about", &[("issues", (&m.list(&about)).into())])
    }
}

/// What a mediator changes, one phrase each.
pub(in crate::view) fn mediator_changes(ctx: &Context<'_>, mediator: &Mediator) -> Vec<String> {
    let factors = [
        ("decides-effort", mediator.effort),
        ("decides-row", mediator.bust_up),
        ("decides-worse-off", mediator.worse_off),
    ];
    let said = factors.into_iter().filter_map(|(id, value)| {
        Some(ctx.messages.fill(id, &[("factor", (&written(ctx, value?)).into())]))
    });
    said.collect()
}

/// Those who may walk out of a meeting that goes on without them.
fn leaves(ctx: &Context<'_>) -> Vec<String> {
    let m = ctx.messages;
    let parties = ctx.scenario().parties.iter().enumerate();
    parties
        .filter_map(|(i, party)| {
            let (who, chance) = (ctx.party_in_text(i), written(ctx, party.leaves?));
            Some(m.sentence(
                "decides-leaves",
                &[("who", (&who).into()), ("chance", (&chance).into())],
            ))
        })
        .collect()
}

/// What sides accept at no price.
fn red_lines(ctx: &Context<'_>) -> Vec<String> {
    let m = ctx.messages;
    let wants = ctx.scenario().wants.iter().enumerate();
    wants
        .filter_map(|(i, wants)| {
            let never: Vec<String> = wants
                .iter()
                .enumerate()
                .flat_map(|(k, want)| {
                    want.iter().flat_map(move |w| w.never.iter().map(move |&o| (k, o)))
                })
                .map(|(k, o)| {
                    let option = m.inside_quotes(&ctx.option_alone(k, o));
                    m.fill("decides-quoted", &[("what", (&option).into())])
                })
                .collect();
            let ((who, count), what) = (ctx.parties_in_text(&[i]), m.list(&never));
            (!never.is_empty()).then(|| {
                m.sentence(
                    "decides-never",
                    &[("who", (&who).into()), ("count", count.into()), ("what", (&what).into())],
                )
            })
        })
        .collect()
}

/// Those who help, what they change, and who says so.
fn mediators(ctx: &Context<'_>) -> Vec<String> {
    let m = ctx.messages;
    let of = &ctx.scenario().institutions.mediators;
    of.iter()
        .map(|mediator| {
            let factors = mediator_changes(ctx, mediator);
            let (who, count) = mediator_in_text(ctx, &mediator.id);
            let args = [("who", (&who).into()), ("count", count.into())];
            let line = if factors.is_empty() {
                m.sentence("decides-mediator", &args)
            } else {
                let what = m.list(&factors);
                m.sentence(
                    "decides-mediator-changes",
                    &[args[0], args[1], ("what", (&what).into())],
                )
            };
            let path = format!("mediator.{}", mediator.id);
            match why(ctx, &path) {
                Some(why) => format!("{line} {why}"),
                None => line,
            }
        })
        .collect()
}

/// The author's reason for a block and the sources it cites, as a sentence.
fn why(ctx: &Context<'_>, path: &str) -> Option<String> {
    let (m, d) = (ctx.messages, ctx.document);
    let why = d.whys.get(path).map(|why| ctx.label_or(&format!("{path}.why"), why));
    let cited = d.cites.get(path).into_iter().flatten().filter_map(|id| {
        let source = d.quotes.get(id).and_then(|quote| d.sources.get(&quote.source))?;
        source.publisher.clone().or_else(|| source.title.clone())
    });
    let mut cited: Vec<String> = cited.map(|name| crate::rich::clean(&name)).collect();
    cited.dedup();
    match (why, cited.is_empty()) {
        (Some(why), _) => Some(m.fill("decides-why", &[("why", (&why).into())])),
        (None, false) => Some(m.fill("decides-source", &[("source", (&m.list(&cited)).into())])),
        (None, true) => None,
    }
}

/// A mediator within a sentence, and the number of the verb that goes with it.
fn mediator_in_text(ctx: &Context<'_>, id: &str) -> (String, usize) {
    let path = format!("mediator.{id}");
    (ctx.in_text(&path), ctx.number(&[path]))
}
