//! The brief as an ordered list of sections made of sentences, notes and tables: what terminal and Markdown lay out, and
//! the real table behind every picture of a page.

use crate::{messages::Messages, rich::Rich};

use super::{Brief, EndingBar, Ladder, comparison::Comparison};

/// One section.
#[derive(Clone, Debug)]
pub struct Section {
    /// Stable id, such as `steps`.
    pub id: &'static str,
    /// Its title in the brief's language.
    pub title: String,
    /// What it consists of, in order.
    pub parts: Vec<Part>,
}

/// A piece of a section.
#[derive(Clone, Debug)]
pub enum Part {
    /// A sentence of its own, one of several.
    Sentence(Rich),
    /// A small note on how to read what stands above it.
    Note(String),
    /// A table.
    Table(Table),
    /// How it may end: a hundred marks.
    Endings(Vec<EndingBar>),
    /// Where each issue ends up.
    Ladders(Vec<Ladder>),
}

/// A table whose cells are ready to print.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Whether it holds numbers, to be aligned on the right.
    pub number: bool,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct Row {
    /// One cell a column.
    pub cells: Vec<String>,
    /// Whether it is within the noise and should recede.
    pub faint: bool,
    /// The paths of its figures, cell by cell, where a page can say what they were; may be shorter than `cells`.
    pub paths: Vec<Option<String>>,
}

impl Table {
    /// A table with these columns: words, then numbers where the flag says so.
    pub(crate) fn new(columns: &[(&str, bool)]) -> Table {
        let columns = columns
            .iter()
            .map(|&(title, number)| Column { title: title.to_owned(), number })
            .collect();
        Table { columns, rows: Vec::new() }
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, cells: Vec<String>) {
        self.rows.push(Row { cells, faint: false, paths: Vec::new() });
    }

    /// Adds a row some of whose cells are figures with a path.
    fn row_with(&mut self, cells: Vec<(String, Option<String>)>) {
        let (cells, paths) = cells.into_iter().unzip();
        self.rows.push(Row { cells, faint: false, paths });
    }
}

fn words(title: &str) -> (&str, bool) {
    (title, false)
}

fn number(title: &str) -> (&str, bool) {
    (title, true)
}

fn sentence(text: &str) -> Part {
    Part::Sentence(Rich::parse(text))
}

/// How many rows of long tables a page shows; the data has all of them.
const SHOWN: usize = 8;

/// Sections that are of the forecast itself and say nothing once an outcome is supposed.
const UNSUPPOSED: [&str; 7] = ["headline", "guess", "knew", "rules", "talks", "dance", "checks"];

/// The sections of a brief, in the order in which a reader needs them.
#[must_use]
pub fn sections(brief: &Brief<'_>, m: &Messages) -> Vec<Section> {
    let mut out = all_sections(brief, m);
    if brief.deals.is_none() {
        // A quick brief looks for no packages.
        out.retain(|s| s.id != "packages");
    }
    if brief.supposed.is_some() {
        out.retain(|s| !UNSUPPOSED.contains(&s.id));
    }
    out
}

fn all_sections(brief: &Brief<'_>, m: &Messages) -> Vec<Section> {
    let mut out = vec![
        in_short(brief, m),
        Section {
            id: "endings",
            title: format!("{} – {}", m.say("title-endings"), m.say("unit-runs")),
            parts: vec![Part::Endings(brief.endings.clone())],
        },
        headline(brief, m),
        Section {
            id: "ladders",
            title: format!("{} – {}", m.say("title-ladders"), m.say("unit-runs")),
            parts: vec![Part::Ladders(brief.ladders.clone())],
        },
        steps(brief, m),
    ];
    out.extend(brief.deals.as_ref().map(|found| deals(found, m)));
    out.extend(rooms(brief, m));
    out.extend([guess(brief, m), knew(brief, m)]);
    out.extend(affected(brief, m));
    out.push(packages(brief, m));
    out.extend(rules(brief, m));
    out.extend(super::talks::sections(brief, m));
    out.extend(events(brief, m));
    out.extend(background(brief, m));
    out.push(rests(brief, m));
    out.extend(checks(brief, m));
    out.extend(questions(brief, m));
    if !brief.warnings.is_empty() {
        let lines = brief.warnings.iter().map(|w| Part::Note(format!("{}: {}", w.place, w.text)));
        out.push(Section {
            id: "warnings",
            title: m.say("title-warnings"),
            parts: lines.collect(),
        });
    }
    out
}

