//! `talks`, `play` and `tournament` from outside.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::harbour::{command, err, harbour, out, run};

#[test]
fn a_line_a_session() {
    let output = run(&[
        "talks",
        "--tactics",
        "boulware,conceder",
        "--steps",
        "20",
        "--repeat",
        "3",
        "--json",
    ]);
    assert!(output.status.success(), "{}", err(&output));
    let text = out(&output);
    let lines: Vec<serde_json::Value> =
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 3);
    for (number, line) in lines.iter().enumerate() {
        assert_eq!(line["session"], number);
        let offers = line["offers"].as_array().unwrap();
        let last = offers.last().unwrap();
        assert_eq!(line["ended"], "deal");
        assert_eq!(line["agreement"], last["index"]);
        assert_eq!(line["utilities"], last["utilities"]);
        for (place, offer) in offers.iter().enumerate() {
            assert_eq!(offer["party"], place % 2);
            assert_eq!(offer["round"], place / 2);
        }
    }
    // No chance is involved: the sessions are the same but for their number.
    assert_eq!(lines[0]["offers"], lines[2]["offers"]);
}

/// The port's profile has GENIUS's discount of 0.9, the town's none: t is (round + 1)/(rounds + 1), or the share of the seconds.
#[test]
fn time_is_counted_as_the_domain_says() {
    let lines = |deadline: &str| -> Vec<serde_json::Value> {
        let output =
            run(&["talks", "--tactics", "boulware,conceder", "--deadline", deadline, "--json"]);
        assert!(output.status.success(), "{}", err(&output));
        out(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let close = |a: &serde_json::Value, b: f64| (a.as_f64().unwrap() - b).abs() < 1e-12;
    for (deadline, seconds) in [("20rounds", false), ("40s", true), ("20s/0.5s", true)] {
        let line = &lines(deadline)[0];
        let end = line["time"].as_f64().unwrap();
        let turns = 40.0;
        for offer in line["offers"].as_array().unwrap() {
            let (round, party) =
                (offer["round"].as_f64().unwrap(), offer["party"].as_f64().unwrap());
            let t = if seconds { (2.0 * round + party) / turns } else { (round + 1.0) / 21.0 };
            let worth = offer["utilities"][0].as_f64().unwrap();
            assert!(close(&offer["discounted"][0], worth * 0.9f64.powf(t)), "{offer}");
            assert_eq!(offer["discounted"][1], offer["utilities"][1]);
        }
        let worth = line["utilities"][0].as_f64().unwrap();
        assert!(close(&line["discounted"][0], worth * 0.9f64.powf(end)), "{line}");
    }
    // The same rounds by either word.
    let words = |option: &str, value: &str| {
        out(&run(&["talks", "--tactics", "boulware,conceder", option, value, "--json"]))
    };
    assert_eq!(words("--deadline", "20rounds"), words("--rounds", "20"));
    let hard = out(&run(&["talks", "--tactics", "hardliner", "--deadline", "5s"]));
    assert!(hard.contains("once time is counted"), "{hard}");
    let wrong = run(&["talks", "--tactics", "linear", "--deadline", "3m"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(err(&wrong).contains("180s/0.5s"), "{}", err(&wrong));
    let both = run(&["talks", "--tactics", "linear", "--deadline", "3s", "--rounds", "3"]);
    assert_eq!(both.status.code(), Some(2));
}

#[test]
fn told_to_a_reader() {
    let told = out(&run(&["talks", "--tactics", "linear", "--steps", "10"]));
    assert!(told.contains("round   1"), "{told}");
    assert!(told.contains("Deal in round"), "{told}");
    assert!(told.contains("to the frontier"), "{told}");
    let hard = out(&run(&["talks", "--tactics", "hardliner", "--steps", "10"]));
    assert!(hard.contains("the clock ran out after 10 rounds"), "{hard}");
    let left = out(&run(&["talks", "--tactics", "hardliner", "--walk-out", "2"]));
    assert!(left.contains("walked out in round 3"), "{left}");
    let blown = out(&run(&["talks", "--tactics", "hardliner", "--bust-up", "1"]));
    assert!(blown.contains("the room blew up after round 1"), "{blown}");
}

#[test]
fn wrong_input_is_answered_with_the_cure() {
    let unknown = run(&["talks", "--tactics", "bolware"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(err(&unknown).contains("did you mean `boulware`?"), "{}", err(&unknown));
    assert_eq!(run(&["talks", "--tactics", "linear", "--steps", "0"]).status.code(), Some(2));
    assert_eq!(run(&["talks", "--tactics", "linear", "--bust-up", "2"]).status.code(), Some(2));
    let three = run(&["talks", "--tactics", "linear,linear,linear"]);
    assert_eq!(three.status.code(), Some(1));
    assert!(err(&three).contains("3 tactics for 2 parties"), "{}", err(&three));
    let discount = run(&["talks", "--tactics", "linear", "--discount", "1.5"]);
    assert_eq!(discount.status.code(), Some(1));
    assert!(err(&discount).contains("above 0 and at most 1"), "{}", err(&discount));
}

/// A party that would refuse everything, and a table of one.
#[test]
fn talks_need_two_parties_who_can_gain() {
    let folder = tempfile::tempdir().unwrap();
    let domain = r#"{"name":"d","issuesValues":{"price":{"values":["low","high"]}}}"#;
    let profile = |name: &str, low: f64| {
        format!(
            r#"{{"LinearAdditiveUtilitySpace":{{"name":"{name}","domain":{domain},"issueUtilities":{{"price":{{"discreteutils":{{"valueUtilities":{{"low":{low},"high":0.5}}}}}}}},"issueWeights":{{"price":1.0}}}}}}"#
        )
    };
    std::fs::write(folder.path().join("domain.json"), domain).unwrap();
    std::fs::write(folder.path().join("a.json"), profile("a", 1.0)).unwrap();
    let talk = || {
        Command::new(env!("CARGO_BIN_EXE_summitry"))
            .arg("talks")
            .arg(folder.path())
            .args(["--tactics", "linear"])
            .output()
            .unwrap()
    };
    let one = talk();
    assert_eq!(one.status.code(), Some(1), "{}", out(&one));
    assert!(err(&one).to_lowercase().contains("part"), "{}", err(&one));
    std::fs::write(folder.path().join("b.json"), profile("b", 0.0)).unwrap();
    let two = talk();
    assert!(two.status.success(), "{}", err(&two));
}

#[test]
fn a_file_appears_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("offers.csv");
    let name = file.to_str().unwrap();
    let write = |more: &[&str]| {
        let mut arguments = vec!["talks", "--tactics", "linear", "--steps", "10", "--out", name];
        arguments.extend(more);
        run(&arguments)
    };
    assert!(write(&[]).status.success());
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.starts_with("domain,session,offer,round,party,name,tactic,index,package,"));
    std::fs::write(&file, format!("{text}mine\n")).unwrap();
    let again = write(&[]);
    assert_eq!(again.status.code(), Some(3));
    assert!(err(&again).contains("--force"), "{}", err(&again));
    assert!(write(&["--force"]).status.success());
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    let nowhere = folder.path().join("no/such/folder.csv");
    let arguments = ["talks", "--tactics", "linear", "--out", nowhere.to_str().unwrap()];
    assert_eq!(run(&arguments).status.code(), Some(3));
    // Nothing else is left beside the file.
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    let parquet = run(&["talks", "--tactics", "linear", "--out", "x.ods"]);
    assert_eq!(parquet.status.code(), Some(2));
}

/// Every pairing and rotation once a repeat, the same bytes on one thread and on four.
#[test]
fn tournaments_do_not_depend_on_threads() {
    let folder = tempfile::tempdir().unwrap();
    let play = |threads: &str, file: &str| {
        let path = folder.path().join(file);
        let output = command(&[
            "tournament",
            "--tactics",
            "all",
            "--steps",
            "15",
            "--repeat",
            "70",
            "--bust-up",
            "0.02",
            "--out",
            path.to_str().unwrap(),
        ])
        .env("RAYON_NUM_THREADS", threads)
        .output()
        .unwrap();
        assert!(output.status.success(), "{}", err(&output));
        (out(&output), std::fs::read(path).unwrap())
    };
    let one = play("1", "one.jsonl");
    assert_eq!(one, play("4", "four.jsonl"));
    let rows: Vec<serde_json::Value> = String::from_utf8(one.1)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(rows.len(), 12 * 12);
    for row in &rows {
        let count = |key: &str| row[key].as_u64().unwrap();
        assert_eq!(count("sessions"), 2 * 70);
        let ends = ["deal", "walk_out", "clock", "bust_up"].map(count).iter().sum::<u64>();
        assert_eq!(ends, 140);
        assert!(row["deal_low"].as_f64() <= row["deal_high"].as_f64());
    }
    assert!(one.0.starts_with("20,160 sessions in 1 domain\n"), "{}", one.0);
}

/// A run that is killed leaves nothing under the name asked for.
#[test]
fn a_killed_run_leaves_no_result() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("results.csv");
    let mut child = command(&[
        "tournament",
        "--tactics",
        "all",
        "--repeat",
        "100000000",
        "--yes",
        "--out",
        path.to_str().unwrap(),
    ])
    .stderr(Stdio::null())
    .spawn()
    .unwrap();
    // It has begun once its unfinished file is there.
    while std::fs::read_dir(folder.path()).unwrap().count() == 0 {
        assert!(child.try_wait().unwrap().is_none(), "it ended by itself");
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(!path.exists());
}

fn seat(arguments: &[&str], script: &str) -> Output {
    let mut child = command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The talks may end before the script does.
    let _ = child.stdin.take().unwrap().write_all(script.as_bytes());
    child.wait_with_output().unwrap()
}

#[test]
fn a_person_takes_a_seat() {
    let first = ["play", "--as", "1", "--against", "conceder", "--steps", "6"];
    let output = seat(&first, "help\nlist\nnonsense\naccept\noffer 1\naccept\n");
    assert!(output.status.success(), "{}", err(&output));
    let text = out(&output);
    assert!(text.contains("there is no offer on the table yet"), "{text}");
    assert!(text.contains("`nonsense`: not one of these"), "{text}");
    assert!(text.contains("Deal in round 2"), "{text}");
    assert!(text.contains("played conceder"), "{text}");
    let left = out(&seat(&first, "leave\n"));
    assert!(left.contains("walked out in round 1"), "{left}");
    let ended = out(&seat(&first, ""));
    assert!(ended.contains("the input ended"), "{ended}");
    let nobody = run(&["play", "--as", "nobody"]);
    assert_eq!(nobody.status.code(), Some(1));
    assert!(err(&nobody).contains("no party `nobody`; parties are"), "{}", err(&nobody));
}

fn washington() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/2026-washington/washington.toml")
}

fn on_washington(arguments: &[&str], script: &str) -> Output {
    let (first, rest) = arguments.split_first().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_summitry"))
        .arg(first)
        .arg(washington())
        .args(rest)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(script.as_bytes());
    child.wait_with_output().unwrap()
}

/// A session a world: real private information, in the file's words, under the venue's rules.
#[test]
fn a_scenario_is_talked_about_in_its_own_words() {
    let many = on_washington(&["talks", "--tactics", "linear", "--repeat", "20", "--json"], "");
    assert!(many.status.success(), "{}", err(&many));
    let lines: Vec<serde_json::Value> =
        out(&many).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let worlds: Vec<u64> = lines.iter().map(|l| l["world"].as_u64().unwrap()).collect();
    assert_eq!(worlds, (0..20).collect::<Vec<_>>());
    assert!(lines.iter().any(|l| l["rounds"] != lines[0]["rounds"]), "worlds differ");
    assert!(lines.iter().any(|l| l["offers"][0] != lines[0]["offers"][0]), "worlds differ");
    // Of equally likely rooms the first in the file.
    assert_eq!(lines[0]["venue"], "televised");
    let closed =
        on_washington(&["talks", "--tactics", "linear", "--venue", "closed", "--json"], "");
    assert!(out(&closed).contains("\"venue\":\"closed\""), "{}", out(&closed));
    let nowhere = on_washington(&["talks", "--tactics", "linear", "--venue", "attic"], "");
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(err(&nowhere).contains("televised, closed"), "{}", err(&nowhere));
    let told = out(&on_washington(&["talks", "--tactics", "linear", "--repeat", "50"], ""));
    for part in
        ["50 sessions: deal", "95% interval", "when:", "which:", "United States:", "to Nash"]
    {
        assert!(told.contains(part), "{part}: {told}");
    }
    let spanish = out(&on_washington(&["talks", "--tactics", "linear", "--lang", "es"], ""));
    assert!(spanish.contains("Estados Unidos") && spanish.contains("ronda"), "{spanish}");
}

#[test]
fn a_trainer_takes_a_side_of_a_scenario() {
    let seat = on_washington(&["play", "--as", "colombia"], "list\noffer 1\noffer 1\nleave\n");
    assert!(seat.status.success(), "{}", err(&seat));
    let text = out(&seat);
    assert!(text.contains("you are Colombia"), "{text}");
    assert!(text.contains("Debrief"), "{text}");
    let nobody = on_washington(&["play", "--as", "colombja"], "");
    assert!(err(&nobody).contains("did you mean `colombia`?"), "{}", err(&nobody));
    let table = on_washington(
        &["tournament", "--tactics", "linear,conceder", "--repeat", "3", "--lang", "es"],
        "",
    );
    assert!(out(&table).starts_with("24 sesiones en 1 dominio\n"), "{}", out(&table));
}

/// The picture: drawn once, with words for those who cannot see it, never over a file that is there.
#[test]
fn the_dance_is_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("dance.svg");
    let draw = |more: &[&str]| {
        let mut arguments = vec!["talks", "--tactics", "boulware", "--svg", file.to_str().unwrap()];
        arguments.extend(more);
        run(&arguments)
    };
    assert!(draw(&[]).status.success());
    let svg = std::fs::read_to_string(&file).unwrap();
    assert!(svg.starts_with("<svg") && svg.contains("<title>Offers of "), "{svg}");
    std::fs::write(&file, format!("{svg}<!-- mine -->")).unwrap();
    assert_eq!(draw(&[]).status.code(), Some(3));
    assert!(draw(&["--force"]).status.success());
    assert_eq!(draw(&["--repeat", "2"]).status.code(), Some(2));
}

/// Without the feature Parquet is refused with the cure; with it a file is written whole.
#[test]
fn parquet_is_a_feature() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("offers.parquet");
    let wrote = run(&["talks", "--tactics", "linear", "--out", file.to_str().unwrap()]);
    if cfg!(feature = "parquet") {
        assert!(wrote.status.success(), "{}", err(&wrote));
        assert!(std::fs::read(&file).unwrap().starts_with(b"PAR1"));
    } else {
        assert_eq!(wrote.status.code(), Some(2));
        assert!(err(&wrote).contains("--features parquet"), "{}", err(&wrote));
        assert!(!file.exists());
    }
}

/// A full disk: nothing is left under the final name, nor beside it.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_nothing() {
    let full = Path::new("/dev/full");
    if !full.exists() {
        eprintln!("skipped: no /dev/full here");
        return;
    }
    let told = command(&["talks", "--tactics", "linear"])
        .stdout(std::fs::File::create(full).unwrap())
        .output()
        .unwrap();
    assert_eq!(told.status.code(), Some(3), "{}", err(&told));
    // A limit on the size of files fails like a full disk: in the middle of writing.
    let folder = tempfile::tempdir().unwrap();
    let script = format!(
        "ulimit -f 8; trap '' XFSZ; exec \"$0\" talks '{}' --tactics random --repeat 2000 --out '{}'",
        harbour().display(),
        folder.path().join("offers.csv").display()
    );
    let limited =
        Command::new("sh").args(["-c", &script, env!("CARGO_BIN_EXE_summitry")]).output().unwrap();
    assert_eq!(limited.status.code(), Some(3), "{}", err(&limited));
    assert!(err(&limited).contains("could not be written"), "{}", err(&limited));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// A party whom nothing on the table is worth no deal to: said before anyone talks.
#[test]
fn nothing_anyone_accepts_is_said() {
    // A price nobody can reach: GENIUS states the reservation value itself.
    let xml = |low: &str, reservation: &str| {
        format!(
            "<utility_space><objective index=\"0\" name=\"o\" type=\"objective\"><issue index=\"1\" name=\"price\" \
             type=\"discrete\"><item index=\"1\" value=\"low\" evaluation=\"{low}\"/><item index=\"2\" value=\"high\" \
             evaluation=\"1\"/></issue><weight index=\"1\" value=\"0.5\"/></objective><reservation value=\"{reservation}\"/>\
             </utility_space>"
        )
    };
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write(
        "d.xml",
        "<negotiation_template><utility_space><objective index=\"0\" name=\"o\" type=\"objective\"><issue index=\"1\" \
         name=\"price\" type=\"discrete\"><item index=\"1\" value=\"low\"/><item index=\"2\" value=\"high\"/></issue>\
         </objective></utility_space></negotiation_template>",
    );
    write("a.xml", &xml("0", "0.9"));
    write("b.xml", &xml("0", "0"));
    let none = Command::new(env!("CARGO_BIN_EXE_summitry"))
        .args(["talks", folder.path().to_str().unwrap(), "--tactics", "linear"])
        .output()
        .unwrap();
    assert_eq!(none.status.code(), Some(1), "{}", out(&none));
    assert!(err(&none).contains("no package is worth no deal to `a`"), "{}", err(&none));
}
