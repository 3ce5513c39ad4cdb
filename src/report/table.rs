//! The ledger (台账) as tables of typed cells: what every spreadsheet, CSV and Markdown file is written from.

use std::{fmt, rc::Rc};

use crate::{
    journal::{Change, Field},
    ledger::{Added, Claim, Given, Item, Judgement, Rating, Reading, Standing},
    opinion::{Day, Recommendation},
    plain::plain,
};

pub use super::history::history;
use super::{Scope, Source, names, telling};

/// One sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub name: Rc<str>,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
    pub const OF_RECOMMENDATION: [Self; 9] = [
        Self::Lead,
        Self::Support,
        Self::Contact,
        Self::Due,
        Self::Standing,
        Self::Reason,
        Self::NewNote,
        Self::Current,
        Self::Explanation,
    ];

    /// What the column is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lead => "牵头单位",
            Self::Support => "配合单位",
            Self::Contact => "联系人",
            Self::Due => "办理时限",
            Self::Standing => "办理状态",
            Self::Reason => "状态说明",
            Self::NewNote => "新增办理进展",
            Self::Current => "目前数值",
            Self::Explanation => "逾期说明",
            Self::Done => "完成",
        }
    }

    /// By a name that the column has, or had in the first version.
    pub fn named(name: &str) -> Option<Self> {
        let known = Self::OF_RECOMMENDATION.into_iter().chain([Self::Done]);
        known.into_iter().find(|edits| edits.name() == name).or(match name {
            "责任人" => Some(Self::Contact),
            "落实时限" => Some(Self::Due),
            "新增推进情况" => Some(Self::NewNote),
            _ => None,
        })
    }

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
/// Texts that are too long for a cell that is printed.
pub const LONG: &str = "全文";
/// Stands in the number of a measure that somebody added.
pub const ADDED: char = '补';
/// How a row of sums begins.
pub const SUM: &str = "合计";

/// How a cell begins where people differ; what they say follows.
pub const DIFFERING: &str = "填报不一致：";

/// All four sheets.
pub fn all(source: Source<'_>, scope: &Scope) -> Vec<Table> {
    vec![overview(source, scope), recommendations(source, scope), measures(source, scope), history(source, scope)]
}

pub(super) fn column(name: &'static str, width: f64) -> Column {
    Column { name, width, edits: None }
}

