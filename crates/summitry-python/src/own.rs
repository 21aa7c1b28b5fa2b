//! Tactics written in Python, seated beside ours.

pub(crate) mod agenda;
pub(crate) mod offer;
mod player;
pub(crate) mod seat;
pub(crate) mod state;

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};

use pyo3::{
    exceptions::{PyException, PyTypeError},
    prelude::*,
};
use summitry_kit::talks::{Own, TacticName, each, tactic};

use crate::error::{OrRaise as _, refused};

/// What a tactic raised, which ends the work it was part of.
#[derive(Default)]
pub(crate) struct Failed {
    is_set: AtomicBool,
    error: Mutex<Option<PyErr>>,
}

impl Failed {
    /// Whether anything was raised.
    pub(crate) fn is_set(&self) -> bool {
        self.is_set.load(Ordering::Relaxed)
    }

    /// Keeps the first exception, in words that say where it was raised; an interrupt stays what it is.
    fn set(&self, py: Python<'_>, place: &str, error: PyErr) {
        let error = if error.is_instance_of::<PyException>(py) {
            let named =
                error.get_type(py).name().map_or_else(|_| "?".to_owned(), |n| n.to_string());
            let what = format!("{place}: {named}: {}", error.value(py));
            let told = refused(py, "tactic", &what, None);
            told.set_cause(py, Some(error));
            told
        } else {
            error
        };
        let mut kept = self.error.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get_or_insert(error);
        self.is_set.store(true, Ordering::Relaxed);
    }

    /// The exception, if there is one.
    pub(crate) fn take(&self, _: Python<'_>) -> Option<PyErr> {
        self.error.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Who plays: names to be seated by, those of one's own among them, which stand for somebody as long as this lives.
pub(crate) struct Cast {
    /// One a tactic, in the order given; none twice where `once` was asked for.
    pub(crate) names: Vec<TacticName>,
    /// What one of one's own raised.
    pub(crate) failed: Arc<Failed>,
    _own: Vec<Own>,
}

/// Reads who plays: a text of names separated by commas, a class, or a list of either. With `once` nobody is named twice, and "all"
/// stands for all of ours.
///
/// # Errors
/// There is no such tactic, a class has no `propose` and `respond`, or two classes have one name.
pub(crate) fn cast(py: Python<'_>, tactics: &Bound<'_, PyAny>, once: bool) -> PyResult<Cast> {
    let items: Vec<Bound<'_, PyAny>> =
        if tactics.is_callable() || tactics.extract::<String>().is_ok() {
            vec![tactics.clone()]
        } else {
            tactics.try_iter()?.collect::<PyResult<_>>()?
        };
    let failed = Arc::new(Failed::default());
    let (mut names, mut own): (Vec<TacticName>, Vec<Own>) = (Vec::new(), Vec::new());
    let mut seen: Vec<(String, Bound<'_, PyAny>)> = Vec::new();
    let mut add = |name: TacticName| {
        if !once || !names.contains(&name) {
            names.push(name);
        }
    };
    for item in items {
        if let Ok(text) = item.extract::<String>() {
            let known = if once {
                each(&text).or_raise(py)?
            } else {
                text.split(',').map(tactic).collect::<Result<Vec<_>, _>>().or_raise(py)?
            };
            known.into_iter().for_each(&mut add);
            continue;
        }
        let name = player::name(&item)?;
        if let Some((_, other)) = seen.iter().find(|(known, _)| *known == name) {
            if !other.is(&item) {
                let what = format!("two different classes are called {name}");
                return Err(refused(py, "unknown", &what, Some("give one of them another name")));
            }
        } else {
            if !item.is_callable() {
                return Err(PyTypeError::new_err(format!(
                    "{item} is no tactic: give a name, or a class with propose(state) and respond(state, offer)"
                )));
            }
            let made = player::maker(item.clone().unbind(), name.clone(), Arc::clone(&failed));
            own.push(Own::new(&name, made).or_raise(py)?);
            seen.push((name.clone(), item));
        }
        if let Some(one) = own.iter().map(Own::name).find(|one| one.to_string() == name) {
            add(one);
        }
    }
    Ok(Cast { names, failed, _own: own })
}
