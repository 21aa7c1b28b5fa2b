//! Probability words with their range in brackets, inside the sentence (Wintle et al. 2019: 66 % of readers then
//! understand what is meant, 32 % without).

use summitry_core::forecast::Chance;
use summitry_scenario::scales::Scales;

use crate::messages::Messages;

/// The words of a scale, in the brief's language.
pub struct Likelihood<'a> {
    scales: &'a Scales,
    messages: &'a Messages,
}

impl<'a> Likelihood<'a> {
    /// Words of this scale, said in this language.
    #[must_use]
    pub fn new(scales: &'a Scales, messages: &'a Messages) -> Self {
        Likelihood { scales, messages }
    }

    /// The word for a chance and the range it stands for: `likely (55–80%)`.
    ///
    /// Where ranges overlap (IPCC nests them) the narrowest that holds the chance is taken; on a boundary the lower
    /// word; in a gap between two words (PHIA leaves some) both; `None` below the lowest and above the highest, where
    /// no word of the scale says it.
    #[must_use]
    pub fn word(&self, p: f64) -> Option<String> {
        match self.rows(p).as_slice() {
            [] => None,
            [one] => Some(self.row(*one)),
            [first, .., last] => Some(self.messages.fill(
                "word-between",
                &[("low", (&self.row(*first)).into()), ("high", (&self.row(*last)).into())],
            )),
        }
    }

    /// The chance as what is said of something: `is ⟦likely (55–80%)⟧: 62 of 100`, `has a ⟦roughly even chance
    /// (45–55%)⟧: 48 of 100`; outside the scale the number alone.
    #[must_use]
    pub fn predicate(&self, p: f64) -> String {
        let m = self.messages;
        let of = m.of_hundred(p);
        let Some(word) = self.word(p) else {
            return m.fill("predicate-bare", &[("of", (&of).into())]);
        };
        let args = [("word", (&word).into()), ("of", (&of).into())];
        // Some words are nouns ("even chance"), which one has, and some are not ("likely"), which one is.
        let own = match self.rows(p).as_slice() {
            [one] => self
                .scales
                .likelihood
                .get_index(*one)
                .and_then(|(word, _)| m.try_fill(&format!("predicate-{}", slug(word)), &args)),
            _ => None,
        };
        own.unwrap_or_else(|| m.fill("predicate", &args))
    }

    /// The words at both ends of a chance's range, lowest first, without their ranges, where they differ from each
    /// other; an end outside the scale is said as a number. `None` where one word covers the whole range.
    #[must_use]
    pub fn ends(&self, chance: Chance) -> Option<(String, String)> {
        let (low, high) = (self.rows(chance.low), self.rows(chance.high));
        let (first, last) = (low.first().copied(), high.last().copied());
        let name = |row: Option<usize>, p: f64| {
            row.and_then(|i| self.name(i)).unwrap_or_else(|| self.messages.hundred(p))
        };
        (first != last).then(|| (name(first, chance.low), name(last, chance.high)))
    }

    /// The word that stands for exactly this range, with it: `likely (55–80%)`; the bare range where no word does.
    #[must_use]
    pub fn of_range(&self, low: f64, high: f64) -> String {
        let exactly = |&(a, b): &(f64, f64)| (a - low).abs() < 1e-9 && (b - high).abs() < 1e-9;
        match self.scales.likelihood.values().position(exactly) {
            Some(index) => self.row(index),
            None => self.messages.band(low, high),
        }
    }

    /// Whether a text uses the word that stands for exactly this range.
    #[must_use]
    pub fn is_said(&self, text: &str, low: f64, high: f64) -> bool {
        let exactly = |&(a, b): &(f64, f64)| (a - low).abs() < 1e-9 && (b - high).abs() < 1e-9;
        let index = self.scales.likelihood.values().position(exactly);
        let word = index.and_then(|index| self.name(index)).map(|word| word.to_lowercase());
        let said = |word: String| {
            text.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|part| part == word)
                || (word.contains(' ') && text.to_lowercase().contains(&word))
        };
        word.is_some_and(said)
    }

    /// The name of the scale as readers know it.
    #[must_use]
    pub fn scale_name(&self) -> String {
        self.scales.title().map_or_else(|| self.messages.say("scale-own"), str::to_owned)
    }

    fn name(&self, index: usize) -> Option<String> {
        let (word, _) = self.scales.likelihood.get_index(index)?;
        let said = self.messages.try_fill(&format!("likelihood-{}", slug(word)), &[]);
        Some(said.unwrap_or_else(|| crate::rich::clean(word)))
    }

    fn row(&self, index: usize) -> String {
        let band = self.scales.likelihood.get_index(index).map(|(_, &(low, high))| (low, high));
        match (self.name(index), band) {
            (Some(name), Some((low, high))) => {
                format!("{name} ({})", self.messages.band(low, high))
            }
            _ => String::new(),
        }
    }

    fn rows(&self, p: f64) -> Vec<usize> {
        let table: Vec<(f64, f64)> = self.scales.likelihood.values().copied().collect();
        let width = |i: usize| table[i].1 - table[i].0;
        let holding = (0..table.len()).filter(|&i| table[i].0 <= p && p <= table[i].1);
        // The first of equals is the lower one, so a boundary between neighbours of one width stays with it; between
        // neighbours of different widths the lower one is taken as well, unless one lies inside the other.
        let narrowest = holding.reduce(|best, i| {
            let inside = table[best].0 <= table[i].0 && table[i].1 <= table[best].1;
            if inside && width(i) < width(best) { i } else { best }
        });
        if let Some(i) = narrowest {
            return vec![i];
        }
        // Below the lowest and above the highest no word is true, however the figure prints.
        let (lowest, highest) =
            table.iter().fold((f64::MAX, f64::MIN), |(l, h), &(a, b)| (l.min(a), h.max(b)));
        if p < lowest || p > highest {
            return Vec::new();
        }
        let below = (0..table.len())
            .filter(|&i| table[i].1 < p)
            .max_by(|&a, &b| table[a].1.total_cmp(&table[b].1));
        let above = (0..table.len())
            .filter(|&i| table[i].0 > p)
            .min_by(|&a, &b| table[a].0.total_cmp(&table[b].0));
        below.into_iter().chain(above).collect()
    }
}

