//! Words of likelihood ("most likely", "probablemente") and of modality ("could", "podría"): how sure the article is.

use crate::article::Sentence;

/// Such a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hedge {
    /// As the list writes it.
    pub word: &'static str,
    /// Whether it says how likely, rather than that something may be.
    pub likelihood: bool,
}

/// Says how likely.
const LIKELY: &str = "most likely, more likely, very likely, highly likely, likely, unlikely, probably, probable, improbable, possibly, \
possible, impossible, possibility, probability, chance, chances, odds, certain, certainly, almost certain, doubtful, \
expected, expects, risk, perhaps, maybe, potentially, conceivable, too early, hard to believe, in all likelihood, \
remote, prospect, prospects, probablemente, poco probable, muy probable, posible, posiblemente, imposible, posibilidad, \
probabilidad, quizás, quizá, tal vez, seguramente, se espera, improbables, riesgo, a lo mejor";
/// Says that it may, must or should be.
const MODAL: &str = "may, might, could, would, should, must, can, will, cannot, won't, shall, needs to, has to, have to, podría, podrían, \
puede, pueden, debería, deberían, debe, deben, pudiera, tendría";

/// The words of this kind in a sentence, longest reading first.
#[must_use]
pub fn hedges(sentence: &Sentence) -> Vec<Hedge> {
    let mut out: Vec<Hedge> = Vec::new();
    let words: Vec<&str> = sentence.words.iter().map(|w| w.lower.as_str()).collect();
    let mut at = 0;
    while at < words.len() {
        let month = |word: &&str| {
            // The month is no modal, nor is a name.
            *word == "may" && sentence.words.get(at).is_some_and(|w| w.capital() && at > 0)
        };
        let found = |list: &'static str| {
            list.split(", ")
                .filter(|phrase| starts(words.get(at..).unwrap_or_default(), phrase))
                .filter(|word| !month(word))
                .max_by_key(|phrase| phrase.len())
        };
        let likely = found(LIKELY);
        let Some(word) = likely.or_else(|| found(MODAL)) else {
            at += 1;
            continue;
        };

        at += word.split(' ').count();
        let hedge = Hedge { word, likelihood: likely.is_some() };
        if !out.contains(&hedge) {
            out.push(hedge);
        }
    }
    out
}

fn starts(words: &[&str], phrase: &str) -> bool {
    let mut parts = phrase.split(' ');
    let mut count = 0;
    parts.all(|part| {
        count += 1;
        words.get(count - 1) == Some(&part)
    })
}

/// Whether one word alone says how likely something is.
pub(crate) fn likely(lower: &str) -> bool {
    LIKELY.split(", ").any(|word| word == lower)
}
