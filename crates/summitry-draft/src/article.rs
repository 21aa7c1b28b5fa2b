//! One article: its text, the sum of it, its sentences.

use std::ops::Range;

use summitry_scenario::{quotes, sha256::sha256};

use crate::{
    lexicon::Tongue,
    page,
    words::{Word, words},
};

/// The most sentences of an article that are looked at; a long report has a tenth of that.
pub const LONGEST: usize = 4_000;

/// An article, read.
#[derive(Clone, Debug)]
pub struct Article {
    /// Its id in the file: `article`, `article-2` …
    pub id: String,
    /// The name of its file, without folders.
    pub name: String,
    /// What it calls itself, or its first line.
    pub title: Option<String>,
    /// The text that quotes are taken from: the file's own, or what a reader sees of a page.
    pub text: String,
    /// SHA-256 of that text, lowercase hexadecimal.
    pub sha256: String,
    /// Whether it came as HTML.
    pub page: bool,
    /// The language its function words are of.
    pub tongue: Tongue,
    /// Its sentences, [`LONGEST`] at most.
    pub sentences: Vec<Sentence>,
    /// How many sentences it has.
    pub of: usize,
}

/// One sentence.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its number in the article, from 1.
    pub number: usize,
    /// Where it stands in the text, bytes.
    pub range: Range<usize>,
    /// Its words.
    pub(crate) words: Vec<Word>,
}

impl Article {
    /// Reads an article; `number` is its place among those given, from 1. A page of HTML is known by its first tag.
    #[must_use]
    pub fn read(number: usize, name: &str, text: &str) -> Article {
        let text = text.trim_start_matches('\u{feff}');
        let page = page::is_page(text);
        let (text, title) = if page {
            let read = page::read(text);
            (read.text, read.title)
        } else {
            (text.to_owned(), None)
        };
        let all = quotes::sentences(&text);
        let of = all.len();
        let cut = |(at, range): (usize, Range<usize>)| Sentence {
            number: at + 1,
            words: words(&text, range.clone()),
            range,
        };
        let sentences: Vec<Sentence> = all.into_iter().take(LONGEST).enumerate().map(cut).collect();
        let first = text.lines().map(str::trim).find(|line| !line.is_empty());
        // A title is a line of one sentence, not a paragraph.
        let is_title =
            |line: &&str| line.chars().count() <= 160 && quotes::sentences(line).len() == 1;
        let title = title.or_else(|| first.filter(is_title).map(str::to_owned));
        Article {
            id: if number <= 1 { "article".to_owned() } else { format!("article-{number}") },
            name: name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned(),
            title,
            sha256: sha256(&text),
            page,
            tongue: Tongue::of(sentences.iter().flat_map(|s| &s.words)),
            text,
            sentences,
            of,
        }
    }

    /// The words of a sentence, as they stand.
    #[must_use]
    pub fn said(&self, sentence: &Sentence) -> &str {
        self.text.get(sentence.range.clone()).unwrap_or_default().trim()
    }
}
