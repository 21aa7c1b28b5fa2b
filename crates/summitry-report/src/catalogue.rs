//! The library on one page: every negotiation with its small picture, what the figures say, and how to begin from it.

use std::fmt::Write as _;

use askama::Template;
use summitry_kit::Study;

use crate::{
    contents::pictures::hundred,
    draw::escape,
    messages::Messages,
    page::{self, PageError, Sheet},
    rich::clean,
    view::{
        Brief,
        sections::{Part, Section, Table},
    },
};

/// One negotiation, drawn for the page.
#[must_use]
pub fn card(slug: &str, brief: &Brief<'_>, m: &Messages) -> String {
    let head = &brief.head;
    let mut out = String::new();
    let begin = m.fill("catalogue-begin", &[("slug", slug.into())]);
    let _ = write!(
        out,
        "<section class=\"half\" id=\"{0}\"><h2>{1}</h2>\n<p class=\"meta\">{2}</p>\n<figure style=\"max-width:9rem\">{3}</figure>\n\
         <p>{4}</p>\n<p class=\"meta\">{5}</p>\n<p><code>{6}</code></p></section>\n",
        escape(slug),
        escape(&head.title),
        escape(&head.place_and_day),
        hundred::grid(brief, m).inline(),
        escape(&head.finding),
        escape(head.stamp.as_deref().unwrap_or_default()),
        escape(&begin),
    );
    out
}

/// The page of all cards: one HTML file that loads nothing and runs no script.
///
/// # Errors
/// Only where a template cannot be written out, which no input causes.
pub fn page(cards: &[String], m: &Messages) -> Result<String, PageError> {
    let sheet = Sheet {
        language: m.language().tag(),
        title: m.say("catalogue-title"),
        line: m.fill("catalogue-line", &[("n", cards.len().into())]),
        style: page::style(),
        top: cards.concat(),
        main: String::new(),
    };
    Ok(sheet.render()?)
}

/// The library as a table: slug and study of each.
#[must_use]
pub fn list(all: &[(&str, Study)], m: &Messages) -> Section {
    let mut table = Table::new(&[
        (&m.say("catalogue-slug"), false),
        (&m.say("catalogue-what"), false),
        (&m.say("catalogue-sides"), true),
        (&m.say("catalogue-issues"), true),
        (&m.say("catalogue-questions"), true),
    ]);
    for (slug, study) in all {
        let d = study.document();
        let s = &d.scenario;
        let title = d.labels.get("summit.title").unwrap_or(&d.summit.title);
        table.row(vec![
            (*slug).to_owned(),
            clean(title),
            s.parties.len().to_string(),
            s.issues.len().to_string(),
            s.questions.len().to_string(),
        ]);
    }
    let parts = vec![Part::Table(table), Part::Note(m.say("catalogue-note"))];
    Section { id: "library", title: m.say("catalogue-title"), parts }
}
