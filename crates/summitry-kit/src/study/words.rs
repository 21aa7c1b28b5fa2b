//! What things are called: labels of the file, of a translation beside it, and the outcomes with their paths.

use std::path::PathBuf;

use super::{Diagnosis, Outcome, Result, Study, read_translation};
use crate::Error;

/// Something with a path and a name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Named {
    /// Its path, which every question takes.
    pub path: String,
    /// Its name in the file's words, or its translation's.
    pub label: String,
}

/// A study in the words of a translation.
#[derive(Clone, Debug)]
pub struct Translated {
    /// The study.
    pub study: Study,
    /// How many texts the translation leaves out; they are shown as the file has them.
    pub missing: usize,
    /// What its reader said of it.
    pub diagnostics: Vec<Diagnosis>,
}

impl Study {
    /// Every outcome that a chance can be asked of: endings, defines, cases, questions, expectations, venues, options.
    #[must_use]
    pub fn outcomes(&self) -> Vec<Named> {
        let s = &self.document.scenario;
        Outcome::all(s).map(|o| Named { path: o.path(s), label: self.label(o) }).collect()
    }

    /// An outcome's name: the file's, where it has one.
    pub(crate) fn label(&self, outcome: Outcome) -> String {
        let d = &self.document;
        let path = outcome.path(&d.scenario);
        match outcome {
            Outcome::Option { issue, .. } => {
                let issue = d.scenario.issues.get(issue).map_or("", |i| i.id.as_str());
                let issue = line(d.label(&format!("issue.{issue}")));
                format!("{issue}: {}", line(d.label(&path)))
            }
            Outcome::Ending(_) | Outcome::NoCapacity | Outcome::ByLast => {
                d.label(&path).replace('_', " ")
            }
            _ => line(d.label(&path)),
        }
    }

    /// The file with labels in this language (a tag such as `es`) that lies beside it: `NAME.es.toml`. `None` where there is none,
    /// or the study came from a text.
    #[must_use]
    pub fn translation(&self, tag: &str) -> Option<PathBuf> {
        let beside = self.path.as_ref()?.with_extension(format!("{tag}.toml"));
        beside.is_file().then_some(beside)
    }

    /// The study in the words of a translation; `name` is the one messages use.
    ///
    /// # Errors
    /// The translation has errors.
    pub fn translate(&self, name: &str, text: &str) -> Result<Translated> {
        let (translation, said) = read_translation(text, &self.base);
        let text = std::sync::Arc::from(text);
        let diagnostics: Vec<Diagnosis> =
            said.into_iter().map(|d| Diagnosis::new(name, &text, d)).collect();
        let Some(translation) = translation else { return Err(Error::of_text(diagnostics)) };
        let missing = translation.missing.len();
        let study = self.labelled(translation.labels);
        Ok(Translated { study, missing, diagnostics })
    }

    /// The study with these labels by path (`issue.visas`, `issue.visas.faster`, `party.us` …) in place of its own.
    #[must_use]
    pub fn labelled(&self, labels: impl IntoIterator<Item = (String, String)>) -> Self {
        let labels: Vec<(String, String)> = self.labels.iter().cloned().chain(labels).collect();
        let mut document = (*self.document).clone();
        document.relabel(labels.iter().cloned());
        Study { document: document.into(), labels: labels.into(), ..self.clone() }
    }
}

/// A label on one line, as every face shows it.
pub(crate) use summitry_scenario::visible::label as line;
