//! Every offer as a row.

use summitry_core::talks::{Session, TacticName};

use crate::commands::rows::{Cell, Writer};
use summitry_kit::talks::Laid;

/// Writes a session's offers; utilities are one column a party, numbered, so that domains may follow one another.
pub(crate) fn write(
    writer: &mut Writer,
    laid: &Laid,
    tactics: &[TacticName],
    number: u64,
    session: &Session,
) -> anyhow::Result<()> {
    for (place, offer) in session.offers.iter().enumerate() {
        let last = place + 1 == session.offers.len();
        let tactic = tactics.get(offer.party).map(ToString::to_string).unwrap_or_default();
        let list = (0..laid.table.parties()).map(|p| laid.table.utility(p, offer.index));
        writer.row(vec![
            ("domain", Cell::Text(laid.name.clone())),
            ("session", Cell::Whole(number)),
            ("offer", Cell::Whole(place as u64)),
            ("round", Cell::Whole(u64::from(offer.round))),
            ("party", Cell::Whole(offer.party as u64)),
            ("name", Cell::Text(laid.party(offer.party).to_owned())),
            ("tactic", Cell::Text(tactic)),
            ("index", Cell::Text(offer.index.to_string())),
            ("package", Cell::Text(laid.package(offer.index))),
            ("utilities", Cell::Numbers(list.collect())),
            (
                "ended",
                if last { Cell::Text(session.ended.word().to_owned()) } else { Cell::NoText },
            ),
        ])?;
    }
    Ok(())
}
