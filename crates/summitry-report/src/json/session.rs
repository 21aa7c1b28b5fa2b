//! A session as `summitry talks --json` prints it: field names stable, documented in `docs/talks.md`.

use serde_json::{Value, json};
use summitry_core::talks::{Index, Session, TacticName};

use summitry_kit::files::json::{self as style, index as whole};
use summitry_kit::talks::Laid;

/// One object, one line.
#[must_use]
pub fn line(laid: &Laid, tactics: &[TacticName], number: u64, session: &Session) -> String {
    let table = &laid.table;
    let utilities =
        |index: Index| (0..table.parties()).map(|p| table.utility(p, index)).collect::<Vec<_>>();
    let offers: Vec<Value> = session
        .offers
        .iter()
        .map(|offer| {
            json!({
                "party": offer.party,
                "round": offer.round,
                "index": whole(offer.index),
                "utilities": utilities(offer.index),
            })
        })
        .collect();
    let end: Vec<f64> = (0..table.parties()).map(|p| session.utility(table, p)).collect();
    let mut object = json!({
        "domain": laid.name,
        "session": number,
        "tactics": tactics.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "offers": offers,
        "agreement": session.agreement.map(whole),
        "ended": session.ended.word(),
        "round": session.round,
        "by": session.by,
        "utilities": end,
    });
    if let (Some((venue, world)), Some(map)) = (&laid.world, object.as_object_mut()) {
        map.insert("venue".to_owned(), Value::from(venue.as_str()));
        map.insert("world".to_owned(), Value::from(*world));
        map.insert("rounds".to_owned(), Value::from(laid.protocol.rounds));
        map.insert("patience".to_owned(), laid.protocol.patience.map_or(Value::Null, Value::from));
        map.insert("bust_up".to_owned(), Value::from(laid.protocol.bust_up));
    }
    if let (Some(gap), Some(map)) = (laid.gap, object.as_object_mut()) {
        // Too many packages to list: how near a proposal came to its target, in shares of the range, wherever tried.
        map.insert("proposals_within".to_owned(), Value::from(gap));
    }
    style::line(&object)
}
