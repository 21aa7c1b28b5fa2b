//! SVG as PNG, the same bytes on every machine: drawn with a font that comes with the program.

use std::sync::Arc;

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, fontdb::Database},
};
use summitry_scenario::sha256::of_bytes;

use super::ExportError;
use crate::draw::Theme;

/// Draws a picture `scale` times as large as it says it is; `name` is for what goes wrong.
///
/// # Errors
///
/// Where the renderer does not take the picture.
pub fn raster(name: &str, svg: &str, theme: Theme, scale: f32) -> Result<Vec<u8>, ExportError> {
    let (fonts, family) = fonts(svg);
    let mut options = Options { fontdb: Arc::new(fonts), ..Options::default() };
    options.font_family = family;
    let svg = weighed(svg, theme);
    let tree = Tree::from_str(&svg, &options)
        .map_err(|error| ExportError::Svg(name.to_owned(), error.to_string()))?;
    let size = tree.size().to_int_size().scale_by(scale);
    let mut canvas = size
        .and_then(|size| Pixmap::new(size.width(), size.height()))
        .ok_or_else(|| ExportError::Png(name.to_owned()))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut canvas.as_mut());
    let png = canvas.encode_png().map_err(|_| ExportError::Png(name.to_owned()))?;
    Ok(marked(&png))
}

/// The font that comes with the program, and its family. Letters it does not have are taken from the machine.
fn fonts(svg: &str) -> (Database, String) {
    let mut fonts = Database::new();
    fonts.load_font_data(epaint_default_fonts::UBUNTU_LIGHT.to_vec());
    // For arrows and check marks, which the first one lacks.
    fonts.load_font_data(epaint_default_fonts::HACK_REGULAR.to_vec());
    let family = fonts.faces().next().and_then(|face| Some(face.families.first()?.0.clone()));
    let family = family.unwrap_or_default();
    if svg.chars().any(is_foreign) {
        fonts.load_system_fonts();
    }
    fonts.set_sans_serif_family(&family);
    fonts.set_serif_family(&family);
    (fonts, family)
}

/// Whether a letter is of a script beyond Latin, Greek and Cyrillic, which the font has.
fn is_foreign(c: char) -> bool {
    c.is_alphabetic() && c > '\u{52f}' && !('\u{1d00}'..='\u{1fff}').contains(&c)
}

/// The font is light and has one weight: a stroke in the colour of the letters gives it two.
fn weighed(svg: &str, theme: Theme) -> String {
    let [ink, soft, paper] = match theme {
        Theme::Dark => ["#f0f1f2", "#b9bfc6", "#15181b"],
        Theme::Light | Theme::Auto => ["#14171a", "#4a4f55", "#fff"],
    };
    let bold = "stroke-width: .75px; paint-order: normal;";
    let classes = "strong|big|number|tag|stamp|title|end|on-words_only|on-no_zone|in-same|in-worse|poster-title|poster-number";
    let mut style = format!(
        ".picture text {{ stroke: {ink}; stroke-width: .2px; }} \
         .picture .small {{ stroke: {soft}; stroke-width: .2px; }} \
         .picture .on-agreed, .picture .on-bust_up, .picture .in-better {{ stroke: {paper}; {bold} }} "
    );
    for class in classes.split('|') {
        style.push_str(&format!(".picture .{class} {{ stroke: {ink}; {bold} }} "));
    }
    // Large letters need more of it.
    for (class, width) in
        [("title", 1.0), ("big", 1.4), ("poster-number", 2.0), ("poster-title", 2.2)]
    {
        style.push_str(&format!(".picture .{class} {{ stroke-width: {width}px; }} "));
    }
    svg.replacen("</style>", &format!("{style}</style>"), 1)
}

/// The keyword of the chunk that says whose the file is.
const KEYWORD: &[u8] = b"summitry\0";
/// Bytes of the last chunk of every PNG, IEND.
const END: usize = 12;

/// The file with the sum of its bytes in a chunk of text before its end.
fn marked(png: &[u8]) -> Vec<u8> {
    let (head, end) = png.split_at(png.len().saturating_sub(END));
    [head, &chunk(png), end].concat()
}

/// Whether a PNG is as it was written here.
#[must_use]
pub fn is_own(bytes: &[u8]) -> bool {
    let length = chunk(&[]).len();
    let Some(at) = bytes.len().checked_sub(END + length) else { return false };
    let (head, rest) = bytes.split_at(at);
    let (said, end) = rest.split_at(length);
    chunk(&[head, end].concat()) == said
}

/// The chunk for a file without it.
fn chunk(png: &[u8]) -> Vec<u8> {
    let sum: String = of_bytes(png).chars().take(32).collect();
    let data = [b"tEXt", KEYWORD, sum.as_bytes()].concat();
    let length = u32::try_from(data.len() - 4).unwrap_or(0).to_be_bytes();
    [&length[..], &data, &crc32fast::hash(&data).to_be_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::{chunk, is_own, marked};

    #[test]
    fn what_somebody_changed_is_not_ours() {
        let png = [&b"\x89PNG\r\n\x1a\n"[..], &[7; 90], &[0; 12]].concat();
        let mut ours = marked(&png);
        assert_eq!(ours.len(), png.len() + chunk(&[]).len());
        assert!(is_own(&ours) && !is_own(&png) && !is_own(b""));
        ours[20] ^= 1;
        assert!(!is_own(&ours));
    }
}
