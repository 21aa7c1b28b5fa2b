//! What is possible as `summitry deals --json` prints it: documented in `docs/domains.md`, field names stable.

use num_rational::BigRational;
use serde_json::{Map, Value, json};
use summitry_core::deals::{
    Concept, Count, DisagreementRule, FrontierPoint, How, Ideals, PackageShare, Picked, Range,
    Rational, Solution, Solutions, Space, SpaceIssue,
};
use summitry_kit::deals::answer::{DealsAnswer, OfSummit, bounds};
use summitry_kit::deals::exact;
use summitry_kit::files::json::{self as style, whole};

/// Packages listed with their shares of worlds, most often undominated first.
const PACKAGES: usize = 100;

/// One object, on one line.
#[must_use]
pub fn text(answer: &DealsAnswer) -> String {
    style::line(&object(answer))
}

/// A domain that could not be analysed, as a line among the others.
#[must_use]
pub fn error(name: &str, message: &str) -> String {
    style::line(&json!({ "domain": name, "error": message }))
}

fn object(answer: &DealsAnswer) -> Value {
    let (space, analysis) = (&answer.converted.space, &answer.analysis);
    let parties: Vec<Value> = analysis
        .parties
        .iter()
        .zip(&space.parties)
        .map(|(party, profile)| {
            let mut one = json!({
                "name": party.name,
                "reservation": number(&party.reservation),
                "minimum": party.minimum.as_ref().map(number),
                "maximum": party.maximum.as_ref().map(number),
            });
            if let Value::Object(map) = &mut one
                && matches!(analysis.method.how, How::Sampled { .. })
            {
                let (low, high) = bounds(profile);
                map.insert("lower_bound".to_owned(), number(&low));
                map.insert("upper_bound".to_owned(), number(&high));
            }
            one
        })
        .collect();
    let frontier: Vec<Value> =
        analysis.frontier.iter().map(|p| Value::Object(point(p, space))).collect();
    let notes: Vec<Value> = answer
        .converted
        .notes
        .iter()
        .map(|note| json!({ "code": note.code, "party": note.party, "text": note.text }))
        .collect();
    let mut out = json!({
        "domain": answer.name,
        "title": answer.title,
        "format": answer.tool,
        "reading": answer.of_summit.is_none().then(|| answer.reading.word()),
        "issues": space.issues.iter().map(|i| json!({ "name": i.name, "options": i.options.len() })).collect::<Vec<_>>(),
        "packages": whole(&analysis.packages),
        "rational": count(&analysis.rational),
        "parties": parties,
        "frontier": frontier,
        "solutions": solutions_object(&analysis.solutions, &analysis.frontier, space),
        "opposition": {
            "negmas": analysis.opposition.negmas,
            "negolog": analysis.opposition.negolog,
        },
        "definitions": {
            "rational": match answer.options.rational {
                Rational::AtLeast => "at-least",
                Rational::Above => "above",
            },
            "disagreement": match answer.options.disagreement {
                DisagreementRule::Reservation => "reservation",
                DisagreementRule::ReservationOrWorst => "reservation-or-worst",
                DisagreementRule::Worst => "worst",
            },
            "ideals": match answer.options.ideals {
                Ideals::Rational => "rational",
                Ideals::All => "all",
            },
        },
        "method": {
            "exact": analysis.method.exact,
            "rational_exact": matches!(analysis.rational, Count::Exact(_)),
            "how": analysis.method.how.to_string(),
            "why": analysis.method.why.to_string(),
            "picked": match &analysis.method.how {
                How::Rounded { picked: of, .. } => picked(of),
                _ => Value::Null,
            },
        },
        "notes": notes,
    });
    if let (Some(of), Value::Object(map)) = (&answer.of_summit, &mut out) {
        summit(of, answer, map);
    }
    if answer.partial {
        out["partial"] = true.into();
    }
    out
}

