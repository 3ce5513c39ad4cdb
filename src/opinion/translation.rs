//! The document in another language: a translation of ours, for reading. What counts is the original.
//!
//! `opinion-2024-55.en.json` maps `r1.1.title` to its text. Ids, places, dates and references stay the document's.

use serde_json::{Map, Value};

use super::{Opinion, OpinionError};

impl Opinion {
    /// The embedded opinion with these texts in place of its own; what they lack stays Chinese.
    ///
    /// # Errors
    /// Where `texts` is no map of texts.
    pub fn translated(texts: &str) -> Result<Self, OpinionError> {
        let texts: Map<String, Value> = serde_json::from_str(texts).map_err(OpinionError::NotRead)?;
        let mut file: Value = serde_json::from_str(super::EMBEDDED).map_err(OpinionError::NotRead)?;
        if let Some(document) = file.as_object_mut() {
            // The document's own texts are named without its id.
            put(document, "", &texts);
            document.values_mut().for_each(|part| put_below(part, &texts));
        }
        Self::read_value(&file)
    }
}

fn put_below(part: &mut Value, texts: &Map<String, Value>) {
    match part {
        Value::Array(parts) => parts.iter_mut().for_each(|part| put_below(part, texts)),
        Value::Object(fields) => {
            let prefix = fields.get("id").and_then(Value::as_str).map(|id| format!("{id}."));
            put(fields, &prefix.unwrap_or_default(), texts);
            fields.values_mut().for_each(|part| put_below(part, texts));
        }
        _ => {}
    }
}

/// The texts of one part.
fn put(fields: &mut Map<String, Value>, prefix: &str, texts: &Map<String, Value>) {
    for (name, value) in fields {
        if let Some(text) = texts.get(&format!("{prefix}{name}")) {
            *value = text.clone();
        }
    }
}
