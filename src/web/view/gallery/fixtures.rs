//! The states: each a model, made by telling it what happened.

use std::rc::Rc;

use serde_json::json;

use crate::{
    app::{
        Arrival, ArrivalState, Boot, ChatApp, Effect, FileFor, Filed, Filing, Model, Msg, Notice, Now, Panel, Sieve,
        StoreError, Stored, Version, Waiting, not_drawn, update,
    },
    desk::{Failure, How, perform},
    journal::{Author, Change, Device, Field, Journal, Register, Replica, Role, StepId, Subject},
    ledger::{Acceptance, Evidence, Fingerprint, Note, Rating, Review, Standing, Word},
    opinion::{Day, MeasureId, Opinion, RecommendationId, Stage},
    share::{Format, Picture, Sealing, UnitPart, package, share_of, write_file, write_part},
};

use super::{Fixture, Part};

/// 2025-05-20, noon in China: thirty days before the report is due.
pub const NOW: Now = Now { ms: 1_747_713_600_000, offset_minutes: 480 };
const SHA256: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
/// As long as a field of the signature takes.
const LONG_UNIT: &str =
    "鄂托克旗人民政府督查室和旗农牧局畜牧业发展服务中心联合工作专班办公室（棋盘井片区）负责人和联系人以及临时代办人员";
const LONG_NAME: &str = "阿拉腾其其格娜仁高娃敖登格日勒萨仁图雅乌云其木格斯琴";
const UNBROKEN: &str =
    "https://example.cn/a/very/long/address/without/any/place/to/break/0123456789012345678901234567890123456789";

macro_rules! fixtures {
    ($($name:literal: $part:expr, $model:expr;)*) => {
        &[$(Fixture { name: $name, part: $part, model: $model }),*]
    };
}

