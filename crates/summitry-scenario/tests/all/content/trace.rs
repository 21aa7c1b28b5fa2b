//! `docs/washington.md`: from each sentence of the article to the file and the brief.

use std::collections::{BTreeMap, BTreeSet};

use super::{Checked, article, at, table, text};

/// How many sentences the article has, by the rule the page states.
const SENTENCES: u32 = 81;

/// Every modelling concept found in the article: a fixed list, made before the file was written.
const CONCEPTS: &[&str] = &[
    "Parties, delegations",
    "Leader ≠ state",
    "Why it happens",
    "Agenda with ranges",
    "Priority",
    "Who can move it alone",
    "Graded guarantee",
    "Demand and reluctance",
    "Agreed ≠ delivered",
    "Venue",
    "Private vs public tone",
    "Audiences",
    "Cheap talk after",
    "Unpredictability",
    "Leverage / threat, discounted",
    "“Excuse for action or offer of help”",
    "Outside option",
    "Counter-interest",
    "Disputed figures",
    "Low-hanging fruit",
    "Side deal",
    "Best / worst / middle",
    "Source's own forecast",
    "Who is affected",
    "Off-agenda issue",
    "Irrelevant noise, said to be so",
    "Vague dates",
    "Silence",
];

/// One row of a table of the page: its cells.
fn rows(page: &str) -> Vec<Vec<&str>> {
    page.lines()
        .filter(|line| {
            line.starts_with("| ") && line[2..].starts_with(|c: char| c.is_ascii_digit())
        })
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect()
}

fn sentences(cell: &str) -> Result<Vec<u32>, std::num::ParseIntError> {
    cell.split(',').map(|n| n.trim().parse()).collect()
}

/// The words between backquotes.
fn quoted(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

#[test]
fn every_sentence_is_accounted_for() -> Checked {
    let page = text("docs/washington.md")?;
    let mut seen = BTreeSet::new();
    for row in rows(&page) {
        seen.extend(sentences(row[0])?);
    }
    assert_eq!(seen, (1..=SENTENCES).collect());
    Ok(())
}

#[test]
fn every_concept_leads_to_a_line_of_the_file_and_a_part_of_the_brief() -> Checked {
    let page = text("docs/washington.md")?;
    let file = table("scenarios/2026-washington/washington.toml")?;
    let sections: BTreeSet<String> = page
        .split("**Sections of the brief**")
        .nth(1)
        .and_then(|rest| rest.split("\n\n").next())
        .ok_or("the page lists the sections of the brief")?
        .split('*')
        .skip(1)
        .step_by(2)
        .map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    let messages = text("crates/summitry-report/messages/en.ftl")?;
    let titles: Vec<&str> = messages
        .lines()
        .filter(|line| line.starts_with("title-"))
        .filter_map(|line| Some(line.split_once(" = ")?.1))
        .collect();
    for section in sections.iter().filter(|name| *name != "Head") {
        assert!(titles.iter().any(|t| t.starts_with(section.as_str())), "no title: {section}");
    }
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows(&page).into_iter().filter(|row| row.len() == 5) {
        let paths: Vec<&str> = quoted(row[3]).collect();
        for path in &paths {
            assert!(
                at(&file, path).is_some(),
                "no such place in the file: {path} (sentences {})",
                row[0]
            );
        }
        for section in row[4].split(", ") {
            assert!(sections.contains(section), "no such part of the brief: {section}");
        }
        *found.entry(row[2]).or_default() += paths.len();
    }
    for concept in CONCEPTS {
        assert!(found.get(concept).is_some_and(|&n| n > 0), "missing: {concept}");
    }
    Ok(())
}

#[test]
fn the_article_has_as_many_sentences_as_the_page_says() {
    let Some(article) = article() else { return };
    let mut count = 0;
    for line in article.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut rest = line.chars().peekable();
        let mut open = false;
        while let Some(c) = rest.next() {
            open |= !c.is_whitespace();
            if matches!(c, '.' | '?' | '!') {
                rest.next_if(|c| matches!(c, '’' | '”' | '\'' | '"'));
                if rest.peek().is_none_or(|c| c.is_whitespace()) {
                    count += 1;
                    open = false;
                }
            }
        }
        count += u32::from(open);
    }
    assert_eq!(count, SENTENCES);
}
