//! What is wrong with a file, where, and the cure; shown as rustc shows its own.
//!
//! The guide for the wording is `docs/diagnostics.md`.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::span::Span;
use crate::visible::visible;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used, but something in it is probably not what was meant (`--strict`: an error).
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The word shown.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// One thing to say about a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, lowercase start, the user's own words in backticks.
    pub message: String,
    /// What is underlined, as bytes of the file's text; `None` where the whole file is meant.
    pub span: Option<Span>,
    /// Said at the underline.
    pub label: Option<String>,
    /// A second place that belongs to it, with what is said there.
    pub also: Option<(Span, String)>,
    /// The cure.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error at a place.
    #[must_use]
    pub fn error(span: Span, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, Some(span), message)
    }

    /// A warning at a place.
    #[must_use]
    pub fn warning(span: Span, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, Some(span), message)
    }

    /// Anything, anywhere.
    #[must_use]
    pub fn new(severity: Severity, span: Option<Span>, message: impl Into<String>) -> Self {
        Self { severity, message: message.into(), span, label: None, also: None, help: None }
    }

    /// With the cure.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With the cure, where there is one.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }

    /// With words at the underline.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// With a second place.
    #[must_use]
    pub fn also(mut self, span: Span, label: impl Into<String>) -> Self {
        self.also = Some((span, label.into()));
        self
    }

    /// Line and column of the place, both from 1, the column counted in characters.
    #[must_use]
    pub fn place(&self, text: &str) -> (usize, usize) {
        place(text, self.span.as_ref().map_or(0, |s| s.start))
    }

    /// `FILE:LINE:COLUMN: error: message`, in one line.
    #[must_use]
    pub fn headline(&self, file: &str, text: &str) -> String {
        let (line, column) = self.place(text);
        let said = format!("{file}:{line}:{column}: {}: {}", self.severity.word(), self.message);
        visible(&said).into_owned()
    }

    /// The whole message: headline, the line with its underline, the cure. Ends with a newline.
    #[must_use]
    pub fn render(&self, file: &str, text: &str, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let headline = self.headline(file, text);
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let also = self.also.clone().map(|(s, l)| (clamp(text, s), visible(&l).into_owned()));
        let (own_label, help) =
            (self.label.as_deref().map(visible), self.help.as_deref().map(visible));
        // Declared before the group that borrows them.
        let quoted;
        let mut group = Group::with_title(level.no_name().primary_title(headline));
        if let Some(span) = &self.span
            && !text.is_empty()
        {
            // Only the lines shown are handed over: a renderer that scans a long file for each message is slow.
            let span = clamp(text, span.clone());
            let near = also.as_ref().filter(|(s, _)| s.start.abs_diff(span.start) < 20_000);
            let first = near.map_or(span.start, |(s, _)| s.start.min(span.start));
            let last = near.map_or(span.end, |(s, _)| s.end.max(span.end));
            let from = text[..first].rfind('\n').map_or(0, |i| i + 1);
            let to = text[last..].find('\n').map_or(text.len(), |i| last + i);
            let (line, _) = place(text, from);
            let lines = &text[from..to];
            quoted = visible(lines);
            // Characters written out are longer: a place moves by what stands before it.
            let moved = |at: usize| floor(&quoted, visible(&lines[..at - from]).len());
            let shift = |s: &Span| moved(s.start)..moved(s.end);
            let mut mark = AnnotationKind::Primary.span(shift(&span));
            if let Some(label) = &own_label {
                mark = mark.label(label.as_ref());
            }
            let mut snippet = Snippet::source(quoted.as_ref()).line_start(line).annotation(mark);
            if let Some((other, label)) = near {
                snippet = snippet
                    .annotation(AnnotationKind::Context.span(shift(other)).label(label.as_str()));
            }
            group = group.element(snippet);
            if near.is_none()
                && let Some((other, label)) = &also
            {
                let (line, column) = place(text, other.start);
                group = group
                    .element(Level::NOTE.message(
                        visible(&format!("{file}:{line}:{column}: {label}")).into_owned(),
                    ));
            }
        }
        if let Some(help) = &help {
            group = group.element(Level::HELP.message(help.as_ref()));
        }
        let mut out = renderer.render(&[group]);
        out.push('\n');
        out
    }
}

/// Line and column of a byte, both from 1, the column counted in characters.
#[must_use]
pub fn place(text: &str, byte: usize) -> (usize, usize) {
    let byte = floor(text, byte);
    let before = &text[..byte];
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |i| i + 1);
    (line, before[start..].chars().count() + 1)
}

/// Sorts into file order, drops what was said twice.
pub fn in_file_order(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by_key(|d| d.span.as_ref().map_or(usize::MAX, |s| s.start));
    let mut seen: Vec<Diagnostic> = Vec::with_capacity(diagnostics.len());
    diagnostics.retain(|d| {
        let twice = seen
            .iter()
            .rev()
            .take_while(|s| s.span.as_ref().map(|x| x.start) == d.span.as_ref().map(|x| x.start))
            .any(|s| s.message == d.message);
        if !twice {
            seen.push(d.clone());
        }
        !twice
    });
}

fn floor(text: &str, mut byte: usize) -> usize {
    byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

fn clamp(text: &str, span: Span) -> Span {
    let start = floor(text, span.start);
    start..floor(text, span.end).max(start)
}

/// `, did you mean …` material: the candidate nearest to what was written, if any is near.
pub(crate) fn nearest<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    // Damerau–Levenshtein, as rustc: a third of the length may differ, at least one character.
    let lower = written.to_lowercase();
    let limit = (written.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .take(2_000)
        .map(|c| (strsim::damerau_levenshtein(&lower, &c.to_lowercase()), c))
        .filter(|(d, c)| *d <= limit || (lower.len() >= 3 && c.to_lowercase().starts_with(&lower)))
        .min_by_key(|(d, _)| *d)
        .map(|(_, c)| c)
}

/// Help for a word that is none of the candidates: the nearest, or the whole list where it is short.
pub(crate) fn choose(written: &str, what: &str, candidates: &[&str]) -> Option<String> {
    if let Some(near) = nearest(written, candidates.iter().copied()) {
        return Some(format!("did you mean `{near}`?"));
    }
    match candidates.len() {
        0 => None,
        1..=12 => Some(format!(
            "{what}: {}",
            candidates.iter().map(|c| format!("`{c}`")).collect::<Vec<_>>().join(", ")
        )),
        _ => None,
    }
}
