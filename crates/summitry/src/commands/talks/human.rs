//! Talks told to a reader.

use std::fmt::Write as _;

use summitry_core::talks::measures::Measures;
use summitry_core::talks::{Ended, Index, Session, TacticName};
use summitry_kit::statistics::{Mean, wilson};
use summitry_kit::talks::domain::TRIED;
use summitry_kit::talks::{Laid, Summary};
use summitry_report::messages::Messages;

use crate::commands::output;

/// Digits of a utility: thousandths of a scale of 0 to 1, hundredths of one of 0 to 100.
fn digits(laid: &Laid) -> usize {
    if laid.world.is_some() { 2 } else { 3 }
}

/// A utility, printed.
pub(crate) fn worth(laid: &Laid, m: &Messages, utility: f64) -> String {
    m.number(utility, digits(laid))
}

/// A gain or loss, printed with its sign.
fn gain(laid: &Laid, m: &Messages, gain: f64) -> String {
    let sign = if gain < 0.0 { "−" } else { "+" };
    format!("{sign}{}", m.number(gain.abs(), digits(laid)))
}

/// Text that is printed before more is put together: memory stays flat.
const AT_ONCE: usize = 65_536;

/// Tells the whole session, offer by offer, and how it ended.
pub(crate) fn tell(
    laid: &Laid,
    m: &Messages,
    tactics: &[TacticName],
    session: &Session,
) -> anyhow::Result<()> {
    let mut text = format!("{} · {}\n", laid.name, seats(laid, m, tactics));
    if let Some(line) = rules(laid, m) {
        writeln!(text, "{line}")?;
    }
    text.push('\n');
    let width = (0..laid.table.parties()).map(|p| laid.party(p).chars().count()).max().unwrap_or(0);
    let round = m.say("talks-round");
    for offer in &session.offers {
        let each: Vec<String> = (0..laid.table.parties())
            .map(|p| worth(laid, m, laid.table.utility(p, offer.index)))
            .collect();
        writeln!(
            text,
            "{round} {:>3}  {:<width$}  {}  {}",
            offer.round + 1,
            laid.party(offer.party),
            each.join(" "),
            laid.package(offer.index)
        )?;
        if text.len() > AT_ONCE {
            if !output::told_plain(&text)? {
                return Ok(());
            }
            text.clear();
        }
    }
    text.push('\n');
    text.push_str(&ending(laid, m, session)?);
    if let Some(line) = gap(laid, m) {
        writeln!(text, "{line}")?;
    }
    output::plain(&text)
}

/// Where packages were too many to list, how near proposals come to what they aim at.
fn gap(laid: &Laid, m: &Messages) -> Option<String> {
    if let Some(gathered) = laid.table.gathered() {
        let args = [
            ("packages", laid.table.shape().packages().to_string()),
            ("of", gathered.of.to_string()),
            ("found", gathered.found.to_string()),
        ];
        return Some(m.fill("talks-gathered", &args.each_ref().map(|(k, v)| (*k, v.into()))));
    }
    let gap = laid.gap?;
    let args = [
        ("packages", laid.table.shape().packages().to_string()),
        ("top", summitry_core::talks::TOP.to_string()),
        ("gap", format!("{gap:.1e}")),
        ("tried", TRIED.to_string()),
    ];
    Some(m.fill("talks-gap", &args.each_ref().map(|(k, v)| (*k, v.into()))))
}

/// Where and under which rules, where the file says so.
pub(crate) fn rules(laid: &Laid, m: &Messages) -> Option<String> {
    let (venue, world) = laid.world.as_ref()?;
    let p = &laid.protocol;
    let patience = p.patience.map_or_else(|| m.say("talks-never"), |n| n.to_string());
    let args = [
        ("venue", venue.clone()),
        ("world", world.to_string()),
        ("rounds", p.rounds.to_string()),
        ("bust", m.percent(p.bust_up)),
        ("patience", patience),
    ];
    Some(m.fill("talks-world", &args.each_ref().map(|(k, v)| (*k, v.into()))))
}

/// Who plays what.
pub(crate) fn seats(laid: &Laid, m: &Messages, tactics: &[TacticName]) -> String {
    let seats = tactics.iter().enumerate().map(|(p, t)| {
        let args = [("who", laid.party(p).to_owned()), ("tactic", t.to_string())];
        m.fill("talks-seat", &args.each_ref().map(|(k, v)| (*k, v.into())))
    });
    seats.collect::<Vec<_>>().join(", ")
}

/// How it ended, in a sentence.
pub(crate) fn end(laid: &Laid, m: &Messages, session: &Session) -> String {
    let by = m.name_in_text(session.by.map_or("", |p| laid.party(p)));
    let round = (session.round + 1).to_string();
    let (id, package) = match (session.ended, session.agreement) {
        (Ended::Deal, Some(index)) => ("talks-deal", laid.package(index)),
        (Ended::WalkOut, _) => ("talks-walk-out", String::new()),
        (Ended::BustUp, _) => ("talks-bust-up", String::new()),
        _ => ("talks-clock", String::new()),
    };
    let args = [("round", (&round).into()), ("by", (&by).into()), ("package", (&package).into())];
    m.fill(id, &args)
}

