//! What people write beside the ticks: units, notes, evidence, judgements.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod drafting;

use std::rc::Rc;

use otog_checklist::{
    app::{
        Boot, Effect, FileFor, Filed, Filing, Group, JudgedAs, Language, Look, Model, Msg, Now, Panel, Sieve, update,
    },
    journal::{Author, Change, Device, Field, Register, Replica, Subject},
    ledger::{
        Acceptance, Ballots, Base, Deadline, Evidence, Extension, Fingerprint, Gap, Item, Judgement, Lack, Ledger,
        Light, Lights, Note, Owed, Progress, Rating, Review, Share, Standing, Tally, is_thin, readiness,
    },
    opinion::{AreaId, Day, Opinion, RecommendationId, Stage},
    share::write_file,
};
use serde_json::{Value, json};

/// Noon in China, 2026-11-24, and so many milliseconds.
fn at(ms: u64) -> Now {
    Now { ms: 1_795_492_800_000 + ms, offset_minutes: 480 }
}

fn id(text: &str) -> RecommendationId {
    RecommendationId::parse(text).unwrap()
}

fn clerk(device: u64) -> Model {
    let boot = Boot::empty(Replica::new(Device::from_random(device), 1));
    Model::boot(Rc::new(Opinion::embedded()), boot).0
}

fn item(model: &Model) -> &Item {
    model.ledger.item(id("r1.1")).unwrap()
}

fn fill(model: &mut Model, now: Now, field: Field, value: Value) {
    update(model, now, Msg::FieldFilled(Register::new(id("r1.1"), field), Change::Set(value)));
}

/// Each sends the other a file, and takes in what came.
fn meet(here: &mut Model, there: &mut Model) {
    send(here, there);
    send(there, here);
}

fn send(from: &Model, to: &mut Model) {
    let file = write_file(&from.opinion, &from.journal, at(9_000).today());
    let content = Ok(file.into_bytes().into());
    update(to, at(9_000), Msg::FileRead { name: "清单.json".into(), content });
    update(to, at(9_001), Msg::MergeAccepted);
}

