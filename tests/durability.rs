//! Nothing is lost: what happens to ticks when tabs race, stores fill up, break or are blocked, and pages die. Acted
//! out in a real browser on the built site (`cargo xtask test` builds it first).

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::expect_used, reason = "a test ends where something is not as it should be")]

#[allow(dead_code, reason = "the measurements use verbs that the journeys do not, and the other way round")]
mod harness;

use fantoccini::key::Key;
use harness::{Page, Profile, Site, Tab, until};
use otog_checklist::{
    journal::{Author, Change, Device, Entry, Field, Journal, Register, Replica, Role, Step, StepId},
    ledger::{Ledger, Standing},
    opinion::{Day, Opinion, RecommendationId},
    share::{LIMITS, Segment, read_file, write_file},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    rc::Rc,
};

const DAY: u64 = 24 * 60 * 60 * 1000;

// Tabs

#[test]
fn two_tabs_tick_at_once_and_lose_nothing() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    // A click on what the other tab has just ticked has nothing to add, so to be counted each has boxes of its own.
    let tabs = race(&page, &site, [(0, 2), (1, 2)]);
    for tab in &tabs {
        page.turn_to(tab);
        until("1,000 entries", || (entries(&page) == 1000).then_some(()));
    }
    let written = same_everywhere(&page, &tabs);
    assert_eq!(written.len(), 1000);
    let writers: Vec<Replica> = written.iter().map(|entry| entry.id.replica).collect();
    assert_eq!(BTreeSet::from_iter(&writers).len(), 2, "two tabs wrote");
    let turns = writers.windows(2).filter(|pair| pair[0] != pair[1]).count();
    assert!(turns > 10, "they wrote one after the other, not at once: {turns} turns");
}

#[test]
fn two_tabs_that_tick_the_same_boxes_at_once_end_up_the_same() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    // Side by side through the list, so that they meet again and again.
    let tabs = race(&page, &site, [(0, 31), (0, 31)]);
    let written = same_everywhere(&page, &tabs);
    assert!(written.iter().any(|entry| entry.replaces.len() > 1), "they never wrote to one box at once");
}

/// Opens a second tab and lets both click 500 times each: from which box on, and with which stride through the list.
fn race(page: &Page, site: &Site, ways: [(usize, usize); 2]) -> [Tab; 2] {
    let tabs = [page.tab(), page.open_window(site)];
    for (tab, (from, stride)) in tabs.iter().zip(ways) {
        page.turn_to(tab);
        page.open_all_cards();
        page.script(TICK_AT_THE_GUN, vec![500.into(), from.into(), stride.into()]);
    }
    page.script("new BroadcastChannel('gun').postMessage('');", vec![]);
    for tab in &tabs {
        page.turn_to(tab);
        until("500 ticks", || page.script("return window.ticked === 500", vec![]).as_bool().filter(|done| *done));
        page.wait_saved();
    }
    tabs
}

/// Waits for the gun, then clicks as fast as the page can take it, each click a task of its own.
const TICK_AT_THE_GUN: &str = "
    const [ticks, from, stride] = arguments, tasks = new MessageChannel();
    window.ticked = 0;
    tasks.port1.onmessage = () => {
        const boxes = document.querySelectorAll('[data-tick]');
        boxes[(from + window.ticked * stride) % boxes.length].click();
        window.ticked += 1;
        if (window.ticked < ticks) tasks.port2.postMessage('');
    };
    // Kept, so that it is not collected before the gun is heard.
    window.gun = new BroadcastChannel('gun');
    window.gun.onmessage = () => tasks.port2.postMessage('');
";

