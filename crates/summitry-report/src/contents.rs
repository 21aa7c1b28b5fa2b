//! What a brief consists of: every section once, in the order in which a reader needs them, with where and how it stands.
//!
//! A section that is not in [`CONTENTS`] does not exist; what terminal, Markdown, page and CSV do differently for one section
//! is said here and nowhere else. To add a chart: write it in
//! `contents/pictures/`, and name it in its section's row.

use crate::{
    asked::Topic,
    messages::Messages,
    view::{
        self, Brief,
        comparison::Comparison,
        sections::{Part, Section},
    },
};

mod entry;

pub(crate) use entry::{Entry, Width};
use entry::{entry, of_hundred};
use pictures::{affected, agenda, drivers, gains, gates, hundred, matters, rooms, timeline, zone};

/// The charts, one a file: each shows a part of the view and says its finding in words.
pub(crate) mod pictures {
    pub(crate) mod affected;
    pub(crate) mod agenda;
    pub(crate) mod drivers;
    mod frame;
    pub(crate) mod gains;
    pub(crate) mod gates;
    pub(crate) mod hundred;
    pub(crate) mod matters;
    pub(crate) mod rooms;
    pub(crate) mod timeline;
    pub(crate) mod zone;
}

/// Every section.
pub(crate) static CONTENTS: &[Entry] = &[
    // The picture before any prose.
    entry("endings", "title-endings", |b, _| Some(vec![Part::Endings(b.endings.clone())]))
        .of_hundred()
        .alone(|b, m| Some(hundred::picture(b, m)))
        .page_note("note-endings"),
    // The finding itself heads the page.
    entry("in-short", "title-in-short", |b, m| Some(view::first::in_short(b, m).split_off(1)))
        .place(Width::Tall),
    entry("rooms", "title-rooms", |b, m| Some(view::rooms::parts(b.rooms.as_ref()?, m)))
        .of_hundred()
        .finding(|b, m| view::rooms::finding(b.rooms.as_ref()?, m))
        .chart(rooms::picture)
        .topics(&[Topic::Agenda]),
    entry("ladders", "title-ladders", |b, _| Some(vec![Part::Ladders(b.ladders.clone())]))
        .of_hundred()
        .finding(|b, m| view::agenda::finding(&b.ladders, m))
        .alone(agenda::picture)
        .page_note("note-ladders")
        .place(Width::Wide)
        .topics(&[Topic::Agenda]),
    entry("table", "title-table", |b, _| Some(vec![Part::Actors(b.actors.clone())]))
        .place(Width::Wide)
        .topics(&[Topic::Sources]),
    entry("background", "title-background", |b, _| view::background::timeline(&b.background))
        .finding(|b, m| b.background.finding(m))
        .alone(timeline::picture)
        .place(Width::Wide)
        .topics(&[Topic::Sources]),
    entry("matters", "title-matters", |b, m| view::matters::parts(&b.matters, m))
        .finding(|b, _| b.matters.finding.clone())
        .picture(matters::picture)
        .alone(matters::alone)
        .in_cell(matters::in_cell)
        .place(Width::BySides)
        .topics(&[Topic::Sources]),
    entry("zone", "title-zone", |b, m| view::deals::zone(b.deals.as_ref()?, m))
        .finding(zone::finding)
        .chart(zone::picture),
    entry("guess", "title-guess", |b, m| Some(view::moves::guess(&b.moves, m)))
        .finding(drivers::finding)
        .chart(drivers::picture)
        .place(Width::Tall)
        .not_supposed()
        .topics(&[Topic::Drivers]),
    entry("affected", "title-affected", |b, m| view::affected::parts(&b.affected, m))
        .of_hundred()
        .finding(|b, m| view::affected::finding(&b.affected, m))
        .chart(affected::picture)
        .topics(&[Topic::Agenda]),
    entry("headline", "title-headline", |b, _| Some(view::headline::parts(&b.headline)))
        .chart(|b, m| Some(gates::picture(b, m)))
        .picture_after()
        .not_on_paper()
        .not_supposed()
        .topics(&[Topic::Drivers]),
    entry("why", "title-why", |b, _| view::because::parts(&b.because))
        .not_supposed()
        .not_quick()
        .not_on_paper()
        .place(Width::Wide)
        .topics(&[Topic::Agenda]),
    entry("decides", "title-decides", |b, m| view::decides::parts(&b.context(m)))
        .not_supposed()
        .place(Width::Wide)
        .topics(&[Topic::Agenda]),
    entry("nothing", "title-nothing", |b, m| view::nothing::parts(&b.context(m)))
        .not_supposed()
        .topics(&[Topic::Agenda]),
    entry("steps", "title-steps", |b, m| Some(view::steps::parts(&b.steps, m)))
        .alone(gains::picture)
        .finding(gains::finding)
        .in_cell(gains::in_cell)
        .place(Width::Wide)
        .not_on_paper()
        .topics(&[Topic::Steps]),
    entry("deals", "title-deals", |b, m| {
        Some(view::decides::with_note(&b.context(m), view::deals::parts(b.deals.as_ref()?, m)))
    })
    .place(Width::Wide)
    .folded()
    .topics(&[Topic::Deals]),
    entry("knew", "title-knew", |b, m| Some(view::moves::knew(&b.moves, m)))
        .folded()
        .not_supposed()
        .topics(&[Topic::Drivers]),
    // A quick brief looks for no packages.
    entry("packages", "title-packages", |b, m| Some(view::packages::parts(&b.packages, m)))
        .not_quick()
        .not_on_paper()
        .topics(&[Topic::Deals]),
    entry("rules", "title-rules", |b, m| view::rules::parts(&b.rules, m))
        .of_hundred()
        .folded()
        .not_supposed()
        .topics(&[Topic::Rules, Topic::Method]),
    entry("positions", "title-positions", |b, m| {
        Some(view::positions::parts(&b.context(m), b.findings?.positions.as_ref()?))
    })
    .not_supposed()
    .place(Width::Wide)
    .folded()
    .topics(&[Topic::Agenda, Topic::Rules]),
    entry("talks", "title-talks", |b, m| {
        Some(view::decides::with_note(&b.context(m), view::talks::parts(b.talks.as_ref()?, m)))
    })
    .folded()
    .not_supposed()
    .topics(&[Topic::Talks, Topic::Method]),
    // One session offer by offer goes with its picture; in a terminal `summitry talks` tells any of them.
    entry("dance", "title-dance", |b, _| view::talks::session_parts(b.talks.as_ref()?))
        .chart(|b, m| Some(b.talks.as_ref()?.dance()?.picture(m)))
        .finding(|b, _| Some(b.talks.as_ref()?.dance()?.end.trim_end_matches('.').to_owned()))
        .folded()
        .not_supposed(),
    entry("events", "title-events", |b, m| view::events::parts(&b.events, m))
        .folded()
        .topics(&[Topic::Agenda]),
    entry("disputes", "title-disputes", |b, _| view::background::disputes(&b.background))
        .topics(&[Topic::Sources]),
    entry("side-deals", "title-side-deals", |b, m| {
        view::background::side_deal_parts(&b.background, m)
    })
    .topics(&[Topic::Sources]),
    entry("rests", "title-rests", |b, m| Some(view::rests::parts(&b.rests, m)))
        .place(Width::Box)
        .topics(&[Topic::Sources]),
    entry("checks", "title-checks", |b, m| view::checks::parts(&b.checks, m))
        .not_on_paper()
        .place(Width::Box)
        .not_supposed()
        .topics(&[Topic::Sources]),
    entry("questions", "title-questions", |b, m| view::checks::question_parts(&b.questions, m))
        .place(Width::Wide)
        .topics(&[Topic::Questions]),
    entry("warnings", "title-warnings", |b, _| {
        let lines = b.warnings.iter().map(|w| Part::Note(format!("{}: {}", w.place, w.text)));
        (!b.warnings.is_empty()).then(|| lines.collect())
    })
    .folded()
    .topics(&[Topic::Sources]),
    entry("method", "title-method", |b, _| {
        let made = b.head.made.iter().cloned().map(Part::Note);
        Some(b.reading.iter().cloned().map(Part::Note).chain(made).collect())
    })
    .topics(&[Topic::Method])
    .not_page(),
];

