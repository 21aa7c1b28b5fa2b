//! Light, dark, or as the reader's screen is: the colours of a picture that stands alone.

use super::FIGURE_STYLE;

/// The colours of a picture that is a file of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// Dark on white, wherever it is shown: what a newspaper prints.
    #[default]
    Light,
    /// Light on near black.
    Dark,
    /// As the reader's screen is: only where the page around it is so, too.
    Auto,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Theme; 3] = [Theme::Light, Theme::Dark, Theme::Auto];

    /// Its name: `light`, `dark`, `auto`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::Auto => "auto",
        }
    }

    /// The theme of a name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Theme> {
        Theme::ALL.into_iter().find(|theme| theme.id() == id)
    }

    /// Styles for this theme. Of one theme alone every colour stands where it is used: not every program that shows SVG knows
    /// variables.
    #[must_use]
    pub fn style(self) -> String {
        let Some((light, rest)) = block(FIGURE_STYLE, ":root {") else {
            return FIGURE_STYLE.to_owned();
        };
        let Some((dark, rest)) = block(rest, ":root {") else { return FIGURE_STYLE.to_owned() };
        // Behind the inner block the outer one of the dark colours ends.
        let rest = rest.split_once('}').map_or(rest, |(_, rest)| rest);
        let palette = match self {
            Theme::Auto => return FIGURE_STYLE.to_owned(),
            Theme::Light => vec![light],
            Theme::Dark => vec![dark, light],
        };
        let mut out = rest.to_owned();
        for colours in palette {
            for (name, value) in colours.split(';').filter_map(|line| line.split_once(':')) {
                out = out.replace(&format!("var({})", name.trim()), value.trim());
            }
        }
        out
    }
}

/// What stands in the braces that `start` opens, and what follows them.
fn block<'t>(text: &'t str, start: &str) -> Option<(&'t str, &'t str)> {
    text.split_once(start)?.1.split_once('}')
}

#[cfg(test)]
mod tests {
    use super::Theme;

    #[test]
    fn one_theme_alone_needs_no_variables() {
        let (light, dark) = (Theme::Light.style(), Theme::Dark.style());
        for style in [&light, &dark] {
            assert!(!style.contains("var(") && !style.contains("@media"), "{style}");
            assert!(style.contains(".m-agreed"));
        }
        assert!(light.contains("#0072b2") && dark.contains("#56b4e9"));
        assert_ne!(light, dark);
        assert!(Theme::Auto.style().contains("prefers-color-scheme"));
    }
}
