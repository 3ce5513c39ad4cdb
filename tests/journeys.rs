//! What people do with the app, acted out in a real browser on the built site (`cargo xtask test` builds it first).

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::expect_used, reason = "a test ends where something is not as it should be")]

#[allow(dead_code, reason = "the measurements use verbs that the journeys do not, and the other way round")]
mod harness;

use harness::{Page, Profile, Site};
use serde_json::{Value, json};
use std::fs;

const THREE: [&str; 3] = ["r1.1", "r3.4", "r5.3"];

#[test]
fn ticks_survive_a_reload_and_travel_as_a_file() {
    let site = Site::start();

    let sender = Profile::fresh();
    let page = sender.open(&site);
    page.tick("r2.1.m1");
    THREE.iter().for_each(|id| page.tick(id));
    page.wait_saved();
    page.reload();
    assert_sees_ticks(&page);
    let file = page.export_file();
    assert!(file.to_string_lossy().ends_with(".json"), "{file:?}");

    let receiver = Profile::fresh().open(&site);
    assert!(!receiver.is_ticked("r1.1"));
    receiver.import_file(&file);
    receiver.merge();
    assert_sees_ticks(&receiver);
    receiver.wait_saved();
    receiver.reload();
    assert_sees_ticks(&receiver);

    assert_eq!(page.console_errors(), [""; 0]);
    assert_eq!(receiver.console_errors(), [""; 0]);
}

fn assert_sees_ticks(page: &Page) {
    assert!(page.is_ticked("r2.1.m1"));
    assert!(THREE.iter().all(|id| page.is_ticked(id)));
    assert!(!page.is_ticked("r1.2"));
    assert!(!page.is_ticked("r2.1.m2"));
}

#[test]
fn a_tick_taken_back_stays_taken_back() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.tick("r4.2");
    page.tick("r4.2");
    page.wait_saved();
    page.reload();
    assert!(!page.is_ticked("r4.2"));
}

#[test]
fn a_browser_closed_and_opened_again_shows_the_same() {
    let (site, clerk) = (Site::start(), Profile::fresh());
    let page = clerk.open(&site);
    page.tick("r1.3");
    page.wait_saved();
    page.close();
    assert!(clerk.open(&site).is_ticked("r1.3"));
}

#[test]
fn what_was_said_to_be_saved_survives_a_crash() {
    let (site, clerk) = (Site::start(), Profile::fresh());
    let page = clerk.open(&site);
    page.tick("r1.3");
    page.wait_saved();
    page.crash();
    assert!(clerk.open(&site).is_ticked("r1.3"));
}

#[test]
fn ticking_needs_no_server() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    site.stop();
    page.tick("r2.2");
    page.tick("r2.2.m1");
    page.wait_saved();
    let file = page.export_file();
    site.restart();
    page.reload();
    assert!(page.is_ticked("r2.2") && page.is_ticked("r2.2.m1"));

    let other = Profile::fresh().open(&site);
    other.import_file(&file);
    other.merge();
    assert!(other.is_ticked("r2.2") && other.is_ticked("r2.2.m1"));
}

#[test]
fn many_small_pieces_become_one_and_nothing_is_lost() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.script(
        "for (let i = 0; i < 81; i += 1) document.querySelectorAll('input[data-tick]')[i % 15].click();",
        vec![],
    );
    page.wait_saved();
    assert_eq!(pieces(&page), 81);
    page.reload();
    harness::until("one piece", || (pieces(&page) == 1).then_some(()));
    page.reload();
    for (id, ticked) in [("r1.1", false), ("r2.3", false), ("r3.1", true), ("r5.3", true)] {
        assert_eq!(page.is_ticked(id), ticked, "{id}");
    }
}

/// How many segments lie in the local store.
fn pieces(page: &Page) -> usize {
    let stored = page.stored();
    stored.as_object().map_or(0, |all| all.keys().filter(|key| key.contains("/segment/")).count())
}

#[test]
fn papers_come_as_files_without_a_server_once_the_first_was_made() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.tick("r1.1");
    page.press("papers");
    let file = page.downloads("paper-csv");
    assert!(file.to_string_lossy().ends_with(".csv"), "{file:?}");
    let table = fs::read_to_string(&file).expect("the table");
    assert!(table.starts_with("\u{feff}编号,"), "{table}");
    assert_eq!(table.lines().count(), 16);
    assert_eq!(table.matches("已办结").count(), 1);
    // The desk is open now, and needs nobody any more.
    site.stop();
    for (name, kind, begins) in
        [("paper-report", ".docx", "PK"), ("paper-xlsx", ".xlsx", "PK"), ("paper-ics", ".ics", "BEGIN")]
    {
        let file = page.downloads(name);
        assert!(file.to_string_lossy().ends_with(kind), "{file:?}");
        assert!(fs::read(&file).expect("the paper").starts_with(begins.as_bytes()), "{file:?}");
    }
}

