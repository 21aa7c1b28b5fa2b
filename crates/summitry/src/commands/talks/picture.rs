//! The dance of offers as a file.

use std::path::Path;

use anyhow::Context as _;
use summitry_core::talks::Session;
use summitry_report::dance::{Dance, DrawnOffer};
use summitry_report::messages::Messages;
use summitry_report::page::Theme;

use super::human;
use crate::commands::output;
use crate::exit::{BAD_INPUT, Failure};
use summitry_kit::talks::Laid;

/// With a full stop: more sentences follow.
fn sentence(mut text: String) -> String {
    if !text.ends_with('.') {
        text.push('.');
    }
    text
}

/// Draws one session.
pub(super) fn write(
    path: &Path,
    laid: &Laid,
    session: &Session,
    m: &Messages,
    force: bool,
) -> anyhow::Result<()> {
    let table = &laid.table;
    if table.parties() != 2 {
        let message = format!(
            "--svg draws the offers of two parties; here are {}\nhelp: --out offers.csv keeps them all",
            table.parties()
        );
        return Err(Failure { message, code: BAD_INPUT }.into());
    }
    let pair = |index| [table.utility(0, index), table.utility(1, index)];
    let frontier = table.frontier().with_context(|| laid.name.clone())?;
    let dance = Dance {
        parties: [laid.party(0).to_owned(), laid.party(1).to_owned()],
        reservation: [table.side(0).reservation(), table.side(1).reservation()],
        frontier: frontier.points.iter().map(|p| [p.utilities[0], p.utilities[1]]).collect(),
        offers: session
            .offers
            .iter()
            .map(|o| DrawnOffer { party: o.party, round: o.round, utilities: pair(o.index) })
            .collect(),
        agreement: session.agreement.map(pair),
        end: sentence(human::end(laid, m, session)),
        decimals: if laid.world.is_some() { 1 } else { 3 },
    };
    output::named(path, &dance.picture(m).file(Theme::Light), force)
}
