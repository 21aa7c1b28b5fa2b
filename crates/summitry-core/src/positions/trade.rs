//! One possible exchange between two parties, kept up to date while others take place.

use super::Stance;

/// Less than this is no move and no gain.
const NOTHING: f64 = 1e-10;
/// What rounding may add to a bound of the ladder.
const ROUNDING: f64 = 1e-9;

/// One side of an exchange: a party that gives way on an issue.
#[derive(Clone, Debug)]
pub(super) struct Leg {
    pub party: usize,
    /// The issue it gives way on.
    pub issue: usize,
    /// What it votes there before this exchange.
    pub at: f64,
    /// How far it would move, with its sign.
    pub step: f64,
    start: f64,
    /// Where the other party stands on this issue: it moves there and no further.
    goal: f64,
    /// Its salience on this issue, and the other party's, as shares of 1.
    care: f64,
    wanted: f64,
    /// By how much the outcome shifts for a step of one.
    pull: f64,
    /// Outcome less this party's part, by positions at the start.
    others: f64,
    /// Others' votes that the gaining party has gained from already: party, its part of the outcome, start and vote.
    counted: Vec<(usize, f64, f64, f64)>,
    /// Steps weighed before in this round.
    steps: Vec<f64>,
}

impl Leg {
    /// What it votes after this exchange.
    pub(super) fn to(&self) -> f64 {
        self.at + self.step
    }

    /// The outcome if this party votes so.
    fn outcome(&self, vote: f64) -> f64 {
        let shifted: f64 =
            self.counted.iter().map(|(_, pull, start, vote)| pull * (vote - start)).sum();
        self.others + shifted + self.pull * vote
    }

    /// Takes a step so long, towards the goal.
    fn take(&mut self, length: f64) {
        self.step = if self.at > self.goal { -length } else { length };
    }

    fn is_sound(&self) -> bool {
        let steps = || self.steps.iter().chain(std::iter::once(&self.step));
        let to = self.to();
        self.step.abs() > NOTHING
            && self.step.abs() <= 100.0 + ROUNDING
            && (-ROUNDING..=100.0 + ROUNDING).contains(&to)
            && steps().sum::<f64>() <= 100.0 + ROUNDING
            && (steps().all(|step| *step > 0.0) || steps().all(|step| *step < 0.0))
    }
}

/// Two legs: who gives way on the later issue, and who on the earlier.
#[derive(Clone, Debug)]
pub(super) struct Trade {
    pub legs: [Leg; 2],
    pub gain: f64,
    pub valid: bool,
}

impl Trade {
    /// The exchange of two parties over issues p < q: each gives way where it cares relatively less. `None` where one of
    /// them does not care about an issue or has no power.
    pub(super) fn new(
        table: &[Vec<Option<Stance>>],
        sums: &[f64],
        parties: [usize; 2],
        issues: [usize; 2],
    ) -> Option<Self> {
        let [p, q] = issues;
        let [i, j] = parties;
        let of = |issue: usize, party: usize| table[issue][party];
        let care = |issue, party| of(issue, party).map(|position| position.salience);
        let (ip, iq, jp, jq) = (care(p, i)?, care(q, i)?, care(p, j)?, care(q, j)?);
        // s_ip / s_iq < s_jp / s_jq without dividing
        let (later, earlier) = if ip * jq < jp * iq { (j, i) } else { (i, j) };
        let leg = |party: usize, other: usize, issue: usize| {
            let (own, theirs) = (of(issue, party)?, of(issue, other)?);
            let pull = own.weight() / sums[issue];
            let all: f64 = table[issue].iter().flatten().map(|a| a.weight() * a.at).sum();
            (pull > 0.0).then(|| Leg {
                party,
                issue,
                at: own.at,
                step: 0.0,
                start: own.at,
                goal: theirs.at,
                care: own.salience / 100.0,
                wanted: theirs.salience / 100.0,
                pull,
                others: all / sums[issue] - pull * own.at,
                counted: Vec::new(),
                steps: Vec::new(),
            })
        };
        let legs = [leg(later, earlier, q)?, leg(earlier, later, p)?];
        let mut trade = Trade { legs, gain: 0.0, valid: false };
        trade.work_out();
        Some(trade)
    }

