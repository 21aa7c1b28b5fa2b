//! How an analysis of deals was made and what its solutions are called, in a reader's language.

use num_rational::BigRational;
use num_traits::ToPrimitive;
use summitry_core::deals::{Concept, How, Limit, Picked, WhyMethod};

use crate::messages::Messages;

/// The algorithm, in words.
#[must_use]
pub fn how(m: &Messages, how: &How) -> String {
    match how {
        How::IssueByIssue => m.say("how-issue-by-issue"),
        How::LinkStates { states } => {
            m.fill("how-link-states", &[("states", (&m.count(*states as u64)).into())])
        }
        How::PieceByPiece => m.say("how-piece-by-piece"),
        How::Rounded { steps, within, picked: found } => {
            let within: Vec<String> = within.iter().map(|loss| up(m, loss)).collect();
            let rounded = m.fill(
                "how-rounded",
                &[
                    ("steps", (&steps.to_string()).into()),
                    ("within", (&within.join(m.language().between_numbers())).into()),
                ],
            );
            if found.is_empty() {
                return rounded;
            }
            let found = ("picked", picked(m, found));
            m.fill(
                "how-rounded-picked",
                &[("rounded", (&rounded).into()), (found.0, (&found.1).into())],
            )
        }
        How::Sampled { packages, searched, checks, missed, missed_at_most } => {
            let share = m.language().percentage(&m.number(missed_at_most * 100.0, 3));
            m.fill(
                "how-sampled",
                &[
                    ("packages", (&m.count(*packages as u64)).into()),
                    ("searched", (&m.count(*searched)).into()),
                    ("checks", (&m.count(*checks as u64)).into()),
                    ("missed", (&m.count(*missed as u64)).into()),
                    ("share", (&share).into()),
                ],
            )
        }
    }
}

/// Why this algorithm, in words.
#[must_use]
pub fn why(m: &Messages, why: WhyMethod) -> String {
    let limited =
        |id: &str, limit: usize| m.fill(id, &[("limit", (&m.count(limit as u64)).into())]);
    match why {
        WhyMethod::Additive => m.say("how-why-additive"),
        WhyMethod::Linked => m.say("how-why-linked"),
        WhyMethod::FrontierTooLarge { limit: Limit::Points(limit) } => {
            limited("how-why-points", limit)
        }
        WhyMethod::FrontierTooLarge { limit: Limit::Work } => m.say("how-why-work"),
        WhyMethod::TooManyPieces { limit } => limited("how-why-pieces", limit),
    }
}

/// What a search by branch and bound knows of the packages that solutions pick.
#[must_use]
pub fn picked(m: &Messages, found: &[Picked]) -> String {
    let one = |one: &Picked| {
        let title = Concept::ALL.iter().find(|concept| concept.id == one.concept);
        let name = title.map_or_else(|| one.concept.to_owned(), |concept| title_of(m, concept));
        if one.exact {
            return m.fill("picked-certain", &[("concept", (&name).into())]);
        }
        let measure = m.say(&format!("picked-{}", dashed(one.concept)));
        m.fill(
            "picked-bound",
            &[
                ("concept", (&name).into()),
                ("measure", (&measure).into()),
                ("value", (&m.number(one.value, 4)).into()),
                ("bound", (&m.number(one.bound, 4)).into()),
            ],
        )
    };
    found.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// What a solution concept is called; its own title where the language has no other.
#[must_use]
pub fn title_of(m: &Messages, concept: &Concept) -> String {
    let said = m.try_fill(&format!("concept-{}", dashed(concept.id)), &[]);
    said.unwrap_or_else(|| concept.title.to_owned())
}

/// The same, where a column is narrow.
#[must_use]
pub fn short_of(m: &Messages, concept: &Concept) -> String {
    let said = m.try_fill(&format!("concept-short-{}", dashed(concept.id)), &[]);
    said.unwrap_or_else(|| concept.short.to_owned())
}

fn dashed(id: &str) -> String {
    id.replace('_', "-")
}

/// Four digits of a fraction, rounded up: a bound stays one.
fn up(m: &Messages, x: &BigRational) -> String {
    let up = (x.to_f64().unwrap_or(f64::INFINITY) * 10_000.0).ceil() / 10_000.0;
    m.written(&up.to_string())
}

#[cfg(test)]
mod tests {
    use num_rational::BigRational;
    use summitry_core::deals::{Concept, How, Limit, Picked, WhyMethod};

    use super::{how, title_of, why};
    use crate::{language::Language, messages::Messages};

    #[test]
    fn in_english_it_says_what_the_data_say() {
        let m = Messages::new(Language::English);
        let picked = |concept, exact| Picked { concept, value: 1.25, bound: 2.5, exact };
        let third = BigRational::new(1.into(), 3.into());
        let found = vec![picked("nash", true), picked("utilitarian", false)];
        for each in [
            How::IssueByIssue,
            How::LinkStates { states: 12 },
            How::PieceByPiece,
            How::Rounded { steps: 64, within: vec![third.clone(), third], picked: found },
            How::Rounded { steps: 64, within: vec![], picked: vec![] },
            How::Sampled { packages: 8, searched: 9, checks: 7, missed: 1, missed_at_most: 0.015 },
        ] {
            assert_eq!(how(&m, &each), each.to_string());
        }
        for each in [
            WhyMethod::Additive,
            WhyMethod::Linked,
            WhyMethod::FrontierTooLarge { limit: Limit::Points(500) },
            WhyMethod::FrontierTooLarge { limit: Limit::Work },
            WhyMethod::TooManyPieces { limit: 7 },
        ] {
            assert_eq!(why(&m, each), each.to_string());
        }
        for concept in Concept::ALL {
            assert_eq!(title_of(&m, concept), concept.title);
        }
    }
}
