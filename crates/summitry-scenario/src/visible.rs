//! Text from outside, fit to be shown: nothing in it moves the cursor, changes a colour or turns the reading direction.

use std::borrow::Cow;

/// Whether a character acts on a terminal instead of standing there: control characters, and the marks that turn the reading
/// direction (Boucher and Anderson 2021, "Trojan Source"). A line break and a tab only lay text out.
fn acts(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(
            c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
}

/// The first character of a text that has no business in a scenario: what acts on a terminal, except the marks that right-to-left
/// scripts need (U+061C, U+200E, U+200F).
pub(crate) fn intruder(text: &str) -> Option<char> {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let fine = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}')
            || (c == '\r' && chars.peek() == Some(&'\n'));
        if acts(c) && !fine {
            return Some(c);
        }
    }
    None
}

/// The text with every character that acts on a terminal written as `\u{1b}`. Line breaks, `\r\n` too, and tabs stay.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let line_end = c == '\r' && chars.peek() == Some(&'\n');
        if acts(c) && !line_end {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// A label on one line: line breaks and runs of spaces are one space, and what acts on a terminal or turns the reading direction is
/// gone, as are the marks `⟦ ⟧` by which our own messages stress words. No-break spaces stay.
#[must_use]
pub fn label(text: &str) -> String {
    let spaced = text.chars().map(|c| if c.is_ascii_whitespace() { ' ' } else { c });
    let kept: String =
        spaced.filter(|&c| !c.is_control() && !acts(c) && !matches!(c, '⟦' | '⟧')).collect();
    kept.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{label, visible};

    #[test]
    fn a_label_is_one_line_of_letters() {
        assert_eq!(label(" a\u{1b}[31mb\u{202e}c\r\n\t⟦d⟧  10\u{a0}% "), "a[31mbc d 10\u{a0}%");
    }

    #[test]
    fn what_acts_is_written_out_and_the_rest_stays() {
        assert_eq!(
            visible("a\u{1b}[31mb\u{202e}c\u{9b}d\u{7f}"),
            "a\\u{1b}[31mb\\u{202e}c\\u{9b}d\\u{7f}"
        );
        assert_eq!(visible("one\r\ntwo\rthree\n"), "one\r\ntwo\\u{d}three\n");
        assert_eq!(visible("Łódź\t“عربى” 日本"), "Łódź\t“عربى” 日本");
    }
}
