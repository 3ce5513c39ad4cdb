//! The ledger (台账) as tables of typed cells: what every spreadsheet, CSV and Markdown file is written from.

use std::{fmt, rc::Rc};

use crate::{
    journal::{Change, Entry, Field, Millis, Register, Subject},
    ledger::{Added, Item, Judgement, Standing, Word},
    opinion::{Day, Recommendation},
    plain::plain,
};

use super::{Scope, Source, names};

/// One sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub name: &'static str,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    pub name: &'static str,
    /// In widths of a digit.
    pub width: f64,
    /// What a person may fill in here, to be read back.
    pub edits: Option<Edits>,
}

/// What a cell that is filled in changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edits {
    Lead,
    Support,
    Contact,
    Due,
    Standing,
    Reason,
    Explanation,
    Current,
    /// Something to be added to the notes: empty when it is made.
    NewNote,
    Done,
}

impl Edits {
    /// The field whose value it is; `None` for what is added.
    pub fn field(self) -> Option<Field> {
        Some(match self {
            Self::Lead => Field::Lead,
            Self::Support => Field::Support,
            Self::Contact => Field::Contact,
            Self::Due => Field::Due,
            Self::Standing | Self::Reason => Field::Standing,
            Self::Explanation => Field::Explanation,
            Self::Current => Field::Current,
            Self::Done => Field::Done,
            Self::NewNote => return None,
        })
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Number(u64),
    Day(Day),
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
            Self::Day(day) => day.fmt(f),
        }
    }
}

pub const OVERVIEW: &str = "概况";
pub const RECOMMENDATIONS: &str = "建议";
pub const MEASURES: &str = "举措";
pub const HISTORY: &str = "历史";

/// All four sheets.
pub fn all(source: Source<'_>, scope: &Scope) -> Vec<Table> {
    vec![overview(source, scope), recommendations(source, scope), measures(source, scope), history(source, scope)]
}

fn column(name: &'static str, width: f64) -> Column {
    Column { name, width, edits: None }
}

fn edited(name: &'static str, width: f64, edits: Edits) -> Column {
    Column { name, width, edits: Some(edits) }
}

/// Text as every format can hold it.
pub fn text(text: impl AsRef<str>) -> Cell {
    let clean = clean(text.as_ref());
    if clean.is_empty() { Cell::Empty } else { Cell::Text(clean) }
}

pub fn clean(text: &str) -> String {
    plain(text).trim().to_owned()
}

fn value(said: Option<&Rc<str>>) -> Cell {
    said.map_or(Cell::Empty, text)
}

fn date(day: Option<&Day>) -> Cell {
    day.map_or(Cell::Empty, |day| Cell::Day(*day))
}

pub fn overview(source: Source<'_>, scope: &Scope) -> Table {
    let opinion = source.opinion;
    let items: Vec<&Rc<Item>> =
        source.chosen(scope).into_iter().flat_map(|(_, items)| items).map(|(_, item)| item).collect();
    let count = |standing| items.iter().filter(|item| item.standing_shown() == Some(standing)).count() as u64;
    let mut rows = vec![
        vec![text("文号"), text(&*opinion.number)],
        vec![text("标题"), text(&*opinion.title)],
        vec![text("印发日期"), Cell::Day(opinion.issued)],
        vec![text("书面报告期限"), Cell::Day(source.ledger.procedure().due(opinion))],
        vec![text("制表日期"), Cell::Day(source.today)],
        vec![text("建议条数"), Cell::Number(items.len() as u64)],
    ];
    rows.extend(
        Standing::ALL.into_iter().map(|standing| vec![text(names::standing(standing)), Cell::Number(count(standing))]),
    );
    rows.extend(source.ledger.procedure().stages.iter().map(|state| {
        let planned = state.planned.value().map(|day| format!("计划{}", names::day(*day)));
        let actual = state.actual.value().map(|day| format!("完成于{}", names::day(*day)));
        let told: Vec<String> = planned.into_iter().chain(actual).collect();
        vec![text(names::stage(state.stage)), text(told.join("，"))]
    }));
    Table { name: OVERVIEW, columns: vec![column("项目", 24.0), column("内容", 70.0)], rows }
}

pub fn recommendations(source: Source<'_>, scope: &Scope) -> Table {
    let columns = vec![
        column("编号", 6.0),
        column("类别", 10.0),
        column("来源", 9.0),
        column("条目名称", 17.0),
        column("具体内容", 30.0),
        edited("牵头单位", 11.0, Edits::Lead),
        edited("配合单位", 13.0, Edits::Support),
        edited("责任人", 9.0, Edits::Contact),
        edited("落实时限", 11.0, Edits::Due),
        edited("办理状态", 11.0, Edits::Standing),
        edited("状态说明", 15.0, Edits::Reason),
        column("举措完成", 6.0),
        column("推进情况", 32.0),
        edited("新增推进情况", 20.0, Edits::NewNote),
        column("佐证", 18.0),
        column("目标", 11.0),
        edited("目前数值", 8.0, Edits::Current),
        edited("逾期说明", 15.0, Edits::Explanation),
        column("签收", 8.0),
        column("政府审核", 11.0),
        column("人大评价", 11.0),
    ];
    let rows = source.chosen(scope).into_iter().flat_map(|(area, items)| {
        items.into_iter().map(|(asked, item)| recommendation(&area.title, asked, item)).collect::<Vec<_>>()
    });
    Table { name: RECOMMENDATIONS, columns, rows: rows.collect() }
}

