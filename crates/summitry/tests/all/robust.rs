//! Streams that take nothing, files that are in the way, text that would act on a terminal.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../summitry-report/tests/fixtures/fishery.toml")
}

fn summitry(args: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_summitry")).args(args).current_dir(folder).output().unwrap()
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_no_panic() {
    let full = || Stdio::from(std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
    let fixture = fixture();
    let file = fixture.to_str().unwrap();
    for args in [
        &["check", file][..],
        &["check", "--json", file],
        &["schema"],
        &["--help"],
        &["brief", "--help"],
        &["--version"],
    ] {
        let command = || {
            let mut command = Command::new(env!("CARGO_BIN_EXE_summitry"));
            command.args(args);
            command
        };
        let output = command().stdout(full()).output().unwrap();
        assert_eq!(output.status.code(), Some(3), "{args:?}: {}", err(&output));
        assert!(err(&output).contains("the result could not be written"), "{}", err(&output));
        let both = command().stdout(full()).stderr(full()).output().unwrap();
        assert_eq!(both.status.code(), Some(3), "{args:?}");
    }
    for (args, code) in [(&["check", "nowhere.toml"][..], 1), (&["chekc"], 2), (&["new", file], 3)]
    {
        let mut command = Command::new(env!("CARGO_BIN_EXE_summitry"));
        let output = command.args(args).stderr(full()).output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{args:?}");
    }
    // What is said beside the result is lost, the result is not.
    let mut command = Command::new(env!("CARGO_BIN_EXE_summitry"));
    let output = command.args(["check", file]).stderr(full()).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(out(&output).contains("fishery.toml: 0 errors"), "{}", out(&output));
}

#[test]
fn new_replaces_only_what_nobody_touched() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("n.toml");
    assert_eq!(summitry(&["new", "n.toml"], folder.path()).status.code(), Some(0));
    let template = std::fs::read(&file).unwrap();
    assert_eq!(summitry(&["new", "n.toml"], folder.path()).status.code(), Some(0));
    std::fs::write(&file, "mine").unwrap();
    let refused = summitry(&["new", "n.toml"], folder.path());
    assert_eq!(refused.status.code(), Some(3));
    assert!(err(&refused).contains("--force"), "{}", err(&refused));
    assert_eq!(std::fs::read(&file).unwrap(), b"mine");
    assert_eq!(summitry(&["new", "n.toml", "--force"], folder.path()).status.code(), Some(0));
    assert_eq!(std::fs::read(&file).unwrap(), template);
    // No temporary file is left behind.
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn a_replaced_file_keeps_its_rights_and_its_link() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("n.toml");
    std::fs::write(&file, "mine").unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).unwrap();
    symlink("n.toml", folder.path().join("link.toml")).unwrap();
    assert_eq!(summitry(&["new", "link.toml", "--force"], folder.path()).status.code(), Some(0));
    assert_ne!(std::fs::read(&file).unwrap(), b"mine");
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(folder.path().join("link.toml").is_symlink());
}

/// A GENIUS domain whose option's name would turn a terminal red.
fn domain(folder: &Path) {
    let issue = |body: &str| {
        format!(
            "<utility_space><objective index=\"0\" etype=\"objective\" type=\"objective\" name=\"any\">\
         <issue index=\"1\" etype=\"discrete\" type=\"discrete\" vtype=\"discrete\" name=\"I\">{body}</issue>\
         <weight index=\"1\" value=\"1.0\"/></objective></utility_space>"
        )
    };
    let item = |n: u8, value: &str, points: u8| {
        format!("<item index=\"{n}\" value=\"{value}\" evaluation=\"{points}\"/>")
    };
    let red = "a\u{9b}31m\u{202e}";
    std::fs::write(folder.join("d_1.xml"), issue(&(item(1, red, 1) + &item(2, "b", 2)))).unwrap();
    std::fs::write(folder.join("d_2.xml"), issue(&(item(1, red, 3) + &item(2, "b", 1)))).unwrap();
}

#[test]
fn convert_does_not_write_among_its_inputs() {
    let folder = tempfile::tempdir().unwrap();
    let inputs = folder.path().join("in");
    std::fs::create_dir(&inputs).unwrap();
    domain(&inputs);
    for args in [
        &["convert", "in", "--to", "negmas", "in"][..],
        &["convert", "in/d_1.xml", "in/d_2.xml", "--to", "genius", "--force", "./in/../in"],
    ] {
        let refused = summitry(args, folder.path());
        assert_eq!(refused.status.code(), Some(3), "{}", err(&refused));
        assert!(err(&refused).contains("holds the files to convert"), "{}", err(&refused));
    }
    assert_eq!(std::fs::read_dir(&inputs).unwrap().count(), 2);
    let done = summitry(&["convert", "in", "--to", "negmas", "out"], folder.path());
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    for file in std::fs::read_dir(folder.path().join("out")).unwrap() {
        std::fs::write(file.unwrap().path(), "mine").unwrap();
    }
    let again = summitry(&["convert", "in", "--to", "negmas", "out"], folder.path());
    assert_eq!(again.status.code(), Some(3), "{}", err(&again));
}

#[test]
fn names_from_files_and_arguments_do_not_act_on_a_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let inputs = folder.path().join("in");
    std::fs::create_dir(&inputs).unwrap();
    domain(&inputs);
    let acts = ['\u{1b}', '\u{9b}', '\u{202e}'];
    for args in [
        &["deals", "in"][..],
        &["deals", "in", "--csv"],
        &["check", "no\u{9b}31m\u{202e}.toml"],
        &["check", "--no\u{9b}31m\u{202e}"],
        &["new", "no\u{9b}folder\u{202e}/x.toml"],
    ] {
        let output = summitry(args, folder.path());
        let said = format!("{}{}", out(&output), err(&output));
        assert!(!said.contains(acts), "{args:?}: {said:?}");
        assert!(said.contains("\\u{9b}") && said.contains("\\u{202e}"), "{args:?}: {said:?}");
    }
}

#[test]
fn a_source_that_is_not_there_is_no_scenario() {
    let fixture = fixture();
    let args = ["check", fixture.to_str().unwrap(), "--source", "nope"];
    let output = summitry(&args, Path::new("."));
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("nope:1:1: error: there is no such file"), "{}", err(&output));
    assert!(err(&output).contains("the text that the quotes were taken from"), "{}", err(&output));
    assert!(!err(&output).contains("summitry new"), "{}", err(&output));
}

#[test]
fn the_stamp_is_not_lifted() {
    let fixture = fixture();
    let file = fixture.to_str().unwrap();
    for change in [
        "summit.written=before the event",
        "summit.date=2090-01-01",
        "summit.invented=false",
        "summit.as_of=2020-01-01",
    ] {
        let output = summitry(&["brief", file, "--worlds", "100", "--set", change], Path::new("."));
        assert_eq!(output.status.code(), Some(1), "{change}");
        assert!(err(&output).contains("cannot be set for one run"), "{}", err(&output));
    }
}

#[test]
fn one_is_not_many() {
    let folder = tempfile::tempdir().unwrap();
    summitry(&["new", "n.toml"], folder.path());
    let file = folder.path().join("n.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    let one =
        text.replace("pushes = \"north\"\nlikes  = { fish = \"no boats\" }", "pushes = \"north\"");
    assert_ne!(one, text);
    std::fs::write(&file, one).unwrap();
    let output = summitry(&["check", "n.toml"], folder.path());
    assert!(out(&output).contains("n.toml: 0 errors, 1 warning\n"), "{}", out(&output));
}
