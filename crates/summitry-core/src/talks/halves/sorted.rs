//! Sums in ascending order, with a table that says near where to look: a place is found in a step or two.

/// Runs of one cell up to this length are put in order by insertion, and gone through one by one.
const SHORT: usize = 12;

/// Beyond every sum there is, and still far from what an integer holds: sums stay below 2^125.
pub(super) const BEYOND: i128 = 1 << 126;

/// Sums with the number of their options, ascending, equal ones by number.
#[derive(Debug)]
pub(super) struct Sorted {
    sums: Vec<i128>,
    numbers: Vec<u32>,
    /// The first place of each of the cells of equal width that the sums are shared out over; the last entry is their number.
    starts: Vec<u32>,
    low: i128,
    /// A cell is two to the power of this wide.
    width: u32,
}

impl Sorted {
    /// Sorts: into cells of equal width, in two passes, then within each cell. Numbers ascend.
    #[expect(clippy::cast_possible_truncation, reason = "no more cells than numbers of 32 bits")]
    pub(super) fn new(all: &[(i128, u32)]) -> Self {
        let ends = (i128::MAX, i128::MIN);
        let (low, high) = all.iter().fold(ends, |(l, h), &(sum, _)| (l.min(sum), h.max(sum)));
        let low = if all.is_empty() { 0 } else { low };
        let span = high.saturating_sub(low).max(0).unsigned_abs();
        // As many cells as sums, or half as many: with more, clearing and adding up their counters costs more than it saves.
        let cells = all.len().next_power_of_two() as u128;
        let width = (128 - (span / cells).leading_zeros()).min(127);
        let cell = |sum: i128| ((sum - low).unsigned_abs() >> width) as u32;
        let of: Vec<u32> = all.iter().map(|&(sum, _)| cell(sum)).collect();
        let mut starts = vec![0u32; cell(low.saturating_add_unsigned(span)) as usize + 2];
        for &cell in &of {
            if let Some(start) = starts.get_mut(cell as usize) {
                *start += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += std::mem::replace(start, sum);
        }
        let mut places = starts.clone();
        let (mut sums, mut numbers) = (vec![0i128; all.len()], vec![0u32; all.len()]);
        for (&(sum, number), &cell) in all.iter().zip(&of) {
            let Some(place) = places.get_mut(cell as usize) else { continue };
            let at = *place as usize;
            if let (Some(own), Some(own_number)) = (sums.get_mut(at), numbers.get_mut(at)) {
                (*own, *own_number) = (sum, number);
            }
            *place += 1;
        }
        for (&start, &end) in starts.iter().zip(starts.iter().skip(1)) {
            let run = start as usize..end as usize;
            if run.len() > 1
                && let (Some(sums), Some(numbers)) =
                    (sums.get_mut(run.clone()), numbers.get_mut(run))
            {
                put_in_order(sums, numbers);
            }
        }
        Self { sums, numbers, starts, low, width }
    }

    /// The place of the least sum at or above a bound; the number of sums where there is none.
    pub(super) fn from(&self, bound: i128) -> usize {
        if bound <= self.low {
            return 0;
        }
        let cell = usize::try_from((bound - self.low).unsigned_abs() >> self.width);
        let start = cell.ok().and_then(|cell| self.starts.get(cell));
        let Some(&start) = start else { return self.sums.len() };
        let mut place = start as usize;
        let cell = self.sums.get(place..).unwrap_or_default();
        for sum in cell.iter().take(SHORT) {
            if *sum >= bound {
                return place;
            }
            place += 1;
        }
        // Many in one cell, or none is left.
        place + self.sums.get(place..).unwrap_or_default().partition_point(|sum| *sum < bound)
    }

    /// The sum at a place; beyond them all, [`BEYOND`].
    pub(super) fn sum(&self, place: usize) -> i128 {
        self.sums.get(place).copied().unwrap_or(BEYOND)
    }

    /// The number of the options at a place.
    pub(super) fn number(&self, place: usize) -> u32 {
        self.numbers.get(place).copied().unwrap_or_default()
    }

    /// The first place after all sums equal to the one here.
    pub(super) fn after(&self, place: usize) -> usize {
        let sum = self.sum(place);
        let rest = self.sums.get(place..).unwrap_or_default();
        let near = rest.iter().take(SHORT).take_while(|other| **other == sum).count();
        if near < SHORT { place + near } else { self.from(sum + 1) }
    }

    /// The least and the largest sum; both 0 where there is none.
    pub(super) fn ends(&self) -> (i128, i128) {
        (self.low, self.sums.last().copied().unwrap_or(0))
    }
}

/// Sorts a run. It comes in the order of its numbers, which insertion keeps among equal sums.
fn put_in_order(sums: &mut [i128], numbers: &mut [u32]) {
    if sums.len() > SHORT {
        let pairs = sums.iter().copied().zip(numbers.iter().copied());
        let mut pairs: Vec<(i128, u32)> = pairs.collect();
        pairs.sort_unstable();
        for ((sum, number), pair) in sums.iter_mut().zip(numbers).zip(pairs) {
            (*sum, *number) = pair;
        }
        return;
    }
    for end in 1..sums.len() {
        for at in (1..=end).rev() {
            match sums.get(at - 1..=at) {
                Some([before, after]) if before > after => {
                    sums.swap(at - 1, at);
                    numbers.swap(at - 1, at);
                }
                _ => break,
            }
        }
    }
}
