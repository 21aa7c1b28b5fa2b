//! Days: what can be read as one, how it can be read, and why there is more than one reading.

use jiff::civil::Date;

use crate::{
    article::{Article, Sentence},
    words::Word,
};

/// A day in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// As it stands.
    pub text: String,
    /// The number of its sentence.
    pub sentence: usize,
    /// Its readings, ISO 8601; empty where the year is not said.
    pub readings: Vec<String>,
    /// Why it cannot be taken as it is.
    pub doubt: Option<Doubt>,
}

/// Why a day cannot be taken as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Day and month, or month and day.
    Order,
    /// The year has two digits.
    Century,
    /// The year is not said.
    Year,
    /// A day of the week alone.
    Weekday,
}

impl Doubt {
    /// Its word in the data.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Doubt::Order => "day or month first",
            Doubt::Century => "two digits of a year",
            Doubt::Year => "year not said",
            Doubt::Weekday => "day of the week alone",
        }
    }
}

const MONTHS: [[&str; 2]; 12] = [
    ["january", "enero"],
    ["february", "febrero"],
    ["march", "marzo"],
    ["april", "abril"],
    ["may", "mayo"],
    ["june", "junio"],
    ["july", "julio"],
    ["august", "agosto"],
    ["september", "septiembre"],
    ["october", "octubre"],
    ["november", "noviembre"],
    ["december", "diciembre"],
];
const WEEKDAYS: [&str; 14] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
];

/// The number of a month, from its name in full or its first three letters with or without a point.
#[must_use]
pub fn month(word: &str) -> Option<i8> {
    let short = |name: &&str| word.len() == 3 && name.starts_with(word);
    let at = MONTHS.iter().position(|names| names.iter().any(|n| *n == word || short(n)));
    // "mar" is the sea, "dic" and "may" are caught by their full forms or by a number beside them.
    at.and_then(|at| i8::try_from(at + 1).ok())
}

/// The days of a sentence.
#[must_use]
pub fn days(article: &Article, sentence: &Sentence) -> Vec<Day> {
    let words = &sentence.words;
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let (found, used) = numeric(word)
            .or_else(|| written(words, at))
            .map_or((None, 1), |(readings, doubt, used)| (Some((readings, doubt)), used));
        let weekday = found.is_none() && WEEKDAYS.contains(&word.lower.as_str());
        let found = found.or(weekday.then_some((Vec::new(), Some(Doubt::Weekday))));
        if let Some((readings, doubt)) = found {
            let end = words.get(at + used - 1).map_or(word.range.end, |w| w.range.end);
            let text = article.text.get(word.range.start..end).unwrap_or_default().to_owned();
            out.push(Day { text, sentence: sentence.number, readings, doubt });
        }
        at += used;
    }
    // A weekday beside a day says nothing more.
    if out.iter().any(|d| d.doubt != Some(Doubt::Weekday)) {
        out.retain(|d| d.doubt != Some(Doubt::Weekday));
    }
    out
}

type Found = (Vec<String>, Option<Doubt>, usize);

/// `2026-02-03`, `03/02/2026`, `3.2.26`.
fn numeric(word: &Word) -> Option<Found> {
    if let Ok(day) = word.text.parse::<Date>() {
        return (word.text.len() == 10).then(|| (vec![day.to_string()], None, 1));
    }
    let parts: Vec<&str> = word.text.split(['/', '.', '-']).collect();
    let [a, b, year] = parts.as_slice() else { return None };
    let (a, b) = (a.parse::<i8>().ok()?, b.parse::<i8>().ok()?);
    let short = year.len() == 2;
    let year = year.parse::<i16>().ok().filter(|_| short || year.len() == 4)?;
    let years: &[i16] = if short { &[2000, 1900] } else { &[0] };
    let mut readings = Vec::new();
    for base in years {
        for (day, month) in [(a, b), (b, a)] {
            if let Ok(date) = Date::new(base + year, month, day) {
                let date = date.to_string();
                if !readings.contains(&date) {
                    readings.push(date);
                }
            }
        }
    }
    if readings.is_empty() {
        return None;
    }
    let doubt = match (short, readings.len()) {
        (true, _) => Some(Doubt::Century),
        (false, 1) => None,
        _ => Some(Doubt::Order),
    };
    Some((readings, doubt, 1))
}

/// `3 February 2026`, `February 3rd`, `3 de febrero de 2026`.
fn written(words: &[Word], at: usize) -> Option<Found> {
    let lower = |n: usize| words.get(at + n).map(|w| w.lower.as_str());
    let day = |n: usize| {
        let text = lower(n)?.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == 'º');
        text.parse::<i8>().ok().filter(|d| (1..=31).contains(d))
    };
    let (day, month, mut used) = if let Some(month) = lower(0).and_then(self::month) {
        (day(1)?, month, 2)
    } else {
        let number = day(0)?;
        let gap = usize::from(lower(1) == Some("de") || lower(1) == Some("of"));
        (number, lower(1 + gap).and_then(self::month)?, 2 + gap)
    };
    let gap = usize::from(matches!(lower(used), Some("de" | "del")));
    let year = lower(used + gap).filter(|y| y.len() == 4).and_then(|y| y.parse::<i16>().ok());
    let Some(year) = year.filter(|y| (1500..2200).contains(y)) else {
        return Some((Vec::new(), Some(Doubt::Year), used));
    };
    used += gap + 1;
    let date = Date::new(year, month, day).ok()?;
    Some((vec![date.to_string()], None, used))
}

/// Whether a word is a day of the week.
pub(crate) fn weekday(lower: &str) -> bool {
    WEEKDAYS.contains(&lower)
}
