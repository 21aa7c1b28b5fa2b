//! Even draws where nothing exact will do: SplitMix64 (Steele, Lea & Flood 2014), numbers below a bound by Lemire's (2019) unbiased reduction.
//!
//! Not [`value::streams`](crate::value::streams), whose draws are named by a path and a world so that an edit of the file moves
//! no other: here are neither, only one sequence from one seed. And figures once published for a seed stay what they are.

/// One sequence of draws.
pub(crate) struct Dice(u64);

impl Dice {
    /// The sequence of a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Dice(seed)
    }

    fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// One of `0..n`; 0 where there is none.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        let n = n as u64;
        loop {
            let wide = u128::from(self.word()) * u128::from(n);
            // The remainder is asked for only where the draw may have to be thrown away.
            if wide as u64 >= n || wide as u64 >= n.wrapping_neg() % n.max(1) {
                return (wide >> 64) as usize;
            }
        }
    }

    /// A number from 0 to below 1.
    pub(crate) fn uniform(&mut self) -> f64 {
        (self.word() >> 11) as f64 / (1u64 << 53) as f64
    }
}
