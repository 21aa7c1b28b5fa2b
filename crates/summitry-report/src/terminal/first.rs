//! The first screen of a brief: at most [`MOST`] lines, with less of each block where labels are long.

use std::fmt::Write as _;

use crate::{
    asked::Topic,
    figures::rounded,
    messages::Messages,
    rich::{Rich, Run, shortened},
    view::{
        Brief, EndingBar,
        first::{ROOM, Room, sections},
        sections::{Part, Section, Table},
    },
};

use super::paper::{FAINT, Paper, STAMP, TITLE, columns, marked, pad, pad_left, styled, widest};

/// Lines of a first screen: what a terminal of 50 shows under a prompt.
const MOST: usize = 45;
/// Commands told after it; `--all` tells every one.
const NEXT: usize = 1;

/// The first screen, with as much of each block as there is room for.
pub(super) fn screen(brief: &Brief<'_>, m: &Messages, width: usize, next: &[String]) -> String {
    let next = &next[..next.len().min(NEXT)];
    let laid = |room: Room| {
        let mut paper = laid_out(brief, m, width, room);
        let topics = Topic::ALL.map(Topic::id).join("|");
        let more = [format!("--show {topics}"), "--all".to_owned()];
        let more: Vec<String> = more.into_iter().chain(next.iter().cloned()).collect();
        paper.line("");
        let more = format!("{}: {}", m.say("first-more"), more.join("; "));
        paper.wrapped(&more, " ", "   ", Some(FAINT));
        paper.finish()
    };
    let mut text = String::new();
    for room in ROOM {
        text = laid(room);
        if text.lines().count() <= MOST {
            break;
        }
    }
    text
}

/// The same with room for everything, for what follows it.
pub(super) fn all(brief: &Brief<'_>, m: &Messages, width: usize) -> Paper {
    laid_out(brief, m, width, ROOM[0])
}

fn laid_out(brief: &Brief<'_>, m: &Messages, width: usize, room: Room) -> Paper {
    let mut paper = Paper::new(width);
    head(&mut paper, brief);
    for section in sections(brief, m, room) {
        block(&mut paper, &section, m);
    }
    paper
}

/// The finding, where and when, the stamp.
fn head(paper: &mut Paper, brief: &Brief<'_>) {
    let head = &brief.head;
    paper.line("");
    paper.wrapped(&brief.finding.line.to_uppercase(), " ", " ", Some(TITLE));
    let line: Vec<&str> = [head.title.as_str(), &head.place_and_day]
        .into_iter()
        .chain(head.known.as_deref())
        .filter(|text| !text.is_empty())
        .collect();
    paper.wrapped(&line.join(" · "), " ", " ", None);
    for line in &brief.altered {
        paper.wrapped(line, " ", " ", None);
    }
    if let Some(stamp) = &head.stamp {
        paper.wrapped(stamp, " ", " ", Some(STAMP));
    }
}

/// One block: a table under its title's line, or sentences behind it.
fn block(paper: &mut Paper, section: &Section, m: &Messages) {
    let title = section.title.to_uppercase();
    paper.line("");
    match section.parts.as_slice() {
        [Part::Table(table)] => self::table(paper, &title, table),
        [Part::Endings(bars)] => endings(paper, &title, bars, m),
        parts => {
            let mut runs = vec![Run { text: format!("{title}  "), strong: true }];
            for part in parts {
                let rich = match part {
                    Part::Sentence(rich) => rich.clone(),
                    Part::Note(text) => Rich::parse(text),
                    _ => continue,
                };
                runs.extend(rich.0);
                runs.push(Run { text: " ".to_owned(), strong: false });
            }
            runs.pop();
            paper.sentence(&Rich(runs), " ");
        }
    }
}

/// The endings: figure, bar, range on one line each; those that print as under 1 are left out.
fn endings(paper: &mut Paper, title: &str, bars: &[EndingBar], m: &Messages) {
    let bars: Vec<&EndingBar> = bars.iter().filter(|b| rounded(b.figure.chance.mean) > 0).collect();
    let label = widest(bars.iter().map(|b| b.label.as_str()));
    let number = widest(bars.iter().map(|b| b.figure.text.as_str()));
    let range_title = m.say("column-range");
    let range = widest(bars.iter().map(|b| b.figure.range.as_str())).max(columns(&range_title));
    // One mark is two chances in a hundred.
    let room = paper.width.saturating_sub(label + number + range + 9).min(50);
    let gap = (label + number + room + 6).saturating_sub(columns(title));
    paper.line(&format!(
        " {}{}  {}",
        styled(title, Some(TITLE)),
        " ".repeat(gap),
        pad_left(&range_title, range)
    ));
    for bar in bars {
        let marks = bar.marks * room / 100;
        let mut text = String::new();
        let _ = write!(
            text,
            "   {}  {}  {}{}  {}",
            pad(&bar.label, label),
            pad_left(&bar.figure.text, number),
            marked(bar.id, marks),
            " ".repeat(room.saturating_sub(marks)),
            pad_left(&bar.figure.range, range),
        );
        paper.line(&text);
    }
}

/// A table whose first column has the block's title for a heading; labels are cut at a word where they are too long for their line.
fn table(paper: &mut Paper, title: &str, table: &Table) {
    let numbers: Vec<usize> = (1..table.columns.len())
        .map(|i| {
            let cells = table.rows.iter().filter_map(|row| row.cells.get(i));
            widest(cells.map(String::as_str).chain([table.columns[i].title.as_str()]))
        })
        .collect();
    let taken: usize = numbers.iter().map(|n| n + 2).sum();
    let most = paper.width.saturating_sub(taken + 4);
    let labels: Vec<String> = table
        .rows
        .iter()
        .map(|row| shortened(row.cells.first().map_or("", String::as_str), most))
        .collect();
    let label = widest(labels.iter().map(String::as_str)).max(columns(title).saturating_sub(2));
    let line = |first: &str, cells: &mut dyn Iterator<Item = &str>| {
        let cells = cells.zip(&numbers).map(|(cell, n)| format!("  {}", pad_left(cell, *n)));
        format!("{first}{}", cells.collect::<String>())
    };
    let mut heads = table.columns.iter().skip(1).map(|c| c.title.as_str());
    let title = format!(" {}", pad(title, label + 2));
    paper.line(&line(&styled(&title, Some(TITLE)), &mut heads));
    for (row, first) in table.rows.iter().zip(&labels) {
        let mut cells = row.cells.iter().skip(1).map(String::as_str);
        paper.line(&line(&format!("   {}", pad(first, label)), &mut cells));
    }
}
