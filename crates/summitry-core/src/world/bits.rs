//! Which conditions hold, a bit a condition, in words of 64.

/// Sets the bit of a condition.
pub(crate) fn mark(words: &mut [u64], condition: usize) {
    words[condition / 64] |= 1 << (condition % 64);
}

/// Whether the bit of a condition is set.
pub(crate) fn is_marked(words: &[u64], condition: usize) -> bool {
    words[condition / 64] & (1 << (condition % 64)) != 0
}

/// Calls `f` with the number of every bit that is set.
pub(crate) fn each_bit(words: &[u64], mut f: impl FnMut(usize)) {
    for (w, &word) in words.iter().enumerate() {
        let mut word = word;
        while word != 0 {
            f(w * 64 + word.trailing_zeros() as usize);
            word &= word - 1;
        }
    }
}
