//! Keyword arguments: each option is read in one place, whoever takes it, and a slip is answered with those there are.

use std::time::Duration;

use pyo3::{exceptions::PyTypeError, prelude::*, types::PyDict};
use summitry_kit::{
    Budget, Study,
    deals::{DisagreementRule, Ideals, Options, Rational, Reading, Settings, WhoMeets},
    files::read::{Role, text},
    talks::{Deadline, FINEST_GRID, GRID, Rules},
    tournament::ranking::Metric,
};
use summitry_report::language::Language;

use crate::error::refused;

/// Options given by name.
pub(crate) struct Given<'py> {
    py: Python<'py>,
    dict: Option<Bound<'py, PyDict>>,
    asked: Vec<&'static str>,
}

impl<'py> Given<'py> {
    /// Of a call; `None` where nothing was given.
    pub(crate) fn new(py: Python<'py>, dict: Option<&Bound<'py, PyDict>>) -> Self {
        Self { py, dict: dict.cloned(), asked: Vec::new() }
    }

    /// One option; `None` where it is not given, or given as None.
    fn take<T>(&mut self, name: &'static str) -> PyResult<Option<T>>
    where
        T: for<'a> FromPyObject<'a, 'py, Error: Into<PyErr>>,
    {
        self.asked.push(name);
        let Some(value) = self.dict.as_ref().map(|d| d.get_item(name)).transpose()?.flatten()
        else {
            return Ok(None);
        };
        if value.is_none() {
            return Ok(None);
        }
        let read = value.extract::<T>().map_err(Into::into);
        read.map(Some)
            .map_err(|error| PyTypeError::new_err(format!("{name}: {}", error.value(self.py))))
    }

    /// A whole number from `low` to `high`.
    fn whole(&mut self, name: &'static str, low: u64, high: u64) -> PyResult<Option<u64>> {
        match self.take::<u64>(name)? {
            Some(n) if !(low..=high).contains(&n) => {
                Err(self
                    .wrong(&format!("{name} must lie between {low} and {high}; this one is {n}")))
            }
            other => Ok(other),
        }
    }

    /// One of some words.
    fn word<T: Copy>(&mut self, name: &'static str, known: &[(&str, T)]) -> PyResult<Option<T>> {
        let Some(word) = self.take::<String>(name)? else { return Ok(None) };
        match known.iter().find(|(w, _)| *w == word) {
            Some((_, value)) => Ok(Some(*value)),
            None => {
                let words: Vec<String> = known.iter().map(|(w, _)| format!("\"{w}\"")).collect();
                Err(self.wrong(&format!(
                    "{name} must be {}; this one is \"{word}\"",
                    words.join(" or ")
                )))
            }
        }
    }

    fn wrong(&self, what: &str) -> PyErr {
        refused(self.py, "unknown", what, None)
    }

    /// Refuses what nobody asked for.
    pub(crate) fn finish(self) -> PyResult<()> {
        let keys = self.dict.iter().flat_map(|dict| dict.keys());
        for key in keys {
            let key: String = key.extract()?;
            if !self.asked.contains(&key.as_str()) {
                let known = self.asked.join(", ");
                return Err(PyTypeError::new_err(format!(
                    "there is no option `{key}` here; the options are {known}"
                )));
            }
        }
        Ok(())
    }

    /// `worlds`, `threads`, `memory` (MB), `time` (seconds).
    pub(crate) fn budget(&mut self) -> PyResult<Budget> {
        Ok(Budget { worlds: self.whole("worlds", 1, 1_000_000)?, ..self.limits()? })
    }

    /// The same without worlds.
    pub(crate) fn limits(&mut self) -> PyResult<Budget> {
        let threads = self.whole("threads", 1, 1024)?.and_then(|n| usize::try_from(n).ok());
        let memory = self.whole("memory", 1, 10_000_000)?.map(|mb| mb * 1_000_000);
        let time = self.take::<f64>("time")?.map(Duration::try_from_secs_f64).transpose();
        let time = time.map_err(|error| self.wrong(&format!("time, in seconds: {error}")))?;
        Ok(Budget { time, memory, threads, ..Budget::default() })
    }

    /// `seed`.
    pub(crate) fn seed(&mut self) -> PyResult<Option<u64>> {
        self.take("seed")
    }

    /// `venue`.
    pub(crate) fn venue(&mut self) -> PyResult<Option<String>> {
        self.take("venue")
    }

    /// `repeat`, 1 or more.
    pub(crate) fn repeat(&mut self) -> PyResult<u64> {
        Ok(self.whole("repeat", 1, u64::MAX)?.unwrap_or(1))
    }

    /// What is so unless it is said not to be.
    pub(crate) fn flag(&mut self, name: &'static str) -> PyResult<bool> {
        Ok(self.take(name)?.unwrap_or(true))
    }

    /// `by`: by what tactics are ranked.
    pub(crate) fn metric(&mut self) -> PyResult<Metric> {
        Ok(self.word("by", &Metric::ALL.map(|metric| (metric.word(), metric)))?.unwrap_or_default())
    }

    /// `lang`: the language asked for.
    pub(crate) fn lang(&mut self) -> PyResult<Option<Language>> {
        let known: Vec<(&str, Language)> = Language::ALL.iter().map(|l| (l.tag(), *l)).collect();
        self.word("lang", &known)
    }

    /// `reading` and `grid`: how the numbers of another tool's files are read.
    pub(crate) fn settings(&mut self) -> PyResult<Settings> {
        let reading =
            self.word("reading", &[("genius", Reading::Genius), ("negmas", Reading::Negmas)])?;
        let grid = self.whole("grid", 1, u64::from(FINEST_GRID))?;
        let grid = grid.and_then(|n| u32::try_from(n).ok()).unwrap_or(GRID);
        Ok(Settings { reading: reading.unwrap_or(Reading::Genius), grid })
    }

    /// `rational`, `disagreement`, `ideals`: the field's competing definitions.
    pub(crate) fn definitions(&mut self, reading: Reading) -> PyResult<Options> {
        let rational = [("at-least", Rational::AtLeast), ("above", Rational::Above)];
        let disagreement = [
            ("reservation-or-worst", DisagreementRule::ReservationOrWorst),
            ("reservation", DisagreementRule::Reservation),
            ("worst", DisagreementRule::Worst),
        ];
        let ideals = [("rational", Ideals::Rational), ("all", Ideals::All)];
        let usual = match reading {
            Reading::Genius => DisagreementRule::Reservation,
            Reading::Negmas => DisagreementRule::ReservationOrWorst,
        };
        Ok(Options {
            rational: self.word("rational", &rational)?.unwrap_or_default(),
            disagreement: self.word("disagreement", &disagreement)?.unwrap_or(usual),
            ideals: self.word("ideals", &ideals)?.unwrap_or_default(),
            ..Options::default()
        })
    }

    /// `pair`: which profiles of a GENIUS folder meet.
    pub(crate) fn pair(&mut self) -> PyResult<WhoMeets> {
        let known = [
            ("first", WhoMeets::First),
            ("all", WhoMeets::All),
            ("repository", WhoMeets::Repository),
        ];
        Ok(self.word("pair", &known)?.unwrap_or(WhoMeets::First))
    }

    /// The rules of the room: `rounds` or `deadline`, `bust_up`, `patience`, `discount`, `cost`, `reading`, `grid`.
    pub(crate) fn rules(&mut self) -> PyResult<Rules> {
        let small = |n: Option<u64>| n.and_then(|n| u32::try_from(n).ok());
        let mut rounds = small(self.whole("rounds", 1, 100_000_000)?);
        let mut seconds = None;
        if let Some(deadline) = self.take::<String>("deadline")? {
            if rounds.is_some() {
                return Err(self.wrong("deadline stands in place of rounds; give one of them"));
            }
            match deadline.parse::<Deadline>().map_err(|error| self.wrong(&error.to_string()))? {
                Deadline::Rounds(given) => rounds = Some(given),
                Deadline::Seconds(given) => seconds = Some(given),
            }
        }
        let patience = small(self.whole("patience", 1, u64::from(u32::MAX))?);
        let bust_up = self.take::<f64>("bust_up")?;
        if let Some(p) = bust_up.filter(|p| !(0.0..=1.0).contains(p)) {
            return Err(self.wrong(&format!("bust_up must lie between 0 and 1; this one is {p}")));
        }
        let Settings { reading, grid } = self.settings()?;
        Ok(Rules {
            rounds,
            seconds,
            bust_up,
            patience,
            discount: self.numbers("discount")?,
            cost: self.numbers("cost")?,
            reading,
            grid,
        })
    }

    /// One number for all, or one a party.
    fn numbers(&mut self, name: &'static str) -> PyResult<Vec<f64>> {
        match self.take::<f64>(name) {
            Ok(one) => Ok(one.into_iter().collect()),
            Err(_) => Ok(self.take::<Vec<f64>>(name)?.unwrap_or_default()),
        }
    }
}

/// In which language a study is told: the one asked for, else its own, else English.
pub(crate) fn told_in(asked: Option<Language>, study: &Study) -> Language {
    asked.or_else(|| Language::from_tag(&study.document().summit.language)).unwrap_or_default()
}

/// The study in the words of that language, where its labels lie beside its file.
pub(crate) fn translated(study: &Study, language: Language) -> summitry_kit::Result<Study> {
    let own = Language::from_tag(&study.document().summit.language);
    let beside = study.translation(language.tag()).filter(|_| own != Some(language));
    let Some(beside) = beside else { return Ok(study.clone()) };
    let written = text(&beside, Role::Translation)?;
    Ok(study.translate(&beside.display().to_string(), &written)?.study)
}
