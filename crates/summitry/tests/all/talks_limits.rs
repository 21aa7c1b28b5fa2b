//! What `talks`, `play` and `tournament` refuse, where they stop, and what they leave behind.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use super::harbour::{command, err, harbour, run};

/// A record that outgrows memory is refused before anyone talks, and the number of rounds that is named as a cure is one.
#[test]
fn too_many_rounds_for_memory_are_refused_with_the_cure() {
    let commands: [&[&str]; 4] = [
        &["talks", "--tactics", "hardliner"],
        &["talks", "--tactics", "subgame-perfect"],
        &["tournament", "--tactics", "hardliner,subgame-perfect"],
        &["play", "--as", "1", "--against", "subgame-perfect"],
    ];
    for arguments in commands {
        let with = |steps: &str| run(&[arguments, &["--steps", steps]].concat());
        let refused = with("100000000");
        assert_eq!(refused.status.code(), Some(1), "{arguments:?}: {}", err(&refused));
        let said = err(&refused);
        assert!(said.contains("the limit is 256 MB"), "{said}");
        let fits = said.split("help: ").nth(1).unwrap().split(' ').next().unwrap();
        if arguments[0] == "talks" {
            let held = with(fits);
            assert!(held.status.success(), "{arguments:?} {fits}: {}", err(&held));
        }
    }
}

#[test]
fn more_sessions_than_anyone_waits_for_are_refused() {
    for name in ["talks", "tournament"] {
        let output = run(&[name, "--tactics", "linear", "--repeat", "18446744073709551615"]);
        assert_eq!(output.status.code(), Some(1), "{}", err(&output));
        assert!(err(&output).contains("more than anyone waits for"), "{}", err(&output));
    }
}

/// Sessions that would take hours end with their reader.
#[test]
fn a_closed_pipe_ends_the_talks() {
    let repeat = ["talks", "--tactics", "hardliner", "--repeat", "1000000000", "--json"];
    let mut child = command(&repeat).stdout(Stdio::piped()).spawn().unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    assert!(first.contains("\"session\":0"), "{first}");
    assert!(child.wait().unwrap().success());
}

/// Files have the mode that any new file has, and keep the one they had.
#[cfg(unix)]
#[test]
fn files_have_the_mode_of_files() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let write = |option: &str, path: &Path, more: &str| {
        let script = format!(
            "umask 027; exec \"$0\" talks '{}' --tactics linear {option} '{}' {more}",
            harbour().display(),
            path.display()
        );
        let args = ["-c", &script, env!("CARGO_BIN_EXE_summitry")];
        let output = Command::new("sh").args(args).output().unwrap();
        assert!(output.status.success(), "{}", err(&output));
    };
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for (option, name) in [("--out", "offers.csv"), ("--svg", "dance.svg")] {
        write(option, &at(name), "");
        assert_eq!(mode(&at(name)), 0o640, "{name}");
        std::fs::set_permissions(at(name), std::fs::Permissions::from_mode(0o604)).unwrap();
        write(option, &at(name), "--force");
        assert_eq!(mode(&at(name)), 0o604, "{name}");
    }
    // A link stays a link.
    std::os::unix::fs::symlink(at("offers.csv"), at("link.csv")).unwrap();
    write("--out", &at("link.csv"), "--force");
    assert!(std::fs::symlink_metadata(at("link.csv")).unwrap().is_symlink());
}

#[test]
fn what_is_wrong_is_said_in_plain_words() {
    let said = |arguments: &[&str], code: i32| {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", err(&output));
        err(&output)
    };
    let talks = |more: &[&'static str], code: i32| {
        said(&[&["talks", "--tactics", "linear"], more].concat(), code)
    };
    for option in [["--out", "no/such/x.csv"], ["--svg", "no/such/x.svg"]] {
        let text = talks(&option, 3);
        assert!(text.contains("no such folder"), "{text}");
        assert!(!text.contains("os error") && !text.contains(".part"), "{text}");
    }
    let folder = tempfile::tempdir().unwrap();
    let name = folder.path().to_str().unwrap();
    let text = said(&["talks", "--tactics", "linear", "--out", name], 2);
    assert!(text.contains("it is a folder"), "{text}");
    let text = said(&["talks", "--tactics", "linear", "--svg", name], 3);
    assert!(text.contains("it is a folder"), "{text}");
    let text = talks(&["--seed", "abc"], 2);
    assert!(text.contains("a whole number from 0 to 18446744073709551615"), "{text}");
    let text = talks(&["--discount", "0.9,0.9,0.9"], 1);
    assert!(text.contains("3 discounts for 2 parties"), "{text}");
    let text = said(&["talks", "--tactics", "boulware,"], 2);
    assert!(text.contains("a comma too many"), "{text}");
    let text = said(&["play", "--as", "1", "--against", "linear,linear"], 1);
    assert!(text.contains("2 tactics for 1 party;"), "{text}");
}

