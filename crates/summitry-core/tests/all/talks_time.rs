//! Deadlines in seconds, and what time takes off utilities.

use num_rational::BigRational;
use summitry_core::deals::{Profile, Space, SpaceIssue};
use summitry_core::talks::subgame::Plan;
use summitry_core::talks::{
    Ended, Fading, LISTED, Luck, PartyDiscount, Passing, Protocol, Seconds, Table, TacticName,
    TimeGone, converse_by, play,
};

/// One issue of 101 options that two want from opposite ends, worth 0 to 1.
fn cake(reservation: i32) -> Table {
    let share = |n: i32| BigRational::new(n.into(), 100.into());
    let party = |name: &str, values: Vec<i32>| Profile {
        name: name.to_owned(),
        reservation: share(reservation),
        base: share(0),
        values: vec![values.into_iter().map(share).collect()],
        interactions: Vec::new(),
    };
    let options = (0..=100).map(|o| o.to_string()).collect();
    let space = Space {
        issues: vec![SpaceIssue { name: "cake".to_owned(), options }],
        parties: vec![party("a", (0..=100).collect()), party("b", (0..=100).rev().collect())],
        exclusions: Vec::new(),
    };
    Table::new(&space, LISTED).unwrap()
}

fn discount(fading: Fading, of_reservation: bool, by_share: bool) -> Option<PartyDiscount> {
    Some(PartyDiscount { fading, of_reservation, by_share })
}

fn tactics(names: [&str; 2]) -> Vec<TacticName> {
    names.iter().map(|name| name.parse().unwrap()).collect()
}

/// No deal shrinks with time where the file says so, and nowhere else.
#[test]
fn no_deal_shrinks_only_where_it_is_discounted() {
    let half = Fading::Share(0.5);
    let passing = Passing(vec![discount(half, true, false), discount(half, false, false), None]);
    let then = TimeGone { share: 0.25, rounds: 2.0 };
    let worth: Vec<f64> = (0..3).map(|party| passing.no_deal(party, 0.8, then)).collect();
    assert!((worth[0] - 0.2).abs() < 1e-12, "{worth:?}");
    assert_eq!(worth[1..], [0.8, 0.8]);
    // A deal must then be worth 0.8 after two halvings.
    assert!((passing.floor(1, 0.8, then) - 3.2).abs() < 1e-12);
}

/// A turn of counted seconds takes the same share of the time each, so GENIUS's d^t is Rubinstein's δ an offer, δ = d^(turn/all).
#[test]
fn who_looks_ahead_counts_the_domains_discount_as_rubinstein_does() {
    let table = cake(0);
    let seconds = Seconds { all: 10.0, turn: 0.5 };
    let d = 0.3_f64;
    let genius = Protocol {
        passing: Passing(vec![discount(Fading::Share(d), true, true); 2]),
        ..Protocol::new(1).within(seconds, 2)
    };
    let rubinstein =
        Protocol { discount: vec![d.powf(0.5 / 10.0); 2], ..Protocol::new(1).within(seconds, 2) };
    let plan = |protocol: &Protocol| {
        let turns = protocol.turns(2);
        assert_eq!(turns, 20);
        Plan::new(table.frontier().unwrap(), &[0.0, 0.0], protocol, turns)
    };
    let (a, b) = (plan(&genius), plan(&rubinstein));
    for turn in 0..20 {
        let offer = |plan: &Plan| plan.turn(turn).unwrap().offer.as_ref().map(|o| o.index);
        assert_eq!(offer(&a), offer(&b), "turn {turn}");
    }
    // And it is not what nobody in a hurry would do.
    let patient = plan(&Protocol::new(1).within(seconds, 2));
    assert_ne!(patient.outcome().map(|o| o.1), a.outcome().map(|o| o.1));
}

