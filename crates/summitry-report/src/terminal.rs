//! The brief in a terminal: in the width it is given, readable in a pipe, colour only as an addition.
//!
//! The text carries ANSI styles; whoever prints it through `anstream` has them dropped where the output is no terminal
//! or `NO_COLOR` is set. No meaning hangs on them: what is faint also carries `~`, today's rung also `*`.

mod first;
mod paper;
mod table;

use crate::{
    asked::Asked,
    contents,
    messages::Messages,
    view::{
        Brief,
        comparison::Comparison,
        sections::{Part, Section},
    },
};

use paper::{Paper, STAMP, TITLE, columns, styled};

/// The width of answers that are no brief, in columns: fits beside an editor on any screen, and prints on a page.
pub const WIDTH: usize = 100;
/// A brief is laid out in at least so many columns.
pub const NARROWEST: usize = 80;
/// And in at most so many: longer lines are hard to read.
pub const WIDEST: usize = 120;

/// Lays out a brief in so many columns, brought within [`NARROWEST`] and [`WIDEST`]. `next` are commands of the last lines; only
/// ones that exist.
#[must_use]
pub fn brief(
    brief: &Brief<'_>,
    m: &Messages,
    asked: &Asked,
    width: usize,
    next: &[String],
) -> String {
    let width = width.clamp(NARROWEST, WIDEST);
    match asked {
        Asked::First => first::screen(brief, m, width, next),
        Asked::Topics(topics) => {
            page(brief, &contents::of_topics(brief, m, topics), m, width, next)
        }
        Asked::All => {
            let mut paper = first::all(brief, m, width);
            for section in contents::beyond(brief, m) {
                paper.section(&section, m);
            }
            paper.following(m, next);
            paper.finish()
        }
    }
}

/// Lays out two runs side by side.
#[must_use]
pub fn comparison(
    brief: &Brief<'_>,
    c: &Comparison,
    m: &Messages,
    width: usize,
    next: &[String],
) -> String {
    let width = width.clamp(NARROWEST, WIDEST);
    page(brief, &contents::comparison(brief, c, m), m, width, next)
}

/// Lays out an explanation, under the stamp where the file is an illustration.
#[must_use]
pub fn stamped(stamp: Option<&str>, sections: &[Section], m: &Messages) -> String {
    let mut paper = Paper::new(WIDTH);
    if let Some(stamp) = stamp {
        paper.wrapped(stamp, " ", " ", Some(STAMP));
    }
    for section in sections {
        paper.section(section, m);
    }
    paper.finish()
}

/// Lays out a short answer: sentences without a title, under the stamp where the file is an illustration.
#[must_use]
pub fn answer(stamp: Option<&str>, parts: Vec<Part>, m: &Messages) -> String {
    let answer = Section { id: "answer", title: String::new(), parts };
    stamped(stamp, &[answer], m).replacen("\n\n", "\n", 1).trim_start_matches('\n').to_owned()
}

/// Lays out sections that are no brief: an explanation, a score card.
#[must_use]
pub fn sections(sections: &[Section], m: &Messages) -> String {
    stamped(None, sections, m)
}

fn page(
    brief: &Brief<'_>,
    sections: &[Section],
    m: &Messages,
    width: usize,
    next: &[String],
) -> String {
    let mut paper = Paper::new(width);
    head(&mut paper, brief);
    for section in sections {
        paper.section(section, m);
    }
    paper.following(m, next);
    paper.finish()
}

fn head(paper: &mut Paper, brief: &Brief<'_>) {
    let head = &brief.head;
    paper.line("");
    two_sided(paper, &head.title.to_uppercase(), &head.place_and_day);
    let question = head.question.as_deref().unwrap_or_default();
    two_sided(paper, question, head.known.as_deref().unwrap_or_default());
    if let Some(stamp) = &head.stamp {
        paper.wrapped(stamp, " ", " ", Some(STAMP));
    }
}

/// One line with a left and a right end; two lines where both do not fit.
fn two_sided(paper: &mut Paper, left: &str, right: &str) {
    let (l, r) = (columns(left), columns(right));
    if l + r == 0 {
        return;
    }
    // Of the two pairs only the title is in capitals.
    let style = (left == left.to_uppercase()).then_some(TITLE);
    if l + r + 3 <= paper.width && r > 0 {
        let gap = " ".repeat(paper.width - 1 - l - r);
        paper.line(&format!(" {}{gap}{right}", styled(left, style)));
    } else {
        paper.wrapped(left, " ", " ", style);
        paper.wrapped(right, " ", " ", None);
    }
}
