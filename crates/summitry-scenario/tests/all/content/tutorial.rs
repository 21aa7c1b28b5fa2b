//! The tutorial's file, put together from its blocks, is TOML and says what the page says it does, in both languages.

use super::{Checked, text};

/// The TOML blocks of a page, in order.
fn blocks(page: &str) -> Vec<&str> {
    page.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

#[test]
fn the_blocks_fit_together() -> Checked {
    fit_together("docs/tutorial.md")
}

#[test]
fn the_blocks_of_the_spanish_page_fit_together() -> Checked {
    fit_together("docs/tutorial.es.md")
}

fn fit_together(page: &str) -> Checked {
    let page = text(page)?;
    let blocks = blocks(&page);
    let [head, wants, more, outcome] = blocks.as_slice() else {
        return Err(format!("the page has {} blocks", blocks.len()).into());
    };
    let short: toml::Table = format!("{head}{wants}").parse()?;
    let long: toml::Table = format!("{head}{wants}{more}").parse()?;
    let outcome: toml::Table = outcome.parse()?;
    assert!(short.contains_key("wants") && !short.contains_key("venue"));
    let questions = long["question"].as_table().ok_or("there is a question")?;
    for id in outcome["result"].as_table().ok_or("there is a result")?.keys() {
        assert!(questions.contains_key(id), "{id} is no question");
    }
    for (name, file) in
        [("short", format!("{head}{wants}")), ("long", format!("{head}{wants}{more}"))]
    {
        let reading = summitry_scenario::read(name, &file);
        let said: Vec<&str> = reading.diagnostics.iter().map(|d| d.message.as_str()).collect();
        assert!(reading.document.is_some() && said.is_empty(), "{name}: {said:?}");
    }
    Ok(())
}
