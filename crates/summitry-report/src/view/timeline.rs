//! The steps by which they got here, and how high trust stood at each: what both the background and a section's parts are made of.

use super::quotes::QuoteView;

/// One step of how they got here.
#[derive(Clone, Debug)]
pub struct EventRow {
    /// When, in the source's words or as a date.
    pub when: String,
    /// What happened.
    pub what: String,
    /// `▲` trust grew, `▼` trust fell, `·` neither.
    pub trust: char,
    /// The quotes it rests on.
    pub quotes: Vec<QuoteView>,
}

/// An event with trust as a height: one lower after each step down, one higher after each step up; 0 is where the tale begins, and
/// greater is lower, as on a page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EventLevel<'b> {
    pub(crate) event: &'b EventRow,
    pub(crate) before: i32,
    pub(crate) level: i32,
}

impl EventLevel<'_> {
    /// Whether trust grew, fell, or neither, as a class.
    pub(crate) fn class(&self) -> &'static str {
        match self.level.cmp(&self.before) {
            std::cmp::Ordering::Less => "up",
            std::cmp::Ordering::Greater => "down",
            std::cmp::Ordering::Equal => "none",
        }
    }
}

/// Events with their heights.
pub(crate) fn levels(events: &[EventRow]) -> Vec<EventLevel<'_>> {
    let mut level = 0;
    let mut out = Vec::with_capacity(events.len());
    for event in events {
        let before = level;
        level += match event.trust {
            '▼' => 1,
            '▲' => -1,
            _ => 0,
        };
        out.push(EventLevel { event, before, level });
    }
    out
}
