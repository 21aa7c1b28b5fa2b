//! `summitry draft`: from articles to the beginning of a file, by lists of words; or by questions, with what the articles say beside.

mod interview;

use std::path::{Path, PathBuf};

use anyhow::Result;
use summitry_kit::{
    draft::{Draft as Drafted, data, draft},
    files::read::Role,
};
use summitry_report::language::Language;

use super::{load, output, words};
use crate::exit::{BAD_INPUT, Failure};

/// The most articles of one draft.
const MOST: usize = 20;

/// Draft a file from articles, text or HTML, without a language model: candidates with their sentences, nothing judged, all of it
/// `reviewed = false`. Or be asked for it, question by question (`--interview`).
#[derive(clap::Args)]
pub(crate) struct Draft {
    /// The articles: text or HTML.
    #[arg(value_name = "ARTICLE", required_unless_present = "interview")]
    articles: Vec<PathBuf>,
    /// Write the draft into this file; otherwise it is printed.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["interview", "json"])]
    out: Option<PathBuf>,
    /// Write the text that was read into this file: what `check --source` holds quotes against, where the article was HTML.
    #[arg(long, value_name = "FILE")]
    text: Option<PathBuf>,
    /// Ask the questions of the ten-minute file in the terminal and write the answers into FILE. Leave with `q`, come back with
    /// the same command.
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "my-summit.toml", conflicts_with = "json")]
    interview: Option<PathBuf>,
    /// Replace files that are there already.
    #[arg(long)]
    force: bool,
    /// Print one JSON object (`summitry-draft/1`, see docs/stability.md).
    #[arg(long)]
    json: bool,
    /// Language of the questions (default: English).
    #[arg(long, value_name = "LANG", value_parser = words::language)]
    lang: Option<Language>,
}

/// Drafts, or asks.
pub(crate) fn run(args: &Draft) -> Result<()> {
    let article = |path: &PathBuf| {
        let end = path.extension().unwrap_or_default().to_ascii_lowercase();
        ["txt", "html", "htm", "md"].iter().any(|article| end == *article)
    };
    if let Some(file) = args.interview.as_ref().filter(|file| article(file)) {
        let name = file.display();
        let message = format!(
            "{name}: answers are written into a scenario file, and this is an article\n\
             help: name the scenario first: summitry draft --interview my-summit.toml {name}"
        );
        return Err(Failure { message, code: BAD_INPUT }.into());
    }
    let drafted = read(&args.articles)?;
    if let Some(path) = &args.text {
        let texts: Vec<&str> = drafted.articles.iter().map(|a| a.text.as_str()).collect();
        output::named(path, &texts.join("\n\n"), args.force)?;
    }
    if let Some(file) = &args.interview {
        return interview::run(file, &drafted, args.lang.unwrap_or_default());
    }
    if args.json {
        return output::json(&data(&drafted));
    }
    let Some(out) = &args.out else { return output::print(&drafted.file()) };
    output::named(out, &drafted.file(), args.force)?;
    let sources: String =
        args.articles.iter().map(|path| format!(" --source {}", path.display())).collect();
    let name = out.display();
    output::note(&format!(
        "wrote {name}: {} sides, {} issues, {} quotes, none of them reviewed\nnext: read it, then summitry check {name}{sources}\n\
         or be asked: summitry draft --interview {name}{}",
        drafted.sides().len(),
        drafted.agenda().len(),
        drafted.quotes.len(),
        args.articles.iter().map(|path| format!(" {}", path.display())).collect::<String>()
    ));
    Ok(())
}

/// The articles, read and gone through.
pub(crate) fn read(paths: &[PathBuf]) -> Result<Drafted> {
    if paths.len() > MOST {
        let message = format!(
            "{} articles are more than a draft is made of ({MOST})\nhelp: give the ones that say most",
            paths.len()
        );
        return Err(Failure { message, code: BAD_INPUT }.into());
    }
    let one = |path: &PathBuf| Ok((name(path), load::text(path, Role::Source)?));
    let articles: Vec<(String, String)> = paths.iter().map(one).collect::<Result<_>>()?;
    for ((_, text), path) in articles.iter().zip(paths) {
        if text.trim().is_empty() {
            let message = format!(
                "{}: there is no text in it\nhelp: give the article as text or HTML",
                path.display()
            );
            return Err(Failure { message, code: BAD_INPUT }.into());
        }
    }
    Ok(draft(&articles))
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
