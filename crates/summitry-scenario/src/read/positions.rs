//! Where parties stand: blocks of the file, and the table beside it.

use summitry_core::scenario::HeldBy;
use summitry_core::scenario::institutions::Position;
use summitry_core::value::{Support, Value, ValueId};

use super::builder::{Block, Builder};
use super::position_table::Rows;
use crate::document::Provenance;
use crate::grammar::quantity::{IMPORTANCE, PLACE, POSITIVE, Quantity};
use crate::grammar::scenario::SCENARIO;
use crate::grammar::{IdOf, block};
use crate::ids::{in_order, tables};
use crate::limits::MOST_SCORES;
use crate::path;
use crate::span::Span;
use crate::values;

impl<'f> Builder<'f> {
    /// The positions, by party and issue in the file's order. What a block says comes before the table.
    pub(super) fn positions(&mut self) -> Vec<Position> {
        let (mut rows, place) = self.position_table();
        let name = self.top.get("positions").and_then(|e| e.node.text()).unwrap_or_default();
        let keys = block(SCENARIO, "position").map_or(&[][..], |b| b.keys());
        let mut positions = Vec::new();
        for (party_id, _, node) in tables(self.top, "position") {
            let Some(party) = self.index(IdOf::Party, party_id) else { continue };
            for (issue_id, _, node) in node.table().map(in_order).unwrap_or_default() {
                let Some(issue) = self.issues.iter().position(|i| i.id == issue_id) else {
                    continue;
                };
                let Some(table) = node.table() else { continue };
                let path = path::join(&["position", party_id, issue_id]);
                let block = self.open(path, keys, table, node.span.clone());
                let row: Rows = rows.shift_remove_entry(&(party, issue)).into_iter().collect();
                positions.extend(self.position(name, (party, issue), Some(&block), row, &place));
            }
        }
        for (key, row) in rows {
            let row = Rows::from([(key, row)]);
            positions.extend(self.position(name, key, None, row, &place));
        }
        positions.sort_by_key(|p| (p.party, p.issue));
        let scores: usize = positions.iter().map(|p| self.issues[p.issue].options.len()).sum();
        if scores > MOST_SCORES {
            self.error(
                place,
                format!("the positions make more than {MOST_SCORES} scores"),
                "leave out issues that are not bargained over here",
            );
            positions.clear();
        }
        positions
    }

    /// One position; its values in the order of the columns.
    fn position(
        &mut self,
        name: &str,
        (party, issue): (usize, usize),
        block: Option<&Block<'f>>,
        row: Rows,
        place: &Span,
    ) -> Option<Position> {
        let issue_id = self.issues[issue].id.clone();
        if self.issues[issue].held_by == HeldBy::Each {
            self.error(
                block.map_or_else(|| place.clone(), |b| b.header.clone()),
                format!("`{issue_id}` is held by `each` and not bargained over: nobody has a position on it"),
                "leave it out, or let the issue be held by a party",
            );
            return None;
        }
        let party_id = (*self.ids.names(IdOf::Party, None).get(party)?).to_owned();
        let path = path::join(&["position", &party_id, &issue_id]);
        let row = row.into_values().next();
        let cell = |key: &str| {
            let row = row.as_ref()?;
            let cell = match key {
                "at" => &row.at,
                "salience" => &row.salience,
                _ => &row.power,
            };
            Some((cell.clone(), row.line))
        };
        let mut value = |key: &'static str, quantity: &Quantity| -> Option<ValueId> {
            if let Some(block) = block
                && block.get(key).is_some()
            {
                return self.said(block, key);
            }
            if let Some((cell, line)) = cell(key) {
                let from = format!("`{name}`, line {line}");
                return self.push_cell(format!("{path}.{key}"), quantity, &cell, &from, place);
            }
            self.value(block?, key)
        };
        let at = value("at", &PLACE);
        let salience = value("salience", &IMPORTANCE);
        let power = value("power", &POSITIVE);
        if let Some(block) = block
            && block.get("at").is_none()
            && row.is_none()
        {
            self.error(
                block.header.clone(),
                format!("`{}` does not say `at`", block.path),
                "`at`: where it stands on the issue's ladder, 0 to 100",
            );
        }
        Some(Position { party, issue, at: at?, salience: salience?, power: power? })
    }

    /// A value that stands in a cell of a table: said, in the line that names the table.
    fn push_cell(
        &mut self,
        path: String,
        quantity: &Quantity,
        cell: &str,
        from: &str,
        place: &Span,
    ) -> Option<ValueId> {
        let spread = match values::text(cell, quantity, self.scales) {
            Ok(spread) => spread,
            Err((message, help)) => {
                let help = help.unwrap_or_else(|| format!("write {}", quantity.unit));
                self.error(place.clone(), format!("{from}: {message}"), help);
                return None;
            }
        };
        let provenance = Provenance {
            path: path.clone(),
            written: cell.to_owned(),
            span: Some(place.clone()),
            ..Provenance::default()
        };
        let value = Value { path, spread, kind: quantity.kind, support: Support::Judgement };
        Some(self.values.push(value, provenance))
    }
}
