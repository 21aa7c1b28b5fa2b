//! Candidates for quotes: three to eight words, letter for letter, from the sentences that say most about a negotiation.

use summitry_scenario::quotes::{FEWEST_WORDS, LARGEST_SHARE, MOST_QUOTES, words as counted};

use crate::{
    article::{Article, Sentence},
    bargain, countries,
    lexicon::{common, topic},
    likelihood::{hedges, likely},
    words::Word,
};

/// A candidate for a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteOffered {
    /// The article, by number from 0.
    pub article: usize,
    /// The number of the sentence.
    pub sentence: usize,
    /// The words, as they stand.
    pub text: String,
}

/// The most words of a candidate: a grammar allows more, the people who wrote our own files take five.
const WORDS: usize = 8;
/// The share of an article that candidates may take: less than what `check` allows, so that a person can add some.
const SHARE: f64 = LARGEST_SHARE * 0.8;

/// The candidates of an article, in the order of its text.
#[must_use]
pub fn quotes(number: usize, article: &Article) -> Vec<QuoteOffered> {
    let mut ranked: Vec<(i64, &Sentence)> = article
        .sentences
        .iter()
        .map(|s| (weight(article, s), s))
        .filter(|(w, _)| *w >= 4)
        .collect();
    // Stable: what weighs the same keeps the text's order.
    ranked.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    let room = counted(&article.text) as f64 * SHARE;
    let (mut out, mut taken) = (Vec::new(), 0);
    for (_, sentence) in ranked {
        let Some(text) = window(article, sentence) else { continue };
        let words = counted(text);
        if out.len() >= MOST_QUOTES || (taken + words) as f64 > room {
            break;
        }
        taken += words;
        out.push(QuoteOffered {
            article: number,
            sentence: sentence.number,
            text: text.to_owned(),
        });
    }
    out.sort_by_key(|q| q.sentence);
    out.dedup_by(|a, b| a.text == b.text);
    out
}

/// How much a sentence says: what is asked and given, how sure it is, figures, who.
#[must_use]
pub fn weight(article: &Article, sentence: &Sentence) -> i64 {
    let each: i64 = sentence.words.iter().map(worth).sum();
    let likely = hedges(sentence).iter().filter(|h| h.likelihood).count();
    let figures = crate::figures::figures(article, sentence).len();
    let states = i64::from(!countries::all(&sentence.words).is_empty());
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let all = each.saturating_add(2 * count(likely)).saturating_add(2 * count(figures));
    // A heading has no end.
    let ends = article.said(sentence).ends_with(['.', '!', '?', '”', '"', '’', '»', '…']);
    if ends { all.saturating_add(states) } else { all / 2 }
}

/// What one word is worth in a quote.
fn worth(word: &Word) -> i64 {
    if topic(&word.lower) || word.number() {
        3
    } else if bargain::verb(&word.lower) || likely(&word.lower) {
        2
    } else {
        i64::from(!common(&word.lower))
    }
}

/// The words of a sentence that say most in least: no mark of punctuation stands between them.
fn window<'a>(article: &'a Article, sentence: &Sentence) -> Option<&'a str> {
    let words = &sentence.words;
    let mut best: Option<(i64, usize, usize)> = None;
    for from in 0..words.len() {
        let mut sum = 0;
        for to in from..words.len().min(from + WORDS) {
            let word = words.get(to)?;
            if to > from && word.apart {
                break;
            }
            sum += worth(word) * 2 - 1;
            if to + 1 - from < FEWEST_WORDS {
                continue;
            }
            // Neither end is a word like "of": a quote reads as a phrase.
            let ends = words.get(from).is_some_and(|w| !common(&w.lower)) && !common(&word.lower);
            let score = if ends { sum + 1 } else { sum - 2 };
            if best.is_none_or(|(most, ..)| score > most) {
                best = Some((score, from, to));
            }
        }
    }
    let (_, from, to) = best?;
    article.text.get(words.get(from)?.range.start..words.get(to)?.range.end)
}
