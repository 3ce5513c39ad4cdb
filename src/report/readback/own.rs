//! The entries of a filled-in workbook that the journal does not have yet.
//!
//! An entry's id follows from the workbook, who filled it in, the cell and its value. So the same workbook read twice
//! brings nothing the second time, whatever happened meanwhile. A later state of the workbook replaces what it was
//! made from and what it said before, and nothing that others wrote.

use std::{collections::BTreeMap, rc::Rc};

use crate::{
    journal::{Author, Change, Device, Entry, EntryId, Field, Journal, Millis, Register, Replica},
    ledger::{Note, Standing},
    vec_map::distinct,
};

use super::{Slip, hash};

/// The writer in whose name a workbook's entries are until it is known who filled it in.
pub const PLACEHOLDER: Replica = EntryId::NONE.replica;

/// What a workbook brings, before anybody has said who filled it in.
#[derive(Clone, Debug, PartialEq)]
pub struct Brought {
    pub slip: Slip,
    /// Of cells that say something else than they did.
    pub touched: Rc<[Rc<Entry>]>,
    /// Of the others: what they said, and say.
    pub untouched: Rc<[Rc<Entry>]>,
}

impl Brought {
    /// The writer that this workbook is, filled in by this person.
    fn writer(&self, author: &Author) -> Replica {
        let bits = hash(&format!("{:016x}\u{1f}{}\u{1f}{}", self.slip.book, author.unit, author.name));
        Replica::new(Device::from_random(bits >> 24), u32::try_from(bits & 0xff_ffff).unwrap_or(0))
    }

    /// Who is known to have filled in a copy of this workbook: it was read before.
    pub fn known_authors(&self, journal: &Journal) -> Vec<Author> {
        let mut asked: Vec<&Rc<Author>> = Vec::new();
        let mut known: Vec<Author> = Vec::new();
        for author in journal.entries().filter_map(|entry| entry.author.as_ref()) {
            if asked.iter().any(|other| Rc::ptr_eq(other, author) || *other == author) {
                continue;
            }
            asked.push(author);
            let writer = self.writer(author);
            if journal.entries().any(|entry| entry.id.replica == writer) {
                known.push(author.as_ref().clone());
            }
        }
        known
    }

    /// The entries that are new beside the journal.
    pub fn entries(&self, journal: &Journal, author: &Author) -> Vec<Rc<Entry>> {
        let writer = self.writer(author);
        let saved = self.slip.saved;
        let author = Rc::new(author.clone());
        let said = Said::of(journal, writer, &self.touched, self.slip.remembers);
        let mut entries = Vec::new();
        let touched = self.touched.iter().map(|entry| (entry, true));
        for (entry, touched) in touched.chain(self.untouched.iter().map(|entry| (entry, false))) {
            let register = own(&entry.register, writer);
            if !said.is_news(journal, &register, &entry.change, saved, touched && self.slip.remembers) {
                continue;
            }
            let before = said.own(&register);
            // Nobody knows whether two that are not signed are by one person.
            if !touched && (before.is_empty() || !author.is_signed()) {
                continue;
            }
            if touched && !self.slip.remembers && said.by_anybody(journal, &register, &entry.change) {
                continue;
            }
            let id = EntryId { time: saved, counter: entry.id.counter, replica: writer };
            let heads = journal.heads(&register).map(|head| head.id).filter(|_| !self.slip.remembers);
            let replaces = entry.replaces.iter().copied().chain(before.iter().map(|entry| entry.id)).chain(heads);
            let replaces = distinct(replaces.filter(|replaced| *replaced != id));
            entries.push(Rc::new(Entry {
                id,
                author: Some(author.clone()),
                register,
                change: entry.change.clone(),
                replaces,
                reverts: None,
            }));
        }
        entries
    }
}

/// The register, with this writer's key where it is the workbook's own note.
fn own(register: &Register, writer: Replica) -> Register {
    match register.field {
        Field::Note(key) if key.replica == PLACEHOLDER => {
            Register { subject: register.subject.clone(), field: Field::Note(EntryId { replica: writer, ..key }) }
        }
        _ => register.clone(),
    }
}

/// What was said before of the registers in question.
struct Said {
    /// By the same workbook.
    own: BTreeMap<Register, Vec<Rc<Entry>>>,
    /// By anybody, where the workbook does not remember what it was made from.
    all: BTreeMap<Register, Vec<Rc<Entry>>>,
}

impl Said {
    fn of(journal: &Journal, writer: Replica, touched: &[Rc<Entry>], remembers: bool) -> Self {
        let mut said = Self { own: BTreeMap::new(), all: BTreeMap::new() };
        let asked: BTreeMap<&Register, ()> = touched.iter().map(|entry| (&entry.register, ())).collect();
        for entry in journal.entries() {
            if entry.id.replica == writer {
                said.own.entry(entry.register.clone()).or_default().push(entry.clone());
            }
            let a_note = matches!(entry.register.field, Field::Note(_));
            if !remembers && (a_note || asked.contains_key(&entry.register)) {
                said.all.entry(entry.register.clone()).or_default().push(entry.clone());
            }
        }
        said
    }

    fn own(&self, register: &Register) -> &[Rc<Entry>] {
        self.own.get(register).map_or(&[], Vec::as_slice)
    }

    /// Whether the workbook says here what it has not said yet, and what does not stand already.
    fn is_news(&self, journal: &Journal, register: &Register, change: &Change, saved: Millis, made: bool) -> bool {
        let own = self.own(register);
        let latest = own.iter().find(|entry| !own.iter().any(|other| other.replaces.contains(&entry.id)));
        if let Some(latest) = latest {
            // A copy that was saved before is an old one.
            let before = own.iter().any(|entry| entry.change == *change);
            return latest.change != *change && if before { saved > latest.id.time } else { saved >= latest.id.time };
        }
        let mut heads = journal.heads(register).filter(|head| head.change != Change::Withheld).peekable();
        let stands = heads.peek().is_some() && heads.all(|head| head.change == *change);
        !(stands || made && *change == Change::Cleared && journal.heads(register).next().is_none())
    }

    /// Whether anybody ever said this, or the cell is empty. Such a cell may be older than what stands now.
    fn by_anybody(&self, journal: &Journal, register: &Register, change: &Change) -> bool {
        let Change::Set(value) = change else { return true };
        if let Field::Note(_) = register.field {
            let text = Note::from_value(value).map(|note| note.text);
            let notes = self.all.iter().filter(|(known, _)| known.subject == register.subject);
            let mut told = notes.flat_map(|(_, entries)| entries);
            return told.any(|entry| match &entry.change {
                Change::Set(value) => Note::from_value(value).map(|note| note.text) == text,
                _ => false,
            });
        }
        let unasked = [Standing::NotStarted, Standing::Working].map(|standing| standing.code().into());
        let unsaid = journal.heads(register).next().is_none();
        if unsaid && (unasked.contains(value) || *value == false) {
            return true;
        }
        let entries = self.all.get(register).map_or(&[][..], Vec::as_slice);
        entries.iter().any(|entry| matches!(&entry.change, Change::Set(said) if is_same(said, value)))
    }
}

/// Equal, or the same number: a spreadsheet drops the zeros before a telephone number.
fn is_same(said: &serde_json::Value, now: &serde_json::Value) -> bool {
    let number = |value: &serde_json::Value| value.as_str().and_then(|text| text.trim().parse::<f64>().ok());
    said == now || number(said).is_some_and(|said| number(now) == Some(said))
}
