//! What tactics from outside need of a table: one of their own utilities, a side that outlives it, and which packages may be agreed on.

use std::sync::Arc;

use super::{Lists, Side, Table, Values};
use crate::deals::SpaceIssue;
use crate::talks::shape::{Index, Shape};

impl Table {
    /// A table of utilities worked out elsewhere: for each party its name, its reservation value and what each package is worth,
    /// by index. A package that is not a number to somebody may not be agreed on. `None` where a list has not one number a package,
    /// or there are more than 2^32 packages.
    #[must_use]
    pub fn of_utilities(
        issues: Vec<SpaceIssue>,
        parties: Vec<(String, f64, Vec<f64>)>,
    ) -> Option<Self> {
        let shape = Shape::new(issues.iter().map(|i| i.options.len()).collect())?;
        let all = u32::try_from(shape.packages()).ok()?;
        if parties.iter().any(|(_, _, list)| list.len() != all as usize) {
            return None;
        }
        let may = |place: &u32| {
            let worth = |list: &[f64]| list.get(*place as usize).is_some_and(|u| !u.is_nan());
            parties.iter().all(|(_, _, list)| worth(list))
        };
        let packages: Vec<u32> = (0..all).filter(may).collect();
        let of = |list: &[f64]| -> Vec<f64> {
            packages.iter().filter_map(|p| list.get(*p as usize).copied()).collect()
        };
        let utilities = parties.iter().map(|(_, _, list)| of(list)).collect();
        let lists = Lists { packages, utilities };
        let parties = parties.into_iter().map(|(name, none, _)| (name, none)).collect();
        Some(Self::of_lists(issues, shape, parties, lists))
    }

    /// The same, for whoever keeps it longer than the table; `None` where there is no such party.
    #[must_use]
    pub fn shared(&self, party: usize) -> Option<Arc<Side>> {
        self.sides.get(party).map(Arc::clone)
    }

    /// Whether a package may be agreed on: it is one of the agenda's, and nothing rules it out.
    #[must_use]
    pub fn allows(&self, index: Index) -> bool {
        if index >= self.shape.packages() {
            return false;
        }
        match &self.values {
            Values::Space(space) => {
                let package = self.shape.options(index);
                let in_all = |on: &[(usize, Vec<bool>)]| {
                    on.iter().all(|(issue, flags)| {
                        let option = package.get(*issue).and_then(|option| flags.get(*option));
                        option.is_some_and(|flag| *flag)
                    })
                };
                !space.exclusions.iter().any(|exclusion| in_all(&exclusion.on))
            }
            Values::Lists(lists) => {
                u32::try_from(index).is_ok_and(|index| lists.packages.binary_search(&index).is_ok())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deals::{Exclusion, Profile, Space};
    use num_rational::BigRational;

    fn issues() -> Vec<SpaceIssue> {
        let issue = |name: &str, n: usize| SpaceIssue {
            name: name.to_owned(),
            options: (0..n).map(|o| format!("{name}{o}")).collect(),
        };
        vec![issue("a", 2), issue("b", 2)]
    }

    #[test]
    fn given_utilities_are_the_table_and_what_is_no_number_is_ruled_out() {
        let parties = vec![
            ("x".to_owned(), 0.5, vec![0.0, 0.6, 1.0, f64::NAN]),
            ("y".to_owned(), 0.0, vec![1.0, 0.4, 0.2, 0.9]),
        ];
        let table = Table::of_utilities(issues(), parties.clone()).unwrap();
        assert_eq!((table.utility(0, 1), table.utility(1, 2)), (0.6, 0.2));
        assert_eq!(table.side(0).inverse().best().map(|best| best.index), Some(2));
        let may: Vec<bool> = (0..5).map(|index| table.allows(index)).collect();
        assert_eq!(may, [true, true, true, false, false]);
        assert_eq!(table.shared(1).map(|side| side.name().to_owned()), Some("y".to_owned()));
        assert!(table.shared(2).is_none());
        let short = vec![("x".to_owned(), 0.0, vec![0.0; 3])];
        assert!(Table::of_utilities(issues(), short).is_none());
    }

    #[test]
    fn what_a_space_excludes_is_not_allowed() {
        let whole = |n: i32| BigRational::from_integer(n.into());
        let profile = |name: &str| Profile {
            name: name.to_owned(),
            reservation: whole(0),
            base: whole(0),
            values: vec![vec![whole(1), whole(2)]; 2],
            interactions: Vec::new(),
        };
        let exclusion = Exclusion { on: vec![(0, vec![true, false]), (1, vec![false, true])] };
        let space = Space {
            issues: issues(),
            parties: vec![profile("x"), profile("y")],
            exclusions: vec![exclusion],
        };
        let table = Table::new(&space, 100).unwrap();
        let may: Vec<bool> = (0..4).map(|index| table.allows(index)).collect();
        assert_eq!(may, [true, false, true, true]);
    }
}
