//! Tournaments as an embedder plays them: shards as texts, time counted as its tool counts it, rows read again.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::path::{Path, PathBuf};

use summitry_kit::deals::input::{Input, find};
use summitry_kit::talks::{Rules, each};
use summitry_kit::tournament::ranking::{Metric, TournamentSummary};
use summitry_kit::tournament::shard::{join, shard};
use summitry_kit::tournament::{Entry, Finished, Schedule, SessionBlock, SessionRow, Shard};
use summitry_kit::{Budget, Error, Study, Unwatched, Watch, Work};

fn inputs(paths: &[PathBuf]) -> Vec<Input> {
    let mut open = |_: &Path| -> Result<Study, String> { panic!("no scenario is here") };
    find(paths, Default::default(), &mut open, &mut |_| {}).unwrap()
}

fn harbours() -> Vec<Input> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../summitry-domains/tests/data");
    inputs(&["harbour-genius", "harbour-negmas"].map(|name| data.join(name)))
}

fn entry(tactics: &str, repeat: u64, self_play: bool) -> Entry {
    Entry { tactics: each(tactics).unwrap(), repeat, self_play }
}

/// Every session's row with its tactics.
fn rows(schedule: &Schedule<'_>) -> Vec<(usize, Vec<usize>, u64, SessionRow)> {
    let watch = Watch::new(&Unwatched, &Budget::default(), Work::Tournament, None);
    let mut all = Vec::new();
    schedule
        .play::<Error>(true, &watch, &mut |finished| {
            if let Finished::Session { domain, places, repeat, row } = finished {
                all.push((*domain, places.to_vec(), *repeat, (*row).clone()));
            }
            Ok(())
        })
        .unwrap();
    all
}

#[test]
fn shards_as_texts_are_the_whole_run_in_any_order() {
    let (inputs, rules) = (harbours(), Rules::default());
    let schedule =
        Schedule::new(&inputs, &rules, None, entry("boulware,random,micro", 120, true), "")
            .unwrap();
    let watch = Watch::new(&Unwatched, &Budget::default(), Work::Tournament, None);
    let whole = schedule.play::<Error>(false, &watch, &mut |_| Ok(())).unwrap();
    let programme = schedule.programme();
    assert!(programme.blocks() > 7, "{}", programme.blocks());
    let said = TournamentSummary::new(programme, &whole, Metric::Advantage).write(programme);
    let play = |number, of, rows| {
        let part = Shard::new(number, of).unwrap();
        shard(&schedule, part, rows, &Budget::default(), &Unwatched).unwrap()
    };
    for of in [1, 3, 50] {
        let texts: Vec<String> = (1..=of).rev().map(|number| play(number, of, false)).collect();
        let (found, joined) = join(&texts, &mut |_| Ok(())).unwrap();
        assert_eq!(&found, programme);
        assert_eq!(TournamentSummary::new(&found, &joined, Metric::Advantage).write(&found), said);
    }
    let refused = |texts: &[String]| join(texts, &mut |_| Ok(())).unwrap_err().to_string();
    let [one, two] = [play(1, 2, false), play(2, 2, false)];
    assert!(refused(std::slice::from_ref(&one)).contains("missing"));
    assert!(refused(&[one.clone(), two.clone(), two.clone()]).contains("is in"));
    assert!(refused(&[one.clone(), two[..two.len() - 5].to_owned()]).contains("not whole"));
    assert!(refused(&[one.clone(), two.replacen("[0,", "[1,", 1)]).contains("not whole"));
    assert!(refused(&[one, play(2, 2, true)]).contains("different options"));
    // A block reads back as what it was.
    let told = Default::default();
    let block = schedule.block(3, true, &watch, &told).unwrap();
    assert_eq!(SessionBlock::read(&block.write()), Some(block));
}

/// With and without self-play every assignment has its turn, the last party's tactic changing fastest.
#[test]
fn every_assignment_has_its_turn() {
    let (inputs, rules) = (harbours(), Rules { rounds: Some(3), ..Rules::default() });
    for (self_play, want) in [
        (true, vec!["00", "01", "02", "10", "11", "12", "20", "21", "22"]),
        (false, vec!["01", "02", "10", "12", "20", "21"]),
    ] {
        let entry = entry("boulware,linear,conceder", 1, self_play);
        let schedule = Schedule::new(&inputs[..1], &rules, None, entry, "").unwrap();
        let all = rows(&schedule);
        let named = |places: &[usize]| places.iter().map(ToString::to_string).collect::<String>();
        let seen: Vec<String> =
            all.iter().step_by(2).map(|(_, places, ..)| named(places)).collect();
        assert_eq!(seen, want);
        assert!(all.iter().enumerate().all(|(n, (.., row))| row.first == n % 2));
    }
}

