//! Files that are far too much of something, and text that would act on a terminal.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use std::fmt::Write as _;

use summitry_scenario::diagnostic::Severity;
use summitry_scenario::outcome::read_outcome;
use summitry_scenario::read;
use summitry_scenario::template::TEMPLATE;

/// The template with many of something after it.
fn with(count: usize, one: impl Fn(usize) -> String) -> String {
    let mut text = TEMPLATE.to_owned();
    for n in 0..count {
        writeln!(text, "\n{}", one(n)).unwrap();
    }
    text
}

#[track_caller]
fn says(text: &str, message: &str) {
    let reading = read("t.toml", text);
    assert!(reading.document.is_none());
    let said: Vec<&str> = reading.diagnostics.iter().map(|d| d.message.as_str()).collect();
    assert!(said.iter().any(|m| m.contains(message)), "no {message:?} in {said:?}");
}

#[test]
fn a_file_may_hold_only_so_much() {
    let chain = |n: usize| match n {
        0 => "[define.d0]\nall = { fish = [\"no boats\"] }".to_owned(),
        _ => format!("[define.d{n}]\nall = {{ d{} = true }}", n - 1),
    };
    says(&with(20_000, chain), "definitions; it may have 500");
    says(
        &with(501, |n| format!("[case.c{n}]\nall = {{ ending = \"agreed\" }}")),
        "cases; it may have 500",
    );
    says(&with(501, |n| format!("[expect.e{n}]\nchance = \"likely\"")), "expectations; it may");
    says(&with(501, |n| format!("[question.q{n}]\nask = \"?\"")), "questions; it may have 500");
    says(&with(1_001, |n| format!("[issue.i{n}]\nnow = \"a\"")), "issues; it may have 1000");
    says(&with(61, |n| format!("[link.l{n}]\nholds = 50")), "links; it may have 60");
    says(&with(61, |n| format!("[threat.t{n}]\nby = \"north\"")), "threats; it may have 60");
    says(&with(61, |n| format!("[side_deal.s{n}]\nworth = 5")), "side deals; it may have 60");
    says(&with(201, |n| format!("[party.p{n}]")), "parties; it may have 200");
    says(&with(61, |n| format!("[venue.v{n}]")), "venues; it may have 60");
    says(&with(501, |n| format!("[person.p{n}]")), "people; it may have 500");
    says(&with(501, |n| format!("[audience.a{n}]")), "audiences; it may have 500");
    says(&with(501, |n| format!("[outside.o{n}]")), "other doors; it may have 500");
    says(&with(501, |n| format!("[affected.a{n}]")), "of those affected; it may have 500");
    says(&with(501, |n| format!("[dispute.d{n}]")), "disputes; it may have 500");
    let steps: Vec<String> = (0..200).map(|n| format!("\"o{n}\"")).collect();
    let steps = steps.join(", ");
    let mut wants = with(600, |n| format!("[issue.i{n}]\nnow = \"o0\"\noptions = [{steps}]"));
    for n in 0..600 {
        writeln!(wants, "[wants.north.i{n}]\nbest = \"o9\"").unwrap();
    }
    says(&wants, "more than 100000 scores");
    let options: Vec<String> = (0..201).map(|n| format!("\"o{n}\"")).collect();
    let options = options.join(", ");
    says(
        &with(1, |_| format!("[issue.x]\nnow = \"o0\"\noptions = [{options}]")),
        "201 options of `x`",
    );
    let raised =
        with(61, |n| format!("[issue.r{n}]\nnow = \"a\"\noptions = [\"a\", \"b\"]\nraised = 50"));
    says(&raised, "issues that may not be raised; it may have 60");
}

#[test]
fn a_long_chain_of_definitions_is_read() {
    let text = with(400, |n| match n {
        0 => "[define.d0]\nall = { ending = \"agreed\" }".to_owned(),
        _ => format!("[define.d{n}]\nall = {{ d{} = true }}", n - 1),
    });
    let reading = read("t.toml", &text);
    assert!(reading.document.is_some(), "{:?}", reading.diagnostics);
}

#[test]
fn after_a_hundred_syntax_errors_no_more_is_said() {
    for line in ["= \n", "a = \n", "x = { a = 1, }\n"] {
        let reading = read("t.toml", &line.repeat(50_000));
        assert!(reading.document.is_none());
        let errors = reading.diagnostics.iter().filter(|d| d.message.contains("TOML")).count();
        assert!((2..=101).contains(&errors), "{errors} of {line:?}");
        assert!(reading.diagnostics.len() < 400);
        let last = reading.diagnostics.iter().find(|d| d.message.contains("and more")).unwrap();
        assert!(last.help.as_deref().unwrap().contains("mend these first"));
    }
}

#[test]
fn nothing_from_a_file_acts_on_a_terminal() {
    let text = format!(
        "{TEMPLATE}\n[party.\"a\u{202e}b\u{9b}31mc\"]\nlabel = \"x\u{2066}\" # \u{1b}[31m red\n[b\u{1b}]\n"
    );
    let reading = read("f\u{1b}[31m.toml", &text);
    assert!(reading.diagnostics.len() >= 2);
    for d in &reading.diagnostics {
        for shown in
            [d.render("f\u{1b}[31m.toml", &text, false), d.headline("f\u{1b}[31m.toml", &text)]
        {
            assert!(!shown.contains(['\u{1b}', '\u{9b}', '\u{202e}', '\u{2066}']), "{shown:?}");
            assert!(shown.starts_with("f\\u{1b}[31m.toml:"), "{shown:?}");
        }
    }
    let all: String = reading.diagnostics.iter().map(|d| d.render("t", &text, false)).collect();
    assert!(all.contains("a\\u{202e}b\\u{9b}31mc"), "{all}");
    // The underline is as long as what is shown.
    assert!(all.contains(&"^".repeat("\"a\\u{202e}b\\u{9b}31mc\"".len())), "{all}");
}

#[test]
fn an_outcome_for_another_file_says_so_first() {
    let document = read("t.toml", TEMPLATE).document.unwrap();
    let text =
        "for = \"other.toml\"\nentered = 2031-01-01\n[result.nobody-asked]\nanswer = \"yes\"\n";
    let (_, said) = read_outcome(text, Some(&document));
    assert_eq!(said[0].severity, Severity::Warning);
    assert!(said[0].message.contains("answers `other.toml`, not `t.toml`"), "{said:?}");
    assert!(said[1].message.contains("asks no question `nobody-asked`"), "{said:?}");
    let (_, said) = read_outcome("for = \"t.toml\"\n", Some(&document));
    assert!(!said.iter().any(|d| d.message.contains("it says it answers")), "{said:?}");
}

#[test]
fn a_label_that_acts_on_a_terminal_is_refused() {
    for (label, shown) in [
        ("\\u001b[31m", "\\u{1b}"),
        ("\\u202e", "\\u{202e}"),
        ("\\u009b", "\\u{9b}"),
        ("a\\rb", "\\u{d}"),
    ] {
        says(&TEMPLATE.replace("Northland\"\n\n", &format!("N{label}\"\n\n")), shown);
    }
    let arabic =
        TEMPLATE.replace("label = \"Northland\"", "label = \"\u{200f}الشمال\u{200e} (N)\"");
    assert!(read("t.toml", &arabic).document.is_some());
}
