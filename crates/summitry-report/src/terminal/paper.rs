//! Text of a given width: wrapped lines, bars, ladders, tables, sections.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Effects, Style};

use crate::{
    messages::Messages,
    rich::Rich,
    view::{
        EndingBar, Ladder,
        sections::{Part, Section},
    },
};

// No meaning hangs on a style: all of this must read the same without.

pub(super) const TITLE: Style = Style::new().effects(Effects::BOLD);
const STRONG: Style = Style::new().effects(Effects::BOLD);
pub(super) const FAINT: Style = Style::new().effects(Effects::DIMMED);
pub(super) const STAMP: Style = AnsiColor::Yellow.on_default().effects(Effects::BOLD);
const AGREED: Style = AnsiColor::Blue.on_default();
const ROW: Style = AnsiColor::Red.on_default();

/// What is written so far, and how wide a line may be.
pub(super) struct Paper {
    pub(super) out: String,
    /// Columns.
    pub(super) width: usize,
}

impl Paper {
    pub(super) fn new(width: usize) -> Self {
        Paper { out: String::new(), width }
    }

    /// What is written, without blanks at the ends of lines.
    pub(super) fn finish(self) -> String {
        self.out.lines().map(|line| format!("{}\n", line.trim_end())).collect()
    }

    pub(super) fn line(&mut self, text: &str) {
        let _ = writeln!(self.out, "{text}");
    }

    /// One section: its title in capitals, then its parts.
    pub(super) fn section(&mut self, section: &Section, m: &Messages) {
        self.line("");
        // A path is there to be copied.
        let is_path = section.title.contains('.') && !section.title.contains(' ');
        let title = if is_path { section.title.clone() } else { section.title.to_uppercase() };
        self.wrapped(&title, " ", " ", Some(TITLE));
        for part in section.parts.iter().flat_map(|part| part.clone().told(m)) {
            match &part {
                Part::Sentence(rich) => self.sentence(rich, " "),
                Part::Note(text) => self.wrapped(text, "   ", "   ", Some(FAINT)),
                Part::Table(table) => self.table(table),
                Part::Endings(bars) => self.endings(bars),
                Part::Ladders(ladders) => self.ladders(ladders, m),
                // Told in sentences and notes above.
                Part::Actors(_) | Part::Timeline(_) | Part::Quoted(..) | Part::Source(..) => {}
            }
        }
    }

    pub(super) fn sentence(&mut self, rich: &Rich, indent: &str) {
        // The strong words are found again after wrapping: they may be broken over two lines.
        let plain = rich.plain();
        let mut strong: Vec<bool> = Vec::with_capacity(plain.len());
        for run in &rich.0 {
            strong.extend(run.text.chars().filter(|c| *c != ' ').map(|_| run.strong));
        }
        let mut at = 0;
        for line in self.wrap(&plain, indent, indent) {
            let mut on = false;
            for c in line.chars() {
                if c != ' ' {
                    let now = strong.get(at).copied().unwrap_or(false);
                    if now != on {
                        let _ = if now {
                            write!(self.out, "{STRONG}")
                        } else {
                            write!(self.out, "{STRONG:#}")
                        };
                        on = now;
                    }
                    at += 1;
                }
                self.out.push(c);
            }
            if on {
                let _ = write!(self.out, "{STRONG:#}");
            }
            self.out.push('\n');
        }
    }

    /// The endings, each with its bar and, below, what it means.
    pub(super) fn endings(&mut self, bars: &[EndingBar]) {
        let label = widest(bars.iter().map(|b| b.label.as_str()));
        let number = widest(bars.iter().map(|b| b.figure.text.as_str()));
        let range = widest(bars.iter().map(|b| b.figure.range.as_str()));
        let room = self.width.saturating_sub(label + number + range + 9);
        let longest = bars.iter().map(|b| b.marks).max().unwrap_or(0).max(1);
        for bar in bars {
            // One mark is one chance in a hundred wherever that fits.
            let marks = if longest <= room { bar.marks } else { bar.marks * room / longest };
            let text = format!(
                " {}  {}  {}  {}",
                pad(&bar.label, label),
                pad_left(&bar.figure.text, number),
                pad(&bar.figure.range, range),
                marked(bar.id, marks),
            );
            self.line(&text);
            let indent = " ".repeat(label + number + range + 7);
            self.wrapped(&bar.note, &indent, &indent, Some(FAINT));
        }
    }

    fn ladders(&mut self, ladders: &[Ladder], m: &Messages) {
        // One block is five in a hundred.
        const BAR: usize = 20;
        let rungs = || ladders.iter().flat_map(|l| &l.rungs);
        let number = widest(rungs().map(|r| r.figure.text.as_str()));
        let range = widest(rungs().map(|r| r.figure.range.as_str()));
        for ladder in ladders {
            self.wrapped(&ladder.label, " ", "   ", Some(STRONG));
            if ladder.picked_alone {
                self.wrapped(&m.say("picked-alone"), "   ", "   ", Some(FAINT));
            }
            for rung in &ladder.rungs {
                let filled =
                    (rung.figure.chance.mean.clamp(0.0, 1.0) * BAR as f64).round() as usize;
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
                self.wrapped(&label, &prefix, &rest, None);
            }
        }
    }

    /// What to do next.
    pub(super) fn following(&mut self, m: &Messages, next: &[String]) {
        if !next.is_empty() {
            let text = format!("{}: {}", m.say("title-next"), next.join(" | "));
            self.wrapped(&text, " ", "   ", Some(FAINT));
        }
    }

    fn wrap(&self, text: &str, first: &str, rest: &str) -> Vec<String> {
        let options =
            textwrap::Options::new(self.width).initial_indent(first).subsequent_indent(rest);
        textwrap::wrap(text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
    }

    /// Writes text wrapped to the width, with its indents.
    pub(super) fn wrapped(&mut self, text: &str, first: &str, rest: &str, style: Option<Style>) {
        if text.is_empty() {
            return;
        }
        for line in self.wrap(text, first, rest) {
            let _ = writeln!(self.out, "{}", styled(&line, style));
        }
    }
}

/// The marks of an ending: told apart without colour.
pub(super) fn marked(ending: &str, marks: usize) -> String {
    let (mark, style) = match ending {
        "agreed" => ('#', Some(AGREED)),
        "words_only" => ('o', None),
        "bust_up" => ('x', Some(ROW)),
        _ => ('.', None),
    };
    styled(&mark.to_string().repeat(marks), style)
}

pub(super) fn styled(text: &str, style: Option<Style>) -> String {
    match style {
        Some(style) if !text.is_empty() => format!("{style}{text}{style:#}"),
        _ => text.to_owned(),
    }
}

pub(super) fn widest<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    texts.map(columns).max().unwrap_or(0)
}

pub(super) fn columns(text: &str) -> usize {
    textwrap::core::display_width(text)
}

pub(super) fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

pub(super) fn pad_left(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(columns(text))))
}
