//! ANL 2025's centre and one of its edges as a negotiation of two.

use super::document::{class, document};
use super::function::{Reader, constant_term};
use super::space::agenda;
use num_rational::BigRational;
use num_traits::{One, Zero};

use crate::domain::{Domain, Evaluator, Format, Issue, IssueValues, Profile, Reservation, Term};
use crate::error::{Result, SourceText};
use crate::node::{Kind, Node};

/// The files of one edge.
pub(crate) struct Thread<'a> {
    /// The centre's utility function.
    pub(crate) centre: SourceText<'a>,
    /// The edge's.
    pub(crate) edge: SourceText<'a>,
    /// What the deal with this edge is worth to the centre by itself, where that is a file of its own.
    pub(crate) side: Option<SourceText<'a>>,
    /// Which edge, from 0.
    pub(crate) at: usize,
    /// How many edges there are.
    pub(crate) of: usize,
    /// Whether the centre's deals are valued together: then it needs no side of its own.
    pub(crate) together: bool,
}

/// An issue that counts nothing, whatever its options are called.
fn nothing(issue: &Issue) -> Term {
    let IssueValues::Options(options) = &issue.values else { return constant_term() };
    let zeros = vec![Some(BigRational::zero()); options.len()];
    Term { weight: Some(BigRational::one()), evaluator: Evaluator::Table(zeros) }
}

/// The last part of a class's name.
pub(crate) fn class_of(node: &Node) -> Option<&str> {
    class(node)
}

/// Reads the agenda of the edge, the centre's side of it and the edge's, with the place the centre has it in.
///
/// # Errors
///
/// Where the centre values its deals only together, by code: then no deal is worth anything by itself.
pub(crate) fn read(thread: Thread<'_>, edge_name: &str) -> Result<(usize, Domain)> {
    let Thread { centre, edge, side, at, of, together } = thread;
    let mut remarks = Vec::new();
    let root = document(centre)?;
    let kind = class(&root).unwrap_or("CenterUFun").to_owned();
    let own = document(edge)?;
    let listed = root.get("outcome_spaces").and_then(|list| match &list.kind {
        Kind::List(spaces) => Some(spaces),
        _ => None,
    });
    // Files of a folder have no order of their own: an edge that states its agenda is the one the centre has it for.
    let agendas = |space: &Node, source| agenda(space, source, &mut Vec::new()).ok().map(|a| a.1);
    let stated = own.get("outcome_space").and_then(|space| agendas(space, edge));
    let same = |place: usize| {
        let space = listed.and_then(|spaces| spaces.get(place));
        stated.is_some() && space.and_then(|space| agendas(space, centre)) == stated
    };
    let count = listed.map_or(0, Vec::len);
    let at = std::iter::once(at).chain(0..count).find(|place| same(*place)).unwrap_or(at);
    let spaces = listed.and_then(|spaces| spaces.get(at));
    let Some(space) =
        spaces.or_else(|| root.get("outcome_space")).or_else(|| own.get("outcome_space"))
    else {
        return Err(centre.whole(format!("no outcome space for edge {} of {of}", at + 1)));
    };
    let (_, issues) = agenda(space, centre, &mut remarks)?;
    let inside = root.get("side_ufuns").and_then(|list| match &list.kind {
        Kind::List(sides) => sides.get(at),
        _ => None,
    });
    let mut profiles = Vec::new();
    let name = root.get("name").and_then(|node| node.text(centre).ok()).unwrap_or("Center");
    let mut middle = Profile::new(name);
    match (inside, side) {
        (Some(side), _) => {
            Reader { source: centre, issues: &issues }.function(side, &mut middle, &mut remarks)?
        }
        (None, Some(source)) => {
            let side = document(source)?;
            Reader { source, issues: &issues }.function(&side, &mut middle, &mut remarks)?;
        }
        (None, None) if together => {
            middle.terms = issues.iter().map(nothing).collect();
            middle.reservation = Reservation::Value(BigRational::zero());
        }
        (None, None) => {
            let message = format!(
                "an ANL 2025 centre of {of} edges whose {kind} values all deals together, by code a file does not hold: what \
                 one of them is worth to it by itself is not defined, so no edge can be analysed. Give side_ufuns, one an \
                 edge, here or in a folder sides/"
            );
            return Err(root.error(centre, message));
        }
    }
    profiles.push(middle);
    let name = own.get("name").and_then(|node| node.text(edge).ok()).unwrap_or(edge_name);
    let mut party = Profile::new(name);
    Reader { source: edge, issues: &issues }.function(&own, &mut party, &mut remarks)?;
    profiles.push(party);
    if !together {
        remarks.push(format!(
        "edge {} of {of} of an ANL 2025 centre, each edge by itself: the centre makes {of} deals after one another and values \
         them together ({kind}); what the others bring counts nothing here",
        at + 1
        ));
    }
    Ok((at, Domain { name: String::new(), format: Format::Negmas, issues, profiles, remarks }))
}