/// The sections of a page, each with its row of the table.
pub(crate) fn entries<'b>(
    brief: &'b Brief<'_>,
    m: &'b Messages,
) -> impl Iterator<Item = (&'static Entry, Section)> + 'b {
    let paged = CONTENTS.iter().filter(|entry| entry.page);
    paged.filter_map(move |entry| Some((entry, entry.section(brief, m)?)))
}

/// The sections under some topics, in the order of the table.
pub(crate) fn of_topics(brief: &Brief<'_>, m: &Messages, topics: &[Topic]) -> Vec<Section> {
    let asked = |entry: &&Entry| entry.topics.iter().any(|topic| topics.contains(topic));
    CONTENTS.iter().filter(asked).filter_map(|entry| entry.section(brief, m)).collect()
}

/// Everything that a terminal tells beyond its first screen.
pub(crate) fn beyond(brief: &Brief<'_>, m: &Messages) -> Vec<Section> {
    of_topics(brief, m, &Topic::ALL)
}

/// The sections of two runs side by side: the brief in short, the lines that differ, the figures.
pub(crate) fn comparison(brief: &Brief<'_>, c: &Comparison, m: &Messages) -> Vec<Section> {
    let in_short = view::first::in_short(brief, m);
    vec![
        Section { id: "in-short", title: m.say("title-in-short"), parts: in_short },
        Section { id: "lines", title: m.say("title-lines"), parts: view::comparison::lines(c, m) },
        Section {
            id: "comparison",
            title: of_hundred(m, "title-comparison"),
            parts: view::comparison::parts(c, m),
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::CONTENTS;

    #[test]
    fn no_two_sections_share_an_anchor() {
        let mut ids: Vec<&str> = CONTENTS.iter().map(|entry| entry.id).collect();
        ids.sort_unstable();
        assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{ids:?}");
    }
}
