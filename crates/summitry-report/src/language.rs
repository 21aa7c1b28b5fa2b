//! The languages the brief speaks, each with its messages and the forms of its numbers: the only list of them.

use crate::naming::{Articles, ENGLISH, SPANISH};

/// A language of the product's own words. Labels come from the file, or from the translation beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Spanish.
    Spanish,
}

/// What a language is.
struct Form {
    language: Language,
    /// The BCP 47 primary subtag.
    tag: &'static str,
    /// What its speakers call it.
    name: &'static str,
    /// Its messages (Project Fluent).
    messages: &'static str,
    /// Between whole numbers and decimals.
    decimal: char,
    /// Between thousands, and from how many digits on.
    thousands: (&'static str, usize),
    /// Before the sign of a percentage.
    before_percent: &'static str,
    /// Between the two ends of a range, in words.
    to: &'static str,
    /// Its quotation marks, and those inside of a quotation: opening, then closing.
    quotes: [(char, char); 2],
    /// Its articles before names.
    articles: &'static Articles,
}

/// Every language. A new one is one row here and one file of messages.
static FORMS: [Form; 2] = [
    Form {
        language: Language::English,
        tag: "en",
        name: "English",
        messages: include_str!("../messages/en.ftl"),
        decimal: '.',
        thousands: (",", 4),
        before_percent: "",
        to: " to ",
        quotes: [('“', '‘'), ('”', '’')],
        articles: &ENGLISH,
    },
    Form {
        language: Language::Spanish,
        tag: "es",
        name: "Español",
        messages: include_str!("../messages/es.ftl"),
        decimal: ',',
        // Spanish sets four digits without a gap.
        thousands: ("\u{a0}", 5),
        before_percent: "\u{a0}",
        to: " a ",
        quotes: [('«', '“'), ('»', '”')],
        articles: &SPANISH,
    },
];

impl Language {
    /// Every language, the default first.
    pub const ALL: [Language; FORMS.len()] = {
        let mut all = [Language::English; FORMS.len()];
        let mut i = 0;
        while i < FORMS.len() {
            all[i] = FORMS[i].language;
            i += 1;
        }
        all
    };

    fn form(self) -> &'static Form {
        // Rows stand in the order of the names (a test holds it).
        &FORMS[self as usize]
    }

    /// The BCP 47 primary subtag, such as `en` or `es`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.form().tag
    }

    /// What its speakers call it: `English`, `Español`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.form().name
    }

    /// The language of a BCP 47 tag such as `es-CO`; `None` where Summitry has no messages for it.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Language> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
        Language::ALL.into_iter().find(|l| l.tag() == primary)
    }

    /// The messages' text.
    pub(crate) fn messages(self) -> &'static str {
        self.form().messages
    }

    /// Between whole numbers and decimals.
    pub(crate) fn decimal(self) -> char {
        self.form().decimal
    }

    /// Between thousands, and from how many digits on.
    pub(crate) fn thousands(self) -> (&'static str, usize) {
        self.form().thousands
    }

    /// Between numbers that are listed: where a decimal comma would mislead, a semicolon.
    pub(crate) fn between_numbers(self) -> &'static str {
        if self.form().decimal == ',' { "; " } else { ", " }
    }

    /// Digits with the sign of a percentage.
    #[must_use]
    pub fn percentage(self, digits: &str) -> String {
        format!("{digits}{}%", self.form().before_percent)
    }

    /// Between the two ends of a range, in words.
    pub(crate) fn to(self) -> &'static str {
        self.form().to
    }

    /// Whether its word for *and* changes before this one (Spanish: y, but e before i- and hi-, not before hie- and hia-).
    pub(crate) fn elides_and(self, next: &str) -> bool {
        let word = sound(next);
        let before = |start: &str| word.starts_with(start);
        let vowel = ["hia", "hie", "hio", "ia", "ie", "io"].into_iter().any(before);
        self == Language::Spanish
            && !vowel
            && (before("i") || before("í") || before("hi") || before("hí"))
    }

    /// Whether its word for *or* changes before this one (Spanish: o, but u before o- and ho-).
    pub(crate) fn elides_or(self, next: &str) -> bool {
        let word = sound(next);
        let o = ["o", "ó", "ho", "hó"].into_iter().any(|start| word.starts_with(start));
        self == Language::Spanish && o
    }

    /// Its articles before names.
    pub(crate) fn articles(self) -> &'static Articles {
        self.form().articles
    }

    /// Its quotation marks, each with the one it becomes inside of a quotation.
    pub(crate) fn quotes(self) -> [(char, char); 2] {
        self.form().quotes
    }
}

/// A word as it is spoken: without the marks before it, in lowercase.
fn sound(word: &str) -> String {
    word.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{FORMS, Language};

    #[test]
    fn every_language_has_its_own_row() {
        for form in &FORMS {
            assert_eq!(form.language.tag(), form.tag);
            assert_eq!(Language::from_tag(form.tag), Some(form.language));
        }
    }
}
