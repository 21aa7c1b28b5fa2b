//! The words of a sentence, each with its place.

use std::ops::Range;

/// One word.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// Where it stands in the article, bytes.
    pub(crate) range: Range<usize>,
    /// As it stands.
    pub(crate) text: String,
    /// In small letters, without what makes it a possessive.
    pub(crate) lower: String,
    /// Whether something other than spaces stands between the word before and this one.
    pub(crate) apart: bool,
}

impl Word {
    /// Whether it begins with a capital.
    pub(crate) fn capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Whether it begins with a digit.
    pub(crate) fn number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// What belongs to a word between two letters or digits.
fn joins(c: char) -> bool {
    matches!(c, '\'' | '’' | '-' | '\u{2011}' | '.' | ',' | '/')
}

/// The words of a piece of a text. Points and commas join digits (`1,500`) and single letters (`U.S.`) only.
pub(crate) fn words(text: &str, range: Range<usize>) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let piece = text.get(range.clone()).unwrap_or_default();
    let chars: Vec<(usize, char)> = piece.char_indices().collect();
    let (mut at, mut apart) = (0, false);
    while let Some(&(from, c)) = chars.get(at) {
        if !c.is_alphanumeric() {
            apart |= !c.is_whitespace();
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while let Some(&(_, c)) = chars.get(end) {
            let before = chars.get(end - 1).map(|(_, c)| *c);
            let next = chars.get(end + 1).map(|(_, c)| *c);
            let inner = joins(c)
                && next.is_some_and(char::is_alphanumeric)
                && match c {
                    '.' | ',' | '/' => {
                        let digits = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
                        let single = end - at == 1
                            || matches!(chars.get(end.wrapping_sub(2)), Some((_, '.')));
                        digits(before) && digits(next)
                            || c == '.' && single && before.is_some_and(char::is_uppercase)
                    }
                    _ => true,
                };
            if !c.is_alphanumeric() && !inner {
                break;
            }
            end += 1;
        }
        let to = chars.get(end).map_or(piece.len(), |(at, _)| *at);
        let said = piece.get(from..to).unwrap_or_default();
        let small = said.to_lowercase().replace('’', "'");
        let lower = small.strip_suffix("'s").unwrap_or(&small).to_owned();
        let place = range.start + from..range.start + to;
        out.push(Word {
            range: place,
            text: said.to_owned(),
            lower,
            apart: apart && !out.is_empty(),
        });
        (at, apart) = (end, false);
    }
    out
}
