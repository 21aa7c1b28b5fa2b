//! A file of the first edition, brought to the second: what nothing uses any more becomes a comment, words of effort become the
//! anchored ones, everything else stays as it is, comments and order among it.

use toml_edit::{Document, DocumentMut, Item, Value, value};

use crate::edit::EditError;
use crate::grammar::scenario::FORMAT;

/// One thing that was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// The path of what changed.
    pub path: String,
    /// As it stood; `None` where nothing did.
    pub was: Option<String>,
    /// As it stands now; `None` where it is a comment now.
    pub is: Option<String>,
    /// Why.
    pub why: &'static str,
}

/// The words of effort of the first edition, and those of the same size.
const EFFORTS: [(&str, &str); 3] =
    [("easy", "sentence"), ("moderate", "decision"), ("hard", "programme")];

/// Keys that nothing uses any more: block, key, why.
const UNUSED: [(&str, &str, &str); 4] = [
    ("engine", "stakes", "`elasticity` says how what is at stake moves the chance of a deal"),
    ("engine", "usual_share", "the level is that of a class: `base` in [summit]"),
    ("engine", "pool_nash", "one rule makes the forecast, the others are shown beside it"),
    (
        "summit",
        "words_only",
        "a level that is typed is your own judgement; it says how often a friendly meeting ends in words, and `base` how often such meetings end in a deal, so the one cannot be worked out from the other",
    ),
];

/// The class that stands for a level which was typed: what holds where nothing is said, to be mended by the author.
const BASE: &str = "leaders-bilateral";

/// The text of the second edition, and everything that was decided; a file that needs nothing comes back as it is.
///
/// # Errors
/// The text is no TOML.
pub fn upgrade(text: &str) -> Result<(String, Vec<Decided>), EditError> {
    let mut decided = Vec::new();
    let text = commented(text, &mut decided)?;
    let mut file = parse(&text)?;
    let typed = decided.iter().any(|d: &Decided| d.path == "summit.words_only");
    if typed
        && let Some(head) = file.get_mut("summit").and_then(Item::as_table_like_mut)
        && !head.contains_key("base")
    {
        head.insert("base", value(BASE));
        decided.push(Decided {
            path: "summit.base".to_owned(),
            was: None,
            is: Some(format!("\"{BASE}\"")),
            why: "a level that was counted stands where one was typed; `summitry classes` lists them: name the one that fits",
        });
    }
    efforts(&mut file, &mut decided);
    if !file.contains_key("format") {
        decided.push(Decided {
            path: "format".to_owned(),
            was: None,
            is: Some(format!("\"{FORMAT}\"")),
            why: "a file says its format",
        });
        return Ok((format!("format = \"{FORMAT}\"\n{file}"), decided));
    }
    let text = if decided.is_empty() { text } else { file.to_string() };
    Ok((text, decided))
}

fn parse(text: &str) -> Result<DocumentMut, EditError> {
    text.parse::<DocumentMut>().map_err(|error| refused(&error))
}

fn refused(error: &toml_edit::TomlError) -> EditError {
    EditError { message: format!("this is not TOML: {}", error.message()), help: None }
}

/// The text with each unused key's lines as comments, where it has lines of its own; else without it.
fn commented(text: &str, decided: &mut Vec<Decided>) -> Result<String, EditError> {
    let mut out = text.to_owned();
    for (block, key, why) in UNUSED {
        let parsed = Document::parse(out.as_str()).map_err(|error| refused(&error))?;
        let Some(table) = parsed.get(block).and_then(Item::as_table_like) else { continue };
        let Some((found, item)) = table.get_key_value(key) else { continue };
        let was = item.as_value().map(|v| v.clone().decorated("", "").to_string());
        let own = parsed.get(block).is_some_and(Item::is_table);
        let spans = found.span().zip(item.span()).filter(|_| own);
        let replaced = spans.and_then(|(from, to)| lines(&out, from.start, to.end));
        out = match replaced {
            Some(replaced) => replaced,
            None => {
                let mut file = parse(&out)?;
                if let Some(table) = file.get_mut(block).and_then(Item::as_table_like_mut) {
                    table.remove(key);
                }
                file.to_string()
            }
        };
        decided.push(Decided { path: format!("{block}.{key}"), was, is: None, why });
    }
    Ok(out)
}

