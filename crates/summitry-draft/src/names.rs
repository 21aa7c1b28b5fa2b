//! Who is named: countries and bodies of states, offices, and other names in capitals, each with the sentences it stands in.

use std::collections::BTreeMap;

use crate::{
    article::Article,
    countries,
    lexicon::{among, common},
    words::Word,
};

/// What a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// A country, or a body of countries.
    State,
    /// An office: "Interior Minister".
    Office,
    /// A person, a place, a firm: the list cannot tell.
    Name,
}

impl NameKind {
    /// Its word in the data.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            NameKind::State => "state",
            NameKind::Office => "office",
            NameKind::Name => "name",
        }
    }
}

/// A name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameSaid {
    /// As it is shown: the country's name in the article's language, or the name as it stands.
    pub label: String,
    /// What it is of.
    pub kind: NameKind,
    /// Where it stands: article and sentence, in order, each once.
    pub stands: Vec<(usize, usize)>,
    /// How often it is said.
    pub times: usize,
}

/// Words that are, or end, an office.
const OFFICES: &str = "president minister secretary chancellor premier ambassador envoy spokesman spokeswoman governor senator mayor king queen \
prince general admiral commissioner director chair chairman speaker parliament congress senate council commission court \
ministry department union canciller presidente presidenta ministro ministra secretario secretaria embajador embajadora \
gobernador senador alcalde rey congreso senado consejo portavoz";
/// What may stand inside a name.
const INSIDE: [&str; 8] = ["of", "de", "del", "la", "las", "los", "and", "y"];
/// The most names that are handed out, of each kind.
const MOST: usize = 25;

/// The names of all articles: states first, then offices, then others, each kind by how often it is said.
#[must_use]
pub fn names(articles: &[Article]) -> Vec<NameSaid> {
    let mut found: BTreeMap<(NameKind, String), NameSaid> = BTreeMap::new();
    for (number, article) in articles.iter().enumerate() {
        let inside = mid_sentence(article);
        for sentence in &article.sentences {
            let place = (number, sentence.number);
            let mut add = |kind: NameKind, key: String, label: String| {
                let named = found.entry((kind, key)).or_insert_with(|| NameSaid {
                    label,
                    kind,
                    stands: Vec::new(),
                    times: 0,
                });
                named.times += 1;
                if named.stands.last() != Some(&place) {
                    named.stands.push(place);
                }
            };
            for state in countries::all(&sentence.words) {
                let label = state.name(article.tongue);
                add(NameKind::State, state.id.to_owned(), label.to_owned());
            }
            for run in runs(&sentence.words, &inside) {
                let text = article.text.get(run.start..run.end).unwrap_or_default();
                let label =
                    text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")).unwrap_or(text);
                let kind = if run.office { NameKind::Office } else { NameKind::Name };
                add(kind, label.to_lowercase(), label.to_owned());
            }
        }
    }
    let mut all: Vec<NameSaid> = found.into_values().collect();
    fold(&mut all);
    all.sort_by_key(|n| (n.kind, std::cmp::Reverse(n.times)));
    let mut left =
        BTreeMap::from([(NameKind::State, MOST), (NameKind::Office, MOST), (NameKind::Name, MOST)]);
    all.retain(|n| {
        let left = left.entry(n.kind).or_default();
        let keep = *left > 0;
        *left = left.saturating_sub(1);
        keep
    });
    all
}

/// Capitalised words that stand inside some sentence, in small letters: those at the start of one are names if they stand here.
fn mid_sentence(article: &Article) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for sentence in &article.sentences {
        let capitals = sentence.words.iter().filter(|w| w.capital()).count();
        // A heading in capitals shows nothing.
        if capitals * 2 > sentence.words.len() && sentence.words.len() > 4 {
            continue;
        }
        for (at, word) in sentence.words.iter().enumerate() {
            if at > 0 && !word.apart && word.capital() {
                out.push(word.lower.clone());
            }
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

struct Run {
    start: usize,
    end: usize,
    office: bool,
}

/// Runs of capitalised words that are no country.
fn runs(words: &[Word], inside: &[String]) -> Vec<Run> {
    let states = countries::placed(words);
    let part = |at: usize| {
        if states.iter().any(|(_, place)| place.contains(&at)) {
            return false;
        }
        let Some(word) = words.get(at) else { return false };
        let known = || inside.binary_search(&word.lower).is_ok();
        word.capital() && !common_name(word) && (at > 0 && !word.apart || known())
    };
    let mut out = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if !part(at) {
            at += 1;
            continue;
        }
        let first = at;
        let mut last = at;
        loop {
            let next = last + 1;
            let joined = words.get(next).is_some_and(|w| !w.apart);
            if joined && part(next) {
                last = next;
            } else if joined
                && words.get(next).is_some_and(|w| INSIDE.contains(&w.lower.as_str()))
                && words.get(next + 1).is_some_and(|w| !w.apart)
                && part(next + 1)
                // "Trump and Petro" are two.
                && !words.get(next).is_some_and(|w| matches!(w.lower.as_str(), "and" | "y"))
            {
                last = next + 1;
            } else {
                break;
            }
        }
        at = last + 1;
        let run = words.get(first..=last).unwrap_or_default();
        let (Some(start), Some(end)) = (run.first(), run.last()) else { continue };
        let letters: usize = run.iter().map(|w| w.text.chars().count()).sum();
        if letters < 3 {
            continue;
        }
        let office = run.iter().any(|w| among(OFFICES, &w.lower));
        out.push(Run { start: start.range.start, end: end.range.end, office });
    }
    out
}

/// Capitalised and yet no name: a function word that begins a sentence, a month, a day of the week.
fn common_name(word: &Word) -> bool {
    let office = among(OFFICES, &word.lower);
    !office && common(&word.lower)
        || crate::dates::month(&word.lower).is_some()
        || crate::dates::weekday(&word.lower)
}

/// Counts "Petro" with "Gustavo Petro" where one full name ends so.
fn fold(all: &mut Vec<NameSaid>) {
    let single: Vec<usize> = (0..all.len())
        .filter(|at| {
            all.get(*at).is_some_and(|n| n.kind != NameKind::State && !n.label.contains(' '))
        })
        .collect();
    let mut gone = Vec::new();
    for at in single {
        let Some(short) = all.get(at).cloned() else { continue };
        let whole: Vec<usize> = (0..all.len())
            .filter(|o| {
                all.get(*o).is_some_and(|n| {
                    n.kind != NameKind::State
                        && n.label.rsplit_once(' ').is_some_and(|(_, last)| last == short.label)
                })
            })
            .collect();
        if let [one] = whole.as_slice()
            && let Some(named) = all.get_mut(*one)
        {
            named.times += short.times;
            named.stands.extend(short.stands);
            named.stands.sort_unstable();
            named.stands.dedup();
            gone.push(at);
        }
    }
    let mut at = 0;
    all.retain(|_| {
        at += 1;
        !gone.contains(&(at - 1))
    });
}
