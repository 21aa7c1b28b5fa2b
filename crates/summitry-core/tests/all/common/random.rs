//! Random valid negotiations for any test that holds for all of them.
//!
//! A [`Draft`] is a negotiation as plain numbers: change it, then ask for its [`Draft::scenario`]. [`drafts`] draws one with
//! 2–6 parties, 1–4 issues of 2–4 options, importance that may be 0, power, audiences, 1–3 venues, threats in several forms,
//! outside options, links, an optional issue, a side deal, promises that may be broken, effort and capacity. All values are
//! points unless [`Draft::spreads`] is set. Sizes and numbers are drawn apart, each number at its own place, so that
//! shrinking a size leaves the other numbers alone. One world of one draft takes well under a millisecond.

use proptest::prelude::*;
use summitry_core::{
    forecast::{Forecast, Quiet, Settings, run, run_without_packages},
    scenario::*,
    value::{Spread, Support, Value, ValueId, ValueKind, logit},
};

/// One issue.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DraftIssue {
    /// Effort of each option.
    pub(crate) efforts: Vec<f64>,
    /// Place of each option on the ladder, 0 to 100.
    pub(crate) at: Vec<f64>,
    /// Which holds today.
    pub(crate) now: usize,
    /// Chance of being raised; `None`: certain.
    pub(crate) raised: Option<f64>,
    /// Share of a promise that is kept; `None`: all.
    pub(crate) delivered: Option<f64>,
    /// The side that must deliver; `None`: all hold it.
    pub(crate) holder: Option<usize>,
}

/// One audience.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DraftAudience {
    pub(crate) pushes: usize,
    pub(crate) matters: f64,
    /// (issue, option liked).
    pub(crate) likes: Vec<(usize, usize)>,
}

/// One venue; chances are relative weights.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DraftVenue {
    pub(crate) weight: f64,
    pub(crate) pull: f64,
    pub(crate) bust_up: f64,
}

/// One threat.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DraftThreat {
    pub(crate) by: usize,
    /// (issue, forms from mild to worst).
    pub(crate) does: Vec<(usize, Vec<usize>)>,
    pub(crate) chance: f64,
    pub(crate) worst: Option<f64>,
}

/// One outside option.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DraftOutside {
    pub(crate) helps: usize,
    pub(crate) worth: f64,
    pub(crate) hurts: Option<(usize, f64)>,
}

/// One link.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DraftLink {
    pub(crate) when: (usize, Vec<usize>),
    pub(crate) rules_out: (usize, Vec<usize>),
    pub(crate) chance: f64,
}

/// One person with the side deal that serves it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DraftSideDeal {
    pub(crate) side: usize,
    pub(crate) own_stake: f64,
    pub(crate) worth: f64,
    pub(crate) on_offer: f64,
    pub(crate) leaks: f64,
    /// (audience, points).
    pub(crate) if_leaked: Vec<(usize, f64)>,
}

/// A negotiation in plain numbers.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Draft {
    /// Written before every id: labels must not matter.
    pub(crate) label: String,
    pub(crate) issues: Vec<DraftIssue>,
    /// `matters[party][issue]`.
    pub(crate) matters: Vec<Vec<f64>>,
    /// `scores[party][issue][option]`, worst 0 and best 100.
    pub(crate) scores: Vec<Vec<Vec<f64>>>,
    pub(crate) power: Vec<f64>,
    pub(crate) audiences: Vec<DraftAudience>,
    pub(crate) venues: Vec<DraftVenue>,
    pub(crate) threats: Vec<DraftThreat>,
    pub(crate) outsides: Vec<DraftOutside>,
    pub(crate) links: Vec<DraftLink>,
    pub(crate) side_deals: Vec<DraftSideDeal>,
    /// What this meeting carries nine times in ten, and its upper end the tenth.
    pub(crate) capacity: (f64, f64),
    /// The level.
    pub(crate) base: f64,
    pub(crate) choosing: f64,
    pub(crate) waste: f64,
    pub(crate) split: f64,
    pub(crate) elasticity: f64,
    pub(crate) threats_together: f64,
    pub(crate) impasse: bool,
    /// Ranges in place of points, around the same numbers.
    pub(crate) spreads: bool,
}

/// How large a draft is: parties, issues, options of each, audiences, venues, threats, outsides, links, side deals.
type Sizes = (usize, usize, [usize; 4], usize, usize, usize, usize, usize, usize);

