//! Messages: what is said, what is underlined, what the cure is.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "helpers of tests")]

use summitry_scenario::diagnostic::Severity;
use summitry_scenario::read;
use summitry_scenario::template::TEMPLATE;

/// Asserts one message of the template with `from` changed to `to`: what is underlined, and words of message and help.
#[track_caller]
fn says(from: &str, to: &str, underlined: &str, message: &str, help: &str) {
    assert!(TEMPLATE.contains(from), "the template has no {from:?}");
    let text = TEMPLATE.replacen(from, to, 1);
    let reading = read("t.toml", &text);
    let all: String =
        reading.diagnostics.iter().map(|d| d.render("t.toml", &text, false)).collect();
    let found = reading.diagnostics.iter().any(|d| {
        let span = d.span.clone().unwrap_or(0..0);
        text.get(span) == Some(underlined)
            && d.message.contains(message)
            && d.help.as_deref().unwrap_or("").contains(help)
    });
    assert!(found, "no message {message:?} with help {help:?} under {underlined:?}; said:\n{all}");
    for d in &reading.diagnostics {
        assert!(!d.message.starts_with(char::is_uppercase), "{}", d.message);
        let first = d.render("t.toml", &text, false);
        assert!(first.starts_with("t.toml:"), "{first}");
    }
}

#[test]
fn unknown_words() {
    says("[summit]", "[sumit]", "sumit", "no block `sumit`", "did you mean `summit`?");
    says("question =", "qestion =", "qestion", "no key `qestion`", "did you mean `question`?");
    says(
        "pushes = \"north\"",
        "pushes = \"nrth\"",
        "\"nrth\"",
        "no party `nrth`",
        "did you mean `north`?",
    );
    says(
        "[wants.north]\nfish",
        "[wants.north]\nfsh",
        "fsh",
        "no issue `fsh`",
        "did you mean `fish`?",
    );
    says(
        "best = \"no boats\"",
        "best = \"no boat\"",
        "\"no boat\"",
        "no option `no boat`",
        "`no boats`",
    );
    says("label = \"Northland\"", "cite = [\"x\"]", "\"x\"", "no quote `x`", "[quotes.");
    says("\"major\"", "\"majr\"", "\"majr\"", "`majr` is neither", "did you mean `major`?");
    says("[party.north]", "[party.\"n.o\"]", "\"n.o\"", "cannot be the id", "call it `n-o`");
}

#[test]
fn wrong_values() {
    says("\"10 to 40%\"", "\"40 to 10%\"", "\"40 to 10%\"", "runs backwards", "\"10 to 40%\"");
    says("\"10 to 40%\"", "\"0 to 40%\"", "\"0 to 40%\"", "ends at 0 %", "nearly impossible");
    says("\"10 to 40%\"", "“10 to 40%”", "“10 to 40%”", "not TOML", "straight quotes");
    says("\"10 to 40%\"", "\"40 to 100%\"", "\"40 to 100%\"", "ends at 100 %", "nearly certain");
    says("\"10 to 40%\"", "\"140%\"", "\"140%\"", "more than 100 %", "between 0 and 100");
    says(
        "\"10 to 40%\"",
        "\"10-40%\"",
        "\"10-40%\"",
        "not how a range is written",
        "\"10 to 40%\"",
    );
    says("\"10 to 40%\"", "0.4", "0.4", "read as 0.4 in 100", "\"40%\"");
    says("\"10 to 40%\"", "[1]", "[1]", "expected percent, found a list", "\"likely\"");
    says("\"10 to 40%\"", "\"10,5%\"", "\"10,5%\"", "not a number here", "10.5%");
    says("matters = \"major\"", "matters = \"55%\"", "\"55%\"", "is in percent", "leave the % out");
    says(
        "matters = \"major\"",
        "matters = { why = \"x\" }",
        "{ why = \"x\" }",
        "does not say what it is",
        "is =",
    );
    says("# date    = 2027-03-01", "date = \"soon\" #", "\"soon\"", "not a day", "2026-02-03");
    says("\"working visit\"", "0", "0", "above 0", "");
}

