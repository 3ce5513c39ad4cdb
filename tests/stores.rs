//! What the stores promise beyond one page: paths of one host, former versions, other programs of the origin, stores and
//! browsers that behave oddly; and what "back", keys and translators do. In a real browser on the built site.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::expect_used, reason = "a test ends where something is not as it should be")]

#[allow(dead_code, reason = "other tests use other verbs")]
mod harness;

use harness::{Page, Profile, Site, until};
use std::fs;

// Paths of one host

#[test]
fn what_is_kept_belongs_to_the_path_and_is_offered_to_the_others() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.tick("r1.1");
    page.wait_saved();
    page.go(&site.other_url());
    assert!(!page.is_ticked("r1.1"), "another path is another store");
    page.wait_for("[data-notice=\"elsewhere\"]");
    page.press("look-elsewhere");
    page.wait_for("[data-dialog=\"preview\"]");
    assert!(!page.is_ticked("r1.1"), "looked at before it is merged");
    page.merge();
    assert!(page.is_ticked("r1.1"));
    page.tick("r2.2");
    page.wait_saved();
    page.reload();
    page.wait_saved();
    assert!(page.is_ticked("r1.1") && page.is_ticked("r2.2"));
    assert!(!page.shows("[data-notice=\"elsewhere\"]"), "it was answered");

    page.press("device");
    page.click("[data-do=\"erase\"]");
    page.press("erase-confirm");
    page.wait_for("[data-notice=erased]");
    page.go(&site.url());
    page.wait_saved();
    assert!(page.is_ticked("r1.1"), "erasing one path leaves the other");
    assert!(!page.is_ticked("r2.2"));
    assert_eq!(page.console_errors(), [""; 0]);
}

/// Moves all that the page keeps to where former versions had it.
const AGE: &str = "
    const done = arguments[arguments.length - 1];
    for (const [key, value] of Object.entries(localStorage)) {
        if (!key.startsWith(otog.store)) continue;
        localStorage.setItem(key.replace(otog.store, 'otog-checklist'), value);
        localStorage.removeItem(key);
    }
    const opening = indexedDB.open('otog-checklist', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('segments');
    opening.onsuccess = () => {
        const old = opening.result;
        indexedDB.open(otog.store).onsuccess = event => {
            const now = event.target.result, from = now.transaction('segments', 'readwrite').objectStore('segments');
            from.openCursor().onsuccess = event => {
                const found = event.target.result;
                if (!found) { old.close(); now.close(); return done(); }
                old.transaction('segments', 'readwrite').objectStore('segments').put(found.value, found.key);
                found.delete();
                found.continue();
            };
        };
    };";

#[test]
fn what_former_versions_kept_goes_to_the_page_that_finds_it_first() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.tick("r1.1");
    page.tick("r3.3");
    page.wait_saved();
    page.script_until_called(AGE, vec![]);
    page.go(&site.other_url());
    assert!(page.is_ticked("r1.1") && page.is_ticked("r3.3"), "at the first picture");
    until("both stores have it under the new name", || {
        (page.local_segments().len() == 2 && page.durable_segments().len() == 2).then_some(())
    });
    let left = "return Object.keys(localStorage).filter(key => key.startsWith('otog-checklist/1/segment/')).length";
    assert_eq!(page.script(left, vec![]), 0);
    page.go(&site.url());
    page.wait_saved();
    assert!(!page.is_ticked("r1.1"), "once");
    page.wait_for("[data-notice=\"elsewhere\"]");
    assert_eq!(page.console_errors(), [""; 0]);
}

// Others of the same origin

#[test]
fn what_others_say_on_the_channel_is_not_believed() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.tick("r1.1");
    page.wait_saved();
    let segment = include_str!("fixtures/segment-v1.json");
    let say = "for (const name of [otog.store + '/1', otog.store + '/2', 'otog-checklist/1']) {
        const channel = new BroadcastChannel(name);
        ['erased', arguments[0], '', '1736000900000-0000000002000001', '不是'].forEach(text => channel.postMessage(text));
        channel.postMessage({ erasures: 9 });
    }";
    page.script(say, vec![segment.into()]);
    page.tick("r2.2");
    page.wait_saved();
    page.reload();
    page.wait_saved();
    assert!(page.is_ticked("r1.1") && page.is_ticked("r2.2"));
    assert_eq!(page.durable_segments().len(), 2);
    assert_eq!(page.console_errors(), [""; 0]);
}

// Stores that behave oddly

#[test]
fn a_database_that_does_not_answer_is_said_and_done_without() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.before_load("IDBFactory.prototype.open = () => new EventTarget();");
    page.reload();
    page.tick("r1.1");
    page.wait_saved_as("partly");
    page.wait_for("[data-notice=\"store\"]");
    page.tick("r2.2");
    page.reload();
    assert!(page.is_ticked("r1.1") && page.is_ticked("r2.2"));
}