/// Random drafts.
pub(crate) fn drafts() -> impl Strategy<Value = Draft> {
    let options = [2usize..=4, 2usize..=4, 2usize..=4, 2usize..=4];
    let parties = prop_oneof![4 => 2usize..=3, 1 => 4usize..=6];
    let sizes = (
        parties,
        1usize..=4,
        options,
        0usize..=2,
        1usize..=3,
        0usize..=3,
        0usize..=2,
        0usize..=2,
        0usize..=1,
    );
    (sizes, prop::collection::vec(0.0..1.0f64, NUMBERS)).prop_map(|(sizes, u)| draft(sizes, &u))
}

/// How many numbers a draft is made of.
const NUMBERS: usize = 288;

fn pick(u: f64, count: usize) -> usize {
    ((u * count as f64) as usize).min(count - 1)
}

fn between(u: f64, low: f64, high: f64) -> f64 {
    low + u * (high - low)
}

/// What is there with a chance, and then a fresh uniform.
fn maybe(u: f64, chance: f64) -> Option<f64> {
    (u < chance).then(|| u / chance)
}

/// Stretches scores so that the worst is 0 and the best 100.
fn anchored(raw: &[f64]) -> Vec<f64> {
    let low = raw.iter().copied().fold(f64::INFINITY, f64::min);
    let high = raw.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let last = raw.len() - 1;
    if high - low < 1e-6 {
        return (0..=last).map(|o| 100.0 * o as f64 / last as f64).collect();
    }
    raw.iter().map(|s| 100.0 * (s - low) / (high - low)).collect()
}

/// The draft of these sizes and uniforms.
fn draft(sizes: Sizes, u: &[f64]) -> Draft {
    let (n, count, options, audiences, venues, threats, outsides, links, side_deals) = sizes;
    let issue = |k: usize| {
        let size = options[k];
        let steps: Vec<f64> = (0..size).map(|o| 0.2 + u[136 + 4 * k + o]).collect();
        let total: f64 = steps[1..].iter().sum();
        let at = (0..size).map(|o| 100.0 * steps[1..=o].iter().sum::<f64>() / total).collect();
        let effort = |o: usize| {
            let u = u[120 + 4 * k + o];
            if u < 0.05 { 0.0 } else { between(u, 0.2, 4.0) }
        };
        DraftIssue {
            efforts: (0..size).map(effort).collect(),
            at,
            now: pick(u[164 + k], size),
            raised: (k == 0).then(|| maybe(u[160], 0.3)).flatten().map(|u| between(u, 0.1, 0.95)),
            delivered: maybe(u[152 + k], 0.5).map(|u| between(u, 0.2, 1.0)),
            holder: maybe(u[156 + k], 0.6).map(|u| pick(u, n)),
        }
    };
    let issues: Vec<DraftIssue> = (0..count).map(issue).collect();
    let matters = |i: usize, k: usize| {
        let u = u[96 + 4 * i + k];
        if u < 0.1 { 0.0 } else { 100.0 * (u - 0.1) / 0.9 }
    };
    let scores = |i: usize, k: usize| {
        let start = 16 * i + 4 * k;
        anchored(&u[start..start + options[k]])
    };
    let audience = |a: usize| {
        let u = &u[174 + 8 * a..182 + 8 * a];
        let like = |k: usize| maybe(u[2 + k], 0.6).map(|v| (k, pick(v, options[k])));
        DraftAudience {
            pushes: pick(u[0], n),
            matters: 100.0 * u[1],
            likes: (0..count).filter_map(like).collect(),
        }
    };
    let venue = |v: usize| {
        let u = &u[198 + 3 * v..201 + 3 * v];
        DraftVenue {
            weight: 0.05 + u[0],
            pull: between(u[1], 0.1, 2.0),
            bust_up: between(u[2], 0.0, 0.3),
        }
    };
    let threat = |t: usize| {
        let u = &u[208 + 8 * t..216 + 8 * t];
        let k = pick(u[1], count);
        let mut forms = vec![pick(u[2], options[k])];
        forms.extend(maybe(u[3], 0.4).map(|v| pick(v, options[k])));
        let mut does = vec![(k, forms)];
        if let Some(v) = maybe(u[4], 0.3) {
            let other = pick(u[5], count);
            if other != k {
                does.push((other, vec![pick(v, options[other])]));
            }
        }
        let several = does[0].1.len() > 1;
        DraftThreat {
            by: pick(u[0], n),
            does,
            chance: between(u[6], 0.02, 0.9),
            worst: several.then(|| between(u[7], 0.1, 0.9)),
        }
    };
    let outside = |t: usize| {
        let u = &u[232 + 5 * t..237 + 5 * t];
        DraftOutside {
            helps: pick(u[0], n),
            worth: between(u[1], -20.0, 20.0),
            hurts: maybe(u[2], 0.4).map(|_| (pick(u[3], n), 20.0 * u[4])),
        }
    };
    let link = |l: usize| {
        let u = &u[242 + 7 * l..249 + 7 * l];
        let (a, mut c) = (pick(u[0], count), pick(u[1], count));
        if a == c {
            c = (a + 1) % count;
        }
        let mut when = vec![pick(u[2], options[a])];
        when.extend(maybe(u[3], 0.3).map(|v| pick(v, options[a])).filter(|o| *o != when[0]));
        DraftLink {
            when: (a, when),
            rules_out: (c, vec![pick(u[4], options[c])]),
            chance: between(u[5], 0.05, 1.0),
        }
    };
    let side_deal = |d: usize| {
        let u = &u[256 + 8 * d..264 + 8 * d];
        let hurt = (audiences > 0).then(|| (pick(u[5], audiences.max(1)), -100.0 * u[6]));
        DraftSideDeal {
            side: pick(u[0], n),
            own_stake: 100.0 * u[1],
            worth: 100.0 * u[2],
            on_offer: between(u[3], 0.05, 1.0),
            leaks: 0.6 * u[4],
            if_leaked: hurt.into_iter().collect(),
        }
    };
    let capacity = between(u[272], 1.5, 10.0);
    Draft {
        label: String::new(),
        matters: (0..n).map(|i| (0..count).map(|k| matters(i, k)).collect()).collect(),
        scores: (0..n).map(|i| (0..count).map(|k| scores(i, k)).collect()).collect(),
        power: (0..n).map(|i| between(u[168 + i], -1.2, 1.5).exp()).collect(),
        audiences: (0..audiences).map(audience).collect(),
        venues: (0..venues).map(venue).collect(),
        threats: (0..threats).map(threat).collect(),
        outsides: (0..outsides).map(outside).collect(),
        links: (0..if count > 1 { links } else { 0 }).map(link).collect(),
        side_deals: (0..side_deals).map(side_deal).collect(),
        capacity: (capacity, capacity * between(u[273], 1.0, 1.5)),
        base: between(u[274], 0.05, 0.95),
        choosing: between(u[275], 3.0, 4.6),
        waste: 0.6,
        split: 0.0,
        elasticity: between(u[276], 2.5, 5.0),
        threats_together: between(u[277], 0.0, 0.9),
        impasse: u[278] > 0.75,
        spreads: false,
        issues,
    }
}

