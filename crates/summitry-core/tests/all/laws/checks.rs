//! The laws of the second edition, one function each: a draft, dice, and by how much the law is missed.
//!
//! A law is about fixed numbers. It changes a draft, works out one world before and after, and says how far the outcome went
//! the forbidden way. `tests/all/laws` runs each as a property, `examples/laws.rs` all of them over many drafts.

use super::random::{Draft, DraftIssue, DraftLink, DraftOutside, DraftSideDeal, DraftVenue};
use super::table::{Table, alone};
use summitry_core::forecast::{Chance, Forecast};

/// Exact means exact up to rounding.
pub(crate) const EXACT: f64 = 1e-9;

/// How a law fared on one draft.
#[derive(Clone, Debug)]
pub(crate) struct Measured {
    /// How far the outcome went the forbidden way; 0 or less: not at all.
    pub(crate) missed: f64,
    /// How far is rounding.
    pub(crate) tolerance: f64,
    /// Figures for whoever reads of a violation.
    pub(crate) said: String,
}

impl Measured {
    fn new(missed: f64, tolerance: f64, said: impl Into<String>) -> Option<Self> {
        Some(Measured { missed, tolerance, said: said.into() })
    }

    /// Whether the law held; a figure that is no number breaks it.
    pub(crate) fn holds(&self) -> bool {
        self.missed <= self.tolerance
    }
}

/// Uniform numbers for the change a law makes.
pub(crate) type Dice = Vec<f64>;
/// How many of them a law may use.
pub(crate) const DICE: usize = 48;

/// A law: `None` where it does not speak of the draft.
pub(crate) type Check = fn(&Draft, &Dice) -> Option<Measured>;

/// Every law by name.
pub(crate) const LAWS: &[(&str, Check)] = &[
    ("an option is added that need not be taken", option_added),
    ("an issue is added that gains somebody", issue_added),
    ("a contested issue is added that may stay as today", contested_issue_added),
    ("capacity rises", capacity_up),
    ("a side's no-deal gets worse", no_deal_worse),
    ("a side's outside option gets better (P does not rise)", outside_better),
    ("trust rises where no receiver loses", trust_up),
    ("a link disappears", link_removed),
    ("a sweetener is offered", sweetener_offered),
    ("a threat that costs everybody gets likelier", threat_likelier),
    ("an option beyond any capacity is added", option_beyond_capacity),
    ("an issue beyond any capacity is added", issue_beyond_capacity),
    ("an option that gains nobody is added", useless_option),
    ("an issue that gains nobody is added", useless_issue),
    ("names and order change", reordered),
    ("the scale of scores changes", scores_rescaled),
    ("an option is cloned", cloned),
    ("an option is nearly cloned: which", nearly_cloned),
    ("an option is nearly cloned: whether", nearly_cloned_agreed),
    ("an option is cloned, split term on", cloned_with_split),
    ("a change that a link needs gains next to nothing", needed_change),
    ("power up: own expected gain does not fall", power_up),
    ("beta to infinity: no mass on dominated packages", sharp_choice),
    ("a deal gains somebody", somebody_gains),
    ("no part of a deal gains nobody", parts_gain),
    ("P(agreed) goes to 0 where no package is left", zone_closes),
    ("chances are chances and add up", chances),
    ("extreme values stay finite", extremes),
];

fn pick(u: f64, count: usize) -> usize {
    ((u * count as f64) as usize).min(count - 1)
}

/// P(agreed) must not fall from `before` to `after`.
fn not_down(before: &Draft, after: &Draft) -> Option<Measured> {
    let (p, q) = (before.agreed(), after.agreed());
    Measured::new(p - q, EXACT, format!("P(agreed) {p} -> {q}"))
}

fn largest(pairs: impl Iterator<Item = (f64, f64)>) -> f64 {
    // `max` would drop what is no number.
    pairs.map(|(a, b)| (a - b).abs()).fold(0.0, |most, d| if d <= most { most } else { d })
}

fn means(rows: &[Vec<Chance>]) -> Vec<Vec<f64>> {
    rows.iter().map(|row| row.iter().map(|c| c.mean).collect()).collect()
}

