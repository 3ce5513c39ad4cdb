//! The states that the page can be in, each as a person gets there: what is looked at in pictures, and what has to be
//! usable by everybody. A new view adds its state here.

use crate::harness::{Page, Profile};
use otog_checklist::{
    journal::{Author, Change, Clock, Device, Field, Journal, Register, Replica, Role, Step},
    ledger::Standing,
    opinion::{Opinion, RecommendationId},
    share::write_file,
};
use std::rc::Rc;

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

pub(crate) const ALL: [State; 14] = [
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
    State { name: "asks-to-sign", reach: |page, _| page.tick("r1.1") },
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
];

fn some_done(page: &Page) {
    for id in ["r1.1", "r1.2", "r2.1", "r3.4", "r5.3"] {
        page.tick(id);
    }
    put_off_signing(page);
}

fn all_done(page: &Page) {
    page.script("document.querySelectorAll('[data-tick]:not(:checked)').forEach(box => box.click())", vec![]);
    put_off_signing(page);
}

fn put_off_signing(page: &Page) {
    page.press("sign-later");
    page.wait_gone("[data-notice=author]");
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
