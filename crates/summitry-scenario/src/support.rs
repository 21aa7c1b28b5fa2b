//! Who says so: whether a value's own digits stand in a quote it cites.

use summitry_core::value::Support;

/// The class of support of a value that the file says.
pub(crate) fn class<'q>(written: &str, quotes: impl Iterator<Item = &'q str>) -> Support {
    let numbers = numbers(written);
    let mut cited = false;
    let mut found = vec![false; numbers.len()];
    for quote in quotes {
        cited = true;
        let there = self::numbers(quote);
        for (number, found) in numbers.iter().zip(&mut found) {
            *found |= there.contains(number);
        }
    }
    match (cited, !found.is_empty() && found.iter().all(|f| *f)) {
        (true, true) => Support::Stated,
        (true, false) => Support::Direction,
        (false, _) => Support::Judgement,
    }
}

/// The numbers of a text, each in one form: `10`, `1.5`. A number glued to letters ("3rd", "F-16") is none.
pub(crate) fn numbers(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut out = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        if !chars[i].is_ascii_digit() {
            i += 1;
            continue;
        }
        let start = i;
        while i < chars.len()
            && (chars[i].is_ascii_digit()
                || (matches!(chars[i], '.' | ',')
                    && chars.get(i + 1).is_some_and(char::is_ascii_digit)))
        {
            i += 1;
        }
        let letter = |c: Option<&char>| c.is_some_and(|c| c.is_alphabetic());
        let before = start.checked_sub(1).and_then(|b| chars.get(b));
        let glued = letter(before)
            || letter(chars.get(i))
            || (before == Some(&'-') && letter(start.checked_sub(2).and_then(|b| chars.get(b))));
        if !glued {
            out.push(one_form(&chars[start..i].iter().collect::<String>()));
        }
    }
    out
}

/// `1,000` and `1000`, `1.50` and `1.5` are one number; a comma before exactly three digits groups thousands.
fn one_form(number: &str) -> String {
    let mut parts = number.split(',');
    let mut plain = parts.next().unwrap_or("").to_owned();
    for part in parts {
        if part.split('.').next().is_some_and(|p| p.len() == 3) {
            plain.push_str(part);
        } else {
            plain.push('.');
            plain.push_str(part);
        }
    }
    if plain.contains('.') {
        plain = plain.trim_end_matches('0').trim_end_matches('.').to_owned();
    }
    let trimmed = plain.trim_start_matches('0');
    if trimmed.is_empty() || trimmed.starts_with('.') {
        format!("0{trimmed}")
    } else {
        trimmed.to_owned()
    }
}