/// All tabs show the same without being loaded again, and again when they are, and so does the file. Returns what is in
/// it.
fn same_everywhere(page: &Page, tabs: &[Tab]) -> Vec<Rc<Entry>> {
    let in_all = |look: &dyn Fn() -> BTreeMap<String, String>| {
        let seen = tabs.iter().map(|tab| {
            page.turn_to(tab);
            look()
        });
        seen.collect::<Vec<_>>()
    };
    let boxes = until("all tabs show the same", || {
        let mut seen = in_all(&|| page.boxes());
        seen.dedup();
        (seen.len() == 1).then(|| seen.remove(0))
    });
    let written = read(&page.export_file());
    assert_eq!(boxes, boxes_of(&written), "the page shows what is in the file");
    let again = in_all(&|| {
        page.reload();
        page.open_all_cards();
        page.boxes()
    });
    assert!(again.iter().all(|seen| *seen == boxes));
    assert_eq!(read(&page.export_file()), written);
    assert_eq!(page.console_errors(), [""; 0]);
    written
}

#[test]
fn what_one_tab_erases_is_gone_in_all() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    let first = page.tab();
    ["r1.1", "r2.2.m1"].iter().for_each(|id| page.tick(id));
    page.wait_saved();
    let second = page.open_tab(&site);
    page.tick("r3.3");
    page.wait_saved();

    // Looking at it is not doing it.
    page.press("device");
    assert!(!is_visible(&page, "[data-do=\"erase-confirm\"]"));
    page.click("[data-do=\"erase\"]");
    assert!(is_visible(&page, "[data-do=\"erase-export\"]"), "the file is offered first");
    assert!(page.is_ticked("r3.3"));
    page.press("erase-confirm");
    page.wait_for("[data-notice=erased]");

    for tab in [&second, &first] {
        page.turn_to(tab);
        until("no tick", || nothing_ticked(&page).then_some(()));
    }
    assert!(!page.alert_text().is_empty(), "the other tab says what happened");
    until("empty stores", || (page.local_segments().is_empty() && page.durable_segments().is_empty()).then_some(()));
    for tab in [&second, &first] {
        page.turn_to(tab);
        page.reload();
        page.wait_saved();
        assert!(nothing_ticked(&page));
        assert_eq!(entries(&page), 0);
    }

    // And there is a life after it.
    page.tick("r4.1");
    page.wait_saved();
    page.reload();
    assert!(page.is_ticked("r4.1"));
}

#[test]
fn what_was_erased_is_put_back_while_the_page_is_open() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    let first = page.tab();
    page.tick("r1.1");
    page.wait_saved();
    page.open_tab(&site);
    let erase = || {
        page.press("device");
        page.click("[data-do=\"erase\"]");
        page.press("erase-confirm");
        until("empty stores", || {
            (page.local_segments().is_empty() && page.durable_segments().is_empty()).then_some(())
        });
        assert!(nothing_ticked(&page));
    };
    erase();
    page.press("put-back");
    page.wait_gone("[data-notice=erased]");
    assert!(page.is_ticked("r1.1"));
    page.wait_saved();
    page.turn_to(&first);
    until("the tick in the other tab", || page.is_ticked("r1.1").then_some(()));
    page.reload();
    page.wait_saved();
    assert!(page.is_ticked("r1.1"));

    erase();
    page.press("do-not-keep");
    page.wait_gone("[data-do=put-back]");
    assert!(!page.notice_text().is_empty());
}

// Full stores

#[test]
fn a_full_local_store_costs_nothing_but_a_notice() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.tick("r1.1");
    page.wait_saved();
    page.fill_local_store();

    page.tick("r1.2");
    page.tick("r1.3");
    page.wait_for("[data-notice=\"store\"]");
    page.wait_saved();
    assert_eq!(page.local_segments().len(), 1, "the local store was full");
    page.reload();
    until("ticks from the durable store", || are_ticked(&page, &["r1.1", "r1.2", "r1.3"]).then_some(()));
    page.wait_saved();
    page.wait_for("[data-notice=\"store\"]");

    page.free_local_store();
    page.tick("r2.1");
    page.wait_gone("[data-notice=\"store\"]");
    page.wait_saved();
    page.reload();
    until("all ticks", || are_ticked(&page, &["r1.1", "r1.2", "r1.3", "r2.1"]).then_some(()));
    until("all in both stores", || (page.local_segments() == page.durable_segments()).then_some(()));
    assert!(!page.shows("[data-notice=\"store\"]"));
}

