//! The files of a tournament: a row a session, a row a party of it, a row an assignment.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use summitry_kit::statistics::Mean;
use summitry_kit::tournament::{Finished, Pairing, Programme, SessionRow};

use crate::commands::rows::{Cell, Writer};

/// A named cell.
type Named = (Cow<'static, str>, Cell);

/// The files that are written, each where it is asked for.
#[derive(Default)]
pub(crate) struct Files {
    /// A row a session.
    pub(crate) sessions: Option<Writer>,
    /// A row a party of a session.
    pub(crate) parties: Option<Writer>,
    /// A row an assignment.
    pub(crate) assignments: Option<Writer>,
}

impl Files {
    /// All three in a folder, those of sessions where there are rows of them.
    pub(crate) fn within(folder: &Path, ending: &str, rows: bool) -> anyhow::Result<Self> {
        let open = |name: &str| Writer::open(&Self::named(folder, name, ending), true);
        Ok(Self {
            sessions: rows.then(|| open("sessions")).transpose()?,
            parties: rows.then(|| open("parties")).transpose()?,
            assignments: Some(open("assignments")?),
        })
    }

    /// Where a file of the folder is.
    pub(crate) fn named(folder: &Path, name: &str, ending: &str) -> PathBuf {
        folder.join(format!("{name}.{ending}"))
    }

    /// Whether sessions are asked for one by one.
    pub(crate) fn of_sessions(&self) -> bool {
        self.sessions.is_some() || self.parties.is_some()
    }

    /// Writes what is finished.
    pub(crate) fn take(&mut self, of: &Programme, finished: &Finished<'_>) -> anyhow::Result<()> {
        match finished {
            Finished::Session { domain, places, repeat, row } => {
                if let Some(writer) = &mut self.sessions {
                    writer.row(session(of, *domain, places, *repeat, row))?;
                }
                if let Some(writer) = &mut self.parties {
                    for party in 0..places.len() {
                        writer.row(seat(of, *domain, places, *repeat, row, party))?;
                    }
                }
                Ok(())
            }
            Finished::Assignment { domain, places, pairing } => match &mut self.assignments {
                Some(writer) => writer.row(assignment(of, *domain, places, pairing)),
                None => Ok(()),
            },
        }
    }

    /// Puts them in their places.
    pub(crate) fn finish(self) -> anyhow::Result<()> {
        let all = [self.sessions, self.parties, self.assignments];
        all.into_iter().flatten().try_for_each(Writer::finish)
    }
}

fn words(list: impl Iterator<Item = String>) -> Cell {
    Cell::Text(list.collect::<Vec<_>>().join(" "))
}

fn tactics(of: &Programme, places: &[usize]) -> Cell {
    words(places.iter().filter_map(|p| of.tactics.get(*p)).cloned())
}

fn order(row: &SessionRow) -> Cell {
    words(row.order().iter().map(ToString::to_string))
}

fn named(cells: Vec<(&'static str, Cell)>) -> Vec<Named> {
    cells.into_iter().map(|(name, cell)| (Cow::Borrowed(name), cell)).collect()
}

/// What every row of a session begins with.
fn begun(of: &Programme, domain: usize, repeat: u64, row: &SessionRow) -> Vec<Named> {
    let played = of.domains.get(domain);
    #[expect(clippy::cast_precision_loss, reason = "worlds are numbered far below 2^53")]
    let world = Cell::maybe(played.filter(|d| d.worlds).map(|_| repeat as f64));
    named(vec![
        ("domain", Cell::Text(played.map(|d| d.name.clone()).unwrap_or_default())),
        ("session", Cell::Whole(repeat)),
        ("world", world),
        ("first", Cell::Whole(row.first as u64)),
        ("seed", Cell::Whole(played.map_or(1, |d| d.seed))),
        ("steps", Cell::Whole(u64::from(row.rounds))),
        ("reading", Cell::Text(of.reading.clone())),
        ("version", Cell::Text(of.version.clone())),
        ("order", order(row)),
    ])
}

/// How it ended, for everybody alike.
fn ended(of: &Programme, domain: usize, row: &SessionRow) -> Vec<Named> {
    let parties = of.domains.get(domain).map(|d| d.parties.as_slice()).unwrap_or_default();
    let by = row.by.and_then(|by| parties.get(by));
    let text = |text: Option<String>| text.map_or(Cell::NoText, Cell::Text);
    let [pareto, nash, kalai_smorodinsky, welfare] = row.optimality.map(Cell::maybe);
    named(vec![
        ("ended", Cell::Text(row.ended.word().to_owned())),
        ("by", text(by.cloned())),
        ("round", Cell::Whole(u64::from(row.round))),
        ("offers", Cell::Whole(row.offers)),
        ("agreement", text(row.agreement.map(|index| index.to_string()))),
        ("welfare", Cell::Number(row.welfare)),
        ("pareto_optimality", pareto),
        ("nash_optimality", nash),
        ("kalai_smorodinsky_optimality", kalai_smorodinsky),
        ("welfare_optimality", welfare),
    ])
}

/// A session: what each party got in a column of its own, as many as the largest domain has.
fn session(
    of: &Programme,
    domain: usize,
    places: &[usize],
    repeat: u64,
    row: &SessionRow,
) -> Vec<Named> {
    let mut cells = begun(of, domain, repeat, row);
    cells.push((Cow::Borrowed("tactics"), tactics(of, places)));
    cells.extend(ended(of, domain, row));
    let known = |list: &[f64]| list.iter().map(|x| Some(*x)).collect::<Vec<_>>();
    for (name, list) in [
        ("utility", known(&row.utilities)),
        ("discounted", known(&row.discounted)),
        ("advantage", row.advantages.clone()),
        ("concession", row.concessions.clone()),
    ] {
        for party in 0..of.most_parties() {
            let value = list.get(party).copied().flatten();
            cells.push((Cow::Owned(format!("{name}_{party}")), Cell::maybe(value)));
        }
    }
    cells
}

/// One party's seat in a session.
fn seat(
    of: &Programme,
    domain: usize,
    places: &[usize],
    repeat: u64,
    row: &SessionRow,
    party: usize,
) -> Vec<Named> {
    let name = of.domains.get(domain).and_then(|d| d.parties.get(party));
    let own = places.get(party).and_then(|p| of.tactics.get(*p));
    let others: Vec<usize> =
        places.iter().enumerate().filter(|(p, _)| *p != party).map(|(_, place)| *place).collect();
    let turn = row.order().iter().position(|p| *p == party).unwrap_or(0);
    let at = |list: &[f64]| Cell::maybe(list.get(party).copied());
    let mut cells = begun(of, domain, repeat, row);
    cells.extend(named(vec![
        ("party", Cell::Whole(party as u64)),
        ("name", Cell::Text(name.cloned().unwrap_or_default())),
        ("turn", Cell::Whole(turn as u64)),
        ("tactic", Cell::Text(own.cloned().unwrap_or_default())),
        ("partners", tactics(of, &others)),
        ("utility", at(&row.utilities)),
        ("discounted", at(&row.discounted)),
        ("partner", Cell::Number(SessionRow::partners(&row.utilities, party))),
        ("partner_discounted", Cell::Number(SessionRow::partners(&row.discounted, party))),
        ("advantage", Cell::maybe(row.advantages.get(party).copied().flatten())),
        ("concession", Cell::maybe(row.concessions.get(party).copied().flatten())),
    ]));
    cells.extend(ended(of, domain, row));
    cells
}

/// One assignment of tactics, all its sessions.
fn assignment(of: &Programme, domain: usize, places: &[usize], pairing: &Pairing) -> Vec<Named> {
    let means =
        |list: &[Mean], what: &dyn Fn(&Mean) -> f64| Cell::Numbers(list.iter().map(what).collect());
    let (low, high) = pairing.deal_interval();
    let [deal, walk_out, clock, bust_up] = pairing.ended;
    let mean = |m: &Mean| Cell::maybe((m.count() > 0).then(|| m.mean()));
    let name = of.domains.get(domain).map(|d| d.name.clone()).unwrap_or_default();
    let [pareto, nash, kalai_smorodinsky, welfare] = pairing.optimality.each_ref().map(mean);
    named(vec![
        ("domain", Cell::Text(name)),
        ("tactics", tactics(of, places)),
        ("sessions", Cell::Whole(pairing.sessions)),
        ("deal", Cell::Whole(deal)),
        ("walk_out", Cell::Whole(walk_out)),
        ("clock", Cell::Whole(clock)),
        ("bust_up", Cell::Whole(bust_up)),
        ("deal_low", Cell::Number(low)),
        ("deal_high", Cell::Number(high)),
        ("round", mean(&pairing.round)),
        ("offers", mean(&pairing.offers)),
        ("utilities", means(&pairing.utilities, &Mean::mean)),
        ("utilities_half_width", means(&pairing.utilities, &Mean::half_width)),
        ("advantages", means(&pairing.advantages, &Mean::mean)),
        ("to_frontier", mean(&pairing.to_frontier)),
        ("to_nash", mean(&pairing.to_nash)),
        ("to_kalai_smorodinsky", mean(&pairing.to_kalai_smorodinsky)),
        ("discounted", means(&pairing.discounted, &Mean::mean)),
        ("concessions", means(&pairing.concessions, &Mean::mean)),
        ("welfare", mean(&pairing.welfare)),
        ("pareto_optimality", pareto),
        ("nash_optimality", nash),
        ("kalai_smorodinsky_optimality", kalai_smorodinsky),
        ("welfare_optimality", welfare),
    ])
}
