//! Ledgers to make papers from.
#![allow(dead_code, reason = "each test file uses its part of this")]

use std::rc::Rc;

use otog_checklist::{
    app::{Boot, Language, Look, Model, Msg, Now, update},
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
    let boot = Boot {
        one_file: false,
        replica,
        author,
        exported: None,
        look: Look::default(),
        language: Language::Chinese,
        segments: Ok(Vec::new()),
    };
    Model::boot(Rc::new(Opinion::embedded()), boot).0
}

pub(crate) fn fill(model: &mut Model, on: &str, field: Field, value: impl Into<serde_json::Value>) {
    let ms = model.journal.len() as u64;
    update(model, now(ms), Msg::FieldFilled(Register::new(id(on), field), Change::Set(value.into())));
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
        offset_minutes: 480,
    }
}
