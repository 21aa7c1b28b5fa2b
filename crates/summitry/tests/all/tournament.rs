//! Tournaments that a paper can rest on: rows, intervals, runs that are killed, shards on many machines.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use super::harbour::{command, err, harbour, out, run};

const PLAYED: [&str; 8] = [
    "tournament",
    "--tactics",
    "boulware,conceder,random,micro",
    "--steps",
    "15",
    "--bust-up",
    "0.02",
    "--repeat",
];

fn play(repeat: &str, more: &[&str]) -> Output {
    let mut arguments = PLAYED.to_vec();
    arguments.push(repeat);
    arguments.extend(more);
    run(&arguments)
}

fn good(output: &Output) -> String {
    assert!(output.status.success(), "{}", err(output));
    out(output)
}

/// What a folder holds, by name.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        assert!(path.is_file(), "{} is left", path.display());
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        all.insert(name, std::fs::read(path).unwrap());
    }
    all
}

fn merge(folders: &[&Path], to: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_summitry"))
        .arg("merge")
        .args(folders)
        .arg("--out")
        .arg(to)
        .output()
        .unwrap()
}

#[test]
fn there_is_a_row_a_session_and_a_row_a_party() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (sessions, parties) = (at("sessions.jsonl"), at("parties.jsonl"));
    good(&play("3", &["--sessions", &sessions, "--parties", &parties, "--seed", "9"]));
    let read = |name: &str| -> Vec<Value> {
        let text = std::fs::read_to_string(name).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let (sessions, parties) = (read(&sessions), read(&parties));
    assert_eq!((sessions.len(), parties.len()), (4 * 4 * 2 * 3, 4 * 4 * 2 * 3 * 2));
    let mut deals = 0;
    for (number, session) in sessions.iter().enumerate() {
        let get = |key: &str| session[key].as_f64().unwrap();
        assert_eq!((get("seed"), get("steps")), (9.0, 15.0));
        assert_eq!(session["reading"], "genius");
        assert_eq!(session["version"], env!("CARGO_PKG_VERSION"));
        let first = get("first") as usize;
        assert_eq!(session["order"], ["0 1", "1 0"][first]);
        // The port's profile has a discount of 0.9, the town's none.
        let passed = if session["ended"] == "clock" { 1.0 } else { get("round") / 16.0 };
        let left = get("utility_0") * 0.9f64.powf(passed);
        assert!((get("discounted_0") - left).abs() < 1e-12, "{session}");
        assert_eq!(session["discounted_1"], session["utility_1"]);
        assert!((get("welfare") - get("utility_0") - get("utility_1")).abs() < 1e-12);
        for ratio in ["pareto", "nash", "kalai_smorodinsky", "welfare"] {
            let ratio = get(&format!("{ratio}_optimality"));
            assert!((0.0..=1.0 + 1e-12).contains(&ratio), "{session}");
        }
        deals += u32::from(session["ended"] == "deal");
        assert_eq!(session["ended"] == "deal", session["agreement"].is_string());
        // The rows of its parties say the same.
        let tactics: Vec<&str> = session["tactics"].as_str().unwrap().split(' ').collect();
        for party in 0..2 {
            let row = &parties[2 * number + party];
            for key in ["domain", "session", "first", "ended", "round", "nash_optimality"] {
                assert_eq!(row[key], session[key], "{key}");
            }
            assert_eq!(
                (&row["tactic"], &row["partners"]),
                (&tactics[party].into(), &tactics[1 - party].into())
            );
            for key in ["utility", "advantage", "concession"] {
                assert_eq!(row[key], session[format!("{key}_{party}")], "{key}");
            }
            assert_eq!(row["partner"], session[format!("utility_{}", 1 - party)]);
            assert_eq!(row["turn"].as_u64().unwrap() as usize, (party + 2 - first) % 2);
        }
    }
    assert!(deals > 20, "{deals}");
}

