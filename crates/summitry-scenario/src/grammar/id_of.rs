//! What an id may be the id of.

/// What ids a text may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IdOf {
    /// A party.
    Party,
    /// A person.
    Person,
    /// An issue.
    Issue,
    /// An option of the issue at hand.
    OptionHere,
    /// A venue.
    Venue,
    /// An audience.
    Audience,
    /// A side deal.
    SideDeal,
    /// A source.
    Source,
    /// A quote.
    Quote,
    /// A definition or a case.
    Outcome,
    /// What a base rate may be for: a definition, a case, a question or an ending.
    BaseRate,
    /// A question (in an outcome file any id: the scenario is another file).
    Question,
    /// Someone who wants something: a party, or a ratifier who is asked afterwards.
    Wanter,
    /// Someone who may chair: a party or a mediator.
    Chair,
}

impl IdOf {
    /// One of them, in words, with its article.
    #[must_use]
    pub fn one(self) -> &'static str {
        match self {
            IdOf::Party => "a party",
            IdOf::Person => "a person",
            IdOf::Issue => "an issue",
            IdOf::OptionHere => "an option",
            IdOf::Venue => "a venue",
            IdOf::Audience => "an audience",
            IdOf::SideDeal => "a side deal",
            IdOf::Source => "a source",
            IdOf::Quote => "a quote",
            IdOf::Outcome => "a definition or case",
            IdOf::BaseRate => "a definition, case, question or ending",
            IdOf::Question => "a question",
            IdOf::Wanter => "a party or ratifier",
            IdOf::Chair => "a party or mediator",
        }
    }

    /// The noun alone.
    #[must_use]
    pub fn noun(self) -> &'static str {
        self.one().split_once(' ').map_or("", |(_, noun)| noun)
    }

    /// Several of them, to head a list.
    #[must_use]
    pub fn several(self) -> &'static str {
        match self {
            IdOf::Party => "the parties are",
            IdOf::Person => "the people are",
            IdOf::Issue => "the issues are",
            IdOf::OptionHere => "its options are",
            IdOf::Venue => "the venues are",
            IdOf::Audience => "the audiences are",
            IdOf::SideDeal => "the side deals are",
            IdOf::Source => "the sources are",
            IdOf::Quote => "the quotes are",
            IdOf::Outcome => "the definitions and cases are",
            IdOf::BaseRate => "there are",
            IdOf::Question => "the questions are",
            IdOf::Wanter => "the parties and ratifiers are",
            IdOf::Chair => "the parties and mediators are",
        }
    }
}
