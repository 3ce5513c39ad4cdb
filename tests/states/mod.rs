//! The states that the page can be in, each as a person gets there: what is looked at in pictures, and what has to be
//! usable by everybody. A new view adds its state here.

use crate::harness::{Page, Profile};
use otog_checklist::{
    journal::{Author, Change, Clock, Device, Field, Journal, Register, Replica, Role, Step},
    ledger::Standing,
    opinion::{Opinion, RecommendationId},
    share::write_file,
};
use serde_json::json;
use std::{path::PathBuf, rc::Rc};

pub(crate) struct State {
    pub(crate) name: &'static str,
    pub(crate) reach: fn(&Page, &Profile),
}

/// 2025-05-06, in the working hours of somebody else.
const THEN: u64 = 1_746_500_000_000;
/// As long as a field of the signature takes.
const LONG_UNIT: &str =
    "鄂托克旗人民政府督查室和旗农牧局畜牧业发展服务中心联合工作专班办公室（棋盘井片区）负责人和联系人以及临时代办人员";
const LONG_NAME: &str = "阿拉腾其其格娜仁高娃敖登格日勒萨仁图雅乌云其木格斯琴";

pub(crate) const ALL: &[State] = &[
    State { name: "empty", reach: |_, _| () },
    State { name: "some-done", reach: |page, _| some_done(page) },
    State {
        name: "card-open",
        reach: |page, _| {
            some_done(page);
            page.tick("r1.2.m1");
            page.tick("r1.2.m2");
            page.wait_saved();
        },
    },
    State { name: "all-done", reach: |page, _| all_done(page) },
    State {
        name: "asks-to-sign",
        reach: |page, _| {
            page.tick("r1.1");
            page.press("share");
            page.press("export");
            page.wait_for("[data-dialog=signing]");
        },
    },
    State {
        name: "signing",
        reach: |page, _| {
            page.press("device");
            page.press("change-author");
            page.wait_for("[data-dialog=signing]");
        },
    },
    State { name: "device", reach: |page, _| page.press("device") },
    State { name: "history-empty", reach: |page, _| page.press("history") },
    State {
        name: "history",
        reach: |page, clerk| {
            conflict(page, clerk);
            page.press("history");
        },
    },
    State {
        name: "preview",
        reach: |page, clerk| {
            some_done(page);
            page.import_file(&clerk.file("received.json", other_unit("农牧局", "其其格").as_bytes()));
            page.wait_for("[data-dialog=preview]");
        },
    },
    State { name: "conflict", reach: conflict },
    State {
        name: "refused",
        reach: |page, clerk| {
            page.import_file(&clerk.file("notes.json", "今天开会，下周再报。".as_bytes()));
            page.alert_text();
        },
    },
    State {
        name: "very-long",
        reach: |page, clerk| {
            some_done(page);
            page.import_file(&clerk.file(&format!("{LONG_NAME}.json"), other_unit(LONG_UNIT, LONG_NAME).as_bytes()));
            page.merge();
            page.open_card("r1.2");
        },
    },
    State {
        name: "past",
        reach: |page, _| {
            some_done(page);
            page.press("history");
            page.fill_in("[data-do=past]", "2025-01-02");
            page.press("show-past");
        },
    },
    State { name: "handled", reach: handled },
    State {
        name: "folded",
        reach: |page, clerk| {
            handled(page, clerk);
            // Closed, and opened anew on a narrow screen, so tall that the dock lies over nothing.
            page.resize(360, 10_000);
            page.click("[data-open=\"r1.1\"]");
            page.open_card("r1.1");
            page.wait_for(".fold");
        },
    },
    State { name: "share", reach: |page, _| window(page, "share") },
    State {
        name: "share-link",
        reach: |page, _| {
            some_done(page);
            window(page, "share");
            page.press("share-status");
            page.wait_for("[data-code]");
        },
    },
    State { name: "receive", reach: |page, _| window(page, "receive") },
    State {
        name: "receive-five",
        reach: |page, clerk| {
            window(page, "receive");
            page.choose_files("input[data-do=import]", &bad_files(clerk));
            page.wait_for("[data-arrivals=\"5\"]");
            page.wait_gone("[data-state=opening]");
        },
    },
    State {
        name: "preview-several",
        reach: |page, clerk| {
            let mut files = bad_files(clerk);
            files.push(clerk.file("received.json", other_unit("农牧局", "其其格").as_bytes()));
            window(page, "receive");
            page.choose_files("input[data-do=import]", &files);
            page.wait_for("[data-state=ready]");
            page.wait_gone("[data-state=opening]");
        },
    },
    State {
        name: "receive-locked",
        reach: |page, clerk| {
            let sealed = include_bytes!("../fixtures/sealed-v1.sealed");
            page.import_file(&clerk.file("sealed.otog", sealed));
            page.wait_for("[data-do=unseal]");
        },
    },
    State {
        name: "papers",
        reach: |page, clerk| {
            handled(page, clerk);
            window(page, "papers");
        },
    },
    State { name: "sieve", reach: |page, _| window(page, "sieve") },
    State { name: "bulk", reach: |page, _| window(page, "bulk") },
    State { name: "readiness", reach: |page, _| window(page, "readiness") },
    State {
        name: "overview",
        reach: |page, _| {
            some_done(page);
            window(page, "overview");
        },
    },
    State { name: "procedure", reach: |page, _| window(page, "procedure") },
    State { name: "settings", reach: |page, _| window(page, "settings") },
    State { name: "keys", reach: |page, _| window(page, "keys") },
    State { name: "narrowed", reach: |page, _| page.fill_in("[data-sieve=search]", "2.1") },
    State { name: "narrowed-to-nothing", reach: |page, _| page.fill_in("[data-sieve=search]", "?!") },
    State {
        name: "erased",
        reach: |page, _| {
            some_done(page);
            page.press("device");
            page.click("[data-do=erase]");
            page.press("erase-confirm");
            page.wait_for("[data-notice=erased]");
        },
    },
    State { name: "chat-app", reach: |page, _| in_chat_app(page) },
    State {
        name: "handout",
        reach: |page, _| {
            in_chat_app(page);
            some_done(page);
            page.press("share");
            page.press("export");
            page.press("sign-later");
            page.wait_for("[data-dialog=handout]");
        },
    },
];

