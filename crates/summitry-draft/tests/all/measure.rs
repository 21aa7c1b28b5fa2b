//! Recall and precision against the quotes that a person chose from an article: `docs/draft.md` has the figures.
//!
//! Articles are never in the tree, so it is left out unless asked for:
//! `SUMMITRY_ARTICLE=article.txt SUMMITRY_FILE=scenarios/2026-washington/washington.toml cargo test -p summitry-draft --test all
//! measured -- --ignored --nocapture`

use summitry_draft::{Draft, draft};
use summitry_scenario::{quotes::normalise, read};

/// Places of a quote's words in a normalised text, words counted.
fn place(text: &[&str], quote: &str) -> Option<(usize, usize)> {
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let wanted: Vec<String> =
        normalise(quote).split(' ').map(bare).filter(|w| !w.is_empty()).collect();
    let words: Vec<String> = text.iter().map(|w| bare(w)).collect();
    let at = (0..words.len()).find(|at| words.get(*at..at + wanted.len()) == Some(&wanted[..]))?;
    Some((at, at + wanted.len()))
}

fn sentence_of(drafted: &Draft, quote: &str) -> Option<usize> {
    let article = &drafted.articles[0];
    let found =
        article.sentences.iter().find(|s| normalise(article.said(s)).contains(&normalise(quote)));
    found.map(|s| s.number)
}

#[test]
#[ignore = "wants an article, which is not in the tree"]
fn recall_and_precision_are_measured() {
    let path = std::env::var("SUMMITRY_ARTICLE").expect("SUMMITRY_ARTICLE names the article");
    let text = std::fs::read_to_string(&path).unwrap();
    let drafted = draft(&[(path, text.clone())]);
    if std::env::var_os("SUMMITRY_SHOW").is_some() {
        println!("{}", drafted.file());
    }
    let reading = read("draft.toml", &drafted.file());
    for d in &reading.diagnostics {
        println!("{:?} {}", d.severity, d.message);
    }
    assert!(!reading.has_errors());
    let Ok(file) = std::env::var("SUMMITRY_FILE") else { return };
    let document = read("file.toml", &std::fs::read_to_string(file).unwrap()).document.unwrap();
    let normal = normalise(&text);
    let words: Vec<&str> =
        normal.split(' ').filter(|w| w.chars().any(char::is_alphanumeric)).collect();
    let chosen: Vec<(usize, usize)> = document
        .quotes
        .values()
        .map(|q| place(&words, &q.text).unwrap_or_else(|| panic!("{}", q.text)))
        .collect();
    let proposed: Vec<(usize, usize)> =
        drafted.quotes.iter().filter_map(|q| place(&words, &q.text)).collect();
    let meet = |a: &(usize, usize), b: &(usize, usize)| a.0.max(b.0) + 2 <= a.1.min(b.1);
    let recalled = chosen.iter().filter(|c| proposed.iter().any(|p| meet(c, p))).count();
    let right = proposed.iter().filter(|p| chosen.iter().any(|c| meet(c, p))).count();
    println!(
        "quotes: chosen {}, proposed {}: recall {recalled}, precision {right}",
        chosen.len(),
        proposed.len()
    );
    let covered: usize = proposed.iter().map(|(a, b)| b - a).sum();
    println!("proposed words {covered} of {}", words.len());
    let mut of_chosen: Vec<usize> =
        document.quotes.values().filter_map(|q| sentence_of(&drafted, &q.text)).collect();
    of_chosen.sort_unstable();
    of_chosen.dedup();
    let mut of_proposed: Vec<usize> = drafted.quotes.iter().map(|q| q.sentence).collect();
    of_proposed.dedup();
    let both = of_proposed.iter().filter(|s| of_chosen.contains(s)).count();
    println!(
        "sentences: {} in all, chosen {}, proposed {}, both {both}",
        drafted.articles[0].sentences.len(),
        of_chosen.len(),
        of_proposed.len()
    );
    println!("issues: {:?}", drafted.issues.iter().map(|i| i.label.as_str()).collect::<Vec<_>>());
    println!("agenda: {:?}", drafted.agenda().iter().map(|i| i.label.as_str()).collect::<Vec<_>>());
    println!(
        "names: {:?}",
        drafted.names.iter().map(|n| (n.label.as_str(), n.kind.id(), n.times)).collect::<Vec<_>>()
    );
}
