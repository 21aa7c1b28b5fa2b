//! Talks held, offer by offer.

use pyo3::{prelude::*, types::PyDict};
use summitry_kit::{
    Watch, Work,
    deals::input::Input,
    statistics::wilson,
    talks::{Ended, Laid, Luck, Session, Summary, TacticName, domain, play},
};
use summitry_report::json::session as json;

use crate::{
    deals::parsed,
    options::Given,
    own::cast,
    run,
    table::{Cells, Table},
};

/// What telling an offer takes beside its record, in bytes: its line of JSON and its row.
const AS_TOLD: usize = 1000;

/// The names of our tactics, in the order of docs/talks.md.
#[pyfunction]
pub(crate) fn tactics() -> Vec<&'static str> {
    summitry_kit::talks::tactics()
}

/// Sessions of one domain or room, held.
#[pyclass(frozen, module = "summitry")]
pub(crate) struct Talks {
    name: String,
    parties: Vec<String>,
    tactics: Vec<String>,
    summary: Summary,
    told: Told,
}

/// What is told of each session, added up as they are held: tables of whole worlds are not kept.
#[derive(Default)]
struct Told {
    keep: bool,
    json: String,
    sessions: Sessions,
    offers: Offers,
}

#[derive(Default, Clone)]
struct Sessions {
    session: Vec<u64>,
    world: Vec<Option<String>>,
    ended: Vec<Option<String>>,
    round: Vec<u64>,
    by: Vec<Option<String>>,
    offers: Vec<u64>,
    index: Vec<Option<String>>,
    package: Vec<Option<String>>,
    utilities: Vec<Vec<f64>>,
}

#[derive(Default, Clone)]
struct Offers {
    session: Vec<u64>,
    offer: Vec<u64>,
    round: Vec<u64>,
    party: Vec<u64>,
    name: Vec<Option<String>>,
    index: Vec<Option<String>>,
    package: Vec<Option<String>>,
    utilities: Vec<Vec<f64>>,
}

/// One list a party.
fn each(lists: &mut Vec<Vec<f64>>, parties: usize, of: impl Fn(usize) -> f64) {
    lists.resize_with(parties, Vec::new);
    for (party, list) in lists.iter_mut().enumerate() {
        list.push(of(party));
    }
}

impl Told {
    fn add(&mut self, laid: &Laid, tactics: &[TacticName], number: u64, session: &Session) {
        let (table, parties) = (&laid.table, laid.table.parties());
        let s = &mut self.sessions;
        s.session.push(number);
        s.world.push(laid.world.as_ref().map(|(_, world)| world.to_string()));
        s.ended.push(Some(session.ended.word().to_owned()));
        s.round.push(u64::from(session.round));
        s.by.push(session.by.map(|party| laid.party(party).to_owned()));
        s.offers.push(session.offers.len() as u64);
        s.index.push(session.agreement.map(|index| index.to_string()));
        s.package.push(session.agreement.map(|index| laid.package(index)));
        each(&mut s.utilities, parties, |party| session.utility(table, party));
        if !self.keep {
            return;
        }
        self.json.push_str(&json::line(laid, tactics, number, session));
        let o = &mut self.offers;
        for (place, offer) in session.offers.iter().enumerate() {
            o.session.push(number);
            o.offer.push(place as u64);
            o.round.push(u64::from(offer.round));
            o.party.push(offer.party as u64);
            o.name.push(Some(laid.party(offer.party).to_owned()));
            o.index.push(Some(offer.index.to_string()));
            o.package.push(Some(laid.package(offer.index)));
            each(&mut o.utilities, parties, |party| table.utility(party, offer.index));
        }
    }
}

/// Holds talks about an input; what is left of `given` are the rules.
pub(crate) fn hold(
    py: Python<'_>,
    input: &Input,
    tactics: &Bound<'_, PyAny>,
    unchanged: String,
    mut given: Given<'_>,
) -> PyResult<Talks> {
    let rules = given.rules()?;
    let repeat = given.repeat()?;
    let keep = given.flag("offers")?;
    let budget = given.limits()?;
    let seed = if matches!(input, Input::Domain(_)) { given.seed()? } else { None };
    given.finish()?;
    let cast = cast(py, tactics, false)?;
    run::worked(py, &cast.failed, |control| {
        let laid_out = domain::lay_out(input, &rules, seed, &cast.names, &unchanged)?;
        let seats = laid_out.seat(&cast.names)?;
        domain::bearable(&laid_out.name, u128::from(repeat))?;
        let watch = Watch::new(control, &budget, Work::Talks, Some(repeat));
        let chance = Luck::new(laid_out.seed);
        let mut summary = Summary::new(laid_out.parties());
        let mut told = Told { keep, ..Told::default() };
        let mut parties = Vec::new();
        for number in 0..repeat {
            let laid = laid_out.session(number)?;
            laid.fits(&seats, if keep { AS_TOLD } else { 0 }, &budget)?;
            let session = play(&laid, &seats, &chance, number, &watch, number)?;
            if parties.is_empty() {
                parties = (0..laid.table.parties()).map(|p| laid.id(p).to_owned()).collect();
            }
            told.add(&laid, &seats, number, &session);
            summary.add(&laid, &session);
        }
        let tactics = seats.iter().map(ToString::to_string).collect();
        Ok(Talks { name: laid_out.name.clone(), parties, tactics, summary, told })
    })
}

