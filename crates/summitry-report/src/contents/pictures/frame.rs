//! A picture that is passed on alone: under the brief's title, date and stamp, above how it was made.

use std::fmt::Write as _;

use crate::{
    draw::{Drawing, Picture, STANDALONE, number, wrap},
    view::Head,
};

/// The picture that shows the finding itself.
const ENDINGS: &str = "endings";

impl Picture {
    /// The same under the brief's title, date and stamp and above how it was made: a picture that is passed on must
    /// still say what it is.
    #[must_use]
    pub fn framed(&self, head: &Head) -> String {
        // So that no line of text touches the edge where the picture is pasted.
        const MARGIN: f64 = 14.0;
        let inner = self.width.unwrap_or(STANDALONE);
        let width = inner.max(STANDALONE) + 2 * MARGIN as u32;
        let mut frame = Drawing::default();
        let mut y = MARGIN - 6.0;
        let made = head.made.join("; ");
        // The picture of the whole is headed by what it shows.
        let place = format!("{} · {}", head.title, head.place_and_day);
        let (title, small) = if self.id == ENDINGS {
            (head.finding.as_str(), place.as_str())
        } else {
            (head.title.as_str(), head.place_and_day.as_str())
        };
        let above = [
            ("title", title, 66, 20.0),
            ("small", small, 96, 18.0),
            ("stamp", head.stamp.as_deref().unwrap_or_default(), 76, 18.0),
        ];
        for (class, text, wide, step) in above {
            y = frame.lines(MARGIN, y, step, class, &wrap(text, wide, 4));
        }
        y += 16.0;
        let _ = write!(
            frame.0,
            "\n<svg x=\"{MARGIN}\" y=\"{}\" width=\"{inner}\" height=\"{}\" overflow=\"visible\">{}</svg>\n",
            number(y),
            self.height,
            self.body
        );
        y = frame.lines(
            MARGIN,
            y + f64::from(self.height) + 6.0,
            16.0,
            "small",
            &wrap(&made, 96, 4),
        );
        self.standalone(width, (y + MARGIN) as u32, &frame.0)
    }
}
