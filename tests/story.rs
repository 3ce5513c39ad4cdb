//! The whole way of the fifteen, acted out in real browsers: handed round, handled, sent back, merged, settled,
//! reviewed and rated. What comes out is compared whole.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::expect_used, reason = "a test ends where something is not as it should be")]

#[allow(dead_code, reason = "this story uses some of the verbs")]
mod harness;

use harness::{Page, Profile, Site};
use otog_checklist::{
    journal::Journal,
    ledger::{Item, Ledger, Word},
    opinion::Opinion,
    share::{LIMITS, read_file},
};
use std::{fs, path::PathBuf};

const UNITS: [&str; 3] = ["农牧局", "工信局", "水利局"];
const CONTRACT: &[u8] = "粪污消纳协议，一式三份。".as_bytes();

struct Person {
    profile: Profile,
    page: Page,
}

impl Person {
    fn come(site: &Site, role: &str, unit: &str, name: &str) -> Self {
        let profile = Profile::fresh();
        let page = profile.open(site);
        page.press("settings");
        page.press("settings-sign");
        page.fill_in("input[name=\"unit\"]", unit);
        page.fill_in("input[name=\"name\"]", name);
        page.click(&format!("input[value=\"{role}\"]"));
        page.press("keep-author");
        page.wait_gone("dialog");
        Self { profile, page }
    }

    fn receive(&self, from: &Self) {
        let sent = fs::read(from.page.export_file()).expect("the exported file");
        let file: PathBuf = self.profile.file("received.json", &sent);
        self.page.import_file(&file);
        self.page.merge();
        self.page.wait_gone("dialog");
        self.page.wait_saved();
    }

    fn note(&self, id: &str, text: &str) {
        self.page.open_card(id);
        self.page.fill_in(&format!("[data-fill=\"note-{id}\"]"), text);
        self.page.press(&format!("add-note-{id}"));
        self.page.wait_for(&format!("#{} [data-note]", escaped(id)));
    }

    /// Evidence with the fingerprint of a file.
    fn evidence(&self, id: &str, title: &str, content: &[u8]) {
        self.page.open_card(id);
        self.choose(&format!("file-{id}"), content);
        self.page.wait_for(&format!("[data-print=\"{id}\"]:not(:empty)"));
        self.page.fill_in(&format!("[data-fill=\"evidence-{id}\"]"), title);
        harness::until("the fingerprint", || {
            self.page.text_of(&format!("[data-print=\"{id}\"]")).contains("校验码").then_some(())
        });
        self.page.press(&format!("add-evidence-{id}"));
        self.page.wait_for(&format!("#{} [data-evidence]", escaped(id)));
    }

    fn choose(&self, input: &str, content: &[u8]) {
        let file = self.profile.file("协议.txt", content);
        self.page.choose_file(&format!("[data-file=\"{input}\"]"), &file);
    }

    fn ledger(&self) -> Ledger {
        let opinion = Opinion::embedded();
        let file = fs::read(self.page.export_file()).expect("the exported file");
        let entries = read_file(&opinion, &file, LIMITS).unwrap_or_else(|why| panic!("an export is read: {why:?}"));
        let mut journal = Journal::default();
        journal.union(entries);
        Ledger::fold(&opinion, &journal)
    }
}

fn escaped(id: &str) -> String {
    id.replace('.', "\\.")
}

