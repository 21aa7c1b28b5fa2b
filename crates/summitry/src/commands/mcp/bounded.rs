//! An answer that fits: the largest parts of one that does not are left out, by name.

use serde_json::{Value, json};

/// The answer in so many bytes at most, its largest keys left out until it fits; `None` where that does not help.
pub(super) fn bounded(mut answer: Value, most: usize) -> Option<String> {
    let size = |value: &Value| value.to_string().len();
    let mut out: Vec<String> = Vec::new();
    while size(&answer) > most {
        let object = answer.as_object_mut()?;
        object.remove("left_out_here");
        // What names the answer stays, however long.
        let parts = object.iter().filter(|(key, value)| {
            *key != "format" && (value.is_array() || value.is_object() || size(value) > 1_000)
        });
        let largest = parts.max_by_key(|(_, value)| size(value)).map(|(key, _)| key.clone())?;
        object.remove(&largest);
        out.push(largest);
        object.insert("left_out_here".to_owned(), json!(out));
    }
    Some(answer.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_part_goes_first_and_is_named() {
        let long = "x".repeat(500);
        let answer = json!({ "format": "f/1", "small": [1], "large": [long], "chance": 0.5 });
        let text = bounded(answer, 200).unwrap_or_default();
        let back: Value = serde_json::from_str(&text).unwrap_or_default();
        assert_eq!(back["left_out_here"], json!(["large"]));
        assert_eq!((&back["small"], &back["chance"]), (&json!([1]), &json!(0.5)));
        assert!(bounded(json!({ "format": "x".repeat(300) }), 100).is_none());
    }
}
