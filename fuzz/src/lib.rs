//! What every fuzz target holds its reader to beside "no panic".

use summitry_domains::{
    DomainError, SourceText, convert,
    domain::Domain,
    reading::Settings,
};
use summitry_scenario::diagnostic::Diagnostic;

/// What is said of a text points into it, at whole characters, and says something.
///
/// # Panics
/// It does not.
pub fn points_into(text: &str, diagnostics: &[Diagnostic]) {
    for said in diagnostics {
        assert!(!said.message.is_empty(), "a message says nothing");
        let also = said.also.as_ref().map(|(span, _)| span);
        for span in said.span.iter().chain(also) {
            let part = text.get(span.start..span.end);
            assert!(part.is_some(), "{span:?} of {} bytes: {}", text.len(), said.message);
        }
    }
}

/// A profile that is read becomes a space or a true refusal.
pub fn read_and_convert(
    text: &[u8],
    read: impl Fn(&[(String, SourceText<'_>)]) -> Result<Domain, DomainError>,
) {
    let Ok(text) = std::str::from_utf8(text) else { return };
    let source = SourceText { name: "it", text };
    // Twice the same profile: two parties who want the same.
    let both = [("a".to_owned(), source), ("b".to_owned(), source)];
    match read(&both) {
        Ok(domain) => {
            let _ = convert(&domain, Settings::default());
        }
        Err(error) => assert!(!error.to_string().is_empty(), "a refusal says nothing"),
    }
}
