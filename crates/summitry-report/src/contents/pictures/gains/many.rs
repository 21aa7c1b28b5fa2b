//! A step where many sides meet: how many gain by it, feel nothing, lose, as one bar.

use crate::{
    draw::{Anchor, Drawing},
    messages::Messages,
    view::StepRow,
};

/// What the three parts are, and the class each is drawn with: the same as in "who feels it".
const PARTS: [(&str, &str); 3] =
    [("key-sides-gain", "better"), ("key-sides-same", "same"), ("key-sides-lose", "worse")];

/// The three parts named, a line each; gives back where the next line stands.
pub(super) fn key(drawing: &mut Drawing, mut y: f64, m: &Messages) -> f64 {
    for (id, class) in PARTS {
        drawing.bar(0.5, 3.0, y - 9.0, 10.0, class);
        drawing.text(4.5, 0.0, y, Anchor::Start, "label", &m.say(id));
        y += 20.0;
    }
    y
}

/// The bar of a step, each part with its count where there is room; gives back where the next line stands.
pub(super) fn bar(drawing: &mut Drawing, y: f64, row: &StepRow) -> f64 {
    let all = row.gains.len().max(1) as f64;
    let mut x = 0.0;
    for (count, (_, class)) in row.counts().into_iter().zip(PARTS) {
        if count == 0 {
            continue;
        }
        let width = count as f64 / all * 100.0;
        drawing.bar(x, width, y - 8.0, 18.0, class);
        let inside = format!("in-{class}");
        drawing.text(x + width / 2.0, 0.0, y + 5.5, Anchor::Middle, &inside, &count.to_string());
        x += width;
    }
    y + 22.0
}

/// The same in words, for those who cannot see it.
pub(super) fn said(row: &StepRow, m: &Messages) -> [String; 3] {
    let [gain, same, lose] = row.counts();
    let part = |count: usize, id: &str| format!("{}: {count}", m.say(id));
    [part(gain, "key-sides-gain"), part(same, "key-sides-same"), part(lose, "key-sides-lose")]
}