/// A deterministic session repeated a hundred times is one session: its intervals are as wide as those of one.
#[test]
fn repeats_of_one_session_make_nobody_surer() {
    let summary = |repeat: &str| -> Value {
        let arguments =
            ["tournament", "--tactics", "boulware,linear,conceder", "--repeat", repeat, "--json"];
        serde_json::from_str(&good(&run(&arguments))).unwrap()
    };
    let (once, often) = (summary("1"), summary("100"));
    for (a, b) in
        once["tactics"].as_array().unwrap().iter().zip(often["tactics"].as_array().unwrap())
    {
        assert_eq!(a["tactic"], b["tactic"]);
        for key in ["mean", "low", "high"] {
            let (a, b) = (a[key].as_f64().unwrap(), b[key].as_f64().unwrap());
            assert!((a - b).abs() < 1e-12, "{key}: {a} {b}");
        }
        assert_eq!(a["quartiles"], b["quartiles"]);
        assert_eq!(a["assignments"], 5);
    }
    assert_eq!(once["comparisons"][0]["p"], often["comparisons"][0]["p"]);
    assert_eq!(once["comparisons"][0]["over"], "opponents");
    assert_eq!(often["sessions"], 9 * 2 * 100);
}

#[test]
fn self_play_can_be_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let rows = folder.path().join("rows.csv");
    let arguments = ["--self-play", "off", "--out", rows.to_str().unwrap()];
    let told = good(&play("2", &arguments));
    assert!(told.starts_with("48 sessions in 1 domain\n"), "{told}");
    let text = std::fs::read_to_string(&rows).unwrap();
    assert_eq!(text.lines().count(), 1 + 12);
    assert!(!text.contains("micro micro") && text.contains("micro random"), "{text}");
    // Without it there is no game to speak of.
    assert!(!told.contains("equilibri"), "{told}");
    assert!(good(&play("2", &[])).contains("equilibri"));
    let alone = run(&["tournament", "--tactics", "micro", "--self-play", "off"]);
    assert_eq!(alone.status.code(), Some(1));
    assert!(err(&alone).contains("nobody to meet"), "{}", err(&alone));
}

/// Killed in the middle, the run goes on where it was and ends in the same bytes.
#[test]
fn a_killed_run_is_resumed_to_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let (whole, killed) = (at("whole"), at("killed"));
    good(&play("600", &["--run", whole.to_str().unwrap()]));
    let names: Vec<String> = files(&whole).into_keys().collect();
    assert_eq!(
        names,
        ["assignments.csv", "manifest.json", "parties.csv", "sessions.csv", "summary.json"]
    );
    let mut arguments = PLAYED.to_vec();
    arguments.extend(["600", "--run", killed.to_str().unwrap()]);
    let mut child =
        command(&arguments).stderr(Stdio::null()).stdout(Stdio::null()).spawn().unwrap();
    let blocks = killed.join("blocks");
    let there = || std::fs::read_dir(&blocks).map_or(0, Iterator::count);
    while there() < 3 {
        assert!(child.try_wait().unwrap().is_none(), "it ended by itself");
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(there() > 0 && !killed.join("summary.json").exists());
    // What was cut off is played anew; so is what somebody changed.
    let first = blocks.join("0000000000.jsonl");
    let text = std::fs::read_to_string(&first).unwrap();
    std::fs::write(&first, &text[..text.len() / 2]).unwrap();
    let begun = play("600", &["--run", killed.to_str().unwrap()]);
    assert_eq!(begun.status.code(), Some(1));
    assert!(err(&begun).contains("--resume"), "{}", err(&begun));
    let other = play("601", &["--run", killed.to_str().unwrap(), "--resume"]);
    assert!(err(&other).contains("a run of other options"), "{}", err(&other));
    good(&play("600", &["--run", killed.to_str().unwrap(), "--resume"]));
    assert_eq!(files(&killed), files(&whole));
    let again = play("600", &["--run", killed.to_str().unwrap(), "--resume"]);
    assert!(again.status.success() && err(&again).contains("the run has ended"), "{}", err(&again));
}

