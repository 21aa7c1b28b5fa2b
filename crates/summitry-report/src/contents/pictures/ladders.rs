//! Where each issue ends up: one row of cells an issue, darker where it ends more often.

use crate::{
    messages::Messages,
    view::{Brief, Ladder, Rung},
};

use crate::draw::{Anchor, Drawing, Picture, wrap};

/// Steps of darkness: more could not be told apart.
const TINTS: u32 = 8;

/// How dark a cell is: a class, `t0` to `t8`.
pub(crate) fn tint(rung: &Rung) -> String {
    let level = (rung.figure.chance.mean * f64::from(TINTS)).round().clamp(0.0, f64::from(TINTS));
    format!("t{level}")
}

/// The ladders as one picture that stands alone.
pub(crate) fn picture(brief: &Brief<'_>, m: &Messages) -> Option<Picture> {
    brief.ladders.first()?;
    // Wide enough for five options of three words each; the names of issues take the left sixth.
    const WIDTH: u32 = 1000;
    const LABEL: f64 = 18.0;
    let mut drawing = Drawing::default();
    let most = brief.ladders.iter().map(|l| l.rungs.len()).max().unwrap_or(1).max(3);
    let cell = (100.0 - LABEL) / most as f64;
    let mut y = 0.0;
    for ladder in &brief.ladders {
        let lines = (cell / 100.0 * f64::from(WIDTH) / 6.2 - 6.0).max(8.0) as usize;
        let texts: Vec<Vec<String>> =
            ladder.rungs.iter().map(|r| wrap(&r.label, lines, 4)).collect();
        let height = texts.iter().map(Vec::len).max().unwrap_or(1).max(2) as f64 * 14.0 + 26.0;
        for (i, line) in wrap(&ladder.label, 24, 3).iter().enumerate() {
            drawing.text(0.0, 4.0, y + 18.0 + 15.0 * i as f64, Anchor::Start, "strong", line);
        }
        for (o, (rung, text)) in ladder.rungs.iter().zip(&texts).enumerate() {
            let x = LABEL + cell * o as f64;
            drawing.bar(x, cell - 0.2, y, height, &format!("cell {}", tint(rung)));
            for (i, line) in text.iter().enumerate() {
                drawing.text(x, 7.0, y + 17.0 + 14.0 * i as f64, Anchor::Start, "small", line);
            }
            let short = crate::figures::short(&rung.figure.text);
            drawing.text(x + cell, -8.0, y + 20.0, Anchor::End, "number", &short);
            let tags = tags(rung, m).join(" · ");
            drawing.text(x, 7.0, y + height - 8.0, Anchor::Start, "tag", &tags);
        }
        y += height + 3.0;
    }
    Some(Picture {
        id: "ladders",
        alt: alt(&brief.ladders, m),
        height: y as u32,
        width: Some(WIDTH),
        body: drawing.0,
    })
}

/// What is marked in a cell: that it holds today, and which of the source's cases name it.
pub(crate) fn tags(rung: &Rung, m: &Messages) -> Vec<String> {
    rung.now.then(|| m.say("tag-now")).into_iter().chain(rung.cases.iter().cloned()).collect()
}

/// The finding: where each issue most often ends.
fn alt(ladders: &[Ladder], m: &Messages) -> String {
    let each: Vec<String> = ladders
        .iter()
        .filter_map(|l| {
            let top = l
                .rungs
                .iter()
                .max_by(|a, b| a.figure.chance.mean.total_cmp(&b.figure.chance.mean))?;
            Some(format!("{}: {} {}", l.label, top.label, top.figure.text))
        })
        .collect();
    m.fill("alt-ladders", &[("each", (&each.join("; ")).into())])
}
