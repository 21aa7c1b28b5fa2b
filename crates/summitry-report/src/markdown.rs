//! The brief in Markdown (CommonMark with tables).

use std::fmt::Write as _;

use crate::{
    asked::Asked,
    contents,
    messages::Messages,
    rich::Rich,
    view::{
        Brief,
        comparison::Comparison,
        first::{self, ROOM},
        sections::{Part, Section, Table},
    },
};

/// Lays out a brief, or what is asked for of it.
#[must_use]
pub fn brief(brief: &Brief<'_>, m: &Messages, asked: &Asked) -> String {
    let sections = match asked {
        Asked::First => first::sections(brief, m, ROOM[0]),
        Asked::Topics(topics) => contents::of_topics(brief, m, topics),
        Asked::All => {
            let mut all = first::sections(brief, m, ROOM[0]);
            all.extend(contents::beyond(brief, m));
            all
        }
    };
    page(brief, &sections, m)
}

/// Lays out two runs side by side.
#[must_use]
pub fn comparison(brief: &Brief<'_>, c: &Comparison, m: &Messages) -> String {
    page(brief, &contents::comparison(brief, c, m), m)
}

/// Lays out sections that are no brief.
#[must_use]
pub fn sections(sections: &[Section], m: &Messages) -> String {
    let mut out = String::new();
    for section in sections {
        self::section(&mut out, section, m);
    }
    format!("{}\n", out.trim_end())
}

fn page(brief: &Brief<'_>, sections: &[Section], m: &Messages) -> String {
    let head = &brief.head;
    let mut out = format!("# {}\n\n", escape(&head.title));
    let _ = writeln!(out, "**{}**\n", escape(&capital(&brief.finding.what)));
    if let Some(question) = &head.question {
        let _ = writeln!(out, "*{}*\n", escape(question));
    }
    let line: Vec<String> =
        [Some(&head.place_and_day).filter(|p| !p.is_empty()), head.known.as_ref()]
            .into_iter()
            .flatten()
            .map(|text| escape(text))
            .collect();
    if !line.is_empty() {
        let _ = writeln!(out, "{}\n", line.join(" · "));
    }
    if let Some(stamp) = &head.stamp {
        let _ = writeln!(out, "> **{}**\n", escape(stamp));
    }
    for section in sections {
        self::section(&mut out, section, m);
    }
    format!("{}\n", out.trim_end())
}

/// A clause as a sentence.
fn capital(clause: &str) -> String {
    let mut chars = clause.chars();
    let first: String = chars.next().map(char::to_uppercase).into_iter().flatten().collect();
    format!("{first}{}.", chars.as_str())
}

fn section(out: &mut String, section: &Section, m: &Messages) {
    let _ = writeln!(out, "## {}\n", escape(&section.title));
    let mut in_list = false;
    for part in &section.parts.iter().flat_map(|part| part.clone().told(m)).collect::<Vec<_>>() {
        let listed = matches!(part, Part::Sentence(_) | Part::Note(_));
        if in_list && !listed {
            out.push('\n');
        }
        in_list = listed;
        match part {
            Part::Sentence(rich) => {
                let _ = writeln!(out, "- {}", stressed(rich));
            }
            Part::Note(text) => {
                let _ = writeln!(out, "- {}", escape(text));
            }
            Part::Table(table) => self::table(out, table),
            Part::Endings(bars) => {
                let rows = bars.iter().map(|b| {
                    vec![
                        b.label.clone(),
                        b.figure.text.clone(),
                        b.figure.range.clone(),
                        b.note.clone(),
                    ]
                });
                let heads = [
                    (m.say("column-ending"), false),
                    (m.say("column-chance"), true),
                    (m.say("column-range"), true),
                    (String::new(), false),
                ];
                rows_of(out, &heads, rows);
            }
            Part::Ladders(ladders) => {
                let rows = ladders.iter().flat_map(|ladder| {
                    ladder.rungs.iter().map(|rung| {
                        let tags = rung
                            .now
                            .then(|| m.say("tag-now"))
                            .into_iter()
                            .chain(rung.cases.clone());
                        vec![
                            ladder.label.clone(),
                            rung.label.clone(),
                            rung.figure.text.clone(),
                            rung.figure.range.clone(),
                            tags.collect::<Vec<_>>().join(", "),
                        ]
                    })
                });
                let heads = [
                    (m.say("column-issue"), false),
                    (m.say("column-option"), false),
                    (m.say("column-chance"), true),
                    (m.say("column-range"), true),
                    (String::new(), false),
                ];
                rows_of(out, &heads, rows);
            }
            // Told in sentences and notes above.
            Part::Actors(_) | Part::Timeline(_) | Part::Quoted(..) | Part::Source(..) => {}
        }
    }
    out.push('\n');
}

fn table(out: &mut String, table: &Table) {
    let heads: Vec<(String, bool)> =
        table.columns.iter().map(|c| (c.title.clone(), c.number)).collect();
    rows_of(out, &heads, table.rows.iter().map(|r| r.cells.clone()));
}

fn rows_of(out: &mut String, heads: &[(String, bool)], rows: impl Iterator<Item = Vec<String>>) {
    let titles: Vec<String> = heads.iter().map(|(title, _)| escape(title)).collect();
    let rule: Vec<&str> =
        heads.iter().map(|&(_, number)| if number { "--:" } else { "---" }).collect();
    let _ = writeln!(out, "| {} |\n|{}|", titles.join(" | "), rule.join("|"));
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| escape(cell)).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
    out.push('\n');
}

fn stressed(rich: &Rich) -> String {
    rich.0
        .iter()
        .map(
            |run| if run.strong { format!("**{}**", escape(&run.text)) } else { escape(&run.text) },
        )
        .collect()
}

/// Text that Markdown must not read as markup.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_no_markup() {
        assert_eq!(escape("a|b <script> *c*"), "a\\|b \\<script\\> \\*c\\*");
        assert_eq!(stressed(&Rich::parse("is ⟦likely⟧")), "is **likely**");
    }
}
