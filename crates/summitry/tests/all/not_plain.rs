//! What stands in the place of a file that a command finds by itself (a part, a block, a seal, a workbook) may be a pipe, a device or
//! larger than memory: it is refused at once, and not read.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A command that would wait or read for ever is ended by then, and has failed.
const PATIENCE: Duration = Duration::from_secs(60);

/// Its exit code and what it said, within its time and one gigabyte of addresses.
fn summitry(arguments: &[&str]) -> (Option<i32>, String) {
    let line = "ulimit -v 1000000; exec \"$0\" \"$@\"";
    let mut child = Command::new("sh")
        .args(["-c", line, env!("CARGO_BIN_EXE_summitry")])
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let began = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if began.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("{arguments:?} does not end");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let output = child.wait_with_output().unwrap();
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

/// Puts each thing that is no file to be read in the place, and hands over how messages call it.
fn each(place: &Path, mut look: impl FnMut(&str)) {
    let gone = || std::fs::remove_file(place).unwrap();
    assert!(Command::new("mkfifo").arg(place).status().unwrap().success());
    look("is no plain file");
    gone();
    std::os::unix::fs::symlink("/dev/zero", place).unwrap();
    look("is no plain file");
    gone();
    // A terabyte that takes no room on the disk.
    std::fs::File::create(place).unwrap().set_len(1 << 40).unwrap();
    look("larger than");
    gone();
}

fn scenario() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    root.join("../../scenarios/2026-washington/washington.toml").display().to_string()
}

#[test]
fn a_part_is_a_plain_file_of_bearable_size() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().to_str().unwrap();
    let file = scenario();
    each(&root.path().join("worlds-1-of-2.part"), |what| {
        let (code, said) = summitry(&["brief", &file, "--run", folder]);
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains("worlds-1-of-2.part") && said.contains(what), "{said}");
        assert!(said.contains("help: "), "{said}");
    });
    each(&root.path().join("grid-1-of-2.part"), |what| {
        let vary = ["--vary", "summit.base=20%,40%"];
        let out = root.path().join("out").display().to_string();
        for arguments in [
            [&["grid", &file, "--run", folder][..], &vary].concat(),
            vec!["merge", folder, "--out", &out],
        ] {
            let (code, said) = summitry(&arguments);
            assert_eq!(code, Some(1), "{said}");
            assert!(said.contains("grid-1-of-2.part") && said.contains(what), "{said}");
        }
    });
}

#[test]
fn a_manifest_a_seal_and_a_workbook_are_plain_files_of_bearable_size() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().to_str().unwrap();
    let out = root.path().join("out").display().to_string();
    each(&root.path().join("manifest.json"), |what| {
        let (code, said) = summitry(&["merge", folder, "--out", &out]);
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains("manifest.json") && said.contains(what), "{said}");
    });
    // What is named outright may be a pipe, and then is waited for; what has no end is not read to it.
    for end in ["/dev/zero", "terabyte"] {
        let place = if end == "terabyte" { root.path().join(end) } else { end.into() };
        if end == "terabyte" {
            std::fs::File::create(&place).unwrap().set_len(1 << 40).unwrap();
        }
        let (code, said) = summitry(&["verify", place.to_str().unwrap()]);
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains("larger than"), "{said}");
    }
    // Without the feature a workbook is not opened at all.
    let book = root.path().join("sheet.xlsx");
    each(&book, |what| {
        let (code, said) = summitry(&["import", book.to_str().unwrap(), "--out", &out]);
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains(what) || !cfg!(feature = "xlsx"), "{said}");
    });
}

/// A folder that is gone through for scenarios holds what it holds: what cannot be one is passed over.
#[test]
fn a_scenario_among_others_is_a_plain_file_of_bearable_size() {
    let root = tempfile::tempdir().unwrap();
    std::fs::copy(scenario(), root.path().join("good.toml")).unwrap();
    each(&root.path().join("bad.toml"), |_| {
        let (code, said) = summitry(&["deals", root.path().to_str().unwrap()]);
        assert_eq!(code, Some(0), "{said}");
    });
}