/// The sections of two runs side by side.
#[must_use]
pub fn comparison_sections(brief: &Brief<'_>, c: &Comparison, m: &Messages) -> Vec<Section> {
    let mut parts = vec![
        Part::Sentence(c.headline.clone()),
        Part::Note(c.of.clone()),
        Part::Note(c.noise.clone()),
    ];
    for group in &c.groups {
        let mut table = Table::new(&[
            words(&group.title),
            number(&m.say("column-this")),
            number(&m.say("column-other")),
            number(&m.say("column-difference")),
        ]);
        for row in &group.rows {
            let text = |f: &Option<crate::figures::Figure>| {
                f.as_ref().map_or_else(|| "–".to_owned(), |f| f.text.clone())
            };
            let difference =
                if row.noise { format!("~ {}", row.difference) } else { row.difference.clone() };
            table.rows.push(Row {
                cells: vec![row.label.clone(), text(&row.this), text(&row.other), difference],
                faint: row.noise,
                paths: Vec::new(),
            });
        }
        parts.push(Part::Table(table));
    }
    let mut lines: Vec<Part> = c.lines.iter().map(|line| Part::Note(line.clone())).collect();
    if lines.is_empty() {
        lines.push(Part::Note(m.say("comparison-no-lines")));
    }
    vec![
        in_short(brief, m),
        Section { id: "lines", title: m.say("title-lines"), parts: lines },
        Section {
            id: "comparison",
            title: format!("{} – {}", m.say("title-comparison"), m.say("unit-runs")),
            parts,
        },
    ]
}

fn in_short(brief: &Brief<'_>, m: &Messages) -> Section {
    let sentences = brief.sentences.iter().cloned().map(Part::Sentence);
    let reading = brief.reading.iter().cloned().map(Part::Note);
    Section {
        id: "in-short",
        title: m.say("title-in-short"),
        parts: sentences.chain(reading).collect(),
    }
}

fn headline(brief: &Brief<'_>, m: &Messages) -> Section {
    let h = &brief.headline;
    let mut parts = vec![Part::Sentence(h.product.clone())];
    for f in &h.factors {
        parts.push(Part::Note(m.fill(
            "factor-line",
            &[
                ("label", (&f.label).into()),
                ("n", (&f.text).into()),
                ("without", (&f.without_stakes).into()),
                ("support", (&f.support).into()),
            ],
        )));
    }
    parts.push(Part::Note(h.without_stakes_line.clone()));
    Section { id: "headline", title: m.say("title-headline"), parts }
}

fn steps(brief: &Brief<'_>, m: &Messages) -> Section {
    let title = m.say("title-steps");
    if brief.steps.rows.is_empty() {
        return Section { id: "steps", title, parts: vec![Part::Note(m.say("note-no-steps"))] };
    }
    let (step, effort, lose, by3) = (
        m.say("column-step"),
        m.say("column-effort"),
        m.say("column-nobody-loses"),
        m.say("column-by-3"),
    );
    let mut columns = vec![words(&step), number(&effort)];
    columns.extend(brief.steps.parties.iter().map(|p| number(p)));
    columns.extend([number(&lose), number(&by3)]);
    let mut table = Table::new(&columns);
    // A step that gains nobody anything is no fruit; the data has it all the same.
    let gaining = |row: &&super::StepRow| row.gains.iter().any(|&g| g > 0.0);
    for row in brief.steps.rows.iter().filter(gaining).take(SHOWN) {
        let note = row.note.as_ref().map_or_else(String::new, |n| format!(" ← {n}"));
        let mut cells =
            vec![format!("{}: {}{note}", row.issue, row.option), row.effort_text.clone()];
        cells.extend(row.gains_text.iter().cloned());
        cells.extend([row.nobody_loses.text.clone(), row.nobody_loses_by_3.text.clone()]);
        table.row(cells);
    }
    Section { id: "steps", title, parts: vec![Part::Table(table), Part::Note(m.say("note-steps"))] }
}