#[test]
fn fifteen_recommendations_from_tick_to_handled() {
    let site = Site::start();
    let office = Person::come(&site, "office", "政府办", "其其格");
    assign_all(&office);
    let units = UNITS.map(|unit| {
        let there = Person::come(&site, "unit", unit, "经办人");
        there.receive(&office);
        there
    });
    let [farm, industry, water] = &units;

    // Each looks at its own items alone, in an address that can be kept.
    farm.page.go(&format!("{}#?mine=1", site.url()));
    assert_eq!(farm.page.count("article.card"), 6);
    farm.page.open_card("r1.1");
    farm.page.press("accepted-r1.1-yes");
    farm.page.wait_for("[data-answered=accepted]");
    farm.note("r1.1", "8月20日与三家养殖企业签订粪污消纳协议");
    farm.evidence("r1.1", "粪污消纳协议", CONTRACT);
    farm.page.tick("r1.1");
    farm.page.tick("r2.1");

    industry.page.open_card("r3.1");
    industry.page.fill_in("[data-fill=\"accepted-r3.1\"]", "不是本局职责");
    industry.page.press("accepted-r3.1-no");
    industry.page.wait_for("[data-answered=returned]");
    // It says something else of what the farming office ticks.
    industry.page.open_card("r2.1");
    industry.page.fill_in("[data-standing-of=\"r2.1\"]", "ongoing");

    water.page.open_card("r5.1");
    water.page.fill_in("[data-standing-of=\"r5.1\"]", "declined");
    water.page.fill_in("[data-fill=\"reason-r5.1\"]", "上级已明确由自治区统一办理");
    water.page.tick("r5.2");

    units.iter().for_each(|unit| office.receive(unit));
    office.page.wait_for("[data-conflicts=\"1\"]");
    office.page.click("#r2\\.1 [data-choose]");
    office.page.wait_gone("[data-conflicts]");

    review(&office);
    let committee = Person::come(&site, "committee", "人大办", "乌兰");
    committee.receive(&office);
    rate(&committee);
    office.receive(&committee);

    compare(&office.ledger());
    units.iter().for_each(|unit| unit.receive(&office));
    for person in units.iter().chain([&committee]) {
        assert_eq!(person.ledger(), office.ledger());
        assert_eq!(person.page.console_errors(), [""; 0]);
    }
    assert_eq!(office.page.console_errors(), [""; 0]);
}

/// Three units and a day for all, by the dialog: two steps for the units' parts, and one undo for each.
fn assign_all(office: &Person) {
    let page = &office.page;
    for (unit, areas) in UNITS.iter().zip([&["r1", "r2"][..], &["r3", "r4"], &["r5"]]) {
        page.press("bulk");
        for area in areas {
            // One after the other, as a hand does it.
            for place in 0..page.count(&format!("[data-bulk^=\"{area}.\"]")) {
                page.script(
                    "document.querySelectorAll(`[data-bulk^=\"${arguments[0]}.\"]`)[arguments[1]].click()",
                    vec![(*area).into(), place.into()],
                );
            }
        }
        page.fill_in("[data-fill=bulk-lead]", unit);
        page.press("bulk-write");
        page.wait_gone("dialog");
    }
    assert_eq!(page.count("[data-lead]"), 15);
    page.press("bulk");
    page.press("bulk-all");
    page.fill_in("[data-fill=bulk-due]", "2025-05-31");
    page.press("bulk-write");
    page.wait_gone("dialog");
    assert_eq!(page.count("[data-item-due=\"2025-05-31\"]"), 15);
    page.press("undo");
    page.wait_gone("[data-item-due]");
    page.press("redo");
    harness::until("the days again", || (page.count("[data-item-due]") == 15).then_some(()));
    page.wait_saved();
}

fn review(office: &Person) {
    let page = &office.page;
    // The file at hand is the one that the unit recorded; another is not.
    page.open_card("r1.1");
    let key = page.attribute("#r1\\.1 [data-evidence]", "data-evidence");
    office.choose(&format!("same-r1.1-{key}"), CONTRACT);
    page.wait_for("[data-same=same]");
    office.choose(&format!("same-r1.1-{key}"), "别的文件".as_bytes());
    page.wait_for("[data-same=different]");
    page.press("review-r1.1-yes");
    page.wait_for("#r1\\.1 [data-reviewed=approved]");

    // What is returned is in hand again, for everybody to see.
    page.open_card("r5.2");
    page.fill_in("[data-fill=\"review-r5.2\"]", "缺少佐证");
    page.press("review-r5.2-no");
    page.wait_for("#r5\\.2 [data-reviewed=returned]");
    assert!(!page.is_ticked("r5.2"));

    // The check leads to what is missing.
    page.press("readiness");
    page.click("[data-gap=\"assignment-returned-r3.1\"]");
    page.wait_gone("dialog");
    page.wait_for("[id=\"lead-r3.1\"]:focus");
    page.fill_in("[data-fill=\"lead-r3.1\"]", "农牧局");
    page.wait_for("#r3\\.1 [data-lead=农牧局]");
    page.wait_saved();
}

