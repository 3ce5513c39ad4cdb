//! Two people's browsers hand each other every carrier there is, on the built site.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::expect_used, reason = "a test ends where something is not as it should be")]

#[allow(dead_code, reason = "each test file uses its part")]
mod harness;
mod workbooks;

use harness::{Page, Profile, Site};
use std::{fs, process::Command};
use workbooks::{Edit, filled_in};

/// Somebody who ticked.
fn sender(site: &Site) -> Page {
    let page = Profile::fresh().open(site);
    page.tick("r1.1");
    page.tick("r5.3");
    page.wait_saved();
    page
}

fn made_link(page: &Page) -> String {
    page.press("share");
    page.press("share-status");
    page.wait_for("[data-link]");
    let link = page.script("return document.querySelector('[data-link]').value", vec![]);
    link.as_str().expect("a link").to_owned()
}

#[test]
fn a_link_is_opened_looked_at_and_merged() {
    let site = Site::start();
    let link = made_link(&sender(&site));
    assert!(link.contains("#s="));
    let receiver = Profile::fresh().open(&site);
    receiver.go(&link);
    receiver.wait_for("[data-dialog=\"preview\"]");
    assert!(!receiver.is_ticked("r1.1"));
    receiver.merge();
    receiver.wait_gone("[data-dialog=\"preview\"]");
    assert!(receiver.is_ticked("r1.1") && receiver.is_ticked("r5.3"));
    assert_eq!(receiver.script("return location.hash", vec![]), "");
    // Cut, as chats do it.
    receiver.go(&link[..link.len() - 8]);
    assert!(receiver.alert_text().contains("不完整"));
}

#[test]
fn a_code_is_kept_as_a_picture_and_read_from_it() {
    let site = Site::start();
    let page = sender(&site);
    made_link(&page);
    page.wait_for("[data-code=\"1\"]");
    let picture = page.downloads("code-png");
    let receiver = Profile::fresh().open(&site);
    receiver.import_file(&picture);
    receiver.merge();
    receiver.wait_gone("[data-dialog=\"preview\"]");
    assert!(receiver.is_ticked("r1.1") && receiver.is_ticked("r5.3"));
}

#[test]
fn a_sealed_file_opens_with_its_passphrase_alone_here_and_elsewhere() {
    let site = Site::start();
    let page = sender(&site);
    page.press("share");
    page.fill_in("[data-dialog=\"share\"] [name=passphrase]", "沙地与草原2026");
    page.fill_in("[data-dialog=\"share\"] [name=again]", "沙地与草原2026");
    let file = page.downloads("seal");
    let receiver = Profile::fresh().open(&site);
    receiver.import_file(&file);
    receiver.fill_in("[data-dialog=\"receive\"] [name=passphrase]", "不是这个");
    receiver.press("unseal");
    assert!(receiver.alert_text().contains("口令不对"));
    receiver.fill_in("[data-dialog=\"receive\"] [name=passphrase]", "沙地与草原2026");
    receiver.press("unseal");
    receiver.merge();
    receiver.wait_gone("[data-dialog=\"preview\"]");
    assert!(receiver.is_ticked("r1.1"));

    let opened = Command::new("node").arg("docs/open-sealed.mjs").arg(&file).arg("沙地与草原2026").output();
    let Ok(opened) = opened else { return println!("no node here: the script in docs was not run") };
    assert!(opened.status.success(), "{}", String::from_utf8_lossy(&opened.stderr));
    assert!(String::from_utf8_lossy(&opened.stdout).contains("\"format\": \"otog-checklist\""));
    let bytes = fs::read(&file).expect("the sealed file");
    assert!(!String::from_utf8_lossy(&bytes).contains("entries"));
}

/// The ledger that a page hands out.
fn workbook(page: &Page) -> Vec<u8> {
    page.press("papers");
    let file = page.downloads("paper-xlsx");
    page.press("close");
    fs::read(file).expect("the workbook")
}

#[test]
fn a_workbook_filled_in_elsewhere_is_looked_at_merged_and_taken_back_at_one_go() {
    let site = Site::start();
    let (office, unit) = (Profile::fresh(), Profile::fresh());
    let page = office.open(&site);
    page.tick("r1.1");
    page.wait_saved();
    let edits = [
        ("建议", 3, 5, "林草局"),
        ("建议", 3, 8, "2025-06-01"),
        ("建议", 4, 9, "不予办理"),
        ("建议", 4, 10, "不属本旗事权"),
        ("建议", 3, 13, "完成招标"),
        ("举措", 2, 4, "是"),
        ("建议", 16, 9, "已办结"),
    ];
    let filled = filled_in(&workbook(&page), &edits);

    // To the one who made it, and to somebody who knows nothing of it.
    for receiver in [page, unit.open(&site)] {
        let before = receiver.boxes();
        receiver.import_file(&office.file("台账.xlsx", &filled));
        let changes = receiver.text_of("[data-dialog=preview] .changes");
        for told in ["牵头单位", "林草局", "2025-06-01", "不予办理 · 不属本旗事权", "完成招标", "已完成", "已办结"]
        {
            assert!(changes.contains(told), "{told} is missing in {changes}");
        }
        assert_eq!(receiver.boxes(), before, "looking changes nothing");
        receiver.merge();
        receiver.wait_gone("[data-dialog=preview]");
        receiver.wait_saved();
        assert!(receiver.is_ticked("r5.3") && receiver.is_ticked("r1.1.m1"));
        receiver.open_card("r1.2");
        assert!(receiver.text_of("[id=\"r1.2\"]").contains("完成招标"));
        assert_eq!(receiver.value_of("[id=\"lead-r1.2\"]"), "林草局");
        receiver.press("undo");
        receiver.wait_for("[data-tick=\"r5.3\"]:not(:checked)");
        let after = receiver.boxes();
        assert!(before.iter().all(|(tick, state)| after.get(tick) == Some(state)), "{before:?} {after:?}");
        assert_eq!(receiver.value_of("[id=\"lead-r1.2\"]"), "");
    }
}

#[test]
fn a_workbook_that_makes_no_sense_is_told_by_sheet_row_and_column_and_changes_nothing() {
    let site = Site::start();
    let clerk = Profile::fresh();
    let page = clerk.open(&site);
    page.tick("r1.1");
    page.wait_saved();
    let sound = workbook(&page);
    let kept = page.stored();
    let wrong: [(&str, &[Edit<'_>], &[&str]); 2] = [
        (
            "填错.xlsx",
            &[("建议", 2, 8, "下个月"), ("举措", 4, 4, "也许")],
            &["“建议”表第 3 行 I 列", "下个月", "“举措”表第 5 行 E 列"],
        ),
        (
            "移列.xlsx",
            &[("建议", 1, 5, "配合单位"), ("建议", 1, 6, "牵头单位")],
            &["“建议”表第 2 行 F 列", "应是“牵头单位”"],
        ),
    ];
    for (name, edits, told) in wrong {
        page.import_file(&clerk.file(name, &filled_in(&sound, edits)));
        let sentence = harness::until(name, || Some(page.alert_text()).filter(|text| text.contains(name)));
        for words in told {
            assert!(sentence.contains(words), "{words} is missing in {sentence}");
        }
        assert!(!page.shows("[data-dialog=preview]"));
        assert_eq!(page.stored(), kept);
    }
}
