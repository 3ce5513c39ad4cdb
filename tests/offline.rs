//! Opened anywhere: kept by the browser, taken to a newer version, in one file.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::expect_used, reason = "a test ends where something is not as it should be")]

#[allow(dead_code, reason = "other journeys use the rest")]
mod harness;

use harness::{Page, Profile, Site, copy_of_site, publish_newer, until};
use serde_json::json;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Until the browser has all of the site.
fn wait_kept(page: &Page) {
    page.wait_for("[data-notice=\"offline\"]");
    page.press("note-offline");
    page.wait_gone("[data-notice=\"offline\"]");
}

#[test]
fn with_the_server_gone_it_opens_fifty_times_and_everything_works() {
    let (site, clerk) = (Site::start(), Profile::fresh());
    let page = clerk.open(&site);
    wait_kept(&page);
    site.stop();
    page.tick("r1.1");
    page.wait_saved();
    for _ in 0..50 {
        page.reload();
    }
    assert!(page.is_ticked("r1.1"));
    assert!(!page.shows("[data-notice=\"offline\"]"), "it is said once");
    page.tick("r2.1.m1");
    page.press("papers");
    let table = page.downloads("paper-csv");
    assert!(fs::read_to_string(table).expect("the table").contains("已办结"));
    page.press("close");
    page.press("history");
    page.wait_for("[data-dialog=\"history\"]");
    page.wait_saved();
    page.close();
    let page = clerk.open(&site);
    assert!(page.is_ticked("r1.1") && page.is_ticked("r2.1.m1"));
}

/// Somebody with a tick that is kept, on a copy of the site that can change.
fn ticked_on(site: &Site) -> Page {
    let page = Profile::fresh().open(site);
    wait_kept(&page);
    page.tick("r1.1");
    page.wait_saved();
    page
}

/// A folder with a copy of the built site, to be changed.
#[test]
fn a_newer_version_is_offered_and_taken_when_a_person_says_so() {
    let folder = copy_of_site();
    let site = Site::of(folder.path());
    let page = ticked_on(&site);

    publish_newer(folder.path());
    page.reload();
    page.wait_for("[data-notice=\"update\"]");
    assert!(!page.shows("body[data-newer]"), "never unasked");
    // Meanwhile somebody goes on in another tab, which is still the old one.
    let first = page.tab();
    let second = page.open_tab(&site);
    assert!(!page.shows("body[data-newer]"));
    page.tick("r2.2");
    page.wait_saved();
    page.turn_to(&first);
    page.press("take-update");
    page.wait_for("body[data-newer] #app[data-ready]");
    assert!(page.is_ticked("r1.1") && page.is_ticked("r2.2"));
    page.turn_to(&second);
    page.tick("r3.1");
    page.wait_saved();
    page.turn_to(&first);
    until("the old tab's tick is here", || page.is_ticked("r3.1").then_some(()));
    page.tick("r4.1");
    page.wait_saved();
    page.reload();
    assert!(["r1.1", "r2.2", "r3.1", "r4.1"].iter().all(|id| page.is_ticked(id)), "kept and merged");

    // And that one is kept whole, and the old one is gone.
    until("one cache", || (caches(&page) == 1).then_some(()));
    site.stop();
    page.reload();
    assert!(page.shows("body[data-newer]") && page.is_ticked("r1.1"));
}

fn caches(page: &Page) -> u64 {
    let count = "const done = arguments[0]; caches.keys().then(names => done(names.length))";
    page.script_until_called(count, vec![]).as_u64().expect("a number")
}

#[test]
fn what_is_half_typed_is_there_in_the_newer_version() {
    let folder = copy_of_site();
    let site = Site::of(folder.path());
    let page = ticked_on(&site);
    publish_newer(folder.path());
    page.reload();
    page.open_card("r1.1");
    page.click("[id=\"note-r1.1\"]");
    page.type_text("已开工");
    page.wait_saved_as("draft");
    page.press("take-update");
    page.wait_for("body[data-newer] #app[data-ready]");
    page.wait_saved_as("draft");
    page.open_card("r1.1");
    assert_eq!(page.value_of("[id=\"note-r1.1\"]"), "已开工");
}

/// In the newer version the desk has another name: nobody has it under the old one.
fn move_desk(folder: &Path) {
    let is_desk = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("desk"));
    let desk: Vec<_> =
        fs::read_dir(folder).expect("the site").flatten().map(|file| file.path()).filter(is_desk).collect();
    assert!(!desk.is_empty(), "there is a desk");
    desk.iter().for_each(|file| fs::remove_file(file).expect("gone"));
    let worker = folder.join("offline.js");
    let mut files = fs::read_to_string(&worker).expect("the service worker");
    while let Some(start) = files.find(",[\"desk") {
        let end = start + files[start..].find(']').expect("the end of an entry") + 1;
        files.replace_range(start..end, "");
    }
    fs::write(worker, files).expect("the newer service worker");
}

