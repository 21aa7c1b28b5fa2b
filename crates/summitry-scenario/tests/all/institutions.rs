//! A file with every institution in it: what is read of it, under which paths, and what is refused with which cure.
#![allow(clippy::unwrap_used, clippy::panic, clippy::float_cmp, reason = "helpers of tests")]

use summitry_core::scenario::institutions::{Chair, Counted, DecisionRule, Quota};
use summitry_core::scenario::{Lapse, Scenario, Score};
use summitry_core::value::{Spread, ValueId};
use summitry_scenario::diagnostic::Severity;
use summitry_scenario::document::Document;
use summitry_scenario::translation::read_translation;
use summitry_scenario::{NoTable, Reading, edit, read, read_with};

const FILE: &str = include_str!("institutions.toml");
const TABLE: &str =
    "issue,party,power,at,salience\nCeiling,Northland,8,70,major\nlimit,south,2,20 to 30,90\n";

fn with(text: &str, table: &str) -> Reading {
    read_with("t.toml", text, &|name| match name {
        "positions.csv" => Ok(table.to_owned()),
        _ => Err(NoTable { what: "there is no such file".into(), cure: "put it there".into() }),
    })
}

#[track_caller]
fn document() -> Document {
    let reading = with(FILE, TABLE);
    let said: String =
        reading.diagnostics.iter().map(|d| d.render("t.toml", FILE, false)).collect();
    assert_eq!(said, "");
    reading.document.unwrap()
}

fn path(s: &Scenario, id: ValueId) -> &str {
    &s.value(id).path
}

#[test]
fn decisions_are_read() {
    let d = document();
    let s = &d.scenario;
    let by = |quota, of| DecisionRule::Quota { quota, of };
    assert_eq!(
        s.institutions.decision.rules,
        [by(Quota::Share(0.55), Counted::Parties), by(Quota::Number(4.0), Counted::Weight)]
    );
    assert_eq!(
        (&s.institutions.vetoes[..], s.institutions.chair),
        (&[0][..], Some(Chair::Mediator(0)))
    );
    assert_eq!(s.parties.iter().map(|p| p.weight).collect::<Vec<_>>(), [3.0, 2.0, 1.0]);
    assert_eq!(path(s, s.parties[2].leaves.unwrap()), "party.isle.leaves");
    let truce = s.issues[0].decision.as_ref().unwrap();
    assert_eq!(truce.rules, [by(Quota::MoreThanHalf, Counted::Parties)]);
}

#[test]
fn lapses_acts_and_red_lines_are_read() {
    let d = document();
    let s = &d.scenario;
    let truce = &s.issues[0];
    assert_eq!(truce.without_deal.len(), 1);
    assert_eq!(truce.without_deal[0].option, 0);
    assert_eq!(path(s, truce.without_deal[0].chance.unwrap()), "issue.truce.without_deal.ended");
    assert_eq!(path(s, truce.options[2].alone.unwrap()), "issue.truce.options.peace.alone");
    assert_eq!(s.issues[1].without_deal, [Lapse { option: 0, chance: None }]);
    assert_eq!(s.wants[0][0].as_ref().unwrap().never, [0]);
}

#[test]
fn amounts_are_a_ladder() {
    let d = document();
    let fund = &d.scenario.issues[1];
    let ids: Vec<&str> = fund.options.iter().map(|o| o.id.as_str()).collect();
    assert_eq!(ids, ["100", "250", "400", "550", "700"]);
    assert_eq!(
        fund.options.iter().map(|o| o.at).collect::<Vec<_>>(),
        [0.0, 25.0, 50.0, 75.0, 100.0]
    );
    assert_eq!((fund.now, d.labels["issue.fund.250"].as_str()), (1, "250 bn USD"));
    let want = d.scenario.wants[1][1].as_ref().unwrap();
    assert_eq!((want.scores[4], &want.never[..]), (Score::Anchor(100.0), &[0][..]));
    let text = edit::set(FILE, "issue.fund.options.400.effort", "2").unwrap();
    let changed = with(&text, TABLE).document.unwrap();
    let effort = changed.scenario.issues[1].options[2].effort.unwrap();
    assert_eq!(changed.scenario.value(effort).spread, Spread::Point(2.0));
    assert_eq!(changed.labels["issue.fund.400"], "400 bn USD");
}