impl Talks {
    fn kept(&self, py: Python<'_>) -> PyResult<()> {
        if self.told.keep {
            return Ok(());
        }
        let cure = Some("hold the talks without offers=False");
        Err(crate::error::refused(py, "unknown", "single offers were not kept", cure))
    }

    fn utilities(&self, lists: &[Vec<f64>]) -> Vec<(String, Cells)> {
        let named = self.parties.iter().zip(lists);
        named.map(|(p, list)| (format!("utility of {p}"), Cells::Numbers(list.clone()))).collect()
    }
}

fn column(name: &str, cells: Cells) -> (String, Cells) {
    (name.to_owned(), cells)
}

#[pymethods]
impl Talks {
    /// One tactic a party.
    #[getter]
    fn tactics(&self) -> Vec<String> {
        self.tactics.clone()
    }

    /// The parties' names, in the file's order.
    #[getter]
    fn parties(&self) -> Vec<String> {
        self.parties.clone()
    }

    /// One row a session: columns `session`, `world` (of a scenario), `ended` (deal, walk_out, clock, bust_up), `round` (from 0), `by`,
    /// `offers`, `index` and `package` of the agreement, `utility of P` of each party: the agreement's, or no deal's.
    #[getter]
    fn sessions(&self) -> PyResult<Table> {
        let s = self.told.sessions.clone();
        let mut columns = vec![
            column("session", Cells::Wholes(s.session)),
            column("world", Cells::Texts(s.world)),
            column("ended", Cells::Texts(s.ended)),
            column("round", Cells::Wholes(s.round)),
            column("by", Cells::Texts(s.by)),
            column("offers", Cells::Wholes(s.offers)),
            column("index", Cells::Texts(s.index)),
            column("package", Cells::Texts(s.package)),
        ];
        columns.extend(self.utilities(&s.utilities));
        Table::new(columns)
    }

    /// One row an offer: columns `session`, `offer`, `round` (from 0), `party` (from 0), `name`, `tactic`, `index`, `package`,
    /// `utility of P` of each party.
    #[getter]
    fn offers(&self, py: Python<'_>) -> PyResult<Table> {
        self.kept(py)?;
        let o = self.told.offers.clone();
        let tactic = |party: &u64| self.tactics.get(usize::try_from(*party).ok()?).cloned();
        let tactics = o.party.iter().map(tactic).collect();
        let mut columns = vec![
            column("session", Cells::Wholes(o.session)),
            column("offer", Cells::Wholes(o.offer)),
            column("round", Cells::Wholes(o.round)),
            column("party", Cells::Wholes(o.party)),
            column("name", Cells::Texts(o.name)),
            column("tactic", Cells::Texts(tactics)),
            column("index", Cells::Texts(o.index)),
            column("package", Cells::Texts(o.package)),
        ];
        columns.extend(self.utilities(&o.utilities));
        Table::new(columns)
    }

    /// All of it in a few numbers: `sessions`; shares in 0..1 `deal` with its 95 % interval `deal_low`, `deal_high` (Wilson 1927),
    /// `walk_out`, `clock`, `bust_up`; `round`, the mean round of the deals from 1; for each party the mean `utilities`, and `gains` over
    /// no deal.
    #[getter]
    fn summary<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let s = &self.summary;
        let out = PyDict::new(py);
        out.set_item("sessions", s.sessions)?;
        for (end, count) in Ended::ALL.iter().zip(&s.ended) {
            out.set_item(end.word(), *count as f64 / s.sessions.max(1) as f64)?;
        }
        let deals = s.ended.first().copied().unwrap_or_default();
        let (low, high) = wilson(deals, s.sessions);
        out.set_item("deal_low", low)?;
        out.set_item("deal_high", high)?;
        out.set_item("round", (deals > 0).then(|| s.rounds.mean()))?;
        for (name, means) in [("utilities", &s.utilities), ("gains", &s.gains)] {
            let each = PyDict::new(py);
            for (party, mean) in self.parties.iter().zip(means) {
                each.set_item(party, mean.mean())?;
            }
            out.set_item(name, each)?;
        }
        Ok(out)
    }

    /// What `summitry talks --json` prints, byte for byte: one object a line, a line a session.
    fn json(&self, py: Python<'_>) -> PyResult<&str> {
        self.kept(py)?;
        Ok(&self.told.json)
    }

    /// The same as a list of Python's own values, one a session.
    fn to_dicts<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        self.json(py)?.lines().map(|line| parsed(py, line)).collect()
    }

    fn __len__(&self) -> usize {
        self.told.sessions.session.len()
    }

    fn __repr__(&self) -> String {
        let deals = self.summary.ended.first().copied().unwrap_or_default();
        let (n, tactics) = (self.summary.sessions, self.tactics.join(", "));
        format!("<Talks of {} between {tactics}: {deals} deals in {n} sessions>", self.name)
    }

    fn _repr_html_(&self) -> PyResult<String> {
        Ok(self.sessions()?.html())
    }
}
