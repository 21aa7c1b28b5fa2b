//! `brief`, `explain` and `score` from outside: what they print, on which stream, with which exit code.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../summitry-report/tests/fixtures/fishery.toml")
}

fn summitry(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_summitry"));
    command.arg(args[0]).arg(fixture()).args(&args[1..]).output().unwrap()
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

#[test]
fn threads_change_no_byte_and_pipes_get_no_colour() {
    let of = |threads| summitry(&["brief", "--worlds", "100", "--threads", threads]);
    let one = of("1");
    assert_eq!(one.status.code(), Some(0), "{}", err(&one));
    assert_eq!(one.stdout, of("2").stdout);
    assert_eq!(one.stdout, of("8").stdout);
    assert!(!out(&one).contains('\u{1b}'));
    let json = summitry(&["brief", "--worlds", "100", "--json"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json["worlds"], 100);
    assert!(json.get("comparison").is_none());
}

#[test]
fn what_ifs_stand_beside_the_file() {
    let set =
        summitry(&["brief", "--worlds", "100", "--json", "--set", "summit.words_only=5 to 10%"]);
    assert_eq!(set.status.code(), Some(0), "{}", err(&set));
    let json: serde_json::Value = serde_json::from_slice(&set.stdout).unwrap();
    let figures = json["comparison"]["figures"].as_array().unwrap();
    let agreed = figures.iter().find(|f| f["path"] == "ending.agreed").unwrap();
    assert!(agreed["this"]["mean"].as_f64().unwrap() > agreed["other"]["mean"].as_f64().unwrap());
    assert_eq!(agreed["noise"], false);
    let lines = json["comparison"]["lines"].as_array().unwrap();
    assert!(
        lines.iter().any(|l| l.as_str().unwrap().contains("summit.words_only: 5 to 10% here")),
        "{lines:?}"
    );

    let cabin = summitry(&["brief", "--worlds", "100", "--venue", "cabin"]);
    assert!(out(&cabin).contains("--venue cabin"), "{}", out(&cabin));
    let without = summitry(&["brief", "--worlds", "100", "--without", "link.boats-for-fish"]);
    assert_eq!(without.status.code(), Some(0), "{}", err(&without));
}

/// Piped it is 80 columns wide, or what `COLUMNS` says; at most 45 lines, and the parts that are asked for.
#[test]
fn a_first_screen_by_default_and_parts_on_demand() {
    let piped = |columns: Option<&str>, args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_summitry"));
        command.env_remove("COLUMNS").arg("brief").arg(fixture()).args(["--worlds", "100"]);
        if let Some(columns) = columns {
            command.env("COLUMNS", columns);
        }
        let output = command.args(args).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        out(&output).to_owned()
    };
    let widest = |text: &str| text.lines().map(|l| l.chars().count()).max().unwrap();
    let first = piped(None, &[]);
    assert!(first.lines().count() <= 45 && widest(&first) <= 80, "{first}");
    assert!(first.contains("\n WHY  "), "{first}");
    assert!(piped(None, &["--lang", "es"]).contains("\n POR QUÉ  "));
    // No jargon on the first screen.
    for word in ["worlds", " runs", "carry", " zone", "headline", "λ", "package"] {
        assert!(!first.contains(word), "{word} in {first}");
    }
    let all = piped(Some("110"), &["--all"]);
    assert!(all.lines().count() > 100 && (81..=110).contains(&widest(&all)));
    let some = piped(None, &["--show", "steps,method", "--show", "deals"]);
    assert!(some.contains("SHA-256") && !some.contains("\n WHY  "), "{some}");
    assert!(piped(None, &["--markdown"]).contains("\n## Why\n"));
    let slip = summitry(&["brief", "--show", "step"]);
    assert_eq!(slip.status.code(), Some(2));
    assert!(err(&slip).contains("agenda, steps, deals"), "{}", err(&slip));
}

#[test]
fn slips_are_answered_with_the_cure() {
    let venue = summitry(&["brief", "--venue", "cabn"]);
    assert_eq!(venue.status.code(), Some(1));
    assert!(err(&venue).contains("did you mean `cabin`"), "{}", err(&venue));
    let path = summitry(&["explain", "wants.north.quta.matters"]);
    assert_eq!(path.status.code(), Some(1));
    assert!(err(&path).contains("did you mean `wants.north.quota.matters`"), "{}", err(&path));
    assert!(path.stdout.is_empty());
    let lang = summitry(&["brief", "--lang", "xx"]);
    assert_eq!(lang.status.code(), Some(2));
}

#[test]
fn explain_names_the_line_and_the_quote() {
    let value = summitry(&["explain", "wants.north.quota.matters", "--worlds", "100"]);
    assert_eq!(value.status.code(), Some(0), "{}", err(&value));
    let lines: Vec<&str> =
        include_str!("../../../summitry-report/tests/fixtures/fishery.toml").lines().collect();
    let line = lines.iter().position(|l| l.starts_with("quota = { matters")).unwrap() + 1;
    assert!(out(&value).contains(&format!("fishery.toml:{line}")), "{}", out(&value));
    assert!(out(&value).contains("a limit is what North wants"));
}

#[test]
fn scores_settled_questions_and_refuses_answers_from_before() {
    let folder = std::env::temp_dir().join(format!("summitry-score-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("fishery.outcome.toml");
    let text = |entered: &str| {
        format!(
            "for = \"fishery.toml\"\nentered = {entered}\n\
             [result.deal]\nanswer = \"disputed\"\n[result.row]\nanswer = \"no\"\n"
        )
    };
    std::fs::write(&file, text("2030-06-01")).unwrap();
    let name = file.to_str().unwrap();
    let scored = summitry(&["score", name, "--worlds", "100", "--json"]);
    assert_eq!(scored.status.code(), Some(0), "{}", err(&scored));
    let json: serde_json::Value = serde_json::from_slice(&scored.stdout).unwrap();
    assert_eq!(json["settled"], 1);
    assert_eq!(json["questions"]["deal"]["scores"].as_array().unwrap().len(), 2);
    assert_eq!(json["questions"]["deal"]["base"], 0.3);
    let p = json["questions"]["row"]["chance"]["mean"].as_f64().unwrap();
    assert!((json["mean_brier"].as_f64().unwrap() - p * p).abs() < 1e-12);
    std::fs::write(&file, text("2030-05-01")).unwrap();
    let early = summitry(&["score", name, "--worlds", "100"]);
    assert_eq!(early.status.code(), Some(1));
    assert!(err(&early).contains("before the meeting"), "{}", err(&early));
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn the_page_and_its_pictures_are_written_once() {
    let folder = tempfile::tempdir().unwrap();
    let (page, figures) = (folder.path().join("brief.html"), folder.path().join("figures"));
    let (page_text, figures_text) = (page.to_str().unwrap(), figures.to_str().unwrap());
    let write = |more: &[&str]| {
        let mut args =
            vec!["brief", "--worlds", "50", "--html", page_text, "--figures", figures_text];
        args.extend(more);
        summitry(&args)
    };
    let first = write(&[]);
    assert_eq!(first.status.code(), Some(0), "{}", err(&first));
    let html = std::fs::read_to_string(&page).unwrap();
    assert!(html.contains("default-src 'none'") && !html.contains("<script"));
    let mut names: Vec<String> = std::fs::read_dir(&figures)
        .unwrap()
        .map(|f| f.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let (svgs, pngs): (Vec<&String>, Vec<&String>) =
        names.iter().partition(|n| n.ends_with(".svg"));
    assert!(pngs.iter().all(|n| n.ends_with(".png")) && svgs.len() >= 5, "{names:?}");
    let size = |name: &str| {
        let bytes = std::fs::read(figures.join(name)).unwrap();
        let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
        (number(16), number(20))
    };
    assert_eq!((size("card.png"), size("slide.png")), ((1200, 630), (1600, 900)));
    let (once, twice) = (size("endings.png"), size("endings@2x.png"));
    assert_eq!((once.0 * 2, once.1 * 2), twice);
    for name in svgs {
        let svg = std::fs::read_to_string(figures.join(name)).unwrap();
        assert!(svg.starts_with("<svg xmlns=") && svg.contains("<title>"), "{name}");
        assert!(!svg.contains("href") && !svg.contains("<script"), "{name}");
    }
    // Its own file the command replaces; one that somebody edited stays, unless asked for.
    let own = write(&[]);
    assert_eq!(own.status.code(), Some(0), "{}", err(&own));
    std::fs::write(&page, html.replacen("<h1>", "<h1>My ", 1)).unwrap();
    assert_eq!(write(&[]).status.code(), Some(3));
    std::fs::write(&page, "mine").unwrap();
    let again = write(&[]);
    assert_eq!(again.status.code(), Some(3), "{}", err(&again));
    assert!(err(&again).contains("--force"), "{}", err(&again));
    assert_eq!(std::fs::read_to_string(&page).unwrap(), "mine");
    assert_eq!(write(&["--force"]).status.code(), Some(0));
    // All pictures or none: one that is somebody else's stops them all.
    std::fs::write(figures.join("rooms.svg"), "mine").unwrap();
    std::fs::remove_file(figures.join("card.png")).unwrap();
    let args = ["brief", "--worlds", "50", "--figures", figures_text];
    let none = summitry(&args);
    assert_eq!(none.status.code(), Some(3), "{}", err(&none));
    assert!(!figures.join("card.png").exists());
    assert_eq!(std::fs::read_to_string(figures.join("rooms.svg")).unwrap(), "mine");
    let card = |theme: &str| {
        let all = summitry(&[&args[..], &["--force", "--theme", theme]].concat());
        assert_eq!(all.status.code(), Some(0), "{}", err(&all));
        std::fs::read(figures.join("card.png")).unwrap()
    };
    let light = card("light");
    assert_ne!(card("dark"), light);
    assert_eq!(card("auto"), light);
    // Same input, same bytes.
    assert_eq!(std::fs::read_to_string(&page).unwrap(), html);
    let nowhere = folder.path().join("no/such/brief.html");
    let nowhere = summitry(&["brief", "--worlds", "50", "--html", nowhere.to_str().unwrap()]);
    assert_eq!(nowhere.status.code(), Some(3), "{}", err(&nowhere));
}

#[test]
fn only_commands_and_flags_that_exist_are_recommended() {
    let brief = summitry(&["brief", "--worlds", "100"]);
    let (_, more) = out(&brief).rsplit_once("more:").unwrap();
    let more = more.split_whitespace().collect::<Vec<_>>().join(" ");
    // What stands alone is a flag of the command that was just run.
    let next: Vec<String> = more
        .split("; ")
        .map(|part| {
            let own = if part.starts_with("summitry ") { "" } else { "summitry brief " };
            format!("{own}{part}")
        })
        .collect();
    assert!(next.len() >= 3, "{next:?}");
    for line in &next {
        let command = line.split_whitespace().nth(1).unwrap();
        let help = Command::new(env!("CARGO_BIN_EXE_summitry"))
            .args([command, "--help"])
            .output()
            .unwrap();
        assert_eq!(help.status.code(), Some(0), "{line}");
        for flag in line.split_whitespace().filter(|word| word.starts_with("--")) {
            assert!(out(&help).contains(flag), "{line}");
        }
    }
}

#[test]
fn what_is_passed_on_is_short_and_says_what_it_is() {
    for language in ["en", "es"] {
        let share = summitry(&["brief", "--worlds", "100", "--share", "--lang", language]);
        assert_eq!(share.status.code(), Some(0), "{}", err(&share));
        let parts: Vec<&str> = out(&share).split("\n\n").collect();
        assert_eq!(parts.len(), 3, "{parts:?}");
        let post = parts[1].split_once('\n').unwrap().1;
        assert!(post.chars().count() <= 280, "{post}");
        let stamp = if language == "en" { "NOT A FORECAST" } else { "NO PRONÓSTICO" };
        for part in &parts {
            assert!(part.contains(stamp), "{part}");
        }
        assert!(parts[2].contains("alt=\"") && parts[2].contains("width=\"1200\""));
    }
}
