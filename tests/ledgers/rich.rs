//! A ledger as a busy office has it: fifteen handled by twenty units, notes from ten to three thousand characters,
//! people who differ, judgements out of date, votes, and texts that try to break a paper.

use otog_checklist::{
    app::{Model, Msg, update},
    journal::{Change, Fact, Field, Register, Subject},
    ledger::{Ballots, Evidence, Judgement, Note, Rating, Review, Standing, Target},
    opinion::{Day, Stage},
};
use serde_json::json;

use super::{clerk, clerk_on, fill, id, now};

pub(crate) const UNITS: [&str; 20] = [
    "农牧局",
    "林草局",
    "水利局",
    "工信和科技局",
    "发展和改革委员会",
    "生态环境局",
    "交通运输局",
    "教育体育局",
    "财政局",
    "自然资源局",
    "住房和城乡建设局",
    "文化和旅游局",
    "卫生健康委员会",
    "应急管理局",
    "市场监督管理局",
    "统计局",
    "人力资源和社会保障局",
    "商务局",
    "能源局",
    "苏里格经济开发区管理委员会",
];

/// Turns round, ends early, forges markup.
pub(crate) const HOSTILE: &str =
    "拨付\u{202e}元万002\u{202c}资金\u{2067}；见“<w:p/>”与&amp;]]>、\0\u{b}=1+1｜|<script>alert(1)</script>“引号”——完";

/// So many characters of a report, in sentences of some forty.
pub(crate) fn long(length: usize) -> String {
    const SENTENCE: &str =
        "组织召开专题会议研究部署，逐项明确责任人和完成时限，建成示范点两处，落实专项资金一百二十万元。";
    SENTENCE.chars().cycle().take(length).collect()
}

pub(crate) fn said(model: &mut Model, register: Register, value: impl Into<serde_json::Value>) {
    let ms = model.journal.len() as u64;
    update(model, now(ms), Msg::FieldFilled(register, Change::Set(value.into())));
}

pub(crate) fn fact(model: &mut Model, fact: Fact, value: &str) {
    said(model, Register { subject: Subject::Opinion, field: Field::Office(fact) }, value);
}

/// The office's own facts, all of them.
pub(crate) fn facts(model: &mut Model) {
    for (one, value) in [
        (Fact::Letterhead, "鄂托克旗人民政府文件"),
        (Fact::Number, "鄂旗政发〔2025〕18号"),
        (Fact::Signer, "其其格"),
        (Fact::Organisation, "旗人民政府召开专题会议研究，印发任务分工方案，逐月督办。"),
        (Fact::Dated, "2025-06-10"),
        (Fact::Copies, "旗委办公室，旗人大常委会办公室"),
        (Fact::Printer, "鄂托克旗人民政府办公室"),
        (Fact::Printed, "2025-06-11"),
        (Fact::Person, "巴图"),
        (Fact::Phone, "0477-6210000"),
    ] {
        fact(model, one, value);
    }
}