/// One machine, two or seven, one of them killed: the same bytes.
#[test]
fn shards_give_the_bytes_of_one_run() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let text = |path: &Path| path.to_str().unwrap().to_owned();
    let one = at("one");
    good(&play("100", &["--run", &text(&one)]));
    let whole = files(&one);
    for n in [1, 2, 7] {
        let parts = at(&format!("parts{n}"));
        for number in 1..=n {
            let shard = format!("{number}/{n}");
            good(&play("100", &["--run", &text(&parts), "--shard", &shard]));
        }
        if n == 1 {
            // All there is, it needs no putting together.
            assert_eq!(files(&parts), whole);
            continue;
        }
        if n == 7 {
            // A machine that died: its last block is lost and the one before it half written.
            let blocks = parts.join("shard-3-of-7/blocks");
            let mut left: Vec<_> =
                std::fs::read_dir(&blocks).unwrap().map(|e| e.unwrap().path()).collect();
            left.sort();
            let last = left.pop().unwrap();
            std::fs::remove_file(&last).unwrap();
            let refused = merge(&[&parts], &at("refused"));
            assert_eq!(refused.status.code(), Some(1));
            assert!(err(&refused).contains("the run has not ended"), "{}", err(&refused));
            assert!(!at("refused").exists());
            good(&play("100", &["--run", &text(&parts), "--shard", "3/7", "--resume"]));
        }
        let merged = at(&format!("merged{n}"));
        good(&merge(&[&parts], &merged));
        assert_eq!(files(&merged), whole, "{n}");
    }
    let slurm = at("slurm");
    let (mut arguments, place) = (PLAYED.to_vec(), text(&slurm));
    arguments.extend(["100", "--run", &place, "--shard", "slurm"]);
    assert!(err(&run(&arguments)).contains("SLURM_ARRAY_TASK_ID"));
    for id in 5..8 {
        let mut command = command(&arguments);
        let set = [("ID", id), ("COUNT", 3), ("MIN", 5), ("STEP", 1)];
        command.envs(set.map(|(name, n)| (format!("SLURM_ARRAY_TASK_{name}"), n.to_string())));
        good(&command.output().unwrap());
    }
    good(&merge(&[&slurm], &at("of-slurm")));
    assert_eq!(files(&at("of-slurm")), whole);
}

/// A manifest as another version of Summitry would have written it: its sum is right.
fn of_version(manifest: &str, version: &str) -> String {
    let mut value: Value = serde_json::from_str(manifest).unwrap();
    let programme = value["programme"].as_object_mut().unwrap();
    programme["version"] = version.into();
    let own = programme.remove("sha256").unwrap();
    let sum = summitry_scenario::sha256::sha256(&Value::Object(programme.clone()).to_string());
    assert_ne!(own, sum.as_str());
    programme.insert("sha256".to_owned(), sum.into());
    value.to_string()
}