#[test]
fn ratifiers_and_mediators_are_read() {
    let d = document();
    let s = &d.scenario;
    let [congress, court] = &s.institutions.ratifiers[..] else { panic!() };
    assert_eq!((congress.of, &congress.needed_for[..]), (0, &[1][..]));
    assert_eq!(path(s, congress.asked.unwrap()), "ratifier.congress.asked");
    let fund = congress.wants[1].as_ref().unwrap();
    assert_eq!(path(s, fund.matters), "ratifier.congress.matters");
    assert_eq!((fund.scores[0], fund.scores[2]), (Score::Anchor(100.0), Score::Anchor(50.0)));
    assert!(congress.wants[0].is_none() && court.asked.is_none() && court.needed_for.is_empty());
    assert_eq!(path(s, court.wants[0].as_ref().unwrap().matters), "wants.court.truce.matters");
    let gulf = &s.institutions.mediators[0];
    let of = |id: Option<ValueId>| path(s, id.unwrap());
    assert_eq!(
        (of(gulf.effort), of(gulf.bust_up), of(gulf.worse_off)),
        ("mediator.gulf.effort", "mediator.gulf.bust_up", "mediator.gulf.worse_off")
    );
    let spanish = "language = \"es\"\n[labels]\n\"ratifier.congress\" = \"Congreso\"\n\"mediator.gulf\" = \"Golfo\"\n";
    let (translation, said) = read_translation(spanish, &d);
    assert!(translation.is_some(), "{said:?}");
}

#[test]
fn meetings_are_read() {
    let d = document();
    let meetings = d.scenario.institutions.meetings.unwrap();
    assert_eq!(meetings.count, 3);
    assert_eq!(d.summit.deadline.as_deref(), Some("2031-05-01"));
    let s = &d.scenario;
    assert_eq!(
        (path(s, meetings.resumes), path(s, meetings.alike)),
        ("summit.resumes", "summit.meetings_alike")
    );
    let one = with(&FILE.replace("meetings = 3\ndeadline = 2031-05-01", "meetings = 1"), TABLE);
    let one = one.document.unwrap().scenario;
    assert!(one.institutions.meetings.is_none());
    assert!(!one.values.iter().any(|v| v.path.starts_with("summit.resumes")));
}

#[test]
fn positions_come_from_blocks_and_table() {
    let d = document();
    let s = &d.scenario;
    let at: Vec<_> =
        s.institutions.positions.iter().map(|p| (p.party, p.issue, path(s, p.at))).collect();
    assert_eq!(
        at,
        [
            (0, 2, "position.north.limit.at"),
            (1, 2, "position.south.limit.at"),
            (2, 2, "position.isle.limit.at"),
        ]
    );
    let north = s.wants[0][2].as_ref().unwrap();
    let position = s.institutions.positions[0];
    assert_eq!((north.matters, north.scores[0]), (position.salience, Score::From(position.at)));
    // Wants that are said are what counts.
    assert!(matches!(s.wants[2][2].as_ref().unwrap().scores[0], Score::Anchor(_)));
    assert_eq!(s.value(position.power).spread, Spread::Point(8.0));
    assert_eq!(d.tables["positions.csv"], TABLE);
    let text = edit::set(FILE, "position.south.limit.at", "55").unwrap();
    let changed = with(&text, TABLE).document.unwrap().scenario;
    let south = changed.institutions.positions[1];
    assert_eq!(changed.value(south.at).spread, Spread::Point(55.0));
    assert_eq!(changed.value(south.salience).spread, Spread::Point(90.0));
}

