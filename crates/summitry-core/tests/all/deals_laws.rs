//! The deals engine against brute force and against the laws its solution concepts obey.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;

use num_bigint::{BigInt, BigUint};
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};
use proptest::prelude::*;
use proptest::sample::select;
use summitry_core::deals::{
    Analysis, Count, DisagreementRule, Exclusion, How, Ideals, Interaction, Options, Profile,
    Rational, Solution, Space, SpaceIssue, analyse, blocks, packages_at,
};

type Utilities = Vec<BigRational>;

fn fraction(n: i64, d: i64) -> BigRational {
    BigRational::new(n.into(), d.into())
}

/// Few distinct values with small denominators: ties, worthless options and negative values are the rule. Now and then
/// one that fits no machine integer.
fn value() -> impl Strategy<Value = BigRational> {
    prop_oneof![
        12 => (-4i64..7, select(vec![1i64, 1, 1, 2, 3])).prop_map(|(n, d)| fraction(n, d)),
        1 => Just(BigRational::new(BigInt::from(10).pow(30) + 1, BigInt::from(10).pow(30))),
        1 => Just(BigRational::new(BigInt::one(), BigInt::from(7).pow(50))),
    ]
}

fn condition(sizes: Vec<usize>) -> impl Strategy<Value = Vec<(usize, Vec<bool>)>> {
    let one = (0..sizes.len())
        .prop_flat_map(move |i| (Just(i), prop::collection::vec(any::<bool>(), sizes[i])));
    prop::collection::vec(one, 0..4)
}

fn links(
    sizes: Vec<usize>,
    parties: usize,
    most: usize,
) -> impl Strategy<Value = (Vec<(usize, Interaction)>, Vec<Exclusion>)> {
    let interaction = (0..parties, condition(sizes.clone()), value())
        .prop_map(|(p, on, adds)| (p, Interaction { on, adds }));
    let exclusion = condition(sizes)
        .prop_filter_map("rules everything out", |on| (on.len() > 1).then_some(Exclusion { on }));
    (prop::collection::vec(interaction, 0..=most), prop::collection::vec(exclusion, 0..=most))
}

pub(crate) fn spaces(most_links: usize) -> impl Strategy<Value = Space> {
    (prop::collection::vec(1usize..5, 1..5), 2usize..6).prop_flat_map(move |(sizes, parties)| {
        let values = sizes.iter().map(|&n| prop::collection::vec(value(), n)).collect::<Vec<_>>();
        let profile = (value(), value(), values);
        let links = links(sizes.clone(), parties, most_links);
        (Just(sizes), prop::collection::vec(profile, parties), links).prop_map(build)
    })
}

type Parts = (
    Vec<usize>,
    Vec<(BigRational, BigRational, Vec<Vec<BigRational>>)>,
    (Vec<(usize, Interaction)>, Vec<Exclusion>),
);

fn build((sizes, profiles, (interactions, exclusions)): Parts) -> Space {
    let issue = |(i, &n): (usize, &usize)| SpaceIssue {
        name: format!("issue {i}"),
        options: (0..n).map(|o| format!("option {o}")).collect(),
    };
    let mut parties: Vec<Profile> = profiles
        .into_iter()
        .enumerate()
        .map(|(p, (reservation, base, values))| Profile {
            name: format!("party {p}"),
            reservation,
            base,
            values,
            interactions: Vec::new(),
        })
        .collect();
    for (p, interaction) in interactions {
        parties[p].interactions.push(interaction);
    }
    Space { issues: sizes.iter().enumerate().map(issue).collect(), parties, exclusions }
}

/// Every allowed package's index and utilities.
pub(crate) fn everything(space: &Space) -> Vec<(BigUint, Utilities)> {
    let n = space.combinations().to_u64().unwrap();
    let packages = (0..n).map(|i| (BigUint::from(i), space.package_at(&i.into()).unwrap()));
    let allowed = packages.filter(|(_, package)| !space.excluded(package));
    allowed.map(|(i, package)| (i, space.utilities(&package).unwrap())).collect()
}

