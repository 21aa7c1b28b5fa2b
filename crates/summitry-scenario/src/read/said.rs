//! Values from the keys of a block: said, or by the grammar's default.

use summitry_core::value::{Spread, Support, Value, ValueId};

use super::builder::{Block, Builder};
use crate::document::Provenance;
use crate::grammar::quantity::Quantity;
use crate::grammar::{Field, Key};
use crate::scales::Scales;
use crate::tree::Node;
use crate::values;

impl<'f> Builder<'f> {
    /// The value of a key: what the file says, or its default; `None` where there is neither.
    pub(super) fn value(&mut self, block: &Block<'f>, key: &str) -> Option<ValueId> {
        self.value_of(&block.path, block.keys, key, block.get(key), Some(block))
    }

    /// The value of a key, only where the file says it.
    pub(super) fn said(&mut self, block: &Block<'f>, key: &str) -> Option<ValueId> {
        block.get(key)?;
        self.value(block, key)
    }

    /// The value of a key that has a default.
    pub(super) fn value_or_default(&mut self, block: &Block<'f>, key: &str) -> ValueId {
        // Every key asked for here has a default in the grammar; a point of 0 would only stand in a file with errors.
        self.value(block, key).unwrap_or_else(|| self.point(&block.path, key))
    }

    pub(super) fn point(&mut self, block: &str, key: &str) -> ValueId {
        self.push_default(
            format!("{block}.{key}"),
            &crate::grammar::quantity::POINTS,
            Spread::Point(0.0),
            "0",
        )
    }

    pub(super) fn value_of(
        &mut self,
        block_path: &str,
        keys: &'static [Key],
        key: &str,
        node: Option<&'f Node>,
        block: Option<&Block<'f>>,
    ) -> Option<ValueId> {
        let known = keys.iter().find(|k| k.name == key)?;
        let (Field::Quantity(quantity) | Field::QuantityOr(quantity, _)) = &known.field else {
            return None;
        };
        let path = format!("{block_path}.{key}");
        if let Some(node) = node
            && let Some(id) = self.push_said(path.clone(), quantity, node, block)
        {
            return Some(id);
        }
        known.default.map(|d| self.push_written_default(path, quantity, d))
    }

    /// A value the file says; `None` where it cannot be read (which was reported).
    pub(super) fn push_said(
        &mut self,
        path: String,
        quantity: &Quantity,
        node: &Node,
        block: Option<&Block<'f>>,
    ) -> Option<ValueId> {
        let said = values::read(node, quantity, self.scales, &mut Vec::new()).ok()?;
        let (why, cite) = if said.own_table {
            if !said.cite.is_empty() {
                self.cites.insert(path.clone(), said.cite.clone());
            }
            (said.why, said.cite)
        } else {
            block.map_or((None, Vec::new()), |b| (b.why.clone(), b.cite.clone()))
        };
        let provenance = Provenance {
            path: path.clone(),
            written: said.written,
            why,
            cite,
            by: said.by,
            span: Some(said.span),
        };
        // The class of support is set once all quotes are known.
        Some(self.push(
            Value { path, spread: said.spread, kind: quantity.kind, support: Support::Judgement },
            provenance,
        ))
    }

    /// A default as it would be written in the file.
    pub(super) fn push_written_default(
        &mut self,
        path: String,
        quantity: &Quantity,
        written: &str,
    ) -> ValueId {
        // A word of the default may be missing from the file's own scale: then the usual scale holds.
        let spread = values::text(written, quantity, self.scales)
            .or_else(|_| values::text(written, quantity, &Scales::default()))
            .unwrap_or_else(|_| zero_to(written, quantity));
        self.push_default(path, quantity, spread, written)
    }

    pub(super) fn push_default(
        &mut self,
        path: String,
        quantity: &Quantity,
        spread: Spread,
        written: &str,
    ) -> ValueId {
        let provenance =
            Provenance { path: path.clone(), written: written.to_owned(), ..Provenance::default() };
        self.push(
            Value { path, spread, kind: quantity.kind, support: Support::Default },
            provenance,
        )
    }

    fn push(&mut self, value: Value, provenance: Provenance) -> ValueId {
        self.values.push(value, provenance)
    }

    /// How a value is spread.
    pub(super) fn spread(&self, id: ValueId) -> Option<&Spread> {
        self.values.spread(id)
    }
}

/// A default range that starts at 0, which a share may and a typed range of the kind might not.
fn zero_to(written: &str, quantity: &Quantity) -> Spread {
    debug_assert!(
        false,
        "the default `{written}` of the grammar cannot be read as {}",
        quantity.unit
    );
    Spread::Point(0.0)
}