pub const FIXTURES: &[Fixture] = fixtures! {
    "empty": Part::Page, empty;
    "busy": Part::Page, busy;
    "all-done": Part::Page, all_done;
    "past": Part::Page, past;
    "part": Part::Page, part;
    "reported": Part::Page, reported;
    "narrowed-to-nothing": Part::Page, || with(busy(), Msg::SieveChanged(Sieve { search: "没有这样的字".into(), ..Sieve::default() }));

    "head-saving": Part::Head, || told(clerk(), [tick("r1.1")]);
    "head-saved": Part::Head, empty;
    "head-partly": Part::Head, partly;
    "head-unsaved": Part::Head, unsaved;
    "head-very-long": Part::Head, very_long;
    "head-part": Part::Head, part;
    "head-unsigned": Part::Head, unsigned;
    "summary-empty": Part::Summary, empty;
    "summary-busy": Part::Summary, busy;
    "summary-all-done": Part::Summary, all_done;
    "summary-overdue": Part::Summary, overdue;
    "summary-reported": Part::Summary, reported;

    "card-closed": Part::Card("r1.1"), empty;
    "card-done": Part::Card("r1.1"), || with(empty(), tick("r1.1"));
    "card-open": Part::Card("r1.2"), || with(empty(), Msg::CardToggled(id("r1.2")));
    "card-handled": Part::Card("r1.1"), || with(handled(), Msg::CardToggled(id("r1.1")));
    "card-returned": Part::Card("r1.1"), || with(returned(), Msg::CardToggled(id("r1.1")));
    "card-overdue": Part::Card("r1.1"), || with(overdue(), Msg::CardToggled(id("r1.1")));
    "card-conflict": Part::Card("r1.2"), || with(conflict(), Msg::CardToggled(id("r1.2")));
    "card-very-long": Part::Card("r1.1"), || with(very_long(), Msg::CardToggled(id("r1.1")));
    "card-locked": Part::Card("r1.1"), || with(past(), Msg::CardToggled(id("r1.1")));
    "card-for-office": Part::Card("r1.1"), || with(signed(handled(), Role::Office), Msg::CardToggled(id("r1.1")));
    "card-for-committee": Part::Card("r1.1"), || with(signed(handled(), Role::Committee), Msg::CardToggled(id("r1.1")));
    "part-coming": Part::Coming { failed: false }, empty;
    "part-failed": Part::Coming { failed: true }, empty;

    "banner-past": Part::Banners, past;
    "banner-chat-app": Part::Banners, || with(empty(), Msg::ChatAppSeen(ChatApp::WeChat));
    "banner-partly": Part::Banners, partly;
    "banner-unsaved": Part::Banners, unsaved;
    "banner-full": Part::Banners, full;
    "banner-unreadable": Part::Banners, unreadable;
    "toast-busy": Part::Toast, || busy_desk(busy());
    "toast-reminder": Part::Toast, reminded;
    "toast-undone": Part::Toast, || noticed(Notice::Undone { changes: 3 });
    "toast-merged": Part::Toast, || noticed(Notice::Merged { entries: 1_204, conflicts: 2 });
    "toast-written": Part::Toast, || noticed(Notice::Written { changes: 30 });
    "toast-exported": Part::Toast, || noticed(Notice::Exported { name: "审议意见办理清单-2025-05-20.json".into() });
    "toast-paste-cut": Part::Toast, || noticed(Notice::PasteCut { letters: 1_204, limit: 300 });
    "toast-failed": Part::Toast, || noticed(Notice::DeskFailed { why: Failure::NotFetched });
    "toast-may-not-arrive": Part::Toast, || noticed(Notice::MayNotArrive { name: "审议意见办理情况台账-2025-05-20.xlsx".into() });
    "toast-no-dates": Part::Toast, || noticed(Notice::NoDates);
    "toast-erased": Part::Toast, || with(busy(), Msg::EraseConfirmed);
    "toast-offline": Part::Toast, || versioned(Version::KeptOffline);
    "toast-update": Part::Toast, || versioned(Version::Newer);

    "history-empty": Part::Window, || at(empty(), Panel::History);
    "history": Part::Window, || at(busy(), Panel::History);
    "history-at-one-go": Part::Window, || at(told(unsigned(), [tick("r1.1"), many(), Msg::SignedEarlier(unit("农牧局", "乌兰"))]), Panel::History);
    "device-empty": Part::Window, || at(empty(), Panel::Device);
    "device": Part::Window, || at(busy(), Panel::Device);
    "device-unsaved": Part::Window, || at(unsaved(), Panel::Device);
    "signing": Part::Window, || at(unsigned(), Panel::Signing);
    "signing-before-sending": Part::Window, || told(unsigned(), [tick("r1.1"), Msg::ExportAsked]);
    "other-role": Part::Window, other_role;
    "signing-very-long": Part::Window, || at(very_long(), Panel::Signing);
    "papers-empty": Part::Window, || at(empty(), Panel::Papers);
    "papers": Part::Window, || at(busy(), Panel::Papers);
    "papers-at-work": Part::Window, || at(busy_desk(busy()), Panel::Papers);
    "sieve": Part::Window, || at(busy(), Panel::Sieve);
    "readiness": Part::Window, || at(busy(), Panel::Readiness);
    "overview": Part::Window, || at(busy(), Panel::Overview);
    "overview-all-done": Part::Window, || at(all_done(), Panel::Overview);
    "bulk": Part::Window, || at(busy(), Panel::Bulk);
    "procedure-empty": Part::Window, || at(empty(), Panel::Procedure);
    "procedure": Part::Window, || at(busy(), Panel::Procedure);
    "settings": Part::Window, || at(busy(), Panel::Settings);
    "keys": Part::Window, || at(empty(), Panel::Keys);
    "share-empty": Part::Window, || at(empty(), Panel::Share);
    "share": Part::Window, || at(busy(), Panel::Share);
    "share-part": Part::Window, || at(part(), Panel::Share);
    "share-link": Part::Window, || linked(How::Status);
    "share-many-codes": Part::Window, || linked(How::Text);
    "share-sealing": Part::Window, sealing;
    "receive": Part::Window, || at(empty(), Panel::Receive);
    "receive-refused": Part::Window, || given(empty(), &[("会议纪要.pdf", b"%PDF-1.7")]);
    "receive-five": Part::Window, || given(with(empty(), Msg::PanelOpened(Panel::Receive)), &FIVE);
    "receive-told": Part::Window, || told(given(busy(), &[("农牧局.json", colleague("农牧局", "乌兰").as_bytes()), FIVE[0], FIVE[3]]), [Msg::MergeAccepted]);
    "receive-locked": Part::Window, locked;
    "receive-missing": Part::Window, missing;
    "preview": Part::Window, || received(busy(), &[("收到.json", &colleague("农牧局", "乌兰"))]);
    "preview-several": Part::Window, || received(busy(), &[("农牧局.json", &colleague("农牧局", "乌兰")), ("很长.json", &colleague(LONG_UNIT, LONG_NAME))]);
    "preview-five": Part::Window, || given(given(busy(), &[("农牧局.json", colleague("农牧局", "乌兰").as_bytes())]), &FIVE[1..]);
    "preview-three-of-five": Part::Window, three_of_five;
    "preview-sixteen": Part::Window, || sixteen();
    "preview-workbook": Part::Window, || given(busy(), &[("台账（填好）.csv", TABLE.as_bytes())]);
    "preview-workbooks": Part::Window, || given(busy(), &[("台账（填好）.csv", TABLE.as_bytes()), ("农牧局.json", colleague("农牧局", "乌兰").as_bytes()), FIVE[0]]);
    "handout": Part::Window, || told(busy(), [Msg::ChatAppSeen(ChatApp::WeChat), Msg::ExportAsked]);
};

