//! Links between issues: group the issues they join and carry, per partial package, which links can still apply.
//!
//! Within a group issues are combined one by one. Two partial packages whose open links stand alike have the same
//! future, so each such state keeps one front: dynamic programming over the link structure (Dechter 1999, bucket
//! elimination) instead of one piece for every combination of options.

use std::collections::BTreeMap;

use super::engine::{Engine, EngineLink, Limits, Stop, add};
use super::frontier::{Point, Union, front_of, sum};
use super::limit::Limit;
use super::number::{Exact, Tally};

/// Issues joined by links, directly or through others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// Ascending.
    pub(super) issues: Vec<usize>,
    /// Links among them.
    pub(super) links: Vec<usize>,
}

impl Group {
    /// Its links, of all there are.
    pub(super) fn links<'l, T, const N: usize>(
        &self,
        all: &'l [EngineLink<T, N>],
    ) -> impl Iterator<Item = &'l EngineLink<T, N>> {
        self.links.iter().filter_map(|&link| all.get(link))
    }
}

/// Groups all issues; an issue without links is a group of its own.
pub(super) fn components<T, const N: usize>(
    issues: usize,
    links: &[EngineLink<T, N>],
) -> Vec<Group> {
    let mut of: Vec<usize> = (0..issues).collect();
    for link in links {
        let joined: Vec<usize> = link.on.iter().filter_map(|(i, _)| of.get(*i).copied()).collect();
        let Some(&to) = joined.iter().min() else { continue };
        of.iter_mut().filter(|g| joined.contains(g)).for_each(|g| *g = to);
    }
    let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
    for (issue, &g) in of.iter().enumerate() {
        let group =
            groups.entry(g).or_insert_with(|| Group { issues: Vec::new(), links: Vec::new() });
        group.issues.push(issue);
    }
    for (i, link) in links.iter().enumerate() {
        let of = link.on.first().and_then(|(issue, _)| of.get(*issue));
        if let Some(group) = of.and_then(|of| groups.get_mut(of)) {
            group.links.push(i);
        }
    }
    groups.into_values().collect()
}

/// Which of a group's open links still can apply: one bit a link, unset for links not begun or done.
type State = Vec<u64>;

/// One front for each state.
type Fronts<T, W, const N: usize> = BTreeMap<State, Vec<Point<T, W, N>>>;

/// An issue's options by which of its links they serve.
type Classes<T, W, const N: usize> = BTreeMap<Vec<bool>, Vec<Point<T, W, N>>>;

/// How each link stands after an issue is settled.
struct Step<'a, T, W, const N: usize> {
    /// The issue's allowed options.
    options: &'a [(usize, Point<T, W, N>)],
    /// Links on this issue.
    touched: Vec<Touch<'a, T, N>>,
    /// The best of everything outside the group and of what is still open inside.
    after: [T; N],
}

/// A step with its options by class.
type Settled<'s, 'a, T, W, const N: usize> = (&'s Step<'a, T, W, N>, Classes<T, W, N>);

/// A link as one of its issues sees it.
struct Touch<'a, T, const N: usize> {
    link: &'a EngineLink<T, N>,
    /// Its position in the group.
    at: usize,
    /// The issue's options that serve it.
    flags: &'a [bool],
    /// This is the first of its issues.
    begins: bool,
    /// This is the last of its issues.
    ends: bool,
}

/// The combination of one group.
pub(super) struct Run<'a, T, W, const N: usize> {
    engine: &'a Engine<T, W, N>,
    group: &'a Group,
    steps: Vec<Step<'a, T, W, N>>,
    limits: Limits<'a>,
    /// The most states held at once.
    pub(super) most_states: usize,
    /// Whether pieces were gone through one by one.
    pub(super) enumerated: bool,
}

