//! Blocks of a forecast's worlds worked out apart, on whatever machine, and put together to the bits of one run.
//!
//! A run keeps rows of its first worlds and sums of the others, block by block. A part has the same of some blocks, so that whoever puts
//! parts together adds in the order in which one run would have.

use std::ops::Range;

use rayon::prelude::*;

use super::asked::{Cancelled, ForecastError, Settings, Watcher};
use super::blocks::{Sampled, Work, Worked, one};
use super::run::{Ways, following};
use super::{Forecast, samples::BLOCK};
use crate::scenario::Scenario;

/// What one block of worlds came to.
#[derive(Clone, Debug, PartialEq)]
pub struct WorldBlock {
    /// Which block, from 0.
    pub number: u64,
    /// Its rows, column by column, where the run keeps rows of these worlds; else column by column the sum over them.
    pub figures: Vec<f64>,
    /// How many of its worlds had to be sampled.
    pub sampled: u64,
    /// How many of these twice.
    pub twice: u64,
    /// Column by column what that adds to squared errors; empty where none was sampled.
    pub squares: Vec<f64>,
}

/// How many blocks a forecast of so many worlds has.
#[must_use]
pub fn blocks(worlds: u64) -> u64 {
    worlds.div_ceil(BLOCK as u64)
}

/// Works some blocks out, in their order.
///
/// # Errors
/// As [`run`](super::run()).
pub fn run_blocks(
    scenario: &Scenario,
    settings: Settings,
    numbers: Range<u64>,
    control: &dyn Watcher,
) -> Result<Vec<WorldBlock>, ForecastError> {
    let mut found = Ok(Vec::new());
    following(scenario, settings, Ways::scouting(), |work, keep| {
        found = work.blocks(numbers, settings.worlds, keep, control);
        None
    })?;
    found.map_err(ForecastError::from)
}

/// Puts all blocks together: the bits of [`run`](super::run()). `None` where a block is missing, there twice, or of another run.
///
/// # Errors
/// As [`run`](super::run()).
pub fn run_joined(
    scenario: &Scenario,
    settings: Settings,
    all: Vec<WorldBlock>,
) -> Result<Option<Forecast>, ForecastError> {
    following(scenario, settings, Ways::scouting(), |work, keep| {
        work.joined(all, settings.worlds, keep)
    })
}

impl Work<'_> {
    fn blocks(
        &self,
        numbers: Range<u64>,
        worlds: u64,
        keep: u64,
        control: &dyn Watcher,
    ) -> Result<Vec<WorldBlock>, Cancelled> {
        let first = numbers.start;
        let all: Option<Vec<WorldBlock>> = numbers
            .into_par_iter()
            .map_init(
                || (self.inside(), vec![0.0; self.columns.width]),
                |(inside, row), number| {
                    let (from, to) = ends(number, worlds);
                    let count = usize::try_from(to - from).unwrap_or(BLOCK);
                    let rows = from < keep;
                    let mut sampled = Sampled::default();
                    let mut figures = vec![0.0; row.len() * if rows { count } else { 1 }];
                    for (place, n) in (from..to).enumerate() {
                        one(inside, n, row, &mut sampled);
                        if rows {
                            let column = figures.iter_mut().skip(place).step_by(count);
                            column.zip(&*row).for_each(|(to, p)| *to = *p);
                        } else {
                            figures.iter_mut().zip(&*row).for_each(|(sum, p)| *sum += p);
                        }
                    }
                    let told = (number - first + 1).saturating_mul(BLOCK as u64);
                    let (of, twice, squares) = sampled.taken();
                    control.done(told).then_some(WorldBlock {
                        number,
                        figures,
                        sampled: of,
                        twice,
                        squares,
                    })
                },
            )
            .collect();
        all.ok_or(Cancelled)
    }

    fn joined(&self, mut all: Vec<WorldBlock>, worlds: u64, keep: u64) -> Option<Worked> {
        all.sort_by_key(|block| block.number);
        let width = self.columns.width;
        let whole = all.iter().map(|block| block.number).eq(0..blocks(worlds));
        let fits = |block: &WorldBlock| {
            let (from, to) = ends(block.number, worlds);
            let rows = if from < keep { to - from } else { 1 };
            block.figures.len() as u64 == rows * width as u64
                && (block.squares.is_empty() || block.squares.len() == width)
        };
        if !whole || !all.iter().all(fits) {
            return None;
        }
        let mut rows = Vec::new();
        let mut rest = if worlds > keep { vec![0.0; width] } else { Vec::new() };
        let mut sampled = Sampled::default();
        for block in all {
            if ends(block.number, worlds).0 < keep {
                rows.extend(block.figures);
            } else {
                rest.iter_mut().zip(&block.figures).for_each(|(sum, p)| *sum += p);
            }
            sampled.add(&Sampled::of(block.sampled, block.twice, block.squares));
        }
        Some(Worked {
            rows,
            rest,
            worlds,
            exactness: sampled.exactness(self.columns, worlds),
            errors: sampled.errors(worlds),
        })
    }
}

/// The worlds of a block, from and up to.
fn ends(number: u64, worlds: u64) -> (u64, u64) {
    let from = number.saturating_mul(BLOCK as u64).min(worlds);
    (from, worlds.min(from + BLOCK as u64))
}
