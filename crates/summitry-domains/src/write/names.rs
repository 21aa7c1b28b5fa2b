//! Names of files and ids that every system and tool takes.

/// Longest name in bytes; file systems take 255, and endings and numbers are added.
const LONGEST: usize = 100;

/// Letters, digits, `-` and `_` of a name, accents dropped, anything else a `-`; `fallback` where nothing is left.
pub(super) fn ascii(name: &str, fallback: &str) -> String {
    let mut text = String::new();
    for c in name.chars() {
        let plain = unaccented(c);
        match plain {
            Some(plain) => text.push_str(plain),
            None if c.is_ascii_alphanumeric() || c == '_' => text.push(c),
            None if !text.ends_with('-') && !text.is_empty() => text.push('-'),
            None => {}
        }
    }
    // ASCII throughout, so any cut is between characters.
    text.truncate(LONGEST);
    let text = text.trim_matches('-');
    if text.is_empty() { fallback.to_owned() } else { text.to_owned() }
}

/// The plain letter of the accented ones European names use.
fn unaccented(c: char) -> Option<&'static str> {
    Some(match c {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => "a",
        'Á' | 'À' | 'Â' | 'Ä' | 'Ã' | 'Å' => "A",
        'é' | 'è' | 'ê' | 'ë' => "e",
        'É' | 'È' | 'Ê' | 'Ë' => "E",
        'í' | 'ì' | 'î' | 'ï' => "i",
        'Í' | 'Ì' | 'Î' | 'Ï' => "I",
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' => "o",
        'Ó' | 'Ò' | 'Ô' | 'Ö' | 'Õ' | 'Ø' => "O",
        'ú' | 'ù' | 'û' | 'ü' => "u",
        'Ú' | 'Ù' | 'Û' | 'Ü' => "U",
        'ñ' => "n",
        'Ñ' => "N",
        'ç' => "c",
        'Ç' => "C",
        'ß' => "ss",
        _ => return None,
    })
}

/// Distinct ASCII names for a list, in its order; compared without case, as some file systems do.
pub(super) fn distinct<'a>(
    names: impl IntoIterator<Item = &'a str>,
    fallback: &str,
    taken: &[&str],
) -> Vec<String> {
    let mut used: Vec<String> = taken.iter().map(|name| name.to_lowercase()).collect();
    names
        .into_iter()
        .map(|name| {
            let base = ascii(name, fallback);
            let mut candidate = base.clone();
            let mut number = 2_u32;
            while used.contains(&candidate.to_lowercase()) {
                candidate = format!("{base}-{number}");
                number += 1;
            }
            used.push(candidate.to_lowercase());
            candidate
        })
        .collect()
}

/// Distinct file names that sort in the list's order: readers take a folder's parties by name. A number is put before them
/// where they would not.
pub(super) fn in_order<'a>(
    names: impl IntoIterator<Item = &'a str>,
    fallback: &str,
    taken: &[&str],
) -> Vec<String> {
    let names = distinct(names, fallback, taken);
    // With the ending's point, which sorts after a hyphen.
    if names.iter().map(|name| format!("{name}.")).is_sorted() {
        return names;
    }
    let width = names.len().to_string().len();
    names.iter().enumerate().map(|(at, name)| format!("{:0>width$}-{name}", at + 1)).collect()
}

/// Text as an XML attribute's value; line breaks survive as references.
pub(super) fn xml(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            '\t' => escaped.push_str("&#9;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Text as a JSON string, which is a YAML and a TOML one too.
pub(super) fn quoted(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 2);
    escaped.push('"');
    for c in text.chars() {
        match c {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                escaped.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => escaped.push(c),
        }
    }
    escaped.push('"');
    escaped
}