pub(crate) fn accepted(space: &Space, u: &Utilities, rule: Rational) -> bool {
    u.iter().zip(&space.parties).all(|(u, p)| match rule {
        Rational::AtLeast => *u >= p.reservation,
        Rational::Above => *u > p.reservation,
    })
}

fn dominates(a: &Utilities, b: &Utilities) -> bool {
    a != b && a.iter().zip(b).all(|(x, y)| x >= y)
}

/// Utilities → packages and smallest index, by definition.
pub(crate) fn brute_frontier(
    rational: &[(BigUint, Utilities)],
) -> BTreeMap<Utilities, (usize, BigUint)> {
    let mut front = BTreeMap::new();
    for (index, u) in rational {
        if !rational.iter().any(|(_, v)| dominates(v, u)) {
            let entry = front.entry(u.clone()).or_insert((0, index.clone()));
            entry.0 += 1;
            entry.1 = entry.1.clone().min(index.clone());
        }
    }
    front
}

fn picked(analysis: &Analysis, solution: &Solution) -> Vec<Utilities> {
    let mut all: Vec<_> =
        solution.points.iter().map(|&i| analysis.frontier[i].utilities.clone()).collect();
    all.sort();
    all
}

/// All utilities with the highest score.
fn best<S: PartialOrd>(all: &[Utilities], score: impl Fn(&Utilities) -> S) -> Vec<Utilities> {
    let top = |u: &&Utilities| !all.iter().any(|v| score(v) > score(u));
    let mut best: Vec<_> = all.iter().filter(top).cloned().collect();
    best.sort();
    best
}

fn columns(all: &[(BigUint, Utilities)], p: usize) -> (BigRational, BigRational) {
    let column = || all.iter().map(|(_, u)| u[p].clone());
    (column().min().unwrap(), column().max().unwrap())
}

fn options(rational: Rational, disagreement: DisagreementRule, ideals: Ideals) -> Options {
    Options { rational, disagreement, ideals, ..Options::default() }
}

fn settings() -> impl Strategy<Value = Options> {
    (
        select(vec![Rational::AtLeast, Rational::Above]),
        select(vec![
            DisagreementRule::Reservation,
            DisagreementRule::ReservationOrWorst,
            DisagreementRule::Worst,
        ]),
        select(vec![Ideals::Rational, Ideals::All]),
    )
        .prop_map(|(r, d, i)| options(r, d, i))
}

fn check_against_brute_force(space: &Space, options: &Options) -> Result<(), TestCaseError> {
    let all = everything(space);
    let rational: Vec<_> =
        all.iter().filter(|(_, u)| accepted(space, u, options.rational)).cloned().collect();
    let got = analyse(space, options).unwrap();
    prop_assert!(got.method.exact);
    prop_assert_eq!(&got.packages, &BigUint::from(all.len()));
    prop_assert_eq!(&got.rational, &Count::Exact(rational.len().into()));

    let front = brute_frontier(&rational);
    let ours: BTreeMap<_, _> = got
        .frontier
        .iter()
        .map(|f| (f.utilities.clone(), (f.packages.to_usize().unwrap(), f.index.clone())))
        .collect();
    prop_assert_eq!(ours.len(), got.frontier.len());
    prop_assert_eq!(&ours, &front);
    for f in &got.frontier {
        prop_assert_eq!(&space.utilities(&f.package).unwrap(), &f.utilities);
        let ties: Vec<BigUint> =
            all.iter().filter(|(_, u)| *u == f.utilities).map(|(i, _)| i.clone()).collect();
        prop_assert_eq!(packages_at(space, &f.utilities, 1000).unwrap(), (ties, true));
    }
    if all.is_empty() {
        prop_assert!(got.parties.iter().all(|p| p.minimum.is_none() && p.maximum.is_none()));
        return Ok(());
    }
    let ranges: Vec<_> = (0..space.parties.len()).map(|p| columns(&all, p)).collect();
    for (party, (low, high)) in got.parties.iter().zip(&ranges) {
        prop_assert_eq!(party.minimum.as_ref(), Some(low));
        prop_assert_eq!(party.maximum.as_ref(), Some(high));
    }
    check_solutions(space, options, &got, &ranges, &front)?;
    check_opposition(&got, &all, &rational, &ranges)
}

