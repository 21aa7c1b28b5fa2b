//! Whose consent a package needs, and what the side whose consent is hardest to get gains by it (docs/model.md, section 16.1).

use crate::{
    scenario::{
        Scenario,
        institutions::{Chair, Counted, Decision, DecisionRule, Quota},
    },
    world::{
        agenda::Bargained,
        institutions::{
            Set,
            bound::Bound,
            power::{self, VotingPower},
        },
    },
};

/// Slack of sums against a quota, as a share of the whole: decimal weights are not binary ones.
const COUNT_SLACK: f64 = 1e-9;

/// The decisions of a scenario, made ready to be asked of every package.
#[derive(Clone, Debug)]
pub(crate) struct Consent {
    /// All must agree, nobody leaves and nobody has a red line: the plain model.
    pub(crate) plain: bool,
    /// Every decision needs everybody: whoever loses or has a red line stops it alone.
    pub(crate) unanimous: bool,
    /// The different decisions: the meeting's first, then those of issues.
    decisions: Vec<Decision>,
    /// For each bargained issue, the bit of the decision a package that changes it needs.
    of_issue: Vec<u64>,
    /// Those without whom nothing is agreed: vetoes and a party in the chair.
    must: Set,
    chair: Option<Chair>,
    weights: Vec<f64>,
    /// Each side's share of the power to decide by the meeting's rule.
    pub(crate) power: Vec<VotingPower>,
    /// ω: n times each side's share of the power to decide; 1 for all where all must agree.
    pub(crate) shares: Vec<f64>,
    /// Those who may walk out.
    may_leave: Set,
    /// Those who are taken to agree to anything.
    sure: Set,
    /// `barred[slot]`: those who never accept this option.
    barred: Vec<Set>,
    /// For each bargained issue, the one party that holds it alone.
    held: Vec<Set>,
    parties: usize,
}

/// What the members of a growing coalition count for.
#[derive(Clone, Copy, Default)]
struct Count {
    heads: f64,
    weight: f64,
    /// Those who agree.
    members: Set,
}

impl Consent {
    /// Works out what does not depend on the world.
    pub(crate) fn new(s: &Scenario, bargained: &[Bargained], slots: usize) -> Self {
        let of = &s.institutions;
        let mut decisions = vec![of.decision.clone()];
        let of_issue = bargained.iter().map(|b| {
            let Some(own) = &b.issue_in(s).decision else { return 1 };
            let known = decisions.iter().position(|d| d == own).unwrap_or_else(|| {
                decisions.push(own.clone());
                decisions.len() - 1
            });
            1 << known.min(63)
        });
        let of_issue: Vec<u64> = of_issue.collect();
        let chair = match of.chair {
            Some(Chair::Party(i)) => bit(i),
            _ => 0,
        };
        let sure = of.sure.iter().fold(0, |set, &i| set | bit(i));
        let mut barred = vec![0; slots];
        for (i, wants) in s.wants.iter().enumerate() {
            for b in bargained {
                for &o in wants[b.issue].iter().flat_map(|want| &want.never) {
                    *b.slot(o).of_mut(&mut barred) |= bit(i) & !sure;
                }
            }
        }
        let holder = |b: &Bargained| {
            let held_by = &b.issue_in(s).held_by;
            let alone = (0..s.parties.len()).find(|&i| held_by.delivers(i));
            alone.map_or(0, bit)
        };
        let leaves = s.parties.iter().enumerate().filter(|(_, p)| p.leaves.is_some());
        let may_leave = leaves.fold(0, |set, (i, _)| set | bit(i));
        let power = power::of(s);
        let unanimous = decisions.iter().all(Decision::is_unanimous);
        Consent {
            plain: unanimous && may_leave == 0 && barred.iter().all(|set| *set == 0),
            unanimous: unanimous && may_leave == 0,
            decisions,
            of_issue,
            must: of.vetoes.iter().fold(chair, |set, &i| set | bit(i)),
            chair: of.chair,
            weights: s.parties.iter().map(|p| p.weight).collect(),
            shares: power::shares(&power, s.parties.len()),
            power,
            may_leave,
            sure,
            barred,
            held: bargained.iter().map(holder).collect(),
            parties: s.parties.len(),
        }
    }

    /// The decisions in force for a package: those of the issues it changes, or the meeting's where it changes nothing.
    pub(crate) fn in_force(&self, bargained: &[Bargained], options: &[u16]) -> u64 {
        match self.changed(bargained, options) {
            0 => 1,
            bits => bits,
        }
    }

    fn changed(&self, bargained: &[Bargained], options: &[u16]) -> u64 {
        let issues = bargained.iter().zip(options).zip(&self.of_issue);
        issues
            .filter(|((b, o), _)| b.now != usize::from(**o))
            .fold(0, |bits, (_, decision)| bits | decision)
    }

    /// Those who never accept a package, and those who alone hold something that it changes.
    pub(crate) fn objections(&self, bargained: &[Bargained], options: &[u16]) -> (Set, Set) {
        let (mut barred, mut held) = (0, 0);
        for ((b, &o), holder) in bargained.iter().zip(options).zip(&self.held) {
            let o = usize::from(o);
            barred |= b.slot(o).of(&self.barred);
            if o != b.now {
                held |= holder;
            }
        }
        (barred, held)
    }

