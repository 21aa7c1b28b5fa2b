//! The JSON Schema of the scenario file, made from the grammar the reader checks against.
//!
//! It knows shapes, not meanings: ids that name nothing, circles and sums over 100 % are the reader's to find.

use serde_json::{Map, Value, json};
use summitry_core::value::ValueKind;

use crate::grammar::quantity::Quantity;
use crate::grammar::scenario::{CONDITION, COUNTED, SCENARIO, condition_words};
use crate::grammar::{Block, Field, Form, IdOf, Ids, Key};

/// The schema's file name in the repository.
pub const FILE: &str = "schema/summitry-1.schema.json";

/// As [`crate::ids`] takes an id.
const ID: &str = "^[A-Za-z0-9_-]{1,64}$";
/// A day of ISO 8601; whether there is such a day is the reader's to find.
const DATE: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

/// The schema as text, ending with a newline.
#[must_use]
pub fn text() -> String {
    format!("{:#}\n", schema())
}

/// The schema.
#[must_use]
pub fn schema() -> Value {
    let mut properties = Map::new();
    for block in SCENARIO {
        properties.insert(block.name.to_owned(), of_block(block));
    }
    let required: Vec<&str> = SCENARIO.iter().filter(|b| b.required).map(|b| b.name).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://summitry.github.io/schema/summitry-1.schema.json",
        "title": "Summitry scenario file, summitry/1",
        "description": "One negotiation, written down. Made from the reader's own grammar; do not edit.",
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
        "$defs": {
            "id": { "type": "string", "pattern": ID },
            "ids": { "anyOf": [ { "type": "string" }, { "type": "array", "items": { "type": "string" } } ] },
            "options": { "anyOf": [ { "type": ["string", "number"] }, { "type": "array", "items": { "type": ["string", "number"] } } ] },
            "day": { "type": "string", "pattern": DATE },
            "condition": condition(),
            "rule": rule(),
        },
    })
}

fn of_block(block: &Block) -> Value {
    let mut out = match &block.form {
        Form::Top(key) => of_field(&key.field),
        Form::One(keys) => table(keys),
        Form::Free(field) => json!({ "type": "object", "additionalProperties": of_field(field) }),
        Form::Each(ids, keys) => {
            let mut out = json!({ "type": "object", "additionalProperties": table(keys) });
            if *ids == Ids::New {
                out["propertyNames"] = json!({ "pattern": ID });
            }
            if block.least > 0 {
                out["minProperties"] = json!(block.least);
            }
            if block.in_conditions {
                out["propertyNames"] =
                    json!({ "pattern": ID, "not": { "enum": condition_words() } });
            }
            out
        }
        Form::Pairs(_, _, keys) => json!({
            "type": "object",
            "additionalProperties": { "type": "object", "additionalProperties": table(keys) },
        }),
        Form::FreeEach(_, field) => json!({
            "type": "object",
            "additionalProperties": {
                "type": "object", "propertyNames": { "pattern": ID }, "additionalProperties": of_field(field),
            },
        }),
    };
    out["description"] = json!(block.doc);
    out
}

fn table(keys: &[Key]) -> Value {
    let mut properties = Map::new();
    for key in keys {
        let mut field = of_field(&key.field);
        field["description"] = json!(key.doc);
        if let Some(default) = key.default {
            field["default"] = json!(default);
        }
        properties.insert(key.name.to_owned(), field);
    }
    let required: Vec<&str> =
        keys.iter().filter(|k| k.required && k.instead.is_none()).map(|k| k.name).collect();
    let mut out = json!({
        "type": "object", "properties": properties, "required": required, "additionalProperties": false,
    });
    // One of the two and not both.
    for (key, instead) in keys.iter().filter_map(|k| Some((k, k.instead?))) {
        out["oneOf"] = json!([{ "required": [key.name] }, { "required": [instead] }]);
    }
    out
}

/// One rule of a decision.
fn rule() -> Value {
    json!({ "anyOf": [
        { "enum": ["all", "majority"] },
        {
            "type": "object",
            "properties": {
                "quota": { "anyOf": [ { "type": "number", "exclusiveMinimum": 0 }, { "type": "string", "minLength": 1 } ] },
                "of": { "enum": COUNTED },
            },
            "required": ["quota", "of"],
            "additionalProperties": false,
        },
    ] })
}

