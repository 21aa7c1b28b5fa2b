//! A session as `summitry talks --json` prints it: field names stable, documented in `docs/talks.md`.

use serde_json::{Value, json};
use summitry_core::talks::{Index, Session, TacticName};

use summitry_kit::files::json::{self as style, index as whole};
use summitry_kit::talks::Laid;

/// One object, one line.
#[must_use]
pub fn line(laid: &Laid, tactics: &[TacticName], number: u64, session: &Session) -> String {
    style::line(&object(laid, tactics, number, session))
}

/// The object.
#[must_use]
pub fn object(laid: &Laid, tactics: &[TacticName], number: u64, session: &Session) -> Value {
    let table = &laid.table;
    let utilities =
        |index: Index| (0..table.parties()).map(|p| table.utility(p, index)).collect::<Vec<_>>();
    // Where time changes nothing, an offer is worth what it is worth.
    let fades = !laid.protocol.passing.is_none();
    let offers: Vec<Value> = session
        .offers
        .iter()
        .map(|offer| {
            let mut told = json!({
                "party": offer.party,
                "round": offer.round,
                "index": whole(offer.index),
                "utilities": utilities(offer.index),
            });
            if let (Some(map), Some(_)) = (told.as_object_mut(), table.gathered()) {
                // An index is a place among those gathered, which no other tool knows.
                map.insert("package".to_owned(), Value::from(laid.package(offer.index)));
            }
            if let (Some(map), true) = (told.as_object_mut(), fades) {
                let each: Vec<f64> = (0..table.parties()).map(|p| laid.offered(offer, p)).collect();
                map.insert("discounted".to_owned(), Value::from(each));
            }
            told
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
        "discounted": (0..table.parties()).map(|p| laid.discounted(session, p)).collect::<Vec<_>>(),
        "time": session.time,
    });
    if let (Some((venue, world)), Some(map)) = (&laid.world, object.as_object_mut()) {
        map.insert("venue".to_owned(), Value::from(venue.as_str()));
        map.insert("world".to_owned(), Value::from(*world));
        map.insert("rounds".to_owned(), Value::from(laid.protocol.rounds));
        map.insert("patience".to_owned(), laid.protocol.patience.map_or(Value::Null, Value::from));
        map.insert("bust_up".to_owned(), Value::from(laid.protocol.bust_up));
    }
    if let (Some(gathered), Some(map)) = (table.gathered(), object.as_object_mut()) {
        let packages = whole(table.shape().packages());
        let told =
            json!({ "packages": packages, "of": gathered.of.to_string(), "found": gathered.found });
        map.insert("gathered".to_owned(), told);
    }
    if let (Some(gap), Some(map)) = (laid.gap, object.as_object_mut()) {
        // Too many packages to list: how near a proposal came to its target, in shares of the range, wherever tried.
        map.insert("proposals_within".to_owned(), Value::from(gap));
    }
    object
}
