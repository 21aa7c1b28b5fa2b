//! A few words of SVG. Widths are percentages and heights pixels, so that a picture fills any column while its text
//! keeps its size; a standalone file fixes the width once.

use std::fmt::Write as _;

mod theme;

pub use theme::Theme;

/// Colours and line styles of the pictures, for light and dark.
pub const FIGURE_STYLE: &str = include_str!("draw.css");

/// Text made safe inside SVG and HTML, in text and in double-quoted attributes.
#[must_use]
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// A number of an attribute: at most two decimals, no trailing zeros, never `-0`.
#[must_use]
pub(crate) fn number(x: f64) -> String {
    let text = format!("{x:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" || text.is_empty() { "0".to_owned() } else { text.to_owned() }
}

/// Text broken into lines of at most `width` characters, at most `most` lines; what does not fit ends in an ellipsis.
#[must_use]
pub(crate) fn wrap(text: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> =
        textwrap::wrap(text, width).into_iter().map(std::borrow::Cow::into_owned).collect();
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            let keep: String = last.chars().take(width.saturating_sub(1)).collect();
            *last = format!("{}…", keep.trim_end());
        }
    }
    lines
}

/// A picture: what is drawn, how high it is, and the finding that a reader who cannot see it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Stable id, the file name of `--figures`.
    pub id: &'static str,
    /// What it shows, in one line; `None` until its section gives it one.
    pub title: Option<String>,
    /// What it is about and in what unit; `None` until its section says it.
    pub unit: Option<String>,
    /// The finding in a sentence.
    pub alt: String,
    /// Height, pixels.
    pub height: u32,
    /// `Some`: a drawing of this fixed width, scaled as a whole; `None`: as wide as its place.
    pub width: Option<u32>,
    /// The elements inside.
    pub body: String,
}

/// Width of a standalone file, pixels: what a column of a printed page holds at its size.
pub(crate) const STANDALONE: u32 = 620;

impl Picture {
    /// As part of a page: classes and attributes only, no style of its own.
    #[must_use]
    pub fn inline(&self) -> String {
        let alt = escape(&self.alt);
        let size = match self.width {
            Some(width) => format!("viewBox=\"0 0 {width} {}\"", self.height),
            None => format!("width=\"100%\" height=\"{}\"", self.height),
        };
        let fixed = if self.width.is_some() { " fixed" } else { "" };
        format!(
            "<svg class=\"picture{fixed}\" role=\"img\" aria-label=\"{alt}\" {size}>{}</svg>",
            self.body
        )
    }

    /// As a file of its own, with its colours inside.
    #[must_use]
    pub fn file(&self, theme: Theme) -> String {
        self.standalone(self.width.unwrap_or(STANDALONE), self.height, &self.body, theme)
    }

    pub(crate) fn standalone(&self, width: u32, height: u32, body: &str, theme: Theme) -> String {
        let alt = escape(&self.alt);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" role=\"img\" width=\"{width}\" \
             height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n<title>{alt}</title>\n<style>{}</style>\n\
             <rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n{}\n</svg>\n",
            theme.style(),
            body
        )
    }
}

/// Elements, one after the other.
#[derive(Default)]
pub(crate) struct Drawing(pub(crate) String);

/// Where a text is anchored.
#[derive(Clone, Copy)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

