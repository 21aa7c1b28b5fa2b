//! The brief: worked out once, laid out as it is asked for.

use pyo3::{exceptions::PyRuntimeError, prelude::*};
use summitry_kit::{
    Budget, Change, Control, Error, Forecast, Study, files::json as style, findings::Findings,
};
use summitry_report::{
    asked::{Asked, Topic},
    json,
    language::Language,
    markdown,
    messages::Messages,
    page, terminal,
    view::{
        self, Context, Warning,
        comparison::{Comparison, compare},
    },
};

use crate::{deals::parsed, options::translated, table::escaped, why::plain};

/// The height of a brief in a notebook, pixels: a page is read there in its own frame.
const HEIGHT: u32 = 720;

/// What's behind it and what could happen, on one page.
#[pyclass(frozen, module = "summitry")]
pub(crate) struct Brief {
    forecast: Forecast,
    findings: Findings,
    warnings: Vec<(String, String)>,
    /// The file as it stands, where this is a what-if.
    plain: Option<Forecast>,
    language: Language,
}

/// Works a brief out as the command does: of a what-if also the file as it stands, on the same worlds and streams.
pub(crate) fn worked_out(
    study: &Study,
    language: Language,
    budget: &Budget,
    control: &dyn Control,
) -> Result<Brief, Error> {
    study.negotiable()?;
    let this = translated(study, language)?;
    let same = Budget { worlds: Some(this.worlds(budget)), ..*budget };
    let forecast = this.forecast_with(&same, control)?;
    let findings = forecast.findings(&same, control)?;
    let plain = if this.changes().is_empty() {
        None
    } else {
        Some(this.plain().seeded(Some(this.seed())).forecast_with(&same, control)?)
    };
    let file = bare(&this).to_owned();
    let said = this.warnings().into_iter().filter(|d| d.is_warning());
    let warnings = said
        .map(|d| (format!("{file}:{}:{}", d.line(), d.column()), d.message().to_owned()))
        .collect();
    Ok(Brief { forecast, findings, warnings, plain, language })
}

/// A file's bare name: outputs must not depend on folders.
fn bare(study: &Study) -> &str {
    let file = &study.document().file;
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}

impl Brief {
    /// Lays it out.
    fn laid<T>(
        &self,
        lay: impl FnOnce(&view::Brief<'_>, &Messages, Option<&Comparison>) -> T,
    ) -> T {
        let m = Messages::new(self.language);
        let study = self.forecast.study();
        let warning =
            |(place, text): &(String, String)| Warning { place: place.clone(), text: text.clone() };
        let brief = view::Brief::new(
            study.document(),
            self.forecast.model(),
            Some(&self.findings),
            &m,
            self.warnings.iter().map(warning).collect(),
        );
        let comparison = self.plain.as_ref().map(|plain| {
            let said: Vec<String> = study.changes().iter().map(Change::flag).collect();
            let other = bare(plain.study());
            let name = std::iter::once(other.to_owned()).chain(said.clone()).collect::<Vec<_>>();
            compare(
                &Context::new(study.document(), self.forecast.model(), &m),
                &Context::new(plain.study().document(), plain.model(), &m),
                (&name.join(" "), other),
                &said,
            )
        });
        lay(&brief, &m, comparison.as_ref())
    }
}

#[pymethods]
impl Brief {
    /// The forecast it tells.
    #[getter]
    fn forecast(&self) -> crate::forecast::Forecast {
        crate::forecast::Forecast::new(self.forecast.clone())
    }

    /// What `summitry brief --json` prints, byte for byte (`summitry-brief/2`, docs/stability.md). Of a what-if, what the command prints
    /// with the same changes: beside the file as it stands.
    fn json(&self) -> String {
        self.laid(|brief, m, comparison| {
            style::pretty(&match comparison {
                Some(comparison) => json::comparison(brief, comparison, m),
                None => json::brief(brief, m),
            })
        })
    }

    /// The same as Python's own values.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        parsed(py, &self.json())
    }

    /// The brief as Markdown, as `summitry brief --markdown` prints it.
    ///
    /// Args:
    ///     show: parts in place of the first screen ("agenda", "steps", "deals", "drivers", "talks", "rules", "sources", "questions",
    ///         "method"), or "all".
    #[pyo3(signature = (show=None))]
    fn markdown(&self, py: Python<'_>, show: Option<&Bound<'_, PyAny>>) -> PyResult<String> {
        let asked = asked(py, show)?;
        Ok(self.laid(|brief, m, comparison| match comparison {
            Some(comparison) => markdown::comparison(brief, comparison, m),
            None => markdown::brief(brief, m, &asked),
        }))
    }

    /// The brief as one HTML page that needs nothing but itself: what `summitry brief --html` writes.
    fn html(&self) -> PyResult<String> {
        let page = self.laid(|brief, m, _| page::frozen(brief, m));
        let page = page.map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
        Ok(page::sealed(&page))
    }

    fn __str__(&self) -> String {
        self.laid(|brief, m, comparison| {
            plain(&match comparison {
                Some(comparison) => {
                    terminal::comparison(brief, comparison, m, terminal::NARROWEST, &[])
                }
                None => terminal::brief(brief, m, &Asked::First, terminal::NARROWEST, &[]),
            })
        })
    }

    fn __repr__(&self) -> String {
        self.laid(|brief, _, _| format!("<Brief {}: {}>", brief.head.title, brief.finding.line))
    }

    /// The whole page in a frame of its own, in which no script runs and whose styles stay there.
    fn _repr_html_(&self) -> PyResult<String> {
        let page = escaped(&self.html()?);
        Ok(format!(
            "<iframe sandbox srcdoc=\"{page}\" style=\"width:100%;height:{HEIGHT}px;border:0\"></iframe>"
        ))
    }
}

fn asked(py: Python<'_>, show: Option<&Bound<'_, PyAny>>) -> PyResult<Asked> {
    let Some(show) = show.filter(|show| !show.is_none()) else { return Ok(Asked::First) };
    let words = match show.extract::<String>() {
        Ok(one) if one == "all" => return Ok(Asked::All),
        Ok(one) => vec![one],
        Err(_) => show.extract::<Vec<String>>()?,
    };
    let topic = |word: &String| {
        Topic::from_id(word).ok_or_else(|| {
            let known = Topic::ALL.map(Topic::id).join(", ");
            let what =
                format!("there is no part \"{word}\"; the parts are {known}, or all of them: all");
            crate::error::refused(py, "unknown", &what, None)
        })
    };
    words.iter().map(topic).collect::<PyResult<Vec<_>>>().map(Asked::Topics)
}