fn recommendation(area: &str, asked: &Recommendation, item: &Item) -> Vec<Cell> {
    let standing = item.standing_shown().map_or(Cell::Empty, |standing| text(names::standing(standing)));
    let support = item.support.value().map_or(Cell::Empty, |units| text(units.join("、")));
    let target = item
        .target
        .value()
        .map_or(Cell::Empty, |target| text(format!("{}{}{}", target.what, target.goal, target.unit)));
    vec![
        text(asked.id.number()),
        text(area),
        text(&*asked.cite),
        text(&*asked.title),
        text(&*asked.asks),
        value(item.lead.value()),
        support,
        value(item.contact.value()),
        date(item.due.value()),
        standing,
        value(item.standing_reason().as_ref()),
        text(format!("{}/{}", item.measures_done(), item.measures.len())),
        text(notes(item)),
        Cell::Empty,
        text(evidence(item)),
        target,
        value(item.current.value()),
        value(item.explanation.value()),
        judged(item.accepted.value(), names::acceptance),
        judged(item.review.value(), names::review),
        judged(item.rating.value(), names::rating),
    ]
}

fn notes(item: &Item) -> String {
    let told = item.notes.iter().filter_map(Added::value).map(|note| match note.on {
        Some(on) => format!("{on} {}", note.text),
        None => note.text.to_string(),
    });
    told.collect::<Vec<_>>().join("\n")
}

fn evidence(item: &Item) -> String {
    let told = item.evidence.iter().filter_map(Added::value).map(|piece| {
        let parts = [&*piece.title, &*piece.kind, &*piece.place];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，")
    });
    told.collect::<Vec<_>>().join("\n")
}

fn judged<T: Copy>(judgement: Option<&Judgement<T>>, name: impl Fn(T) -> &'static str) -> Cell {
    judgement.map_or(Cell::Empty, |judged| match &judged.reason {
        Some(reason) => text(format!("{}：{reason}", name(judged.is))),
        None => text(name(judged.is)),
    })
}

/// What a spreadsheet says of a measure.
pub const YES: &str = "是";
pub const NO: &str = "否";

pub fn measures(source: Source<'_>, scope: &Scope) -> Table {
    let columns = vec![
        column("编号", 9.0),
        column("条目名称", 28.0),
        column("举措", 64.0),
        column("来源", 14.0),
        edited("完成", 8.0, Edits::Done),
    ];
    let mut rows = Vec::new();
    for (asked, item) in source.chosen(scope).into_iter().flat_map(|(_, items)| items) {
        for (measure, state) in asked.measures.iter().zip(&item.measures) {
            let done = if state.is_done() { YES } else { NO };
            rows.push(vec![
                text(measure.id.to_string().trim_start_matches('r')),
                text(&*asked.title),
                text(&*measure.text),
                text(&*measure.cite),
                text(done),
            ]);
        }
    }
    Table { name: MEASURES, columns, rows }
}

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
        let author = |part: fn(&crate::journal::Author) -> &str| {
            entry.author.as_ref().map_or(Cell::Empty, |author| text(part(author)))
        };
        vec![
            text(moment(entry.id.time, source.offset_minutes)),
            author(|author| &author.unit),
            author(|author| &author.name),
            text(about_what(&entry.register.subject)),
            text(field(&entry.register.field)),
            text(changed(&entry.register, &entry.change)),
        ]
    });
    Table { name: HISTORY, columns, rows: rows.collect() }
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

fn field(field: &Field) -> &'static str {
    match field {
        Field::Done | Field::AddedDone(_) => "举措完成",
        Field::Standing => "办理状态",
        Field::Lead => "牵头单位",
        Field::Support => "配合单位",
        Field::Contact => "责任人",
        Field::Due => "落实时限",
        Field::Explanation => "逾期说明",
        Field::Accepted => "签收",
        Field::Review => "政府审核",
        Field::Rating => "人大评价",
        Field::Ballots => "测评票数",
        Field::Target => "目标",
        Field::Current => "目前数值",
        Field::Received => "收到日期",
        Field::Extension => "延期",
        Field::Tally => "测评规则",
        Field::Lights => "提醒设置",
        Field::Note(_) => "推进情况",
        Field::Evidence(_) => "佐证",
        Field::Added(_) => "补充举措",
        Field::Planned(_) => "计划日期",
        Field::Actual(_) => "完成日期",
        Field::Other(_) => "其他",
    }
}

/// The texts in a value; words for what is a code.
fn changed(register: &Register, change: &Change) -> String {
    let value = match change {
        Change::Withheld => return "未附".to_owned(),
        Change::Cleared => return "（清空）".to_owned(),
        Change::Set(value) => value,
    };
    match (&register.field, value) {
        (Field::Done | Field::AddedDone(_), value) if value.as_bool() == Some(true) => YES.to_owned(),
        (Field::Done | Field::AddedDone(_), _) => NO.to_owned(),
        (Field::Standing, value) => judgement(value, names::standing),
        (Field::Accepted, value) => judgement(value, names::acceptance),
        (Field::Review, value) => judgement(value, names::review),
        (Field::Rating, value) => judgement(value, names::rating),
        (_, value) => told(value),
    }
}

fn judgement<T: Word + Copy>(value: &serde_json::Value, name: impl Fn(T) -> &'static str) -> String {
    Judgement::from_value(value).map_or_else(|| told(value), |it| judged(Some(&it), name).to_string())
}

fn told(value: &serde_json::Value) -> String {
    use serde_json::Value;
    match value {
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(told).collect::<Vec<_>>().join("、"),
        Value::Object(fields) => fields.values().map(told).collect::<Vec<_>>().join("，"),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