fn check_solutions(
    space: &Space,
    options: &Options,
    got: &Analysis,
    ranges: &[(BigRational, BigRational)],
    front: &BTreeMap<Utilities, (usize, BigUint)>,
) -> Result<(), TestCaseError> {
    let points: Vec<Utilities> = front.keys().cloned().collect();
    let from = |rule| -> Vec<BigRational> {
        let each = space.parties.iter().zip(ranges);
        each.map(|(p, (worst, _))| match rule {
            DisagreementRule::Reservation => p.reservation.clone(),
            DisagreementRule::ReservationOrWorst => p.reservation.clone().max(worst.clone()),
            DisagreementRule::Worst => worst.clone(),
        })
        .collect()
    };
    let d = from(options.disagreement);
    let gains =
        |u: &Utilities| -> Vec<BigRational> { u.iter().zip(&d).map(|(u, d)| u - d).collect() };
    let s = &got.solutions;
    prop_assert_eq!(
        picked(got, &s.nash),
        best(&points, |u| gains(u).into_iter().product::<BigRational>())
    );
    prop_assert_eq!(picked(got, &s.egalitarian), best(&points, |u| gains(u).into_iter().min()));
    prop_assert_eq!(picked(got, &s.utilitarian), best(&points, |u| u.iter().sum::<BigRational>()));
    let ideals: Vec<BigRational> = (0..d.len())
        .map(|p| match options.ideals {
            Ideals::All => ranges[p].1.clone(),
            Ideals::Rational => points.iter().map(|u| u[p].clone()).max().unwrap_or_default(),
        })
        .collect();
    let shares = |u: &Utilities, from: &[BigRational], to: &[BigRational]| -> Vec<BigRational> {
        (0..u.len())
            .filter(|&p| to[p] > from[p])
            .map(|p| (&u[p] - &from[p]) / (&to[p] - &from[p]))
            .collect()
    };
    prop_assert_eq!(
        picked(got, &s.kalai_smorodinsky),
        best(&points, |u| shares(u, &d, &ideals).into_iter().min())
    );
    let (low, high) =
        (from(DisagreementRule::ReservationOrWorst), ranges.iter().map(|r| r.1.clone()));
    let high: Vec<BigRational> = high.collect();
    let spread = |u: &Utilities| {
        let shares = shares(u, &low, &high);
        if shares.len() < u.len() {
            return BigRational::zero();
        }
        shares.iter().min().unwrap() - shares.iter().max().unwrap()
    };
    prop_assert_eq!(picked(got, &s.kalai_smorodinsky_negmas), best(&points, spread));
    for solution in
        [&s.nash, &s.kalai_smorodinsky, &s.kalai_smorodinsky_negmas, &s.egalitarian, &s.utilitarian]
    {
        let packages = picked(got, solution).iter().map(|u| front[u].0).sum::<usize>();
        prop_assert_eq!(&solution.packages, &BigUint::from(packages));
        let first = solution.first(got).map(|f| f.index.clone());
        prop_assert_eq!(first, picked(got, solution).iter().map(|u| front[u].1.clone()).min());
    }
    Ok(())
}

fn check_opposition(
    got: &Analysis,
    all: &[(BigUint, Utilities)],
    rational: &[(BigUint, Utilities)],
    ranges: &[(BigRational, BigRational)],
) -> Result<(), TestCaseError> {
    let distance = |gaps: Vec<BigRational>| {
        gaps.iter().map(|g| g.to_f64().unwrap().powi(2)).sum::<f64>().sqrt()
    };
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(1.0);
    let relative = |u: &Utilities| -> Vec<BigRational> {
        let each = u.iter().zip(ranges);
        each.map(|(u, (_, top))| {
            BigRational::one() - if top.is_zero() { u.clone() } else { u / top }
        })
        .collect()
    };
    let negmas = rational.iter().map(|(_, u)| distance(relative(u))).min_by(f64::total_cmp);
    prop_assert_eq!(got.opposition.negmas.is_some(), negmas.is_some());
    if let (Some(ours), Some(theirs)) = (got.opposition.negmas, negmas) {
        prop_assert!(near(ours, theirs), "{} {}", ours, theirs);
    }
    let key = |u: &Utilities| (u.iter().sum::<BigRational>(), u[0].clone(), u[1].clone());
    let utilities: Vec<Utilities> = all.iter().map(|(_, u)| u.clone()).collect();
    // Beyond three parties the key leaves ties open: any of them will do.
    let tops = best(&utilities, key);
    let gaps = |u: &Utilities| distance(u.iter().map(|u| BigRational::one() - u).collect());
    let ours = got.opposition.negolog.unwrap();
    prop_assert!(tops.iter().any(|u| near(ours, gaps(u))));
    Ok(())
}

