//! The exchange file: UTF-8 JSON, a readable summary for people and programs, then the entries.
//!
//! The summary is for reading only; what counts on the way back in are the entries.

use std::{rc::Rc, vec};

use serde::Deserialize;
use serde_json::{Value, error::Category};

use crate::{
    journal::{
        Change, Entry, Field, Journal, Subject,
        wire::{Batch, Texts},
    },
    ledger::{Item, Ledger},
    opinion::{Day, Opinion},
};

use super::{Refusal, UnitPart};

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
    /// Letters of a link.
    pub link: usize,
    /// Lists and objects within each other: what serde_json reads, whatever is set here.
    pub nesting: usize,
    /// Pixels of a picture with a code in it.
    pub pixels: usize,
}

/// Some twenty times what two years of diligent work write.
pub const LIMITS: Limits =
    Limits { bytes: 32 << 20, entries: 100_000, text: 64 << 10, link: 2 << 20, nesting: 127, pixels: 40_000_000 };

/// What is looked at before anything else is believed.
#[derive(Deserialize)]
struct Envelope {
    format: Option<Value>,
    version: Option<Value>,
    document: Option<Value>,
}

/// The whole journal as a file: an outline for people to look at, each entry on a line.
pub fn write_file(opinion: &Opinion, journal: &Journal, today: Day) -> String {
    Draft::new(opinion, journal, &Ledger::fold(opinion, journal), today).finish()
}

/// One unit's part of it as a file, which says so: nothing stands in it of what was left out.
pub fn write_part(opinion: &Opinion, journal: &Journal, today: Day, part: &UnitPart) -> String {
    let opinion = part.of(opinion);
    Draft::new(&opinion, journal, &Ledger::fold(&opinion, journal), today).of_part(Some(part)).finish()
}

/// That file under way, some entries at a time: a long journal takes a while. What is written to the journal
/// meanwhile is not in it.
#[derive(Debug)]
pub struct Draft {
    /// All that stands before the authors.
    head: String,
    left: vec::IntoIter<Rc<Entry>>,
    written: Texts,
}

impl Draft {
    /// With nothing but the outline written so far; `ledger` is what `journal` folds into.
    pub fn new(opinion: &Opinion, journal: &Journal, ledger: &Ledger, today: Day) -> Self {
        let summary: Vec<String> = ledger.items().iter().map(|item| line(opinion, item)).collect();
        let (number, title) = (quoted(&opinion.number), quoted(&opinion.title));
        let outline = [
            format!("\"format\": \"{FORMAT}\""),
            format!("\"version\": {VERSION}"),
            format!("\"document\": {{ \"number\": {number}, \"title\": {title} }}"),
            format!("\"exported\": \"{today}\""),
            list("summary", &summary.join(BETWEEN)),
        ];
        let entries: Vec<_> = journal.entries().cloned().collect();
        Self { head: outline.join(",\n  "), left: entries.into_iter(), written: Texts::new(BETWEEN) }
    }

    /// The same, saying whose part it is.
    #[must_use]
    pub fn of_part(mut self, part: Option<&UnitPart>) -> Self {
        if let Some(part) = part {
            self.head.push_str(&format!(",\n  \"part\": {}", part.to_value()));
        }
        self
    }

    /// Entries that are not written yet.
    pub fn left(&self) -> usize {
        self.left.len()
    }

    /// Writes so many more of them.
    pub fn write(&mut self, entries: usize) {
        self.left.by_ref().take(entries).for_each(|entry| self.written.push(&entry));
    }

    /// The file, once the rest is written too.
    pub fn finish(mut self) -> String {
        self.write(usize::MAX);
        let (authors, entries) = self.written.done();
        format!("{{\n  {},\n  {},\n  {}\n}}\n", self.head, list("authors", &authors), list("entries", &entries))
    }
}