/// Where a deal shrinks and no deal does not, nobody takes less than no deal, whatever its tactic.
#[test]
fn nobody_takes_less_than_no_deal_once_time_is_counted() {
    let table = cake(20);
    let rounds = 40;
    for fading in [Fading::Share(0.97), Fading::Cost { cost: 0.02, power: 1.0 }] {
        let protocol = Protocol {
            passing: Passing(vec![discount(fading, false, false); 2]),
            ..Protocol::new(rounds)
        };
        let mut deals = 0;
        for one in TacticName::all() {
            for other in TacticName::all() {
                let session = play(&table, &protocol, &[one, other], &Luck::new(1), 0);
                if session.ended == Ended::Deal {
                    deals += 1;
                    // Who accepts counts the moment of the deal, who offered the moment of the offer.
                    let by = session.by.unwrap();
                    let got = session.discounted(&table, &protocol, by);
                    assert!(got >= 0.2 - 1e-9, "{one} and {other}: {got} in {fading:?}");
                    let offer = session.offers.last().unwrap();
                    let then = protocol.moment(2 * offer.round as usize + offer.party, 2);
                    let worth = table.utility(offer.party, offer.index);
                    let got = protocol.passing.deal(offer.party, worth, then);
                    assert!(got >= 0.2 - 1e-9, "{one} and {other}: {got} in {fading:?}");
                }
            }
        }
        // By round 30 nothing is left that both would rather have than no deal: who holds out gets none.
        assert!(deals >= 10, "{deals}");
    }
}

/// A common factor changes no order: who looks at utilities and at no deal alone plays as without it.
#[test]
fn a_discount_of_both_changes_nobodys_order() {
    let table = cake(20);
    let plain = Protocol::new(30);
    let faded = Protocol {
        passing: Passing(vec![discount(Fading::Share(0.4), true, true); 2]),
        ..plain.clone()
    };
    for name in ["boulware", "conceder", "micro", "tit-for-tat", "frequency", "bayesian"] {
        let seats = tactics([name, "linear"]);
        let [a, b] = [&plain, &faded].map(|p| play(&table, p, &seats, &Luck::new(1), 0));
        assert_eq!(a, b, "{name}");
        let share = (f64::from(a.round) + 1.0) / 31.0;
        let expected = a.utility(&table, 0) * 0.4_f64.powf(share);
        assert!((b.discounted(&table, &faded, 0) - expected).abs() < 1e-12);
    }
    // Its authors' agent gives more where waiting costs.
    let seats = tactics(["nice-tit-for-tat", "boulware"]);
    let [a, b] = [&plain, &faded].map(|p| play(&table, p, &seats, &Luck::new(1), 0));
    assert_ne!(a.offers, b.offers);
}

#[test]
fn counted_seconds_end_talks_in_the_turn_they_run_out() {
    let table = cake(0);
    // Five turns: the third round has one turn alone.
    let protocol = Protocol::new(1).within(Seconds { all: 9.0, turn: 2.0 }, 2);
    assert_eq!((protocol.rounds, protocol.turns(2)), (3, 5));
    let session = play(&table, &protocol, &tactics(["hardliner"; 2]), &Luck::new(1), 0);
    assert_eq!((session.ended, session.offers.len(), session.time), (Ended::Clock, 5, 1.0));
    // Time runs turn by turn: the second speaks later than the first.
    let session = play(&table, &protocol, &tactics(["linear"; 2]), &Luck::new(1), 0);
    let first = table.utility(0, session.offers[2].index);
    assert!((first - (1.0 - 4.0 / 9.0)).abs() <= 0.01, "{first}");
}

#[test]
fn a_clock_of_ones_own_ends_talks_and_what_comes_late_is_no_answer() {
    let table = cake(0);
    let protocol = Protocol::new(1).within(Seconds { all: 60.0, turn: 1.0 }, 2);
    let luck = Luck::new(1);
    let seat = |party: usize| {
        tactics(["linear"; 2])[party].seat(&table, &protocol, party, luck.dice(0, party))
    };
    let run = |step: f64| {
        let mut now = 0.0;
        let mut clock = || {
            now += step;
            now
        };
        converse_by(&table, &protocol, &mut [seat(0), seat(1)], luck.room(0), Some(&mut clock))
    };
    // It is asked before and after each turn.
    let met = run(0.05);
    assert_eq!(met.ended, Ended::Deal);
    assert!((0.4..=0.75).contains(&met.time), "{}", met.time);
    let late = run(0.45);
    assert_eq!((late.ended, late.offers.len()), (Ended::Clock, 1));
}
