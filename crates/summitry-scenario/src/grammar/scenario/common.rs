//! What several blocks share: the format's words, keys that every block has alike, limits.

use crate::grammar::{Field, IdOf, Key, key};

/// The format's name and version, as files give it.
pub const FORMAT: &str = "summitry/1";

/// The words `summit.written` knows.
pub const WRITTEN: &[&str] = &["before the event", "after the event"];

/// The name readers see.
pub(super) const LABEL: Key =
    key("label", Field::Text, "What readers see instead of the id, in any language.").speaking();
/// The name where space is short.
pub(super) const SHORT: Key = key(
    "short",
    Field::Text,
    "What readers see where space is short, in a few words; without it the label is cut at a word.",
)
.speaking();
/// The name within a sentence.
pub(super) const IN_TEXT: Key = key(
    "in_text",
    Field::Text,
    "What it is called within a sentence, where that is not the label: with an article, say. Without it common names get theirs: the United States, the Senate.",
)
.speaking();
/// Whether the name stands for several.
pub(super) const PLURAL: Key = key(
    "plural",
    Field::Flag,
    "true where the name is a plural, as in \"the Greens want\"; unless said, a name is one where it lists several.",
);
/// The author's reason.
pub(super) const WHY: Key =
    key("why", Field::Text, "The file's author speaking: the reason for what is said here.");
/// Whether a person has read it.
pub(super) const REVIEWED: Key = key(
    "reviewed",
    Field::Flag,
    "false where no person has read it since a program drafted it: every output is then stamped DRAFT. Take the line out once you have.",
);
/// The quotes it rests on.
pub(super) const CITE: Key = key(
    "cite",
    Field::Refs(IdOf::Quote),
    "Quotes that support what is said here. A value with its own { } needs its own.",
);

/// The most parties: every one has a column in every table of every world; no negotiation on record has more.
pub(super) const MOST_PARTIES: usize = 200;
/// The most issues: ten times the longest agenda of our data, and still read in a second.
pub(super) const MOST_ISSUES: usize = 1_000;
/// The most definitions, cases, expectations, questions and other blocks that are not switched on and off, each: each
/// costs a column of the results.
pub(super) const MOST_OTHERS: usize = 500;

/// Issues, and on each one option or several: what links and threats speak of.
pub(super) const ISSUE_OPTIONS: Field = Field::Map(IdOf::Issue, &Field::Refs(IdOf::OptionHere));
