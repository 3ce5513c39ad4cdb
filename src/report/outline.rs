//! The handling report (关于…审议意见研究处理情况的报告) as headings and paragraphs.
//!
//! In the document's order. What the ledger does not know is a gap 【待补：…】 that a person fills.

use std::rc::Rc;

use crate::{
    journal::{Field, Journal},
    ledger::{Item, Judgement, Ledger, Progress, Rating, Reading, Review, Standing},
    opinion::{Opinion, Recommendation, RecommendationId, Stage},
};

use super::{Asked, Gap, Order, Scope, Source, Step, Wants, names};

/// A report before it has a layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// With a line's end where it may be broken.
    pub title: String,
    /// 发文字号, which whoever hands it in gives it; a draft has none.
    pub number: Option<Line>,
    /// `征求意见稿`, below the title; nothing on the final one.
    pub draft: Option<&'static str>,
    /// Who is addressed, with the colon.
    pub addressee: Line,
    pub blocks: Vec<Block>,
    pub signature: Line,
    pub date: Line,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// 一、
    Part(String),
    /// （一）
    Section(String),
    /// 1.
    Entry(String),
    Paragraph(Line),
}

/// A paragraph: what is known, and gaps.
pub type Line = Vec<Piece>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    /// What a person has to add.
    Gap(Gap),
}

impl Piece {
    /// As it stands in the paper.
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Gap(gap) => format!("【待补：{}】", gap.wants),
        }
    }
}

fn text(text: impl Into<String>) -> Piece {
    Piece::Text(text.into())
}

fn gap(wants: Wants) -> Piece {
    Piece::Gap(Gap::written(wants))
}

fn paragraph(pieces: impl Into<Vec<Piece>>) -> Block {
    Block::Paragraph(pieces.into())
}

/// What a report would lack now: it draws on the ledger alone.
pub fn gaps(opinion: &Opinion, ledger: &Ledger, order: &Order) -> Vec<Gap> {
    let journal = Journal::default();
    let source = Source { opinion, journal: &journal, ledger, today: opinion.issued, moment: 0, offset_minutes: 0 };
    Outline::of(source, order).gaps()
}

impl Outline {
    pub fn of(source: Source<'_>, order: &Order) -> Self {
        let opinion = source.opinion;
        let mut blocks = vec![opening(source, order)];
        blocks.extend(organised(source, order));
        blocks.extend(handled(source, order));
        blocks.extend(remaining(source, order));
        blocks.extend(next_steps(source, order));
        blocks.push(paragraph([text("专此报告。")]));
        Self {
            title: title(source, order),
            number: (order.step == Step::Final).then(|| vec![gap(Wants::Number)]),
            draft: (order.step == Step::Comment).then_some("（征求意见稿）"),
            addressee: addressee(source, order),
            blocks,
            signature: match &order.scope {
                Scope::Unit(unit) => vec![text(&**unit)],
                _ => vec![text(&*opinion.addressee)],
            },
            date: vec![gap(Wants::Date)],
        }
    }

    /// What a person still has to fill in.
    pub fn gaps(&self) -> Vec<Gap> {
        let bodies = self.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(line) => Some(line),
            _ => None,
        });
        let lines = self.number.iter().chain([&self.addressee]).chain(bodies).chain([&self.signature, &self.date]);
        let gaps = lines.flatten().filter_map(|piece| match piece {
            Piece::Gap(gap) => Some(gap.clone()),
            Piece::Text(_) => None,
        });
        gaps.collect()
    }
}

fn title(source: Source<'_>, order: &Order) -> String {
    let about = match &order.scope {
        Scope::All => String::new(),
        Scope::Area(id) => source.opinion.area(*id).map_or(String::new(), |area| format!("（{}部分）", area.title)),
        Scope::Unit(_) => "（本单位承办部分）".to_owned(),
    };
    format!("关于{}\n{about}研究处理情况的报告", source.opinion.short_title)
}

fn addressee(source: Source<'_>, order: &Order) -> Line {
    match (&order.scope, order.step) {
        (Scope::Unit(_), _) => vec![text(format!("{}：", source.opinion.addressee))],
        (_, Step::Comment) => vec![gap(Wants::Addressee), text("：")],
        (_, Step::Final) => vec![text(format!("{}：", source.opinion.issuer))],
    }
}