/// A word as part of a message id: lowercase, hyphens.
fn slug(word: &str) -> String {
    word.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|s| !s.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

#[cfg(test)]
mod tests {
    use indexmap::IndexMap;

    use super::*;
    use crate::language::Language;

    fn scale(name: &str, rows: &[(&str, f64, f64)]) -> Scales {
        Scales {
            likelihood_name: name.into(),
            likelihood: rows.iter().map(|&(w, a, b)| (w.to_owned(), (a, b))).collect(),
            importance: IndexMap::new(),
            effort: IndexMap::new(),
            capacity: IndexMap::new(),
        }
    }

    fn icd() -> Scales {
        scale(
            "icd203",
            &[
                ("almost no chance", 0.01, 0.05),
                ("very unlikely", 0.05, 0.20),
                ("unlikely", 0.20, 0.45),
                ("roughly even chance", 0.45, 0.55),
                ("likely", 0.55, 0.80),
                ("very likely", 0.80, 0.95),
                ("almost certain", 0.95, 0.99),
            ],
        )
    }

    #[test]
    fn word_and_range_inside_the_sentence() {
        let (scales, en, es) =
            (icd(), Messages::new(Language::English), Messages::new(Language::Spanish));
        let words = Likelihood::new(&scales, &en);
        assert_eq!(words.word(0.62), Some("likely (55–80%)".into()));
        // Outside the scale no word says it: 0.58 in 100 prints as 1, and is not "almost no chance (1–5%)".
        for p in [0.0, 0.0058, 0.007, 0.994, 1.0] {
            assert_eq!(words.word(p), None, "{p}");
        }
        assert_eq!(words.word(0.01), Some("almost no chance (1–5%)".into()));
        assert_eq!(words.predicate(0.0058), "stands at ⟦1 of 100⟧");
        assert_eq!(words.predicate(0.0), "stands at ⟦under 1 of 100⟧");
        assert_eq!(words.predicate(0.48), "has a ⟦roughly even chance (45–55%)⟧: 48 of 100");
        assert_eq!(words.predicate(0.62), "is ⟦likely (55–80%)⟧: 62 of 100");
        // On a boundary: the lower word.
        assert_eq!(words.word(0.55), Some("roughly even chance (45–55%)".into()));
        assert_eq!(words.word(0.20), Some("very unlikely (5–20%)".into()));
        assert_eq!(
            Likelihood::new(&scales, &es).word(0.62),
            Some("probable (55–80\u{a0}%)".into())
        );
        assert_eq!(
            Likelihood::new(&scales, &es).word(0.5),
            Some("posibilidades parejas (45–55\u{a0}%)".into())
        );
    }

    #[test]
    fn a_range_over_several_words_prints_both_ends() {
        let (scales, en) = (icd(), Messages::new(Language::English));
        let words = Likelihood::new(&scales, &en);
        let wide = Chance { mean: 0.43, low: 0.11, high: 0.68 };
        assert_eq!(words.ends(wide), Some(("very unlikely".into(), "likely".into())));
        assert_eq!(words.ends(Chance { mean: 0.6, low: 0.57, high: 0.7 }), None);
    }

    #[test]
    fn gaps_name_both_neighbours_and_nests_the_narrowest() {
        let en = Messages::new(Language::English);
        let phia =
            scale("phia", &[("unlikely", 0.25, 0.35), ("realistic possibility", 0.40, 0.50)]);
        assert_eq!(
            Likelihood::new(&phia, &en).word(0.37),
            Some("between unlikely (25–35%) and realistic possibility (40–50%)".into())
        );
        let ipcc = scale(
            "ipcc",
            &[("unlikely", 0.0, 0.33), ("very unlikely", 0.0, 0.10), ("likely", 0.66, 1.0)],
        );
        assert_eq!(Likelihood::new(&ipcc, &en).word(0.05), Some("very unlikely (0–10%)".into()));
        assert_eq!(Likelihood::new(&ipcc, &en).word(0.2), Some("unlikely (0–33%)".into()));
    }
}
