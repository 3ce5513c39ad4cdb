//! Two people's browsers hand each other every carrier there is, on the built site.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::expect_used, reason = "a test ends where something is not as it should be")]

#[allow(dead_code, reason = "each test file uses its part")]
mod harness;

use harness::{Page, Profile, Site};
use std::{fs, process::Command};

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
