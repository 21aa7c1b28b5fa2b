//! Quick answers that were given already: many readers of one page move the same sliders, and meet at the same places.

use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
};

/// Answers kept; each has some 50 KB.
const MOST: usize = 256;
/// Bytes kept, whatever their number.
const BYTES: usize = 16 << 20;

/// Which answer: the file as it was read, what is asked of it, and over how many worlds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// How often the file had been read anew: an answer for an earlier reading is never given again.
    pub(crate) version: u64,
    /// The view's own address, with its language.
    pub(crate) query: String,
    /// Worlds it rests on: all of them once they are known.
    pub(crate) worlds: u64,
}

/// The last answers, the oldest first.
#[derive(Debug, Default)]
pub(crate) struct Answers(Mutex<VecDeque<(Place, String)>>);

impl Answers {
    /// The answer for a place, if it was given before.
    pub(crate) fn find(&self, place: &Place) -> Option<String> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter().find(|(at, _)| at == place).map(|(_, html)| html.clone())
    }

    /// Keeps an answer; the oldest give way.
    pub(crate) fn keep(&self, place: Place, html: &str) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if html.len() > BYTES || all.iter().any(|(at, _)| *at == place) {
            return;
        }
        let mut bytes: usize = html.len() + all.iter().map(|(_, html)| html.len()).sum::<usize>();
        while all.len() >= MOST || bytes > BYTES {
            let Some((_, oldest)) = all.pop_front() else { break };
            bytes -= oldest.len();
        }
        all.push_back((place, html.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::{Answers, BYTES, MOST, Place};

    fn place(n: usize) -> Place {
        Place { version: 0, query: format!("set=a:{n}"), worlds: 500 }
    }

    #[test]
    fn the_oldest_give_way_by_number_and_by_size() {
        let answers = Answers::default();
        (0..=MOST).for_each(|n| answers.keep(place(n), "a page"));
        assert_eq!(answers.find(&place(0)), None);
        assert_eq!(answers.find(&place(1)).as_deref(), Some("a page"));
        answers.keep(place(MOST + 1), &"x".repeat(BYTES));
        assert_eq!(answers.find(&place(MOST)), None);
        assert!(answers.find(&place(MOST + 1)).is_some());
        answers.keep(place(0), &"x".repeat(BYTES + 1));
        assert_eq!(answers.find(&place(0)), None);
        assert!(answers.find(&place(MOST + 1)).is_some());
        // Another reading of the file, another answer.
        assert_eq!(answers.find(&Place { version: 1, ..place(MOST + 1) }), None);
    }
}
