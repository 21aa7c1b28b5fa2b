//! ANL 2025: a centre that makes a deal with each of its edges, one after the other, played through.
//!
//! At each edge the centre knows what was agreed with those before and reckons with no deal from those after it: a package is worth to
//! it what all deals so far are worth together with it, and no deal what they are worth without. That is what the competition's `SideUFun` says;
//! that every tactic of ours plays it as if it were a negotiation of two is ours. No tactic hopes for a later edge.

use std::sync::Arc;

use summitry_core::talks::{
    LISTED, Luck, Protocol, Session, Table, TacticName, TalksError, assign,
};
use summitry_domains::centre::{Centre, EdgeEnd};
use summitry_domains::reading::Settings;
use summitry_domains::{Found, centre, convert};

use super::laid::Words;
use super::{Laid, Rules, looks_ahead, play};
use crate::deals::input::Input;
use crate::{Budget, Error, ErrorKind, Result, Watch};

/// The most packages that an edge may have.
const MOST: u128 = 1 << 20;
/// Rounds with each edge unless said otherwise: as of any domain.
const ROUNDS: u32 = 100;

/// A centre with its edges laid out.
#[derive(Debug)]
pub struct CentreTalks {
    /// What it is called.
    pub name: String,
    centre: Centre,
    edges: Vec<Edge>,
}

/// One edge: the centre's own side of it and the edge's.
#[derive(Debug)]
struct Edge {
    table: Table,
    words: Arc<Words>,
}

/// What came of all edges.
#[derive(Debug)]
pub struct Sequence {
    /// Each edge's table as the centre saw it when its turn had come, and the talks.
    pub edges: Vec<(Laid, Session)>,
    /// What all ends are worth to the centre together.
    pub centre: f64,
}

/// How many inputs from the first on are all the edges of one centre; 0 where they are none.
#[must_use]
pub fn centre_of(inputs: &[Input]) -> usize {
    let Some(Input::Domain(Found { thread: Some((0, count)), .. })) = inputs.first() else {
        return 0;
    };
    let edges = found(inputs.get(..*count).unwrap_or_default());
    if centre::whole(&edges).is_some() { *count } else { 0 }
}

fn found(inputs: &[Input]) -> Vec<Found> {
    let plain = |input: &Input| match input {
        Input::Domain(found) => Some(found.clone()),
        Input::Venue { .. } | Input::Broken { .. } => None,
    };
    inputs.iter().filter_map(plain).collect()
}

impl CentreTalks {
    /// Lays out all edges of a centre: see [`centre_of`].
    ///
    /// # Errors
    /// A file is wrong, an edge has more than 2^20 packages, or what the deals are worth together is code.
    pub fn new(inputs: &[Input], rules: &Rules) -> Result<Self> {
        let found = &found(inputs);
        let centre = centre::read(found)?;
        let settings = Settings { reading: rules.reading, grid: rules.grid };
        let mut edges = Vec::new();
        for domain in &centre.edges {
            let named = |error: Error| error.about(&domain.name);
            let converted = convert(domain, settings).map_err(|e| named(e.into()))?;
            let table = Table::new(&converted.space, LISTED).map_err(|e| named(Error::from(e)))?;
            let packages = table.shape().packages();
            if packages > MOST {
                let message =
                    format!("{packages} packages with one edge are too many (limit {MOST})");
                return Err(named(Error::new(ErrorKind::Model, message)));
            }
            let own = table.side(1).name().to_owned();
            let parties = vec![centre.name.clone(), own];
            let words = Arc::new(Words::of(&table, parties));
            edges.push(Edge { table, words });
        }
        let file = centre::whole(found).and_then(|file| file.parent()?.file_name());
        let name = file.map_or_else(|| centre.name.clone(), |f| f.to_string_lossy().into_owned());
        Ok(Self { name, centre, edges })
    }

    /// The centre, then its edges in the order in which they are played.
    #[must_use]
    pub fn parties(&self) -> Vec<&str> {
        let edges = self.edges.iter().map(|edge| edge.table.side(1).name());
        std::iter::once(self.centre.name.as_str()).chain(edges).collect()
    }

