//! The demand game over the frontier (Nash 1953) as `.nfg` for Gambit and OpenSpiel: everyone names a frontier package; if all name the
//! same they get it, otherwise everyone gets the reservation value.

use num_rational::BigRational;
use num_traits::ToPrimitive;
use summitry_core::deals::{Options, analyse};

use super::names::{ascii, distinct};
use super::plain::Plain;
use super::written::{Written, decimal, say_rounded};
use crate::error::{DomainError, Result};
use crate::exact;

/// Most strategies a player may have; Gambit's solvers do not come back from more.
const MOST: usize = 64;
/// Most strategy profiles written.
const MOST_PROFILES: usize = 2_000_000;

pub(super) fn write(plain: &Plain<'_>, written: &mut Written) -> Result<()> {
    let space = &plain.space;
    let mut analysis = analyse(space, &Options::default())
        .map_err(|error| DomainError::Domain(error.to_string()))?;
    if !analysis.method.exact {
        return Err(DomainError::Domain(
            "the frontier could not be worked out exactly, and the game consists of it".to_owned(),
        ));
    }
    let all = analysis.frontier.len();
    if all == 0 {
        return Err(DomainError::Domain(
            "no package is rational for everyone, so there is nothing to demand".to_owned(),
        ));
    }
    if let Some(most) = plain.strategies.filter(|most| *most < all) {
        // Evenly along the frontier, both ends kept.
        let steps = most.saturating_sub(1).max(1);
        let kept: Vec<usize> = (0..most.max(1)).map(|i| i * (all - 1) / steps).collect();
        let mut at = 0..;
        analysis.frontier.retain(|_| at.next().is_some_and(|at| kept.binary_search(&at).is_ok()));
        written.lost.push(format!(
            "{} of the frontier's {all} points are strategies, evenly spaced along it with both ends, as asked: the game is \
             coarser than the domain, and Nash's package may not be among them",
            analysis.frontier.len()
        ));
    }
    let (count, players) = (analysis.frontier.len(), space.parties.len());
    if count > MOST && plain.strategies.is_none() {
        return Err(DomainError::Domain(format!(
            "the frontier has {count} points; the game takes {MOST} strategies at most. --strategies {MOST} takes as many, \
             evenly along it"
        )));
    }
    let profiles = u32::try_from(players).ok().and_then(|players| count.checked_pow(players));
    let Some(profiles) = profiles.filter(|profiles| *profiles <= MOST_PROFILES) else {
        return Err(DomainError::Domain(format!(
            "{count} strategies for each of {players} players are too many profiles to write"
        )));
    };
    let title = ascii(&plain.domain.name, "domain");
    let names = distinct(space.parties.iter().map(|party| party.name.as_str()), "party", &[]);
    let players_text: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    // OpenSpiel reads how many strategies there are, and neither their names nor a comment; Gambit reads both forms.
    let strategies = vec![count.to_string(); players];
    let mut text = format!(
        "NFG 1 R \"{title}: demand game over the frontier\" {{ {} }} {{ {} }}\n\n",
        players_text.join(" "),
        strategies.join(" ")
    );
    let mut rounded = 0;
    let disagreement: Vec<String> =
        space.parties.iter().map(|party| payoff(&party.reservation, &mut rounded)).collect();
    // The first player's strategy varies fastest.
    for profile in 0..profiles {
        let first = profile % count;
        let mut rest = profile;
        let mut equal = true;
        for _ in 0..players {
            equal &= rest % count == first;
            rest /= count;
        }
        let point = analysis.frontier.get(first).filter(|_| equal);
        let payoffs = point.map_or_else(
            || disagreement.clone(),
            |point| {
                let lowest = point.utilities.iter();
                // Lowest terms, whatever the analysis computes in.
                lowest
                    .map(|u| BigRational::new(u.numer().clone(), u.denom().clone()))
                    .map(|u| payoff(&u, &mut rounded))
                    .collect()
            },
        );
        text.push_str(&payoffs.join(" "));
        text.push('\n');
    }
    say_rounded(rounded, "the game", written);
    written.files.push((format!("{title}.nfg"), text));
    written.files.push((format!("{title}-strategies.csv"), legend(plain, &analysis)));
    written.lost.push(
        "a game in strategic form holds payoffs only: what strategies 1, 2, … demand is in the legend beside it (OpenSpiel \
         counts them from 0)".to_owned(),
    );
    let ties = analysis.frontier.iter().filter(|point| point.packages != 1_u32.into()).count();
    if ties > 0 {
        written.lost.push(format!(
            "{ties} strategies stand for several packages of the same utilities; the legend names the first"
        ));
    }
    Ok(())
}

/// A payoff both tools read: a decimal, else a fraction where OpenSpiel's whole numbers of 32 bits hold it, else rounded.
fn payoff(number: &BigRational, rounded: &mut usize) -> String {
    let short = number.numer().to_i32().is_some() && number.denom().to_i32().is_some();
    if exact::decimal(number).is_none() && short {
        return exact::text(number);
    }
    decimal(number, rounded)
}

/// Which package each strategy demands.
fn legend(plain: &Plain<'_>, analysis: &summitry_core::deals::Analysis) -> String {
    let space = &plain.space;
    let header: Vec<String> = space.issues.iter().map(|issue| csv(&issue.name)).collect();
    let mut text = format!("strategy,package number,packages,{}\r\n", header.join(","));
    for (at, point) in analysis.frontier.iter().enumerate() {
        let options: Vec<String> = space
            .issues
            .iter()
            .zip(&point.package)
            .map(|(issue, option)| csv(issue.options.get(*option).map_or("", String::as_str)))
            .collect();
        text.push_str(&format!(
            "{},{},{},{}\r\n",
            at + 1,
            point.index,
            point.packages,
            options.join(",")
        ));
    }
    text
}

fn csv(cell: &str) -> String {
    if cell.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
