//! A picture that is passed on alone: under what it shows, what it is about, date and stamp, above source and how it was made.

use std::fmt::Write as _;

use crate::{
    draw::{Drawing, Picture, STANDALONE, Theme, number, wrap},
    messages::Messages,
    view::Brief,
};

/// The picture that shows the finding itself.
const ENDINGS: &str = "endings";
/// So that no line of text touches the edge where the picture is pasted.
const MARGIN: f64 = 14.0;

impl Picture {
    /// The same under its finding, the brief's title, date and stamp, and above its source and how it was made: a picture that is
    /// passed on must still say what it is.
    #[must_use]
    pub fn framed(&self, brief: &Brief<'_>, m: &Messages, theme: Theme) -> String {
        let head = &brief.head;
        let inner = self.width.unwrap_or(STANDALONE);
        let width = inner.max(STANDALONE) + 2 * MARGIN as u32;
        // Characters that a line of this width holds, of the title's size and of small print.
        let line = |size: f64| (f64::from(width - 28) / size) as usize;
        let (large, small) = (line(9.6), line(6.6));
        let mut frame = Drawing::default();
        let title = match &self.title {
            _ if self.id == ENDINGS => head.finding.as_str(),
            Some(title) => title,
            None => self.alt.as_str(),
        };
        let mut y = frame.lines(MARGIN, MARGIN - 4.0, 21.0, "title", &wrap(title, large, 4));
        let unit = self.unit.clone().unwrap_or_else(|| m.say("unit-runs"));
        let about: Vec<String> = [head.title.clone(), head.place_and_day.clone(), unit]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect();
        y = frame.lines(MARGIN, y + 2.0, 17.0, "small", &wrap(&about.join(" · "), small, 4));
        let stamp = head.stamp.as_deref().unwrap_or_default();
        y = frame.lines(MARGIN, y, 18.0, "stamp", &wrap(stamp, line(7.8), 4)) + 16.0;
        let _ = write!(
            frame.0,
            "\n<svg x=\"{MARGIN}\" y=\"{}\" width=\"{inner}\" height=\"{}\" overflow=\"visible\">{}</svg>\n",
            number(y),
            self.height,
            self.body
        );
        y += f64::from(self.height) + 6.0;
        for text in [brief.source(m, "picture-source"), head.made.join("; ")] {
            y = frame.lines(MARGIN, y, 16.0, "small", &wrap(&text, small, 4));
        }
        self.standalone(width, (y + MARGIN) as u32, &frame.0, theme)
    }
}
