//! Scorable games of LLM-Deliberation: `config.txt`, and in `scores_files/` a line of whole scores an issue and a threshold.
//!
//! Read as its `eval_utils.py` does (Abdelnabi et al. 2024, "Cooperation, competition, and maliciousness: LLM-stakeholders
//! interactive negotiation"): issues are letters, options a letter and a digit, a party's score is the sum, and it agrees
//! from its threshold on.

use std::path::Path;

use num_rational::BigRational;

use crate::domain::{
    Domain, Evaluator, Format, Issue, IssueValues, OptionItem, Profile, Reservation, Term,
};
use crate::error::{DomainError, LineColumn, Result, SourceText};
use crate::exact;

/// A line of `config.txt`: the party's name, the name of its file and its role.
pub(crate) struct Seat {
    /// What the game calls it.
    pub(crate) name: String,
    /// Its file in `scores_files`, without the ending.
    pub(crate) file: String,
    role: String,
}

/// Whether a folder holds such a game.
pub(crate) fn is_game(folder: &Path) -> bool {
    folder.join("config.txt").is_file() && folder.join("scores_files").is_dir()
}

/// The parties of `config.txt`, in its order.
///
/// # Errors
///
/// A line that is not `name, file, role, incentive, model`; a file name that is a path.
pub(crate) fn seats(config: SourceText<'_>) -> Result<Vec<Seat>> {
    let mut seats = Vec::new();
    for (number, line) in
        config.text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty())
    {
        let place = LineColumn { line: number + 1, column: 1 };
        let cells: Vec<&str> = line.split(',').map(str::trim).collect();
        let [name, file, role, ..] = cells.as_slice() else {
            return Err(config.error(place, "expected name, file, role, incentive, model"));
        };
        if file.is_empty() || file.contains(['/', '\\']) || file.starts_with('.') {
            return Err(config.error(place, format!("\"{file}\" is no file of scores_files")));
        }
        seats.push(Seat {
            name: (*name).to_owned(),
            file: (*file).to_owned(),
            role: (*role).to_owned(),
        });
    }
    Ok(seats)
}

/// Reads a game from its parties' scores.
///
/// # Errors
///
/// With the line: scores that are no numbers, and parties with other issues or options than the first.
pub(crate) fn read(parties: &[(Seat, SourceText<'_>)]) -> Result<Domain> {
    let mut issues: Vec<Issue> = Vec::new();
    let mut profiles: Vec<Profile> = Vec::new();
    for (seat, source) in parties {
        let lines: Vec<(usize, &str)> =
            source.text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).collect();
        let Some(((last, threshold), scores)) = lines.split_last() else {
            return Err(source.whole("is empty"));
        };
        let mut profile = Profile::new(&seat.name);
        for (at, (line, text)) in scores.iter().enumerate() {
            let values: Vec<BigRational> =
                text.split(',').map(|cell| number(cell, *line, *source)).collect::<Result<_>>()?;
            let letter = letter(at).ok_or_else(|| source.whole("has more than 26 issues"))?;
            if profiles.is_empty() {
                let option = |n: usize| OptionItem::named(format!("{letter}{}", n + 1));
                let options = (0..values.len()).map(option).collect();
                let values = IssueValues::Options(options);
                issues.push(Issue { name: letter.to_string(), description: None, values });
            }
            let known =
                issues.get(at).and_then(|issue| issue.values.options()).map_or(0, <[_]>::len);
            if known != values.len() {
                let message = format!(
                    "{} scores for issue {letter}, the first party has {known}",
                    values.len()
                );
                return Err(source.error(LineColumn { line: line + 1, column: 1 }, message));
            }
            profile.terms.push(Term {
                weight: Some(BigRational::from_integer(1.into())),
                evaluator: Evaluator::Table(values.into_iter().map(Some).collect()),
            });
        }
        if scores.len() != issues.len() || issues.is_empty() {
            let message = format!("{} issues, the first party has {}", scores.len(), issues.len());
            return Err(source.whole(message));
        }
        profile.reservation = Reservation::Value(number(threshold, *last, *source)?);
        profiles.push(profile);
    }
    if profiles.is_empty() {
        return Err(DomainError::Domain("config.txt names no party".to_owned()));
    }
    let role = |role: &str| {
        let with = parties.iter().filter(|(seat, _)| seat.role == role);
        with.map(|(seat, _)| seat.name.as_str()).collect::<Vec<_>>().join(", ")
    };
    let remark = format!(
        "in the game a deal passes with {} and {} and all but one of the others; rational here is what reaches everyone's \
         threshold",
        role("p1"),
        role("p2")
    );
    Ok(Domain {
        name: String::new(),
        format: Format::Scorable,
        issues,
        profiles,
        remarks: vec![remark],
    })
}

fn letter(issue: usize) -> Option<char> {
    u8::try_from(issue).ok().filter(|issue| *issue < 26).map(|issue| char::from(b'A' + issue))
}

fn number(cell: &str, line: usize, source: SourceText<'_>) -> Result<BigRational> {
    exact::parse(cell)
        .ok_or_else(|| source.error(LineColumn { line: line + 1, column: 1 }, exact::refusal(cell)))
}
