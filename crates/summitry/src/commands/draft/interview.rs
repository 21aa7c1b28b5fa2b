//! The interview in the terminal: one question a screen, the file written whole after every answer.

use std::{
    io::{BufRead as _, IsTerminal as _},
    path::Path,
};

use anyhow::Result;
use summitry_kit::{
    draft::Draft,
    files::{read::Role, write},
    interview::{Interview, Prompt, beside},
};
use summitry_report::{language::Language, messages::Messages};

use crate::{
    commands::{load, output},
    exit::{Failure, NOT_WRITTEN},
};

/// Words that leave.
const LEAVE: [&str; 3] = ["q", "quit", "salir"];

/// Asks until all is answered, or whoever is asked leaves.
pub(super) fn run(path: &Path, draft: &Draft, language: Language) -> Result<()> {
    let m = Messages::new(language);
    let mut text = if path.exists() { load::text(path, Role::Scenario)? } else { String::new() };
    let mut interview = Interview::of(&text).map_err(load::refused)?;
    let mut lines = std::io::stdin().lock().lines();
    let mut said = String::new();
    let name = path.display().to_string();
    while let Some((question, open)) = interview.next() {
        screen(&m, &interview, draft, &question, open, &said)?;
        let Some(line) = lines.next().transpose()? else { return left(&m, &name) };
        let answer = line.trim();
        if LEAVE.contains(&answer.to_lowercase().as_str()) {
            return left(&m, &name);
        }
        said = match interview.put(&question, answer) {
            Err(unfit) => m.say(unfit.id()),
            Ok(()) => {
                let now = interview.text();
                save(path, &text, &now)?;
                text = now;
                String::new()
            }
        };
    }
    output::plain(&format!("{}\n", m.fill("interview-done", &[("file", (&name).into())])))
}

/// Puts the new text in place of the one that was read, unless somebody edited it meanwhile.
fn save(path: &Path, before: &str, now: &str) -> Result<()> {
    let failed = |why: String| {
        let message = format!("{}: {why}", path.display());
        anyhow::Error::from(Failure { message, code: NOT_WRITTEN })
    };
    if !path.exists() {
        return write::work(path, now).map_err(|error| failed(write::reason(&error)));
    }
    match write::over(path, before, now, |to| to) {
        Ok(true) => Ok(()),
        Ok(false) => Err(failed(
            "the file was changed while you answered\nhelp: begin again: what is answered there is not asked".to_owned(),
        )),
        Err(error) => Err(failed(write::reason(&error))),
    }
}

fn left(m: &Messages, name: &str) -> Result<()> {
    output::plain(&format!("{}\n", m.fill("interview-left", &[("file", name.into())])))
}

fn screen(
    m: &Messages,
    interview: &Interview,
    draft: &Draft,
    question: &Prompt,
    open: usize,
    said: &str,
) -> Result<()> {
    let mut text = String::new();
    let mut line = |words: &str| {
        text.push_str(words);
        text.push('\n');
    };
    line("");
    line(&m.fill("interview-open", &[("count", open.into())]));
    if !said.is_empty() {
        line(&format!("! {said}"));
    }
    let beside = beside(draft, question);
    if !beside.is_empty() {
        line(&m.say("interview-beside"));
        for words in beside {
            line(&format!("  | {words}"));
        }
    }
    let (party, issue, options) = parts(question);
    let args = [("party", party), ("issue", issue)];
    line(&m.fill(question.id(), &args.map(|(key, words)| (key, words.into()))));
    for (number, option) in options.iter().enumerate() {
        line(&format!("  {} {option}", number + 1));
    }
    if let Some(default) = interview.default(question) {
        line(&m.fill("interview-default", &[("text", (&default).into())]));
    }
    line(&m.say(if question.optional() { "interview-ways-optional" } else { "interview-ways" }));
    // A screen of one's own: what was there before is pushed off it, not wiped.
    let rows = terminal_size::terminal_size().map_or(0, |(_, rows)| usize::from(rows.0));
    let above = rows.saturating_sub(text.lines().count() + 1);
    if std::io::stdout().is_terminal() {
        text.insert_str(0, &"\n".repeat(above));
    }
    output::plain(&text)
}

/// The names in a question, and what it offers.
fn parts(question: &Prompt) -> (&str, &str, &[String]) {
    match question {
        Prompt::Options(issue) => ("", &issue.label, &[]),
        Prompt::Now(issue, options) => ("", &issue.label, options),
        Prompt::Best(party, issue, options) => (&party.label, &issue.label, options),
        Prompt::Matters(party, issue) => (&party.label, &issue.label, &[]),
        Prompt::Row(room) => (&room.label, "", &[]),
        _ => ("", "", &[]),
    }
}