/// What happened, and what the browser would answer: stores work unless they are said not to, and the desk is here.
pub(super) fn tell(model: &mut Model, msg: Msg) {
    let now = Now { ms: NOW.ms + model.journal.len() as u64, ..NOW };
    let effects = update(model, now, msg);
    // Whoever is shown here has been asked already.
    let judges = model.other_role.is_some().then(|| update(model, now, Msg::RoleTaken));
    for effect in effects.into_iter().chain(judges.into_iter().flatten()) {
        match effect {
            Effect::SaveDurable { segments, .. } => {
                let keys = segments.iter().map(|segment| segment.key).collect();
                tell(model, Msg::DurableSaved(keys, Ok(())));
            }
            Effect::AskDesk { ticket, job, attachments } => {
                let attachments: Vec<_> = attachments.iter().map(|bytes| bytes.to_vec()).collect();
                let answer = perform(job, &attachments, &mut |_, _| {});
                let result = answer.map(|(product, files)| (product, files.into_iter().map(Rc::from).collect()));
                tell(model, Msg::DeskAnswered { ticket, result });
            }
            // No browser draws anything here.
            Effect::ReadPicture { name, kind, .. } => {
                tell(model, Msg::PictureRead { name, picture: Err(not_drawn(kind)) });
            }
            _ => {}
        }
    }
}

fn told(mut model: Model, msgs: impl IntoIterator<Item = Msg>) -> Model {
    msgs.into_iter().for_each(|msg| tell(&mut model, msg));
    model
}

fn with(model: Model, msg: Msg) -> Model {
    told(model, [msg])
}

fn at(mut model: Model, panel: Panel) -> Model {
    model.panel = Some(panel);
    model
}

fn id(text: &str) -> RecommendationId {
    #[expect(clippy::expect_used, reason = "the fixtures name what is in the document")]
    RecommendationId::parse(text).expect("a recommendation")
}

fn tick(on: &str) -> Msg {
    Msg::RecommendationTicked(id(on), true)
}

