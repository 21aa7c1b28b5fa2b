//! The seals of one file over time: what each said, day by day.

use serde_json::Value;

use super::{ledger::Ledger, seal::Seal};
use crate::{Error, ErrorKind, Result};

/// A figure of a seal.
#[derive(Clone, Debug, PartialEq)]
pub struct SealedFigure {
    /// The path of the outcome: `ending.agreed`, `question.visas`.
    pub path: String,
    /// Mean, 0..1.
    pub mean: f64,
    /// 5 % quantile over worlds.
    pub low: f64,
    /// 95 % quantile.
    pub high: f64,
}

/// One seal of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// Its day, ISO 8601.
    pub date: String,
    /// Its place below the folder.
    pub seal: String,
    /// The version that made it.
    pub version: String,
    /// What it said: the deal, then every question.
    pub figures: Vec<SealedFigure>,
}

/// The seals of one file, by day.
#[derive(Clone, Debug, PartialEq)]
pub struct SealHistory {
    /// The file's bare name.
    pub file: String,
    /// Its title in the last seal.
    pub title: String,
    /// What each seal said, the earliest first.
    pub moments: Vec<Moment>,
    /// Seals that are refused, and are not here.
    pub refused: usize,
}

impl SealHistory {
    /// The seals of a ledger that are of one file: of `file`, or of the only one there is.
    ///
    /// # Errors
    /// There are none, or of several files and none is named.
    pub fn of(ledger: &Ledger, file: Option<&str>) -> Result<SealHistory> {
        let fail = |what: String, cure: &str| Error::new(ErrorKind::Unknown, what).cure_is(cure);
        let mut files: Vec<&str> =
            ledger.entries.iter().filter_map(|e| Some(e.seal.as_ref()?.file.as_str())).collect();
        files.sort_unstable();
        files.dedup();
        let wanted = match (file, files.as_slice()) {
            (Some(file), _) => file,
            (None, [one]) => one,
            (None, []) => {
                return Err(fail(
                    "there is no intact seal in it".to_owned(),
                    "summitry seal FILE --ledger DIR makes one",
                ));
            }
            (None, several) => {
                return Err(fail(
                    format!("there are seals of {}", several.join(", ")),
                    "name one with --file",
                ));
            }
        };
        let of =
            || ledger.entries.iter().filter(|e| e.seal.as_ref().is_some_and(|s| s.file == wanted));
        let refused = of().filter(|e| !e.refusals.is_empty()).count();
        let mut moments: Vec<(Moment, &Seal)> = of()
            .filter(|e| e.refusals.is_empty())
            .filter_map(|e| e.seal.as_ref().map(|s| (moment(s, &e.place), s)))
            .collect();
        moments.sort_by(|(a, _), (b, _)| (&a.date, &a.seal).cmp(&(&b.date, &b.seal)));
        let title = moments.last().map(|(_, seal)| seal.title.clone());
        let title = title.ok_or_else(|| {
            fail(
                format!("there is no intact seal of `{wanted}` in it"),
                "summitry verify SEAL says why",
            )
        })?;
        let moments = moments.into_iter().map(|(moment, _)| moment).collect();
        Ok(SealHistory { file: wanted.to_owned(), title, moments, refused })
    }
}

fn moment(seal: &Seal, place: &str) -> Moment {
    let deal = seal
        .brief
        .pointer("/ending/agreed")
        .and_then(|chance| figure("ending.agreed".to_owned(), chance));
    let questions = seal.questions.iter().map(|q| SealedFigure {
        path: format!("question.{}", q.id),
        mean: q.chance.mean,
        low: q.chance.low,
        high: q.chance.high,
    });
    Moment {
        date: seal.made.date.clone(),
        seal: place.to_owned(),
        version: seal.version.clone(),
        figures: deal.into_iter().chain(questions).collect(),
    }
}

fn figure(path: String, chance: &Value) -> Option<SealedFigure> {
    let of = |key: &str| chance.get(key)?.as_f64();
    Some(SealedFigure { path, mean: of("mean")?, low: of("low")?, high: of("high")? })
}