/// The largest difference in P(agreed), in the chances of all options, and in the options agreed; `after` is looked at
/// only where `before` has an option.
fn difference(before: &Forecast, after: &Forecast) -> f64 {
    let apart = |a: &[Vec<Chance>], b: &[Vec<Chance>]| {
        largest(a.iter().zip(b).flat_map(|(a, b)| a.iter().zip(b)).map(|(a, b)| (a.mean, b.mean)))
    };
    let agreed = largest(std::iter::once((before.ending.agreed.mean, after.ending.agreed.mean)));
    let all = [
        agreed,
        apart(&before.issues, &after.issues),
        apart(&before.agreed_issues, &after.agreed_issues),
    ];
    largest(all.into_iter().map(|d| (d, 0.0)))
}

/// Nothing may change but for what is new in `after`.
fn same(before: &Draft, after: &Draft) -> Option<Measured> {
    let (f, g) = (before.forecast(), after.forecast());
    let (p, q) = (f.ending.agreed.mean, g.ending.agreed.mean);
    Measured::new(difference(&f, &g), EXACT, format!("P(agreed) {p} -> {q}"))
}

/// Adds an option at the end of an issue's list, at a place within its ladder; nobody's place moves.
fn with_option(draft: &Draft, k: usize, scores: &[f64], effort: f64, at: f64) -> Draft {
    let mut more = draft.clone();
    more.issues[k].efforts.push(effort);
    more.issues[k].at.push(at);
    for (rows, &score) in more.scores.iter_mut().zip(scores) {
        rows[k].push(score);
    }
    more
}

fn with_issue(
    draft: &Draft,
    efforts: &[f64],
    now: usize,
    want: impl Fn(usize) -> (f64, Vec<f64>),
) -> Draft {
    let mut more = draft.clone();
    let last = (efforts.len() - 1) as f64;
    more.issues.push(DraftIssue {
        efforts: efforts.to_vec(),
        at: (0..efforts.len()).map(|o| 100.0 * o as f64 / last).collect(),
        now,
        raised: None,
        delivered: None,
        holder: None,
    });
    for i in 0..draft.parties() {
        let (matters, scores) = want(i);
        more.matters[i].push(matters);
        more.scores[i].push(scores);
    }
    more
}

fn scores_of(d: &Draft, dice: &Dice) -> Vec<f64> {
    (0..d.parties()).map(|i| 100.0 * dice[8 + i]).collect()
}

fn option_added(d: &Draft, dice: &Dice) -> Option<Measured> {
    let k = pick(dice[0], d.issues.len());
    not_down(d, &with_option(d, k, &scores_of(d, dice), 4.0 * dice[1], 100.0 * dice[2]))
}

fn issue_added(d: &Draft, dice: &Dice) -> Option<Measured> {
    let efforts = [0.0, 4.0 * dice[0], 4.0 * dice[1]];
    let want = |i: usize| {
        let scores = (0..3).map(|o| 100.0 * dice[14 + 3 * i + o]).collect();
        (100.0 * dice[8 + i], scores)
    };
    not_down(d, &with_issue(d, &efforts, pick(dice[2], 3), want))
}

fn contested(d: &Draft, dice: &Dice, effort: f64) -> Draft {
    let i = pick(dice[0], d.parties());
    with_issue(d, &[0.0, effort], 0, |j| {
        (100.0 * dice[8 + j], if i == j { vec![0.0, 100.0] } else { vec![100.0, 0.0] })
    })
}

fn contested_issue_added(d: &Draft, dice: &Dice) -> Option<Measured> {
    not_down(d, &contested(d, dice, 4.0 * dice[1]))
}

fn capacity_up(d: &Draft, dice: &Dice) -> Option<Measured> {
    let (mut more, factor) = (d.clone(), 1.0 + 2.0 * dice[0]);
    more.capacity = (d.capacity.0 * factor, d.capacity.1 * factor);
    not_down(d, &more)
}

fn no_deal_worse(d: &Draft, dice: &Dice) -> Option<Measured> {
    let (mut worse, i) = (d.clone(), pick(dice[0], d.parties()));
    worse.outsides.push(DraftOutside { helps: i, worth: -40.0 * dice[1], hurts: None });
    not_down(d, &worse)
}

