//! What to say of a text that is no value.

use summitry_core::value::ValueKind;

use super::figure::Figure;
use super::written::Fault;
use crate::classes;
use crate::diagnostic::choose;
use crate::grammar::quantity::{Quantity, Words};
use crate::scales::Scales;

/// The message for a text that is no value at all.
pub(super) fn not_a_value(t: &str, quantity: &Quantity, scales: &Scales) -> Fault {
    // `20-45`, `20–45 %`, `20..45`: a range in another dress.
    let dashed = t.replace(['–', '—', '−'], "-").replace("..", "-");
    if let Some((a, b)) = dashed.trim_start_matches('-').split_once('-')
        && let (Some(_), Some(_)) = (Figure::parse(a), Figure::parse(b))
    {
        return (
            format!("`{t}` is not how a range is written"),
            Some(format!("write \"{} to {}\"", a.trim(), b.trim())),
        );
    }
    if let Some(number) = t.strip_suffix("percent").or_else(|| t.strip_suffix("per cent"))
        && Figure::parse(number).is_some()
    {
        return (
            format!("`{t}` is not how a percentage is written"),
            Some(format!("write \"{}%\"", number.trim())),
        );
    }
    if Figure::parse(&t.replace(',', ".")).is_some() {
        return (
            format!("`{t}` is not a number here"),
            Some(format!("write the decimals with a point: \"{}\"", t.replace(',', "."))),
        );
    }
    if quantity.words == Words::Likelihood && matches!(t, "certain" | "sure" | "always") {
        let help = "write \"100%\"; what is certain unless said, such as `asked`, is left out";
        return (format!("`{t}` is no word for a chance"), Some(help.to_owned()));
    }
    let words: Vec<&str> = match quantity.words {
        Words::None => Vec::new(),
        Words::Importance => scales.importance.keys().map(String::as_str).collect(),
        Words::Likelihood => scales.likelihood.keys().map(String::as_str).collect(),
        Words::Effort => scales.effort.keys().map(String::as_str).collect(),
        Words::Capacity => scales.capacity.keys().map(String::as_str).collect(),
        Words::Class => classes::all().iter().map(|c| c.id.as_str()).collect(),
    };
    let help = choose(t, "the words are", &words).unwrap_or_else(|| examples(quantity));
    (format!("`{t}` is neither a number, a range nor a word known here"), Some(help))
}

/// What a value of this kind looks like.
pub(super) fn examples(quantity: &Quantity) -> String {
    match (quantity.kind, quantity.words) {
        (_, Words::Importance) => "write \"major\", 60 or \"55 to 80\"",
        (_, Words::Likelihood) => "write \"likely\", \"60%\" or \"30 to 70%\"",
        (_, Words::Effort) => "write \"decision\", 2 or \"1 to 4\"",
        (_, Words::Capacity) => "write \"working visit\", 4 or \"3 to 5\"",
        (_, Words::Class) => {
            "write the id of a class, such as \"leaders-bilateral\", or \"20 to 40%\""
        }
        (ValueKind::Share, _) => "write 0.5, \"50%\" or \"0.4 to 0.6\"",
        _ => "write a number, or a range such as \"2 to 8\"",
    }
    .to_owned()
}
