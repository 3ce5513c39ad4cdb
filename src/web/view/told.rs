//! Who and when, in words.

use serde_json::Value;

use crate::{
    app::Now,
    journal::{Author, Change, Entry, Fact, Field, Millis, Register},
    ledger::{
        Acceptance, Ballots, Base, Evidence, Extension, Judged, Judgement, Kinds, Lights, Note, Rating, Review, Share,
        Tally, Target, odd_day,
    },
    opinion::Day,
    plain::plain,
};

use super::{DOT, more_words, windows, words};

/// `农牧局 其其格`; says so where there is no signature.
pub(super) fn author(author: Option<&Author>) -> String {
    match author {
        None => windows().withheld.to_owned(),
        Some(author) if !author.is_signed() => windows().unsigned.to_owned(),
        Some(author) => plain(format!("{} {}", author.unit, author.name).trim()).into_owned(),
    }
}

pub(super) fn who(entry: &Entry) -> String {
    author(entry.author.as_deref())
}

/// `2026年11月23日 09:05`, local.
pub(super) fn when(now: Now, moment: Millis) -> String {
    (words().moment)(now, moment)
}

/// More values than these are counted.
const MANY: usize = 12;

/// One value, or several in conflict, or none.
pub(super) fn values(register: &Register, values: &[Change]) -> String {
    let mut told: Vec<String> = values.iter().take(MANY).map(|change| value(register, change)).collect();
    if values.len() > MANY {
        told.push(format!("… {}", values.len() - MANY));
    }
    match told.as_slice() {
        [] => nothing(&register.field).to_owned(),
        [one] => one.clone(),
        several => (windows().several)(several),
    }
}

/// A register that has no value.
pub(super) fn nothing(field: &Field) -> &'static str {
    match field {
        Field::Done | Field::AddedDone(_) => (windows().value_done)(false),
        _ => windows().nothing,
    }
}

/// One value; what this version does not understand, as it stands.
pub(super) fn value(register: &Register, change: &Change) -> String {
    let words = windows();
    match change {
        Change::Withheld => words.value_withheld.to_owned(),
        Change::Cleared => nothing(&register.field).to_owned(),
        Change::Set(value) => marked(register, change, understood(&register.field, value))
            .unwrap_or_else(|| plain(&value.as_str().map_or_else(|| value.to_string(), str::to_owned)).into_owned()),
    }
}

/// What is told of a value, with the day in it that counts for nothing.
fn marked(register: &Register, change: &Change, told: Option<String>) -> Option<String> {
    let Some(odd) = odd_day(&register.field, change) else { return told };
    joined([Some((more_words().odd_day)(&odd)), told])
}

fn understood(field: &Field, value: &Value) -> Option<String> {
    let (words, more) = (words(), more_words());
    let day = |day: Option<Day>| day.map(words.day);
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    match field {
        Field::Done | Field::AddedDone(_) => Some((windows().value_done)(value.as_bool()?).to_owned()),
        Field::Due | Field::Received | Field::Planned(_) | Field::Actual(_) => day(Day::written(value.as_str()?).ok()),
        Field::Standing => judged(value, words.standing),
        Field::Accepted => judged(value, |is: Acceptance| (more.answered)(Some(Judged { is, outdated: false }))),
        Field::Review => judged(value, |is: Review| (words.reviewed)(Some(Judged { is, outdated: false }))),
        Field::Rating => judged(value, |is: Rating| (words.rated)(is)),
        Field::Support => {
            Some(value.as_array()?.iter().filter_map(|unit| unit.as_str()).map(plain).collect::<Vec<_>>().join("、"))
        }
        Field::Note(_) => {
            let note = Note::from_value(value)?;
            joined([day(note.on), text(&note.text)])
        }
        Field::Evidence(_) => {
            let it = Evidence::from_value(value)?;
            let file = it.file.map(|file| (more.print)(&file.sha256));
            joined([text(&it.title), text(&it.kind), day(it.on), text(&it.place), file])
        }
        Field::Target => {
            let target = Target::from_value(value)?;
            joined([text(&target.what), text(&format!("{}{}", target.goal, target.unit))])
        }
        Field::Ballots => {
            let Ballots { satisfied, mostly, unsatisfied, members } = Ballots::from_value(value)?;
            Some((more.ballots_told)([satisfied, mostly, unsatisfied, members]))
        }
        Field::Extension => {
            let extension = Extension::from_value(value)?;
            joined([day(Some(extension.until)), extension.reason.as_deref().and_then(text)])
        }
        Field::Tally => {
            let Tally { of, share } = Tally::from_value(value)?;
            Some(tally(of, share))
        }
        Field::Vouched => value.as_bool().filter(|vouched| *vouched).map(|_| (windows().vouched).to_owned()),
        Field::Office(fact) if fact.is_day() => day(Day::parse(value.as_str()?).ok()),
        Field::Office(Fact::Kinds) => {
            <Kinds as crate::ledger::Word>::from_code(value.as_str()?).map(|kinds| (more.kinds)(kinds).to_owned())
        }
        Field::Lights => Lights::from_value(value).map(|lights| (more.lights_told)(lights.amber, lights.red)),
        _ => None,
    }
}

/// How votes are counted, in one phrase.
pub(super) fn tally(of: Base, share: Share) -> String {
    format!("{}{DOT}{}", (more_words().base)(of), (more_words().share)(share))
}

fn judged<T: crate::ledger::Word>(value: &Value, word: impl Fn(T) -> &'static str) -> Option<String> {
    let judgement = Judgement::from_value(value)?;
    joined([Some(word(judgement.is).to_owned()), judgement.reason.map(|reason| reason.to_string())])
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> Option<String> {
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(DOT))
}
