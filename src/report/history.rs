//! The history as a table: who changed what, and when.

use std::rc::Rc;

use crate::{
    journal::{Author, Entry, Millis, Subject},
    opinion::Day,
};

use super::{
    Scope, Source, names,
    table::{Cell, HISTORY, Table, column, text},
    telling,
};

pub fn history(source: Source<'_>, scope: &Scope) -> Table {
    let columns = vec![
        column("时间", 18.0),
        column("单位", 16.0),
        column("姓名", 12.0),
        column("编号", 9.0),
        column("事项", 14.0),
        column("改为", 60.0),
    ];
    let chosen: Vec<_> =
        source.chosen(scope).into_iter().flat_map(|(_, items)| items).map(|(asked, _)| asked.id).collect();
    let about = |entry: &&Rc<Entry>| match entry.register.recommendation() {
        Some(id) => chosen.contains(&id),
        None => *scope == Scope::All,
    };
    let rows = source.journal.entries().filter(about).map(|entry| {
        let author = |part: fn(&Author) -> &str| entry.author.as_ref().map_or(Cell::Empty, |author| text(part(author)));
        vec![
            text(moment(entry.id.time, source.offset_minutes)),
            author(|author| &author.unit),
            author(|author| &author.name),
            text(about_what(&entry.register.subject)),
            text(names::field(&entry.register.field)),
            text(telling::change(&entry.register, &entry.change)),
        ]
    });
    Table { name: HISTORY.into(), columns, rows: rows.collect() }
}

fn about_what(subject: &Subject) -> String {
    match subject {
        Subject::Opinion => "整份意见".to_owned(),
        other => other.to_string().trim_start_matches('r').to_owned(),
    }
}

/// `2026-11-24 09:05`, local.
fn moment(time: Millis, offset_minutes: i32) -> String {
    let minutes = i64::try_from(time / 60_000).unwrap_or(0) + i64::from(offset_minutes);
    let (day, minute) = (minutes.div_euclid(24 * 60), minutes.rem_euclid(24 * 60));
    format!("{} {:02}:{:02}", Day::from_unix_days(day), minute / 60, minute % 60)
}
