//! Sessions that were cut short say so.

use summitry_report::messages::Messages;

use crate::commands::output;

/// Says that only so many of the sessions were held; beside data on stderr.
pub(crate) fn cut_short(m: &Messages, held: u64, of: u64, json: bool) -> anyhow::Result<()> {
    let (held, of) = (m.count(held), m.count(of));
    let said = m.fill("talks-partial", &[("n", (&held).into()), ("of", (&of).into())]);
    if json {
        output::note(&said);
        return Ok(());
    }
    output::plain(&format!("{said}\n"))
}
