//! `AC_next`: accept what is worth at least what one would propose instead (Baarslag, Hindriks & Jonker 2013).

use crate::talks::listing::Pick;
use crate::talks::tactic::{Acceptance, Heard, View};

/// Accepts an offer worth at least the party's own next proposal.
#[derive(Clone, Copy, Debug, Default)]
pub struct Next;

impl Acceptance for Next {
    fn accepts(&mut self, offer: Heard, instead: Pick, _view: &View<'_>) -> bool {
        offer.utility >= instead.utility
    }
}
