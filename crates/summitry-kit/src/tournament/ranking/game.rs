//! The empirical game: who would change tactic, given what the others play (Wellman 2006; de Jonge 2024 for negotiation).
//!
//! A tournament of two parties gives a table of payoffs: what tactic i gets on average against tactic j, over domains, seats and who
//! speaks first. Of that symmetric game: equilibria, replicator dynamics, what is dominated, and the order in which the weakest leaves
//! (what NegMAS 0.16 computes of its tournaments).

/// What each tactic (row) gets against each (column).
#[derive(Clone, Debug, PartialEq)]
pub struct PayoffTable {
    payoffs: Vec<Vec<f64>>,
}

/// A mixture of tactics: one share each, which add up to 1.
pub type Mixture = Vec<f64>;

/// Payoffs that differ by less are equal.
const TIE: f64 = 1e-9;
/// Tactics up to which the support of an equilibrium may be any; beyond, one of up to [`FEW`] tactics.
const ANY: usize = 12;
/// See [`ANY`].
const FEW: u32 = 4;
/// Steps of replicator dynamics; with steps of half the range's inverse, a thousand times the time in which a clear difference decides.
const STEPS: usize = 4000;

impl PayoffTable {
    /// A square table of finite numbers; `None` where it is none, such as without self-play.
    #[must_use]
    pub fn new(payoffs: Vec<Vec<f64>>) -> Option<Self> {
        let n = payoffs.len();
        let whole = payoffs.iter().all(|row| row.len() == n && row.iter().all(|x| x.is_finite()));
        (n > 0 && whole).then_some(Self { payoffs })
    }

    /// The rows.
    #[must_use]
    pub fn payoffs(&self) -> &[Vec<f64>] {
        &self.payoffs
    }

    fn at(&self, row: usize, column: usize) -> f64 {
        self.payoffs.get(row).and_then(|r| r.get(column)).copied().unwrap_or(f64::NAN)
    }

    fn len(&self) -> usize {
        self.payoffs.len()
    }

    /// What each tactic gets against a mixture.
    #[must_use]
    pub fn against(&self, mixture: &[f64]) -> Vec<f64> {
        let dot = |row: &Vec<f64>| row.iter().zip(mixture).map(|(u, x)| u * x).sum();
        self.payoffs.iter().map(dot).collect()
    }

    /// The most that one who changes alone could gain where all play a mixture, 0 in equilibrium.
    #[must_use]
    pub fn regret(&self, mixture: &[f64]) -> f64 {
        let payoffs = self.against(mixture);
        let mean: f64 = payoffs.iter().zip(mixture).map(|(u, x)| u * x).sum();
        payoffs.into_iter().fold(f64::NEG_INFINITY, f64::max) - mean
    }

    /// Pairs of tactics (the first not after the second) from which neither gains by changing alone: pure equilibria (Nash 1951). Those of
    /// one tactic are symmetric.
    #[must_use]
    pub fn pure(&self) -> Vec<(usize, usize)> {
        let n = self.len();
        let best = |own: usize, other: usize| {
            (0..n).all(|instead| self.at(instead, other) <= self.at(own, other) + TIE)
        };
        let pairs = (0..n).flat_map(|a| (a..n).map(move |b| (a, b)));
        pairs.filter(|&(a, b)| best(a, b) && best(b, a)).collect()
    }

    /// Symmetric equilibria, pure ones as mixtures of one among them, by going through supports; whether every support was gone through.
    /// Where payoffs tie there may be whole lines of them, of which only ends are found.
    #[must_use]
    pub fn symmetric(&self) -> (Vec<Mixture>, bool) {
        let n = self.len();
        let every = n <= ANY;
        let mut found = Vec::new();
        let supports = 1u64 << n.min(30);
        for support in 1..supports {
            if !every && support.count_ones() > FEW {
                continue;
            }
            let members: Vec<usize> = (0..n.min(30)).filter(|k| support >> k & 1 == 1).collect();
            if let Some(mixture) = self.on(&members) {
                found.push(mixture);
            }
        }
        (found, every)
    }

    /// The equilibrium that mixes exactly these, if there is one.
    fn on(&self, members: &[usize]) -> Option<Mixture> {
        // All of them are worth the same (the last unknown), and the shares add up to 1.
        let size = members.len() + 1;
        let mut rows: Vec<Vec<f64>> = members
            .iter()
            .map(|row| {
                let mut line: Vec<f64> =
                    members.iter().map(|column| self.at(*row, *column)).collect();
                line.extend([-1.0, 0.0]);
                line
            })
            .collect();
        let mut ones = vec![1.0; size + 1];
        if let Some(slot) = ones.get_mut(size - 1) {
            *slot = 0.0;
        }
        rows.push(ones);
        let shares = solve(rows)?;
        let mut mixture = vec![0.0; self.len()];
        for (member, share) in members.iter().zip(&shares) {
            if *share <= TIE {
                return None;
            }
            *mixture.get_mut(*member)? = *share;
        }
        (self.regret(&mixture) <= TIE).then_some(mixture)
    }