#[test]
fn a_block_that_is_left_out_takes_its_mentions_along() {
    let (text, gone) = edit::without(FILE, "mediator.gulf").unwrap();
    assert!(gone.iter().any(|g| g.path == "decision.chair"), "{gone:?}");
    assert!(with(&text, TABLE).document.is_some());
    let (text, _) = edit::without(FILE, "ratifier.court").unwrap();
    assert!(!text.contains("court"));
    let (text, gone) = edit::without(FILE, "issue.fund").unwrap();
    // Needed for nothing that is left, it is not needed for everything.
    assert!(gone.iter().any(|g| g.path == "ratifier.congress"), "{gone:?}");
    assert!(with(&text, TABLE).document.is_some());
}

/// Asserts one message of the file with `from` changed to `to`: what is underlined, and words of message and help.
#[track_caller]
fn says(from: &str, to: &str, underlined: &str, message: &str, help: &str) -> Severity {
    assert!(FILE.contains(from), "the file has no {from:?}");
    let text = FILE.replacen(from, to, 1);
    said(&with(&text, TABLE), &text, underlined, message, help)
}

#[track_caller]
fn said(reading: &Reading, text: &str, underlined: &str, message: &str, help: &str) -> Severity {
    let all: String = reading.diagnostics.iter().map(|d| d.render("t.toml", text, false)).collect();
    let found = reading.diagnostics.iter().find(|d| {
        text.get(d.span.clone().unwrap_or(0..0)) == Some(underlined)
            && d.message.contains(message)
            && d.help.as_deref().unwrap_or("").contains(help)
    });
    found
        .unwrap_or_else(|| {
            panic!("no {message:?} with {help:?} under {underlined:?}; said:\n{all}")
        })
        .severity
}

#[test]
fn decisions_that_cannot_be() {
    const SECOND: &str = "{ quota = 4, of = \"weight\" }";
    let quota = |to: &str, message: &str, help: &str| {
        assert_eq!(says(SECOND, to, to, message, help), Severity::Error);
    };
    quota(
        "{ quota = 65, of = \"weight\" }",
        "nobody can reach a quota of 65 of weight: all together have 6",
        "\"65%\"",
    );
    quota(
        "{ quota = 4, of = \"parties\" }",
        "nobody can reach a quota of 4 parties: there are 3",
        "write 3 or less",
    );
    quota("\"65%\"", "no rule of decision", "{ quota = \"65%\", of = \"parties\" }");
    quota("\"al\"", "`al` is no rule", "did you mean `all`?");
    quota("{ quota = 2 }", "does not say `of`", "of = \"parties\"");
    quota("[\"all\"]", "expected a rule of decision, found a list", "\"majority\"");
    says("quota = 4", "quota = \"120%\"", "\"120%\"", "more than the whole", "\"100%\" or less");
    says("quota = 4", "quota = 0", "0", "met by nobody", "above 0");
    says("quota = 4", "quota = \"some\"", "\"some\"", "expected a quota", "one number");
    says("quota = \"55%\"", "quota = 0.55", "0.55", "less than one", "\"55%\"");
    says(
        "of = \"weight\"",
        "of = \"wieght\"",
        "\"wieght\"",
        "counts parties or weight",
        "did you mean `weight`?",
    );
    says(
        "vetoes = [\"north\"]",
        "vetoes = [\"nroth\"]",
        "\"nroth\"",
        "no party `nroth`",
        "`north`",
    );
    says(
        "chair  = \"gulf\"",
        "chair  = \"golf\"",
        "\"golf\"",
        "no party or mediator `golf`",
        "`gulf`",
    );
    let warn =
        says(SECOND, "\"all\"", "\"all\"", "the other rules of the list have no effect", "alone");
    assert_eq!(warn, Severity::Warning);
    says(
        SECOND,
        "{ quota = \"55%\", of = \"parties\" }",
        "{ quota = \"55%\", of = \"parties\" }",
        "stands twice",
        "keep one",
    );
    let none = FILE
        .replace("weight = 3", "weight = 0")
        .replace("weight = 2", "weight = 0")
        .replace("weight = 1", "weight = 0");
    said(&with(&none, TABLE), &none, SECOND, "every party's `weight` is 0", "of = \"parties\"");
    let all = FILE.replace("decision     = { quota = \"majority\", of = \"parties\" }\n", "");
    let rules = "rule   = [{ quota = \"55%\", of = \"parties\" }, { quota = 4, of = \"weight\" }]";
    let all = all.replace(rules, "rule = \"all\"");
    said(&with(&all, TABLE), &all, "[\"north\"]", "`vetoes` has no effect", "which `rule`");
    said(&with(&all, TABLE), &all, "3", "nothing counts the weight of `north`", "`power`");
    says(
        "[mediator.gulf]",
        "[mediator.north]",
        "north",
        "`north` is a party and a mediator",
        "another id",
    );
    let empty = FILE.replace(rules, "rule = []");
    said(&with(&empty, TABLE), &empty, "[]", "this list has no rule", "all must agree");
}

