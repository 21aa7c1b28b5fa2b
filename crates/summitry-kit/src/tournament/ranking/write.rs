//! A summary as JSON: `summitry-tournament-summary/1`, documented in `docs/stability.md`.

use serde_json::{Map, Value, json};

use super::differences::Comparison;
use super::summary::{DomainLine, EmpiricalGame, TacticLine, TournamentSummary};
use crate::statistics::Mean;
use crate::tournament::Programme;

fn mean(mean: &Mean) -> Value {
    if mean.count() > 0 { json!(mean.mean()) } else { Value::Null }
}

fn tactic((rank, line): (usize, &TacticLine)) -> Value {
    let s = &line.standing;
    let e = line.estimate;
    let interval = e.and_then(|e| e.interval);
    let [pareto, nash, kalai_smorodinsky, welfare] = s.optimality.each_ref().map(mean);
    json!({
        "rank": rank + 1,
        "tactic": line.tactic,
        "mean": e.map(|e| e.mean),
        "low": interval.map(|i| i.0),
        "high": interval.map(|i| i.1),
        "error": e.and_then(|e| e.error),
        "domains": e.map(|e| e.clusters.0),
        "assignments": e.map(|e| e.clusters.1),
        "deviation": line.deviation,
        "quartiles": line.quartiles,
        "quartiles_exact": line.exact,
        "sessions": s.sessions,
        "deals": s.deal(),
        "utility": mean(&s.utility),
        "discounted": mean(&s.discounted),
        "advantage": mean(&s.advantage),
        "partner": mean(&s.partner),
        "welfare": mean(&s.welfare),
        "concession": mean(&s.concession),
        "pareto_optimality": pareto,
        "nash_optimality": nash,
        "kalai_smorodinsky_optimality": kalai_smorodinsky,
        "welfare_optimality": welfare,
    })
}

fn domain(line: &DomainLine) -> Value {
    json!({
        "domain": line.domain, "tactic": line.tactic, "mean": line.mean, "deviation": line.deviation,
        "deals": line.deals, "sessions": line.sessions,
    })
}

fn comparison(c: &Comparison) -> Value {
    json!({
        "better": c.better, "worse": c.worse, "difference": c.difference, "p": c.p, "p_holm": c.corrected,
        "over": c.over.word(), "n": c.n,
    })
}

fn game(game: &EmpiricalGame, names: &[String]) -> Value {
    let name = |place: usize| names.get(place).map_or("", String::as_str);
    let mixture = |shares: &[f64]| -> Value {
        let present = names.iter().zip(shares).filter(|(_, share)| **share > 1e-6);
        Value::Object(
            present.map(|(name, share)| (name.clone(), json!(share))).collect::<Map<_, _>>(),
        )
    };
    let pure = game.table.pure().into_iter().map(|(a, b)| json!([name(a), name(b)]));
    let (symmetric, every) = &game.symmetric;
    let (end, rest) = &game.replicated;
    let listed = |places: Vec<usize>| places.into_iter().map(name).collect::<Vec<_>>();
    json!({
        "tactics": names,
        "payoffs": game.table.payoffs(),
        "pure_equilibria": pure.collect::<Vec<_>>(),
        "symmetric_equilibria": symmetric.iter().map(|x| mixture(x)).collect::<Vec<_>>(),
        "every_support": every,
        "replicator": { "ends": mixture(end), "rests": rest, "regret": game.table.regret(end) },
        "dominated": listed(game.table.dominated()),
        "elimination": listed(game.table.eliminated()),
    })
}

impl TournamentSummary {
    /// As one object.
    #[must_use]
    pub fn write(&self, programme: &Programme) -> Value {
        json!({
            "format": "summitry-tournament-summary/1",
            "version": programme.version,
            "programme": programme.sum(),
            "metric": self.metric.word(),
            "reading": programme.reading,
            "self_play": programme.self_play,
            "sessions": self.sessions,
            "tactics": self.tactics.iter().enumerate().map(tactic).collect::<Vec<_>>(),
            "domains": self.domains.iter().map(domain).collect::<Vec<_>>(),
            "comparisons": self.comparisons.iter().map(comparison).collect::<Vec<_>>(),
            "game": self.game.as_ref().map(|g| game(g, &programme.tactics)),
        })
    }
}
