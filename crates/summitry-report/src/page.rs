//! The brief as a page: one renderer for the frozen file and for the page that `summitry serve` keeps alive.
//!
//! Pictures are SVG without any style of their own ([`Picture`]), one chart a file; tables, notes and sentences are those
//! of the table of contents, so that a picture and the table behind it cannot differ. Templates escape every text; pictures escape
//! theirs where they are drawn.

mod compose;
mod csv;
mod marks;
mod panel;
mod pieces;
mod seal;

use askama::Template;

use crate::{
    contents::{self, CONTENTS},
    messages::Messages,
    rich::capital,
    view::{Brief, sections::Section},
};

pub use crate::draw::{FIGURE_STYLE, Picture, Theme};
pub use marks::{Marks, NoMarks};
pub use panel::{Item, LadderCell, LadderRow, Panel, TableView};
pub use seal::{is_sealed, sealed};

/// The page's own style; uses the colours of [`FIGURE_STYLE`].
pub const PAGE_STYLE: &str = include_str!("page/page.css");

/// The page could not be put together.
#[derive(Debug, thiserror::Error)]
#[error("the page could not be laid out: {0}")]
pub struct PageError(#[from] askama::Error);

/// A whole page that needs nothing but itself.
#[derive(Template)]
#[template(path = "frozen.html")]
struct Frozen<'a> {
    language: &'a str,
    head: HeadView<'a>,
    style: String,
    main: String,
    words: Words,
    downloads: Vec<csv::Download>,
}

/// A page that is no brief: title, a line below it, a drawn part, sections.
#[derive(Template)]
#[template(path = "sheet.html")]
pub(crate) struct Sheet<'a> {
    pub(crate) language: &'a str,
    pub(crate) title: String,
    pub(crate) line: String,
    pub(crate) style: String,
    /// Drawn and escaped.
    pub(crate) top: String,
    /// Laid out and escaped.
    pub(crate) main: String,
}

/// The style of every page that stands alone.
pub(crate) fn style() -> String {
    format!("{}{}", squeeze(FIGURE_STYLE), squeeze(PAGE_STYLE))
}

/// Title, place, dates and stamp.
struct HeadView<'a> {
    title: &'a str,
    finding: &'a str,
    question: Option<&'a str>,
    line: String,
    stamp: Option<&'a str>,
    supposed: Option<&'a str>,
    altered: &'a [String],
    altered_title: String,
    made: String,
}

/// The sections, as they stand in either page.
#[derive(Template)]
#[template(path = "main.html")]
struct Main {
    blocks: Vec<Panel>,
    more: Vec<Panel>,
    title_more: String,
    words: Words,
}

/// The few words the templates need.
#[derive(Clone)]
struct Words {
    table: String,
    ladders: String,
    data: String,
    issue: String,
    back: String,
    same: String,
    forward: String,
    held: String,
    skip: String,
    original: String,
}

impl Words {
    fn new(m: &Messages) -> Self {
        Words {
            table: m.say("page-table"),
            ladders: m.say("page-ladders"),
            data: m.say("page-data"),
            issue: m.say("column-issue"),
            back: m.say("agenda-back"),
            same: m.say("agenda-same"),
            forward: m.say("agenda-forward"),
            held: m.say("page-held"),
            skip: m.say("page-skip"),
            original: m.say("page-original"),
        }
    }
}

impl<'a> HeadView<'a> {
    fn new(brief: &'a Brief<'_>, m: &Messages) -> Self {
        let head = &brief.head;
        let line: Vec<&str> = [Some(&head.place_and_day), head.known.as_ref()]
            .into_iter()
            .flatten()
            .filter(|text| !text.is_empty())
            .map(String::as_str)
            .collect();
        HeadView {
            title: &head.title,
            finding: &head.finding,
            question: head.question.as_deref(),
            line: line.join(" · "),
            stamp: head.stamp.as_deref(),
            supposed: brief.supposed.as_deref(),
            altered: &brief.altered,
            altered_title: m.say("page-altered"),
            made: m.fill("page-made", &[("made", (&head.made.join("; ")).into())]),
        }
    }
}

/// The frozen brief: one HTML file that loads nothing, runs no script and prints on two pages.
///
/// # Errors
///
/// Only where a template cannot be written out, which no input causes.
pub fn frozen(brief: &Brief<'_>, m: &Messages) -> Result<String, PageError> {
    let page = Frozen {
        language: m.language().tag(),
        head: HeadView::new(brief, m),
        style: style(),
        main: sections(brief, m, &NoMarks, true)?,
        words: Words::new(m),
        downloads: csv::downloads(brief, m),
    };
    Ok(page.render()?)
}

/// The sections alone, with what `marks` adds to figures: what the live page replaces when a value moves. Of a
/// brief without findings those that a page folds away are left out.
///
/// # Errors
///
/// As [`frozen`].
pub fn main(brief: &Brief<'_>, m: &Messages, marks: &dyn Marks) -> Result<String, PageError> {
    sections(brief, m, marks, false)
}

fn sections(
    brief: &Brief<'_>,
    m: &Messages,
    marks: &dyn Marks,
    rooms: bool,
) -> Result<String, PageError> {
    let (blocks, mut more) = compose::blocks(brief, m, marks, rooms);
    if brief.deals.is_none() {
        more.clear();
    }
    let page = Main { blocks, more, title_more: m.say("page-more"), words: Words::new(m) };
    Ok(page.render()?)
}

/// Sections without pictures, such as an explanation, as they stand in either page.
///
/// # Errors
///
/// As [`frozen`].
pub fn plain(sections: Vec<Section>, m: &Messages) -> Result<String, PageError> {
    let page = Main {
        blocks: compose::plain(sections),
        more: Vec::new(),
        title_more: String::new(),
        words: Words::new(m),
    };
    Ok(page.render()?)
}

/// The top of the page: title, question, place and dates, stamp.
///
/// # Errors
///
/// As [`frozen`].
pub fn head(brief: &Brief<'_>, m: &Messages) -> Result<String, PageError> {
    Ok(HeadOnly { head: HeadView::new(brief, m) }.render()?)
}

#[derive(Template)]
#[template(path = "head.html")]
struct HeadOnly<'a> {
    head: HeadView<'a>,
}

/// The pictures of a brief, each to be written as a file of its own.
#[must_use]
pub fn figures(brief: &Brief<'_>, m: &Messages) -> Vec<Picture> {
    let drawn = |entry: &contents::Entry| {
        let picture = entry.alone?(brief, m)?;
        let finding = entry.finding.and_then(|finding| finding(brief, m));
        let finding = finding.map(|finding| capital(&finding));
        let unit = entry.section(brief, m).map(|section| section.title);
        Some(Picture { title: finding, unit, ..picture })
    };
    CONTENTS.iter().filter_map(drawn).collect()
}

/// A style sheet without its comments and indentation.
fn squeeze(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.lines().map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n")
}