#[test]
fn a_tab_of_the_old_version_says_to_open_the_page_anew_where_its_part_is_gone() {
    let folder = copy_of_site();
    let site = Site::of(folder.path());
    let page = ticked_on(&site);
    publish_newer(folder.path());
    move_desk(folder.path());
    page.reload();
    page.wait_for("[data-notice=\"update\"]");
    let first = page.tab();
    let second = page.open_tab(&site);
    assert!(!page.shows("body[data-newer]"));
    page.turn_to(&first);
    page.press("take-update");
    page.wait_for("body[data-newer] #app[data-ready]");
    page.turn_to(&second);
    page.press("papers");
    page.press("paper-csv");
    let told = page.notice_text();
    assert!(told.contains("新版本") && !told.contains("网络"), "{told}");
    page.reload();
    assert!(page.shows("body[data-newer]") && page.is_ticked("r1.1"));
}

#[test]
fn half_an_update_leaves_the_old_version_working() {
    let folder = copy_of_site();
    let site = Site::of(folder.path());
    let page = ticked_on(&site);

    publish_newer(folder.path());
    let manifest = folder.path().join("manifest.webmanifest");
    fs::write(&manifest, "half").expect("half a file");
    let seen = site.requests().len();
    page.reload();
    until("the service worker has asked for the file", || {
        site.requests()[seen..].iter().any(|path| path.ends_with("manifest.webmanifest")).then_some(())
    });
    until("the incomplete one is gone", || (caches(&page) == 1).then_some(()));
    assert!(!page.shows("[data-notice=\"update\"]"));
    site.stop();
    page.reload();
    assert!(page.is_ticked("r1.1") && !page.shows("body[data-newer]"));
}

/// The one file somewhere on a disk of theirs.
fn on_a_stick(clerk: &Profile, name: &str) -> PathBuf {
    clerk.file(name, &fs::read("dist/otog-checklist.html").expect("the built file"))
}

fn address(file: &Path) -> String {
    format!("file://{}", file.display())
}

#[test]
fn one_file_opens_by_a_double_click_travels_with_its_state_and_merges() {
    let sender = Profile::fresh();
    let page = sender.open_at(&address(&on_a_stick(&sender, "清单.html")));
    page.tick("r1.1");
    page.wait_saved();
    page.reload();
    assert!(page.is_ticked("r1.1"), "it is kept in this browser");
    let first = save_with_data(&page);
    page.close();

    let receiver = Profile::fresh();
    let page = receiver.open_at(&address(&first));
    assert!(page.is_ticked("r1.1"));
    page.tick("r2.2");
    page.wait_saved();
    let second = save_with_data(&page);
    // A copy beside it knows nothing of it.
    page.go(&address(&on_a_stick(&receiver, "另一份.html")));
    assert!(!page.is_ticked("r1.1") && !page.is_ticked("r2.2"));
    // What it was opened from still has its state.
    page.go(&address(&first));
    page.wait_for("[data-tick=\"r2.2\"]:checked");
    assert!(page.is_ticked("r1.1"));
    page.close();

    let third = Profile::fresh();
    let page = third.open_at(&address(&second));
    assert!(page.is_ticked("r1.1") && page.is_ticked("r2.2"));
    page.press("papers");
    let table = page.downloads("paper-csv");
    assert_eq!(fs::read_to_string(table).expect("the table").matches("已办结").count(), 2);
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn two_copies_that_were_gone_on_with_apart_are_merged() {
    let sender = Profile::fresh();
    let page = sender.open_at(&address(&on_a_stick(&sender, "清单.html")));
    page.tick("r1.1");
    page.wait_saved();
    let common = save_with_data(&page);
    let [left, right] = ["r2.2", "r3.3"].map(|id| {
        let clerk = Profile::fresh();
        let page = clerk.open_at(&address(&common));
        page.tick(id);
        page.wait_saved();
        let copy = save_with_data(&page);
        // It outlives the browser that it was saved with.
        sender.file(&format!("{id}.html"), &fs::read(copy).expect("the copy"))
    });
    let page = Profile::fresh().open_at(&address(&on_a_stick(&sender, "空的.html")));
    for (copy, new) in [(left, 2), (right, 1)] {
        page.import_file(&copy);
        page.wait_for("[data-dialog=\"preview\"]");
        assert!(page.text_of("[data-dialog=\"preview\"]").contains(&format!("新记录 {new} 条")));
        page.merge();
        page.wait_gone("[data-dialog=\"preview\"]");
    }
    page.wait_saved();
    page.reload();
    assert!(["r1.1", "r2.2", "r3.3"].iter().all(|id| page.is_ticked(id)));
    assert!(!page.shows("[data-conflicts]"), "nobody contradicted anybody");
}

#[test]
fn where_the_browser_keeps_nothing_the_file_is_saved_each_time() {
    let clerk = Profile::keeping_nothing();
    let page = clerk.open_at(&address(&on_a_stick(&clerk, "清单.html")));
    page.tick("r1.1");
    page.wait_saved_as("unsaved");
    let copy = page.downloads("save-page-now");
    let other = Profile::fresh().open_at(&address(&copy));
    assert!(other.is_ticked("r1.1"));
    // Hosted, a page is no place to keep things in.
    let site = Site::start();
    page.go(&site.url());
    page.tick("r1.1");
    page.wait_saved_as("unsaved");
    page.wait_for("[data-do=\"export-now\"]");
    assert!(!page.shows("[data-do=\"save-page-now\"]"));
}

fn save_with_data(page: &Page) -> PathBuf {
    page.press("device");
    let file = page.downloads("save-page");
    page.press("close");
    assert!(file.to_string_lossy().ends_with(".html"), "{file:?}");
    file
}

/// Takes the part that comes later away from the site; what it returns brings it back.
fn without_later(folder: &Path) -> impl Fn() {
    let files = fs::read_dir(folder).expect("the site").flatten().map(|file| file.path());
    let is_later = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("later-"));
    let file = files.filter(is_later).find(|path| path.extension().is_some_and(|kind| kind == "wasm"));
    let (file, aside) = (file.expect("the later part"), folder.join("aside"));
    fs::rename(&file, &aside).expect("taken away");
    move || fs::rename(&aside, &file).expect("brought back")
}

