//! The two languages the brief speaks.

/// A language of the product's own words. Labels come from the file, or from the translation beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Spanish.
    Spanish,
}

impl Language {
    /// Every language, the default first.
    pub const ALL: [Language; 2] = [Language::English, Language::Spanish];

    /// The BCP 47 primary subtag, `en` or `es`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Spanish => "es",
        }
    }

    /// The language of a BCP 47 tag such as `es-CO`; `None` where Summitry has no messages for it.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Language> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
        Language::ALL.into_iter().find(|l| l.tag() == primary)
    }
}
