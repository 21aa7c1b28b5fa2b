//! Agendas too large to be listed: what is said of them, and what is not.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::{fmt::Write as _, process::Command};

/// Ten parties, twelve issues of seven options: everybody wants another end of every ladder.
pub(crate) fn wall() -> String {
    let mut text =
        "format = \"summitry/1\"\n[summit]\ntitle = \"A wall\"\ncapacity = 8\n".to_owned();
    let options: Vec<String> = (0..7).map(|o| format!("\"o{o}\"")).collect();
    for k in 0..12 {
        writeln!(
            text,
            "[issue.i{k}]\nnow = \"o{}\"\noptions = [{}]",
            k * 5 % 7,
            options.join(", ")
        )
        .unwrap();
    }
    for i in 0..10 {
        writeln!(text, "[party.p{i}]\n[wants.p{i}]").unwrap();
        for k in 0..12 {
            let (best, matters) = ((i * 3 + k * 2) % 7, 10 + (i * 37 + k * 23) % 80);
            let worst = (best + 1 + (i + k) % 6) % 7;
            writeln!(
                text,
                "i{k} = {{ matters = {matters}, best = \"o{best}\", worst = \"o{worst}\" }}"
            )
            .unwrap();
        }
    }
    text + "[venue.hall]\nbust_up = \"2 to 10%\"\n"
}

#[test]
fn ten_parties_and_twelve_issues_are_answered_and_absence_is_never_concluded() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("wall.toml");
    std::fs::write(&file, wall()).unwrap();
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_summitry")).args(arguments).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{said}");
        (String::from_utf8(output.stdout).unwrap(), said)
    };
    let (deals, _) = run(&["deals", file.to_str().unwrap()]);
    assert!(deals.contains("NOT exact: values rounded to"), "{deals}");
    assert!(deals.contains("listed point") && deals.contains("Note (too-wide)"), "{deals}");
    assert!(!deals.contains("no zone of agreement"), "{deals}");
}
