//! Which shape a value has where all of it is read: `docs/values.md` tells the same to other programs.
//!
//! A value of another shape is kept and passed on, and shown nowhere: whoever takes it in is told so.

use serde_json::Value;

use crate::journal::{Change, EntryId, Fact, Field, Register, Subject};

use super::{Acceptance, Base, Rating, Review, Share, Standing, Word, dates, office::Kinds};

/// What of an entry is read nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// No version known here reads this field of this subject.
    Register,
    /// The value is none of its field's.
    Value,
    /// The part of this name, with its place in the value: `on`, `file.sha256`.
    Part(String),
}

/// Whether a value fits; else the name of the part that does not, empty for the value itself.
type Check = fn(&Value) -> Result<(), String>;

/// A part of a value: its name, its shape, and whether nothing is read without it.
type Part = (&'static str, Check, bool);

const NOTE: &[Part] = &[("text", text, true), ("on", day, false)];
const EVIDENCE: &[Part] = &[
    ("title", text, true),
    ("kind", text, false),
    ("on", day, false),
    ("place", text, false),
    ("file", |value| parts(value, FILE), false),
];
const FILE: &[Part] = &[("name", text, false), ("bytes", count, false), ("sha256", sha256, true)];
const TARGET: &[Part] = &[("what", text, false), ("goal", text, true), ("unit", text, false)];
const BALLOTS: &[Part] =
    &[("satisfied", count, false), ("mostly", count, false), ("unsatisfied", count, false), ("members", count, false)];
const EXTENSION: &[Part] = &[("until", day, true), ("reason", text, false)];
const TALLY: &[Part] = &[("of", word::<Base>, true), ("share", word::<Share>, true)];
const LIGHTS: &[Part] = &[("amber", days, true), ("red", days, true)];

/// What of this value is read nowhere; `None`: all of it is read, or it says nothing.
pub fn misfit(register: &Register, change: &Change) -> Option<Misfit> {
    if !is_known(register) {
        return Some(Misfit::Register);
    }
    let Change::Set(value) = change else { return None };
    match fits(&register.field, value) {
        Ok(()) => None,
        Err(part) if part.is_empty() => Some(Misfit::Value),
        Err(part) => Some(Misfit::Part(part)),
    }
}

fn is_known(register: &Register) -> bool {
    use Field::*;
    match (&register.subject, &register.field) {
        (Subject::Other(_), _) | (_, Other(_)) => false,
        (Subject::Measure(_), field) => *field == Done,
        (Subject::Step(_), field) => *field == Vouched,
        (Subject::Opinion, field) => {
            matches!(field, Received | Extension | Tally | Lights | Planned(_) | Actual(_) | Office(_))
        }
        (Subject::Recommendation(_), field) => !matches!(
            field,
            Done | Vouched | Received | Extension | Tally | Lights | Planned(_) | Actual(_) | Office(_)
        ),
    }
}

fn fits(field: &Field, value: &Value) -> Result<(), String> {
    match field {
        Field::Done | Field::AddedDone(_) => flag(value),
        Field::Vouched => whether(*value == true),
        Field::Standing => judgement::<Standing>(value),
        Field::Accepted => judgement::<Acceptance>(value),
        Field::Review => judgement::<Review>(value),
        Field::Rating => judgement::<Rating>(value),
        Field::Lead | Field::Contact | Field::Explanation | Field::Current | Field::Added(_) => text(value),
        Field::Support => texts(value),
        Field::Due | Field::Received | Field::Planned(_) | Field::Actual(_) => day(value),
        Field::Office(fact) if fact.is_day() => day(value),
        Field::Office(Fact::Kinds) => word::<Kinds>(value),
        Field::Office(_) => text(value),
        Field::Note(_) => text(value).or_else(|_| parts(value, NOTE)),
        Field::Evidence(_) => parts(value, EVIDENCE),
        Field::Target => parts(value, TARGET),
        Field::Ballots => parts(value, BALLOTS),
        Field::Extension => parts(value, EXTENSION),
        Field::Tally => parts(value, TALLY),
        Field::Lights => parts(value, LIGHTS),
        Field::Other(_) => none(),
    }
}

fn none() -> Result<(), String> {
    Err(String::new())
}

fn whether(fits: bool) -> Result<(), String> {
    if fits { Ok(()) } else { none() }
}

fn flag(value: &Value) -> Result<(), String> {
    whether(value.is_boolean())
}

fn text(value: &Value) -> Result<(), String> {
    whether(value.as_str().is_some_and(|text| !text.trim().is_empty()))
}

fn texts(value: &Value) -> Result<(), String> {
    match value {
        Value::Array(list) => whether(list.iter().all(|one| text(one).is_ok())),
        one => text(one),
    }
}

fn day(value: &Value) -> Result<(), String> {
    whether(dates::day(value).is_some())
}

fn days(value: &Value) -> Result<(), String> {
    whether(value.as_u64().is_some_and(|days| u32::try_from(days).is_ok()))
}

fn count(value: &Value) -> Result<(), String> {
    whether(value.as_u64().is_some())
}

fn sha256(value: &Value) -> Result<(), String> {
    let hex = |text: &str| text.len() == 64 && text.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
    whether(value.as_str().is_some_and(hex))
}

fn entry(value: &Value) -> Result<(), String> {
    whether(value.as_str().is_some_and(|text| text.parse::<EntryId>().is_ok()))
}

fn word<T: Word>(value: &Value) -> Result<(), String> {
    whether(value.as_str().and_then(T::from_code).is_some())
}

/// A word, alone or with its reason and what it is about.
fn judgement<T: Word>(value: &Value) -> Result<(), String> {
    if value.is_string() {
        return word::<T>(value);
    }
    parts(value, &[("is", word::<T>, true), ("reason", text, false), ("of", entry, false)])
}

/// An object of these parts and no other. A part that is empty says nothing, and nothing is lost with it.
fn parts(value: &Value, known: &[Part]) -> Result<(), String> {
    let Value::Object(fields) = value else { return none() };
    for (name, value) in fields {
        let Some((_, check, needed)) = known.iter().find(|(part, ..)| part == name) else { return Err(name.clone()) };
        let is_empty = value.is_null() || value == "";
        if *needed || !is_empty {
            check(value).map_err(|part| if part.is_empty() { name.clone() } else { format!("{name}.{part}") })?;
        }
    }
    match known.iter().find(|(name, _, needed)| *needed && !fields.contains_key(*name)) {
        Some((name, ..)) => Err((*name).to_owned()),
        None => Ok(()),
    }
}
