//! Working worlds out block by block: whole rows of the first ones, sums of all others, with the same bits on any number of
//! threads, in memory that does not grow with the worlds.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use rayon::prelude::*;

use super::{Cancelled, Exactness, PartOf, Watcher, samples::BLOCK};
use crate::world::{
    affected::Feelings,
    columns::{Columns, ENDINGS},
    evaluate::{Followed, Inside},
    plan::Plan,
};

/// Bytes of rows that are kept: Washington's 20,000 worlds take 105 MB, and what a forecast says of more worlds than fit here has
/// means over all of them and ranges over the first, which lie within a fraction of a point of the same.
const KEPT_BYTES: u64 = 256 << 20;
/// Rows are kept of so many worlds however wide they are: the 5 % quantile of 2,048 draws lies between the 4 % and the 6 % one in
/// 19 of 20 cases (its place has a standard error of √(0.05 · 0.95 / 2,048) = 0.5 %).
const FEWEST_KEPT: u64 = 2_048;
/// Blocks that are summed at once where no rows are kept: enough for any machine's threads, few enough to be stopped between.
const AT_ONCE: u64 = 64;
/// Of so many sampled worlds one is sampled twice: 500 worlds then still tell the error to a sixteenth of itself, for a quarter of the
/// time that sampling each twice would add.
const ONE_IN_TWICE: u64 = 4;
/// A run that is stopped before so many worlds has nothing to say: the standard error of one half would be over six in a hundred.
const FEWEST_IN_PART: u64 = 64;

/// How many of a run's worlds keep their rows, where a row has so many columns. A multiple of a block, or all.
pub(super) fn kept(width: usize, worlds: u64) -> u64 {
    let row = (width.max(1) * size_of::<f64>()) as u64;
    whole_blocks((KEPT_BYTES / row).max(FEWEST_KEPT), worlds)
}

/// So many rows in whole blocks, one at least; all where there are no more worlds.
pub(super) fn whole_blocks(rows: u64, worlds: u64) -> u64 {
    let block = BLOCK as u64;
    worlds.min((rows / block).max(1) * block)
}

/// What the worlds came to.
pub(super) struct Worked {
    /// Rows of the first worlds, as [`Samples`](super::Samples) keeps them.
    pub(super) rows: Vec<f64>,
    /// Column by column, the sum over all further worlds; empty where there are none.
    pub(super) rest: Vec<f64>,
    /// Worlds worked out.
    pub(super) worlds: u64,
    /// What sampling inside worlds did.
    pub(super) exactness: Exactness,
    /// Column by column, the standard error it adds; empty where nothing was sampled.
    pub(super) errors: Vec<f64>,
}

/// Everything a world is worked out with.
pub(super) struct Work<'a> {
    pub(super) plan: &'a Plan<'a>,
    pub(super) columns: &'a Columns,
    pub(super) feelings: &'a Feelings,
    pub(super) followed: &'a Followed,
}

impl Work<'_> {
    /// Works the worlds out and keeps the rows of the first `keep`. A run that is stopped ends with what it has, all worlds from the
    /// first on, where `control` wants a part and there is enough to speak of.
    pub(super) fn out(
        &self,
        worlds: u64,
        keep: u64,
        control: &dyn Watcher,
    ) -> Result<Worked, Cancelled> {
        let told = Told { control, done: AtomicU64::new(0), stopped: AtomicBool::new(false) };
        let (rows, mut reached, mut sampled) = self.rows(keep, &told);
        let mut rest = Vec::new();
        if worlds > keep && !told.is_stopped() {
            rest = vec![0.0; self.columns.width];
            reached = self.sums(keep, worlds, &told, &mut rest, &mut sampled);
        }
        let enough = control.part() == PartOf::Wanted && reached >= FEWEST_IN_PART;
        if told.is_stopped() && !enough {
            return Err(Cancelled);
        }
        Ok(Worked {
            rows,
            rest,
            worlds: reached,
            exactness: sampled.exactness(self.columns, reached),
            errors: sampled.errors(reached),
        })
    }

    /// Rows of the first `worlds` worlds; cut to those without a gap where the run was stopped.
    fn rows(&self, worlds: u64, told: &Told) -> (Vec<f64>, u64, Sampled) {
        let width = self.columns.width;
        let mut rows = vec![0.0; width * worlds as usize];
        // Blocks are taken in their order, so that a stop leaves few gaps.
        let mut blocks: Vec<(usize, Sampled)> = rows
            .chunks_mut(width * BLOCK)
            .enumerate()
            .par_bridge()
            .map_init(
                || (self.inside(), vec![0.0; width]),
                |(inside, row), (number, block)| {
                    if told.is_stopped() {
                        return None;
                    }
                    let mut sampled = Sampled::default();
                    let worlds = block.len() / width;
                    for n in 0..worlds {
                        one(inside, (number * BLOCK + n) as u64, row, &mut sampled);
                        let column = block[n..].iter_mut().step_by(worlds);
                        column.zip(&*row).for_each(|(to, p)| *to = *p);
                    }
                    told.more(worlds as u64);
                    Some((number, sampled))
                },
            )
            .flatten()
            .collect();
        blocks.sort_unstable_by_key(|&(number, _)| number);
        let whole = blocks.iter().zip(0..).take_while(|((number, _), place)| number == place);
        let (mut reached, mut sampled) = (0, Sampled::default());
        for ((_, of), _) in whole {
            reached = worlds.min(reached + BLOCK as u64);
            sampled.add(of);
        }
        rows.truncate(width * reached as usize);
        (rows, reached, sampled)
    }

    /// Adds the worlds from `first` to `worlds` up, a few blocks at once and in their order; the number of worlds reached.
    fn sums(
        &self,
        first: u64,
        worlds: u64,
        told: &Told,
        rest: &mut [f64],
        sampled: &mut Sampled,
    ) -> u64 {
        let stride = AT_ONCE * BLOCK as u64;
        let mut reached = first;
        while reached < worlds {
            let end = worlds.min(reached + stride);
            let blocks: Vec<(Vec<f64>, Sampled)> = (0..(end - reached).div_ceil(BLOCK as u64))
                .into_par_iter()
                .map_init(
                    || (self.inside(), vec![0.0; self.columns.width]),
                    |(inside, row), block| {
                        let (mut sums, mut sampled) = (vec![0.0; row.len()], Sampled::default());
                        let from = reached + block * BLOCK as u64;
                        let to = end.min(from + BLOCK as u64);
                        for n in (from..to).take_while(|_| !told.is_stopped()) {
                            one(inside, n, row, &mut sampled);
                            sums.iter_mut().zip(&*row).for_each(|(sum, p)| *sum += p);
                        }
                        told.more(to - from);
                        (sums, sampled)
                    },
                )
                .collect();
            if told.is_stopped() {
                break;
            }
            for (sums, of) in &blocks {
                rest.iter_mut().zip(sums).for_each(|(sum, p)| *sum += p);
                sampled.add(of);
            }
            reached = end;
        }
        reached
    }

    pub(super) fn inside(&self) -> Inside<'_> {
        Inside::new(self.plan, self.columns, self.feelings, self.followed)
    }
}

