//! `summitry deals` and `summitry convert` from outside: what is printed, what is written, how they end.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn data(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../summitry-domains/tests/data").join(name)
}

fn summitry(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_summitry")).args(arguments).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn json_holds_what_is_promised() {
    let output = summitry(&["deals", path(&data("harbour-negolog")), "--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let answer: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(answer["packages"], 9);
    assert_eq!(answer["rational"], 7);
    assert_eq!(answer["parties"][0]["name"], "profileA");
    assert_eq!(answer["parties"][0]["reservation"], 0.3);
    assert_eq!(answer["parties"][1]["minimum"], 0.05);
    assert_eq!(answer["parties"][1]["maximum"], 1.0);
    let frontier = answer["frontier"].as_array().unwrap();
    let indices: Vec<u64> = frontier.iter().map(|p| p["index"].as_u64().unwrap()).collect();
    assert_eq!(indices, [7, 5, 4, 1]);
    let nash = &answer["solutions"]["nash"];
    assert_eq!(nash["index"], 4);
    assert_eq!(nash["package"]["Night shifts"], "weekdays");
    assert_eq!(nash["utilities"], serde_json::json!([0.64, 0.6]));
    assert_eq!(nash["exact"], serde_json::json!(["0.64", "0.6"]));
    for solution in ["kalai_smorodinsky", "kalai_smorodinsky_negmas", "egalitarian", "utilitarian"]
    {
        assert!(answer["solutions"][solution]["ties"].is_array(), "{solution}");
    }
    assert!(answer["opposition"]["negmas"].is_number());
    assert!(answer["opposition"]["negolog"].is_number());
    assert_eq!(answer["method"]["exact"], true);
}

#[test]
fn a_folder_gives_one_object_a_line() {
    let output = summitry(&["deals", path(&data("")), "--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let text = stdout(&output);
    let domains: Vec<String> = text
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|answer| answer["domain"].as_str().unwrap().to_owned())
        .collect();
    let expected = [
        "harbour-blocks",
        "harbour-genius",
        "harbour-geniusweb",
        "harbour-negmas",
        "harbour-negmas-json",
        "harbour-negolog",
    ];
    assert_eq!(domains, expected);
}

#[test]
fn the_readings_differ_and_say_where() {
    let both = ["genius", "negmas"].map(|reading| {
        let folder = data("harbour-genius");
        let output = summitry(&["deals", path(&folder), "--json", "--reading", reading]);
        serde_json::from_str::<Value>(&stdout(&output)).unwrap()
    });
    assert_eq!(both[0]["rational"], 260);
    assert_eq!(both[1]["rational"], 495);
    for answer in &both {
        let notes = answer["notes"].as_array().unwrap();
        let codes: Vec<&str> = notes.iter().map(|note| note["code"].as_str().unwrap()).collect();
        for code in
            ["grid", "evaluation-scale", "reservation-scale", "integer-evaluator", "discount"]
        {
            assert!(codes.contains(&code), "{code} {codes:?}");
        }
    }
}

#[test]
fn csv_has_a_line_a_point() {
    let output = summitry(&["deals", path(&data("harbour-negolog")), "--csv"]);
    assert_eq!(
        stdout(&output),
        "index,packages,utility of profileA,utility of profileB,Berths,Night shifts\r\n\
         7,1,0.88,0.3,three,weekdays\r\n5,1,0.76,0.35,two,always\r\n4,1,0.64,0.6,two,weekdays\r\n\
         1,1,0.4,0.8,one,weekdays\r\n"
    );
}

#[test]
fn wrong_files_end_with_1_and_a_place() {
    let folder = tempfile::tempdir().unwrap();
    let wrong = "<utility_space>\n  <objective></utility_space>";
    std::fs::write(folder.path().join("a.xml"), wrong).unwrap();
    std::fs::write(folder.path().join("b.xml"), "<utility_space/>").unwrap();
    let output = summitry(&["deals", path(folder.path())]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("a.xml:2:14: not well-formed XML"), "{}", stderr(&output));

    let output = summitry(&["deals", "no-such-file.xml"]);
    assert_eq!(output.status.code(), Some(1));
    let output = summitry(&["deals"]);
    assert_eq!(output.status.code(), Some(2));
    let output = summitry(&["convert", "only-one", "--to", "genius"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn convert_writes_lists_losses_and_overwrites_only_when_told() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let harbour = data("harbour-genius");
    let arguments = ["convert", path(&harbour), "--to", "negmas", path(&out)];
    let output = summitry(&arguments);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stderr(&output).contains("note: port: the discount 0.9 was not carried over"));
    let again = summitry(&["deals", path(&out), "--json"]);
    let answer: Value = serde_json::from_str(&stdout(&again)).unwrap();
    assert_eq!(answer["format"], "NegMAS");
    assert_eq!(answer["packages"], 495);
    assert_eq!(answer["solutions"]["nash"]["index"], 271);

    // Whoever has edited one of the files is asked.
    let first = std::fs::read_dir(&out).unwrap().next().unwrap().unwrap().path();
    std::fs::write(&first, "mine").unwrap();
    let output = summitry(&arguments);
    assert_eq!(output.status.code(), Some(3));
    assert!(stderr(&output).contains("exists; --force writes over it"));
    let output = summitry(&["convert", path(&harbour), "--to", "negmas", path(&out), "--force"]);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_scenario_is_analysed_venue_by_venue() {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../scenarios/2026-river-treaty/river-treaty.toml");
    let output = summitry(&["deals", path(&file), "--json", "--worlds", "20"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    // One venue is set out over several lines, several are one object a line.
    let answers = serde_json::Deserializer::from_str(&stdout(&output))
        .into_iter::<Value>()
        .collect::<Result<Vec<_>, _>>()
        .unwrap();
    assert!(!answers.is_empty());
    for answer in &answers {
        assert!(answer["venue"].is_string());
        let frontier = answer["frontier"].as_array().unwrap();
        assert!(frontier.iter().all(|p| p["effort"].is_number() && p["fits"].is_boolean()));
        assert!(answer["swaps"].is_array() && answer["blocks"].is_array());
        let shares = &answer["shares"];
        assert_eq!(shares["worlds"], 20);
        let zone = shares["zone"].as_f64().unwrap();
        for package in shares["packages"].as_array().unwrap() {
            assert!(package["nash"].as_f64().unwrap() <= package["frontier"].as_f64().unwrap());
            assert!(package["frontier"].as_f64().unwrap() <= zone + 1e-12);
        }
    }
    let output = summitry(&["deals", path(&file), "--venue", "nowhere"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("there is no venue \"nowhere\""), "{}", stderr(&output));
}

#[test]
fn gains_follow_the_reading_unless_told() {
    let of = |arguments: &[&str]| {
        let folder = data("harbour-genius");
        let all: Vec<&str> = ["deals", path(&folder), "--json"]
            .into_iter()
            .chain(arguments.iter().copied())
            .collect();
        let answer: Value = serde_json::from_str(&stdout(&summitry(&all))).unwrap();
        answer["definitions"]["disagreement"].as_str().unwrap().to_owned()
    };
    assert_eq!(of(&[]), "reservation");
    assert_eq!(of(&["--reading", "negmas"]), "reservation-or-worst");
    assert_eq!(of(&["--disagreement", "worst", "--reading", "negmas"]), "worst");
}

fn scenario(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../scenarios").join(name)
}

const WASHINGTON: &str = "2026-washington/washington.toml";

fn json(arguments: &[&str]) -> Value {
    let output = summitry(arguments);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    serde_json::from_str(&stdout(&output)).unwrap()
}

/// A table says nothing of a grid: stderr does.
#[test]
fn csv_says_on_the_side_how_its_numbers_were_read() {
    let output = summitry(&["deals", path(&data("harbour-genius")), "--csv"]);
    assert!(stderr(&output).contains("note: harbour-genius (grid): "), "{}", stderr(&output));
    assert!(stdout(&output).starts_with("index,packages,utility of "), "{}", stdout(&output));
}

/// At Washington no undominated package fits into one meeting; what is best among those that do stands beside.
#[test]
fn what_one_meeting_can_carry_stands_beside_everything() {
    let file = scenario(WASHINGTON);
    let answer = json(&["deals", path(&file), "--venue", "closed", "--json", "--worlds", "5"]);
    let fits = |points: &Value| -> Vec<bool> {
        points.as_array().unwrap().iter().map(|p| p["fits"].as_bool().unwrap()).collect()
    };
    assert!(fits(&answer["frontier"]).iter().all(|fits| !fits));
    let within = &answer["within_capacity"];
    assert!(!fits(&within["frontier"]).is_empty() && fits(&within["frontier"]).iter().all(|f| *f));
    let capacity = answer["capacity"].as_f64().unwrap();
    for point in within["frontier"].as_array().unwrap() {
        assert!(point["effort"].as_f64().unwrap() <= capacity + 1e-9);
    }
    let indices: Vec<u64> = within["frontier"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| p["index"].as_u64().unwrap())
        .collect();
    for solution in ["nash", "kalai_smorodinsky", "egalitarian", "utilitarian"] {
        assert!(indices.contains(&within["solutions"][solution]["index"].as_u64().unwrap()));
    }
    assert_eq!(answer["labels"]["parties"]["us"], "United States");
    assert_eq!(answer["labels"]["issues"]["force"]["options"]["guarantee"], "Official guarantee");
    assert!(answer["opposition"]["negolog"].is_number());
    for share in answer["shares"]["within_capacity"].as_array().unwrap() {
        assert_eq!(share["fits"], 1.0);
    }

    let text = stdout(&summitry(&["deals", path(&file), "--venue", "closed"]));
    assert!(text.contains("Among the packages that it can carry"), "{text}");
    assert!(text.contains("    guarantee: Official guarantee\n"), "{text}");
}

#[test]
fn csv_of_a_scenario_names_venue_kind_and_effort() {
    let text = stdout(&summitry(&["deals", path(&scenario(WASHINGTON)), "--csv"]));
    let mut lines = text.lines();
    assert_eq!(
        lines.next().unwrap(),
        "domain,venue,kind,index,packages,effort,fits,utility of us,utility of colombia,own change of us,own change of \
         colombia,force,security,drugs,tariffs,visas,migration,aid"
    );
    // One header for all venues, since the columns are the same.
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    assert!(rows.iter().all(|row| row.len() == 18 && row[0] == "washington"), "{text}");
    for kind in ["frontier", "within capacity", "free step", "swap"] {
        for venue in ["televised", "closed"] {
            assert!(rows.iter().any(|r| r[1] == venue && r[2] == kind), "{venue} {kind}");
        }
    }
    assert!(rows.iter().all(|row| row[2] != "within capacity" || row[6] == "yes"));
    // A free step costs nobody anything on its own list.
    let free = rows.iter().filter(|row| row[2] == "free step");
    assert!(free.flat_map(|r| &r[9..11]).all(|change| change.parse::<f64>().unwrap() >= 0.0));
}

#[test]
fn a_broken_input_does_not_hide_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let file = folder.path().join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    };
    write("a.toml", "[summit]\ntitle = \n[issue.x]\n");
    write("deep/er/b.toml", &std::fs::read_to_string(scenario(WASHINGTON)).unwrap());
    let profile = std::fs::read_to_string(data("harbour-negolog/profileA.json")).unwrap();
    write("deep/domain/a.json", &profile);
    write("deep/domain/b.json", &profile);
    write("deep/wrong/a.json", "{\"issues\": 1");
    write("deep/wrong/b.json", &profile);
    let output = summitry(&["deals", path(folder.path()), "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    assert!(said.contains("a.toml:2:9: error: this is not TOML"), "{said}");
    assert!(said.contains("wrong/a.json:1:12: not JSON"), "{said}");
    assert!(said.contains("2 of 5 inputs could not be analysed"), "{said}");
    let lines: Vec<Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let broken: Vec<&str> = lines
        .iter()
        .filter(|line| line["error"].is_string())
        .map(|line| line["domain"].as_str().unwrap())
        .collect();
    assert_eq!(broken, ["a", "wrong"]);
    assert!(lines[0]["error"].as_str().unwrap().contains("a.toml:2:9"), "{}", lines[0]);
    assert_eq!(lines.len(), 5);
}

#[test]
fn a_scenario_goes_to_every_tool() {
    let folder = tempfile::tempdir().unwrap();
    let file = scenario(WASHINGTON);
    let all = json(&["deals", path(&file), "--venue", "closed", "--json"]);
    let points = all["frontier"].as_array().unwrap();
    for (tool, format) in [("genius", "GENIUS"), ("geniusweb", "GeniusWeb"), ("negmas", "NegMAS")] {
        let out = folder.path().join(tool);
        let output =
            summitry(&["convert", path(&file), "--venue", "closed", "--to", tool, path(&out)]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let said = stderr(&output);
        for lost in ["every value at its middle", "capacity", "results-for-promises", "cannot be"] {
            assert!(said.contains(lost), "{tool} {lost}: {said}");
        }
        let answer = json(&["deals", path(&out), "--json"]);
        assert_eq!(answer["format"], format);
        // The order of the sides is kept.
        let first = answer["parties"][0]["name"].as_str().unwrap();
        assert!(first == "us" || first == "1-us", "{first}");
        // Without links nothing gets worse: every point is reached or passed.
        // GENIUS counts from 0 to 1: an agenda's points pass 100, so that the next power of ten is its 1.
        let scale = if tool == "genius" { 1000.0 } else { 1.0 };
        if tool == "geniusweb" {
            continue;
        }
        let reached = answer["frontier"].as_array().unwrap();
        for point in points {
            let wanted = [0, 1].map(|p| point["utilities"][p].as_f64().unwrap());
            let passes = |other: &Value| {
                (0..2).all(|p| other["utilities"][p].as_f64().unwrap() * scale >= wanted[p] - 1e-9)
            };
            assert!(reached.iter().any(passes), "{tool} {point}");
        }
    }
    let out = folder.path().join("nfg");
    let output =
        summitry(&["convert", path(&file), "--venue", "closed", "--to", "nfg", path(&out)]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let legend = std::fs::read_dir(&out)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|e| e == "csv"))
        .unwrap();
    assert_eq!(std::fs::read_to_string(legend).unwrap().lines().count(), points.len() + 1);
    let out = folder.path().join("summitry");
    let output = summitry(&["convert", path(&file), "--to", "summitry", path(&out)]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let draft = std::fs::read_dir(&out).unwrap().next().unwrap().unwrap().path();
    let output = summitry(&["check", path(&draft)]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn one_input_is_one_line_and_a_broken_one_too() {
    let output = summitry(&["deals", path(&data("harbour-negolog")), "--json"]);
    assert_eq!(stdout(&output).lines().count(), 1);
    let output = summitry(&["deals", "no-such", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let line: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(line["domain"], "no-such");
    let said = stderr(&output);
    assert_eq!(said.matches("o such file").count(), 1, "{said}");
    assert!(!said.contains("os error"), "{said}");
}

#[test]
fn what_is_named_twice_is_taken_once_and_idle_options_are_named() {
    let folder = data("harbour-negolog");
    let arguments = ["deals", path(&folder), path(&folder), "--json", "--worlds", "5"];
    let output = summitry(&arguments);
    assert_eq!(stdout(&output).lines().count(), 1);
    let said = stderr(&output);
    assert!(said.contains("is named twice"), "{said}");
    assert!(said.contains("--worlds is for scenarios"), "{said}");
}

#[test]
fn convert_refuses_what_would_be_lost() {
    let folder = tempfile::tempdir().unwrap();
    let profile = std::fs::read_to_string(data("harbour-negolog/profileA.json")).unwrap();
    for name in ["one/same/a.json", "one/same/b.json", "two/same/a.json", "two/same/b.json"] {
        let file = folder.path().join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, &profile).unwrap();
    }
    let (one, two) = (folder.path().join("one/same"), folder.path().join("two/same"));
    let out = folder.path().join("out");
    let output = summitry(&["convert", path(&one), path(&two), "--to", "negmas", path(&out)]);
    // Two inputs of one name are kept apart, each by its folder's.
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let apart: Vec<_> = std::fs::read_dir(&out).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(apart.len(), 2, "{apart:?}");
    std::fs::remove_dir_all(&out).unwrap();

    let file = folder.path().join("one/same/a.json");
    let output = summitry(&["convert", path(&two), "--to", "negmas", path(&file)]);
    assert_eq!(output.status.code(), Some(3));
    assert!(stderr(&output).contains("is a file; name a folder"), "{}", stderr(&output));

    // Nothing is left beside what was written, and several domains are told apart.
    let other = data("harbour-genius");
    let output = summitry(&["convert", path(&one), path(&other), "--to", "negmas", path(&out)]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stderr(&output).contains("note: harbour-genius: "), "{}", stderr(&output));
    let mut names: Vec<_> =
        std::fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["harbour-genius", "same"]);
}
