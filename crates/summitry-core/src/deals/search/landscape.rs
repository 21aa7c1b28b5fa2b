//! A linked space made for walking: what one change does to everybody, without weighing the package anew.

use num_traits::ToPrimitive;

use crate::deals::scale::Scaled;

/// One link at one issue: which of the issue's choices meet its condition there.
struct Touch {
    link: usize,
    meets: Vec<bool>,
}

/// A space for walking. Choices are options that differ: those that count alike everywhere are one.
pub(super) struct Landscape {
    /// The option each choice stands for, issue by issue.
    options: Vec<Vec<usize>>,
    /// `values[issue][choice][party]`.
    values: Vec<Vec<Vec<f64>>>,
    touches: Vec<Vec<Touch>>,
    /// What a link adds to each party; `None` where it rules the package out.
    adds: Vec<Option<Vec<f64>>>,
    /// On how many issues each link depends.
    conditions: Vec<u32>,
    base: Vec<f64>,
}

/// A package on a walk.
#[derive(Clone)]
pub(super) struct State {
    /// The choice on every issue.
    pub(super) at: Vec<u16>,
    /// What it is worth to everybody.
    pub(super) worth: Vec<f64>,
    /// How many conditions of each link it does not meet.
    unmet: Vec<u32>,
    /// How many exclusions rule it out.
    pub(super) broken: u32,
}

impl Landscape {
    pub(super) fn new(space: &Scaled) -> Self {
        let number = |x: &num_bigint::BigInt| x.to_f64().unwrap_or(0.0);
        let numbers = |row: &[num_bigint::BigInt]| row.iter().map(number).collect::<Vec<f64>>();
        let mut land = Landscape {
            options: Vec::new(),
            values: Vec::new(),
            touches: Vec::new(),
            adds: space.links.iter().map(|link| link.adds.as_deref().map(numbers)).collect(),
            conditions: space.links.iter().map(|link| link.on.len() as u32).collect(),
            base: numbers(&space.base),
        };
        for (issue, values) in space.values.iter().enumerate() {
            let on = |link: &super::super::scale::Link| {
                link.on.iter().find(|(k, _)| *k == issue).map(|(_, flags)| flags.clone())
            };
            let links: Vec<(usize, Vec<bool>)> = (space.links.iter().enumerate())
                .filter_map(|(l, link)| on(link).map(|flags| (l, flags)))
                .collect();
            let mut options: Vec<usize> = Vec::new();
            for option in (0..values.len()).filter(|&o| space.allowed[issue][o]) {
                let alike = |&other: &usize| {
                    values[other] == values[option]
                        && links.iter().all(|(_, flags)| flags[other] == flags[option])
                };
                if !options.iter().any(alike) {
                    options.push(option);
                }
            }
            let touch = |(link, flags): &(usize, Vec<bool>)| Touch {
                link: *link,
                meets: options.iter().map(|&o| flags[o]).collect(),
            };
            land.touches.push(links.iter().map(touch).collect());
            land.values.push(options.iter().map(|&o| numbers(&values[o])).collect());
            land.options.push(options);
        }
        land
    }

    pub(super) fn parties(&self) -> usize {
        self.base.len()
    }

    pub(super) fn issues(&self) -> usize {
        self.options.len()
    }

    pub(super) fn choices(&self, issue: usize) -> usize {
        self.options[issue].len()
    }

    /// What every package is worth before any option counts.
    pub(super) fn floor(&self) -> &[f64] {
        &self.base
    }

    /// The options that choices stand for.
    pub(super) fn package(&self, at: &[u16]) -> Vec<usize> {
        self.options.iter().zip(at).map(|(options, &c)| options[usize::from(c)]).collect()
    }

    /// Whether some link depends on both issues.
    pub(super) fn linked(&self, one: usize, other: usize) -> bool {
        let has = |link| self.touches[other].iter().any(|touch| touch.link == link);
        self.touches[one].iter().any(|touch| has(touch.link))
    }

    /// A package, weighed.
    pub(super) fn start(&self, at: &[u16]) -> State {
        let mut state = State {
            at: at.to_vec(),
            worth: self.base.clone(),
            unmet: self.conditions.clone(),
            broken: 0,
        };
        for (issue, &choice) in at.iter().enumerate() {
            let choice = usize::from(choice);
            add(&mut state.worth, &self.values[issue][choice], 1.0);
            for touch in self.touches[issue].iter().filter(|touch| touch.meets[choice]) {
                state.unmet[touch.link] -= 1;
            }
        }
        for (adds, _) in self.adds.iter().zip(&state.unmet).filter(|(_, unmet)| **unmet == 0) {
            match adds {
                Some(adds) => add(&mut state.worth, adds, 1.0),
                None => state.broken += 1,
            }
        }
        state
    }

    /// What a change makes everybody's worth, into `worth`; by how many exclusions more or fewer rule the package out.
    pub(super) fn after(
        &self,
        state: &State,
        issue: usize,
        choice: usize,
        worth: &mut Vec<f64>,
    ) -> i64 {
        let from = usize::from(state.at[issue]);
        worth.clear();
        worth.extend_from_slice(&state.worth);
        add(worth, &self.values[issue][choice], 1.0);
        add(worth, &self.values[issue][from], -1.0);
        let mut broken = 0;
        for touch in &self.touches[issue] {
            let sign = match (touch.meets[from], touch.meets[choice], state.unmet[touch.link]) {
                (true, false, 0) => -1.0,
                (false, true, 1) => 1.0,
                _ => continue,
            };
            match &self.adds[touch.link] {
                Some(adds) => add(worth, adds, sign),
                None => broken += sign as i64,
            }
        }
        broken
    }

    /// Makes a change whose worth is known.
    pub(super) fn change(
        &self,
        state: &mut State,
        issue: usize,
        choice: usize,
        worth: &[f64],
        broken: i64,
    ) {
        let from = usize::from(state.at[issue]);
        for touch in &self.touches[issue] {
            match (touch.meets[from], touch.meets[choice]) {
                (true, false) => state.unmet[touch.link] += 1,
                (false, true) => state.unmet[touch.link] -= 1,
                _ => {}
            }
        }
        state.at[issue] = choice as u16;
        state.worth.copy_from_slice(worth);
        state.broken = (i64::from(state.broken) + broken).max(0) as u32;
    }
}

fn add(to: &mut [f64], what: &[f64], times: f64) {
    to.iter_mut().zip(what).for_each(|(to, what)| *to += times * what);
}
