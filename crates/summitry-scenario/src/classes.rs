//! Reference classes: how often meetings of a kind ended so, counted by somebody (`classes/*.toml`, docs/classes.md).
//!
//! A class is data with a source, never a constant typed into the model. `base = "leaders-bilateral"` in a file takes its level
//! from one; what the count leaves open is a beta distribution (Jeffreys 1946).

use std::sync::OnceLock;

use summitry_core::value::Spread;

/// The classes that come with Summitry, one file each. A class is added by its file and its line here.
const FILES: &[&str] = &[
    include_str!("../../../classes/armed-conflict-end.toml"),
    include_str!("../../../classes/coalition-round.toml"),
    include_str!("../../../classes/collective-bargaining.toml"),
    include_str!("../../../classes/crisis-agreement.toml"),
    include_str!("../../../classes/crisis-compromise.toml"),
    include_str!("../../../classes/first-contract.toml"),
    include_str!("../../../classes/forecast-questions.toml"),
    include_str!("../../../classes/g7-commitments.toml"),
    include_str!("../../../classes/laboratory-casino.toml"),
    include_str!("../../../classes/laboratory-dealornodeal.toml"),
    include_str!("../../../classes/leaders-bilateral.toml"),
    include_str!("../../../classes/peace-holds.toml"),
    include_str!("../../../classes/review-conference.toml"),
    include_str!("../../../classes/sanction-threats.toml"),
    include_str!("../../../classes/sanctions-imposed.toml"),
    include_str!("../../../classes/sanctions-success.toml"),
    include_str!("../../../classes/strike.toml"),
    include_str!("../../../classes/tariff-threats.toml"),
    include_str!("../../../classes/trade-talks.toml"),
];

/// One reference class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// Id, as `base` names it.
    pub id: String,
    /// What the members are, in English and Spanish.
    pub label: [String; 2],
    /// What counts as yes, in English and Spanish.
    pub event: [String; 2],
    /// What one member is: a meeting, a round, a strike.
    pub unit: String,
    /// Members counted, 1 or more.
    pub n: u32,
    /// Of them, those that count as yes; at most `n`.
    pub k: u32,
    /// When.
    pub period: String,
    /// Title, author, address and date of the source, as far as known.
    pub source: [String; 4],
    /// How it was counted, denominator first.
    pub how: String,
    /// Whether we saw the source's text or counted the data ourselves.
    pub verified: bool,
    /// What was seen.
    pub seen: String,
    /// Whether it is the widest class, which holds where a file names none.
    pub default: bool,
}

impl Class {
    /// The chance of yes that the count leaves open: Beta(k + ½, n − k + ½).
    #[must_use]
    pub fn spread(&self) -> Spread {
        let (n, k) = (f64::from(self.n), f64::from(self.k));
        Spread::Beta { a: k + 0.5, b: n - k + 0.5 }
    }

    /// The share counted, 0 to 1.
    #[must_use]
    pub fn share(&self) -> f64 {
        f64::from(self.k) / f64::from(self.n)
    }
}

/// Every class, in the order of their ids.
#[must_use]
pub fn all() -> &'static [Class] {
    static CLASSES: OnceLock<Vec<Class>> = OnceLock::new();
    CLASSES.get_or_init(|| {
        let mut classes: Vec<Class> = FILES.iter().filter_map(|text| read(text)).collect();
        classes.sort_by(|a, b| a.id.cmp(&b.id));
        classes
    })
}

/// The class of this id.
#[must_use]
pub fn class(id: &str) -> Option<&'static Class> {
    all().iter().find(|c| c.id == id)
}

/// One file; `None` where something is missing or k exceeds n, which the tests rule out for our own.
fn read(text: &str) -> Option<Class> {
    let table: toml::Table = text.parse().ok()?;
    let text = |t: &toml::Table, key: &str| Some(t.get(key)?.as_str()?.to_owned());
    let both = |key: &str| {
        let t = table.get(key)?.as_table()?;
        Some([text(t, "en")?, text(t, "es")?])
    };
    let count = |key: &str| u32::try_from(table.get(key)?.as_integer()?).ok();
    let flag = |key: &str| table.get(key).and_then(toml::Value::as_bool);
    let source = table.get("source")?.as_table()?;
    let part = |key: &str| text(source, key).unwrap_or_default();
    let class = Class {
        id: text(&table, "id")?,
        label: both("label")?,
        event: both("event")?,
        unit: text(&table, "unit")?,
        n: count("n")?,
        k: count("k")?,
        period: text(&table, "period")?,
        source: [part("title"), part("author"), part("url"), part("date")],
        how: text(&table, "how")?,
        verified: flag("verified")?,
        seen: text(&table, "seen").unwrap_or_default(),
        default: flag("default").unwrap_or(false),
    };
    (class.n > 0 && class.k <= class.n).then_some(class)
}

#[cfg(test)]
mod tests {
    use super::{FILES, all};

    #[test]
    fn every_file_is_a_class_and_ids_are_unique() {
        assert_eq!(all().len(), FILES.len());
        assert!(all().windows(2).all(|pair| pair[0].id < pair[1].id));
        assert_eq!(all().iter().filter(|c| c.default).count(), 1);
        assert!(all().iter().filter(|c| c.verified).count() >= 5);
        for class in all() {
            assert!(!class.how.is_empty() && !class.source[0].is_empty(), "{}", class.id);
            assert!(!class.verified || !class.seen.is_empty(), "{}: what was seen?", class.id);
        }
    }

    #[test]
    fn the_folder_has_no_file_that_is_not_listed() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../classes");
        let files = std::fs::read_dir(folder).unwrap().flatten();
        assert_eq!(
            files.filter(|f| f.path().extension().is_some_and(|e| e == "toml")).count(),
            FILES.len()
        );
    }

    /// A class with more that ended so than there are, or with none at all, is no class.
    #[test]
    fn more_than_all_is_refused() {
        let text = FILES[0];
        let number = |key: &str, to: &str| -> String {
            let line = |l: &str| {
                let it = l.split('=').next().is_some_and(|k| k.trim() == key);
                if it { format!("{key} = {to}\n") } else { format!("{l}\n") }
            };
            text.lines().map(line).collect()
        };
        assert!(super::read(text).is_some());
        assert!(super::read(&number("k", "1_000_000")).is_none());
        assert!(super::read(&number("n", "0")).is_none());
        assert!(super::read(&number("k", "-1")).is_none());
    }

    /// Jeffreys' interval of 31 of 142 is 15.6 to 29.1 % at 95 % (computed with scipy.stats.beta).
    #[test]
    fn the_count_leaves_a_beta() {
        let class = super::Class { n: 142, k: 31, ..all()[0].clone() };
        let spread = class.spread();
        assert!((spread.quantile(0.025) - 0.156).abs() < 2e-3, "{}", spread.quantile(0.025));
        assert!((spread.quantile(0.975) - 0.292).abs() < 2e-3, "{}", spread.quantile(0.975));
    }
}
