//! The file as it was last read without errors, and its labels in other languages.

use std::{io::Read as _, path::Path};

use summitry_report::{language::Language, rich::clean, view::Warning};
use summitry_scenario::{
    LARGEST_FILE,
    check::check,
    diagnostic::{Diagnostic, Severity},
    document::Document,
    read,
    translation::read_translation,
};

/// One reading of the file.
#[derive(Clone)]
pub struct Loaded {
    /// The document.
    pub document: Document,
    /// What its readers are warned of.
    pub warnings: Vec<Warning>,
    /// Labels by language.
    pub(crate) translations: Vec<(Language, Vec<(String, String)>)>,
    /// What is wrong with the file on disk now, where it has errors; the document is then the last good one.
    pub problem: Option<String>,
}

impl Loaded {
    /// Reads the file and the translations beside it.
    ///
    /// # Errors
    ///
    /// Why there is no document, ready to show.
    pub fn read(path: &Path) -> Result<Self, String> {
        let text = text(path)?;
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let reading = read(&name, &text);
        let Some(document) = reading.document else {
            let errors = reading.diagnostics.iter().filter(|d| d.severity == Severity::Error);
            let said: Vec<String> =
                errors.take(10).map(|d| d.render(&name, &text, false).to_string()).collect();
            return Err(said.join("\n"));
        };
        if document.scenario.issues.is_empty() {
            return Err(format!("{name}:1:1: there is no issue to negotiate about"));
        }
        let mut warnings = warnings_of(&document, &reading.diagnostics);
        warnings.extend(warnings_of(&document, &check(&document, &[]).diagnostics));
        let own = Language::from_tag(&document.summit.language);
        let translations = Language::ALL
            .into_iter()
            .filter(|&l| Some(l) != own)
            .filter_map(|language| {
                let beside = path.with_extension(format!("{}.toml", language.tag()));
                let (translation, _) = read_translation(&self::text(&beside).ok()?, &document);
                Some((language, translation?.labels.into_iter().collect()))
            })
            .collect();
        Ok(Loaded { document, warnings, translations, problem: None })
    }

    /// The language a page speaks: the one asked for, else the file's, else English.
    #[must_use]
    pub fn language(&self, asked: Option<Language>) -> Language {
        asked.or_else(|| Language::from_tag(&self.document.summit.language)).unwrap_or_default()
    }

    /// The document with its labels in this language, as far as there is a translation.
    #[must_use]
    pub fn translated(&self, language: Language) -> Document {
        let mut document = self.document.clone();
        if let Some((_, labels)) = self.translations.iter().find(|(l, _)| *l == language) {
            document.labels.extend(labels.iter().cloned());
        }
        document
    }
}

/// The text of a file of at most the largest size a scenario may have.
pub(crate) fn text(path: &Path) -> Result<String, String> {
    let name = path.display();
    let file = std::fs::File::open(path).map_err(|e| format!("{name}: cannot be read: {e}"))?;
    let mut bytes = Vec::new();
    file.take(LARGEST_FILE as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| format!("{name}: cannot be read: {e}"))?;
    if bytes.len() > LARGEST_FILE {
        return Err(format!("{name}: the file is larger than {} MB", LARGEST_FILE >> 20));
    }
    String::from_utf8(bytes).map_err(|_| format!("{name}: the file is not UTF-8 text"))
}

fn warnings_of(document: &Document, diagnostics: &[Diagnostic]) -> Vec<Warning> {
    diagnostics
        .iter()
        .filter(|d| d.severity == Severity::Warning)
        .map(|d| {
            let (line, column) = d.place(&document.text);
            Warning {
                place: format!("{}:{line}:{column}", clean(&document.file)),
                text: clean(&d.message),
            }
        })
        .collect()
}
