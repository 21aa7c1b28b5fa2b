//! Which deals are possible.

use pyo3::{prelude::*, types::PyDict};
use summitry_kit::deals::{Count, FrontierPoint, answer::DealsAnswer, exact};
use summitry_report::json::deals as json;

use crate::table::{Cells, Table};

/// What is possible: the frontier, the solutions, in exact numbers.
#[pyclass(frozen, module = "summitry")]
pub(crate) struct Deals {
    answer: DealsAnswer,
}

impl Deals {
    /// Of what was worked out.
    pub(crate) fn new(answer: DealsAnswer) -> Self {
        Self { answer }
    }
}

#[pymethods]
impl Deals {
    /// Whether every figure is exact.
    #[getter]
    fn exact(&self) -> bool {
        self.answer.analysis.method.exact
    }

    /// How it was worked out, and why so.
    #[getter]
    fn method(&self) -> String {
        let method = &self.answer.analysis.method;
        format!("{}; {}", method.how, method.why)
    }

    /// How many packages there are.
    #[getter]
    fn packages<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        whole(py, &self.answer.analysis.packages.to_string())
    }

    /// How many of them suit everybody; None where that is bounded, not known: `to_dict()["rational"]` has the bounds.
    #[getter]
    fn rational<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        match &self.answer.analysis.rational {
            Count::Exact(count) => whole(py, &count.to_string()).map(Some),
            _ => Ok(None),
        }
    }

    /// The undominated packages that suit everybody: columns `index` (in mixed radix, the first issue most significant, as text),
    /// `packages` (how many tie, as text), `utility of P` of each party, and the option of each issue.
    #[getter]
    fn frontier(&self) -> PyResult<Table> {
        let space = &self.answer.converted.space;
        let points = &self.answer.analysis.frontier;
        let text = |of: &dyn Fn(&FrontierPoint) -> String| {
            Cells::Texts(points.iter().map(|p| Some(of(p))).collect())
        };
        let mut columns = vec![
            ("index".to_owned(), text(&|p| p.index.to_string())),
            ("packages".to_owned(), text(&|p| p.packages.to_string())),
        ];
        for (party, profile) in space.parties.iter().enumerate() {
            let of = points.iter().map(|p| p.utilities.get(party).map_or(f64::NAN, exact::approx));
            columns.push((format!("utility of {}", profile.name), Cells::Numbers(of.collect())));
        }
        for (place, issue) in space.issues.iter().enumerate() {
            let of = points.iter().map(|p| issue.options.get(*p.package.get(place)?).cloned());
            columns.push((issue.name.clone(), Cells::Texts(of.collect())));
        }
        Table::new(columns)
    }

    /// The solutions by name (`nash`, `kalai_smorodinsky`, `egalitarian`, `utilitarian` …), each a point as `to_dict()` has it, or
    /// None where nothing suits everybody.
    #[getter]
    fn solutions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.to_dict(py)?.get_item("solutions")
    }

    /// What `summitry deals --json` prints, byte for byte.
    fn json(&self) -> String {
        json::text(&self.answer)
    }

    /// The same as Python's own values; documented in docs/domains.md.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        parsed(py, &self.json())
    }

    fn __repr__(&self) -> String {
        let analysis = &self.answer.analysis;
        format!(
            "<Deals of {}: {} packages, {} on the frontier, {}>",
            self.answer.name,
            analysis.packages,
            analysis.frontier.len(),
            if analysis.method.exact { "exact" } else { "not exact" }
        )
    }

    fn _repr_html_(&self) -> PyResult<String> {
        Ok(self.frontier()?.html())
    }
}

/// Digits as Python's own whole number, of any size.
fn whole<'py>(py: Python<'py>, digits: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import("builtins")?.getattr("int")?.call1((digits,))
}

/// A JSON text as Python's own values.
pub(crate) fn parsed<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import("json")?.getattr("loads")?.call((text,), None::<&Bound<'_, PyDict>>)
}
