//! What a page is made of: sections, the pieces of a section, and the rows of each kind of piece, ready for the template.

use crate::{rich::Rich, view::QuoteView};

/// One section of the page.
pub struct Panel {
    /// Stable id, such as `steps`.
    pub id: &'static str,
    /// Its title: what it shows, where that can be said in one line.
    pub title: String,
    /// What it is about and in what unit, under a title that says what it shows.
    pub unit: Option<String>,
    /// Classes that place it: `wide` or `half`, `box`.
    pub class: String,
    /// What it consists of, in order.
    pub items: Vec<Item>,
}

/// A piece of a section.
pub enum Item {
    /// A picture, drawn and escaped.
    Picture(String),
    /// A sentence: runs of words, each stressed or not.
    Sentences(Vec<Rich>),
    /// Small notes.
    Notes(Vec<String>),
    /// The endings beside their marks.
    Endings(Vec<EndingRow>),
    /// The agenda as change from today.
    Agenda(Vec<ChangeRow>),
    /// The whole ladders behind it.
    Ladders(Vec<LadderRow>),
    /// Who is at the table.
    Actors(Vec<Card>),
    /// How they got here.
    Timeline(Vec<Step>),
    /// Notes with the quotes they rest on.
    Quoted(Vec<(String, Vec<QuoteView>)>),
    /// Texts that are quoted: id, and a line of a bibliography.
    Sources(Vec<(String, String)>),
    /// The switch between rooms: each by its name, the first one all of them.
    Rooms(String, Vec<String>),
    /// From here on what holds in one room alone, up to [`Item::EndRoom`]; 0 is all rooms as the file has them.
    Room(usize, Option<String>),
    /// The end of a room.
    EndRoom,
    /// A table that stands open.
    Table(TableView),
    /// The table behind a picture.
    Behind(TableView),
}

/// One side's card.
pub struct Card {
    /// Whether it is not at the table.
    pub absent: bool,
    /// Its name.
    pub name: String,
    /// Who is there.
    pub people: String,
    /// What is known of it: term, words, the figure they are, quotes.
    pub facts: Vec<(String, FigureView, Vec<QuoteView>)>,
}

/// One event.
pub struct Step {
    /// Classes: how low trust is after it, and whether it grew or fell.
    pub class: String,
    /// What happened.
    pub what: String,
    /// When.
    pub when: String,
    /// Whether trust grew or fell, in words.
    pub trust: String,
    /// The quotes it rests on.
    pub quotes: Vec<QuoteView>,
}

/// One issue as change from today.
pub struct ChangeRow {
    /// Its name.
    pub label: String,
    /// How often it takes a step back.
    pub back: HalfRow,
    /// How often it stays.
    pub same: FigureView,
    /// How often it takes a step forward.
    pub forward: HalfRow,
}

/// One side of today.
pub struct HalfRow {
    /// The bar, drawn.
    pub bar: String,
    /// The options worth a word.
    pub options: Vec<(FigureView, String)>,
}

/// One ending in the list beside the marks.
pub struct EndingRow {
    /// Which, such as `agreed`.
    pub id: &'static str,
    /// Its marks, drawn.
    pub marks: String,
    /// The figure and what may be added to it.
    pub figure: FigureView,
    /// The range the model's answer moves in.
    pub range: String,
    /// Its name.
    pub label: String,
    /// What it means.
    pub note: String,
}

/// A figure with what the page adds.
pub struct FigureView {
    /// As printed.
    pub text: String,
    /// Where a click leads.
    pub link: Option<String>,
    /// What it was, and whether the change is noise.
    pub was: Option<(String, bool)>,
}

/// One issue.
pub struct LadderRow {
    /// Its name.
    pub label: String,
    /// A remark under the name.
    pub note: Option<String>,
    /// One cell an option.
    pub cells: Vec<LadderCell>,
}

/// One option.
pub struct LadderCell {
    /// Its name.
    pub label: String,
    /// Its figure.
    pub figure: FigureView,
    /// How dark: `t0` to `t8`.
    pub tint: String,
    /// What is marked: tag text and class.
    pub tags: Vec<(String, &'static str)>,
}

/// A table.
pub struct TableView {
    /// Its caption, for readers who cannot see the title above it.
    pub caption: String,
    /// Headings, each with whether its column holds numbers.
    pub columns: Vec<(String, bool)>,
    /// Rows: whether they recede, and their cells.
    pub rows: Vec<(bool, Vec<TableCell>)>,
}

/// One cell.
pub struct TableCell {
    /// Its words.
    pub text: String,
    /// The heading of its column, which a narrow page shows above it.
    pub column: String,
    /// Whether it is a number.
    pub number: bool,
    /// A small picture beside the words, drawn and escaped.
    pub drawn: Option<String>,
    /// The same as a figure, where the page knows what it was.
    pub figure: Option<FigureView>,
}

impl TableView {
    /// Whether it holds a figure that was another.
    #[must_use]
    pub fn changed(&self) -> bool {
        let was = |c: &TableCell| c.figure.as_ref().is_some_and(|f| f.was.is_some());
        self.rows.iter().any(|(_, cells)| cells.iter().any(was))
    }
}
