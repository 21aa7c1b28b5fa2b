//! What sides make of packages, worked out a second time from a draft's numbers: laws about gains need it.

use super::random::Draft;

/// The draft in its first venue alone, so that one table holds.
pub(crate) fn alone(d: &Draft) -> Draft {
    let mut one = d.clone();
    one.venues.truncate(1);
    one
}

/// The draft in one venue and one state: what is more likely than not is certain, the rest is gone.
pub(crate) fn one_state(d: &Draft) -> Draft {
    let mut one = alone(d);
    one.links.retain(|l| l.chance >= 0.5);
    one.links.iter_mut().for_each(|l| l.chance = 1.0);
    one.side_deals.retain(|s| s.on_offer >= 0.5);
    one.side_deals.iter_mut().for_each(|s| (s.on_offer, s.leaks) = (1.0, s.leaks.round()));
    one.issues.iter_mut().for_each(|k| k.raised = None);
    one
}

/// Points of every option for every side at the table of the first venue.
pub(crate) struct Table {
    /// `points[party][issue][option]`.
    points: Vec<Vec<Vec<f64>>>,
}

impl Table {
    /// The table of a draft.
    pub(crate) fn new(d: &Draft) -> Self {
        let mut points = d.scores.clone();
        for (i, rows) in points.iter_mut().enumerate() {
            for (k, (row, issue)) in rows.iter_mut().zip(&d.issues).enumerate() {
                let kept =
                    if issue.holder == Some(i) { 1.0 } else { issue.delivered.unwrap_or(1.0) };
                row.iter_mut().for_each(|s| *s *= d.matters[i][k] / 100.0);
                for a in d.audiences.iter().filter(|a| a.pushes == i) {
                    let weight = d.venues[0].pull * a.matters / a.likes.len() as f64;
                    for &(_, liked) in a.likes.iter().filter(|(issue, _)| *issue == k) {
                        let off = |o: usize| (issue.at[o] - issue.at[liked]).abs();
                        let farthest = (0..issue.at.len()).map(off).fold(0.0, f64::max);
                        for (o, s) in row.iter_mut().enumerate() {
                            *s += weight * (1.0 - off(o) / farthest);
                        }
                    }
                }
                let now = row[issue.now];
                row.iter_mut().for_each(|s| *s = kept * *s + (1.0 - kept) * now);
            }
        }
        Table { points }
    }

    /// A package's points for a side, without side deals.
    pub(crate) fn of(&self, i: usize, package: &[usize]) -> f64 {
        self.points[i].iter().zip(package).map(|(row, &o)| row[o]).sum()
    }

    /// Points weighted with the chance of each option.
    pub(crate) fn points(&self, i: usize, chances: &[Vec<f64>]) -> f64 {
        let rows = self.points[i].iter().zip(chances);
        rows.flat_map(|(a, b)| a.iter().zip(b)).map(|(points, p)| points * p).sum()
    }

    /// Whether an option gains nobody anything over `now`.
    pub(crate) fn is_useless(&self, k: usize, o: usize, now: usize) -> bool {
        self.points.iter().all(|rows| rows[k][o] - rows[k][now] <= 0.0)
    }

    /// Every package.
    pub(crate) fn packages(&self) -> impl Iterator<Item = Vec<usize>> + '_ {
        let sizes: Vec<usize> = self.points[0].iter().map(Vec::len).collect();
        let count: usize = sizes.iter().product();
        (0..count).map(move |mut index| {
            sizes
                .iter()
                .map(|size| {
                    let o = index % size;
                    index /= size;
                    o
                })
                .collect()
        })
    }

    /// Whether a package changes something, fits the upper end of the capacity, breaks no link and changes nothing for
    /// nothing: it is then possible if every side accepts it.
    pub(crate) fn is_plain(&self, d: &Draft, package: &[usize]) -> bool {
        let changed: Vec<usize> =
            (0..package.len()).filter(|&k| package[k] != d.issues[k].now).collect();
        let effort: f64 = changed.iter().map(|&k| d.issues[k].efforts[package[k]]).sum();
        let says = |(k, options): &(usize, Vec<usize>)| options.contains(&package[*k]);
        !changed.is_empty()
            && effort <= d.capacity.1
            && !d.links.iter().any(|l| says(&l.when) && says(&l.rules_out))
            && !changed.iter().any(|&k| {
                self.points
                    .iter()
                    .all(|rows| rows[k][package[k]] - rows[k][d.issues[k].now] <= 2e-9)
            })
    }

    /// A side's gain over what it accepts, points; side deals and leaks as in [`one_state`], `now_over` U(now) − D.
    pub(crate) fn gain(&self, d: &Draft, i: usize, package: &[usize], now_over: f64) -> f64 {
        let now: Vec<usize> = d.issues.iter().map(|k| k.now).collect();
        let mut gain = self.of(i, package) - self.of(i, &now) + now_over;
        for s in &d.side_deals {
            if s.side == i {
                gain += s.own_stake / 100.0 * s.worth;
            }
            for (a, p) in
                s.if_leaked.iter().filter(|(a, _)| s.leaks > 0.5 && d.audiences[*a].pushes == i)
            {
                gain += d.venues[0].pull * d.audiences[*a].matters / 100.0 * p;
            }
        }
        if d.impasse {
            let doors = d.outsides.iter().map(|o| {
                let helps = if o.helps == i { o.worth } else { 0.0 };
                helps - o.hurts.filter(|(j, _)| *j == i).map_or(0.0, |(_, p)| p)
            });
            gain -= doors.sum::<f64>().max(0.0);
        }
        gain
    }
}