fn deals(deals: &super::deals::Deals, m: &Messages) -> Section {
    let title = m.say("title-deals");
    let Some(found) = &deals.found else {
        return Section {
            id: "deals",
            title,
            parts: vec![Part::Note(m.say("note-deals-too-large"))],
        };
    };
    let mut parts = vec![Part::Note(found.line.clone())];
    let with_parties = |first: &str, last: &[(&str, bool)]| {
        let parties = found.parties.iter().map(|p| number(p));
        Table::new(
            &std::iter::once(words(first))
                .chain(parties)
                .chain(last.iter().copied())
                .collect::<Vec<_>>(),
        )
    };
    let (package, effort, picked) =
        (m.say("column-package"), m.say("column-effort"), m.say("column-picked"));
    let points = |points: &[super::deals::PointRow]| {
        let mut frontier = with_parties(&package, &[number(&effort), words(&picked)]);
        for point in points {
            let mut cells = vec![point.changes.join(" + ")];
            cells.extend(point.gains.iter().cloned());
            cells.extend([point.effort.clone(), point.picked_by.join(", ")]);
            frontier.row(cells);
        }
        Part::Table(frontier)
    };
    if found.points.is_empty() {
        parts.push(Part::Note(m.say("note-deals-none")));
    } else {
        parts.extend([points(&found.points), Part::Note(m.say("note-deals-frontier"))]);
        parts.push(Part::Note(found.meeting.clone()));
    }
    if !found.points_within.is_empty() {
        parts.push(points(&found.points_within));
    }
    parts.extend(deals.other_rooms.iter().cloned().map(Part::Note));
    let swap = m.say("column-swap");
    let mut swaps = with_parties(&swap, &[]);
    for (what, gains) in &found.swaps {
        swaps.row(std::iter::once(what.clone()).chain(gains.iter().cloned()).collect());
    }
    if swaps.rows.is_empty() {
        parts.push(Part::Note(m.say("note-no-swaps")));
    } else {
        parts.extend([Part::Table(swaps), Part::Note(m.say("note-swaps"))]);
    }
    parts.extend(found.asks.iter().chain(&found.blocks).cloned().map(Part::Note));
    Section { id: "deals", title, parts }
}

fn rooms(brief: &Brief<'_>, m: &Messages) -> Option<Section> {
    let rooms = brief.rooms.as_ref()?;
    let first = m.say("column-outcome");
    let heads: Vec<String> =
        rooms.venues.iter().map(|(_, label, f)| format!("{label} ({})", f.text)).collect();
    let mut columns = vec![words(&first)];
    columns.extend(heads.iter().map(|h| number(h)));
    let mut table = Table::new(&columns);
    for row in &rooms.rows {
        let mut cells = vec![row.label.clone()];
        cells.extend(row.figures.iter().map(|f| f.text.clone()));
        table.row(cells);
    }
    let title = format!("{} – {}", m.say("title-rooms"), m.say("unit-runs"));
    Some(Section {
        id: "rooms",
        title,
        parts: vec![Part::Table(table), Part::Note(m.say("note-rooms"))],
    })
}

fn guess(brief: &Brief<'_>, m: &Messages) -> Section {
    let mut table = Table::new(&[
        words(&m.say("column-value")),
        number(&m.say("column-low-high")),
        words(&m.say("column-says")),
    ]);
    // λ is always shown: the last row makes room for it.
    let stakes = brief.moves.drivers.iter().position(|d| d.path == "engine.stakes");
    let last = stakes.filter(|&i| i >= SHOWN).unwrap_or(SHOWN - 1);
    for d in (0..SHOWN - 1).chain([last]).filter_map(|i| brief.moves.drivers.get(i)) {
        let mark = if d.noise { "~ " } else { "" };
        table.rows.push(Row {
            cells: vec![
                format!("{} [{}]", d.name, d.path),
                format!("{mark}{}", m.arrow(d.low, d.high)),
                d.support_text.clone(),
            ],
            faint: d.noise,
            paths: Vec::new(),
        });
    }
    let beyond = brief.moves.drivers.len().saturating_sub(SHOWN);
    let mut parts = Vec::new();
    if table.rows.is_empty() {
        parts.push(Part::Note(m.say("note-none-moves")));
    } else {
        parts.push(Part::Table(table));
    }
    parts.push(Part::Note(m.say("note-guess")));
    if beyond > 0 {
        parts.push(Part::Note(m.fill("note-beyond", &[("n", beyond.into())])));
    }
    parts.push(Part::Note(m.fill("note-quiet", &[("n", brief.moves.quiet.into())])));
    Section { id: "guess", title: m.say("title-guess"), parts }
}

