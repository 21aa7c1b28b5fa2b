//! Tournaments: every pairing of tactics, whoever speaks first, in every domain.

use pyo3::{exceptions::PyTypeError, prelude::*, types::PyDict};
use summitry_kit::{
    Error, Watch, Work,
    deals::input::Input,
    talks::{Rules, TacticName, domain},
    tournament::{Contest, Pairing, Standing},
};

use crate::{
    domain::Domain,
    error::OrRaise as _,
    options::Given,
    own::cast,
    run,
    scenario::Scenario,
    table::{Cells, Table},
};

/// How tactics fared against one another.
#[pyclass(frozen, module = "summitry")]
pub(crate) struct Tournament {
    names: Vec<String>,
    standings: Vec<Standing>,
    rows: Vec<Row>,
    /// How many sessions were played.
    #[pyo3(get)]
    sessions: u64,
}

/// One assignment of tactics in one domain.
struct Row {
    domain: String,
    tactics: String,
    pairing: Pairing,
}

/// Plays all assignments of tactics to parties, whoever speaks first, in every domain or scenario given.
///
/// Args:
///     negotiations: a Domain or Scenario, or a list of them; of a scenario its likeliest room is taken, and session n is held in world n.
///     tactics: names separated by commas or in a list, "all" for all of ours, and classes of one's own (docs/python.md).
///
/// Options: repeat (sessions a pairing and rotation), rounds, seed, bust_up, patience, discount, cost, reading, grid, threads (no figure
/// depends on it), memory (MB), time (seconds).
///
/// Raises: SummitryError where a tactic is unknown, a negotiation cannot be played, or a tactic of one's own raised: class, method and
/// round are named, and what it raised is the cause.
#[pyfunction]
#[pyo3(signature = (negotiations, tactics, **options))]
pub(crate) fn tournament(
    py: Python<'_>,
    negotiations: &Bound<'_, PyAny>,
    tactics: &Bound<'_, PyAny>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Tournament> {
    let mut given = Given::new(py, options);
    let rules = given.rules()?;
    let repeat = given.repeat()?;
    let seed = given.seed()?;
    let budget = given.limits()?;
    given.finish()?;
    let inputs = inputs(py, negotiations, seed)?;
    let cast = cast(py, tactics, true)?;
    run::worked(py, &cast.failed, |control| {
        let names = &cast.names;
        let mut standings = vec![Standing::default(); names.len()];
        let (mut rows, mut sessions) = (Vec::new(), 0);
        for input in &inputs {
            let laid = laid_out(input, &rules, seed, names)?;
            let contest = Contest { domain: &laid, tactics: names, repeat };
            let all = contest.sessions()?;
            // The costliest seats: someone who looks ahead, if there is one, in each.
            let ahead = names.iter().filter(|name| name.kind().looks_ahead);
            let seats: Vec<TacticName> = ahead.cycle().take(laid.parties()).copied().collect();
            laid.session(0)?.fits(&seats, 0, &budget)?;
            let watch = Watch::new(control, &budget, Work::Tournament, u64::try_from(all).ok());
            let played = summitry_kit::control::on_threads(&budget, || {
                contest.play::<Error>(&mut standings, &watch, &mut |places, pairing| {
                    let tactics = places.iter().filter_map(|p| names.get(*p));
                    let tactics: Vec<String> = tactics.map(ToString::to_string).collect();
                    rows.push(Row {
                        domain: laid.name.clone(),
                        tactics: tactics.join(" "),
                        pairing: pairing.clone(),
                    });
                    Ok(())
                })
            })?;
            sessions += played.map_err(|e| if watch.is_stopped() { watch.stopped() } else { e })?;
        }
        Ok(Tournament {
            names: names.iter().map(ToString::to_string).collect(),
            standings,
            rows,
            sessions,
        })
    })
}

fn laid_out<'a>(
    input: &'a Input,
    rules: &'a Rules,
    seed: Option<u64>,
    names: &[TacticName],
) -> summitry_kit::Result<domain::TalksDomain<'a>> {
    domain::lay_out(input, rules, seed, names, "")
}

/// What is played in.
fn inputs(py: Python<'_>, given: &Bound<'_, PyAny>, seed: Option<u64>) -> PyResult<Vec<Input>> {
    let one = |item: &Bound<'_, PyAny>| -> PyResult<Option<Input>> {
        if let Ok(domain) = item.cast::<Domain>() {
            return Ok(Some(domain.get().input().clone()));
        }
        let Ok(scenario) = item.cast::<Scenario>() else { return Ok(None) };
        let study = scenario.get().study();
        let study = study.seeded(seed.or(Some(study.seed())));
        Scenario::new(study).room(None).or_raise(py).map(Some)
    };
    if let Some(input) = one(given)? {
        return Ok(vec![input]);
    }
    let mut all = Vec::new();
    for item in given.try_iter()? {
        let item = item?;
        match one(&item)? {
            Some(input) => all.push(input),
            None => {
                return Err(PyTypeError::new_err(format!(
                    "{} is no negotiation: give what load() or load_all() returned",
                    item.repr()?
                )));
            }
        }
    }
    Ok(all)
}