/// The space with every party's utilities scaled and moved.
fn rescaled(space: &Space, by: &[(BigRational, BigRational)]) -> Space {
    let mut out = space.clone();
    for (party, (factor, shift)) in out.parties.iter_mut().zip(by) {
        party.reservation = &party.reservation * factor + shift;
        party.base = &party.base * factor + shift;
        party.values.iter_mut().flatten().for_each(|v| *v *= factor);
        party.interactions.iter_mut().for_each(|i| i.adds *= factor);
    }
    out
}

/// An exclusion of exactly this package.
fn without(space: &Space, package: &[usize]) -> Space {
    let only = |(i, &o): (usize, &usize)| {
        (i, (0..space.issues[i].options.len()).map(|x| x == o).collect())
    };
    let mut out = space.clone();
    out.exclusions.push(Exclusion { on: package.iter().enumerate().map(only).collect() });
    out
}

fn reversed<T: Clone>(all: &[T]) -> Vec<T> {
    all.iter().rev().cloned().collect()
}

/// The same space with issues, options and parties in reverse order.
fn turned(space: &Space) -> Space {
    let last = space.issues.len() - 1;
    let on = |on: &[(usize, Vec<bool>)]| -> Vec<(usize, Vec<bool>)> {
        on.iter().map(|(i, flags)| (last - i, reversed(flags))).collect()
    };
    Space {
        issues: reversed(&space.issues)
            .into_iter()
            .map(|i| SpaceIssue { options: reversed(&i.options), ..i })
            .collect(),
        parties: reversed(&space.parties)
            .into_iter()
            .map(|p| Profile {
                values: reversed(&p.values).iter().map(|v| reversed(v)).collect(),
                interactions: p
                    .interactions
                    .iter()
                    .map(|i| Interaction { on: on(&i.on), adds: i.adds.clone() })
                    .collect(),
                ..p
            })
            .collect(),
        exclusions: space.exclusions.iter().map(|e| Exclusion { on: on(&e.on) }).collect(),
    }
}

