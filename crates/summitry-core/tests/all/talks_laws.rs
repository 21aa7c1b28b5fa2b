//! Laws of talks, on any space, any tactics, any rules.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use crate::support::private::{Private, grid};
use crate::support::toy;
use num_rational::BigRational;
use num_traits::ToPrimitive;
use proptest::prelude::*;
use summitry_core::deals::{Interaction, Space};
use summitry_core::talks::subgame::{INDIFFERENT, Plan};
use summitry_core::talks::{
    Convention, Ended, LISTED, Luck, Protocol, Session, Table, TacticName, kinds, play,
};

fn values(parties: usize) -> impl Strategy<Value = Space> {
    let sizes = proptest::collection::vec(1usize..5, 1..4);
    sizes.prop_flat_map(move |sizes| {
        let issue = |n: usize| proptest::collection::vec(0i64..50, n);
        let party = sizes.iter().map(|&n| issue(n)).collect::<Vec<_>>();
        let all = (0..parties).map(|_| party.clone()).collect::<Vec<_>>();
        (all, proptest::collection::vec(0i64..90, parties))
            .prop_map(|(values, reservation)| toy::space(&values, &reservation))
    })
}

fn tactic() -> impl Strategy<Value = TacticName> {
    (0..kinds().len()).prop_map(|i| kinds()[i].name.parse().unwrap())
}

/// Spaces of up to twenty thousand packages, of few values, which tie often, or of very many.
fn larger() -> impl Strategy<Value = Space> {
    let sizes = proptest::collection::vec(1usize..13, 1..5);
    (sizes, any::<bool>()).prop_flat_map(|(sizes, fine)| {
        let most: i64 = if fine { 1_000_000_000_000_000 } else { 30 };
        let issue = |n: usize| proptest::collection::vec(-most / 5..most, n);
        let party = sizes.iter().map(|&n| issue(n)).collect::<Vec<_>>();
        (vec![party; 2], proptest::collection::vec(-most..2 * most, 2))
            .prop_map(|(values, reservation)| toy::space(&values, &reservation))
    })
}

proptest! {
    /// What a table says of a package is what the space says, its links and interactions included.
    #[test]
    fn a_table_tells_what_the_space_tells(
        space in values(2), party in 0usize..2, adds in -40i64..40, flags in any::<u64>(),
    ) {
        let mut space = space;
        let on = space.issues.iter().enumerate().map(|(k, issue)| {
            let flag = |o: usize| flags >> ((5 * k + o) % 64) & 1 == 1;
            (k, (0..issue.options.len()).map(flag).collect())
        });
        let adds = BigRational::from_integer(adds.into());
        space.parties[party].interactions.push(Interaction { on: on.collect(), adds });
        let table = Table::new(&space, LISTED).unwrap();
        for index in 0..table.shape().packages() {
            let package = table.shape().options(index);
            let told = space.utilities(&package).unwrap();
            for (party, expected) in told.iter().enumerate() {
                let found = table.utility(party, index);
                prop_assert!((found - expected.to_f64().unwrap()).abs() < 1e-9, "{package:?}");
            }
        }
    }
}

fn rules(parties: usize) -> impl Strategy<Value = Protocol> {
    let discount = proptest::collection::vec(0.5f64..=1.0, parties);
    let patience = proptest::option::of(1u32..6);
    let negmas = any::<bool>();
    (1u32..25, 0..parties, 0.0f64..0.3, patience, discount, negmas).prop_map(
        |(rounds, first, bust_up, patience, discount, negmas)| Protocol {
            rounds,
            first,
            bust_up,
            patience,
            discount,
            convention: if negmas { Convention::Negmas } else { Convention::Textbook },
            ..Protocol::new(rounds)
        },
    )
}

fn table(space: &Space) -> Table {
    Table::new(space, LISTED).unwrap()
}