fn knew(brief: &Brief<'_>, m: &Messages) -> Section {
    let mut table = Table::new(&[
        words(&m.say("column-if")),
        number(&m.say("column-yes")),
        number(&m.say("column-no")),
        number(&m.say("column-share")),
    ]);
    for b in brief.moves.branches.iter().take(SHOWN) {
        table.row(vec![
            b.name.clone(),
            b.yes.text.clone(),
            b.no.text.clone(),
            b.share_text.clone(),
        ]);
    }
    let parts = if table.rows.is_empty() {
        vec![Part::Note(m.say("note-no-branches"))]
    } else {
        vec![Part::Table(table), Part::Note(m.say("note-knew"))]
    };
    let quiet = brief.moves.quiet_branches;
    let parts = parts
        .into_iter()
        .chain(
            (quiet > 0).then(|| Part::Note(m.fill("note-quiet-branches", &[("n", quiet.into())]))),
        )
        .collect();
    Section { id: "knew", title: m.say("title-knew"), parts }
}

fn affected(brief: &Brief<'_>, m: &Messages) -> Option<Section> {
    if brief.affected.is_empty() {
        return None;
    }
    let mut table = Table::new(&[
        words(&m.say("column-who")),
        number(&m.say("column-better")),
        number(&m.say("column-same")),
        number(&m.say("column-worse")),
    ]);
    for a in &brief.affected {
        let path = |what: &str| Some(format!("affected.{}.{what}", a.id));
        table.row_with(vec![
            (a.label.clone(), None),
            (a.better.text.clone(), path("better")),
            (a.same.text.clone(), None),
            (a.worse.text.clone(), path("worse")),
        ]);
    }
    let title = format!("{} – {}", m.say("title-affected"), m.say("unit-runs"));
    Some(Section {
        id: "affected",
        title,
        parts: vec![Part::Table(table), Part::Note(m.say("note-affected"))],
    })
}

fn packages(brief: &Brief<'_>, m: &Messages) -> Section {
    let mut table = Table::new(&[
        number(&m.say("column-chance")),
        number(&m.say("column-range")),
        words(&m.say("column-package")),
    ]);
    for p in brief.packages.iter().take(5) {
        table.row(vec![p.figure.text.clone(), p.figure.range.clone(), p.changes.join(" + ")]);
    }
    let parts = if table.rows.is_empty() {
        vec![Part::Note(m.say("note-no-packages"))]
    } else {
        vec![Part::Table(table)]
    };
    Section { id: "packages", title: m.say("title-packages"), parts }
}

fn rules(brief: &Brief<'_>, m: &Messages) -> Option<Section> {
    let first = m.say("column-option");
    let mut columns = vec![words(&first)];
    columns.extend(brief.rules.columns.iter().map(|c| number(c)));
    let mut table = Table::new(&columns);
    for row in &brief.rules.rows {
        let mut cells = vec![row.label.clone()];
        cells.extend(row.figures.iter().map(|f| f.text.clone()));
        table.row(cells);
    }
    if table.columns.len() < 3 {
        return None;
    }
    let mut parts = Vec::new();
    if !table.rows.is_empty() {
        parts.push(Part::Table(table));
    }
    parts.push(Part::Note(m.fill("note-alike", &[("n", brief.rules.alike.into())])));
    parts.push(Part::Note(m.say("note-rules")));
    let title = format!("{} – {}", m.say("title-rules"), m.say("unit-runs"));
    Some(Section { id: "rules", title, parts })
}

fn events(brief: &Brief<'_>, m: &Messages) -> Option<Section> {
    if brief.events.is_empty() {
        return None;
    }
    let mut table = Table::new(&[
        words(&m.say("column-outcome")),
        number(&m.say("column-chance")),
        number(&m.say("column-range")),
        words(&m.say("column-base")),
    ]);
    for e in &brief.events {
        let means = e.means.as_ref().map_or_else(String::new, |means| format!(": {means}"));
        // `define.accord` of the file is `defines.accord` of the data.
        let path = e.path.replacen('.', "s.", 1);
        table.row_with(vec![
            (format!("{}{means}", e.label), None),
            (e.figure.text.clone(), Some(path)),
            (e.figure.range.clone(), None),
            (e.base.clone(), None),
        ]);
    }
    Some(Section { id: "events", title: m.say("title-events"), parts: vec![Part::Table(table)] })
}

