//! What people write beside the ticks: units, notes, evidence, judgements.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::rc::Rc;

use otog_checklist::{
    app::{Boot, Language, Look, Model, Msg, Now, update},
    journal::{Author, Change, Device, Field, Register, Replica, Subject},
    ledger::{Evidence, Extension, Item, Judgement, Note, Review},
    opinion::{Day, Opinion, RecommendationId},
};

/// Noon in China, 2026-11-24, and so many milliseconds.
fn at(ms: u64) -> Now {
    Now { ms: 1_795_492_800_000 + ms, offset_minutes: 480 }
}

fn id(text: &str) -> RecommendationId {
    RecommendationId::parse(text).unwrap()
}

fn clerk(device: u64) -> Model {
    let boot = Boot {
        replica: Replica::new(Device::from_random(device), 1),
        author: Author::default(),
        exported: None,
        look: Look::default(),
        language: Language::Chinese,
        segments: Ok(Vec::new()),
    };
    Model::boot(Rc::new(Opinion::embedded()), boot).0
}

fn item(model: &Model) -> &Item {
    model.ledger.item(id("r1.1")).unwrap()
}

fn fill(model: &mut Model, now: Now, field: Field, value: serde_json::Value) {
    update(model, now, Msg::FieldFilled(Register::new(id("r1.1"), field), Change::Set(value)));
}

fn meet(here: &mut Model, there: &mut Model) {
    let entries: Vec<_> = there.journal.entries().cloned().collect();
    here.journal.union(entries);
    there.journal.union(here.journal.entries().cloned().collect::<Vec<_>>());
    // Any message folds anew; this one changes nothing else.
    for model in [here, there] {
        fill(model, at(9_000), Field::Contact, "办公室".into());
    }
}

#[test]
fn units_and_dates_are_read_as_they_were_written() {
    let mut model = clerk(1);
    fill(&mut model, at(0), Field::Lead, "农牧局".into());
    fill(&mut model, at(1), Field::Support, serde_json::json!(["财政局", "水利局"]));
    fill(&mut model, at(2), Field::Due, "2025-05-31".into());
    let units: Vec<&str> = item(&model).units().map(|unit| &**unit).collect();
    assert_eq!(units, ["农牧局", "财政局", "水利局"]);
    assert_eq!(item(&model).due.value().map(ToString::to_string).as_deref(), Some("2025-05-31"));
}

#[test]
fn notes_of_two_people_never_meet_in_one_register() {
    let (mut here, mut there) = (clerk(1), clerk(2));
    let note = |text: &str| Note { text: text.into(), on: None };
    update(&mut here, at(0), Msg::NoteAdded(id("r1.1"), note("已选址")));
    update(&mut there, at(0), Msg::NoteAdded(id("r1.1"), note("已招标")));
    meet(&mut here, &mut there);
    let mut texts: Vec<_> = item(&here).notes.iter().map(|note| note.value().unwrap().text.to_string()).collect();
    texts.sort();
    assert_eq!(texts, ["已招标", "已选址"]);
    assert_eq!(item(&here).conflicts(), 0);
}

#[test]
fn what_is_withdrawn_leaves_the_card_and_stays_in_the_history() {
    let mut model = clerk(1);
    let title = "合同".into();
    let evidence = Evidence { title, kind: Rc::default(), on: None, place: Rc::default(), file: None };
    update(&mut model, at(0), Msg::EvidenceAdded(id("r1.1"), evidence));
    update(&mut model, at(1), Msg::MeasureAdded(id("r1.1"), "建台账".into()));
    let (shown, measure) = (item(&model).evidence[0].key, item(&model).added[0].text.key);
    update(&mut model, at(2), Msg::FieldFilled(Register::new(id("r1.1"), Field::Evidence(shown)), Change::Cleared));
    fill(&mut model, at(3), Field::AddedDone(measure), true.into());
    assert!(item(&model).evidence.is_empty());
    assert!(item(&model).added[0].is_done());
    assert_eq!(model.journal.len(), 4);
    update(&mut model, at(4), Msg::UndoAsked);
    update(&mut model, at(5), Msg::UndoAsked);
    assert_eq!(item(&model).evidence.len(), 1);
}

#[test]
fn two_leads_are_a_conflict_that_the_item_names() {
    let (mut here, mut there) = (clerk(1), clerk(2));
    fill(&mut here, at(0), Field::Lead, "农牧局".into());
    fill(&mut there, at(1), Field::Lead, "工信局".into());
    meet(&mut here, &mut there);
    assert_eq!(item(&here).disputed(), [Register::new(id("r1.1"), Field::Lead)]);
    assert_eq!(item(&here).lead.value(), None);
    assert_eq!(item(&here).lead.claims().len(), 2);
}

#[test]
fn a_review_keeps_its_reason() {
    let mut model = clerk(1);
    let review = Judgement { is: Review::Returned, reason: Some("缺少佐证".into()), of: None };
    fill(&mut model, at(0), Field::Review, review.to_value());
    assert_eq!(item(&model).review.value(), Some(&review));
}

#[test]
fn the_report_is_due_six_months_after_receipt_or_when_it_was_extended_to() {
    let mut model = clerk(1);
    let opinion = |field| Register::new(Subject::Opinion, field);
    let due = |model: &Model| model.deadline(at(0)).due.to_string();
    assert_eq!(due(&model), "2025-06-19");
    update(&mut model, at(0), Msg::FieldFilled(opinion(Field::Received), Change::Set("2024-12-31".into())));
    assert_eq!(due(&model), "2025-06-30");
    let until = Day::parse("2025-09-30").unwrap();
    let extension = Extension { until, reason: Some("等待批复".into()) };
    update(&mut model, at(1), Msg::FieldFilled(opinion(Field::Extension), Change::Set(extension.to_value())));
    assert_eq!(due(&model), "2025-09-30");
}