#[test]
fn a_full_durable_store_is_said_until_there_is_room_again() {
    let (site, clerk) = (Site::start(), Profile::fresh());
    let page = clerk.open(&site);
    page.tick("r1.1");
    page.wait_saved();
    page.close();
    let page = clerk.open(&site);
    page.fill_durable_store();

    page.tick("r1.2");
    page.wait_saved_as("partly");
    page.wait_for("[data-notice=\"store\"][role=\"alert\"]");
    assert_eq!(page.durable_segments().len(), 1, "the durable store was full");
    page.reload();
    assert!(are_ticked(&page, &["r1.1", "r1.2"]));
    page.wait_saved_as("partly");
    page.tick("r1.3");
    page.wait_for("[data-notice=\"store\"][role=\"alert\"]");

    page.free_durable_store();
    page.tick("r2.1");
    page.wait_saved();
    page.wait_gone("[data-notice=\"store\"]");
    assert_eq!(page.durable_segments(), page.local_segments());
    page.reload();
    assert!(are_ticked(&page, &["r1.1", "r1.2", "r1.3", "r2.1"]));
}

#[test]
fn with_both_stores_full_the_file_is_offered_and_holds_everything() {
    let (site, clerk) = (Site::start(), Profile::fresh());
    let page = clerk.open(&site);
    page.tick("r1.1");
    page.wait_saved();
    page.close();
    let page = clerk.open(&site);
    page.fill_local_store();
    page.fill_durable_store();

    page.tick("r1.2");
    page.tick("r1.3.m1");
    page.wait_saved_as("unsaved");
    let file = page.downloads("export-now");
    assert_eq!(on(&boxes_of(&read(&file))), ["r1.1", "r1.2", "r1.3.m1"]);
    assert!(page.shows("[data-notice=\"store\"][role=\"alert\"]"), "the notice stays, file or not");

    page.free_local_store();
    page.free_durable_store();
    page.tick("r2.1");
    page.wait_saved();
    page.wait_gone("[data-notice=\"store\"]");
    page.reload();
    assert!(are_ticked(&page, &["r1.1", "r1.2", "r1.3.m1", "r2.1"]));
}

// Blocked stores

#[test]
fn a_browser_that_keeps_nothing_still_works_and_says_so() {
    let site = Site::start();
    works_in_memory(&Profile::keeping_nothing().open(&site));
}

#[test]
fn a_browser_without_stores_still_works_and_says_so() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.before_load(
        "const denied = () => { throw new DOMException('denied', 'SecurityError'); };
        Object.defineProperty(window, 'localStorage', { get: denied });
        Object.defineProperty(window, 'indexedDB', { value: undefined });",
    );
    page.reload();
    works_in_memory(&page);
}

fn works_in_memory(page: &Page) {
    page.tick("r1.1");
    page.tick("r5.3.m11");
    page.tick("r1.2");
    page.tick("r1.2");
    page.wait_saved_as("unsaved");
    page.wait_for("[data-notice=\"store\"][role=\"alert\"]");
    assert_eq!(on(&page.boxes()), ["r1.1", "r5.3.m11"]);
    let file = page.downloads("export-now");
    assert_eq!(read(&file).len(), 4);
    assert_eq!(on(&boxes_of(&read(&file))), ["r1.1", "r5.3.m11"]);

    page.reload();
    assert!(nothing_ticked(page), "nothing was kept");
    page.wait_for("[data-notice=\"store\"][role=\"alert\"]");
    page.import_file(&file);
    page.merge();
    assert!(are_ticked(page, &["r1.1", "r5.3.m11"]));
    assert_eq!(page.console_errors(), [""; 0]);
}

// Damage