/// What newcomers write: taken as it is meant where that is plain, else with the word that is.
#[test]
fn what_newcomers_write() {
    let quota = FILE.replacen("quota = \"55%\"", "quota = \"2/3\"", 1);
    let rules = with(&quota, TABLE).document.unwrap().scenario.institutions.decision.rules;
    let [DecisionRule::Quota { quota: Quota::Share(share), .. }, _] = rules[..] else { panic!() };
    assert!((share - 2.0 / 3.0).abs() < 1e-15, "{share}");
    says("quota = \"55%\"", "quota = \"4/3\"", "\"4/3\"", "more than the whole", "or less");
    says("quota = \"55%\"", "quota = \"2/0\"", "\"2/0\"", "expected a quota", "\"2/3\"");
    let rules = "[{ quota = \"55%\", of = \"parties\" }, { quota = 4, of = \"weight\" }]";
    for word in ["\"consensus\"", "\"unanimity\""] {
        says(rules, word, word, "is no rule of decision", "\"all\"");
    }
    says("weight = 3", "seats = 3", "seats", "no key `seats`", "did you mean `weight`?");
    let asked =
        says("\"60 to 90%\"", "\"certain\"", "\"certain\"", "no word for a chance", "\"100%\"");
    assert_eq!(asked, Severity::Error);
    says(
        "chair  = \"gulf\"",
        "chair = \"Speaker\"",
        "\"Speaker\"",
        "no party or mediator `Speaker`",
        "`gulf`",
    );
    let held = says(
        "held_by = \"north\"\n",
        "",
        "\"1 to 3%\"",
        "does not say who holds it",
        "add `held_by`",
    );
    assert_eq!(held, Severity::Warning);
}

/// An amount may carry its unit; a place on a ladder of amounts is no amount, and no percentage.
#[test]
fn amounts_carry_their_unit() {
    for (from, to) in [
        ("now          = 250", "now = \"250bn\""),
        ("now          = 250", "now = \"250 bn USD\""),
        ("without_deal = 100", "without_deal = \"100 bn\""),
        ("never = [100]", "never = [\"100bn\"]"),
        ("fund = [400, 550, 700]", "fund = [\"400bn\", 550, \"700 bn USD\"]"),
    ] {
        let text = FILE.replacen(from, to, 1);
        assert!(FILE.contains(from), "{from}");
        let changed = with(&text, TABLE).document;
        assert_eq!(changed.map(|d| d.scenario), Some(document().scenario), "{to}");
    }
    says("now          = 250", "now = \"260bn\"", "\"260bn\"", "no option `260`", "`250`");
    says("now          = 250", "now = \"250km\"", "\"250km\"", "no option `250km`", "`250`");
    let place = |to: &str, underlined: &str, help: &str| {
        let block = format!("[position.isle.fund]\nat = {to}\n[position.isle.limit]");
        says(
            "[position.isle.limit]",
            &block,
            underlined,
            "not a place on the ladder of `fund`",
            help,
        );
    };
    place("\"75%\"", "\"75%\"", "write 75: 0 is 100 bn USD, 100 is 700 bn USD");
    place("550", "550", "write 75: 0 is 100 bn USD");
    says(
        "id = \"peace\"",
        "id = \"peace\", at = \"75%\"",
        "\"75%\"",
        "expected a number",
        "write at = 75,",
    );
}