#[test]
fn ticks_wait_for_nothing_and_what_is_asked_for_comes_later() {
    let folder = copy_of_site();
    let bring_back = without_later(folder.path());
    let site = Site::of(folder.path());
    let page = Profile::fresh().open(&site);
    page.tick("r1.1");
    page.wait_saved();
    page.tick("r3.1");
    page.tick("r3.1");
    page.wait_saved();
    page.reload();
    assert!(page.is_ticked("r1.1") && !page.is_ticked("r3.1"), "what is taken away is stored, too");
    page.press("history");
    page.wait_for("[data-notice=missing]");
    page.tick("r2.1");
    page.wait_saved();

    bring_back();
    page.press("fetch-again");
    page.wait_for("[data-dialog=history]");
    page.press("close");
    page.press("undo");
    until("the last tick is taken back", || (!page.is_ticked("r2.1")).then_some(()));
    assert!(page.is_ticked("r1.1"));
}

#[test]
fn a_view_in_the_address_comes_once_its_part_is_here() {
    let folder = copy_of_site();
    let bring_back = without_later(folder.path());
    let site = Site::of(folder.path());
    let page = Profile::fresh().open_at(&format!("{}#?area=a5", site.url()));
    page.wait_for("[data-notice=missing]");
    assert!(page.shows("#r1\\.1"), "until then the list is whole");
    bring_back();
    page.press("fetch-again");
    page.wait_for("[data-narrowed=\"3\"]");
    assert!(!page.shows("#r1\\.1") && page.shows("#r5\\.1"));
}

#[test]
fn without_scripts_the_fifteen_are_there_to_read_and_print() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.turn_off_scripts();
    page.go_as_it_is(&site.url());
    assert_eq!(page.count("article.card"), 15);
    assert_eq!(page.count("noscript p"), 1);
}

#[test]
fn where_the_program_can_not_be_had_the_page_says_so_and_shows_the_fifteen() {
    let folder = copy_of_site();
    wasm_files(folder.path()).iter().for_each(|file| fs::remove_file(file).expect("gone"));
    let site = Site::of(folder.path());
    let clerk = Profile::fresh();
    let page = clerk.open_whatever_comes(&site.url());
    page.wait_for("#app[data-failed]");
    assert_eq!(page.count("article.card"), 15);
    assert!(page.text_of(".plain--late").contains("Chromium 90"));
}

/// Opens the page of a site whose program can not be had, and waits until one can tick.
fn open_without_program(page: &Page, site: &Site, folder: &Path) {
    for file in wasm_files(folder) {
        fs::rename(&file, file.with_extension("gone")).expect("gone");
    }
    page.go_as_it_is(&site.url());
    page.wait_for("#app[data-early][data-failed]");
}

