//! Tactics, one a file. A new one is a file with a `KIND` and a line here.

mod partners;
mod time_dependent;

/// Declares each tactic's module and lists its entry: the one line a new tactic needs.
macro_rules! tactics {
    ($($module:ident)*) => {
        $(mod $module;)*

        /// Every tactic, in the order of the documentation.
        pub(super) const ALL: &[super::tactic::TacticKind] = &[$($module::KIND),*];
    };
}

tactics! {
    boulware
    linear
    conceder
    aspiration
    micro
    tit_for_tat
    nice_tit_for_tat
    hardliner
    random
    frequency
    bayesian
    subgame_perfect
}