fn of_field(field: &Field) -> Value {
    match field {
        Field::Text => json!({ "type": "string" }),
        Field::Texts => json!({ "type": "array", "items": { "type": "string" } }),
        Field::Paths => {
            json!({ "anyOf": [ { "type": "string" }, { "type": "array", "items": { "type": "string" } } ] })
        }
        Field::Date => json!({ "$ref": "#/$defs/day" }),
        Field::WordsOrDate(words) => {
            json!({ "anyOf": [ { "enum": words }, { "$ref": "#/$defs/day" } ] })
        }
        // The amounts of a ladder are its options' ids, with or without quotes.
        Field::Ref(IdOf::OptionHere) => json!({ "type": ["string", "number"] }),
        Field::DateOrText | Field::Ref(_) => json!({ "type": "string" }),
        Field::Flag => json!({ "type": "boolean" }),
        Field::Whole(low, high) => json!({ "type": "integer", "minimum": low, "maximum": high }),
        Field::Number(low, high) => json!({ "type": "number", "minimum": low, "maximum": high }),
        Field::Choice(words) => json!({ "enum": words }),
        Field::Quantity(quantity) => value(quantity),
        Field::QuantityOr(quantity, text) => {
            let mut out = value(quantity);
            out["examples"] = json!([text]);
            out
        }
        Field::Likelihood => json!({ "anyOf": [
            { "type": "number", "minimum": 0, "maximum": 100 },
            { "type": "string" },
            { "type": "object", "properties": value_keys(json!({ "type": ["number", "string"] })), "required": ["is"], "additionalProperties": false },
        ] }),
        Field::Refs(IdOf::OptionHere) => json!({ "$ref": "#/$defs/options" }),
        Field::Refs(_) => json!({ "$ref": "#/$defs/ids" }),
        Field::Holders => {
            json!({ "anyOf": [ { "type": "string" }, { "type": "array", "minItems": 1, "items": { "type": "string" } } ] })
        }
        Field::Map(_, of) => json!({ "type": "object", "additionalProperties": of_field(of) }),
        Field::Options(keys) => json!({
            "type": "array", "minItems": 2,
            "items": { "anyOf": [ { "type": "string", "minLength": 1, "maxLength": 200 }, table(keys) ] },
        }),
        Field::Table(keys) => table(keys),
        Field::Decision => json!({ "anyOf": [
            { "$ref": "#/$defs/rule" },
            { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/rule" } },
        ] }),
        Field::OptionOr(of) => json!({ "anyOf": [
            { "type": ["string", "number"] },
            { "type": "object", "minProperties": 1, "additionalProperties": of_field(of) },
        ] }),
        Field::Condition => json!({ "$ref": "#/$defs/condition" }),
        Field::LikelihoodScale(names) => json!({ "anyOf": [ { "enum": names }, words() ] }),
        Field::ImportanceScale => words(),
        Field::EffortScale => {
            json!({ "type": "object", "additionalProperties": { "type": "number", "minimum": 0 } })
        }
        Field::Sha256 => json!({ "type": "string", "pattern": "^[0-9A-Fa-f]{64}$" }),
    }
}

/// Words to ranges.
fn words() -> Value {
    json!({ "type": "object", "additionalProperties": { "anyOf": [
        { "type": "number", "minimum": 0, "maximum": 100 }, { "type": "string" },
    ] } })
}

/// A condition: issues, definitions and cases by id, and a few words.
fn condition() -> Value {
    // What names something comes before what is a word of its own.
    let (ids, words): (Vec<&Key>, Vec<&Key>) =
        CONDITION.iter().partition(|word| matches!(word.field, Field::Ref(_)));
    let properties: Map<String, Value> = ids
        .into_iter()
        .chain(words)
        .map(|word| (word.name.to_owned(), of_field(&word.field)))
        .collect();
    json!({
        "type": "object",
        "properties": properties,
        "additionalProperties": { "anyOf": [ { "type": "boolean" }, { "$ref": "#/$defs/options" } ] },
    })
}

/// An uncertain value.
fn value(quantity: &Quantity) -> Value {
    let plain = json!({ "anyOf": [ number(quantity), { "type": "string", "minLength": 1 } ] });
    let mut forms = vec![number(quantity), json!({ "type": "string", "minLength": 1 })];
    forms.push(json!({
        "type": "object",
        "properties": value_keys(plain),
        "oneOf": [ { "required": ["is"] }, { "required": ["normal"] }, { "required": ["one_of"] } ],
        "additionalProperties": false,
    }));
    json!({ "anyOf": forms })
}

/// A plain number in the unit in which it is written.
fn number(quantity: &Quantity) -> Value {
    let mut out = json!({ "type": "number" });
    match quantity.kind {
        ValueKind::Points => {}
        ValueKind::Chance => {
            out["minimum"] = json!(0);
            out["maximum"] = json!(100);
        }
        _ => {
            out[if quantity.zero { "minimum" } else { "exclusiveMinimum" }] = json!(0);
            if quantity.max.is_finite() {
                out["maximum"] = json!(quantity.max);
            }
        }
    }
    out
}

fn value_keys(plain: Value) -> Value {
    json!({
        "is": plain,
        "normal": { "type": "array", "items": { "type": "number" }, "minItems": 2, "maxItems": 2 },
        "one_of": { "type": "object", "additionalProperties": { "type": "number", "exclusiveMinimum": 0 }, "minProperties": 1 },
        "why": { "type": "string" },
        "cite": { "$ref": "#/$defs/ids" },
        "by": { "type": "string" },
    })
}