fn fill(on: &str, field: Field, value: impl Into<serde_json::Value>) -> Msg {
    Msg::FieldFilled(Register::new(id(on), field), Change::Set(value.into()))
}

fn of_opinion(field: Field, value: impl Into<serde_json::Value>) -> Msg {
    Msg::FieldFilled(Register { subject: Subject::Opinion, field }, Change::Set(value.into()))
}

/// Somebody whose durable store has not answered yet.
fn person(device: u64, author: Author) -> Model {
    let boot = Boot {
        author,
        // As the words are spoken: the page itself asks for nothing here.
        language: crate::web::words::spoken(),
        ..Boot::empty(Replica::new(Device::from_random(device), 1))
    };
    Model::boot(Rc::new(Opinion::embedded()), boot).0
}

fn clerk() -> Model {
    person(1, Author { name: "其其格".into(), unit: "政府办".into(), role: Role::Unit })
}

fn opened(model: Model) -> Model {
    with(model, Msg::DurableOpened(Ok(Stored::default())))
}

fn empty() -> Model {
    opened(clerk())
}

fn unsigned() -> Model {
    opened(person(1, Author::default()))
}

fn signed(mut model: Model, role: Role) -> Model {
    model.author = Rc::new(Author { role, ..(*model.author).clone() });
    model
}

/// One recommendation with everything that people write.
fn handled() -> Model {
    let on = "r1.1";
    let file = Fingerprint { name: "验收意见.pdf".into(), bytes: 1_482_113, sha256: SHA256.into() };
    let evidence = Evidence {
        title: "高标准农田验收意见".into(),
        kind: "文件".into(),
        on: Day::parse("2025-04-28").ok(),
        place: "局档案室 2025 年第 3 盒".into(),
        file: Some(file.clone()),
    };
    let note = Note {
        text: "建成高标准农田示范片两处，共 3,200 亩，已通过初验。".into(),
        on: Day::parse("2025-04-30").ok(),
    };
    let mut model = told(
        empty(),
        [
            fill(on, Field::Lead, "农牧局"),
            fill(on, Field::Support, json!(["财政局", "水利局"])),
            fill(on, Field::Contact, "乌兰 0477-622 0000"),
            fill(on, Field::Due, "2025-06-05"),
            Msg::AssignmentAnswered(id(on), Acceptance::Accepted, None),
            Msg::NoteAdded(id(on), note),
            Msg::MeasureAdded(id(on), "与邻旗共用一座有机肥厂".into()),
            fill(on, Field::Target, json!({ "what": "高标准农田", "goal": "5000", "unit": "亩" })),
            fill(on, Field::Current, "3200"),
            Msg::EvidenceAdded(id(on), evidence),
            tick(on),
            Msg::Reviewed(id(on), Review::Approved, None),
            fill(on, Field::Ballots, json!({ "satisfied": 18, "mostly": 5, "unsatisfied": 1, "members": 27 })),
            fill(on, Field::Rating, Rating::Satisfied.code()),
        ],
    );
    model
        .journal
        .clone()
        .registers()
        .filter_map(|register| match (register.recommendation(), &register.field) {
            (Some(id), Field::Evidence(key)) => Some(FileFor::Same(id, *key)),
            _ => None,
        })
        .for_each(|about| model.filings.push(Filing { about, filed: Filed::Ready(file.clone()) }));
    model
}

fn returned() -> Model {
    told(
        empty(),
        [
            fill("r1.1", Field::Lead, "农牧局"),
            Msg::AssignmentAnswered(id("r1.1"), Acceptance::Returned, Some("职责在林草局，请另派".into())),
            tick("r1.1"),
            Msg::Reviewed(id("r1.1"), Review::Returned, Some("只有计划，没有完成的证明".into())),
        ],
    )
}