/// Fifteen handled, each differently; seen from 2025-05-20.
pub(crate) fn rich() -> Model {
    let mut model = clerk();
    let asked: Vec<_> = model.opinion.recommendations().cloned().collect();
    for (place, asked) in asked.iter().enumerate() {
        let on = asked.id.to_string();
        fill(&mut model, &on, Field::Lead, UNITS[place]);
        fill(&mut model, &on, Field::Support, json!([UNITS[(place + 15) % 20], UNITS[(place + 7) % 20]]));
        fill(&mut model, &on, Field::Contact, "办公室 0477-6210000");
        fill(&mut model, &on, Field::Due, if place % 3 == 0 { "2025-04-30" } else { "2025-08-31" });
        let length = [10, 60, 240, 700, 3000][place % 5];
        let note = Note { text: long(length).into(), on: Day::parse("2025-03-02").ok() };
        // Two of them have nothing to tell.
        if place != 6 && place != 13 {
            update(&mut model, now(place as u64), Msg::NoteAdded(asked.id, note));
        }
        for measure in asked.measures.iter().step_by(3) {
            update(&mut model, now(place as u64), Msg::MeasureTicked(measure.id, true));
        }
        standing(&mut model, &on, place);
        if place % 4 == 0 {
            let evidence = Evidence {
                title: format!("验收单（第{}号）", place + 1).into(),
                kind: "文件".into(),
                on: Day::parse("2025-04-12").ok(),
                place: "督查室档案柜".into(),
                file: None,
            };
            update(&mut model, now(0), Msg::EvidenceAdded(asked.id, evidence));
        }
    }
    let note = Note { text: HOSTILE.into(), on: None };
    update(&mut model, now(0), Msg::NoteAdded(id("r1.2"), note));
    update(&mut model, now(0), Msg::MeasureAdded(id("r1.2"), "每季度报告一次".into()));
    let target = Target { what: "地膜回收率".into(), goal: "90".into(), unit: "%".into() };
    fill(&mut model, "r1.3", Field::Target, target.to_value());
    fill(&mut model, "r1.3", Field::Current, "82");
    judge(&mut model);
    differ(&mut model);
    for (stage, day) in [(Stage::Handover, "2025-01-06"), (Stage::Comment, "2025-05-10")] {
        said(&mut model, Register::new(Subject::Opinion, Field::Actual(stage)), day);
    }
    model
}

fn standing(model: &mut Model, on: &str, place: usize) {
    let with = |is, reason: &str| Judgement { is, reason: Some(reason.into()), of: None }.to_value();
    match place {
        0 | 1 | 4 | 8 | 12 => {
            update(model, now(0), Msg::RecommendationTicked(id(on), true));
        }
        2 | 7 => fill(model, on, Field::Standing, Standing::Working.to_value()),
        3 => fill(model, on, Field::Standing, with(Standing::NeedsConditions, "上级专项资金尚未下达。")),
        5 => fill(model, on, Field::Standing, with(Standing::Declined, "不属本旗事权，已向上级主管部门反映。")),
        9 => fill(model, on, Field::Standing, with(Standing::Ongoing, "生态修复需多年持续投入。")),
        // Said to be not begun, though a note tells of work.
        10 => fill(model, on, Field::Standing, Standing::NotStarted.to_value()),
        _ => {}
    }
}

fn judge(model: &mut Model) {
    for on in ["r1.1", "r1.2"] {
        fill(model, on, Field::Review, Judgement::new(Review::Approved).to_value());
    }
    // Approved, and reported anew since: the approval is of what stands no more.
    let of = model.ledger.item(id("r1.2")).and_then(|item| Some(item.standing.latest()?.entry.id));
    let stale = Judgement { is: Review::Approved, reason: None, of };
    fill(model, "r1.2", Field::Review, stale.to_value());
    update(model, now(0), Msg::RecommendationTicked(id("r1.2"), false));
    update(model, now(0), Msg::RecommendationTicked(id("r1.2"), true));
    fill(model, "r1.1", Field::Rating, Judgement::new(Rating::Satisfied).to_value());
    let votes = Ballots { satisfied: 10, mostly: 8, unsatisfied: 2, members: 27 };
    fill(model, "r1.2", Field::Ballots, votes.to_value());
    fill(model, "r1.3", Field::Rating, Judgement::new(Rating::Unsatisfied).to_value());
}

/// Somebody else says other things of two items.
fn differ(model: &mut Model) {
    let mut there = clerk_on(2);
    let last = "r5.3";
    fill(&mut there, last, Field::Lead, "林草局");
    fill(&mut there, last, Field::Standing, Standing::Done.to_value());
    fill(model, last, Field::Standing, Standing::Working.to_value());
    let entries: Vec<_> = there.journal.entries().cloned().collect();
    model.journal.union(entries);
    // What is written about an item folds it anew.
    fill(model, last, Field::Explanation, "两家单位正在衔接。");
}
