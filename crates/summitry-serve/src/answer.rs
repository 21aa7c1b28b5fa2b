//! One answer: the view's document, its forecast beside the file's own, laid out.

use std::{collections::HashMap, sync::Arc};

use summitry_core::forecast::{Control, Forecast, Settings};
use summitry_report::{
    explain,
    messages::Messages,
    page::{self, Marks},
    view::{
        Brief, Context,
        comparison::{Comparison, compare},
        sections,
    },
};
use summitry_scenario::document::Document;

use crate::{
    Loaded,
    pages::{self, Live},
    pin,
    runs::{NoRun, Runs, forecast},
    view::View,
};

/// Why there is no page.
pub(crate) enum NoAnswer {
    /// The address asks for what the file does not have; why.
    Asked(String),
    /// No run.
    Run(NoRun),
    /// The page could not be laid out; why.
    Page(String),
}

impl From<NoRun> for NoAnswer {
    fn from(error: NoRun) -> Self {
        NoAnswer::Run(error)
    }
}

impl From<page::PageError> for NoAnswer {
    fn from(error: page::PageError) -> Self {
        NoAnswer::Page(error.to_string())
    }
}

impl From<askama::Error> for NoAnswer {
    fn from(error: askama::Error) -> Self {
        NoAnswer::Page(error.to_string())
    }
}

/// What is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// The whole page.
    Page,
    /// Only the part that follows the values.
    Part,
    /// The view as a frozen file.
    Frozen,
}

/// A question put to the server.
pub(crate) struct Asked {
    pub(crate) loaded: Arc<Loaded>,
    pub(crate) view: View,
    pub(crate) settings: Settings,
    /// Worlds of the full answer.
    pub(crate) all: u64,
}

/// The view's own document and forecast beside the file's.
struct Worked {
    plain: Document,
    viewed: Document,
    base: Arc<Forecast>,
    forecast: Arc<Forecast>,
}

fn work(asked: &Asked, runs: &Runs, control: &dyn Control) -> Result<(Worked, Messages), NoAnswer> {
    let language = asked.loaded.language(asked.view.language);
    let plain = asked.loaded.translated(language);
    let viewed = asked.view.apply(&plain).map_err(NoAnswer::Asked)?;
    let base = runs.base(&plain, asked.settings, control)?;
    let forecast = if viewed.scenario == plain.scenario {
        Arc::clone(&base)
    } else {
        Arc::new(forecast(&viewed, asked.settings, control)?)
    };
    Ok((Worked { plain, viewed, base, forecast }, Messages::new(language)))
}

/// Answers with the brief.
pub(crate) fn brief(
    asked: &Asked,
    runs: &Runs,
    control: &dyn Control,
    layout: Layout,
) -> Result<String, NoAnswer> {
    let (worked, m) = work(asked, runs, control)?;
    let brief = Brief::new(&worked.viewed, &worked.forecast, &m, asked.loaded.warnings.clone());
    if layout == Layout::Frozen {
        return Ok(page::frozen(&brief, &m)?);
    }
    let ctx = Context::new(&worked.viewed, &worked.forecast, &m);
    let before = Context::new(&worked.plain, &worked.base, &m);
    let comparison = compare(&ctx, &before, ("", ""), &[]);
    let supposed = match asked.view.pin() {
        None => None,
        Some(path) => Some(
            pin::suppose(&worked.viewed, &m, &ctx, path, asked.settings, control)?
                .ok_or_else(|| NoAnswer::Asked(format!("there is no outcome `{path}`")))?,
        ),
    };
    let links = Links::new(&asked.view, &comparison);
    let live = Live {
        asked,
        brief: &brief,
        before: &before,
        m: &m,
        comparison: &comparison,
        supposed,
        main: page::main(&brief, &m, &links)?,
    };
    Ok(if layout == Layout::Page { pages::whole(&live)? } else { pages::part(&live)? })
}

/// Answers with one explanation.
pub(crate) fn explanation(
    asked: &Asked,
    runs: &Runs,
    control: &dyn Control,
    path: &str,
) -> Result<String, NoAnswer> {
    let language = asked.loaded.language(asked.view.language);
    let known = asked.loaded.translated(language);
    explain::known_or_near(&known, path).map_err(|e| NoAnswer::Asked(e.to_string()))?;
    let (worked, m) = work(asked, runs, control)?;
    let ctx = Context::new(&worked.viewed, &worked.forecast, &m);
    let sections: Vec<sections::Section> =
        explain::explain(&ctx, path).map_err(|e| NoAnswer::Asked(e.to_string()))?;
    pages::explanation(asked, &m, page::plain(sections, &m)?)
}

/// Numbers lead to their explanation; those that changed say what they were.
struct Links {
    query: String,
    was: HashMap<String, (String, bool)>,
}

impl Links {
    fn new(view: &View, comparison: &Comparison) -> Self {
        let rows = comparison.groups.iter().flat_map(|g| &g.rows);
        let was = rows
            .filter_map(|row| {
                let (this, other) = (row.this.as_ref()?, row.other.as_ref()?);
                (this.text != other.text)
                    .then(|| (row.path.clone(), (other.text.clone(), row.noise)))
            })
            .collect();
        Links { query: view.query(), was }
    }
}

impl Marks for Links {
    fn link(&self, path: &str) -> Option<String> {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("path", path);
        let path = query.finish();
        Some(format!("/explain?{path}&{}", self.query))
    }

    fn was(&self, path: &str) -> Option<(String, bool)> {
        self.was.get(path).cloned()
    }
}