#[test]
fn lapses_acts_and_red_lines_that_cannot_be() {
    const LAPSE: &str = "{ ended = \"80 to 95%\" }";
    says(LAPSE, "\"endd\"", "\"endd\"", "no option `endd`", "`ended`");
    says(LAPSE, "{ endd = 5 }", "endd", "no option `endd`", "`ended`");
    let both = "{ ended = \"80 to 95%\", peace = \"60%\" }";
    assert_eq!(says(LAPSE, both, both, "add up to 1", "100 % or less"), Severity::Error);
    let wide = "{ ended = \"30 to 95%\", peace = \"45%\" }";
    assert_eq!(says(LAPSE, wide, wide, "scaled down", "100 % or less"), Severity::Warning);
    says(LAPSE, "{ holds = 5 }", "holds", "what holds now", "leave it out");
    says(LAPSE, "{ }", "{ }", "names no option", "some-option");
    assert_eq!(
        says(LAPSE, "\"holds\"", "\"holds\"", "holds now", "leave `without_deal` out"),
        Severity::Warning
    );
    says(
        "\"holds\", {",
        "{ id = \"holds\", alone = 5 }, {",
        "5",
        "`holds` holds now",
        "may bring about",
    );
    says(
        "held_by = \"north\"",
        "held_by = \"each\"",
        "\"1 to 3%\"",
        "held by `each`",
        "held by a party",
    );
    says(
        "never   = [\"ended\"]",
        "never = [\"ended\", \"holds\", \"peace\"]",
        "[\"ended\", \"holds\", \"peace\"]",
        "never accepts any option",
        "red lines",
    );
    says(
        "never   = [\"ended\"]",
        "never = [\"peace\"]",
        "[\"peace\"]",
        "a red line too",
        "another best",
    );
}

#[test]
fn who_leaves_who_ratifies_and_when_that_cannot_be() {
    let two = FILE.replace("weight = 2", "weight = 2\nleaves = 5");
    said(
        &with(&two, TABLE),
        &two,
        "\"5 to 20%\"",
        "every party but `north` may walk out",
        "two parties stay",
    );
    says("of         = \"north\"", "of = \"nroth\"", "\"nroth\"", "no party `nroth`", "`north`");
    let wants = "[wants.court.truce]\nmatters = \"vital\"\nbest    = \"peace\"\n";
    says(wants, "", "[ratifier.court]", "does not say what `court` wants", "likes = {");
    let zero = "[wants.court.truce]\nmatters = 0\nbest    = \"peace\"\n";
    says(wants, zero, "[ratifier.court]", "nothing matters to `court`", "above 0");
    says(
        "[wants.court.truce]",
        "[wants.curt.truce]",
        "curt",
        "no party or ratifier `curt`",
        "`court`",
    );
    says(
        "[wants.court.truce]",
        "[wants.congress.fund]\nbest = 100\n[wants.court.truce]",
        "fund",
        "says what it wants of `fund` already",
        "keep one",
    );
    says("[ratifier.court]", "[ratifier.south]", "south", "a party and a ratifier", "another id");
    says("needed_for = [\"fund\"]", "needed_for = []", "[]", "names no issue", "every package");
    says(
        "deadline = 2031-05-01",
        "deadline = 2031-04-01",
        "2031-04-01",
        "before the meeting (2031-04-20)",
        "one of the two days",
    );
    says("meetings = 3", "meetings = 0", "0", "`meetings` cannot be `0`", "from 1 to");
    let one = says(
        "meetings = 3",
        "meetings = 1\nresumes = \"30 to 80%\"",
        "\"30 to 80%\"",
        "`resumes` has no effect",
        "meetings = 2",
    );
    assert_eq!(one, Severity::Warning);
    says("effort    = \"0.7 to 1\"", "effort = 0", "0", "is 0", "");
    says(
        "effort    = \"0.7 to 1\"\nbust_up   = 0.5\nworse_off = 1.2",
        "[mediator.x]",
        "[mediator.x]",
        "changes nothing",
        "`effort`",
    );
    let many: String = (0..126)
        .map(|n| format!("[party.p{n}]\n[wants.p{n}]\nfund = {{ best = 100 }}\n"))
        .collect();
    let many = format!("{FILE}{many}");
    said(&with(&many, TABLE), &many, "p125", "129 parties", "act together");
}