/// The share of that side in the limit β → ∞ is not tested: with the tilt by power (τ > 0) it can fall, in 4 of 3,023
/// random games with powers as drawn and in 1 of 3,023 with all powers 1 (`model-lab/evidence/laws.md`). A better outside
/// option moves σ by (1 + τ) for the side that gains least and by τ for any other, so the side may pass from being the least
/// content to not being it, and the maximiser of σ may then serve the others' tilts. Without a tilt σ is pure maximin, for
/// which the share part has a proof (Kalai 1977); τ = 0 would need power 0, which no file can say.
fn outside_better(d: &Draft, dice: &Dice) -> Option<Measured> {
    let (mut better, i) = (d.clone(), pick(dice[0], d.parties()));
    better.outsides.push(DraftOutside { helps: i, worth: 40.0 * dice[1], hurts: None });
    let (p, q) = (d.agreed(), better.agreed());
    Measured::new(q - p, EXACT, format!("P(agreed) {p} -> {q}"))
}

/// A law about options by which no receiver loses: their scores are raised to that of `now`, and what a receiver's
/// audience makes of the issue is left out.
fn trust_up(d: &Draft, dice: &Dice) -> Option<Measured> {
    let k = pick(dice[0], d.issues.len());
    let mut before = d.clone();
    let issue = &mut before.issues[k];
    let (now, holder) = (issue.now, issue.holder);
    let delivered = issue.delivered.unwrap_or(0.2 + 0.8 * dice[1]);
    issue.delivered = Some(delivered);
    for i in (0..d.parties()).filter(|&i| holder != Some(i)) {
        let floor = before.scores[i][k][now];
        before.scores[i][k].iter_mut().for_each(|s| *s = s.max(floor));
    }
    for a in before.audiences.iter_mut().filter(|a| holder != Some(a.pushes)) {
        a.likes.retain(|&(issue, _)| issue != k);
    }
    let mut after = before.clone();
    after.issues[k].delivered = Some(delivered + dice[2] * (1.0 - delivered));
    not_down(&before, &after)
}

fn link_removed(d: &Draft, dice: &Dice) -> Option<Measured> {
    let mut after = d.clone();
    (!d.links.is_empty()).then(|| after.links.remove(pick(dice[0], d.links.len())))?;
    not_down(d, &after)
}

fn sweetener_offered(d: &Draft, dice: &Dice) -> Option<Measured> {
    let mut after = d.clone();
    after.side_deals.push(DraftSideDeal {
        side: pick(dice[0], d.parties()),
        own_stake: 100.0 * dice[1],
        worth: 100.0 * dice[2],
        on_offer: dice[3],
        leaks: 0.0,
        if_leaked: vec![],
    });
    not_down(d, &after)
}

/// Its execution is made to cost everybody; where it displaces a worse one the law does not speak. One venue, so that what
/// no deal is worth can be read off.
fn threat_likelier(d: &Draft, dice: &Dice) -> Option<Measured> {
    let mut before = alone(d);
    let (k, o) = {
        let k = pick(dice[0], d.issues.len());
        (k, pick(dice[1], d.issues[k].efforts.len()))
    };
    if o == d.issues[k].now {
        return None;
    }
    before
        .scores
        .iter_mut()
        .for_each(|rows| rows[k][o] = rows[k][o].min(rows[k][d.issues[k].now]) * dice[2]);
    before.audiences.iter_mut().for_each(|a| a.likes.retain(|&(issue, _)| issue != k));
    before.threats.truncate(2);
    before.threats.push(super::random::DraftThreat {
        by: pick(dice[3], d.parties()),
        does: vec![(k, vec![o])],
        chance: dice[4],
        worst: None,
    });
    let mut after = before.clone();
    let last = after.threats.last_mut()?;
    last.chance += dice[5] * (1.0 - last.chance);
    let (f, g) = (before.forecast(), after.forecast());
    // Today over no deal: it must not shrink for anybody.
    let costs =
        f.now_over_no_deal.iter().zip(&g.now_over_no_deal).all(|(a, b)| b.mean >= a.mean - 1e-12);
    let (p, q) = (f.ending.agreed.mean, g.ending.agreed.mean);
    costs.then(|| Measured::new(p - q, EXACT, format!("P(agreed) {p} -> {q}")))?
}