/// Values on their way into a scenario.
struct Values {
    list: Vec<Value>,
    label: String,
    spreads: bool,
}

impl Values {
    fn add(&mut self, path: &str, x: f64, kind: ValueKind) -> ValueId {
        let (min, max) = if kind == ValueKind::Points { (-1e9, 1e9) } else { (0.0, 100.0) };
        let spread = match kind {
            _ if !self.spreads => Spread::Point(x),
            ValueKind::Chance | ValueKind::Share if x > 0.0 && x < 1.0 => {
                Spread::LogitNormal { mu: logit(x), sigma: 0.5 }
            }
            ValueKind::Positive if x > 0.0 => Spread::LogNormal { mu: x.ln(), sigma: 0.25 },
            ValueKind::Importance | ValueKind::Score | ValueKind::Points => {
                Spread::Normal { mean: x, sd: 8.0, min, max }
            }
            _ => Spread::Point(x),
        };
        self.list.push(Value {
            path: format!("{}{path}", self.label),
            spread,
            kind,
            support: Support::Judgement,
        });
        ValueId(self.list.len() - 1)
    }
}

impl Draft {
    /// Number of parties.
    pub(crate) fn parties(&self) -> usize {
        self.power.len()
    }

    /// The scenario it stands for.
    pub(crate) fn scenario(&self) -> Scenario {
        let label = &self.label;
        let mut values = Values { list: Vec::new(), label: label.clone(), spreads: self.spreads };
        let parties = (0..self.parties()).map(|i| Party {
            id: format!("{label}p{i}"),
            power: values.add(&format!("party.p{i}.power"), self.power[i], ValueKind::Positive),
            weight: 1.0,
            leaves: None,
        });
        let parties: Vec<Party> = parties.collect();
        let issues =
            self.issues.iter().enumerate().map(|(k, issue)| self.issue(k, issue, &mut values));
        let issues = issues.collect();
        let wants = self.wants(&mut values);
        let audiences = self.audiences.iter().enumerate().map(|(a, audience)| Audience {
            id: format!("{label}a{a}"),
            pushes: audience.pushes,
            matters: values.add(
                &format!("audience.a{a}.matters"),
                audience.matters,
                ValueKind::Importance,
            ),
            likes: audience.likes.clone(),
        });
        let audiences = audiences.collect();
        let total: f64 = self.venues.iter().map(|v| v.weight).sum();
        let venues = self.venues.iter().enumerate().map(|(v, venue)| {
            let path = format!("venue.v{v}");
            let chance =
                values.add(&format!("{path}.chance"), venue.weight / total, ValueKind::Chance);
            Venue {
                id: format!("{label}v{v}"),
                chance: VenueChance::Value(chance),
                audience_pull: values.add(&format!("{path}.pull"), venue.pull, ValueKind::Positive),
                bust_up: values.add(&format!("{path}.bust_up"), venue.bust_up, ValueKind::Chance),
            }
        });
        let venues = venues.collect();
        let threats = self.threats.iter().enumerate().map(|(t, threat)| Threat {
            id: format!("{label}t{t}"),
            by: threat.by,
            does: threat.does.clone(),
            carried_out: values.add(
                &format!("threat.t{t}.carried_out"),
                threat.chance,
                ValueKind::Chance,
            ),
            worst_form: threat
                .worst
                .map(|p| values.add(&format!("threat.t{t}.worst_form"), p, ValueKind::Chance)),
        });
        let threats = threats.collect();
        let outsides = self.outsides.iter().enumerate().map(|(t, door)| Outside {
            id: format!("{label}o{t}"),
            helps: door.helps,
            worth: values.add(&format!("outside.o{t}.worth"), door.worth, ValueKind::Points),
            hurts: door.hurts.map(|(i, p)| {
                (i, values.add(&format!("outside.o{t}.hurts"), p, ValueKind::Points))
            }),
        });
        let outsides = outsides.collect();
        let links = self.links.iter().enumerate().map(|(l, link)| Link {
            id: format!("{label}l{l}"),
            when: vec![link.when.clone()],
            rules_out: vec![link.rules_out.clone()],
            holds: values.add(&format!("link.l{l}.holds"), link.chance, ValueKind::Chance),
        });
        let links = links.collect();
        let (people, side_deals) = self.side_deals(&mut values);
        let (capacity, level, engine) = self.engine(&mut values);
        Scenario {
            values: values.list,
            parties,
            people,
            issues,
            wants,
            audiences,
            venues,
            threats,
            outsides,
            links,
            side_deals,
            affected: vec![],
            defines: vec![],
            cases: vec![],
            expectations: vec![],
            questions: vec![],
            capacity,
            level,
            together: vec![],
            institutions: Institutions::default(),
            engine,
        }
    }

