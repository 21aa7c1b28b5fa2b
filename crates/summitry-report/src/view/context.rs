//! What every section needs: the document, the forecast, the words.

use summitry_core::{
    forecast::{Chance, Forecast, TOO_SMALL_TO_SHOW},
    scenario::{Outcome, Scenario},
};
use summitry_scenario::{document::Document, path};

use crate::{
    figures::{Figure, is_outside},
    likelihood::Likelihood,
    messages::Messages,
    naming,
    rich::{clean, shortened},
};

/// Document, forecast and words, passed to every section.
pub struct Context<'a> {
    /// The document.
    pub document: &'a Document,
    /// The forecast.
    pub forecast: &'a Forecast,
    /// The product's own words.
    pub messages: &'a Messages,
}

impl<'a> Context<'a> {
    /// Puts the three together.
    #[must_use]
    pub fn new(document: &'a Document, forecast: &'a Forecast, messages: &'a Messages) -> Self {
        Context { document, forecast, messages }
    }

    /// The model's view of the file.
    #[must_use]
    pub fn scenario(&self) -> &'a Scenario {
        &self.document.scenario
    }

    /// One of two messages: where all must agree, and where votes are counted, and it need not suit every side.
    #[must_use]
    pub(crate) fn by_rule(&self, all: &'static str, vote: &'static str) -> &'static str {
        if self.scenario().counts_votes() { vote } else { all }
    }

    /// Probability words of the file's scale.
    #[must_use]
    pub fn words(&self) -> Likelihood<'a> {
        Likelihood::new(&self.document.scales, self.messages)
    }

    /// A label, safe to print; without one, the last part of the path as the file writes it.
    #[must_use]
    pub fn label(&self, path: &str) -> String {
        match self.document.labels.get(path) {
            Some(label) => clean(label),
            None => clean(
                &path::split(path).and_then(|mut p| p.pop()).unwrap_or_else(|| path.to_owned()),
            ),
        }
    }

    /// A label for where space is short: the file's own short one, else the label cut at a word.
    #[must_use]
    pub fn short(&self, path: &str, most: usize) -> String {
        match self.document.labels.get(&format!("short.{path}")) {
            Some(short) => clean(short),
            None => shortened(&self.label(path), most),
        }
    }

    /// A label as it stands within a sentence: as the file says (`in_text`), else with the article that its language gives it.
    #[must_use]
    pub fn in_text(&self, path: &str) -> String {
        match self.document.labels.get(&format!("in_text.{path}")) {
            Some(text) => clean(text),
            None => naming::in_text(self.messages.language().articles(), &self.label(path)),
        }
    }

    /// How many a verb goes with: one name that is no plural counts 1, everything else 2.
    #[must_use]
    pub(crate) fn number(&self, paths: &[String]) -> usize {
        let [path] = paths else { return 2 };
        let said = self.document.labels.contains_key(&format!("plural.{path}"));
        if said || naming::is_plural(self.messages.language().articles(), &self.in_text(path)) {
            2
        } else {
            1
        }
    }

    /// Where a party's label stands.
    #[must_use]
    pub(crate) fn party_path(&self, index: usize) -> String {
        let id = self.scenario().parties.get(index).map_or("", |p| p.id.as_str());
        format!("party.{id}")
    }

    /// A party within a sentence.
    #[must_use]
    pub(crate) fn party_in_text(&self, index: usize) -> String {
        self.in_text(&self.party_path(index))
    }

    /// Several parties within a sentence, and the number of the verb that goes with them.
    #[must_use]
    pub(crate) fn parties_in_text(&self, parties: &[usize]) -> (String, usize) {
        let paths: Vec<String> = parties.iter().map(|&i| self.party_path(i)).collect();
        let names: Vec<String> = paths.iter().map(|path| self.in_text(path)).collect();
        (self.messages.list(&names), self.number(&paths))
    }

    /// Where a ratifier's label stands.
    #[must_use]
    pub(crate) fn ratifier_path(&self, index: usize) -> String {
        let ratifiers = &self.scenario().institutions.ratifiers;
        format!("ratifier.{}", ratifiers.get(index).map_or("", |r| r.id.as_str()))
    }

    /// A ratifier within a sentence.
    #[must_use]
    pub(crate) fn ratifier_in_text(&self, index: usize) -> String {
        self.in_text(&self.ratifier_path(index))
    }

    /// A party's label.
    #[must_use]
    pub fn party(&self, index: usize) -> String {
        self.scenario()
            .parties
            .get(index)
            .map_or_else(String::new, |p| self.label(&format!("party.{}", p.id)))
    }

    /// A ratifier's label.
    #[must_use]
    pub fn ratifier(&self, index: usize) -> String {
        let ratifiers = &self.scenario().institutions.ratifiers;
        let label = |id: &str| self.label(&format!("ratifier.{id}"));
        ratifiers.get(index).map_or_else(String::new, |r| label(&r.id))
    }

    /// An issue's label.
    #[must_use]
    pub fn issue(&self, index: usize) -> String {
        self.scenario()
            .issues
            .get(index)
            .map_or_else(String::new, |k| self.label(&format!("issue.{}", k.id)))
    }

    /// An option's label.
    #[must_use]
    pub fn option(&self, issue: usize, option: usize) -> String {
        self.option_path(issue, option).map_or_else(String::new, |path| self.label(&path))
    }

    /// An option's label where nothing else says which issue it is of: the issue stands before labels of one or two words
    /// ("half", "in summer"), and before those that an option of another issue has too.
    #[must_use]
    pub fn option_alone(&self, issue: usize, option: usize) -> String {
        let label = self.option(issue, option);
        let mut others = self.scenario().issues.iter().enumerate().filter(|&(k, _)| k != issue);
        let is_short = label.split_whitespace().count() <= 2;
        if is_short
            || others.any(|(k, other)| (0..other.options.len()).any(|o| self.option(k, o) == label))
        {
            format!("{}: {label}", self.issue(issue))
        } else {
            label
        }
    }

    /// An option's path, `issue.<issue>.<option>`; `None` out of bounds.
    #[must_use]
    pub fn option_path(&self, issue: usize, option: usize) -> Option<String> {
        let k = self.scenario().issues.get(issue)?;
        Some(path::join(&["issue", &k.id, &k.options.get(option)?.id]))
    }

    /// A venue's label.
    #[must_use]
    pub fn venue(&self, index: usize) -> String {
        self.scenario()
            .venues
            .get(index)
            .map_or_else(String::new, |v| self.label(&format!("venue.{}", v.id)))
    }

    /// A question in words.
    #[must_use]
    pub fn question(&self, index: usize) -> String {
        let id = self.scenario().questions.get(index).map_or("", |q| &q.id);
        let path = path::join(&["question", id, "ask"]);
        match self.document.questions.get(index) {
            Some(text) => self.label_or(&path, &text.ask),
            None => clean(id),
        }
    }

    /// The venues the meeting may be held in: all but those that (almost) never are.
    #[must_use]
    pub fn possible_venues(&self) -> Vec<usize> {
        (0..self.forecast.venues.len())
            .filter(|&v| self.forecast.venues[v].chance.mean >= TOO_SMALL_TO_SHOW)
            .collect()
    }

    /// A chance with its printed forms.
    #[must_use]
    pub fn figure(&self, chance: Chance) -> Figure {
        self.messages.figure(chance)
    }

    /// Whether any figure of the brief lies outside its own range, and so carries the mark.
    pub(super) fn marks_outside(&self) -> bool {
        let f = self.forecast;
        let outcomes = Outcome::all(self.scenario()).filter_map(|outcome| f.chance(outcome));
        let affected = f.affected.iter().flat_map(|a| [a.better, a.same, a.worse]);
        let steps = f.steps.iter().flat_map(|s| [s.nobody_loses, s.nobody_loses_by_3]);
        let packages = f.packages.iter().map(|p| p.chance);
        outcomes.chain(affected).chain(steps).chain(packages).any(is_outside)
    }

    /// The label of a define or case, and whose case it is where the file says so. Where the file gives a case none, its id, and whose case it is: the source's only where a quote
    /// says so.
    #[must_use]
    pub fn event(&self, block: &str, id: &str) -> String {
        let path = format!("{block}.{id}");
        if let Some(by) = self.document.labels.get(&format!("{path}.by")) {
            let label = self.label(&path);
            return self
                .messages
                .fill("case-by", &[("case", (&label).into()), ("who", (&clean(by)).into())]);
        }
        let cited = self.document.cites.get(&path).is_some_and(|quotes| !quotes.is_empty());
        if block == "case" && !self.document.labels.contains_key(&path) {
            let whose = if cited { "case-source" } else { "case-author" };
            return self.messages.fill(whose, &[("id", (&self.label(&path)).into())]);
        }
        self.label(&path)
    }
}
