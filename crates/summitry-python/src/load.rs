//! From a path or a text to what can be asked.

use std::path::{Path, PathBuf};

use pyo3::{prelude::*, types::PyDict};
use summitry_kit::{
    Error, Study,
    deals::{
        WhoMeets,
        input::{self, Input},
    },
};

use crate::{
    domain::Domain,
    error::{raised, refused},
    options::Given,
    run,
    scenario::Scenario,
};

/// Opens a negotiation: a scenario by its path or its text, or another tool's domain by its folder or one of its files.
///
/// Args:
///     source: a path (str or PathLike), or the text of a scenario: what has a line break is a text.
///     pair: of a GENIUS folder, which profiles meet: "first" (default), "all" or "repository".
///
/// Returns: a Scenario, or a Domain.
///
/// Raises: SummitryError where it cannot be read or has errors (`diagnostics` names each with its place and cure), or where it
/// holds several negotiations: `load_all` takes them.
#[pyfunction]
#[pyo3(signature = (source, **options))]
pub(crate) fn load<'py>(
    py: Python<'py>,
    source: &Bound<'py, PyAny>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    let mut given = Given::new(py, options);
    let pair = given.pair()?;
    given.finish()?;
    if let Ok(text) = source.extract::<String>()
        && text.contains('\n')
    {
        let study = run::alone(py, |_| Study::read(&text))?;
        return Ok(Bound::new(py, Scenario::new(study))?.into_any());
    }
    let path: PathBuf = source.extract()?;
    let mut all = opened(py, &path, pair)?;
    if all.len() > 1 {
        let what = format!("{} holds {} negotiations", path.display(), all.len());
        let cure = format!("name one of them, or take all with load_all(\"{}\")", path.display());
        return Err(refused(py, "unknown", &what, Some(&cure)));
    }
    all.pop().ok_or_else(|| {
        refused(py, "file", &format!("{} holds no negotiation", path.display()), None)
    })
}

/// Opens every negotiation in a file or folder: scenarios and domains, in the order in which the command analyses them.
///
/// Args and errors as of `load`.
#[pyfunction]
#[pyo3(signature = (source, **options))]
pub(crate) fn load_all<'py>(
    py: Python<'py>,
    source: PathBuf,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let mut given = Given::new(py, options);
    let pair = given.pair()?;
    given.finish()?;
    opened(py, &source, pair)
}

/// What was found in a file or folder.
enum Found {
    Scenario(Study),
    Domain(Box<Domain>),
}

fn opened<'py>(py: Python<'py>, path: &Path, pair: WhoMeets) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let found = run::alone(py, |_| Ok(find(path, pair)))?;
    let found = found.map_err(|error| raised(py, &error))?;
    let object = |found| match found {
        Found::Scenario(study) => Ok(Bound::new(py, Scenario::new(study))?.into_any()),
        Found::Domain(domain) => Ok(Bound::new(py, *domain)?.into_any()),
    };
    found.into_iter().map(object).collect()
}

fn find(path: &Path, pair: WhoMeets) -> summitry_kit::Result<Vec<Found>> {
    if input::is_toml(path) && !path.is_dir() {
        return Ok(vec![Found::Scenario(Study::open(path)?)]);
    }
    let mut studies: Vec<Study> = Vec::new();
    let mut wrong: Option<Error> = None;
    let mut open = |path: &Path| match Study::open(path) {
        Ok(study) => {
            studies.push(study.clone());
            Ok(study)
        }
        Err(error) => {
            let said = error.message().to_owned();
            wrong.get_or_insert(error);
            Err(said)
        }
    };
    let mut notes = Vec::new();
    let mut note = |text: &str| notes.push(text.to_owned());
    let inputs = input::find(&[path.to_owned()], pair, &mut open, &mut note)?;
    if let Some(error) = wrong {
        return Err(error);
    }
    let mut all: Vec<Found> = studies.into_iter().map(Found::Scenario).collect();
    for input in inputs {
        if matches!(input, Input::Domain(_)) {
            all.push(Found::Domain(Box::new(Domain::read(input, &notes)?)));
        }
    }
    Ok(all)
}