fn opening(source: Source<'_>, order: &Order) -> Block {
    let opinion = source.opinion;
    let received = source.ledger.procedure().received.value();
    let received = received.map(|day| format!("{}收到", names::day(*day))).unwrap_or_default();
    let all: usize = source.chosen(&Scope::All).iter().map(|(_, items)| items.len()).sum();
    let chosen: usize = source.chosen(&order.scope).iter().map(|(_, items)| items.len()).sum();
    let about = if chosen == all {
        format!("共{}个方面{}条建议", names::number(opinion.areas().len()), names::number(all))
    } else {
        format!("本报告涉及其中{}条建议", names::number(chosen))
    };
    paragraph([text(format!(
        "{received}{}{}印发的《{}》（{}），{about}。现将研究处理情况报告如下。",
        opinion.issuer,
        names::day(opinion.issued),
        opinion.short_title,
        opinion.number,
    ))])
}

fn items<'a>(source: Source<'a>, order: &Order) -> Vec<Asked<'a>> {
    source.chosen(&order.scope).into_iter().flat_map(|(_, items)| items).collect()
}

/// 一、: who took it on, how far the procedure is, and the count.
fn organised(source: Source<'_>, order: &Order) -> Vec<Block> {
    let items = items(source, order);
    let led = items.iter().filter(|(_, item)| item.lead.value().is_some()).count();
    let mut units: Vec<&str> = Vec::new();
    for unit in items.iter().flat_map(|(_, item)| item.units()) {
        if !units.contains(&&**unit) {
            units.push(unit);
        }
    }
    let mut assigned = match (led, units.as_slice()) {
        (0, _) => vec![gap(Wants::Division)],
        (led, units) => {
            vec![text(format!("已明确牵头单位的{led}条，共{}个单位参与办理：{}。", units.len(), units.join("、")))]
        }
    };
    if led > 0 && led < items.len() {
        assigned.push(gap(Wants::OtherLeads(items.len() - led)));
    }
    let stages = source.ledger.procedure().stages.iter();
    let done: Vec<String> = stages
        .filter(|state| state.stage != Stage::Report && state.stage != Stage::Publication)
        .filter_map(|state| Some(format!("{}完成{}", names::day(*state.actual.value()?), names::stage(state.stage))))
        .collect();
    let steps =
        if done.is_empty() { Piece::Gap(Gap::organisation()) } else { text(format!("{}。", done.join("，"))) };
    vec![
        Block::Part("一、组织办理情况".into()),
        paragraph(assigned),
        paragraph([steps]),
        paragraph([text(counted(&items))]),
    ]
}