fn overdue() -> Model {
    told(
        empty(),
        [
            of_opinion(Field::Received, "2024-11-01"),
            fill("r1.1", Field::Lead, "农牧局"),
            fill("r1.1", Field::Due, "2025-04-30"),
            fill("r1.1", Field::Explanation, "上级资金五月才到位，六月底前办结。"),
            fill("r1.3", Field::Due, "2025-05-20"),
            fill("r2.1", Field::Due, "2025-05-23"),
        ],
    )
}

fn measure(text: &str) -> Msg {
    #[expect(clippy::expect_used, reason = "the fixtures name what is in the document")]
    Msg::MeasureTicked(MeasureId::parse(text).expect("a measure"), true)
}

/// Something of everything.
fn busy() -> Model {
    let standing = |on, standing: Standing| Msg::StandingChosen(id(on), standing);
    told(
        handled(),
        [
            measure("r1.2.m1"),
            fill("r1.2", Field::Lead, "农牧局"),
            fill("r2.1", Field::Lead, "工信局"),
            fill("r2.1", Field::Due, "2025-04-30"),
            standing("r2.1", Standing::NeedsConditions),
            standing("r2.2", Standing::Ongoing),
            standing("r3.1", Standing::Declined),
            tick("r3.4"),
            Msg::Reviewed(id("r3.4"), Review::Returned, Some("缺佐证".into())),
            tick("r5.3"),
            fill("r5.3", Field::Rating, Rating::MostlySatisfied.code()),
            of_opinion(Field::Actual(Stage::Handover), "2025-01-06"),
            of_opinion(Field::Planned(Stage::Comment), "2025-05-27"),
        ],
    )
}

fn all_done() -> Model {
    let ids: Vec<_> = Opinion::embedded().recommendations().map(|asked| asked.id).collect();
    let done = ids.iter().flat_map(|&id| {
        let rating = Register::new(id, Field::Rating);
        [
            Msg::RecommendationTicked(id, true),
            Msg::Reviewed(id, Review::Approved, None),
            Msg::FieldFilled(rating, Change::Set(Rating::Satisfied.code().into())),
        ]
    });
    told(empty(), done.collect::<Vec<_>>())
}

fn very_long() -> Model {
    let author = Author { name: LONG_NAME.into(), unit: LONG_UNIT.into(), role: Role::Unit };
    let note = |text: String| Msg::NoteAdded(id("r1.1"), Note { text: text.into(), on: None });
    told(
        opened(person(1, author)),
        [
            fill("r1.1", Field::Lead, LONG_UNIT),
            fill("r1.1", Field::Support, json!([LONG_UNIT, LONG_NAME, UNBROKEN])),
            fill("r1.1", Field::Contact, format!("{LONG_NAME} {LONG_NAME}")),
            note(format!("{LONG_UNIT}。").repeat(6)),
            note(UNBROKEN.into()),
            Msg::MeasureAdded(id("r1.1"), UNBROKEN.into()),
            Msg::EvidenceAdded(
                id("r1.1"),
                Evidence {
                    title: UNBROKEN.into(),
                    kind: LONG_NAME.into(),
                    on: None,
                    place: LONG_UNIT.into(),
                    file: Some(Fingerprint {
                        name: format!("{LONG_UNIT}.pdf").into(),
                        bytes: 1 << 29,
                        sha256: SHA256.into(),
                    }),
                },
            ),
            tick("r1.1"),
        ],
    )
}

fn past() -> Model {
    with(busy(), Msg::PastAsked(Day::parse("2025-01-02").ok()))
}

// Stores

fn partly() -> Model {
    told(clerk(), [Msg::DurableOpened(Err(StoreError::Blocked)), Msg::LocalSaved(Ok(())), tick("r1.1")])
}

fn unsaved() -> Model {
    told(
        clerk(),
        [tick("r1.1"), Msg::DurableOpened(Err(StoreError::Blocked)), Msg::LocalSaved(Err(StoreError::Blocked))],
    )
}

