//! The brief in a terminal: at most 100 columns, readable in a pipe, colour only as an addition.
//!
//! The text carries ANSI styles; whoever prints it through `anstream` has them dropped where the output is no terminal
//! or `NO_COLOR` is set. No meaning hangs on them: what is faint also carries `~`, today's rung also `*`.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Effects, Style};
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Width, presets::NOTHING};

use crate::{
    contents,
    messages::Messages,
    rich::Rich,
    view::{
        Brief, EndingBar, Ladder,
        comparison::Comparison,
        sections::{Part, Section, Table},
    },
};

/// The widest line, in columns: fits beside an editor on any screen, and prints on a page.
pub const WIDTH: usize = 100;

// No meaning hangs on a style: all of this must read the same without.

const TITLE: Style = Style::new().effects(Effects::BOLD);
const STRONG: Style = Style::new().effects(Effects::BOLD);
const FAINT: Style = Style::new().effects(Effects::DIMMED);
const STAMP: Style = AnsiColor::Yellow.on_default().effects(Effects::BOLD);
const AGREED: Style = AnsiColor::Blue.on_default();
const ROW: Style = AnsiColor::Red.on_default();

/// Lays out a brief. `next` are the commands of the last line; only ones that exist.
#[must_use]
pub fn brief(brief: &Brief<'_>, m: &Messages, next: &[String]) -> String {
    page(brief, &contents::in_terminal(brief, m), m, next)
}

/// Lays out two runs side by side.
#[must_use]
pub fn comparison(brief: &Brief<'_>, c: &Comparison, m: &Messages, next: &[String]) -> String {
    page(brief, &contents::comparison(brief, c, m), m, next)
}

/// Lays out an explanation, under the stamp where the file is an illustration.
#[must_use]
pub fn stamped(stamp: Option<&str>, sections: &[Section], m: &Messages) -> String {
    let mut out = String::new();
    if let Some(stamp) = stamp {
        wrapped(&mut out, stamp, " ", " ", Some(STAMP));
    }
    out + &self::sections(sections, m)
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
    let mut out = String::new();
    for section in sections {
        self::section(&mut out, section, m);
    }
    trim(&out)
}

fn page(brief: &Brief<'_>, sections: &[Section], m: &Messages, next: &[String]) -> String {
    let mut out = String::new();
    head(&mut out, brief);
    for section in sections {
        self::section(&mut out, section, m);
    }
    if !next.is_empty() {
        let text = format!("{}: {}", m.say("title-next"), next.join(" | "));
        wrapped(&mut out, &text, " ", "   ", Some(FAINT));
    }
    trim(&out)
}

fn head(out: &mut String, brief: &Brief<'_>) {
    let head = &brief.head;
    out.push('\n');
    two_sided(out, &head.title.to_uppercase(), &head.place_and_day, Some(TITLE));
    two_sided(
        out,
        head.question.as_deref().unwrap_or_default(),
        head.known.as_deref().unwrap_or_default(),
        None,
    );
    if let Some(stamp) = &head.stamp {
        wrapped(out, stamp, " ", " ", Some(STAMP));
    }
}

/// One line with a left and a right end; two lines where both do not fit.
fn two_sided(out: &mut String, left: &str, right: &str, style: Option<Style>) {
    let (l, r) = (columns(left), columns(right));
    if l + r == 0 {
        return;
    }
    if l + r + 3 <= WIDTH && r > 0 {
        let gap = " ".repeat(WIDTH - 1 - l - r);
        let _ = writeln!(out, " {}{gap}{right}", styled(left, style));
    } else {
        wrapped(out, left, " ", " ", style);
        wrapped(out, right, " ", " ", None);
    }
}

/// One section: its title in capitals, then its parts.
pub(crate) fn section(out: &mut String, section: &Section, m: &Messages) {
    out.push('\n');
    wrapped(out, &section.title.to_uppercase(), " ", " ", Some(TITLE));
    for part in &section.parts {
        match part {
            Part::Sentence(rich) => sentence(out, rich),
            Part::Note(text) => wrapped(out, text, "   ", "   ", Some(FAINT)),
            Part::Table(table) => self::table(out, table),
            Part::Endings(bars) => endings(out, bars),
            Part::Ladders(ladders) => self::ladders(out, ladders, m),
        }
    }
}

fn sentence(out: &mut String, rich: &Rich) {
    // The strong words are found again after wrapping: they may be broken over two lines.
    let plain = rich.plain();
    let mut strong: Vec<bool> = Vec::with_capacity(plain.len());
    for run in &rich.0 {
        strong.extend(run.text.chars().filter(|c| *c != ' ').map(|_| run.strong));
    }
    let mut at = 0;
    for line in wrap(&plain, " ", " ") {
        let mut on = false;
        for c in line.chars() {
            if c != ' ' {
                let now = strong.get(at).copied().unwrap_or(false);
                if now != on {
                    let _ = if now { write!(out, "{STRONG}") } else { write!(out, "{STRONG:#}") };
                    on = now;
                }
                at += 1;
            }
            out.push(c);
        }
        if on {
            let _ = write!(out, "{STRONG:#}");
        }
        out.push('\n');
    }
}

