//! Sessions and assignments as columns. Sessions have the columns of the command's own file, in its order, so that their CSV is that file.

use summitry_kit::{statistics::Mean, tournament::Programme};

use super::play::{Assignment, Session};
use crate::table::Cells;

type Column = (String, Cells);

fn tactics(of: &Programme, places: &[usize]) -> String {
    let names = places.iter().filter_map(|place| of.tactics.get(*place));
    names.cloned().collect::<Vec<_>>().join(" ")
}

fn named(of: &Programme, domain: usize) -> String {
    of.domains.get(domain).map(|d| d.name.clone()).unwrap_or_default()
}

/// A row a session.
pub(super) fn sessions(of: &Programme, all: &[Session]) -> Vec<Column> {
    let text =
        |f: &dyn Fn(&Session) -> String| Cells::Texts(all.iter().map(|s| Some(f(s))).collect());
    let maybe_text =
        |f: &dyn Fn(&Session) -> Option<String>| Cells::Texts(all.iter().map(f).collect());
    let whole = |f: &dyn Fn(&Session) -> u64| Cells::Wholes(all.iter().map(f).collect());
    let number = |f: &dyn Fn(&Session) -> Option<f64>| {
        Cells::Numbers(all.iter().map(|s| f(s).unwrap_or(f64::NAN)).collect())
    };
    let domain = |s: &Session| of.domains.get(s.domain);
    let order =
        |s: &Session| s.row.order().iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let optimality =
        |place: usize| number(&move |s: &Session| s.row.optimality.get(place).copied().flatten());
    let by = |s: &Session| domain(s)?.parties.get(s.row.by?).cloned();
    let columns: Vec<(&str, Cells)> = vec![
        ("domain", text(&|s| named(of, s.domain))),
        ("session", whole(&|s| s.repeat)),
        ("world", number(&|s| domain(s).filter(|d| d.worlds).map(|_| s.repeat as f64))),
        ("first", whole(&|s| s.row.first as u64)),
        ("seed", whole(&|s| domain(s).map_or(1, |d| d.seed))),
        ("steps", whole(&|s| u64::from(s.row.rounds))),
        ("reading", text(&|_| of.reading.clone())),
        ("version", text(&|_| of.version.clone())),
        ("order", text(&order)),
        ("tactics", text(&|s| tactics(of, &s.places))),
        ("ended", text(&|s| s.row.ended.word().to_owned())),
        ("by", maybe_text(&by)),
        ("round", whole(&|s| u64::from(s.row.round))),
        ("offers", whole(&|s| s.row.offers)),
        ("agreement", maybe_text(&|s| s.row.agreement.map(|index| index.to_string()))),
        ("welfare", number(&|s| Some(s.row.welfare))),
        ("pareto_optimality", optimality(0)),
        ("nash_optimality", optimality(1)),
        ("kalai_smorodinsky_optimality", optimality(2)),
        ("welfare_optimality", optimality(3)),
    ];
    let mut columns: Vec<Column> =
        columns.into_iter().map(|(name, cells)| (name.to_owned(), cells)).collect();
    let parties = of.most_parties();
    let mut each = |name: &str, f: &dyn Fn(&Session, usize) -> Option<f64>| {
        for party in 0..parties {
            columns.push((format!("{name}_{party}"), number(&|s| f(s, party))));
        }
    };
    each("utility", &|s, party| s.row.utilities.get(party).copied());
    each("discounted", &|s, party| s.row.discounted.get(party).copied());
    each("advantage", &|s, party| s.row.advantages.get(party).copied().flatten());
    each("concession", &|s, party| s.row.concessions.get(party).copied().flatten());
    columns
}

/// A row an assignment.
pub(super) fn assignments(of: &Programme, all: &[Assignment]) -> Vec<Column> {
    let text =
        |f: &dyn Fn(&Assignment) -> String| Cells::Texts(all.iter().map(|a| Some(f(a))).collect());
    let whole = |f: &dyn Fn(&Assignment) -> u64| Cells::Wholes(all.iter().map(f).collect());
    let number = |f: &dyn Fn(&Assignment) -> f64| Cells::Numbers(all.iter().map(f).collect());
    let mean = |m: &Mean| if m.count() > 0 { m.mean() } else { f64::NAN };
    let ended = |place: usize| {
        whole(&move |a: &Assignment| a.pairing.ended.get(place).copied().unwrap_or(0))
    };
    let columns: Vec<(&str, Cells)> = vec![
        ("domain", text(&|a| named(of, a.domain))),
        ("tactics", text(&|a| tactics(of, &a.places))),
        ("sessions", whole(&|a| a.pairing.sessions)),
        ("deal", ended(0)),
        ("walk_out", ended(1)),
        ("clock", ended(2)),
        ("bust_up", ended(3)),
        ("deal_low", number(&|a| a.pairing.deal_interval().0)),
        ("deal_high", number(&|a| a.pairing.deal_interval().1)),
        ("round", number(&|a| mean(&a.pairing.round))),
        ("offers", number(&|a| mean(&a.pairing.offers))),
        ("welfare", number(&|a| mean(&a.pairing.welfare))),
        ("to_frontier", number(&|a| mean(&a.pairing.to_frontier))),
        ("to_nash", number(&|a| mean(&a.pairing.to_nash))),
        ("to_kalai_smorodinsky", number(&|a| mean(&a.pairing.to_kalai_smorodinsky))),
    ];
    let mut columns: Vec<Column> =
        columns.into_iter().map(|(name, cells)| (name.to_owned(), cells)).collect();
    let mut each = |name: &str, f: &dyn Fn(&Assignment) -> &[Mean]| {
        for party in 0..of.most_parties() {
            let at = |a: &Assignment| f(a).get(party).map_or(f64::NAN, mean);
            columns.push((format!("{name}_{party}"), number(&at)));
        }
    };
    each("utility", &|a| &a.pairing.utilities);
    each("discounted", &|a| &a.pairing.discounted);
    each("advantage", &|a| &a.pairing.advantages);
    columns
}
