//! Splitting a dollar with a deadline (Ståhl 1972).

/// What the first to offer gets where so many offers can be made, by turns, and one more leaves the parties `first` and
/// `second` of any share. 0 without offers.
pub(crate) fn share(offers: u32, first: f64, second: f64) -> f64 {
    // Backwards: whoever offers keeps what the other would not wait for.
    (0..offers).rev().fold(0.0, |later: f64, offer| {
        // `later` is the share of whoever offers next, worth this much to it now.
        let other = if offer % 2 == 0 { second } else { first };
        if offer + 1 == offers { 1.0 } else { 1.0 - other * later }
    })
}
