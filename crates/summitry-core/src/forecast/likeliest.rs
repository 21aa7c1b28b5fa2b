//! Which room is the likeliest: the one rule for ties, wherever a single room has to be picked.

/// Chances closer together than this are equal: sums in another order differ in their last bits.
const EQUAL: f64 = 1e-9;

/// The place of the greatest chance; of equal ones the first, so that the file's order decides. 0 where there is none.
#[must_use]
pub fn likeliest(chances: impl IntoIterator<Item = f64>) -> usize {
    let more = |best: (usize, f64), (place, chance): (usize, f64)| {
        if chance > best.1 + EQUAL { (place, chance) } else { best }
    };
    chances.into_iter().enumerate().fold((0, f64::NEG_INFINITY), more).0
}

#[cfg(test)]
mod tests {
    use super::likeliest;

    #[test]
    fn the_first_of_equals() {
        assert_eq!(likeliest([0.3, 0.35, 0.35 + 1e-12]), 1);
        assert_eq!(likeliest([]), 0);
    }
}
