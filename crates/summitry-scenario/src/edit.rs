//! What-ifs: a scenario file with one line changed, its comments kept.

mod amounts;
mod apart;
mod without;

pub use apart::{Apart, apart, take};
pub use without::{Removed, without};

use summitry_core::scenario::VenueChance;
use toml_edit::{DocumentMut, InlineTable, Item, TableLike, Value};

use crate::diagnostic::choose;
use crate::document::Document;
use crate::grammar::scenario::{OPTION, SCENARIO};
use crate::grammar::{Field, Form, Key, block};
use crate::path;

/// Why a change could not be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}{}", help.as_ref().map(|h| format!("\nhelp: {h}")).unwrap_or_default())]
pub struct EditError {
    /// What is wrong, the user's words in backticks.
    pub message: String,
    /// The cure.
    pub help: Option<String>,
}

impl EditError {
    fn new(message: impl Into<String>, help: Option<String>) -> Self {
        Self { message: message.into(), help }
    }
}

/// Keys of `[summit]` that say when the file was written and of what: no run may lift the stamp by setting them.
const STAMP: [&str; 5] = ["written", "date", "as_of", "invented", "reviewed"];

/// The text with the value at `path` set to `written`: a number, a word, a range, or anything TOML.
///
/// A value set like this stands alone, without the quotes of the line it replaces. Defaults may be set too: the line is
/// added.
///
/// # Errors
/// Where the path is one that decides the stamp, the text is no TOML, the path names nothing a file may say, or its block is not in the file.
pub fn set(text: &str, path: &str, written: &str) -> Result<String, EditError> {
    let mut file = parse(text)?;
    let (parts, field) = split_known(path)?;
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    if let ["summit", key] = parts.as_slice()
        && STAMP.contains(key)
    {
        return Err(EditError::new(
            format!(
                "`{path}` cannot be set for one run: it decides whether this is a forecast or an illustration"
            ),
            Some("write it in the file, where every reader of the file sees it".to_owned()),
        ));
    }
    let (here, last) = block_of(&mut file, &parts)?;
    let value = match field {
        Some(Field::Quantity(_) | Field::QuantityOr(..)) => {
            alone(written, "set on the command line")
        }
        _ => read_value(written),
    };
    replace(here, last, value);
    Ok(file.to_string())
}

/// The parts of a path, and what the grammar says it holds.
fn split_known(path: &str) -> Result<(Vec<String>, Option<&'static Field>), EditError> {
    let parts = path::split(path)
        .ok_or_else(|| EditError::new(format!("`{path}` has a quote that does not close"), None))?;
    let known: Vec<&str> = parts.iter().map(String::as_str).collect();
    let field = field_at(&known).map_err(|names| {
        EditError::new(
            format!("there is nothing to set at `{path}`"),
            choose(known.last().copied().unwrap_or(""), "its keys are", &names)
                .or_else(|| Some("write a path such as wants.us.force.matters".to_owned())),
        )
    })?;
    Ok((parts, field))
}