#[test]
fn words_of_the_second_edition() {
    let class = "\"leaders-bilateral\"";
    says(
        class,
        "\"leaders-bilaterl\"",
        "\"leaders-bilaterl\"",
        "`leaders-bilaterl` is neither",
        "did you mean `leaders-bilateral`?",
    );
    says(class, "\"zzz\"", "\"zzz\"", "`zzz` is neither", "the id of a class");
    says(
        "effort = \"decision\"",
        "effort = \"decison\"",
        "\"decison\"",
        "`decison` is neither",
        "did you mean `decision`?",
    );
    says("effort = \"decision\"", "effort = \"war\"", "\"war\"", "`war` is neither", "`sentence`");
    says(
        "\"working visit\"",
        "\"workin visit\"",
        "\"workin visit\"",
        "`workin visit` is neither",
        "did you mean `working visit`?",
    );
    says("\"working visit\"", "\"picnic\"", "\"picnic\"", "`picnic` is neither", "`final round`");
}

#[test]
fn values_that_move_together() {
    let with = |lines: &str| format!("{lines}\n[audience.ports]");
    let block = |values: &str, rho: &str| {
        with(&format!("[together.trade]\nvalues = [{values}]\nrho = {rho}"))
    };
    let two = "\"wants.north.fish.matters\", \"wants.south.fish.matters\"";
    let at = "[audience.ports]";
    says(at, &block(two, "\"0.2 to 1\""), "\"0.2 to 1\"", "above 0.95", "0.95 or less");
    says(at, &block(two, "-0.5"), "-0.5", "below 0", "");
    says(at, &block(two, "\"20 to 140%\""), "\"20 to 140%\"", "above 0.95", "");
    says(
        at,
        &block("\"wants.north.fish.maters\", \"wants.south.fish.matters\"", "0.5"),
        "\"wants.north.fish.maters\"",
        "`wants.north.fish.maters` is no value of this file",
        "did you mean `wants.north.fish.matters`?",
    );
    says(
        at,
        &block("\"issue.fish\", \"wants.south.fish.matters\"", "0.5"),
        "\"issue.fish\"",
        "`issue.fish` is no value of this file",
        "",
    );
    let again = with(&format!(
        "[together.a]\nvalues = [{two}]\n[together.b]\nvalues = [\"party.north.power\", \"wants.north.fish.matters\"]"
    ));
    says(at, &again, "\"wants.north.fish.matters\"", "two groups", "name it once");
    says(
        at,
        &block("\"party.north.power\"", "0.5"),
        "[\"party.north.power\"]",
        "only one value",
        "",
    );
}

/// Asserts that the template so changed reads, and that what is said of it are notes.
#[track_caller]
fn only_notes(from: &str, to: &str, about: &str) {
    let text = TEMPLATE.replacen(from, to, 1);
    let reading = read("t.toml", &text);
    assert!(reading.document.is_some() && reading.diagnostics.len() == 1, "{to}");
    let said = &reading.diagnostics[0];
    assert_eq!(said.severity, Severity::Note, "{}", said.message);
    assert!(said.message.contains(about) && said.help.is_some(), "{}", said.message);
}

#[test]
fn the_first_edition_is_read_with_one_note_each() {
    let base = TEMPLATE.lines().find(|l| l.starts_with("base ")).unwrap();
    only_notes(base, "words_only = \"20 to 60%\"", "`words_only` belongs to the first edition");
    for old in ["stakes = 7", "usual_share = 0.5", "pool_nash = 0.5"] {
        let name = old.split(' ').next().unwrap();
        let to = format!("[engine]\n{old}\n[audience.ports]");
        only_notes("[audience.ports]", &to, &format!("`{name}` belongs to the first edition"));
    }
    only_notes(
        "[audience.ports]",
        "[outside.ocean]\nhelps = \"north\"\nworth = \"-10 to -2\"\n[audience.ports]",
        "`outside.ocean` is worth less than nothing",
    );
    says(
        "base     =",
        "words_only = \"30%\"\nbase     =",
        "\"30%\"",
        "`base` and `words_only` both say",
        "keep `base`",
    );
}