#[pymethods]
impl Tournament {
    /// The tactics, the best first: columns `tactic`, `advantage` (gain over no deal as a share of what the own best package would
    /// gain), `half_width` (of its 95 % interval), `deals` (share of its sessions, 0..1), `sessions` (it sat in).
    #[getter]
    fn standings(&self) -> PyResult<Table> {
        let mut all: Vec<(&String, &Standing)> = self.names.iter().zip(&self.standings).collect();
        all.sort_by(|a, b| b.1.advantage.mean().total_cmp(&a.1.advantage.mean()));
        let of =
            |f: &dyn Fn(&Standing) -> f64| Cells::Numbers(all.iter().map(|(_, s)| f(s)).collect());
        Table::new(vec![
            (
                "tactic".to_owned(),
                Cells::Texts(all.iter().map(|(name, _)| Some((*name).clone())).collect()),
            ),
            ("advantage".to_owned(), of(&|s| s.advantage.mean())),
            ("half_width".to_owned(), of(&|s| s.advantage.half_width())),
            ("deals".to_owned(), of(&Standing::deal)),
            ("sessions".to_owned(), Cells::Wholes(all.iter().map(|(_, s)| s.sessions).collect())),
        ])
    }

    /// One row an assignment of tactics: columns `domain`, `tactics`, `sessions`, how many ended in `deal`, `walk_out`, `clock`,
    /// `bust_up`, the deals' 95 % interval `deal_low`, `deal_high` (Wilson 1927), mean `round` of the deals from 1, `offers`,
    /// `utility N` and `advantage N` of party N, and distances `to_frontier`, `to_nash`, `to_kalai_smorodinsky`.
    #[getter]
    fn rows(&self) -> PyResult<Table> {
        let text = |f: &dyn Fn(&Row) -> String| {
            Cells::Texts(self.rows.iter().map(|r| Some(f(r))).collect())
        };
        let whole = |f: &dyn Fn(&Row) -> u64| Cells::Wholes(self.rows.iter().map(f).collect());
        let number = |f: &dyn Fn(&Pairing) -> f64| {
            Cells::Numbers(self.rows.iter().map(|r| f(&r.pairing)).collect())
        };
        let ended =
            |place: usize| whole(&move |r: &Row| r.pairing.ended.get(place).copied().unwrap_or(0));
        let mean = |m: &summitry_kit::statistics::Mean| {
            if m.count() > 0 { m.mean() } else { f64::NAN }
        };
        let mut columns = vec![
            ("domain".to_owned(), text(&|r| r.domain.clone())),
            ("tactics".to_owned(), text(&|r| r.tactics.clone())),
            ("sessions".to_owned(), whole(&|r| r.pairing.sessions)),
            ("deal".to_owned(), ended(0)),
            ("walk_out".to_owned(), ended(1)),
            ("clock".to_owned(), ended(2)),
            ("bust_up".to_owned(), ended(3)),
            ("deal_low".to_owned(), number(&|p| p.deal_interval().0)),
            ("deal_high".to_owned(), number(&|p| p.deal_interval().1)),
            ("round".to_owned(), number(&|p| mean(&p.round))),
            ("offers".to_owned(), number(&|p| mean(&p.offers))),
        ];
        let parties = self.rows.iter().map(|r| r.pairing.utilities.len()).max().unwrap_or(0);
        for party in 0..parties {
            let at =
                |list: &[summitry_kit::statistics::Mean]| list.get(party).map_or(f64::NAN, &mean);
            columns.push((format!("utility {party}"), number(&|p| at(&p.utilities))));
            columns.push((format!("advantage {party}"), number(&|p| at(&p.advantages))));
        }
        columns.push(("to_frontier".to_owned(), number(&|p| mean(&p.to_frontier))));
        columns.push(("to_nash".to_owned(), number(&|p| mean(&p.to_nash))));
        columns
            .push(("to_kalai_smorodinsky".to_owned(), number(&|p| mean(&p.to_kalai_smorodinsky))));
        Table::new(columns)
    }

    fn __repr__(&self) -> String {
        format!("<Tournament of {}: {} sessions>", self.names.join(", "), self.sessions)
    }

    fn _repr_html_(&self) -> PyResult<String> {
        Ok(self.standings()?.html())
    }
}
