//! The demand game over the frontier (Nash 1953) as Gambit's `.nfg`: everyone names a frontier package; if all name the
//! same they get it, otherwise everyone gets the reservation value.

use summitry_core::deals::{Options, analyse};

use super::names::{ascii, distinct};
use super::plain::Plain;
use super::written::Written;
use crate::error::{DomainError, Result};
use crate::exact;

/// Most strategies a player may have; Gambit's solvers do not come back from more.
const MOST: usize = 64;
/// Most strategy profiles written.
const MOST_PROFILES: usize = 2_000_000;

pub(super) fn write(plain: &Plain<'_>, written: &mut Written) -> Result<()> {
    let space = &plain.space;
    let analysis = analyse(space, &Options::default())
        .map_err(|error| DomainError::Domain(error.to_string()))?;
    if !analysis.method.exact {
        return Err(DomainError::Domain(
            "the frontier could not be worked out exactly, and the game consists of it".to_owned(),
        ));
    }
    let (count, players) = (analysis.frontier.len(), space.parties.len());
    if count == 0 {
        return Err(DomainError::Domain(
            "no package is rational for everyone, so there is nothing to demand".to_owned(),
        ));
    }
    if count > MOST {
        return Err(DomainError::Domain(format!(
            "the frontier has {count} points; the game takes {MOST} strategies at most"
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
    let ids: Vec<String> =
        analysis.frontier.iter().map(|point| format!("\"d{}\"", point.index)).collect();
    let strategies = vec![format!("{{ {} }}", ids.join(" ")); players];
    let mut text = format!(
        "NFG 1 R \"{title}: demand game over the frontier\" {{ {} }}\n{{ {} }}\n\"Equal demands give that package, \
         unequal ones the reservation values. dN is package number N, first issue most significant.\"\n\n",
        players_text.join(" "),
        strategies.join("\n  ")
    );
    let disagreement: Vec<String> =
        space.parties.iter().map(|party| exact::text(&party.reservation)).collect();
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
                    .map(|u| num_rational::BigRational::new(u.numer().clone(), u.denom().clone()))
                    .map(|u| exact::text(&u))
                    .collect()
            },
        );
        text.push_str(&payoffs.join(" "));
        text.push('\n');
    }
    written.files.push((format!("{title}.nfg"), text));
    written.files.push((format!("{title}-strategies.csv"), legend(plain, &analysis)));
    written.lost.push(
        "a game in strategic form holds payoffs only: issues and options are in the legend beside it".to_owned(),
    );
    let ties = analysis.frontier.iter().filter(|point| point.packages != 1_u32.into()).count();
    if ties > 0 {
        written.lost.push(format!(
            "{ties} strategies stand for several packages of the same utilities; the legend names the first"
        ));
    }
    Ok(())
}

/// Which package each strategy demands.
fn legend(plain: &Plain<'_>, analysis: &summitry_core::deals::Analysis) -> String {
    let space = &plain.space;
    let header: Vec<String> = space.issues.iter().map(|issue| csv(&issue.name)).collect();
    let mut text = format!("strategy,packages,{}\r\n", header.join(","));
    for point in &analysis.frontier {
        let options: Vec<String> = space
            .issues
            .iter()
            .zip(&point.package)
            .map(|(issue, option)| csv(issue.options.get(*option).map_or("", String::as_str)))
            .collect();
        text.push_str(&format!("d{},{},{}\r\n", point.index, point.packages, options.join(",")));
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