/// What a scenario adds: the venue, the effort of the frontier, swaps, asks, blocks, shares of worlds.
fn summit(of: &OfSummit, answer: &DealsAnswer, out: &mut Map<String, Value>) {
    let space = &answer.converted.space;
    out.insert("venue".to_owned(), of.venue.clone().into());
    out.insert("capacity".to_owned(), of.summit.capacity.into());
    let points = |frontier: &[FrontierPoint]| -> Value {
        let one = |p: &FrontierPoint| {
            let mut object = point(p, space);
            object.insert("effort".to_owned(), of.summit.effort(&p.package).into());
            object.insert("fits".to_owned(), of.summit.fits(&p.package).into());
            Value::Object(object)
        };
        frontier.iter().map(one).collect()
    };
    out.insert("frontier".to_owned(), points(&answer.analysis.frontier));
    let within = match &of.within {
        Ok(within) => json!({
            "rational": count(&within.rational),
            "frontier": points(&within.frontier),
            "solutions": solutions_object(&within.solutions, &within.frontier, space),
            "exact": within.picked.is_none(),
            "picked": within.picked.as_deref().map(picked),
        }),
        Err(error) => json!({ "error": error.to_string() }),
    };
    out.insert("within_capacity".to_owned(), within);
    out.insert("labels".to_owned(), labels(of));
    if let Some(analyst) = &of.analyst {
        out.extend(crate::deals::analyst(&of.summit, analyst));
    }
    let Some(shares) = &of.shares else { return };
    let range = |r: &Range| json!({ "mean": r.mean, "low": r.low, "high": r.high });
    let parties = |list: &[Range]| -> Map<String, Value> {
        space.parties.iter().zip(list).map(|(p, r)| (p.name.clone(), range(r))).collect()
    };
    let packages = |list: &[PackageShare]| -> Vec<Value> {
        let one = |p: &PackageShare| {
            let mut object = Map::new();
            object.insert("package".to_owned(), package(&p.package, space));
            object.insert("frontier".to_owned(), p.frontier.into());
            let picked = Concept::told().zip(&p.picked);
            object.extend(picked.map(|(c, share)| (c.id.to_owned(), Value::from(*share))));
            object.insert("fits".to_owned(), p.fits.into());
            object.insert("gains".to_owned(), parties(&p.gains).into());
            Value::Object(object)
        };
        list.iter().take(PACKAGES).map(one).collect()
    };
    let shares = json!({
        "worlds": shares.worlds,
        "left_out": shares.left_out,
        "zone": shares.zone,
        "zone_within_capacity": shares.zone_within_capacity,
        "frontier_points": range(&shares.frontier_points),
        "reservation": parties(&shares.reservations),
        "different_packages": shares.packages.len(),
        "packages": packages(&shares.packages),
        "within_capacity": packages(&shares.within_capacity),
    });
    out.insert("shares".to_owned(), shares);
}

/// What a search knows of what concepts pick.
fn picked(of: &[Picked]) -> Value {
    let one = |of: &Picked| {
        (of.concept.to_owned(), json!({ "value": of.value, "bound": of.bound, "exact": of.exact }))
    };
    of.iter().map(one).collect::<Map<_, _>>().into()
}

/// What ids mean, in the file's words.
fn labels(of: &OfSummit) -> Value {
    let space = &of.summit.space;
    let parties = space.parties.iter().zip(&of.words.parties);
    let parties: Map<String, Value> =
        parties.map(|(p, label)| (p.name.clone(), label.clone().into())).collect();
    let issue = |(issue, (label, options)): (&SpaceIssue, &(String, Vec<String>))| {
        let options = issue.options.iter().zip(options);
        let options: Map<String, Value> =
            options.map(|(id, label)| (id.clone(), label.clone().into())).collect();
        (issue.name.clone(), json!({ "label": label, "options": options }))
    };
    let issues: Map<String, Value> = space.issues.iter().zip(&of.words.issues).map(issue).collect();
    json!({ "parties": parties, "issues": issues })
}

/// A point of utilities; `exact` writes the same utilities without rounding, as decimals or fractions.
fn point(point: &FrontierPoint, space: &Space) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("utilities".to_owned(), point.utilities.iter().map(number).collect());
    let exactly = point.utilities.iter().map(|u| Value::from(exact::text(&reduced(u)))).collect();
    object.insert("exact".to_owned(), exactly);
    object.insert("packages".to_owned(), whole(&point.packages));
    object.insert("package".to_owned(), package(&point.package, space));
    object.insert("index".to_owned(), whole(&point.index));
    object
}

/// Every solution on a frontier.
fn solutions_object(solutions: &Solutions, frontier: &[FrontierPoint], space: &Space) -> Value {
    let solution = |solution: &Solution| solution_object(solution, frontier, space);
    let all = Concept::ALL.iter();
    all.map(|concept| (concept.id.to_owned(), solution((concept.of)(solutions))))
        .collect::<Map<_, _>>()
        .into()
}

/// The picked point with the smallest index, and every point that ties with it.
fn solution_object(solution: &Solution, frontier: &[FrontierPoint], space: &Space) -> Value {
    let points: Vec<&FrontierPoint> =
        solution.points.iter().filter_map(|place| frontier.get(*place)).collect();
    let Some(first) = points.first() else { return Value::Null };
    let mut object = point(first, space);
    object.insert("packages".to_owned(), whole(&solution.packages));
    let ties = points.iter().map(|tied| Value::Object(point(tied, space))).collect();
    object.insert("ties".to_owned(), Value::Array(ties));
    Value::Object(object)
}

fn package(package: &[usize], space: &Space) -> Value {
    let entries = space.issues.iter().zip(package).filter_map(|(issue, option)| {
        Some((issue.name.clone(), Value::from(issue.options.get(*option)?.clone())))
    });
    Value::Object(entries.collect())
}

fn count(count: &Count) -> Value {
    match count {
        Count::NotAsked => Value::Null,
        Count::Exact(exactly) => whole(exactly),
        Count::Bounds { low, high, estimate, draws } => json!({
            "low": whole(low),
            "high": whole(high),
            "estimated_share": estimate.0,
            "standard_error": estimate.1,
            "draws": draws,
        }),
    }
}

/// The nearest double.
fn number(number: &BigRational) -> Value {
    Value::from(exact::approx(number))
}

/// In lowest terms.
fn reduced(number: &BigRational) -> BigRational {
    BigRational::new(number.numer().clone(), number.denom().clone())
}
