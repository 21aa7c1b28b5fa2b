//! Words of an article where they can do nothing: in a text of TOML, in a comment of one line.

use std::fmt::Write as _;

/// The longest sentence that is shown in a comment, characters.
const SHOWN: usize = 220;

/// A text of TOML.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Words of an article in a comment: one line, nothing that a terminal or an editor obeys.
pub(crate) fn remark(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|c| if c.is_control() || c.is_whitespace() { ' ' } else { c })
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'))
        .collect();
    let one = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    match one.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", one.get(..at).unwrap_or_default()),
        None => one,
    }
}
