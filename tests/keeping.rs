//! What the page keeps of what is typed and chosen: windows that are closed, addresses that one goes to, a store that is
//! full, a merge that was cut off. In a real browser on the built site.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::expect_used, reason = "a test ends where something is not as it should be")]

#[allow(dead_code, reason = "other tests use other verbs")]
mod harness;

use harness::{Page, Profile, Site, until};
use std::path::PathBuf;

/// Whether the browser would ask before it closes the page. A driver says yes by itself, so the event is made.
fn asks(page: &Page) -> bool {
    let leave = "const leave = new Event('beforeunload', { cancelable: true });
        dispatchEvent(leave);
        return leave.defaultPrevented";
    page.script(leave, vec![]) == true
}

fn press_escape(page: &Page) {
    page.press_keys(&['\u{e00c}']);
    page.wait_gone("dialog");
}

fn go_back(page: &Page) {
    page.script("history.back()", vec![]);
    page.wait_gone("dialog");
}

// Closing the page

#[test]
fn the_browser_asks_while_a_draft_is_in_no_store() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    let note = "[id=\"note-r1.1\"]";
    page.open_card("r1.1");
    page.click(note);
    page.type_text("已开工");
    page.wait_saved_as("draft");
    assert!(!asks(&page), "the store has it");
    page.fill_local_store();
    page.type_text("，正在铺设管线");
    page.wait_saved_as("unsaved");
    assert!(asks(&page));
    page.free_local_store();
    page.type_text("。");
    page.wait_saved_as("draft");
    assert!(!asks(&page));
    page.reload();
    page.open_card("r1.1");
    assert_eq!(page.value_of(note), "已开工，正在铺设管线。");
}

#[test]
fn a_field_that_one_is_in_is_an_entry_when_one_goes_to_another_address() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.open_card("r1.1");
    page.click("[id=\"contact-r1.1\"]");
    page.type_text("督查室");
    page.go_as_it_is("about:blank");
    page.go(&site.url());
    page.open_card("r1.1");
    assert_eq!(page.value_of("[id=\"contact-r1.1\"]"), "督查室");
    assert!(!page.shows("[data-draft=\"contact-r1.1\"]"));
}

// Windows

#[test]
fn a_bulk_choice_stays_over_back() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.press("bulk");
    page.click("[data-bulk=\"r1.1\"]");
    page.click("[data-bulk=\"r5.3\"]");
    page.fill_in("[data-fill=bulk-lead]", "农牧局");
    go_back(&page);
    page.wait_saved_as("draft");
    page.press("bulk");
    page.wait_for("[data-bulk]:checked");
    assert_eq!(page.count("[data-bulk]:checked"), 2);
    assert_eq!(page.value_of("[data-fill=bulk-lead]"), "农牧局");
}

#[test]
fn choices_in_settings_stay_over_esc_back_and_a_reload() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    let red = "[data-fill=\"lights-red-opinion\"]";
    let leave: [fn(&Page); 3] = [press_escape, go_back, Page::reload];
    for (leave, days) in leave.into_iter().zip(["2", "4", "6"]) {
        page.press("settings");
        page.fill_in(red, days);
        page.wait_saved_as("draft");
        leave(&page);
        page.press("settings");
        assert_eq!(page.value_of(red), days);
        press_escape(&page);
    }
}

#[test]
fn what_a_window_looks_at_stays_over_esc_back_and_a_reload() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.tick("r1.1");
    page.wait_saved();
    let leave: [fn(&Page); 3] = [press_escape, go_back, Page::reload];
    for (leave, [author, area]) in leave.into_iter().zip([["其其格", "a1"], ["政府办", "a2"], ["工信局", "a3"]])
    {
        page.press("history");
        page.fill_in("[data-filter=author]", author);
        page.fill_in("[data-filter=item]", "r5.3");
        leave(&page);
        page.press("history");
        assert_eq!(page.value_of("[data-filter=author]"), author);
        assert_eq!(page.value_of("[data-filter=item]"), "r5.3");
        press_escape(&page);
        page.press("papers");
        page.fill_in("[data-scope]", area);
        leave(&page);
        page.press("papers");
        assert_eq!(page.value_of("[data-scope]"), area);
        press_escape(&page);
        page.press("device");
        page.press("change-author");
        page.wait_for("[name=earlier]");
        let ticked = page.shows("[name=earlier]:checked");
        page.click("[name=earlier]");
        leave(&page);
        page.press("device");
        page.press("change-author");
        page.wait_for("[name=earlier]");
        assert_ne!(page.shows("[name=earlier]:checked"), ticked);
        press_escape(&page);
    }
    // To look at something is no draft; whom a signature is for is one, and the third time it is as it was.
    page.wait_saved_as("draft");
    page.press("device");
    page.press("change-author");
    page.press("draft-discard");
    page.wait_saved();
}

/// A file of somebody else's, with two ticks.
fn file_of_another(site: &Site) -> PathBuf {
    let other = Profile::fresh().open(site);
    other.tick("r1.1");
    other.tick("r5.3");
    other.wait_saved();
    let file = other.export_file();
    let kept = std::env::temp_dir().join(format!("otog-keeping-{}.json", std::process::id()));
    std::fs::copy(file, &kept).expect("a copy of the file");
    kept
}

#[test]
fn what_is_unticked_in_a_preview_stays_over_esc_back_and_a_reload() {
    let site = Site::start();
    let file = file_of_another(&site);
    let page = Profile::fresh().open(&site);
    let line = "[data-dialog=preview] [data-take=\"r5.3\"]";
    page.import_file(&file);
    page.click(line);
    let leave: [fn(&Page); 3] = [press_escape, go_back, Page::reload];
    for leave in leave {
        page.wait_gone(&format!("{line}:checked"));
        leave(&page);
        page.import_file(&file);
        page.wait_for(line);
        assert_eq!(page.count("[data-dialog=preview] .changes [data-take]:checked"), 1);
    }
    page.merge();
    page.wait_saved();
    assert!(page.is_ticked("r1.1") && !page.is_ticked("r5.3"));
    std::fs::remove_file(file).expect("the file");
}

#[test]
fn the_wheel_turns_no_number() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    let red = "[data-fill=\"lights-red-opinion\"]";
    page.press("settings");
    let before = page.value_of(red);
    page.click(red);
    page.turn_wheel_over(red, 300);
    page.turn_wheel_over(red, -600);
    assert_eq!(page.value_of(red), before);
    page.wait_saved();
}

// A database that somebody deletes

/// Another page has it open and does not close it, so the deletion waits, and whoever opens it next waits too.
const BLOCK: &str = "
    const done = arguments[arguments.length - 1];
    indexedDB.open(otog.store).onsuccess = event => {
        window.holding = event.target.result;
        indexedDB.deleteDatabase(otog.store).onblocked = () => done(true);
    }";

#[test]
fn a_deletion_that_is_blocked_is_said_and_done_without() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.tick("r1.1");
    page.wait_saved();
    assert_eq!(page.script_until_called(BLOCK, vec![]), true);
    page.tick("r2.2");
    page.wait_saved_as("partly");
    page.tick("r3.1");
    assert!(page.is_ticked("r1.1") && page.is_ticked("r3.1"), "one goes on");
    page.script("holding.close()", vec![]);
    page.wait_saved();
    until("all in the new database", || (page.durable_segments().len() >= 3).then_some(()));
    page.reload();
    assert!(["r1.1", "r2.2", "r3.1"].iter().all(|id| page.is_ticked(id)));
}