fn full() -> Model {
    told(clerk(), [tick("r1.1"), Msg::DurableOpened(Err(StoreError::Full)), Msg::LocalSaved(Err(StoreError::Full))])
}

fn unreadable() -> Model {
    let mut model = empty();
    model.saving.set_aside(StepId { time: 1, replica: Replica::new(Device::from_random(9), 1) }, "{ 损坏".into());
    model
}

// What is told

fn noticed(notice: Notice) -> Model {
    let mut model = empty();
    model.notice = Some(notice);
    model
}

fn versioned(version: Version) -> Model {
    let mut model = empty();
    model.version = version;
    model
}

fn busy_desk(mut model: Model) -> Model {
    model.waiting = Some(Waiting { ticket: 1, progress: Some((1, 2)), quiet: false, opens: false });
    model
}

fn reminded() -> Model {
    let ids: Vec<_> = Opinion::embedded().measures().map(|measure| measure.id).collect();
    told(empty(), ids.into_iter().take(60).map(|id| Msg::MeasureTicked(id, true)).collect::<Vec<_>>())
}

// What travels

/// A file of somebody else, who sees things differently.
fn colleague(unit: &str, name: &str) -> String {
    let device = unit.bytes().fold(7, |sum, byte| (sum * 31 + u64::from(byte)) % (1 << 40));
    let author = Author { name: name.into(), unit: unit.into(), role: Role::Unit };
    let model = told(
        opened(person(device, author)),
        [
            Msg::StandingChosen(id("r1.2"), Standing::Ongoing),
            Msg::StandingChosen(id("r2.1"), Standing::Working),
            tick("r4.1"),
            measure("r1.1.m2"),
            fill("r4.1", Field::Lead, unit),
            fill("r4.1", Field::Support, json!([unit, "财政局"])),
            Msg::NoteAdded(id("r4.1"), Note { text: "已与旗医院商定转诊办法。".into(), on: None }),
        ],
    );
    write_file(&model.opinion, &model.journal, NOW.today())
}

fn received(mut model: Model, files: &[(&str, &str)]) -> Model {
    for (name, file) in files {
        let content = Ok(file.as_bytes().into());
        tell(&mut model, Msg::FileRead { name: (*name).into(), content });
    }
    model
}

fn unit(unit: &str, name: &str) -> Author {
    Author { name: name.into(), unit: unit.into(), role: Role::Unit }
}

/// One change of several registers.
fn many() -> Msg {
    let lead = |on: &str| (Register::new(id(on), Field::Lead), Change::Set("农牧局".into()));
    Msg::ManyFilled(["r1.1", "r1.2", "r2.1"].map(lead).to_vec())
}

/// The page of a unit that was sent its part.
fn part() -> Model {
    let office = told(
        opened(person(2, Author { name: "高娃".into(), unit: "政府办".into(), role: Role::Office })),
        [many(), fill("r1.2", Field::Due, "2025-05-15"), of_opinion(Field::Received, "2024-12-20")],
    );
    let entries = package(&office.opinion, &office.journal, "农牧局", Device::from_random(2));
    let mut journal = Journal::default();
    journal.union(entries);
    let file = UnitPart::new("农牧局", share_of(&office.ledger, "农牧局"))
        .and_then(|part| write_part(&office.opinion, &journal, NOW.today(), &part).into_iter().next())
        .unwrap_or_default();
    with(received(opened(person(1, unit("农牧局", "乌兰"))), &[("农牧局.json", &file)]), Msg::MergeAccepted)
}

/// The report has been handed in, in time.
fn reported() -> Model {
    let model = told(
        busy(),
        [
            of_opinion(Field::Planned(Stage::Handling), "2025-03-01"),
            of_opinion(Field::Actual(Stage::Report), "2025-05-12"),
        ],
    );
    told(model, [Msg::NoticeClosed])
}