    /// Where replicator dynamics lead from a mixture (Taylor & Jonker 1978: a tactic's share grows by what it gets more than the mean),
    /// and whether they came to rest. Integrated by Runge and Kutta's fourth order.
    #[must_use]
    pub fn replicate(&self, from: &[f64]) -> (Mixture, bool) {
        let all = || self.payoffs.iter().flatten().copied();
        let range = all().fold(f64::NEG_INFINITY, f64::max) - all().fold(f64::INFINITY, f64::min);
        let mut x = from.to_vec();
        if range <= 0.0 {
            return (x, true);
        }
        let step = 0.5 / range;
        let change = |x: &[f64]| -> Vec<f64> {
            let payoffs = self.against(x);
            let mean: f64 = payoffs.iter().zip(x).map(|(u, x)| u * x).sum();
            payoffs.iter().zip(x).map(|(u, x)| x * (u - mean)).collect()
        };
        let along = |x: &[f64], d: &[f64], h: f64| -> Vec<f64> {
            x.iter().zip(d).map(|(x, d)| x + h * d).collect()
        };
        for _ in 0..STEPS {
            let a = change(&x);
            if a.iter().all(|d| d.abs() < 1e-10 * range) {
                return (x, true);
            }
            let b = change(&along(&x, &a, step / 2.0));
            let c = change(&along(&x, &b, step / 2.0));
            let d = change(&along(&x, &c, step));
            let each = a.iter().zip(&b).zip(c.iter().zip(&d));
            for (x, ((a, b), (c, d))) in x.iter_mut().zip(each) {
                *x = (*x + step / 6.0 * (a + 2.0 * b + 2.0 * c + d)).max(0.0);
            }
            let sum: f64 = x.iter().sum();
            x.iter_mut().for_each(|x| *x /= sum);
        }
        let rest = change(&x).iter().all(|d| d.abs() < 1e-7 * range);
        (x, rest)
    }

    /// Tactics that another one beats against everybody left, in the order in which they are taken out.
    #[must_use]
    pub fn dominated(&self) -> Vec<usize> {
        let mut left: Vec<usize> = (0..self.len()).collect();
        let mut out = Vec::new();
        loop {
            let beaten = left.iter().copied().find(|own| {
                left.iter()
                    .any(|other| left.iter().all(|c| self.at(*other, *c) > self.at(*own, *c) + TIE))
            });
            let Some(beaten) = beaten else { return out };
            left.retain(|k| *k != beaten);
            out.push(beaten);
        }
    }

    /// All tactics, the best first, where time and again the one leaves that is worst against those left, itself among them (de Jonge's
    /// sequential elimination).
    #[must_use]
    pub fn eliminated(&self) -> Vec<usize> {
        let mut left: Vec<usize> = (0..self.len()).collect();
        let mut out = Vec::new();
        while !left.is_empty() {
            let score = |own: &usize| left.iter().map(|c| self.at(*own, *c)).sum::<f64>();
            let worst = left.iter().copied().min_by(|a, b| score(a).total_cmp(&score(b)));
            let Some(worst) = worst else { break };
            left.retain(|k| *k != worst);
            out.push(worst);
        }
        out.reverse();
        out
    }
}

