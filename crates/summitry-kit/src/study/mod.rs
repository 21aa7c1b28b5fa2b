//! A negotiation, opened: what everything else is asked of.

mod what_if;
pub(crate) mod words;
mod work;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use summitry_core::scenario::{Outcome, VenueChance};
use summitry_scenario::{
    NoTable, Reading, check::check, document::Document, read, read_with,
    translation::read_translation,
};

pub use what_if::{Change, Gone};
pub use words::{Named, Translated};

use crate::{
    Budget, Error, ErrorKind, Result,
    error::Diagnosis,
    files::{
        read::{Role, plain, text},
        tables,
    },
};

/// What a text is called that came without a file.
const NAMELESS: &str = "scenario.toml";

/// A negotiation, read without errors and ready to be asked. Cheap to clone; a what-if is another study, this one stays as it is.
#[derive(Clone, Debug)]
pub struct Study {
    /// The file as it stands.
    base: Arc<Document>,
    /// The same with the changes made and the labels of a translation.
    document: Arc<Document>,
    path: Option<PathBuf>,
    said: Arc<[Diagnosis]>,
    changes: Vec<Change>,
    gone: Vec<Gone>,
    /// Labels of a translation, which every reading anew needs again.
    labels: Arc<[(String, String)]>,
    seed: Option<u64>,
}