fn background(brief: &Brief<'_>, m: &Messages) -> Vec<Section> {
    let b = &brief.background;
    let mut out = vec![Section {
        id: "table",
        title: m.say("title-table"),
        parts: brief.head.table.iter().map(|line| Part::Note(line.clone())).collect(),
    }];
    if !b.timeline.is_empty() {
        let parts = b
            .timeline
            .iter()
            .map(|e| Part::Note(format!("{} {}: {}", e.trust, e.when, e.what)))
            .collect();
        out.push(Section { id: "background", title: m.say("title-background"), parts });
    }
    if !b.disputes.is_empty() {
        let parts = b
            .disputes
            .iter()
            .map(|d| {
                let says: Vec<String> =
                    d.says.iter().map(|(who, text)| format!("{who}: {text}")).collect();
                let feeds = if d.feeds.is_empty() {
                    String::new()
                } else {
                    format!(
                        " ({})",
                        m.fill("dispute-feeds", &[("paths", (&d.feeds.join(", ")).into())])
                    )
                };
                Part::Note(format!("{} – {}{feeds}", d.about, says.join(" · ")))
            })
            .collect();
        out.push(Section { id: "disputes", title: m.say("title-disputes"), parts });
    }
    if !b.side_deals.is_empty() {
        let parts = b
            .side_deals
            .iter()
            .map(|d| {
                let branch = d.if_offered.as_ref().map(|(yes, no)| {
                    m.fill(
                        "side-deal-branch",
                        &[("yes", (&yes.text).into()), ("no", (&no.text).into())],
                    )
                });
                let line =
                    std::iter::once(d.line.clone()).chain(branch).collect::<Vec<_>>().join(" ");
                Part::Note(line)
            })
            .collect();
        out.push(Section { id: "side-deals", title: m.say("title-side-deals"), parts });
    }
    out
}

fn rests(brief: &Brief<'_>, m: &Messages) -> Section {
    let r = &brief.rests;
    let mut parts = vec![sentence(&r.line), sentence(&r.quotes)];
    parts.extend(r.sources.iter().map(|s| Part::Note(s.clone())));
    parts.push(sentence(&r.defaults_line));
    let shown: Vec<String> =
        r.defaults.iter().map(|(name, written)| format!("{name} = {written}")).collect();
    if !shown.is_empty() {
        parts.push(Part::Note(shown.join("; ")));
    }
    if !r.gaps.is_empty() {
        parts.push(sentence(&format!("{}: {}", m.say("title-gaps"), r.gaps.join(" "))));
    }
    parts.push(sentence(&r.confidence));
    parts.push(Part::Note(brief.head.made.join("; ")));
    Section { id: "rests", title: m.say("title-rests"), parts }
}

fn checks(brief: &Brief<'_>, m: &Messages) -> Option<Section> {
    if brief.checks.is_empty() {
        return None;
    }
    let parts = brief
        .checks
        .iter()
        .map(|c| {
            let quotes: Vec<String> =
                c.quotes.iter().map(|q| m.fill("quoted", &[("text", q.into())])).collect();
            let quotes =
                if quotes.is_empty() { String::new() } else { format!(" {}", quotes.join(" ")) };
            Part::Sentence(Rich::parse(&format!("{}{quotes}", c.line)))
        })
        .collect();
    Some(Section { id: "checks", title: m.say("title-checks"), parts })
}

fn questions(brief: &Brief<'_>, m: &Messages) -> Option<Section> {
    if brief.questions.is_empty() {
        return None;
    }
    let mut table = Table::new(&[
        words(&m.say("column-question")),
        number(&m.say("column-chance")),
        number(&m.say("column-range")),
        words(&m.say("column-by")),
        words(&m.say("column-base")),
    ]);
    let mut notes = Vec::new();
    for q in &brief.questions {
        table.row_with(vec![
            (q.ask.clone(), None),
            (q.figure.text.clone(), Some(format!("questions.{}", q.id))),
            (q.figure.range.clone(), None),
            (q.by.clone().unwrap_or_default(), None),
            (q.base.clone(), None),
        ]);
        if let Some(how) = &q.settle {
            notes.push(Part::Note(format!(
                "{}: {}",
                q.id,
                m.fill("settled-by", &[("how", how.into())])
            )));
        }
    }
    let mut parts = vec![Part::Table(table)];
    parts.append(&mut notes);
    Some(Section { id: "questions", title: m.say("title-questions"), parts })
}