impl<'a, T: Exact, W: Tally, const N: usize> Run<'a, T, W, N> {
    /// Plans the order of issues; `outside` is the best that everything outside the group can add.
    pub(super) fn new(
        engine: &'a Engine<T, W, N>,
        group: &'a Group,
        outside: [T; N],
        limits: Limits<'a>,
    ) -> Self {
        let links: Vec<&EngineLink<T, N>> = group.links(&engine.links).collect();
        let order = order(&group.issues, &links);
        let place = |issue: usize| order.iter().position(|&i| i == issue).unwrap_or(usize::MAX);
        let mut steps = Vec::with_capacity(order.len());
        // From the end: what is open after each step.
        let mut open = outside;
        for &issue in order.iter().rev() {
            let touch = |(at, link): (usize, &&'a EngineLink<T, N>)| {
                let link: &'a EngineLink<T, N> = link;
                let (_, flags) = link.on.iter().find(|(i, _)| *i == issue)?;
                let begins = link.on.iter().map(|(i, _)| place(*i)).min() == Some(place(issue));
                let ends = link.on.iter().map(|(i, _)| place(*i)).max() == Some(place(issue));
                Some(Touch { link, at, flags, begins, ends })
            };
            let touched: Vec<_> = links.iter().enumerate().filter_map(touch).collect();
            let after = open.clone();
            open = add(&open, &engine.best_option(issue));
            for ended in touched.iter().filter(|touch| touch.ends) {
                open = add(&open, &Engine::<T, W, N>::bonus(ended.link));
            }
            let options = engine.options.get(issue).map_or(&[][..], Vec::as_slice);
            steps.push(Step { options, touched, after });
        }
        steps.reverse();
        Self { engine, group, steps, limits, most_states: 1, enumerated: false }
    }

    /// The group's front: by states, or piece by piece where the states are too many but the pieces are not.
    pub(super) fn front(&mut self) -> Result<Vec<Point<T, W, N>>, Stop> {
        match self.by_states() {
            Err(Stop::Pieces) if self.limits.pieces >= self.pieces() => self.piece_by_piece(),
            other => other,
        }
    }

    /// Combinations of options told apart by nothing but links.
    fn pieces(&self) -> u128 {
        self.steps
            .iter()
            .fold(1, |n: u128, step| n.saturating_mul(self.classes(step).len() as u128))
    }

    fn by_states(&mut self) -> Result<Vec<Point<T, W, N>>, Stop> {
        let words = self.group.links.len().div_ceil(64);
        let mut states: Fronts<T, W, N> = BTreeMap::new();
        states.insert(vec![0; words], vec![Point::origin()]);
        for (at, step) in self.steps.iter().enumerate() {
            states = self.advance(&states, step, at + 1)?;
            self.most_states = self.most_states.max(states.len());
        }
        // All links are settled, so that one state is left, or none where everything is excluded.
        Ok(states.into_values().next().unwrap_or_default())
    }

    /// The options of a step by what they mean to each link, of those that stand alike only what is to be kept.
    fn classes(&self, step: &Step<'_, T, W, N>) -> Classes<T, W, N> {
        let mut classes: Classes<T, W, N> = BTreeMap::new();
        for (option, point) in step.options {
            let signature = step.touched.iter().map(|touch| touch.flags[*option]).collect();
            classes.entry(signature).or_default().push(point.clone());
        }
        for points in classes.values_mut() {
            // A handful of options: no work worth counting.
            *points = front_of(std::mem::take(points), self.engine.keep, self.limits.meter)
                .unwrap_or_default();
        }
        classes
    }

    /// Every piece by itself, depth first: memory for one path and the front.
    fn piece_by_piece(&mut self) -> Result<Vec<Point<T, W, N>>, Stop> {
        self.enumerated = true;
        let classes: Vec<_> = self.steps.iter().map(|step| (step, self.classes(step))).collect();
        let mut union = Union::new(self.engine.keep, self.limits.cap::<Point<T, W, N>>());
        let state = vec![0; self.group.links.len().div_ceil(64)];
        self.descend(&classes, &state, &[Point::origin()], &mut union)?;
        union.finish().map_err(|full| Stop::of(full, self.steps.len()))
    }

