//! One of our tactics by itself, for a table that somebody else keeps.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};

use pyo3::{
    exceptions::{PyRuntimeError, PyValueError},
    prelude::*,
};
use summitry_kit::{
    deals::SpaceIssue,
    talks::{Action, Heard, Index, Luck, Protocol, Table, Tactic, View, tactic},
};

use super::agenda::Agenda;
use crate::error::{OrRaise as _, refused};

/// One of our tactics in a seat of somebody else's table, such as NegMAS's: told what is offered, asked what it answers. It plays in a
/// thread of its own, so that whoever asks may do so from any.
#[pyclass(frozen, module = "summitry")]
pub(crate) struct Seat {
    ask: Mutex<Sender<Ask>>,
    agenda: Arc<Agenda>,
}

/// What its thread is told and asked.
enum Ask {
    /// An offer of another party.
    Hear(usize, Index),
    /// Its turn: the round, the offer on the table, the time where rounds do not say it, and where the answer goes.
    Act(u32, Option<(usize, Index)>, Option<f64>, Sender<Action>),
}

/// What sits there.
struct Seated {
    tactic: Box<dyn Tactic>,
    table: Table,
    protocol: Protocol,
    party: usize,
    turn: usize,
}

impl Seated {
    fn heard(&self, from: usize, index: Index) -> Heard {
        Heard { from, index, utility: self.table.utility(self.party, index) }
    }

    /// Plays until nobody asks any more.
    fn play(mut self, asked: &Receiver<Ask>) {
        while let Ok(ask) = asked.recv() {
            match ask {
                Ask::Hear(from, index) => self.tactic.hear(self.heard(from, index), &self.table),
                Ask::Act(round, offer, time, answer) => {
                    let on_table = offer.map(|(from, index)| self.heard(from, index));
                    let time = time.unwrap_or_else(|| self.protocol.time(round));
                    let (table, protocol) = (&self.table, &self.protocol);
                    let (party, turn) = (self.party, self.turn);
                    let parties = table.parties();
                    let begun = usize::try_from(round).unwrap_or(0).saturating_mul(parties);
                    let now = protocol.moment(begun, parties);
                    let view = View { table, protocol, party, round, turn, time, now, on_table };
                    // Whoever does not wait for it wants none.
                    let _ = answer.send(self.tactic.act(&view));
                }
            }
            self.turn += 1;
        }
    }
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
        let agenda = Arc::new(Agenda::of(&table));
        let (ask, asked) = channel();
        thread::spawn(move || {
            let dice = Luck::new(seed).dice(session, party);
            let tactic = named.seat(&table, &protocol, party, dice);
            Seated { tactic, table, protocol, party, turn: 0 }.play(&asked);
        });
        Ok(Self { ask: Mutex::new(ask), agenda })
    }

    /// Hears an offer of another party: any package as `State.package` takes it.
    fn hear(&self, party: usize, package: &Bound<'_, PyAny>) -> PyResult<()> {
        let index = self.agenda.read(package)?;
        self.tell(Ask::Hear(party, index))
    }

    /// Answers: ("accept", None), ("offer", index) or ("leave", None).
    ///
    /// Args:
    ///     round: from 0.
    ///     offer: (party, package) that lies on the table, or None.
    ///     time: 0..1; None: as the rounds say.
    #[pyo3(signature = (round, offer=None, time=None))]
    fn act(
        &self,
        py: Python<'_>,
        round: u32,
        offer: Option<(usize, Bound<'_, PyAny>)>,
        time: Option<f64>,
    ) -> PyResult<(&'static str, Option<Index>)> {
        let read = |(party, package): (usize, Bound<'_, PyAny>)| -> PyResult<(usize, Index)> {
            Ok((party, self.agenda.read(&package)?))
        };
        let offer = offer.map(read).transpose()?;
        let (answer, answered) = channel();
        self.tell(Ask::Act(round, offer, time, answer))?;
        Ok(match py.detach(move || answered.recv()).map_err(|_| gone())? {
            Action::Accept => ("accept", None),
            Action::Offer(index) => ("offer", Some(index)),
            Action::WalkOut => ("leave", None),
        })
    }
}

impl Seat {
    fn tell(&self, ask: Ask) -> PyResult<()> {
        self.ask.lock().unwrap_or_else(PoisonError::into_inner).send(ask).map_err(|_| gone())
    }
}

/// The thread is no more, which only a fault of the tactic's brings about.
fn gone() -> PyErr {
    PyRuntimeError::new_err("the tactic has left its seat: this is a fault of Summitry's")
}