/// The same for programs alone: these entries, nothing for people, in as few letters as JSON needs.
pub fn write_compact<'a>(opinion: &Opinion, entries: impl IntoIterator<Item = &'a Rc<Entry>>) -> String {
    let mut texts = Texts::new(",");
    entries.into_iter().for_each(|entry| texts.push(entry));
    let (authors, entries) = texts.done();
    let number = quoted(&opinion.number);
    format!(
        r#"{{"format":"{FORMAT}","version":{VERSION},"document":{{"number":{number}}},"authors":[{authors}],"entries":[{entries}]}}"#
    )
}

/// Each on a line of its own.
const BETWEEN: &str = ",\n    ";

fn list(name: &str, lines: &str) -> String {
    if lines.is_empty() { format!("\"{name}\": []") } else { format!("\"{name}\": [\n    {lines}\n  ]") }
}

fn line(opinion: &Opinion, item: &Item) -> String {
    let title = opinion.recommendation(item.id).map_or("", |asked| &asked.title);
    format!(
        r#"{{ "id": "{}", "title": {}, "standing": "{}", "measures_done": {}, "measures": {} }}"#,
        item.id,
        quoted(title),
        item.standing_shown().map_or("conflict", |standing| standing.code()),
        item.measures_done(),
        item.measures.len()
    )
}

/// A text as JSON.
fn quoted(text: &str) -> Value {
    text.into()
}

/// The entries in a file, all of them or none.
///
/// # Errors
/// Says what is wrong with the file; nothing of it is taken then.
pub fn read_file(opinion: &Opinion, bytes: &[u8], limits: Limits) -> Result<Vec<Rc<Entry>>, Refusal> {
    if bytes.len() > limits.bytes {
        return Err(Refusal::TooLarge { limit: limits.bytes });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| broken_text(&bytes[..error.valid_up_to()]))?;
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(Refusal::Empty);
    }
    check_envelope(opinion, text)?;
    let batch: Batch = serde_json::from_str(text).map_err(|error| broken(&error, limits))?;
    if batch.len() > limits.entries {
        return Err(Refusal::TooMany { limit: limits.entries });
    }
    let entries = batch.entries().map_err(|nonsense| Refusal::Nonsense { entry: nonsense.entry + 1 })?;
    if entries.iter().any(|entry| text_size(entry) > limits.text) {
        return Err(Refusal::TooLong { limit: limits.text });
    }
    Ok(entries)
}

/// What serde_json says of lists within lists is told apart by its text alone.
fn broken(error: &serde_json::Error, limits: Limits) -> Refusal {
    if error.to_string().starts_with("recursion limit") {
        return Refusal::TooDeep { limit: limits.nesting };
    }
    Refusal::Damaged { line: error.line() }
}

/// What does not go on as text, after what still does: cut within a letter, or never text.
fn broken_text(sound: &[u8]) -> Refusal {
    if sound.trim_ascii_start().starts_with(b"{") {
        Refusal::Damaged { line: 1 + sound.iter().filter(|byte| **byte == b'\n').count() }
    } else {
        Refusal::NotJson
    }
}

fn check_envelope(opinion: &Opinion, text: &str) -> Result<(), Refusal> {
    let envelope: Envelope = serde_json::from_str(text).map_err(|error| match error.classify() {
        Category::Data => Refusal::NotOurs,
        _ if text.starts_with('{') => Refusal::Damaged { line: error.line() },
        _ => Refusal::NotJson,
    })?;
    if envelope.format.as_ref().and_then(Value::as_str) != Some(FORMAT) {
        return Err(Refusal::NotOurs);
    }
    match envelope.version.as_ref().and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(version) if version > VERSION => return Err(Refusal::Newer { version }),
        _ => return Err(Refusal::NotOurs),
    }
    let number = envelope.document.as_ref().and_then(|document| document.get("number")?.as_str());
    match number {
        Some(number) if *number == *opinion.number => Ok(()),
        Some(number) => Err(Refusal::OtherDocument { number: number.to_owned() }),
        None => Err(Refusal::NotOurs),
    }
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
