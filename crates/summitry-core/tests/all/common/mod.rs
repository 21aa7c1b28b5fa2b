//! Small scenarios built by hand, with fixed values unless a test says otherwise.
#![allow(
    dead_code,
    clippy::type_complexity,
    clippy::expect_used,
    reason = "a sketch for tests, each using its own part"
)]

pub(crate) mod random;

use summitry_core::{
    forecast::{Forecast, Quiet, Settings, run},
    scenario::*,
    value::{Spread, Support, Value, ValueId, ValueKind},
};

/// What a test says about a small negotiation.
#[derive(Clone, Debug)]
pub(crate) struct Sketch {
    /// Per issue: efforts of its options, the one that holds now, whether it may stay unraised.
    pub(crate) issues: Vec<(Vec<f64>, usize, Option<f64>)>,
    /// `scores[party][issue]`: one score an option.
    pub(crate) scores: Vec<Vec<Vec<f64>>>,
    /// `weights[party][issue]`.
    pub(crate) weights: Vec<Vec<f64>>,
    /// Capacity.
    pub(crate) capacity: f64,
    /// Typed chance of words only.
    pub(crate) words_only: f64,
    /// η.
    pub(crate) elasticity: f64,
    /// β of the forecast's own rule.
    pub(crate) choosing: f64,
    /// Links: (when, rules out, chance), each an (issue, option).
    pub(crate) links: Vec<((usize, usize), (usize, usize), f64)>,
    /// Threats: (party, issue, option, chance).
    pub(crate) threats: Vec<(usize, usize, usize, f64)>,
    /// Values nothing uses.
    pub(crate) unused: usize,
}

impl Sketch {
    /// Two sides over two issues of three options each.
    pub(crate) fn plain() -> Self {
        Sketch {
            issues: vec![(vec![0.0, 1.0, 2.0], 0, None), (vec![1.0, 0.0, 2.0], 1, None)],
            scores: vec![
                vec![vec![0.0, 60.0, 100.0], vec![0.0, 55.0, 100.0]],
                vec![vec![80.0, 100.0, 0.0], vec![0.0, 40.0, 100.0]],
            ],
            weights: vec![vec![60.0, 40.0], vec![30.0, 70.0]],
            capacity: 4.0,
            words_only: 0.3,
            elasticity: 3.5,
            choosing: 3.7,
            links: vec![],
            threats: vec![(0, 1, 0, 0.3)],
            unused: 0,
        }
    }