fn option_beyond_capacity(d: &Draft, dice: &Dice) -> Option<Measured> {
    let k = pick(dice[0], d.issues.len());
    same(d, &with_option(d, k, &scores_of(d, dice), d.capacity.1 + 1.0, 100.0 * dice[2]))
}

fn issue_beyond_capacity(d: &Draft, dice: &Dice) -> Option<Measured> {
    same(d, &contested(d, dice, d.capacity.1 + 1.0))
}

/// Where a link speaks of `now`, leaving `now` frees from the link, which does gain; the law is about the others.
fn useless_option(d: &Draft, dice: &Dice) -> Option<Measured> {
    let k = pick(dice[0], d.issues.len());
    let now = d.issues[k].now;
    let speaks = |(issue, options): &(usize, Vec<usize>)| *issue == k && options.contains(&now);
    if d.links.iter().any(|l| speaks(&l.when) || speaks(&l.rules_out)) {
        return None;
    }
    let scores: Vec<f64> = (0..d.parties())
        .map(|i| d.scores[i][k][now] * if dice[7] < 0.3 { 1.0 } else { dice[8 + i] })
        .collect();
    // At the place of `now`, so that no audience likes it better.
    same(d, &with_option(d, k, &scores, 4.0 * dice[1], d.issues[k].at[now]))
}

fn useless_issue(d: &Draft, dice: &Dice) -> Option<Measured> {
    same(
        d,
        &with_issue(d, &[0.0, 4.0 * dice[1]], 0, |i| {
            let matters = if dice[20 + i] < 0.5 { 0.0 } else { 100.0 * dice[8 + i] };
            let high = 100.0 * dice[26 + i];
            (matters, vec![high, if matters > 0.0 { high * dice[32 + i] } else { 100.0 }])
        }),
    )
}

/// A permutation of `count` things: `order[new] = old`.
fn shuffled(count: usize, dice: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| dice[*a].total_cmp(&dice[*b]));
    order
}

fn taken<T: Clone>(list: &[T], order: &[usize]) -> Vec<T> {
    order.iter().map(|&old| list[old].clone()).collect()
}

fn reordered(d: &Draft, dice: &Dice) -> Option<Measured> {
    let sides = shuffled(d.parties(), &dice[0..6]);
    let issues = shuffled(d.issues.len(), &dice[6..10]);
    let options: Vec<Vec<usize>> = d
        .issues
        .iter()
        .enumerate()
        .map(|(k, i)| shuffled(i.at.len(), &dice[10 + 4 * k..]))
        .collect();
    let place = |order: &[usize], old: usize| order.iter().position(|&o| o == old).unwrap_or(old);
    let option = |k: usize, o: usize| place(&options[k], o);
    let speech = |(k, list): &(usize, Vec<usize>)| {
        (place(&issues, *k), list.iter().map(|&o| option(*k, o)).collect::<Vec<_>>())
    };
    let mut e = d.clone();
    e.label = "other-".into();
    e.issues = issues
        .iter()
        .map(|&k| {
            let mut issue = d.issues[k].clone();
            issue.efforts = taken(&issue.efforts, &options[k]);
            issue.at = taken(&issue.at, &options[k]);
            issue.now = option(k, issue.now);
            issue.holder = issue.holder.map(|i| place(&sides, i));
            issue
        })
        .collect();
    e.power = taken(&d.power, &sides);
    e.matters = sides.iter().map(|&i| taken(&d.matters[i], &issues)).collect();
    e.scores = sides
        .iter()
        .map(|&i| issues.iter().map(|&k| taken(&d.scores[i][k], &options[k])).collect())
        .collect();
    for a in &mut e.audiences {
        a.pushes = place(&sides, a.pushes);
        a.likes = a.likes.iter().map(|&(k, o)| (place(&issues, k), option(k, o))).collect();
        a.likes.reverse();
    }
    for t in &mut e.threats {
        t.by = place(&sides, t.by);
        t.does = t.does.iter().map(speech).collect();
    }
    for o in &mut e.outsides {
        o.helps = place(&sides, o.helps);
        o.hurts = o.hurts.map(|(i, p)| (place(&sides, i), p));
    }
    for l in &mut e.links {
        l.when = speech(&l.when);
        l.rules_out = speech(&l.rules_out);
    }
    e.side_deals.iter_mut().for_each(|s| s.side = place(&sides, s.side));
    let audiences = e.audiences.len();
    e.audiences.reverse();
    for s in &mut e.side_deals {
        s.if_leaked.iter_mut().for_each(|(a, _)| *a = audiences - 1 - *a);
    }
    e.venues.reverse();
    e.threats.reverse();
    e.outsides.reverse();
    e.links.reverse();
    let (f, g) = (d.forecast(), e.forecast());
    let back = |rows: &[Vec<Chance>]| -> Vec<Vec<f64>> {
        let cell = |k: usize, o: usize| rows[place(&issues, k)][option(k, o)].mean;
        (0..d.issues.len()).map(|k| (0..options[k].len()).map(|o| cell(k, o)).collect()).collect()
    };
    let apart = |a: Vec<Vec<f64>>, b: Vec<Vec<f64>>| {
        largest(a.into_iter().flatten().zip(b.into_iter().flatten()))
    };
    let (p, q) = (f.ending.agreed.mean, g.ending.agreed.mean);
    let all = [
        (p, q),
        (apart(means(&f.issues), back(&g.issues)), 0.0),
        (apart(means(&f.agreed_issues), back(&g.agreed_issues)), 0.0),
    ];
    Measured::new(largest(all.into_iter()), EXACT, format!("P(agreed) {p} -> {q}"))
}

