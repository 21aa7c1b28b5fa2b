//! Talks beside a forecast: the same worlds, the same zone, the same event.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use crate::common::Sketch;
use summitry_core::talks::member::simulate;
use summitry_core::talks::{Ended, Luck, Room, play};

/// Two sides, two issues, one link, a threat: fixed numbers, so that every world is the same but for what is drawn in it.
fn sketch() -> Sketch {
    Sketch::plain()
}

#[test]
fn shares_sum_to_one_and_threads_do_not_matter() {
    let scenario = sketch().scenario();
    let run = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| simulate(&scenario, 7, 100).unwrap())
    };
    let member = run(1);
    assert_eq!(member, run(4));
    assert_eq!(member.cells.len(), 36);
    assert_eq!(member.sessions, 36 * member.worlds);
    for ends in member.cells.iter().map(|c| c.ends).chain([member.mean, member.venues[0]]) {
        let all = ends.deal + ends.bust_up + ends.walk_out + ends.clock + ends.no_zone;
        assert!((all - 1.0).abs() < 1e-12, "{ends:?}");
    }
    let (low, high) = member.range();
    assert!(low <= member.mean.deal && member.mean.deal <= high);
}

/// No deal is ever struck where the forecast has no zone, and every deal is one the forecast knows.
#[test]
fn the_zone_is_the_forecasts() {
    let sketch = sketch();
    let scenario = sketch.scenario();
    let forecast = sketch.forecast();
    let room = Room::new(&scenario, 1).unwrap();
    let held = room.world(0, false);
    let table = room.table(&held, 0).unwrap();
    let has_zone = !table.frontier().unwrap().points.is_empty();
    assert_eq!(has_zone, forecast.ending.no_zone.mean < 1e-12);
    let tactic = "conceder".parse().unwrap();
    let protocol = room.protocol(&held, 0).unwrap();
    let session = play(&table, &protocol, &[tactic, tactic], &Luck::new(1), 0);
    if session.ended == Ended::Deal {
        let package = table.shape().options(session.agreement.unwrap());
        assert_ne!(package, room.now());
        for (k, o) in room.issues().into_iter().zip(&package) {
            assert!(forecast.agreed_issues[k][*o].mean > 0.0);
        }
    }
}

/// Full rounds blow up as often as the file says: hardliners in a room of fixed chance.
#[test]
fn the_rooms_chance_is_spread_over_the_rounds() {
    let scenario = sketch().scenario();
    let room = Room::new(&scenario, 1).unwrap();
    let held = room.world(0, false);
    let protocol = room.protocol(&held, 0).unwrap();
    let stays = (1.0 - protocol.bust_up).powi(i32::try_from(protocol.rounds).unwrap());
    assert!((1.0 - stays - room.bust_up(&held, 0).unwrap()).abs() < 1e-12);
}

/// The grid's tactics are named by words; a word that no tactic has would fall out without a trace.
#[test]
fn every_word_of_the_grid_is_a_tactic() {
    for word in summitry_core::talks::member::TACTICS {
        assert!(word.parse::<summitry_core::talks::TacticName>().is_ok(), "{word}");
    }
}