fn genius(folder: &Path, discount: f64, reservation: f64) {
    let issue = |evaluations: Option<[u32; 5]>| {
        let item = |n: usize| {
            let evaluation =
                evaluations.map_or(String::new(), |e| format!(" evaluation=\"{}\"", e[n]));
            format!("<item index=\"{}\" value=\"v{n}\"{evaluation}/>", n + 1)
        };
        let items: String = (0..5).map(item).collect();
        let weight = evaluations.map_or("", |_| "<weight index=\"1\" value=\"1\"/>");
        format!(
            "<objective index=\"0\" name=\"r\" type=\"objective\" etype=\"objective\"><issue index=\"1\" name=\"a\" \
             type=\"discrete\" etype=\"discrete\" vtype=\"discrete\">{items}</issue>{weight}</objective>"
        )
    };
    let domain = format!(
        "<negotiation_template><utility_space number_of_issues=\"1\">{}</utility_space></negotiation_template>",
        issue(None)
    );
    std::fs::write(folder.join("domain.xml"), domain).unwrap();
    for (name, evaluations) in [("p1", [0, 1, 2, 3, 4]), ("p2", [4, 3, 2, 1, 0])] {
        let profile = format!(
            "<utility_space number_of_issues=\"1\">{}<reservation value=\"{reservation}\"/><discount_factor \
             value=\"{discount}\"/></utility_space>",
            issue(Some(evaluations))
        );
        std::fs::write(folder.join(format!("{name}.xml")), profile).unwrap();
    }
}

/// GENIUS: u · d^t, t = (round + 1)/(rounds + 1) from 0, and 1 where time runs out, of the reservation value as well.
#[test]
fn time_takes_off_what_genius_says() {
    let folder = tempfile::tempdir().unwrap();
    genius(folder.path(), 0.25, 0.1);
    let inputs = inputs(&[folder.path().to_owned()]);
    let rules = Rules { rounds: Some(20), ..Rules::default() };
    let entry = entry("conceder,linear,hardliner", 1, true);
    let schedule = Schedule::new(&inputs, &rules, None, entry, "").unwrap();
    assert!(schedule.programme().domains[0].discounted);
    let (mut deals, mut ran_out) = (0, 0);
    for (_, _, _, row) in rows(&schedule) {
        let time = match row.agreement {
            // Rounds of a row count from 1.
            Some(_) => f64::from(row.round) / 21.0,
            None => 1.0,
        };
        deals += usize::from(row.agreement.is_some());
        ran_out += usize::from(row.agreement.is_none());
        for (utility, discounted) in row.utilities.iter().zip(&row.discounted) {
            let want = utility * 0.25f64.powf(time);
            assert!((discounted - want).abs() < 1e-12, "{row:?}");
        }
        if row.agreement.is_none() {
            assert_eq!(row.utilities, [0.1, 0.1]);
        }
    }
    assert!(deals > 4 && ran_out > 0, "{deals} {ran_out}");
}

/// Ratios by hand on a cake of five pieces: everything lies on the frontier, Nash's and Kalai and Smorodinsky's solution is the middle.
#[test]
fn ratios_are_those_of_a_cake() {
    let folder = tempfile::tempdir().unwrap();
    genius(folder.path(), 1.0, 0.0);
    let inputs = inputs(&[folder.path().to_owned()]);
    let rules = Rules { rounds: Some(30), ..Rules::default() };
    let schedule =
        Schedule::new(&inputs, &rules, None, entry("conceder,linear,hardliner", 1, true), "")
            .unwrap();
    let root = 2f64.sqrt();
    let mut seen = std::collections::BTreeSet::new();
    for (.., row) in rows(&schedule) {
        let [pareto, nash, kalai, welfare] = row.optimality.map(Option::unwrap);
        let (want, most) = match row.agreement {
            // Piece k is worth k/4 and 1 − k/4.
            Some(k) => {
                let away = (k as f64 / 4.0 - 0.5) * root;
                ([1.0, 1.0 - away.abs() / root], 1.0)
            }
            // No deal lies at (0, 0): 1/√2 from the middle, as far from (0.5, 0.5).
            None => ([0.5, 0.5], 0.0),
        };
        seen.insert(row.agreement);
        for (found, want) in [(pareto, want[0]), (nash, want[1]), (kalai, want[1]), (welfare, most)]
        {
            assert!((found - want).abs() < 1e-12, "{row:?}");
        }
        // Who gives in fully has come down all its way; a hardliner that got its best, none of it.
        let concessions: Vec<f64> = row.concessions.iter().map(|c| c.unwrap()).collect();
        assert!(concessions.iter().all(|c| (0.0..=1.0).contains(c)), "{row:?}");
    }
    assert!(seen.len() > 1, "{seen:?}");
}
