//! Who feels it: one bar of a hundred each, better, the same, worse.

use crate::{
    messages::Messages,
    view::{Brief, affected::SHARES},
};

use crate::draw::{Anchor, Drawing, Picture, number, wrap};

/// The bars; `None` where the file names nobody.
pub(crate) fn picture(brief: &Brief<'_>, m: &Messages) -> Option<Picture> {
    let most = brief.affected.iter().max_by(|a, b| {
        let moved = |r: &crate::view::AffectedRow| r.better.chance.mean + r.worse.chance.mean;
        moved(a).total_cmp(&moved(b))
    })?;
    let mut drawing = Drawing::default();
    let mut y = 13.0;
    for row in &brief.affected {
        for line in wrap(&row.label, 42, 3) {
            drawing.text(0.0, 0.0, y, Anchor::Start, "label", &line);
            y += 16.0;
        }
        let total: f64 =
            row.shares.iter().map(|f| f.chance.mean).sum::<f64>().max(f64::MIN_POSITIVE);
        let mut x = 0.0;
        for (f, class) in row.shares.iter().zip(SHARES.each_ref().map(|share| share.id)) {
            let width = f.chance.mean / total * 100.0;
            drawing.bar(x, width, y - 9.0, 18.0, class);
            if width >= 7.0 {
                let class = format!("in-{class}");
                drawing.text(x + width / 2.0, 0.0, y + 4.5, Anchor::Middle, &class, &f.text);
            }
            x += width;
        }
        y += 27.0;
    }
    for (i, share) in SHARES.iter().enumerate() {
        let class = share.id;
        let x = 33.0 * i as f64;
        drawing.0.push_str(&format!(
            "<rect x=\"{}%\" y=\"{}\" width=\"16\" height=\"12\" class=\"{class}\"/>",
            number(x),
            number(y - 5.0)
        ));
        drawing.text(x, 22.0, y + 5.0, Anchor::Start, "small", &m.say(share.column));
    }
    let alt = m.fill(
        "alt-affected",
        &[
            ("who", (&most.label).into()),
            ("better", (&most.better.text).into()),
            ("same", (&most.same.text).into()),
            ("worse", (&most.worse.text).into()),
        ],
    );
    Some(Picture {
        id: "affected",
        title: None,
        unit: None,
        alt,
        height: (y + 12.0) as u32,
        width: None,
        body: drawing.0,
    })
}