    /// Gain for sorting: equal where only rounding differs.
    pub(super) fn rank(&self) -> f64 {
        libm::rint(self.gain * 1e10)
    }

    /// How far the other leg's outcome shifts for equal gains when `leg`'s shifts by one.
    fn rate(&self, leg: usize) -> f64 {
        let (this, that) = (&self.legs[leg], &self.legs[1 - leg]);
        (this.care + this.wanted) / (that.care + that.wanted)
    }

    /// Sets both steps from the length of one, and the gain.
    fn set(&mut self, leg: usize, length: f64) {
        let shift = length * self.legs[leg].pull;
        let back = shift * self.rate(leg);
        let other = back / self.legs[1 - leg].pull;
        self.legs[leg].take(length);
        self.legs[1 - leg].take(other);
        // what this leg's party gains on the other issue, less what it gives up
        self.gain = (back * self.legs[1 - leg].wanted - shift * self.legs[leg].care).abs();
    }

    /// The largest steps that keep gains equal, carry nobody past the other's position and no outcome past who gains by it.
    fn work_out(&mut self) {
        let reach = |leg: &Leg| (leg.goal - leg.at).abs();
        self.set(1, reach(&self.legs[1]));
        if self.legs[0].step.abs() > reach(&self.legs[0]) {
            self.set(0, reach(&self.legs[0]));
        }
        self.valid = self.gain >= NOTHING && self.legs.iter().all(Leg::is_sound);
        if !self.valid {
            return;
        }
        for k in [0, 1] {
            let leg = &self.legs[k];
            let toward = if leg.step < 0.0 { -1.0 } else { 1.0 };
            let missing = |vote| toward * (leg.goal - leg.outcome(vote));
            let (before, after) = (missing(leg.at), missing(leg.to()));
            // where the outcome is there already the runs compared with let it go on: see `exchange::round`
            if after < -ROUNDING && before > ROUNDING {
                self.set(k, before / leg.pull);
            }
        }
        self.valid = self.legs.iter().all(Leg::is_sound);
    }

    /// Brings the exchange up to date once another took place.
    pub(super) fn after(&mut self, done: &Trade) {
        let weighed = [self.legs[0].step, self.legs[1].step];
        let mut touched = false;
        for (leg, weighed) in self.legs.iter_mut().zip(weighed) {
            // the same party gave way on the same issue: start from there, and keep to the direction
            if let Some(moved) =
                done.legs.iter().find(|moved| moved.party == leg.party && moved.issue == leg.issue)
            {
                leg.at = moved.to();
                leg.steps.push(weighed);
                touched = true;
            }
        }
        let parties = [self.legs[0].party, self.legs[1].party];
        for (k, moved) in done.legs.iter().enumerate() {
            let gaining = done.legs[1 - k].party;
            for (m, leg) in self.legs.iter_mut().enumerate() {
                // the party that gains by this leg gained by that one too
                if leg.issue == moved.issue && parties[1 - m] == gaining {
                    leg.count(moved);
                    touched = true;
                }
            }
        }
        if touched {
            self.work_out();
        }
    }
}

impl Leg {
    /// Counts a vote that the gaining party gained from; of several by one party the one that moved it least.
    fn count(&mut self, moved: &Leg) {
        if moved.party == self.party {
            return;
        }
        match self.counted.iter_mut().find(|(party, ..)| *party == moved.party) {
            Some((_, _, start, vote)) => {
                if (moved.to() - *start).abs() < (*vote - *start).abs() {
                    *vote = moved.to();
                }
            }
            None => self.counted.push((moved.party, moved.pull, moved.start, moved.to())),
        }
    }
}
