//! Which column of a world's row holds which probability.

use crate::{
    scenario::EndingKind,
    world::{
        plan::Plan,
        rules::Rule,
        steps,
        targets::{BranchKind, Target},
    },
};

/// Endings a row keeps apart: agreed, words only, bust-up, no zone, and of that too little capacity.
pub(crate) const ENDINGS: usize = 5;

/// The layout of one row.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    /// Number of columns.
    pub(crate) width: usize,
    /// P(agreed) at the level of the class alone: no bust-up and something possible, times the level.
    pub(crate) at_level: usize,
    /// First column of the ratifiers: agreed, if this one had not refused; a part of words only.
    pub(crate) refused: usize,
    /// P(agreed by the last meeting).
    pub(crate) by_last: usize,
    /// First column of the parties against: agreed, and that party loses by it.
    pub(crate) outvoted: usize,
    /// P(no bust-up and a zone).
    pub(crate) zone: usize,
    /// First column of the venues; see [`Columns::venue`].
    venues: usize,
    venue_stride: usize,
    /// First option column; all issues' options in order.
    pub(crate) options: usize,
    /// First option of each issue among all options.
    pub(crate) first_option: Vec<usize>,
    /// How many options all issues have.
    pub(crate) option_count: usize,
    /// First column of options as part of an agreement; all issues' options in order.
    pub(crate) agreed_options: usize,
    /// First column of the rules' options, one block a rule.
    rules: usize,
    /// First condition column: defines, cases, questions (with time), expectations.
    pub(crate) conditions: usize,
    /// First step column; see [`Columns::step`].
    steps: usize,
    step_stride: usize,
    /// The steps the columns are of.
    pub(crate) step_list: Vec<steps::Step>,
    /// First column of the packages that are followed.
    pub(crate) packages: usize,
    /// First column of those affected: better, same, worse for each.
    pub(crate) affected: usize,
    /// First column of the parties: U(now) − D and H − D for each.
    pub(crate) parties: usize,
    /// First branch column; see [`Columns::branch`].
    branches: usize,
    /// The branches the columns are of.
    pub(crate) branch_list: Vec<BranchKind>,
    /// What drivers and branches are of.
    pub(crate) targets: Vec<Target>,
    /// How many defines and cases the scenario has.
    pub(crate) defines: usize,
    /// See `defines`.
    pub(crate) cases: usize,
}

impl Columns {
    /// Lays out a row for this plan, with room for `packages` packages that are followed.
    pub(crate) fn new(plan: &Plan, packages: usize) -> Self {
        let s = plan.scenario;
        let (defines, cases, questions) = (s.defines.len(), s.cases.len(), s.questions.len());
        let mut first_option = Vec::new();
        let mut option_count = 0;
        for issue in &s.issues {
            first_option.push(option_count);
            option_count += issue.options.len();
        }
        let step_list = steps::all(plan);
        let branch_list: Vec<BranchKind> = (0..s.venues.len())
            .filter(|_| s.venues.len() > 1)
            .map(BranchKind::Venue)
            .chain((0..s.links.len()).map(BranchKind::Link))
            .chain((0..s.side_deals.len()).map(BranchKind::Offer))
            .chain(plan.raised.iter().map(|&(k, _)| BranchKind::Raised(plan.bargained[k].issue)))
            .chain((0..s.threats.len()).map(BranchKind::Threat))
            .collect();
        let targets: Vec<Target> =
            [Target::Agreed, Target::WordsOnly, Target::BustUp, Target::NoZone]
                .into_iter()
                .chain((0..defines).map(Target::Define))
                .chain((0..cases).map(Target::Case))
                .chain((0..questions).map(Target::Question))
                .collect();
        let mut next = 0;
        let mut take = |count: usize| {
            let start = next;
            next += count;
            start
        };
        take(ENDINGS);
        let at_level = take(1);
        let zone = take(1);
        let by_last = take(1);
        let refused = take(s.institutions.ratifiers.len());
        let outvoted = take(s.parties.len());
        let venue_stride = 1 + ENDINGS + option_count + defines + cases;
        let step_stride = s.parties.len() + 4;
        Columns {
            at_level,
            refused,
            by_last,
            outvoted,
            zone,
            venues: take(s.venues.len() * venue_stride),
            venue_stride,
            options: take(option_count),
            first_option,
            option_count,
            agreed_options: take(option_count),
            rules: take(Rule::ALL.len() * option_count),
            conditions: take(plan.logic.len()),
            steps: take(step_list.len() * step_stride),
            step_stride,
            step_list,
            packages: take(packages),
            affected: take(s.affected.len() * 3),
            parties: take(s.parties.len() * 2),
            branches: take(branch_list.len() * (1 + targets.len())),
            branch_list,
            targets,
            defines,
            cases,
            width: next,
        }
    }

    /// Number of an issue's option among all options of all issues.
    pub(crate) fn option(&self, issue: usize, option: usize) -> usize {
        self.first_option[issue] + option
    }

    /// Column of a venue's chance; its joint endings, options, defines and cases follow.
    pub(crate) fn venue(&self, venue: usize) -> usize {
        self.venues + venue * self.venue_stride
    }

    /// Joint column of a venue and an ending.
    pub(crate) fn venue_ending(&self, venue: usize, ending: usize) -> usize {
        self.venue(venue) + 1 + ending
    }

    /// Joint column of a venue and an option, by number among all options.
    pub(crate) fn venue_option(&self, venue: usize, option: usize) -> usize {
        self.venue(venue) + 1 + ENDINGS + option
    }

    /// Joint column of a venue and a define or case, by number (defines first).
    pub(crate) fn venue_condition(&self, venue: usize, condition: usize) -> usize {
        self.venue_option(venue, self.option_count) + condition
    }

    /// Column of an option under one rule.
    pub(crate) fn rule_option(&self, rule: usize, option: usize) -> usize {
        self.rules + rule * self.option_count + option
    }

    /// First column of a step: gains of each party, effort, nobody loses, nobody loses by 3, first of all.
    pub(crate) fn step(&self, step: usize) -> usize {
        self.steps + step * self.step_stride
    }

    /// Column of a branch's chance; its joint chances with every target follow.
    pub(crate) fn branch(&self, branch: usize) -> usize {
        self.branches + branch * (1 + self.targets.len())
    }

    /// Column of a target.
    pub(crate) fn target(&self, target: Target) -> usize {
        match target {
            Target::Agreed => ending(EndingKind::Agreed),
            Target::WordsOnly => ending(EndingKind::WordsOnly),
            Target::BustUp => ending(EndingKind::BustUp),
            Target::NoZone => ending(EndingKind::NoZone),
            Target::Define(d) => self.conditions + d,
            Target::Case(c) => self.conditions + self.defines + c,
            Target::Question(q) => self.conditions + self.defines + self.cases + q,
        }
    }
}

/// Column of an ending.
pub(crate) fn ending(kind: EndingKind) -> usize {
    match kind {
        EndingKind::Agreed => 0,
        EndingKind::WordsOnly => 1,
        EndingKind::BustUp => 2,
        EndingKind::NoZone => 3,
    }
}

/// Column of too little capacity, a part of no zone.
pub(crate) const NO_CAPACITY: usize = 4;
