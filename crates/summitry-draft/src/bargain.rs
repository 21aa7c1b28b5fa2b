//! Verbs of bargaining, and the phrases around them: what may be on the table.

use std::collections::BTreeMap;

use crate::{
    article::{Article, Sentence},
    countries,
    lexicon::{Tongue, among, common, stem, topic},
    words::Word,
};

/// Beginnings of verbs, and of their nouns, by which something is asked, given, refused or held back.
const VERBS: &str = "demand offer refus threat guarant propos insist accept reject conced agree lift impos ban banned withdr suspend negotiat \
bargain pledg promis seek sought urg request commit cooperat compromis concession ratif sign cancel reinstat restor \
freez froze releas extend cut rais hik slash eas halt allow permit resum renounc exchang swap trad exig ofrec ofert \
rechaz amena garantiz propon propus propues acept acord acuerd firm levant impon impus prohib retir suspen negoci promet \
compromet reclam pidi pide ced anul restablec liberar liberó liberac canje renunci";
/// Words that begin like one and are none.
const NO_VERBS: &str = "band bank banks banner easy easier easily east eastern cute urgent signal signals signific significant significantly \
firm tradition traditional cedar liberal liberals exchange-rate cutting-edge firmly raison";

/// Whether a word is one of bargaining.
pub(crate) fn verb(lower: &str) -> bool {
    !among(NO_VERBS, lower)
        && VERBS.split_ascii_whitespace().any(|v| {
            // A short beginning wants its whole word, or one of its endings.
            let long = v.chars().count() > 4;
            lower.strip_prefix(v).is_some_and(|end| long || end.chars().count() <= 4)
        })
}

/// Something that may be on the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// The phrase that names it oftenest.
    pub label: String,
    /// Where it is spoken of: article and sentence, in order.
    pub stands: Vec<(usize, usize)>,
    /// Whether its head is in the list of things that are bargained over.
    pub listed: bool,
    /// Verbs of bargaining beside it, as they stand.
    pub verbs: Vec<String>,
    /// By what it is ordered: sentences, those with a verb of bargaining counted thrice.
    pub weight: usize,
    /// The stem of its head.
    pub(crate) head: String,
}

/// The most phrases that are handed out.
const MOST: usize = 30;
/// The longest phrase, words.
const WORDS: usize = 4;
/// How many words off a verb may stand.
const NEAR: usize = 5;

/// Candidates for issues, the most spoken of first. `names`: the heads that name people or places, in small letters.
#[must_use]
pub fn issues(articles: &[Article], names: &[String]) -> Vec<Issue> {
    let mut found: BTreeMap<String, Issue> = BTreeMap::new();
    let mut labels: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for (number, article) in articles.iter().enumerate() {
        for sentence in &article.sentences {
            for phrase in phrases(article, sentence, names) {
                let place = (number, sentence.number);
                let issue = found.entry(phrase.head.clone()).or_insert_with(|| Issue {
                    label: String::new(),
                    stands: Vec::new(),
                    listed: phrase.listed,
                    verbs: Vec::new(),
                    weight: 0,
                    head: phrase.head.clone(),
                });
                if issue.stands.last() != Some(&place) {
                    issue.stands.push(place);
                    issue.weight += if phrase.verb.is_some() { 3 } else { 1 };
                }
                issue.verbs.extend(phrase.verb.filter(|v| !issue.verbs.contains(v)));
                *labels.entry(phrase.head).or_default().entry(phrase.label).or_default() += 1;
            }
        }
    }
    let mut out: Vec<Issue> = found.into_values().collect();
    // What no list has must be spoken of twice, and once beside a verb.
    out.retain(|i| i.listed || i.stands.len() > 1 && !i.verbs.is_empty());
    for issue in &mut out {
        let of = labels.remove(&issue.head).unwrap_or_default();
        let best = of.into_iter().max_by_key(|(label, times)| {
            (*times, usize::from(label.contains(' ')), usize::MAX - label.len())
        });
        issue.label = best.map(|(label, _)| label).unwrap_or_default();
    }
    // Stable: equal weights keep the order of their heads.
    out.sort_by_key(|i| std::cmp::Reverse((i.listed, i.weight)));
    out.truncate(MOST);
    out
}

struct Phrase {
    head: String,
    label: String,
    listed: bool,
    verb: Option<String>,
}

