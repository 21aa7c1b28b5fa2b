//! What is at stake where packages are too many to list: the one that leaves the least content side the most, looked for by local
//! search from today and from the best packages drawn.
//!
//! A step is the best single change, or where none helps the best pair of changes (the exchange of two, Croes 1958). What it
//! finds is a lower bound of what is at stake; how far from it, `tests/all/sampled.rs` measures where packages can be listed.

use crate::world::{
    institutions::bound::Bound,
    plan::Plan,
    rows::Rows,
    slack::SLACK,
    zone::{Terms, bits},
};

/// Drawn packages that are started from, beside today.
const STARTS: usize = 3;
/// Pairs of changes times parties that one step may look at: what a draw of packages takes. Larger agendas go by single changes.
const MOST_PAIRS: usize = 200_000;
/// A gain below this is the last bits of a sum.
const LEAST_GAIN: f64 = 1e-9;

/// Adds the packages that the search passes through to `path`. It starts from today and from the best of `drawn`. `choices` are what each issue may take, today's option first. The best packages
/// found: of all, and where links may hold or issues not come up also of those that need neither.
pub(super) fn climb(
    plan: &Plan,
    terms: &Terms,
    choices: &[Vec<u16>],
    drawn: &Rows<u16>,
    path: &mut Rows<u16>,
) -> Vec<Vec<u16>> {
    let today: Vec<u16> = plan.bargained.iter().map(|b| b.now as u16).collect();
    let mut search = Search::new(plan, terms, choices, false);
    let mut best: Vec<(f64, Vec<u16>)> = Vec::new();
    for options in drawn.iter() {
        let worth = search.put(options);
        if best.len() < STARTS || best.last().is_some_and(|(least, _)| worth > *least) {
            best.push((worth, options.to_vec()));
            best.sort_by(|a, b| b.0.total_cmp(&a.0));
            best.dedup_by(|a, b| a.1 == b.1);
            best.truncate(STARTS);
        }
    }
    let starts: Vec<Vec<u16>> =
        std::iter::once(today).chain(best.into_iter().map(|(_, options)| options)).collect();
    let mut found = vec![search.best_from(&starts, path)];
    // Where links may hold and issues may not come up, another package is best: one that needs neither.
    if !plan.scenario.links.is_empty() || plan.bargained.iter().any(|b| b.raised_bit.is_some()) {
        found.push(Search::new(plan, terms, choices, true).best_from(&starts, path));
    }
    found.dedup();
    found
}

/// A package on its way, and what it leaves every side over what that side accepts.
struct Search<'a> {
    plan: &'a Plan<'a>,
    terms: &'a Terms<'a>,
    choices: &'a [Vec<u16>],
    /// Whether only packages count that break no link and change nothing that may not come up.
    safe: bool,
    options: Vec<u16>,
    overs: Vec<f64>,
    effort: f64,
}

/// One issue and the option it takes.
type Change = (usize, u16);

impl<'a> Search<'a> {
    fn new(plan: &'a Plan<'a>, terms: &'a Terms<'a>, choices: &'a [Vec<u16>], safe: bool) -> Self {
        Search { plan, terms, choices, safe, options: Vec::new(), overs: Vec::new(), effort: 0.0 }
    }

    /// Begins with a package; what it is worth.
    fn put(&mut self, options: &[u16]) -> f64 {
        let (plan, terms) = (self.plan, self.terms);
        self.options.clear();
        self.options.extend_from_slice(options);
        self.effort = plan.sum(options, terms.efforts);
        self.overs.clear();
        let sides = terms.table.iter().zip(terms.needs);
        self.overs.extend(sides.map(|(side, need)| plan.sum(options, side) - need));
        self.worth(&[])
    }

    /// The best package that the starts lead to.
    fn best_from(&mut self, starts: &[Vec<u16>], path: &mut Rows<u16>) -> Vec<u16> {
        let mut best = (f64::NEG_INFINITY, Vec::new());
        for start in starts {
            let worth = self.from(start, path);
            if worth > best.0 || best.1.is_empty() {
                best = (worth, self.options.clone());
            }
        }
        best.1
    }

    /// From a package uphill, as far as single changes and pairs lead; what is reached is worth so much.
    fn from(&mut self, start: &[u16], path: &mut Rows<u16>) -> f64 {
        let mut best = self.put(start);
        loop {
            let better = self.single(best).or_else(|| self.pair(best));
            let Some((worth, changes)) = better else { return best };
            best = worth;
            for &(k, o) in &changes {
                self.options[k] = o;
            }
            let options = std::mem::take(&mut self.options);
            self.put(&options);
            path.push_row(&options);
        }
    }

    /// The best single change, where one is better.
    fn single(&mut self, best: f64) -> Option<(f64, Vec<Change>)> {
        let mut found: Option<(f64, Vec<Change>)> = None;
        for change in self.changes() {
            let worth = self.worth(&[change]);
            if worth > found.as_ref().map_or(best + LEAST_GAIN, |(worth, _)| *worth) {
                found = Some((worth, vec![change]));
            }
        }
        found
    }

    /// The best pair of changes on two issues, where one is better and there are not too many to look at.
    fn pair(&mut self, best: f64) -> Option<(f64, Vec<Change>)> {
        let changes = self.changes();
        if changes.len() * changes.len() / 2 * self.overs.len() > MOST_PAIRS {
            return None;
        }
        let mut found: Option<(f64, Vec<Change>)> = None;
        for (place, &first) in changes.iter().enumerate() {
            for &second in changes[place + 1..].iter().filter(|second| second.0 != first.0) {
                let worth = self.worth(&[first, second]);
                if worth > found.as_ref().map_or(best + LEAST_GAIN, |(worth, _)| *worth) {
                    found = Some((worth, vec![first, second]));
                }
            }
        }
        found
    }

    /// Every change of one issue.
    fn changes(&self) -> Vec<Change> {
        let issues = self.choices.iter().zip(&self.options).enumerate();
        issues
            .flat_map(|(k, (choice, &kept))| {
                choice.iter().filter(move |&&o| o != kept).map(move |&o| (k, o))
            })
            .collect()
    }

    /// What the package with these changes leaves the side whose consent is hardest to get; −∞ where no meeting carries it.
    fn worth(&self, changes: &[Change]) -> f64 {
        let (plan, terms) = (self.plan, self.terms);
        let moved = |slots: &[f64]| -> f64 {
            let of = |&(k, o): &Change| {
                let b = &plan.bargained[k];
                b.slot(o.into()).of(slots) - b.slot(self.options[k].into()).of(slots)
            };
            changes.iter().map(of).sum()
        };
        if self.effort + moved(terms.efforts) > terms.most_effort + SLACK {
            return f64::NEG_INFINITY;
        }
        let overs =
            self.overs.iter().zip(terms.table.iter()).map(|(over, side)| over + moved(side));
        if plan.consent.plain && !self.safe {
            return overs.fold(f64::INFINITY, f64::min);
        }
        let mut options = self.options.clone();
        for &(k, o) in changes {
            options[k] = o;
        }
        if self.safe {
            let (broken, optional, _) = bits(plan, &options);
            if broken != 0 || optional != 0 {
                return f64::NEG_INFINITY;
            }
        }
        let overs: Vec<f64> = overs.collect();
        if plan.consent.plain {
            return overs.into_iter().fold(f64::INFINITY, f64::min);
        }
        let (barred, held) = plan.consent.objections(&plan.bargained, &options);
        let in_force = plan.consent.in_force(&plan.bargained, &options);
        plan.consent.consenting(&overs, &Bound { in_force, barred, held, refused: 0 }, 0)
    }
}