/// The same parties in another order.
fn turned(space: &Space) -> Space {
    let mut space = space.clone();
    space.parties.rotate_right(1);
    space
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A table laid out no further than anyone asks plays the very sessions of one that was sorted whole at once.
    #[test]
    fn what_is_laid_out_as_asked_plays_as_what_is_sorted_whole(
        (space, protocol) in (larger(), rules(2)),
        names in proptest::collection::vec((0..kinds().len(), 0.1f64..9.0), 2),
        seed in any::<u64>(),
    ) {
        // Whoever reckons with the frontier has it exactly at the one and in doubles at the other.
        let plain = |name: &&str| !["subgame-perfect", "nice-tit-for-tat"].contains(name);
        let all: Vec<&str> = kinds().iter().map(|kind| kind.name).filter(plain).collect();
        let named = |&(at, exponent): &(usize, f64)| -> TacticName {
            let name = all[at % all.len()];
            format!("{name}:{exponent}").parse().unwrap_or_else(|_| name.parse().unwrap())
        };
        let tactics: Vec<TacticName> = names.iter().map(named).collect();
        let lazy = table(&space);
        let parties = (0..2).map(|party| {
            let worth = (0..lazy.shape().packages()).map(|index| lazy.utility(party, index));
            let side = lazy.side(party);
            (side.name().to_owned(), side.reservation(), worth.collect())
        });
        let sorted = Table::of_utilities(lazy.issues().to_vec(), parties.collect()).unwrap();
        for session in 0..3 {
            // Anew each time: a table that is asked often is sorted after all.
            let lazy = table(&space);
            let luck = Luck::new(seed);
            let here = play(&lazy, &protocol, &tactics, &luck, session);
            prop_assert_eq!(here, play(&sorted, &protocol, &tactics, &luck, session));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Nobody accepts, or offers, what is worth less than no deal; the trace obeys the protocol.
    #[test]
    fn nobody_ends_below_no_deal(
        (space, tactics, protocol) in (2usize..4).prop_flat_map(|n| {
            (values(n), proptest::collection::vec(tactic(), n), rules(n))
        }),
        seed in any::<u64>(),
    ) {
        let table = table(&space);
        let session = play(&table, &protocol, &tactics, &Luck::new(seed), 3);
        for offer in &session.offers {
            let side = table.side(offer.party);
            prop_assert!(table.utility(offer.party, offer.index) >= side.reservation());
            prop_assert!(offer.round < protocol.rounds);
        }
        prop_assert_eq!(session.agreement.is_some(), session.ended == Ended::Deal);
        if let Some(index) = session.agreement {
            prop_assert_eq!(session.offers.last().map(|o| o.index), Some(index));
            for party in 0..table.parties() {
                prop_assert!(table.utility(party, index) >= table.side(party).reservation());
            }
        }
    }

    /// Parties listed in another order, the same one speaking first: the same talks under other numbers.
    #[test]
    fn swapping_names_swaps_results(
        (space, tactics, protocol) in (2usize..4).prop_flat_map(|n| {
            (values(n), proptest::collection::vec(tactic(), n), rules(n))
        }),
        seed in any::<u64>(),
    ) {
        let n = space.parties.len();
        let session = play(&table(&space), &protocol, &tactics, &Luck::new(seed), 0);
        let mut other = tactics.clone();
        other.rotate_right(1);
        let mut rules = protocol.clone();
        rules.first = (protocol.first + 1) % n;
        rules.discount.rotate_right(1);
        let swapped = play(&table(&turned(&space)), &rules, &other, &Luck::new(seed), 0);
        let mut renamed = session.clone();
        renamed.by = renamed.by.map(|p| (p + 1) % n);
        for offer in &mut renamed.offers {
            offer.party = (offer.party + 1) % n;
        }
        let utilities = |s: &Session| s.offers.iter().map(|o| o.index).collect::<Vec<_>>();
        prop_assert_eq!(utilities(&renamed), utilities(&swapped));
        prop_assert_eq!(renamed, swapped);
    }

    /// A party that loses less by waiting never gets less, ties broken by own utility.
    #[test]
    fn patience_never_hurts(
        space in values(2),
        turns in 1usize..30,
        first in 0usize..2,
        discounts in (0.1f64..1.0, 0.1f64..1.0),
        more in 0.0f64..1.0,
        bust_up in 0.0f64..0.5,
    ) {
        let table = table(&space);
        let frontier = table.frontier().unwrap();
        let reservation = [table.side(0).reservation(), table.side(1).reservation()];
        let outcome = |own: f64| {
            let discount = vec![own, discounts.1];
            let protocol = Protocol { first, bust_up, discount, ..Protocol::new(1) };
            let plan = Plan::new(frontier, &reservation, &protocol, turns);
            plan.outcome().map(|(_, _, u)| u[0])
        };
        let patient = discounts.0 + more * (1.0 - discounts.0);
        let (less, more) = (outcome(discounts.0), outcome(patient));
        prop_assert_eq!(less.is_some(), more.is_some());
        prop_assert!(more >= less, "{less:?} with {}, {more:?} with {patient}", discounts.0);
    }

    /// Backward induction on all packages finds what induction on the frontier finds.
    #[test]
    fn the_frontier_is_enough(
        space in values(2),
        turns in 2usize..8,
        discounts in (0.3f64..1.0, 0.3f64..1.0),
    ) {
        let table = table(&space);
        let reservation = [table.side(0).reservation(), table.side(1).reservation()];
        let protocol =
            Protocol { discount: vec![discounts.0, discounts.1], ..Protocol::new(1) };
        let plan = Plan::new(table.frontier().unwrap(), &reservation, &protocol, turns);
        // What is agreed from a turn on, worked out over every package.
        let mut later: Option<[f64; 2]> = None;
        for turn in (0..turns).rev() {
            let (own, other) = (turn % 2, 1 - turn % 2);
            if turn + 1 == turns {
                continue;
            }
            let want = later.map_or(reservation[other], |u| {
                reservation[other].max(u[other] * protocol.discount[other])
            });
            let all = (0..table.shape().packages()).map(|i| [table.utility(0, i), table.utility(1, i)]);
            let want = want - INDIFFERENT * want.abs();
            let fits = all.filter(|u| {
                u[own] >= reservation[own] && u[other] >= want.max(reservation[other])
            });
            later = fits.max_by(|a, b| {
                a[own].total_cmp(&b[own]).then(a[other].total_cmp(&b[other]))
            });
        }
        prop_assert_eq!(plan.outcome().map(|(_, _, u)| [u[0], u[1]]), later);
    }

    /// Of many parties, too, whoever speaks offers the best for itself of what the others would accept, found point by point.
    #[test]
    fn many_parties_offer_their_best(
        space in (3usize..7).prop_flat_map(values),
        protocol in rules(3),
        turns in 2usize..40,
        rational in any::<bool>(),
    ) {
        let mut space = space;
        if rational {
            // Packages that suit many sides at once are rare where no deal is worth much.
            space.parties.iter_mut().for_each(|party| party.reservation = num_rational::BigRational::from_integer(0.into()));
        }
        let table = table(&space);
        let parties = table.parties();
        let protocol = Protocol { discount: vec![0.95; parties], ..protocol };
        let reservation: Vec<f64> = (0..parties).map(|p| table.side(p).reservation()).collect();
        let frontier = table.frontier().unwrap();
        let plan = Plan::new(frontier, &reservation, &protocol, turns);
        for number in 0..turns {
            let turn = plan.turn(number).unwrap();
            let speaker = (protocol.first + number) % parties;
            let others = |u: &[f64]| -> f64 {
                u.iter().enumerate().filter(|(p, _)| *p != speaker).map(|(_, u)| u).sum()
            };
            let fits = frontier.points.iter().filter(|point| {
                (0..parties).all(|p| p == speaker || point.utilities[p] >= turn.wants[p])
            });
            let best = fits.max_by(|a, b| {
                let own = a.utilities[speaker].total_cmp(&b.utilities[speaker]);
                let sums = others(&a.utilities).total_cmp(&others(&b.utilities));
                own.then(sums).then(b.index.cmp(&a.index))
            });
            prop_assert_eq!(turn.offer.as_ref(), best);
        }
    }

    /// A session is a function of its arguments.
    #[test]
    fn the_same_seed_gives_the_same_talks(space in values(2), a in tactic(), b in tactic(), seed in any::<u64>()) {
        let protocol = Protocol { bust_up: 0.05, ..Protocol::new(12) };
        let once = || play(&table(&space), &protocol, &[a, b], &Luck::new(seed), 7);
        prop_assert_eq!(once(), once());
    }
}

/// Twelve packages, and worlds that move one side's wishes about.
fn world(n: u64) -> Space {
    let stream = summitry_core::value::streams::Stream::new(5, "world");
    let mut space = toy::twelve();
    let mut i = 0;
    for party in &mut space.parties {
        for value in party.values.iter_mut().flatten() {
            i += 1;
            *value = toy::hundredths((stream.further(n, 0, i) * 50.0) as i64);
        }
        i += 1;
        party.reservation = toy::hundredths((stream.further(n, 0, i) * 60.0) as i64);
    }
    space
}

/// People who foresee everything and know each other agree wherever they can; who guess wrongly sometimes do not.
#[test]
fn private_information_makes_talks_fail() {
    let names =
        |words: &[&str]| -> Vec<TacticName> { words.iter().map(|w| w.parse().unwrap()).collect() };
    let with = |gap: f64, tactics: &[&str]| {
        let protocol = Protocol { discount: vec![0.95, 0.95], ..Protocol::new(5) };
        let private = Private { gap, worlds: 300, seed: 1, protocol };
        grid(&world, &names(tactics), &private).unwrap()
    };
    let possible =
        (0..300).filter(|&n| !table(&world(n)).frontier().unwrap().points.is_empty()).count();
    let known = with(0.0, &["subgame-perfect"]);
    assert_eq!(known.cells[0].ended[0], possible as u64);
    assert!(known.cells[0].to_frontier < 1e-12);
    let guessed = with(1.0, &["subgame-perfect"]);
    assert!(guessed.cells[0].ended[0] < possible as u64);
    let many = with(0.5, &["hardliner", "linear", "subgame-perfect"]);
    assert_eq!(many.cells.len(), 9);
    let (low, high) = many.range();
    assert!(low < high && high <= possible as f64 / 300.0);
    for cell in &many.cells {
        assert_eq!(cell.ended.iter().sum::<u64>(), 300);
    }
}

/// One thread or many: the same bits.
#[test]
fn threads_do_not_matter() {
    let run = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let private = Private {
            gap: 0.4,
            worlds: 300,
            seed: 2,
            protocol: Protocol { bust_up: 0.1, ..Protocol::new(6) },
        };
        let tactics: Vec<TacticName> =
            ["random", "subgame-perfect"].map(|w| w.parse().unwrap()).to_vec();
        pool.install(|| grid(&world, &tactics, &private).unwrap())
    };
    assert_eq!(run(1), run(4));
}

/// A room that always blows up ends everything after a round; patience ends a stalemate.
#[test]
fn rooms_blow_up_and_people_leave() {
    let table = table(&toy::twelve());
    let hard: TacticName = "hardliner".parse().unwrap();
    let run = |protocol: Protocol| play(&table, &protocol, &[hard, hard], &Luck::new(1), 0);
    let blown = run(Protocol { bust_up: 1.0, ..Protocol::new(20) });
    assert_eq!((blown.ended, blown.round, blown.offers.len()), (Ended::BustUp, 0, 2));
    let left = run(Protocol { patience: Some(3), ..Protocol::new(20) });
    assert_eq!((left.ended, left.round, left.by), (Ended::WalkOut, 3, Some(1)));
    assert_eq!(run(Protocol::new(20)).ended, Ended::Clock);
}
