//! The dates as a calendar: the written report, what each recommendation is due, the planned steps.
//!
//! An event keeps its UID for ever, so importing a second file updates the first. The journal holds every day that
//! anything ever had, so it shows what a calendar may have: an event that is done, or has lost its day, goes out again
//! as cancelled. An event's SEQUENCE counts the entries that it depends on.

use chrono::{DateTime, Duration, NaiveDate};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, EventStatus};
use serde_json::Value;

use crate::{
    journal::{Change, Entry, Field, Journal, Register, Subject},
    ledger::{Item, Owed, Reading, StageState, same_unit, units},
    opinion::{Day, Recommendation, Stage},
};

use super::{
    Scope, Source, names,
    table::{Cell, claimed, clean, text},
};

/// How many days before an event its alarm rings.
const AHEAD: i64 = 7;

/// Something with a day.
struct Dated {
    /// The first part of its UID.
    name: String,
    what: String,
    stands: Stands,
    /// What has a say in it.
    registers: Vec<Register>,
}

/// Whether its day still counts.
enum Stands {
    On(Day),
    /// It had this day, and why it has it no more.
    Cancelled(Day, &'static str),
}

/// `None`: nothing in this part of the opinion has a day, nor ever had one.
pub fn write(source: Source<'_>, scope: &Scope) -> Option<String> {
    let dates = dates(source, scope);
    if dates.is_empty() {
        return None;
    }
    let mut calendar = Calendar::empty();
    for property in [("VERSION", "2.0"), ("PRODID", "-//otog-checklist//ZH"), ("CALSCALE", "GREGORIAN")] {
        calendar.append_property(property);
    }
    calendar.name(&clean(&format!(
        "{}办理时限（{}）",
        source.opinion.short_title,
        names::scope(source.opinion, scope)
    )));
    for event in dates.iter().filter_map(|dated| event(source, dated)) {
        calendar.push(event);
    }
    Some(calendar.to_string())
}

fn dates(source: Source<'_>, scope: &Scope) -> Vec<Dated> {
    let mut dates = Vec::new();
    if *scope == Scope::All {
        dates.push(report(source));
        dates.extend(source.ledger.procedure().stages.iter().filter_map(|state| planned(source, state)));
    }
    let asked = source.opinion.recommendations().filter_map(|asked| Some((asked, source.ledger.item(asked.id)?)));
    dates.extend(asked.filter_map(|(asked, item)| due(source, scope, asked, item)));
    dates
}

/// The last day for the written report.
fn report(source: Source<'_>) -> Dated {
    let opinion = source.opinion;
    let day = source.ledger.procedure().due(opinion);
    let owed = matches!(source.ledger.procedure().report(opinion, source.today), Owed::Open(_));
    let mut registers = carried_out(Stage::Report);
    registers.extend([Field::Received, Field::Extension].map(|field| Register::new(Subject::Opinion, field)));
    Dated {
        name: Stage::Report.code().to_owned(),
        what: format!("书面报告期限（{}）", opinion.number),
        stands: if owed { Stands::On(day) } else { Stands::Cancelled(day, "已报送") },
        registers,
    }
}

/// The day planned for a step.
fn planned(source: Source<'_>, state: &StageState) -> Option<Dated> {
    let done = matches!(state.owed(source.today), Some(Owed::Done { .. } | Owed::Passed));
    let mut registers = carried_out(state.stage);
    let register = Register::new(Subject::Opinion, Field::Planned(state.stage));
    let stands = match last_day(source.journal, &register)? {
        last if done => Stands::Cancelled(last, "已完成"),
        last => earliest(&state.planned).map_or(Stands::Cancelled(last, "计划已取消"), Stands::On),
    };
    registers.push(register);
    let code = state.stage.code();
    Some(Dated {
        // The last day for the report has had the bare name from the first.
        name: if state.stage == Stage::Report { format!("planned-{code}") } else { code.to_owned() },
        what: format!("计划：{}{}", names::stage(state.stage), differing(&state.planned)),
        stands,
        registers,
    })
}

/// What says whether a step was carried out: it, or one after it, has a day.
fn carried_out(stage: Stage) -> Vec<Register> {
    let from_here = Stage::ALL.into_iter().filter(|one| *one >= stage);
    from_here.map(|stage| Register::new(Subject::Opinion, Field::Actual(stage))).collect()
}

/// The day of a recommendation.
fn due(source: Source<'_>, scope: &Scope, asked: &Recommendation, item: &Item) -> Option<Dated> {
    let taken = scope.takes(asked.id, item);
    if !taken && !was_taken(source.journal, scope, asked) {
        return None;
    }
    let register = Register::new(asked.id, Field::Due);
    let last = last_day(source.journal, &register)?;
    let stands = match earliest(&item.due) {
        _ if !taken => Stands::Cancelled(last, "已不由本单位办理"),
        _ if item.has_outcome() => Stands::Cancelled(last, "已有办理结果"),
        None => Stands::Cancelled(last, "办理时限已取消"),
        Some(day) => Stands::On(day),
    };
    let lead = match claimed(&item.lead, |lead| text(lead)) {
        Cell::Empty => String::new(),
        lead => format!("（{lead}）"),
    };
    let others = [Field::Lead, Field::Support, Field::Standing, Field::Explanation];
    Some(Dated {
        name: asked.id.to_string(),
        what: format!("办理时限：{} {}{lead}{}", asked.id.number(), asked.title, differing(&item.due)),
        stands,
        registers: others.into_iter().map(|field| Register::new(asked.id, field)).chain([register]).collect(),
    })
}

/// Whether a unit ever had a part in it: then its calendar may hold it.
fn was_taken(journal: &Journal, scope: &Scope, asked: &Recommendation) -> bool {
    let Scope::Unit(unit) = scope else { return false };
    let named = |text: &str| units(text).iter().any(|one| same_unit(one, unit));
    let names = |value: &Value| match value {
        Value::Array(list) => list.iter().filter_map(Value::as_str).any(named),
        one => one.as_str().is_some_and(named),
    };
    let registers = [Field::Lead, Field::Support].map(|field| Register::new(asked.id, field));
    written(journal, &registers).any(|entry| matches!(&entry.change, Change::Set(value) if names(value)))
}

fn written<'a>(journal: &'a Journal, registers: &'a [Register]) -> impl Iterator<Item = &'a Entry> {
    journal.entries().map(AsRef::as_ref).filter(|entry| registers.contains(&entry.register))
}

/// If people differ, the earliest of their days: too soon is better than too late.
fn earliest(reading: &Reading<Day>) -> Option<Day> {
    reading.claims().iter().filter_map(|claim| claim.value).min()
}

fn differing(reading: &Reading<Day>) -> String {
    if reading.is_conflict() { format!("，{}", claimed(reading, |day| text(names::day(*day)))) } else { String::new() }
}

/// The latest day that was ever written there.
fn last_day(journal: &Journal, register: &Register) -> Option<Day> {
    let days = written(journal, std::slice::from_ref(register)).filter_map(|entry| match &entry.change {
        Change::Set(value) => Day::written(value.as_str()?).ok(),
        _ => None,
    });
    days.last()
}

fn event(source: Source<'_>, dated: &Dated) -> Option<Event> {
    let what = clean(&dated.what);
    let (Stands::On(day) | Stands::Cancelled(day, _)) = dated.stands;
    let stamp = DateTime::from_timestamp_millis(i64::try_from(source.moment).ok()?)?;
    let mut event = Event::new();
    event
        .uid(&format!("{}@{}", dated.name, source.opinion.id))
        .summary(&what)
        .starts(date(day)?)
        // The day after: an end is not part of the event.
        .ends(date(day)?.succ_opt()?)
        .add_property("DTSTAMP", stamp.format("%Y%m%dT%H%M%SZ").to_string())
        .add_property("SEQUENCE", written(source.journal, &dated.registers).count().to_string())
        .add_property("TRANSP", "TRANSPARENT");
    match dated.stands {
        Stands::On(_) => event.status(EventStatus::Confirmed).alarm(Alarm::display(&what, -Duration::days(AHEAD))),
        Stands::Cancelled(_, why) => event.status(EventStatus::Cancelled).description(why),
    };
    Some(event.done())
}

fn date(day: Day) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::from(day.year()), day.month().into(), day.day().into())
}
