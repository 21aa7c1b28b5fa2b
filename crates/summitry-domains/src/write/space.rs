//! A space worked out elsewhere, one room of a Summitry scenario, into other tools' files.
//!
//! No format of the field knows packages that cannot be. What an exclusion fixes on one issue alone becomes an issue with
//! fewer options; what it says of several issues together only the demand game can hold, which consists of packages that
//! can be.

use num_bigint::BigUint;
use num_rational::BigRational;
use num_traits::{One, Zero};
use summitry_core::deals::{Options, Space, analyse};

use super::plain::Plain;
use super::write_plain;
use super::written::{TargetFormat, Written};
use crate::domain::{
    Domain, Evaluator, Format, Issue, IssueValues, OptionItem, Profile, Reservation, Term,
};
use crate::error::{DomainError, Result};
use crate::reading::Settings;

/// A space with the words that belong to it.
#[derive(Clone, Debug)]
pub struct GivenSpace {
    /// What the domain is called.
    pub name: String,
    /// Issues, exact utilities, exclusions.
    pub space: Space,
    /// For each issue what it means in words, and each of its options; empty where there is nothing to say.
    pub words: Vec<(String, Vec<String>)>,
    /// What was left out before: listed first.
    pub lost: Vec<String>,
}

/// Writes a space, and lists what the target cannot hold.
///
/// # Errors
///
/// Where nothing can be agreed on; what [`write`](super::write()) says of the target.
pub fn write_space(given: &GivenSpace, target: TargetFormat) -> Result<Written> {
    write_space_thinned(given, target, None)
}

/// As [`write_space`], with the most strategies of a demand game.
///
/// # Errors
///
/// As [`write_space`].
pub fn write_space_thinned(
    given: &GivenSpace,
    target: TargetFormat,
    strategies: Option<usize>,
) -> Result<Written> {
    let mut written = Written { files: Vec::new(), lost: given.lost.clone() };
    let (space, words) = if target == TargetFormat::Nfg {
        (given.space.clone(), given.words.clone())
    } else {
        let (space, words) = without_fixed(given);
        ruled_out(&space, &mut written)?;
        (Space { exclusions: Vec::new(), ..space }, words)
    };
    let domain = domain(&given.name, &space, &words);
    let plain = Plain { domain: &domain, space, settings: Settings::default(), strategies };
    write_plain(&plain, target, &mut written)?;
    Ok(written)
}

/// Exclusions on one issue alone are options that are not there.
fn without_fixed(given: &GivenSpace) -> (Space, Vec<(String, Vec<String>)>) {
    let (mut space, mut words) = (given.space.clone(), given.words.clone());
    let mut keep: Vec<Vec<bool>> =
        space.issues.iter().map(|issue| vec![true; issue.options.len()]).collect();
    for exclusion in &space.exclusions {
        if let [(issue, flags)] = exclusion.on.as_slice()
            && let Some(keep) = keep.get_mut(*issue)
        {
            keep.iter_mut().zip(flags).for_each(|(keep, out)| *keep &= !out);
        }
    }
    space.exclusions.retain(|exclusion| exclusion.on.len() != 1);
    for (issue, keep) in keep.iter().enumerate() {
        fn kept<T>(list: &mut Vec<T>, keep: &[bool]) {
            let mut flags = keep.iter();
            list.retain(|_| flags.next().copied().unwrap_or(true));
        }
        if let Some(issue) = space.issues.get_mut(issue) {
            kept(&mut issue.options, keep);
        }
        if let Some((_, options)) = words.get_mut(issue) {
            kept(options, keep);
        }
        for party in &mut space.parties {
            if let Some(values) = party.values.get_mut(issue) {
                kept(values, keep);
            }
            let on = party.interactions.iter_mut().flat_map(|link| &mut link.on);
            on.filter(|(on, _)| *on == issue).for_each(|(_, flags)| kept(flags, keep));
        }
        let on = space.exclusions.iter_mut().flat_map(|exclusion| &mut exclusion.on);
        on.filter(|(on, _)| *on == issue).for_each(|(_, flags)| kept(flags, keep));
    }
    (space, words)
}

/// Says how many packages the file holds that cannot be.
fn ruled_out(space: &Space, written: &mut Written) -> Result<()> {
    if space.exclusions.is_empty() {
        return Ok(());
    }
    let options = Options { count: false, ..Options::default() };
    let analysis =
        analyse(space, &options).map_err(|error| DomainError::Domain(error.to_string()))?;
    let all = space.combinations();
    let out = &all - analysis.packages;
    if out > BigUint::zero() {
        let one = out.is_one();
        written.lost.push(format!(
            "{out} of the {all} packages in the file cannot be and {} no longer ruled out: {}",
            if one { "is" } else { "are" },
            "what links exclude, and the package of today, which is no deal"
        ));
    }
    Ok(())
}

fn domain(name: &str, space: &Space, words: &[(String, Vec<String>)]) -> Domain {
    let said =
        |text: Option<&String>, id: &str| text.filter(|t| !t.is_empty() && *t != id).cloned();
    let issue = |(k, issue): (usize, &summitry_core::deals::SpaceIssue)| {
        let words = words.get(k);
        let option = |(o, id): (usize, &String)| OptionItem {
            description: said(words.and_then(|w| w.1.get(o)), id),
            ..OptionItem::named(id)
        };
        Issue {
            name: issue.name.clone(),
            description: said(words.map(|w| &w.0), &issue.name),
            values: IssueValues::Options(issue.options.iter().enumerate().map(option).collect()),
        }
    };
    let profile = |party: &summitry_core::deals::Profile| {
        let mut profile = Profile::new(&party.name);
        profile.bias = party.base.clone();
        profile.reservation = Reservation::Value(party.reservation.clone());
        let term = |values: &Vec<BigRational>| Term {
            weight: Some(BigRational::one()),
            evaluator: Evaluator::Table(values.iter().cloned().map(Some).collect()),
        };
        profile.terms = party.values.iter().map(term).collect();
        profile
    };
    Domain {
        name: name.to_owned(),
        format: Format::Summitry,
        issues: space.issues.iter().enumerate().map(issue).collect(),
        profiles: space.parties.iter().map(profile).collect(),
        remarks: Vec::new(),
    }
}
