//! One of our tactics by itself, for a table that somebody else keeps.

use std::sync::Arc;

use pyo3::{exceptions::PyValueError, prelude::*};
use summitry_kit::{
    deals::SpaceIssue,
    talks::{Action, Heard, Index, Luck, Protocol, Table, Tactic, View, tactic},
};

use super::agenda::Agenda;
use crate::error::{OrRaise as _, refused};

/// One of our tactics in a seat of somebody else's table, such as NegMAS's: told what is offered, asked what it answers.
#[pyclass(unsendable, module = "summitry")]
pub(crate) struct Seat {
    tactic: Box<dyn Tactic>,
    table: Table,
    protocol: Protocol,
    agenda: Arc<Agenda>,
    party: usize,
    turn: usize,
}

#[pymethods]
impl Seat {
    /// Seats a tactic.
    ///
    /// Args:
    ///     tactic: its name, such as "boulware" or "boulware:8".
    ///     issues: a list of (name, options).
    ///     parties: for each party (name, reservation value, utilities of all packages by index, the first issue most significant); of
    ///         others than one's own None where nobody knows them.
    ///     party: which of them it plays, from 0.
    ///     rounds: how many rounds there are.
    ///     seed, session: of its chance.
    ///     negmas: whether time and acceptance are NegMAS's, in place of the papers'.
    #[new]
    #[pyo3(signature = (tactic, issues, parties, party, rounds, seed=1, session=0, negmas=false))]
    #[expect(clippy::too_many_arguments, reason = "a table has that many parts")]
    fn new(
        py: Python<'_>,
        tactic: String,
        issues: Vec<(String, Vec<String>)>,
        parties: Vec<(String, f64, Option<Vec<f64>>)>,
        party: usize,
        rounds: u32,
        seed: u64,
        session: u64,
        negmas: bool,
    ) -> PyResult<Self> {
        let named = self::tactic(&tactic).or_raise(py)?;
        let alone =
            parties.iter().enumerate().any(|(p, (_, _, list))| p != party && list.is_none());
        let knows = named.kind().looks_ahead;
        if alone && knows {
            let what =
                format!("{tactic} reckons with what the others want, and nobody says what that is");
            let cure = "give the partner's utility function (NegMAS: `opponent_ufun` in private_info), or seat another tactic";
            return Err(refused(py, "unknown", &what, Some(cure)));
        }
        let all = issues.iter().map(|(_, options)| options.len()).product();
        let issues = issues.into_iter().map(|(name, options)| SpaceIssue { name, options });
        let sides = parties.into_iter().map(|(name, none, list)| {
            // Whoever is unknown values nothing, and nobody asks.
            (name, none, list.unwrap_or_else(|| vec![0.0; all]))
        });
        let table = Table::of_utilities(issues.collect(), sides.collect());
        let table =
            table.ok_or_else(|| PyValueError::new_err("each party needs one utility a package"))?;
        if party >= table.parties() {
            return Err(PyValueError::new_err(format!("there is no party {party}")));
        }
        let protocol = Protocol::new(rounds.max(1));
        let protocol =
            if negmas { protocol.with(summitry_kit::talks::Convention::Negmas) } else { protocol };
        let dice = Luck::new(seed).dice(session, party);
        let tactic = named.seat(&table, &protocol, party, dice);
        let agenda = Arc::new(Agenda::of(&table));
        Ok(Self { tactic, table, protocol, agenda, party, turn: 0 })
    }

    /// Hears an offer of another party: any package as `State.package` takes it.
    fn hear(&mut self, party: usize, package: &Bound<'_, PyAny>) -> PyResult<()> {
        let index = self.agenda.read(package)?;
        self.turn += 1;
        self.tactic.hear(self.heard(party, index), &self.table);
        Ok(())
    }

    /// Answers: ("accept", None), ("offer", index) or ("leave", None).
    ///
    /// Args:
    ///     round: from 0.
    ///     offer: (party, package) that lies on the table, or None.
    ///     time: 0..1; None: as the rounds say.
    #[pyo3(signature = (round, offer=None, time=None))]
    fn act(
        &mut self,
        round: u32,
        offer: Option<(usize, Bound<'_, PyAny>)>,
        time: Option<f64>,
    ) -> PyResult<(&'static str, Option<Index>)> {
        let on_table = match offer {
            Some((party, package)) => Some(self.heard(party, self.agenda.read(&package)?)),
            None => None,
        };
        let time = time.unwrap_or_else(|| self.protocol.time(round));
        let (table, protocol, party, turn) = (&self.table, &self.protocol, self.party, self.turn);
        let action = self.tactic.act(&View { table, protocol, party, round, turn, time, on_table });
        self.turn += 1;
        Ok(match action {
            Action::Accept => ("accept", None),
            Action::Offer(index) => ("offer", Some(index)),
            Action::WalkOut => ("leave", None),
        })
    }
}

impl Seat {
    fn heard(&self, from: usize, index: Index) -> Heard {
        Heard { from, index, utility: self.table.utility(self.party, index) }
    }
}
