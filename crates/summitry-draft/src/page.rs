//! The text of an HTML page: what a reader sees of the article, one line a paragraph.

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// What is no part of an article, with everything in it.
const LEFT_OUT: [&str; 15] = [
    "script", "style", "noscript", "template", "svg", "nav", "footer", "aside", "form", "button",
    "select", "iframe", "object", "head", "figure",
];
/// What begins a line of its own.
const LINES: [&str; 26] = [
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "tr",
    "td",
    "th",
    "table",
    "section",
    "article",
    "blockquote",
    "header",
    "main",
    "hr",
    "dd",
    "dt",
    "pre",
    "figcaption",
];

/// A page's text and its title.
pub(crate) struct Page {
    /// One line a paragraph, spaces as a browser shows them.
    pub(crate) text: String,
    /// What the page calls itself.
    pub(crate) title: Option<String>,
}

/// Whether a text is a page: it begins with a tag, a comment or a doctype.
pub(crate) fn is_page(text: &str) -> bool {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let head: String = start.chars().take(256).collect::<String>().to_ascii_lowercase();
    head.starts_with('<')
        && ["<!doctype html", "<html", "<!--", "<head", "<body", "<p", "<div", "<article", "<h1"]
            .iter()
            .any(|tag| head.contains(tag))
}

/// Reads a page. A tag that is never closed leaves out what follows it, as far as its like.
pub(crate) fn read(html: &str) -> Page {
    let mut emitter = DefaultEmitter::default();
    // The contents of scripts and styles are text to the tokenizer, not tags.
    emitter.naively_switch_states(true);
    let mut text = String::new();
    let mut title: Option<String> = None;
    let mut in_title = false;
    // The element that is left out, and how often it stands in itself.
    let mut out: Option<(String, usize)> = None;
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                in_title = name == "title" && title.is_none();
                match &mut out {
                    Some((outer, depth)) if *outer == name => *depth += 1,
                    // A page without </head> has a body all the same.
                    Some((outer, _)) if outer == "head" && name == "body" => out = None,
                    Some(_) => {}
                    None if LEFT_OUT.contains(&name.as_str()) && !tag.self_closing => {
                        out = Some((name, 1));
                    }
                    None if LINES.contains(&name.as_str()) => line(&mut text),
                    None => {}
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name);
                in_title = false;
                match &mut out {
                    Some((outer, depth)) if *outer == *name => {
                        *depth -= 1;
                        if *depth == 0 {
                            out = None;
                        }
                    }
                    Some(_) => {}
                    None if LINES.contains(&&*name) => line(&mut text),
                    None => {}
                }
            }
            Token::String(said) => {
                let said = String::from_utf8_lossy(&said).into_owned();
                if in_title {
                    title.get_or_insert_default().push_str(&said);
                } else if out.is_none() {
                    spaced(&mut text, &said);
                }
            }
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    let title = title.map(|t| t.split_whitespace().collect::<Vec<_>>().join(" "));
    Page { text: text.trim().to_owned(), title: title.filter(|t| !t.is_empty()) }
}

/// Ends the line, if there is anything on it.
fn line(text: &mut String) {
    while text.ends_with(' ') {
        text.pop();
    }
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

/// Adds a text, every run of spaces as one.
fn spaced(text: &mut String, said: &str) {
    for c in said.chars() {
        if c.is_whitespace() && c != '\u{a0}' {
            if !text.is_empty() && !text.ends_with([' ', '\n']) {
                text.push(' ');
            }
        } else {
            text.push(c);
        }
    }
}
