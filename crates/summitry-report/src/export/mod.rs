//! The brief to pass on: every picture as SVG and PNG, a card, a slide, and a few words to go with them.

mod png;
mod poster;
mod share;

pub use png::{is_own as is_own_png, raster};
pub use share::{Share, share};

use crate::{
    draw::{Picture, Theme},
    messages::Messages,
    page::{figures, sealed},
    view::Brief,
};

/// A picture could not be made a PNG.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The renderer did not take the picture.
    #[error("the picture {0} could not be read by the renderer: {1}")]
    Svg(String, String),
    /// It has no size that can be drawn.
    #[error("the picture {0} could not be drawn")]
    Png(String),
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportFile {
    /// Its name, such as `endings.svg` or `endings@2x.png`.
    pub name: String,
    /// What is in it; sealed, so that the command knows its own again.
    pub bytes: Vec<u8>,
}

/// Sizes of a PNG: as it stands, and for screens with two dots a pixel.
const SIZES: [(&str, f32); 2] = [("", 1.0), ("@2x", 2.0)];

/// Every file: of each picture SVG and PNG at two sizes, a card of 1200 × 630 and a slide of 1600 × 900.
///
/// # Errors
///
/// Where a picture cannot be drawn; no file of this crate's own causes it.
pub fn files(
    brief: &Brief<'_>,
    m: &Messages,
    theme: Theme,
) -> Result<Vec<ExportFile>, ExportError> {
    let mut out = Vec::new();
    // A PNG has one look: where the SVG follows the reader's screen it is light.
    let fixed = if theme == Theme::Auto { Theme::Light } else { theme };
    for picture in figures(brief, m) {
        let svg = picture.framed(brief, m, theme);
        let same = picture.framed(brief, m, fixed);
        out.push(text(picture.id, &svg));
        for (suffix, scale) in SIZES {
            let name = format!("{}{suffix}.png", picture.id);
            out.push(ExportFile { bytes: raster(&name, &same, fixed, scale)?, name });
        }
    }
    for (name, width, height) in [("card", 1200, 630), ("slide", 1600, 900)] {
        let poster = poster::poster(brief, m, width, height);
        out.push(text(name, &poster.sized(width, height, theme)));
        let svg = poster.sized(width, height, fixed);
        let name = format!("{name}.png");
        out.push(ExportFile { bytes: raster(&name, &svg, fixed, 1.0)?, name });
    }
    Ok(out)
}

fn text(name: &str, svg: &str) -> ExportFile {
    ExportFile { name: format!("{name}.svg"), bytes: sealed(svg).into_bytes() }
}

impl Picture {
    /// A picture of fixed layout at a size of its own.
    fn sized(&self, width: u32, height: u32, theme: Theme) -> String {
        let own = self.width.unwrap_or(width);
        let whole = self.standalone(own, self.height, &self.body, theme);
        let from = format!("width=\"{own}\" height=\"{}\" viewBox", self.height);
        whole.replacen(&from, &format!("width=\"{width}\" height=\"{height}\" viewBox"), 1)
    }
}
