//! Figures: numbers with what is counted, and whether their point could be read two ways.

use crate::article::{Article, Sentence};

/// A number in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// As it stands, with its sign or unit: `10%`, `$1.5 billion`, `13 million barrels`.
    pub text: String,
    /// The number of its sentence.
    pub sentence: usize,
    /// Whether its one point or comma, before three digits, could mark thousands or a fraction.
    pub ambiguous: bool,
}

/// What counts thousands and more.
const SIZES: [&str; 13] = [
    "thousand", "million", "billion", "trillion", "millions", "billions", "mil", "millón",
    "millones", "billón", "billones", "bn", "m",
];
const PERCENT: [&str; 5] = ["percent", "per", "cent", "por", "ciento"];

/// The figures of a sentence. Years and the numbers of dates are for [`crate::dates`].
#[must_use]
pub fn figures(article: &Article, sentence: &Sentence) -> Vec<Amount> {
    let words = &sentence.words;
    let mut out = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if !word.number() || word.text.contains('/') {
            continue;
        }
        let year =
            word.text.len() == 4 && (word.text.starts_with("19") || word.text.starts_with("20"));
        let ordinal = ["st", "nd", "rd", "th"].iter().any(|end| word.lower.ends_with(end));
        let near = |at: Option<usize>| at.and_then(|at| words.get(at)).map(|w| w.lower.as_str());
        let month = |at: Option<usize>| near(at).is_some_and(|w| crate::dates::month(w).is_some());
        let of_month = near(Some(at + 1)) == Some("de") && month(Some(at + 2));
        if year
            || ordinal
            || month(at.checked_sub(1))
            || month(Some(at + 1))
            || of_month
            || word.text.matches('-').count() == 2
        {
            continue;
        }
        let (mut from, mut to) = (word.range.start, word.range.end);
        let before = article.text.get(..from).and_then(|t| t.chars().next_back());
        if let Some(sign) = before.filter(|c| matches!(c, '$' | '€' | '£' | '¥')) {
            from -= sign.len_utf8();
        }
        let rest = article.text.get(to..).unwrap_or_default();
        if rest.starts_with('%') {
            to += 1;
        } else if rest.starts_with(" %") || rest.starts_with("\u{a0}%") {
            to += rest.find('%').unwrap_or_default() + 1;
        } else {
            // What is counted: a size, "per cent", and one word.
            let mut next = at + 1;
            while let Some(w) = words.get(next).filter(|w| {
                !w.apart
                    && (SIZES.contains(&w.lower.as_str()) || PERCENT.contains(&w.lower.as_str()))
            }) {
                (to, next) = (w.range.end, next + 1);
            }
            if let Some(w) =
                words.get(next).filter(|w| !w.apart && !crate::lexicon::common(&w.lower))
            {
                to = w.range.end;
            }
        }
        out.push(Amount {
            text: article.text.get(from..to).unwrap_or_default().to_owned(),
            sentence: sentence.number,
            ambiguous: ambiguous(&word.text),
        });
    }
    out
}

/// `1.500` and `1,500`: one mark, three digits behind it, one to three before it, none of them a lone 0.
fn ambiguous(number: &str) -> bool {
    let marks: Vec<usize> = number.match_indices(['.', ',']).map(|(at, _)| at).collect();
    let [at] = marks.as_slice() else { return false };
    let (whole, rest) = (number.get(..*at), number.get(at + 1..));
    let digits = |t: Option<&str>, from: usize, to: usize| {
        t.is_some_and(|t| (from..=to).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit()))
    };
    digits(whole, 1, 3) && whole != Some("0") && digits(rest, 3, 3)
}
