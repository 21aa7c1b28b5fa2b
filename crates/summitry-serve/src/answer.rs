//! One answer: the view's document, its forecast beside the file's own, laid out.

use std::{collections::HashMap, fmt::Write as _, sync::Arc, time::Instant};

use summitry_core::forecast::Forecast;
use summitry_kit::{Study, findings::find};
use summitry_report::{
    explain,
    messages::Messages,
    page::{self, Marks},
    view::{
        Brief, Context,
        comparison::{Comparison, compare},
        ending_marks, sections,
    },
};

use crate::{
    asked::{Asked, NoAnswer},
    pages::{self, Live},
    pin,
    runs::{NoRun, Runs, Wanted, forecast},
    view::View,
};

/// What is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// The whole page.
    Page,
    /// Only the part that follows the values.
    Part,
    /// The same while a hand is moving: without the sections that are folded away and take long to work out. What the
    /// page shows of them stays until the next whole part.
    Quick,
    /// The view as a frozen file.
    Frozen,
}

/// A page, and what took how long: what browsers show as `Server-Timing`.
pub(crate) struct Answer {
    pub(crate) html: String,
    pub(crate) timing: String,
}

/// A stop watch for the parts of an answer.
struct Watch {
    since: Instant,
    timing: String,
}

impl Watch {
    fn new() -> Self {
        Watch { since: Instant::now(), timing: String::new() }
    }

    /// What has been done since the last lap is called this.
    fn lap(&mut self, what: &str) {
        let milliseconds = self.since.elapsed().as_secs_f64() * 1e3;
        let comma = if self.timing.is_empty() { "" } else { ", " };
        let _ = write!(self.timing, "{comma}{what};dur={milliseconds:.1}");
        self.since = Instant::now();
    }
}

/// The view's own study, and the file's with its forecast.
struct Worked {
    plain: Study,
    viewed: Study,
    base: Arc<Forecast>,
}

impl Worked {
    /// The view's own forecast, with nothing supposed.
    fn forecast(
        &self,
        asked: &Asked,
        runs: &Runs,
        control: &Wanted,
        packages: bool,
    ) -> Result<Arc<Forecast>, NoRun> {
        if self.viewed.document().scenario == self.plain.document().scenario {
            return Ok(Arc::clone(&self.base));
        }
        if let Some(kept) = runs.view(&asked.key()).filter(|_| !packages) {
            return Ok(kept);
        }
        let found = forecast(&self.viewed, asked.settings, control, packages)?;
        if asked.settings.worlds == asked.all {
            runs.keep_view(asked.key(), &found);
        }
        Ok(found)
    }
}

fn work(asked: &Asked, runs: &Runs, control: &Wanted) -> Result<(Worked, Messages), NoAnswer> {
    let language = asked.loaded.language(asked.view.language);
    let plain = asked.loaded.translated(language).clone();
    let viewed = asked.view.apply(&plain).map_err(NoAnswer::Asked)?;
    let base = runs.base(&plain, asked.loaded.identity(), asked.settings, control)?;
    Ok((Worked { plain, viewed, base }, Messages::new(language)))
}

