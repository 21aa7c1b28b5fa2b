//! What a sloped issue can contribute at most is told by its ends, however many values lie between them.

use summitry_domains::{SourceText, convert, genius, reading::Settings};

/// Two issues that weigh the same: whole numbers on a slope, and a table whose best counts 2.
fn profile(slope: &str, offset: &str) -> String {
    format!(
        "<utility_space number_of_issues=\"2\"><objective index=\"0\" name=\"r\" type=\"objective\" etype=\"objective\">\
         <issue index=\"1\" name=\"price\" type=\"integer\" etype=\"integer\" vtype=\"integer\" lowerbound=\"2\" upperbound=\"42\">\
         <evaluator ftype=\"linear\" slope=\"{slope}\" offset=\"{offset}\"/></issue>\
         <issue index=\"2\" name=\"day\" type=\"discrete\" etype=\"discrete\" vtype=\"discrete\">\
         <item index=\"1\" value=\"early\" evaluation=\"1\"/><item index=\"2\" value=\"late\" evaluation=\"2\"/></issue>\
         <weight index=\"1\" value=\"0.5\"/><weight index=\"2\" value=\"0.5\"/></objective></utility_space>"
    )
}

#[test]
fn the_share_of_a_slope_is_that_of_its_better_end() {
    // GENIUS counts from the lower bound and keeps within 0 and 1, NegMAS neither: 40 steps of 1/80 reach 1/2 of GENIUS's table at 1, and
    // from 2 on 42/80 of NegMAS's at 2.
    for (slope, offset, genius, negmas) in [
        ("0.0125", "0", "66.7%", "79.2%"),
        ("-0.0125", "0.5", "66.7%", "80.8%"),
        ("0.1", "0", "50%", "32.3%"),
    ] {
        let text = profile(slope, offset);
        let source = SourceText { name: "it", text: &text };
        let both = [("a".to_owned(), source), ("b".to_owned(), source)];
        let domain = genius::read(None, &both).unwrap();
        let notes = convert(&domain, Settings::default()).unwrap().notes;
        let note = notes.iter().find(|note| note.code == "evaluation-scale").unwrap();
        assert!(note.text.contains(genius) && note.text.contains(negmas), "{slope}: {}", note.text);
    }
}