/// What people have written in the states: in their own language, whatever the page's is.
#[allow(dead_code, reason = "for the language tests")]
pub(crate) const WRITTEN: [&str; 9] =
    [LONG_UNIT, LONG_NAME, "农牧局", "其其格", "林草局", "财政局", "已通过初验", "验收意见", "与邻旗合办"];

/// None of them can be merged as it is.
fn bad_files(clerk: &Profile) -> Vec<PathBuf> {
    let files: [(&str, &[u8]); 5] = [
        ("received.pdf", b"%PDF-1.7"),
        ("received.heic", b"\0\0\0\x18ftypheic"),
        ("received.zip", b"PK\x05\x06"),
        ("otog.json", b"{ \"format\": \"otog-checklist\","),
        ("notes.json", "今天开会，下周再报。".as_bytes()),
    ];
    files.map(|(name, content)| clerk.file(name, content)).to_vec()
}

/// Opens the window of this name.
fn window(page: &Page, name: &str) {
    page.press(name);
    page.wait_for(&format!("[data-dialog={name}]"));
}

/// One card with something in every part, open.
fn handled(page: &Page, _: &Profile) {
    page.tick("r1.1");
    page.wait_saved();
    page.open_card("r1.1");
    page.fill_in("[data-fill=\"lead-r1.1\"]", "林草局");
    page.fill_in("[data-fill=\"support-r1.1\"]", "财政局");
    page.fill_in("[data-fill=\"due-r1.1\"]", "2025-05-31");
    for (field, text) in [("note", "已通过初验"), ("evidence", "验收意见"), ("measure", "与邻旗合办")] {
        page.fill_in(&format!("[data-fill=\"{field}-r1.1\"]"), text);
        page.press(&format!("add-{field}-r1.1"));
    }
    page.press("review-r1.1-yes");
    page.click("#r1\\.1 [data-rate=satisfied]");
    page.wait_for("#r1\\.1 [data-rated=satisfied]");
    page.wait_saved();
}

fn in_chat_app(page: &Page) {
    let agent = "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/107.0.5304.141 Mobile MicroMessenger/8.0.47";
    page.devtools("Network.setUserAgentOverride", json!({ "userAgent": agent }));
    page.reload();
    page.wait_for("[data-notice=chat-app]");
}

fn some_done(page: &Page) {
    for id in ["r1.1", "r1.2", "r2.1", "r3.4", "r5.3"] {
        page.tick(id);
    }
    page.wait_saved();
}

fn all_done(page: &Page) {
    page.script("document.querySelectorAll('[data-tick]:not(:checked)').forEach(box => box.click())", vec![]);
    page.wait_saved();
}

fn conflict(page: &Page, clerk: &Profile) {
    some_done(page);
    page.import_file(&clerk.file("received.json", other_unit("农牧局", "其其格").as_bytes()));
    page.merge();
    page.wait_gone("dialog");
    page.wait_saved();
}

/// A file of somebody else, who sees things differently.
fn other_unit(unit: &str, name: &str) -> String {
    let mut journal = Journal::default();
    let mut clock = Clock::new(Replica::new(Device::from_random(7), 1));
    let author = Rc::new(Author { name: name.into(), unit: unit.into(), role: Role::Unit });
    for (id, standing) in
        [("r1.2", Standing::Ongoing), ("r2.1", Standing::NeedsConditions), ("r4.1", Standing::Working)]
    {
        let step = Step { id: clock.step(THEN), author: author.clone(), reverts: None };
        let id = RecommendationId::parse(id).expect("a recommendation");
        let write = journal.write(Register::new(id, Field::Standing), Change::Set(standing.to_value()));
        journal.record(&step, write);
    }
    let opinion = Opinion::embedded();
    write_file(&opinion, &journal, opinion.issued)
}