/// Who is told how far it is, and whether they had it stopped.
struct Told<'a> {
    control: &'a dyn Watcher,
    done: AtomicU64,
    stopped: AtomicBool,
}

impl Told<'_> {
    fn more(&self, worlds: u64) {
        if !self.control.done(self.done.fetch_add(worlds, Ordering::Relaxed) + worlds) {
            self.stopped.store(true, Ordering::Relaxed);
        }
    }

    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}

/// Works out one world into its row; if it had to be sampled, now and then twice, to see by how much samplings differ.
pub(super) fn one(inside: &mut Inside, n: u64, row: &mut [f64], sampled: &mut Sampled) {
    if !inside.evaluate(n, 0, row, None) {
        return;
    }
    sampled.worlds += 1;
    // The first of a block and then every so many: where any is sampled, one is sampled twice.
    if !(sampled.worlds - 1).is_multiple_of(ONE_IN_TWICE) {
        return;
    }
    let mut again = vec![0.0; row.len()];
    inside.evaluate(n, 1, &mut again, None);
    sampled.twice += 1;
    sampled.squares.resize(row.len(), 0.0);
    for (square, (a, b)) in sampled.squares.iter_mut().zip(row.iter().zip(&again)) {
        // Half the square of the difference of two samplings estimates the variance of one.
        *square += (a - b) * (a - b) / 2.0;
    }
    for (a, b) in row.iter_mut().zip(&again) {
        *a = 0.5 * (*a + b);
    }
}

/// What sampling inside worlds did to the endings.
#[derive(Clone, Debug, Default)]
pub(super) struct Sampled {
    worlds: u64,
    /// Worlds among them that were sampled twice: their rows are the mean of the two.
    twice: u64,
    /// Column by column, the sum over these of the variance of one sampling; empty where no world had to be sampled.
    squares: Vec<f64>,
}

impl Sampled {
    /// So many sampled worlds, so many of them twice, with what these add.
    pub(super) fn of(worlds: u64, twice: u64, squares: Vec<f64>) -> Self {
        Self { worlds, twice, squares }
    }

    /// What it is made of.
    pub(super) fn taken(self) -> (u64, u64, Vec<f64>) {
        (self.worlds, self.twice, self.squares)
    }

    pub(super) fn add(&mut self, other: &Sampled) {
        self.worlds += other.worlds;
        self.twice += other.twice;
        self.squares.resize(self.squares.len().max(other.squares.len()), 0.0);
        self.squares.iter_mut().zip(&other.squares).for_each(|(a, b)| *a += b);
    }

    /// Column by column, the standard error that sampling adds to the mean over so many worlds.
    pub(super) fn errors(&self, worlds: u64) -> Vec<f64> {
        let once = self.worlds.saturating_sub(self.twice) as f64;
        let times = (once + 0.5 * self.twice as f64) / self.twice.max(1) as f64;
        self.squares.iter().map(|square| (square * times).sqrt() / worlds as f64).collect()
    }

    pub(super) fn exactness(&self, columns: &Columns, worlds: u64) -> Exactness {
        let errors = self.errors(worlds);
        let most = |columns: std::ops::Range<usize>| {
            errors.get(columns).unwrap_or_default().iter().copied().fold(0.0, f64::max)
        };
        Exactness {
            exact: self.worlds == 0,
            error: most(0..ENDINGS),
            options: most(columns.options..columns.options + columns.option_count),
            sampled_worlds: self.worlds,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, FEWEST_KEPT, KEPT_BYTES, kept};

    #[test]
    fn rows_are_kept_as_far_as_memory_is_meant_to_reach() {
        assert_eq!(kept(640, 20_000), 20_000);
        for width in [1, 7, 640, 5_000, 100_000] {
            let many = kept(width, u64::MAX);
            assert_eq!(many % BLOCK as u64, 0);
            assert!(many >= FEWEST_KEPT);
            assert!(many == FEWEST_KEPT || many * 8 * width as u64 <= KEPT_BYTES);
            assert_eq!(kept(width, 100), 100);
        }
    }
}
