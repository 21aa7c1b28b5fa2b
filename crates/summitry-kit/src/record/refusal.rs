//! Why a seal is refused, by name.

use std::fmt;

/// What is wrong with a seal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fault {
    /// Its bytes are not those that were summed up.
    Changed,
    /// Its name is another seal's: it was copied over another file.
    Copied,
    /// Its day cannot be: in the future, not before the event, before what the file knows.
    Clock,
    /// What it says of its scenario is not what the scenario in it says.
    Text,
    /// A question is settled by another rule than the sealed one.
    SettleRule,
    /// Its figures are not those that the same version gives for the same file.
    Figures,
    /// The answers were entered before there was anything to answer.
    Answers,
}

impl Fault {
    /// Its name in data and messages.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Fault::Changed => "changed",
            Fault::Copied => "copied",
            Fault::Clock => "clock",
            Fault::Text => "text",
            Fault::SettleRule => "rule",
            Fault::Figures => "figures",
            Fault::Answers => "answers",
        }
    }
}

/// One reason, with what was found and the cure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its name.
    pub reason: Fault,
    /// What was found.
    pub said: String,
    /// What to do.
    pub cure: String,
}

impl Refused {
    pub(super) fn new(reason: Fault, said: impl Into<String>, cure: impl Into<String>) -> Self {
        Refused { reason, said: said.into(), cure: cure.into() }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "refused ({}): {}\nhelp: {}", self.reason.id(), self.said, self.cure)
    }
}