fn rate(committee: &Person) {
    let page = &committee.page;
    page.open_card("r1.1");
    page.script("document.querySelectorAll('#r1\\\\.1 details').forEach(part => part.open = true)", vec![]);
    for (name, count) in
        [("ballots", "10"), ("ballots-mostly", "4"), ("ballots-unsatisfied", "2"), ("ballots-members", "20")]
    {
        page.fill_in(&format!("[data-fill=\"{name}-r1.1\"]"), count);
    }
    page.press("keep-ballots-r1.1");
    // Exactly half of all members is not more than half, until the place says that it is enough.
    page.wait_for("#r1\\.1 [data-voted=mostly-satisfied]");
    page.press("settings");
    page.fill_in("[data-setting=tally-share]", "at-least-half");
    page.press("close");
    page.wait_for("#r1\\.1 [data-voted=satisfied]");
    page.open_card("r5.1");
    page.click("#r5\\.1 [data-rate=unsatisfied]");
    page.wait_for("#r5\\.1 [data-rated=unsatisfied]");
    page.wait_saved();
}

/// Number, lead, standing, review, rating, notes, evidence: all fifteen.
const EXPECTED: &str = "\
1.1 农牧局 done approved satisfied 1 1
1.2 农牧局 not-started - - 0 0
1.3 农牧局 not-started - - 0 0
2.1 农牧局 done - - 0 0
2.2 农牧局 not-started - - 0 0
2.3 农牧局 not-started - - 0 0
3.1 农牧局 not-started - - 0 0
3.2 工信局 not-started - - 0 0
3.3 工信局 not-started - - 0 0
3.4 工信局 not-started - - 0 0
4.1 工信局 not-started - - 0 0
4.2 工信局 not-started - - 0 0
5.1 水利局 declined - unsatisfied 0 0
5.2 水利局 working returned - 0 0
5.3 水利局 not-started - - 0 0
";

fn compare(ledger: &Ledger) {
    let line = |item: &Item| {
        assert_eq!(item.due.value().map(ToString::to_string).as_deref(), Some("2025-05-31"));
        format!(
            "{} {} {} {} {} {} {}\n",
            item.id.number(),
            item.lead.value().map_or("-", |lead| lead),
            item.standing_shown().map_or("?", |standing| standing.code()),
            item.reviewed().map_or("-", |review| review.is.code()),
            item.rated().map_or("-", Word::code),
            item.notes.len(),
            item.evidence.len(),
        )
    };
    let told: String = ledger.items().iter().map(|item| line(item)).collect();
    // Of two claims about r2.1 the first was chosen; either would do, since a person chose.
    let told = told.replace("2.1 农牧局 ongoing", "2.1 农牧局 done");
    assert_eq!(told, EXPECTED);
    assert_eq!(ledger.conflicts(), 0);
    let progress = ledger.progress();
    assert_eq!((progress.approved, progress.satisfied), (1, 1));
}

