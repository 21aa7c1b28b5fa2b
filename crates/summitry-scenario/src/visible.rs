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

/// The same of a text with styles of its own: colours stay, and the marks that hold a label of another direction together.
#[must_use]
pub fn styled(text: &str) -> Cow<'_, str> {
    kept(text, true)
}

/// The same of a text without styles of its own: what sets a colour in it came from elsewhere, and is written out, too.
#[must_use]
pub fn unstyled(text: &str) -> Cow<'_, str> {
    kept(text, false)
}

fn kept(text: &str, colours: bool) -> Cow<'_, str> {
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(at) = rest.find(acts) {
        let (before, here) = rest.split_at(at);
        out.push_str(before);
        let fine = colour(here).filter(|_| colours).or_else(|| {
            let kept = ["\u{2068}", "\u{2069}", "\u{200e}", "\u{200f}", "\u{61c}", "\r\n"];
            kept.iter().find(|mark| here.starts_with(**mark)).map(|mark| mark.len())
        });
        let c = here.chars().next().unwrap_or_default();
        let len = fine.unwrap_or_else(|| c.len_utf8());
        let (this, after) = here.split_at(len);
        match fine {
            Some(_) => out.push_str(this),
            None => out.extend(c.escape_unicode()),
        }
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// How long the sequence is that sets a colour or a weight, where the text begins with one.
fn colour(text: &str) -> Option<usize> {
    let inside = text.strip_prefix("\u{1b}[")?;
    let end = inside.find(|c: char| !(c.is_ascii_digit() || c == ';'))?;
    inside.get(end..)?.starts_with('m').then_some(2 + end + 1)
}

#[cfg(test)]
mod tests {
    use super::{label, styled, unstyled, visible};

    #[test]
    fn a_label_is_one_line_of_letters() {
        assert_eq!(label(" a\u{1b}[31mb\u{202e}c\r\n\t⟦d⟧  10\u{a0}% "), "a[31mbc d 10\u{a0}%");
    }

    #[test]
    fn styles_stay_and_what_moves_the_cursor_goes() {
        let bold = "\u{1b}[1;31mbold\u{1b}[0m \u{2068}עב\u{2069}\r\n";
        assert_eq!(styled(bold), bold);
        assert!(
            unstyled(bold).starts_with("\\u{1b}[1;31mbold")
                && unstyled(bold).contains("\u{2068}עב\u{2069}\r\n")
        );
        assert_eq!(
            styled("a\u{1b}[2Jb\u{1b}]0;x\u{7}c\rd"),
            "a\\u{1b}[2Jb\\u{1b}]0;x\\u{7}c\\u{d}d"
        );
        assert_eq!(styled("a\u{202e}b\u{9b}31m\u{1b}"), "a\\u{202e}b\\u{9b}31m\\u{1b}");
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
