//! Tournaments: every assignment of tactics to parties, whoever speaks first, in every domain.

mod play;
mod rows;

use pyo3::{
    prelude::*,
    types::{PyAny, PyDict},
};
use summitry_kit::{
    files::json as style,
    tournament::{Programme, ranking::TournamentSummary, shard::join},
};

use crate::{
    deals::parsed,
    run,
    table::{Cells, Table},
};
use play::{Asked, Kept};

/// How tactics fared against one another.
#[pyclass(frozen, module = "summitry")]
pub(crate) struct Tournament {
    programme: Programme,
    summary: TournamentSummary,
    kept: Kept,
}

/// Plays all assignments of tactics to parties, whoever speaks first, in every domain or scenario given.
///
/// Args:
///     negotiations: a Domain or Scenario, or a list of them; of a scenario its likeliest room is taken, and session n is held in world n.
///     tactics: names separated by commas or in a list, "all" for all of ours, and classes of one's own (docs/python.md).
///
/// Options: repeat (sessions an assignment and rotation), self_play (True: a tactic also meets itself in every seat), by ("advantage",
/// "utility", "discounted": by what tactics are ranked), rows (True: keep a row a session), rounds, deadline, seed, bust_up, patience, discount,
/// cost, reading, grid, threads (no figure depends on it), memory (MB), time (seconds).
///
/// Raises: SummitryError where a tactic is unknown, a negotiation cannot be played, or a tactic of one's own raised: class, method and
/// round are named, and what it raised is the cause.
#[pyfunction]
#[pyo3(signature = (negotiations, tactics, **options))]
pub(crate) fn tournament(
    py: Python<'_>,
    negotiations: &Bound<'_, PyAny>,
    tactics: &Bound<'_, PyAny>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Tournament> {
    let asked = Asked::read(py, negotiations, tactics, options)?;
    let (programme, summary, kept) = run::worked(py, &asked.cast.failed, |control| {
        let schedule = asked.schedule()?;
        let mut kept = Kept::new(asked.rows);
        let joined = asked.play(&schedule, control, &mut |finished| {
            kept.take(finished);
            Ok(())
        })?;
        let programme = schedule.programme().clone();
        Ok((programme.clone(), TournamentSummary::new(&programme, &joined, asked.by), kept))
    })?;
    Ok(Tournament { programme, summary, kept })
}

