//! What a page adds to the figures of a brief.

/// What a page adds to figures: where a number leads, and what it was before something was changed.
pub trait Marks {
    /// Where a click on the figure with this path leads (`ending.agreed`, `issue.visas.faster`); `None`: nowhere.
    fn link(&self, path: &str) -> Option<String>;
    /// What the figure with this path was, where it has changed: the old figure, and whether the change is noise.
    fn was(&self, path: &str) -> Option<(String, bool)>;
    /// How many of a hundred marks an ending (`agreed`) had, where it has changed by more than noise.
    fn were(&self, _ending: &str) -> Option<usize> {
        None
    }
}

/// A page that adds nothing.
pub struct NoMarks;

impl Marks for NoMarks {
    fn link(&self, _path: &str) -> Option<String> {
        None
    }

    fn was(&self, _path: &str) -> Option<(String, bool)> {
        None
    }
}