#[test]
fn shards_that_do_not_belong_together_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let shard = |place: &str, which: &str, repeat: &str| {
        let path = at(place);
        good(&play(repeat, &["--run", path.to_str().unwrap(), "--shard", which]));
    };
    shard("a", "1/3", "100");
    shard("b", "3/3", "100");
    shard("c", "2/3", "100");
    shard("d", "2/2", "100");
    shard("e", "2/3", "101");
    let refused = |names: &[&str]| {
        let paths: Vec<_> = names.iter().map(|name| at(name)).collect();
        let paths: Vec<&Path> = paths.iter().map(|p| p.as_path()).collect();
        let output = merge(&paths, &at("out"));
        assert_eq!(output.status.code(), Some(1), "{}", err(&output));
        assert!(!at("out").exists());
        err(&output)
    };
    assert!(refused(&["a", "b"]).contains("are missing"));
    assert!(refused(&["a", "c"]).contains("are missing"));
    assert!(refused(&["a", "c", "d"]).contains("is in"));
    assert!(refused(&["a", "e", "b"]).contains("different options"));
    // Another seed, other tactics, another input: each is said by its name, with what to do.
    let place = |name: &str| at(name).to_str().unwrap().to_owned();
    let of = |name: &str, more: &[&str]| {
        good(&play("100", &[&["--run", &place(name), "--shard", "2/3"], more].concat()));
        refused(&["a", name, "b"])
    };
    let seeds = of("seed", &["--seed", "9"]);
    let (one, two) = (place("a/shard-1-of-3"), place("seed/shard-2-of-3"));
    assert!(seeds.contains(&format!("{one} and {two} are of different seeds")), "{seeds}");
    assert!(seeds.contains("work it out again with the same seeds"), "{seeds}");
    let copy = at("harbour");
    std::fs::create_dir(&copy).unwrap();
    for entry in std::fs::read_dir(harbour()).unwrap() {
        let from = entry.unwrap().path();
        let text = std::fs::read_to_string(&from).unwrap();
        std::fs::write(copy.join(from.file_name().unwrap()), format!("{text}\n")).unwrap();
    }
    let mut other = Command::new(env!("CARGO_BIN_EXE_summitry"));
    other.arg("tournament").arg(&copy).args(&PLAYED[1..]).arg("100");
    good(&other.args(["--run", &place("input"), "--shard", "2/3"]).output().unwrap());
    assert!(refused(&["a", "input", "b"]).contains("are of different inputs"));
    // A manifest that was edited, and one that another version wrote.
    let manifest = at("c/shard-2-of-3/manifest.json");
    let text = std::fs::read_to_string(&manifest).unwrap();
    std::fs::write(&manifest, of_version(&text, "0.0.1")).unwrap();
    let versions = refused(&["a", "c", "b"]);
    assert!(versions.contains("are of different versions of Summitry"), "{versions}");
    assert!(versions.contains("with the same versions of Summitry"), "{versions}");
    std::fs::write(&manifest, text.replace("\"repeat\": 100", "\"repeat\": 99")).unwrap();
    assert!(refused(&["a", "c", "b"]).contains("changed"));
    std::fs::write(&manifest, &text).unwrap();
    assert!(merge(&[&at("b"), &at("a"), &at("c")], &at("out")).status.success());
    assert!(err(&merge(&[&at("a")], &at("out"))).contains("missing"));
    assert!(err(&merge(&[folder.path()], &at("x"))).contains("neither a run nor shards"));
}

#[test]
fn a_run_of_ten_thousand_million_sessions_asks_first() {
    let asked = run(&["tournament", "--tactics", "all", "--repeat", "100000000"]);
    assert_eq!(asked.status.code(), Some(1));
    assert!(err(&asked).contains("--yes"), "{}", err(&asked));
}

/// With rows or without, the summary is the same; ties are spoken of where NegMAS is read.
#[test]
fn rows_change_no_summary_and_negmas_is_told_of_ties() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let common = ["--reading", "negmas", "--lang", "es"];
    let told = good(&play("5", &[&common[..], &["--run", &at("rows")]].concat()));
    good(&play("5", &[&common[..], &["--run", &at("none"), "--no-rows"]].concat()));
    let (rows, none) = (files(&folder.path().join("rows")), files(&folder.path().join("none")));
    assert_eq!(rows["summary.json"], none["summary.json"]);
    assert_eq!(rows["assignments.csv"], none["assignments.csv"]);
    assert!(!none.contains_key("sessions.csv"));
    assert!(told.contains("78 de 162 sesiones") && told.contains("intervalo del 95"), "{told}");
}

