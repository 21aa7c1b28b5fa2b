//! Files that users own: what may be replaced, what is written to, what is left behind.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../summitry-report/tests/fixtures/fishery.toml")
}

fn command(args: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_summitry"));
    command.args(args).current_dir(folder);
    command
}

fn summitry(args: &[&str], folder: &Path) -> Output {
    command(args, folder).output().unwrap()
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// A folder with a scenario in it.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy(fixture(), folder.path().join("x.toml")).unwrap();
    folder
}

const BRIEF: [&str; 4] = ["brief", "x.toml", "--worlds", "20"];

#[test]
fn nothing_takes_the_place_of_what_it_was_made_from() {
    let folder = folder();
    let before = std::fs::read(folder.path().join("x.toml")).unwrap();
    std::os::unix::fs::symlink("x.toml", folder.path().join("link.html")).unwrap();
    for out in ["x.toml", "./x.toml", "link.html"] {
        for force in [&["--force"][..], &[]] {
            let args = [&BRIEF[..], &["--html", out], force].concat();
            let refused = summitry(&args, folder.path());
            assert_eq!(refused.status.code(), Some(3), "{args:?}: {}", err(&refused));
            assert!(
                err(&refused).contains("is the file that this is made from"),
                "{}",
                err(&refused)
            );
            assert!(err(&refused).contains("help: name another file"), "{}", err(&refused));
        }
    }
    assert_eq!(std::fs::read(folder.path().join("x.toml")).unwrap(), before);
}

#[test]
fn own_rows_are_written_anew_and_edited_ones_are_asked_for() {
    let folder = folder();
    let args = ["talks", "x.toml", "--tactics", "linear", "--out", "offers.csv"];
    let first = summitry(&args, folder.path());
    assert_eq!(first.status.code(), Some(0), "{}", err(&first));
    let file = folder.path().join("offers.csv");
    let rows = std::fs::read(&file).unwrap();
    if !summitry_kit::files::own::is_own(&file) {
        eprintln!("not tested: this file system keeps no marks");
        return;
    }
    let again = summitry(&args, folder.path());
    assert_eq!(again.status.code(), Some(0), "{}", err(&again));
    assert_eq!(std::fs::read(&file).unwrap(), rows);
    std::fs::write(&file, [&rows[..], b"mine\r\n"].concat()).unwrap();
    let refused = summitry(&args, folder.path());
    assert_eq!(refused.status.code(), Some(3), "{}", err(&refused));
    assert!(err(&refused).contains("--force"), "{}", err(&refused));
    assert!(std::fs::read(&file).unwrap().ends_with(b"mine\r\n"));
    let forced = summitry(&[&args[..], &["--force"]].concat(), folder.path());
    assert_eq!(forced.status.code(), Some(0), "{}", err(&forced));
    assert_eq!(std::fs::read(&file).unwrap(), rows);
}

#[test]
fn a_pipe_or_a_device_is_written_to_and_stays() {
    use std::os::unix::fs::FileTypeExt as _;
    let folder = folder();
    let pipe = folder.path().join("rows.csv");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let talks = ["talks", "x.toml", "--tactics", "linear", "--out", "rows.csv", "--force"];
    let page = [&BRIEF[..], &["--html", "rows.csv", "--force"]].concat();
    for (args, starts) in [(&talks[..], "domain"), (&page[..], "<!doctype html>")] {
        let read = {
            let pipe = pipe.clone();
            std::thread::spawn(move || std::fs::read_to_string(pipe).unwrap())
        };
        let done = summitry(args, folder.path());
        assert_eq!(done.status.code(), Some(0), "{args:?}: {}", err(&done));
        let got = read.join().unwrap();
        assert!(got.to_lowercase().starts_with(starts) && got.len() > 100, "{got}");
        assert!(std::fs::metadata(&pipe).unwrap().file_type().is_fifo());
    }
    std::os::unix::fs::symlink("/dev/null", folder.path().join("null.csv")).unwrap();
    let null = summitry(
        &["talks", "x.toml", "--tactics", "linear", "--out", "null.csv", "--force"],
        folder.path(),
    );
    assert_eq!(null.status.code(), Some(0), "{}", err(&null));
    assert!(std::fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 3);
}

/// Files in the making in a folder.
fn parts(folder: &Path) -> usize {
    let names = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name());
    names.filter(|name| name.to_string_lossy().contains(".part")).count()
}

