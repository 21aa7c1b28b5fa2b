//! How much of a brief a reader asks for: the first screen, some topics, or everything.

/// A part of the brief beyond its first screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Where each issue ends up, what stands in the way, the named outcomes, the rooms, who feels it.
    Agenda,
    /// Single steps.
    Steps,
    /// Which deals are possible, and the likeliest.
    Deals,
    /// Where the chance of a deal comes from, and what moves it.
    Drivers,
    /// How simulated talks go.
    Talks,
    /// The textbook rules of bargaining beside the forecast's own.
    Rules,
    /// What it rests on, what the source says, how they got here.
    Sources,
    /// What will be scored.
    Questions,
    /// How it was made: words and ranges, the engine's own numbers, rules, simulated talks, seed and hash.
    Method,
}

impl Topic {
    /// Every topic, in the order in which they are told.
    pub const ALL: [Topic; 9] = [
        Topic::Agenda,
        Topic::Steps,
        Topic::Deals,
        Topic::Drivers,
        Topic::Talks,
        Topic::Rules,
        Topic::Sources,
        Topic::Questions,
        Topic::Method,
    ];

    /// What it is called on the command line.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Topic::Agenda => "agenda",
            Topic::Steps => "steps",
            Topic::Deals => "deals",
            Topic::Drivers => "drivers",
            Topic::Talks => "talks",
            Topic::Rules => "rules",
            Topic::Sources => "sources",
            Topic::Questions => "questions",
            Topic::Method => "method",
        }
    }

    /// The topic of this name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Topic> {
        Topic::ALL.into_iter().find(|topic| topic.id() == id)
    }
}

/// How much of a brief to lay out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Asked {
    /// The first screen alone: what will probably happen, why, and how sure that is.
    #[default]
    First,
    /// These topics in place of the first screen, in the brief's own order.
    Topics(Vec<Topic>),
    /// The first screen and everything else.
    All,
}
