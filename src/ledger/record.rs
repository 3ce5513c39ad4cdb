//! What people add to a recommendation: notes, evidence, measures of their own; a target, and ballots.
//!
//! Each is a value of its register; what can not be read as one says nothing here and is passed on.

use std::rc::Rc;

use serde_json::{Value, json};

use crate::{
    journal::{Entry, EntryId},
    opinion::Day,
    plain::plain,
};

use super::{Reading, dates::day};

/// Something added, with the key that it has for ever: the entry that made it.
#[derive(Clone, Debug, PartialEq)]
pub struct Added<T> {
    pub key: EntryId,
    pub reading: Reading<T>,
}

impl<T> Added<T> {
    /// What stands: the latest claim, also where people differ. `None`: withdrawn, or not readable here.
    pub fn value(&self) -> Option<&T> {
        self.reading.latest().and_then(|claim| claim.value.as_ref())
    }

    /// Who said so last.
    pub fn entry(&self) -> Option<&Rc<Entry>> {
        self.reading.latest().map(|claim| &claim.entry)
    }
}

/// A measure that people added to the document's.
#[derive(Clone, Debug, PartialEq)]
pub struct AddedMeasure {
    pub text: Added<Rc<str>>,
    pub done: Reading<bool>,
}

impl AddedMeasure {
    pub fn is_done(&self) -> bool {
        self.done.value() == Some(&true)
    }
}

/// A note on progress: `{ "text": "…", "on": "2025-03-01" }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub text: Rc<str>,
    /// The day it is about.
    pub on: Option<Day>,
}

/// A piece of evidence, which stays where it is kept: `{ "title", "kind", "on", "place", "file" }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    pub title: Rc<str>,
    /// 文件, 照片, 合同 …, in people's own words.
    pub kind: Rc<str>,
    pub on: Option<Day>,
    /// Where it is kept.
    pub place: Rc<str>,
    pub file: Option<Fingerprint>,
}

/// What tells a file from any other: `{ "name", "bytes", "sha256" }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    pub name: Rc<str>,
    pub bytes: u64,
    /// 64 hex digits.
    pub sha256: Rc<str>,
}

/// Something that can be measured: `{ "what": "…", "goal": "90", "unit": "%" }`. Numbers are texts, as people write them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub what: Rc<str>,
    pub goal: Rc<str>,
    pub unit: Rc<str>,
}

/// A vote of the committee: `{ "satisfied", "mostly", "unsatisfied", "members" }`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ballots {
    pub satisfied: u64,
    pub mostly: u64,
    pub unsatisfied: u64,
    /// Of all who could vote, whether they did or not.
    pub members: u64,
}

impl Ballots {
    pub fn returned(&self) -> u64 {
        self.satisfied + self.mostly + self.unsatisfied
    }
}

/// A text that says something.
pub(super) fn text(value: &Value) -> Option<Rc<str>> {
    let text = plain(value.as_str()?);
    (!text.trim().is_empty()).then(|| Rc::from(&*text))
}

fn part(value: &Value, name: &str) -> Rc<str> {
    value.get(name).and_then(text).unwrap_or_default()
}

fn day_of(value: &Value) -> Option<Day> {
    value.get("on").and_then(day)
}

/// Without the fields that say nothing.
fn object(fields: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let said = fields.into_iter().filter(|(_, value)| !value.is_null() && value != "");
    Value::Object(said.map(|(name, value)| (name.to_owned(), value)).collect())
}

fn told(day: Option<Day>) -> Value {
    day.map_or(Value::Null, |day| day.to_string().into())
}

impl Note {
    pub fn from_value(value: &Value) -> Option<Self> {
        let text = value.get("text").and_then(text).or_else(|| text(value))?;
        Some(Self { text, on: day_of(value) })
    }

    pub fn to_value(&self) -> Value {
        object([("text", (*self.text).into()), ("on", told(self.on))])
    }
}

impl Evidence {
    pub fn from_value(value: &Value) -> Option<Self> {
        Some(Self {
            title: value.get("title").and_then(text)?,
            kind: part(value, "kind"),
            on: day_of(value),
            place: part(value, "place"),
            file: value.get("file").and_then(Fingerprint::from_value),
        })
    }

    pub fn to_value(&self) -> Value {
        object([
            ("title", (*self.title).into()),
            ("kind", (*self.kind).into()),
            ("on", told(self.on)),
            ("place", (*self.place).into()),
            ("file", self.file.as_ref().map_or(Value::Null, Fingerprint::to_value)),
        ])
    }
}

impl Fingerprint {
    fn from_value(value: &Value) -> Option<Self> {
        let sha256 = part(value, "sha256");
        let hex = sha256.len() == 64 && sha256.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
        hex.then(|| Self { name: part(value, "name"), bytes: count(value, "bytes"), sha256 })
    }

