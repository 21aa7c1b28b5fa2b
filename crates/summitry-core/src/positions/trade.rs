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

/// An issue that is traded over: who stands where, and the sum of their weights.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ground<'t> {
    pub issue: usize,
    pub row: &'t [Option<Stance>],
    pub sum: f64,
}

impl Ground<'_> {
    fn of(&self, party: usize) -> Option<Stance> {
        self.row.get(party).copied().flatten()
    }

    fn care(&self, party: usize) -> Option<f64> {
        self.of(party).map(|position| position.salience)
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
    pub(super) fn new([p, q]: [Ground<'_>; 2], [i, j]: [usize; 2]) -> Option<Self> {
        let (ip, iq, jp, jq) = (p.care(i)?, q.care(i)?, p.care(j)?, q.care(j)?);
        // s_ip / s_iq < s_jp / s_jq without dividing
        let (later, earlier) = if ip * jq < jp * iq { (j, i) } else { (i, j) };
        let leg = |party: usize, other: usize, ground: Ground| {
            let (own, theirs) = (ground.of(party)?, ground.of(other)?);
            let pull = own.weight() / ground.sum;
            let all: f64 = ground.row.iter().flatten().map(|a| a.weight() * a.at).sum();
            (pull > 0.0).then(|| Leg {
                party,
                issue: ground.issue,
                at: own.at,
                step: 0.0,
                start: own.at,
                goal: theirs.at,
                care: own.salience / 100.0,
                wanted: theirs.salience / 100.0,
                pull,
                others: all / ground.sum - pull * own.at,
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

    /// The largest steps that keep gains equal, carry nobody past the other's position and no outcome past who gains by it.
    fn work_out(&mut self) {
        let [later, earlier] = &mut self.legs;
        self.gain = earlier.lead(later, earlier.reach());
        if later.step.abs() > later.reach() {
            self.gain = later.lead(earlier, later.reach());
        }
        self.valid = self.gain >= NOTHING && later.is_sound() && earlier.is_sound();
        if !self.valid {
            return;
        }
        if let Some(length) = later.stop() {
            self.gain = later.lead(earlier, length);
        }
        if let Some(length) = earlier.stop() {
            self.gain = earlier.lead(later, length);
        }
        self.valid = later.is_sound() && earlier.is_sound();
    }

    /// Brings the exchange up to date once another took place.
    pub(super) fn after(&mut self, done: &Trade) {
        let mut touched = false;
        for leg in &mut self.legs {
            // the same party gave way on the same issue: start from there, and keep to the direction
            if let Some(moved) =
                done.legs.iter().find(|moved| moved.party == leg.party && moved.issue == leg.issue)
            {
                leg.at = moved.to();
                leg.steps.push(leg.step);
                touched = true;
            }
        }
        let [done_later, done_earlier] = &done.legs;
        let [later, earlier] = &mut self.legs;
        for (moved, gaining) in [(done_later, done_earlier.party), (done_earlier, done_later.party)]
        {
            // the party that gains by this leg gained by that one too
            let same = |leg: &Leg, other: &Leg| leg.issue == moved.issue && other.party == gaining;
            if same(later, earlier) {
                later.count(moved);
                touched = true;
            }
            if same(earlier, later) {
                earlier.count(moved);
                touched = true;
            }
        }
        if touched {
            self.work_out();
        }
    }
}

impl Leg {
    /// Takes a step so long and has the other leg take the one that gives equal gains; returns the gain.
    fn lead(&mut self, other: &mut Leg, length: f64) -> f64 {
        // how far the other's outcome shifts for equal gains when this one's shifts by one
        let rate = (self.care + self.wanted) / (other.care + other.wanted);
        let shift = length * self.pull;
        let back = shift * rate;
        self.take(length);
        other.take(back / other.pull);
        // what this leg's party gains on the other issue, less what it gives up
        (back * other.wanted - shift * self.care).abs()
    }

    /// How far it may go: to where the other party stands.
    fn reach(&self) -> f64 {
        (self.goal - self.at).abs()
    }

    /// The length of the step that ends with the outcome at the goal, where this one goes past it. Where the outcome is there
    /// already the runs compared with let it go on: see `exchange::round`.
    fn stop(&self) -> Option<f64> {
        let toward = if self.step < 0.0 { -1.0 } else { 1.0 };
        let missing = |vote| toward * (self.goal - self.outcome(vote));
        let (before, after) = (missing(self.at), missing(self.to()));
        (after < -ROUNDING && before > ROUNDING).then(|| before / self.pull)
    }

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