    fn issue(&self, k: usize, issue: &DraftIssue, values: &mut Values) -> Issue {
        let label = &self.label;
        let path = format!("issue.k{k}");
        let options = issue.efforts.iter().zip(&issue.at).enumerate().map(|(o, (&effort, &at))| {
            let id = format!("{label}o{o}");
            let effort =
                values.add(&format!("{path}.options.o{o}.effort"), effort, ValueKind::Positive);
            OptionOf { id, effort: Some(effort), at, alone: None }
        });
        Issue {
            id: format!("{label}k{k}"),
            options: options.collect(),
            now: issue.now,
            held_by: HeldBy::Parties(
                issue.holder.map_or_else(|| (0..self.parties()).collect(), |i| vec![i]),
            ),
            raised: issue
                .raised
                .map(|p| values.add(&format!("{path}.raised"), p, ValueKind::Chance)),
            delivered: issue
                .delivered
                .map(|p| values.add(&format!("{path}.delivered"), p, ValueKind::Share)),
            without_deal: vec![],
            decision: None,
        }
    }

    fn wants(&self, values: &mut Values) -> Vec<Vec<Option<Want>>> {
        let want = |i: usize, k: usize, values: &mut Values| {
            let path = format!("wants.p{i}.k{k}");
            let matters =
                values.add(&format!("{path}.matters"), self.matters[i][k], ValueKind::Importance);
            let scores = self.scores[i][k].iter().enumerate().map(|(o, &s)| {
                if s == 0.0 || s == 100.0 {
                    return Score::Anchor(s);
                }
                Score::Value(values.add(&format!("{path}.score.o{o}"), s, ValueKind::Score))
            });
            Some(Want { matters, scores: scores.collect(), never: vec![] })
        };
        (0..self.parties())
            .map(|i| (0..self.issues.len()).map(|k| want(i, k, values)).collect())
            .collect()
    }

