//! What a file may say, declared once: which blocks there are, their keys, what each key holds, what it means.
//!
//! Everything that must agree about the format is driven by these tables: the reader's check of keys and kinds,
//! did-you-mean, the JSON Schema and the reference page. A key exists when it stands here.

mod id_of;
pub mod likelihood;
pub mod outcome;
pub mod quantity;
pub mod scenario;
pub mod translation;

pub use id_of::IdOf;

use quantity::Quantity;

/// One block of a file, or one key at its top: all that is known of it without reading a file.
#[derive(Debug)]
pub struct Block {
    /// The table's name: `party`.
    pub name: &'static str,
    /// How it is written.
    pub form: Form,
    /// What it is, for the reference page and the schema.
    pub doc: &'static str,
    /// Whether every file has it.
    pub required: bool,
    /// The fewest a file may have.
    pub least: usize,
    /// The most a file may have; `None` where nothing is worked out from it.
    pub most: Option<MostBlocks>,
    /// As what other blocks name its ids.
    pub named_as: &'static [IdOf],
    /// Whether conditions name its ids, so that none may be a condition's own word.
    pub in_conditions: bool,
    /// Whether it states facts about the world, whose figures and days want a quote.
    pub states_facts: bool,
    /// Why a what-if cannot leave it out; `None` where it can.
    pub kept: Option<&'static str>,
    /// How it looks in a file, for the reference page; empty where the tables say enough.
    pub example: &'static str,
}

/// How many blocks of a kind may stand in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MostBlocks {
    /// So many.
    pub most: usize,
    /// What a user calls them.
    pub name: &'static str,
}

/// A block of which nothing is known yet: for `..PLAIN` in the tables.
pub(crate) const PLAIN: Block = Block {
    name: "",
    form: Form::One(&[]),
    doc: "",
    required: false,
    least: 0,
    most: None,
    named_as: &[],
    in_conditions: false,
    states_facts: false,
    kept: None,
    example: "",
};

/// At most so many, by this name.
pub(crate) const fn at_most(most: usize, name: &'static str) -> Option<MostBlocks> {
    Some(MostBlocks { most, name })
}

/// How a block is written.
#[derive(Debug)]
pub enum Form {
    /// A key at the top of the file: `format = "summitry/1"`.
    Top(Key),
    /// One table: `[summit]`.
    One(&'static [Key]),
    /// One table an id: `[party.us]`.
    Each(Ids, &'static [Key]),
    /// One table a pair of ids: `[wants.us.force]`.
    Pairs(IdOf, IdOf, &'static [Key]),
    /// Free keys, all of one kind, in one table: `[labels]`.
    Free(Field),
    /// Free keys, all of one kind, in one table an id: `[quotes.article]`.
    FreeEach(Ids, Field),
}

/// Where the ids of a block come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ids {
    /// The block makes them.
    New,
    /// They were made by another block.
    Of(IdOf),
}

/// One key of a block.
#[derive(Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub field: Field,
    /// Whether a block must have it.
    pub required: bool,
    /// What holds where it is left out, as it would be written.
    pub default: Option<&'static str>,
    /// What it means.
    pub doc: &'static str,
    /// Whether it speaks of the world: a figure or day in it wants a quote where the block states facts. `why` is the
    /// author's own voice; dates and rules of questions are definitions.
    pub speaks: bool,
    /// What becomes of it, or of its block, where a what-if leaves out what it names.
    pub tie: Tie,
    /// The key that may stand in its place, where it must stand.
    pub instead: Option<&'static str>,
}

/// What goes with a key when a what-if leaves something out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// The key goes where what it names is gone; its block stays if it can do without.
    Loose,
    /// Its block goes where what it names is gone: people leave with their side.
    Block,
    /// It says something only beside this other key, and goes with it.
    Beside(&'static str),
}

/// What a key holds.
#[derive(Debug)]
pub enum Field {
    /// Text in quotes.
    Text,
    /// A list of texts.
    Texts,
    /// A day: `2026-02-03`, with or without quotes.
    Date,
    /// One of these words, or a day.
    WordsOrDate(&'static [&'static str]),
    /// A day, or any text ("early January").
    DateOrText,
    /// `true` or `false`.
    Flag,
    /// A whole number between these.
    Whole(u64, u64),
    /// A plain number between these.
    Number(f64, f64),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// An uncertain value.
    Quantity(&'static Quantity),
    /// An uncertain value, or this text.
    QuantityOr(&'static Quantity, &'static str),
    /// A chance or range that is not sampled: a likelihood word, a range or a number.
    Likelihood,
    /// The id of something.
    Ref(IdOf),
    /// A list of ids; one id may stand for a list of one.
    Refs(IdOf),
    /// Who holds an issue: one of the words `both`, `all`, `each`, a party, or a list of parties.
    Holders,
    /// A table from ids to something.
    Map(IdOf, &'static Field),
    /// The options of an issue: a list of texts or of tables with these keys.
    Options(&'static [Key]),
    /// One table with these keys.
    Table(&'static [Key]),
    /// How is decided: a rule, or a list of rules.
    Decision,
    /// An option of the issue at hand, or a table from options to this.
    OptionOr(&'static Field),
    /// A condition on how the talks end.
    Condition,
    /// Paths of blocks or values of this file.
    Paths,
    /// A likelihood scale: a name, or a table of words to ranges.
    LikelihoodScale(&'static [&'static str]),
    /// A table of words to ranges of points.
    ImportanceScale,
    /// A table of words to effort units.
    EffortScale,
    /// 64 hexadecimal digits.
    Sha256,
}

/// A key that may be left out.
pub(crate) const fn key(name: &'static str, field: Field, doc: &'static str) -> Key {
    Key {
        name,
        field,
        required: false,
        default: None,
        doc,
        speaks: false,
        tie: Tie::Loose,
        instead: None,
    }
}

/// A key that must stand.
pub(crate) const fn must(name: &'static str, field: Field, doc: &'static str) -> Key {
    Key { required: true, ..key(name, field, doc) }
}

/// A key with a default.
pub(crate) const fn or(
    name: &'static str,
    field: Field,
    default: &'static str,
    doc: &'static str,
) -> Key {
    Key { default: Some(default), ..key(name, field, doc) }
}

impl Key {
    /// The same, speaking of the world.
    pub(crate) const fn speaking(self) -> Key {
        Key { speaks: true, ..self }
    }

    /// The same, or another key in its place.
    pub(crate) const fn or_instead(self, other: &'static str) -> Key {
        Key { instead: Some(other), ..self }
    }

    /// The same, tied to its block or to another key.
    pub(crate) const fn tied(self, tie: Tie) -> Key {
        Key { tie, ..self }
    }
}

/// The block of this name.
#[must_use]
pub fn block<'g>(grammar: &'g [Block], name: &str) -> Option<&'g Block> {
    grammar.iter().find(|b| b.name == name)
}

impl Block {
    /// The keys of its tables; empty where keys are free.
    #[must_use]
    pub fn keys(&self) -> &'static [Key] {
        match &self.form {
            Form::One(keys) | Form::Each(_, keys) | Form::Pairs(_, _, keys) => keys,
            Form::Top(_) | Form::Free(_) | Form::FreeEach(..) => &[],
        }
    }
}