fn endings(out: &mut String, bars: &[EndingBar]) {
    let label = bars.iter().map(|b| columns(&b.label)).max().unwrap_or(0);
    let number = bars.iter().map(|b| columns(&b.figure.text)).max().unwrap_or(0);
    let range = bars.iter().map(|b| columns(&b.figure.range)).max().unwrap_or(0);
    let room = WIDTH.saturating_sub(label + number + range + 9);
    let longest = bars.iter().map(|b| b.marks).max().unwrap_or(0).max(1);
    for bar in bars {
        let (mark, style) = match bar.id {
            "agreed" => ('#', Some(AGREED)),
            "words_only" => ('o', None),
            "bust_up" => ('x', Some(ROW)),
            _ => ('.', None),
        };
        // One mark is one chance in a hundred wherever that fits.
        let marks = if longest <= room { bar.marks } else { bar.marks * room / longest };
        let marks = mark.to_string().repeat(marks);
        let _ = writeln!(
            out,
            " {}  {}  {}  {}",
            pad(&bar.label, label),
            pad_left(&bar.figure.text, number),
            pad(&bar.figure.range, range),
            styled(&marks, style),
        );
        wrapped(
            out,
            &bar.note,
            &" ".repeat(label + number + range + 7),
            &" ".repeat(label + number + range + 7),
            Some(FAINT),
        );
    }
}

fn ladders(out: &mut String, ladders: &[Ladder], m: &Messages) {
    // One block is five in a hundred.
    const BAR: usize = 20;
    let number =
        ladders.iter().flat_map(|l| &l.rungs).map(|r| columns(&r.figure.text)).max().unwrap_or(0);
    let range =
        ladders.iter().flat_map(|l| &l.rungs).map(|r| columns(&r.figure.range)).max().unwrap_or(0);
    for ladder in ladders {
        wrapped(out, &ladder.label, " ", "   ", Some(STRONG));
        if ladder.picked_alone {
            wrapped(out, &m.say("picked-alone"), "   ", "   ", Some(FAINT));
        }
        for rung in &ladder.rungs {
            let filled = (rung.figure.chance.mean.clamp(0.0, 1.0) * BAR as f64).round() as usize;
            let bar = pad(&"█".repeat(filled), BAR);
            let mut label = format!("{}{}", if rung.now { "*" } else { "" }, rung.label);
            if rung.now {
                let _ = write!(label, " [{}]", m.say("tag-now"));
            }
            for case in &rung.cases {
                let _ = write!(label, " [{case}]");
            }
            let prefix = format!(
                "   {}  {}  {bar} ",
                pad_left(&rung.figure.text, number),
                pad(&rung.figure.range, range)
            );
            let rest = " ".repeat(columns(&prefix) + 1);
            wrapped(out, &label, &prefix, &rest, None);
        }
    }
}

/// A table without borders, its numbers on the right.
pub(crate) fn table(out: &mut String, table: &Table) {
    let mut lay = comfy_table::Table::new();
    lay.load_style(NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(WIDTH).unwrap_or(u16::MAX));
    lay.set_header(table.columns.iter().map(|c| c.title.clone()).collect::<Vec<_>>());
    for row in &table.rows {
        lay.add_row(row.cells.clone());
    }
    for (i, column) in table.columns.iter().enumerate() {
        let Some(lay) = lay.column_mut(i) else { continue };
        if column.number {
            lay.set_cell_alignment(CellAlignment::Right);
            // Figures are never broken over lines.
            let widest = table
                .rows
                .iter()
                .filter_map(|r| r.cells.get(i))
                .map(|c| columns(c))
                .max()
                .unwrap_or(0);
            let least = u16::try_from(widest + 2).unwrap_or(u16::MAX).min(24);
            lay.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least)));
        }
    }
    for (i, line) in lay.lines().enumerate() {
        let line = line.trim_end();
        let style = if i == 0 || line.contains("~ ") { Some(FAINT) } else { None };
        let _ = writeln!(out, "{}", styled(line, style));
    }
}

fn styled(text: &str, style: Option<Style>) -> String {
    match style {
        Some(style) if !text.is_empty() => format!("{style}{text}{style:#}"),
        _ => text.to_owned(),
    }
}

fn wrap(text: &str, first: &str, rest: &str) -> Vec<String> {
    let options = textwrap::Options::new(WIDTH).initial_indent(first).subsequent_indent(rest);
    textwrap::wrap(text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// Writes text wrapped to the width, with its indents.
pub(crate) fn wrapped(out: &mut String, text: &str, first: &str, rest: &str, style: Option<Style>) {
    if text.is_empty() {
        return;
    }
    for line in wrap(text, first, rest) {
        let _ = writeln!(out, "{}", styled(&line, style));
    }
}

fn columns(text: &str) -> usize {
    textwrap::core::display_width(text)
}

fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

fn pad_left(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(columns(text))))
}

/// No blanks at the ends of lines.
fn trim(text: &str) -> String {
    text.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}