/// `matters` is absolute: a score on a scale half as wide, with twice the weight, says the same. (The split term looks at
/// raw scores; it is off unless asked for.)
fn scores_rescaled(d: &Draft, dice: &Dice) -> Option<Measured> {
    let mut after = d.clone();
    for (i, (matters, scores)) in after.matters.iter_mut().zip(&mut after.scores).enumerate() {
        let factor = 1.0 + dice[i];
        matters.iter_mut().for_each(|w| *w *= factor);
        let start = dice[6 + i] * 100.0 * (1.0 - 1.0 / factor);
        scores.iter_mut().flatten().for_each(|s| *s = start + *s / factor);
    }
    same(d, &after)
}

/// The draft with an option (not `now`) written twice, the copy `shift` points off in every score; its links too.
fn clone_of(d: &Draft, dice: &Dice, shift: f64) -> (Draft, usize, usize) {
    let k = pick(dice[0], d.issues.len());
    let issue = &d.issues[k];
    let o = (issue.now + 1 + pick(dice[1], issue.at.len() - 1)) % issue.at.len();
    let off = |i: usize| shift * (2.0 * dice[8 + i] - 1.0);
    let scores: Vec<f64> = (0..d.parties()).map(|i| d.scores[i][k][o] + off(i)).collect();
    let mut more = with_option(d, k, &scores, issue.efforts[o], issue.at[o]);
    let last = issue.at.len();
    let both = |(issue, options): &mut (usize, Vec<usize>)| {
        if *issue == k && options.contains(&o) {
            options.push(last);
        }
    };
    more.links.iter_mut().for_each(|DraftLink { when, rules_out, .. }| {
        both(when);
        both(rules_out);
    });
    (more, k, o)
}

/// The largest difference in the options agreed once the copy is counted as its original, and in P(agreed).
fn folded(d: &Draft, more: &Draft, k: usize, o: usize) -> (f64, f64, f64) {
    let (f, g) = (d.forecast(), more.forecast());
    let mut after = means(&g.agreed_issues);
    let copy = after[k].pop().unwrap_or(f64::NAN);
    after[k][o] += copy;
    let before = means(&f.agreed_issues);
    let which = largest(before.into_iter().flatten().zip(after.into_iter().flatten()));
    (which, f.ending.agreed.mean, g.ending.agreed.mean)
}

fn cloned(d: &Draft, dice: &Dice) -> Option<Measured> {
    let (more, k, o) = clone_of(d, dice, 0.0);
    let (which, p, q) = folded(d, &more, k, o);
    Measured::new(
        largest([(p, q), (which, 0.0)].into_iter()),
        EXACT,
        format!("which {which}, P(agreed) {p} -> {q}"),
    )
}

