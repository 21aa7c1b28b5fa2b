//! What kind of file a seal is of.

use summitry_scenario::document::Document;

/// What kind of file was sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SealKind {
    /// Written before the event: what a record is about.
    Forecast,
    /// Written afterwards, or it does not say that it was before.
    Hindsight,
    /// The negotiation is invented.
    Invented,
}

impl SealKind {
    /// The kind of a file, by what it says of itself.
    #[must_use]
    pub fn of(document: &Document) -> SealKind {
        match (document.summit.invented, document.summit.is_illustration()) {
            (true, _) => SealKind::Invented,
            (_, true) => SealKind::Hindsight,
            _ => SealKind::Forecast,
        }
    }

    /// Its word in the data.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            SealKind::Forecast => "forecast",
            SealKind::Hindsight => "hindsight",
            SealKind::Invented => "invented",
        }
    }

    pub(super) fn from_id(id: &str) -> Option<SealKind> {
        [SealKind::Forecast, SealKind::Hindsight, SealKind::Invented]
            .into_iter()
            .find(|k| k.id() == id)
    }
}
