//! The exchange file: UTF-8 JSON, a readable summary for people and programs, then the entries.
//!
//! The summary is for reading only; what counts on the way back in are the entries.

use std::{mem, rc::Rc, vec};

use serde::Deserialize;
use serde_json::{Value, error::Category};

use crate::{
    journal::{
        Entry, Journal, MOST_TEXT,
        wire::{Batch, Texts, Unsound},
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
    /// Bytes of text in one part of an entry.
    pub text: usize,
    /// Letters of a link.
    pub link: usize,
    /// Lists and objects within each other: what serde_json reads, whatever is set here.
    pub nesting: usize,
    /// Pixels of a picture with a code in it.
    pub pixels: usize,
}

/// About twenty times what two years of diligent work write. A larger journal goes out in several files.
pub const LIMITS: Limits =
    Limits { bytes: 32 << 20, entries: 100_000, text: MOST_TEXT, link: 2 << 20, nesting: 127, pixels: 40_000_000 };

/// What is looked at before anything else is believed.
#[derive(Deserialize)]
struct Envelope {
    format: Option<Value>,
    version: Option<Value>,
    document: Option<Value>,
}

/// One of several files that belong together.
pub fn part_name(name: &str, part: usize, of: usize) -> String {
    match name.rsplit_once('.') {
        Some((stem, kind)) if of > 1 => format!("{stem}-{part}of{of}.{kind}"),
        _ => name.to_owned(),
    }
}

/// The whole journal as a file, whatever its size: an outline for people to look at, each entry on a line.
pub fn write_file(opinion: &Opinion, journal: &Journal, today: Day) -> String {
    let limits = Limits { bytes: usize::MAX, entries: usize::MAX, ..LIMITS };
    Draft::within(limits, opinion, journal, &Ledger::fold(opinion, journal), today).finish().concat()
}

/// The same in as many files as it takes for each to be read again.
pub fn write_files(opinion: &Opinion, journal: &Journal, today: Day, limits: Limits) -> Vec<String> {
    Draft::within(limits, opinion, journal, &Ledger::fold(opinion, journal), today).finish()
}

/// One unit's part of it as files, which say so: nothing stands in them of what was left out.
pub fn write_part(opinion: &Opinion, journal: &Journal, today: Day, part: &UnitPart) -> Vec<String> {
    let opinion = part.of(opinion);
    Draft::new(&opinion, journal, &Ledger::fold(&opinion, journal), today).of_part(Some(part)).finish()
}

/// Those files under way, some entries at a time: a long journal takes a while. What is written to the journal
/// meanwhile is not in them.
#[derive(Debug)]
pub struct Draft {
    /// All that stands before the authors.
    head: String,
    left: vec::IntoIter<Rc<Entry>>,
    full: Vec<Texts>,
    written: Texts,
    limits: Limits,
}

/// What stands around the lists of a file.
const AROUND: usize = 100;

impl Draft {
    /// With nothing but the outline written so far; `ledger` is what `journal` folds into.
    pub fn new(opinion: &Opinion, journal: &Journal, ledger: &Ledger, today: Day) -> Self {
        Self::within(LIMITS, opinion, journal, ledger, today)
    }

    fn within(limits: Limits, opinion: &Opinion, journal: &Journal, ledger: &Ledger, today: Day) -> Self {
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
        let head = outline.join(",\n  ");
        Self { head, left: entries.into_iter(), full: Vec::new(), written: Texts::new(BETWEEN), limits }
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
        let room = self.limits.bytes.saturating_sub(self.head.len() + AROUND);
        for entry in self.left.by_ref().take(entries) {
            if self.written.count() >= self.limits.entries || !self.written.push_within(&entry, room) {
                self.full.push(mem::replace(&mut self.written, Texts::new(BETWEEN)));
                self.written.push(&entry);
            }
        }
    }

    /// The files, once the rest is written too: mostly one.
    pub fn finish(mut self) -> Vec<String> {
        self.write(usize::MAX);
        let Self { head, full, written, .. } = self;
        let file = |texts: Texts| {
            let (authors, entries) = texts.done();
            format!("{{\n  {head},\n  {},\n  {}\n}}\n", list("authors", &authors), list("entries", &entries))
        };
        full.into_iter().chain([written]).map(file).collect()
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
    batch.entries().map_err(|unsound| match unsound {
        Unsound::Nonsense { entry } => Refusal::Nonsense { entry: entry + 1 },
        Unsound::TooLong => Refusal::TooLong { limit: limits.text },
    })
}

/// serde_json reports too deep nesting by the text of its error alone.
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