#[test]
fn what_a_report_lacks_is_listed_in_the_pages_language_and_leads_to_its_place() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.choose_look("en");
    page.press("papers");
    page.wait_for("[data-gaps]");
    let told = page.text_of("[data-gaps]") + &page.text_of("[data-by-hand]");
    assert!(
        told.contains("Lead unit (15)") && !told.chars().any(|letter| ('\u{4e00}'..'\u{9fff}').contains(&letter)),
        "{told}"
    );
    page.script("document.querySelectorAll('[data-wants]').forEach(kind => kind.open = true)", vec![]);
    page.click("[data-gap=\"lead-r3.2\"]");
    page.wait_gone("dialog");
    page.wait_for("[id=\"lead-r3.2\"]:focus");
    page.fill_in("[id=\"lead-r3.2\"]", "林草局");
    page.press("papers");
    page.wait_for("[data-gaps]");
    assert!(page.text_of("[data-gaps]").contains("Lead unit (14)"));
}

#[test]
fn the_history_tells_every_value_in_words() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    page.open_card("r1.1");
    page.fill_in("[data-fill=\"measure-r1.1\"]", "与邻旗合办");
    page.press("add-measure-r1.1");
    page.click("[data-added] .tick");
    page.fill_in("[data-fill=\"due-r1.1\"]", "2025-05-31");
    page.press("history");
    page.wait_for(".history");
    page.script("document.querySelectorAll('.history details').forEach(step => step.open = true)", vec![]);
    let told = page.text_of(".history");
    for value in ["未填 → 与邻旗合办", "未完成 → 已完成", "未填 → 2025年5月31日"] {
        assert!(told.contains(value), "{value} is missing in {told}");
    }
}

#[test]
fn bad_files_are_refused_and_touch_nothing() {
    let (site, clerk) = (Site::start(), Profile::fresh());
    let page = clerk.open(&site);
    page.tick("r3.2");
    page.wait_saved();
    let export = fs::read(page.export_file()).expect("the exported file");

    let bad_files: [(&str, Vec<u8>); 7] = [
        ("empty.json", Vec::new()),
        ("not-json.json", "今天开会，下周再报。".into()),
        ("binary.json", vec![0x00, 0xff, 0xfe, 0x80]),
        ("other.json", json!({ "type": "FeatureCollection", "features": [] }).to_string().into()),
        ("truncated.json", export[..export.len() / 2].to_vec()),
        ("newer.json", with_version(&export, 999)),
        ("50-mb.json", vec![b' '; 50_000_000]),
    ];
    for (name, content) in bad_files {
        let before = page.stored();
        page.import_file(&clerk.file(name, &content));
        let sentence = page.alert_text();
        println!("{name}: {sentence}");
        assert!(sentence.chars().count() > 8, "{name} deserves a sentence, not {sentence:?}");
        assert_eq!(page.stored(), before, "{name} touched what was stored");
        page.reload();
        assert!(page.is_ticked("r3.2"), "{name} took a tick away");
    }
    assert_eq!(page.console_errors(), [""; 0]);
}

fn with_version(export: &[u8], version: u32) -> Vec<u8> {
    let mut file: Value = serde_json::from_slice(export).expect("an export is JSON");
    file["version"] = version.into();
    file.to_string().into()
}

const WECHAT: &str = "Mozilla/5.0 (Linux; Android 12; HarmonyOS) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 \
    Chrome/107.0.5304.141 Mobile Safari/537.36 XWEB/5317 MicroMessenger/8.0.47.2560(0x28002F51) WeChat/arm64";

#[test]
fn in_a_chat_app_the_file_is_copied_as_text_and_pasted_elsewhere() {
    let site = Site::start();
    let page = Profile::fresh().open(&site);
    assert!(!page.shows("[data-notice=chat-app]"), "a browser like any other");
    page.devtools("Network.setUserAgentOverride", json!({ "userAgent": WECHAT }));
    page.reload();
    let told = page.text_of("[data-notice=chat-app]");
    assert!(told.contains("微信") && told.contains("在浏览器打开"), "{told}");
    page.tick("r1.1");
    page.wait_saved();
    page.press("share");
    page.press("export");
    page.press("sign-later");
    page.press("copy-handout");
    page.wait_for("[data-copied=true]");
    let allow = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    page.devtools("Browser.grantPermissions", allow);
    let copied = page.script_until_called(
        "navigator.clipboard.readText().then(arguments[0], error => arguments[0](String(error)))",
        vec![],
    );
    assert_eq!(page.value_of("[data-handout]"), copied.as_str().unwrap_or_default());
    assert_eq!(page.console_errors(), [""; 0]);

    let receiver = Profile::fresh().open(&site);
    receiver.press("receive");
    receiver.fill_in("[data-dialog=receive] [name=text]", copied.as_str().expect("the copied text"));
    receiver.press("read-text");
    receiver.merge();
    receiver.wait_gone("dialog");
    assert!(receiver.is_ticked("r1.1"));
}
