//! What is forbidden, where NegMAS can hold it: as minus infinity in a table. It loads no constraints.

use crate::domain::{Domain, Evaluator, Forbidden, ForbiddenValues, IssueValues, Profile};
use crate::reading::table;
use crate::write::written::Written;

/// The profile with every bound of one issue as minus infinity in that issue's table; what has no such form is said.
pub(super) fn in_tables(domain: &Domain, profile: &Profile, written: &mut Written) -> Profile {
    let mut plain = profile.clone();
    plain.forbidden.clear();
    for forbidden in &profile.forbidden {
        let named = match forbidden.on.as_slice() {
            [(_, ForbiddenValues::Named(_))] => Some(forbidden.clone()),
            [(at, values)] => tabled(domain, profile, &mut plain, *at, values),
            _ => None,
        };
        if let Some(named) = named {
            plain.forbidden.push(named);
        } else {
            written.lost.push(format!(
                "{}: a constraint was not carried over: NegMAS loads none, and this one has no form as a table",
                profile.name
            ));
        }
    }
    plain
}

/// Turns the issue's function into a table, in which the forbidden values are named.
fn tabled(
    domain: &Domain,
    profile: &Profile,
    plain: &mut Profile,
    at: usize,
    values: &ForbiddenValues,
) -> Option<Forbidden> {
    let issue = domain.issues.get(at)?;
    if matches!(issue.values, IssueValues::Real { .. }) {
        return None;
    }
    let term = plain.terms.get_mut(at)?;
    let (names, numbers, out) = table(profile, issue, &term.evaluator, values).ok()?;
    term.evaluator = match issue.values.options() {
        Some(_) => Evaluator::Table(numbers.into_iter().map(Some).collect()),
        None => Evaluator::NumberTable(names.iter().cloned().zip(numbers).collect()),
    };
    let barred = names.into_iter().zip(out).filter(|(_, out)| *out).map(|(name, _)| name);
    Some(Forbidden { on: vec![(at, ForbiddenValues::Named(barred.collect()))] })
}
