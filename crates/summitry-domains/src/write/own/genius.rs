//! GENIUS XML, number for number as it was read.

use num_rational::BigRational;
use num_traits::One;

use super::number;
use crate::domain::{
    Discount, DiscountRule, Domain, Evaluator, Issue, IssueValues, Profile, Reservation,
};
use crate::write::names::{in_order, xml};
use crate::write::written::Written;

/// GENIUS: the domain and a profile a party.
pub(crate) fn genius(domain: &Domain, written: &mut Written) {
    let names = in_order(domain.profiles.iter().map(|p| p.name.as_str()), "party", &["domain"]);
    written.files.push(("domain.xml".to_owned(), genius_domain(domain)));
    for (profile, name) in domain.profiles.iter().zip(names) {
        written.files.push((format!("{name}.xml"), genius_profile(domain, profile)));
    }
}

/// The domain file, for its own writer and for domains of other tools.
pub(crate) fn genius_domain(domain: &Domain) -> String {
    let nonlinear = domain.profiles.iter().any(|profile| !profile.rectangles.is_empty());
    let mut text = String::from("<negotiation_template>\n");
    text.push_str(&format!(
        "<utility_space{} number_of_issues=\"{}\">\n{}",
        if nonlinear { " type=\"nonlinear\"" } else { "" },
        domain.issues.len(),
        objective(domain)
    ));
    for (index, issue) in domain.issues.iter().enumerate() {
        genius_issue(&mut text, index, issue, None);
    }
    text.push_str("</objective>\n</utility_space>\n</negotiation_template>\n");
    text
}

fn objective(domain: &Domain) -> String {
    let name = if domain.name.is_empty() { "root" } else { &domain.name };
    format!(
        "<objective index=\"0\" name=\"{}\" type=\"objective\" etype=\"objective\" description=\"\">\n",
        xml(name)
    )
}

fn described(description: Option<&String>) -> String {
    description.map_or_else(String::new, |text| format!(" description=\"{}\"", xml(text)))
}

/// One issue with, in a profile, its evaluations.
fn genius_issue(text: &mut String, index: usize, issue: &Issue, evaluator: Option<&Evaluator>) {
    let kind = match issue.values {
        IssueValues::Options(_) => "discrete",
        IssueValues::Integer { .. } => "integer",
        IssueValues::Real { .. } | IssueValues::Steps { .. } => "real",
    };
    text.push_str(&format!(
        "  <issue index=\"{}\" name=\"{}\" type=\"{kind}\" etype=\"{kind}\" vtype=\"{kind}\"{}",
        index + 1,
        xml(&issue.name),
        described(issue.description.as_ref())
    ));
    match &issue.values {
        IssueValues::Options(options) => {
            text.push_str(">\n");
            let table = match evaluator {
                Some(Evaluator::Table(table)) => table.as_slice(),
                _ => &[],
            };
            for (number_of, option) in options.iter().enumerate() {
                text.push_str(&format!(
                    "    <item index=\"{}\" value=\"{}\"",
                    number_of + 1,
                    xml(&option.name)
                ));
                if let Some(cost) = &option.cost {
                    text.push_str(&format!(" cost=\"{}\"", number(cost)));
                }
                text.push_str(&described(option.description.as_ref()));
                if let Some(Some(value)) = table.get(number_of) {
                    text.push_str(&format!(" evaluation=\"{}\"", number(value)));
                }
                text.push_str("/>\n");
            }
        }
        IssueValues::Integer { low, high } => {
            text.push_str(&format!(" lowerbound=\"{low}\" upperbound=\"{high}\">\n"));
            if let Some(Evaluator::Linear { slope, offset }) = evaluator {
                text.push_str(&format!(
                    "    <evaluator ftype=\"linear\" slope=\"{}\" offset=\"{}\"/>\n",
                    number(slope),
                    number(offset)
                ));
            } else if let Some(evaluator) = evaluator {
                parameters(text, evaluator);
            }
        }
        IssueValues::Real { low, high } | IssueValues::Steps { low, high, .. } => {
            text.push_str(&format!(
                ">\n    <range lowerbound=\"{}\" upperbound=\"{}\"/>\n",
                number(low),
                number(high)
            ));
            if let Some(evaluator) = evaluator {
                parameters(text, evaluator);
            }
        }
    }
    text.push_str("  </issue>\n");
}

/// An evaluator of a real issue.
fn parameters(text: &mut String, evaluator: &Evaluator) {
    let (kind, values): (&str, Vec<&BigRational>) = match evaluator {
        Evaluator::Linear { slope, offset } => ("linear", vec![offset, slope]),
        Evaluator::Constant(value) => ("constant", vec![value]),
        Evaluator::Triangular { low, high, top } => ("triangular", vec![low, high, top]),
        _ => return,
    };
    text.push_str(&format!("    <evaluator ftype=\"{kind}\""));
    for (place, value) in values.into_iter().enumerate() {
        text.push_str(&format!(" parameter{place}=\"{}\"", number(value)));
    }
    text.push_str("/>\n");
}

fn genius_profile(domain: &Domain, profile: &Profile) -> String {
    let nonlinear = !profile.rectangles.is_empty();
    let mut text = String::from(if nonlinear {
        "<utility_space type=\"nonlinear\">\n"
    } else {
        "<utility_space>\n"
    });
    text.push_str(&objective(domain));
    for (index, (issue, term)) in domain.issues.iter().zip(&profile.terms).enumerate() {
        genius_issue(&mut text, index, issue, Some(&term.evaluator));
    }
    for (index, term) in profile.terms.iter().enumerate() {
        if let Some(weight) = &term.weight {
            text.push_str(&format!(
                "  <weight index=\"{}\" value=\"{}\"/>\n",
                index + 1,
                number(weight)
            ));
        }
    }
    if nonlinear {
        let most = profile.max_utility.clone().unwrap_or_else(BigRational::one);
        text.push_str(&format!("  <utility maxutility=\"{}\">\n", number(&most)));
        text.push_str("    <ufun type=\"PlainUfun\" weight=\"1\" aggregation=\"sum\">\n");
        for rectangle in &profile.rectangles {
            text.push_str(&format!(
                "      <hyperRectangle utility=\"{}\" weight=\"{}\">\n",
                number(&rectangle.utility),
                number(&rectangle.weight)
            ));
            let tag = if rectangle.inside { "INCLUDES" } else { "EXCLUDES" };
            for (issue, low, high) in &rectangle.bounds {
                text.push_str(&format!(
                    "        <{tag} index=\"{}\" min=\"{}\" max=\"{}\"/>\n",
                    issue + 1,
                    number(low),
                    number(high)
                ));
            }
            text.push_str("      </hyperRectangle>\n");
        }
        text.push_str("    </ufun>\n  </utility>\n");
    }
    text.push_str("</objective>\n");
    if let Some(Discount { rule: DiscountRule::Share(factor), .. }) = &profile.discount {
        text.push_str(&format!("<discount_factor value=\"{}\"/>\n", number(factor)));
    }
    if let Reservation::Value(value) = &profile.reservation {
        text.push_str(&format!("<reservation value=\"{}\"/>\n", number(value)));
    }
    text.push_str("</utility_space>\n");
    text
}
