//! The recorded NegMAS 0.16.0 sessions, offer for offer.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use crate::support::negmas::{data, space};
use serde_json::Value;
use summitry_core::talks::{Convention, Ended, LISTED, Luck, Protocol, Table, TacticName, play};

fn tactic(name: &str) -> Option<TacticName> {
    let word = match name {
        "TitForTat" => "tit-for-tat".to_owned(),
        other => other.to_lowercase(),
    };
    word.parse().ok()
}

/// All 48 sessions that NegMAS itself repeats: every offer, the agreement, the end.
#[test]
fn deterministic_sessions_match_offer_for_offer() {
    let traces = data("traces.json");
    let mut compared = 0;
    for run in traces["runs"].as_array().unwrap() {
        if !run["deterministic"].as_bool().unwrap() {
            continue;
        }
        let text = |key: &str| run[key].as_str().unwrap();
        let table = Table::new(&space(text("scenario")), LISTED).unwrap();
        let rounds = u32::try_from(run["n_steps"].as_u64().unwrap()).unwrap();
        let protocol = Protocol::new(rounds).with(Convention::Negmas);
        let tactics = [tactic(text("a")).unwrap(), tactic(text("b")).unwrap()];
        let session = play(&table, &protocol, &tactics, &Luck::new(1), 0);
        let what = format!("{} {rounds} {} {}", text("scenario"), text("a"), text("b"));
        let offers: Vec<Value> = session
            .offers
            .iter()
            .map(|o| serde_json::json!([o.party, o.round, u64::try_from(o.index).unwrap()]))
            .collect();
        let expected = run["trace"].as_array().unwrap();
        let first = offers.iter().zip(expected).position(|(a, b)| a != b);
        assert_eq!(first, None, "{what}: first offer that differs");
        assert_eq!(offers.len(), expected.len(), "{what}: number of offers");
        let agreement = session.agreement.map(|i| u64::try_from(i).unwrap());
        assert_eq!(agreement, run["agreement"].as_u64(), "{what}");
        let end = if agreement.is_some() { Ended::Deal } else { Ended::Clock };
        assert_eq!(session.ended, end, "{what}");
        if agreement.is_some() {
            for party in 0..2 {
                let utility = run["utils"][party].as_f64().unwrap();
                let own = session.utility(&table, party);
                assert!((own - utility).abs() < 1e-12, "{what}: {own} {utility}");
            }
        }
        compared += 1;
    }
    assert_eq!(compared, 48);
}
