//! Reference classes: how often meetings of a kind ended so, as somebody counted it.

use summitry_scenario::classes;

use crate::{Chance, Error, ErrorKind, Result, Study};

/// One class, in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    /// Its id, as `base` in a file names it.
    pub id: String,
    /// What its members are.
    pub label: String,
    /// What counts as yes.
    pub event: String,
    /// What one member is: a meeting, a round, a strike.
    pub unit: String,
    /// Members counted.
    pub n: u32,
    /// Of them, those that count as yes.
    pub k: u32,
    /// The share counted (mean of what the count leaves open), and the range it leaves open.
    pub chance: Chance,
    /// When.
    pub period: String,
    /// Title, author, address and date of the source; empty where not known.
    pub source: [String; 4],
    /// How it was counted, denominator first.
    pub how: String,
    /// Whether the source's text was seen or the data were counted.
    pub verified: bool,
    /// What was seen.
    pub seen: String,
    /// Whether it holds where a file names none.
    pub default: bool,
}

impl From<&classes::Class> for Class {
    fn from(class: &classes::Class) -> Self {
        let spread = class.spread();
        Class {
            id: class.id.clone(),
            label: class.label[0].clone(),
            event: class.event[0].clone(),
            unit: class.unit.clone(),
            n: class.n,
            k: class.k,
            chance: Chance {
                mean: spread.mean(),
                low: spread.quantile(0.05),
                high: spread.quantile(0.95),
            },
            period: class.period.clone(),
            source: class.source.clone(),
            how: class.how.clone(),
            verified: class.verified,
            seen: class.seen.clone(),
            default: class.default,
        }
    }
}

impl Class {
    /// The same with label and event in Spanish.
    fn spanish(mut self, class: &classes::Class) -> Self {
        self.label.clone_from(&class.label[1]);
        self.event.clone_from(&class.event[1]);
        self
    }

    /// Every class, in the order of their ids; labels in Spanish for the tag `es`, in English otherwise.
    #[must_use]
    pub fn all(language: &str) -> Vec<Class> {
        let spanish = language.starts_with("es");
        let own = |class: &classes::Class| {
            let plain = Class::from(class);
            if spanish { plain.spanish(class) } else { plain }
        };
        classes::all().iter().map(own).collect()
    }

    /// The class of this id.
    ///
    /// # Errors
    /// There is none; the error names the nearest.
    pub fn named(id: &str, language: &str) -> Result<Class> {
        let all = Self::all(language);
        let known: Vec<String> = all.iter().map(|c| c.id.clone()).collect();
        all.into_iter().find(|c| c.id == id).ok_or_else(|| {
            let error = Error::new(ErrorKind::Unknown, format!("there is no class `{id}`"));
            let near = summitry_core::scenario::outcome::near(id, &known);
            error.cure_is(match near.first() {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`summitry classes` lists them".to_owned(),
            })
        })
    }
}

impl Study {
    /// Every reference class that `base` may name, labels in the file's language where they are written in it.
    #[must_use]
    pub fn classes(&self) -> Vec<Class> {
        Class::all(&self.document().summit.language)
    }
}
