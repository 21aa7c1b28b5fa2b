//! A scenario file without one block, and without what would dangle.

use toml_edit::{DocumentMut, Item, TableLike};

use super::{EditError, parse};
use crate::diagnostic::choose;
use crate::grammar::scenario::{CONDITION, SCENARIO};
use crate::grammar::{Field, Form, IdOf, Ids, Key, Tie, block};
use crate::path;

/// Something taken out: its path, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// Path of the block or key.
    pub path: String,
    /// The path it rested on; `None` for the block asked for.
    pub rested_on: Option<String>,
}

/// The text without the block at `path` (`side_deal.clinton-list`, `wants.us.aid`) or without every block of a kind
/// (`threat`), and everything taken out with it.
///
/// What names the block goes too: an entry of a list or a table, a key that may be left out, or else the whole block that
/// cannot do without.
///
/// # Errors
/// Where the text is no TOML or has no such block.
pub fn without(text: &str, path: &str) -> Result<(String, Vec<Removed>), EditError> {
    let mut file = parse(text)?;
    let parts = path::split(path).unwrap_or_default();
    let named = parts.first().and_then(|name| block(SCENARIO, name));
    if let Some(why) = named.and_then(|block| block.kept) {
        return Err(EditError::new(
            format!("`{path}` cannot be left out: {why}"),
            Some("a what-if is about what happens, not about who says so".to_owned()),
        ));
    }
    let mut removed = Vec::new();
    let mut todo: Vec<(Vec<String>, Option<String>)> = match family(&file, &parts) {
        Some(blocks) => blocks.into_iter().rev().map(|parts| (parts, None)).collect(),
        None => vec![(parts, None)],
    };
    if todo.is_empty() {
        return Err(unknown(&file, path));
    }
    while let Some((parts, rested_on)) = todo.pop() {
        if !take(&mut file, &parts) {
            // What went with another block of its kind is gone already.
            if rested_on.is_some() || !removed.is_empty() {
                continue;
            }
            return Err(unknown(&file, path));
        }
        let shown = shown(&parts);
        removed.push(Removed { path: shown.clone(), rested_on });
        for gone in dangling(&mut file, &parts) {
            match gone {
                Gone::Key(path) => removed.push(Removed { path, rested_on: Some(shown.clone()) }),
                Gone::Block(parts) => todo.push((parts, Some(shown.clone()))),
            }
        }
    }
    Ok((file.to_string(), removed))
}

/// Every block of a kind that is named alone, such as `side_deal`; `None` where the path is no such kind.
fn family(file: &DocumentMut, parts: &[String]) -> Option<Vec<Vec<String>>> {
    let [kind] = parts else { return None };
    if !matches!(block(SCENARIO, kind).map(|b| &b.form), Some(Form::Each(..) | Form::Pairs(..))) {
        return None;
    }
    let blocks = file.get(kind).and_then(Item::as_table_like);
    let ids = blocks.into_iter().flat_map(TableLike::iter).map(|(id, _)| id.to_owned());
    Some(ids.map(|id| vec![kind.clone(), id]).collect())
}

fn shown(parts: &[String]) -> String {
    path::join(&parts.iter().map(String::as_str).collect::<Vec<_>>())
}

fn unknown(file: &DocumentMut, path: &str) -> EditError {
    let mut known: Vec<String> = Vec::new();
    for (name, item) in file.iter() {
        let form = block(SCENARIO, name).map(|b| &b.form);
        let pairs = matches!(form, Some(Form::Pairs(..)));
        if matches!(form, Some(Form::Each(..) | Form::Pairs(..))) {
            known.push(name.to_owned());
        }
        for (id, inner) in item.as_table_like().into_iter().flat_map(TableLike::iter) {
            known.push(format!("{name}.{id}"));
            if pairs {
                let second = inner.as_table_like().into_iter().flat_map(TableLike::iter);
                known.extend(second.map(|(b, _)| format!("{name}.{id}.{b}")));
            }
        }
    }
    let names: Vec<&str> = known.iter().map(String::as_str).collect();
    let help = choose(path, "the blocks are", &names)
        .or_else(|| Some("name a block such as side_deal.some-id".to_owned()));
    EditError::new(format!("the file has no block `{path}`"), help)
}

/// Takes a block out; only what the grammar keys by id is a block.
fn take(file: &mut DocumentMut, parts: &[String]) -> bool {
    let Some((first, rest)) = parts.split_first() else { return false };
    let depth = match block(SCENARIO, first).map(|b| &b.form) {
        Some(Form::Each(..)) => 1..=1,
        Some(Form::Pairs(..)) => 1..=2,
        Some(Form::One(_)) => 0..=0,
        _ => return false,
    };
    if !depth.contains(&rest.len()) {
        return false;
    }
    let mut table: &mut dyn TableLike = file.as_table_mut();
    for part in &parts[..parts.len() - 1] {
        let Some(inner) = table.get_mut(part).and_then(Item::as_table_like_mut) else {
            return false;
        };
        table = inner;
    }
    parts.last().and_then(|last| table.remove(last)).is_some()
}

/// What a removal left without its footing.
enum Gone {
    /// A key or entry, already taken out.
    Key(String),
    /// A block that cannot do without; still to be taken out.
    Block(Vec<String>),
}

