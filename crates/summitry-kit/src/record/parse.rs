//! Reading a seal: its sum first, then what it says.

use indexmap::IndexMap;
use serde_json::Value;
use summitry_scenario::sha256::sha256;

use super::{
    kind::SealKind,
    questions::SettleRule,
    refusal::{Fault, Refused},
    seal::{FORMAT, Made, Seal, SealedQuestion},
};
use crate::Chance;

/// Before the sum, on the last line but one.
const BEFORE: &str = "  \"sha256\": \"";
/// After it.
const AFTER: &str = "\"\n}\n";

/// Reads a seal whose bytes are those that were summed up.
pub(super) fn seal(text: &str) -> Result<Seal, Refused> {
    let changed = |said: &str| {
        let cure = "take the seal from where it was kept first (git log shows when it changed); if git changes the ends of \
                    lines, put `*.seal.json -text` into .gitattributes";
        Refused::new(Fault::Changed, said, cure)
    };
    let parts = text.strip_suffix(AFTER).and_then(|rest| rest.rsplit_once(BEFORE));
    let Some((above, said)) = parts else {
        return Err(changed("it does not end with its sum, as a seal does"));
    };
    if sha256(above) != said {
        return Err(changed("its bytes are not those that were sealed: the sum does not match"));
    }
    let value: Value = serde_json::from_str(text).map_err(|_| changed("it is no JSON"))?;
    match value.get("format").and_then(Value::as_str) {
        Some(FORMAT) => {}
        other => {
            let said = format!("its format is `{}`, not `{FORMAT}`", other.unwrap_or("not said"));
            return Err(Refused::new(
                Fault::Changed,
                said,
                "read it with the version that made it",
            ));
        }
    }
    read(&value, said).ok_or_else(|| changed("something that every seal has is missing in it"))
}

fn read(value: &Value, sum: &str) -> Option<Seal> {
    let text = |key: &str| value.get(key)?.as_str().map(str::to_owned);
    let lines: Vec<&str> =
        value.get("scenario")?.as_array()?.iter().map(Value::as_str).collect::<Option<_>>()?;
    let date = text("date")?;
    date.parse::<jiff::civil::Date>().ok()?;
    Some(Seal {
        made: Made { date, by_hand: text("dated_by")? == "hand" },
        version: text("version")?,
        kind: SealKind::from_id(&text("kind")?)?,
        title: text("title")?,
        event: text("event"),
        file: text("file")?,
        file_sha256: text("file_sha256")?,
        seed: value.get("seed")?.as_u64()?,
        worlds: value.get("worlds")?.as_u64()?,
        class: text("class"),
        questions: value
            .get("questions")?
            .as_array()?
            .iter()
            .map(question)
            .collect::<Option<Vec<_>>>()?,
        quotes: sums(value.get("quotes")?)?
            .into_iter()
            .filter_map(|(k, v)| Some((k, v?)))
            .collect(),
        sources: sums(value.get("sources")?)?,
        brief: value.get("brief")?.clone(),
        scenario: lines.join("\n"),
        sha256: sum.to_owned(),
    })
}

fn question(value: &Value) -> Option<SealedQuestion> {
    let text = |key: &str| value.get(key)?.as_str().map(str::to_owned);
    let chance = value.get("chance")?;
    let end = |key: &str| chance.get(key)?.as_f64().filter(|p| (0.0..=1.0).contains(p));
    Some(SealedQuestion {
        id: text("id")?,
        rule: SettleRule {
            ask: text("ask")?,
            counts: text("counts")?,
            settle: text("settle"),
            by: text("by"),
        },
        chance: Chance { mean: end("mean")?, low: end("low")?, high: end("high")? },
        base: value.get("base").and_then(Value::as_f64),
    })
}

fn sums(value: &Value) -> Option<IndexMap<String, Option<String>>> {
    let entries = value.as_object()?.iter();
    Some(entries.map(|(id, sum)| (id.clone(), sum.as_str().map(str::to_owned))).collect())
}
