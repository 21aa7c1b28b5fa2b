//! The library of negotiations that comes with Summitry: each a file to look at, and to begin from.

use crate::{Error, ErrorKind, Result, Study};

/// One negotiation of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shelved {
    /// Its name: the year and a word, `2018-singapore`.
    pub slug: &'static str,
    /// The bare name of its file.
    pub file: &'static str,
    /// The file's text.
    pub text: &'static str,
    /// Its labels in Spanish, as a translation file.
    pub spanish: &'static str,
    /// The tables it names: name and text.
    pub tables: &'static [(&'static str, &'static str)],
}

/// One line a negotiation; a test holds that every folder of `scenarios/` stands here.
macro_rules! library {
    ($($slug:literal / $name:literal $(with $table:literal)?),* $(,)?) => {
        &[$(Shelved {
            slug: $slug,
            file: concat!($name, ".toml"),
            text: include_str!(concat!("../../../scenarios/", $slug, "/", $name, ".toml")),
            spanish: include_str!(concat!("../../../scenarios/", $slug, "/", $name, ".es.toml")),
            tables: &[$(($table, include_str!(concat!("../../../scenarios/", $slug, "/", $table))))?],
        }),*]
    };
}

static LIBRARY: &[Shelved] = library![
    "1986-reykjavik" / "reykjavik",
    "2009-copenhagen" / "copenhagen",
    "2015-eu-relocation" / "eu-relocation",
    "2015-euro-summit-greece" / "euro-summit-greece",
    "2017-glyphosate" / "glyphosate",
    "2017-jamaica" / "jamaica",
    "2018-nafta-canada" / "nafta-canada",
    "2018-singapore" / "singapore",
    "2019-brexit" / "brexit",
    "2019-hanoi" / "hanoi",
    "2020-opec-plus" / "opec-plus",
    "2020-recovery-fund" / "recovery-fund",
    "2021-geneva" / "geneva",
    "2023-auto-strike" / "auto-strike",
    "2023-debt-ceiling" / "debt-ceiling",
    "2025-gaza-ceasefire" / "gaza-ceasefire",
    "2026-emissions-table" / "emissions-table" with "positions.csv",
    "2026-harbour-coalition" / "harbour-coalition",
    "2026-river-treaty" / "river-treaty",
    "2026-truce" / "truce",
    "2026-washington" / "washington",
];

impl Shelved {
    /// Every negotiation, by year.
    #[must_use]
    pub fn all() -> &'static [Shelved] {
        LIBRARY
    }

    /// The negotiation of this name, or of its word alone (`singapore`).
    ///
    /// # Errors
    /// There is none; the error names the nearest.
    pub fn named(slug: &str) -> Result<&'static Shelved> {
        let found =
            LIBRARY.iter().find(|s| s.slug == slug || s.file.strip_suffix(".toml") == Some(slug));
        found.ok_or_else(|| {
            let known: Vec<String> = LIBRARY.iter().map(|s| s.slug.to_owned()).collect();
            let near = summitry_core::scenario::outcome::near(slug, &known);
            let what = format!("the library has no `{slug}`");
            Error::new(ErrorKind::Unknown, what).cure_is(match near.first() {
                Some(near) => format!("did you mean `{near}`? `summitry list` names all"),
                None => "`summitry list` names all".to_owned(),
            })
        })
    }

    /// The negotiation, opened; labels in Spanish for the tag `es`.
    ///
    /// # Errors
    /// Its text has errors, which a test rules out.
    pub fn study(&self, language: &str) -> Result<Study> {
        let study = Study::read_with_tables(self.file, self.text, self.tables)?;
        if language.starts_with("es") {
            return Ok(study.translate(self.file, self.spanish)?.study);
        }
        Ok(study)
    }
}
