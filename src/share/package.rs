//! What one unit needs to do its part: the entries of the recommendations that it leads or supports, and of others
//! no name and no text.
//!
//! What it sends back merges like anything else: the entries are the same, parts of them withheld.

use std::rc::Rc;

use serde_json::Value;

use crate::{
    journal::{Author, Change, Device, Entry, Field, Journal, Role, Subject},
    ledger::{Extension, Ledger, same_unit, unit as plain, units as units_in},
    opinion::{Opinion, RecommendationId},
    sorted::distinct,
};

use super::status::without_text;

/// The units that have a part in anything, each once; while people differ, every one that is named.
pub fn units(ledger: &Ledger) -> Vec<Rc<str>> {
    distinct(ledger.items().iter().flat_map(|item| item.units_claimed()))
}

/// The recommendations that `unit` leads or supports.
pub fn share_of(ledger: &Ledger, unit: &str) -> Vec<RecommendationId> {
    ledger.items().iter().filter(|item| item.is_of(unit)).map(|item| item.id).collect()
}

/// The entries of a package for `unit`, made on the device of `sender`.
pub fn package(opinion: &Opinion, journal: &Journal, unit: &str, sender: Device) -> Vec<Rc<Entry>> {
    let ledger = Ledger::fold(opinion, journal);
    let share = share_of(&ledger, unit);
    let others = Others::of(&ledger, journal, unit, sender);
    let inside = journal
        .entries()
        .filter(|entry| match &entry.register.subject {
            // When it was received and until when it was extended: else the unit would see another day.
            Subject::Opinion => is_of_the_procedure(&entry.register.field),
            Subject::Step(_) => others.signed_by_own(entry),
            subject => subject.recommendation().is_some_and(|id| share.contains(&id)),
        })
        .filter(|entry| !matches!(entry.register.field, Field::Other(_)));
    inside.map(|entry| Rc::new(others.taken_out(entry))).collect()
}

/// The other units and their people, whose names must not be in the package.
struct Others<'a> {
    unit: &'a str,
    sender: Device,
    names: Vec<Rc<str>>,
}

impl<'a> Others<'a> {
    fn of(ledger: &Ledger, journal: &Journal, unit: &'a str, sender: Device) -> Self {
        let mut names = units(ledger);
        // Units that were named once and no longer are count too.
        for entry in journal.entries().filter(|entry| matches!(entry.register.field, Field::Lead | Field::Support)) {
            if let Change::Set(value) = &entry.change {
                texts(value, &mut |text| names.extend(units_in(text)));
            }
        }
        for author in
            journal.entries().filter_map(|entry| entry.author.as_ref()).filter(|author| !same_unit(&author.unit, unit))
        {
            names.extend([plain(&author.unit).into(), plain(&author.name).into()]);
        }
        let names = distinct(names.into_iter().filter(|name| !name.is_empty() && !same_unit(name, unit)));
        Self { unit, sender, names }
    }

    fn taken_out(&self, entry: &Entry) -> Entry {
        let own = entry.author.as_ref().is_some_and(|author| same_unit(&author.unit, self.unit));
        let change = match &entry.change {
            Change::Set(value) if !self.may_see(entry, own, value) => match Extension::from_value(value) {
                // The day alone, in the form that yields to the whole one in a merge.
                Some(extension) if entry.register.field == Field::Extension => {
                    Change::Set(extension.until.to_string().into())
                }
                _ => without_text(entry),
            },
            other => other.clone(),
        };
        Entry { author: entry.author.clone().filter(|_| own), change, ..entry.clone() }
    }

    /// A signature given afterwards by the unit's own people.
    fn signed_by_own(&self, entry: &Entry) -> bool {
        entry.author.as_ref().is_some_and(|author| same_unit(&author.unit, self.unit))
    }

    /// Whoever makes the package and has not signed yet hands out their own words.
    fn is_senders(&self, entry: &Entry) -> bool {
        let unsigned = entry.author.as_ref().is_some_and(|author| !author.is_signed());
        unsigned && entry.id.replica.device() == self.sender
    }

    /// Its own words; what the government office and the committee say of its work; and of other units only what
    /// is no text of theirs. Never anything that names one of them.
    fn may_see(&self, entry: &Entry, own: bool, value: &Value) -> bool {
        let from_unit = entry.author.as_ref().is_none_or(|author| is_unit(author)) && !self.is_senders(entry);
        let theirs = !own && from_unit && is_text(&entry.register.field);
        let mut named = false;
        texts(value, &mut |text| {
            // A unit whose name is part of this one's is not named by it.
            let text = plain(text).replace(&*plain(self.unit), "");
            named |= self.names.iter().any(|name| text.contains(&**name));
        });
        !theirs && !named
    }
}

/// Dates and rules that everybody reads; not what the office notes for its own papers.
fn is_of_the_procedure(field: &Field) -> bool {
    matches!(
        field,
        Field::Received | Field::Extension | Field::Planned(_) | Field::Actual(_) | Field::Tally | Field::Lights
    )
}

fn is_unit(author: &Author) -> bool {
    author.role == Role::Unit
}

/// Fields that hold what somebody wrote, and not a choice, a day or a name.
fn is_text(field: &Field) -> bool {
    !matches!(
        field,
        Field::Done
            | Field::Lead
            | Field::Support
            | Field::Due
            | Field::AddedDone(_)
            | Field::Received
            | Field::Planned(_)
            | Field::Actual(_)
            | Field::Tally
            | Field::Lights
            | Field::Vouched
    )
}

fn texts(value: &Value, each: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => each(text),
        Value::Array(values) => values.iter().for_each(|value| texts(value, each)),
        Value::Object(fields) => fields.iter().for_each(|(key, value)| {
            each(key);
            texts(value, each);
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