/// Runs of words that may be a noun with what qualifies it, beside a verb of bargaining or with a head of the list.
fn phrases(article: &Article, sentence: &Sentence, names: &[String]) -> Vec<Phrase> {
    let words = &sentence.words;
    let verbs: Vec<usize> =
        (0..words.len()).filter(|at| words.get(*at).is_some_and(|w| verb(&w.lower))).collect();
    let states = countries::placed(words);
    let state = |at: usize| states.iter().any(|(_, place)| place.contains(&at));
    let mut out = Vec::new();
    let mut run: Vec<usize> = Vec::new();
    for at in 0..=words.len() {
        let word = words.get(at);
        let goes_on = word.is_some_and(|w| {
            (run.is_empty() || !w.apart)
                && !state(at)
                && noun_like(w, names)
                && (topic(&w.lower) || !verb(&w.lower))
        });
        if goes_on {
            run.push(at);
            continue;
        }
        if let Some(phrase) = phrase(article, words, &run, &verbs) {
            out.push(phrase);
        }
        run.clear();
        // A mark between ends one run and the word behind it begins the next.
        if word.is_some_and(|w| noun_like(w, names) && !state(at) && !verb(&w.lower)) {
            run.push(at);
        }
    }
    out
}

fn phrase(article: &Article, words: &[Word], run: &[usize], verbs: &[usize]) -> Option<Phrase> {
    let spanish = article.tongue == Tongue::Spanish;
    // A run of several topics is cut at the first in Spanish, whose nouns stand first, at the last in English.
    let listed_at = |at: &&usize| words.get(**at).is_some_and(|w| topic(&w.lower));
    let listed =
        if spanish { run.iter().find(listed_at) } else { run.iter().rev().find(listed_at) };
    let head = *listed.or(if spanish { run.first() } else { run.last() })?;
    let keep: Vec<usize> = if spanish {
        run.iter().copied().filter(|at| *at >= head).take(WORDS).collect()
    } else {
        // What follows its noun in the run belongs to it: "drug smugglers".
        let last = run.iter().rev().position(|at| *at == head).unwrap_or_default();
        let (upto, more) = run.split_at(run.len() - last);
        let more = more.get(..more.len().min(1)).unwrap_or_default();
        let room = WORDS - more.len();
        upto.get(upto.len().saturating_sub(room)..)
            .unwrap_or_default()
            .iter()
            .chain(more)
            .copied()
            .collect()
    };
    // "aranceles aplicados": what was done to it is no part of its name.
    let end = keep.iter().rposition(|at| {
        *at == head || !words.get(*at).is_some_and(|w| not_a_head(w.lower.trim_end_matches('s')))
    });
    let keep = keep.get(..=end?)?;
    let (first, last) = (words.get(*keep.first()?)?, words.get(*keep.last()?)?);
    let noun = words.get(head)?;
    if listed.is_none() && (noun.lower.chars().count() < 4 || not_a_head(&noun.lower)) {
        return None;
    }
    let near = verbs.iter().find(|v| v.abs_diff(head) <= NEAR && **v != head);
    if listed.is_none() && near.is_none() {
        return None;
    }
    let label = article.text.get(first.range.start..last.range.end)?;
    Some(Phrase {
        head: stem(&noun.lower),
        label: label.split_whitespace().collect::<Vec<_>>().join(" "),
        listed: listed.is_some(),
        verb: near.and_then(|at| words.get(*at)).map(|w| w.lower.clone()),
    })
}

/// Whether a word may stand in such a phrase.
fn noun_like(word: &Word, names: &[String]) -> bool {
    let country = countries::of(word).is_some() && word.capital();
    let day = crate::dates::weekday(&word.lower) || crate::dates::month(&word.lower).is_some();
    !word.number()
        && !common(&word.lower)
        && !country
        && !day
        && (!word.capital() || !names.contains(&word.lower))
        && !word.text.contains('/')
}

/// Endings of adverbs, participles and infinitives.
fn not_a_head(lower: &str) -> bool {
    [
        "ly", "ing", "ed", "mente", "ando", "iendo", "ado", "ada", "ido", "ida", "ous", "ive",
        "able", "ible", "ful", "less",
    ]
    .iter()
    .any(|end| lower.ends_with(end))
}