/// Solves linear equations, each with its right side last; `None` where they have no one solution. Gauss's elimination with pivots: tables
/// here have a dozen rows.
fn solve(mut rows: Vec<Vec<f64>>) -> Option<Vec<f64>> {
    let n = rows.len();
    for column in 0..n {
        let size = |row: &Vec<f64>| row.get(column).map_or(0.0, |x| x.abs());
        let pivot = (column..n).max_by(|a, b| {
            let size = |at: &usize| rows.get(*at).map_or(0.0, size);
            size(a).total_cmp(&size(b))
        })?;
        rows.swap(column, pivot);
        let own = rows.get(column)?.clone();
        let lead = *own.get(column)?;
        if lead.abs() < 1e-12 {
            return None;
        }
        for (_, row) in rows.iter_mut().enumerate().filter(|(at, _)| *at != column) {
            let factor = row.get(column)? / lead;
            row.iter_mut().zip(&own).for_each(|(x, y)| *x -= factor * y);
        }
    }
    rows.iter().enumerate().map(|(at, row)| Some(row.last()? / row.get(at)?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[f64]]) -> PayoffTable {
        PayoffTable::new(rows.iter().map(|r| r.to_vec()).collect()).unwrap()
    }

    fn near(a: &[f64], b: &[f64], within: f64) -> bool {
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() < within)
    }

    /// Hawk and dove (Maynard Smith & Price 1973) with V = 2, C = 6: a third of hawks, wherever it begins.
    #[test]
    fn hawks_and_doves() {
        let game = table(&[&[-2.0, 2.0], &[0.0, 1.0]]);
        assert_eq!(game.pure(), [(0, 1)]);
        let (found, every) = game.symmetric();
        assert!(every && found.len() == 1 && near(&found[0], &[1.0 / 3.0, 2.0 / 3.0], 1e-12));
        for share in [0.01, 0.5, 0.99] {
            let (end, rest) = game.replicate(&[share, 1.0 - share]);
            assert!(rest && near(&end, &[1.0 / 3.0, 2.0 / 3.0], 1e-6), "{end:?}");
        }
        assert!(game.regret(&[1.0 / 3.0, 2.0 / 3.0]).abs() < 1e-12);
        assert!((game.regret(&[1.0, 0.0]) - 2.0).abs() < 1e-12);
    }

    /// Rock, paper, scissors: no pure equilibrium, the even mixture, and dynamics that go around it.
    #[test]
    fn rock_paper_scissors() {
        let game = table(&[&[0.0, -1.0, 1.0], &[1.0, 0.0, -1.0], &[-1.0, 1.0, 0.0]]);
        assert!(game.pure().is_empty() && game.dominated().is_empty());
        let (found, _) = game.symmetric();
        assert!(found.len() == 1 && near(&found[0], &[1.0 / 3.0; 3], 1e-12), "{found:?}");
        let from = [0.5, 0.25, 0.25];
        let (end, rest) = game.replicate(&from);
        let product = |x: &[f64]| x.iter().product::<f64>();
        // The product of the shares stays (Hofbauer & Sigmund 1998).
        assert!(!rest && (product(&end) - product(&from)).abs() < 1e-3, "{end:?}");
        assert!(game.replicate(&[1.0 / 3.0; 3]).1);
    }

    /// The prisoners' dilemma and a game of coordination.
    #[test]
    fn dilemma_and_coordination() {
        let dilemma = table(&[&[3.0, 0.0], &[5.0, 1.0]]);
        assert_eq!((dilemma.pure(), dilemma.dominated()), (vec![(1, 1)], vec![0]));
        assert!(near(&dilemma.replicate(&[0.9, 0.1]).0, &[0.0, 1.0], 1e-6));
        assert_eq!(dilemma.eliminated(), [1, 0]);
        let meet = table(&[&[2.0, 0.0], &[0.0, 1.0]]);
        assert_eq!(meet.pure(), [(0, 0), (1, 1)]);
        let (found, _) = meet.symmetric();
        // By hand: 2x = 1 − x.
        assert!(found.iter().any(|x| near(x, &[1.0 / 3.0, 2.0 / 3.0], 1e-12)) && found.len() == 3);
        assert!(near(&meet.replicate(&[0.3, 0.7]).0, &[0.0, 1.0], 1e-6));
        assert!(near(&meet.replicate(&[0.4, 0.6]).0, &[1.0, 0.0], 1e-6));
    }

    /// A symmetric game without ties has an odd number of symmetric equilibria (Harsanyi 1973): a missed one would show.
    #[test]
    fn the_number_of_equilibria_is_odd() {
        let stream = summitry_core::value::streams::Stream::new(5, "games");
        let mut several = 0;
        for n in 0..300 {
            let size = 2 + n % 4;
            let row = |r| (0..size).map(|c| stream.further(n, r, c)).collect();
            let game = PayoffTable::new((0..size).map(row).collect()).unwrap();
            let (found, every) = game.symmetric();
            assert!(every && found.len() % 2 == 1, "{game:?} {found:?}");
            assert!(found.iter().all(|x| game.regret(x).abs() < 1e-8));
            let pure = game.pure().into_iter().filter(|(a, b)| a == b).count();
            let single = |x: &Mixture| x.iter().any(|share| (share - 1.0).abs() < 1e-12);
            assert_eq!(pure, found.iter().filter(|x| single(x)).count());
            several += usize::from(found.len() > 1);
        }
        assert!(several > 20);
    }

    #[test]
    fn a_table_with_holes_is_none() {
        assert!(PayoffTable::new(vec![vec![1.0, f64::NAN], vec![0.0, 1.0]]).is_none());
        assert!(PayoffTable::new(vec![vec![1.0, 2.0]]).is_none());
    }
}
