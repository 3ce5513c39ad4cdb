//! The dates as a calendar: the written report, what each recommendation is due, the planned steps.
//!
//! Each event keeps its UID for ever and counts its changes, so importing a second file updates the first.

use chrono::{Duration, NaiveDate};
use icalendar::{Alarm, Calendar, Component, Event, EventLike};

use crate::{
    journal::{Field, Register, Subject},
    opinion::Day,
};

use super::{Scope, Source, names};

/// How many days before an event its alarm rings.
const AHEAD: i64 = 7;

pub fn write(source: Source<'_>, scope: &Scope) -> String {
    let mut calendar = Calendar::empty();
    for property in [("VERSION", "2.0"), ("PRODID", "-//otog-checklist//ZH"), ("CALSCALE", "GREGORIAN")] {
        calendar.append_property(property);
    }
    calendar.name(&format!("{}办理期限", source.opinion.short_title));
    for event in events(source, scope) {
        calendar.push(event);
    }
    calendar.to_string()
}

fn events(source: Source<'_>, scope: &Scope) -> Vec<Event> {
    let opinion = source.opinion;
    let procedure = source.ledger.procedure();
    let changes = |subject: Subject, field: Field| source.changes(&Register::new(subject, field));
    let mut events = Vec::new();
    if *scope == Scope::All {
        let count = changes(Subject::Opinion, Field::Received) + changes(Subject::Opinion, Field::Extension);
        events.extend(event(
            source,
            "report",
            procedure.due(opinion),
            &format!("书面报告期限（{}）", opinion.number),
            count,
        ));
        for state in &procedure.stages {
            let count = changes(Subject::Opinion, Field::Planned(state.stage));
            let planned = state.planned.value().filter(|_| state.actual.value().is_none());
            events.extend(planned.and_then(|day| {
                event(source, state.stage.code(), *day, &format!("计划：{}", names::stage(state.stage)), count)
            }));
        }
    }
    for (asked, item) in source.chosen(scope).into_iter().flat_map(|(_, items)| items) {
        let due = item.due.value().filter(|_| !item.is_done());
        let what = format!("{} {}", asked.id.number(), asked.title);
        let what = item.lead.value().map_or(what.clone(), |lead| format!("{what}（{lead}）"));
        let count = changes(asked.id.into(), Field::Due);
        events.extend(
            due.and_then(|day| event(source, &asked.id.to_string(), *day, &format!("办理期限：{what}"), count)),
        );
    }
    events
}

impl Source<'_> {
    /// How often a register was written.
    fn changes(&self, register: &Register) -> usize {
        self.journal.entries().filter(|entry| entry.register == *register).count()
    }
}

fn event(source: Source<'_>, name: &str, day: Day, what: &str, changes: usize) -> Option<Event> {
    let what = super::table::clean(what);
    let mut event = Event::new();
    event
        .uid(&format!("{name}@{}", source.opinion.id))
        .summary(&what)
        .starts(date(day)?)
        // The day after: an end is not part of the event.
        .ends(date(day)?.succ_opt()?)
        .add_property("DTSTAMP", date(source.today)?.format("%Y%m%dT000000Z").to_string())
        .add_property("SEQUENCE", changes.to_string())
        .add_property("TRANSP", "TRANSPARENT")
        .alarm(Alarm::display(&what, -Duration::days(AHEAD)));
    Some(event.done())
}

fn date(day: Day) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::from(day.year()), day.month().into(), day.day().into())
}