#[test]
fn units_and_dates_are_read_as_they_were_written() {
    let mut model = clerk(1);
    fill(&mut model, at(0), Field::Lead, "农牧局".into());
    fill(&mut model, at(1), Field::Support, json!(["财政局", "水利局"]));
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

// Several at once, and what the others say

fn many(model: &mut Model, now: Now, field: &Field, value: &str, ids: &[&str]) {
    let all = ids.iter().map(|one| (Register::new(id(one), field.clone()), Change::Set(value.into())));
    update(model, now, Msg::ManyFilled(all.collect()));
}

#[test]
fn what_is_written_at_one_go_is_taken_back_at_one_go() {
    let mut model = clerk(1);
    many(&mut model, at(0), &Field::Lead, "农牧局", &["r1.1", "r2.1", "r5.3"]);
    assert_eq!(model.journal.len(), 3);
    assert_eq!(model.units(), ["农牧局".into()]);
    // What stands already is not written again.
    many(&mut model, at(1), &Field::Lead, "农牧局", &["r1.1", "r2.2"]);
    assert_eq!(model.journal.len(), 4);
    let leads = |model: &Model| model.ledger.items().iter().filter(|item| item.lead.value().is_some()).count();
    assert_eq!(leads(&model), 4);
    update(&mut model, at(2), Msg::UndoAsked);
    assert_eq!(leads(&model), 3);
    update(&mut model, at(3), Msg::UndoAsked);
    assert_eq!(leads(&model), 0);
    update(&mut model, at(4), Msg::RedoAsked);
    assert_eq!(leads(&model), 3);
    // A past day is for looking.
    update(&mut model, at(5), Msg::PastAsked(Day::parse("2026-11-01").ok()));
    many(&mut model, at(6), &Field::Lead, "水利局", &["r1.1"]);
    update(&mut model, at(7), Msg::Reviewed(id("r1.1"), Review::Approved, None));
    update(&mut model, at(8), Msg::AssignmentAnswered(id("r1.1"), Acceptance::Accepted, None));
    update(&mut model, at(9), Msg::PastAsked(None));
    assert_eq!(leads(&model), 3);
    assert_eq!(item(&model).review.claims().len() + item(&model).accepted.claims().len(), 0);
}

#[test]
fn the_ledger_kept_up_step_by_step_is_the_one_folded_anew() {
    let mut model = clerk(1);
    let ballots = Ballots { satisfied: 10, mostly: 0, unsatisfied: 10, members: 20 };
    fill(&mut model, at(0), Field::Ballots, ballots.to_value());
    assert_eq!(item(&model).rated(), Some(Rating::Unsatisfied));
    // The rule is the opinion's, and bears on every item.
    let rule = Tally { of: Base::Members, share: Share::AtLeastHalf };
    let tally = Register { subject: Subject::Opinion, field: Field::Tally };
    update(&mut model, at(1), Msg::FieldFilled(tally, Change::Set(rule.to_value())));
    assert_eq!(item(&model).rated(), Some(Rating::Satisfied));
    update(&mut model, at(2), Msg::RecommendationTicked(id("r2.1"), true));
    update(&mut model, at(3), Msg::UndoAsked);
    assert_eq!(*model.ledger, Ledger::fold(&model.opinion, &model.journal));
}

#[test]
fn what_is_returned_is_in_hand_again_until_it_is_reported_anew() {
    let mut model = clerk(1);
    let r = id("r1.1");
    let reviewed = |model: &Model| item(model).reviewed().map(|review| (review.is, review.outdated));
    let standing = |model: &Model| item(model).standing_shown().unwrap();
    update(&mut model, at(0), Msg::RecommendationTicked(r, true));
    update(&mut model, at(1), Msg::Reviewed(r, Review::Returned, Some("缺少佐证".into())));
    assert_eq!((standing(&model), reviewed(&model)), (Standing::Working, Some((Review::Returned, false))));
    assert_eq!(item(&model).review.value().unwrap().reason.as_deref(), Some("缺少佐证"));
    // The unit reports again: the return has been answered, and waits for its review.
    update(&mut model, at(2), Msg::RecommendationTicked(r, true));
    assert_eq!((standing(&model), reviewed(&model)), (Standing::Done, Some((Review::Returned, true))));
    update(&mut model, at(3), Msg::Reviewed(r, Review::Approved, None));
    assert_eq!(reviewed(&model), Some((Review::Approved, false)));
    assert_eq!(model.ledger.progress(), Progress { done: 1, approved: 1, of: 15, ..Progress::default() });
    // What was approved is changed: the approval does not speak for what stands now.
    update(&mut model, at(4), Msg::StandingChosen(r, Standing::Ongoing));
    assert_eq!(reviewed(&model), Some((Review::Approved, true)));
    assert_eq!(model.ledger.progress().approved, 0);
}

#[test]
fn a_return_is_one_step_and_one_undo() {
    let mut model = clerk(1);
    let r = id("r1.1");
    update(&mut model, at(0), Msg::RecommendationTicked(r, true));
    update(&mut model, at(1), Msg::Reviewed(r, Review::Returned, Some("缺少佐证".into())));
    update(&mut model, at(2), Msg::UndoAsked);
    assert!(item(&model).is_done());
    assert_eq!(item(&model).reviewed(), None);
}

#[test]
fn an_answer_is_for_the_unit_that_leads() {
    let mut model = clerk(1);
    let r = id("r1.1");
    let answered = |model: &Model| item(model).answered().map(|answer| (answer.is, answer.outdated));
    fill(&mut model, at(0), Field::Lead, "农牧局".into());
    update(&mut model, at(1), Msg::AssignmentAnswered(r, Acceptance::Returned, Some("不是本局职责".into())));
    assert_eq!(answered(&model), Some((Acceptance::Returned, false)));
    fill(&mut model, at(2), Field::Lead, "水利局".into());
    assert_eq!(answered(&model), Some((Acceptance::Returned, true)));
    update(&mut model, at(3), Msg::AssignmentAnswered(r, Acceptance::Accepted, None));
    assert_eq!(answered(&model), Some((Acceptance::Accepted, false)));
}

#[test]
fn two_people_who_differ_are_heard_in_every_register() {
    let key = "1732406400000-0-00000000000000ff".parse().unwrap();
    let (mut here, mut there) = (clerk(1), clerk(2));
    // One from each writes what both can be read as, and differs.
    let of_item = [
        (Field::Standing, json!("done"), json!("working")),
        (Field::Lead, json!("农牧局"), json!("水利局")),
        (Field::Support, json!(["财政局"]), json!(["工信局"])),
        (Field::Due, json!("2025-05-01"), json!("2025-05-31")),
        (Field::Explanation, json!("等批复"), json!("等资金")),
        (Field::Accepted, json!("accepted"), json!({ "is": "returned", "reason": "职责" })),
        (Field::Review, json!("approved"), json!({ "is": "returned", "reason": "佐证" })),
        (Field::Rating, json!("satisfied"), json!("unsatisfied")),
        (Field::Ballots, json!({ "satisfied": 1, "members": 2 }), json!({ "satisfied": 2, "members": 2 })),
        (Field::Target, json!({ "goal": "90" }), json!({ "goal": "95" })),
        (Field::Current, json!("61"), json!("65")),
        (Field::Note(key), json!({ "text": "已选址" }), json!({ "text": "已招标" })),
        (Field::Evidence(key), json!({ "title": "合同" }), json!({ "title": "批文" })),
        (Field::Added(key), json!("建台账"), json!("建专班")),
        (Field::AddedDone(key), json!(true), json!(false)),
    ];
    let of_opinion = [
        (Field::Received, json!("2024-12-20"), json!("2024-12-25")),
        (Field::Extension, json!({ "until": "2025-09-01" }), json!({ "until": "2025-12-01" })),
        (Field::Planned(Stage::Comment), json!("2025-05-01"), json!("2025-05-10")),
        (Field::Actual(Stage::Report), json!("2025-06-01"), json!("2025-06-10")),
    ];
    let on = |subject: Subject| move |(field, a, b)| (Register { subject: subject.clone(), field }, a, b);
    let all: Vec<_> =
        of_item.map(on(id("r1.1").into())).into_iter().chain(of_opinion.map(on(Subject::Opinion))).collect();
    for (register, mine, theirs) in &all {
        update(&mut here, at(0), Msg::FieldFilled(register.clone(), Change::Set(mine.clone())));
        update(&mut there, at(0), Msg::FieldFilled(register.clone(), Change::Set(theirs.clone())));
    }
    meet(&mut here, &mut there);
    assert_eq!(here.ledger.conflicts(), all.len());
    for (register, mine, _) in &all {
        let heads: Vec<_> = here.journal.heads(register).cloned().collect();
        let chosen = heads.iter().find(|head| head.change == Change::Set(mine.clone())).unwrap();
        update(&mut here, at(10_000), Msg::ClaimChosen(register.clone(), chosen.id));
        assert!(!here.journal.is_disputed(register), "{register:?}");
    }
    assert_eq!(here.ledger.conflicts(), 0);
    assert_eq!(item(&here).lead.value().map(|lead| &**lead), Some("农牧局"));
}

// Readiness

/// What is lacking in `r1.1`, and everything that was written there.
fn lacks(writes: &[(Field, Value)]) -> Vec<Lack> {
    let mut model = clerk(1);
    for (ms, (field, value)) in (0..).zip(writes) {
        fill(&mut model, at(ms), field.clone(), value.clone());
    }
    let gaps = readiness(&model.opinion, &model.ledger, at(0).today());
    let here = |gap: &&Gap| gap.place.recommendation() == Some(id("r1.1"));
    gaps.iter().filter(here).map(|gap| gap.lack).collect()
}

#[test]
fn readiness_names_what_is_missing_and_nothing_else() {
    use Lack::*;
    let key = "1732406400000-0-00000000000000ff".parse().unwrap();
    let lead = (Field::Lead, json!("农牧局"));
    let told = (Field::Note(key), json!({ "text": "8月20日与三家养殖企业签订粪污消纳协议" }));
    let shown = (Field::Evidence(key), json!({ "title": "协议" }));
    let why = (Field::Explanation, json!("等批复"));
    let is = |standing: &str| (Field::Standing, json!(standing));
    let thin = (Field::Note(key), json!({ "text": "正在积极推进。" }));
    // The report was due on 2025-06-19, and it is 2026-11-24: whatever is not settled is late.
    for (writes, expected) in [
        (vec![], vec![Lead, Untouched, Explanation]),
        (vec![lead.clone()], vec![Untouched, Explanation]),
        (vec![lead.clone(), why.clone(), is("working")], vec![Note]),
        (vec![lead.clone(), why.clone(), is("working"), thin.clone()], vec![Note]),
        (vec![lead.clone(), why.clone(), is("working"), told.clone()], vec![]),
        (vec![lead.clone(), is("working"), told.clone()], vec![Explanation]),
        (vec![lead.clone(), told.clone(), is("working"), (Field::Due, json!("2027-01-01"))], vec![]),
        (vec![lead.clone(), is("done"), told.clone()], vec![Evidence, Review]),
        (vec![lead.clone(), is("done"), told.clone(), shown.clone()], vec![Review]),
        (vec![lead.clone(), is("done"), told.clone(), shown.clone(), (Field::Review, json!("approved"))], vec![]),
        (vec![lead.clone(), is("done"), thin, shown.clone(), (Field::Review, json!("approved"))], vec![Note]),
        (vec![lead.clone(), is("declined")], vec![Reason, Note, Explanation]),
        (
            vec![
                lead.clone(),
                (Field::Standing, json!({ "is": "declined", "reason": "上级文件已明确不再新建此类项目" })),
            ],
            vec![Review],
        ),
        (
            vec![
                lead.clone(),
                told.clone(),
                why.clone(),
                is("working"),
                (Field::Review, json!({ "is": "returned", "reason": "缺" })),
            ],
            vec![ReviewReturned],
        ),
        (vec![lead, told, why, is("working"), (Field::Accepted, json!("returned"))], vec![AssignmentReturned]),
    ] {
        assert_eq!(lacks(&writes), expected, "{writes:?}");
    }
}

#[test]
fn a_date_that_counts_for_nothing_is_missing_and_shown_as_it_is() {
    for day in ["0020-07-31", "1999-12-31", "2101-01-01", "20260-07-31", "07/31", "2026-07"] {
        assert!(lacks(&[(Field::Due, json!(day))]).contains(&Lack::Day), "{day}");
        let mut model = clerk(1);
        fill(&mut model, at(0), Field::Due, json!(day));
        let item = item(&model);
        assert_eq!((item.due.value(), item.due.odd_day().as_deref()), (None, Some(day)));
        // It is late by the report's day, and not by two thousand years.
        let left = item.deadline(at(0).today(), model.deadline(at(0)).due).map(|deadline| deadline.days_left);
        assert_eq!(left, Some(-523));
    }
    assert!(!lacks(&[(Field::Due, json!("2026-07-31"))]).contains(&Lack::Day));
}

#[test]
fn readiness_asks_for_the_congress_s_comment_before_the_report() {
    let mut model = clerk(1);
    let asked = |model: &Model| {
        readiness(&model.opinion, &model.ledger, at(0).today()).iter().any(|gap| gap.lack == Lack::Comment)
    };
    assert!(asked(&model));
    let comment = Register { subject: Subject::Opinion, field: Field::Actual(Stage::Comment) };
    update(&mut model, at(0), Msg::FieldFilled(comment, Change::Set("2025-06-01".into())));
    assert!(!asked(&model));
}

#[test]
fn a_note_is_thin_when_nothing_but_phrases_is_left() {
    for thin in
        ["", "已办结", "正在推进中。", "高度重视，正在积极推进，下一步将继续抓好落实", "。。。。。。。。。。", "12345"]
    {
        assert!(is_thin(thin), "{thin}");
    }
    for told in ["已建成日处理200吨的污水站", "3月完成选址，4月开工，年底前建成", "Contract signed on 3 March"]
    {
        assert!(!is_thin(told), "{told}");
    }
}

// Days

#[test]
fn days_shine_from_the_thresholds_on() {
    let lights = Lights { amber: 30, red: 7 };
    let day = |text| Day::parse(text).unwrap();
    let due = day("2025-02-28");
    for (today, light) in [
        ("2025-01-28", Light::Calm),
        ("2025-01-29", Light::Amber),
        ("2025-02-20", Light::Amber),
        ("2025-02-21", Light::Red),
        ("2025-02-28", Light::Red),
        ("2025-03-01", Light::Late),
    ] {
        assert_eq!(Deadline::seen_from(day(today), due).light(lights), light, "{today}");
    }
}

#[test]
fn a_settled_item_owes_no_day() {
    let mut model = clerk(1);
    let due = Day::parse("2025-06-19").unwrap();
    let left = |model: &Model| item(model).deadline(Day::parse("2025-06-20").unwrap(), due).map(|one| one.days_left);
    assert_eq!(left(&model), Some(-1));
    fill(&mut model, at(0), Field::Due, "2025-06-30".into());
    assert_eq!(left(&model), Some(10));
    update(&mut model, at(1), Msg::RecommendationTicked(id("r1.1"), true));
    assert_eq!(left(&model), None);
}

// What is on show

#[test]
fn an_address_says_what_is_on_show_and_leads_back_to_it() {
    let full = Sieve {
        search: "焦油 & 50%".into(),
        area: AreaId::parse("a2").ok(),
        unit: "农牧局#2".into(),
        standing: Some(Standing::Ongoing),
        judgement: Some(JudgedAs::ToRate),
        late: true,
        conflict: true,
        mine: true,
        since: Day::parse("2025-03-01").ok(),
        group: Group::Unit,
    };
    for sieve in [Sieve::default(), full] {
        assert_eq!(Sieve::parse(&sieve.to_string()), sieve);
    }
    assert_eq!(Sieve::default().to_string(), "");
    // As a browser hands it back, from a later version, and from nobody.
    assert_eq!(Sieve::parse("q=%E7%84%A6%E6%B2%B9&colour=red").search, "焦油");
    for nonsense in ["", "&&==", "q", "area=x&standing=x&since=2025-02-30&late=yes", "q=%", "q=%zz%E7"] {
        Sieve::parse(nonsense);
    }
    assert_eq!(Sieve::parse("area=x&standing=x&since=2025-02-30&late=yes"), Sieve::default());
}

#[test]
fn filters_take_what_they_say() {
    let mut model = clerk(1);
    model.author = Rc::new(Author { unit: "农牧局".into(), ..Author::default() });
    fill(&mut model, at(0), Field::Lead, "农牧局".into());
    update(&mut model, at(1), Msg::RecommendationTicked(id("r2.1"), true));
    let note = Note { text: "已与园区签约".into(), on: None };
    update(&mut model, at(2), Msg::NoteAdded(id("r3.1"), note));
    let shown = |model: &mut Model, address: &str| {
        update(model, at(3), Msg::AddressChanged(format!("#?{address}").into()));
        let all = model.opinion.recommendations().map(|asked| asked.id);
        all.filter(|id| model.takes(at(3), *id)).map(|id| id.to_string()).collect::<Vec<_>>().join(" ")
    };
    for (address, expected) in [
        ("unit=农牧局", "r1.1"),
        ("mine=1", "r1.1"),
        ("standing=done", "r2.1"),
        ("judged=to-review", "r2.1"),
        ("judged=approved", ""),
        ("q=签约 园区", "r3.1"),
        ("q=没有这样的字", ""),
        ("area=a3&late=1&q=签约", "r3.1"),
        ("conflict=1", ""),
        ("since=2026-11-24", "r1.1 r2.1 r3.1"),
        ("since=2026-11-25", ""),
    ] {
        assert_eq!(shown(&mut model, address), expected, "{address}");
    }
    assert_eq!(shown(&mut model, "").split(' ').count(), 15);
}

#[test]
fn a_search_reads_the_document_and_its_translation() {
    let mut model = clerk(1);
    let found = |model: &mut Model, words: &str| {
        update(model, at(0), Msg::SieveChanged(Sieve { search: words.into(), ..Sieve::default() }));
        let all = model.opinion.recommendations().map(|asked| asked.id);
        all.filter(|id| model.takes(at(0), *id)).count()
    };
    let look = Look { language: Some(Language::English), ..Look::default() };
    let [chinese, english] = ["冷链", "cold-chain"];
    assert!(found(&mut model, chinese) > 0);
    assert_eq!(found(&mut model, english), 0, "nobody sees it in Chinese");
    update(&mut model, at(1), Msg::LookChosen(look));
    let count = found(&mut model, english);
    assert!(count > 0 && count < 15, "{count}");
    assert_eq!(found(&mut model, &english.to_uppercase()), count);
    assert!(found(&mut model, chinese) > 0, "what units write is Chinese, too");
}

#[test]
fn titles_units_and_people_are_found_by_the_first_letters_of_their_readings() {
    let mut model = clerk(1);
    many(&mut model, at(1), &Field::Lead, "农牧局", &["r3.1"]);
    let search = |search: &str| Msg::SieveChanged(Sieve { search: search.into(), ..Sieve::default() });
    let asked = update(&mut model, at(2), search("NMJ"));
    let [Effect::KeepAddress { .. }, Effect::ReadInitials(letters)] = &asked[..] else { panic!("{asked:?}") };
    let readings = [('农', 'N'), ('牧', 'M'), ('局', 'J')];
    let read = |letter: &char| readings.iter().find(|(known, _)| known == letter).map(|(_, initial)| *initial);
    let told = letters.iter().map(|letter| (*letter, read(letter))).collect();
    assert!(readings.iter().all(|(letter, _)| letters.contains(letter)), "{letters:?}");
    update(&mut model, at(3), Msg::InitialsRead(told));
    let shown = |model: &Model| {
        let all = model.opinion.recommendations().map(|asked| asked.id.to_string());
        all.filter(|text| model.takes(at(4), id(text))).collect::<Vec<_>>()
    };
    assert_eq!(shown(&model), ["r3.1"]);
    // Asked once; and one letter is a letter.
    assert_eq!(update(&mut model, at(5), search("nm")).len(), 1);
    assert!(shown(&model).contains(&"r3.1".to_owned()));
    update(&mut model, at(6), search("j"));
    assert!(shown(&model).is_empty());
}

#[test]
fn a_place_is_shown_wherever_the_list_was() {
    let mut model = clerk(1);
    update(&mut model, at(0), Msg::AddressChanged("#?q=没有这样的字".into()));
    let effects = update(&mut model, at(1), Msg::PlaceAsked(Register::new(id("r4.2"), Field::Lead)));
    assert!(model.open.contains(&id("r4.2")));
    assert_eq!(model.sieve, Sieve::default());
    assert_eq!(effects.last(), Some(&Effect::Show("lead-r4.2".into())));
    // Leads to what is filtered out, as an address does.
    update(&mut model, at(2), Msg::AddressChanged("#?area=a1".into()));
    update(&mut model, at(3), Msg::AddressChanged("#r1.1".into()));
    assert_eq!(model.sieve.area, AreaId::parse("a1").ok());
    update(&mut model, at(4), Msg::AddressChanged("#r4.2".into()));
    assert_eq!(model.sieve, Sieve::default());
    update(&mut model, at(5), Msg::PlaceAsked(Register { subject: Subject::Opinion, field: Field::Received }));
    assert_eq!(model.panel, Some(Panel::Procedure));
}

#[test]
fn letters_of_a_search_are_no_places_to_go_back_to() {
    let mut model = clerk(1);
    let mut back = |search: &str| match &update(
        &mut model,
        at(0),
        Msg::SieveChanged(Sieve { search: search.into(), ..Sieve::default() }),
    )[..]
    {
        [Effect::KeepAddress { back, .. }] => *back,
        other => panic!("{other:?}"),
    };
    assert!(back("焦"));
    assert!(!back("焦油"));
    assert!(!back(""));
    assert!(back("水"));
}

// Files

#[test]
fn a_file_that_nobody_waits_for_any_more_is_let_go() {
    let mut model = clerk(1);
    let about = FileFor::New(id("r1.1"));
    let print = Fingerprint { name: "合同.pdf".into(), bytes: 9, sha256: "0f".repeat(32).into() };
    let effects = update(&mut model, at(0), Msg::FileChosen("file-r1.1".into(), about));
    assert_eq!(effects, [Effect::Fingerprint { input: "file-r1.1".into(), about }]);
    assert_eq!(model.filings, [Filing { about, filed: Filed::OnItsWay }]);
    update(&mut model, at(1), Msg::FileDropped(about));
    update(&mut model, at(2), Msg::Fingerprinted(about, Ok(print.clone())));
    assert_eq!(model.filings, []);
    update(&mut model, at(3), Msg::FileChosen("file-r1.1".into(), about));
    update(&mut model, at(4), Msg::Fingerprinted(about, Ok(print.clone())));
    assert_eq!(model.filings, [Filing { about, filed: Filed::Ready(print.clone()) }]);
    let evidence =
        Evidence { title: "合同".into(), kind: Rc::default(), on: None, place: Rc::default(), file: Some(print) };
    update(&mut model, at(5), Msg::EvidenceAdded(id("r1.1"), evidence));
    assert_eq!(model.filings, []);
}

// Days that were kept, and outcomes that want a reason

fn step(model: &mut Model, ms: u64, field: Field, day: &str) {
    let register = Register { subject: Subject::Opinion, field };
    update(model, at(ms), Msg::FieldFilled(register, Change::Set(day.into())));
}

#[test]
fn a_report_that_was_handed_in_is_not_overdue() {
    let mut model = clerk(1);
    assert!(model.report(at(0)).is_overdue());
    step(&mut model, 0, Field::Planned(Stage::Handling), "2025-05-01");
    step(&mut model, 1, Field::Actual(Stage::Report), "2025-06-10");
    let report = model.report(at(2));
    let [on, due] = ["2025-06-10", "2025-06-19"].map(|day| Day::parse(day).unwrap());
    assert_eq!(report, Owed::Done { on, due: Some(due) });
    assert_eq!((report.is_overdue(), report.days_late()), (false, Some(0)));
    // What comes before it is passed, what comes after is not.
    let stage = |model: &Model, stage| model.ledger.procedure().stage(stage).unwrap().owed(at(0).today());
    assert_eq!(stage(&model, Stage::Handling), Some(Owed::Passed));
    assert_eq!(stage(&model, Stage::Publication), None);
    // Items that had no day but the report's have none any more; their own days stay.
    let owed_by = model.ledger.procedure().owed_by(&model.opinion);
    assert_eq!(item(&model).deadline(at(0).today(), owed_by), None);
    fill(&mut model, at(3), Field::Due, "2025-12-31".into());
    assert!(item(&model).deadline(at(0).today(), owed_by).unwrap().is_overdue());
    step(&mut model, 4, Field::Actual(Stage::Report), "2025-07-01");
    assert_eq!(model.report(at(5)).days_late(), Some(12));
}

#[test]
fn a_step_with_a_later_one_done_is_not_overdue() {
    let mut model = clerk(1);
    step(&mut model, 0, Field::Planned(Stage::Comment), "2025-05-01");
    let comment = |model: &Model| model.ledger.procedure().stage(Stage::Comment).unwrap().owed(at(0).today());
    assert!(comment(&model).is_some_and(Owed::is_overdue));
    step(&mut model, 1, Field::Actual(Stage::Publication), "2025-07-01");
    assert_eq!(comment(&model), Some(Owed::Passed));
    assert_eq!(model.report(at(2)), Owed::Passed);
}

#[test]
fn the_committee_s_three_answers_are_counted_apart() {
    let mut model = clerk(1);
    for (which, rating) in ["r1.1", "r1.2", "r2.1", "r2.2"].into_iter().zip([
        Rating::MostlySatisfied,
        Rating::Unsatisfied,
        Rating::Satisfied,
        Rating::MostlySatisfied,
    ]) {
        let value = Change::Set(Judgement::new(rating).to_value());
        update(&mut model, at(0), Msg::FieldFilled(Register::new(id(which), Field::Rating), value));
    }
    let progress = model.ledger.progress();
    assert_eq!((progress.satisfied, progress.mostly, progress.unsatisfied, progress.rated()), (1, 2, 1, 4));
}

#[test]
fn an_outcome_that_wants_a_reason_is_none_without_it() {
    for standing in [Standing::Ongoing, Standing::NeedsConditions, Standing::Declined] {
        let mut model = clerk(1);
        let due = model.deadline(at(0)).due;
        let late = |model: &Model| item(model).deadline(at(0).today(), due).is_some_and(|one| one.is_overdue());
        let lacks = |model: &Model| {
            let gaps = readiness(&model.opinion, &model.ledger, at(0).today());
            let here = |gap: &&Gap| gap.place.recommendation() == Some(id("r1.1"));
            gaps.iter().filter(here).map(|gap| gap.lack).collect::<Vec<_>>()
        };
        update(&mut model, at(0), Msg::StandingChosen(id("r1.1"), standing));
        assert!(late(&model) && !item(&model).has_outcome(), "{standing:?}");
        let told = lacks(&model);
        assert!(told.contains(&Lack::Reason) && told.contains(&Lack::Explanation), "{told:?}");
        assert!(!told.contains(&Lack::Review), "no outcome waits for a review: {told:?}");
        // The day is moved: no mark, and still no outcome.
        fill(&mut model, at(1), Field::Due, "2027-12-31".into());
        assert!(!late(&model) && !item(&model).has_outcome());
        fill(&mut model, at(2), Field::Due, Value::Null);
        let told = Judgement { is: standing, reason: Some("管网须分三期改造".into()), of: None };
        fill(&mut model, at(3), Field::Standing, told.to_value());
        assert!(!late(&model) && item(&model).has_outcome());
        let told = lacks(&model);
        assert!(told.contains(&Lack::Review) && !told.contains(&Lack::Reason), "{told:?}");
    }
}

// One unit, however it is written

#[test]
fn one_unit_is_one_however_it_is_written() {
    let (mut here, mut there) = (clerk(1), clerk(2));
    // As other programs and older versions stored it: the bytes stay, the reading is one.
    let raw = |model: &mut Model, ms, field, value: Value| {
        let entry = format!(
            r#"{{"format":"otog-checklist","version":1,"document":{{"number":"{}"}},"authors":[{{}}],"entries":[{{"id":"{}-0-00000000000000{:02x}","on":"r1.1","field":"{field}","by":0,"to":{value}}}]}}"#,
            model.opinion.number,
            at(ms).ms,
            ms + 1,
        );
        update(model, at(ms), Msg::FileRead { name: "外来.json".into(), content: Ok(entry.into_bytes().into()) });
        update(model, at(ms), Msg::MergeAccepted);
    };
    raw(&mut here, 0, "lead", json!("农牧局 "));
    raw(&mut there, 1, "lead", json!("\u{200b}农牧局"));
    raw(&mut here, 2, "support", json!("财政局；水利局"));
    raw(&mut there, 3, "support", json!(["水利局", "财政局 "]));
    meet(&mut here, &mut there);
    assert_eq!(item(&here).conflicts(), 0);
    assert_eq!(item(&here).lead.value().map(|lead| &**lead), Some("农牧局"));
    let units: Vec<&str> = item(&here).units().map(|unit| &**unit).collect();
    assert_eq!(units.len(), 3, "{units:?}");
    let kept = |text: &str| here.journal.entries().any(|entry| entry.change == Change::Set(text.into()));
    assert!(kept("农牧局 ") && kept("\u{200b}农牧局"), "stored as it came");
    // What is typed is stored in the one form.
    fill(&mut here, at(20), Field::Lead, "ＡＢ局 ".into());
    assert_eq!(here.journal.entries().next_back().unwrap().change, Change::Set("AB局".into()));
    fill(&mut here, at(21), Field::Support, "财政局\n水利局,财政局".into());
    assert_eq!(here.journal.entries().next_back().unwrap().change, Change::Set(json!(["财政局", "水利局"])));
    let sieve = Sieve { unit: "AB局 ".into(), ..Sieve::default() };
    update(&mut here, at(22), Msg::SieveChanged(sieve));
    assert!(here.takes(at(23), id("r1.1")));
}
