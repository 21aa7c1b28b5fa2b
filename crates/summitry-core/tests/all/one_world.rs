//! No one can say of two results that they come from different worlds: talks, deals and the forecast open the same world n.

use crate::common::Sketch;
use num_traits::ToPrimitive;
use summitry_core::{
    deals, forecast,
    scenario::{HeldBy, Scenario, SideDeal},
    talks::Room,
    value::{Spread, Support, Value, ValueId, ValueKind},
    world,
};

const SEED: u64 = 20_260_203;

/// A negotiation with every kind of switch: two links, an issue that may not be raised, a side deal that may leak.
fn switched(links: usize) -> Scenario {
    let mut sketch = Sketch::plain();
    sketch.issues[1].2 = Some(0.6);
    sketch.links = vec![((0, 1), (1, 2), 0.5), ((0, 2), (1, 0), 0.4)];
    sketch.links.truncate(links);
    let mut scenario = sketch.scenario();
    let mut value = |path: &str, kind, x| {
        scenario.values.push(Value {
            path: path.to_owned(),
            spread: Spread::Point(x),
            kind,
            support: Support::Judgement,
        });
        ValueId(scenario.values.len() - 1)
    };
    let on_offer = value("side_deal.quiet.on_offer", ValueKind::Chance, 0.5);
    let leaks = value("side_deal.quiet.leaks", ValueKind::Chance, 0.5);
    let worth = value("side_deal.quiet.worth", ValueKind::Importance, 30.0);
    let own_stake = value("person.leader.own_stake", ValueKind::Importance, 40.0);
    scenario.people.push(summitry_core::scenario::Person {
        id: "leader".to_owned(),
        side: Some(0),
        own_stake: Some(own_stake),
    });
    scenario.side_deals.push(SideDeal {
        id: "quiet".to_owned(),
        gets: 0,
        worth,
        on_offer,
        leaks,
        if_leaked: Vec::new(),
    });
    let capacity = scenario.capacity.0;
    scenario.values[capacity].spread = Spread::Normal { mean: 4.0, sd: 1.0, min: 1.0, max: 9.0 };
    assert!(scenario.issues.iter().all(|i| i.held_by != HeldBy::Each));
    scenario
}

#[test]
fn talks_deals_and_forecast_agree_switch_by_switch() {
    let scenario = switched(2);
    let room = Room::new(&scenario, SEED).unwrap();
    let mut seen = std::collections::HashSet::new();
    for n in 0..64 {
        let state = world::state(&scenario, SEED, n).unwrap();
        assert_eq!(room.state(&room.world(n, false)), state, "talks, world {n}");
        let summit = deals::of_drawn_world(&scenario, 0, SEED, n).unwrap();
        assert_eq!(summit.links, state.links, "deals, world {n}");
        let unraised: Vec<usize> = summit.unraised.iter().map(|&k| summit.issues[k]).collect();
        assert_eq!(unraised, state.unraised, "deals, world {n}");
        assert_eq!(summit.side_deals, state.side_deals, "deals, world {n}");
        assert_eq!(summit.leaked, state.leaked, "deals, world {n}");
        // The values are the forecast's: capacity and efforts are read back from the space.
        let x = forecast::world(&scenario, SEED, n).unwrap();
        assert_eq!(summit.capacity, x[scenario.capacity.0], "capacity, world {n}");
        seen.insert(format!("{state:?}"));
    }
    assert!(seen.len() > 8, "the switches do switch: {} states in 64 worlds", seen.len());
}

/// A talk's packages are those of the exact space that one meeting can carry: the same world, worked out twice.
#[test]
fn talks_and_deals_of_a_world_have_the_same_packages() {
    let scenario = switched(2);
    let room = Room::new(&scenario, SEED).unwrap();
    for n in 0..64 {
        let table = room.table(&room.world(n, false), 0).unwrap();
        let summit = deals::of_drawn_world(&scenario, 0, SEED, n).unwrap();
        let within = summit.within_capacity(&deals::Options::default()).unwrap();
        let frontier = table.frontier().unwrap();
        assert_eq!(frontier.points.len(), within.frontier.len(), "world {n}");
        for (talked, exact) in frontier.points.iter().zip(&within.frontier) {
            assert_eq!(table.shape().options(talked.index), exact.package, "world {n}");
            for (a, b) in talked.utilities.iter().zip(&exact.utilities) {
                let b = b.to_f64().unwrap();
                assert!((a - b).abs() < 1e-6, "world {n}: {a} and {b}");
            }
        }
    }
}

#[test]
fn a_link_added_moves_no_other_draw() {
    let (one, two) = (switched(1), switched(2));
    let (room_one, room_two) = (Room::new(&one, SEED).unwrap(), Room::new(&two, SEED).unwrap());
    for n in 0..64 {
        let mut a = room_one.state(&room_one.world(n, false));
        let mut b = room_two.state(&room_two.world(n, false));
        a.links.retain(|&l| l == 0);
        b.links.retain(|&l| l == 0);
        assert_eq!(a, b, "talks, world {n}");
        let a = deals::of_drawn_world(&one, 0, SEED, n).unwrap();
        let b = deals::of_drawn_world(&two, 0, SEED, n).unwrap();
        assert_eq!((a.unraised, a.side_deals, a.leaked), (b.unraised, b.side_deals, b.leaked));
        let x = forecast::world(&one, SEED, n).unwrap();
        let y = forecast::world(&two, SEED, n).unwrap();
        let path = |s: &Scenario, id: ValueId| s.values[id.0].path.clone();
        for (i, v) in one.values.iter().enumerate() {
            let j = two.values.iter().position(|w| w.path == v.path).unwrap();
            assert_eq!(x[i], y[j], "{}", path(&one, ValueId(i)));
        }
    }
}
