//! Why a chance is what it is.

use pyo3::prelude::*;
use summitry_kit::{Budget, Control, Error, Study, files::json as style};
use summitry_report::{
    json,
    language::Language,
    messages::Messages,
    terminal,
    view::{self, Context},
    why,
};

use crate::{
    chance::Chance,
    deals::parsed,
    options::translated,
    table::{Cells, Table, escaped},
};

/// What an outcome rests on, where the rest is lost, and what moves it.
#[pyclass(frozen, module = "summitry")]
pub(crate) struct Why {
    why: summitry_kit::Why,
    json: String,
    text: String,
}

impl Why {
    /// Works it out with everything that `summitry why` says.
    pub(crate) fn worked_out(
        study: &Study,
        path: &str,
        language: Language,
        budget: &Budget,
        control: &dyn Control,
    ) -> Result<Self, Error> {
        study.negotiable()?;
        let study = translated(study, language)?;
        // A slip is answered before the model runs for it.
        study.known(path)?;
        let forecast = study.forecast_without_packages(budget, control)?;
        Self::of(&forecast, path, language, true, budget, control)
    }

    /// Of a forecast that is there.
    pub(crate) fn of(
        forecast: &summitry_kit::Forecast,
        path: &str,
        language: Language,
        search: bool,
        budget: &Budget,
        control: &dyn Control,
    ) -> Result<Self, Error> {
        let why = if search {
            forecast.why_searched(path, budget, control)?
        } else {
            forecast.why(path)?
        };
        let study = forecast.study();
        let m = &Messages::new(language);
        let ctx = Context::new(study.document(), forecast.model(), m);
        let stamp = view::stamp(&ctx);
        let text = terminal::answer(stamp.as_deref(), why::why(&ctx, &why), m);
        Ok(Self { json: style::pretty(&json::why::object(study, &why)), why, text: plain(&text) })
    }
}

/// The same text without the terminal's styles: what lies between an escape and the letter that ends it.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut styled = false;
    for c in text.chars() {
        match (styled, c) {
            (false, '\u{1b}') => styled = true,
            (true, c) if c.is_ascii_alphabetic() => styled = false,
            (false, c) => out.push(c),
            (true, _) => {}
        }
    }
    out
}

#[pymethods]
impl Why {
    /// The outcome's path.
    #[getter]
    fn path(&self) -> &str {
        &self.why.path
    }

    /// Its name.
    #[getter]
    fn label(&self) -> &str {
        &self.why.label
    }

    /// How likely it is.
    #[getter]
    fn chance(&self) -> Chance {
        self.why.chance.into()
    }

    /// Where it is lost: columns `gate`, `party` (its path, where the gate is one side's), `share`, in 0..1. Empty where that cannot be
    /// told.
    #[getter]
    fn lost(&self) -> PyResult<Table> {
        let lost = self.why.gates.as_ref().map(|gates| gates.lost.as_slice()).unwrap_or_default();
        Table::new(vec![
            (
                "gate".to_owned(),
                Cells::Texts(lost.iter().map(|l| Some(l.gate.to_owned())).collect()),
            ),
            (
                "party".to_owned(),
                Cells::Texts(lost.iter().map(|l| Some(l.side.as_ref()?.path.clone())).collect()),
            ),
            ("share".to_owned(), Cells::Numbers(lost.iter().map(|l| l.share).collect())),
        ])
    }

    /// The uncertain values that move it most: columns `path`, `low`, `high`: the outcome's mean where the value lies in its low and
    /// its high third, in 0..1.
    #[getter]
    fn drivers(&self) -> PyResult<Table> {
        let of = |f: fn(&summitry_kit::why::Reason) -> f64| {
            Cells::Numbers(self.why.drivers.iter().map(f).collect())
        };
        let paths = self.why.drivers.iter().map(|d| Some(d.path.clone())).collect();
        Table::new(vec![
            ("path".to_owned(), Cells::Texts(paths)),
            ("low".to_owned(), of(|d| d.low)),
            ("high".to_owned(), of(|d| d.high)),
        ])
    }

    /// What `summitry why --json` prints, byte for byte where the turn was searched for.
    fn json(&self) -> &str {
        &self.json
    }

    /// The same as Python's own values.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        parsed(py, &self.json)
    }

    fn __str__(&self) -> &str {
        &self.text
    }

    fn __repr__(&self) -> String {
        format!("<Why {}: {}>", self.why.path, self.why.chance)
    }

    fn _repr_html_(&self) -> String {
        format!("<pre>{}</pre>", escaped(&self.text))
    }
}
