//! A ladder of amounts written out as options, so that one of them can be changed.

use toml_edit::{Array, InlineTable, Item, Value};

use crate::amounts;

/// Puts the options in the place of `amounts`; an issue without a well-formed ladder stays as it is.
pub(super) fn write_out(issue: &mut Item) {
    let Some(issue) = issue.as_table_like_mut() else { return };
    if issue.contains_key("options") {
        return;
    }
    let ladder = issue.get("amounts").and_then(Item::as_table_like).and_then(|table| {
        let number = |key: &str| {
            let said = table.get(key)?.as_value()?;
            // A whole number beyond 2^53 is no amount of a ladder.
            said.as_float().or_else(|| said.as_integer().map(|n| n as f64))
        };
        let unit = table.get("unit").and_then(Item::as_str).unwrap_or_default();
        let amounts = amounts::ladder(number("from")?, number("to")?, number("steps")?)?;
        Some((amounts, unit.to_owned()))
    });
    let Some((ladder, unit)) = ladder else { return };
    let options: Array = ladder
        .iter()
        .map(|amount| {
            let mut option = InlineTable::new();
            option.insert("id", amount.as_str().into());
            option.insert("label", amounts::label(amount, &unit).into());
            Value::from(option)
        })
        .collect();
    issue.remove("amounts");
    issue.insert("options", Item::Value(options.into()));
}
