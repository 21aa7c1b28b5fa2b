//! One section of a brief: what it says, how it stands on a page, and where else it is told.

use crate::{
    asked::Topic,
    draw::Picture,
    messages::Messages,
    view::{
        Brief,
        sections::{Part, Section},
    },
};

/// What a section says; `None` where the brief has nothing of the kind.
type Parts = fn(&Brief<'_>, &Messages) -> Option<Vec<Part>>;
/// A chart; `None` where there is nothing to draw.
type Chart = fn(&Brief<'_>, &Messages) -> Option<Picture>;

/// What a section's picture shows, in one line; `None` where it shows nothing to be said in one.
type Finding = fn(&Brief<'_>, &Messages) -> Option<String>;

/// Where a section stands on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Width {
    /// Over the whole width.
    Wide,
    /// In one of two columns.
    Half,
    /// In one of two columns, as high as its neighbour.
    Tall,
    /// In one of two columns, in a box.
    Box,
    /// In one of two columns where two sides meet; over the whole width where more do.
    BySides,
}

/// What a picture puts into one cell of its table, by row and column; `None` where it leaves the cell as it is.
pub(crate) type InCell = fn(&Brief<'_>, usize, usize) -> Option<String>;

/// One section.
pub(crate) struct Entry {
    /// Stable id: anchor of the page, name of the CSV.
    pub(crate) id: &'static str,
    /// The message that is its title.
    title: &'static str,
    /// Whether the title says that figures are runs of a hundred.
    of_hundred: bool,
    parts: Parts,
    /// The chart on the page.
    pub(crate) picture: Option<Chart>,
    /// Whether the chart follows what the section says first, instead of heading it.
    pub(crate) picture_after: bool,
    /// What it shows, in one line: the title of its picture.
    pub(crate) finding: Option<Finding>,
    /// The chart as a file of its own.
    pub(crate) alone: Option<Chart>,
    /// A small drawing beside the words of a table's cell: row and column.
    pub(crate) in_cell: Option<InCell>,
    /// A message that the page alone adds: how to read what it draws there.
    pub(crate) page_note: Option<&'static str>,
    pub(crate) place: Width,
    /// Whether a first page need not show it: it stands folded at the end of a page and is not printed.
    pub(crate) folded: bool,
    /// Whether paper has it: two sheets hold what a reader needs first.
    pub(crate) paper: bool,
    /// Under which topics a reader finds it beyond the first screen; none: it is part of the first screen, or of the page alone.
    pub(super) topics: &'static [Topic],
    /// Whether a page shows it.
    pub(super) page: bool,
    /// Whether it still says something once an outcome is supposed: what is of the forecast itself does not.
    supposed: bool,
    /// Whether a brief without findings has it.
    quick: bool,
}

/// A section with words and tables alone: in a column of the page, unfolded, everywhere and always.
pub(super) const fn entry(id: &'static str, title: &'static str, parts: Parts) -> Entry {
    Entry {
        id,
        title,
        of_hundred: false,
        parts,
        picture: None,
        picture_after: false,
        finding: None,
        alone: None,
        in_cell: None,
        page_note: None,
        place: Width::Half,
        folded: false,
        paper: true,
        topics: &[],
        page: true,
        supposed: true,
        quick: true,
    }
}

impl Entry {
    /// One chart, on the page and as a file alike.
    pub(super) const fn chart(self, chart: Chart) -> Self {
        Entry { picture: Some(chart), alone: Some(chart), ..self }
    }

    pub(super) const fn picture(self, chart: Chart) -> Self {
        Entry { picture: Some(chart), ..self }
    }

    pub(super) const fn alone(self, chart: Chart) -> Self {
        Entry { alone: Some(chart), ..self }
    }

    pub(super) const fn picture_after(self) -> Self {
        Entry { picture_after: true, ..self }
    }

    pub(super) const fn in_cell(
        self,
        draw: fn(&Brief<'_>, usize, usize) -> Option<String>,
    ) -> Self {
        Entry { in_cell: Some(draw), ..self }
    }

    pub(super) const fn page_note(self, message: &'static str) -> Self {
        Entry { page_note: Some(message), ..self }
    }

    pub(super) const fn of_hundred(self) -> Self {
        Entry { of_hundred: true, ..self }
    }

    pub(super) const fn place(self, place: Width) -> Self {
        Entry { place, ..self }
    }

    pub(super) const fn finding(self, finding: Finding) -> Self {
        Entry { finding: Some(finding), ..self }
    }

    pub(super) const fn not_on_paper(self) -> Self {
        Entry { paper: false, ..self }
    }

    pub(super) const fn folded(self) -> Self {
        Entry { folded: true, ..self }
    }

    /// Under this topic, or these.
    pub(super) const fn topics(self, topics: &'static [Topic]) -> Self {
        Entry { topics, ..self }
    }

    pub(super) const fn not_page(self) -> Self {
        Entry { page: false, ..self }
    }

    pub(super) const fn not_supposed(self) -> Self {
        Entry { supposed: false, ..self }
    }

    pub(super) const fn not_quick(self) -> Self {
        Entry { quick: false, ..self }
    }

    /// The section of this brief; `None` where it has nothing to say or does not belong.
    pub(crate) fn section(&self, brief: &Brief<'_>, m: &Messages) -> Option<Section> {
        let left_out =
            (brief.supposed.is_some() && !self.supposed) || (brief.deals.is_none() && !self.quick);
        if left_out {
            return None;
        }
        let parts = (self.parts)(brief, m)?;
        let title = if self.of_hundred { of_hundred(m, self.title) } else { m.say(self.title) };
        Some(Section { id: self.id, title, parts })
    }
}

/// A title whose figures are runs of a hundred.
pub(super) fn of_hundred(m: &Messages, title: &str) -> String {
    format!("{} – {}", m.say(title), m.say("unit-runs"))
}