    fn descend(
        &self,
        classes: &[Settled<'_, '_, T, W, N>],
        state: &State,
        front: &[Point<T, W, N>],
        union: &mut Union<'_, T, W, N>,
    ) -> Result<(), Stop> {
        let done = self.steps.len() - classes.len();
        let Some(((step, options), rest)) = classes.split_first() else {
            return union.add(front.to_vec()).map_err(|full| Stop::of(full, done));
        };
        for (signature, options) in options {
            let Some((next, adds)) = Self::settle(state, step, signature) else { continue };
            let mut moved =
                sum(front, options, self.engine.keep, self.limits.cap::<Point<T, W, N>>())
                    .map_err(|full| Stop::of(full, done))?;
            for point in &mut moved {
                point.u = add(&point.u, &adds);
            }
            self.engine.drop_hopeless(&mut moved, &step.after);
            if rest.is_empty() && self.limits.tally {
                moved.iter_mut().for_each(|p| p.u = std::array::from_fn(|_| T::zero()));
                moved = front_of(moved, self.engine.keep, self.limits.meter)
                    .map_err(|full| Stop::of(full, done))?;
            }
            if !moved.is_empty() {
                self.descend(rest, &next, &moved, union)?;
            }
        }
        Ok(())
    }

    /// The fronts after one more step, the `done`th.
    fn advance(
        &self,
        states: &Fronts<T, W, N>,
        step: &Step<'_, T, W, N>,
        done: usize,
    ) -> Result<Fronts<T, W, N>, Stop> {
        let classes = self.classes(step);
        let too_large = |full| Stop::of(full, done);
        let mut unions: BTreeMap<State, Union<'_, T, W, N>> = BTreeMap::new();
        for (state, front) in states {
            for (signature, options) in &classes {
                let Some((next, adds)) = Self::settle(state, step, signature) else { continue };
                let union = unions.entry(next).or_insert_with(|| {
                    Union::new(self.engine.keep, self.limits.cap::<Point<T, W, N>>())
                });
                for option in options {
                    let mut shift = option.clone();
                    shift.u = add(&shift.u, &adds);
                    let mut moved: Vec<_> = front.iter().map(|p| p.plus(&shift)).collect();
                    self.engine.drop_hopeless(&mut moved, &step.after);
                    if !moved.is_empty() {
                        union.add(moved).map_err(too_large)?;
                    }
                }
            }
            if unions.len() > self.limits.states {
                return Err(Stop::Pieces);
            }
        }
        let (mut out, mut held) = (BTreeMap::new(), 0);
        for (state, union) in unions {
            let front = union.finish().map_err(too_large)?;
            held += front.len();
            let limit = self.limits.cap::<Point<T, W, N>>().points;
            if held > limit {
                return Err(Stop::Frontier { limit: Limit::Points(limit), done });
            }
            if !front.is_empty() {
                out.insert(state, front);
            }
        }
        Ok(out)
    }

    /// The state after an option of this signature, and what settled links add; `None` where one rules it out.
    fn settle(
        state: &State,
        step: &Step<'_, T, W, N>,
        signature: &[bool],
    ) -> Option<(State, [T; N])> {
        let mut next = state.clone();
        let mut adds: [T; N] = std::array::from_fn(|_| T::zero());
        for (touch, &flag) in step.touched.iter().zip(signature) {
            let bit = 1u64 << (touch.at % 64);
            let word = next.get_mut(touch.at / 64)?;
            let applies = flag && (touch.begins || *word & bit != 0);
            *word &= !bit;
            if applies && !touch.ends {
                *word |= bit;
            }
            if applies && touch.ends {
                adds = add(&adds, touch.link.adds.as_ref()?);
            }
        }
        Some((next, adds))
    }
}

/// Issues so that few links are open at a time: always the issue that leaves the fewest open, of equals the first.
fn order<T, const N: usize>(issues: &[usize], links: &[&EngineLink<T, N>]) -> Vec<usize> {
    let (mut left, mut order) = (issues.to_vec(), Vec::new());
    while !left.is_empty() {
        let open_after = |candidate: usize| {
            let settled = |(i, _): &(usize, Vec<bool>)| *i == candidate || !left.contains(i);
            let open = |link: &&&EngineLink<T, N>| {
                link.on.iter().any(settled) && !link.on.iter().all(settled)
            };
            links.iter().filter(open).count()
        };
        let fewest =
            left.iter().enumerate().min_by_key(|(_, issue)| (open_after(**issue), **issue));
        let best = fewest.map_or(0, |(at, _)| at);
        order.push(left.remove(best));
    }
    order
}
