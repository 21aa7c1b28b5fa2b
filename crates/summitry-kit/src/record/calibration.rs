//! Calibration: whether what was given 30 in 100 happened 30 times in 100, as far as so few can tell.

/// One band of stated chances.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bin {
    /// From this chance, 0..1.
    pub from: f64,
    /// To this chance; the last band holds 1 itself.
    pub to: f64,
    /// Settled questions in it.
    pub n: usize,
    /// Of them, those that came out yes.
    pub yes: usize,
    /// Mean of the chances stated, 0..1.
    pub mean: f64,
    /// Fewest and most yeses, 5 % and 95 % quantiles, if the stated chances were right: with few questions the band is wide.
    pub band: (usize, usize),
}

/// How many bands: fifths, since a record has tens of questions and no hundreds.
const BINS: usize = 5;

/// The bands that hold a question, lowest first. Each question is its stated chance and whether it came out yes.
///
/// The band of a bin is that of a sum of independent yes-or-no draws with the stated chances, worked out exactly (Poisson binomial):
/// the consistency bars of Bröcker & Smith (2007), without resampling. Questions of one meeting are not independent, so that the
/// true band is wider.
#[must_use]
pub fn calibration(questions: &[(f64, bool)]) -> Vec<Bin> {
    let bin_of = |p: f64| ((p * BINS as f64) as usize).min(BINS - 1);
    (0..BINS)
        .filter_map(|bin| {
            let inside: Vec<_> = questions.iter().filter(|(p, _)| bin_of(*p) == bin).collect();
            let n = inside.len();
            let sum = inside.iter().map(|(p, _)| p).sum::<f64>();
            let counts = counts(inside.iter().map(|(p, _)| *p));
            (n > 0).then(|| Bin {
                from: bin as f64 / BINS as f64,
                to: (bin + 1) as f64 / BINS as f64,
                n,
                yes: inside.iter().filter(|(_, yes)| *yes).count(),
                mean: sum / n as f64,
                band: (quantile(&counts, 0.05), quantile(&counts, 0.95)),
            })
        })
        .collect()
}

/// The chance of each number of yeses among independent draws.
fn counts(chances: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut out = vec![1.0];
    for p in chances {
        let stays = out.iter().map(|x| x * (1.0 - p)).chain([0.0]);
        let moves = [0.0].into_iter().chain(out.iter().map(|x| x * p));
        out = stays.zip(moves).map(|(a, b)| a + b).collect();
    }
    out
}

/// The smallest number whose cumulated chance reaches `q`.
fn quantile(counts: &[f64], q: f64) -> usize {
    let mut sum = 0.0;
    for (number, chance) in counts.iter().enumerate() {
        sum += chance;
        // What rounding leaves out of a sum of some hundred numbers.
        if sum >= q - 1e-12 {
            return number;
        }
    }
    counts.len().saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_are_those_of_the_binomial() {
        // Ten questions at 30 %: of Binomial(10, 0.3) the 5 % and 95 % quantiles are 1 and 5 (Abramowitz & Stegun, by hand).
        let all: Vec<(f64, bool)> = (0..10).map(|i| (0.3, i < 3)).collect();
        let bins = calibration(&all);
        assert_eq!(bins.len(), 1);
        assert_eq!((bins[0].n, bins[0].yes, bins[0].band), (10, 3, (1, 5)));
        assert!((bins[0].mean - 0.3).abs() < 1e-12);
    }

    #[test]
    fn certain_chances_have_no_width_and_one_is_in_the_last_band() {
        let bins = calibration(&[(0.0, false), (1.0, true), (0.99, true)]);
        assert_eq!(bins[0].band, (0, 0));
        assert_eq!((bins[1].n, bins[1].from), (2, 0.8));
        assert_eq!(bins[1].band, (2, 2));
    }
}