    /// The scenario it stands for.
    pub(crate) fn scenario(&self) -> Scenario {
        let mut values = Vec::new();
        let mut value = |path: String, x: f64, kind: ValueKind| {
            values.push(Value {
                path,
                spread: Spread::Point(x),
                kind,
                support: Support::Judgement,
            });
            ValueId(values.len() - 1)
        };
        let parties = (0..self.scores.len())
            .map(|i| Party {
                id: format!("p{i}"),
                power: value(format!("party.p{i}.power"), 1.0, ValueKind::Positive),
                weight: 1.0,
                leaves: None,
            })
            .collect::<Vec<_>>();
        let issues = self
            .issues
            .iter()
            .enumerate()
            .map(|(k, (efforts, now, raised))| Issue {
                id: format!("k{k}"),
                options: efforts
                    .iter()
                    .enumerate()
                    .map(|(o, &effort)| OptionOf {
                        id: format!("o{o}"),
                        effort: Some(value(
                            format!("issue.k{k}.options.o{o}.effort"),
                            effort,
                            ValueKind::Positive,
                        )),
                        at: 100.0 * o as f64 / (efforts.len() - 1) as f64,
                        alone: None,
                    })
                    .collect(),
                now: *now,
                held_by: HeldBy::Parties((0..parties.len()).collect()),
                raised: raised.map(|p| value(format!("issue.k{k}.raised"), p, ValueKind::Chance)),
                delivered: None,
                without_deal: vec![],
                decision: None,
            })
            .collect();
        let wants = (0..parties.len())
            .map(|i| {
                (0..self.issues.len())
                    .map(|k| {
                        Some(Want {
                            matters: value(
                                format!("wants.p{i}.k{k}.matters"),
                                self.weights[i][k],
                                ValueKind::Importance,
                            ),
                            scores: self.scores[i][k]
                                .iter()
                                .enumerate()
                                .map(|(o, &s)| {
                                    Score::Value(value(
                                        format!("wants.p{i}.k{k}.score.o{o}"),
                                        s,
                                        ValueKind::Score,
                                    ))
                                })
                                .collect(),
                            never: vec![],
                        })
                    })
                    .collect()
            })
            .collect();
        let links = self
            .links
            .iter()
            .enumerate()
            .map(|(l, &((a, b), (c, d), p))| Link {
                id: format!("l{l}"),
                when: vec![(a, vec![b])],
                rules_out: vec![(c, vec![d])],
                holds: value(format!("link.l{l}.holds"), p, ValueKind::Chance),
            })
            .collect();
        let threats = self
            .threats
            .iter()
            .enumerate()
            .map(|(t, &(by, issue, option, p))| Threat {
                id: format!("t{t}"),
                by,
                does: vec![(issue, vec![option])],
                carried_out: value(format!("threat.t{t}.carried_out"), p, ValueKind::Chance),
                worst_form: None,
            })
            .collect();
        let venues = vec![Venue {
            id: "room".into(),
            chance: VenueChance::Certain,
            audience_pull: value("venue.room.audience_pull".into(), 1.0, ValueKind::Positive),
            bust_up: value("venue.room.bust_up".into(), 0.1, ValueKind::Chance),
        }];
        let mut constant = |id: &str, x: f64, kind| value(format!("engine.{id}"), x, kind);
        let engine = Engine {
            choosing: constant("choosing", self.choosing, ValueKind::Positive),
            waste: constant("waste", 0.6, ValueKind::Positive),
            split: constant("split", 0.0, ValueKind::Positive),
            elasticity: constant("elasticity", self.elasticity, ValueKind::Positive),
            tone: constant("tone", 14.1, ValueKind::Positive),
            sharpness: constant("sharpness", 14.1, ValueKind::Positive),
            threats_together: constant("threats_together", 0.4, ValueKind::Share),
            nash_floor: constant("nash_floor", 0.05, ValueKind::Share),
            ks_blend: constant("ks_blend", 0.2, ValueKind::Share),
            tolerance: constant("tolerance", 0.0, ValueKind::Points),
            rounds: constant("rounds", 12.0, ValueKind::Positive),
            patience: constant("patience", 6.0, ValueKind::Positive),
            misreading: constant("misreading", 0.5, ValueKind::Share),
            disagreement: Disagreement::Threats,
        };
        let capacity = value("summit.capacity".into(), self.capacity, ValueKind::Positive);
        let words_only = value("summit.words_only".into(), self.words_only, ValueKind::Chance);
        for u in 0..self.unused {
            value(format!("unused.{u}"), 7.0, ValueKind::Points);
        }
        Scenario {
            values,
            parties,
            people: vec![],
            issues,
            wants,
            audiences: vec![],
            venues,
            threats,
            outsides: vec![],
            links,
            side_deals: vec![],
            affected: vec![],
            defines: vec![],
            cases: vec![],
            expectations: vec![],
            questions: vec![],
            capacity,
            level: Level::WordsOnly(words_only),
            together: vec![],
            institutions: Institutions::default(),
            engine,
        }
    }

    /// One world of it: with fixed values every world is the same.
    pub(crate) fn forecast(&self) -> Forecast {
        run(&self.scenario(), Settings { worlds: 1, seed: 1 }, &Quiet)
            .expect("a sketch can be forecast")
    }

    /// P(agreed).
    pub(crate) fn agreed(&self) -> f64 {
        self.forecast().ending.agreed.mean
    }

    /// Mean chances of every option.
    pub(crate) fn options(&self) -> Vec<Vec<f64>> {
        self.forecast().issues.iter().map(|row| row.iter().map(|c| c.mean).collect()).collect()
    }
}
