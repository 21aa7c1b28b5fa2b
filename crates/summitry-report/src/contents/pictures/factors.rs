//! Where the headline comes from: what each step that talks must pass leaves of a hundred.

use crate::{messages::Messages, view::Brief};

use crate::draw::{Anchor, Drawing, Picture};

/// Three bars, each what the steps up to it leave.
pub(crate) fn picture(brief: &Brief<'_>, m: &Messages) -> Picture {
    let h = &brief.headline;
    let mut drawing = Drawing::default();
    let mut left = 1.0;
    let mut y = 13.0;
    drawing.text(0.0, 0.0, y, Anchor::Start, "small", &m.say("key-running-product"));
    y += 22.0;
    for (i, f) in h.factors.iter().enumerate() {
        left *= f.factor.chance;
        let times = if i == 0 { "" } else { "× " };
        let label = format!("{times}{} {}", f.label, f.text);
        drawing.text(0.0, 0.0, y, Anchor::Start, "label", &label);
        y += 6.0;
        drawing.bar(0.0, 88.0, y, 13.0, "same");
        drawing.bar(0.0, 88.0 * left, y, 13.0, "better");
        let text = m.hundred(left);
        drawing.text(88.0 * left, 6.0, y + 11.0, Anchor::Start, "strong", &text);
        y += 30.0;
    }
    Picture {
        id: "headline",
        alt: h.product.plain(),
        height: (y - 8.0) as u32,
        width: None,
        body: drawing.0,
    }
}
