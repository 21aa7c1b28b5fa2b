//! Links as bits of the options: which links an option satisfies, which rule it out, and which it may be needed for.

use crate::{scenario::Scenario, world::agenda::Bargained};

/// What the links say of one option, a bit a link.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LinkBits {
    /// Links whose `when` this option satisfies, or that do not speak of its issue there.
    pub(crate) when: u64,
    /// Links that rule this option out where their `when` holds.
    pub(crate) out: u64,
    /// Links that could be broken by putting `now` back in place of this option.
    pub(crate) rescue: u64,
}

/// The bits of every slot.
pub(crate) fn link_bits(
    scenario: &Scenario,
    bargained: &[Bargained],
    slots: usize,
) -> Vec<LinkBits> {
    let mut bits = vec![LinkBits { when: u64::MAX, out: 0, rescue: 0 }; slots];
    for (l, link) in scenario.links.iter().enumerate() {
        for b in bargained {
            let options = b.of_mut(&mut bits);
            for (_, listed) in link.when.iter().filter(|(issue, _)| *issue == b.issue) {
                let unlisted = options.iter_mut().enumerate().filter(|(o, _)| !listed.contains(o));
                unlisted.for_each(|(_, option)| option.when &= !(1 << l));
            }
            for (_, listed) in link.rules_out.iter().filter(|(issue, _)| *issue == b.issue) {
                let ruled_out = options.iter_mut().enumerate().filter(|(o, _)| listed.contains(o));
                ruled_out.for_each(|(_, option)| option.out |= 1 << l);
            }
        }
    }
    let all = scenario.links.len();
    let all = if all == 0 { 0 } else { u64::MAX >> (64 - all) };
    for b in bargained {
        let now = b.today().of(&bits);
        for (o, option) in b.of_mut(&mut bits).iter_mut().enumerate() {
            if o != b.now {
                option.rescue = all & ((now.when & !option.when) | (now.out & !option.out));
            }
        }
    }
    bits
}