/// The highest smallest share of the ideal gain, and the ideals.
fn smallest_share(analysis: &Analysis, space: &Space) -> Option<(BigRational, Utilities)> {
    let ideals: Utilities = (0..space.parties.len())
        .map(|p| analysis.frontier.iter().map(|f| f.utilities[p].clone()).max())
        .collect::<Option<_>>()?;
    let at = analysis.solutions.kalai_smorodinsky.first(analysis)?;
    let shares = (0..ideals.len()).filter_map(|p| {
        let whole = &ideals[p] - &space.parties[p].reservation;
        whole.is_positive().then(|| (&at.utilities[p] - &space.parties[p].reservation) / whole)
    });
    Some((shares.min()?, ideals))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn additive_spaces_agree_with_brute_force(space in spaces(0), options in settings()) {
        let additive = Space { exclusions: Vec::new(), ..space };
        check_against_brute_force(&additive, &options)?;
    }

    #[test]
    fn linked_spaces_agree_with_brute_force(space in spaces(4), options in settings()) {
        check_against_brute_force(&space, &options)?;
    }

    #[test]
    fn pieces_one_by_one_agree_with_brute_force(
        space in spaces(4),
        options in settings(),
        count_limit in select(vec![1usize, 1000]),
    ) {
        let one_by_one = Options { state_limit: 0, count_limit, ..options };
        let got = analyse(&space, &one_by_one).unwrap();
        if matches!(got.rational, Count::Exact(_)) {
            check_against_brute_force(&space, &one_by_one)?;
        }
    }

    #[test]
    fn worthless_issues_multiply_packages_and_change_nothing_else(
        space in spaces(2),
        more in select(vec![12usize, 40, 60, 90]),
    ) {
        let mut wide = space.clone();
        for i in 0..more {
            let options = (0..10).map(|o| format!("{o}")).collect();
            wide.issues.push(SpaceIssue { name: format!("worthless {i}"), options });
            wide.parties.iter_mut().for_each(|p| p.values.push(vec![BigRational::zero(); 10]));
        }
        let times = BigUint::from(10u8).pow(more as u32);
        let (plain, wide) = (analyse(&space, &Options::default()).unwrap(), analyse(&wide, &Options::default()).unwrap());
        prop_assert_eq!(&plain.packages * &times, wide.packages);
        let (Count::Exact(few), Count::Exact(many)) = (plain.rational, wide.rational) else {
            panic!("coarse values are counted at any size")
        };
        prop_assert_eq!(few * &times, many);
        prop_assert_eq!(plain.frontier.len(), wide.frontier.len());
        for (a, b) in plain.frontier.iter().zip(&wide.frontier) {
            prop_assert_eq!(&a.utilities, &b.utilities);
            prop_assert_eq!(&a.packages * &times, b.packages.clone());
            prop_assert_eq!(&a.index * &times, b.index.clone());
            prop_assert_eq!(&a.package, &b.package[..a.package.len()]);
        }
        prop_assert_eq!(plain.solutions.nash.points, wide.solutions.nash.points);
        prop_assert_eq!(plain.opposition, wide.opposition);
    }

    #[test]
    fn nash_does_not_depend_on_scale(
        space in spaces(2),
        by in prop::collection::vec((1i64..9, 1i64..5, -5i64..5), 5),
    ) {
        let by: Vec<_> = by.iter().map(|&(n, d, s)| (fraction(n, d), fraction(s, d))).collect();
        let plain = analyse(&space, &Options::default()).unwrap();
        let moved = analyse(&rescaled(&space, &by), &Options::default()).unwrap();
        let packages = |a: &Analysis, s: &Solution| -> Vec<BigUint> {
            s.points.iter().map(|&i| a.frontier[i].index.clone()).collect()
        };
        prop_assert_eq!(packages(&plain, &plain.solutions.nash), packages(&moved, &moved.solutions.nash));
        prop_assert_eq!(
            packages(&plain, &plain.solutions.kalai_smorodinsky),
            packages(&moved, &moved.solutions.kalai_smorodinsky)
        );
        prop_assert_eq!(plain.rational, moved.rational);
    }

    #[test]
    fn nash_does_not_depend_on_irrelevant_alternatives(space in spaces(1), which in any::<prop::sample::Index>()) {
        let whole = analyse(&space, &Options::default()).unwrap();
        let chosen = picked(&whole, &whole.solutions.nash);
        let all = everything(&space);
        prop_assume!(!chosen.is_empty());
        // With a product of zero all points tie, and losing a dominating point adds ties.
        let d = |u: &Utilities| u.iter().zip(&space.parties).all(|(u, p)| *u > p.reservation);
        prop_assume!(chosen.iter().all(d));
        let others: Vec<_> = all.iter().filter(|(_, u)| !chosen.contains(u)).collect();
        prop_assume!(!others.is_empty());
        let package = space.package_at(&which.get(&others).0).unwrap();
        let smaller = analyse(&without(&space, &package), &Options::default()).unwrap();
        prop_assert_eq!(picked(&smaller, &smaller.solutions.nash), chosen);
    }

    #[test]
    fn more_packages_never_lower_the_smallest_share(space in spaces(1), which in any::<prop::sample::Index>()) {
        let n = space.combinations().to_usize().unwrap();
        let package = space.package_at(&which.index(n).into()).unwrap();
        let smaller = without(&space, &package);
        let more = smallest_share(&analyse(&space, &Options::default()).unwrap(), &space);
        let less = smallest_share(&analyse(&smaller, &Options::default()).unwrap(), &smaller);
        if let (Some((more, ideals)), Some((less, before))) = (more, less)
            && ideals == before
        {
            prop_assert!(more >= less);
        }
    }

    #[test]
    fn order_is_irrelevant(space in spaces(3)) {
        let plain = analyse(&space, &Options::default()).unwrap();
        let other = analyse(&turned(&space), &Options::default()).unwrap();
        prop_assert_eq!(&plain.packages, &other.packages);
        prop_assert_eq!(&plain.rational, &other.rational);
        let points = |a: &Analysis, turn: bool| -> BTreeMap<Utilities, BigUint> {
            let each = a.frontier.iter();
            each.map(|f| {
                let u = if turn { reversed(&f.utilities) } else { f.utilities.clone() };
                (u, f.packages.clone())
            })
            .collect()
        };
        prop_assert_eq!(points(&plain, false), points(&other, true));
        for pick in [
            |a: &Analysis| a.solutions.nash.clone(),
            |a: &Analysis| a.solutions.kalai_smorodinsky.clone(),
            |a: &Analysis| a.solutions.kalai_smorodinsky_negmas.clone(),
            |a: &Analysis| a.solutions.egalitarian.clone(),
            |a: &Analysis| a.solutions.utilitarian.clone(),
        ] {
            let mut theirs: Vec<Utilities> =
                picked(&other, &pick(&other)).iter().map(|u| reversed(u)).collect();
            theirs.sort();
            prop_assert_eq!(picked(&plain, &pick(&plain)), theirs);
        }
    }

    #[test]
    fn too_many_pieces_are_sampled_and_said_so(space in spaces(4)) {
        let few = Options { state_limit: 0, piece_limit: 0, samples: 200, search: 5_000, ..Options::default() };
        let got = analyse(&space, &few).unwrap();
        let sampled = matches!(got.method.how, How::Sampled { .. });
        prop_assert_eq!(sampled, !got.method.exact);
        if sampled {
            let all = everything(&space);
            for f in &got.frontier {
                prop_assert!(all.iter().any(|(i, u)| *i == f.index && *u == f.utilities));
                prop_assert!(accepted(&space, &f.utilities, Rational::AtLeast));
            }
            // No point that is listed is worse for all than another one that is.
            for (a, b) in got.frontier.iter().zip(got.frontier.iter().skip(1)) {
                prop_assert!(!a.utilities.iter().zip(&b.utilities).all(|(x, y)| x >= y));
            }
            let rational = all.iter().filter(|(_, u)| accepted(&space, u, Rational::AtLeast)).count();
            let Count::Bounds { low, high, .. } = &got.rational else { panic!("sampled, not bounded") };
            prop_assert!(*low <= rational.into() && *high >= rational.into());
        }
    }

    #[test]
    fn counts_beyond_the_tables_are_bounded(space in spaces(0), options in settings()) {
        let additive = Space { exclusions: Vec::new(), ..space };
        let tight = Options { count_limit: 1, samples: 50, ..options.clone() };
        let exact = analyse(&additive, &options).unwrap().rational;
        let Count::Exact(exact) = exact else { panic!("small spaces are counted") };
        match analyse(&additive, &tight).unwrap().rational {
            Count::Exact(n) => prop_assert_eq!(n, exact),
            Count::Bounds { low, high, .. } => prop_assert!(low <= exact && exact <= high),
            Count::NotAsked => prop_assert!(false, "the count was asked for"),
        }
    }

    #[test]
    fn blocks_are_those_of_brute_force(space in spaces(2)) {
        let all = everything(&space);
        for block in blocks(&space, &Options::default()).unwrap() {
            let with: Vec<&Utilities> = all
                .iter()
                .filter(|(i, _)| space.package_at(i).unwrap()[block.issue] == block.option)
                .map(|(_, u)| u)
                .collect();
            let deal = with.iter().any(|u| accepted(&space, u, Rational::AtLeast));
            prop_assert_eq!(block.in_some_deal, Some(deal));
            if !with.is_empty() {
                let refuses = |p: &usize| with.iter().all(|u| u[*p] < space.parties[*p].reservation);
                let refused: Vec<usize> = (0..space.parties.len()).filter(refuses).collect();
                prop_assert_eq!(block.refused_by, refused);
            }
        }
    }
}