#[test]
fn a_damaged_segment_is_set_aside_untouched_until_somebody_says_so() {
    const DAMAGED: &str = "{\"key\":\"17324\u{0}";
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    let ids = ["r1.1", "r1.2", "r1.3", "r2.1", "r2.2"];
    for id in ids {
        page.tick(id);
    }
    page.wait_saved();
    let keys: Vec<String> = page.local_segments().into_keys().collect();
    assert_eq!(keys.len(), ids.len(), "a tick writes one segment");
    let broken = &keys[2];
    page.put_local_segment(broken, DAMAGED);
    page.put_durable_segment(broken, DAMAGED);
    let untouched = |page: &Page| {
        page.local_segments().get(broken).map(String::as_str) == Some(DAMAGED)
            && page.durable_segments().get(broken).map(String::as_str) == Some(DAMAGED)
    };

    page.reload();
    page.wait_for("[data-notice=\"unreadable\"]");
    assert!(are_ticked(&page, &["r1.1", "r1.2", "r2.1", "r2.2"]) && !page.is_ticked("r1.3"));
    // Enough ticks that the next start gathers the small segments into one.
    page.open_all_cards();
    page.script(
        "[...document.querySelectorAll('[data-tick*=\".m\"]')].slice(0, 80).forEach(box => box.click())",
        vec![],
    );
    page.wait_saved();
    assert!(untouched(&page));
    page.reload();
    until("the rest is gathered", || (page.local_segments().len() == 2).then_some(()));
    until("in both stores", || (page.durable_segments().len() == 2).then_some(()));
    page.open_all_cards();
    assert_eq!(on(&page.boxes()).len(), 84);
    assert!(untouched(&page));
    page.reload();
    page.wait_for("[data-notice=\"unreadable\"]");
    assert!(untouched(&page));

    let download = fs::read_to_string(page.downloads("download-unreadable")).expect("the download");
    let download: serde_json::Value = serde_json::from_str(&download).expect("a list");
    assert_eq!(download[0]["text"], DAMAGED);
    assert!(untouched(&page), "to download is not to discard");
    page.press("discard-unreadable");
    page.wait_gone("[data-notice=\"unreadable\"]");
    let left =
        |segments: BTreeMap<String, String>| (segments.len() == 1 && !segments.contains_key(broken)).then_some(());
    until("gone from localStorage", || left(page.local_segments()));
    until("gone from IndexedDB", || left(page.durable_segments()));
    page.reload();
    page.wait_saved();
    page.open_all_cards();
    assert_eq!(on(&page.boxes()).len(), 84);
    assert!(!page.shows("[data-notice=\"unreadable\"]"));
}

#[test]
fn a_segment_damaged_in_one_store_is_mended_from_the_other() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.tick("r1.1");
    page.tick("r1.2");
    page.wait_saved();
    let whole = page.local_segments();
    let first = whole.keys().next().expect("a segment");
    page.put_local_segment(first, "damaged");
    page.reload();
    until("the tick from the other store", || are_ticked(&page, &["r1.1", "r1.2"]).then_some(()));
    page.wait_gone("[data-notice=\"unreadable\"]");
    until("mended", || (page.local_segments() == whole).then_some(()));
    assert_eq!(page.durable_segments(), whole);
}

// Death

#[test]
fn a_page_killed_right_after_it_said_saved_has_saved() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    let doomed = page.tab();
    let other = page.open_empty_tab();
    page.turn_to(&doomed);
    page.script_until_called(
        "const done = arguments[0];
        new MutationObserver((_, watch) => {
            if (document.querySelector('[data-saved=\"saved\"]')) { watch.disconnect(); done(null); }
        }).observe(document.body, { subtree: true, attributeFilter: ['data-saved'] });
        document.querySelector('[data-tick=\"r1.3\"]').click();",
        vec![],
    );
    page.crash_tab();
    page.turn_to(&other);
    page.go(&site.url());
    assert!(page.is_ticked("r1.3"));
}

// Old data