/// Only those who look ahead count the cost of time; whoever else is given one hears so.
#[test]
fn options_that_change_nothing_are_said() {
    let note = |tactics: &str| err(&run(&["talks", "--tactics", tactics, "--discount", "0.9"]));
    assert!(note("linear").contains("note: --discount changes nothing"), "{}", note("linear"));
    assert_eq!(note("subgame-perfect"), "");
}

fn seat(folder: &Path, more: &[&str], script: &str) -> String {
    let mut child = Command::new(env!("CARGO_BIN_EXE_summitry"))
        .arg("play")
        .arg(folder)
        .args(["--as", "1", "--steps", "6"])
        .args(more)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    // The talks may end before the script does.
    let _ = child.stdin.take().unwrap().write_all(script.as_bytes());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_seat_answers_in_words() {
    let none = seat(&harbour(), &[], "NEAR 5\nleave\n");
    assert!(none.contains("none is worth 5.000; your best is worth "), "{none}");
    // Whoever leaves at once has no offers to look at.
    assert!(!none.contains("every offer"), "{none}");
    let spanish = seat(&harbour(), &["--lang", "es"], "Lista\ncerca 0\nayuda\nofrecer 1\nsalir\n");
    assert!(spanish.contains("ofrecer N"), "{spanish}");
    assert!(!spanish.contains("no es ninguna"), "{spanish}");
    assert!(spanish.contains("se fue en la ronda 2"), "{spanish}");
    let english = seat(&harbour(), &["--lang", "es"], "offer 1\nleave\n");
    assert!(english.contains("se fue en la ronda 2"), "{english}");
}

/// 2^28 packages, none of which beats another: the frontier is all of them. What was said is told all the same.
#[test]
fn talks_are_told_where_the_frontier_is_too_large() {
    let folder = tempfile::tempdir().unwrap();
    let issues = |f: &dyn Fn(usize) -> String| (0..28).map(f).collect::<Vec<_>>().join(",");
    let domain = format!(
        r#"{{"name":"powers","issuesValues":{{{}}}}}"#,
        issues(&|i| format!(r#""i{i}":{{"values":["low","high"]}}"#))
    );
    let profile = |name: &str, low: u8, high: u8| {
        let worth = issues(&|i| {
            format!(
                r#""i{i}":{{"discreteutils":{{"valueUtilities":{{"low":{low},"high":{high}}}}}}}"#
            )
        });
        // 1/2, 1/4, … and the last one twice: they add up to 1.
        let weight = |i: usize| 0.5f64.powi(i32::try_from(i.min(26) + 1).unwrap());
        let weights = issues(&|i| format!(r#""i{i}":{}"#, weight(i)));
        format!(
            r#"{{"LinearAdditiveUtilitySpace":{{"name":"{name}","domain":{domain},"issueUtilities":{{{worth}}},"issueWeights":{{{weights}}}}}}}"#
        )
    };
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("domain.json", &domain);
    write("a.json", &profile("a", 0, 1));
    write("b.json", &profile("b", 1, 0));
    let run = |name: &str, more: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_summitry"))
            .arg(name)
            .arg(folder.path())
            .args(["--tactics", "linear", "--steps", "6"])
            .args(more)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", err(&output));
        String::from_utf8(output.stdout).unwrap()
    };
    let far = "distance to the frontier: not worked out (too large)";
    let told = run("talks", &[]);
    assert!(told.contains("round   1") && told.contains(far), "{told}");
    let rows = folder.path().join("rows.jsonl");
    run("tournament", &["--out", rows.to_str().unwrap()]);
    let row: serde_json::Value =
        serde_json::from_str(std::fs::read_to_string(&rows).unwrap().trim()).unwrap();
    assert!(row["to_frontier"].is_null(), "{row}");
    let debrief = seat(folder.path(), &[], "offer 1\nleave\n");
    assert!(debrief.contains(far) && debrief.contains("every offer"), "{debrief}");
}