/// The block a path's last part stands in, or would stand in: settings that are missing are added on the way.
fn block_of<'d, 'p>(
    file: &'d mut DocumentMut,
    parts: &[&'p str],
) -> Result<(&'d mut dyn TableLike, &'p str), EditError> {
    let (last, blocks) =
        parts.split_last().ok_or_else(|| EditError::new("the path is empty", None))?;
    let missing = |at: usize| {
        EditError::new(
            format!("the file has no `{}`", path::join(&parts[..=at])),
            Some("summitry check FILE lists every path that has a default".to_owned()),
        )
    };
    let mut here: &mut dyn TableLike = file.as_table_mut();
    let mut at = 0;
    while at < blocks.len() {
        let part = blocks[at];
        // Settings may be added; a party, an issue or a venue may not spring up from a typing slip.
        let addable = (at == 0
            && matches!(block(SCENARIO, part), Some(b) if matches!(b.form, Form::One(_))))
            // What a party of a table stands for may be set where the file has no block of it; its ids are the reader's to check.
            || (parts[0] == "position" && at < 3)
            || (at > 0 && matches!(part, "score" | "feels" | "if_leaked" | "likes"));
        if !here.contains_key(part) && addable {
            let item = match (at, parts[0]) {
                (_, "position") => implicit(),
                (0, _) => toml_edit::table(),
                _ => Item::Value(InlineTable::new().into()),
            };
            here.insert(part, item);
        }
        let item = here.get_mut(part).ok_or_else(|| missing(at))?;
        if parts[0] == "issue" && at == 1 && blocks.get(2) == Some(&"options") {
            amounts::write_out(item);
        }
        if parts[0] == "issue" && at == 2 && part == "options" {
            let id = blocks.get(3).copied().ok_or_else(|| missing(at))?;
            here = option(item, id).ok_or_else(|| missing(3.min(parts.len() - 1)))?;
            at += 2;
            continue;
        }
        here = item.as_table_like_mut().ok_or_else(|| missing(at))?;
        at += 1;
    }
    Ok((here, last))
}

/// The text with the value at `path` fixed at `written`, in place of its range; everything else of the line stays: its
/// `why`, its `cite`, its comment, its order. A default has no line to keep: its line is added at the end of its block.
///
/// # Errors
/// As [`set`]; also where the file gives the value as a distribution that a point cannot replace in place.
pub fn fix(text: &str, path: &str, written: &str) -> Result<String, EditError> {
    let mut file = parse(text)?;
    let parts = split_known(path)?.0;
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let (here, last) = block_of(&mut file, &parts)?;
    let Some(old) = here.get_mut(last) else {
        // The block's own quotes say nothing about a number that was not in it.
        here.insert(last, Item::Value(alone(written, "fixed on the page, no reason given yet")));
        return Ok(file.to_string());
    };
    if let Some(table) = old.as_table_like_mut() {
        // What says the value goes, what says why stays.
        let said = ["is", "normal", "one_of"].into_iter().find(|k| table.contains_key(k));
        match said {
            Some(key @ "is") => replace(table, key, read_value(written)),
            _ => {
                return Err(EditError::new(
                    format!("`{path}` is a distribution, not a range"),
                    Some("change it in the file".to_owned()),
                ));
            }
        }
    } else {
        replace(here, last, read_value(written));
    }
    Ok(file.to_string())
}

/// Leaves the meeting one room: `id`. The others stay in the file and never happen.
///
/// # Errors
/// Where the file has no such venue.
pub fn hold_in(document: &mut Document, id: &str) -> Result<(), EditError> {
    let venues = &mut document.scenario.venues;
    if !venues.iter().any(|v| v.id == id) {
        let names: Vec<&str> = venues.iter().map(|v| v.id.as_str()).collect();
        let help = choose(id, "the venues are", &names);
        return Err(EditError::new(format!("there is no venue `{id}`"), help));
    }
    for venue in venues {
        venue.chance = if venue.id == id { VenueChance::Certain } else { VenueChance::Never };
    }
    Ok(())
}

/// A table whose header is written only where something stands below it.
fn implicit() -> Item {
    let mut table = toml_edit::Table::new();
    table.set_implicit(true);
    Item::Table(table)
}

fn parse(text: &str) -> Result<DocumentMut, EditError> {
    text.parse::<DocumentMut>()
        .map_err(|e| EditError::new(format!("this is not TOML: {}", e.message()), None))
}

/// What a path may hold; `None` for a free text. `Err`: the keys known there.
fn field_at(parts: &[&str]) -> Result<Option<&'static Field>, Vec<&'static str>> {
    let names = || SCENARIO.iter().map(|b| b.name).collect::<Vec<_>>();
    let Some((first, rest)) = parts.split_first() else { return Err(names()) };
    let Some(found) = block(SCENARIO, first) else { return Err(names()) };
    let keyed = |keys: &'static [Key],
                 rest: &[&str]|
     -> Result<Option<&'static Field>, Vec<&'static str>> {
        let known = || keys.iter().map(|k| k.name).collect::<Vec<_>>();
        let Some(name) = rest.first() else { return Err(known()) };
        let Some(key) = keys.iter().find(|k| k.name == *name) else { return Err(known()) };
        match (&key.field, &rest[1..]) {
            (Field::Options(_), [_, inner]) => OPTION
                .iter()
                .find(|k| k.name == *inner)
                .map(|k| Some(&k.field))
                .ok_or_else(|| OPTION.iter().map(|k| k.name).collect()),
            (Field::Map(_, of) | Field::OptionOr(of), [_]) => Ok(Some(of)),
            (Field::Table(keys), [inner]) => keys
                .iter()
                .find(|k| k.name == *inner)
                .map(|k| Some(&k.field))
                .ok_or_else(|| keys.iter().map(|k| k.name).collect()),
            (field, []) => Ok(Some(field)),
            _ => Err(known()),
        }
    };
    match (&found.form, rest) {
        (Form::Top(key), []) => Ok(Some(&key.field)),
        (Form::One(keys), rest) => keyed(keys, rest),
        (Form::Each(_, keys), [_, rest @ ..]) => keyed(keys, rest),
        (Form::Pairs(_, _, keys), [_, _, rest @ ..]) => keyed(keys, rest),
        (Form::Free(_), [_]) | (Form::FreeEach(..), [_, _]) => Ok(None),
        _ => Err(found.keys().iter().map(|k| k.name).collect()),
    }
}

/// The table of one option; a plain text becomes a table with that id.
fn option<'d>(options: &'d mut Item, id: &str) -> Option<&'d mut dyn TableLike> {
    let list = options.as_array_mut()?;
    for value in list.iter_mut() {
        if value.as_str() == Some(id) {
            let mut table = InlineTable::new();
            table.insert("id", id.into());
            let decor = value.decor().clone();
            *value = table.into();
            *value.decor_mut() = decor;
        }
        let same = value
            .as_inline_table()
            .and_then(|t| t.get("id"))
            .and_then(Value::as_str)
            .is_some_and(|i| i == id);
        if same {
            return value.as_inline_table_mut().map(|t| t as &mut dyn TableLike);
        }
    }
    None
}

/// A value as it would stand in the file: a number, a date, a list … or else a text.
fn read_value(written: &str) -> Value {
    written.trim().parse::<Value>().unwrap_or_else(|_| Value::from(written.trim()))
}

/// A value that does not inherit its block's quotes.
fn alone(written: &str, why: &str) -> Value {
    let value = read_value(written);
    let own = value
        .as_inline_table()
        .is_some_and(|t| ["is", "normal", "one_of"].iter().any(|k| t.contains_key(k)));
    if own {
        return value;
    }
    let mut table = InlineTable::new();
    table.insert("is", value);
    table.insert("why", why.into());
    table.into()
}

/// Puts a value under a key, in the place and with the comment of the one before.
fn replace(table: &mut dyn TableLike, key: &str, mut value: Value) {
    if let Some(Item::Value(old)) = table.get(key) {
        *value.decor_mut() = old.decor().clone();
    }
    table.insert(key, Item::Value(value));
}
