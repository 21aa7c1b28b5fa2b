//! Quotes, held against their source: letter for letter, after one normalisation; how much is quoted, what is not.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::document::Document;
use crate::sha256::sha256;

/// Fewest words of a quote: fewer carry no point.
pub const FEWEST_WORDS: usize = 3;
/// Most words of a quote.
pub const MOST_WORDS: usize = 12;
/// About how many quotes of one source a file should have at most.
pub const MOST_QUOTES: usize = 40;
/// Largest share of a source's words that may be quoted.
pub const LARGEST_SHARE: f64 = 0.15;

/// What came of holding a file's quotes against one source.
#[derive(Clone, Debug, PartialEq)]
pub struct Verification {
    /// Id of the source in the scenario file.
    pub source: String,
    /// Whether the text has the SHA-256 the file gives; `None` where it gives none.
    pub same_file: Option<bool>,
    /// Quotes that stand in the text, with the number of the sentence they begin in (from 1).
    pub found: Vec<(String, usize)>,
    /// Quotes that do not stand in the text, with the passage most like each.
    pub missing: Vec<(String, Option<String>)>,
    /// Words of the source that some quote covers.
    pub words_quoted: usize,
    /// Words of the source.
    pub words: usize,
    /// Sentences of the source.
    pub sentences: usize,
    /// Numbers of the sentences (from 1) in which no quote stands.
    pub unused: Vec<usize>,
}

impl Verification {
    /// Share of the source's words that is quoted, 0..1.
    #[must_use]
    pub fn share(&self) -> f64 {
        if self.words == 0 { 0.0 } else { self.words_quoted as f64 / self.words as f64 }
    }
}

/// One form for what typesetters vary: Unicode NFC, straight quotation marks, `-` for every dash, one space for every run
/// of spaces, no-break spaces and line breaks; soft hyphens and zero-width characters dropped.
#[must_use]
pub fn normalise(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text.nfc() {
        let c = match c {
            '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2032}' | '\u{2039}'
            | '\u{203a}' => '\'',
            '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{2033}' | '\u{ab}'
            | '\u{bb}' => '"',
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => continue,
            c if c.is_whitespace() => ' ',
            c => c,
        };
        if c == ' ' {
            space = !out.is_empty();
            continue;
        }
        if std::mem::take(&mut space) {
            out.push(' ');
        }
        out.push(c);
    }
    out
}

/// The words of a text: runs without spaces that hold a letter or a digit.
#[must_use]
pub fn words(text: &str) -> usize {
    text.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count()
}

/// The sentences of a text, as byte ranges. A line of its own (a heading) is a sentence; otherwise one ends at `.`, `!` or `?`
/// with what closes it, before a space and a capital, digit or opening mark.
#[must_use]
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mut from = 0;
        let chars: Vec<(usize, char)> = line.char_indices().collect();
        let mut i = 0;
        while i < chars.len() {
            if !matches!(chars[i].1, '.' | '!' | '?' | '…') {
                i += 1;
                continue;
            }
            while i + 1 < chars.len()
                && matches!(
                    chars[i + 1].1,
                    '.' | '!' | '?' | '…' | '"' | '\'' | ')' | '”' | '’' | '»'
                )
            {
                i += 1;
            }
            let next = chars.get(i + 1..).and_then(|rest| {
                let spaces = rest.iter().take_while(|(_, c)| c.is_whitespace()).count();
                (spaces > 0).then(|| rest.get(spaces)).flatten()
            });
            let starts = next.is_none_or(|(_, c)| {
                c.is_uppercase()
                    || c.is_ascii_digit()
                    || matches!(c, '"' | '\'' | '“' | '‘' | '¿' | '¡' | '«' | '(')
            });
            let spaced = chars.get(i + 1).is_none_or(|(_, c)| c.is_whitespace());
            if starts && spaced {
                let end = chars.get(i + 1).map_or(line.len(), |(at, _)| *at);
                push(text, start + from..start + end, &mut out);
                from = end;
            }
            i += 1;
        }
        push(text, start + from..start + line.len(), &mut out);
        start += line.len();
    }
    out
}

fn push(text: &str, range: Range<usize>, out: &mut Vec<Range<usize>>) {
    let piece = &text[range.clone()];
    let trimmed = piece.trim();
    if trimmed.chars().any(char::is_alphanumeric) {
        let from = range.start + (piece.len() - piece.trim_start().len());
        out.push(from..from + trimmed.len());
    }
}

