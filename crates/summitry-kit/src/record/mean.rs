//! What the weighted mean of positions says of a question: the rule that every model of this field has to beat.

use serde_json::Value;

/// The chance of yes by the weighted mean with its error, N(mean, 29.7), as the sealed brief has it option by option; over several
/// issues the product, as if they were independent. `None` where an issue of the question has no positions, or where the question
/// asks for more than options of issues.
pub(super) fn mean(brief: &Value, counts: &str) -> Option<f64> {
    let counts: Value = serde_json::from_str(counts).ok()?;
    let issues = brief.pointer("/positions/issues")?.as_object()?;
    let counts = counts.as_object().filter(|c| !c.is_empty())?;
    let mut chance = 1.0;
    for (issue, options) in counts {
        let of = issues.get(issue)?.get("options")?;
        let listed = match options {
            Value::String(one) => vec![one.as_str()],
            Value::Array(all) => all.iter().map(Value::as_str).collect::<Option<Vec<_>>>()?,
            _ => return None,
        };
        let mut sum = 0.0;
        for option in listed {
            sum += of.get(option)?.get("mean")?.as_f64()?;
        }
        chance *= sum;
    }
    Some(chance.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::mean;
    use serde_json::json;

    #[test]
    fn options_add_and_issues_multiply() {
        let of = |low: f64| json!({ "options": { "a": { "mean": low }, "b": { "mean": 0.5 }, "c": { "mean": 0.5 - low } } });
        let brief = json!({ "positions": { "issues": { "x": of(0.25), "y": of(0.125) } } });
        assert_eq!(mean(&brief, r#"{"x":["a","b"]}"#), Some(0.75));
        assert_eq!(mean(&brief, r#"{"x":"a","y":["b"]}"#), Some(0.125));
        assert_eq!(mean(&brief, r#"{"z":["a"]}"#), None);
        assert_eq!(mean(&brief, r#"{"x":["d"]}"#), None);
        assert_eq!(mean(&brief, "agreed"), None);
        assert_eq!(mean(&json!({}), r#"{"x":["a"]}"#), None);
    }
}