    /// One tactic for all, two for the centre and every edge, or one for the centre and one an edge.
    ///
    /// # Errors
    /// Any other number of tactics.
    pub fn seat(&self, tactics: &[TacticName]) -> Result<Vec<TacticName>> {
        let seats = match tactics {
            [centre, edge] => {
                let edges = std::iter::repeat_n(*edge, self.edges.len());
                std::iter::once(*centre).chain(edges).collect()
            }
            other => assign(other, self.edges.len() + 1)
                .map_err(|error: TalksError| Error::from(error).about(&self.name))?,
        };
        Ok(seats)
    }

    /// What an end with an edge is to the centre: a package, or no deal.
    fn end(&self, edge: usize, deal: Option<u128>) -> EdgeEnd {
        let Some(edge) = self.edges.get(edge) else { return EdgeEnd { side: 0.0, first: None } };
        let none = edge.table.side(0).reservation();
        let Some(index) = deal else { return EdgeEnd { side: none, first: None } };
        let first =
            edge.table.issues().first().zip(edge.table.shape().options(index).first().copied());
        let first = first.and_then(|(issue, option)| issue.options.get(option).cloned());
        EdgeEnd { side: edge.table.utility(0, index), first }
    }

    /// What ends are worth together, edges without one being without a deal.
    fn worth(&self, deals: &[Option<u128>]) -> f64 {
        let all = (0..self.edges.len()).map(|at| self.end(at, deals.get(at).copied().flatten()));
        self.centre.worth(&all.collect::<Vec<_>>())
    }

    /// One edge as the centre sees it after `deals` with those before.
    fn laid(&self, at: usize, deals: &[Option<u128>], rules: &Rules) -> Result<Option<Laid>> {
        let Some(edge) = self.edges.get(at) else { return Ok(None) };
        let mut so_far = deals.to_vec();
        so_far.push(None);
        let none = self.worth(&so_far);
        let packages = edge.table.shape().packages();
        let (mut own, mut other) = (Vec::new(), Vec::new());
        for index in 0..packages {
            let allowed = edge.table.allows(index);
            if let Some(last) = so_far.last_mut() {
                *last = Some(index);
            }
            own.push(if allowed { self.worth(&so_far) } else { f64::NAN });
            other.push(if allowed { edge.table.utility(1, index) } else { f64::NAN });
        }
        let party = edge.table.side(1);
        let parties = vec![
            (self.centre.name.clone(), none, own),
            (party.name().to_owned(), party.reservation(), other),
        ];
        let table = Table::of_utilities(edge.table.issues().to_vec(), parties);
        let table = table.ok_or_else(|| Error::new(ErrorKind::Model, "an edge has no table"))?;
        let protocol = rules.over(&Protocol::new(ROUNDS), &table);
        let named = |error: TalksError| Error::from(error).about(&self.name);
        protocol.check(&table).map_err(named)?;
        let name = format!("{}, {}", self.name, party.name());
        let words = Arc::clone(&edge.words);
        Ok(Some(Laid { name, table, protocol, gap: None, world: None, words }))
    }

    /// Plays all edges in their order under the eyes of the watch; `number` is which repeat.
    ///
    /// # Errors
    /// An edge cannot be played under these rules, the talks may outgrow memory, or they were stopped.
    pub fn play(
        &self,
        tactics: &[TacticName],
        rules: &Rules,
        luck: &Luck,
        number: u64,
        watch: &Watch<'_>,
    ) -> Result<Sequence> {
        let mut deals: Vec<Option<u128>> = Vec::new();
        let mut edges = Vec::new();
        let centre = tactics.first().copied();
        for (at, own) in tactics.iter().skip(1).enumerate() {
            let Some(laid) = self.laid(at, &deals, rules)? else { break };
            let seats: Vec<TacticName> = centre.into_iter().chain([*own]).collect();
            laid.fits(&seats, 0, &Budget::default())?;
            if looks_ahead(&seats) {
                laid.table.frontier().map_err(|e| Error::from(e).about(&laid.name))?;
            }
            let session = number.wrapping_mul(self.edges.len() as u64) + at as u64;
            let session = play(&laid, &seats, luck, session, watch, number)?;
            deals.push(session.agreement);
            edges.push((laid, session));
        }
        Ok(Sequence { centre: self.worth(&deals), edges })
    }
}