fn edited(width: f64, edits: Edits) -> Column {
    Column { name: edits.name(), width, edits: Some(edits) }
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

/// A date that counts for nothing is written as text, so it stops no other cell.
fn due(item: &Item) -> Cell {
    let odd = || item.due.odd_day().map(|odd| text(names::odd_day(&odd)));
    let told = claimed(&item.due, |day| Cell::Day(*day));
    if told == Cell::Empty { odd().unwrap_or(told) } else { told }
}

pub fn overview(source: Source<'_>, scope: &Scope) -> Table {
    let opinion = source.opinion;
    let items: Vec<&Rc<Item>> =
        source.chosen(scope).into_iter().flat_map(|(_, items)| items).map(|(_, item)| item).collect();
    let count = |of: &dyn Fn(&Item) -> bool| Cell::Number(items.iter().filter(|item| of(item)).count() as u64);
    let mut rows = vec![
        vec![text("文号"), text(&*opinion.number)],
        vec![text("标题"), text(&*opinion.title)],
        vec![text("印发日期"), Cell::Day(opinion.issued)],
        vec![text("书面报告期限"), Cell::Day(source.ledger.procedure().due(opinion))],
        vec![text("制表日期"), Cell::Day(source.today)],
        vec![text("范围"), text(names::scope(opinion, scope))],
        vec![text("建议条数"), Cell::Number(items.len() as u64)],
    ];
    rows.extend(
        Standing::ALL.into_iter().map(|standing| {
            vec![text(names::standing(standing)), count(&|item| item.standing_shown() == Some(standing))]
        }),
    );
    // Without it the six would not add up to all.
    rows.push(vec![text("办理状态填报不一致"), count(&|item| item.standing.is_conflict())]);
    rows.push(vec![text("政府办认可"), count(&|item| item.is_approved())]);
    rows.extend([Rating::Satisfied, Rating::MostlySatisfied, Rating::Unsatisfied].into_iter().map(|rating| {
        vec![text(format!("人大评价{}", names::rating(rating))), count(&|item| item.rated() == Some(rating))]
    }));
    rows.extend(source.ledger.procedure().stages.iter().map(|state| {
        let planned = dated(&state.planned).map(|day| format!("计划{day}"));
        let actual = dated(&state.actual).map(|day| format!("完成于{day}"));
        let told: Vec<String> = planned.into_iter().chain(actual).collect();
        vec![text(names::stage(state.stage)), text(told.join("，"))]
    }));
    Table { name: OVERVIEW.into(), columns: vec![column("项目", 24.0), column("内容", 70.0)], rows }
}

fn dated(day: &Reading<Day>) -> Option<String> {
    match claimed(day, |day| text(names::day(*day))) {
        Cell::Empty => day.odd_day().map(|odd| names::odd_day(&odd)),
        told => Some(told.to_string()),
    }
}

pub fn recommendations(source: Source<'_>, scope: &Scope) -> Table {
    let columns = vec![
        column("编号", 6.0),
        column("类别", 10.0),
        column("来源", 9.0),
        column("条目名称", 17.0),
        column("具体内容", 30.0),
        edited(11.0, Edits::Lead),
        edited(13.0, Edits::Support),
        edited(9.0, Edits::Contact),
        edited(11.0, Edits::Due),
        edited(11.0, Edits::Standing),
        edited(15.0, Edits::Reason),
        column("举措完成", 6.0),
        column("办理进展", 32.0),
        edited(20.0, Edits::NewNote),
        column("佐证", 18.0),
        column("目标", 11.0),
        edited(8.0, Edits::Current),
        edited(15.0, Edits::Explanation),
        column("签收", 8.0),
        column("政府办审核", 11.0),
        column("人大评价", 11.0),
        column("测评票数", 11.0),
    ];
    let rows = source.chosen(scope).into_iter().flat_map(|(area, items)| {
        items.into_iter().map(|(asked, item)| recommendation(&area.title, asked, item)).collect::<Vec<_>>()
    });
    Table { name: RECOMMENDATIONS.into(), columns, rows: rows.collect() }
}

fn recommendation(area: &str, asked: &Recommendation, item: &Item) -> Vec<Cell> {
    let (done, all) = item.measures_in_all();
    let [standing, reason] = stands(item);
    vec![
        text(asked.id.number()),
        text(area),
        text(&*asked.cite),
        text(&*asked.title),
        text(&*asked.asks),
        claimed(&item.lead, |unit| text(unit)),
        claimed(&item.support, |units| text(units.join("、"))),
        claimed(&item.contact, |contact| text(contact)),
        due(item),
        standing,
        reason,
        // Not `6/6`, which spreadsheets take for a date.
        text(format!("{done}（共{all}）")),
        added(&item.notes, telling::note),
        Cell::Empty,
        added(&item.evidence, telling::evidence),
        claimed(&item.target, |target| text(telling::target(target))),
        claimed(&item.current, |current| text(current)),
        claimed(&item.explanation, |why| text(why)),
        judged(&item.acceptance_given(), names::acceptance),
        judged(&item.review_given(), names::review),
        judged(&item.rating_given(), names::rating),
        claimed(&item.ballots, |ballots| text(telling::ballots(*ballots))),
    ]
}

/// What stands, or all that is claimed where people differ.
pub(super) fn claimed<T>(reading: &Reading<T>, tell: impl Fn(&T) -> Cell) -> Cell {
    differing(reading, "未填", &tell).unwrap_or_else(|| reading.value().map_or(Cell::Empty, &tell))
}

/// `填报不一致：A／B`, each claim once, in the order of time; `None` where nobody differs.
fn differing<T>(reading: &Reading<T>, nothing: &str, tell: impl Fn(&T) -> Cell) -> Option<Cell> {
    let claims = reading.claims().iter();
    let said = claims.map(|claim| claim.value.as_ref().map_or(nothing.to_owned(), |value| tell(value).to_string()));
    reading.is_conflict().then(|| text(format!("{DIFFERING}{}", once(said).join("／"))))
}

/// The standing and its reason. Where people differ, each claim has its own reason with it.
fn stands(item: &Item) -> [Cell; 2] {
    let reason = |claim: &Claim<Standing>| match &claim.entry.change {
        Change::Set(value) => Judgement::<Standing>::from_value(value).and_then(|judgement| judgement.reason),
        _ => None,
    };
    if !item.standing.is_conflict() {
        let standing = item.standing_shown().map_or(Cell::Empty, |standing| text(names::standing(standing)));
        return [standing, value(item.standing_reason().as_ref())];
    }
    let said = item.standing.claims().iter().map(|claim| {
        let is = claim.value.map_or("未启动", names::standing);
        reason(claim).map_or_else(|| is.to_owned(), |reason| format!("{is}（{reason}）"))
    });
    [text(format!("{DIFFERING}{}", once(said).join("／"))), Cell::Empty]
}

/// All that was added and stands, each on a line.
fn added<T>(all: &[Added<T>], tell: impl Fn(&T) -> String) -> Cell {
    let lines = all.iter().filter_map(|added| {
        let told = differing(&added.reading, "撤回", |value| text(tell(value)));
        let odd = added.reading.odd_day().map(|odd| format!("{} ", names::odd_day(&odd))).unwrap_or_default();
        let stands = || added.value().map(|value| format!("{odd}{}", tell(value)));
        told.map(|cell| cell.to_string()).or_else(stands)
    });
    text(lines.collect::<Vec<_>>().join("\n"))
}

/// A judgement; where what it judged has changed since, it says so and counts no more.
fn judged<T: Copy>(given: &Given<T>, name: impl Fn(T) -> &'static str + Copy) -> Cell {
    match given {
        Given::Nothing => Cell::Empty,
        Given::Differing(claims) => {
            let tell =
                |claim: &Option<_>| claim.as_ref().map_or("未填".to_owned(), |said| telling::judgement(said, name));
            text(format!("{DIFFERING}{}", once(claims.iter().map(tell)).join("／")))
        }
        Given::Said { judgement, outdated } => {
            let told = telling::judgement(judgement, name);
            text(if *outdated { format!("{told}（此后情况有变，已不作数）") } else { told })
        }
        Given::Voted(voted) => text(format!("{}（按票数）", name(*voted))),
    }
}

/// Each text once, in order.
fn once(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    texts.for_each(|text| {
        if !told.contains(&text) {
            told.push(text);
        }
    });
    told
}

/// What a spreadsheet says of a measure.
pub const YES: &str = "是";
pub const NO: &str = "否";

fn measured(done: &Reading<bool>) -> Cell {
    let tell = |done: &bool| text(if *done { YES } else { NO });
    differing(done, NO, tell).unwrap_or_else(|| text(if done.value() == Some(&true) { YES } else { NO }))
}

pub fn measures(source: Source<'_>, scope: &Scope) -> Table {
    let columns = vec![
        column("编号", 9.0),
        column("条目名称", 28.0),
        column("举措", 64.0),
        column("来源", 14.0),
        edited(8.0, Edits::Done),
    ];
    let mut rows = Vec::new();
    for (asked, item) in source.chosen(scope).into_iter().flat_map(|(_, items)| items) {
        for (measure, state) in asked.measures.iter().zip(&item.measures) {
            rows.push(vec![
                text(measure.id.to_string().trim_start_matches('r')),
                text(&*asked.title),
                text(&*measure.text),
                text(&*measure.cite),
                measured(&state.done),
            ]);
        }
        for (place, measure) in (1..).zip(&item.added) {
            let told = differing(&measure.text.reading, "撤回", |told| text(told));
            rows.push(vec![
                text(format!("{}{ADDED}{place}", asked.id.number())),
                text(&*asked.title),
                told.unwrap_or_else(|| value(measure.text.value())),
                text("单位补充"),
                measured(&measure.done),
            ]);
        }
    }
    Table { name: MEASURES.into(), columns, rows }
}