#[test]
fn a_skewed_range_is_noted() {
    let text = TEMPLATE.replacen("\"10 to 40%\"", "\"1 to 60%\"", 1);
    let document = read("t.toml", &text).document.unwrap();
    let found = summitry_scenario::check::check(&document, &[]).diagnostics;
    let said = found.iter().find(|d| d.message.contains("is skewed")).unwrap();
    assert_eq!(said.severity, Severity::Note);
    assert_eq!(&text[said.span.clone().unwrap()], "\"1 to 60%\"");
    assert!(said.message.contains("its middle is"), "{}", said.message);
    let plain = read("t.toml", TEMPLATE).document.unwrap();
    let quiet = summitry_scenario::check::check(&plain, &[]).diagnostics;
    assert!(quiet.iter().all(|d| d.severity != Severity::Note), "{quiet:#?}");
}

#[test]
fn what_does_not_fit_together() {
    says("chance  = \"the rest\"", "chance = \"120%\"", "\"120%\"", "more than 100 %", "");
    says(
        "chance  = \"30 to 70%\"",
        "chance = \"80%\"\n[venue.third]\nchance = \"60%\"",
        "\"the rest\"",
        "140 %",
        "\"the rest\"",
    );
    says(
        "\"100 boats\", \"200 boats\"]",
        "{ id = \"100 boats\", at = 40 }, { id = \"200 boats\", at = 40 }]",
        "40",
        "no higher than `100 boats` at 40",
        "rising from 0 to 100",
    );
    says(
        "[audience.ports]",
        "[engine]\ntolerance = -3\n[audience.ports]",
        "-3",
        "a tolerance below 0",
        "write 0",
    );
    let none = TEMPLATE.replace("\"30 to 70%\"", "0").replace("\"the rest\"", "0");
    let reading = read("t.toml", &none);
    assert!(reading.document.is_none());
    let said = &reading.diagnostics[0].message;
    assert!(said.contains("every venue has the chance 0"), "{said}");
    says(
        "options = [\"no boats\", \"100 boats\", \"200 boats\"]",
        "options = [\"100 boats\"]",
        "[\"100 boats\"]",
        "only one option",
        "two outcomes",
    );
    says(
        "options = [\"no boats\", \"100 boats\", \"200 boats\"]",
        "options = [\"100 boats\", \"100 boats\"]",
        "\"100 boats\"",
        "stands twice",
        "another id",
    );
    says(
        "matters = \"major\", best = \"no boats\"",
        "matters = \"major\", best = \"no boats\", worst = \"no boats\"",
        "\"no boats\"",
        "both the best and the worst",
        "must differ",
    );
    says(
        "matters = \"major\", best = \"no boats\"",
        "matters = \"major\"",
        "{ matters = \"major\", why = \"Our guess: northern ports complain.\" }",
        "neither `best` nor `worst`",
        "add best",
    );
    says(
        "best = \"no boats\",",
        "best = \"no boats\", score = { \"no boats\" = 90 },",
        "\"no boats\"",
        "ends are the scale",
        "leave its score out",
    );
    says(
        "label = \"Northland\"",
        "label = \"Northland\"\nlabel = \"N\"",
        "label",
        "`label` stands twice",
        "keep one",
    );
    says(
        "[audience.ports]",
        "[define.a]\nall = { b = true }\n[define.b]\nall = { a = true }\n[audience.ports]",
        "[define.a]",
        "rests on itself: `a` → `b` → `a`",
        "circle",
    );
    says(
        "[audience.ports]",
        "[define.fish]\nall = { bridge = \"closed\" }\n[audience.ports]",
        "fish",
        "id of an issue too",
        "another id",
    );
}