#[test]
fn what_the_first_version_stored_still_opens() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.wait_saved();
    let segments = [include_str!("fixtures/segment-v1.json"), include_str!("fixtures/segment-v1-unlabelled.json")];
    let keys = ["1736000900000-0000000002000001", "1735180800000-0000000001000001"];
    let entries = segments.map(|segment| Segment::read(segment).expect("the library reads the fixture")).concat();
    page.put_local_segment(keys[0], segments[0]);
    page.put_durable_segment(keys[1], segments[1]);
    page.reload();
    page.open_all_cards();
    let boxes = boxes_of(&entries);
    assert!(!on(&boxes).is_empty(), "the fixtures hold ticks");
    until("what was stored", || (page.boxes() == boxes).then_some(()));
    page.tick("r5.3");
    page.wait_saved();
    until("three segments in each store", || {
        let kept = page.local_segments().into_keys().collect::<Vec<_>>();
        (kept.len() == 3 && kept.iter().eq(page.durable_segments().keys())).then_some(())
    });
    assert!(!page.shows("[data-notice=\"unreadable\"]"));
}

// Undo and redo

#[test]
fn undo_and_redo_lead_back_and_forth_across_reloads() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    let undo = || page.press_keys(&[Key::Control.into(), 'z']);
    let redo = || page.press_keys(&[Key::Control.into(), Key::Shift.into(), 'z']);
    let shows = |ids: &[&str]| until(&format!("{ids:?} ticked"), || (on(&page.boxes()) == ids).then_some(()));
    let reload = || {
        page.wait_saved();
        page.reload();
    };
    page.tick("r1.1");
    page.tick("r1.2");
    shows(&["r1.1", "r1.2"]);

    undo();
    shows(&["r1.1"]);
    reload();
    undo();
    shows(&[]);
    reload();
    redo();
    shows(&["r1.1"]);
    page.press("redo");
    shows(&["r1.1", "r1.2"]);
    reload();
    page.press("undo");
    shows(&["r1.1"]);
    reload();
    page.press("redo");
    shows(&["r1.1", "r1.2"]);

    reload();
    shows(&["r1.1", "r1.2"]);
    assert_eq!(entries(&page), 8, "an undo is an entry and takes none away");
    assert!(page.shows("button[data-do=\"redo\"]:disabled"), "nothing is left to redo");
    page.press("history");
    page.click("[data-filter=\"undo\"]");
    until("the six undos and redos", || (page.count("[data-entry]") == 6).then_some(()));
}

#[test]
fn the_keys_belong_to_the_text_that_is_being_written() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.tick("r1.1");
    page.press("device");
    page.press("change-author");
    page.click("input[name=\"name\"]");
    page.press_keys(&[Key::Control.into(), 'z']);
    page.press("keep-author");
    assert_eq!(entries(&page), 1);
    assert!(page.is_ticked("r1.1"));
}

#[test]
fn what_is_being_written_stays_while_another_tab_ticks() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    let writing = page.tab();
    page.press("device");
    page.press("change-author");
    page.click("input[name=\"unit\"]");
    page.type_text("农牧局");
    page.click("input[value=\"office\"]");
    let other = page.open_tab(&site);
    page.tick("r1.1");
    page.turn_to(&writing);
    until("the other tab's tick", || page.is_ticked("r1.1").then_some(()));
    page.press("keep-author");
    page.press("device");
    assert_eq!(page.text_of("[data-fact=\"author\"] dd"), "农牧局 修改");
    page.press("change-author");
    assert!(page.shows("input[value=\"office\"]:checked"));
    page.press("close");

    // The same for what is looked for.
    page.press("history");
    page.click("[data-filter=\"author\"]");
    page.type_text("农 ");
    page.turn_to(&other);
    page.tick("r1.2");
    page.turn_to(&writing);
    until("the other tab's tick", || page.is_ticked("r1.2").then_some(()));
    page.type_text("牧");
    let field = page.script("return document.querySelector('[data-filter=\"author\"]').value", vec![]);
    assert_eq!(field, "农 牧");
}

// Conflicts

