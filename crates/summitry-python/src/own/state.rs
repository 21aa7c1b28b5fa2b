//! What a party knows when it is its turn.

use std::sync::{Arc, Mutex, PoisonError};

use pyo3::{prelude::*, types::PyDict};
use summitry_kit::talks::{Dice, Index, Passing, Pick, Side, TimeGone};

use super::{agenda::Agenda, offer::Offer};

/// What a party knows when it is its turn: its own side, the clock, the offer on the table. Nothing of the others' utilities.
#[pyclass(frozen, module = "summitry")]
pub(crate) struct State {
    pub(super) agenda: Arc<Agenda>,
    pub(super) side: Arc<Side>,
    pub(super) dice: Arc<Mutex<Dice>>,
    pub(super) offer: Option<Py<Offer>>,
    /// Whose turn it is, counted from 0 in the file's order.
    #[pyo3(get)]
    pub(super) party: usize,
    /// How many parties there are.
    #[pyo3(get)]
    pub(super) parties: usize,
    /// The round, from 0.
    #[pyo3(get)]
    pub(super) round: u32,
    /// How many rounds there are.
    #[pyo3(get)]
    pub(super) rounds: u32,
    /// Turns taken by anyone so far.
    #[pyo3(get)]
    pub(super) turn: usize,
    /// Time, from 0 in the first round to 1 in the last; under --reading negmas as NegMAS counts it.
    #[pyo3(get)]
    pub(super) time: f64,
    pub(super) passing: Passing,
    pub(super) now: TimeGone,
}

impl State {
    fn offered(&self, index: Index, utility: f64) -> Offer {
        Offer { agenda: Arc::clone(&self.agenda), index, utility, party: None }
    }

    fn picked(&self, pick: Option<Pick>) -> Option<Offer> {
        pick.map(|pick| self.offered(pick.index, pick.utility))
    }
}

#[pymethods]
impl State {
    /// The party's name.
    #[getter]
    fn name(&self) -> &str {
        self.side.name()
    }

    /// The agenda: each issue with its options.
    #[getter]
    fn issues<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.agenda.issues(py)
    }

    /// How many packages there are.
    #[getter]
    fn packages(&self) -> u128 {
        self.agenda.packages()
    }

    /// The offer on the table, made by another party; None at the opening.
    #[getter]
    fn offer(&self, py: Python<'_>) -> Option<Py<Offer>> {
        self.offer.as_ref().map(|offer| offer.clone_ref(py))
    }

    /// What a deal of this utility would be worth now, time counted as the domain says; the utility itself where it has no discount.
    fn discounted(&self, utility: f64) -> f64 {
        self.passing.deal(self.party, utility, self.now)
    }

    /// What no deal is worth.
    #[getter]
    fn reservation(&self) -> f64 {
        self.side.reservation()
    }

    /// What the worst package is worth, rational or not.
    #[getter]
    fn lowest(&self) -> f64 {
        self.side.lowest()
    }

    /// What the best package is worth.
    #[getter]
    fn highest(&self) -> f64 {
        self.side.highest()
    }

    /// The best package; None where none is worth no deal.
    #[getter]
    fn best(&self) -> Option<Offer> {
        self.picked(self.side.inverse().best())
    }

    /// A package as an offer: a dict of issue to option, a tuple of options, or an index.
    fn package(&self, package: &Bound<'_, PyAny>) -> PyResult<Offer> {
        let index = self.agenda.read(package)?;
        Ok(self.offered(index, self.side.utility(index)))
    }

    /// What a package is worth to this party; not a number where it may not be agreed on.
    fn utility(&self, package: &Bound<'_, PyAny>) -> PyResult<f64> {
        Ok(self.side.utility(self.agenda.read(package)?))
    }

    /// The worst rational package worth at least this much, else the best one; None where none is worth no deal.
    fn at_least(&self, utility: f64) -> Option<Offer> {
        self.picked(self.side.inverse().at_least(utility))
    }

    /// The rational package at a place in falling order of worth, the best at 0; None beyond the last.
    fn ranked(&self, place: usize) -> Option<Offer> {
        self.picked(self.side.inverse().ranked(place))
    }

    /// Rational packages worth `low` to `high`, the worst first: at most `most`, evenly spread over those there are.
    #[pyo3(signature = (low, high, most=100))]
    fn between(&self, low: f64, high: f64, most: usize) -> Vec<Offer> {
        let all = self.side.inverse().between(low, high, most);
        all.into_iter().map(|pick| self.offered(pick.index, pick.utility)).collect()
    }

    /// The next of the party's own random numbers, in (0, 1): with them alone the same seed gives the same talks.
    fn uniform(&self) -> f64 {
        self.dice.lock().unwrap_or_else(PoisonError::into_inner).uniform()
    }

    fn __repr__(&self) -> String {
        format!("<State of {} in round {} of {}>", self.side.name(), self.round, self.rounds)
    }
}