/// What is drawn from the rows is what the run itself said.
#[test]
fn a_report_is_drawn_from_the_rows() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let told = good(&play("4", &["--sessions", &at("rows.csv")]));
    let report = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_summitry"));
        command.arg("report").args(more).output().unwrap()
    };
    assert_eq!(good(&report(&[&at("rows.csv")])), told);
    good(&play("4", &["--sessions", &at("rows.jsonl")]));
    assert_eq!(good(&report(&[&at("rows.jsonl")])), told);
    let spanish = ["--lang", "es", "--html", &at("page.html"), "--svg", &at("drawn")];
    good(&report(&[&[at("rows.csv").as_str()][..], &spanish].concat()));
    let page = std::fs::read_to_string(at("page.html")).unwrap();
    assert!(page.contains("lang=\"es\"") && page.contains("Un torneo de tácticas"), "{page}");
    assert!(page.contains("conceder") && page.contains("va en cabeza") && !page.contains("NaN"));
    assert!(!page.contains("<script") && !page.contains("tournament-"), "{page}");
    for name in ["ranking.svg", "payoffs.svg"] {
        let svg = std::fs::read_to_string(Path::new(&at("drawn")).join(name)).unwrap();
        assert!(svg.starts_with("<svg") && !svg.contains("NaN"), "{svg}");
    }
    std::fs::write(at("other.csv"), "a,b\r\n1,2\r\n").unwrap();
    let other = report(&[&at("other.csv")]);
    assert_eq!(other.status.code(), Some(1));
    assert!(err(&other).contains("line 2: it has no column `tactics`"), "{}", err(&other));
    assert!(err(&report(&[&at("drawn")])).contains("--sessions"));
}

/// The game of tactics is of two parties: where there are more, output and page say so, in both languages.
#[test]
fn what_the_game_of_tactics_leaves_out_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let rows = folder.path().join("rows.csv");
    let three = Path::new(env!("CARGO_MANIFEST_DIR"));
    let three = three.join("../../scenarios/2017-glyphosate/glyphosate.toml");
    let told = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_summitry"));
        command.arg("tournament").arg(&three).args(["--tactics", "boulware,linear"]).args(more);
        good(&command.output().unwrap())
    };
    let own = told(&["--lang", "en", "--sessions", rows.to_str().unwrap()]);
    assert!(own.contains("1 domain of 1 has more and is left out of it"), "{own}");
    assert!(!own.contains("even start"), "{own}");
    assert!(told(&["--lang", "es"]).contains("1 dominio de 1 tiene más y queda fuera de él"));
    let page = folder.path().join("page.html");
    let report = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_summitry"));
        command.arg("report").arg(&rows);
        command
    };
    assert!(good(&report().output().unwrap()).contains("1 domain of 1 has more"));
    good(&report().arg("--html").arg(&page).output().unwrap());
    assert!(std::fs::read_to_string(&page).unwrap().contains("is left out of it"));
    assert!(!good(&play("1", &[])).contains("left out of it"));
}

/// Built with Parquet: rows written so, read back, make the report that the CSV makes, to the last byte of the page.
#[cfg(feature = "parquet")]
#[test]
fn a_report_of_parquet_is_the_report_of_the_csv() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let told = good(&play("4", &["--sessions", &at("rows.csv")]));
    let again = ["--sessions", &at("rows.parquet"), "--parties", &at("parties.parquet")];
    assert_eq!(good(&play("4", &again)), told);
    let report = |from: &str, page: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_summitry"));
        good(&command.args(["report", &at(from), "--html", &at(page)]).output().unwrap());
        let mut command = Command::new(env!("CARGO_BIN_EXE_summitry"));
        let printed = good(&command.args(["report", &at(from)]).output().unwrap());
        (printed, std::fs::read(at(page)).unwrap())
    };
    let of_csv = report("rows.csv", "csv.html");
    assert_eq!(of_csv.0, told);
    assert!(report("rows.parquet", "parquet.html") == of_csv);
    // A run that is kept in a folder as Parquet, and the folder as what is reported.
    good(&play("4", &["--run", &at("run"), "--format", "parquet"]));
    assert!(report("run", "run.html") == of_csv);
    assert!(Path::new(&at("run")).join("sessions.parquet").is_file());
}