    fn side_deals(&self, values: &mut Values) -> (Vec<Person>, Vec<SideDeal>) {
        let label = &self.label;
        let mut people = Vec::new();
        let mut side_deals = Vec::new();
        for (d, deal) in self.side_deals.iter().enumerate() {
            let stake = values.add(
                &format!("person.q{d}.own_stake"),
                deal.own_stake,
                ValueKind::Importance,
            );
            people.push(Person {
                id: format!("{label}q{d}"),
                side: Some(deal.side),
                own_stake: Some(stake),
            });
            let path = format!("side_deal.d{d}");
            side_deals.push(SideDeal {
                id: format!("{label}d{d}"),
                gets: d,
                worth: values.add(&format!("{path}.worth"), deal.worth, ValueKind::Importance),
                on_offer: values.add(&format!("{path}.on_offer"), deal.on_offer, ValueKind::Chance),
                leaks: values.add(&format!("{path}.leaks"), deal.leaks, ValueKind::Chance),
                if_leaked: deal
                    .if_leaked
                    .iter()
                    .map(|&(a, p)| {
                        (a, values.add(&format!("{path}.if_leaked.a{a}"), p, ValueKind::Points))
                    })
                    .collect(),
            });
        }
        (people, side_deals)
    }

    fn engine(&self, values: &mut Values) -> (ValueId, Level, Engine) {
        // The label stays off: the capacity of world 0 must be the same number whatever the draft is called.
        let label = std::mem::take(&mut values.label);
        let capacity = values.add("summit.capacity", self.capacity.0, ValueKind::Positive);
        if !self.spreads && self.capacity.1 > self.capacity.0 {
            let (usual, most) = self.capacity;
            values.list[capacity.0].spread = Spread::OneOf(vec![(usual, 0.9), (most, 0.1)]);
        }
        values.label = label;
        let level = Level::Base(values.add("summit.base", self.base, ValueKind::Chance));
        let mut constant = |id: &str, x: f64, kind| values.add(&format!("engine.{id}"), x, kind);
        let engine = Engine {
            choosing: constant("choosing", self.choosing, ValueKind::Positive),
            waste: constant("waste", self.waste, ValueKind::Positive),
            split: constant("split", self.split, ValueKind::Positive),
            elasticity: constant("elasticity", self.elasticity, ValueKind::Positive),
            tone: constant("tone", 14.1, ValueKind::Positive),
            sharpness: constant("sharpness", 14.1, ValueKind::Positive),
            threats_together: constant("threats_together", self.threats_together, ValueKind::Share),
            nash_floor: constant("nash_floor", 0.05, ValueKind::Share),
            ks_blend: constant("ks_blend", 0.2, ValueKind::Share),
            tolerance: constant("tolerance", 0.0, ValueKind::Points),
            rounds: constant("rounds", 12.0, ValueKind::Positive),
            patience: constant("patience", 6.0, ValueKind::Positive),
            misreading: constant("misreading", 0.5, ValueKind::Share),
            disagreement: if self.impasse { Disagreement::Impasse } else { Disagreement::Threats },
        };
        (capacity, level, engine)
    }

    /// One world, without the likeliest packages.
    pub(crate) fn forecast(&self) -> Forecast {
        run_without_packages(&self.scenario(), ONE, &Quiet).expect("a draft can be forecast")
    }

    /// One world, with its likeliest packages.
    pub(crate) fn forecast_with_packages(&self) -> Forecast {
        run(&self.scenario(), ONE, &Quiet).expect("a draft can be forecast")
    }

    /// P(agreed) in one world.
    pub(crate) fn agreed(&self) -> f64 {
        self.forecast().ending.agreed.mean
    }
}

/// With points every world is the same, but for the capacity.
const ONE: Settings = Settings { worlds: 1, seed: 1 };
