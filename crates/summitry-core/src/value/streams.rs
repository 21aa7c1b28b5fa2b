//! Where the uniforms come from: a counter-based generator, one stream a value.
//!
//! The uniform for a value in a world depends on (seed, path, world) alone. So adding a value moves no other, any number of
//! threads gives the same bits, and two runs that differ in one line differ only through that line.

use sha2::{Digest, Sha256};

/// Philox4x64-10 (Salmon, Moraes, Dror & Shaw 2011): one block of four words for a counter and a key.
///
/// `numpy.random.Philox(key=k, counter=c)` increments its counter before the first block, so its first four words are
/// this function's at `c + 1`.
#[must_use]
pub fn philox4x64(counter: [u64; 4], key: [u64; 2]) -> [u64; 4] {
    const MULTIPLIER_0: u64 = 0xD2E7_470E_E14C_6C93;
    const MULTIPLIER_1: u64 = 0xCA5A_8263_9512_1157;
    const WEYL_0: u64 = 0x9E37_79B9_7F4A_7C15;
    const WEYL_1: u64 = 0xBB67_AE85_84CA_A73B;
    let ([mut c0, mut c1, mut c2, mut c3], [mut k0, mut k1]) = (counter, key);
    for round in 0..10 {
        if round > 0 {
            (k0, k1) = (k0.wrapping_add(WEYL_0), k1.wrapping_add(WEYL_1));
        }
        let (high0, low0) = multiply(MULTIPLIER_0, c0);
        let (high1, low1) = multiply(MULTIPLIER_1, c2);
        (c0, c1, c2, c3) = (high1 ^ c1 ^ k0, low1, high0 ^ c3 ^ k1, low0);
    }
    [c0, c1, c2, c3]
}

/// High and low word of a product.
#[expect(clippy::cast_possible_truncation, reason = "the low word is what is asked for")]
fn multiply(a: u64, b: u64) -> (u64, u64) {
    let product = u128::from(a) * u128::from(b);
    ((product >> 64) as u64, product as u64)
}

/// The stream of one named value under one seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stream {
    key: [u64; 2],
}

impl Stream {
    /// The stream for a path: key = (seed, first 8 bytes of SHA-256(path), little-endian).
    #[must_use]
    pub fn new(seed: u64, path: &str) -> Self {
        let digest = Sha256::digest(path.as_bytes());
        let word =
            digest.iter().take(8).rev().fold(0u64, |word, &byte| (word << 8) | u64::from(byte));
        Stream { key: [seed, word] }
    }

    /// The block of four words of world `n`.
    #[must_use]
    pub fn words(&self, n: u64) -> [u64; 4] {
        philox4x64([n, 0, 0, 0], self.key)
    }

    /// The uniform of world `n`: never 0, never 1.
    #[must_use]
    pub fn uniform(&self, n: u64) -> f64 {
        let [first, ..] = self.words(n);
        to_unit(first)
    }

    /// Further uniforms of world `n` for sampling inside it, `i` from 0; block 0 of lane 0 is [`Stream::uniform`]'s own.
    #[must_use]
    pub fn further(&self, n: u64, lane: u64, i: u64) -> f64 {
        let block = philox4x64([n, lane + 1, i / 4, 0], self.key);
        to_unit(block[(i % 4) as usize])
    }
}

/// The top 53 bits of a word, centred in their cell: in (0, 1).
#[expect(clippy::cast_precision_loss, reason = "53 bits fit a double exactly")]
fn to_unit(word: u64) -> f64 {
    ((word >> 11) as f64 + 0.5) * (1.0 / 9_007_199_254_740_992.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The known-answer tests that Salmon et al. publish with Random123 (kat_vectors, philox4x64 10).
    #[test]
    fn philox_gives_the_published_answers() {
        assert_eq!(
            philox4x64([0; 4], [0; 2]),
            [0x16554d9eca36314c, 0xdb20fe9d672d0fdc, 0xd7e772cee186176b, 0x7e68b68aec7ba23b]
        );
        assert_eq!(
            philox4x64([u64::MAX; 4], [u64::MAX; 2]),
            [0x87b092c3013fe90b, 0x438c3c67be8d0224, 0x9cc7d7c69cd777b6, 0xa09caebf594f0ba0]
        );
    }

    /// `numpy.random.Philox(key=[20260203, K], counter=c).random_raw(4)` of NumPy 2, where K is the path's hash.
    #[test]
    fn streams_are_numpys() {
        let stream = Stream::new(20_260_203, "wants.us.visas.matters");
        for (n, raw) in NUMPY_RAW {
            assert_eq!(philox4x64([n, 0, 0, 0], stream.key)[0], raw);
        }
    }

    /// World and first raw word, printed by NumPy 2.4.6 with the counter at n − 1.
    const NUMPY_RAW: [(u64, u64); 3] =
        [(0, 0xeb4882c99423c125), (1, 0x47f5c274acb21ecd), (19999, 0x54dc9b09a99ba498)];
}
