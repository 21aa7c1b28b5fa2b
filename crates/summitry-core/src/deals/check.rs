//! Does a space hang together?

use super::{DealsError, Space};

/// The most parties the engine has room for: points are arrays of fixed length, and each length is compiled apart.
pub(crate) const MOST_PARTIES: usize = 128;

/// Checks shapes and references; everything after this may index freely.
pub(crate) fn check(space: &Space) -> Result<(), DealsError> {
    match space.parties.len() {
        n @ (0 | 1) => return Err(DealsError::TooFewParties(n)),
        n if n > MOST_PARTIES => {
            return Err(DealsError::TooManyParties { parties: n, limit: MOST_PARTIES });
        }
        _ => {}
    }
    for issue in &space.issues {
        if issue.options.is_empty() {
            return Err(DealsError::NoOptions { issue: issue.name.clone() });
        }
    }
    for party in &space.parties {
        let shape = |what: &str, found, expected| {
            if found == expected {
                Ok(())
            } else {
                let (party, what) = (party.name.clone(), what.to_owned());
                Err(DealsError::Shape { party, what, found, expected })
            }
        };
        shape("the agenda", party.values.len(), space.issues.len())?;
        for (issue, values) in space.issues.iter().zip(&party.values) {
            if values.len() != issue.options.len() {
                shape(&format!("issue `{}`", issue.name), values.len(), issue.options.len())?;
            }
        }
        for link in &party.interactions {
            references(space, &format!("an interaction of party `{}`", party.name), &link.on)?;
        }
    }
    for (i, exclusion) in space.exclusions.iter().enumerate() {
        references(space, &format!("exclusion {}", i + 1), &exclusion.on)?;
    }
    Ok(())
}

fn references(space: &Space, whose: &str, on: &[(usize, Vec<bool>)]) -> Result<(), DealsError> {
    for (issue, flags) in on {
        let what = match space.issues.get(*issue) {
            None => format!("issue number {}", issue + 1),
            Some(i) if i.options.len() != flags.len() => {
                format!("{} options of issue `{}` ({})", flags.len(), i.name, i.options.len())
            }
            Some(_) => continue,
        };
        return Err(DealsError::UnknownIssue { whose: whose.to_owned(), what });
    }
    Ok(())
}