/// Takes out every mention of a block that is gone.
fn dangling(file: &mut DocumentMut, parts: &[String]) -> Vec<Gone> {
    let mut gone = Vec::new();
    let own = shown(parts);
    let (Some(first), second) = (parts.first(), parts.get(1)) else { return gone };
    let seeker = Seeker {
        targets: block(SCENARIO, first).map_or(&[], |b| b.named_as),
        id: second.map_or("", String::as_str),
        path: &own,
    };
    for known in SCENARIO {
        let Some(blocks) = file.get_mut(known.name).and_then(Item::as_table_like_mut) else {
            continue;
        };
        let ids: Vec<String> = blocks.iter().map(|(k, _)| k.to_owned()).collect();
        match &known.form {
            Form::One(keys) => seeker.keys(blocks, keys, &[known.name.to_owned()], &mut gone),
            Form::Each(rule, keys) => {
                for id in ids {
                    let here = vec![known.name.to_owned(), id.clone()];
                    if matches!(rule, Ids::Of(target) if seeker.is(*target, &id)) {
                        gone.push(Gone::Block(here));
                    } else if let Some(table) =
                        blocks.get_mut(&id).and_then(Item::as_table_like_mut)
                    {
                        seeker.keys(table, keys, &here, &mut gone);
                    }
                }
            }
            Form::Pairs(a, b, keys) => {
                for id in ids {
                    if seeker.is(*a, &id) {
                        gone.push(Gone::Block(vec![known.name.to_owned(), id]));
                        continue;
                    }
                    let Some(inner) = blocks.get_mut(&id).and_then(Item::as_table_like_mut) else {
                        continue;
                    };
                    let seconds: Vec<String> = inner.iter().map(|(k, _)| k.to_owned()).collect();
                    for second in seconds {
                        let here = vec![known.name.to_owned(), id.clone(), second.clone()];
                        if seeker.is(*b, &second) {
                            gone.push(Gone::Block(here));
                        } else if let Some(table) =
                            inner.get_mut(&second).and_then(Item::as_table_like_mut)
                        {
                            seeker.keys(table, keys, &here, &mut gone);
                        }
                    }
                }
            }
            Form::FreeEach(Ids::Of(target), _) => {
                for id in ids.iter().filter(|id| seeker.is(*target, id)) {
                    blocks.remove(id);
                    gone.push(Gone::Key(format!("{}.{id}", known.name)));
                }
            }
            Form::Top(_) | Form::Free(_) | Form::FreeEach(..) => {}
        }
    }
    gone
}

/// Looks for one id.
struct Seeker<'a> {
    targets: &'a [IdOf],
    id: &'a str,
    path: &'a str,
}

impl Seeker<'_> {
    fn is(&self, target: IdOf, id: &str) -> bool {
        self.targets.contains(&target) && id == self.id
    }

    /// Takes mentions out of one block.
    fn keys(
        &self,
        table: &mut dyn TableLike,
        keys: &'static [Key],
        here: &[String],
        gone: &mut Vec<Gone>,
    ) {
        for key in keys {
            let Some(item) = table.get_mut(key.name) else { continue };
            let path = format!("{}.{}", shown(here), key.name);
            let left = self.field(&key.field, item, &path, gone);
            if left {
                continue;
            }
            // A condition emptied would always be met.
            if key.required || key.tie == Tie::Block || matches!(key.field, Field::Condition) {
                gone.push(Gone::Block(here.to_vec()));
            } else {
                table.remove(key.name);
                gone.push(Gone::Key(path));
                for beside in keys.iter().filter(|k| k.tie == Tie::Beside(key.name)) {
                    if table.remove(beside.name).is_some() {
                        gone.push(Gone::Key(format!("{}.{}", shown(here), beside.name)));
                    }
                }
            }
        }
    }

    /// Takes mentions out of one key; whether anything is left of it.
    fn field(&self, field: &Field, item: &mut Item, path: &str, gone: &mut Vec<Gone>) -> bool {
        match field {
            Field::Ref(target) => item.as_str().is_none_or(|id| !self.is(*target, id)),
            Field::Holders => self.list(item, path, gone, |id| self.is(IdOf::Party, id)),
            Field::Refs(target) => self.list(item, path, gone, |id| self.is(*target, id)),
            Field::Paths => {
                let inside = format!("{}.", self.path);
                self.list(item, path, gone, |p| p == self.path || p.starts_with(&inside))
            }
            Field::Map(target, _) => self.entries(item, path, gone, |key, _| self.is(*target, key)),
            Field::Condition => self.entries(item, path, gone, |key, value| {
                let named = |target| value.is_some_and(|v| self.is(target, v));
                let word = CONDITION.iter().find(|word| word.name == key);
                self.is(IdOf::Issue, key)
                    || self.is(IdOf::Outcome, key)
                    || matches!(word, Some(Key { field: Field::Ref(target), .. }) if named(*target))
            }),
            _ => true,
        }
    }

    fn list(
        &self,
        item: &mut Item,
        path: &str,
        gone: &mut Vec<Gone>,
        hit: impl Fn(&str) -> bool,
    ) -> bool {
        if let Some(one) = item.as_str() {
            return !hit(one);
        }
        let Some(list) = item.as_array_mut() else { return true };
        let before = list.len();
        list.retain(|v| v.as_str().is_none_or(|id| !hit(id)));
        let left = !list.is_empty() || before == 0;
        if left && list.len() < before {
            gone.push(Gone::Key(format!("{path} ({})", self.path)));
        }
        left
    }

    fn entries(
        &self,
        item: &mut Item,
        path: &str,
        gone: &mut Vec<Gone>,
        hit: impl Fn(&str, Option<&str>) -> bool,
    ) -> bool {
        let Some(table) = item.as_table_like_mut() else { return true };
        let hits: Vec<String> = table
            .iter()
            .filter(|(key, item)| hit(key, item.as_str()))
            .map(|(key, _)| key.to_owned())
            .collect();
        for key in &hits {
            table.remove(key);
        }
        let left = !table.is_empty() || hits.is_empty();
        if left {
            gone.extend(hits.into_iter().map(|key| Gone::Key(format!("{path}.{key}"))));
        }
        left
    }
}
