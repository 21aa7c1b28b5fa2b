//! One session as a row: everything a paper may need of it.

use serde_json::{Value, json};
use summitry_core::talks::measures::{Measures, concession};
use summitry_core::talks::{Ended, Index, Session};

use crate::talks::Laid;

/// What came of one session. Lists have one entry a party, in the domain's order.
#[derive(Clone, Debug, PartialEq)]
pub struct SessionRow {
    /// Who spoke first, from 0; the others follow in the domain's order.
    pub first: usize,
    /// How it ended.
    pub ended: Ended,
    /// In which round, from 1.
    pub round: u32,
    /// The deadline: rounds.
    pub rounds: u32,
    /// Offers made.
    pub offers: u64,
    /// Who accepted last or walked out.
    pub by: Option<usize>,
    /// The package agreed on.
    pub agreement: Option<Index>,
    /// What the end was worth: the agreement's utility, or no deal's.
    pub utilities: Vec<f64>,
    /// The same once time is counted; equal where the domain has no discount.
    pub discounted: Vec<f64>,
    /// Gain over no deal as a share of what the best package would gain; `None` for who has nothing to gain.
    pub advantages: Vec<Option<f64>>,
    /// How far it came down: see [`concession`].
    pub concessions: Vec<Option<f64>>,
    /// The sum of the utilities.
    pub welfare: f64,
    /// As ratios of the best: of the frontier, of Nash's solution, of Kalai and Smorodinsky's, of the largest welfare.
    pub optimality: [Option<f64>; 4],
    /// Distances to the frontier, to Nash's solution and to Kalai and Smorodinsky's.
    pub distances: [Option<f64>; 3],
}

impl SessionRow {
    /// Measures a session.
    #[must_use]
    pub fn new(session: &Session, laid: &Laid, first: usize) -> Self {
        let table = &laid.table;
        let m = Measures::new(session, table);
        let parties = table.parties();
        let advantage = |(party, gain): (usize, &f64)| {
            let side = table.side(party);
            let most = side.highest() - side.reservation();
            (most > 0.0).then(|| gain / most)
        };
        let o = m.optimality;
        Self {
            first,
            ended: session.ended,
            round: session.round + 1,
            rounds: laid.protocol.rounds,
            offers: session.offers.len() as u64,
            by: session.by,
            agreement: session.agreement,
            discounted: (0..parties).map(|p| laid.discounted(session, p)).collect(),
            advantages: m.gains.iter().enumerate().map(advantage).collect(),
            concessions: (0..parties).map(|p| concession(session, table, p)).collect(),
            welfare: m.welfare,
            optimality: [o.pareto, o.nash, o.kalai_smorodinsky, o.welfare],
            distances: [m.to_frontier, m.to_nash, m.to_kalai_smorodinsky],
            utilities: m.utilities,
        }
    }

    /// What the others got on average.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a number of parties")]
    pub fn partners(list: &[f64], party: usize) -> f64 {
        let others = list.iter().enumerate().filter(|(p, _)| *p != party).map(|(_, u)| u);
        others.sum::<f64>() / (list.len().max(2) - 1) as f64
    }

    /// The parties in the order in which they speak.
    #[must_use]
    pub fn order(&self) -> Vec<usize> {
        let parties = self.utilities.len();
        (0..parties).map(|place| (self.first + place) % parties.max(1)).collect()
    }

    pub(super) fn write(&self) -> Value {
        json!([
            self.first,
            self.ended.word(),
            self.round,
            self.rounds,
            self.offers,
            self.by,
            self.agreement.map(|index| index.to_string()),
            self.utilities,
            self.discounted,
            self.advantages,
            self.concessions,
            self.welfare,
            self.optimality,
            self.distances,
        ])
    }

    pub(super) fn read(value: &Value) -> Option<Self> {
        let list = value.as_array()?;
        let at = |place: usize| list.get(place);
        let whole = |place| at(place)?.as_u64();
        let small = |place| u32::try_from(whole(place)?).ok();
        let numbers = |place: usize| -> Option<Vec<f64>> {
            at(place)?.as_array()?.iter().map(Value::as_f64).collect()
        };
        let maybe = |place: usize| -> Option<Vec<Option<f64>>> {
            Some(at(place)?.as_array()?.iter().map(Value::as_f64).collect())
        };
        let word = at(1)?.as_str()?;
        let agreement = match at(6)? {
            Value::Null => None,
            index => Some(index.as_str()?.parse().ok()?),
        };
        Some(Self {
            first: usize::try_from(whole(0)?).ok()?,
            ended: Ended::ALL.into_iter().find(|e| e.word() == word)?,
            round: small(2)?,
            rounds: small(3)?,
            offers: whole(4)?,
            by: whole(5).and_then(|by| usize::try_from(by).ok()),
            agreement,
            utilities: numbers(7)?,
            discounted: numbers(8)?,
            advantages: maybe(9)?,
            concessions: maybe(10)?,
            welfare: at(11)?.as_f64()?,
            optimality: maybe(12)?.try_into().ok()?,
            distances: maybe(13)?.try_into().ok()?,
        })
    }
}
