//! The quotes of the Washington file: few, short, and in the article.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use super::{Checked, article, table};

/// A text as quotes are compared: NFC, plain quotation marks and dashes, one blank for any white space.
fn plain(text: &str) -> String {
    let text: String = text
        .nfc()
        .map(|c| match c {
            '‘' | '’' => '\'',
            '“' | '”' => '"',
            '–' | '—' => '-',
            c => c,
        })
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn quotes() -> Result<Vec<(String, String)>, Box<dyn std::error::Error>> {
    let file = table("scenarios/2026-washington/washington.toml")?;
    let quotes = file["quotes"]["pritchard"].as_table().ok_or("quotes are a table")?;
    Ok(quotes
        .iter()
        .map(|(id, q)| (id.clone(), q.as_str().unwrap_or_default().to_owned()))
        .collect())
}

/// Every `cite` in a value, with the path it stands at.
fn cited(value: &toml::Value, path: &str, found: &mut Vec<(String, String)>) {
    match value {
        toml::Value::Table(entries) => {
            for (key, entry) in entries {
                if key == "cite" {
                    let ids =
                        entry.as_array().into_iter().flatten().filter_map(toml::Value::as_str);
                    found.extend(ids.map(|id| (id.to_owned(), path.to_owned())));
                } else {
                    cited(entry, &format!("{path}.{key}"), found);
                }
            }
        }
        toml::Value::Array(entries) => entries.iter().for_each(|entry| cited(entry, path, found)),
        _ => {}
    }
}

#[test]
fn quotes_are_few_and_short() -> Checked {
    let quotes = quotes()?;
    assert!(quotes.len() <= 42, "{} quotes", quotes.len());
    for (id, quote) in &quotes {
        let words = quote.split_whitespace().count();
        assert!((3..=12).contains(&words), "{id} has {words} words");
    }
    Ok(())
}

#[test]
fn every_quote_is_used_and_none_tests_the_model_that_also_feeds_it() -> Checked {
    let file = table("scenarios/2026-washington/washington.toml")?;
    let mut found = Vec::new();
    for (block, value) in &file {
        cited(value, block, &mut found);
    }
    let used: BTreeSet<&str> = found.iter().map(|(id, _)| id.as_str()).collect();
    let known: BTreeSet<String> = quotes()?.into_iter().map(|(id, _)| id).collect();
    assert_eq!(used, known.iter().map(String::as_str).collect());

    let checks: BTreeSet<&str> = found
        .iter()
        .filter(|(_, at)| at.starts_with("expect."))
        .map(|(id, _)| id.as_str())
        .collect();
    assert!(!checks.is_empty());
    for (id, at) in found.iter().filter(|(id, _)| checks.contains(id.as_str())) {
        assert!(at.starts_with("expect."), "{id} is a check and stands at {at} too");
    }
    Ok(())
}

#[test]
fn quotes_stand_in_the_article_and_are_a_small_part_of_it() -> Checked {
    let Some(article) = article() else { return Ok(()) };
    let (words, article) = (article.split_whitespace().count(), plain(&article));
    let mut quoted = 0;
    for (id, quote) in quotes()? {
        assert!(article.contains(&plain(&quote)), "{id} is not in the article");
        quoted += quote.split_whitespace().count();
    }
    assert!(quoted * 100 < words * 15, "{quoted} of {words} words are quoted");
    Ok(())
}
