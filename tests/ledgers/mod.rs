//! Ledgers to make papers from.
#![allow(dead_code, reason = "each test file uses its part of this")]

pub(crate) mod rich;

use std::rc::Rc;

use otog_checklist::{
    app::{Boot, Model, Msg, Now, update},
    journal::{Author, Change, Device, Field, Register, Replica, Role, Subject},
    ledger::{Evidence, Judgement, Note, Rating, Review, Standing},
    opinion::{Day, MeasureId, Opinion, RecommendationId, Stage},
    report::Source,
};

/// Noon in China, 2025-05-20.
const NOON: u64 = 1_747_713_600_000;

pub(crate) fn now(ms: u64) -> Now {
    Now { ms: NOON + ms, offset_minutes: 480 }
}

pub(crate) fn id(text: &str) -> RecommendationId {
    RecommendationId::parse(text).unwrap()
}

pub(crate) fn clerk() -> Model {
    clerk_on(1)
}

pub(crate) fn clerk_on(device: u64) -> Model {
    let author = Author { name: "其其格".into(), unit: "政府办".into(), role: Role::Office };
    let replica = Replica::new(Device::from_random(device), 1);
    let boot = Boot { author, ..Boot::empty(replica) };
    Model::boot(Rc::new(Opinion::embedded()), boot).0
}

pub(crate) fn fill(model: &mut Model, on: &str, field: Field, value: impl Into<serde_json::Value>) {
    let ms = model.journal.len() as u64;
    update(model, now(ms), Msg::FieldFilled(Register::new(id(on), field), Change::Set(value.into())));
    // One person writes for all roles here.
    if model.other_role.is_some() {
        update(model, now(ms), Msg::RoleTaken);
    }
}

pub(crate) fn note(model: &mut Model, on: &str, text: &str) {
    let note = Note { text: text.into(), on: Day::parse("2025-03-02").ok() };
    update(model, now(0), Msg::NoteAdded(id(on), note));
}

/// A ledger with something of everything.
pub(crate) fn busy() -> Model {
    let mut model = clerk();
    fill(&mut model, "r1.1", Field::Lead, "农牧局");
    fill(&mut model, "r1.1", Field::Support, serde_json::json!(["财政局", "水利局"]));
    fill(&mut model, "r1.1", Field::Due, "2025-05-31");
    fill(&mut model, "r2.1", Field::Lead, "工信局");
    let reason = Judgement { is: Standing::NeedsConditions, reason: Some("等待上级资金。".into()), of: None };
    fill(&mut model, "r2.1", Field::Standing, reason.to_value());
    update(&mut model, now(0), Msg::RecommendationTicked(id("r1.1"), true));
    update(&mut model, now(0), Msg::MeasureTicked(MeasureId::parse("r1.1.m1").unwrap(), true));
    note(&mut model, "r1.1", "建成示范片两处。");
    let evidence =
        Evidence { title: "验收单".into(), kind: "文件".into(), on: None, place: "档案室".into(), file: None };
    update(&mut model, now(0), Msg::EvidenceAdded(id("r1.1"), evidence));
    fill(&mut model, "r1.1", Field::Review, Judgement::new(Review::Approved).to_value());
    fill(&mut model, "r1.1", Field::Rating, Judgement::new(Rating::Satisfied).to_value());
    let handover = Register::new(Subject::Opinion, Field::Actual(Stage::Handover));
    update(&mut model, now(0), Msg::FieldFilled(handover, Change::Set("2025-01-06".into())));
    model
}

pub(crate) fn source(model: &Model) -> Source<'_> {
    Source {
        opinion: &model.opinion,
        journal: &model.journal,
        ledger: &model.ledger,
        today: now(0).today(),
        moment: NOON,
        offset_minutes: 480,
    }
}

/// Half a year of diligent work: all fifteen in the hands of eight units, each with something to tell.
pub(crate) fn full() -> Model {
    const UNITS: [&str; 8] =
        ["农牧局", "林草局", "水利局", "工信和科技局", "发展改革委员会", "生态环境局", "交通运输局", "教育体育局"];
    let mut model = clerk();
    let asked: Vec<_> = model.opinion.recommendations().cloned().collect();
    for (place, asked) in asked.iter().enumerate() {
        let on = asked.id.to_string();
        let number = place + 1;
        fill(&mut model, &on, Field::Lead, UNITS[place % 8]);
        fill(&mut model, &on, Field::Support, serde_json::json!([UNITS[(place + 3) % 8], UNITS[(place + 5) % 8]]));
        fill(&mut model, &on, Field::Contact, "办公室 0477-6210000");
        fill(&mut model, &on, Field::Due, format!("2025-0{}-28", 1 + place % 6));
        note(
            &mut model,
            &on,
            &format!("已与相关苏木镇会商{number}次，形成工作方案并印发执行，落实专项资金{number}20万元。"),
        );
        note(
            &mut model,
            &on,
            "完成现场核查，建立问题清单和整改台账，逐项明确责任人和完成时间。\n尚有两处需与自治区主管部门衔接。",
        );
        for measure in asked.measures.iter().step_by(2) {
            update(&mut model, now(number as u64), Msg::MeasureTicked(measure.id, true));
        }
        let evidence = Evidence {
            title: format!("实施方案（第{number}号）及验收单").into(),
            kind: "文件".into(),
            on: Day::parse("2025-04-12").ok(),
            place: "督查室档案柜".into(),
            file: None,
        };
        update(&mut model, now(0), Msg::EvidenceAdded(asked.id, evidence));
        match place % 5 {
            0 | 1 => {
                update(&mut model, now(0), Msg::RecommendationTicked(asked.id, true));
                fill(&mut model, &on, Field::Review, Judgement::new(Review::Approved).to_value());
                fill(&mut model, &on, Field::Rating, Judgement::new(Rating::Satisfied).to_value());
            }
            2 => {
                let reason = "上级专项资金尚未下达，已列入下一年度计划。".into();
                let judged = Judgement { is: Standing::NeedsConditions, reason: Some(reason), of: None };
                fill(&mut model, &on, Field::Standing, judged.to_value());
            }
            3 => fill(&mut model, &on, Field::Standing, Standing::Ongoing.to_value()),
            _ => {
                update(&mut model, now(0), Msg::MeasureAdded(asked.id, "每季度向分管领导报告一次".into()));
                fill(&mut model, &on, Field::Explanation, "征地手续办理时间长于预期，预计延后两个月完成。");
            }
        }
    }
    for (stage, day) in [(Stage::Handover, "2025-01-06"), (Stage::Comment, "2025-05-10")] {
        let register = Register::new(Subject::Opinion, Field::Actual(stage));
        update(&mut model, now(0), Msg::FieldFilled(register, Change::Set(day.into())));
    }
    model
}
