//! One seat played by an object of Python's.

use std::sync::{Arc, Mutex};

use pyo3::{
    exceptions::{PyTypeError, PyValueError},
    intern,
    prelude::*,
    types::PyBool,
};
use summitry_kit::talks::{Action, Dice, Heard, Maker, Seating, Side, Table, Tactic, View};

use super::{Failed, agenda::Agenda, offer::Offer, state::State};

/// What a class is called in tables and messages.
pub(super) fn name(class: &Bound<'_, PyAny>) -> PyResult<String> {
    match class.getattr("__name__") {
        Ok(name) => name.extract(),
        Err(_) => class.get_type().name()?.extract(),
    }
}

/// What makes a player of the class for every seat and session.
pub(super) fn maker(class: Py<PyAny>, name: String, failed: Arc<Failed>) -> Arc<Maker> {
    Arc::new(move |seating: &Seating<'_>| -> Box<dyn Tactic> {
        let made = Python::attach(|py| {
            let made = seated(py, &class, &name, &failed, seating);
            made.map_err(|error| failed.set(py, &format!("{name}()"), error)).ok()
        });
        made.map_or_else(|| Box::new(Leaving) as Box<dyn Tactic>, |player| Box::new(player))
    })
}

fn seated(
    py: Python<'_>,
    class: &Py<PyAny>,
    name: &str,
    failed: &Arc<Failed>,
    seating: &Seating<'_>,
) -> PyResult<Player> {
    let object = class.call0(py)?;
    let bound = object.bind(py);
    for method in ["propose", "respond"] {
        if !bound.getattr_opt(method)?.is_some_and(|m| m.is_callable()) {
            return Err(PyTypeError::new_err(format!(
                "it has no method {method}; a tactic has propose(state) and respond(state, offer)"
            )));
        }
    }
    let patient = match bound.getattr_opt("patient")? {
        Some(patient) => patient.is_truthy()?,
        None => false,
    };
    let hears = bound.getattr_opt("hear")?.is_some_and(|m| m.is_callable());
    let side = seating.table.shared(seating.party);
    Ok(Player {
        side: side.ok_or_else(|| PyValueError::new_err("there is no such seat"))?,
        agenda: Arc::new(Agenda::of(seating.table)),
        dice: Arc::new(Mutex::new(seating.dice)),
        failed: Arc::clone(failed),
        name: name.to_owned(),
        round: 0,
        object,
        patient,
        hears,
    })
}

/// Somebody who could not be seated: the session is thrown away.
struct Leaving;

impl Tactic for Leaving {
    fn act(&mut self, _: &View<'_>) -> Action {
        Action::WalkOut
    }
}

/// An object of Python's in a seat.
struct Player {
    object: Py<PyAny>,
    name: String,
    agenda: Arc<Agenda>,
    side: Arc<Side>,
    dice: Arc<Mutex<Dice>>,
    failed: Arc<Failed>,
    /// The round it last spoke in, for messages.
    round: u32,
    patient: bool,
    hears: bool,
}

/// An exception, and the method it came from.
type Raised = (&'static str, PyErr);

impl Player {
    fn offer(&self, heard: Heard) -> Offer {
        let Heard { from, index, utility } = heard;
        Offer { agenda: Arc::clone(&self.agenda), index, utility, party: Some(from) }
    }

    fn state(&self, py: Python<'_>, view: &View<'_>) -> PyResult<Py<State>> {
        let offer = view.on_table.map(|heard| Py::new(py, self.offer(heard))).transpose()?;
        Py::new(
            py,
            State {
                agenda: Arc::clone(&self.agenda),
                side: Arc::clone(&self.side),
                dice: Arc::clone(&self.dice),
                offer,
                party: view.party,
                parties: view.table.parties(),
                round: view.round,
                rounds: view.protocol.rounds,
                turn: view.turn,
                time: view.time,
                passing: view.protocol.passing.clone(),
                now: view.now,
            },
        )
    }

    fn answer(&self, py: Python<'_>, view: &View<'_>) -> Result<Action, Raised> {
        let propose = |error| ("propose", error);
        let respond = |error| ("respond", error);
        let object = self.object.bind(py);
        let state = self.state(py, view).map_err(propose)?;
        let offer = state.get().offer.as_ref().map(|offer| offer.clone_ref(py));
        if let Some(offer) = offer {
            let said = object.call_method1(intern!(py, "respond"), (state.clone_ref(py), offer));
            match read_response(&said.map_err(respond)?).map_err(respond)? {
                Response::Accept => return Ok(Action::Accept),
                Response::Leave => return Ok(Action::WalkOut),
                Response::Reject => {}
            }
        }
        let said = object.call_method1(intern!(py, "propose"), (state,)).map_err(propose)?;
        if said.is_none() {
            return Ok(Action::WalkOut);
        }
        let index = self.agenda.read(&said).map_err(propose)?;
        if view.table.allows(index) {
            return Ok(Action::Offer(index));
        }
        let package = self.agenda.package(py, index).map(|p| p.to_string()).unwrap_or_default();
        let what = format!("{package} may not be agreed on here");
        Err(("propose", PyValueError::new_err(what)))
    }

    fn raised(&self, py: Python<'_>, (method, error): Raised) {
        let place = format!("{}.{method}, round {} (counted from 0)", self.name, self.round);
        self.failed.set(py, &place, error);
    }
}

/// What `respond` may say.
enum Response {
    Accept,
    Reject,
    Leave,
}

fn read_response(said: &Bound<'_, PyAny>) -> PyResult<Response> {
    if let Ok(accepts) = said.cast::<PyBool>() {
        return Ok(if accepts.is_true() { Response::Accept } else { Response::Reject });
    }
    if said.extract::<String>().is_ok_and(|word| word == "leave") {
        return Ok(Response::Leave);
    }
    Err(PyTypeError::new_err(format!(
        "it returned {}; return True to accept, False to make another offer, \"leave\" to leave",
        said.repr()?
    )))
}

impl Tactic for Player {
    fn act(&mut self, view: &View<'_>) -> Action {
        if self.failed.is_set() {
            return Action::WalkOut;
        }
        self.round = view.round;
        Python::attach(|py| match self.answer(py, view) {
            Ok(action) => action,
            Err(raised) => {
                self.raised(py, raised);
                Action::WalkOut
            }
        })
    }

    fn hear(&mut self, offer: Heard, _: &Table) {
        if !self.hears || self.failed.is_set() {
            return;
        }
        Python::attach(|py| {
            let heard = Py::new(py, self.offer(offer));
            let said = heard.and_then(|heard| self.object.call_method1(py, "hear", (heard,)));
            if let Err(error) = said {
                self.raised(py, ("hear", error));
            }
        });
    }

    fn is_patient(&self) -> bool {
        self.patient
    }
}
