//! TOML 1.0 only: what TOML 1.1 added is refused, so that a file reads the same in Python, in editors and in ten years.

use toml_parser::decoder::Encoding;
use toml_parser::parser::{Event, EventKind, RecursionGuard, parse_document};
use toml_parser::{ParseError, Source};

use crate::diagnostic::Diagnostic;
use crate::span::Span;

/// Tables inside tables, or parts of a dotted key, that a file may have. A scenario needs four.
const DEEPEST: u32 = 32;
/// Said once for every way in which a text can be nested beyond what the stack holds.
const TOO_DEEP: &str = "nested too deeply";

/// Whether a message says that the text is nested too deeply to be read at all.
pub(crate) fn is_too_deep(diagnostic: &Diagnostic) -> bool {
    diagnostic.message == TOO_DEEP
}

/// Everything in the text that is TOML 1.1 and not TOML 1.0, and nesting beyond reason.
pub(crate) fn check(text: &str) -> Vec<Diagnostic> {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut events: Vec<Event> = Vec::with_capacity(tokens.len());
    let mut errors: Vec<ParseError> = Vec::new();
    {
        let mut sink = |event: Event| events.push(event);
        let mut guard = RecursionGuard::new(&mut sink, DEEPEST);
        parse_document(&tokens, &mut guard, &mut errors);
    }
    let mut found = Vec::new();
    for error in &errors {
        if error.description().contains("recurs") {
            let span = error.unexpected().map_or(0..0, |s| s.start()..s.end());
            found.push(
                Diagnostic::error(span, TOO_DEEP).help("no block needs more than four levels"),
            );
        }
    }

    // What the innermost open bracket is, and whether a comma was the last thing in it.
    let mut open: Vec<Open> = Vec::new();
    let mut dots = 0u32;
    for event in &events {
        let span = event.span().start()..event.span().end();
        match event.kind() {
            EventKind::InlineTableOpen => {
                clear_comma(&mut open);
                open.push(Open { inline: true, at: span, comma: None, said: false });
            }
            EventKind::ArrayOpen => {
                clear_comma(&mut open);
                open.push(Open { inline: false, at: span, comma: None, said: false });
            }
            EventKind::InlineTableClose => {
                if let Some(Open { comma: Some(comma), .. }) = open.pop() {
                    found.push(
                        Diagnostic::error(
                            comma,
                            "a comma after the last entry of a `{ }` table is TOML 1.1, not 1.0",
                        )
                        .help("remove the comma"),
                    );
                }
            }
            EventKind::ArrayClose => {
                open.pop();
            }
            EventKind::Newline => {
                if let Some(top) = open.last_mut()
                    && top.inline
                    && !top.said
                {
                    top.said = true;
                    found.push(
                        Diagnostic::error(
                            top.at.clone(),
                            "a line break inside a `{ }` table is TOML 1.1, not 1.0",
                        )
                        .help("write it on one line, or as a [table] of its own"),
                    );
                }
            }
            EventKind::ValueSep => {
                if let Some(top) = open.last_mut() {
                    top.comma = Some(span);
                }
            }
            EventKind::SimpleKey | EventKind::Scalar => {
                if event.kind() == EventKind::Scalar {
                    clear_comma(&mut open);
                    dots = 0;
                    if let Some(place) = time_without_seconds(text, &span) {
                        found.push(
                            Diagnostic::error(place, "a time without seconds is TOML 1.1, not 1.0")
                                .help("write the day alone, such as 2026-02-03"),
                        );
                    }
                } else if let Some(top) = open.last_mut()
                    && top.inline
                {
                    top.comma = None;
                }
                if matches!(event.encoding(), Some(Encoding::BasicString | Encoding::MlBasicString))
                {
                    escapes(text, &span, &mut found);
                }
            }
            EventKind::KeySep => {
                dots += 1;
                if dots == DEEPEST {
                    found.push(
                        Diagnostic::error(span, TOO_DEEP)
                            .help("no block needs more than four levels"),
                    );
                }
            }
            EventKind::StdTableOpen
            | EventKind::ArrayTableOpen
            | EventKind::KeyValSep
            | EventKind::StdTableClose
            | EventKind::ArrayTableClose => dots = 0,
            EventKind::Whitespace | EventKind::Comment | EventKind::Error => {}
        }
    }
    found
}

struct Open {
    inline: bool,
    at: Span,
    comma: Option<Span>,
    said: bool,
}

fn clear_comma(open: &mut [Open]) {
    if let Some(top) = open.last_mut() {
        top.comma = None;
    }
}

/// `07:32` or `2026-02-03T07:32`: a colon, but only one.
fn time_without_seconds(text: &str, span: &Span) -> Option<Span> {
    let word = text.get(span.clone())?;
    let digits = word.as_bytes().first().is_some_and(u8::is_ascii_digit);
    let clock = word.split_once(['T', 't', ' ']).map_or(word, |(_, time)| time);
    let clock = clock.trim_end_matches(['Z', 'z']);
    // An offset has a colon of its own.
    let clock = clock.split_once(['+', '-']).map_or(clock, |(time, _)| time);
    (digits && clock.matches(':').count() == 1).then(|| span.clone())
}

/// `\e` and `\x41`.
fn escapes(text: &str, span: &Span, found: &mut Vec<Diagnostic>) {
    let Some(raw) = text.get(span.clone()) else { return };
    let mut chars = raw.char_indices();
    while let Some((at, c)) = chars.next() {
        if c != '\\' {
            continue;
        }
        if let Some((_, escaped @ ('e' | 'x'))) = chars.next() {
            let start = span.start + at;
            found.push(
                Diagnostic::error(
                    start..start + 2,
                    format!("the escape `\\{escaped}` is TOML 1.1, not 1.0"),
                )
                .help("write the character itself, or \\u and four digits"),
            );
        }
    }
}
