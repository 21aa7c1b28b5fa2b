//! The agenda as the model reads it: the issues bargained over, their ladders, and what issues picked alone may end at.

use crate::scenario::Scenario;

/// One issue that is bargained over.
#[derive(Clone, Debug)]
pub(crate) struct Bargained {
    /// Its index in the scenario.
    pub(crate) issue: usize,
    /// Number of its first option among all options of bargained issues.
    pub(crate) first: usize,
    /// How many options it has.
    pub(crate) options: usize,
    /// Which holds today.
    pub(crate) now: usize,
    /// Bit of the issue among those that may not be raised; `None`: always raised.
    pub(crate) raised_bit: Option<u32>,
}

/// Scores that fall off with distance along the ladder from the option liked: 100 there, 0 at the far end.
pub(crate) fn ladder_scores(scenario: &Scenario, issue: usize, liked: usize) -> Vec<f64> {
    let options = &scenario.issues[issue].options;
    let farthest = options.iter().map(|o| (o.at - options[liked].at).abs()).fold(0.0, f64::max);
    let score = |at: f64| {
        if farthest > 0.0 {
            100.0 * (1.0 - (at - options[liked].at).abs() / farthest)
        } else {
            100.0
        }
    };
    options.iter().map(|o| score(o.at)).collect()
}

/// Every combination without a lowest option, last issue fastest; one empty combination where no issue is picked alone.
pub(crate) fn combinations(scenario: &Scenario) -> Vec<Vec<u16>> {
    let mut all = vec![Vec::new()];
    for k in scenario.picked_alone() {
        let options = scenario.issues[k].options.len() as u16;
        all = all
            .into_iter()
            .flat_map(|c| (1..options).map(move |o| [c.clone(), vec![o]].concat()))
            .collect();
    }
    all
}

/// The combination that holds after a bust-up: the lowest option of each.
pub(crate) fn after_bust_up(scenario: &Scenario) -> Vec<u16> {
    scenario.picked_alone().map(|_| 0).collect()
}