/// The three judgements side by side: none of them stands for another.
fn counted(items: &[Asked<'_>]) -> String {
    let of = |standing| items.iter().filter(|(_, item)| item.standing_shown() == Some(standing)).count();
    let standings = Standing::ALL.into_iter().map(|standing| (standing, of(standing))).filter(|(_, count)| *count > 0);
    let told: Vec<String> =
        standings.map(|(standing, count)| format!("{}{count}条", names::standing(standing))).collect();
    let approved = items.iter().filter(|(_, item)| says(item.review.value(), Review::Approved)).count();
    let rated: Vec<String> = [Rating::Satisfied, Rating::MostlySatisfied, Rating::Unsatisfied]
        .into_iter()
        .map(|rating| (rating, items.iter().filter(|(_, item)| says(item.rating.value(), rating)).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(rating, count)| format!("{}{count}条", names::rating(rating)))
        .collect();
    let rated = if rated.is_empty() { String::new() } else { format!("；人大评价{}", rated.join("、")) };
    let measures = items.iter().fold(Progress::default(), |sum, (_, item)| Progress {
        done: sum.done + item.measures_done() + item.added.iter().filter(|added| added.is_done()).count(),
        of: sum.of + item.measures.len() + item.added.len(),
        ..sum
    });
    format!(
        "截至目前，承办单位报告{}；政府办公室审核认可{approved}条{rated}。细化举措{}项，已完成{}项。",
        told.join("、"),
        measures.of,
        measures.done
    )
}

fn says<T: PartialEq>(judgement: Option<&Judgement<T>>, is: T) -> bool {
    judgement.is_some_and(|judgement| judgement.is == is)
}

/// 二、: item by item.
fn handled(source: Source<'_>, order: &Order) -> Vec<Block> {
    let mut blocks = vec![Block::Part("二、逐条办理情况".into())];
    let mut count = 0;
    for (place, (area, items)) in source.chosen(&order.scope).into_iter().enumerate() {
        blocks.push(Block::Section(format!("（{}）{}", names::number(place + 1), area.title)));
        for (asked, item) in items {
            count += 1;
            blocks.push(Block::Entry(format!("{count}. {}", asked.title)));
            blocks.extend(one(asked, item));
        }
    }
    blocks
}

fn one(asked: &Recommendation, item: &Item) -> Vec<Block> {
    let mut blocks = vec![
        paragraph([text(format!("建议内容：{}（{}）", asked.asks, asked.cite))]),
        paragraph(units(item)),
        paragraph(state(item)),
        paragraph(doings(asked, item)),
    ];
    blocks.extend(item.target.value().map(|target| {
        let current = known(item.id, Field::Current, &item.current, |now| format!("{now}{}", target.unit));
        paragraph([text(format!("目标：{}{}{}，目前", target.what, target.goal, target.unit)), current, text("。")])
    }));
    blocks.push(paragraph(evidence(item)));
    blocks.extend(judged(item).map(|told| paragraph([text(told)])));
    blocks
}

fn units(item: &Item) -> Line {
    let mut line = vec![text("承办单位：牵头"), known(item.id, Field::Lead, &item.lead, |lead| lead.to_string())];
    if let Some(support) = item.support.value().filter(|units| !units.is_empty()) {
        line.push(text(format!("，配合{}", support.join("、"))));
    }
    line.push(text("。"));
    line
}

/// The value; a gap where there is none; and where people differ, a gap that names what each says.
fn known<T>(id: RecommendationId, field: Field, reading: &Reading<T>, tell: impl Fn(&T) -> String) -> Piece {
    let wants = match field {
        Field::Lead => Wants::Lead,
        Field::Due => Wants::Due,
        Field::Current => Wants::Current,
        _ => Wants::Doings,
    };
    if reading.is_conflict() {
        let claims: Vec<String> = reading.claims().iter().filter_map(|claim| claim.value.as_ref()).map(&tell).collect();
        return Piece::Gap(Gap::of(id, field.clone(), Wants::Settling(field, claims.join("；"))));
    }
    reading.value().map_or_else(|| Piece::Gap(Gap::of(id, field, wants)), |value| text(tell(value)))
}

fn state(item: &Item) -> Line {
    let Some(standing) = item.standing_shown() else {
        let told = |standing: &Standing| names::standing(*standing).to_owned();
        let claims = known(item.id, Field::Standing, &item.standing, told);
        return vec![text("办理状态："), claims, text("。")];
    };
    let mut line = vec![text(format!("办理状态：{}", names::standing(standing)))];
    match (item.standing_reason(), standing) {
        (Some(reason), _) => line.push(text(format!("（{}）", ended(&reason)))),
        (None, Standing::Declined | Standing::NeedsConditions) => {
            line.push(Piece::Gap(Gap::of(item.id, Field::Standing, Wants::Reason)));
        }
        _ => {}
    }
    line.push(text("。"));
    line
}

/// Done measures, then the notes by day.
fn doings(asked: &Recommendation, item: &Item) -> Line {
    let measures = asked.measures.iter().zip(&item.measures).filter(|(_, state)| state.is_done());
    let own = item.added.iter().filter(|added| added.is_done()).filter_map(|added| added.text.value());
    let done: Vec<&str> = measures.map(|(measure, _)| &*measure.text).chain(own.map(|text| &**text)).collect();
    let mut notes: Vec<_> = item.notes.iter().filter_map(|added| Some((added.value()?, &added.reading))).collect();
    notes.sort_by_key(|(note, _)| note.on);
    if done.is_empty() && notes.is_empty() {
        return vec![text("办理情况："), Piece::Gap(Gap::note(item.id))];
    }
    let mut told = String::from("办理情况：");
    if !done.is_empty() {
        told.push_str(&format!("已完成{}。", done.join("、")));
    }
    for (note, reading) in notes {
        let odd = || reading.odd_day().map(|odd| names::odd_day(&odd));
        let on = note.on.map(names::day).or_else(odd).map(|on| format!("{on}，")).unwrap_or_default();
        told.push_str(&format!("{on}{}。", ended(&note.text)));
    }
    vec![text(told)]
}

/// In one line, and without the full stop that the sentence around it brings.
fn ended(said: &str) -> String {
    const STOPS: [char; 5] = ['。', '.', '；', ';', '，'];
    let lines = said.lines().map(|line| line.trim().trim_end_matches(STOPS)).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("；")
}

fn evidence(item: &Item) -> Line {
    let pieces: Vec<String> = item
        .evidence
        .iter()
        .filter_map(|piece| piece.value())
        .map(|piece| {
            if piece.place.is_empty() {
                piece.title.to_string()
            } else {
                format!("{}（存{}）", piece.title, piece.place)
            }
        })
        .collect();
    match pieces.as_slice() {
        [] if item.is_done() => vec![text("佐证："), Piece::Gap(Gap::evidence(item.id))],
        [] => vec![text("佐证：暂无。")],
        pieces => vec![text(format!("佐证：{}。", pieces.join("；")))],
    }
}

fn judged(item: &Item) -> Option<String> {
    let with = |word: &str, reason: &Option<Rc<str>>| match reason {
        Some(reason) => format!("{word}（{}）", ended(reason)),
        None => word.to_owned(),
    };
    let review =
        item.review.value().map(|judged| format!("审核意见：{}", with(names::review(judged.is), &judged.reason)));
    let rating =
        item.rating.value().map(|judged| format!("人大评价：{}", with(names::rating(judged.is), &judged.reason)));
    let told: Vec<String> = review.into_iter().chain(rating).collect();
    (!told.is_empty()).then(|| format!("{}。", told.join("；")))
}

/// 三、: what is not done yet, and why.
fn remaining(source: Source<'_>, order: &Order) -> Vec<Block> {
    let items = items(source, order);
    let open: Vec<_> = items.iter().filter(|(_, item)| !item.is_done()).collect();
    let mut blocks = vec![Block::Part("三、尚未办结的事项和原因".into())];
    if open.is_empty() {
        blocks.push(paragraph([text("没有尚未办结的事项。")]));
    }
    for (asked, item) in open {
        let standing = item.standing_shown().map_or("填报不一致", names::standing);
        let why = item.standing_reason().or_else(|| item.explanation.value().cloned());
        let why = why.map_or_else(
            // A standing that comes with a reason takes it; for the others there is a field of its own once they are late.
            || Piece::Gap(Gap::of(item.id, Field::Standing, Wants::Delay)),
            |why| text(format!("{}。", ended(&why))),
        );
        blocks.push(paragraph([text(format!("{}（{standing}）：", asked.title)), why]));
    }
    blocks
}

/// 四、: by when the rest is to be done.
fn next_steps(source: Source<'_>, order: &Order) -> Vec<Block> {
    let items = items(source, order);
    let open: Vec<_> = items.iter().filter(|(_, item)| !item.is_done()).collect();
    let mut blocks = vec![Block::Part("四、下一步工作".into())];
    for (asked, item) in &open {
        let left = asked.measures.iter().zip(&item.measures).filter(|(_, state)| !state.is_done());
        let own = item.added.iter().filter(|added| !added.is_done()).filter_map(|added| added.text.value());
        let left: Vec<&str> = left.map(|(measure, _)| &*measure.text).chain(own.map(|text| &**text)).collect();
        let due = known(item.id, Field::Due, &item.due, |due| format!("{}前完成。", names::day(*due)));
        let what = if left.is_empty() { "继续推进".to_owned() } else { left.join("、") };
        blocks.push(paragraph([text(format!("{}：{what}，", asked.title)), due]));
    }
    if open.is_empty() {
        blocks.push(paragraph([gap(Wants::Consolidation)]));
    }
    blocks
}
