//! A unit's package: the entries of the recommendations that the unit leads or supports, without names and texts of
//! other units.
//!
//! What the unit sends back merges like any other file, because the entries are the same ones with parts withheld.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use serde_json::Value;

use crate::{
    journal::{Author, Change, Device, Entry, Field, Journal, Role, Subject},
    ledger::{Extension, Ledger, same_unit, unit as plain, units as units_in},
    opinion::{Opinion, RecommendationId},
    vec_map::distinct,
};

use super::{
    provenance::{Foreign, Needles},
    status::without_text,
};

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
            Subject::Step(_) => others.is_own(entry),
            subject => subject.recommendation().is_some_and(|id| share.contains(&id)),
        })
        .filter(|entry| !matches!(entry.register.field, Field::Other(_)));
    inside.map(|entry| Rc::new(others.taken_out(entry))).collect()
}

/// The other units and their people, whose names must not be in the package, nor their words.
struct Others<'a> {
    unit: &'a str,
    names: Needles,
    foreign: Foreign<'a>,
    /// Recommendations that no other unit ever led, so that the contact is this one's.
    led_alone: BTreeSet<RecommendationId>,
}

/// So many letters of another unit's text in a unit's own are hardly by chance.
const QUOTED: usize = 6;

impl<'a> Others<'a> {
    fn of(ledger: &Ledger, journal: &'a Journal, unit: &'a str, sender: Device) -> Self {
        let leads = leads(journal);
        let alone = |units: &BTreeSet<Rc<str>>| units.iter().all(|lead| same_unit(lead, unit));
        let led_alone: BTreeSet<_> = leads.into_iter().filter(|(_, units)| alone(units)).map(|(id, _)| id).collect();
        let theirs = |entry: &Entry| {
            let from_unit =
                entry.author.as_ref().is_none_or(|author| is_unit(author) && !same_unit(&author.unit, unit));
            // A contact is a person of the unit that leads, whoever wrote the name down.
            let contact = entry.register.field == Field::Contact
                && !is_by(entry, unit)
                && entry.register.recommendation().is_none_or(|id| !led_alone.contains(&id));
            from_unit && !is_senders(entry, sender) || contact
        };
        let own = |entry: &Entry| is_by(entry, unit);
        let foreign = Foreign::of(journal, |register| is_text(&register.field), theirs, own);
        let mut others = Self { unit, names: Needles::default(), foreign, led_alone };
        others.names = others.names_in(ledger, journal);
        others
    }

    fn names_in(&self, ledger: &Ledger, journal: &Journal) -> Needles {
        let mut names = units(ledger);
        // Units that were named once and no longer are count too.
        for entry in journal.entries().filter(|entry| matches!(entry.register.field, Field::Lead | Field::Support)) {
            if let Change::Set(value) = &entry.change {
                texts(value, &mut |text| names.extend(units_in(text)));
            }
        }
        let authors = journal.entries().filter_map(|entry| entry.author.as_ref());
        for author in authors.filter(|author| !same_unit(&author.unit, self.unit)) {
            names.extend([plain(&author.unit).into(), plain(&author.name).into()]);
        }
        let (own, others): (Vec<_>, Vec<_>) = journal
            .entries()
            .filter(|entry| entry.register.field == Field::Contact)
            .partition(|entry| self.is_own_contact(entry));
        let own: BTreeSet<String> = own.into_iter().flat_map(|entry| people(&entry.change)).collect();
        names.extend(
            others.into_iter().flat_map(|entry| people(&entry.change)).filter(|name| !own.contains(name)).map(Rc::from),
        );
        let names = names.into_iter().filter(|name| !name.is_empty() && !same_unit(name, self.unit));
        Needles::of(distinct(names).iter().map(ToString::to_string))
    }

    fn is_own(&self, entry: &Entry) -> bool {
        is_by(entry, self.unit)
    }

    /// The person to ask is one of the unit that leads.
    fn is_own_contact(&self, entry: &Entry) -> bool {
        self.is_own(entry) || entry.register.recommendation().is_some_and(|id| self.led_alone.contains(&id))
    }

    fn taken_out(&self, entry: &Entry) -> Entry {
        let change = match &entry.change {
            Change::Set(value) if !self.may_see(entry, value) => match Extension::from_value(value) {
                // The day alone, in the form that yields to the whole one in a merge.
                Some(extension) if entry.register.field == Field::Extension => {
                    Change::Set(extension.until.to_string().into())
                }
                _ => without_text(entry),
            },
            other => other.clone(),
        };
        // With an author, what is told is all there is to tell: a word without its reason would be another content.
        let whole = change == entry.change || change == Change::Withheld;
        let author = entry.author.clone().filter(|_| whole && self.is_own(entry));
        Entry { author, change, ..entry.clone() }
    }

    /// Its own words; what the government office and the committee say of its work; and of other units only what
    /// is no text of theirs, nor was made of one. Never anything that names one of them.
    fn may_see(&self, entry: &Entry, value: &Value) -> bool {
        let mut named = false;
        texts(value, &mut |text| {
            // A unit whose name is part of this one's is not named by it.
            let text = plain(text).replace(&*plain(self.unit), "");
            named |= self.names.are_in(&text, 0);
        });
        if named || entry.register.field == Field::Contact && !self.is_own_contact(entry) {
            return false;
        }
        if !is_text(&entry.register.field) {
            return true;
        }
        let traced = !self.foreign.is_theirs(entry);
        match self.is_own(entry) {
            true => !self.foreign.quotes(value, if traced { QUOTED } else { 0 }),
            false => traced && !self.foreign.quotes(value, 0),
        }
    }
}

fn is_by(entry: &Entry, unit: &str) -> bool {
    entry.author.as_ref().is_some_and(|author| same_unit(&author.unit, unit))
}

/// Whoever makes the package and has not signed yet hands out their own words.
fn is_senders(entry: &Entry, sender: Device) -> bool {
    let unsigned = entry.author.as_ref().is_some_and(|author| !author.is_signed());
    unsigned && entry.id.replica.device() == sender
}

/// Every unit that anybody ever named as the lead of each recommendation.
fn leads(journal: &Journal) -> BTreeMap<RecommendationId, BTreeSet<Rc<str>>> {
    let mut leads: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for entry in journal.entries().filter(|entry| entry.register.field == Field::Lead) {
        let Some(id) = entry.register.recommendation() else { continue };
        let units = leads.entry(id).or_default();
        match &entry.change {
            Change::Set(value) => texts(value, &mut |text| units.extend(units_in(text))),
            // Somebody, and nobody knows whom.
            Change::Withheld => _ = units.insert("?".into()),
            Change::Cleared => {}
        }
    }
    leads
}

/// A contact, and the names and numbers in it.
fn people(change: &Change) -> Vec<String> {
    let mut people = Vec::new();
    if let Change::Set(value) = change {
        texts(value, &mut |text| {
            let parts = text.split(|letter: char| letter.is_whitespace() || ",，、;；:：/()（）".contains(letter));
            people.extend(parts.chain([text]).map(plain).filter(|part| part.chars().count() > 1));
        });
    }
    people
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
