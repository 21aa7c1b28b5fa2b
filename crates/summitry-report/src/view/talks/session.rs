//! One session told offer by offer: as a picture and as a table.

use summitry_kit::findings;

use crate::dance::{Dance, DrawnOffer};

use super::seats::seats;
use crate::view::{context::Context, sections::Table};

/// One session, offer by offer.
#[derive(Clone, Debug)]
pub struct Told {
    /// As a picture.
    pub dance: Dance,
    /// Which one it is.
    pub(super) line: String,
    /// Its offers.
    pub(super) table: Table,
}

pub(super) fn tell(ctx: &Context<'_>, played: &findings::Example) -> Told {
    let m = ctx.messages;
    let (round, rounds) = ((played.round + 1).to_string(), played.rounds.to_string());
    let end = m.fill("talks-end-deal", &[("round", (&round).into()), ("rounds", (&rounds).into())]);
    let offer = |o: &findings::ExampleOffer| DrawnOffer {
        party: o.party,
        round: o.round,
        utilities: o.utilities,
    };
    let dance = Dance {
        parties: [ctx.party_in_text(0), ctx.party_in_text(1)],
        reservation: played.reservation,
        frontier: played.frontier.clone(),
        offers: played.offers.iter().map(offer).collect(),
        agreement: played.agreement,
        end: end.clone(),
        decimals: 0,
    };
    let args = [
        ("world", played.world.to_string()),
        ("room", ctx.venue(played.venue)),
        ("seats", seats(ctx, &played.tactics)),
        ("end", end),
    ];
    let line = m.fill("talks-example", &args.each_ref().map(|(k, v)| (*k, v.into())));
    Told { dance, line, table: offers(ctx, &played.offers) }
}

fn offers(ctx: &Context<'_>, offers: &[findings::ExampleOffer]) -> Table {
    let m = ctx.messages;
    let titles = [
        m.say("talks-column-round"),
        m.say("talks-column-who-offers"),
        ctx.party(0),
        ctx.party(1),
        m.say("column-package"),
    ];
    let [round, who, one, two, package] = &titles;
    let mut rows =
        Table::new(&[(round, true), (who, false), (one, true), (two, true), (package, false)]);
    let mut last = [None, None];
    for offer in offers {
        // Who repeats itself says nothing new; the deal is said above.
        let Some(last) = last.get_mut(offer.party) else { continue };
        if last.replace(&offer.changes) == Some(&offer.changes) {
            continue;
        }
        let changes: Vec<String> =
            offer.changes.iter().map(|&(k, o)| ctx.option_alone(k, o)).collect();
        let [a, b] = offer.utilities;
        rows.row(vec![
            (offer.round + 1).to_string(),
            ctx.party(offer.party),
            m.number(a, 0),
            m.number(b, 0),
            changes.join(" + "),
        ]);
    }
    rows
}