#[test]
fn what_is_half_typed_stays_while_another_tab_writes() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.open_card("r1.1");
    page.click("[id=\"lead-r1.1\"]");
    page.type_text("农牧");
    page.click("[id=\"note-r1.1\"]");
    page.type_text("已与三家企业");
    let writing = page.tab();
    let other = page.open_tab(&site);
    page.open_card("r1.1");
    assert_eq!(page.value_of("[id=\"lead-r1.1\"]"), "农牧", "saved when the field was left");
    page.fill_in("[id=\"contact-r1.1\"]", "办公室");
    page.tick("r1.1");
    page.turn_to(&writing);
    harness::until("the other tab's tick", || page.is_ticked("r1.1").then_some(()));
    assert_eq!(page.value_of("[id=\"contact-r1.1\"]"), "办公室");
    assert_eq!(page.value_of("[id=\"note-r1.1\"]"), "已与三家企业");
    // Turning to another window is leaving the field: what was typed is saved, and never wiped.
    page.click("[id=\"lead-r1.1\"]");
    page.type_text("局");
    page.turn_to(&other);
    page.fill_in("[id=\"contact-r1.1\"]", "督查室");
    page.turn_to(&writing);
    harness::until("the other tab's contact", || (page.value_of("[id=\"contact-r1.1\"]") == "督查室").then_some(()));
    assert!(page.value_of("[id=\"lead-r1.1\"]").contains('局'));
}

#[test]
fn what_is_typed_is_there_after_a_reload() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    let note = "[id=\"note-r1.1\"]";
    page.open_card("r1.1");
    page.click(note);
    page.type_text("已与三家企业");
    page.wait_saved_as("draft");
    page.wait_for("#r1\\.1 [data-chip=draft]");
    // A search that hides the card, and a card that is closed.
    page.fill_in("[data-sieve=search]", "没有这样的字");
    page.wait_gone("article.card");
    page.fill_in("[data-sieve=search]", "");
    page.wait_for(note);
    page.click("button[data-open=\"r1.1\"]");
    page.wait_gone(note);
    page.reload();
    page.wait_saved_as("draft");
    page.press("readiness");
    page.click("[data-gap=\"draft-note-r1.1\"]");
    page.wait_gone("dialog");
    assert_eq!(page.value_of(note), "已与三家企业");

    // A field that the cursor is still in is an entry by the time that the page is gone.
    page.click("[id=\"contact-r1.1\"]");
    page.type_text("办公室");
    page.reload();
    page.open_card("r1.1");
    assert_eq!(page.value_of("[id=\"contact-r1.1\"]"), "办公室");
    assert!(!page.shows("[data-draft=\"contact-r1.1\"]"));
    // So it is two seconds after the last key.
    page.click("[id=\"lead-r1.1\"]");
    page.type_text("农牧局");
    page.wait_for("#r1\\.1 [data-lead=农牧局]");

    page.press("add-note-r1.1");
    page.wait_for("#r1\\.1 [data-note]");
    page.wait_saved();

    // A choice in a window stays over Esc and a reload, until it is discarded.
    page.press("bulk");
    page.press("bulk-all");
    page.fill_in("[data-fill=bulk-lead]", "水利局");
    page.press_keys(&['\u{e00c}']);
    page.wait_gone("dialog");
    page.reload();
    page.wait_saved_as("draft");
    page.press("bulk");
    page.wait_for("[data-bulk]:checked");
    assert_eq!(page.count("[data-bulk]:checked"), 15);
    assert_eq!(page.value_of("[data-fill=bulk-lead]"), "水利局");
    page.press("draft-discard");
    page.wait_gone("[data-bulk]:checked");
    page.wait_saved();
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn two_tabs_keep_their_drafts_apart_and_a_third_takes_over_what_a_closed_one_left() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    let note = "[id=\"note-r1.1\"]";
    let write = |text: &str| {
        page.open_card("r1.1");
        page.click(note);
        page.type_text(text);
        page.wait_saved_as("draft");
    };
    write("一个窗口里的话");
    let first = page.tab();
    page.open_tab(&site);
    page.open_card("r1.1");
    assert_eq!(page.value_of(note), "", "the other tab lives");
    write("另一个窗口里的话");
    page.close_tab();
    page.turn_to(&first);
    assert_eq!(page.value_of(note), "一个窗口里的话");
    page.open_tab(&site);
    page.open_card("r1.1");
    harness::until("the draft that was left", || (page.value_of(note) == "另一个窗口里的话").then_some(()));
    page.turn_to(&first);
    assert_eq!(page.value_of(note), "一个窗口里的话");
}