#[test]
fn who_is_told_to_end_leaves_nothing_and_who_is_killed_is_cleaned_after() {
    let folder = folder();
    let long =
        ["talks", "x.toml", "--tactics", "linear", "--repeat", "1000000", "--out", "rows.csv"];
    for (signal, code) in [("INT", Some(130)), ("TERM", Some(143)), ("KILL", None)] {
        let mut child = command(&long, folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        for _ in 0..600 {
            if parts(folder.path()) > 0 {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        assert_eq!(parts(folder.path()), 1, "{signal}");
        std::thread::sleep(std::time::Duration::from_millis(200));
        let id = child.id().to_string();
        assert!(
            Command::new("kill").args([&format!("-{signal}"), &id]).status().unwrap().success()
        );
        assert_eq!(child.wait().unwrap().code(), code, "{signal}");
        assert_eq!(parts(folder.path()), usize::from(code.is_none()), "{signal}");
    }
    let next =
        summitry(&["talks", "x.toml", "--tactics", "linear", "--out", "rows.csv"], folder.path());
    assert_eq!(next.status.code(), Some(0), "{}", err(&next));
    assert_eq!(parts(folder.path()), 0);
}

#[test]
fn an_input_called_dots_is_written_inside_the_folder() {
    let folder = folder();
    std::fs::copy(fixture(), folder.path().join("...toml")).unwrap();
    std::fs::create_dir(folder.path().join("deep")).unwrap();
    let done =
        summitry(&["convert", "...toml", "x.toml", "--to", "negmas", "deep/out"], folder.path());
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    let names = |path: &Path| {
        let mut names: Vec<String> = std::fs::read_dir(path)
            .unwrap()
            .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    };
    assert_eq!(names(&folder.path().join("deep")), ["out"]);
    assert_eq!(names(&folder.path().join("deep/out")), ["unnamed", "x"]);
    assert_eq!(names(folder.path()), ["...toml", "deep", "x.toml"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_stderr_ends_no_command_with_a_panic() {
    let folder = folder();
    let full = || Stdio::from(std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
    for args in [
        &["brief", "x.toml", "--worlds", "20"][..],
        &["brief", "x.toml", "--worlds", "20", "--html", "a.html"],
        &["explain", "x.toml", "ending.agreed"],
        &["why", "x.toml"],
        &["levers", "x.toml", "--worlds", "20"],
        &["deals", "x.toml"],
        &["talks", "x.toml", "--tactics", "linear"],
        &["talks", "x.toml", "--tactics", "linear", "--repeat", "20"],
        &["tournament", "x.toml", "--tactics", "linear,conceder"],
        &["convert", "x.toml", "--to", "negmas", "out"],
        &["new", "n.toml"],
        &["seal", "x.toml", "--worlds", "20"],
        &["serve", "nowhere.toml"],
        &["score", "x.toml", "nowhere"],
        &["deals", "nowhere"],
        &["nonsense"],
        &["classes"],
    ] {
        for closed in [false, true] {
            let stderr = if closed { closed_pipe() } else { full() };
            let output = command(args, folder.path()).stdin(Stdio::null()).stderr(stderr).output();
            let code = output.unwrap().status.code();
            assert!(code.is_some_and(|code| code <= 5), "{args:?}: {code:?}");
        }
    }
}

/// A pipe that nobody reads any more.
fn closed_pipe() -> Stdio {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    writer.into()
}

#[test]
fn names_do_not_act_on_a_terminal_wherever_they_are_told() {
    let folder = folder();
    let red = "x\u{1b}[31m\u{202e}.toml";
    std::fs::copy(fixture(), folder.path().join(red)).unwrap();
    let html = "o\u{1b}[2J.html";
    for args in [
        &["brief", red, "--worlds", "20"][..],
        &["brief", red, "--worlds", "20", "--html", html],
        &["check", red],
        &["talks", red, "--tactics", "linear"],
        &["talks", red, "x.toml", "--tactics", "linear"],
        &["talks", red, "--tactics", "linear", "--repeat", "5"],
        &["deals", red],
        &["play", red, "--as", "1"],
        &["tournament", red, "--tactics", "linear,conceder"],
        &["explain", red, "ending.agreed"],
        &["why", red],
        &["levers", red, "--worlds", "20"],
        &["new", "n\u{1b}[2J.toml"],
        &["seal", red, "--worlds", "20", "--ledger", "led\u{1b}[2Jger"],
        &["convert", red, "--to", "negmas", "o\u{1b}[2Jut"],
        &["serve", "s\u{1b}[2J.toml"],
    ] {
        let output = command(args, folder.path()).stdin(Stdio::null()).output().unwrap();
        for stream in [&output.stdout, &output.stderr] {
            let said = String::from_utf8_lossy(stream);
            assert!(!said.contains("\u{1b}[31m\u{202e}"), "{args:?}: {said}");
            assert!(!said.contains(['\u{202e}', '\u{9b}']), "{args:?}: {said}");
            assert!(!said.contains("\u{1b}[2J") && !said.contains("x\u{1b}"), "{args:?}: {said}");
        }
    }
}
