//! The file as it was last read without errors, and its labels in other languages.

use std::path::PathBuf;

use summitry_kit::{
    Budget, Change, Diagnosis, Error, Study,
    files::read::{self, Role},
};
use summitry_report::{language::Language, rich::clean, view::Warning};
use summitry_scenario::{document::Document, sha256::sha256};

use crate::place::Place;

/// Errors shown of one file; more would push the page out of sight.
const SHOWN: usize = 10;

/// One reading of the file.
#[derive(Clone)]
pub struct Loaded {
    /// The file with the changes of the command line: what every page starts from.
    pub study: Study,
    /// What its readers are warned of.
    pub warnings: Vec<Warning>,
    /// The same study in the words of its translations.
    pub(crate) translations: Vec<(Language, Study)>,
    /// What is wrong with the file on disk now, where it has errors; the study is then the last good one.
    pub problem: Option<String>,
    pub(crate) identity: String,
    /// How many worlds it takes where the reader does not say: looked at once, not at every request.
    pub(crate) worlds: u64,
}

impl Loaded {
    /// Reads the file and the translations beside it, and makes the changes.
    ///
    /// # Errors
    ///
    /// Why there is no document, ready to show.
    pub(crate) fn read(
        place: &Place,
        changes: &[Change],
        known: fn(Study) -> Study,
    ) -> Result<Self, String> {
        place.still()?;
        let path = place.path();
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let plain = known(Study::open_plain(&name, path).map_err(shown)?);
        plain.negotiable().map_err(shown)?;
        let study = plain.changed(changes.iter().cloned()).map_err(shown)?;
        let warning = |d: &Diagnosis| Warning {
            place: format!("{}:{}:{}", clean(d.file()), d.line(), d.column()),
            text: clean(d.message()),
        };
        let own = Language::from_tag(&study.document().summit.language);
        let translated = |language: Language| {
            let beside = study.translation(language.tag())?;
            let text = read::plain(&beside, Role::Translation).ok()?;
            let translated = study.translate(&beside.display().to_string(), &text).ok()?;
            Some((language, translated.study))
        };
        let others = Language::ALL.into_iter().filter(|&l| Some(l) != own);
        let translations = others.filter_map(translated).collect();
        let warnings = study.warnings().iter().map(warning).collect();
        let identity = identity(&study);
        let worlds = study.worlds(&Budget::default());
        Ok(Loaded { warnings, translations, problem: None, study, identity, worlds })
    }

    /// What the figures rest on: changes with the file's text and with its tables.
    #[must_use]
    pub fn identity(&self) -> &str {
        &self.identity
    }

    /// The files beside the scenario that it was read with: its tables and translations.
    pub(crate) fn beside(&self) -> Vec<PathBuf> {
        let folder = self.study.path().and_then(|p| p.parent()).unwrap_or(std::path::Path::new(""));
        let tables = self.document().tables.keys().map(|name| folder.join(name));
        let own = Language::from_tag(&self.document().summit.language);
        let others = Language::ALL.into_iter().filter(|&l| Some(l) != own);
        let translations = others.filter_map(|l| self.study.translation(l.tag()));
        tables.chain(translations).collect()
    }

    /// The document that pages start from.
    #[must_use]
    pub fn document(&self) -> &Document {
        self.study.document()
    }

    /// The language a page speaks: the one asked for, else the file's, else English.
    #[must_use]
    pub fn language(&self, asked: Option<Language>) -> Language {
        asked.or_else(|| Language::from_tag(&self.document().summit.language)).unwrap_or_default()
    }

    /// The study with its labels in this language, as far as there is a translation.
    #[must_use]
    pub fn translated(&self, language: Language) -> &Study {
        self.translations.iter().find(|(l, _)| *l == language).map_or(&self.study, |(_, s)| s)
    }
}

/// The fingerprint of a file with its tables.
fn identity(study: &Study) -> String {
    let tables = &study.document().tables;
    if tables.is_empty() {
        return study.sha256().to_owned();
    }
    let parts: Vec<String> = tables.iter().map(|(n, t)| sha256(n) + &sha256(t)).collect();
    sha256(&format!("{}{}", study.sha256(), parts.concat()))
}

/// What is wrong, ready to show: the first errors of a text with their lines.
fn shown(error: Error) -> String {
    let errors = error.diagnostics().iter().filter(|d| d.is_error());
    let said: Vec<String> = errors.take(SHOWN).map(|d| d.render(false)).collect();
    if said.is_empty() { error.to_string() } else { said.join("\n") }
}