#[test]
fn a_date_that_is_typed_key_by_key_is_one_entry() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    let due = "[id=\"due-r1.1\"]";
    page.open_card("r1.1");
    page.fill_in(due, "2025-06-19");
    page.wait_for("[data-item-due=\"2025-06-19\"]");
    // The year alone is typed anew: the browser tells of 0002, 0020, 0202 and 2026.
    let typed = |key: char, year: &str| {
        let tell = "const [selector, key, value] = arguments, field = document.querySelector(selector);
            field.focus();
            field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
            field.value = value;
            for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }));";
        let key = key.to_string();
        page.script(tell, vec![due.into(), key.into(), format!("{year}-07-31").into()]);
    };
    for (key, year) in [('2', "0002"), ('0', "0020"), ('2', "0202"), ('6', "2026")] {
        typed(key, year);
    }
    page.wait_saved_as("draft");
    page.script("document.activeElement.blur()", vec![]);
    page.wait_for("[data-item-due=\"2026-07-31\"]");
    page.wait_saved();
    typed('2', "0020");
    page.script("document.activeElement.blur()", vec![]);
    page.wait_for("[data-day-trouble=\"due-r1.1\"]");
    page.reload();
    page.open_card("r1.1");
    assert_eq!(page.value_of(due), "0020-07-31");
    page.press("draft-discard");
    harness::until("what stands", || (page.value_of(due) == "2026-07-31").then_some(()));
    let file = fs::read_to_string(page.export_file()).expect("the exported file");
    assert_eq!(file.matches("\"field\":\"due\"").count(), 2, "{file}");
}

#[test]
fn a_view_is_in_the_address_and_back_works() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.fill_in("[data-sieve=search]", "冷链");
    let found = harness::until("some of the fifteen", || {
        Some(page.count("article.card")).filter(|found| *found > 0 && *found < 15)
    });
    page.fill_in("[data-sieve=search]", "zbnmy");
    harness::until("转变农牧业 by its first letters", || (page.count("article.card") == 1).then_some(()));
    page.fill_in("[data-sieve=search]", "冷链");
    harness::until("those again", || (page.count("article.card") == found).then_some(()));
    page.press("sieve");
    page.fill_in("[data-sieve=group]", "unit");
    page.press("sieve-close");
    let address = page.script("return location.href", vec![]);
    let address = address.as_str().expect("an address").to_owned();
    assert!(address.contains("#?q=") && address.contains("group=unit"), "{address}");
    page.script("history.back()", vec![]);
    page.wait_for("#a1, #a2, #a3, #a4, #a5");
    page.script("history.back()", vec![]);
    harness::until("all fifteen", || (page.count("article.card") == 15).then_some(()));
    // The same address shows somebody else the same.
    let other = Profile::fresh().open_at(&address);
    assert_eq!(other.count("article.card"), found);
    other.press("sieve-all");
    harness::until("all fifteen", || (other.count("article.card") == 15).then_some(()));
}

#[test]
fn the_keyboard_leads_through_the_fifteen() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    let press = |key: char| page.press_keys(&[key]);
    press('j');
    press('j');
    page.wait_for("[data-tick=\"r1.2\"]:focus");
    press('x');
    assert!(page.is_ticked("r1.2"));
    press('k');
    press(' ');
    assert!(page.is_ticked("r1.1"));
    // The arrows lead the same way, and stop at the ends.
    press('\u{e015}');
    page.wait_for("[data-tick=\"r1.2\"]:focus");
    press('\u{e013}');
    page.wait_for("[data-tick=\"r1.1\"]:focus");
    press('\u{e013}');
    press('k');
    page.wait_for("[data-tick=\"r1.1\"]:focus");
    press('\u{e007}');
    page.wait_for("[data-open=\"r1.1\"][aria-expanded=true]");
    press('/');
    page.wait_for("[data-sieve=search]:focus");
    press('j');
    assert_eq!(page.value_of("[data-sieve=search]"), "j");
    page.script("document.activeElement.blur()", vec![]);
    press('?');
    page.wait_for("[data-dialog=keys]");
}
