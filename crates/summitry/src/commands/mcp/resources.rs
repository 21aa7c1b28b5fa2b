//! What can be read without asking: the schema, the format, the library.

use rmcp::model::{ReadResourceResult, Resource, ResourceContents};
use summitry_kit::library::Shelved;
use summitry_scenario::{reference, schema};

const SCHEMA: &str = "summitry://schema";
const FORMAT: &str = "summitry://format";
const LIBRARY: &str = "summitry://library/";

/// Every resource.
pub(super) fn all() -> Vec<Resource> {
    let mut out = vec![
        Resource::new(SCHEMA, "schema")
            .with_description("The JSON Schema of the scenario file.")
            .with_mime_type("application/schema+json"),
        Resource::new(FORMAT, "format")
            .with_description("Every key of the scenario file with its meaning.")
            .with_mime_type("text/markdown"),
    ];
    out.extend(Shelved::all().iter().map(|s| {
        Resource::new(format!("{LIBRARY}{}", s.slug), s.slug)
            .with_description("A past or invented negotiation as a scenario file, written afterwards: a pattern, no evidence.")
            .with_mime_type("application/toml")
    }));
    out
}

/// The text of a resource.
pub(super) fn read(uri: &str) -> Option<ReadResourceResult> {
    let text = match uri {
        SCHEMA => schema::text(),
        FORMAT => reference::page(),
        _ => Shelved::all()
            .iter()
            .find(|s| Some(s.slug) == uri.strip_prefix(LIBRARY))?
            .text
            .to_owned(),
    };
    Some(ReadResourceResult::new(vec![ResourceContents::text(text, uri)]))
}
