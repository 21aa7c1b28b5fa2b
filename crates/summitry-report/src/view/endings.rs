//! How it may end: one bar an ending, each mark one chance in a hundred.

use crate::figures::Figure;

use super::Context;

/// One ending.
#[derive(Clone, Debug)]
pub struct EndingBar {
    /// `agreed`, `words_only`, `bust_up`, `no_zone`.
    pub id: &'static str,
    /// Its name.
    pub label: String,
    /// What it means, in a few words.
    pub note: String,
    /// How likely it is.
    pub figure: Figure,
    /// Marks of a hundred; the marks of all endings sum to 100 (largest remainders).
    pub marks: usize,
}

pub(super) fn build(ctx: &Context<'_>) -> Vec<EndingBar> {
    let (m, e) = (ctx.messages, &ctx.forecast.ending);
    let rows = [
        ("agreed", "ending-agreed", "ending-agreed-note", e.agreed),
        ("words_only", "ending-words-only", "ending-words-only-note", e.words_only),
        ("bust_up", "ending-bust-up", "ending-bust-up-note", e.bust_up),
        ("no_zone", "ending-no-zone", "ending-no-zone-note", e.no_zone),
    ];
    let marks = hundred_marks(&rows.map(|(.., chance)| chance.mean));
    rows.into_iter()
        .zip(marks)
        .map(|((id, label, note, chance), marks)| {
            let capacity = ctx.forecast.ending.no_capacity.mean;
            let note = if id == "no_zone" && capacity >= 0.005 {
                m.fill("ending-no-zone-capacity", &[("n", (&m.hundred(capacity)).into())])
            } else {
                m.say(note)
            };
            EndingBar { id, label: m.say(label), note, figure: ctx.figure(chance), marks }
        })
        .collect()
}

/// A hundred marks shared by the method of largest remainders, so that they always sum to 100.
fn hundred_marks(shares: &[f64; 4]) -> [usize; 4] {
    let total: f64 = shares.iter().sum();
    if !(total.is_finite() && total > 0.0) {
        return [0; 4];
    }
    let exact = shares.map(|p| p.max(0.0) / total * 100.0);
    // Each entry lies in 0..=100.
    let mut marks = exact.map(|x| x.floor() as usize);
    let mut order = [0, 1, 2, 3];
    order.sort_by(|&a, &b| (exact[b] - exact[b].floor()).total_cmp(&(exact[a] - exact[a].floor())));
    let missing = 100usize.saturating_sub(marks.iter().sum());
    for &i in order.iter().take(missing) {
        marks[i] += 1;
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::hundred_marks;

    #[test]
    fn marks_sum_to_a_hundred() {
        assert_eq!(hundred_marks(&[0.433, 0.406, 0.139, 0.022]), [43, 41, 14, 2]);
        assert_eq!(hundred_marks(&[0.25, 0.25, 0.25, 0.25]), [25; 4]);
        assert_eq!(hundred_marks(&[1.0, 0.0, 0.0, 0.0]), [100, 0, 0, 0]);
        assert_eq!(hundred_marks(&[1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0, 0.0]).iter().sum::<usize>(), 100);
        assert_eq!(hundred_marks(&[0.0; 4]), [0; 4]);
    }
}
