//! A domain of another tool.

use std::path::PathBuf;

use pyo3::{exceptions::PyValueError, prelude::*, types::PyDict};
use summitry_kit::{
    deals::{
        Found, Reading, Settings,
        answer::{DealsQuestion, answer},
        input::Input,
    },
    talks::GRID,
};

use crate::{
    again::{Reduced, again},
    deals::Deals,
    options::Given,
    run,
    talks::{Talks, hold},
};

/// A negotiation domain of GENIUS, GeniusWeb, NegMAS, NegoLog or another tool, with its profiles. The files are read again whenever
/// something is asked.
#[pyclass(frozen, module = "summitry")]
pub(crate) struct Domain {
    input: Input,
    title: String,
    tool: &'static str,
    issues: Vec<(String, Vec<String>)>,
    parties: Vec<String>,
    notes: Vec<String>,
    /// Those of them that came from finding it.
    said: Vec<String>,
}

/// What a domain is found by again: name, files, remarks, thread, notes.
type Packed = (String, Vec<PathBuf>, Vec<String>, Option<(usize, usize)>, Vec<String>);

impl Domain {
    /// Reads it once, so that what is wrong is said at once.
    pub(crate) fn read(input: Input, notes: &[String]) -> summitry_kit::Result<Self> {
        let read = input.read(Settings { reading: Reading::Genius, grid: GRID })?;
        let space = &read.converted.space;
        let all = notes.iter().cloned();
        let own = read.converted.notes.iter().map(|n| format!("{}: {}", n.code, n.text));
        Ok(Self {
            issues: space.issues.iter().map(|i| (i.name.clone(), i.options.clone())).collect(),
            parties: space.parties.iter().map(|p| p.name.clone()).collect(),
            notes: all.chain(own).collect(),
            said: notes.to_vec(),
            title: read.name,
            tool: read.tool,
            input,
        })
    }

    /// What talks and tournaments lay out.
    pub(crate) fn input(&self) -> &Input {
        &self.input
    }
}

#[pymethods]
impl Domain {
    /// The folder's name, or the first file's.
    #[getter]
    fn name(&self) -> &str {
        self.input.name()
    }

    /// The domain's own name.
    #[getter]
    fn title(&self) -> &str {
        &self.title
    }

    /// Whose format it is in.
    #[getter]
    fn tool(&self) -> &str {
        self.tool
    }

    /// The agenda: each issue with its options, in the file's order.
    #[getter]
    fn issues<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let all = PyDict::new(py);
        for (name, options) in &self.issues {
            all.set_item(name, options)?;
        }
        Ok(all)
    }

    /// The parties, in the order of their profiles.
    #[getter]
    fn parties(&self) -> Vec<String> {
        self.parties.clone()
    }

    /// What is worth knowing about how it was read.
    #[getter]
    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }

    /// Which packages are possible, which nobody can improve on, and which single them out as fair; in exact numbers.
    ///
    /// Options: reading, grid, rational, disagreement, ideals, threads, memory (MB), time (seconds).
    #[pyo3(signature = (**options))]
    fn deals(&self, py: Python<'_>, options: Option<&Bound<'_, PyDict>>) -> PyResult<Deals> {
        let mut given = Given::new(py, options);
        let settings = given.settings()?;
        let options = given.definitions(settings.reading)?;
        let budget = given.limits()?;
        given.finish()?;
        let question = DealsQuestion { settings, options, worlds: None };
        run::alone(py, |control| answer(&self.input, &question, &budget, control)).map(Deals::new)
    }

    /// Holds talks: one tactic a party in the order of their profiles, or one for all.
    ///
    /// Options: repeat, rounds, deadline ("60rounds", "180s"), seed, bust_up, patience, discount, cost, reading, grid, offers, memory (MB), time (seconds).
    #[pyo3(signature = (tactics, **options))]
    fn talks(
        &self,
        py: Python<'_>,
        tactics: &Bound<'_, PyAny>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Talks> {
        let given = Given::new(py, options);
        hold(py, &self.input, tactics, String::new(), given)
    }

    /// Made again elsewhere from its files, which must lie there, too.
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py, Packed>> {
        let Input::Domain(found) = &self.input else {
            return Err(PyValueError::new_err("it has no files"));
        };
        let packed = (
            found.name.clone(),
            found.files.clone(),
            found.remarks.clone(),
            found.thread,
            self.said.clone(),
        );
        again(py, "Domain", packed)
    }

    #[staticmethod]
    fn _unpacked(
        py: Python<'_>,
        name: String,
        files: Vec<PathBuf>,
        remarks: Vec<String>,
        thread: Option<(usize, usize)>,
        said: Vec<String>,
    ) -> PyResult<Self> {
        let input = Input::Domain(Found { name, files, remarks, thread });
        run::alone(py, |_| Self::read(input, &said))
    }

    fn __repr__(&self) -> String {
        let issues: Vec<String> = self
            .issues
            .iter()
            .map(|(name, options)| format!("{name} ({})", options.len()))
            .collect();
        format!(
            "<Domain {} of {}: {}; {}>",
            self.input.name(),
            self.tool,
            self.parties.join(", "),
            issues.join(", ")
        )
    }
}
