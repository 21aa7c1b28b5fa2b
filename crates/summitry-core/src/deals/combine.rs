//! The exact engine at work: one front of the whole space, put together from its groups of linked issues.

use super::components::{Group, Run, components};
use super::engine::{Engine, Found, Limits, Stop, add, highest};
use super::frontier::{Point, front_of, sum};
use super::number::{Exact, Tally};

impl<T: Exact, W: Tally, const N: usize> Engine<T, W, N> {
    /// The front of all packages that reach the floor. Issues that links join are combined first, each group by
    /// itself; then groups and single issues, the smallest front first.
    pub(super) fn run(&self, limits: Limits<'_>) -> Result<Found<T, W, N>, Stop> {
        if self.nothing {
            return Ok(Found { front: Vec::new(), states: 1, enumerated: false });
        }
        let groups = components(self.options.len(), &self.links);
        // What each group can add at best, to drop what can no longer reach the floor.
        let mut best: Vec<[T; N]> = groups.iter().map(|g| self.best_of(g)).collect();
        let total = |best: &[[T; N]], but: usize| {
            best.iter()
                .enumerate()
                .filter(|(i, _)| *i != but)
                .fold(self.base.clone(), |a, (_, b)| add(&a, b))
        };
        let (mut parts, mut states, mut enumerated) = (Vec::with_capacity(groups.len()), 1, false);
        for (i, group) in groups.iter().enumerate() {
            let front = if let [issue] = group.issues[..] {
                front_of(self.points(issue).cloned().collect(), self.keep, limits.meter)
                    .map_err(|full| Stop::of(full, 1))?
            } else {
                let mut run = Run::new(self, group, total(&best, i), limits);
                let front = run.front()?;
                states = states.max(run.most_states);
                enumerated |= run.enumerated;
                front
            };
            let Some(bound) = best.get_mut(i) else { continue };
            // A front may fall short of the bound: the exact best sharpens what follows.
            if let Some(exact) = highest(front.iter()) {
                *bound = exact;
            }
            parts.push((front, group.issues.len(), bound.clone()));
        }
        // Of equally long ones the group that comes first: the sort keeps their order.
        parts.sort_by_key(|(front, ..)| front.len());
        let origin = Point { u: self.base.clone(), ..Point::origin() };
        let mut whole = vec![origin];
        // From the end: the best of what is still open after each part.
        let mut open: [T; N] = std::array::from_fn(|_| T::zero());
        let mut rest = Vec::with_capacity(parts.len());
        for (_, _, best) in parts.iter().rev() {
            rest.push(open.clone());
            open = add(&open, best);
        }
        let mut done = 0;
        for ((front, issues, _), after) in parts.into_iter().zip(rest.into_iter().rev()) {
            done += issues;
            whole = sum(&whole, &front, self.keep, limits.cap::<Point<T, W, N>>())
                .map_err(|full| Stop::of(full, done))?;
            self.drop_hopeless(&mut whole, &after);
        }
        Ok(Found { front: whole, states, enumerated })
    }

    fn best_of(&self, group: &Group) -> [T; N] {
        let mut sum: [T; N] = std::array::from_fn(|_| T::zero());
        for &issue in &group.issues {
            sum = add(&sum, &self.best_option(issue));
        }
        for link in group.links(&self.links) {
            sum = add(&sum, &Self::bonus(link));
        }
        sum
    }
}