/// A unit about to review itself.
fn other_role() -> Model {
    let mut model = opened(person(1, unit("农牧局", "乌兰")));
    let now = Now { ms: NOW.ms + 1, ..NOW };
    update(&mut model, now, Msg::Reviewed(id("r1.1"), Review::Approved, None));
    model
}

fn conflict() -> Model {
    let here = told(empty(), [tick("r1.2"), tick("r2.1")]);
    with(received(here, &[("收到.json", &colleague("农牧局", "乌兰"))]), Msg::MergeAccepted)
}

fn linked(how: How) -> Model {
    let asked = Msg::SendAsked { how, address: "https://example.cn/qingdan/".into() };
    with(at(busy(), Panel::Share), asked)
}

fn sealing() -> Model {
    let mut model = at(busy(), Panel::Share);
    model.travel.sealing = true;
    model
}

/// What people hand in, none of it to be merged as it is.
const FIVE: [(&str, &[u8]); 5] = [
    ("农牧局办理情况汇报（终稿）（2）.docx.pdf", b"%PDF-1.7"),
    ("微信图片_20250520.heic", b"\0\0\0\x18ftypheic"),
    ("各单位.zip", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
    ("审议意见办理清单-2025-05-20.json", b"{ \"format\": \"otog-checklist\","),
    ("收到的链接", "请于周五前报来。".as_bytes()),
];

/// Things as they come, whatever they are.
fn given(model: Model, things: &[(&str, &[u8])]) -> Model {
    let names = things.iter().map(|(name, _)| (*name).into()).collect();
    let model = with(model, Msg::FilesCame(names));
    told(model, things.iter().map(|(name, bytes)| Msg::FileRead { name: (*name).into(), content: Ok((*bytes).into()) }))
}

/// A ledger that somebody filled in, who does not say who they are; not all of it can be read.
const TABLE: &str = "编号,条目名称,牵头单位,联系人,办理时限,办理状态,状态说明,办理进展,新增办理进展\r\n\
    1.2,升级农牧业产业链,林草局,0477-6220000,2026-07-31,长期推进,生态修复需多年投入。,,完成招标，年底前开工。\r\n\
    1.3,促进农牧业产业融合,#N/A,,下个月,,,写错了地方,\r\n\
    2.1,改造传统、壮大新兴产业,,,,办完了,,,\r\n";

fn three_of_five() -> Model {
    let files = [("农牧局", "乌兰"), ("工信局", "巴图"), ("林草局", "高娃")]
        .map(|(unit, name)| (format!("审议意见办理清单-{unit}-{name}-20250520-0942.json"), colleague(unit, name)));
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, file)| (&**name, file.as_bytes())).collect();
    given(busy(), &[&files[..2], &FIVE[..2], &files[2..]].concat())
}

/// Of every unit a file, and not all of them as they should be.
fn sixteen() -> Model {
    const UNITS: [&str; 11] = [
        "农牧局",
        "水利局",
        "财政局",
        "工信局",
        "林草局",
        "自然资源局",
        "交通运输局",
        "卫健委",
        "教体局",
        "文旅局",
        "能源局",
    ];
    let files = UNITS.map(|unit| (format!("审议意见办理清单-{unit}-2025-05-20.json"), colleague(unit, "乌兰")));
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, file)| (&**name, file.as_bytes())).collect();
    given(busy(), &[&files[..], &FIVE].concat())
}

/// A sealed file that came in, sound as far as that can be told without its passphrase.
fn locked() -> Model {
    let file = Sealing { iterations: 1, salt: [0; 16], nonce: [0; 12] }.file(&[0; 40]);
    given(empty(), &[("审议意见办理清单-2025-05-20.sealed", &file)])
}

fn missing() -> Model {
    let mut model = at(empty(), Panel::Receive);
    let state = ArrivalState::Missing { read: 3, missing: vec![2, 5] };
    let format = Some(Format::Picture(Picture::Common));
    model.inbox.arrivals.push(Arrival { name: "二维码3.png".into(), format, state });
    model
}