#[test]
fn a_local_store_that_throws_stops_nothing() {
    let site = Site::start();
    for broken in ["getItem", "setItem", "key", "removeItem"] {
        let page = Profile::fresh().open(&site);
        page.tick("r1.1");
        page.wait_saved();
        page.before_load(&format!("Storage.prototype.{broken} = () => {{ throw new Error('no'); }};"));
        page.reload();
        page.wait_saved();
        until("the tick", || page.is_ticked("r1.1").then_some(()));
        page.tick("r2.2");
        page.wait_saved();
        page.reload();
        until("both ticks", || (page.is_ticked("r1.1") && page.is_ticked("r2.2")).then_some(()));
    }
}

// Windows and keys

fn go_back(page: &Page) {
    page.script("history.back()", vec![]);
}

#[test]
fn back_closes_the_window_and_stays_on_the_page() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.press("device");
    page.press("change-author");
    page.wait_for("[data-dialog=\"signing\"]");
    go_back(&page);
    page.wait_gone("dialog");
    page.press("history");
    page.press("close");
    page.wait_gone("dialog");
    page.press("receive");
    // A file picker that is called off says so, and the event bubbles.
    page.script("document.getElementById('import').dispatchEvent(new Event('cancel', { bubbles: true }))", vec![]);
    page.script("document.getElementById('tick-r1.1').click()", vec![]);
    assert!(page.shows("[data-dialog=\"receive\"]"));
    go_back(&page);
    page.wait_gone("dialog");
    assert_eq!(page.script("return location.href", vec![]), site.url());
    assert!(page.is_ticked("r1.1"));
    // A filter that was set in a window is a place to come back to, and the window has its step on top of it.
    page.press("sieve");
    page.wait_for("[data-dialog=\"sieve\"]");
    go_back(&page);
    page.wait_gone("dialog");
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn keys_in_a_window_belong_to_it_and_caps_lock_leaves_them_as_they_are() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.tick("r1.1");
    let press = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
        { key: arguments[0], ctrlKey: arguments[1], bubbles: true, cancelable: true }))";
    page.press("history");
    page.script(press, vec!["z".into(), true.into()]);
    page.press("close");
    page.wait_gone("dialog");
    assert!(page.is_ticked("r1.1"), "nothing was undone behind the window");
    page.script("document.activeElement.blur()", vec![]);
    page.script(press, vec!["J".into(), false.into()]);
    let card = "return document.activeElement.closest('.card')?.id";
    until("the first card", || (page.script(card, vec![]) == "r1.1").then_some(()));
    page.script(press, vec!["Z".into(), true.into()]);
    until("undone", || (!page.is_ticked("r1.1")).then_some(()));
}

/// As page translators do: each text in elements of their own.
const TRANSLATE: &str = "
    const texts = document.createTreeWalker(document.getElementById('app'), NodeFilter.SHOW_TEXT), found = [];
    while (texts.nextNode()) found.push(texts.currentNode);
    for (const text of found) {
        const font = document.createElement('font');
        text.replaceWith(font);
        font.append(text.data);
    }";

#[test]
fn counts_are_right_in_a_page_that_was_translated() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.wait_saved();
    page.script(TRANSLATE, vec![]);
    page.tick("r1.1");
    page.wait_saved();
    assert!(page.text_of("[data-progress=done]").starts_with('1'));
    assert!(page.text_of("[data-lane=reported] .lane__sum").starts_with('1'));
    assert_eq!(
        page.text_of("#r1\\.1 [data-standing]").trim_start_matches(|mark: char| !mark.is_alphabetic()),
        "已办结"
    );
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn boxes_are_as_the_list_has_them_whatever_the_browser_restores() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.wait_saved();
    let restore = "document.querySelector('[data-tick=\"r1.1\"]').checked = true;
        dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))";
    page.script(restore, vec![]);
    assert!(!page.is_ticked("r1.1"));
    assert_eq!(page.attribute("[data-tick=\"r1.1\"]", "autocomplete"), "off");
}

#[test]
fn a_page_that_the_browser_saved_by_itself_says_what_it_is() {
    let clerk = Profile::fresh();
    let built = fs::read("dist/otog-checklist.html").expect("the built file");
    let page = clerk.open_at(&format!("file://{}", clerk.file("清单.html", &built).display()));
    page.tick("r1.1");
    page.open_card("r1.1");
    page.wait_saved();
    let shown = page.script("return '<!DOCTYPE html>\\n' + document.documentElement.outerHTML", vec![]);
    let saved = clerk.file("另存.html", shown.as_str().expect("the page").as_bytes());
    page.go_as_it_is(&format!("file://{}", saved.display()));
    assert_eq!(page.script(COPY_TOLD, vec![]), true);
    assert_eq!(page.script("return document.querySelector('[data-tick]').disabled", vec![]), true);
    assert_eq!(page.console_errors(), [""; 0]);

    // Some ways of saving leave the scripts out.
    let text = shown.as_str().expect("the page");
    let mut parts = text.split("<script");
    let first = parts.next().unwrap_or_default().to_owned();
    let dead = parts.fold(first, |dead, part| dead + part.split_once("</script>").map_or("", |(_, rest)| rest));
    let dead = clerk.file("没有脚本.html", dead.as_bytes());
    page.go_as_it_is(&format!("file://{}", dead.display()));
    assert_eq!(page.script(COPY_TOLD, vec![]), true);
}

const COPY_TOLD: &str = "return document.querySelector('otog-page').getClientRects().length > 0";
