//! A seal under what is written to disk, so that the command may replace its own file, and never one that somebody edited.

use summitry_scenario::sha256::sha256;

/// Before the sum, in a comment that HTML and SVG share.
const BEFORE: &str = "<!-- written by summitry; sum of what stands above: ";
/// After it.
const AFTER: &str = " -->\n";

/// The text with its sum below it.
#[must_use]
pub fn sealed(text: &str) -> String {
    format!("{text}{BEFORE}{}{AFTER}", sum(text))
}

/// Whether a text is as it was sealed.
#[must_use]
pub fn is_sealed(text: &str) -> bool {
    let parts = text.strip_suffix(AFTER).and_then(|rest| rest.rsplit_once(BEFORE));
    parts.is_some_and(|(above, said)| said == sum(above))
}

fn sum(text: &str) -> String {
    // Half of it is enough to tell an edit: this guards against a mistake, not against a forger.
    sha256(text).chars().take(32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_breaks_where_a_letter_changes() {
        let page = sealed("<html>\n</html>\n");
        assert!(is_sealed(&page));
        assert!(!is_sealed(&page.replace("html", "htm")) && !is_sealed(&format!("{page} ")));
        assert!(!is_sealed("") && !is_sealed("<html></html>"));
        // What is sealed twice is a page whose last line is a seal.
        assert!(is_sealed(&sealed(&page)));
    }
}
