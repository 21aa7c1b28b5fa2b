//! How sure it is: who stands for the numbers, which of them matters most, what the source says against it.

use crate::{messages::Arg, rich::shortened};

use crate::view::{
    brief::Brief,
    context::Context,
    rests,
    sections::{Part, sentence},
};

/// The name of a value is cut at a word beyond so many characters.
const NAME: usize = 90;

pub(super) fn parts(ctx: &Context<'_>, brief: &Brief<'_>, most: usize) -> Vec<Part> {
    let said = [Some(support(ctx, brief)), unknown(ctx, brief), checks(ctx, brief)];
    said.into_iter().flatten().take(most).map(|line| sentence(&line)).collect()
}

fn support(ctx: &Context<'_>, brief: &Brief<'_>) -> String {
    let m = ctx.messages;
    let counts = brief.rests.counts;
    let level = m.say(brief.rests.level.starts());
    let each = rests::supported(ctx, counts);
    let args: [(&str, Arg<'_>); 4] = [
        ("level", (&level).into()),
        ("sources", ctx.document.sources.len().into()),
        ("total", counts.iter().sum::<usize>().into()),
        ("each", (&each).into()),
    ];
    m.fill("first-sure-line", &args)
}

/// The value that moves the chance of a deal most by itself.
fn unknown(ctx: &Context<'_>, brief: &Brief<'_>) -> Option<String> {
    let m = ctx.messages;
    // It moves another forecast where an outcome is supposed.
    let top = brief.moves.drivers.first().filter(|_| brief.supposed.is_none())?;
    let driver = shortened(&top.name, NAME);
    let args = [
        ("driver", (&driver).into()),
        ("low", (&top.text.0).into()),
        ("high", (&top.text.1).into()),
        ("who", (&top.support_text).into()),
    ];
    Some(m.fill("first-sure-driver", &args))
}

fn checks(ctx: &Context<'_>, brief: &Brief<'_>) -> Option<String> {
    let agree = brief.checks.iter().filter(|check| check.agrees).count();
    let args: [(&str, Arg<'_>); 2] = [("agree", agree.into()), ("all", brief.checks.len().into())];
    (!brief.checks.is_empty()).then(|| ctx.messages.fill("first-sure-checks", &args))
}
