//! The same people with other browsers: Chromium 90, the oldest that is served, and Firefox.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::expect_used, reason = "a test ends where something is not as it should be")]

#[allow(dead_code, reason = "each test file uses its part")]
mod harness;

use base64::{Engine, engine::general_purpose::STANDARD};
use harness::{
    Browser::{self, Chromium90, Firefox},
    Page, Profile, Site, until,
};
use serde_json::json;
use std::{
    env, fs,
    path::{Path, PathBuf},
};

#[test]
fn chromium90_hosted() {
    hosted(Chromium90);
}

#[test]
fn chromium90_one_file() {
    one_file(Chromium90);
}

#[test]
fn chromium90_prints() {
    let page = Profile::of(Chromium90).open(&Site::start());
    page.tick("r1.1");
    let answer = page.devtools("Page.printToPDF", json!({ "preferCSSPageSize": true }));
    let pdf = STANDARD.decode(answer["data"].as_str().expect("a PDF")).expect("base64");
    assert!(pdf.starts_with(b"%PDF") && pdf.len() > 20_000, "{} bytes", pdf.len());
    keep("chromium90-print.pdf", &pdf);
}

#[test]
fn firefox_hosted() {
    hosted(Firefox);
}

#[test]
fn firefox_one_file() {
    one_file(Firefox);
}

/// Ticks, kept; a card; files out and in; papers; a link; and all of it without the server.
fn hosted(browser: Browser) {
    let (site, clerk) = (Site::start(), Profile::of(browser));
    let page = clerk.open(&site);
    wait_kept(&page);
    let file = tick_and_export(&page);
    assert_eq!(page.script("return navigator.serviceWorker.controller !== null", vec![]), json!(true));

    let receiver = Profile::of(browser).open(&site);
    receiver.import_file(&file);
    receiver.wait_for("[data-dialog=\"preview\"]");
    assert!(!receiver.is_ticked("r1.1"), "looked at before it is merged");
    let shade = "return getComputedStyle(document.querySelector('dialog'), '::backdrop').backgroundColor";
    assert_ne!(receiver.script(shade, vec![]), "rgba(0, 0, 0, 0)", "the page under a window is in the shade");
    receiver.merge();
    receiver.wait_gone("[data-dialog=\"preview\"]");
    assert!(receiver.is_ticked("r1.1") && receiver.is_ticked("r2.1.m1"));
    receiver.close();

    let link = made_link(&page);
    let reader = Profile::of(browser).open_at(&link);
    reader.merge();
    reader.wait_gone("[data-dialog=\"preview\"]");
    assert!(reader.is_ticked("r1.1"));
    reader.close();

    page.fill_in("[data-sieve=search]", "zbnmy");
    until("转变农牧业 by its first letters", || (page.count("article.card") == 1).then_some(()));
    page.fill_in("[data-sieve=search]", "");
    until("all fifteen", || (page.count("article.card") == 15).then_some(()));
    papers(&page);
    site.stop();
    page.close();
    let page = clerk.open(&site);
    assert!(page.is_ticked("r1.1") && page.is_ticked("r2.1.m1"), "without the server");
    page.picture_of_view(&picture(browser, "hosted"));
    assert_eq!(page.console_errors(), [""; 0]);
}

fn one_file(browser: Browser) {
    let clerk = Profile::of(browser);
    let built = fs::read("dist/otog-checklist.html").expect("the built file");
    let page = clerk.open_at(&address(&clerk.file("清单.html", &built)));
    let file = tick_and_export(&page);
    papers(&page);
    page.press("device");
    let with_data = page.downloads("save-page");
    page.press("close");
    page.picture_of_view(&picture(browser, "one-file"));
    assert_eq!(page.console_errors(), [""; 0]);
    page.close();

    let receiver = Profile::of(browser);
    let page = receiver.open_at(&address(&with_data));
    assert!(page.is_ticked("r1.1") && page.is_ticked("r2.1.m1"));
    page.go(&address(&receiver.file("另一份.html", &built)));
    assert!(!page.is_ticked("r1.1"), "copies do not mix");
    page.import_file(&with_data);
    page.wait_for("[data-dialog=\"preview\"]");
    page.merge();
    page.wait_gone("[data-dialog=\"preview\"]");
    page.import_file(&file);
    // The same came in the page.
    page.wait_for("[data-arrival$=\".json\"][data-state=nothing-new]");
    assert!(!page.shows("[data-dialog=\"preview\"]"));
    page.press("close");
    assert!(page.is_ticked("r1.1") && page.is_ticked("r2.1.m1"));
    page.wait_saved();
}

fn tick_and_export(page: &Page) -> PathBuf {
    page.tick("r1.1");
    page.tick("r2.1.m1");
    page.wait_saved();
    page.reload();
    assert!(page.is_ticked("r1.1") && page.is_ticked("r2.1.m1"));
    let file = page.export_file();
    assert!(file.to_string_lossy().ends_with(".json"), "{file:?}");
    file
}

/// Made at the desk, which is a worker with a wasm module of its own.
fn papers(page: &Page) {
    page.press("papers");
    let table = page.downloads("paper-csv");
    assert_eq!(fs::read_to_string(table).expect("the table").matches("已办结").count(), 1);
    let report = page.downloads("paper-report");
    assert!(fs::read(report).expect("the report").starts_with(b"PK"));
    page.press("close");
}

fn made_link(page: &Page) -> String {
    page.press("share");
    page.press("share-status");
    let link = page.value_of("[data-link]");
    page.press("close");
    link
}

/// Until the browser has all of the site.
fn wait_kept(page: &Page) {
    page.press("note-offline");
    page.wait_gone("[data-notice=\"offline\"]");
}

fn address(file: &Path) -> String {
    format!("file://{}", file.display())
}

/// For people to look at.
fn picture(browser: Browser, name: &str) -> PathBuf {
    target().join(format!("{browser:?}-{name}.png").to_lowercase())
}

fn keep(name: &str, content: &[u8]) {
    fs::write(target().join(name), content).expect("a place for what people look at");
}

fn target() -> PathBuf {
    let folder = env::current_dir().expect("the workspace").join("target/browsers");
    fs::create_dir_all(&folder).expect("a folder for what people look at");
    folder
}
