//! The exchange file: UTF-8 JSON, a readable summary for people and programs, then the entries.
//!
//! The summary is for reading only; what counts on the way back in are the entries.

use std::rc::Rc;

use serde::{Deserialize, Serialize, de::IgnoredAny};
use serde_json::{Value, error::Category};

use crate::{
    journal::{Change, Entry, Field, Journal, Subject, wire::Batch},
    ledger::{Item, Ledger},
    opinion::{Day, Opinion},
};

use super::{Refusal, layout::to_lines};

const FORMAT: &str = "otog-checklist";
const VERSION: u64 = 1;

/// How much is read from outside.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of a file.
    pub bytes: usize,
    pub entries: usize,
    /// Bytes of all the text in one entry.
    pub text: usize,
}

/// Some twenty times what two years of diligent work write.
pub const LIMITS: Limits = Limits { bytes: 32 << 20, entries: 100_000, text: 64 << 10 };

#[derive(Serialize)]
struct FileV1<'a> {
    format: &'static str,
    version: u64,
    document: Document,
    exported: Day,
    summary: Vec<Line<'a>>,
    #[serde(flatten)]
    batch: Batch,
}

#[derive(Serialize, Deserialize)]
struct Document {
    number: String,
    #[serde(default)]
    title: String,
}

#[derive(Serialize)]
struct Line<'a> {
    id: String,
    title: &'a str,
    standing: &'static str,
    measures_done: usize,
    measures: usize,
}

/// What is looked at before anything else is believed.
#[derive(Deserialize)]
struct Envelope {
    format: Option<Value>,
    version: Option<Value>,
    document: Option<Value>,
}

/// `审议意见办理清单-2026-11-23.json`: a name that says what it is in a chat's file list.
pub fn file_name(today: Day) -> String {
    format!("审议意见办理清单-{today}.json")
}

/// The whole journal as a file.
pub fn write_file(opinion: &Opinion, journal: &Journal, today: Day) -> String {
    let ledger = Ledger::fold(opinion, journal);
    let file = FileV1 {
        format: FORMAT,
        version: VERSION,
        document: Document { number: opinion.number.to_string(), title: opinion.title.to_string() },
        exported: today,
        summary: ledger.items().iter().filter_map(|item| line(opinion, item)).collect(),
        batch: Batch::of(journal.entries()),
    };
    // Plain data with text keys: there is nothing in it that JSON can not hold.
    to_lines(&file).unwrap_or_default()
}

fn line<'a>(opinion: &'a Opinion, item: &Item) -> Option<Line<'a>> {
    Some(Line {
        id: item.id.to_string(),
        title: &opinion.recommendation(item.id)?.title,
        standing: item.standing_shown().map_or("conflict", |standing| standing.code()),
        measures_done: item.measures_done(),
        measures: item.measures.len(),
    })
}

/// The entries in a file, all of them or none.
///
/// # Errors
/// Says what is wrong with the file; nothing of it is taken then.
pub fn read_file(opinion: &Opinion, bytes: &[u8], limits: Limits) -> Result<Vec<Rc<Entry>>, Refusal> {
    if bytes.len() > limits.bytes {
        return Err(Refusal::TooLarge { limit: limits.bytes });
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::NotJson)?;
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(Refusal::Empty);
    }
    check_envelope(opinion, text)?;
    let batch: Batch = serde_json::from_str(text).map_err(|error| Refusal::Damaged { line: error.line() })?;
    if batch.len() > limits.entries {
        return Err(Refusal::TooMany { limit: limits.entries });
    }
    let entries = batch.entries().map_err(|nonsense| Refusal::Nonsense { entry: nonsense.entry + 1 })?;
    if entries.iter().any(|entry| text_size(entry) > limits.text) {
        return Err(Refusal::TooLong { limit: limits.text });
    }
    Ok(entries)
}

fn check_envelope(opinion: &Opinion, text: &str) -> Result<(), Refusal> {
    if serde_json::from_str::<IgnoredAny>(text).is_err() && !text.starts_with('{') {
        return Err(Refusal::NotJson);
    }
    let envelope: Envelope = serde_json::from_str(text).map_err(|error| match error.classify() {
        Category::Data => Refusal::NotOurs,
        Category::Io | Category::Syntax | Category::Eof => Refusal::Damaged { line: error.line() },
    })?;
    if envelope.format.as_ref().and_then(Value::as_str) != Some(FORMAT) {
        return Err(Refusal::NotOurs);
    }
    match envelope.version.as_ref().and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(version) if version > VERSION => return Err(Refusal::Newer { version }),
        _ => return Err(Refusal::NotOurs),
    }
    let document: Document =
        envelope.document.and_then(|document| serde_json::from_value(document).ok()).ok_or(Refusal::NotOurs)?;
    if document.number != *opinion.number {
        return Err(Refusal::OtherDocument { number: document.number });
    }
    Ok(())
}

/// What one entry makes others keep: all its text, and a little for each part that has none.
fn text_size(entry: &Entry) -> usize {
    let author = entry.author.as_ref().map_or(0, |author| author.name.len() + author.unit.len());
    let subject = if let Subject::Other(text) = &entry.register.subject { text.len() } else { 0 };
    let field = if let Field::Other(text) = &entry.register.field { text.len() } else { 0 };
    let change = if let Change::Set(value) = &entry.change { size(value) } else { 0 };
    author + subject + field + change + entry.replaces.len()
}

fn size(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len(),
        Value::Array(values) => 1 + values.iter().map(size).sum::<usize>(),
        Value::Object(fields) => 1 + fields.iter().map(|(key, value)| key.len() + size(value)).sum::<usize>(),
        Value::Null | Value::Bool(_) | Value::Number(_) => 1,
    }
}