/// Answers with the brief.
pub(crate) fn brief(
    asked: &Asked,
    runs: &Runs,
    control: &Wanted,
    layout: Layout,
) -> Result<Answer, NoAnswer> {
    let mut watch = Watch::new();
    let (worked, m) = work(asked, runs, control)?;
    watch.lap("file");
    let before = Context::new(worked.plain.document(), &worked.base, &m);
    let supposed = match asked.view.pin().filter(|_| !asked.view.room_twice()) {
        None => None,
        Some(path) => Some(pin::suppose(&worked.viewed, &before, path, asked.settings, control)?),
    };
    let given = supposed.as_ref().and_then(|s| s.forecast.clone());
    let happens = given.is_some();
    let forecast = match given {
        Some(forecast) => forecast,
        None => worked.forecast(asked, runs, control, layout != Layout::Quick)?,
    };
    let forecast = forecast.as_ref();
    watch.lap("worlds");
    let document = worked.viewed.document();
    let findings = match layout {
        Layout::Quick => None,
        _ => Some(find(&document.scenario, forecast, control).map_err(|_| NoRun::Left)?),
    };
    let warnings = asked.loaded.warnings.clone();
    let mut brief = Brief::new(document, forecast, findings.as_ref(), &m, warnings);
    if let (Some(supposed), true) = (&supposed, happens) {
        // The live page's top stays while worlds are added; the chance stands where figures follow.
        let kept = layout == Layout::Frozen;
        let line = if kept { supposed.line() } else { supposed.title.clone() };
        brief = brief.supposing(line);
    }
    watch.lap("brief");
    if layout == Layout::Frozen {
        let brief = brief.altered(pages::changes(&asked.view, &before));
        let html = page::frozen(&brief, &m)?;
        watch.lap("layout");
        return Ok(Answer { html, timing: watch.timing });
    }
    let ctx = Context::new(worked.viewed.document(), forecast, &m);
    let comparison = compare(&ctx, &before, ("", ""), &[]);
    watch.lap("compare");
    let links = Links::new(&asked.view, &comparison, &before);
    let live = Live {
        asked,
        brief: &brief,
        before: &before,
        m: &m,
        comparison: &comparison,
        supposed: supposed.as_ref(),
        main: page::main(&brief, &m, &links)?,
    };
    let html = if layout == Layout::Page { pages::whole(&live)? } else { pages::part(&live)? };
    watch.lap("layout");
    Ok(Answer { html, timing: watch.timing })
}

/// Answers with one explanation.
pub(crate) fn explanation(
    asked: &Asked,
    runs: &Runs,
    control: &Wanted,
    path: &str,
) -> Result<Answer, NoAnswer> {
    let mut watch = Watch::new();
    let asked = &asked.full_if_known(runs);
    let language = asked.loaded.language(asked.view.language);
    let known = asked.loaded.translated(language);
    explain::known_or_near(known.document(), path).map_err(|e| NoAnswer::Asked(e.to_string()))?;
    let (worked, m) = work(asked, runs, control)?;
    let forecast = worked.forecast(asked, runs, control, false)?;
    let ctx = Context::new(worked.viewed.document(), &forecast, &m);
    let sections: Vec<sections::Section> =
        explain::explain(&ctx, path).map_err(|e| NoAnswer::Asked(e.to_string()))?;
    let html = pages::explanation(asked, &m, page::plain(sections, &m)?)?;
    watch.lap("all");
    Ok(Answer { html, timing: watch.timing })
}

/// Numbers lead to their explanation; those that changed say what they were.
struct Links {
    query: String,
    was: HashMap<String, (String, bool)>,
    /// The marks that each ending has in the file as it is.
    marks: Vec<(&'static str, usize)>,
}

impl Links {
    fn new(view: &View, comparison: &Comparison, before: &Context<'_>) -> Self {
        let rows = comparison.groups.iter().flat_map(|g| &g.rows);
        let was = rows
            .filter_map(|row| {
                let (this, other) = (row.this.as_ref()?, row.other.as_ref()?);
                (this.text != other.text)
                    .then(|| (row.path.clone(), (other.text.clone(), row.noise)))
            })
            .collect();
        Links { query: view.query(), was, marks: ending_marks(before) }
    }
}

impl Marks for Links {
    fn link(&self, path: &str) -> Option<String> {
        // Who feels it has no explanation of its own.
        if path.starts_with("affected.") {
            return None;
        }
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("path", path);
        let path = query.finish();
        Some(format!("/explain?{path}&{}", self.query))
    }

    fn was(&self, path: &str) -> Option<(String, bool)> {
        self.was.get(path).cloned()
    }

    fn were(&self, ending: &str) -> Option<usize> {
        let (_, noise) = self.was.get(&format!("ending.{ending}"))?;
        let (_, marks) = self.marks.iter().find(|(id, _)| *id == ending)?;
        (!noise).then_some(*marks)
    }
}
