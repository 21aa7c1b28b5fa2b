//! Quoted speech: what stands between quotation marks.

use crate::article::Article;

/// Words somebody is said to have said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speech {
    /// The words, without their marks.
    pub words: String,
    /// The number of the sentence it begins in.
    pub sentence: usize,
}

/// Longest speech that is taken for one, characters: what is longer is a mark that does not close.
const LONGEST: usize = 600;

/// What closes an opening mark; `None` for what opens nothing.
fn closes(open: char) -> Option<char> {
    match open {
        '“' | '„' => Some('”'),
        '«' => Some('»'),
        '"' => Some('"'),
        '‘' => Some('’'),
        _ => None,
    }
}

/// Every speech of two words or more, in the order of the text. An apostrophe inside a word closes nothing.
#[must_use]
pub fn speeches(article: &Article) -> Vec<Speech> {
    let mut out = Vec::new();
    for sentence in &article.sentences {
        let said = article.text.get(sentence.range.clone()).unwrap_or_default();
        // A speech may run over the end of a sentence, never over the end of a paragraph.
        let line = article.text.get(sentence.range.start..).unwrap_or_default();
        let line = line.split('\n').next().unwrap_or_default();
        let mut skip = 0;
        for (at, c) in said.char_indices() {
            let Some(close) = closes(c).filter(|_| at >= skip) else { continue };
            let rest = line.get(at + c.len_utf8()..).unwrap_or_default();
            let mut ends = rest.char_indices().take(LONGEST).filter(|(_, c)| *c == close);
            let end = ends.find(|(at, c)| {
                let after = rest.get(at + c.len_utf8()..).and_then(|r| r.chars().next());
                *c != '’' || !after.is_some_and(char::is_alphanumeric)
            });
            let Some((end, _)) = end else { continue };
            let words = rest.get(..end).unwrap_or_default().trim();
            skip = at + c.len_utf8() + end + close.len_utf8();
            if words.split_whitespace().count() >= 2 {
                out.push(Speech { words: words.to_owned(), sentence: sentence.number });
            }
        }
    }
    out
}