impl Study {
    /// Opens a scenario file.
    ///
    /// # Errors
    /// The file cannot be read or has errors: [`Error::diagnostics`] names each with line, column and cure.
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let text = text(path, Role::Scenario)?;
        let study = Self::read_beside(&path.display().to_string(), &text, Some(path))?;
        Ok(Study { path: Some(path.to_owned()), ..study })
    }

    /// The same, called `name` in messages and briefs: its bare name, where outputs must not depend on folders.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_as(name: &str, path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let study = Self::read_beside(name, &text(path, Role::Scenario)?, Some(path))?;
        Ok(Study { path: Some(path.to_owned()), ..study })
    }

    /// The same of a plain file only, as [`read::plain`](crate::files::read::plain) reads it: for what is opened again and again.
    ///
    /// # Errors
    /// As [`open`](Self::open), and where it is no plain file.
    pub fn open_plain(name: &str, path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let study = Self::read_beside(name, &plain(path, Role::Scenario)?, Some(path))?;
        Ok(Study { path: Some(path.to_owned()), ..study })
    }

    /// Reads a scenario from its text.
    ///
    /// # Errors
    /// The text has errors, as in [`open`](Self::open).
    pub fn read(text: &str) -> Result<Self> {
        Self::read_named(NAMELESS, text)
    }

    /// The same under a file's name, which messages use.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_named(name: &str, text: &str) -> Result<Self> {
        Self::read_beside(name, text, None)
    }

    /// The same with the tables it names, by name and text.
    ///
    /// # Errors
    /// As [`read`](Self::read), and where it names a table that is not among them.
    pub fn read_with_tables(name: &str, text: &str, tables: &[(&str, &str)]) -> Result<Self> {
        Self::read_asking(name, text, &|asked| {
            let found = tables.iter().find(|(name, _)| *name == asked);
            found.map(|(_, text)| (*text).to_owned()).ok_or_else(|| NoTable {
                what: "the table was not given with the text".to_owned(),
                cure: "give it by this name".to_owned(),
            })
        })
    }

    /// The same with the tables beside the file, where it has a path.
    fn read_beside(name: &str, text: &str, path: Option<&Path>) -> Result<Self> {
        match path {
            Some(path) => Self::read_asking(name, text, &|table| tables::beside(path, table)),
            None => Self::of(name, text, read(name, text)),
        }
    }

    fn read_asking(
        name: &str,
        text: &str,
        table: &dyn Fn(&str) -> std::result::Result<String, NoTable>,
    ) -> Result<Self> {
        Self::of(name, text, read_with(name, text, table))
    }

    fn of(name: &str, text: &str, reading: Reading) -> Result<Self> {
        let shared: Arc<str> = Arc::from(text);
        let said = reading.diagnostics.into_iter().map(|d| Diagnosis::new(name, &shared, d));
        let said: Vec<Diagnosis> = said.collect();
        let Some(document) = reading.document else { return Err(Error::of_text(said)) };
        let document = Arc::new(document);
        Ok(Study {
            base: Arc::clone(&document),
            document,
            path: None,
            said: said.into(),
            changes: Vec::new(),
            gone: Vec::new(),
            labels: Arc::default(),
            seed: None,
        })
    }

    /// What the file's readers should know: something in it is probably not what was meant, a figure stands in no quote, a default
    /// was used where it matters.
    #[must_use]
    pub fn warnings(&self) -> Vec<Diagnosis> {
        let d = &self.document;
        let text: Arc<str> = Arc::from(d.text.as_str());
        let checked = check(d, &[]).diagnostics.into_iter();
        let checked = checked.map(|said| Diagnosis::new(&d.file, &text, said));
        self.said.iter().cloned().chain(checked).filter(Diagnosis::is_warning).collect()
    }

    /// Everything its reader said of the file, notes among it, in the file's order.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnosis] {
        &self.said
    }

    /// The same negotiation with one value or setting changed: `PATH=VALUE`, such as `summit.base=60%` or
    /// `wants.us.visas.matters="20 to 45"`. Comes after changes made before.
    ///
    /// # Errors
    /// The path names nothing that can be set, or the text would have errors.
    pub fn what_if(&self, change: &str) -> Result<Self> {
        self.changed([change.parse()?])
    }

    /// The same without a block, such as `threat.tariffs`, or without every block of a kind, such as `threat`.
    ///
    /// # Errors
    /// There is no such block, or nothing stands without it.
    pub fn without(&self, block: &str) -> Result<Self> {
        self.changed([Change::Without(block.to_owned())])
    }

    /// The same, held in this room, which is the only one then.
    ///
    /// # Errors
    /// There is no such venue; the error names the nearest.
    pub fn held_in(&self, venue: &str) -> Result<Self> {
        self.changed([Change::Venue(venue.to_owned())])
    }

    /// The same with these changes made after those made before.
    ///
    /// # Errors
    /// As the single ones.
    pub fn changed(&self, changes: impl IntoIterator<Item = Change>) -> Result<Self> {
        let before = self.changes.len();
        let all: Vec<Change> = self.changes.iter().cloned().chain(changes).collect();
        if all.len() == before {
            return Ok(self.clone());
        }
        for change in &all {
            if let Change::Venue(id) = change {
                self.venue(id)?;
            }
        }
        let (mut document, gone) = what_if::apply(&self.base, &all)?;
        document.relabel(self.labels.iter().cloned());
        Ok(Study { document: Arc::new(document), changes: all, gone, ..self.clone() })
    }

    /// The file as it stands, with nothing changed.
    #[must_use]
    pub fn plain(&self) -> Self {
        let mut document = (*self.base).clone();
        document.relabel(self.labels.iter().cloned());
        Study {
            document: Arc::new(document),
            changes: Vec::new(),
            gone: Vec::new(),
            ..self.clone()
        }
    }

    /// The same under another seed of the streams; `None`: what the file says, else 1.
    #[must_use]
    pub fn seeded(&self, seed: Option<u64>) -> Self {
        Study { seed, ..self.clone() }
    }

    /// The same, known to have been sealed on that day, before the event: its brief no longer says that nobody vouches for the
    /// day. A what-if that changes the text is not what was sealed, and says so again.
    #[must_use]
    pub fn sealed(&self, day: &str) -> Self {
        self.stamped(|document| document.summit.sealed = Some(day.to_owned()))
    }

    /// The same, known to have a seal whose day somebody gave by hand: its brief says so.
    #[must_use]
    pub fn dated_by_hand(&self, day: &str) -> Self {
        self.stamped(|document| document.summit.dated_by_hand = Some(day.to_owned()))
    }

    /// The file itself stamped, and what it was changed into only where nothing was changed.
    fn stamped(&self, stamp: impl Fn(&mut Document)) -> Self {
        let stamped = |document: &Document| {
            let mut document = document.clone();
            stamp(&mut document);
            Arc::new(document)
        };
        Study {
            base: stamped(&self.base),
            document: if self.changes.is_empty() {
                stamped(&self.document)
            } else {
                Arc::clone(&self.document)
            },
            ..self.clone()
        }
    }

    /// The file's own text, without the changes: what may be written back.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.base.text
    }

    /// SHA-256 of that text, lowercase hexadecimal.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.base.sha256
    }

    /// The changes made, oldest first.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// What left the scenario with blocks that were left out.
    #[must_use]
    pub fn gone(&self) -> &[Gone] {
        &self.gone
    }

    /// The file it was opened from; `None` for a text.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The seed of its streams.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.seed.unwrap_or(self.document.run.seed)
    }

    /// How many worlds a forecast takes: the budget's, else the file's, else 20,000, or as many of them as a large agenda lets be
    /// worked out in reasonable time. That is counted in work, not in seconds: the same file takes the same worlds anywhere.
    #[must_use]
    pub fn worlds(&self, budget: &Budget) -> u64 {
        let run = self.document.run;
        match budget.worlds {
            Some(worlds) => worlds,
            None if run.worlds_said => run.worlds,
            None => work::affordable(&self.document.scenario, self.seed(), run.worlds),
        }
    }

    /// The document behind it: for faces that show more of the file than the figures, and for those who know its crate.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Refuses a scenario about nothing, which every brief needs something to be about.
    ///
    /// # Errors
    /// There is no issue.
    pub fn negotiable(&self) -> Result<()> {
        if !self.document.scenario.issues.is_empty() {
            return Ok(());
        }
        let place = format!("{}:1:1", self.document.file);
        Err(Error::new(ErrorKind::Model, "there is no issue to negotiate about")
            .about(place)
            .cure_is("add an [issue.some-id]"))
    }

    /// The room most likely to be met in at the middle of the values; of equally likely ones the first.
    ///
    /// # Errors
    /// The model cannot forecast the scenario.
    pub fn likeliest_venue(&self) -> Result<&str> {
        let number = summitry_core::deals::likeliest_venue(&self.document.scenario)?;
        let venue = self.document.scenario.venues.get(number);
        venue.map(|v| v.id.as_str()).ok_or_else(|| Error::new(ErrorKind::Model, "no venue"))
    }

    /// The rooms it may be held in, by id, in the file's order.
    pub fn venues(&self) -> impl Iterator<Item = &str> {
        let venues = self.document.scenario.venues.iter();
        venues.filter(|v| !matches!(v.chance, VenueChance::Never)).map(|v| v.id.as_str())
    }

    /// A room by its id.
    pub(crate) fn venue(&self, id: &str) -> Result<usize> {
        let venues = &self.document.scenario.venues;
        venues.iter().position(|v| v.id == id).ok_or_else(|| {
            let known: Vec<&str> = venues.iter().map(|v| v.id.as_str()).collect();
            let error = Error::new(
                ErrorKind::Unknown,
                format!("there is no venue \"{id}\"; the file has {}", known.join(", ")),
            );
            let paths: Vec<String> = known.iter().map(|&k| k.to_owned()).collect();
            match summitry_core::scenario::outcome::near(id, &paths).first() {
                Some(near) => error.cure_is(format!("did you mean `{near}`?")),
                None => error,
            }
        })
    }

    /// Whether there is an outcome at a path, in its name and today's spelling.
    ///
    /// # Errors
    /// There is none; the error names the nearest.
    pub fn known(&self, path: &str) -> Result<Named> {
        let outcome = self.outcome(path)?;
        Ok(Named { path: outcome.path(&self.document.scenario), label: self.label(outcome) })
    }

    /// An outcome by its path.
    pub(crate) fn outcome(&self, path: &str) -> Result<Outcome> {
        Ok(Outcome::parse(path, &self.document.scenario)?)
    }
}