/// The split term counts issues with a middle option, so an issue of two options that gets a clone begins to count; the law
/// is about issues with a middle.
fn cloned_with_split(d: &Draft, dice: &Dice) -> Option<Measured> {
    let split = Draft { split: 1.11, ..d.clone() };
    let (more, k, o) = clone_of(&split, dice, 0.0);
    if d.issues[k].at.len() < 3 {
        return None;
    }
    let (which, p, q) = folded(&split, &more, k, o);
    Measured::new(which.max((p - q).abs()), EXACT, format!("which {which}, P(agreed) {p} -> {q}"))
}

/// An option as good as `now` for everybody that frees from a link; then one side gains a millionth of a point by it.
fn needed_change(d: &Draft, dice: &Dice) -> Option<Measured> {
    if d.issues.len() < 2 {
        return None;
    }
    let k = pick(dice[0], d.issues.len());
    let j = (k + 1 + pick(dice[1], d.issues.len() - 1)) % d.issues.len();
    let (now, today) = (d.issues[k].now, d.issues[j].now);
    let o = (now + 1) % d.issues[k].at.len();
    let ruled_out = (today + 1) % d.issues[j].at.len();
    let mut before = d.clone();
    before.links =
        vec![DraftLink { when: (k, vec![now]), rules_out: (j, vec![ruled_out]), chance: 0.9 }];
    before.audiences.iter_mut().for_each(|a| a.likes.retain(|&(issue, _)| issue != k));
    // The side that gains holds the issue, so that nothing of its gain is discounted.
    let i = pick(dice[2], d.parties());
    (before.issues[k].holder, before.matters[i][k]) = (Some(i), 50.0);
    for rows in &mut before.scores {
        rows[k][o] = rows[k][now];
    }
    let mut after = before.clone();
    after.scores[i][k][o] += 2.0 * NEAR;
    let (f, g) = (before.forecast(), after.forecast());
    let missed = difference(&f, &g);
    Measured::new(
        missed,
        WHICH_MOVES * NEAR,
        format!("P(agreed) {} -> {}", f.ending.agreed.mean, g.ending.agreed.mean),
    )
}

/// How far, in points, near-clones are off.
const NEAR: f64 = 1e-6;
/// By how much a chance may move for every point that a score does: shares fade in over half a point and dominance over a
/// twentieth of a standard deviation, so which moves fast, but no more than this.
const WHICH_MOVES: f64 = 1e3;
/// The same for whether: at most η/4 over the gain at even odds.
const WHETHER_MOVES: f64 = 20.0;

fn nearly_cloned(d: &Draft, dice: &Dice) -> Option<Measured> {
    let (more, k, o) = clone_of(d, dice, NEAR);
    let (which, p, q) = folded(d, &more, k, o);
    Measured::new(which, WHICH_MOVES * NEAR, format!("which {which}, P(agreed) {p} -> {q}"))
}

fn nearly_cloned_agreed(d: &Draft, dice: &Dice) -> Option<Measured> {
    let shift = 10f64.powf(-6.0 * dice[2]);
    let (more, ..) = clone_of(d, dice, shift);
    let (p, q) = (d.agreed(), more.agreed());
    Measured::new(
        (p - q).abs() / shift,
        WHETHER_MOVES,
        format!("{shift} off: P(agreed) {p} -> {q}"),
    )
}

/// Own expected gain: points at the table of what is agreed. P(agreed) does not depend on power, so the points of no deal
/// cancel.
fn power_up(d: &Draft, dice: &Dice) -> Option<Measured> {
    let before = alone(d);
    let i = pick(dice[0], d.parties());
    let mut after = before.clone();
    after.power[i] *= (2.5 * dice[1]).exp();
    let table = Table::new(&before);
    let (f, g) = (before.forecast(), after.forecast());
    let gain = |f: &Forecast| table.points(i, &means(&f.agreed_issues));
    let (a, b) = (gain(&f), gain(&g));
    let moved = (f.ending.agreed.mean - g.ending.agreed.mean).abs();
    // Points, of up to 600: rounding is a little larger.
    Measured::new(
        (a - b).max(moved),
        1e-7,
        format!("side {i}, {} sides: {a} -> {b} points", d.parties()),
    )
}