impl Drawing {
    /// Text at `x` percent and `dx` pixels beside it, with its baseline at `y` pixels.
    pub(crate) fn text(
        &mut self,
        x: f64,
        dx: f64,
        y: f64,
        anchor: Anchor,
        class: &str,
        text: &str,
    ) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let dx = if dx == 0.0 { String::new() } else { format!(" dx=\"{}\"", number(dx)) };
        let _ = write!(
            self.0,
            "<text x=\"{}%\"{dx} y=\"{}\"{anchor} class=\"{class}\">{}</text>",
            number(x),
            number(y),
            escape(text)
        );
    }

    /// A rectangle from `x` percent, `width` percent wide.
    pub(crate) fn bar(&mut self, x: f64, width: f64, y: f64, height: f64, class: &str) {
        let _ = write!(
            self.0,
            "<rect x=\"{}%\" y=\"{}\" width=\"{}%\" height=\"{}\" class=\"{class}\"/>",
            number(x),
            number(y),
            number(width.max(0.0)),
            number(height)
        );
    }

    /// A line between two places in percent, at `y1` and `y2` pixels.
    pub(crate) fn line(&mut self, x1: f64, y1: f64, x2: f64, y2: f64, class: &str) {
        let _ = write!(
            self.0,
            "<line x1=\"{}%\" y1=\"{}\" x2=\"{}%\" y2=\"{}\" class=\"{class}\"/>",
            number(x1),
            number(y1),
            number(x2),
            number(y2)
        );
    }

    /// A mark of one of six shapes, about 12 pixels wide, centred at `x` percent and `y` pixels.
    pub(crate) fn mark(&mut self, x: f64, y: f64, place: usize) {
        // The nested svg puts the shape's own pixels at a percentage of the width.
        let shape = match place % 6 {
            0 => "<rect x=\"-6\" y=\"-6\" width=\"12\" height=\"12\" ",
            1 => "<circle r=\"6.5\" ",
            2 => "<path d=\"M0-7L7 6H-7Z\" ",
            3 => "<path d=\"M0-8L8 0L0 8L-8 0Z\" ",
            4 => "<path d=\"M-3-7H3V-3H7V3H3V7H-3V3H-7V-3H-3Z\" ",
            _ => "<path d=\"M0 7L7-6H-7Z\" ",
        };
        let _ = write!(
            self.0,
            "<svg x=\"{}%\" y=\"{}\" overflow=\"visible\">{shape}class=\"series s{}\"/></svg>",
            number(x),
            number(y),
            place % 6
        );
    }

    /// A small dot at `x` percent and `y` pixels.
    pub(crate) fn dot(&mut self, x: f64, y: f64) {
        let _ = write!(
            self.0,
            "<circle cx=\"{}%\" cy=\"{}\" r=\"3\" class=\"dot\"/>",
            number(x),
            number(y)
        );
    }

    /// A round mark of a class at `x` percent and `y` pixels.
    pub(crate) fn point(&mut self, x: f64, y: f64, class: &str) {
        let _ = write!(
            self.0,
            "<circle cx=\"{}%\" cy=\"{}\" r=\"6\" class=\"p-{class}\"/>",
            number(x),
            number(y)
        );
    }

    /// An arrow before or behind words on the line at `y` pixels, `dx` pixels beside `x` percent: drawn, since few fonts have one.
    pub(crate) fn arrow(&mut self, x: f64, dx: f64, y: f64, up: bool) {
        let shape = if up { "M4-9L8-1H0Z" } else { "M0-9L8-5L0-1Z" };
        let _ = write!(
            self.0,
            "<svg x=\"{}%\" y=\"{}\" overflow=\"visible\"><path transform=\"translate({} 0)\" d=\"{shape}\" class=\"arrow\"/></svg>",
            number(x),
            number(y),
            number(dx)
        );
    }

    /// A cross at the left, before words on the line at `y` pixels.
    pub(crate) fn cross(&mut self, y: f64) {
        let y = number(y);
        let _ = write!(
            self.0,
            "<svg y=\"{y}\" overflow=\"visible\"><path d=\"M1-8L9 0M9-8L1 0\" class=\"cross\"/></svg>"
        );
    }

    /// Lines of text below `y` pixels, `dx` pixels from the left and `step` pixels apart; where the last one stands.
    pub(crate) fn lines(
        &mut self,
        dx: f64,
        y: f64,
        step: f64,
        class: &str,
        lines: &[String],
    ) -> f64 {
        let mut y = y;
        for line in lines.iter().filter(|line| !line.is_empty()) {
            y += step;
            self.text(0.0, dx, y, Anchor::Start, class, line);
        }
        y
    }

    /// A ring around what lies at `x` percent and `y` pixels.
    pub(crate) fn ring(&mut self, x: f64, y: f64) {
        let _ = write!(
            self.0,
            "<circle cx=\"{}%\" cy=\"{}\" r=\"11\" class=\"ring\"/>",
            number(x),
            number(y)
        );
    }

    /// Hatching as a pattern that other elements fill themselves with through the class `hatched`; `id` must be the
    /// page's only one of its name.
    pub(crate) fn hatch(&mut self) {
        self.0.push_str(
            "<defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" class=\"hatch-ground\"/>\
             <line y2=\"6\" class=\"hatch-line\"/></pattern></defs>",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_from_a_file_cannot_become_markup() {
        let mut d = Drawing::default();
        d.text(0.0, 0.0, 0.0, Anchor::Start, "l", "</text><script>alert('x')</script>");
        assert!(!d.0.contains("<script"), "{}", d.0);
        assert_eq!(escape("a<b>&\"'"), "a&lt;b&gt;&amp;&quot;&#39;");
    }

    #[test]
    fn attributes_are_short() {
        assert_eq!(
            (number(12.0), number(0.126), number(-0.001)),
            ("12".into(), "0.13".into(), "0".into())
        );
    }

    #[test]
    fn lines_end_where_they_must() {
        assert_eq!(wrap("one two three", 7, 3), ["one two", "three"]);
        assert_eq!(wrap("one two three", 5, 1), ["one…"]);
    }
}