/// Plays one part of many of a tournament: what `join_tournament` puts together, whoever played the parts, in any order.
///
/// Args:
///     number, of: which part of how many, counted from 1.
///
/// Returns: a text; its first line is the manifest, which says of what it is a part.
///
/// Other arguments, options and errors as of `tournament`.
#[pyfunction]
#[pyo3(signature = (negotiations, tactics, number, of, **options))]
pub(crate) fn tournament_shard(
    py: Python<'_>,
    negotiations: &Bound<'_, PyAny>,
    tactics: &Bound<'_, PyAny>,
    number: u64,
    of: u64,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<String> {
    let asked = Asked::read(py, negotiations, tactics, options)?;
    run::worked(py, &asked.cast.failed, |control| asked.shard(number, of, control))
}

/// Puts the parts of a tournament together: the same as of one run.
///
/// Raises: SummitryError where parts are missing, there twice, not whole, or of another version, input or options.
#[pyfunction]
pub(crate) fn join_tournament(py: Python<'_>, shards: Vec<String>) -> PyResult<Tournament> {
    let (programme, summary, kept) = run::alone(py, |_| {
        let rows = play::has_rows(&shards)?;
        let mut kept = Kept::new(rows);
        let (programme, joined) = join(&shards, &mut |finished| {
            kept.take(finished);
            Ok(())
        })?;
        let summary = TournamentSummary::new(&programme, &joined, play::metric(&programme));
        Ok((programme, summary, kept))
    })?;
    Ok(Tournament { programme, summary, kept })
}

#[pymethods]
impl Tournament {
    /// How many sessions were played.
    #[getter]
    fn n_sessions(&self) -> u64 {
        self.summary.sessions
    }

    /// The tactics, the best first: columns `tactic`; `mean` of what they are ranked by, with its 95 % interval `low`, `high` over domains and
    /// assignments (null where one alone says nothing of it); `deviation`, `quartile_1`, `median`, `quartile_3` over sessions; `deals` (share of
    /// its sessions, 0..1); means `utility`, `discounted`, `advantage`, `partner`, `welfare`, `concession`; `sessions`.
    #[getter]
    fn standings(&self) -> PyResult<Table> {
        let all = &self.summary.tactics;
        let number = |f: &dyn Fn(&summitry_kit::tournament::ranking::TacticLine) -> Option<f64>| {
            Cells::Numbers(all.iter().map(|line| f(line).unwrap_or(f64::NAN)).collect())
        };
        let mean = |m: &summitry_kit::statistics::Mean| (m.count() > 0).then(|| m.mean());
        let quartile =
            |place: usize| number(&move |line| line.quartiles.get(place).copied().flatten());
        let columns = [
            ("mean", number(&|line| line.estimate.as_ref().map(|e| e.mean))),
            ("low", number(&|line| line.estimate.as_ref()?.interval.map(|(low, _)| low))),
            ("high", number(&|line| line.estimate.as_ref()?.interval.map(|(_, high)| high))),
            ("deviation", number(&|line| Some(line.deviation))),
            ("quartile_1", quartile(0)),
            ("median", quartile(1)),
            ("quartile_3", quartile(2)),
            ("deals", number(&|line| Some(line.standing.deal()))),
            ("utility", number(&|line| mean(&line.standing.utility))),
            ("discounted", number(&|line| mean(&line.standing.discounted))),
            ("advantage", number(&|line| mean(&line.standing.advantage))),
            ("partner", number(&|line| mean(&line.standing.partner))),
            ("welfare", number(&|line| mean(&line.standing.welfare))),
            ("concession", number(&|line| mean(&line.standing.concession))),
            ("sessions", Cells::Wholes(all.iter().map(|line| line.standing.sessions).collect())),
        ];
        let names = Cells::Texts(all.iter().map(|line| Some(line.tactic.clone())).collect());
        let columns = columns.into_iter().map(|(name, cells)| (name.to_owned(), cells));
        Table::new(std::iter::once(("tactic".to_owned(), names)).chain(columns).collect())
    }

    /// Every two tactics in the same seats, the clearest difference first: columns `better`, `worse`, `difference`, `p`, `corrected` (Holm
    /// 1979), `over` (what differences are independent of each other: domains, worlds or opponents), `n`.
    #[getter]
    fn comparisons(&self) -> PyResult<Table> {
        let all = &self.summary.comparisons;
        let text = |f: &dyn Fn(&summitry_kit::tournament::ranking::Comparison) -> String| {
            Cells::Texts(all.iter().map(|c| Some(f(c))).collect())
        };
        Table::new(vec![
            ("better".to_owned(), text(&|c| c.better.clone())),
            ("worse".to_owned(), text(&|c| c.worse.clone())),
            ("difference".to_owned(), Cells::Numbers(all.iter().map(|c| c.difference).collect())),
            ("p".to_owned(), Cells::Numbers(all.iter().map(|c| c.p).collect())),
            ("corrected".to_owned(), Cells::Numbers(all.iter().map(|c| c.corrected).collect())),
            ("over".to_owned(), text(&|c| c.over.word().to_owned())),
            ("n".to_owned(), Cells::Wholes(all.iter().map(|c| c.n as u64).collect())),
        ])
    }

    /// One row an assignment of tactics: columns `domain`, `tactics`, `sessions`, how many ended in `deal`, `walk_out`, `clock`, `bust_up`,
    /// the deals' 95 % interval `deal_low`, `deal_high` (Wilson 1927), means `round` (of the deals, from 1), `offers`, `welfare`,
    /// `to_frontier`, `to_nash`, `to_kalai_smorodinsky`, and `utility_N`, `discounted_N`, `advantage_N` of party N.
    #[getter]
    fn assignments(&self) -> PyResult<Table> {
        Table::new(rows::assignments(&self.programme, &self.kept.assignments))
    }

    /// One row a session: the columns and, as `.csv()`, the bytes of `summitry tournament --sessions FILE.csv` (docs/stability.md).
    #[getter]
    fn sessions(&self, py: Python<'_>) -> PyResult<Table> {
        match &self.kept.sessions {
            Some(sessions) => Table::new(rows::sessions(&self.programme, sessions)),
            None => {
                let cure = Some("play the tournament without rows=False");
                Err(crate::error::refused(py, "unknown", "single sessions were not kept", cure))
            }
        }
    }

    /// What `summitry tournament --json` prints, byte for byte.
    fn json(&self) -> String {
        style::pretty(&self.summary.write(&self.programme))
    }

    /// The same as Python's own values.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        parsed(py, &self.json())
    }

    fn __repr__(&self) -> String {
        let names = self.programme.tactics.join(", ");
        format!("<Tournament of {names}: {} sessions>", self.summary.sessions)
    }

    fn _repr_html_(&self) -> PyResult<String> {
        Ok(self.standings()?.html())
    }
}