/// In one state, so that every package agreed is among the ten likeliest. Dominance is among what is possible: a package
/// that fits, breaks no link and changes nothing for nothing.
fn sharp_choice(d: &Draft, _: &Dice) -> Option<Measured> {
    let mut sharp = super::table::one_state(d);
    sharp.choosing = 1e13;
    let table = Table::new(&sharp);
    let forecast = sharp.forecast_with_packages();
    let mut worst = 0.0f64;
    let mut said = String::new();
    for found in forecast.packages.iter().filter(|p| p.chance.mean > 1e-6) {
        for other in table.packages().filter(|y| table.is_plain(&sharp, y)) {
            let margins =
                (0..sharp.parties()).map(|i| table.of(i, &other) - table.of(i, &found.options));
            let (least, most) =
                margins.fold((f64::INFINITY, 0.0f64), |(l, m), x| (l.min(x), m.max(x)));
            if least >= 0.0 && most > 1e-3 && found.chance.mean > worst {
                worst = found.chance.mean;
                said = format!("{:?} is dominated by {other:?} (+{most} points)", found.options);
            }
        }
    }
    Measured::new(worst, 1e-6, said)
}

/// In one state: every package agreed leaves somebody better off than no deal.
fn somebody_gains(d: &Draft, _: &Dice) -> Option<Measured> {
    let state = super::table::one_state(d);
    let table = Table::new(&state);
    let forecast = state.forecast_with_packages();
    let mut worst = 0.0f64;
    let mut said = String::new();
    for found in forecast.packages.iter().filter(|p| p.chance.mean > 0.0) {
        let gain =
            |i: usize| table.gain(&state, i, &found.options, forecast.now_over_no_deal[i].mean);
        let gains: Vec<f64> = (0..state.parties()).map(gain).collect();
        let most = gains.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let least = gains.iter().copied().fold(f64::INFINITY, f64::min);
        // Nobody gains, or somebody loses.
        let missed = (-most).max(-least - 2e-7);
        if missed > worst || missed.is_nan() {
            worst = missed;
            said = format!("{:?} gains {gains:?}", found.options);
        }
    }
    Measured::new(worst, EXACT, said)
}

/// Without links, no option agreed leaves every side without a gain over `now`.
fn parts_gain(d: &Draft, _: &Dice) -> Option<Measured> {
    let mut state = alone(d);
    state.links.clear();
    let table = Table::new(&state);
    let forecast = state.forecast();
    let mut worst = 0.0f64;
    for (k, issue) in state.issues.iter().enumerate() {
        for o in
            (0..issue.at.len()).filter(|&o| o != issue.now && table.is_useless(k, o, issue.now))
        {
            worst = worst.max(forecast.agreed_issues[k][o].mean);
        }
    }
    Measured::new(worst, 0.0, "a change for nothing is agreed")
}

/// One side's outside option is raised until nothing is possible: just before, hardly anything is agreed.
fn zone_closes(d: &Draft, dice: &Dice) -> Option<Measured> {
    let state = super::table::one_state(d);
    let i = pick(dice[0], d.parties());
    let raised = |worth: f64| {
        let mut e = state.clone();
        // One venue and one state: the row of a meeting is all there is.
        e.venues[0].bust_up = 0.0;
        e.outsides.push(DraftOutside { helps: i, worth, hurts: None });
        e.forecast().ending
    };
    let open = |worth: f64| raised(worth).no_zone.mean < 0.5;
    let (mut low, mut high) = (0.0, 2000.0);
    if !open(low) || open(high) {
        return None;
    }
    while high - low > 1e-7 {
        let middle = 0.5 * (low + high);
        if open(middle) { low = middle } else { high = middle }
    }
    let p = raised(low).agreed.mean;
    Measured::new(p, 1e-9, format!("P(agreed) {p} at {low}, nothing possible at {high}"))
}

/// Between 0 and 1, sums of 1.
fn chances(d: &Draft, _: &Dice) -> Option<Measured> {
    let forecast = d.forecast();
    Measured::new(untidy(&forecast), EXACT, format!("{:?}", forecast.ending))
}

