//! Labels in another language, `NAME.es.toml` beside `NAME.toml`: texts only, no number.

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, Severity, in_file_order, nearest};
use crate::document::Document;
use crate::grammar::translation::TRANSLATION;
use crate::ids::Ids;
use crate::read::{LARGEST_FILE, beside_syntax};
use crate::scales::Scales;
use crate::{tree, walk};

/// A translation, read without errors.
#[derive(Clone, Debug, PartialEq)]
pub struct Translation {
    /// Language of the labels, BCP 47, such as `es-CO`.
    pub language: String,
    /// The file it translates, as it says.
    pub of: Option<String>,
    /// Text by path, as in [`Document::texts`].
    pub labels: IndexMap<String, String>,
    /// Paths the translation leaves out; readers see the original there.
    pub missing: Vec<String>,
}

/// Reads a translation of a document. The translation is there exactly when no diagnostic is an error.
#[must_use]
pub fn read_translation(text: &str, document: &Document) -> (Option<Translation>, Vec<Diagnostic>) {
    if text.len() > LARGEST_FILE {
        return (None, vec![Diagnostic::new(Severity::Error, None, "the file is too large")]);
    }
    let tree::Parsed { top, mut diagnostics, .. } = tree::parse(text);
    let found = walk::check(TRANSLATION, &top, &Ids::default(), &Scales::default());
    beside_syntax(&mut diagnostics, found);
    let texts = document.texts();
    let mut labels = IndexMap::new();
    for (path, entry) in top.get("labels").and_then(|e| e.node.table()).into_iter().flatten() {
        // A language may need a short label, or one within a sentence, where the file has none.
        let of = label_of(path).unwrap_or(path);
        let known = |path: &str| texts.contains_key(path) || document.shown_by_id(path);
        if !known(path) && !known(of) {
            let help = nearest(path, texts.keys().map(String::as_str)).map_or_else(
                || "paths are such as summit.title, party.ID, issue.ID, issue.ID.OPTION".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            diagnostics.push(
                Diagnostic::error(
                    entry.key.clone(),
                    format!("`{}` has no text `{path}`", document.file),
                )
                .help(help),
            );
        } else if let Some(text) = entry.node.text() {
            labels.insert(path.clone(), text.to_owned());
        }
    }
    in_file_order(&mut diagnostics);
    let text = |key: &str| top.get(key).and_then(|e| e.node.text()).map(str::to_owned);
    let failed = diagnostics.iter().any(|d| d.severity == Severity::Error);
    let missing = texts.keys().filter(|p| label_of(p).is_none() && !labels.contains_key(*p));
    let missing = missing.cloned().collect();
    let translation =
        text("language").map(|language| Translation { language, of: text("for"), labels, missing });
    (translation.filter(|_| !failed), diagnostics)
}

/// Before the path of a label: a form of it. `plural` is no text, it says that the label is a plural.
const FORMS: [&str; 3] = ["short.", "in_text.", "plural."];

/// The path of the label that this is a form of; `None` where it is none.
fn label_of(path: &str) -> Option<&str> {
    FORMS.iter().find_map(|form| path.strip_prefix(form))
}

impl Document {
    /// Takes these labels in place of its own. A short label, or one within a sentence, goes with the label it is a form of: where
    /// only that one is given anew, in another language, its old forms are dropped.
    pub fn relabel(&mut self, labels: impl IntoIterator<Item = (String, String)>) {
        let labels: Vec<(String, String)> = labels.into_iter().collect();
        for (path, _) in labels.iter().filter(|(path, _)| label_of(path).is_none()) {
            for form in FORMS {
                self.labels.shift_remove(&format!("{form}{path}"));
            }
        }
        self.labels.extend(labels);
    }

    /// Every text of the file that readers see, by path: labels, the head, the words of questions (`question.ID.ask`,
    /// `.settle`), what definitions mean (`.means`), events (`.when`, `.what`), disputes (`dispute.ID`, `.says.PARTY`), gaps
    /// (`gap.ID`), why the source is read so (`expect.ID.why`), the kind of a source (`source.ID.kind`).
    #[must_use]
    pub fn texts(&self) -> IndexMap<String, String> {
        let mut out = self.labels.clone();
        out.retain(|path, _| !path.starts_with("plural."));
        let mut add = |path: String, text: Option<&String>| {
            if let Some(text) = text {
                out.insert(path, text.clone());
            }
        };
        add("summit.place".to_owned(), self.summit.place.as_ref());
        add("summit.author".to_owned(), self.summit.author.as_ref());
        let s = &self.scenario;
        for (question, words) in s.questions.iter().zip(&self.questions) {
            add(format!("question.{}.ask", question.id), Some(&words.ask));
            add(format!("question.{}.settle", question.id), words.settle.as_ref());
        }
        for (id, means) in &self.means {
            let block = if s.defines.iter().any(|d| d.id == *id) { "define" } else { "case" };
            add(format!("{block}.{id}.means"), Some(means));
        }
        for expectation in &s.expectations {
            let path = format!("expect.{}", expectation.id);
            add(format!("{path}.why"), self.whys.get(&path));
        }
        for event in &self.backdrop.timeline {
            add(format!("event.{}.what", event.id), Some(&event.what));
            add(format!("event.{}.when", event.id), Some(&event.when));
        }
        for dispute in &self.backdrop.disputes {
            add(format!("dispute.{}", dispute.id), Some(&dispute.about));
            for (party, says) in &dispute.says {
                add(format!("dispute.{}.says.{party}", dispute.id), Some(says));
            }
        }
        for gap in &self.backdrop.gaps {
            add(format!("gap.{}", gap.id), Some(&gap.text));
        }
        for (id, source) in &self.sources {
            add(format!("source.{id}.kind"), source.kind.as_ref());
        }
        out
    }

    /// Whether a label may stand for this path although the file has no text there: a block or option shown by its id, or a quote.
    fn shown_by_id(&self, path: &str) -> bool {
        let in_block = self.blocks.contains_key(path);
        let mut parts = path.splitn(3, '.');
        match (parts.next(), parts.next(), parts.next()) {
            (Some("issue"), Some(issue), Some(option)) => self
                .scenario
                .issues
                .iter()
                .any(|i| i.id == issue && i.options.iter().any(|o| o.id == option)),
            // A quote stays in its own words; a translation may stand before them.
            (Some("quote"), Some(quote), None) => self.quotes.contains_key(quote),
            _ => in_block,
        }
    }
}