fn open_with_program(page: &Page, site: &Site, folder: &Path) {
    for file in fs::read_dir(folder).expect("the site").flatten().map(|file| file.path()) {
        if file.extension().is_some_and(|kind| kind == "gone") {
            fs::rename(&file, file.with_extension("wasm")).expect("back again");
        }
    }
    page.go(&site.url());
}

fn wasm_files(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).expect("the site").flatten().map(|file| file.path());
    files.filter(|file| file.extension().is_some_and(|kind| kind == "wasm")).collect()
}

#[test]
fn what_is_ticked_before_the_program_runs_becomes_entries() {
    let folder = copy_of_site();
    let (site, clerk) = (Site::of(folder.path()), Profile::fresh());
    let page = clerk.open_whatever_comes("about:blank");
    page.devtools("Network.enable", json!({}));
    page.devtools("Network.setBypassServiceWorker", json!({ "bypass": true }));
    page.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true }));

    open_without_program(&page, &site, folder.path());
    assert!(!page.is_ticked("r1.1"));
    page.click("#tick-r1\\.1");
    page.click("#tick-r2\\.3");
    page.click("#tick-r2\\.3");
    open_with_program(&page, &site, folder.path());
    assert!(page.is_ticked("r1.1") && !page.is_ticked("r2.3"));
    page.wait_saved();

    // The next time the ticks are there before the program is.
    open_without_program(&page, &site, folder.path());
    assert!(page.is_ticked("r1.1") && !page.is_ticked("r2.3"));
    assert_eq!(page.text_of(".saved"), "上次的勾选");
    page.click("#tick-r1\\.1");
    page.click("#tick-r5\\.3");
    // Closed before the program ran, and opened again.
    page.go_as_it_is("about:blank");
    page.go_as_it_is(&site.url());
    page.wait_for("#app[data-early][data-failed]");
    assert!(!page.is_ticked("r1.1") && page.is_ticked("r5.3"));

    open_with_program(&page, &site, folder.path());
    assert!(!page.is_ticked("r1.1") && page.is_ticked("r5.3"));
    page.wait_saved();
    page.press("undo");
    page.wait_saved();
    assert!(!page.is_ticked("r5.3") && !page.is_ticked("r1.1"), "each of them is a step");
    page.reload();
    assert!(!page.is_ticked("r5.3") && !page.is_ticked("r1.1"), "they are taken in once");
}

/// A site whose program panics as it starts: it can not read its document.
fn publish_broken(folder: &Path) {
    let page = folder.join("index.html");
    let whole = fs::read_to_string(&page).expect("the page");
    let broken = whole.replace("\"id\": \"otog-2024-55\"", "\"id\": 55");
    assert_ne!(broken, whole, "the document is in the page");
    fs::write(&page, broken).expect("the broken page");
}

#[test]
fn a_panic_says_where_and_offers_what_is_stored_as_a_file() {
    let folder = copy_of_site();
    let site = Site::of(folder.path());
    let page = Profile::fresh().open(&site);
    page.tick("r1.1");
    page.wait_saved();
    publish_broken(folder.path());
    page.devtools("Network.enable", json!({}));
    page.devtools("Network.setBypassServiceWorker", json!({ "bypass": true }));
    page.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true }));
    page.go_as_it_is(&site.url());
    page.wait_for(".panicked");
    assert!(page.text_of(".panicked").contains("src/web/mod.rs:"));
    let file = page.downloads_at(".panicked [name=\"save-stored\"]");
    let receiver = Profile::fresh().open(&Site::start());
    receiver.import_file(&file);
    receiver.merge();
    assert!(receiver.is_ticked("r1.1"));
}

#[test]
fn the_program_takes_the_place_of_the_delivered_page_without_a_jump() {
    let site = Site::start_with_late(".js");
    let page = Profile::fresh().open(&site);
    page.tick("r1.1");
    page.wait_saved();
    page.devtools("Network.enable", json!({}));
    page.devtools("Network.setBypassServiceWorker", json!({ "bypass": true }));
    page.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true }));
    page.before_load(
        "window.shift = 0; window.wrong = 0;
         new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shift += entry.value; }))
             .observe({ type: 'layout-shift', buffered: true });
         const look = () => {
             const app = document.getElementById('app');
             const box = document.querySelector('[data-tick=\"r1.1\"]');
             if (box && getComputedStyle(box).visibility === 'visible' && !box.checked && app && !('failed' in app.dataset)) window.wrong += 1;
             requestAnimationFrame(look);
         };
         requestAnimationFrame(look);",
    );
    page.reload();
    assert!(page.is_ticked("r1.1"));
    assert_eq!(page.script("return [window.shift, window.wrong]", vec![]), json!([0, 0]));
}