/// How it ended, who gained, what was left on the table.
pub(crate) fn ending(laid: &Laid, m: &Messages, session: &Session) -> anyhow::Result<String> {
    let mut text = format!("{}\n", end(laid, m, session));
    let measures = Measures::new(session, &laid.table);
    for (party, g) in measures.gains.iter().enumerate() {
        let side = laid.table.side(party);
        let args = [
            ("who", laid.party(party).to_owned()),
            ("end", worth(laid, m, measures.utilities[party])),
            ("gain", gain(laid, m, *g)),
            ("none", worth(laid, m, side.reservation())),
            ("best", worth(laid, m, side.highest())),
        ];
        let line = m.fill("talks-side", &args.each_ref().map(|(k, v)| (*k, v.into())));
        writeln!(text, "  {line}")?;
    }
    if !laid.protocol.passing.is_none() {
        for party in 0..laid.table.parties() {
            let end = worth(laid, m, laid.discounted(session, party));
            let args = [("who", laid.party(party).into()), ("end", (&end).into())];
            writeln!(text, "  {}", m.fill("talks-faded", &args))?;
        }
    }
    let left = match (measures.to_frontier, measures.to_nash, measures.to_kalai_smorodinsky) {
        (Some(frontier), Some(nash), Some(ks)) => {
            let args = [("frontier", frontier), ("nash", nash), ("ks", ks)];
            let args = args.map(|(k, x)| (k, m.number(x, 3)));
            m.fill("talks-left", &args.each_ref().map(|(k, v)| (*k, v.into())))
        }
        _ if measures.unknown.is_some() => m.say("talks-far"),
        _ => m.say("talks-nothing"),
    };
    writeln!(text, "  {left}")?;
    Ok(text)
}

/// Packages named.
const NAMED: usize = 3;

/// Many sessions in a few lines: P(deal), when, which, who gained, what was left. `laid` gives the words.
#[expect(clippy::cast_precision_loss, reason = "counts of sessions")]
pub(crate) fn summary(
    of: &Summary,
    name: &str,
    laid: &Laid,
    m: &Messages,
    tactics: &[TacticName],
) -> anyhow::Result<String> {
    let n = of.sessions.max(1) as f64;
    let mut text = format!("{} · {}\n", name, seats(laid, m, tactics));
    let tenth = |p: f64| format!("{}%", m.number(100.0 * p, 1));
    let share = |place: usize| tenth(of.ended[place] as f64 / n);
    let (low, high) = wilson(of.ended[0], of.sessions);
    let args = [
        ("count", m.count(of.sessions)),
        ("deal", share(0)),
        ("low", tenth(low)),
        ("high", tenth(high)),
        ("walk", share(1)),
        ("clock", share(2)),
        ("bust", share(3)),
    ];
    let mut args: Vec<_> = args.iter().map(|(k, v)| (*k, v.into())).collect();
    args.push(("sessions", usize::try_from(of.sessions).unwrap_or(usize::MAX).into()));
    writeln!(text, "{}", m.fill("talks-summary", &args))?;
    if of.no_zone > 0 {
        let none = m.number(100.0 * of.no_zone as f64 / n, 1);
        writeln!(text, "  {}", m.fill("talks-no-zone", &[("n", (&none).into())]))?;
    }
    if of.rounds.count() > 0 {
        let args =
            [("round", m.number(of.rounds.mean(), 1)), ("share", m.percent(of.share.mean()))];
        let args = args.each_ref().map(|(k, v)| (*k, v.into()));
        writeln!(text, "  {}", m.fill("talks-when", &args))?;
    }
    let mut often: Vec<(&Index, &u64)> = of.packages.iter().collect();
    often.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    for (index, count) in often.into_iter().take(NAMED) {
        let of = m.number(100.0 * *count as f64 / of.ended[0].max(1) as f64, 1);
        let args = [("n", of), ("package", laid.package(*index))];
        let args = args.each_ref().map(|(k, v)| (*k, v.into()));
        writeln!(text, "  {}", m.fill("talks-which", &args))?;
    }
    for party in 0..of.utilities.len() {
        let args = [
            ("who", laid.party(party).to_owned()),
            ("end", worth(laid, m, of.utilities[party].mean())),
            ("gain", gain(laid, m, of.gains[party].mean())),
            ("share", m.percent(of.shares[party].mean())),
        ];
        let args = args.each_ref().map(|(k, v)| (*k, v.into()));
        writeln!(text, "  {}", m.fill("talks-who", &args))?;
    }
    if !laid.protocol.passing.is_none() {
        for (party, mean) in of.discounted.iter().enumerate() {
            let end = worth(laid, m, mean.mean());
            let args = [("who", laid.party(party).into()), ("end", (&end).into())];
            writeln!(text, "  {}", m.fill("talks-faded", &args))?;
        }
    }
    if of.left[0].count() > 0 {
        let shown =
            |x: &Mean| format!("{} ± {}", m.number(x.mean(), 3), m.number(x.half_width(), 3));
        let [frontier, nash, ks] = of.left.each_ref().map(shown);
        let args = [("frontier", frontier), ("nash", nash), ("ks", ks)];
        let args = args.each_ref().map(|(k, v)| (*k, v.into()));
        writeln!(text, "  {}", m.fill("talks-left-mean", &args))?;
    }
    if of.unknown {
        writeln!(text, "  {}", m.say("talks-far"))?;
    }
    if let Some(line) = gap(laid, m) {
        writeln!(text, "{line}")?;
    }
    Ok(text)
}