#[test]
fn a_conflict_is_shown_with_both_authors_and_settled_with_one_click() {
    let site = Site::start();
    let [(unit, units), (office, offices)] = [("农牧局", "其其格"), ("政府办", "巴图")].map(|(unit, name)| {
        let profile = Profile::fresh();
        let page = profile.open(&site);
        sign(&page, unit, name);
        (page, profile)
    });
    unit.tick("r2.1");
    office.open_card("r2.1");
    office.fill_in("[data-standing-of=\"r2.1\"]", Standing::Ongoing.code());
    office.tick("r3.1");

    unit.import_file(&carried(&office, &units));
    unit.merge();
    unit.wait_for("[data-conflicts=\"1\"]");
    assert!(unit.is_mixed("r2.1"));
    assert!(unit.is_ticked("r3.1"), "the rest is merged all the same");
    let claims = unit.text_of("#r2\\.1 .conflict");
    for told in ["其其格", "农牧局", "巴图", "政府办", "已办结", "长期推进"] {
        assert!(claims.contains(told), "{told} is missing in {claims}");
    }
    unit.wait_saved();
    unit.reload();
    until("both claims can be chosen", || (unit.count("#r2\\.1 [data-choose]") == 2).then_some(()));

    // The office was right.
    let theirs = read(&unit.export_file());
    let claim = theirs
        .iter()
        .find(|entry| entry.change == Change::Set(Standing::Ongoing.to_value()))
        .expect("the office's claim is in the file");
    unit.click(&format!("[data-choose=\"{}\"]", claim.id));
    unit.wait_gone("[data-conflicts]");
    unit.wait_for("#r2\\.1 [data-standing=\"ongoing\"]");
    assert!(!unit.is_mixed("r2.1") && !unit.is_ticked("r2.1"));

    office.import_file(&carried(&unit, &offices));
    office.merge();
    office.wait_for("#r2\\.1 [data-standing=\"ongoing\"]");
    assert!(!office.shows("[data-conflicts]"));
    assert_eq!(read(&office.export_file()), read(&unit.export_file()));
    assert_eq!(unit.console_errors(), [""; 0]);
    assert_eq!(office.console_errors(), [""; 0]);
}

// History

#[test]
fn the_history_shows_who_did_what_and_where_things_stood_on_a_past_day() {
    let (site, clerk) = (Site::start(), Profile::fresh());
    let page = clerk.open(&site);
    let march = day("2025-03-10");
    let april = day("2025-04-10");
    let file = written_by(&[("农牧局", "其其格", march, "r1.1"), ("能源局", "巴图", april, "r2.1")]);
    page.import_file(&clerk.file("gathered.json", file.as_bytes()));
    page.merge();
    sign(&page, "政府办", "乌兰");
    page.tick("r3.2");

    page.press("history");
    let rows = |count: u64| until(&format!("{count} rows"), || (page.count("[data-entry]") == count).then_some(()));
    rows(3);
    assert!(page.text_of(".history__row:first-child").contains("乌兰"), "the latest comes first");
    page.fill_in("[data-filter=\"item\"]", "r1.1");
    rows(1);
    let row = page.text_of(".history__row");
    for told in ["其其格", "农牧局", "已办结", "2025年3月10日"] {
        assert!(row.contains(told), "{told} is missing in {row}");
    }
    page.fill_in("[data-filter=\"item\"]", "");
    rows(3);
    page.fill_in("[data-filter=\"author\"]", "能源");
    rows(1);
    assert!(page.text_of(".history__row").contains("巴图"));
    page.fill_in("[data-filter=\"author\"]", "");
    rows(3);
    page.fill_in("[data-filter=\"since\"]", "2025-04-10");
    rows(2);
    page.fill_in("[data-filter=\"until\"]", "2025-04-10");
    rows(1);
    assert!(page.text_of(".history__row").contains("巴图"));
    page.fill_in("[data-filter=\"since\"]", "");
    rows(2);

    page.fill_in("[data-do=\"past\"]", "2025-04-09");
    page.wait_for("[data-between=\"2\"]");
    page.press("show-past");
    let banner = page.text_of("[data-notice=\"past\"]");
    assert!(banner.contains("2025年4月9日"), "{banner}");
    assert_eq!(on(&page.boxes()), ["r1.1"]);
    assert!(!page.shows("[data-tick]:enabled") && page.shows("[data-tick]:disabled"), "the past is for looking");
    page.press_keys(&[Key::Control.into(), 'z']);
    page.press("back-to-today");
    page.wait_gone("[data-notice=\"past\"]");
    assert_eq!(on(&page.boxes()), ["r1.1", "r2.1", "r3.2"]);
    assert!(!page.shows("[data-tick]:disabled"));
    assert_eq!(entries(&page), 3);
    assert_eq!(page.console_errors(), [""; 0]);
}