#[test]
fn amounts_that_cannot_be() {
    const LADDER: &str = "{ from = 100, to = 700, unit = \"bn USD\", steps = 5 }";
    let down = "{ from = 700, to = 100, steps = 5 }";
    says(LADDER, down, down, "from 700 to 100", "`from` is the lowest");
    says(
        LADDER,
        "{ from = 100, to = 700 }",
        "{ from = 100, to = 700 }",
        "does not say `steps`",
        "How many".to_lowercase().as_str(),
    );
    says("steps = 5", "steps = 1", "1", "`steps` cannot be `1`", "from 2 to 200");
    says("now          = 250", "now = 260", "260", "no option `260`", "`250`");
    let both = format!("{LADDER}\noptions = [\"100\", \"250\"]");
    says(LADDER, &both, "[\"100\", \"250\"]", "both say the ladder", "keep one");
}

#[test]
fn tables_that_cannot_be() {
    let table = |table: &str, message: &str, help: &str| {
        let reading = with(FILE, table);
        assert!(reading.document.is_none());
        said(&reading, FILE, "\"positions.csv\"", message, help);
    };
    let more = |line: &str| format!("{TABLE}{line}\n");
    table(
        &more("limit,isle,,50,major"),
        "line 4: nothing stands in the column `power`",
        "fill it in",
    );
    table(&more("limit,isle,5"), "line 4: nothing stands in the column `at`", "fill it in");
    table(
        &more("limit,Northland,1,5,5"),
        "line 4: `Northland` stands twice on `limit`, first in line 2",
        "keep one",
    );
    table(&more("limit,Westland,1,5,5"), "line 4: there is no party `Westland`", "Northland");
    table(
        &more("limits,isle,1,5,5"),
        "line 4: there is no issue `limits`",
        "did you mean `limit`?",
    );
    table(&TABLE.replace("20 to 30", "500"), "line 3: `500` is above 100", "a place on the ladder");
    table(&TABLE.replace("90", "majr"), "line 3: `majr` is neither", "did you mean `major`?");
    table(&more("limit,isle,1,5,5,6"), "line 4: 6 cells", "quotes");
    table(
        "issue,party,at,salience\nlimit,north,5,5\n",
        "line 1: the column `power` is missing",
        "party,issue,at,salience,power",
    );
    table(
        "issue,party,at,salience,powr\n",
        "line 1: there is no column `powr`",
        "did you mean `power`?",
    );
    let colons =
        "\u{feff}Party;Issue;At;Salience;Power\nnorth;limit;5;5;5\n\"south\";limit;6;5;5\n";
    assert!(with(FILE, colons).document.is_some());
    let alone = read("t.toml", FILE);
    said(
        &alone,
        FILE,
        "\"positions.csv\"",
        "only the text of the scenario was given",
        "by the path of its file",
    );
    assert_eq!(alone.diagnostics.len(), 1, "{:?}", alone.diagnostics);
    says(
        "\"positions.csv\"",
        "\"other.csv\"",
        "\"other.csv\"",
        "there is no such file",
        "put it there",
    );
    says("at       = 10\n", "", "[position.isle.limit]", "does not say `at`", "0 to 100");
}