#[test]
fn nobody_and_nothing() {
    let one = "[party.a]\n[issue.x]\nnow = \"p\"\noptions = [\"p\", \"q\"]\n[wants.a]\nx = { best = \"q\" }\n";
    let said = |text: &str| -> String {
        read("t.toml", text).diagnostics.iter().map(|d| d.headline("t.toml", text) + "\n").collect()
    };
    assert!(said(one).contains("t.toml:1:1: error: `a` is the only party"), "{}", said(one));
    assert!(said("").contains("the agenda is empty"));
    assert!(said("").contains("names no party"));
    let zero = one.replace("best", "matters = \"none\", best")
        + "[party.b]\n[wants.b]\nx = { best = \"p\" }\n";
    assert!(said(&zero).contains("its weights are all zero"), "{}", said(&zero));
    let silent = one.to_owned() + "[party.b]\n";
    assert!(said(&silent).contains("does not say what `b` wants"), "{}", said(&silent));
    let whole = silent + "[wants.b]\nx = { best = \"p\" }\n";
    let reading = read("t.toml", &whole);
    assert!(reading.document.is_some(), "{}", said(&whole));
    assert!(reading.diagnostics.iter().all(|d| d.severity == Severity::Warning));
}

#[test]
fn toml_1_0_only() {
    says(
        "fish   = { matters = \"major\", best",
        "fish = { matters = \"major\",\n best",
        "{",
        "line break inside a `{ }` table",
        "one line",
    );
    says(
        "best = \"four lanes\" }",
        "best = \"four lanes\", }",
        ",",
        "comma after the last entry",
        "remove",
    );
    says("label = \"Northland\"", "label = \"\\e[1m\"", "\\e", "escape `\\e`", "\\u");
    says("label = \"Northland\"", "label = \"\\x41\"", "\\x", "escape `\\x`", "\\u");
    says(
        "# date    = 2027-03-01",
        "date = 2027-03-01T07:30 #",
        "2027-03-01T07:30",
        "time without seconds",
        "2026-02-03",
    );
}

#[test]
fn several_mistakes_are_all_reported_in_file_order() {
    let text = TEMPLATE
        .replace("[summit]", "[sumit]")
        .replace("\"major\"", "\"majr\"")
        .replace("\"2 to 12%\"", "\"12 to 2%\"");
    let reading = read("t.toml", &text);
    let places: Vec<usize> =
        reading.diagnostics.iter().filter_map(|d| d.span.as_ref().map(|s| s.start)).collect();
    assert_eq!(reading.diagnostics.len(), 3);
    assert!(places.is_sorted());
    assert!(reading.document.is_none());
}

#[test]
fn a_broken_line_does_not_hide_the_others() {
    let text = TEMPLATE
        .replace("label = \"Northland\"", "label = Northland")
        .replace("\"major\"", "\"majr\"");
    let reading = read("t.toml", &text);
    let all: String = reading.diagnostics.iter().map(|d| d.message.clone() + "\n").collect();
    assert!(all.contains("this is not TOML"), "{all}");
    assert!(all.contains("`majr` is neither"), "{all}");
}

#[test]
fn rendered_as_rustc_does() {
    let text = "format = \"summitry/1\"\n[party.a]\n[party.b]\nlabl = \"B\"\n";
    let reading = read("my.toml", text);
    let found = reading.diagnostics.iter().find(|d| d.message.contains("labl")).unwrap();
    let expected = "\
my.toml:4:1: error: `party.b` has no key `labl`
  |
4 | labl = \"B\"
  | ^^^^
  |
  = help: did you mean `label`?
";
    assert_eq!(found.render("my.toml", text, false), expected);
}