    /// G: the most that can be promised to every member of some winning coalition, given what each side gains (−∞ where it
    /// refuses at any price) and who has walked out; −∞ where no coalition can win.
    pub(crate) fn gain(&self, gains: &[f64], in_force: u64, left: Set) -> f64 {
        let present = all(self.parties) & !left;
        if present.count_ones() < 2 {
            return f64::NEG_INFINITY;
        }
        // Who has walked out stops nothing and breaks no tie.
        let must = self.must & present;
        // Who is sure to agree asks for nothing: whoever gains most is then the first whose consent counts.
        let most = if self.sure == 0 { f64::NEG_INFINITY } else { self.most(gains, left) };
        let asks = |i: usize| if self.sure & bit(i) == 0 { gains[i] } else { most };
        let mut order: Vec<usize> = members(present).collect();
        order.sort_by(|&i, &j| asks(j).total_cmp(&asks(i)));
        let whole = self.count(present);
        let mut so_far = Count::default();
        for i in order {
            self.add(&mut so_far, i);
            if so_far.members & must == must && self.wins(in_force, &so_far, &whole) {
                return asks(i);
            }
        }
        f64::NEG_INFINITY
    }

    /// [`Consent::gain`] of a package so bound: those with a red line refuse it at any price, and what a side holds alone
    /// is off the table once it has walked out.
    pub(crate) fn consenting(&self, gains: &[f64], bound: &Bound, left: Set) -> f64 {
        if bound.held & left != 0 {
            return f64::NEG_INFINITY;
        }
        if bound.barred == 0 {
            return self.gain(gains, bound.in_force, left);
        }
        let willing = |(i, gain): (usize, &f64)| {
            if bound.barred & bit(i) == 0 { *gain } else { f64::NEG_INFINITY }
        };
        let gains: Vec<f64> = gains.iter().enumerate().map(willing).collect();
        self.gain(&gains, bound.in_force, left)
    }

    /// The most that anyone present gains.
    pub(crate) fn most(&self, gains: &[f64], left: Set) -> f64 {
        let present = gains.iter().enumerate().filter(|(i, _)| left & bit(*i) == 0);
        present.map(|(_, gain)| *gain).fold(f64::NEG_INFINITY, f64::max)
    }

    /// Whether some coalition of those `willing` or perhaps absent could still carry a package that begins with these options
    /// of these issues: never `false` where one could.
    pub(crate) fn could_win(&self, willing: Set, begun: &[Bargained], options: &[u16]) -> bool {
        let (barred, _) = self.objections(begun, options);
        let in_force = self.changed(begun, options);
        let willing = (willing | self.sure) & !barred;
        let whole = self.count(all(self.parties));
        let hopeful = self.count(willing | self.may_leave);
        hopeful.members & self.must == self.must && self.wins(in_force, &hopeful, &whole)
    }

    /// Whether these parties can decide under these decisions.
    pub(crate) fn is_winning(&self, members: Set, in_force: u64) -> bool {
        let whole = self.count(all(self.parties));
        members & self.must == self.must && self.wins(in_force, &self.count(members), &whole)
    }

    /// Which single further parties would let `members` decide.
    pub(crate) fn short_by(&self, members: Set, in_force: u64) -> Set {
        let members = members | self.sure;
        let others = (0..self.parties).filter(|&i| members & bit(i) == 0);
        let helps = |&i: &usize| self.is_winning(members | bit(i), in_force);
        others.filter(helps).fold(0, |set, i| set | bit(i))
    }

    fn count(&self, set: Set) -> Count {
        let mut count = Count::default();
        members(set).for_each(|i| self.add(&mut count, i));
        count
    }

    fn add(&self, count: &mut Count, i: usize) {
        count.heads += 1.0;
        count.weight += self.weights[i];
        count.members |= bit(i);
    }

    fn wins(&self, in_force: u64, count: &Count, whole: &Count) -> bool {
        let asked = self.decisions.iter().enumerate().filter(|(d, _)| in_force & (1 << d) != 0);
        asked.flat_map(|(_, d)| &d.rules).all(|rule| self.passes(rule, count, whole))
            && (!self.any_unanimous(in_force) || count.members == whole.members)
    }

    fn any_unanimous(&self, in_force: u64) -> bool {
        let asked = self.decisions.iter().enumerate().filter(|(d, _)| in_force & (1 << d) != 0);
        asked.into_iter().any(|(_, d)| d.is_unanimous())
    }

    fn passes(&self, rule: &DecisionRule, count: &Count, whole: &Count) -> bool {
        let DecisionRule::Quota { quota, of } = rule else { return true };
        let (have, all) = match of {
            Counted::Parties => (count.heads, whole.heads),
            Counted::Weight => (count.weight, whole.weight),
        };
        let slack = COUNT_SLACK * all;
        match *quota {
            Quota::Share(share) => have >= share * all - slack,
            Quota::Number(number) => have >= number - slack,
            Quota::MoreThanHalf => {
                let tie = match self.chair {
                    Some(Chair::Party(i)) => count.members & bit(i) != 0,
                    Some(Chair::Mediator(_)) => true,
                    None => false,
                };
                have > all / 2.0 + slack || (tie && have >= all / 2.0 - slack)
            }
        }
    }
}

/// The set of one.
pub(crate) fn bit(i: usize) -> Set {
    1 << (i % Set::BITS as usize)
}

/// The set of the first `n`.
fn all(n: usize) -> Set {
    if n >= Set::BITS as usize { Set::MAX } else { (1 << n) - 1 }
}

/// The members of a set, in ascending order.
pub(crate) fn members(mut set: Set) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        (set != 0).then(|| {
            let i = set.trailing_zeros() as usize;
            set &= set - 1;
            i
        })
    })
}
