//! The questions of the ten-minute file, one at a time. What is answered is the file itself: whoever comes back is asked what it
//! does not say yet, and may have edited it by hand in between.

mod beside;
mod next;
mod put;

use toml_edit::DocumentMut;

pub use beside::beside;

/// What is asked next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Prompt {
    /// What the meeting is called.
    Title,
    /// Its day.
    Date,
    /// The last day of which anything is known.
    AsOf,
    /// Whether the meeting is still to come.
    Written,
    /// Who is at the table.
    Parties,
    /// What is on it.
    Issues,
    /// The outcomes of an issue, as a ladder.
    Options(Labelled),
    /// Which of them holds today.
    Now(Labelled, Vec<String>),
    /// Which of them a side likes best.
    Best(Labelled, Labelled, Vec<String>),
    /// How much the issue matters to the side.
    Matters(Labelled, Labelled),
    /// In which rooms they may meet.
    Rooms,
    /// How likely a row is in one of them.
    Row(Labelled),
}

/// Something of the file: its id and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labelled {
    /// Its id.
    pub id: String,
    /// Its label, or its id.
    pub label: String,
}

/// How far an interview is.
#[derive(Clone, Debug)]
pub struct Interview {
    file: DocumentMut,
}

/// Why an answer is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// An answer is needed here.
    Empty,
    /// A day is written as YEAR-MONTH-DAY.
    Day,
    /// Yes or no.
    YesNo,
    /// Two or more, with `;` between.
    Two,
    /// One of those offered, or its number.
    OneOf,
    /// `vital`, `major`, `some`, `minor`, `none`, or points such as `20 to 45`.
    Importance,
    /// A chance, such as `10 to 40%`.
    Chance,
    /// Something else stands in the file where the answer belongs.
    File,
}

impl Unfit {
    /// The message that says so.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Unfit::Empty => "interview-unfit-empty",
            Unfit::Day => "interview-unfit-day",
            Unfit::YesNo => "interview-unfit-yes-no",
            Unfit::Two => "interview-unfit-two",
            Unfit::OneOf => "interview-unfit-one-of",
            Unfit::Importance => "interview-unfit-importance",
            Unfit::Chance => "interview-unfit-chance",
            Unfit::File => "interview-unfit-file",
        }
    }
}

/// What "I do not know" is written as.
pub const UNKNOWN: &str = "-";

impl Prompt {
    /// The message that asks it.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Prompt::Title => "interview-title",
            Prompt::Date => "interview-date",
            Prompt::AsOf => "interview-as-of",
            Prompt::Written => "interview-written",
            Prompt::Parties => "interview-parties",
            Prompt::Issues => "interview-issues",
            Prompt::Options(_) => "interview-options",
            Prompt::Now(..) => "interview-now",
            Prompt::Best(..) => "interview-best",
            Prompt::Matters(..) => "interview-matters",
            Prompt::Rooms => "interview-rooms",
            Prompt::Row(_) => "interview-row",
        }
    }

    /// Whether it may be left open: the file then says that it is not known.
    #[must_use]
    pub fn optional(&self) -> bool {
        !matches!(
            self,
            Prompt::Title | Prompt::Parties | Prompt::Issues | Prompt::Options(_) | Prompt::Now(..)
        )
    }

    /// The id of the gap that stands for an answer which is not known.
    fn gap(&self) -> Option<String> {
        Some(match self {
            Prompt::Date => "date".to_owned(),
            Prompt::AsOf => "as-of".to_owned(),
            Prompt::Written => "written".to_owned(),
            Prompt::Rooms => "rooms".to_owned(),
            Prompt::Row(room) => format!("row-{}", room.id),
            Prompt::Best(party, issue, _) => format!("wants-{}-{}", party.id, issue.id),
            Prompt::Matters(party, issue) => format!("matters-{}-{}", party.id, issue.id),
            _ => return None,
        })
    }
}

impl Interview {
    /// Takes up a file where it stands; an empty text begins one.
    ///
    /// # Errors
    /// The text is not TOML.
    pub fn of(text: &str) -> Result<Interview, crate::Error> {
        let file = text.parse::<DocumentMut>().map_err(|error| {
            crate::Error::new(
                crate::ErrorKind::File,
                format!("this is not TOML: {}", error.message()),
            )
            .cure_is("mend it in an editor, or name another file")
        })?;
        let mut interview = Interview { file };
        if !interview.file.contains_key("format") {
            interview.file.insert("format", toml_edit::value("summitry/1"));
        }
        Ok(interview)
    }

    /// The file as it stands.
    #[must_use]
    pub fn text(&self) -> String {
        self.file.to_string()
    }
}