    fn to_value(&self) -> Value {
        json!({ "name": &*self.name, "bytes": self.bytes, "sha256": &*self.sha256 })
    }
}

impl Target {
    pub fn from_value(value: &Value) -> Option<Self> {
        let goal = value.get("goal").and_then(text)?;
        Some(Self { what: part(value, "what"), goal, unit: part(value, "unit") })
    }

    pub fn to_value(&self) -> Value {
        object([("what", (*self.what).into()), ("goal", (*self.goal).into()), ("unit", (*self.unit).into())])
    }
}

impl Ballots {
    pub fn from_value(value: &Value) -> Option<Self> {
        // Nothing is no vote; what is no count makes the whole unreadable.
        let told = |name| value.get(name).filter(|votes| !votes.is_null() && **votes != "");
        let votes = |name| told(name).map_or(Some(0), Value::as_u64).filter(|votes| *votes <= MOST);
        value.as_object()?;
        Some(Self {
            satisfied: votes("satisfied")?,
            mostly: votes("mostly")?,
            unsatisfied: votes("unsatisfied")?,
            members: votes("members")?,
        })
    }

    /// A count as it is typed: `20`, and `2e1` too, which fields for numbers let through. `None`: no count.
    pub fn typed(text: &str) -> Option<u64> {
        let text = text.trim();
        if text.is_empty() {
            return Some(0);
        }
        let number: f64 = text.parse().ok()?;
        let whole = number.fract() == 0.0 && (0.0..=MOST as f64).contains(&number);
        whole.then_some(number as u64)
    }

    pub fn to_value(&self) -> Value {
        json!({ "satisfied": self.satisfied, "mostly": self.mostly, "unsatisfied": self.unsatisfied, "members": self.members })
    }
}

/// Counts of people and bytes: larger ones than a million million are damage.
const MOST: u64 = 1 << 40;

fn count(value: &Value, name: &str) -> u64 {
    value.get(name).and_then(Value::as_u64).unwrap_or(0).min(MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_survive_the_way_in_and_out() {
        let on = Day::parse("2025-03-01").ok();
        let note = Note { text: "已选址".into(), on };
        assert_eq!(Note::from_value(&note.to_value()), Some(note));
        let file = Fingerprint { name: "合同.pdf".into(), bytes: 9, sha256: "0f".repeat(32).into() };
        let evidence =
            Evidence {
                title: "合同".into(), kind: Rc::default(), on: None, place: "档案室".into(), file: Some(file)
            };
        assert_eq!(Evidence::from_value(&evidence.to_value()), Some(evidence));
        let target = Target { what: "回收率".into(), goal: "90".into(), unit: "%".into() };
        assert_eq!(Target::from_value(&target.to_value()), Some(target));
        let ballots = Ballots { satisfied: 9, mostly: 3, unsatisfied: 1, members: 20 };
        assert_eq!(Ballots::from_value(&ballots.to_value()), Some(ballots));
    }

    #[test]
    fn what_turns_text_round_is_not_read() {
        let note = Note::from_value(&json!({ "text": "拨付\u{202e}002万元" }));
        assert_eq!(note.map(|note| note.text), Some("拨付002万元".into()));
        let evidence = Evidence::from_value(&json!({ "title": "\u{2066}验收单", "place": "三楼\u{200f}" }));
        assert_eq!(evidence.map(|it| (it.title, it.place)), Some(("验收单".into(), "三楼".into())));
        assert_eq!(text(&json!("\u{202e}\u{202c}")), None);
    }

    #[test]
    fn what_can_not_be_counted_is_no_count() {
        assert_eq!(["", "20", "2e1", "1099511627776"].map(Ballots::typed), [0, 20, 20, MOST].map(Some));
        for text in ["1099511627777", "-1", "2.5", "x", "1e400", "NaN"] {
            assert_eq!(Ballots::typed(text), None, "{text}");
        }
        for votes in [json!(MOST + 1), json!(-1), json!("3"), json!(2.5), json!(u64::MAX)] {
            assert_eq!(Ballots::from_value(&json!({ "satisfied": votes })), None, "{votes}");
        }
        assert!(Ballots::from_value(&json!({ "satisfied": MOST })).is_some());
    }

    #[test]
    fn what_is_no_record_is_none() {
        for value in [json!(null), json!(7), json!(" "), json!([]), json!({ "on": "2025-03-01" })] {
            assert_eq!(Note::from_value(&value), None, "{value}");
            assert_eq!(Evidence::from_value(&value), None, "{value}");
            assert_eq!(Target::from_value(&value), None, "{value}");
        }
        let file = json!({ "title": "合同", "file": { "sha256": "xyz" } });
        assert_eq!(Evidence::from_value(&file).map(|evidence| evidence.file), Some(None));
    }
}