/// Which of the file's sources a text is: the one with its SHA-256, the only one, or the one whose quotes it holds most of.
#[must_use]
pub fn source_of(document: &Document, text: &str) -> Option<String> {
    let sha = sha256(text);
    let known = document.sources.iter().find(|(_, s)| s.sha256.as_deref() == Some(&sha));
    if let Some((id, _)) = known {
        return Some(id.clone());
    }
    let plain = normalise(text);
    let mut best: Option<(usize, &String)> = None;
    for id in document.sources.keys() {
        let held = document
            .quotes
            .values()
            .filter(|q| &q.source == id && find(&plain, &normalise(&q.text)).is_some())
            .count();
        if best.is_none_or(|(most, _)| held > most) {
            best = Some((held, id));
        }
    }
    best.map(|(_, id)| id.clone())
}

/// Holds every quote of one source against its text.
#[must_use]
pub fn verify(document: &Document, source: &str, text: &str) -> Verification {
    let sha = sha256(text);
    let given = document.sources.get(source).and_then(|s| s.sha256.clone());
    // Each sentence is normalised by itself, so that a place in the whole is a place in a sentence.
    let mut plain = String::with_capacity(text.len());
    let mut starts = Vec::new();
    for sentence in sentences(text) {
        if !plain.is_empty() {
            plain.push(' ');
        }
        starts.push(plain.len());
        plain.push_str(&normalise(&text[sentence]));
    }
    let mut covered: Vec<Range<usize>> = Vec::new();
    let mut verification = Verification {
        source: source.to_owned(),
        same_file: given.map(|g| g == sha),
        found: Vec::new(),
        missing: Vec::new(),
        words_quoted: 0,
        words: words(&plain),
        sentences: starts.len(),
        unused: Vec::new(),
    };
    for (id, quote) in document.quotes.iter().filter(|(_, q)| q.source == source) {
        let needle = normalise(&quote.text);
        match find(&plain, &needle) {
            Some(at) => {
                verification.found.push((id.clone(), starts.partition_point(|s| *s <= at)));
                covered.push(at..at + needle.len());
            }
            None => verification.missing.push((id.clone(), nearest_passage(&plain, &needle))),
        }
    }
    let mut place = 0;
    for word in plain.split(' ') {
        let range = place..place + word.len();
        place = range.end + 1;
        let counts = word.chars().any(char::is_alphanumeric);
        if counts && covered.iter().any(|c| c.start < range.end && range.start < c.end) {
            verification.words_quoted += 1;
        }
    }
    for (number, start) in starts.iter().enumerate() {
        let end = starts.get(number + 1).copied().unwrap_or(plain.len());
        if !covered.iter().any(|c| c.start < end && *start < c.end) {
            verification.unused.push(number + 1);
        }
    }
    verification
}

/// Where a normalised quote stands, whole words only.
fn find(text: &str, quote: &str) -> Option<usize> {
    if quote.is_empty() {
        return None;
    }
    let part_of_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (first, last) = (quote.chars().next(), quote.chars().next_back());
    text.match_indices(quote).map(|(at, _)| at).find(|at| {
        let before = text[..*at].chars().next_back();
        let after = text[at + quote.len()..].chars().next();
        let cut_before = part_of_word(before) && part_of_word(first);
        let cut_after = part_of_word(after) && part_of_word(last);
        !cut_before && !cut_after
    })
}

/// The passage of as many words that is most like a quote; `None` where nothing is alike.
fn nearest_passage(text: &str, quote: &str) -> Option<String> {
    let plain = |w: &str| -> String {
        w.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let wanted: Vec<String> = quote.split(' ').map(plain).collect();
    let size = wanted.len();
    let all: Vec<&str> = text.split(' ').collect();
    let hits: Vec<bool> = all.iter().map(|w| wanted.contains(&plain(w))).collect();
    // The windows that share most words with the quote; of those the one with the fewest edits.
    let mut windows: Vec<(usize, usize)> = (0..all.len().saturating_sub(size - 1))
        .map(|at| (hits[at..at + size].iter().filter(|h| **h).count(), at))
        .collect();
    windows.sort_by_key(|(shared, at)| (std::cmp::Reverse(*shared), *at));
    windows
        .into_iter()
        .take(40)
        .map(|(_, at)| all[at..at + size].join(" "))
        .map(|passage| (strsim::normalized_levenshtein(&passage, quote), passage))
        .filter(|(likeness, _)| *likeness >= 0.45)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, passage)| passage)
}