/// The text with the lines from one place to another as comments; `None` where something else stands on them.
fn lines(text: &str, from: usize, to: usize) -> Option<String> {
    let start = text.get(..from)?.rfind('\n').map_or(0, |at| at + 1);
    let end = to + text.get(to..)?.find('\n').unwrap_or(text.len() - to);
    let (before, after) = (text.get(start..from)?, text.get(to..end)?);
    if !before.trim().is_empty()
        || !(after.trim().is_empty() || after.trim_start().starts_with('#'))
    {
        return None;
    }
    let kept: Vec<String> =
        text.get(start..end)?.split('\n').map(|line| format!("# {line}")).collect();
    Some(format!("{}{}{}", text.get(..start)?, kept.join("\n"), text.get(end..)?))
}

/// Words of effort of options, in place.
fn efforts(file: &mut DocumentMut, decided: &mut Vec<Decided>) {
    // A scale of the file's own means what it says.
    if file.get("scales").and_then(|s| s.get("effort")).is_some() {
        return;
    }
    let Some(issues) = file.get_mut("issue").and_then(Item::as_table_like_mut) else { return };
    for (issue, item) in issues.iter_mut() {
        let options = item.as_table_like_mut().and_then(|t| t.get_mut("options"));
        let Some(options) = options.and_then(Item::as_array_mut) else { continue };
        for option in options.iter_mut().filter_map(Value::as_inline_table_mut) {
            let id = option.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
            let Some(effort) = option.get_mut("effort") else { continue };
            let place = match effort.as_inline_table_mut() {
                Some(inner) => inner.get_mut("is"),
                None => option.get_mut("effort"),
            };
            let Some(place) = place else { continue };
            let word = place.as_str().unwrap_or_default().to_owned();
            let Some((_, now)) = EFFORTS.iter().find(|(was, _)| *was == word) else { continue };
            let decor = place.decor().clone();
            *place = Value::from(*now);
            *place.decor_mut() = decor;
            decided.push(Decided {
                path: crate::path::join(&["issue", issue.get(), "options", &id, "effort"]),
                was: Some(format!("\"{word}\"")),
                is: Some(format!("\"{now}\"")),
                why: "the same size, with the range that the word has now in place of an exact number",
            });
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]
mod tests {
    use super::*;

    const FIRST: &str = "# the talks\n[summit]\ntitle = \"Talks\" # short\nwords_only = \"20 to 45%\" # my guess\n\n[issue.a]\noptions = [\"x\", { id = \"y\", effort = \"hard\" }] # two\n\n[engine]\nstakes = 0.5\nsplit = 1\n";

    #[test]
    fn what_is_unused_becomes_a_comment_and_every_comment_stays() {
        let (now, decided) = upgrade(FIRST).unwrap();
        let wanted = "format = \"summitry/1\"\n# the talks\n[summit]\ntitle = \"Talks\" # short\n# words_only = \"20 to 45%\" # my guess\nbase = \"leaders-bilateral\"\n\n[issue.a]\noptions = [\"x\", { id = \"y\", effort = \"programme\" }] # two\n\n[engine]\n# stakes = 0.5\nsplit = 1\n";
        // Where the added key stands among the comments is the editor's to say.
        let sorted = |text: &str| {
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            lines.sort();
            lines
        };
        assert_eq!(sorted(&now), sorted(wanted));
        let paths: Vec<&str> = decided.iter().map(|d| d.path.as_str()).collect();
        assert_eq!(
            paths,
            [
                "engine.stakes",
                "summit.words_only",
                "summit.base",
                "issue.a.options.y.effort",
                "format"
            ]
        );
        assert_eq!(upgrade(&now).unwrap(), (now.clone(), Vec::new()));
    }

    #[test]
    fn a_file_of_the_second_edition_comes_back_as_it_is() {
        assert_eq!(
            upgrade(crate::template::TEMPLATE).unwrap(),
            (crate::template::TEMPLATE.to_owned(), Vec::new())
        );
    }

    #[test]
    fn a_key_in_a_table_on_one_line_goes() {
        let (now, decided) =
            upgrade("format = \"summitry/1\"\nengine = { stakes = 1, split = 2 }\n").unwrap();
        assert!(!now.contains("stakes") && now.contains("split = 2"));
        assert_eq!(decided.len(), 1);
    }
}