// What the tests ask

/// The number of entries, as the panel of this device tells it.
#[track_caller]
fn entries(page: &Page) -> usize {
    page.press("device");
    let told = page.text_of("[data-fact=\"entries\"] dd");
    page.press("close");
    page.wait_gone("dialog");
    told.replace(',', "").parse().expect("a number")
}

#[track_caller]
fn are_ticked(page: &Page, ids: &[&str]) -> bool {
    ids.iter().all(|id| page.is_ticked(id))
}

fn nothing_ticked(page: &Page) -> bool {
    page.boxes().values().all(|state| state == "off")
}

fn is_visible(page: &Page, selector: &str) -> bool {
    page.script("return document.querySelector(arguments[0])?.checkVisibility()", vec![selector.into()]) == true
}

fn sign(page: &Page, unit: &str, name: &str) {
    page.press("device");
    page.press("change-author");
    page.fill_in("input[name=\"unit\"]", unit);
    page.fill_in("input[name=\"name\"]", name);
    page.press("keep-author");
    page.wait_gone("dialog");
}

/// The page's file, as it reaches somebody else.
fn carried(from: &Page, to: &Profile) -> std::path::PathBuf {
    to.file("received.json", &fs::read(from.export_file()).expect("the exported file"))
}

/// The ids of what is ticked, in the order of the ids.
fn on(boxes: &BTreeMap<String, String>) -> Vec<&str> {
    boxes.iter().filter(|(_, state)| *state == "on").map(|(id, _)| id.as_str()).collect()
}

// What the app's own types say

fn read(file: &Path) -> Vec<Rc<Entry>> {
    let bytes = fs::read(file).expect("the exported file");
    read_file(&Opinion::embedded(), &bytes, LIMITS).expect("the app reads its own files")
}

/// The boxes as they ought to be once these entries are known.
fn boxes_of(entries: &[Rc<Entry>]) -> BTreeMap<String, String> {
    let mut journal = Journal::default();
    journal.union(entries.iter().cloned());
    let ledger = Ledger::fold(&Opinion::embedded(), &journal);
    let state = |mixed, done| {
        if mixed {
            "mixed"
        } else if done {
            "on"
        } else {
            "off"
        }
        .to_owned()
    };
    let mut boxes = BTreeMap::new();
    for item in ledger.items() {
        boxes.insert(item.id.to_string(), state(item.standing.is_conflict(), item.is_done()));
        for measure in &item.measures {
            boxes.insert(measure.id.to_string(), state(measure.done.is_conflict(), measure.is_done()));
        }
    }
    boxes
}

/// A file of ticks: who, from which unit, on which day, what.
fn written_by(ticks: &[(&str, &str, Day, &str)]) -> String {
    let mut journal = Journal::default();
    for (number, (unit, name, day, id)) in (1..).zip(ticks) {
        let author = Author { name: (*name).into(), unit: (*unit).into(), role: Role::Unit };
        let noon = u64::try_from(day.unix_days()).expect("after 1970") * DAY + DAY / 2;
        let replica = Replica::new(Device::from_random(number), 0);
        let step = Step { id: StepId { time: noon, replica }, author: Rc::new(author), reverts: None };
        let id = RecommendationId::parse(id).expect("a recommendation");
        let tick = journal.write(Register::new(id, Field::Standing), Change::Set(Standing::Done.to_value()));
        journal.record(&step, tick);
    }
    write_file(&Opinion::embedded(), &journal, day("2025-05-01"))
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}
