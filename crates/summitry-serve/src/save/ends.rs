//! Line ends and the mark of byte order of a file outlive its edit.

/// The mark that some editors put in front of a text.
const MARK: &str = "\u{feff}";

/// The new text with the lines that are the old one's as they were there, byte by byte; other lines end as most of the old one's
/// do.
pub(super) fn kept(old: &str, new: &str) -> String {
    let (mark, old) = match old.strip_prefix(MARK) {
        Some(rest) => (MARK, rest),
        None => ("", old),
    };
    let new = new.strip_prefix(MARK).unwrap_or(new);
    let bare = |line: &str| line.trim_end_matches(['\n', '\r']).to_owned();
    let (before, after): (Vec<&str>, Vec<&str>) =
        (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let same = |(a, b): &(&&str, &&str)| bare(a) == bare(b);
    let head = before.iter().zip(&after).take_while(same).count();
    let rest = before.len().min(after.len()) - head;
    let tail = before.iter().rev().zip(after.iter().rev()).take(rest).take_while(same).count();
    let end =
        if 2 * old.matches("\r\n").count() > old.matches('\n').count() { "\r\n" } else { "\n" };
    let mut out = mark.to_owned();
    before.iter().take(head).for_each(|line| out.push_str(line));
    for line in &after[head..after.len() - tail] {
        out.push_str(&bare(line));
        // The last line of a file may have no end.
        out.push_str(if line.ends_with('\n') { end } else { "" });
    }
    before[before.len() - tail..].iter().for_each(|line| out.push_str(line));
    // A line behind one that had no end.
    if head == before.len() && after.len() > head && !old.is_empty() && !old.ends_with('\n') {
        let at = mark.len() + old.len();
        out.insert_str(at, end);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_and_mark_are_as_they_were() {
        assert_eq!(kept("a\r\nb\r\nc\r\n", "a\nX\nc\n"), "a\r\nX\r\nc\r\n");
        assert_eq!(kept("\u{feff}a\r\nb", "a\nb\nc\n"), "\u{feff}a\r\nb\r\nc\r\n");
        assert_eq!(kept("a\nb\r\nc\n", "a\nb\nX\nc\n"), "a\nb\r\nX\nc\n");
        assert_eq!(kept("a\nb", "X\nb"), "X\nb");
        assert_eq!(kept("", "a\n"), "a\n");
    }
}
