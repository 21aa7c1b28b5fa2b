//! Two runs side by side, laid out.

use crate::{figures::Figure, messages::Messages};

use super::{
    super::sections::{Part, Row, Table, number, words},
    Comparison,
};

/// The figures, group by group.
pub(crate) fn parts(c: &Comparison, m: &Messages) -> Vec<Part> {
    let mut parts = vec![
        Part::Sentence(c.headline.clone()),
        Part::Note(c.of.clone()),
        Part::Note(c.noise.clone()),
    ];
    for group in &c.groups {
        let mut table = Table::new(&[
            words(&group.title),
            number(&m.say("column-this")),
            number(&m.say("column-other")),
            number(&m.say("column-difference")),
        ]);
        for row in &group.rows {
            let text =
                |f: &Option<Figure>| f.as_ref().map_or_else(|| "–".to_owned(), |f| f.text.clone());
            let difference =
                if row.noise { format!("~ {}", row.difference) } else { row.difference.clone() };
            table.rows.push(Row {
                cells: vec![row.label.clone(), text(&row.this), text(&row.other), difference],
                faint: row.noise,
                paths: Vec::new(),
            });
        }
        parts.push(Part::Table(table));
    }
    parts
}

/// The lines that differ.
pub(crate) fn lines(c: &Comparison, m: &Messages) -> Vec<Part> {
    if c.lines.is_empty() {
        return vec![Part::Note(m.say("comparison-no-lines"))];
    }
    c.lines.iter().cloned().map(Part::Note).collect()
}