/// By how much chances leave [0, 1] or sums leave 1; no number where one is none.
pub(crate) fn untidy(f: &Forecast) -> f64 {
    let mut apart = Vec::new();
    let mut all = vec![f.ending.no_capacity.mean];
    let mut sums_to = |row: &[f64], sum: f64| {
        apart.push(row.iter().sum::<f64>() - sum);
        all.extend_from_slice(row);
    };
    let endings = [&f.ending].into_iter().chain(f.venues.iter().map(|v| &v.ending));
    for e in endings {
        sums_to(&[e.agreed.mean, e.words_only.mean, e.bust_up.mean, e.no_zone.mean], 1.0);
    }
    let venues: Vec<f64> = f.venues.iter().map(|v| v.chance.mean).collect();
    sums_to(&venues, 1.0);
    let rows = f.issues.iter().chain(f.venues.iter().flat_map(|v| &v.issues));
    for row in rows.chain(f.by_rule.iter().flat_map(|(_, rows)| rows)) {
        sums_to(&row.iter().map(|c| c.mean).collect::<Vec<_>>(), 1.0);
    }
    for row in &f.agreed_issues {
        sums_to(&row.iter().map(|c| c.mean).collect::<Vec<_>>(), f.ending.agreed.mean);
    }
    let outside = all.into_iter().map(|p| (p, p.clamp(0.0, 1.0)));
    largest(apart.into_iter().map(|x| (x, 0.0)).chain(outside))
}

/// Numbers no author would write, but a file may hold.
fn extremes(d: &Draft, dice: &Dice) -> Option<Measured> {
    let mut e = d.clone();
    let tiny_or_huge = |u: f64| [1e-300, 1e-9, 1.0, 1e9, 1e300][pick(u, 5)];
    for (i, power) in e.power.iter_mut().enumerate() {
        *power = tiny_or_huge(dice[i]);
    }
    for (v, DraftVenue { pull, bust_up, .. }) in e.venues.iter_mut().enumerate() {
        *pull = [1e-300, 1.0, 1e9][pick(dice[6 + v], 3)];
        *bust_up = [0.0, *bust_up, 1.0][pick(dice[9 + v], 3)];
    }
    for (k, issue) in e.issues.iter_mut().enumerate() {
        issue.efforts.iter_mut().for_each(|x| *x = [0.0, *x, 1e-300, 1e9][pick(dice[12 + k], 4)]);
        issue.delivered = issue.delivered.map(|x| [0.0, x, 1.0][pick(dice[16 + k], 3)]);
        issue.raised = issue.raised.map(|x| [0.0, x, 1.0][pick(dice[16 + k], 3)]);
    }
    let carries = [1e-300, e.capacity.0, 1e9][pick(dice[20], 3)];
    e.capacity = (carries, carries * [1.0, 1e3][pick(dice[21], 2)]);
    e.base = [0.0, 1e-300, e.base, 1.0][pick(dice[22], 4)];
    e.elasticity = [1e-300, e.elasticity, 1e9][pick(dice[23], 3)];
    e.choosing = [1e-300, e.choosing, 1e9, 1e300][pick(dice[24], 4)];
    e.waste = [0.0, e.waste, 1e9][pick(dice[25], 3)];
    e.threats_together = [0.0, e.threats_together, 0.95][pick(dice[26], 3)];
    for (t, threat) in e.threats.iter_mut().enumerate() {
        threat.chance = [0.0, 1e-300, threat.chance, 1.0][pick(dice[27 + t], 4)];
    }
    for (o, door) in e.outsides.iter_mut().enumerate() {
        door.worth = [-1e9, -1e-300, door.worth, 1e9][pick(dice[30 + o], 4)];
    }
    for (l, link) in e.links.iter_mut().enumerate() {
        link.chance = [0.0, 1e-300, 1.0][pick(dice[33 + l], 3)];
    }
    for deal in &mut e.side_deals {
        deal.on_offer = [0.0, deal.on_offer, 1.0][pick(dice[36], 3)];
        deal.if_leaked.iter_mut().for_each(|(_, p)| *p = [*p, -1e9][pick(dice[37], 2)]);
    }
    e.matters
        .iter_mut()
        .flatten()
        .for_each(|w| *w = if *w < 50.0 { *w * [0.0, 1e-300, 1.0][pick(dice[38], 3)] } else { *w });
    let forecast = e.forecast_with_packages();
    Measured::new(untidy(&forecast), EXACT, format!("{:?} of {e:?}", forecast.ending))
}
